"""An edition: what of a brief the readers at a level of the Traffic Light Protocol may have.

The brief's data is cut before anything is made of it, then read as if that had been all
there ever was: numbers, notes, contents, bookmarks and names come out of what is left.
Problems keep their places in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from briefgen.brief import Brief, BriefFile, brief_of
from briefgen.brief.markings import Withheld, of_the_rest, parts
from briefgen.brief.rewording import Wordings, literal
from briefgen.brief.sourcing import finding_sources
from briefgen.brief.walk import FieldPath, texts
from briefgen.checks.editions import Mention, check_level, check_numbers, is_printed, mentions, of_quotation
from briefgen.checks.listed_events import check_listed
from briefgen.checks.named import LISTS, ids, named_ids
from briefgen.checks.picked import picked_in_vain
from briefgen.marking import Tlp, laxer, strictest
from briefgen.problems import Collector
from briefgen.reading import Placed
from briefgen.reading.cut import with_values, without
from briefgen.reading.pieces import Pieces
from briefgen.reading.written import written
from briefgen.workspace import Workspace


def edition_for(level: Tlp, whole: BriefFile, in_text: bool, workspace: Workspace, problems: Collector) -> BriefFile:
    """What of a brief may be read at a level, as a brief of its own: its `edition` is the marking that it carries,
    `placed.raw` the YAML of what is left, without comments and allowances.

    `in_text`: citations are printed there and not as notes. Warnings go to `problems`. Raises ProblemsFound where the
    level is too lax for what has no marking, and where what stays mentions what doesn't.
    """
    with Collector() as found:
        check_level(whole, level, found)
    withheld = Withheld.above(level, whole)
    marking = laxer(level, _strictest(whole.brief) or level)
    with Collector() as found:
        left = _reworded(_cut(withheld, marking, workspace), withheld, in_text, workspace, found)
    check_numbers(withheld, problems)
    shown = without(left.placed, [("allow",)])
    first = ("history", 0) not in withheld.roots or ("history", 0) in _retold(withheld)
    raw = written(shown.data)
    return replace(left, edition=marking, has_first_version=first, placed=replace(left.placed, raw=raw))


def _strictest(brief: Brief) -> Tlp | None:
    return strictest(tlp for tlp in (brief.tlp, *(part.tlp for part in parts(brief))) if tlp)


def _cut(withheld: Withheld, marking: Tlp, workspace: Workspace) -> BriefFile:
    """The brief without what lies above the level, and without the sources, data and tallies that only this named."""
    whole, rest, retold = withheld.file, of_the_rest(withheld.file.brief), _retold(withheld)
    values: dict[FieldPath, object] = {("tlp",): marking}
    if rest != marking:
        values["unmarked_tlp",] = rest
    values |= {(*path, "what"): literal(words) for path, words in retold.items()}
    gone = {path for path in withheld.roots if path not in retold}
    gone |= {(*path, field) for path in retold for field in ("tlp", "withheld_as")}
    left = brief_of(without(with_values(whole.placed, values), gone), whole.path, workspace)
    if rest == marking or not any(part.record.tlp for part in parts(left.brief)):
        left = brief_of(without(left.placed, [("unmarked_tlp",)]), whole.path, workspace)
    while idle := _no_longer_named(whole, left):
        left = brief_of(without(left.placed, idle), whole.path, workspace)
    return left


def _retold(withheld: Withheld) -> dict[FieldPath, str]:
    """The versions of the paper that stay, with other words for what they changed."""
    roots = withheld.roots.items()
    return {path: part.record.withheld_as for path, part in roots if path[0] == "history" and part.record.withheld_as}


def _no_longer_named(whole: BriefFile, left: BriefFile) -> list[FieldPath]:
    gone = whole.named_keys.keys() - left.named_keys.keys()
    idle: list[FieldPath] = [("sources", index) for index, source in enumerate(left.brief.sources) if source.id in gone]
    for name in ("data", "tallies"):
        was, stays = ({wanted for wanted, of, _ in named_ids(each.brief) if of == name} for each in (whole, left))
        idle += [(name, index) for index, each in enumerate(getattr(left.brief, name)) if each.id in was - stays]
    return idle


def _reworded(
    left: BriefFile, withheld: Withheld, in_text: bool, workspace: Workspace, problems: Collector
) -> BriefFile:
    """What is left, with the words of what is left out where it is mentioned. A mention without any is a problem."""
    found = list(mentions(left, withheld))
    for mention in found:
        if mention.of.wording is None and (mention.path is None or is_printed(mention.path)):
            mention.found(withheld.level, problems)
    if problems.has_errors or not withheld.roots:
        return left
    more_sources = _with_more_sources(left, withheld)
    gone, values = _fields(found)
    prose = _prose(left.placed, _wordings(withheld, in_text))
    values |= prose
    gone |= {path for path, text in prose.items() if not text.strip()}  # it held a graphic, which is left out
    left = brief_of(without(with_values(left.placed, values), gone), left.path, workspace)
    for mention in (*mentions(left, withheld), *_traces(left, withheld)):
        hint = "take it away; words take the place only of [words](#its-id), [@its-id] and {{ its-id }} outside code"
        mention.found(withheld.level, problems, hint)
    if picked := list(picked_in_vain(left)):
        left = brief_of(without(left.placed, picked), left.path, workspace)
    check_listed(left, problems)
    return replace(left, more_sources=more_sources)


def _with_more_sources(left: BriefFile, withheld: Withheld) -> frozenset[int]:
    """The findings that rest on a source that is left out."""
    numbers = range(len(left.brief.findings))
    return frozenset(at for at in numbers if any(key in withheld.ids for key in finding_sources(left, at)))


def _fields(found: list[Mention]) -> tuple[set[FieldPath], dict[FieldPath, object]]:
    """Which fields and entries go because they name what is left out, and what stands in place of a claim's source."""
    gone: set[FieldPath] = set()
    values: dict[FieldPath, object] = {}
    for mention in found:
        if mention.path is None:
            continue
        *group, name = mention.path
        if "sum_of" in mention.path:  # what is left of it no longer adds up
            gone.add(mention.path[:-1])
        elif name == "source":
            values[*group, "unsourced"] = mention.of.wording
            gone.add(mention.path)
        else:
            gone |= {mention.path, *((*group, other) for other in _WITH.get(str(name), ()))}
    return gone, values


