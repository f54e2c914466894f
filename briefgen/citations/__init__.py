"""Sources in print, in a citation style (CSL): what the list has of each, and what citations print.

`load_bibliography` finds the style and the sources; a `Bibliography` gives their forms.
"""

from briefgen.citations.bibliography import Bibliography, Listed, Mention, load_bibliography

__all__ = ["Bibliography", "Listed", "Mention", "load_bibliography"]
