"""A brief as the plain data that templates see: dicts, lists, text, numbers, true or false, None and Marked.

It mirrors the brief, name by name; every name is there, None or empty where the
brief has nothing. Dates stay ISO text. `tlp` of a part is the marking that holds for it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import repeat
from math import ceil, floor
from typing import Any

from pydantic import BaseModel

from briefgen.brief.addressees import spelling_key
from briefgen.brief.changes import change_of
from briefgen.brief.crediting import data_facts
from briefgen.brief.figure import Claim, Figure
from briefgen.brief.handling import Markable
from briefgen.brief.judgements import Scenario
from briefgen.brief.ledger import RANGE, amount, in_use, range_of, supersessions
from briefgen.brief.markings import parts
from briefgen.brief.model import Brief, Finding, Recommendation
from briefgen.brief.moments import day_at, is_lifted
from briefgen.brief.placing import Graphics
from briefgen.brief.prose import Marked
from briefgen.brief.quoting import Press
from briefgen.brief.read import BriefFile
from briefgen.brief.source_types import type_of
from briefgen.brief.sourcing import account
from briefgen.brief.tally_data import tally_data
from briefgen.brief.text import Kind
from briefgen.brief.typography import printed_plain
from briefgen.brief.walk import FieldPath, field_name, one_of, shape
from briefgen.house import House
from briefgen.language.numbers import PERCENT
from briefgen.likelihood import SCALES, Scale, Step
from briefgen.reads import ask_when


def template_data(
    file: BriefFile, house: House, entries: Sequence[Mapping[str, object]] = (), at: str | None = None
) -> dict[str, object]:
    """Everything a template may print: the brief's fields, and the house's under `house`.

    `sources` are all that the paper rests on, those of files included; `entries` are further fields of each, in the
    same order. `at` is when it is, a moment or date, None for the paper's date: `today` is that day, and `embargoed`
    says whether the embargo still holds then. `first_published` is the date of its first version; None without a
    history, and where an edition leaves that out. `previous`, the issue before this one, is for `briefgen.issues` to
    fill in.
    """
    language = file.brief.language or house.language
    scale = chosen_scale(file, house)
    press = Press(file.brief.figures, language, house)
    plain = _Plain(file, language, press, Graphics(file, press), scale)
    data = plain.record(file.brief, ())
    data["sources"] = [
        {**plain.record(held.source, ("sources", at)), "group": type_of(held.source.type).group, **more}
        for at, (held, more) in enumerate(zip(file.sources, entries or repeat({}), strict=False))
    ]
    for index, finding in enumerate(data["findings"]):
        cited = {each.key for each in file.citations if each.path[:2] == ("findings", index)}
        finding["uncited"] = [key for key in finding["sources"] if key not in cited]
    _number(data["findings"], data["recommendations"])
    added: dict[str, object] = {"addressee": None, "edition": file.edition, "embargoed": is_embargoed(file.brief, at)}
    added["today"] = day_at(at or file.brief.date).isoformat()
    added |= {"language": language, "scale": _scale_data(scale)}
    added["first_published"] = file.brief.history[0].date if file.brief.history and file.has_first_version else None
    added["sourcing"] = account(file, language)
    added["graphics"] = plain.not_placed()
    added["previous"] = None
    added["tallies"] = tally_data(file, press)
    added["data"] = [{**each, **facts} for each, facts in zip(data["data"], data_facts(file, press), strict=True)]
    return {**data, **added, "house": house_data(house, language)}


def is_embargoed(brief: Brief, at: str | None) -> bool:
    """Whether nobody may publish it yet `at` a moment or date; None is the paper's date, for no clock is asked."""
    if brief.embargo is None:
        return False
    ask_when()
    return not is_lifted(brief.embargo, at or brief.date)


def chosen_scale(file: BriefFile, house: House) -> Scale:
    """The scale of likelihood that the brief or, where it names none, the house keeps to."""
    return SCALES[file.brief.likelihood_scale or house.likelihood_scale]


def _scale_data(scale: Scale) -> dict[str, object]:
    """A scale's title, source and steps, each with its words and its range."""
    steps = [{"term": " or ".join(step.terms), **_range(step)} for step in scale.steps]
    return {"name": scale.name, "title": scale.title, "source": scale.source, "steps": steps}


def _range(step: Step) -> dict[str, object]:
    return {"low": step.low, "high": step.high, "shown": step.shown}


def addressees(data: Mapping[str, Any]) -> list[str]:
    """Whom the recommendations in a brief's data are for, each once, in the order of the brief."""
    return list(dict.fromkeys(each["to"] for each in data["recommendations"]))


def for_addressee(data: Mapping[str, Any], addressee: str) -> dict[str, object]:
    """A brief's data with only what concerns one of its addressees, who then is its `addressee`.

    Kept are the recommendations to them, the findings that these rest on, and the sources
    that those findings name, all with the numbers that they have in the whole.
    """
    theirs = [each for each in data["recommendations"] if each["to"] == addressee]
    findings = _named(data["findings"], theirs, "findings")
    sources = _named(data["sources"], findings, "sources")
    return {**data, "addressee": addressee, "recommendations": theirs, "findings": findings, "sources": sources}


