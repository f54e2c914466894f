"""A source, as it is written in a brief."""

from __future__ import annotations

from pydantic import Field

from briefgen.brief.dates import PartialDate
from briefgen.brief.handling import Markable
from briefgen.brief.source_types import TypeName
from briefgen.brief.text import OWN_ID, Doi, Grade, Id, Language, SourceKey, Text, Url


class Source(Markable):
    """Something the paper rests on. How it is printed, the house's citation style decides."""

    id: Id | None = Field(
        None, description=f"{OWN_ID}, such as ispr-0205. Prose cites it as [@ispr-0205]; events and claims name it."
    )
    type: TypeName | None = Field(
        None, description="What it is, such as news, report, statement, interview, dataset, book, article or web page."
    )
    author: Text | None = Field(
        None,
        description="Who wrote it: Yousafzai, Gul for a person, whose family name then leads in the list; ISPR for a "
        "body; several with semicolons. A body's name with a comma stands in braces: {Ministry of Defence, Pakistan}.",
    )
    title: Text = Field(
        description="Its title; in square brackets, your own description: [Report of an ISPR statement]."
    )
    publisher: Text | None = Field(None, description="Who published it, such as Reuters.")
    container: Text | None = Field(
        None, description="What it appeared in: the journal, newspaper, site or book, where it isn't the publisher."
    )
    editor: Text | None = Field(None, description="Who edited the book, written like author.")
    edition: Text | None = Field(None, description="The edition of a book: 2.")
    volume: Text | None = Field(None, description="The volume of a journal or of a work: 39.")
    issue: Text | None = Field(None, description="The issue within the volume: 2.")
    number: Text | None = Field(None, description="The number in a series: Asia Report 119.")
    pages: Text | None = Field(None, description="The pages of an article or chapter: 182-200.")
    place: Text | None = Field(None, description="Where the publisher is, such as Washington, DC.")
    doi: Doi | None = Field(None, description="Its DOI, which stands for its address: 10.1000/182.")
    date: PartialDate | None = Field(None, description="When it was published: 2026-02-01, 2026-02 or 2026.")
    url: Url | None = Field(None, description="Its address: https://example.org/report.")
    archived: Url | None = Field(None, description="The address of an archived copy, for what may vanish.")
    accessed: PartialDate | None = Field(None, description="When you looked at it, such as 2026-02-10.")
    language: Language | None = Field(None, description="Its language, where it isn't the paper's: ur, ar, fr.")
    grade: Grade | None = Field(
        None,
        description="Its grade on the Admiralty scale: A to F for how reliable the source is, 1 to 6 for how credible "
        "what it says is. B2 is usually reliable, probably true; F and 6 mean that there is no basis to judge.",
    )
    note: Text | None = Field(None, description="How complete, how old, how close to the events it is.")
    derived_from: SourceKey | None = Field(
        None, description="The id of the source that it repeats: the two count as one; checked, not printed."
    )
