"""Lists: bullets, numbers, and the numbers that findings and recommendations are printed with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefgen.document import BulletList, Item, NumberedList
from briefgen.theme import TextStyle
from briefgen.writers.lists import stays_with_last
from briefgen.writers.word.looks import ParagraphStyle
from briefgen.writers.word.numbering import LEVELS, Level
from briefgen.writers.word.pieces import Para, Piece
from briefgen.writers.word.writing import Place, Writing


def bullet_list(node: BulletList, place: Place, writing: Writing) -> list[Piece]:
    """A list with bullets; all of them are one list to Word."""
    key, level = _kind_of_list("Bullet", place, writing)
    return _items(node.items, "Bullet", (writing.numbering.shared(key), level), place, writing)


def numbered_list(node: NumberedList, place: Place, writing: Writing) -> list[Piece]:
    """A list with numbers, which begins anew.

    All lists of one definition and level count on from each other in Word, so one that stands within
    another of its kind (in a box in a list in a box) has a definition of its own.
    """
    key, level = _kind_of_list("Number", place, writing)
    around = writing.lists_around.count((key, level))
    own = _defined("Number", place.role, writing, around) if around else key
    number = writing.numbering.instance(own, level, min(max(node.start, 0), _LARGEST))
    writing.lists_around.append((key, level))
    pieces = _items(node.items, "Number", (number, level), place, writing)
    writing.lists_around.pop()
    return pieces


def _kind_of_list(kind: str, place: Place, writing: Writing) -> tuple[str, int]:
    """The key of a list's kind and its level there; where the house's own style brings its list along, that list's."""
    own = writing.house and writing.house.taken.list_of(_look(kind, place.role, _level(place), writing).name)
    return own or (_defined(kind, place.role, writing), _level(place))


_LARGEST = 32767
"""The largest number that a list in Word can begin with."""


def _items(items: Sequence[Item], kind: str, number: tuple[int, int], place: Place, writing: Writing) -> list[Piece]:
    inner = replace(place.moved(_step(writing)), level=place.level + 1)
    style = _style(kind, place.role, _level(place), writing)
    pieces: list[Piece] = []
    for at, item in enumerate(items, 1):
        pieces += _item(item, style, number, place, inner, writing)
        if stays_with_last(at, len(items)) and isinstance(pieces[-1], Para):
            pieces[-1].kept = True
    return pieces if place.level else _closed(pieces, place, writing)


def _closed(pieces: list[Piece], place: Place, writing: Writing) -> list[Piece]:
    """A list is as far from what follows as a paragraph is, unless the house's style closes lists by itself."""
    last = pieces[-1] if pieces else None
    own = isinstance(last, Para) and writing.house and writing.house.taken.is_tight(last.style.name)
    if isinstance(last, Para) and not last.below and not own:
        last.below = max(writing.styles.role(place.role).text.after - last.style.text.after, 0)
    return pieces


def _item(
    item: Item, style: ParagraphStyle, number: tuple[int, int], place: Place, inner: Place, writing: Writing
) -> list[Piece]:
    pieces = writing.blocks(item.content, inner)
    pieces = numbered(pieces, style, number, continued(inner, writing), place.inset - indent(place, writing))
    return writing.anchored(item, pieces)


def numbered(
    pieces: list[Piece],
    style: ParagraphStyle,
    number: tuple[int, int] | None,
    instead_of: ParagraphStyle,
    inset: float = 0,
) -> list[Piece]:
    """The pieces with a mark before their first paragraph; before anything else it has a line of its own."""
    first = pieces[0] if pieces else None
    if not isinstance(first, Para) or first.style != instead_of or first.number:
        first = Para(style, inset=inset)
        pieces = [first, *pieces]
    first.style, first.number = style, number
    return pieces


def continued(place: Place, writing: Writing) -> ParagraphStyle:
    """The style of a further paragraph of a list's item."""
    return _style("Continue", place.role, min(place.level, LEVELS) - 1, writing)


def indent(place: Place, writing: Writing) -> float:
    """How much of a place's inset the styles of its lists already have."""
    return min(place.level, LEVELS) * _step(writing)


def _step(writing: Writing) -> float:
    return writing.theme.styles["list"].indent


def _level(place: Place) -> int:
    return min(place.level, LEVELS - 1)


def _style(kind: str, role: str, level: int, writing: Writing) -> ParagraphStyle:
    """The style of a list's paragraphs at a level, in the role of text around the list."""
    key = f"{role} {kind} {level}"
    known = writing.styles.paragraphs.get(key)
    return known or writing.styles.define(key, _listed(kind, role, level, writing))


def _listed(kind: str, role: str, level: int, writing: Writing) -> ParagraphStyle:
    """A list's style with its list: whoever gives a paragraph the style gives it the mark."""
    look = _look(kind, role, level, writing)
    if kind == "Continue":
        return look
    return replace(look, list=(writing.numbering.shared(_defined(kind, role, writing)), level))


