"""What is added up in the ledger: sums are right, killed and injured stay apart, unknown is not 0."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import isclose

from briefgen.amount import Amount
from briefgen.brief import BriefFile
from briefgen.brief.figure import Claim, Figure
from briefgen.brief.ledger import amount, in_use
from briefgen.brief.model import Event
from briefgen.brief.quoting import Press
from briefgen.brief.walk import FieldPath
from briefgen.checks.passages import passages
from briefgen.checks.rule import Rule
from briefgen.house import House
from briefgen.problems import Collector, Position

WRONG_SUM = Rule(
    "wrong-sum",
    "error",
    """A figure is said to be the sum of others (`sum_of: [soldiers-killed, police-killed]`) and isn't.

The numbers that the paper uses are added, lowest to lowest and highest to highest where they are ranges. Most often one
of them was brought up to date and the others were not. Correct the number that is wrong; where the parts can't add up,
because they are of different dates or overlap, take `sum_of` out and say so in a note.""",
)
KILLED_AND_INJURED = Rule(
    "killed-and-injured",
    "error",
    """One number counts the killed and the injured together.

The two are known with different certainty and mean different things, so they are never added. Wrong: “145 killed and
injured”, “145 casualties”, a figure with the label `killed and injured`, a `sum_of` of both. Right: “36 killed and 109
injured”, each a figure of its own. Where a source gives only the sum, quote its own words between quotation marks.""",
)
UNKNOWN_AS_ZERO = Rule(
    "unknown-as-zero",
    "error",
    """A 0 stands where nobody is known to have counted.

0 says that it was looked for and there was none. Where it isn't known, leave the field out, and nothing is printed.
Wrong: `killed: 0` in an event without `sources`, or whose summary says that the toll is unknown. Right: no `killed` at
all; or `killed: 0` with the source that says so.""",
)
RULES = (WRONG_SUM, KILLED_AND_INJURED, UNKNOWN_AS_ZERO)


def check_sums(file: BriefFile, house: House, problems: Collector) -> None:
    """A sum that is wrong, adds what is never added or counts the unknown is a problem at its place."""
    figures = {figure.id: figure for figure in file.brief.figures if figure.id}
    press = Press(file.brief.figures, file.brief.language or house.language, house)
    for index, figure in enumerate(file.brief.figures):
        parts = [figures[name] for name in figure.sum_of if name in figures]
        if parts and len(parts) == len(figure.sum_of):
            _check_sum(file, figure, parts, ("figures", index), press, problems)
        _check_label(file, figure, parts, ("figures", index), problems)
        _check_zeros(file, figure, ("figures", index), problems)
    for index, event in enumerate(file.brief.events):
        _check_event(file, event, ("events", index), problems)
    _check_text(file, problems)


# ── Sums ─────────────────────────────────────────────────────────────────────


def _check_sum(
    file: BriefFile, figure: Figure, parts: Sequence[Figure], here: FieldPath, press: Press, problems: Collector
) -> None:
    place = file.placed.place((*here, "sum_of")).value
    if figure in parts:
        hint = "name the figures that it adds up, not itself"
        WRONG_SUM.found(problems, place, "this figure is said to be a part of its own sum", hint)
        return
    if units := sorted({part.unit or "no unit" for part in (figure, *parts)}) if _differ(figure, parts) else []:
        hint = "only what has the same unit can be added"
        WRONG_SUM.found(problems, place, f"this adds up different units: {', '.join(units)}", hint)
        return
    whole, total = amount(in_use(figure)), _total([amount(in_use(part)) for part in parts])
    if not _adds_up(whole, total):
        added = " + ".join(press.quantity(in_use(part), None) for part in parts)
        made = press.quantity(Claim.model_construct(low=total.low, best=total.best, high=total.high), None)
        message = f"{added} makes {made}, and not {press.quantity(in_use(figure), None)}"
        WRONG_SUM.found(problems, place, message, "correct the number that is wrong, or take `sum_of` out")


def _differ(figure: Figure, parts: Sequence[Figure]) -> bool:
    return any(part.unit != figure.unit for part in parts)


def _total(amounts: Sequence[Amount]) -> Amount:
    """The sum of numbers: lowest with lowest, highest with highest; open where one of them is."""
    low, high = _added([each.lowest for each in amounts]), _added([each.highest for each in amounts])
    best = _added([each.best for each in amounts])
    return Amount(None, best, None) if low == high else Amount(low, best, high)


def _added(numbers: Sequence[float | None]) -> float | None:
    """Their sum; None where one isn't known."""
    known = [number for number in numbers if number is not None]
    return sum(known) if len(known) == len(numbers) else None


