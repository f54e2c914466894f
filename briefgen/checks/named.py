"""What in a brief has an id, and where fields name it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.brief import Brief
from briefgen.brief.datasets import EVENTS
from briefgen.brief.model import Section
from briefgen.brief.placing import graphic_lists, graphics, named_by
from briefgen.brief.sourcing import named_sources
from briefgen.brief.walk import FieldPath

LISTS = (
    "findings", "scenarios", "indicators", "alternatives", "gaps", "assumptions", "questions", "sections", "events",
    "actors", "figures", "data", "tallies", *graphic_lists(), "sources", "recommendations",
)  # fmt: skip
IN_PAPER = tuple(name for name in LISTS if name not in ("data", "tallies"))
"""The lists whose entries are printed, so that links lead to them."""


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


def named_ids(brief: Brief) -> Iterator[tuple[str, str, FieldPath]]:
    """Every id that is named, the list that it belongs to, and where it is named."""
    for wanted, path in named_sources(brief):
        yield wanted, "sources", path
    for index, event in enumerate(brief.events):
        for at, wanted in enumerate(event.actors):
            yield wanted, "actors", ("events", index, "actors", at)
    for index, figure in enumerate(brief.figures):
        for at, wanted in enumerate(figure.sum_of):
            yield wanted, "figures", ("figures", index, "sum_of", at)
        for at, claim in enumerate(figure.claims):
            if claim.tally:
                yield claim.tally, "tallies", ("figures", index, "claims", at, "tally")
    for index, tally in enumerate(brief.tallies):
        if tally.of != EVENTS:
            yield tally.of, "data", ("tallies", index, "of")
    for path, graphic in graphics(brief):
        yield from (each for each in named_by(graphic, path) if each[:2] != (EVENTS, "data"))
    for name in ("recommendations", "indicators", "alternatives"):
        for index, item in enumerate(getattr(brief, name)):
            if item.finding:
                yield item.finding, "findings", (name, index, "finding")
    for index, recommendation in enumerate(brief.recommendations):
        for at, wanted in enumerate(recommendation.findings):
            yield wanted, "findings", ("recommendations", index, "findings", at)
    for index, gap in enumerate(brief.gaps):
        for at, wanted in enumerate(gap.weakens):
            yield wanted, "findings", ("gaps", index, "weakens", at)
