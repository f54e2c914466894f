"""What a .docx's elements must look like together: pairs, counts, tables, sections, notes, content controls."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from tests.ooxml.field_codes import fields_of
from tests.ooxml.looks import Looks
from tests.ooxml.opened import WP, Opened, R, local, on, text_of, val, w

# ── Bookmarks ────────────────────────────────────────────────────────────────

_NAME = re.compile(r"[^\W\d]\w{0,39}")
"""A letter or underscore, then letters, digits and underscores; 40 characters at most."""


def bookmarks(package: Opened) -> Iterator[str]:
    """Two bookmarks share a name or an id; one begins and doesn't end after that in its part; a name isn't one."""
    stories = list(package.stories())
    starts = [each for _, root in stories for each in root.iter(w("bookmarkStart"))]
    names = Counter((each.get(w("name")) or "").lower() for each in starts)
    ids = Counter(each.get(w("id")) for each in starts)
    yield from (f"the bookmark “{name}” is there {count} times" for name, count in names.items() if count > 1)
    yield from (f"the bookmark id {key} is there {count} times" for key, count in ids.items() if count > 1)
    for each in starts:
        name = each.get(w("name")) or ""
        if len(name) > 40:
            yield f"the bookmark “{name}” has more than 40 characters"
        elif not _NAME.fullmatch(name):
            yield f"“{name}” is no name for a bookmark"
    for story, root in stories:
        yield from (f"{story}: {fault}" for fault in _unpaired(root))


def _unpaired(root: Element) -> Iterator[str]:
    begun: set[str | None] = set()
    for each in root.iter():
        key = each.get(w("id"))
        if each.tag == w("bookmarkStart"):
            begun.add(key)
        elif each.tag == w("bookmarkEnd"):
            if key not in begun:
                yield f"bookmark {key} ends but doesn't begin before that"
            begun.discard(key)
    yield from (f"bookmark {key} begins but doesn't end" for key in sorted(map(str, begun)))


# ── Fields ───────────────────────────────────────────────────────────────────

_KNOWN = {"PAGE", "NUMPAGES", "SECTIONPAGES", "TOC", "SEQ", "REF", "PAGEREF", "NOTEREF", "HYPERLINK", "STYLEREF"}
"""Fields that papers have. One that asks for the date or for a file would show something else tomorrow."""


def fields(package: Opened) -> Iterator[str]:
    """A field that lacks a part, crosses another, stands in two cells, shows nothing, or that we don't know."""
    for name, root in package.stories():
        for each in fields_of(root):
            yield from (f"{name}: {fault}" for fault in each.faults)
            if each.faults:
                continue
            if each.kind not in _KNOWN:
                yield f"{name}: no field of ours: “{each.code}”"
            if not each.separated or not each.result.strip():
                yield f"{name}: a field shows nothing: {each.code}"


def counted_fields(package: Opened) -> Iterator[str]:
    """A number that Word would count otherwise once it is asked: captions' SEQ fields, in the order of the text."""
    counts: Counter[str] = Counter()
    for each in fields_of(package.body):
        if each.kind == "SEQ" and len(each.words) > 1:
            name = each.words[1]
            again = re.search(r"\\r\s*(\d+)", each.code)
            counts[name] = int(again[1]) if again else counts[name] + ("\\c" not in each.words)
            if each.result.isdigit() and int(each.result) != counts[name]:
                yield f"the field “{each.code}” shows {each.result} and is number {counts[name]}"


def prompts(package: Opened) -> Iterator[str]:
    """What makes Word ask something on opening: fields to bring up to date, a template elsewhere, data to merge."""
    settings = package.parts.get("word/settings.xml", Element("none"))
    for tag in ("updateFields", "attachedTemplate", "mailMerge", "linkStyles"):
        if on(settings, tag) or (settings.find(w(tag)) is not None and on(settings, tag) is not False):
            yield f"settings: {tag} asks something on opening"
    for name, root in package.stories():
        for each in root.iter():
            if local(each) in ("fldChar", "fldSimple") and each.get(w("dirty")) in ("1", "true", "on"):
                yield f"{name}: a field is marked as out of date"


# ── Drawings ─────────────────────────────────────────────────────────────────


