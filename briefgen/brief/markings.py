"""Who may read each part of a brief, and which parts readers at a level may not see.

A part is marked as it says itself; else as the part around it; else as `unmarked_tlp`
says, or the paper. What is made of another part (the tally of a file, the claim or chart
of a tally) is marked as strictly as that, whatever it says itself. What stands in a part
that is left out goes with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from briefgen.brief.event_rows import own_events
from briefgen.brief.figure import Claim, Figure
from briefgen.brief.handling import Markable
from briefgen.brief.ledger import amount, range_of
from briefgen.brief.model import Brief
from briefgen.brief.placing import graphics, made_of
from briefgen.brief.quoting import Quotation, quoted_claim
from briefgen.brief.text import ID
from briefgen.brief.walk import FieldPath, one_of, shape, texts
from briefgen.frozen import frozen
from briefgen.marking import LEVELS, Tlp, is_above, strictest
from briefgen.reading import Record

if TYPE_CHECKING:
    from briefgen.brief.read import BriefFile


@frozen
class Part:
    """A part of a brief that can be marked: where it stands, and who may read it. None as `tlp`: nothing says so."""

    path: FieldPath
    record: Markable
    tlp: Tlp | None

    @property
    def kind(self) -> str:
        """What kind of part it is: section, finding."""
        return one_of(str(self.path[-2]))

    @property
    def called(self) -> str:
        """What to call it in a problem: the source `ispr-0205`; where it has no id, the section “Inside”."""
        kind, record = self.kind, self.record
        if name := getattr(record, "id", None):
            return f"the {kind} `{name}`"
        words = next((text for field in _NAMES if (text := getattr(record, field, None))), "")
        return f"the {kind} “{words if len(words) <= 40 else words[:39] + '…'}”" if words else f"this {kind}"


_NAMES = ("title", "label", "name", "judgement", "text", "summary", "by")
"""The fields that say what a part is, where it has no id."""


def of_the_rest(brief: Brief) -> Tlp | None:
    """The marking of what has none of its own: title and summary, and parts without one."""
    return brief.unmarked_tlp or brief.tlp


def parts(brief: Brief) -> Iterator[Part]:
    """Every part of a brief that can be marked, in the order of the model's fields; what is inside one comes after."""
    marked = _parts(brief, (), of_the_rest(brief))
    return _with_origins(brief, tuple(marked)) if brief.data or brief.tallies else marked


def _with_origins(brief: Brief, marked: tuple[Part, ...]) -> Iterator[Part]:
    """Parts marked at least as strictly as what they are made of."""
    found: dict[FieldPath, Part] = {part.path: part for part in marked}
    at: dict[tuple[str, str], FieldPath] = {
        (str(part.path[0]), part.record.id): part.path  # type: ignore[attr-defined]
        for part in marked
        if len(part.path) == _OUTERMOST and getattr(part.record, "id", None)
    }
    for wanted, name, path in made_of(brief):
        origin, part = found.get(at.get((name, wanted), ())), found[path]
        levels = (each.tlp for each in (origin, part) if each and each.tlp)
        found[path] = replace(part, tlp=strictest(levels))
    return iter(found.values())


_OUTERMOST = 2


def _parts(record: Record, path: FieldPath, around: Tlp | None) -> Iterator[Part]:
    for name, (_, below) in shape(type(record)).items():
        if below and issubclass(below, Markable):
            for index, item in enumerate(getattr(record, name)):
                part = Part((*path, name, index), item, item.tlp or around)
                yield part
                yield from _parts(item, part.path, part.tlp)


@frozen
class LeftOut:
    """What of the whole an edition leaves out: what it is called, on which line it stands, its marking, and the words
    that stand in its place where it is mentioned; None as `wording` where the brief has none. `inside` is what kind of
    part it goes with, whose marking it is; None where that is its own."""

    called: str
    line: int | None
    tlp: Tlp
    wording: str | None
    inside: str | None = None


