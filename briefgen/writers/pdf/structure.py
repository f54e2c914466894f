"""What marks on pages mean: a tree of structure elements (ISO 32000-1, 14.7 and 14.8; ISO 14289-1, 7).

A piece carries a `Tag`; while it is drawn, the surface has entered its tag. What is drawn
then belongs to the tag's element, what is drawn while no tag is open is an artifact.
Elements stand in the tree in the order in which they were first drawn, so that the order of
reading is the paper's. A note's element stands where its mark does, wherever the note is printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFObject

from briefgen.writers.pdf.tags import ARTIFACTS, INNER, Tag

_KEPT = ("TH", "TD", "LBody")
"""Elements that are there even where nothing is drawn in them: a row has as many cells as its table has columns."""


Content = tuple[int, int | str]
"""Marked content by its page and number, or an annotation by its page and name."""
Kids = list[Content]
"""Marked content of a part of a line, which may be shown in another order than it is read."""


class Element:
    """A structure element: its kids are elements, marked content (page, number), and link annotations (page, name)."""

    __slots__ = ("kids", "language", "link", "parent", "span", "tag", "words")

    def __init__(self, tag: Tag, parent: Element | None, language: str | None = None) -> None:
        self.tag = tag
        self.parent = parent
        self.language = language
        self.kids: list[Element | Content | Kids] = []
        self.link: tuple[str, Element] | None = None
        """The link that its last text belongs to: it goes on on the next line or page."""
        self.span: Element | None = None
        """The same of a passage in another language."""
        self.words: list[str] = []
        """Of a link: what is printed."""

    @property
    def description(self) -> str:
        """Of a link: what is printed, on one line."""
        return " ".join("".join(self.words).replace("\u00ad ", "").replace("\u00ad", "").split())


class Structure:
    """The tree while pages are drawn."""

    def __init__(self) -> None:
        self._root = Element(Tag("Document"), None)
        self._open: list[Element] = []
        self._artifacts: list[Tag] = []
        self._elements: dict[Tag, Element] = {}
        self._notes: dict[int, Element] = {}
        self._parents: list[Element | list[Element]] = []
        self._page = 1
        self._here: list[Element] = []

    # ── While drawing ────────────────────────────────────────────────────────

    def enter(self, tag: Tag) -> None:
        """What is drawn until `leave` belongs to the tag; inside an artifact everything is one."""
        if self._artifacts or tag in ARTIFACTS:
            self._artifacts.append(tag)
        else:
            self._open.append(self._element(tag))

    def leave(self) -> None:
        """The tag that was entered last is drawn, or as much of it as stands on this page."""
        (self._artifacts or self._open).pop()

    @property
    def open(self) -> Element | None:
        """The element that is drawn, None for an artifact."""
        return None if self._artifacts or not self._open else self._open[-1]

    @property
    def artifact(self) -> str:
        """The operator that begins an artifact here (ISO 32000-1, 14.8.2.2)."""
        return f"/Artifact <<{self._artifacts[0].attributes}>> BDC" if self._artifacts else "/Artifact BMC"

    def _element(self, tag: Tag) -> Element:
        found = self._elements.get(tag)
        if found is None:
            if tag.note and tag.note in self._notes:
                found = self._notes[tag.note]
                found.tag = tag
            else:
                parent = self._element(tag.parent) if tag.parent else self._open[-1] if self._open else self._root
                found = _below(parent, tag)
            self._elements[tag] = found
        return found

    def inline(self, link: str | None, language: str | None, note: int) -> tuple[Element | None, Element | None]:
        """The element of words in a line, the open one or a link or passage in it; and the link. None for an artifact.

        A link or passage that the text drawn last belongs to goes on. `note` is the note whose mark it is.
        """
        block = owner = self.open
        if block is None or owner is None:
            return None, None
        if link is None:
            block.link = None
        elif block.link and block.link[0] == link:
            owner = block.link[1]
        else:
            owner = _below(_below(block, Tag("Reference")) if link.startswith("#") else block, Tag("Link"))
            block.link = (link, owner)
            if note:
                self._reserve(note, block)
        link_element = owner if link is not None else None
        if language is None:
            owner.span = None
            return owner, link_element
        if owner.span is None or owner.span.language != language:
            owner.span = _below(owner, Tag("Span"), language)
        return owner.span, link_element

    def picture(self, words: str) -> Element | None:
        """A new figure in a line, which `words` stand for; None for an artifact."""
        return _below(self.open, Tag("Figure", alt=words)) if self.open else None

    def _reserve(self, note: int, block: Element) -> None:
        """The place of a note: behind its mark, but not inside a heading, which is listed by its text."""
        while block.tag.role == "H" and block.parent:
            block = block.parent
        self._notes[note] = _below(block, Tag("Note"))

    def mark(self, element: Element, kids: Kids | None = None) -> str:
        """The operator that begins marked content of an element: the last in it, or the last of some of its kids."""
        number = len(self._here)
        self._here.append(element)
        (element.kids if kids is None else kids).append((self._page, number))
        return f"/{_drawn_as(element)} <</MCID {number}>> BDC"

    def drawing(self, element: Element | None, box: tuple[float, float, float, float]) -> str:
        """The operator that begins what is drawn for an element, which needn't be the open one; empty where it isn't a
        figure. `box` is its place on the page."""
        if element is None or element.tag.role != "Figure":
            return ""
        element.tag.attributes = f"/O /Layout /BBox [{' '.join(f'{each:.2f}' for each in box)}]"
        return self.mark(element)

    def annotate(self, element: Element, name: str) -> int:
        """Let a link's annotation belong to it; what the annotation calls its place in the tree (`StructParent`)."""
        element.kids.append((self._page, name))
        self._parents.append(element)
        return len(self._parents) - 1

    def end_page(self) -> int:
        """What the page calls its place in the tree (`StructParents`)."""
        self._parents.append(self._here)
        self._here = []
        self._page += 1
        return len(self._parents) - 1

    # ── Into the file ────────────────────────────────────────────────────────

    def add_to(self, document: PDFDocument) -> None:
        """Put the tree into the file."""
        found = list(_said(self._root))
        objects = [_Written() for _ in range(len(found) + 1)]
        names = [f"{_number(document, each)} 0 R" for each in objects]
        refs = dict(zip(found, names[1:], strict=True))
        headings = _Headings([element.tag.level for element in found if element.tag.role == "H"])
        written = _Writer(document, refs, names[0])
        for element, each in zip(found, objects[1:], strict=True):
            role = headings.role(element.tag.level) if element.tag.role == "H" else element.tag.role
            each.text = written.element(element, role)
        objects[0].text = self._tree(refs)
        document.Catalog.StructTreeRoot = document.Reference(objects[0])
        document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})

    def _tree(self, refs: dict[Element, str]) -> str:
        """The root: the elements by the numbers of pages and annotations, and by their names (7.9.6, 7.9.7)."""
        numbers = " ".join(
            f"{key} [{' '.join(refs[each] for each in entry)}]" if isinstance(entry, list) else f"{key} {refs[entry]}"
            for key, entry in enumerate(self._parents)
        )
        names = sorted((element.tag.name, ref) for element, ref in refs.items() if element.tag.name)
        ids = f" /IDTree <</Names [{' '.join(f'({name}) {ref}' for name, ref in names)}]>>" if names else ""
        return (
            f"<</Type /StructTreeRoot /K {refs[self._root]} /ParentTree <</Nums [{numbers}]>>"
            f" /ParentTreeNextKey {len(self._parents)}{ids}>>"
        )


