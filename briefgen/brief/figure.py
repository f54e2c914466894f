"""The ledger's entries: a figure, and everyone who gave a number for it."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from briefgen.brief.dates import PartialDate
from briefgen.brief.handling import Markable
from briefgen.brief.quantity import Number, check_order, number
from briefgen.brief.text import OWN_ID, Exact, Id, Names, SourceKey, Text, choice
from briefgen.reading import wrong


def _use(name: str) -> str:
    """A claim's name as it is, the words for the newest and the range in small letters."""
    return name.lower() if name.lower() in ("newest", "range") else name


def _change(value: object) -> object:
    """`true` for the number itself."""
    value = choice(value)
    return "number" if value in ("true", "yes") else "percent" if value == "%" else value


def _not_empty(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    if not claims:
        raise wrong("empty", "has no claim", "say who gives the number: - {value: 145, by: ISPR}")
    return claims


def _value(value: object) -> object:
    """A claim's number. The ends of a range have their place in the claim itself, and the hint says so."""
    try:
        return number(value)
    except PydanticCustomError as error:
        said = dict(error.context or {})
        hint = f"write {_ends(value)}" if isinstance(value, dict) and _ends(value) else said["hint"]
        hint = _IN_BRACES.sub(r"\1 in the claim itself, in place of `value`", hint)
        raise wrong(error.type, said["message"], hint) from None


_IN_BRACES = re.compile(r"\{(.*)\}")


def _ends(fields: dict[object, object]) -> str:
    """The ends of a range as they are written; empty where a group of fields has others."""
    written = ", ".join(f"{name}: {end}" for name, end in fields.items())
    return f"{{{written[:80]}}}" if fields and set(fields) <= {"low", "best", "high"} else ""


class Claim(Markable):
    """One number that somebody gave for a figure: `value`, or the ends of a range; or one that a tally counts."""

    id: Id | None = Field(
        None,
        description="A short name of your own by which text asks for this claim: bugti, in "
        "`{{ militants-killed: from bugti }}`. Other figures may have a claim of the same name.",
    )
    value: Annotated[Number, BeforeValidator(_value)] | None = Field(
        None, description="The number, such as 145 or 1,250."
    )
    low: Number | None = Field(None, description="In place of value: the lowest estimate. Alone it means “at least”.")
    best: Number | None = Field(None, description="In place of value: the best estimate between low and high.")
    high: Number | None = Field(None, description="In place of value: the highest estimate. Alone it means “at most”.")
    tally: Id | None = Field(
        None, description="In place of value: the id of one of `tallies`, which counts it. Its date and source follow."
    )
    group: Names = Field(
        (), description="Which group of the tally, by its name: 2024-01; of two groupings both: [2024-01, Missile]."
    )
    measure: Exact | None = Field(
        None, description="Which of the tally's counts, where it has several: events, killed, injured or a column."
    )
    change: Annotated[Literal["number", "percent"], BeforeValidator(_change)] | None = Field(
        None,
        description="The change against the period that the tally is compared with, in place of the count: number, or "
        "percent of what it was.",
    )
    unit: Text | None = Field(
        None,
        description="Its unit, where it was given in one: the same for every claim of a figure.",
    )
    by: Text | None = Field(None, description="Who says so, such as ISPR or Provincial government.")
    as_of: PartialDate | None = Field(
        None, description="The date the number stands for, such as 2026-02-01. A later claim supersedes an earlier one."
    )
    source: SourceKey | None = Field(None, description="The id of the source that reports it, such as reuters-1-feb.")
    unsourced: Text | None = Field(
        None, description="In place of source, why none can be named: interview not for attribution. It is printed."
    )
    note: Text | None = Field(None, description="What a reader has to know, such as not independently verified.")

    @model_validator(mode="after")
    def _one_number(self) -> Claim:
        ends = (self.low, self.best, self.high)
        if self.tally is not None:
            return self._counted(self.value is None and ends == (None, None, None))
        if extra := next((name for name in ("group", "measure", "change") if getattr(self, name)), None):
            raise wrong("tally", f"has a {extra} but no tally", f"say of which of `tallies` it is the {extra}")
        if self.value is None and ends == (None, None, None):
            raise wrong("number", "has no number", "give its value, or low and high; or the tally that counts it")
        if self.value is not None and ends != (None, None, None):
            raise wrong(
                "number",
                "has a value as well as low, best or high",
                "keep one or the other; a value between the two is `best`",
            )
        check_order(*ends)
        return self

    def _counted(self, has_no_number: bool) -> Claim:
        if not has_no_number:
            raise wrong("tally", "has a tally as well as a number", "delete the number: it is counted")
        return self


class Figure(Markable):
    """A number that the paper stands on, with everyone who gave one for it. Text prints it as `{{ its-id }}`."""

    id: Id | None = Field(
        None,
        description=f"{OWN_ID}, such as militants-killed. Text prints the number as `{{{{ militants-killed }}}}`.",
    )
    label: Text = Field(description="What is counted, in few words: militants killed in the whole operation.")
    unit: Text | None = Field(
        None, description="In what, such as %, km or million dollars. Leave it out where people or things are counted."
    )
    base: Text | None = Field(
        None, description="Of what a percentage is one, where the label doesn't say: the same period of 2025."
    )
    use: Annotated[Text, AfterValidator(_use)] | None = Field(
        None,
        description="Which claim the paper stands on: newest (the one with the latest as_of, which is meant where "
        "nothing stands here), a claim by its id or its speaker, or range for all from the lowest to the highest.",
    )
    because: Text | None = Field(
        None, description="Why, where it isn't the newest: the later count covers another period. It is printed."
    )
    compare: Text | None = Field(
        None,
        description="With what the number is compared at a glance: previous for the last one by the same speaker, or "
        "a claim by its id or its speaker; previous of a counted number is the earlier period of its tally. The change "
        "is worked out.",
    )
    change: Annotated[Literal["number", "percent"], BeforeValidator(_change)] | None = Field(
        None, description="How the change is printed: number, which is meant where nothing stands here, or percent."
    )
    sum_of: tuple[Id, ...] = Field(
        (), description="The ids of the figures that it is the sum of: [soldiers-killed, police-killed]; checked."
    )
    claims: Annotated[tuple[Claim, ...], AfterValidator(_not_empty)] = Field(
        description="Who says how many, and as of when; several where accounts differ."
    )
