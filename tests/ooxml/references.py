"""Names in a .docx that must lead somewhere: styles, lists, relationships, bookmarks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from tests.ooxml.field_codes import Field, fields_of
from tests.ooxml.opened import CONTENT_TYPES, Opened, R, local, text_of, val, w

# ── Styles ───────────────────────────────────────────────────────────────────

_NAMED = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}


def unknown_styles(package: Opened) -> Iterator[str]:
    """A paragraph, run or table names a style that isn't defined, or one of another kind."""
    styles = package.styles
    known = {key: style.get(w("type")) for key, style in styles.items()}
    for name, root in package.parts.items():
        for tag, kind in _NAMED.items():
            for element in root.iter(w(tag)):
                if known.get(element.get(w("val"), "")) != kind:
                    yield f"{name}: {tag} names “{element.get(w('val'))}”, which is no {kind} style"
    for key, style in styles.items():
        own = known[key]
        linked = {"paragraph": "character", "character": "paragraph"}.get(own or "")
        for tag, kind in (("basedOn", own), ("next", "paragraph"), ("link", linked)):
            said = val(style, tag)
            if said is not None and known.get(said) != kind:
                yield f"styles: {key} is {tag} “{said}”, which is no {kind} style"


def circular_styles(package: Opened) -> Iterator[str]:
    """A style that is based on itself in the end."""
    styles = package.styles
    for key in styles:
        seen, at = set(), val(styles[key], "basedOn")
        while at in styles and at not in seen:
            seen.add(at)
            at = val(styles[at], "basedOn")
        if key in seen:
            yield f"styles: {key} is based on itself"


def twice_defined_styles(package: Opened) -> Iterator[str]:
    """Two styles share an id or, in Word's eyes, a name; or there are two defaults of a kind, or none."""
    styles = list(package.parts["word/styles.xml"].iter(w("style")))
    ids = Counter(style.get(w("styleId")) for style in styles)
    names = Counter(name.get(w("val"), "").lower() for style in styles for name in style.iter(w("name")))
    defaults = Counter(style.get(w("type")) for style in styles if style.get(w("default")) == "1")
    yield from (f"styles: the id “{name}” is there {count} times" for name, count in ids.items() if count > 1)
    yield from (f"styles: the name “{name}” is there {count} times" for name, count in names.items() if count > 1)
    for kind in ("paragraph", "character", "table", "numbering"):
        if defaults[kind] != 1:
            yield f"styles: {defaults[kind]} default {kind} styles"


# ── Lists ────────────────────────────────────────────────────────────────────

LEVELS = 9
"""The levels of a list in Word, counted from 0."""


def unknown_numbering(package: Opened) -> Iterator[str]:
    """A paragraph or style names a list that isn't defined, or a level that its definition lacks."""
    numbering = package.parts.get("word/numbering.xml", Element("none"))
    levels = {
        each.get(w("abstractNumId")): {level.get(w("ilvl")) for level in each.iter(w("lvl"))}
        for each in numbering.iter(w("abstractNum"))
    }
    lists = {each.get(w("numId")): val(each, "abstractNumId") for each in numbering.iter(w("num"))}
    for tag, key in (("abstractNum", "abstractNumId"), ("num", "numId")):
        counted = Counter(each.get(w(key)) for each in numbering.iter(w(tag)))
        yield from (f"numbering: {tag} {name} is there {count} times" for name, count in counted.items() if count > 1)
    for tag in ("lvl", "lvlOverride"):
        for each in numbering.iter(w(tag)):
            if not 0 <= int(each.get(w("ilvl"), "-1")) < LEVELS:
                yield f"numbering: {tag} {each.get(w('ilvl'))} is beyond Word's {LEVELS} levels"
    yield from (f"numbering: list {num} is of no definition" for num, each in lists.items() if each not in levels)
    for name, root in [*package.stories(), ("word/styles.xml", package.parts["word/styles.xml"])]:
        for element in root.iter(w("numPr")):
            number, level = val(element, "numId"), val(element, "ilvl") or "0"
            if number not in lists and number != "0":
                yield f"{name}: there is no list {number}"
            elif number != "0" and level not in levels.get(lists[number], set()):
                yield f"{name}: list {number} has no level {level}"


def unlinked_levels(package: Opened) -> Iterator[str]:
    """A list's level that belongs to a style which belongs to another list: Word then numbers by either."""
    numbering = package.parts.get("word/numbering.xml", Element("none"))
    lists = {each.get(w("numId")): val(each, "abstractNumId") for each in numbering.iter(w("num"))}
    for definition in numbering.iter(w("abstractNum")):
        for level in definition.iter(w("lvl")):
            style = val(level, "pStyle")
            said = val(package.styles.get(style or ""), "pPr/numPr/numId")
            if style and lists.get(said) != definition.get(w("abstractNumId")):
                yield f"numbering: a level is that of {style}, whose list is {said}"


# ── Relationships ────────────────────────────────────────────────────────────

_USES = {
    "hyperlink": "hyperlink", "headerReference": "header", "footerReference": "footer", "blip": "image",
    "embedRegular": "font", "embedBold": "font", "embedItalic": "font", "embedBoldItalic": "font", "chart": "chart",
    "externalData": "package", "userShapes": "chartUserShapes", "svgBlip": "image",
}  # fmt: skip
"""The kind of relationship that an element uses."""


