"""Where a brief uses its figures: text that quotes or links to one, and sums that it is a part of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.brief.figure import Figure
from briefgen.brief.quoting import QUOTATION, Misquoted, Press, read_quotation
from briefgen.brief.read import BriefFile
from briefgen.brief.walk import FieldPath
from briefgen.frozen import frozen
from briefgen.problems import Position

_REACH = 36
"""How many characters are shown on either side of a place."""


@frozen
class Use:
    """A place where a figure is used.

    `kind` says how: `quoted`, `linked` or `summed`. `shown` is what a quotation prints there, else what stands in the
    YAML; `before` and `after` are the words around it, other quotations printed too.
    """

    kind: str
    place: Position
    before: str
    shown: str
    after: str


def uses(file: BriefFile, figure: Figure, press: Press) -> list[Use]:
    """Every place where a figure is used, in the order of the file."""
    found = [*_quoted(file, figure, press), *_linked(file, figure), *_summed(file, figure)] if figure.id else []
    return sorted(found, key=lambda use: (use.place.line or 0, use.place.column or 0))


def quoting_lines(file: BriefFile) -> dict[str, tuple[int, ...]]:
    """The lines of a brief that quote a figure, by the figure's id."""
    found: dict[str, dict[int, None]] = {}
    for quoted in file.quotations:
        if (name := _named(quoted.text)) and quoted.place.line:
            found.setdefault(name, {})[quoted.place.line] = None
    return {name: tuple(sorted(lines)) for name, lines in found.items()}


def _quoted(file: BriefFile, figure: Figure, press: Press) -> Iterator[Use]:
    for quoted in file.quotations:
        if _named(quoted.text) == figure.id:
            before, after = _around(file, quoted.place, quoted.path)
            after = QUOTATION.sub("", after, count=1)
            yield Use(
                "quoted", quoted.place, *_cut(press.filled(before), press.filled(quoted.text), press.filled(after))
            )


def _named(text: str) -> str | None:
    """The figure that a quotation names; None where it can't be read."""
    try:
        return read_quotation(text[2:-2]).figure
    except Misquoted:
        return None


def _linked(file: BriefFile, figure: Figure) -> Iterator[Use]:
    for place, name in file.anchors:
        if name == figure.id:
            line = file.placed.text.split("\n")[(place.line or 1) - 1]
            at = (place.column or 1) - 1
            yield Use("linked", place, *_cut(line[:at], f"#{name}", line[at:].removeprefix(f"#{name}")))


def _summed(file: BriefFile, figure: Figure) -> Iterator[Use]:
    for index, other in enumerate(file.brief.figures):
        for at, name in enumerate(other.sum_of):
            if name == figure.id:
                place = file.placed.place(("figures", index, "sum_of", at)).value
                yield Use("summed", place, f"{other.label}, the sum of ", name, "")


def _around(file: BriefFile, place: Position, path: FieldPath) -> tuple[str, str]:
    """The text of a field before a place and from it on."""
    lines = file.placed.text.split("\n")
    field, at, column = file.placed.place(path), (place.line or 1) - 1, (place.column or 1) - 1
    first = (field.value.line or 1) - 1
    before = "\n".join([*lines[first:at], lines[at][:column]])[(field.value.column or 1) - 1 :]
    after = "\n".join([lines[at][column:], *lines[at + 1 : field.end_line]])
    return _OPENING.sub("", before, count=1) if _OPENING.match(before) else before, after.rstrip("\"' \n")


_OPENING = re.compile(r"[|>][-+0-9]*\n|[\"']")
"""What a text begins with in YAML and isn't part of it."""


def _cut(before: str, shown: str, after: str) -> tuple[str, str, str]:
    """A place with the words around it, on one line, cut between words where they go on for long."""
    before, after = _one_line(before).lstrip(), _one_line(after).rstrip()
    if len(before) > _REACH:
        before = "…" + before[-_REACH:].partition(" ")[2]
    if len(after) > _REACH:
        after = after[:_REACH].rpartition(" ")[0] + "…"
    return before, shown, after


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)