@frozen
class Withheld:
    """What of a brief lies above a level: `roots` are the parts left out, by their paths, none inside another."""

    file: BriefFile
    level: Tlp
    roots: dict[FieldPath, Part]

    @classmethod
    def above(cls, level: Tlp, file: BriefFile) -> Withheld:
        """What lies above a level in a brief; with its last claim a figure goes too, with the last of its events a
        graphic."""
        roots: dict[FieldPath, Part] = {}
        for part in parts(file.brief):
            if part.tlp and is_above(part.tlp, level) and not any(path in roots for path in _around(part.path)):
                roots[part.path] = part
        for at, figure in enumerate(file.brief.figures):
            claims = [("figures", at, "claims", index) for index in range(len(figure.claims))]
            if all(path in roots for path in claims):
                tlp = min((roots.pop(path).tlp or level for path in claims), key=LEVELS.index)
                roots["figures", at] = Part(("figures", at), figure, tlp)
        for path, graphic in graphics(file.brief) if any(root[0] == "events" for root in roots) else ():
            shown: list[FieldPath] = [("events", at) for at in own_events(graphic, file)]
            if shown and path not in roots and all(event in roots for event in shown):
                tlp = min((roots[event].tlp or level for event in shown), key=LEVELS.index)
                roots[path] = Part(path, graphic, tlp)
        return cls(file, level, roots)

    @cached_property
    def ids(self) -> dict[str, LeftOut]:
        """What is left out by its id; ids that its prose gives (`{#toll-table}`) count as its own."""
        found: dict[str, LeftOut] = {}
        for part in parts(self.file.brief):
            root = self._root(part.path)
            if root and not isinstance(part.record, Claim):
                inside = None if root.path == part.path else root.kind
                tlp, words = root.tlp or self.level, self._wording(part.path)
                left_out = LeftOut(part.called, self._line(part), tlp, words, inside)
                if name := getattr(part.record, "id", None):
                    found[name] = left_out
                found |= dict.fromkeys(self._ids_in_prose(part.path), left_out)
        return found

    def _line(self, part: Part) -> int | None:
        return self.file.placed.place(part.path).value.line

    def _root(self, path: FieldPath) -> Part | None:
        """The part that is left out at a path, or around it."""
        return next((self.roots[each] for each in (path, *_around(path)) if each in self.roots), None)

    def _wording(self, path: FieldPath) -> str | None:
        """The words for what is left out at a path: its own, else those of what is left out around it."""
        inside = (part for part in self._parts_at if part.path in (path, *_around(path)) and self._root(part.path))
        worded = [part.record.withheld_as for part in inside if part.record.withheld_as]
        return worded[-1] if worded else None

    @cached_property
    def _parts_at(self) -> tuple[Part, ...]:
        return tuple(parts(self.file.brief))

    def _ids_in_prose(self, path: FieldPath) -> Iterator[str]:
        for at, _, text in self._texts:
            if at[: len(path)] == path:
                yield from _GIVEN.findall(text)

    @cached_property
    def _texts(self) -> tuple[tuple[FieldPath, object, str], ...]:
        return tuple(each for each in texts(Brief, self.file.placed.data) if "{#" in each[2])

    def claim(self, at: int, figure: Figure, claim: Claim) -> LeftOut | None:
        """What is said of a claim of figure number `at` that is left out, the figure itself staying; None where it
        isn't left out."""
        index = next((index for index, each in enumerate(figure.claims) if each is claim), -1)
        part = self.roots.get(("figures", at, "claims", index))
        if part is None:
            return None
        called = part.called if claim.id else f"a claim of the figure “{figure.label}”"
        wording = claim.withheld_as or figure.withheld_as
        return LeftOut(called, self._line(part), part.tlp or self.level, wording)

    def quoted(self, quotation: Quotation, at: int, figure: Figure) -> LeftOut | None:
        """What of figure number `at`, which stays, is left out and quoted all the same; None where the number stays."""
        gone = {claim: out for claim in figure.claims if (out := self.claim(at, figure, claim))}
        claim = quoted_claim(quotation, figure)
        if not gone or claim is None or claim in gone:
            return gone.get(claim) if claim else None
        if any(claim is each for each in figure.claims):
            return None
        left = tuple(each for each in figure.claims if each not in gone)  # what is quoted is the range of all
        if amount(claim) == amount(range_of(figure.model_copy(update={"claims": left}))):
            return None
        return next((out for out in gone.values() if out.wording), next(iter(gone.values())))


_GIVEN = re.compile(rf"\{{#({ID})\}}")


def _around(path: FieldPath) -> Iterator[FieldPath]:
    """The paths of the parts that one at a path stands in, the nearest first."""
    return (path[:end] for end in range(len(path) - 2, 0, -2))
