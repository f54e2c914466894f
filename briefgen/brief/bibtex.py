"""BibTeX files, BibLaTeX's names included, as CSL items with their places.

Read as tolerantly as BibTeX reads them: what stands between entries is a comment; entries
may stand in braces or brackets, values in braces, quotation marks or bare, joined by `#`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.brief.csl import Item, Unreadable, date_in_numbers
from briefgen.brief.latex import decoded
from briefgen.frozen import frozen

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@frozen(slots=True)
class Entry:
    """One entry: its kind in small letters, its key, its fields as typed, and where in the text it begins."""

    kind: str
    key: str
    fields: dict[str, str]
    start: int


_BEGIN = re.compile(r"@\s*([A-Za-z]+)\s*([{(])")
_KEY = re.compile(r"\s*([^\s,{}()\"'#%~]+)\s*")
_FIELD = re.compile(r"[\s,]*([A-Za-z][\w:.+/-]*)\s*=\s*")
_BARE = re.compile(r"[^\s,#{}()\"]+")
_GAP = re.compile(r"\s*")
_CLOSING = {"{": "}", "(": ")"}


def entries(text: str) -> Iterator[Entry]:
    """The entries of a file, in order. Raises Unreadable where one doesn't end or has no key."""
    macros = dict(zip(_MONTHS, map(str, range(1, 13)), strict=True))
    at = 0
    while found := _BEGIN.search(text, at):
        kind, closing, at = found[1].lower(), _CLOSING[found[2]], found.end()
        if kind in ("comment", "preamble"):
            at = _skipped(text, found.end() - 1) if found[2] == "{" else at
            continue
        key = ""
        if kind != "string":
            named = _KEY.match(text, at)
            if not named:
                raise Unreadable(
                    found.start(), "this entry has no key", "write its key behind the brace: @book{grare-2013,"
                )
            key, at = named[1], named.end()
        fields, at = _fields(text, at, closing, macros, found.start())
        if kind == "string":
            macros |= fields
        else:
            yield Entry(kind, key, fields, found.start())


def _fields(text: str, at: int, closing: str, macros: dict[str, str], start: int) -> tuple[dict[str, str], int]:
    fields: dict[str, str] = {}
    while found := _FIELD.match(text, at):
        value, at = _value(text, found.end(), macros)
        fields.setdefault(found[1].lower(), value)
    at = _BLANK.match(text, at).end()  # type: ignore[union-attr]
    if text[at : at + 1] != closing:
        hint = f"look for a comma or brace that is missing; the entry ends with `{closing}`"
        if at == len(text):
            raise Unreadable(start, "this BibTeX entry is never closed", hint)
        raise Unreadable(at, "this BibTeX entry can't be read on from here", hint)
    return fields, at + 1


_BLANK = re.compile(r"[\s,]*")


def _value(text: str, at: int, macros: dict[str, str]) -> tuple[str, int]:
    """The value that begins at an offset, its parts joined, and where it ends."""
    parts: list[str] = []
    start = at
    while True:
        if text[at : at + 1] == "{":
            end = _skipped(text, at)
            parts.append(text[at + 1 : end - 1])
        elif text[at : at + 1] == '"':
            end = _quoted(text, at)
            parts.append(text[at + 1 : end - 1])
        elif bare := _BARE.match(text, at):
            end = bare.end()
            parts.append(macros.get(bare[0].lower(), bare[0]))
            if sum(map(len, parts)) > _LONGEST:
                hint = "write the words themselves between braces: title = {…}"
                raise Unreadable(
                    start, f"with what its names stand for, this value has over {_LONGEST} characters", hint
                )
        else:
            raise Unreadable(at, "a value is missing here", "write it between braces: title = {…}")
        at = _GAP.match(text, end).end()  # type: ignore[union-attr]
        if text[at : at + 1] != "#":
            return "".join(parts), at
        at = _GAP.match(text, at + 1).end()  # type: ignore[union-attr]


_LONGEST = 5_000
"""Characters of a value that names of `@string` are part of: each could double the one before it."""

_BRACES = re.compile(r"\\.|[{}]", re.DOTALL)


def _skipped(text: str, at: int) -> int:
    """The offset behind the brace that closes the one at `at`."""
    depth = 0
    for found in _BRACES.finditer(text, at):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if not depth:
            return found.end()
    raise Unreadable(at, "this brace is never closed", "write a `}` where it ends")


def _quoted(text: str, at: int) -> int:
    """The offset behind the quotation mark that closes the one at `at`; one between braces doesn't."""
    depth = 0
    for found in re.compile(r'\\[^"]|[{}"]', re.DOTALL).finditer(text, at + 1):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if found[0] == '"' and depth <= 0:
            return found.end()
    raise Unreadable(at, "this quotation mark is never closed", 'write a `"` where the value ends, or use braces')


# ── Entries to items ──────────────────────────────────────────────────────────

