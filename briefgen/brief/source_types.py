"""What kinds of sources there are, how CSL calls each, and the group that it is listed in."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema

from briefgen.brief.text import Kind, choice
from briefgen.frozen import frozen
from briefgen.problems import did_you_mean
from briefgen.reading import wrong

Group = Literal["official", "press", "research", "people", "data", "other"]


@frozen(slots=True)
class SourceType:
    """A type of source: CSL's name for it (CSL 1.0.2, appendix III) and its group in a list.

    `periodical`: who publishes it is what it appeared in, such as a newspaper.
    """

    csl: str
    group: Group
    periodical: bool = False


TYPES: dict[str, SourceType] = {
    "news": SourceType("article-newspaper", "press", True),
    "opinion": SourceType("article-newspaper", "press", True),
    "magazine": SourceType("article-magazine", "press", True),
    "broadcast": SourceType("broadcast", "press"),
    "statement": SourceType("document", "official"),
    "official document": SourceType("document", "official"),
    "legislation": SourceType("legislation", "official"),
    "court decision": SourceType("legal_case", "official"),
    "treaty": SourceType("treaty", "official"),
    "testimony": SourceType("hearing", "official"),
    "speech": SourceType("speech", "official"),
    "report": SourceType("report", "research"),
    "book": SourceType("book", "research"),
    "chapter": SourceType("chapter", "research"),
    "article": SourceType("article-journal", "research", True),
    "thesis": SourceType("thesis", "research"),
    "interview": SourceType("interview", "people"),
    "letter": SourceType("personal_communication", "people"),
    "dataset": SourceType("dataset", "data"),
    "map": SourceType("map", "data"),
    "web page": SourceType("webpage", "other"),
    "post": SourceType("post", "other"),
    "video": SourceType("motion_picture", "other"),
    "document": SourceType("document", "other"),
}
"""Every type by the name that a brief calls it."""
UNTYPED = SourceType("document", "other")
"""What a source counts as that says nothing of its type."""


def type_of(name: str | None) -> SourceType:
    """The type by its name in a brief; `UNTYPED` for None."""
    return TYPES[name] if name else UNTYPED


def _type(text: str) -> str:
    if text in TYPES:
        return text
    near = did_you_mean(text, TYPES)
    raise wrong("source-type", f"can't be “{text[:40]}”", near or f"it can be {', '.join(TYPES)}")


TypeName = Annotated[
    str,
    BeforeValidator(choice),
    AfterValidator(_type),
    Kind("exact"),
    WithJsonSchema({"type": "string", "enum": list(TYPES)}),
]
