"""What an edition may say of the issue before it.

What is marked today may have been open then: the words of the last issue that stand only in what this edition leaves
out are not printed, and what it leaves out is not called dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from briefgen.brief import BriefFile
from briefgen.frozen import frozen
from briefgen.house import House
from briefgen.issues.compare import Change, Changes, E, Wording
from briefgen.issues.making import issue_of
from briefgen.issues.pairing import words
from briefgen.issues.record import FigureKept, Issue, JudgementKept, RecommendationKept, SectionKept
from briefgen.issues.texts import printed, said, sentences

_PRINTED = 2
"""Of what is gone a paper has the name and the first sentence."""
_GROUPED = re.compile(r"(?<=\d)[,.\u00a0\u202f ’'](?=\d{3}(?!\d))")


@frozen
class Screen:
    """What of the previous issue stays unsaid: some `words`, the `sentences` and titles that are only in what is left
    out, and the parts with some `ids`."""

    words: frozenset[str]
    sentences: frozenset[str]
    ids: frozenset[str]

    def hides(self, *texts: str | None) -> bool:
        """Whether one of some texts of the previous issue may not be quoted."""
        return any(
            said(text) in self.sentences or not self.words.isdisjoint(_words(printed(text))) for text in texts if text
        )


def screen_of(edition: BriefFile, whole: BriefFile, house: House) -> Screen:
    """What an edition leaves out of its brief."""
    hidden = _words(" ".join(_typed(whole.placed.data))) - _words(" ".join(_typed(edition.placed.data)))
    all_of, stays = issue_of(whole, house), issue_of(edition, house)
    texts, left = ({said(text) for entry in _entries(issue) for text in _told(entry)} for issue in (all_of, stays))
    ids, named = ({entry.id for entry in _entries(issue) if entry.id} for issue in (all_of, stays))
    return Screen(frozenset(hidden), frozenset(texts - left), frozenset((ids - named) | _cut(whole, edition)))


def screened(found: Changes, screen: Screen) -> Changes:
    """The changes without what an edition may not say."""
    return Changes(
        tuple(_seen(found.sections, screen)),
        tuple(_seen(found.findings, screen)),
        tuple(_seen(found.scenarios, screen)),
        tuple(each for each in _seen(found.figures, screen) if not _is_hidden(each.before, screen)),
        tuple(_seen(found.recommendations, screen)),
    )


def _seen(found: Iterable[Change[E]], screen: Screen) -> Iterator[Change[E]]:
    for each in found:
        now, before = each.now, each.before
        if before is None:
            yield each
        elif now is None:
            if before.id not in screen.ids and not screen.hides(*islice(_told(before), _PRINTED)):
                yield each
        elif before.id in screen.ids and before.id != now.id:  # it only reads like what is left out
            yield Change(now, None)
        else:
            renamed = each.renamed and not screen.hides(_name(before))
            yield Change(now, before, tuple(_quotable(each.wordings, screen)), renamed)


def _quotable(found: Iterable[Wording], screen: Screen) -> Iterator[Wording]:
    for each in found:
        if each.before and screen.hides(each.before):
            each = Wording(each.now, None)
        if each.now or each.before:
            yield each


_Entry = SectionKept | JudgementKept | FigureKept | RecommendationKept
_NAMES = {SectionKept: "title", JudgementKept: "name", FigureKept: "label", RecommendationKept: "to"}


def _name(entry: _Entry) -> str:
    return getattr(entry, _NAMES[type(entry)]) or ""


def _told(entry: _Entry) -> Iterator[str]:
    """All that an entry says, its name first."""
    yield _name(entry)
    if not isinstance(entry, FigureKept):
        yield from sentences(entry.text)


def _is_hidden(figure: FigureKept | None, screen: Screen) -> bool:
    """Whether a number of the previous issue may not be said."""
    if figure is None:
        return False
    numbers = (f"{number:.15g}" for number in figure.amount if number is not None)
    return figure.id in screen.ids or screen.hides(*numbers)


def _entries(issue: Issue) -> tuple[_Entry, ...]:
    return (*issue.sections, *issue.findings, *issue.scenarios, *issue.figures, *issue.recommendations)


def _cut(whole: BriefFile, edition: BriefFile) -> set[str]:
    """The figures of which the edition leaves out a claim: their number before may have been that one."""
    left = {figure.id: len(figure.claims) for figure in edition.brief.figures}
    return {each.id for each in whole.brief.figures if each.id and left.get(each.id) != len(each.claims)}


def _words(text: str) -> set[str]:
    return set(words(_GROUPED.sub("", text)))


def _typed(data: object) -> Iterator[str]:
    """Every value of a brief, as it was typed."""
    if isinstance(data, dict):
        for name, value in data.items():
            if name not in ("allow", "tlp", "unmarked_tlp"):
                yield from _typed(value)
    elif isinstance(data, list):
        for value in data:
            yield from _typed(value)
    elif isinstance(data, str):
        yield data