def _adds_up(whole: Amount, total: Amount) -> bool:
    """Whether a figure can be the sum: the ends that it gives are the sum's, and its best number lies between them."""
    if whole.low is None and whole.high is None:
        best = whole.best or 0
        between = (total.lowest is None or best >= total.lowest) and (total.highest is None or best <= total.highest)
        return _same(best, total.best) if total.best is not None else between
    ends = ((whole.lowest, total.lowest), (whole.highest, total.highest))
    return all(_same(one, other) for one, other in ends) and (whole.best is None or _same(whole.best, total.best))


def _same(one: float | None, other: float | None) -> bool:
    """Whether two numbers are the same, but for what computers make of decimals; both may be unknown."""
    if one is None or other is None or one % 1 == other % 1 == 0:
        return one == other
    return isclose(one, other, abs_tol=1e-6)


# ── Killed and injured ───────────────────────────────────────────────────────

_KILLED = r"(?:killed|dead|deaths?|died|fatalit(?:y|ies))"
_INJURED = r"(?:injured|wounded|injur(?:y|ies)|hurt)"
_AND = r"(?:\s*(?:and/or|and|or|&|\+|/)\s*)"
_BOTH = rf"(?:{_KILLED}{_AND}{_INJURED}|{_INJURED}{_AND}{_KILLED})"
_ADDED_LABEL = re.compile(rf"\b(?:{_BOTH}|casualt(?:y|ies))\b", re.IGNORECASE)
_NUMBER = r"(?<![\w.,-])\d[\d,.]{0,20}(?:[ \u00a0\u202f]\d{3}){0,4}"
_ADDED_TEXT = re.compile(
    rf"{_NUMBER}(?:\s+[^\W\d]+){{0,4}}?\s+(?:{_BOTH}|casualties)\b|\b(?:{_BOTH}|casualties)\s*:\s*\d[\d,]*",
    re.IGNORECASE,
)
_HARM = re.compile(rf"{_INJURED}|casualties", re.IGNORECASE)
_APART = "give each a number of its own: how many were killed, and how many injured"


def _check_label(
    file: BriefFile, figure: Figure, parts: Sequence[Figure], here: FieldPath, problems: Collector
) -> None:
    killed, injured = (any(_counts(part, words) for part in parts) for words in (_KILLED, _INJURED))
    if killed and injured:
        place = file.placed.place((*here, "sum_of")).value
        KILLED_AND_INJURED.found(problems, place, "this sum adds the killed and the injured", _APART)
    elif _ADDED_LABEL.search(figure.label):
        place = file.placed.place((*here, "label")).value
        KILLED_AND_INJURED.found(problems, place, "this figure counts the killed and the injured together", _APART)


def _counts(figure: Figure, words: str) -> bool:
    return bool(re.search(rf"\b{words}\b", figure.label, re.IGNORECASE))


def _check_text(file: BriefFile, problems: Collector) -> None:
    for passage in passages(file):
        if not _HARM.search(passage.words):
            continue
        for found in _ADDED_TEXT.finditer(passage.unquoted):
            place = passage.at(found.start(), found.end())
            message = f"“{' '.join(found[0].split())}” counts the killed and the injured together"
            KILLED_AND_INJURED.found(problems, place, message, _APART)


# ── 0 for unknown ────────────────────────────────────────────────────────────

_NOT_KNOWN = re.compile(
    r"\b(?:unknown|not known|unclear|not clear|no (?:figures?|count|toll)|contested|unconfirmed|not confirmed)\b",
    re.IGNORECASE,
)
_LEAVE_OUT = "leave it out where it isn't known; where somebody counted none, name the source"


def _check_zeros(file: BriefFile, figure: Figure, here: FieldPath, problems: Collector) -> None:
    for index, claim in enumerate(figure.claims):
        if not any(amount(claim)) and not claim.source and not claim.unsourced:
            place = file.placed.place((*here, "claims", index)).value
            UNKNOWN_AS_ZERO.found(problems, place, "this claim says 0, and nobody who counted", _LEAVE_OUT)


def _check_event(file: BriefFile, event: Event, here: FieldPath, problems: Collector) -> None:
    for name, place in _zeros(file, event, here):
        if not event.sources:
            message = f"`{name}` is 0, and the event has no source that says so"
            UNKNOWN_AS_ZERO.found(problems, place, message, _LEAVE_OUT)
        elif found := _NOT_KNOWN.search(event.summary):
            UNKNOWN_AS_ZERO.found(problems, place, f"`{name}` is 0, and the summary says “{found[0]}”", _LEAVE_OUT)


def _zeros(file: BriefFile, event: Event, here: FieldPath) -> Iterator[tuple[str, Position]]:
    """The tolls of an event that are 0, with their names and places."""
    for name in ("killed", "injured"):
        toll = getattr(event, name)
        if toll and not any((toll.low, toll.best, toll.high)):
            yield name, file.placed.place((*here, name)).value
