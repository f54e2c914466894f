"""Distances that both writers keep and no theme sets. Lengths are points."""

from __future__ import annotations

APART = 12.0
"""The least space between two texts on one line."""
MARK_HEIGHT = 1.3
"""The mark's height in lines of the organisation's name: it stays smaller than any title."""
MARK_WIDEST = 5
"""A very wide mark is at most this many times as wide as high."""
GLANCE_ROWS = 9.0
"""Between two rows of numbers in the strip at a glance."""
GLANCE_GUTTER = 14.0
"""Between two numbers of the strip at a glance; in Word at the right of the last one too."""
PICTURE_GAP = 6.0
"""Between a picture and its caption, or what is drawn and its credit."""
ACCENT_BAR = 28.0
"""The length of the bar above a graphic."""
LABELS_GAP = 0.5
"""Between a recommendation and its labels below it."""
HEAD_GAP = 17.0
"""Between the running head's rule and the text."""
FOOT_DOWN = 0.52
"""Where the folio's middle is, as a share of the bottom margin from the text down."""
MARKING_HEIGHT = 17.0
"""The height of the Traffic Light Protocol's marking."""
FACTS_BESIDE, FACTS_GAP = 2, 5.5
"""How many facts of an actor stand side by side, and the space above them, between their rows and below."""
COLUMN_GUTTER = 18.0
"""Between the columns of a passage in columns."""
