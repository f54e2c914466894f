"""A header or footer of a house's `reference.docx`, made fit to stand in a paper.

It comes as it is, without what could run, reach out or be left over from editing: fields
that read other files, embedded objects, content controls, comments and tracked changes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import deepcopy

from docx.opc.constants import CONTENT_TYPE
from lxml import etree

from briefgen.writers.word.headers import marked
from briefgen.writers.word.package import word_root
from briefgen.writers.word.pieces import Piece, Setter
from briefgen.writers.word.reference import Element, R, Reference, Story, W
from briefgen.writers.word.reference_xml import local
from briefgen.writers.word.standing import embargo_strip, watermark
from briefgen.writers.word.writing import Writing


def cleaned(story: Story) -> Element:
    """A header or footer without what doesn't belong in a paper. Its styles still have the reference's ids."""
    root = deepcopy(story.root)
    _unwrap(root)
    _unlink_fields(root)
    _drop_foreign(root, story)
    return root


# ── The marking ──────────────────────────────────────────────────────────────


_MARKINGS = re.compile(r"TLP:\s?(?:RED|AMBER(?:\s?\+\s?STRICT)?|GREEN|CLEAR|WHITE)(?![+\w])", re.IGNORECASE)


def mark(root: Element, writing: Writing, above: bool) -> None:
    """The paper's marking on a line of its own, in the place of any that a header or footer has: that is the same on
    every paper, and no house decides how one looks (TLP 2.0, FIRST)."""
    for paragraph in root.iter(f"{W}p"):
        texts = list(paragraph.iter(f"{W}t"))
        line = "".join(each.text or "" for each in texts)
        for found in reversed(list(_MARKINGS.finditer(line))):
            _take_out(texts, *found.span())
    _put(root, marked(writing), writing, above)


def stand(root: Element, writing: Writing, number: int) -> None:
    """The embargo's strip above a header, and the watermark in its first line, which is made where there is none."""
    mark_behind = watermark(writing, number)
    if mark_behind:
        if root.find(f"{W}p") is None:
            root.append(root.makeelement(f"{W}p"))
        (run,) = etree.fromstring(f"<{word_root('hdr')}>{mark_behind}</w:hdr>")
        line = root.find(f"{W}p")
        line.insert(1 if line.find(f"{W}pPr") is not None else 0, run)
    _put(root, embargo_strip(writing), writing, above=True)


def _put(root: Element, pieces: Sequence[Piece], writing: Writing, above: bool) -> None:
    """Pieces as the first or the last in a header or footer."""
    content = Setter(writing.styles).body(list(pieces), writing.styles.role("first-head")) if pieces else ""
    holder = etree.fromstring(f"<{word_root('hdr')}>{content}</w:hdr>")
    for at, each in enumerate(list(holder)):
        root.insert(at if above else len(root), each)


def _take_out(texts: Sequence[Element], start: int, end: int) -> None:
    """Characters of a line taken out of the texts that it is made of."""
    at = 0
    for each in texts:
        text = each.text or ""
        each.text = text[: max(start - at, 0)] + text[max(end - at, 0) :]
        at += len(text)


# ── Cleaning ─────────────────────────────────────────────────────────────────

_UNWRAPPED = ("sdt", "sdtContent", "smartTag", "customXml", "ins", "moveTo")
_DROPPED = (
    "del", "moveFrom", "object", "control", "altChunk", "subDoc", "proofErr", "permStart", "permEnd", "bookmarkStart",
    "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef", "footnoteReference",
    "endnoteReference", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "rPrChange", "pPrChange", "tblPrChange",
    "trPrChange", "tcPrChange", "tblGridChange", "tblPrExChange", "numPr", "moveFromRangeStart", "moveFromRangeEnd",
    "moveToRangeStart", "moveToRangeEnd", "customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart",
    "customXmlDelRangeEnd", "sectPr",
)  # fmt: skip