def drawing_ids(package: Opened) -> Iterator[str]:
    """Two drawings of the document share an id, headers and notes included; an id that isn't counted from 1."""
    ids = Counter(each.get("id") for _, root in package.stories() for each in root.iter(f"{{{WP}}}docPr"))
    yield from (f"drawing id {key} is there {count} times" for key, count in ids.items() if count > 1)
    yield from (
        f"drawing id {key} is no id" for key in ids if not (key or "").isdigit() or not 0 < int(key or 0) < 2**31
    )


# ── Tables ───────────────────────────────────────────────────────────────────


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
    """A row whose cells take more or fewer columns than the table has; a table without rows or columns."""
    for name, root in package.stories():
        for table in root.iter(w("tbl")):
            columns = len(table.findall(f"{w('tblGrid')}/{w('gridCol')}"))
            rows = table.findall(w("tr"))
            if not columns or not rows:
                yield f"{name}: a table has {columns} columns and {len(rows)} rows"
            for row in rows:
                taken = sum(int(val(cell, "tcPr/gridSpan") or 1) for cell in row.findall(w("tc")))
                taken += sum(int(val(row, f"trPr/{tag}") or 0) for tag in ("gridBefore", "gridAfter"))
                if taken != columns:
                    yield f"{name}: a row takes {taken} of {columns} columns"


def beyond_the_sheet(package: Opened) -> Iterator[str]:
    """A paragraph outside tables that its indents take over the sheet's edge; from right to left they swap sides."""
    looks = Looks(package)
    margins = next(iter(package.body.iter(w("pgMar"))), Element("none"))
    room = {side: int(margins.get(w(side), "0")) for side in ("left", "right")}
    for name, root in package.stories():
        for paragraph in (root if root is not package.body else root.find(w("body")) or root).findall(w("p")):
            near = [paragraph, *looks.chain(val(paragraph, "pPr/pStyle"))]
            leftward = next((said for each in near if (said := on(each, "pPr/bidi")) is not None), False)
            for side, edge in (("left", "right" if leftward else "left"), ("right", "left" if leftward else "right")):
                said = (each.find(f"{w('pPr')}/{w('ind')}") for each in near)
                indent = next((each.get(w(side)) for each in said if each is not None and each.get(w(side))), "0")
                if int(indent) < -room[edge]:
                    yield f"{name}: “{text_of(paragraph)[:30]}” reaches over the sheet's {edge} edge"


# ── Sections ─────────────────────────────────────────────────────────────────


def sections(package: Opened) -> Iterator[str]:
    """A section's properties that stand elsewhere than in its last paragraph or at the body's end, or lack a part."""
    body = package.body.find(w("body"))
    assert body is not None
    if len(body) == 0 or body[-1].tag != w("sectPr"):
        yield "the body doesn't end with its section"
    ends = [each.find(f"{w('pPr')}/{w('sectPr')}") for each in body.findall(w("p"))]
    placed = [*(each for each in ends if each is not None), *body.findall(w("sectPr"))]
    if sum(1 for _ in package.body.iter(w("sectPr"))) != len(placed):
        yield "a section ends inside a cell or a content control"
    seen: set[tuple[str, str | None]] = set()
    for section in placed:
        yield from _section(section, package)
        seen |= {(local(each), each.get(w("type"))) for each in section if local(each).endswith("Reference")}
        if on(section, "titlePg") and not any(kind == "first" for _, kind in seen):
            yield "a section has a different first page and no header or footer for it"


def _section(section: Element, package: Opened) -> Iterator[str]:
    known = package.relations.get("word/document.xml", {})
    for tag in ("headerReference", "footerReference"):
        kinds = Counter(each.get(w("type")) for each in section.findall(w(tag)))
        yield from (f"a section has {count} {tag} for “{kind}” pages" for kind, count in kinds.items() if count > 1)
        for each in section.findall(w(tag)):
            relation = known.get(each.get(f"{{{R}}}id", ""))
            part = package.parts.get(relation.path("word/document.xml")) if relation else None
            if part is None or part.tag != w({"headerReference": "hdr", "footerReference": "ftr"}[tag]):
                yield f"a section's {tag} leads to no {tag[:6]}"
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    if size is None or margins is None:
        yield "a section has no size or no margins"
    elif int(size.get(w("w"), 0)) <= sum(int(margins.get(w(side), 0)) for side in ("left", "right")):
        yield "a section has no room between its margins"