class _Writer:
    """Elements as text: how what they name is called in the file."""

    def __init__(self, document: PDFDocument, refs: dict[Element, str], root: str) -> None:
        self._document = document
        self._refs = refs
        self._pages = ["", *(self._object(f"Page{page}") for page in range(1, document.pageCounter))]
        self._root = root

    def element(self, element: Element, role: str) -> str:
        """A structure element dictionary (ISO 32000-1, table 323)."""
        tag = element.tag
        parent = self._refs[element.parent] if element.parent else self._root
        ordered = in_order(element)
        page = next((kid[0] for kid in ordered if isinstance(kid, tuple)), None)
        entries = [f"/S/{role}/P {parent}"]
        if page is not None:
            entries.append(f"/Pg {self._pages[page]}")
        kids = [text for kid in ordered if (text := self._kid(kid, page))]
        if kids:
            entries.append(f"/K {kids[0]}" if len(kids) == 1 else f"/K[{' '.join(kids)}]")
        if element.language:
            entries.append(f"/Lang {text_string(element.language)}")
        if tag.alt is not None:
            entries.append(f"/Alt {text_string(tag.alt)}")
        if tag.name:
            entries.append(f"/ID ({tag.name})")
        if tag.attributes:
            entries.append(f"/A <<{tag.attributes}>>")
        return f"<<{''.join(entries)}>>"

    def _kid(self, kid: Element | Content, page: int | None) -> str:
        if isinstance(kid, Element):
            return self._refs.get(kid, "")
        where = "" if kid[0] == page else f"/Pg {self._pages[kid[0]]}"
        if isinstance(kid[1], str):
            return f"<</Type/OBJR/Obj {self._object(f'Annot.{kid[1]}')}{where}>>"
        return f"<</Type/MCR{where}/MCID {kid[1]}>>" if where else str(kid[1])

    def _object(self, name: str) -> str:
        number, generation = self._document.idToObjectNumberAndVersion[name]
        return f"{number} {generation} R"


