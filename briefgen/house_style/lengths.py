"""How long things may be, and what a paper has to have."""

from __future__ import annotations

from pydantic import Field

from briefgen.reading import Record


class Longest(Record):
    """The most words that a part of the text may have. Where one is left out, any number will do."""

    sentence: int | None = Field(None, ge=1, description="The most words of a sentence: 40.")
    paragraph: int | None = Field(None, ge=1, description="The most words of a paragraph or an item of a list: 160.")
    section: int | None = Field(None, ge=1, description="The most words below one heading: 900.")
