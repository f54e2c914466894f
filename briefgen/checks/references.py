"""What one part of a brief says about another is there: every id that is named belongs to something."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from briefgen.brief import BriefFile
from briefgen.brief.placing import graphic_lists
from briefgen.brief.walk import one_of
from briefgen.checks.named import IN_PAPER, LISTS, ids, named_ids
from briefgen.checks.rule import Rule
from briefgen.house import House
from briefgen.problems import Collector, did_you_mean

UNKNOWN_ID = Rule(
    "unknown-id",
    "error",
    """A part of the brief points at something by an id that nothing has.

`sources: [reuters-1-feb]` needs a source with `id: reuters-1-feb`; a link `[text](#toll)` needs something with
`id: toll`. Most are slips of the hand: the message names the nearest id there is.""",
    firm=True,
)
SOURCE_CIRCLE = Rule(
    "source-circle",
    "error",
    """A source is said to derive from itself, by whatever way.

Reports that repeat one another have one origin. Name it in `derived_from` of those that repeat it, and give the origin
itself none.""",
    firm=True,
)
PLACED_TWICE = Rule(
    "placed-twice",
    "error",
    """A graphic is placed at two places of the text.

It would have two numbers, and a link to it could lead to either. Place it once, `![](#attacks-by-month)`, and refer to
it elsewhere: `[](#attacks-by-month)` prints “Figure 3”.""",
    firm=True,
)
RULES = (UNKNOWN_ID, SOURCE_CIRCLE, PLACED_TWICE)


def check_references(file: BriefFile, _house: House, problems: Collector) -> None:
    """An id that nothing has is a problem that names the nearest one."""
    known = {name: set(dict(ids(file.brief, name))) for name in LISTS}
    known["sources"] |= set(file.library)
    for wanted, name, path in named_ids(file.brief):
        if wanted not in known[name]:
            place = file.placed.place(path).value
            hint = _hint(wanted, known[name], f"no {one_of(name)}", new=_NEW if name == "sources" else "")
            UNKNOWN_ID.found(problems, place, f"there is no {one_of(name)} with the id `{wanted}`", hint)
    for cited in file.citations:
        if cited.key not in known["sources"]:
            hint = _hint(cited.key, known["sources"], "no source", "`@{}`", _NEW)
            UNKNOWN_ID.found(problems, cited.place, f"there is no source with the id `{cited.key}`", hint)
    _check_links(file, known, problems)
    _check_placements(file, {each for name in graphic_lists() for each in known[name]}, problems)
    _check_circles(file, problems)


def _check_links(file: BriefFile, known: Mapping[str, Collection[str]], problems: Collector) -> None:
    every = {each for name in IN_PAPER for each in known[name]} | {each for _, each in file.ids}
    for place, wanted in file.anchors:
        if wanted not in every:
            hint = _hint(wanted, every, "nothing in the brief", "`#{}`")
            UNKNOWN_ID.found(problems, place, f"the link `#{wanted}` leads nowhere", hint)


def _check_placements(file: BriefFile, known: Collection[str], problems: Collector) -> None:
    """A graphic that prose places is there, and is placed once."""
    first: dict[str, int | None] = {}
    for placement in file.placements:
        if placement.id not in known:
            hint = _hint(placement.id, known, "no chart, map or other graphic", "`#{}`")
            UNKNOWN_ID.found(problems, placement.place, f"there is no graphic with the id `{placement.id}`", hint)
        elif placement.id in first:
            hint = f"the first is on line {first[placement.id]}; refer to it here: [](#{placement.id})"
            PLACED_TWICE.found(problems, placement.place, f"`{placement.id}` is placed a second time", hint)
        first.setdefault(placement.id, placement.place.line)


_NEW = "; or add it below `sources`"


def _hint(wanted: str, known: Collection[str], none: str, form: str = "`{}`", new: str = "") -> str:
    """The nearest id there is; where none is near some of them, and where a `new` one would go."""
    near = did_you_mean(wanted, known, form)
    if near or known:
        return near or f"there are: {', '.join(form.format(each) for each in sorted(known)[:12])}{new}"
    return f"{none} has an id yet: write `id: {wanted}` where it belongs"


def _check_circles(file: BriefFile, problems: Collector) -> None:
    """A source that derives from itself, by whatever way, has no origin."""
    origin = {source.id: source.derived_from for source in file.brief.sources if source.id}
    for index, source in enumerate(file.brief.sources):
        passed: set[str | None] = set()
        at = source.derived_from
        while at and at not in passed and at != source.id:
            passed.add(at)
            at = origin.get(at)
        if at and at == source.id:
            place = file.placed.place(("sources", index, "derived_from")).value
            hint = "name the source that the others repeat, and give that one none"
            SOURCE_CIRCLE.found(problems, place, f"the source `{at}` derives from itself", hint)
