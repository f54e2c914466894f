"""A paper keeps to the pages that its template may have, counted on the PDF."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.brief import BriefFile
from briefgen.checks.style.found import Found
from briefgen.checks.style.requires import place_of_template, template_of
from briefgen.document import Paper
from briefgen.house import House
from briefgen.house_style import StyleRule
from briefgen.theme import Theme
from briefgen.writers import SectionLength, extent

_NAMED = 3
"""How many of the longest sections are named."""


def check_pages(rule: StyleRule, file: BriefFile, house: House, paper: Paper, theme: Theme) -> Iterator[Found]:
    """The paper, if it has more pages than its template may have. Only papers that have a budget are laid out."""
    most = (rule.pages or {}).get(template_of(file, house))
    if most is None:
        return
    pages, sections = extent(paper, theme)
    if pages > most:
        message = f"the paper runs to {pages} pages, {most} allowed{_longest(sections)}"
        words = {"found": f"{pages} pages", "most": str(most)}
        yield Found(
            place_of_template(file), message, "shorten these first, or choose a template that may be longer", words
        )


def _longest(sections: Sequence[SectionLength]) -> str:
    """“; the longest sections are “A” (1.4 pages) and “B” (0.9)”."""
    longest = sorted((section for section in sections if section.title), key=lambda section: -section.pages)[:_NAMED]
    if not longest:
        return ""
    said = [f"“{title}” ({pages:.1f}{' pages' if not number else ''})" for number, (title, pages) in enumerate(longest)]
    if len(said) == 1:
        return f"; the longest section is {said[0]}"
    return f"; the longest sections are {', '.join(said[:-1])} and {said[-1]}"
