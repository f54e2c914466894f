"""An OOXML part in a form that a person can review: a short element on its line, a long one over several."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.dom.minidom import Element, parseString
from xml.sax.saxutils import quoteattr

_WIDTH = 120
_UNUSUAL = re.compile(r"[^\S \n]|[\u00ad\u200b-\u200f\u2011\u202a-\u202e\u2060-\u2069\ufeff]")


def normal(part: str) -> str:
    """The part's elements with their attributes sorted; white space stays where it is text, the unusual as a code."""
    lines = "\n".join(_lines(parseString(part.encode()).documentElement, ""))
    return _UNUSUAL.sub(lambda found: f"&#x{ord(found[0]):X};", lines) + "\n"


def _lines(element: Element, indent: str) -> Iterator[str]:
    whole = _whole(element)
    inner = [child for child in element.childNodes if isinstance(child, Element)]
    if not inner or len(indent) + len(whole) <= _WIDTH:
        yield indent + whole
        return
    assert len(inner) == len(element.childNodes), f"text beside elements in {element.tagName}"
    yield f"{indent}<{_opening(element)}>"
    for child in inner:
        yield from _lines(child, indent + " ")
    yield f"{indent}</{element.tagName}>"


def _whole(element: Element) -> str:
    """An element with all that is in it, on one line."""
    inner = "".join(_whole(child) if isinstance(child, Element) else child.toxml() for child in element.childNodes)
    return f"<{_opening(element)}>{inner}</{element.tagName}>" if inner else f"<{_opening(element)}/>"


def _opening(element: Element) -> str:
    attributes = sorted(element.attributes.items())
    return " ".join([element.tagName, *(f"{name}={quoteattr(value)}" for name, value in attributes)])