def define_lists(writing: Writing) -> None:
    """The lists that an editor finds in Word even where the paper has none yet, and numbered headings."""
    for kind in ("Bullet", "Number"):
        for level in range(_READY):
            writing.styles.used(_style(kind, "text", level, writing))
    _number_headings(writing)


_READY = 3
"""Levels of list that are there in every paper."""


def _look(kind: str, role: str, level: int, writing: Writing) -> ParagraphStyle:
    tokens = writing.theme.styles["list"]
    around = writing.styles.role(role)
    own = tokens if role == "text" else replace(around.text, after=min(around.text.after, tokens.after))
    start = around.text.indent if role != "text" else 0.0
    after_number = tokens.hanging if around.rtl else min(tokens.hanging, _AFTER_NUMBER)
    text = replace(
        own,
        indent=start + tokens.indent * (level + 1),
        hanging={"Continue": 0.0, "Bullet": tokens.hanging, "Number": after_number}[kind],
        first_line=0,
        keep_with_next=False,
    )
    name = "List" if role == "text" else around.name
    return ParagraphStyle(
        f"{name} {kind}" + (f" {level + 1}" if level else ""), text, around, rtl=around.rtl, gallery=level < 2
    )


_AFTER_NUMBER = 4.0
"""Between a number's stop and the text: numbers are set to the right, so that 9. and 10. end alike.

Read from right to left they begin where bullets do: programs disagree there about which side is meant.
"""


def _defined(kind: str, role: str, writing: Writing, around: int = 0) -> str:
    """The key of a kind of list in a role of text; `around` counts those of the kind that it stands within.

    A style can only bring along the outermost kind.
    """
    key = f"{role} {kind}{f' within {around}' if around else ''}"
    if not writing.numbering.known(key):
        levels = [_list_level(kind, role, level, writing) for level in range(LEVELS)]
        writing.numbering.define(key, [replace(level, linked=None) for level in levels] if around else levels)
    return key


def _list_level(kind: str, role: str, level: int, writing: Writing) -> Level:
    style = _look(kind, role, level, writing)
    if kind == "Number":
        return Level("decimal", f"%{level + 1}.", style, linked=style.id, align="left" if style.rtl else "right")
    bullet = writing.theme.layout.bullet
    family = writing.theme.font_runs(bullet, style.text.font)[0][1]
    writing.faces.use(family)
    return Level("bullet", bullet, style, family=family.family, linked=style.id)


# ── Numbered headings ────────────────────────────────────────────────────────


def _number_headings(writing: Writing) -> None:
    """Make the three levels of heading one list, where the theme numbers them."""
    if not writing.theme.layout.number_headings:
        return
    roles = ("heading-1", "heading-2", "heading-3")
    looks = [writing.styles.role(role) for role in roles]
    texts = ("%1", "%1.%2", "%1.%2.%3")
    pairs = zip(texts, looks, strict=True)
    levels = [Level("decimal", f"{text}\u2002", look, linked=look.id, suffix="nothing") for text, look in pairs]
    writing.numbering.define("headings", levels)
    number = writing.numbering.shared("headings")
    for level, role in enumerate(roles):
        writing.styles.paragraphs[role] = replace(looks[level], list=(number, level))


# ── Numbers as printed ───────────────────────────────────────────────────────


class Printed:
    """Numbers that the paper gives as text (`3`, `R3`), as a list of Word's that counts the same."""

    def __init__(self, key: str, style: ParagraphStyle, mark: TextStyle, writing: Writing) -> None:
        self._key = key
        self._style = style
        self._mark = mark
        self._writing = writing
        writing.faces.use(mark.font, mark.bold, mark.italic)
        self._last: tuple[str, int, int] | None = None

    def number(self, text: str) -> tuple[int, int] | None:
        """The list and level for the number printed as `text`; one that doesn't follow the last starts a list."""
        parts = _PRINTED.fullmatch(text)
        around, value = (f"{parts[1]}%1{parts[3]}", int(parts[2])) if parts else (text, 1)
        following = self._last is not None and self._last[:2] == (around, value - 1) and parts is not None
        instance = self._last[2] if following and self._last else self._start(around, value)
        self._last = (around, value, instance)
        return instance, 0

    def _start(self, around: str, value: int) -> int:
        key = f"{self._key} {around}"
        self._writing.numbering.define(key, [Level("decimal", around, self._style, self._mark)])
        return self._writing.numbering.instance(key, 0, value)


def counted(text: str) -> bool:
    """Whether Word, asked for the number of the paragraph that is printed with `text`, gives just that."""
    return _PRINTED.fullmatch(text) is not None and not text.endswith(".")


_PRINTED = re.compile(r"([^%]*?)([1-9]\d{0,3})([^\d%]*)")
"""A number with what is printed around it; `%` would mean a level to Word."""
