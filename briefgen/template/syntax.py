"""Wording what keeps a filled template from being read: tags that don't match, stray `<`, broken attributes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.parsers import expat

from briefgen.problems import Position, Problem
from briefgen.template.marked import MarkedText

Open = tuple[str, Position]
"""An element that is open: its name, and where it began."""

_PLAIN = "write `&lt;` where a < is to be printed, and use the filter `plain` on a Markdown field inside an attribute"
_CODES = {code: name for name, code in vars(expat.errors).items() if name.startswith("XML_ERROR_")}


def syntax_problem(error: expat.ExpatError, at: int, marked: MarkedText, opened: Sequence[Open]) -> Problem:
    """The problem for what expat said at byte `at`, while the elements of `opened` were open, outermost first."""
    said = expat.errors.messages[error.code]
    kind = _CODES.get(said, "")
    rest = marked.content[max(at, 0) : max(at, 0) + 80].decode("utf-8", "ignore")
    here = marked.position(max(at, 0))
    if kind == "XML_ERROR_TAG_MISMATCH":
        return mismatch(re.split(r"[\s>]", rest, maxsplit=1)[0], here, opened)
    if kind in ("XML_ERROR_NO_ELEMENTS", "XML_ERROR_UNCLOSED_TOKEN"):
        return _unfinished(kind, here, opened)
    message, hint = _OTHER.get(kind) or _token(rest, marked.content[: max(at, 0)])
    return Problem(here, message, hint, "syntax")


def mismatch(closed: str, here: Position, opened: Sequence[Open]) -> Problem:
    """The problem of a tag that closes another element than the innermost of those that are `opened`."""
    name, began = opened[-1]
    if any(closed == other for other, _ in opened):
        hint = f"`</{closed}>` at {here} comes before its `</{name}>`"
        return Problem(began, f"`<{name}>` is never closed", hint, "unclosed")
    hint = f"open is `<{name}>` of {began}; write `</{name}>`, or delete the tag"
    return Problem(here, f"`</{closed}>` closes nothing that is open", hint, "unclosed")


def _unfinished(kind: str, here: Position, opened: Sequence[Open]) -> Problem:
    if kind == "XML_ERROR_UNCLOSED_TOKEN":
        hint = "close it with `>`; look for a quotation mark that isn't closed"
        return Problem(here, "a tag that never ends", hint, "syntax")
    if not opened:
        return Problem(here, "the template prints nothing", "it has to print one `<paper …> … </paper>`", "no-paper")
    name, began = opened[-1]
    return Problem(began, f"`<{name}>` is never closed", f"write `</{name}>` where it ends", "unclosed")


_OUTSIDE = "everything a template prints stands in `<paper>`"
_OTHER: dict[str, tuple[str, str]] = {
    "XML_ERROR_JUNK_AFTER_DOC_ELEMENT": ("something stands after `</paper>`", _OUTSIDE),
    "XML_ERROR_DUPLICATE_ATTRIBUTE": ("an attribute given twice in one tag", "keep one"),
    "XML_ERROR_SYNTAX": ("text before `<paper>`", _OUTSIDE),
    "XML_ERROR_MISPLACED_XML_PI": ("an `<?xml …?>` line", "delete it; a template begins with `<paper`"),
}


def _token(rest: str, before: bytes) -> tuple[str, str]:
    tag = before.rpartition(b"<")[2]
    in_tag = b">" not in tag and re.match(rb"[A-Za-z]", tag) is not None
    if in_tag and rest.startswith("<"):
        hint = "close the attribute's quotation mark, or use the filter `plain` on a Markdown field in it"
        return "a `<` inside a tag", hint
    if in_tag:
        return "an attribute that can't be read", 'write each as name="value", with a space between two'
    return "a `<` that begins no tag", _PLAIN