def dangling_relationships(package: Opened) -> Iterator[str]:
    """A part uses a relationship that it doesn't have or of another kind, or has one to a part that isn't there."""
    yield from (f"{each} is there twice" for each in package.twice)
    for owner, relations in package.relations.items():
        if owner and owner not in package.members:
            yield f"{owner} has relationships and isn't in the package"
        for key, relation in relations.items():
            path = relation.path(owner)
            if not relation.external and path not in package.members:
                yield f"{owner}: {key} leads to {path}, which isn't in the package"
            if relation.external and relation.kind != "hyperlink":
                yield f"{owner}: {key} is a {relation.kind} outside the package"
    for name, root in package.parts.items():
        known = package.relations.get(name, {})
        for element in root.iter():
            for key in (element.get(f"{{{R}}}{attribute}") for attribute in ("id", "embed", "link")):
                if key is None:
                    continue
                if key not in known:
                    yield f"{name}: uses relationship {key}, which it doesn't have"
                elif known[key].kind != _USES.get(local(element), known[key].kind):
                    yield f"{name}: {local(element)} uses {key}, which is a {known[key].kind}"


_TYPES = {
    "officeDocument": "document.main+xml", "styles": "styles+xml", "numbering": "numbering+xml",
    "settings": "settings+xml", "fontTable": "fontTable+xml", "header": "header+xml", "footer": "footer+xml",
    "footnotes": "footnotes+xml", "endnotes": "endnotes+xml", "theme": "theme+xml", "font": "obfuscatedFont",
    "core-properties": "core-properties+xml", "extended-properties": "extended-properties+xml", "image": "image/",
    "chart": "drawingml.chart+xml", "package": "spreadsheetml.sheet", "chartUserShapes": "chartshapes+xml",
}  # fmt: skip
"""What the content type of a relationship's target contains."""


def parts(package: Opened) -> Iterator[str]:
    """A part that nothing is related to, that has no content type or a wrong one, or that is there twice."""
    listed = package.parts[CONTENT_TYPES]
    by_suffix = {each.get("Extension", "").lower(): each.get("ContentType", "") for each in listed}
    by_name = {each.get("PartName", "").lstrip("/"): each.get("ContentType", "") for each in listed}
    kinds = {
        relation.path(owner): relation.kind
        for owner, relations in package.relations.items()
        for relation in relations.values()
        if not relation.external
    }
    yield from (f"{name} is there {count} times" for name, count in Counter(package.members).items() if count > 1)
    yield from (
        f"{name} has a content type and isn't there" for name in by_name if name and name not in package.members
    )
    for name in package.members:
        if name == CONTENT_TYPES:
            continue
        kind = by_name.get(name) or by_suffix.get(name.rpartition(".")[2].lower())
        if not kind:
            yield f"{name} has no content type"
        elif _TYPES.get(kinds.get(name, ""), "") not in kind:
            yield f"{name} is a {kinds[name]} of type {kind}"
        if name not in kinds and not name.endswith(".rels"):
            yield f"{name}: nothing is related to it"


# ── Bookmarks that links and fields lead to ──────────────────────────────────

_REFERRING = {"REF", "PAGEREF", "NOTEREF"}
_INSIDE = re.compile(r'HYPERLINK\s+\\l\s+"?([^"\s]+)')


def dangling_anchors(package: Opened) -> Iterator[str]:
    """A link or a reference to a bookmark that isn't there."""
    known = {each.get(w("name")) for _, root in package.stories() for each in root.iter(w("bookmarkStart"))}
    for name, root in package.stories():
        for link in root.iter(w("hyperlink")):
            anchor = link.get(w("anchor"))
            if anchor is not None and anchor not in known:
                yield f"{name}: a link leads to the bookmark “{anchor}”, which isn't there"
        for each in fields_of(root):
            target = _target(each)
            if target is not None and target not in known:
                yield f"{name}: a field refers to a bookmark that isn't there: {each.code}"


def _target(each: Field) -> str | None:
    """The bookmark that a field refers to, empty where it names none; None for a field that doesn't refer."""
    inside = _INSIDE.match(each.code)
    if inside:
        return inside[1]
    return [*each.words, "", ""][1].strip('"') if each.kind in _REFERRING else None


def empty_references(package: Opened) -> Iterator[str]:
    """A reference to the text or the note in a bookmark that holds none: Word, once asked, prints an error there."""
    held: dict[str, tuple[str, bool]] = {}
    for _, root in package.stories():
        held |= _held(root)
    for name, root in package.stories():
        for each in fields_of(root):
            said, note = held.get(_target(each) or "", ("?", True))
            if each.kind == "REF" and not said and not set(each.words) & {"\\r", "\\n", "\\w", "\\p"}:
                yield f"{name}: there is no text at what is referred to: {each.code}"
            elif each.kind == "REF" and said not in ("?", each.result) and "\\h" in each.words and len(each.words) == 3:
                yield f"{name}: “{each.result}” stands for “{said}”: {each.code}"
            if each.kind == "NOTEREF" and not note:
                yield f"{name}: there is no note at what is referred to: {each.code}"


def _held(root: Element) -> dict[str, tuple[str, bool]]:
    """The text that each bookmark holds, and whether a note's mark is in it."""
    names: dict[str | None, str] = {}
    found: dict[str, tuple[str, bool]] = {}
    for each in root.iter():
        if each.tag == w("bookmarkStart"):
            names[each.get(w("id"))] = each.get(w("name"), "")
            found[each.get(w("name"), "")] = ("", False)
        elif each.tag == w("bookmarkEnd"):
            names.pop(each.get(w("id")), None)
        for name in names.values():
            text, note = found[name]
            marks = each.tag in (w("footnoteReference"), w("endnoteReference"))
            found[name] = (text + (text_of(each) if each.tag == w("t") else ""), note or marks)
    return found
