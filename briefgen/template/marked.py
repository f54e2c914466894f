"""Text that knows which template line wrote it.

While a template is filled, invisible marks stand between the stretches of its text:
`U+FDD0 file:line kind U+FDD1`. These two are noncharacters (Unicode Standard §23.7),
which reading refuses in what people write. `take_marks` removes them and remembers
the places by offset, so that the parser can say who wrote a wrong element. The prose
of a brief brings marks of its own, with the field it stands in.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from html.entities import html5
from typing import NamedTuple

from briefgen.brief.prose import FIELD_MARK
from briefgen.frozen import frozen
from briefgen.problems import Collector, Position, did_you_mean

_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_LINE_MARK = f"{_OPEN}(\\d+):(\\d+)([tv]){_CLOSE}"
_MARK = re.compile(f"{_LINE_MARK}|{FIELD_MARK}")


def mark(file: int, line: int, *, value: bool = False) -> str:
    """The mark before a stretch of output from this line; `value`: what follows is data, without lines of its own."""
    return f"{_OPEN}{file}:{line}{'v' if value else 't'}{_CLOSE}"


def without_marks(text: str) -> str:
    """The text as it is printed."""
    return _MARK.sub("", text) if _OPEN in text or FIELD_MARK[0] in text else text


class _Stretch(NamedTuple):
    start: int
    path: str
    line: int | None
    counts: bool
    field: str | None = None


@frozen
class MarkedText:
    """UTF-8 bytes of well-formed characters, and for each stretch of them where it comes from."""

    content: bytes
    stretches: tuple[_Stretch, ...]
    starts: tuple[int, ...]

    def position(self, offset: int) -> Position:
        """The template's line that wrote the byte at `offset`."""
        return self._position(self._at(offset), offset)

    def origin(self, offset: int) -> tuple[Position, str | None]:
        """The template's line and the brief's field of the byte at `offset`, as `position` and `field` give them."""
        stretch = self._at(offset)
        return self._position(stretch, offset), stretch.field

    def _position(self, stretch: _Stretch, offset: int) -> Position:
        if stretch.line is None or not stretch.counts:
            return Position(stretch.path, stretch.line)
        return Position(stretch.path, stretch.line + self.content.count(b"\n", stretch.start, offset))

    def is_template(self, offset: int) -> bool:
        """Whether the byte at `offset` is the template's own text, not a value that it printed."""
        return self._at(offset).counts

    def field(self, offset: int) -> str | None:
        """The brief's field whose prose the byte at `offset` is; None for anything else."""
        return self._at(offset).field

    def _at(self, offset: int) -> _Stretch:
        return self.stretches[max(0, bisect_right(self.starts, offset) - 1)]


# A mark; an ampersand with the name it begins, if any; or a character that XML 1.0 §2.2 has no place for.
# What begins with one set of characters is looked for at a fifth of the cost of alternatives.
_SPECIAL = re.compile(
    "[&\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
    f"(?:(?<={_OPEN}){_LINE_MARK[1:]}|(?<={FIELD_MARK[0]}){FIELD_MARK[1:]}"
    "|(?<=&)(?:(#(?:[0-9]{1,7}|x[0-9a-fA-F]{1,6});)|([A-Za-z][A-Za-z0-9]{0,30});)|)"
)
_XML_NAMES = ("amp", "lt", "gt", "quot", "apos")


def take_marks(text: str, files: Sequence[str], problems: Collector) -> MarkedText:
    """Take the marks out of a filled template; `files` are the names that the marks number.

    HTML's named characters (`&nbsp;`) become what they stand for. A name that HTML
    hasn't got and an ampersand alone are problems. Text without marks counts as one
    stretch that begins with line 1 of the first file.
    """
    pieces: list[bytes] = []
    stretches = [_Stretch(0, files[0], 1, True)]
    size = done = 0
    for found in _SPECIAL.finditer(text):
        pieces.append(text[done : found.start()].encode())
        size += len(pieces[-1])
        done = found.end()
        if found[1]:
            stretches.append(_Stretch(size, files[int(found[1])], int(found[2]), found[3] == "t"))
            continue
        if found[4] is not None:
            stretches.append(_Stretch(size, stretches[-1].path, stretches[-1].line, False, found[4]))
            continue
        replaced, wrong = _character(found)
        if wrong:
            here = _place(stretches[-1], b"".join(pieces))
            problems.add(here, *wrong)
        pieces.append(replaced.encode())
        size += len(pieces[-1])
    pieces.append(text[done:].encode())
    return MarkedText(b"".join(pieces), tuple(stretches), tuple(stretch.start for stretch in stretches))


def _place(stretch: _Stretch, content: bytes) -> Position:
    return MarkedText(content, (stretch,), (stretch.start,)).position(len(content))


def _character(found: re.Match[str]) -> tuple[str, tuple[str, str, str] | None]:
    """What stands in place of a character or `&name;`, and what is wrong with it, if anything."""
    if found[0][0] != "&":
        return "\ufffd", None
    name = found[6]
    if found[5] or name in _XML_NAMES:
        return found[0], None
    if name is None:
        return "&amp;", ("`&` on its own", "write `&amp;` in a template where an & is to be printed", "ampersand")
    if f"{name};" in html5:
        return html5[f"{name};"].replace("&", "&amp;").replace("<", "&lt;"), None
    known = (word[:-1] for word in html5 if word.endswith(";"))
    hint = did_you_mean(name, known, "`&{};`") or "write the character itself"
    return "\ufffd", (f"`&{name};` is no character's name", hint, "unknown-character-name")
