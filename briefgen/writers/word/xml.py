"""Strings of XML: escaping, and lengths in the units that WordprocessingML counts in."""

from __future__ import annotations

import re

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
LETTERS = (
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"'
)
"""What parts that define letters have beside: figures and ligatures, which programs before Word 2010 pass over."""
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def legal(text: str) -> str:
    """`text` without the characters that XML 1.0 can't hold (§2.2): controls, lone surrogates, U+FFFE, U+FFFF."""
    return text if text.isprintable() else _ILLEGAL.sub("", text)


def escaped(text: str) -> str:
    """`text` as character data."""
    return legal(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoted(text: str) -> str:
    """`text` as an attribute's value, quotation marks included."""
    value = escaped(text).replace('"', "&quot;")
    return '"' + value.replace("\t", " ").replace("\n", " ").replace("\r", " ") + '"'


def twips(points: float) -> int:
    """Points as twentieths of a point, the unit of most lengths (ECMA-376 Part 1 §17.18.81)."""
    return round(points * 20)


def eighths(points: float) -> int:
    """Points as eighths, the unit of a rule's thickness, between ¼ pt and 12 pt (ECMA-376 Part 1 §17.3.4)."""
    return min(max(round(points * 8), 2), 96)


def emus(points: float) -> int:
    """Points as English Metric Units, the unit of drawings (ECMA-376 Part 1 §20.1.10.16); at least one."""
    return max(round(points * 12700), 1)


def hexed(colour: str) -> str:
    """`#RRGGBB` as WordprocessingML writes it."""
    return colour.lstrip("#").upper()