_TYPES = {
    "article": "article-journal",
    "book": "book",
    "mvbook": "book",
    "collection": "book",
    "proceedings": "book",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "conference": "paper-conference",
    "inreference": "entry-encyclopedia",
    "techreport": "report",
    "report": "report",
    "booklet": "pamphlet",
    "manual": "report",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "thesis": "thesis",
    "online": "webpage",
    "electronic": "webpage",
    "www": "webpage",
    "dataset": "dataset",
    "legislation": "legislation",
    "jurisdiction": "legal_case",
    "letter": "personal_communication",
    "video": "motion_picture",
}
_VARIABLES = {
    "title": ("title",),
    "container-title": ("journal", "journaltitle", "booktitle", "maintitle"),
    "publisher": ("publisher", "institution", "school", "organization"),
    "publisher-place": ("address", "location"),
    "volume": ("volume",),
    "edition": ("edition",),
    "page": ("pages",),
    "collection-title": ("series",),
    "title-short": ("shorttitle",),
}


def item_of_entry(entry: Entry) -> Item:
    """An entry as a CSL item."""
    fields = entry.fields
    item: Item = {"type": _type(entry)}
    for name, among in _VARIABLES.items():
        if value := next((fields[field] for field in among if fields.get(field)), None):
            item[name] = decoded(value)
    if title := fields.get("subtitle"):
        item["title"] = f"{item.get('title', '')}: {decoded(title)}".removeprefix(": ")
    if number := fields.get("number") or fields.get("issue"):
        item["issue" if item["type"].startswith("article") else "number"] = decoded(number)
    for name, among in (("DOI", ("doi",)), ("URL", ("url", "howpublished"))):
        if value := next((_address(fields[field]) for field in among if fields.get(field)), ""):
            item[name] = value
    item |= {name: _people(fields[name]) for name in ("author", "editor", "translator") if fields.get(name)}
    item |= {
        name: date
        for name, date in (("issued", _issued(fields)), ("accessed", _date(fields.get("urldate", ""))))
        if date
    }
    return item


def _type(entry: Entry) -> str:
    if entry.kind == "article" and entry.fields.get("entrysubtype", "").lower() in ("newspaper", "magazine"):
        return f"article-{entry.fields['entrysubtype'].lower()}"
    return _TYPES.get(entry.kind, "webpage" if entry.kind == "misc" and entry.fields.get("url") else "document")


def _address(value: str) -> str:
    """An address as it is typed, but for the command it may stand in; nothing where there is none."""
    value = _without_command(value.strip()).replace("\\", "")
    value = re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)(?=10\.)", "", value)
    return value if re.match(r"https?://\S+$|10\.\d+/\S+$", value) else ""


_URL = re.compile(r"\\url\s*\{")


def _without_command(value: str) -> str:
    """A value without the `\\url{…}` around a part of it."""
    found = _URL.search(value)
    inside, brace, behind = value[found.end() :].rpartition("}") if found else ("", "", "")
    return f"{value[: found.start()]}{inside}{behind}" if found and brace else value


def _issued(fields: dict[str, str]) -> Item | None:
    if fields.get("date"):
        return _date(fields["date"])
    month = _month(fields.get("month", ""))
    day = fields.get("day", "").strip()
    parts = [fields.get("year", "").strip("{} "), month, day if month else ""]
    return _date("-".join(part for part in parts if part))


def _month(text: str) -> str:
    text = text.strip("{} ").lower()
    if text[:3] in _MONTHS:
        return f"{_MONTHS.index(text[:3]) + 1}"
    return text if re.fullmatch("0?[1-9]|1[0-2]", text) else ""


def _date(text: str) -> Item | None:
    """A date as CSL has it: the first of a span, as far as it is known; None where there is no year."""
    found = re.match(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", text.strip("{} "), re.ASCII)
    return date_in_numbers([part for part in found.groups() if part]) if found else None


def _people(text: str) -> list[dict[str, str]]:
    text = re.sub(r"\s+", " ", text)
    return [_person(part) for part in _split(text, " and ") if part and part.lower() != "others"]


def _person(text: str) -> dict[str, str]:
    """`Last, First`, `von Last, Jr, First` or `First von Last`; what stands in braces as a whole is a body's name."""
    if text.startswith("{") and _skipped(text, 0) == len(text):
        return {"literal": decoded(text)}
    parts = [decoded(part) for part in _split(text, r"\s*,\s*")]
    if len(parts) > 1:
        person = {"family": parts[0], "given": parts[-1]}
        return person | ({"suffix": parts[1]} if len(parts) > 2 else {})
    words = [decoded(word) for word in _split(text, r"\s+")]
    small = next((at for at, word in enumerate(words[:-1]) if at and word[:1].islower()), len(words) - 1)
    return {"given": " ".join(words[:small]), "family": " ".join(words[small:])} if small else {"literal": words[-1]}


def _split(text: str, pattern: str) -> list[str]:
    """A text cut where a pattern stands outside braces."""
    parts, depth, start = [], 0, 0
    for found in re.finditer(rf"\\.|[{{}}]|{pattern}", text, re.IGNORECASE | re.DOTALL):
        if found[0] in "{}":
            depth += 1 if found[0] == "{" else -1
        elif found[0][0] != "\\" and depth <= 0:
            parts.append(text[start : found.start()])
            start = found.end()
    return [part.strip() for part in (*parts, text[start:])]
