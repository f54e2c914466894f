"""What changed since the previous issue, as the plain data that templates see under `previous`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from briefgen.brief.changes import change
from briefgen.brief.quoting import Press
from briefgen.issues.compare import Change, Changes, Wording, is_judged_anew
from briefgen.issues.excerpts import alone, beside, short
from briefgen.issues.record import FigureKept, Issue, JudgementKept, RecommendationKept, SectionKept
from briefgen.issues.texts import printed, sentences
from briefgen.language.numbers import PERCENT

Data = dict[str, Any]


Numbers = Mapping[int, object]
"""The numbers that entries have in the paper, by the identities of their records."""


def issue_data(before: Issue, found: Changes, numbers: Numbers, press: Press, in_percent: Collection[str]) -> Data:
    """The issue before, and what changed since. `in_percent` are the figures whose changes the brief wants so."""
    excerpts = _Excerpts()
    about = {name: getattr(before, name) for name in ("date", "version", "number", "title")}
    judged = [*found.findings, *found.scenarios]
    listed: Data = {
        "judgements": [made for each in judged if (made := _judgement(each, numbers))],
        "findings": _entries(found.findings, numbers, excerpts),
        "scenarios": _entries(found.scenarios, numbers, excerpts),
        "figures": _figures(found, press, in_percent),
        "recommendations": _entries(found.recommendations, numbers, excerpts),
        "sections": _sections(found.sections, excerpts),
    }
    return {**about, "changed": any(_is_filled(each) for each in listed.values()), **listed}


def _is_filled(listed: Data | list[Data]) -> bool:
    return any(listed.values()) if isinstance(listed, dict) else bool(listed)


def _judgement(each: Change[JudgementKept], numbers: Numbers) -> Data | None:
    """A finding or scenario whose likelihood or confidence is another; None for the others."""
    now, before = each.now, each.before
    if now is None or before is None or not is_judged_anew(now, before):
        return None
    return {**_named(now, numbers), "now": _judged(now), "before": _judged(before)}


def _judged(each: JudgementKept) -> Data:
    return {"likelihood": each.likelihood, "low": each.low, "high": each.high, "confidence": each.confidence}


K = JudgementKept | RecommendationKept


def _entries(found: Iterable[Change[Any]], numbers: Numbers, excerpts: _Excerpts) -> Data:
    """What is new, reworded and dropped of a list."""
    made: Data = {"new": [], "reworded": [], "dropped": []}
    for each in found:
        if each.now is None or each.before is None:
            kind, to = "new" if each.now else "dropped", None
        else:
            kind, to = "reworded", each.before.to if each.renamed else None
        if kind != "reworded" or each.wordings or to:
            more = {"to_before": to, "changes": excerpts.of(each.wordings)}
            made[kind].append({**_named(each.entry, numbers), **more})
    return made


def _named(entry: K, numbers: Numbers) -> Data:
    """An entry by the number that the paper has for it, and its first sentence."""
    name = entry.name if isinstance(entry, JudgementKept) else None
    to = entry.to if isinstance(entry, RecommendationKept) else None
    text = short(printed(next(sentences(entry.text), "")))
    return {"id": entry.id, "number": numbers.get(id(entry)), "name": name, "to": to, "text": text}


def _figures(found: Changes, press: Press, in_percent: Collection[str]) -> Data:
    made: Data = {"moved": [], "new": [], "dropped": []}
    for each in found.figures:
        if each.now and each.before:
            made["moved"].append(_moved(each.now, each.before, press, each.now.id in in_percent))
        else:
            made["new" if each.now else "dropped"].append(_named_figure(each.entry))
    return made


def _named_figure(figure: FigureKept) -> Data:
    return {"id": figure.id, "label": figure.label}


def _moved(now: FigureKept, before: FigureKept, press: Press, in_percent: bool) -> Data:
    """Both numbers as they are printed and, where they are in one unit, by how much they differ."""
    found = change(now.amount, before.amount, in_percent) if now.unit == before.unit else None
    is_percent = found is not None and found.is_percent
    in_points = now.unit in PERCENT and not is_percent
    return {
        **_named_figure(now),
        "now": press.in_digits(now.amount, now.unit),
        "before": press.in_digits(before.amount, before.unit),
        "direction": found.direction if found else None,
        "by": found.by if found else None,
        "unit": "%" if is_percent else None if in_points else now.unit,
        "points": in_points,
    }


def _sections(changes: Iterable[Change[SectionKept]], excerpts: _Excerpts) -> Data:
    made: Data = {"new": [], "changed": [], "dropped": []}
    for each in changes:
        kind = "changed" if each.now and each.before else "new" if each.now else "dropped"
        was = printed(each.before.title) if each.before and each.renamed else None
        if kind != "changed" or was or each.wordings:
            title, found = printed(each.entry.title), excerpts.of(each.wordings)
            made[kind].append({"title": title, "title_before": was, "changes": found})
    return made


class _Excerpts:
    """Sentences as pieces. The first of a paper are compared word by word; hundreds are read by nobody."""

    def __init__(self) -> None:
        self._left = _MOST_COMPARED

    def of(self, found: Iterable[Wording]) -> list[Data]:
        """Sentences with what they were before: `now` is empty where one is gone, `before` where it is new."""
        return [self._excerpt(each) for each in found]

    def _excerpt(self, each: Wording) -> Data:
        if each.now is not None and each.before is not None and self._left > 0:
            self._left -= 1
            now, before = beside(each.now, each.before)
            return {"now": now, "before": before}
        return {"now": alone(each.now) if each.now else [], "before": alone(each.before) if each.before else []}


_MOST_COMPARED = 200