# ── Notes ────────────────────────────────────────────────────────────────────


def notes(package: Opened) -> Iterator[str]:
    """Footnotes and endnotes, their marks in the text, and the rules that part them from it."""
    for kind in ("footnote", "endnote"):
        yield from _notes(kind, package)


_MOST_NOTES = 32767
"""Beyond this LibreOffice attaches the wrong note, and Word's own limit is near."""


def _notes(kind: str, package: Opened) -> Iterator[str]:
    root = package.parts.get(f"word/{kind}s.xml", Element("none"))
    every = root.findall(w(kind))
    own = [each for each in every if each.get(w("type"), "normal") == "normal"]
    ids = [each.get(w("id"), "") for each in own]
    marks = [each.get(w("id"), "") for each in package.body.iter(w(f"{kind}Reference"))]
    yield from _rules(kind, root, package)
    counted = Counter(each.get(w("id")) for each in every)
    yield from (f"{kind}s: the id {key} is there {count} times" for key, count in counted.items() if count > 1)
    if ids != [str(at) for at in range(1, len(ids) + 1)] or len(ids) > _MOST_NOTES:
        yield f"{kind}s: their ids aren't counted from 1: {', '.join(ids[:9])}"
    yield from (f"{kind} {key} has a mark and no words" for key in marks if key not in ids)
    yield from (f"{kind} {key} has no mark in the text" for key in ids if key not in marks)
    yield from (f"{kind} {key} has {count} marks" for key, count in Counter(marks).items() if count > 1)
    if marks != sorted(marks, key=lambda key: ids.index(key) if key in ids else -1):
        yield f"{kind}s: their marks stand in another order than they do"
    for name, story in package.stories():
        if story is not package.body and next(story.iter(w(f"{kind}Reference")), None) is not None:
            yield f"{name}: a {kind}'s mark can only stand in the text"
    for each in own:
        first = each.find(w("p"))
        if first is None or next(first.iter(w(f"{kind}Ref")), None) is None:
            yield f"{kind} {each.get(w('id'))} doesn't begin with its number"
        if not text_of(each).strip():
            yield f"{kind} {each.get(w('id'))} says nothing"


def _rules(kind: str, root: Element, package: Opened) -> Iterator[str]:
    """What parts notes from the text, drawn or not: there, and named in the settings (ECMA-376 Part 1 §17.11.9)."""
    if root.tag == "none":
        return
    settings = package.parts.get("word/settings.xml", Element("none"))
    named = {each.get(w("id")) for each in settings.findall(f"{w(f'{kind}Pr')}/{w(kind)}")}
    for rule in ("separator", "continuationSeparator"):
        found = [each for each in root.findall(w(kind)) if each.get(w("type")) == rule]
        if len(found) != 1:
            yield f"{kind}s: there is no {rule}"
        elif found[0].get(w("id")) not in named:
            yield f"settings: {kind}Pr doesn't name the {rule}"
    known = {each.get(w("id")) for each in root.findall(w(kind))}
    yield from (f"settings: {kind}Pr names {key}, which isn't there" for key in sorted(map(str, named - known)))


# ── Content controls ─────────────────────────────────────────────────────────


def content_controls(package: Opened) -> Iterator[str]:
    """A content control without content, two with one id, or a ready-made part that doesn't say which it is."""
    every = [each for _, root in package.stories() for each in root.iter(w("sdt"))]
    ids = Counter(key for each in every if (key := val(each, "sdtPr/id")) is not None)
    yield from (f"the content control id {key} is there {count} times" for key, count in ids.items() if count > 1)
    for key in ids:
        if not re.fullmatch(r"-?\d{1,10}", key) or not -(2**31) <= int(key) < 2**31:
            yield f"“{key}” is no id of a content control"
    for each in every:
        content = each.find(w("sdtContent"))
        if content is None or len(content) == 0:
            yield "a content control has no content"
        for part in each.findall(f"{w('sdtPr')}/{w('docPartObj')}"):
            if not val(part, "docPartGallery"):
                yield "a ready-made part doesn't say which gallery it is from"
