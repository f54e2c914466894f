"""A file's bytes to text, and where an offset in it stands."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from briefgen.problems import Collector, Position, Problem, ProblemsFound
from briefgen.reads import stamp

LARGEST_FILE = 2_000_000
"""In bytes: a paper of a thousand pages."""
_MOST_TOLD = 20


def read_text(path: Path, shown: str) -> str:
    """A file's text without a byte-order mark and with `\\n` line ends; `shown` is its name in problems.

    Raises ProblemsFound when it can't be read, is larger than `LARGEST_FILE` bytes,
    or isn't UTF-8 text.
    """
    return text_of(read_bytes(path, shown), shown)


def text_of(raw: bytes, shown: str) -> str:
    """The text that a file's bytes are, as `read_text` gives it."""
    text = _decoded(raw, shown)
    # libyaml also ends a line at these (YAML 1.1 §5.4); no editor does, so they would shift every place below.
    return re.sub("[\u0085\u2028\u2029]", " ", text.replace("\r\n", "\n").replace("\r", "\n"))


def refuse_control_characters(text: str, shown: str) -> None:
    """Raises ProblemsFound with the places of what `FORBIDDEN` finds in a file's text."""
    with Collector() as problems:
        for _, match in zip(range(_MOST_TOLD), FORBIDDEN.finditer(text), strict=False):
            problems.add(position_at(shown, text, match.start()), *forbidden(match[0]))


FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""Control characters, and code points that are no characters (Unicode Standard §23.7): XML can't hold most of them."""


def forbidden(char: str) -> tuple[str, str, str]:
    """What is wrong with a character that `FORBIDDEN` found: message, hint, rule."""
    return f"there is an invisible control character here (U+{ord(char):04X})", "delete it", "control-character"


UNSEEN = re.compile("[\u00a0\u00ad\u1680\u2000-\u200f\u202f\u205f-\u2064\u3000\ufeff]")
"""Spaces that aren't YAML's, and characters that can't be seen. They are text; in an indent or a name they are a slip
that comes with copied text."""


def called(char: str) -> str:
    """A character by its name and code point (Unicode Standard §4.8)."""
    return f"{unicodedata.name(char, 'character').lower()} (U+{ord(char):04X})"


def position_at(shown: str, text: str, offset: int) -> Position:
    """The place of a character of the text."""
    return Position(shown, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


def found(position: Position, message: str, hint: str, rule: str) -> ProblemsFound:
    """A single problem, to be raised."""
    return ProblemsFound([Problem(position, message, hint, rule)])


def read_bytes(path: Path, shown: str) -> bytes:
    """A file as it is. Raises ProblemsFound when it can't be read, or is larger than `LARGEST_FILE` bytes."""
    try:
        known = stamp(path)
        if known is None and path.exists():  # a pipe or device may never end
            hint = "name a file: a folder, a pipe or a device can't be read"
            raise found(Position(shown), "this isn't a file with text", hint, "unreadable")
        if known and known.size > LARGEST_FILE:
            message = f"the file is larger than {LARGEST_FILE // 1_000_000} MB"
            raise found(Position(shown), message, "split it into several", "too-large")
        return path.read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        hint = "look whether it is still there, and whether you may open it"
        raise found(Position(shown), f"the file can't be read: {reason}", hint, "unreadable") from None


_MOST_NULLS = 1
"""A single one in a text is a slip, with a place of its own."""
_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff")


def _decoded(raw: bytes, shown: str) -> str:
    utf_16 = raw[:2] in _BYTE_ORDER_MARKS and raw[2:4] != b"\0\0"  # with which UTF-32 goes on
    if not utf_16 and raw.count(b"\0", 0, 1000) > _MOST_NULLS:
        hint = "save it as plain text in UTF-8; a Word document or a spreadsheet can't be read"
        raise found(Position(shown), "the file isn't plain text", hint, "encoding")
    try:
        return raw.decode("utf-16" if utf_16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-16" if utf_16 else "utf-8-sig", "replace")
        hint = "save the file in UTF-8: most editors have it under Save As or Encoding"
        where = position_at(shown, before, len(before))
        raise found(where, "this character isn't stored as UTF-8", hint, "encoding") from None
