"""What a house asks of its Word files, found and checked: its own `reference.docx`, and how it is used.

The file is looked for as `templates/NAME/reference.docx`, NAME being the paper's
template, then as `templates/reference.docx`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.house import House, place_in_house
from briefgen.problems import Collector, Position, Problem, ProblemsFound, did_you_mean
from briefgen.reading import read_text
from briefgen.reads import stamp
from briefgen.template import find_reference, parse, references
from briefgen.theme import Theme
from briefgen.workspace import Workspace, leads_out
from briefgen.writers import WRITERS, Options, WordOptions

if TYPE_CHECKING:
    from briefgen.writers.word.reference import Reference

LARGEST = 20_000_000
"""The most bytes that a reference.docx may have."""


def word_options(house: House, template: str, workspace: Workspace, embed_fonts: bool | None = None) -> WordOptions:
    """What the Word files of a template are made with. `embed_fonts` stands in for what the house says, None: it says.

    Raises ProblemsFound with everything that is wrong with the reference, and with what
    the house says of it.
    """
    asked = house.word
    path = find_reference(template, workspace)
    options = WordOptions(
        reference=_read(path, workspace) if path else None,
        styles=asked.named_styles,
        page=asked.page,
        header_and_footer=asked.header_and_footer,
        embed_fonts=asked.embed_fonts if embed_fonts is None else embed_fonts,
    )
    if path:
        _check(options, path, workspace)
    elif (said := _first_about_reference(house)) and not references(workspace):
        hint = "`briefgen templates reference NAME` makes one to start from"
        place = place_in_house(workspace.template_roots, ("word", said))
        raise ProblemsFound([Problem(place, "there is no reference.docx", hint, "missing-reference")])
    return options


def check_references(house: House, templates: Sequence[str], workspace: Workspace) -> None:
    """Raises ProblemsFound with what is wrong with the reference of any of the templates, each told once."""
    with Collector() as problems:
        for template in templates:
            problems.attempt(lambda name=template: word_options(house, name, workspace))  # type: ignore[misc]


def starter(theme: Theme, house: House, workspace: Workspace) -> bytes:
    """A reference.docx to start from: every style of a theme, with a line in it that says what it is for."""
    path = next(path for root in workspace.template_roots if (path := root / _STARTER).is_file())
    paper = parse(read_text(path, workspace.shown(path)), (workspace.shown(path),))
    options = Options(WordOptions(embed_fonts=house.word.embed_fonts))
    return WRITERS["docx"](replace(paper, language=house.language), theme, options)


_STARTER = "starter-reference.xml"


def _first_about_reference(house: House) -> str | None:
    """The first field by which the house asks something of a reference; None where it asks nothing."""
    asked = house.word
    said = {"styles": asked.named_styles is not None, "page": asked.page, "header_and_footer": asked.header_and_footer}
    return next((field for field, holds in said.items() if holds), None)


def _read(path: Path, workspace: Workspace) -> bytes:
    place = Position(workspace.shown(path))
    if not any(not leads_out(path, root) for root in workspace.template_roots):
        hint = "put the file itself into the folder"
        raise ProblemsFound([Problem(place, "is a link to a file outside of templates/", hint, "reference-outside")])
    try:
        known = stamp(path)
        if known and known.size > LARGEST:
            message = f"is larger than {LARGEST // 1_000_000} MB"
            hint = "delete its text and pictures: only its styles, page, header and footer count"
            raise ProblemsFound([Problem(place, message, hint, "reference")])
        return path.read_bytes()
    except OSError as error:
        message = f"can't be read: {error.strerror}"
        raise ProblemsFound([Problem(place, message, "look whether you may read it", "unreadable")]) from None


def _check(options: WordOptions, path: Path, workspace: Workspace) -> None:
    from briefgen.writers.word.reference import BadReference, read_reference
    from briefgen.writers.word.reference_pages import check_pages

    assert options.reference is not None
    try:
        reference = read_reference(options.reference)
        check_pages(reference, options)
    except BadReference as bad:
        raise ProblemsFound([Problem(Position(workspace.shown(path)), bad.message, bad.hint, bad.rule)]) from None
    problems = list(_unknown_styles(options.styles or (), reference, path, workspace))
    if problems:
        raise ProblemsFound(problems)


def _unknown_styles(names: Sequence[str], reference: Reference, path: Path, workspace: Workspace) -> Iterator[Problem]:
    """A problem for each name in the house's list that the reference lacks, or that isn't a house's to change."""
    from briefgen.writers.word.reference_styles import can_take

    alike = {name.casefold(): name for name in reference.names if can_take(name)}
    for number, name in enumerate(names):
        place = place_in_house(workspace.template_roots, ("word", "styles", number))
        if not can_take(name):
            message = f"the style “{name}” is never taken from a reference"
            yield Problem(place, message, "take it out of the list; briefgen sets it for each paper", "fixed-style")
        elif name.casefold() not in alike:
            meant = reference.name_of_local(name)
            hint = f"did you mean “{meant}”?" if meant else did_you_mean(name.casefold(), alike, "“{}”")
            hint = hint or "names are as in English Word: Title, heading 1, Normal"
            yield Problem(place, f"{workspace.shown(path)} has no style “{name}”", hint, "unknown-style")
