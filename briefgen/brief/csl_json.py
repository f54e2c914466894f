"""CSL-JSON files, such as Zotero writes them, as CSL items."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from briefgen.brief.csl import ITALIC, ITALIC_ENDS, Item, Unreadable

_DATES = ("issued", "accessed", "original-date", "event-date", "submitted")
_NAMES = ("author", "editor", "translator", "container-author", "collection-editor", "interviewer", "recipient")
_NAME_PARTS = ("family", "given", "literal", "suffix", "dropping-particle", "non-dropping-particle")
_FORBIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def entries(text: str) -> Iterator[tuple[str, Item, int]]:
    """Each item of a file with its key and where in the text it may be found. Raises Unreadable."""
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise Unreadable(error.pos, f"this isn't JSON: {error.msg[:1].lower()}{error.msg[1:]}", _HINT) from None
    except RecursionError:
        raise Unreadable(0, "this JSON is nested too deep", _HINT) from None
    items = data.get("items") if isinstance(data, dict) else data
    if not isinstance(items, list):
        raise Unreadable(0, "this is no list of sources", _HINT)
    at = 0
    for number, item in enumerate(items, 1):
        if not isinstance(item, dict) or not (key := _text(item.get("citation-key") or item.get("id") or "")):
            raise Unreadable(0, f"item {number} of this file has no `id`", "give it one, by which it is cited")
        found = re.compile(rf'"(?:id|citation-key)"\s*:\s*"?{re.escape(key)}').search(text, at)
        at = found.start() if found else at
        yield key, _item(item), at


_HINT = "export the library again as CSL JSON"


def _item(given: Mapping[str, Any]) -> Item:
    """What of an item can be printed, in the shape that CSL 1.0.2 gives it."""
    item: Item = {"type": _text(given.get("type") or "document")}
    for name, value in given.items():
        if name in _NAMES and isinstance(value, list):
            item[name] = [part for each in value if (part := _name(each))]
        elif name in _DATES:
            item |= {name: date} if (date := _date(value)) else {}
        elif isinstance(value, str | int | float) and name not in ("id", "type", "citation-key", "note", "abstract"):
            item |= {name: text} if (text := _text(value)) else {}
    return item


def _text(value: object) -> str:
    text = re.sub(r"<(/?)i>", lambda found: ITALIC_ENDS if found[1] else ITALIC, _FORBIDDEN.sub(" ", str(value)))
    return " ".join(unescape(re.sub(r"</?(?:b|sc|sup|sub|span)\b[^>]*>", "", text)).split(" ")).strip()


def _name(given: object) -> dict[str, str] | None:
    if not isinstance(given, dict):
        return None
    name = {part: text for part in _NAME_PARTS if (text := _text(given.get(part) or ""))}
    return {"literal": name["literal"]} if "literal" in name else name or None


def _date(given: object) -> Item | None:
    """A date in numbers; the beginning of a span. None where no year can be told."""
    if not isinstance(given, dict):
        return None
    parts = given.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    numbers = [str(part) for part in first]
    if not numbers and (
        raw := re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", str(given.get("raw") or given.get("literal") or ""))
    ):
        numbers = [part for part in raw.groups() if part]
    if not numbers or not all(number.isdigit() for number in numbers[:3]):
        return None
    return {"date-parts": [[int(number) for number in numbers[:3]]]}
