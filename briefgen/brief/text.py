"""The kinds of text a brief holds: plain words, a line of Markdown, paragraphs of Markdown, names of things.

Each kind is a type for the fields of `model`. A `Kind` rides along in its metadata
and says how the text goes on from here: `data` turns it into what templates print.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema

from briefgen.reading import wrong

# What people type without quotes may be a number or `true` to an editor's YAML; it is text all the same.
_TYPED = {"type": ["string", "number", "boolean"]}


@dataclass(frozen=True, slots=True)
class Kind:
    """How a text is printed: `plain` with typographic quotes, `line` and `prose` as Markdown, `exact` as typed.

    Prose may have `headings`; `flat` prose is also printed where only lines of text
    fit (the standfirst, a table's cell), so pictures and boxes have no place in it.
    """

    name: Literal["plain", "line", "prose", "exact"]
    headings: bool = False
    flat: bool = False


def _one_line(text: str) -> str:
    return _some(" ".join(text.split()))


def _some(text: str) -> str:
    if not text.strip():
        raise wrong("empty", "is empty", "write something, or delete the field")
    return text


def _matching(pattern: str, rule: str, message: str, hint: str) -> Callable[[str], str]:
    """A validator that lets through what `pattern` fits; `message` gets the text in place of `{}`."""
    allowed = re.compile(pattern)

    def check(text: str) -> str:
        text = text.strip()
        if not allowed.fullmatch(text):
            raise wrong(rule, message.format(_short(text)), hint)
        return text

    return check


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"


def address(text: str) -> str:
    """A web address as typed. Raises what is wrong with it: the form only, nothing is looked up."""
    text = text.strip()
    if fault := address_fault(text):
        raise wrong("address", f"can't be “{_short(text)}”: {fault[0]}", fault[1])
    return text


def address_fault(text: str) -> tuple[str, str] | None:
    """What is wrong with the form of a web address, and what to do; None when it is fine (RFC 3986, http and https)."""
    whole = "write the whole address: https://example.org/page"
    if re.search(r"\s", text):
        return "an address has no spaces", "write each space as `%20`"
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return "it isn't an address", whole
    if parts.scheme not in ("http", "https"):
        return "an address begins with `https://` or `http://`", whole
    if not host or not re.fullmatch(r"\[?[\w.:-]+\]?", host):
        return "the name of the site is missing or isn't one", whole
    return None


def choice(value: object) -> object:
    """A choice as it is declared: small letters, `TLP:` in front left out."""
    return value.strip().lower().removeprefix("tlp:").strip() if isinstance(value, str) else value


_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:-([A-Za-z]{4}))?(?:-([A-Za-z]{2}|[0-9]{3}))?")


def _language(text: str) -> str:
    found = _LANGUAGE.fullmatch(text.strip().replace("_", "-"))
    if not found or not _known_language(found[1].lower()):
        hint = "write its code: en-GB, en-US, fr, de, ur, ar"
        raise wrong("language", f"can't be “{_short(text)}”: that is no code of a language", hint)
    language, script, region = found.groups()
    parts = (language.lower(), script and script.title(), region and region.upper())
    return "-".join(part for part in parts if part)


def _known_language(code: str) -> bool:
    if code in ("en", "fr", "de", "es", "ur", "ar"):
        return True
    from babel import localedata  # the CLDR's own list; only rarer languages have to pay for the import

    return localedata.exists(code)


_ID = _matching(
    r"[A-Za-z0-9][A-Za-z0-9.-]*",
    "id",
    "can't be “{}”",
    "an id has letters, digits, `-` and `.` only, such as mastung-1",
)
_EMAIL = _matching(
    r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>.]+",
    "email",
    "can't be “{}”: that is no e-mail address",
    "write it as name@example.org",
)
_GRADE = _matching(
    r"[A-F][1-6]",
    "grade",
    "can't be “{}”",
    "a letter from A to F for the source, then a digit from 1 to 6 for what it says: B2",
)


Text = Annotated[str, AfterValidator(_one_line), Kind("plain"), WithJsonSchema(_TYPED)]
Line = Annotated[str, AfterValidator(_one_line), Kind("line"), WithJsonSchema(_TYPED)]
Prose = Annotated[str, AfterValidator(_some), Kind("prose"), WithJsonSchema(_TYPED)]
FlatProse = Annotated[str, AfterValidator(_some), Kind("prose", flat=True), WithJsonSchema(_TYPED)]
ProseWithHeadings = Annotated[str, AfterValidator(_some), Kind("prose", headings=True), WithJsonSchema(_TYPED)]
Exact = Annotated[str, AfterValidator(_one_line), Kind("exact"), WithJsonSchema(_TYPED)]
Id = Annotated[
    str,
    AfterValidator(_ID),
    Kind("exact"),
    WithJsonSchema({"type": ["string", "number"], "pattern": "^[A-Za-z0-9][A-Za-z0-9.-]*$"}),
]
Url = Annotated[
    str,
    AfterValidator(address),
    Kind("exact"),
    WithJsonSchema({"type": "string", "format": "uri", "pattern": "^https?://"}),
]
Email = Annotated[str, AfterValidator(_EMAIL), Kind("exact"), WithJsonSchema({"type": "string", "format": "email"})]
Language = Annotated[
    str,
    AfterValidator(_language),
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
