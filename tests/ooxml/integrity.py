"""What the Open XML SDK's validator misses in a .docx: names that lead nowhere, halves without their other half.

`faults(content)` returns one line for each thing wrong, empty when all is well.
Each rule is a function over the opened package; `RULES` is the list of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from tests.ooxml.opened import WP, Opened, R, opened, w


def _r(name: str) -> str:
    return f"{{{R}}}{name}"


def faults(content: bytes) -> list[str]:
    """Everything wrong in a .docx that the rules know of, in the order of the rules."""
    package = opened(content)
    return [fault for rule in RULES for fault in rule(package)]


# ── Names that must lead somewhere ───────────────────────────────────────────


def unknown_styles(package: Opened) -> Iterator[str]:
    """A paragraph, run or table names a style that isn't defined, or one of another kind."""
    styles = package.parts["word/styles.xml"]
    known = {style.get(w("styleId")): style.get(w("type")) for style in styles.iter(w("style"))}
    kinds = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}
    for name, root in [*package.stories(), *((n, p) for n, p in package.parts.items() if n == "word/numbering.xml")]:
        for tag, kind in kinds.items():
            for element in root.iter(w(tag)):
                if known.get(element.get(w("val"))) != kind:
                    yield f"{name}: {tag} names “{element.get(w('val'))}”, which is no {kind} style"
    for style in styles.iter(w("style")):
        for tag in ("basedOn", "next", "link"):
            for element in style.iter(w(tag)):
                if element.get(w("val")) not in known:
                    yield f"styles: {style.get(w('styleId'))} is {tag} “{element.get(w('val'))}”, which isn't defined"


def twice_defined_styles(package: Opened) -> Iterator[str]:
    """Two styles share an id or, in Word's eyes, a name."""
    styles = list(package.parts["word/styles.xml"].iter(w("style")))
    ids = Counter(style.get(w("styleId")) for style in styles)
    names = Counter(name.get(w("val"), "").lower() for style in styles for name in style.iter(w("name")))
    yield from (f"styles: the id “{name}” is there {count} times" for name, count in ids.items() if count > 1)
    yield from (f"styles: the name “{name}” is there {count} times" for name, count in names.items() if count > 1)


def unknown_numbering(package: Opened) -> Iterator[str]:
    """A paragraph or style names a list that isn't defined, or a level that its definition lacks."""
    numbering = package.parts.get("word/numbering.xml", Element("none"))
    levels = {
        each.get(w("abstractNumId")): {level.get(w("ilvl")) for level in each.iter(w("lvl"))}
        for each in numbering.iter(w("abstractNum"))
    }
    lists = {each.get(w("numId")): _val(each, "abstractNumId") for each in numbering.iter(w("num"))}
    yield from (f"numbering: list {num} is of no definition" for num, each in lists.items() if each not in levels)
    for name, root in [*package.stories(), ("word/styles.xml", package.parts["word/styles.xml"])]:
        for element in root.iter(w("numPr")):
            number, level = _val(element, "numId"), _val(element, "ilvl") or "0"
            if number not in lists and number != "0":
                yield f"{name}: there is no list {number}"
            elif number != "0" and level not in levels.get(lists[number], set()):
                yield f"{name}: list {number} has no level {level}"


def _val(element: Element, tag: str) -> str | None:
    found = element.find(w(tag))
    return None if found is None else found.get(w("val"))


def dangling_relationships(package: Opened) -> Iterator[str]:
    """A part uses a relationship that it doesn't have, or has one to a part that isn't in the package."""
    for owner, relations in package.relations.items():
        for key, relation in relations.items():
            path = relation.path(owner)
            if not relation.external and path not in package.members:
                yield f"{owner}: {key} leads to {path}, which isn't in the package"
    for name, root in package.parts.items():
        known = package.relations.get(name, {})
        for element in root.iter():
            for key in (element.get(_r("id")), element.get(_r("embed")), element.get(_r("link"))):
                if key is not None and key not in known:
                    yield f"{name}: uses relationship {key}, which it doesn't have"


def dangling_anchors(package: Opened) -> Iterator[str]:
    """A link or a reference to a bookmark that isn't there."""
    known = {each.get(w("name")) for _, root in package.stories() for each in root.iter(w("bookmarkStart"))}
    for name, root in package.stories():
        for link in root.iter(w("hyperlink")):
            anchor = link.get(w("anchor"))
            if anchor is not None and anchor not in known:
                yield f"{name}: a link leads to the bookmark “{anchor}”, which isn't there"
        for code in root.iter(w("instrText")):
            words = (code.text or "").split()
            if words[:1] and words[0] in ("REF", "PAGEREF", "NOTEREF") and (len(words) < 2 or words[1] not in known):
                yield f"{name}: a field refers to a bookmark that isn't there: {' '.join(words)}"


# ── Things that come in pairs, or once ───────────────────────────────────────


