"""Whose papers these are: the organisation, its wording and its habits, from `templates/house.yaml`.

The file is looked for in the workspace's `templates/` first, then among the shipped
ones; the first one found is used whole.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from briefgen.likelihood import ScaleName
from briefgen.pictures import BadImage, check_image
from briefgen.problems import Collector, Position, Problem, ProblemsFound, did_you_mean
from briefgen.reading import Placed, Record, read_yaml, validate, wrong
from briefgen.reading.nodes import ValuePath
from briefgen.reading.scalars import email_address, language_code, one_line, web_address
from briefgen.reads import is_file, remembered
from briefgen.theme import is_theme, theme_names
from briefgen.workspace import first_in, is_template, leads_out, shown, templates_in

FILE = "house.yaml"


def _date_pattern(text: str) -> str:
    if not re.fullmatch(r"(?:[GyMLdE]{1,5}|[\s,./’\-]|'[^']*')+", text) or "y" not in text:
        hint = "d is the day, MMMM the month's name, MM its number, y the year: d MMMM y"
        raise wrong("date-format", f"can't be “{text[:40]}”", hint)
    return text


def _number_pattern(text: str) -> str:
    if not re.fullmatch(r"[#,]*0+(?:\.[0#]+)?", text):
        hint = "#,##0.### groups thousands and prints up to three decimals; #0.### doesn't group"
        raise wrong("number-format", f"can't be “{text[:40]}”", hint)
    return text


def _folio(text: str) -> str:
    rest = text.replace("{page}", "", 1).replace("{pages}", "", 1)
    if "{page}" not in text or "{" in rest or "}" in rest:
        raise wrong(
            "folio",
            f"can't be “{text[:40]}”",
            "{page} stands for the page's number, {pages} for how many there are: {page} of {pages}",
        )
    return text


Words = Annotated[str, AfterValidator(one_line)]


def _every(given: object) -> object:
    """`all`, or one name, in place of a list."""
    return (given,) if isinstance(given, str) else given


class WordHouse(Record):
    """What the house asks of its Word files: how its own `reference.docx` is used, and whether fonts travel."""

    styles: Annotated[tuple[Words, ...], BeforeValidator(_every)] = Field(
        default=("all",), description="Which styles are taken from reference.docx: all, or a list of their names."
    )
    page: bool = Field(
        default=False, description="Whether the sheet and its margins are those of reference.docx: yes or no."
    )
    header_and_footer: bool = Field(
        default=False, description="Whether header and footer are those of reference.docx: yes or no."
    )
    embed_fonts: bool = Field(default=True, description="Whether fonts travel inside the Word file: yes or no.")

    @property
    def named_styles(self) -> tuple[str, ...] | None:
        """The names of the styles that are taken; None for all."""
        return None if self.styles == ("all",) else self.styles


class PdfHouse(Record):
    """What the house asks of its PDF files."""

    profile: Literal["ua1+a2a", "ua1+a3a", "plain"] = Field(
        default="ua1+a2a",
        description="Which standards a PDF keeps: ua1+a2a, ua1+a3a with the brief attached, or plain for none.",
    )


def _days(given: object) -> object:
    """`14 days` as a number of them."""
    found = re.fullmatch(r"\s*([0-9]{1,4})\s*(?:days?)?\s*", str(given))
    if not found:
        raise wrong("days", f"can't be “{str(given)[:40]}”", "write a number of days: 14 days")
    return int(found[1])


class FiguresHouse(Record):
    """What the house asks of figures."""

    newest_within: Annotated[int, BeforeValidator(_days)] | None = Field(
        default=None,
        description="How old the newest claim of a figure may be at the paper's date: 14 days. Left out: any age.",
    )


class House(Record):
    """The house. Its fields reach templates as `house.organisation` and so on.

    But for `citation_style`, `figures`, `word` and `pdf`.
    """

    prose_fields: ClassVar[frozenset[str]] = frozenset(
        {"organisation", "short_name", "contact", "about", "disclaimer", "rights", "cite"}
    )
    """The fields that are set with typographic quotation marks and dashes."""

    organisation: Words = Field(description="Who publishes the papers, in full.")
    short_name: Words | None = Field(None, description="Its short form, for running heads.")
    logo: str | None = Field(None, description="Its mark: a PNG or JPEG file beside house.yaml.")
    logo_reversed: str | None = Field(None, description="The mark for dark mastheads, usually in white.")
    contact: Words | None = Field(None, description="A postal address or telephone number, on one line.")
    email: Annotated[str, AfterValidator(email_address)] | None = Field(None, description="Where readers write to.")
    url: Annotated[str, AfterValidator(web_address)] | None = Field(
        None, description="Its web site: https://example.org."
    )
    about: Words | None = Field(None, description="What the organisation is, in a few sentences, for the last page.")
    disclaimer: Words | None = Field(None, description="Whose views these are, for the last page.")
    rights: Words | None = Field(None, description="What readers may do with a paper.")
    cite: Words | None = Field(None, description="What stands before the paper's own reference, such as How to cite:")
    series: tuple[Words, ...] = Field((), description="The series that papers appear in.")
    language: Annotated[str, AfterValidator(language_code)] = Field(
        "en-GB", description="The language of papers that name none: en-GB."
    )
    date_format: Annotated[str, AfterValidator(_date_pattern)] = Field(
        "d MMMM y", description="How a day is printed, as a CLDR pattern."
    )
    month_format: Annotated[str, AfterValidator(_date_pattern)] = Field(
        "MMMM y", description="How a month of a year is printed, as a CLDR pattern."
    )
    number_format: Annotated[str, AfterValidator(_number_pattern)] = Field(
        "#,##0.###", description="How a number is printed, as a CLDR pattern."
    )
    citation_style: Words = Field(
        "chicago-notes",
        exclude=True,
        description="The style of notes and lists of sources: the name of a CSL file in templates/citation-styles.",
    )
    likelihood_scale: ScaleName = Field(
        "icd203",
        description="The scale of likelihood of briefs that name none: icd203, icd203-probable (its second row), phia.",
    )
    template: Words = Field("briefing-paper", description="The template of briefs that name none.")
    theme: Words = Field("standard", description="The theme of briefs and templates that name none.")
    paper: Literal["a4", "letter"] = Field(
        "a4", description="The size of the sheet, a4 or letter, of briefs that name none."
    )
    folio: Annotated[str, AfterValidator(_folio)] = Field("{page} of {pages}", description="The page number's wording.")
    figures: FiguresHouse = Field(default=FiguresHouse(), exclude=True, description="What the house asks of figures.")
    word: WordHouse = Field(default=WordHouse(), exclude=True, description="What the house asks of its Word files.")
    pdf: PdfHouse = Field(default=PdfHouse(), exclude=True, description="What the house asks of its PDF files.")


@remembered(most=8)
def load_house(roots: Sequence[Path]) -> House:
    """The house in the first of the template folders that has a `house.yaml`; logos become absolute paths. It is read
    once for all briefs.

    Raises ProblemsFound with every mistake in it.
    """
    path = first_in(roots, FILE)
    if path is None:
        hint = "`briefgen init .` brings one to start from"
        raise ProblemsFound([Problem(Position(f"templates/{FILE}"), "there is no house file", hint, "missing-house")])
    placed = read_yaml(path, shown(path))
    house = validate(House, placed)
    with Collector() as problems:
        logos = {field: _logo(field, getattr(house, field), placed, path.parent, problems) for field in _LOGOS}
        if not is_template(house.template, roots):
            _tell_unknown("template", house.template, templates_in(roots), placed, problems)
        if not is_theme(house.theme, roots):
            _tell_unknown("theme", house.theme, theme_names(roots), placed, problems)
    return house.model_copy(update=logos)


def place_in_house(roots: Sequence[Path], path: ValuePath) -> Position:
    """Where a value, or the nearest thing around it, stands in the house file, for a problem found later."""
    file = first_in(roots, FILE)
    return read_yaml(file, shown(file)).place(path).value if file else Position(f"templates/{FILE}")


_LOGOS = ("logo", "logo_reversed")


def _tell_unknown(field: str, name: str, known: Collection[str], placed: Placed, problems: Collector) -> None:
    if field in placed.data:
        hint = did_you_mean(name, known, "“{}”") or f"there are: {', '.join(sorted(known))}"
        problems.add(placed.place((field,)).value, f"there is no {field} “{name}”", hint, f"unknown-{field}")


def _logo(field: str, name: str | None, placed: Placed, folder: Path, problems: Collector) -> str | None:
    """The absolute path of a logo that the house names; None where it names none."""
    if name is None:
        return None
    path = _inside(folder, name)
    where = placed.place((field,)).value
    if path is None:
        hint = "put a PNG or JPEG file there"
        problems.add(where, f"there is no logo “{name}” beside this file", hint, "missing-image")
        return None
    try:
        check_image(path, name)
    except BadImage as bad:
        problems.add(where, bad.message, bad.hint, bad.rule)
    return str(path)


def _inside(folder: Path, name: str) -> Path | None:
    """A file below a folder; None when there is none, or it is a link out of it."""
    try:
        path = folder / name
        return path.resolve() if is_file(path) and not leads_out(path, folder) else None
    except (OSError, RuntimeError, ValueError):  # a name that no file can have, a link that points at itself
        return None
