"""How text quotes the ledger: `{{ militants-killed }}`, or with a colon and what is wanted of it.

What may stand behind the colon, several with commas between: which claim (`from bugti`, `newest`, `range`), which end
of it (`low`, `high`) and how it is printed (`number`, `words`, `attributed`). There are names here and no code: nothing
is evaluated.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape, unescape
from typing import Literal

from briefgen.amount import Amount
from briefgen.brief.changes import worded_change
from briefgen.brief.figure import Claim, Figure
from briefgen.brief.ledger import NEWEST, RANGE, amount, claim_named, in_use, newest, range_of, supersessions
from briefgen.brief.text import ID
from briefgen.brief.typography import neutral
from briefgen.datasets import MEASURES
from briefgen.frozen import frozen
from briefgen.house import House
from briefgen.language.dates import printed_date, printed_period
from briefgen.language.numbers import PERCENT, printed_number, printed_quantity, with_unit, worded_quantity
from briefgen.language.spelled import spelled
from briefgen.problems import did_you_mean

QUOTATION = re.compile(r"\{\{([^{}]*)\}\}")
"""The pattern of a quotation in text."""
FORMS = ("from …", NEWEST, RANGE, "low", "high", "number", "words", "attributed")
"""What may stand behind the colon."""
_STYLES = ("value", "number", "words", "attributed")
_ENDS = ("low", "high")


@frozen
class Quotation:
    """What a text asks of the ledger. `claim` is a claim's id or speaker, `newest` or `range`; None for that in use.

    `end` is `low` or `high` where only that end of it is wanted; `style` is how it is printed; `capital` whether it
    begins with one.
    """

    figure: str
    claim: str | None = None
    end: str | None = None
    style: str = "value"
    capital: bool = False


class Misquoted(Exception):
    """A quotation that can't be understood: what is wrong, and what to write."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def read_quotation(text: str) -> Quotation:
    """What stands between `{{` and `}}`. Raises Misquoted."""
    name, colon, forms = " ".join(text.split()).partition(":")
    if not re.fullmatch(ID, name.strip()):
        hint = r"write the id of one of `figures`: {{ militants-killed }}; braces that are text are written \{{"
        raise Misquoted("this names no figure", hint)
    claim, end, style, capital = None, None, None, False
    for form in forms.split(",") if colon else ():
        word, _, rest = form.strip().partition(" ")
        if word.lower() in _STYLES and not rest and style is None:
            style, capital = word.lower(), word[0].isupper()
        elif end is None and form.strip().lower() in _ENDS:
            end = word.lower()
        elif claim is None and (named := _claim(word.lower(), rest)):
            claim = named
        else:
            raise _unknown_form(name.strip(), form.strip())
    return Quotation(name.strip(), claim, end, style or "value", capital)


def _claim(word: str, rest: str) -> str | None:
    """The claim that a form asks for; None where it asks for none."""
    if word == "from":
        return rest.strip() or None
    return word if word in (NEWEST, RANGE) and not rest else None


def _unknown_form(figure: str, form: str) -> Misquoted:
    """What is wrong with a form that is none, or that stands beside another of its kind."""
    listed = (
        f"{{{{ {figure} }}}} prints the number in use; behind a colon can stand {', '.join(FORMS[:-1])} or {FORMS[-1]}"
    )
    if not form:
        return Misquoted("nothing stands behind the colon", listed)
    if form.lower() in (*FORMS, *_STYLES) or _claim(*form.partition(" ")[::2]):
        hint = "one can say which claim, one which end of it, and one how it is printed"
        return Misquoted(f"“{form[:40]}” can't stand beside what is before it", hint)
    near = did_you_mean(form, (*FORMS, *_STYLES), f"`{{{{{{{{ {figure}: {{}} }}}}}}}}`")
    return Misquoted(f"a figure has no form “{form[:40]}”", near or listed)


def quoted_claim(quotation: Quotation, figure: Figure) -> Claim | None:
    """The claim that is quoted, whole; None where the figure has no such claim."""
    if quotation.claim is None:
        return in_use(figure)
    if quotation.claim == RANGE:
        return range_of(figure)
    return newest(figure.claims) if quotation.claim == NEWEST else claim_named(figure, quotation.claim)


def quoted_amount(quotation: Quotation, claim: Claim) -> Amount:
    """What is quoted of a claim's number; nothing but None where it hasn't got the end that is asked for."""
    whole = amount(claim)
    if quotation.end is None:
        return whole
    return Amount(None, whole.lowest if quotation.end == "low" else whole.highest, None)


# ── Printing ─────────────────────────────────────────────────────────────────

_BEGIN, _END = "\ufdda", "\ufddb"
MARK = re.compile(f"{_BEGIN}([^{_END}]*){_END}")
"""The pattern of what stands for a quotation among elements, with what `mark` was given."""


