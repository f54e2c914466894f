"""What in a brief has an id, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.brief import Brief
from briefgen.brief.model import Section
from briefgen.brief.walk import FieldPath

LISTS = (
    "findings", "scenarios", "indicators", "alternatives", "gaps", "assumptions", "questions",
    "sections", "events", "actors", "figures", "sources", "recommendations",
)  # fmt: skip


def ids(brief: Brief, name: str) -> Iterator[tuple[str, FieldPath]]:
    """The ids in one of the brief's lists, each with its path; those of sections at every depth."""
    if name == "sections":
        yield from _section_ids(brief.sections, ("sections",))
        return
    for index, item in enumerate(getattr(brief, name)):
        if item.id is not None:
            yield item.id, (name, index, "id")


def _section_ids(sections: Sequence[Section], path: FieldPath) -> Iterator[tuple[str, FieldPath]]:
    for index, section in enumerate(sections):
        here = (*path, index)
        if section.id is not None:
            yield section.id, (*here, "id")
        yield from _section_ids(section.sections, (*here, "sections"))
