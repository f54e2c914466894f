"""Any two issues: what is the same is never told, what is another always is, and no more than there is room for."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from briefgen.brief.quoting import Press
from briefgen.house import load_house
from briefgen.issues.compare import Changes, changes
from briefgen.issues.excerpts import LONGEST, beside
from briefgen.issues.pairing import Pairs
from briefgen.issues.printed import issue_data
from briefgen.issues.record import FigureKept, Issue, JudgementKept, RecommendationKept, SectionKept
from briefgen.issues.screen import Screen, screened
from briefgen.issues.texts import said, sentences
from briefgen.workspace import shipped
from tests.work import calls

HOUSE = load_house((shipped() / "templates",))
WORDS = st.sampled_from(["the", "army", "hold", "three", "roads", "7", "1,250", "أرقام", "naïve", "re-open", "“here”"])
SENTENCES = st.lists(WORDS, min_size=1, max_size=12).map(lambda words: f"A {' '.join(words)}.")
TEXTS = st.lists(st.lists(SENTENCES, max_size=4).map(" ".join).filter(bool), max_size=3).map(tuple)
IDS = st.none() | st.sampled_from(["one", "two", "three"])
SECTIONS = st.lists(st.builds(SectionKept, id=IDS, title=SENTENCES, text=TEXTS), max_size=4).map(tuple)
JUDGED = st.builds(
    JudgementKept,
    id=IDS,
    text=TEXTS,
    likelihood=st.sampled_from([None, "likely", "unlikely"]),
    confidence=st.sampled_from([None, "high", "low"]),
)
FIGURES = st.builds(FigureKept, id=IDS, label=SENTENCES, best=st.integers(0, 3))
ADVICE = st.builds(RecommendationKept, id=IDS, to=WORDS, text=TEXTS)
ISSUES = st.builds(
    Issue,
    format=st.just(1),
    date=st.just("2026-02-03"),
    title=SENTENCES,
    language=st.just("en-GB"),
    sections=SECTIONS,
    findings=st.lists(JUDGED, max_size=3).map(tuple),
    figures=st.lists(FIGURES, max_size=3).map(tuple),
    recommendations=st.lists(ADVICE, max_size=3).map(tuple),
)


@given(ISSUES)
def test_an_issue_is_not_another_than_itself(issue: Issue) -> None:
    assert changes(issue, issue) == Changes()
    read_again = Issue.model_validate_json(issue.model_dump_json())
    assert not changes(read_again, issue)


@given(ISSUES)
def test_how_it_is_set_is_no_change(issue: Issue) -> None:
    def set_otherwise(text: str) -> str:
        return text.replace("“", "«\u00a0").replace("”", "\u00a0»").replace(" ", "\u202f").replace("-", "–")

    sections = tuple(
        each.model_copy(update={"title": set_otherwise(each.title), "text": tuple(map(set_otherwise, each.text))})
        for each in issue.sections
    )
    assert not changes(issue.model_copy(update={"sections": sections}), issue)


def _all(issue: Issue) -> Counter[str]:
    return Counter(said(each) for section in issue.sections for each in sentences(section.text))


def _of(told: list[str | None]) -> Counter[str]:
    return Counter(said(each) for each in told if each)


@given(ISSUES, ISSUES)
def test_every_sentence_that_is_new_or_gone_is_told(now: Issue, before: Issue) -> None:
    found = changes(now, before)
    wordings = [each for change in found.sections for each in change.wordings]
    new = [text for each in found.sections if each.now and not each.before for text in sentences(each.now.text)]
    gone = [text for each in found.sections if each.before and not each.now for text in sentences(each.before.text)]
    assert not _all(now) - _all(before) - _of([*new, *(each.now for each in wordings)])
    assert not _all(before) - _all(now) - _of([*gone, *(each.before for each in wordings)])
    assert _of([each.now for each in wordings]) <= _all(now) - _all(before)
    assert _of([each.before for each in wordings]) <= _all(before) - _all(now)


@given(ISSUES, ISSUES)
def test_every_entry_is_told_or_the_same(now: Issue, before: Issue) -> None:
    found = changes(now, before)
    for name in ("sections", "findings", "figures", "recommendations"):
        new = sum(each.before is None for each in getattr(found, name))
        dropped = sum(each.now is None for each in getattr(found, name))
        assert len(getattr(now, name)) - new == len(getattr(before, name)) - dropped
    if found == Changes():
        assert [(each.likelihood, each.confidence) for each in _sorted(now)] == [
            (each.likelihood, each.confidence) for each in _sorted(before)
        ]


def _sorted(issue: Issue) -> list[Any]:
    return sorted(issue.findings, key=lambda each: (each.id or "", said(" ".join(each.text)), str(each)))


@given(ISSUES, ISSUES, st.frozensets(st.sampled_from(["army", "roads", "naïve", "here", "1250", "7"]), min_size=1))
def test_no_hidden_word_of_the_issue_before_is_said(now: Issue, before: Issue, hidden: frozenset[str]) -> None:
    found = screened(changes(now, before), Screen(hidden, frozenset(), frozenset()))
    data = issue_data(before, found, {}, Press((), "en-GB", HOUSE), ())
    gone = [data[name]["dropped"] for name in ("sections", "findings", "figures", "recommendations")]
    told = [data[name]["reworded"] for name in ("findings", "recommendations")]
    then = [(each.get("to_before"), change["before"]) for each in (*told[0], *told[1]) for change in each["changes"]]
    then += [
        (each["title_before"], change["before"]) for each in data["sections"]["changed"] for change in each["changes"]
    ]
    assert not any(_words(str(each)) & hidden for each in (*gone, *then))
    assert not any(_words(each["before"]) & hidden for each in data["figures"]["moved"])


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.replace(",", "").lower()))


def _long(sections: int, verb: str) -> Issue:
    """An issue of which every sentence has its like in another whose verb is another."""
    text = tuple(" ".join(f"Post {at}-{number} was {verb} again." for number in range(50)) for at in range(4))
    kept = tuple(SectionKept(id=f"s{at}", title=f"Part {at}", text=text) for at in range(sections))
    return Issue(format=1, date="2026-02-03", title="Posts", language="en-GB", sections=kept)


def test_the_work_grows_with_the_length_and_not_faster() -> None:
    def work(sections: int) -> int:
        return calls(lambda: changes(_long(sections, "attacked"), _long(sections, "held")))

    assert len(changes(_long(4, "attacked"), _long(4, "held")).sections) == 4
    assert work(32) < 2.2 * work(16)


@given(st.lists(WORDS, max_size=80), st.lists(WORDS, max_size=80))
def test_excerpts_are_short_and_say_nothing_of_their_own(now: list[str], before: list[str]) -> None:
    for pieces, words in zip(beside(" ".join(now), " ".join(before)), (now, before), strict=True):
        text = "".join(str(piece["text"]) for piece in pieces)
        assert len(text) <= LONGEST + 1
        assert all(part in " ".join(words) for part in text.split("…"))
        if len(" ".join(now)) <= LONGEST and len(" ".join(before)) <= LONGEST:
            assert text == " ".join(words)


@given(st.lists(st.integers(0, 5)), st.lists(st.integers(0, 5)))
def test_pairs_are_each_entry_once(now: list[int], before: list[int]) -> None:
    pairs = Pairs(now, before)
    pairs.by(lambda number: number or None)
    found = list(pairs)
    assert [one for one, _ in found if one is not None] == now
    assert sorted(other for _, other in found if other is not None) == sorted(before)
    assert all(one == other for one, other in found if one is not None and other is not None)
