"""Recommendations can be acted on: by when, because of what, each once, and to somebody who has one name."""

from __future__ import annotations

import re
from itertools import combinations

from briefgen.brief import BriefFile
from briefgen.brief.addressees import spelling_key, words_key
from briefgen.brief.walk import FieldPath
from briefgen.checks.rule import Rule
from briefgen.house import House
from briefgen.problems import Collector, Position

NO_TIMEFRAME = Rule(
    "no-timeframe",
    "warning",
    """A recommendation doesn't say by when.

Without a time nobody can be asked whether it was done, and readers can't tell what comes first. Give it a `timeframe`,
as exact as you mean it.

Wrong: `to: Interior Ministry` with a text and nothing more. Right: the same with `timeframe: within 30 days`, or
`timeframe: before the next budget`.""",
)
UNFOUNDED = Rule(
    "unfounded-recommendation",
    "warning",
    """A recommendation rests on no finding.

Advice that follows from nothing in the paper is an opinion. Name the finding that it answers with `finding`, or several
with `findings`; if there is none, the paper lacks a finding, or the recommendation belongs into another paper.

Wrong: a recommendation on border posts in a paper that says nothing about borders. Right: `finding: soft-targets`.""",
)
IDLE_FINDING = Rule(
    "idle-finding",
    "notice",
    """No recommendation rests on this finding, though the brief has recommendations.

A reader asks what follows from it. Perhaps a recommendation answers it and doesn't say so: name the finding's id there.
Perhaps one is missing. A finding that only sets the record straight may stay as it is.""",
)
SIMILAR = Rule(
    "similar-recommendations",
    "notice",
    """Two recommendations ask for nearly the same: more than three quarters of the words of the longer demand are in
the other.

The demand is the bold sentence, or the first. Words count from three letters on, by their first five, so that “count”
and “counts” are one; those such as “the” and “and” don't count. Make one recommendation of the two, or say what is
different.

Wrong: “Publish one casualty count.” and “Publish a count of casualties.” Right: the first alone, or as the second
“Publish the count of casualties by district”.""",
)
ADDRESSEE_SPELLING = Rule(
    "addressee-spelling",
    "notice",
    """One addressee is named in two ways, so that the paper prints two groups of recommendations, and `briefgen
extract` two papers.

Capitals don't matter. The order of words does, and so does “of the”: `Interior Ministry` and `Ministry of the Interior`
are two for the program. Write the name in one way.""",
)
RULES = (NO_TIMEFRAME, UNFOUNDED, IDLE_FINDING, SIMILAR, ADDRESSEE_SPELLING)

MOST_COMPARED = 200
"""So many recommendations are compared with each other, which takes the square of their number. No paper has more."""

_LIST = "recommendations"


def check_recommendations(file: BriefFile, _house: House, problems: Collector) -> None:
    """Everything about recommendations that a careful editor asks."""
    _check_timeframes(file, problems)
    _check_findings(file, problems)
    _check_likeness(file, problems)
    _check_spelling(file, problems)


def _check_timeframes(file: BriefFile, problems: Collector) -> None:
    for index, each in enumerate(file.brief.recommendations):
        if each.timeframe is None:
            hint = "say by when: `timeframe: within 30 days`"
            NO_TIMEFRAME.found(problems, _item(file, index), "this recommendation has no timeframe", hint)


def _check_findings(file: BriefFile, problems: Collector) -> None:
    """Each recommendation rests on a finding, and on each finding rests one. A brief without any is one problem."""
    brief = file.brief
    if not brief.recommendations:
        return
    if not brief.findings:
        place = file.placed.place((_LIST,)).name
        hint = "write what was found under `findings`, and name it here: `finding: its-id`"
        UNFOUNDED.found(problems, place, "the recommendations rest on no finding: the brief has none", hint)
        return
    for index, each in enumerate(brief.recommendations):
        if not each.rests_on:
            known = ", ".join(f"`{finding.id}`" for finding in brief.findings if finding.id)
            hint = (
                f"name it: `finding: its-id`; there are: {known}" if known else "give a finding an id and name it here"
            )
            UNFOUNDED.found(problems, _item(file, index), "this recommendation rests on no finding", hint)
    _check_idle(file, problems)


def _check_idle(file: BriefFile, problems: Collector) -> None:
    """A finding that nobody acts on is a notice, unless a recommendation names one that there isn't."""
    answered = {name for each in file.brief.recommendations for name in each.rests_on}
    mistyped = answered - {finding.id for finding in file.brief.findings}
    for index, finding in enumerate(file.brief.findings):
        if finding.id not in answered and not mistyped:
            hint = f"name it where it is answered: `finding: {finding.id or 'its-id'}`"
            place = _beginning(file, ("findings", index, "text"))
            IDLE_FINDING.found(problems, place, "no recommendation rests on this finding", hint)


def _check_likeness(file: BriefFile, problems: Collector) -> None:
    """Two that ask for nearly the same: a notice at the second, which names the first."""
    asked = [(index, _words(each.text)) for index, each in enumerate(file.brief.recommendations[:MOST_COMPARED])]
    told: set[int] = set()
    for (first, words), (second, others) in combinations(asked, 2):
        if second not in told and _alike(words, others):
            told.add(second)
            line = _beginning(file, (_LIST, first, "text")).line
            SIMILAR.found(
                problems,
                _beginning(file, (_LIST, second, "text")),
                f"this asks for nearly the same as the recommendation on line {line}",
                "make one of the two, or say what is different",
            )


_DEMAND = re.compile(r"\s*(?:\*\*(.+?)\*\*|__(.+?)__|(.+?[.!?])(?=\s|$))", re.DOTALL)
_TELLING, _FEWEST = 5, 3
_COMMON = {"and", "are", "for", "from", "its", "that", "the", "their", "them", "this", "which", "with"}


def _words(text: str) -> frozenset[str]:
    """What a recommendation asks for, as the beginnings of its words."""
    found = _DEMAND.match(text)
    demand = next(filter(None, found.groups())) if found else text
    words = re.findall(r"\w{3,}", demand.casefold())
    return frozenset(word[:_TELLING] for word in words if word not in _COMMON)


def _alike(words: frozenset[str], others: frozenset[str]) -> bool:
    longer = max(len(words), len(others))
    return longer >= _FEWEST and 4 * len(words & others) > 3 * longer


def _check_spelling(file: BriefFile, problems: Collector) -> None:
    """A name that has the words of an earlier one and is spelt in another way: a notice where it stands first."""
    first: dict[frozenset[str], str] = {}
    told: set[str] = set()
    for index, each in enumerate(file.brief.recommendations):
        other = first.setdefault(words_key(each.to), each.to)
        spelt = spelling_key(each.to)
        if spelt != spelling_key(other) and spelt not in told:
            told.add(spelt)
            place = file.placed.place((_LIST, index, "to")).value
            message = f"“{each.to}” and “{other}” look like one addressee, named in two ways"
            ADDRESSEE_SPELLING.found(problems, place, message, f"if they are one, write “{other}” here too")


def _item(file: BriefFile, index: int) -> Position:
    return file.placed.place((_LIST, index)).name


def _beginning(file: BriefFile, path: FieldPath) -> Position:
    """Where the first word of a text stands."""
    value = file.placed.data
    for step in path:
        value = value[step]
    return file.placed.find(path, str(value).split()[0]) or file.placed.place(path).value
