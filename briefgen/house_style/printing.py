"""What rules about dates and numbers say: the forms that the house prints."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from briefgen.reading import Record, wrong


def _small(value: object) -> object:
    return " ".join(value.lower().split()) if isinstance(value, str) else value


def _small_number(number: int) -> int:
    if not _LEAST <= number <= _MOST:
        raise wrong("number", f"can't be {number}", f"write a number from {_LEAST} to {_MOST}, such as 10")
    return number


_LEAST, _MOST = 2, 21


class DateStyle(Record):
    """Dates in text, held against the house's `date_format`."""

    short_months: bool = Field(False, description="Whether 5 Feb 2026 is fine too: yes or no.")
    iso: bool = Field(False, description="Whether 2026-02-05 is fine too: yes or no.")


class NumberStyle(Record):
    """Numbers and dashes in text. What is left out isn't looked at."""

    ranges: bool = Field(False, description="Whether ranges of numbers need an en dash, 10–20: yes or no.")
    dashes: Annotated[Literal["en", "em"], BeforeValidator(_small)] | None = Field(
        None, description="The dash between parts of a sentence: en, with spaces – so – or em, without—so."
    )
    percent: Annotated[Literal["%", "per cent", "percent"], BeforeValidator(_small)] | None = Field(
        None, description="How a percentage is written behind digits: %, per cent or percent."
    )
    thousands: bool = Field(False, description="Whether numbers from 10,000 on need a comma: yes or no.")
    words_below: Annotated[int, AfterValidator(_small_number)] | None = Field(
        None, description="Counts below this number stand in words: 10 asks for three attacks, not 3."
    )

    @model_validator(mode="after")
    def _asks_for_something(self) -> NumberStyle:
        if not any(getattr(self, name) for name in type(self).model_fields):
            raise wrong("empty", "asks for nothing", "write what it asks for, such as ranges: yes")
        return self


def one_at_least(given: Any) -> Any:
    """A list that isn't empty."""
    if not given:
        raise wrong("empty", "is empty", "name what to look for, or delete the rule")
    return given