def mark(inside: str) -> str:
    """What stands for a quotation among elements until language and house are known; `inside` is fit for XML."""
    return f"{_BEGIN}{inside}{_END}"


def _is_of_things(claim: Claim, figure: Figure) -> bool:
    """Whether a change is of what can be counted one by one, of which there are fewer and not less."""
    return claim.measure in MEASURES if figure.unit in PERCENT else not figure.unit


class Press:
    """Prints a brief's figures in its `language` and the forms of its house."""

    def __init__(self, figures: Sequence[Figure], language: str, house: House) -> None:
        self._figures: Mapping[str, Figure] = {figure.id: figure for figure in figures if figure.id}
        self._supersessions: dict[int, Mapping[Claim, Claim]] = {}
        self.language = language
        self._number = house.number_format
        own = house.language.split("-")[0] == language.split("-")[0]
        self._dates = (house.date_format, house.month_format) if own else ("", "")

    def superseding(self, figure: Figure, claim: Claim) -> Claim | None:
        """The claim that supersedes one of a figure of the brief; None where none does. It is found once a figure."""
        if id(figure) not in self._supersessions:
            self._supersessions[id(figure)] = supersessions(figure)
        return self._supersessions[id(figure)].get(claim)

    def printed(self, elements: str) -> str:
        """Elements with every mark replaced by what it stands for, quotation marks neutral."""
        if _BEGIN not in elements:
            return elements
        return MARK.sub(lambda found: escape(self._text(unescape(found[1]))), elements)

    def filled(self, text: str) -> str:
        """Text as it was typed, with what its quotations print in their place."""
        return QUOTATION.sub(lambda found: self._text(found[1]), text)

    def _text(self, inside: str) -> str:
        """What a quotation prints; one that names nothing prints as it was typed."""
        try:
            quotation = read_quotation(inside)
            figure = self._figures[quotation.figure]
        except (Misquoted, KeyError):
            return f"{{{{{inside}}}}}"
        claim = quoted_claim(quotation, figure)
        return self.quoted(quotation, figure, claim) if claim else f"{{{{{inside}}}}}"

    def quoted(self, quotation: Quotation, figure: Figure, claim: Claim) -> str:
        """A claim as a quotation asks for it."""
        number = quoted_amount(quotation, claim)
        printed = self._in_words if quotation.style == "words" else self.in_digits
        if claim.change and quotation.style != "number":
            below: Literal["fewer", "less"] = "fewer" if _is_of_things(claim, figure) else "less"
            text = worded_change(number, lambda by: printed(by, figure.unit), self.language, below)
        else:
            text = printed(number, None if quotation.style == "number" else figure.unit)
        if quotation.style == "attributed":
            text += self._attribution(claim)
        return text[:1].upper() + text[1:] if quotation.capital else text

    def quantity(self, claim: Claim, unit: str | None) -> str:
        """A claim's number in digits, with its unit."""
        return self.in_digits(amount(claim), unit)

    def attributed(self, figure: Figure, claim: Claim) -> str:
        """A claim with its unit, who makes it and as of when: “216 (ISPR, 5 February 2026)”."""
        return self.quantity(claim, figure.unit) + self._attribution(claim)

    def date(self, claim: Claim, style: str = "long", year: bool = True) -> str:
        """The date that a claim stands for; empty where it has none."""
        return self.day(claim.as_of, style, year)

    def day(self, text: str | None, style: str = "long", year: bool = True) -> str:
        """A date or period in ISO form as it is printed; empty for none."""
        return printed_date(text, self.language, style, year, *self._dates) if text else ""

    def period(self, text: str, style: str = "long") -> str:
        """A period in ISO form as it is printed, quarters and weeks included."""
        return printed_period(text, self.language, style, *self._dates)

    def number(self, value: float) -> str:
        """A number in digits."""
        return printed_number(value, self.language, self._number)

    def in_digits(self, number: Amount, unit: str | None) -> str:
        """A number that may be uncertain, with its unit."""
        return printed_quantity(number._asdict(), self.language, False, self._number, unit)

    def in_column(self, number: Amount) -> str:
        """The same in as few characters as a column of a table has room for: ≥4."""
        return printed_quantity(number._asdict(), self.language, True, self._number)

    def _attribution(self, claim: Claim) -> str:
        parts = [part for part in (neutral(claim.by or ""), self.date(claim)) if part]
        return f" ({', '.join(parts)})" if parts else ""

    def _in_words(self, number: Amount, unit: str | None) -> str:
        percent = "percent" if self.language == "en-US" else "per cent"

        def measured(text: str) -> str:
            return with_unit(text, percent if unit in PERCENT else unit, self.language)

        def in_words(number: float) -> str:
            return spelled(number, self.language)

        return worded_quantity(number._asdict(), in_words, "{} to {}", self.language, False, measured)
