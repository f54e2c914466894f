"""CSL-JSON files, such as Zotero writes them, as CSL items."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from briefgen.brief.csl import ITALIC, ITALIC_ENDS, Item, Unreadable, date_in_numbers

_DATES = ("issued", "accessed", "original-date", "event-date", "submitted", "available-date", "container")
_NAMES = (
    *("author", "editor", "translator", "container-author", "collection-editor", "interviewer", "recipient"),
    *("composer", "director", "editorial-director", "illustrator", "original-author", "reviewed-author"),
)
_UNPRINTED = ("id", "type", "citation-key", "note", "abstract", "annote", "keyword")
_NAME_PARTS = ("family", "given", "literal", "suffix", "dropping-particle", "non-dropping-particle")
_FORBIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_ITALIC = re.compile(r"<i>((?:(?!</?i>).)*)</i>")
_TAG = re.compile(r"</?(?:i|b|sc|sup|sub|span)\b[^<>]*>")


def entries(text: str) -> Iterator[tuple[str, Item, int]]:
    """Each item of a file with its key and where in the text it may be found. Raises Unreadable."""
    try:
        data = json.loads(text, parse_int=str, parse_float=str)
    except json.JSONDecodeError as error:
        raise Unreadable(error.pos, f"this isn't JSON: {error.msg[:1].lower()}{error.msg[1:]}", _HINT) from None
    except RecursionError:
        raise Unreadable(0, "this JSON is nested too deep", _HINT) from None
    items = data.get("items") if isinstance(data, dict) else data
    if not isinstance(items, list):
        raise Unreadable(0, "this is no list of sources", _HINT)
    places = _places(text)
    at = 0
    for number, item in enumerate(items, 1):
        if not isinstance(item, dict) or not (key := _text(item.get("citation-key") or item.get("id"))):
            raise Unreadable(0, f"item {number} of this file has no `id`", "give it one, by which it is cited")
        found = places.get(key, [])
        after = bisect_right(found, at)
        at = found[after] if after < len(found) else at
        yield key, _item(item), at


_HINT = "export the library again as CSL JSON"


def _places(text: str) -> dict[str, list[int]]:
    """Where the text gives an id or key, by what it is."""
    places: dict[str, list[int]] = {}
    for found in re.finditer(r'"(?:id|citation-key)"\s*:\s*("(?:[^"\\]|\\.)*"|[0-9]+)', text):
        value = json.loads(found[1], parse_int=str)
        places.setdefault(_text(value), []).append(found.start())
    return places


def _item(given: Mapping[str, Any]) -> Item:
    """What of an item can be printed, in the shape that CSL 1.0.2 gives it."""
    item: Item = {"type": _text(given.get("type")) or "document"}
    for name, value in given.items():
        if name in _NAMES:
            item |= {name: people} if (people := _people(value)) else {}
        elif name in _DATES:
            item |= {name: date} if (date := _date(value)) else {}
        elif isinstance(value, str) and name not in _UNPRINTED:
            item |= {name: text} if (text := _text(value, italic="title" in name)) else {}
    return item


def _text(value: object, italic: bool = False) -> str:
    """What a text says, without marks; `italic`: with those of italics, where both of a pair are there."""
    text = _FORBIDDEN.sub(" ", value) if isinstance(value, str) else ""
    if italic:
        text = _ITALIC.sub(rf"{ITALIC}\1{ITALIC_ENDS}", text)
    return re.sub("[\x00-\x1f\x7f-\x9f]", " ", unescape(_TAG.sub("", text))).strip()


def _people(given: object) -> list[dict[str, str]]:
    return [name for each in (given if isinstance(given, list) else [given]) if (name := _name(each))]


def _name(given: object) -> dict[str, str] | None:
    if not isinstance(given, dict):
        return {"literal": text} if (text := _text(given)) else None
    name = {part: text for part in _NAME_PARTS if (text := _text(given.get(part)))}
    if "literal" in name:
        return {"literal": name["literal"]}
    return name if "family" in name else {"literal": name["given"]} if "given" in name else None


def _date(given: object) -> Item | None:
    """A date in numbers; the beginning of a span. None where no year can be told."""
    given = given if isinstance(given, dict) else {"raw": given}
    parts = given.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    numbers = [str(part) for part in first]
    raw = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", _text(given.get("raw") or given.get("literal")), re.ASCII)
    if not numbers and raw:
        numbers = [part for part in raw.groups() if part]
    return date_in_numbers(numbers)
