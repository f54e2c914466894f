"""What Word's accessibility checker looks for in a .docx, and what people who listen to a paper need besides.

`faults(content)` returns one line for each thing wrong, empty when all is well.
Each rule is a function over the opened package; `RULES` is the list of them. Word's
own rules are Microsoft's “Rules for the Accessibility Checker”: alternative text,
header rows, simple tables, headings in order, contrast, objects in line with the
text, no repeated blanks, links that say where they lead, a document that isn't
locked. Where Word only warns, or doesn't look (title, languages), these are strict.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from xml.etree.ElementTree import Element

from briefgen.language import is_right_to_left
from briefgen.theme.colour import contrast, least_contrast
from tests.ooxml.looks import Looks
from tests.ooxml.opened import WP, Opened, local, on, opened, text_of, val, w


def faults(content: bytes) -> list[str]:
    """Everything in a .docx that keeps somebody from reading it, in the order of the rules."""
    return found_by(RULES, content)


def found_by(rules: Iterable[Rule], content: bytes) -> list[str]:
    """What some of the rules find."""
    package = opened(content)
    return [fault for rule in rules for fault in rule(package)]


# ── The document ─────────────────────────────────────────────────────────────


def no_title(package: Opened) -> Iterator[str]:
    """The file's title is what a screen reader says when it opens the paper."""
    core = package.parts.get("docProps/core.xml")
    titles = () if core is None else core.iter("{http://purl.org/dc/elements/1.1/}title")
    if not any((title.text or "").strip() for title in titles):
        yield "the document has no title"


def locked(package: Opened) -> Iterator[str]:
    """A document that is protected keeps assistive technology out."""
    for name, root in package.parts.items():
        if name == "word/settings.xml":
            for tag in ("documentProtection", "writeProtection"):
                if root.find(w(tag)) is not None:
                    yield f"the document is locked by {tag}"


# ── Languages ────────────────────────────────────────────────────────────────

_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")


def no_language(package: Opened) -> Iterator[str]:
    """The language of all text that doesn't say another one, for letters of either direction."""
    found = package.parts["word/styles.xml"].find(
        f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}/{w('lang')}"
    )  # fmt: skip
    for attribute in ("val", "bidi"):
        tag = "" if found is None else found.get(w(attribute)) or ""
        if not _TAG.fullmatch(tag):
            yield f"the document's language ({attribute}) is “{tag}”"
        elif is_right_to_left(tag) != (attribute == "bidi") and attribute == "bidi":
            yield f"the document's language from right to left is “{tag}”, which runs from left to right"


def wrong_language(package: Opened) -> Iterator[str]:
    """Letters of a script that their run's language isn't written in: a voice for English can't say Urdu."""
    looks = Looks(package)
    for name, root in package.stories():
        for paragraph, run, text in _runs(root):
            for word in _WORDS.findall(text):
                scripts = {_script(char) for char in word} - {None}
                leftward = bool(scripts & _LEFTWARD)
                if leftward and not looks.toggled(paragraph, run, "rtl"):
                    yield f"{name}: “{word}” runs from right to left and doesn't say so"
                language = looks.language(paragraph, run, "bidi" if leftward else "val") or ""
                if scripts and not scripts & _written_in(language):
                    yield f"{name}: “{word}” is {' and '.join(sorted(filter(None, scripts)))}, not “{language}”"


def wrong_direction(package: Opened) -> Iterator[str]:
    """A paragraph whose words all run from right to left is one itself, or its full stop stands at the wrong end.

    Words that are said to be in a language of the other direction are that language's.
    """
    looks = Looks(package)
    for name, root in package.stories():
        for paragraph in root.iter(w("p")):
            scripts = {_script(char) for char in text_of(paragraph)} - {None}
            near = [paragraph, *looks.chain(val(paragraph, "pPr/pStyle"))]
            told = next((said for each in near if (said := on(each, "pPr/bidi")) is not None), False)
            tags = [looks.language(paragraph, run, "bidi") for run in paragraph.iter(w("r"))]
            if scripts and scripts <= _LEFTWARD and not told and all(map(is_right_to_left, tags)):
                yield f"{name}: the paragraph “{text_of(paragraph)}” isn't set from right to left"


def _runs(root: Element) -> Iterator[tuple[Element, Element, str]]:
    """Each run with its paragraph and its text."""
    for paragraph in root.iter(w("p")):
        for run in paragraph.iter(w("r")):
            text = "".join(each.text or "" for each in run.iter(w("t")))
            if text:
                yield paragraph, run, text