class _Headings:
    """The levels of headings in the order of reading, none left out on the way down (ISO 14289-1, 7.4.2)."""

    def __init__(self, levels: Iterable[int]) -> None:
        self._outermost = min((level for level in levels if level != INNER), default=0)
        self._last = 0

    def role(self, level: int) -> str:
        """The role of the next heading."""
        if level == INNER:
            return f"H{min(self._last + 1, _DEEPEST)}"
        self._last = min(level - self._outermost + 1, self._last + 1, _DEEPEST)
        return f"H{self._last}"


_DEEPEST = 6
"""There is no deeper heading (ISO 32000-1, 14.8.4.3.2)."""


def _number(document: PDFDocument, each: PDFObject) -> int:
    """The number of an object that is put into the file."""
    number: int = document.idToObjectNumberAndVersion[document.Reference(each).name][0]
    return number


class _Written(PDFObject):  # type: ignore[misc]  # ReportLab has no annotations
    """An object of the file, written out."""

    text = ""

    def format(self, document: PDFDocument) -> bytes:
        return self.text.encode("ascii")


def text_string(text: str) -> str:
    """A text string (ISO 32000-1, 7.9.2.2)."""
    if text.isascii() and text.isprintable():
        return f"({text.translate(_ESCAPES)})"
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


_ESCAPES = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)"})


def _below(parent: Element, tag: Tag, language: str | None = None) -> Element:
    element = Element(tag, parent, language)
    parent.kids.append(element)
    return element


def _drawn_as(element: Element) -> str:
    """What content streams call an element's content; the tree has the last word (ISO 32000-1, 14.7.4.2)."""
    return "P" if element.tag.role == "H" else element.tag.role


def in_order(element: Element) -> list[Element | Content]:
    """The kids of an element in the order of reading."""
    kids: list[Element | Content] = []
    for kid in element.kids:
        if isinstance(kid, list):
            kids += kid
        else:
            kids.append(kid)
    if element.tag.role in ("LI", "LBody"):
        kids.sort(key=lambda kid: kid.tag.place if isinstance(kid, Element) else 0)
    return kids


def _said(root: Element) -> Iterator[Element]:
    """The elements that something was drawn in, in the order of reading."""
    if _is_said(root):
        yield root
        for kid in in_order(root):
            if isinstance(kid, Element):
                yield from _said(kid)


def _is_said(element: Element) -> bool:
    return (
        element.parent is None
        or element.tag.role in _KEPT
        or any(_is_said(kid) if isinstance(kid, Element) else kid for kid in element.kids)
    )