def _named(items: list[dict[str, Any]], by: list[dict[str, Any]], field: str) -> list[dict[str, Any]]:
    """The items whose ids stand in a field of any of the others."""
    names = {name for each in by for name in each.get(field, ())}
    return [item for item in items if item["id"] in names]


def house_data(house: House, language: str) -> dict[str, object]:
    """The house's fields as plain data, its logo as the path of the file."""

    data = house.model_dump()
    words = {name: printed_plain(data[name], language) for name in house.prose_fields if data[name] is not None}
    return {**data, **words, "series": [printed_plain(name, language) for name in house.series]}


def _number(findings: list[dict[str, Any]], recommendations: list[dict[str, Any]]) -> None:
    """Give each its `number`: findings theirs where there are several, recommendations theirs by addressee.

    A recommendation also gets an `anchor`, what links to it name, whether it has an id or not.
    An addressee or timeframe that is typed in capitals and small letters is one, in its first spelling.
    """
    for number, finding in enumerate(findings, 1):
        finding["number"] = number if len(findings) > 1 else None
    for name in ("to", "timeframe"):
        spelt: dict[str, str] = {}
        for each in recommendations:
            each[name] = each[name] and spelt.setdefault(spelling_key(each[name]), each[name])
    met = {to: at for at, to in enumerate(dict.fromkeys(each["to"] for each in recommendations))}
    for number, each in enumerate(sorted(recommendations, key=lambda each: met[each["to"]]), 1):
        each["number"] = number
        each["anchor"] = each["id"] or f"recommendation_{number}"  # no id in a brief has a `_`


class _Plain:
    """Turns the records of one brief into dicts."""

    def __init__(self, file: BriefFile, language: str, press: Press, graphics: Graphics, scale: Scale) -> None:
        self.press = press
        self.graphics = graphics
        self.scale = scale
        self.elements = file.elements
        self.counted = file.counted
        self.markings = {part.path: part.tlp for part in parts(file.brief)}
        self.ids: dict[FieldPath, str] = {}
        self.language = language

    def record(self, record: BaseModel, path: FieldPath) -> dict[str, Any]:
        name = getattr(record, "id", None)
        if name:
            self.ids[path] = name
        data = {
            name: self._value(kind, getattr(record, name), (*path, name))
            for name, (kind, _) in shape(type(record)).items()
        }
        if isinstance(record, Markable):
            data["tlp"] = self.markings.get(path)
        if isinstance(record, Claim):
            data["value"] = amount(record)._asdict()
        if isinstance(record, Recommendation):
            data["findings"] = list(record.rests_on)
        if isinstance(record, Finding | Scenario):
            data["range"] = self._likelihood(record)
        return data | self._ledger(record, data["claims"]) if isinstance(record, Figure) else data

    def _ledger(self, figure: Figure, claims: list[dict[str, Any]]) -> dict[str, Any]:
        """What the ledger knows of a figure: the claim in use, the range of all, and of each claim whether it is used
        or superseded."""
        used, superseded = in_use(figure), supersessions(figure)
        for claim, data in zip(figure.claims, claims, strict=True):
            data["used"] = claim is used
            data["superseded"] = claim in superseded
        every = {**self.record(range_of(figure), ()), "used": figure.use == RANGE, "superseded": False}
        shown = next((data for data in claims if data["used"]), every)
        return {"shown": shown, "range": every["value"], "changed": self._changed(figure)}

    def _changed(self, figure: Figure) -> dict[str, Any] | None:
        """How the number in use differs from the one it is compared with; None where it is compared with none."""
        found = change_of(figure, self.counted)
        if found is None:
            return None
        changed, then = found
        in_points = figure.unit in PERCENT and not changed.is_percent
        unit = "%" if changed.is_percent else None if in_points else figure.unit
        said = {"direction": changed.direction, "by": changed.by, "unit": unit, "points": in_points}
        return {**said, "since": self.record(then.claim, ()) if then.claim else None, "period": then.period}

    def _likelihood(self, record: Finding | Scenario) -> dict[str, object] | None:
        """What of a hundred a likelihood stands for; None where there is none."""
        share = record.share if isinstance(record, Scenario) else None
        if share is not None:
            return {"low": floor(share), "high": ceil(share), "shown": f"{share:g}%"}
        step = self.scale.step(record.likelihood) if record.likelihood else None
        return _range(step) if step else None

    def _value(self, kind: Kind | None, value: Any, path: FieldPath) -> Any:
        if isinstance(value, tuple):
            return [self._value(kind, item, (*path, index)) for index, item in enumerate(value)]
        if isinstance(value, BaseModel):
            return self.record(value, path)
        if kind is None or not isinstance(value, str):
            return value
        return self._text(kind, value, path)

    def _text(self, kind: Kind, text: str, path: FieldPath) -> str:
        if kind.name == "exact":
            return text
        if kind.name == "plain":
            return printed_plain(text, self.language)
        printed = self.graphics.printed(self.press.printed(self.elements[path]))
        return Marked.of(printed, self.language, field_name(path, self.ids))

    def not_placed(self) -> list[dict[str, object]]:
        """The graphics that no prose places, as elements."""
        return [
            {"kind": one_of(name), "id": given, "printed": Marked.of(elements, self.language)}
            for name, given, elements in self.graphics.not_placed()
        ]