_WITH = {"use": ("because",), "compare": ("change",), "finding": ("direction",)}
"""What says nothing without another field of its group."""


def _wordings(withheld: Withheld, in_text: bool) -> Wordings:
    worded = {name: out.wording for name, out in withheld.ids.items() if out.wording}

    def quoted(asked: str) -> str | None:
        of = of_quotation(asked, withheld)
        return of.wording if of else None

    return Wordings(worded, worded, quoted, in_text, withheld.ids.keys())


def _prose(placed: Placed, wordings: Wordings) -> dict[FieldPath, str]:
    """The texts that are other ones with these words."""
    found: dict[FieldPath, str] = {}
    for path, kind, text in texts(Brief, placed.data):
        if kind.name in ("line", "prose") and (new := wordings.reworded(text)) != text:
            found[path] = new
    return found


_TRACE = re.compile(r"(?:(?<![\w/])#|(?<![\w.])@|\{\\?\{\s*)([A-Za-z0-9][\w.-]*)")
"""An id where text mentions it, whether the parser sees it or not: in code, or behind a backslash. A `#` within a web
address is none."""


def _traces(left: BriefFile, withheld: Withheld) -> Iterator[Mention]:
    """Where the text still has the id of something that is left out."""
    here = {name for each in LISTS for name, _ in ids(left.brief, each)} | {name for _, name in left.ids}
    for path, _, text in texts(Brief, left.placed.data):
        pieces = Pieces(text)
        for found in _TRACE.finditer(text) if path[0] != "allow" else ():
            name = found[1] if found[1] in withheld.ids else found[1].rstrip(".-")
            if name in withheld.ids and name not in here:
                skip = pieces.before(found[0], found.start())
                place = left.placed.find(path, found[0], skip) or left.placed.place(path).value
                yield Mention(place, "mentions", withheld.ids[name])
