"""Sources as CSL has them (CSL-JSON 1.0.2): what a citation style is applied to.

A brief's own sources become items; the entries of BibTeX and CSL-JSON files are items
already, and become sources, so that rules and templates see one kind.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import takewhile
from typing import Any

from briefgen.brief.source import Source
from briefgen.brief.source_types import TYPES, type_of

Item = dict[str, Any]
ITALIC, ITALIC_ENDS = "\ufde0", "\ufde1"
"""Around words of an item that are italic in themselves (noncharacters, which reading refuses in what people write)."""


class Unreadable(ValueError):
    """Where a file can't be read on, what is wrong there, and what to do."""

    def __init__(self, offset: int, message: str, hint: str) -> None:
        super().__init__(message)
        self.offset, self.message, self.hint = offset, message, hint


_TEXTS = {
    "title": "title",
    "publisher": "publisher",
    "container": "container-title",
    "edition": "edition",
    "volume": "volume",
    "issue": "issue",
    "number": "number",
    "pages": "page",
    "place": "publisher-place",
    "doi": "DOI",
    "url": "URL",
    "language": "language",
}
"""A source's fields, and what CSL calls them."""


def item_of(source: Source) -> Item:
    """A brief's source as an item. Who published a newspaper or journal is what the piece appeared in."""
    kind = type_of(source.type)
    item: Item = {"type": kind.csl}
    item |= {name: value for field, name in _TEXTS.items() if (value := getattr(source, field))}
    item |= {name: names(text) for name in ("author", "editor") if (text := getattr(source, name))}
    item |= {name: dated(text) for name, text in (("issued", source.date), ("accessed", source.accessed)) if text}
    if source.publisher and source.publisher == source.author:
        del item["publisher"]
    elif kind.periodical and "publisher" in item:
        item["container-title"] = source.container or item.pop("publisher")
        item.pop("publisher", None)
    return item


def dated(text: str) -> Item:
    """An ISO date, or only its year or month, as CSL has it."""
    return {"date-parts": [[int(part) for part in text.split("-")]]}


def date_in_numbers(parts: Sequence[str]) -> Item | None:
    """Year, month and day as CSL has them, as far as there is such a date: `2020`, `13`, `1` is 2020.

    None where there is no year.
    """
    numbers = [int(part) for part in takewhile(_NUMBER.fullmatch, parts[:3])]
    while numbers:
        try:
            date(*[*numbers, 1, 1][:3])
        except ValueError:
            numbers.pop()
        else:
            return {"date-parts": [numbers]}
    return None


_NUMBER = re.compile("[0-9]{1,4}")


def names(text: str) -> list[dict[str, str]]:
    """The people and bodies that a field names: `Yousafzai, Gul; {Ministry of Defence, Pakistan}; ISPR`."""
    return [_name(part.strip()) for part in text.split(";") if part.strip()]


def spoken_names(text: str) -> str:
    """The same as they are spoken: “Gul Yousafzai, Ministry of Defence, Pakistan, ISPR”."""
    return ", ".join(name.get("literal") or f"{name['given']} {name['family']}" for name in names(text))


def _name(text: str) -> dict[str, str]:
    if text.startswith("{") and text.endswith("}"):
        return {"literal": text[1:-1]}
    family, comma, given = text.partition(",")
    if comma and given.strip() and "," not in given:
        return {"family": family.strip(), "given": given.strip()}
    return {"literal": text}


def source_of(key: str, item: Mapping[str, Any]) -> Source:
    """An item of a file as a source: what rules ask of it and templates print of it."""
    fields: dict[str, Any] = {
        field: _plain(str(item[name])) for field, name in _TEXTS.items() if item.get(name) and field != "language"
    }
    for name in ("author", "editor"):
        if item.get(name):
            fields[name] = "; ".join(map(_written, item[name]))
    for field, name in (("date", "issued"), ("accessed", "accessed")):
        if iso := iso_date(item.get(name)):
            fields[field] = iso
    return Source.model_construct(**{"title": key, **fields, "id": key, "type": _type_name(str(item.get("type", "")))})


def _written(name: Mapping[str, str]) -> str:
    if "literal" in name:
        return f"{{{name['literal']}}}" if "," in name["literal"] else name["literal"]
    family = " ".join(part for part in (name.get("non-dropping-particle"), name.get("family")) if part)
    return ", ".join(part for part in (family, name.get("given")) if part)


def iso_date(given: Any) -> str | None:
    """A CSL date as ISO text, its first day of several; None where it has no year that can be told."""
    parts: Sequence[int] = (given or {}).get("date-parts", [()])[0]
    if not parts or not 1000 <= parts[0] <= 9999:
        return None
    return "-".join([f"{parts[0]:04}", *(f"{part:02}" for part in parts[1:3])])


def _plain(text: str) -> str:
    return re.sub(f"[{ITALIC}{ITALIC_ENDS}]", "", text)


_NAMES = {kind.csl: name for name, kind in reversed(TYPES.items())} | {
    "post-weblog": "post",
    "paper-conference": "chapter",
    "entry-encyclopedia": "chapter",
    "bill": "legislation",
    "pamphlet": "report",
    "article": "report",
}


def _type_name(csl: str) -> str:
    """The brief's name for a CSL type; `document` for those that a brief hasn't got."""
    return _NAMES.get(csl, "document")
