"""The kinds of text a brief holds: plain words, a line of Markdown, paragraphs of Markdown, names of things.

Each kind is a type for the fields of `model`. A `Kind` rides along in its metadata
and says how the text goes on from here: `data` turns it into what templates print.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema

from briefgen.brief.citation import KEY
from briefgen.frozen import frozen
from briefgen.reading.scalars import email_address, language_code, matching, one_line, some, web_address

# What people type without quotes may be a number or `true` to an editor's YAML; it is text all the same.
_TYPED = {"type": ["string", "number", "boolean"]}


@frozen(slots=True)
class Kind:
    """How a text is printed: `plain` with typographic quotes, `line` and `prose` as Markdown, `exact` as typed.

    Prose may have `headings`; `flat` prose is also printed where only lines of text
    fit (the standfirst, a table's cell), so pictures and boxes have no place in it.
    """

    name: Literal["plain", "line", "prose", "exact"]
    headings: bool = False
    flat: bool = False


def choice(value: object) -> object:
    """A choice as it is declared: small letters, `TLP:` in front left out."""
    return value.strip().lower().removeprefix("tlp:").strip() if isinstance(value, str) else value


def several(given: object) -> object:
    """One name in place of a list."""
    return [given] if isinstance(given, str) else given


ID = "[A-Za-z0-9][A-Za-z0-9.-]*"
"""The pattern of an id."""
ID_CHARACTERS = "letters, digits, `-` and `.`"
OWN_ID = f"A short name of your own that other fields and links (`[text](#id)`) point at: {ID_CHARACTERS}"
"""How the descriptions of `id` fields begin."""
_ID = matching(ID, "id", "can't be “{}”", f"an id has {ID_CHARACTERS} only, such as mastung-1")
_SOURCE_KEY = matching(
    KEY, "id", "can't be “{}”", "name a source by its id, or by its key in a BibTeX or CSL-JSON file: ispr-0205"
)
_DOI = matching(r"10\.\d{4,9}/\S+", "doi", "can't be “{}”", "a DOI begins with 10. and a number: 10.1000/182")
_GRADE = matching(
    r"[A-F][1-6]",
    "grade",
    "can't be “{}”",
    "a letter from A to F for the source, then a digit from 1 to 6 for what it says: B2",
)


Text = Annotated[str, AfterValidator(one_line), Kind("plain"), WithJsonSchema(_TYPED)]
Line = Annotated[str, AfterValidator(one_line), Kind("line"), WithJsonSchema(_TYPED)]
Prose = Annotated[str, AfterValidator(some), Kind("prose"), WithJsonSchema(_TYPED)]
FlatProse = Annotated[str, AfterValidator(some), Kind("prose", flat=True), WithJsonSchema(_TYPED)]
ProseWithHeadings = Annotated[str, AfterValidator(some), Kind("prose", headings=True), WithJsonSchema(_TYPED)]
Exact = Annotated[str, AfterValidator(one_line), Kind("exact"), WithJsonSchema(_TYPED)]
_ONE_OR_MORE = {
    "anyOf": [{"type": ["string", "number"]}, {"type": "array", "items": {"type": ["string", "number"]}}],
}
Names = Annotated[tuple[Exact, ...], BeforeValidator(several), WithJsonSchema(_ONE_OR_MORE)]
"""Names as they stand in the data: one, or a list."""
Id = Annotated[
    str,
    AfterValidator(_ID),
    Kind("exact"),
    WithJsonSchema({"type": ["string", "number"], "pattern": f"^{ID}$"}),
]
SourceKey = Annotated[
    str,
    AfterValidator(_SOURCE_KEY),
    Kind("exact"),
    WithJsonSchema({"type": ["string", "number"]}),
]
Url = Annotated[
    str,
    AfterValidator(web_address),
    Kind("exact"),
    WithJsonSchema({"type": "string", "format": "uri", "pattern": "^https?://"}),
]
Doi = Annotated[
    str,
    BeforeValidator(
        lambda value: (
            re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", value.strip(), flags=re.I)
            if isinstance(value, str)
            else value
        )
    ),
    AfterValidator(_DOI),
    Kind("exact"),
    WithJsonSchema({"type": "string"}),
]
Email = Annotated[
    str, AfterValidator(email_address), Kind("exact"), WithJsonSchema({"type": "string", "format": "email"})
]
Language = Annotated[
    str,
    AfterValidator(language_code),
    Kind("exact"),
    WithJsonSchema({"type": "string", "examples": ["en-GB", "en-US", "fr", "ur"]}),
]
Grade = Annotated[
    str,
    BeforeValidator(lambda value: value.upper() if isinstance(value, str) else value),
    AfterValidator(_GRADE),
    Kind("exact"),
    WithJsonSchema({"type": "string", "pattern": "^[A-Fa-f][1-6]$", "examples": ["B2", "F6"]}),
]


def kind_of(annotation: Any) -> Kind | None:
    """The Kind in a field's type, looked for inside `… | None` and `tuple[…, ...]` too; None when there is none."""
    if isinstance(annotation, Kind):
        return annotation
    inner = (*getattr(annotation, "__metadata__", ()), *getattr(annotation, "__args__", ()))
    return next((found for part in inner if (found := kind_of(part))), None)