def _unwrap(root: Element) -> None:
    """Take out what is left over from editing and what isn't a look; content controls give way to what they hold."""
    for each in list(root.iter()):
        name = local(each)
        if name in _DROPPED and each.getparent() is not None:
            _remove(each)
    for each in reversed(list(root.iter())):
        if local(each) in _UNWRAPPED:
            _replace_by_content(each)
    for each in root.iter():
        for attribute in list(each.attrib):
            plain = etree.QName(attribute)
            if plain.localname.startswith("rsid") or plain.localname in ("paraId", "textId"):
                del each.attrib[attribute]


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _replace_by_content(element: Element) -> None:
    parent = element.getparent()
    at = parent.index(element)
    for child in reversed(list(element)):
        parent.insert(at + 1, child)
    parent.remove(element)


_HARMLESS = frozenset(
    (
        "PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "STYLEREF", "TITLE", "SUBJECT", "AUTHOR", "KEYWORDS",
        "DOCPROPERTY", "DATE", "TIME", "FILENAME", "SAVEDATE", "CREATEDATE", "PRINTDATE", "IF", "QUOTE", "SYMBOL", "=",
    )
)  # fmt: skip
"""Fields that read nothing but the file itself."""


def _unlink_fields(root: Element) -> None:
    """Of fields that could read other files or run something, only the words that they show stay."""
    opened: list[tuple[list[Element], list[str]]] = []
    for each in list(root.iter(f"{W}fldChar", f"{W}instrText", f"{W}fldSimple")):
        if local(each) == "fldSimple":
            if not _is_harmless(each.get(f"{W}instr", "")):
                _replace_by_content(each)
        elif local(each) == "instrText":
            if opened:
                opened[-1][0].append(each)
                opened[-1][1].append(each.text or "")
        elif each.get(f"{W}fldCharType") == "begin":
            opened.append(([each], []))
        elif opened:
            opened[-1][0].append(each)
            if each.get(f"{W}fldCharType") == "end":
                marks, code = opened.pop()
                if not _is_harmless("".join(code)):
                    for mark in marks:
                        _remove(mark)
    for marks, _ in opened:  # one that doesn't end
        for mark in marks:
            _remove(mark)


def _is_harmless(code: str) -> bool:
    return (code.split() or [""])[0].upper() in _HARMLESS


def _drop_foreign(root: Element, story: Story) -> None:
    """Take out whatever leads out of the part, but for its pictures and for links to addresses."""
    for each in list(root.iter()):
        if local(each) == "hyperlink" and each.get(f"{R}id") not in story.links:
            _replace_by_content(each)
            continue
        for attribute in list(each.attrib):
            if etree.QName(attribute).localname in ("href", "src", "relid", "althref"):
                del each.attrib[attribute]
        keys = [key for attribute, key in each.attrib.items() if attribute.startswith(R)]
        if all(_is_known(key, each, story) for key in keys):
            continue
        name = etree.QName(each).localname
        if name in ("svgBlip", "hlinkClick", "hlinkHover", "hlinkMouseOver"):
            _remove(next((up for up in each.iterancestors() if etree.QName(up).localname == "ext"), each))
        else:
            around = [up for up in (each, *each.iterancestors()) if local(up) in ("drawing", "pict")]
            _remove(around[-1] if around else each)


def _is_known(key: str, element: Element, story: Story) -> bool:
    """Whether a relationship leads to a picture that may be taken, or is a link's address."""
    if key in story.links:
        return etree.QName(element).localname in ("hyperlink", "hlinkClick", "hlinkHover")
    return key in story.pictures and picture_kind(story.pictures[key][1]) is not None


def picture_kind(content: bytes) -> tuple[str, str] | None:
    """The suffix and the content type of a picture; None for a kind that not every program shows."""
    known = (
        (b"\x89PNG", "png", CONTENT_TYPE.PNG),
        (b"\xff\xd8\xff", "jpeg", CONTENT_TYPE.JPEG),
        (b"GIF8", "gif", CONTENT_TYPE.GIF),
    )
    return next(((suffix, kind) for start, suffix, kind in known if content.startswith(start)), None)


def unknown_pictures(reference: Reference) -> list[str]:
    """The names of the pictures in its headers and footers that can't be taken; a drawing beside its PNG is none."""
    found = []
    for story in reference.stories.values():
        shown = (each for each in story.root.iter() if etree.QName(each).localname in ("blip", "imagedata"))
        used = {key for each in shown if (key := each.get(f"{R}embed") or each.get(f"{R}id")) in story.pictures}
        found += [story.pictures[key][0] for key in sorted(used) if picture_kind(story.pictures[key][1]) is None]
    return found
