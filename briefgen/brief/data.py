"""A brief as the plain data that templates see: dicts, lists, text, numbers, None and Marked.

It mirrors the brief, name by name; every name is there, None or empty where the
brief has nothing. Dates stay ISO text.
"""

from __future__ import annotations

from math import ceil, floor
from typing import Any

from pydantic import BaseModel

from briefgen.brief.judgements import Scenario
from briefgen.brief.model import Claim, Figure, Finding
from briefgen.brief.prose import Marked
from briefgen.brief.read import BriefFile
from briefgen.brief.text import Kind
from briefgen.brief.typography import in_language, neutral
from briefgen.brief.walk import FieldPath, shape
from briefgen.house import House
from briefgen.likelihood import SCALES, Scale, Step


def template_data(file: BriefFile, house: House) -> dict[str, object]:
    """Everything a template may print: the brief's fields, and the house's under `house`."""
    language = file.brief.language or house.language
    scale = chosen_scale(file, house)
    data = _Plain(file, language, scale).record(file.brief, ())
    return {**data, "language": language, "scale": _scale_data(scale), "house": house_data(house, language)}


def chosen_scale(file: BriefFile, house: House) -> Scale:
    """The scale of likelihood that the brief or, where it names none, the house keeps to."""
    return SCALES[file.brief.likelihood_scale or house.likelihood_scale]


def _scale_data(scale: Scale) -> dict[str, object]:
    """A scale's title, source and steps, each with its words and its range."""
    steps = [{"term": " or ".join(step.terms), **_range(step)} for step in scale.steps]
    return {"name": scale.name, "title": scale.title, "source": scale.source, "steps": steps}


def _range(step: Step) -> dict[str, object]:
    return {"low": step.low, "high": step.high, "shown": step.shown}


def house_data(house: House, language: str) -> dict[str, object]:
    """The house's fields as plain data, its logo as the path of the file."""

    def typographic(text: str) -> str:
        return in_language(neutral(text), language)

    data = house.model_dump()
    words = {name: typographic(data[name]) for name in house.prose_fields if data[name] is not None}
    return {**data, **words, "series": [typographic(name) for name in house.series]}


class _Plain:
    """Turns the records of one brief into dicts."""

    def __init__(self, file: BriefFile, language: str, scale: Scale) -> None:
        self.scale = scale
        self.elements = file.elements
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
        if isinstance(record, Claim):
            data["value"] = _number(record)
        if isinstance(record, Figure):
            data["shown"] = data["claims"][_newest(record)]
        if isinstance(record, Finding | Scenario):
            data["range"] = self._likelihood(record)
        return data

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
            return in_language(neutral(text), self.language)
        return Marked.of(self.elements[path], self.language, self._field(path))

    def _field(self, path: FieldPath) -> str:
        """A field's name that stays when entries are added before it: by their ids, where they have one, else `#2`."""
        return "/".join(self.ids.get(path[: at + 1], _step(name)) for at, name in enumerate(path))


def _step(name: str | int) -> str:
    return name if isinstance(name, str) else f"#{name}"


def _number(claim: Claim) -> dict[str, float | None]:
    """A claim's number as low, best and high; a single value is the best one."""
    best = claim.value if claim.value is not None else claim.best
    return {"low": claim.low, "best": best, "high": claim.high}


def _newest(figure: Figure) -> int:
    """The claim with the newest date, the first of several; one without a date is older than any with."""
    return max(range(len(figure.claims)), key=lambda index: (figure.claims[index].as_of or "", -index))
