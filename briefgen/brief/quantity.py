"""Numbers that may be uncertain: one number, or the lowest, the best and the highest estimate.

Unknown is left out, never 0. low ≤ best ≤ high, as in the UCDP's data on organised
violence. A number is read only where it can be read in one way; anything else is a
problem that shows how to write it.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from briefgen.reading import Record, wrong

_GROUP = "[, \u00a0\u2009\u202f]"
_NUMBER = re.compile(
    rf"[-−]?([0-9]{{1,15}}|[0-9]{{1,3}}(?:({_GROUP})[0-9]{{3}})(?:\2[0-9]{{3}}){{0,3}})(\.[0-9]{{1,9}})?"
)
_AMBIGUOUS = re.compile(r"[-−]?[1-9][0-9]{0,2}\.[0-9]{3}")
_SPAN = re.compile(r"([0-9][0-9,.]*) ?(?:-|–|to|/) ?([0-9][0-9,.]*)")
_LEAST = re.compile(
    r"(?:at least|over|more than|≥|>=|>|min\.?) ?([0-9][0-9,.]*)|([0-9][0-9,.]*) ?(?:\+|or more)", re.IGNORECASE
)
_MOST = re.compile(r"(?:at most|up to|fewer than|less than|under|≤|<=|<|max\.?) ?([0-9][0-9,.]*)", re.IGNORECASE)
_ABOUT = re.compile(r"(?:about|around|some|nearly|almost|roughly|circa|c\.|ca\.?|≈|~) ?([0-9][0-9,.]*)", re.IGNORECASE)


def number(value: object) -> object:
    """An int or a float for `4`, `1,250`, `1 250`, `12.5` or `-3`. Raises for what reads in two ways or none."""
    if isinstance(value, list | dict):
        raise _no_number_but(value, "write digits, such as 4 or 1,250")
    if not isinstance(value, str):
        return value
    text = value.strip()
    found = _NUMBER.fullmatch(text)
    if _AMBIGUOUS.fullmatch(text):
        hint = f"write {text.replace('.', ',')} for thousands, {text}0 for a decimal fraction"
        raise wrong("number", f"can't be “{text}”: that can be read in two ways", hint)
    if not found:
        raise wrong("number", f"can't be “{text[:40]}”: that is no number", _number_hint(text))
    plain = re.sub(_GROUP, "", text).replace("−", "-")
    return float(plain) if found[3] else int(plain)


def _no_number_but(value: list[object] | dict[str, object], hint: str) -> PydanticCustomError:
    given = "a list" if isinstance(value, list) else "a group of fields"
    return wrong("wrong-kind", f"has to be a number, but {given} stands here", hint)


def _number_hint(text: str) -> str:
    """How to write what was probably meant."""
    if found := _SPAN.fullmatch(text):
        return f"for a range write {{low: {_plain(found[1])}, high: {_plain(found[2])}}}"
    if found := _LEAST.fullmatch(text):
        return f"write {{low: {_plain(found[1] or found[2])}}}"
    if found := _MOST.fullmatch(text):
        return f"write {{high: {_plain(found[1])}}}"
    if found := _ABOUT.fullmatch(text):
        return f"write {_plain(found[1])}, or {{low: …, best: {_plain(found[1])}, high: …}}"
    if re.fullmatch(r"[0-9_]+", text):
        return f"write it without `_`: {text.replace('_', '')}"
    if re.fullmatch(r"[?–—-]|n/?a|nil|unknown|none|tbc|tbd|not known", text, re.IGNORECASE):
        return "leave it out where it is not known"
    if found := re.fullmatch(r"([0-9][0-9,.]*) ?[^0-9]+", text):
        return f"write the number alone: {_plain(found[1])}"
    return "write digits only, such as 4, 1,250 or 12.5; leave it out where it is not known"


def _plain(text: str) -> str:
    """A number inside `{…}`, where a comma would end it."""
    return re.sub(",", "", text).rstrip(".")


def _count(value: float) -> float:
    if value < 0 or value != int(value):
        raise wrong("count", f"can't be {value}: it is a number of people", "write a whole number, 0 or more")
    return value


_SCHEMA = {
    "type": ["number", "string"],
    "pattern": "^[-−0-9][0-9,. \u00a0\u2009\u202f]*$",
    "examples": [4, "1,250", 12.5],
}
Number = Annotated[int | float, BeforeValidator(number), WithJsonSchema(_SCHEMA)]
Count = Annotated[int | float, BeforeValidator(number), AfterValidator(_count), WithJsonSchema(_SCHEMA)]


def check_order(low: float | None, best: float | None, high: float | None) -> None:
    """Raises unless low ≤ best ≤ high, where given."""
    given = [(name, value) for name, value in (("low", low), ("best", best), ("high", high)) if value is not None]
    for (lower, smaller), (upper, larger) in pairwise(given):
        if smaller > larger:
            raise wrong(
                "order",
                f"has a {lower} ({smaller:,}) above its {upper} ({larger:,})",
                "swap them, or correct one: low ≤ best ≤ high",
            )


def _either_form(schema: dict[str, Any]) -> None:
    """In an editor, the number alone is as good as its fields."""
    fields = {key: schema.pop(key) for key in ("type", "properties", "additionalProperties") if key in schema}
    schema["anyOf"] = [dict(_SCHEMA), fields]


class Toll(Record):
    """How many people: one number, or `{low: 3, best: 4, high: 6}`. Leave out what is not known."""

    model_config = ConfigDict(json_schema_extra=_either_form)

    low: Count | None = Field(None, description="The lowest estimate, such as 3. Alone it means “at least 3”.")
    best: Count | None = Field(None, description="The best estimate, such as 4.")
    high: Count | None = Field(None, description="The highest estimate, such as 6. Alone it means “at most 6”.")

    @model_validator(mode="before")
    @classmethod
    def _number_alone(cls, data: object) -> object:
        if isinstance(data, list):
            raise _no_number_but(data, "write 4, or {low: 3, high: 6}")
        return {"best": data} if isinstance(data, str) else data

    @model_validator(mode="after")
    def _ordered(self) -> Toll:
        if self.low is None and self.best is None and self.high is None:
            raise wrong(
                "number", "has no number", "give low, best or high, or leave the field out where nothing is known"
            )
        check_order(self.low, self.best, self.high)
        return self