_WORDS = re.compile(r"\w{2,}")
"""A single letter, as in β-carotene, is read well by any voice."""
_LEFTWARD = {"ARABIC", "HEBREW", "SYRIAC", "THAANA"}
_SCRIPTS = {"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "GEORGIAN", "DEVANAGARI", "CJK", *_LEFTWARD}
_BY_SUBTAG = {
    "latn": "LATIN", "cyrl": "CYRILLIC", "grek": "GREEK", "arab": "ARABIC", "aran": "ARABIC", "hebr": "HEBREW",
    "deva": "DEVANAGARI", "hans": "CJK", "hant": "CJK", "jpan": "CJK",
}  # fmt: skip
_BY_LANGUAGE = {
    "ru": "CYRILLIC", "uk": "CYRILLIC", "bg": "CYRILLIC", "mk": "CYRILLIC", "be": "CYRILLIC", "kk": "CYRILLIC",
    "el": "GREEK", "hy": "ARMENIAN", "ka": "GEORGIAN", "hi": "DEVANAGARI", "mr": "DEVANAGARI", "ne": "DEVANAGARI",
    "zh": "CJK", "ja": "CJK", "he": "HEBREW", "yi": "HEBREW", "syr": "SYRIAC", "dv": "THAANA",
}  # fmt: skip
"""The languages of the region's papers whose script isn't Latin, nor Arabic as `is_right_to_left` knows."""


def _script(char: str) -> str | None:
    """The script of a letter; None for what all scripts share."""
    if not char.isalpha() or char in "ªº":
        return None
    script = unicodedata.name(char, "").partition(" ")[0]
    return script if script in _SCRIPTS else None


def _written_in(tag: str) -> set[str]:
    """The scripts that a language is written in, by its tag."""
    language, *rest = tag.lower().split("-")
    named = next((_BY_SUBTAG[each] for each in rest if each in _BY_SUBTAG), None) or _BY_LANGUAGE.get(language)
    return {named or ("ARABIC" if is_right_to_left(tag) else "LATIN")}


# ── Pictures ─────────────────────────────────────────────────────────────────

_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_FILE = re.compile(r".*\.(png|jpe?g|gif|svg|emf|wmf|tiff?|bmp|webp)", re.I)


def no_alternative_text(package: Opened) -> Iterator[str]:
    """A drawing without words for it, unless it is marked as decoration; a file's name is no description."""
    for name, root in package.stories():
        for described in root.iter(f"{{{WP}}}docPr"):
            words = (described.get("descr") or "").strip()
            decorative = any(each.get("val", "1") in ("1", "true") for each in described.iter(_DECORATIVE))
            if decorative and words:
                yield f"{name}: a drawing is decoration and has the words “{words}”"
            elif not decorative and (not words or _FILE.fullmatch(words)):
                yield f"{name}: the drawing “{described.get('name')}” has no alternative text"


def floating(package: Opened) -> Iterator[str]:
    """Text or a picture that isn't in line with the text: nobody knows when it is read.

    A watermark with words for it, in a header, is what Word's own are.
    """
    for name, root in [*package.stories(), ("word/styles.xml", package.parts["word/styles.xml"])]:
        for each in root.iter():
            if local(each) in _FLOATING and not (root.tag == w("hdr") and _is_watermark(each)):
                yield f"{name}: {local(each)} isn't in line with the text"


def _is_watermark(drawing: Element) -> bool:
    shapes = [each for each in drawing if local(each) == "shape"]
    return (
        len(shapes) == 1
        and shapes[0].get("id", "").startswith("PowerPlusWaterMarkObject")
        and bool(shapes[0].get("alt"))
    )


_FLOATING = {"anchor", "framePr", "txbxContent", "textbox", "tblpPr", "pict", "object"}


# ── Tables ───────────────────────────────────────────────────────────────────

LAYOUT = {
    "Timeline": "one event a row, when before what: read row by row it is the list that it is on other pages",
    "AtaGlanceStrip": "one figure a cell, its number before its words: read cell by cell it is the list that it shows",
    "Facts": "one fact a cell, its name before it: read cell by cell it is the list that it shows",
}
"""Tables of several columns that hold no data: their styles, and why they can be read in order without a head."""


def tables(package: Opened) -> Iterator[tuple[str, Element]]:
    """Every table that holds data: it has several columns and isn't one of `LAYOUT`."""
    for name, root in package.stories():
        for table in root.iter(w("tbl")):
            if len(table.findall(f"{w('tblGrid')}/{w('gridCol')}")) > 1 and val(table, "tblPr/tblStyle") not in LAYOUT:
                yield name, table


def no_header_row(package: Opened) -> Iterator[str]:
    """A table whose first row isn't marked as its head, in the row and in the table's options."""
    for name, table in tables(package):
        heads = [on(row, "trPr/tblHeader") or False for row in table.findall(w("tr"))]
        look = table.find(f"{w('tblPr')}/{w('tblLook')}")
        if not heads[:1] or not heads[0]:
            yield f"{name}: the table “{_beginning(table)}” has no header row"
        elif look is None or look.get(w("firstRow")) not in ("1", "true"):
            yield f"{name}: the table “{_beginning(table)}” has a header row that its options don't know of"
        if heads != sorted(heads, reverse=True):
            yield f"{name}: the table “{_beginning(table)}” has a header row below others"


GROUP = "TableGroupHeading"
"""The style of a cell that names the rows below it."""


def uneven_tables(package: Opened) -> Iterator[str]:
    """Merged or split cells. One that begins a row, and names the group of rows below it, is no surprise."""
    for name, table in tables(package):
        columns = len(table.findall(f"{w('tblGrid')}/{w('gridCol')}"))
        for row in table.findall(w("tr")):
            cells = row.findall(w("tc"))
            spans = [int(val(cell, "tcPr/gridSpan") or 1) for cell in cells]
            begun = val(cells[0], "p/pPr/pStyle") == GROUP if cells else False
            names_group = begun and sum(spans) == columns and set(spans[1:]) <= {1} and text_of(cells[0]).strip()
            if (any(span > 1 for span in spans) and not names_group) or any(_merged(cell) for cell in cells):
                yield f"{name}: the table “{_beginning(table)}” has merged cells"
            if cells and not any(text_of(cell).strip() or _drawn(cell) for cell in cells):
                yield f"{name}: the table “{_beginning(table)}” has a blank row"


def _merged(cell: Element) -> bool:
    return any(cell.find(f"{w('tcPr')}/{w(tag)}") is not None for tag in ("vMerge", "hMerge"))


def nested_tables(package: Opened) -> Iterator[str]:
    """A table in a cell of a table of data. One in a box of a single column is read where it stands."""
    for name, table in tables(package):
        if any(each is not table for each in table.iter(w("tbl"))):
            yield f"{name}: the table “{_beginning(table)}” has another one in a cell"


def layout_out_of_order(package: Opened) -> Iterator[str]:
    """A table of `LAYOUT` that has merged cells, or a head that it doesn't need: it is no longer a list."""
    for name, root in package.stories():
        for table in root.iter(w("tbl")):
            if val(table, "tblPr/tblStyle") in LAYOUT:
                cells = table.findall(f"{w('tr')}/{w('tc')}")
                if any(_merged(cell) or val(cell, "tcPr/gridSpan") for cell in cells):
                    yield f"{name}: the layout “{_beginning(table)}” has merged cells"
                if any(on(row, "trPr/tblHeader") for row in table.findall(w("tr"))):
                    yield f"{name}: the layout “{_beginning(table)}” calls a row its head"


def _beginning(table: Element) -> str:
    return " ".join(text_of(table).split())[:30]


# ── Paragraphs ───────────────────────────────────────────────────────────────

SEAMS = {"Separator", "BandSeam"}
"""The styles of the paragraphs, too thin to be seen, that stand where Word or LibreOffice asks for one."""


def blank_paragraphs(package: Opened) -> Iterator[str]:
    """A paragraph that only makes space, which is read out as “blank”; two in a row wherever they stand."""
    looks = Looks(package)
    for name, root in package.stories():
        for container in root.iter():
            within = [each for each in container if each.tag in (w("p"), w("tbl"))]
            for at, each in enumerate(within):
                if not is_blank(each) or len(within) == 1:
                    continue
                styles = {style.get(w("styleId")) for style in looks.chain(val(each, "pPr/pStyle"))}
                if at and is_blank(within[at - 1]):
                    yield f"{name}: two blank paragraphs after “{_before(within, at - 1)}”"
                elif not styles & SEAMS:
                    yield f"{name}: a blank paragraph makes space after “{_before(within, at)}”"
                elif not _is_needed(within, at):
                    yield f"{name}: a separator that nothing needs after “{_before(within, at)}”"


def is_blank(element: Element) -> bool:
    """Whether it is a paragraph that says nothing: no words, no picture, no number, no break of section."""
    if element.tag != w("p") or _drawn(element) or element.find(f"{w('pPr')}/{w('sectPr')}") is not None:
        return False
    return not text_of(element).strip() and element.find(f"{w('pPr')}/{w('numPr')}") is None


def _drawn(element: Element) -> bool:
    return next(element.iter(w("drawing")), None) is not None


def _is_needed(within: list[Element], at: int) -> bool:
    """After a table at the end or before another one; before a table that begins a page or the paper; to end a field.

    LibreOffice puts an empty line before a table that begins a paper with notes; a seam stands there instead.
    Word itself ends the field of a list of contents in a paragraph of its own.
    """
    if next(within[at].iter(w("fldChar")), None) is not None:
        return True
    follows_table = at > 0 and within[at - 1].tag == w("tbl")
    before_end_or_table = at + 1 == len(within) or within[at + 1].tag == w("tbl")
    begins = at == 0 and within[1].tag == w("tbl")
    return begins or (before_end_or_table and (follows_table or bool(on(within[at], "pPr/pageBreakBefore"))))


def _before(within: list[Element], at: int) -> str:
    return text_of(within[at - 1])[-30:] if at else ""


def repeated_blanks(package: Opened) -> Iterator[str]:
    """Spaces, tabs or line ends in a row, as somebody types who has no styles. Typed lines keep theirs."""
    looks = Looks(package)
    for name, root in package.stories():
        for paragraph in root.iter(w("p")):
            if any(on(style, "rPr/noProof") for style in looks.chain(val(paragraph, "pPr/pStyle"))):
                continue
            found = _REPEATED.search(text_of(paragraph))
            if found:
                around = slice(max(0, found.start() - 20), found.end() + 10)
                yield f"{name}: blanks in a row in “{text_of(paragraph)[around]}”"


_REPEATED = re.compile(r"([ \t\n])\1|\s{3,}")
"""Two no-break spaces beside a dot are a distance that typesetters set, and nobody types."""


def headings(package: Opened) -> Iterator[str]:
    """Headings begin with the first level, leave none out on the way down, and say something."""
    looks = Looks(package)
    above = 0
    for paragraph in package.body.iter(w("p")):
        level = looks.outline(paragraph)
        if level is None:
            continue
        said = text_of(paragraph).strip()
        if not said:
            yield "a heading without words"
        if level > above and above == 0:
            yield f"the first heading, “{said}”, is of level {level + 1}"
        elif level > above:
            yield f"the heading “{said}” of level {level + 1} follows one of level {above}"
        above = level + 1


def no_headings(package: Opened) -> Iterator[str]:
    """A long document without a heading: there is no way through it but from the beginning."""
    looks = Looks(package)
    paragraphs = list(package.body.iter(w("p")))
    if not any(looks.outline(each) is not None for each in paragraphs):
        length = sum(len(text_of(each)) for each in paragraphs)
        if length > _LONG:
            yield f"{length} characters and no heading"


_LONG = 6000
"""Characters: about three pages."""


def links(package: Opened) -> Iterator[str]:
    """A link without words, or with words that say nothing about where it leads."""
    for name, root in package.stories():
        for link in root.iter(w("hyperlink")):
            words = text_of(link).strip()
            if not words and not _drawn(link):
                yield f"{name}: a link without words"
            elif words.strip(" .:…").lower() in _EMPTY_WORDS:
                yield f"{name}: a link that says only “{words}”"


_EMPTY_WORDS = {"here", "click here", "this", "this link", "link", "more", "read more", "see here", "page"}


# ── Colours ──────────────────────────────────────────────────────────────────


def faint_text(package: Opened) -> Iterator[str]:
    """Text whose colour is too near its ground's (WCAG 2.2, 1.4.3): paragraph's, cell's or the page's."""
    looks = Looks(package)
    for name, root in package.stories():
        for letters in looks.letters(root):
            found = contrast(letters.colour, letters.ground)
            if found < least_contrast(letters.size, letters.bold):
                yield (
                    f"{name}: “{letters.text[:40]}” of {letters.size:g} pt has a contrast of {found:.2f}"
                    f" ({letters.colour} on {letters.ground})"
                )


Rule = Callable[[Opened], Iterator[str]]

WRITERS: tuple[Rule, ...] = (
    locked,
    no_language,
    wrong_direction,
    no_alternative_text,
    floating,
    layout_out_of_order,
    no_headings,
    faint_text,
)
"""What the writer answers for, whatever it is given."""
AUTHORS: tuple[Rule, ...] = (
    no_title,
    wrong_language,
    no_header_row,
    uneven_tables,
    nested_tables,
    blank_paragraphs,
    repeated_blanks,
    headings,
    links,
)
"""What whoever wrote the paper or its template has a part in."""
RULES = (*WRITERS, *AUTHORS)
