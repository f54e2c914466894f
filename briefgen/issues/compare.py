"""What changed from one issue of a paper to the next.

What differs only in how it is set is no change: quotation marks, dashes, spaces, numbers of tables and recommendations.
Nor is text that only moved, or a sentence in which nothing but the number of a moved figure is another. All else is
found; the time grows with the length of the two and not faster.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from briefgen.frozen import frozen
from briefgen.issues.pairing import MOST, Pairs, Words, first_words, more_often, nearest
from briefgen.issues.record import FigureKept, Issue, JudgementKept, RecommendationKept, SectionKept
from briefgen.issues.texts import figures_of, frame, printed, said, sentences

E = TypeVar("E", SectionKept, JudgementKept, FigureKept, RecommendationKept)


@frozen
class Wording:
    """A sentence that is another than `before`: None as `before` where it is new, as `now` where it is gone."""

    now: str | None
    before: str | None


@frozen
class Change(Generic[E]):
    """An entry that is new (`before` is None), gone (`now` is None) or changed, with its changed sentences.

    `renamed`: a section has another title, a recommendation another addressee.
    """

    now: E | None
    before: E | None
    wordings: tuple[Wording, ...] = ()
    renamed: bool = False

    @property
    def entry(self) -> E:
        """The entry, as it is now where it is still there."""
        found = self.now or self.before
        assert found is not None, "an entry is in one of the issues at least"
        return found


@frozen
class Changes:
    """All that changed, each kind in the order of the paper, what is gone last."""

    sections: tuple[Change[SectionKept], ...] = ()
    findings: tuple[Change[JudgementKept], ...] = ()
    scenarios: tuple[Change[JudgementKept], ...] = ()
    figures: tuple[Change[FigureKept], ...] = ()
    recommendations: tuple[Change[RecommendationKept], ...] = ()

    def __bool__(self) -> bool:
        return any((self.sections, self.findings, self.scenarios, self.figures, self.recommendations))


def changes(now: Issue, before: Issue) -> Changes:
    """What changed; nothing where the two are in different languages, of which no sentence could be the same."""
    if now.language.split("-")[0] != before.language.split("-")[0]:
        return Changes()
    figures = tuple(_figures(now.figures, before.figures))
    moved = {each.now.id for each in figures if each.now and each.before and each.now.id}
    return Changes(
        tuple(_sections(now.sections, before.sections, moved)),
        tuple(_judgements(now.findings, before.findings, moved)),
        tuple(_judgements(now.scenarios, before.scenarios, moved)),
        figures,
        tuple(_recommendations(now.recommendations, before.recommendations, moved)),
    )


def _figures(now: Sequence[FigureKept], before: Sequence[FigureKept]) -> Iterator[Change[FigureKept]]:
    pairs = Pairs(now, before)
    pairs.by(lambda figure: figure.id)
    pairs.by(lambda figure: said(figure.label).casefold())
    for one, other in pairs:
        if one is None or other is None or (one.amount, one.unit) != (other.amount, other.unit):
            yield Change(one, other)


def _judgements(
    now: Sequence[JudgementKept], before: Sequence[JudgementKept], moved: set[str]
) -> Iterator[Change[JudgementKept]]:
    for one, other in _same(now, before):
        found = _entry_wordings(_told(one), _told(other), moved) if one and other else ()
        if one is None or other is None or found or is_judged_anew(one, other):
            yield Change(one, other, found)


def is_judged_anew(now: JudgementKept, before: JudgementKept) -> bool:
    """Whether likelihood or confidence are others than before."""
    return not is_as_likely(now, before) or now.confidence != before.confidence


def is_as_likely(now: JudgementKept, before: JudgementKept) -> bool:
    """Whether the likelihoods mean the same, in whichever words."""
    same_range = now.low is not None and (now.low, now.high) == (before.low, before.high)
    return same_range or now.likelihood == before.likelihood


def _recommendations(
    now: Sequence[RecommendationKept], before: Sequence[RecommendationKept], moved: set[str]
) -> Iterator[Change[RecommendationKept]]:
    for one, other in _same(now, before):
        found = _entry_wordings(one.text, other.text, moved) if one and other else ()
        renamed = one is not None and other is not None and said(one.to).casefold() != said(other.to).casefold()
        if one is None or other is None or found or renamed:
            yield Change(one, other, found, renamed)


J = TypeVar("J", JudgementKept, RecommendationKept)


def _same(now: Sequence[J], before: Sequence[J]) -> Pairs[J]:
    """Which is which: by their ids, else by all that they say, else by how they begin."""
    pairs = Pairs(now, before)
    pairs.by(lambda each: each.id)
    pairs.by(lambda each: said(" ".join(_told(each))))
    pairs.by_words(lambda each: printed(next(sentences(_told(each)), "")))
    return pairs


def _told(each: JudgementKept | RecommendationKept) -> tuple[str, ...]:
    name = each.name if isinstance(each, JudgementKept) else None
    return (name, *each.text) if name else each.text


def _sections(
    now: Sequence[SectionKept], before: Sequence[SectionKept], moved: set[str]
) -> Iterator[Change[SectionKept]]:
    pairs = Pairs(now, before)
    pairs.by(lambda section: section.id)
    pairs.by(lambda section: frame(section.title).casefold())
    pairs.by_words(lambda section: printed(" ".join(section.text)))
    these, those = list(map(said, _all(now))), list(map(said, _all(before)))
    added, gone = more_often(these, those), more_often(those, these)
    for one, other in pairs:
        found = _wordings(one.text, other.text, moved, added, gone) if one and other else ()
        renamed = one is not None and other is not None and _is_other(one.title, other.title, moved)
        if one is None or other is None or found or renamed:
            yield Change(one, other, found, renamed)


def _entry_wordings(now: Sequence[str], before: Sequence[str], moved: set[str]) -> tuple[Wording, ...]:
    """The same of an entry, the sentences that it begins with first and together, however unlike they are."""
    found = _wordings(now, before, moved)
    begins, began = Wording(next(sentences(now), None), None), Wording(None, next(sentences(before), None))
    if begins in found and began in found:
        found = (Wording(begins.now, began.before), *(each for each in found if each not in (begins, began)))
    return found


def _all(sections: Sequence[SectionKept]) -> Iterator[str]:
    return (sentence for section in sections for sentence in sentences(section.text))


def _wordings(
    now: Iterable[str], before: Iterable[str], moved: set[str], added: Words | None = None, gone: Words | None = None
) -> tuple[Wording, ...]:
    """The sentences of one text that are others than those of the text before. `added` and `gone` are what the whole
    paper has more often or less often than before: text that only moved is in neither."""
    here, there = list(sentences(now)), list(sentences(before))
    these, those = list(map(said, here)), list(map(said, there))
    new, old = list(_taken(here, more_often(these, those))), list(_taken(there, more_often(those, these)))
    new, old = new if added is None else list(_taken(new, added)), old if gone is None else list(_taken(old, gone))
    return _paired(*_without_moved(new, old, moved))


def _taken(found: Iterable[str], left: Words) -> Iterator[str]:
    """The sentences that are left to be given, each as often as it is."""
    for sentence in found:
        if left[said(sentence)] > 0:
            left[said(sentence)] -= 1
            yield sentence


def _without_moved(now: list[str], before: list[str], moved: set[str]) -> tuple[list[str], list[str]]:
    """Without the sentences in which only numbers of moved figures are others."""

    here, there = (Counter(frame(text) for text in texts if _quotes(text, moved)) for texts in (now, before))
    both = here & there
    return list(_less(now, Counter(both), moved)), list(_less(before, both, moved))


def _quotes(text: str, moved: set[str]) -> bool:
    """Whether a text quotes moved figures, and no others."""
    quoted = figures_of(text)
    return bool(quoted) and quoted <= moved


def _is_other(now: str, before: str, moved: set[str]) -> bool:
    """Whether one line is another than before in more than the numbers of moved figures."""
    return said(now) != said(before) and not (_quotes(now, moved) and frame(now) == frame(before))


def _less(texts: Iterable[str], known: Words, moved: set[str]) -> Iterator[str]:
    for text in texts:
        if _quotes(text, moved) and known[frame(text)] > 0:
            known[frame(text)] -= 1
        else:
            yield text


def _paired(now: list[str], before: list[str]) -> tuple[Wording, ...]:
    """New and gone sentences; those of which one took the other's place together."""
    these, those = ([first_words(printed(each)) for each in texts[:MOST]] for texts in (now, before))
    of = dict(nearest(these, those))
    found = [Wording(each, before[of[at]] if at in of else None) for at, each in enumerate(now)]
    gone = set(range(len(before))) - set(of.values())
    return (*found, *(Wording(None, before[at]) for at in sorted(gone)))
