"""A theme's tokens, resolved: what every role of text, every box and the page look like, as numbers.

`load_theme` reads `templates/themes/NAME.yaml` and returns a `Theme`. Writers
translate a Theme into their format and decide nothing about looks themselves.
"""

from briefgen.theme.fonts import covers
from briefgen.theme.load import is_theme, load_theme, theme_names
from briefgen.theme.model import (
    WHITE,
    BoxStyle,
    FontFamily,
    PageGeometry,
    PaperSize,
    Rule,
    TableStyle,
    TextStyle,
    Theme,
)

__all__ = [
    "WHITE",
    "BoxStyle",
    "FontFamily",
    "PageGeometry",
    "PaperSize",
    "Rule",
    "TableStyle",
    "TextStyle",
    "Theme",
    "covers",
    "is_theme",
    "load_theme",
    "theme_names",
]
