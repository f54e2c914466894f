"""How long a paper is."""

from __future__ import annotations

from typing import NamedTuple


class SectionLength(NamedTuple):
    """A section of the first level by its title, empty for what stands above all, and how many pages it takes."""

    title: str
    pages: float


class Extent(NamedTuple):
    """A paper's pages, and what each of its sections takes of them, in their order."""

    pages: int
    sections: tuple[SectionLength, ...]
