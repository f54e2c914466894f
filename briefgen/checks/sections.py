"""Sections say something."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.brief import BriefFile
from briefgen.brief.model import Section
from briefgen.brief.walk import FieldPath
from briefgen.checks.rule import Rule
from briefgen.house import House
from briefgen.problems import Collector

EMPTY_SECTION = Rule(
    "empty-section",
    "warning",
    """A heading has nothing below it: no text and no section of its own.

Most are left over from an outline. Write its text, or delete the section.""",
)
RULES = (EMPTY_SECTION,)


def check_sections(file: BriefFile, _house: House, problems: Collector) -> None:
    """A section without text and without sections is a problem at its title."""
    _check(file, file.brief.sections, ("sections",), problems)


def _check(file: BriefFile, sections: Sequence[Section], path: FieldPath, problems: Collector) -> None:
    for index, section in enumerate(sections):
        here = (*path, index)
        if section.body is None and not section.sections:
            place = file.placed.place((*here, "title")).value
            EMPTY_SECTION.found(
                problems, place, "nothing stands below this heading", "write its text, or delete the section"
            )
        _check(file, section.sections, (*here, "sections"), problems)
