"""The filters that print dates, moments and numbers, and the words of a paper's standing, in the paper's language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from itertools import chain, zip_longest
from typing import Any

from jinja2 import Undefined, pass_context
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context

from briefgen.language import dates, numbers
from briefgen.language.issues import ISSUE_WORDS, issue_word
from briefgen.language.spelled import is_spelled, spelled
from briefgen.language.words import PRINTED, word
from briefgen.template.functions import joined, kind, text_of


@pass_context
def date(context: Context, value: Any, style: str = "long", year: bool = True) -> str:
    """A date as the house prints it: `{{ date | date }}` gives “11 February 2026”, a range “29–30 January 2026”.

    `date('short')` abbreviates the month: “11 Feb 2026”. `date(year=false)` leaves
    the year out: “11 February”. A date of which only the month is known stays one.
    """
    if not value:
        return ""
    if style not in dates.STYLES:
        raise SecurityError(f"`date` knows no style “{style}”: write `date('long')` or `date('short')`")
    text = str(text_of(value))
    own = _is_house_language(context)
    day, month = (_house(context, name) if own else "" for name in ("date_format", "month_format"))
    try:
        return dates.printed_date(text, language(context), style, year, day, month)
    except ValueError:
        raise SecurityError(f"“{text[:40]}” is no date: `date` takes dates as `2026-02-11`") from None


@pass_context
def days_since(context: Context, value: Any) -> int:
    """How many days it is since a day, or the end of a range: `{{ date_of_attack | days_since }}`.

    Counted to `today`: the day that `--at` gives, else the paper's date. Fewer than none where it is still to come.
    """
    text = str(text_of(value))
    end = text.rpartition("/")[2]
    try:
        return (datetime.fromisoformat(str(context.get("today"))) - datetime.strptime(end, "%Y-%m-%d")).days
    except ValueError:
        raise SecurityError(f"`days_since` takes a day as `2026-02-11`, not “{text[:40]}”") from None


@pass_context
def moment(context: Context, value: Any) -> str:
    """A moment in local time and UTC: `{{ embargo | moment }}` gives “11 February 2026, 06:00 (UTC+5), 01:00 UTC”."""
    if not value:
        return ""
    text = str(text_of(value))
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        raise SecurityError(f"“{text[:40]}” is no moment: `moment` takes one as `2026-02-11T06:00+05:00`")
    return dates.printed_moment(found, lambda day: date(context, day), word("comma", language(context)))


@pass_context
def worded(context: Context, value: Any, *fills: Any) -> str:
    """What a paper says of its standing and of changes, in its language: `{{ 'draft' | worded }}` gives “Entwurf”.

    The words are `draft`, `review`, `corrected`, `withdrawn`, and `embargo`, which takes a moment:
    `{{ 'embargo' | worded(embargo | moment) }}`; `up`, `down`, `same`, `point` and `points`, and `since` and
    `compared with`, which take a date; and those that `parts/issue-line.html`, where `issue` takes two dates, and
    `parts/since-last-issue.html` print.
    """
    if not value:
        return ""
    name = str(text_of(value))
    found = word(name, language(context)) if name in PRINTED else issue_word(name, language(context))
    if found is None:
        raise SecurityError(f"`worded` knows no “{name[:40]}”, only {', '.join((*PRINTED, *ISSUE_WORDS))}")
    pieces = found.split("{}")
    return joined(chain.from_iterable(zip_longest(pieces, fills[: len(pieces) - 1], fillvalue="")))


@pass_context
def number(context: Context, value: Any, style: str = "long", unit: Any = None, signed: Any = False) -> str:
    """A number as the paper's language groups it: “1,250”. A range gives “18–36”, an open one “at least 4”.

    `number('short')` writes “≥4”, for columns of tables; `number('words')` writes whole numbers up to ten in words, in
    English: “three”. `number(unit=figure.unit)` adds a figure's unit: “45%”, “4.4 million”; `signed=claim.change` a
    plus before what is above 0, for changes: “+2”. Unknown prints nothing.
    """
    if isinstance(value, Undefined) or value is None or value == "":
        return text_of(value)
    if not isinstance(value, Mapping):
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise SecurityError(f"`number` takes a number, not {kind(value)}")
        if style == "words" and value in range(_LARGEST_IN_WORDS + 1) and is_spelled(language(context)):
            return spelled(value, language(context))
        value = {"best": value}
    pattern = _house(context, "number_format")
    return numbers.printed_quantity(value, language(context), style == "short", pattern, text_of(unit), bool(signed))


_LARGEST_IN_WORDS = 10


def language(context: Context) -> str:
    """The paper's language as a BCP 47 tag."""
    found = context.get("language")
    return str(found) if isinstance(found, str) and found else "en-GB"


def _house(context: Context, field: str) -> str:
    house = context.get("house")
    found = house.get(field) if isinstance(house, Mapping) else None
    return found if isinstance(found, str) else ""


def _is_house_language(context: Context) -> bool:
    """Whether the house's forms fit the paper's language: they are the same, but for the country."""
    return _house(context, "language").split("-")[0] == language(context).split("-")[0]
