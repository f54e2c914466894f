"""briefgen: a brief written in YAML becomes a designed briefing paper, as Word and PDF.

Read `build.py` first: it takes one brief through all the stages.
"""

__version__ = "0.1.0"