def bookmarks(package: Opened) -> Iterator[str]:
    """Two bookmarks share a name or an id; one begins and doesn't end, or ends and doesn't begin."""
    starts = [each for _, root in package.stories() for each in root.iter(w("bookmarkStart"))]
    ends = Counter(each.get(w("id")) for _, root in package.stories() for each in root.iter(w("bookmarkEnd")))
    names = Counter((each.get(w("name")) or "").lower() for each in starts)
    ids = Counter(each.get(w("id")) for each in starts)
    yield from (f"the bookmark “{name}” is there {count} times" for name, count in names.items() if count > 1)
    yield from (f"the bookmark id {key} is there {count} times" for key, count in ids.items() if count > 1)
    yield from (f"bookmark {key} begins but doesn't end" for key in ids if key not in ends)
    yield from (f"bookmark {key} ends but doesn't begin" for key in ends if key not in ids)
    for each in starts:
        if len(each.get(w("name")) or "") > 40:
            yield f"the bookmark “{each.get(w('name'))}” has more than 40 characters"


def fields(package: Opened) -> Iterator[str]:
    """A field that begins, separates or ends without the others."""
    for name, root in package.stories():
        open_fields: list[str] = []
        for char in root.iter(w("fldChar")):
            kind = char.get(w("fldCharType")) or ""
            if kind == "begin":
                open_fields.append("begun")
            elif not open_fields:
                yield f"{name}: a field has “{kind}” without a beginning"
            elif kind == "separate":
                if open_fields[-1] == "separated":
                    yield f"{name}: a field is separated twice"
                open_fields[-1] = "separated"
            else:
                open_fields.pop()
        if open_fields:
            yield f"{name}: {len(open_fields)} fields don't end"


def drawing_ids(package: Opened) -> Iterator[str]:
    """Two drawings of a part share an id."""
    for name, root in package.stories():
        ids = Counter(each.get("id") for each in root.iter(f"{{{WP}}}docPr"))
        yield from (f"{name}: drawing id {key} is there {count} times" for key, count in ids.items() if count > 1)


def cells(package: Opened) -> Iterator[str]:
    """A cell that doesn't end with a paragraph: Word calls such a file damaged."""
    for name, root in package.stories():
        for cell in root.iter(w("tc")):
            last = list(cell)[-1] if len(cell) else None
            if last is None or last.tag != w("p"):
                yield f"{name}: a cell doesn't end with a paragraph"
        for row in root.iter(w("tr")):
            if row.find(w("tc")) is None:
                yield f"{name}: a row has no cell"


def grids(package: Opened) -> Iterator[str]:
    """A row whose cells take more or fewer columns than the table has."""
    for name, root in package.stories():
        for table in root.iter(w("tbl")):
            columns = len(table.findall(f"{w('tblGrid')}/{w('gridCol')}"))
            for row in table.findall(w("tr")):
                spans = [cell.find(f"{w('tcPr')}/{w('gridSpan')}") for cell in row.findall(w("tc"))]
                taken = sum(int(span.get(w("val")) or 1) if span is not None else 1 for span in spans)
                if taken != columns:
                    yield f"{name}: a row takes {taken} of {columns} columns"


# ── Habits that a designed document keeps ────────────────────────────────────

_RUN = {w(name) for name in ("rStyle", "rtl", "lang")}
_PARAGRAPH = {w(name) for name in ("pStyle", "numPr", "pageBreakBefore", "sectPr")}
_CELL = {w(name) for name in ("tcW", "gridSpan", "vMerge")}
_TABLE = {w(name) for name in ("tblStyle", "tblW", "tblInd", "tblLayout", "tblLook", "tblCaption", "tblDescription")}


def direct_formatting(package: Opened) -> Iterator[str]:
    """A look that no style has: an editor who changes the style would not change it."""
    allowed = {"rPr": _RUN, "pPr": _PARAGRAPH, "tcPr": _CELL, "tblPr": _TABLE}
    for name, root in package.stories():
        for tag, known in allowed.items():
            for properties in root.iter(w(tag)):
                for each in properties:
                    if each.tag not in known:
                        yield f"{name}: direct formatting: {each.tag.partition('}')[2]} in {tag}"


def unstyled(package: Opened) -> Iterator[str]:
    """A paragraph without a style of its own name, or a table without one."""
    for name, root in package.stories():
        for tag, properties, style in (("p", "pPr", "pStyle"), ("tbl", "tblPr", "tblStyle")):
            for element in root.iter(w(tag)):
                if element.find(f"{w(properties)}/{w(style)}") is None:
                    yield f"{name}: a {tag} names no style"


RULES: tuple[Callable[[Opened], Iterator[str]], ...] = (
    unknown_styles,
    twice_defined_styles,
    unknown_numbering,
    dangling_relationships,
    dangling_anchors,
    bookmarks,
    fields,
    drawing_ids,
    cells,
    grids,
    direct_formatting,
    unstyled,
)
