"""What pieces draw on: one PDF file, page after page. The only module that talks to ReportLab's canvas.

Places are given in points from the sheet's top left corner, down and to the right. On a
sheet that is read from right to left it is the top right corner, and to the left: every mark is
mirrored here, and nowhere else. Pictures and lines of text stand at the other side, but are
themselves as they are.
Every mark on a page comes through a method here: text and pictures belong to the tag that is
entered, all else is an artifact.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO
from math import cos, radians, sin

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFPage, PDFString
from reportlab.pdfgen.canvas import Canvas

from briefgen.document import Paper
from briefgen.gauges import Shape
from briefgen.graphics.drawing import Drawing, Words
from briefgen.language import is_right_to_left
from briefgen.pictures import load_picture
from briefgen.shaping.faces import Face
from briefgen.shaping.inks import mark_name
from briefgen.theme import Rule
from briefgen.writers.options import PdfOptions
from briefgen.writers.pdf.archive import finished
from briefgen.writers.pdf.bitmaps import put_in
from briefgen.writers.pdf.embed import EmbeddedFont
from briefgen.writers.pdf.lines import Line
from briefgen.writers.pdf.operands import number, rgb
from briefgen.writers.pdf.shapes import edged, painted
from briefgen.writers.pdf.structure import Element, Structure
from briefgen.writers.pdf.tags import Tag
from briefgen.writers.pdf.textobject import Drawn, Linked, TextObject


class _Canvas(Canvas):  # type: ignore[misc]  # ReportLab has no annotations
    """ReportLab's canvas without its first font, Helvetica, which would be in the file and not embedded."""

    def _make_preamble(self) -> None:
        self._preamble = ""


class Surface:
    """A PDF file being drawn. `targets` are the ids that links may point at; a link to any other is only text.

    Without `tagged`, tags are passed over.
    """

    def __init__(self, paper: Paper, width: float, height: float, targets: frozenset[str], tagged: bool = True) -> None:
        self.width = width
        self.height = height
        self._paper = paper
        self.right_to_left = is_right_to_left(paper.language)
        self._targets = targets
        size = (width, height)
        self._canvas = _Canvas(
            BytesIO(), pagesize=size, pageCompression=1, invariant=1, pdfVersion=(1, 7), lang=paper.language
        )
        self._fonts: dict[Face, EmbeddedFont] = {}
        self._marked: set[str] = set()
        self._outline_level = -1
        self._outlined = 0
        self._structure = Structure() if tagged else None
        self._artifact = ""
        self._links: list[tuple[PDFDictionary, Element]] = []

    @property
    def _code(self) -> list[str]:
        code: list[str] = self._canvas._code
        return code

    def end_page(self) -> None:
        """Finish this page; the next mark is on a new one."""
        self._end_artifact()
        page = self._canvas.getPageNumber()
        self._canvas.showPage()
        if self._structure:
            added = {"StructParents": self._structure.end_page(), "Tabs": PDFName("S")}
            self._canvas._doc.idToObject[f"Page{page}"].__Defaults__ = PDFPage.__Defaults__ | added

    def finished(self, options: PdfOptions) -> bytes:
        """The file."""
        if self._structure:
            self._structure.add_to(self._canvas._doc)
        for annotation, element in self._links:
            annotation["Contents"] = PDFString(element.description)
        return finished(self._canvas, self._paper, options)

    def _left(self, x: float, width: float = 0.0) -> float:
        """Where from the sheet's left edge something stands that begins at `x`."""
        return self.width - x - width if self.right_to_left else x

    # ── Tags ─────────────────────────────────────────────────────────────────

    def enter(self, tag: Tag) -> None:
        """What is drawn until `leave` belongs to a tag."""
        if self._structure:
            self._structure.enter(tag)

    def leave(self) -> None:
        """The end of what belongs to the tag that was entered last."""
        if self._structure:
            self._structure.leave()

    def _begin_artifact(self) -> None:
        """What follows decorates; it is one artifact with what decorates just before it."""
        if self._structure and self._artifact != self._structure.artifact:
            self._end_artifact()
            self._artifact = self._structure.artifact
            self._code.append(self._artifact)

    def _end_artifact(self) -> None:
        if self._artifact:
            self._code.append("EMC")
            self._artifact = ""

    # ── Marks ────────────────────────────────────────────────────────────────

    def fill(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """A filled rectangle; (x, y) is its top left corner."""
        if width > 0 and height > 0:
            self._begin_artifact()
            box = f"{number(self._left(x, width))} {number(self.height - y - height)} {number(width)} {number(height)}"
            self._code.append(f"{rgb(colour)} rg {box} re f")

    def rule(self, x: float, y: float, length: float, rule: Rule) -> None:
        """A line along the text; its upper edge is at `y`."""
        self.fill(x, y, length, rule.width, rule.colour)

    def dot(self, x: float, y: float, radius: float, colour: str) -> None:
        """A filled circle around a place."""
        self._begin_artifact()
        self._code.append(f"{rgb(colour)} rg")
        self._canvas.circle(self._left(x), self.height - y, radius, stroke=0, fill=1)

    @contextmanager
    def turned(self, degrees: float) -> Iterator[None]:
        """What is drawn meanwhile is turned to the left around the middle of the sheet."""
        self._end_artifact()
        turn, x, y = radians(degrees), self.width / 2, self.height / 2
        along, up = cos(turn), sin(turn)
        matrix = (along, up, -up, along, x - x * along + y * up, y - x * up - y * along)
        self._code.append(f"q {' '.join(f'{each:.5f}' for each in matrix)} cm")
        yield
        self._end_artifact()
        self._code.append("Q")

    def image(self, path: str, x: float, y: float, width: float, height: float) -> None:
        """A picture file; (x, y) is its top left corner. It decorates unless the tag entered is a figure."""
        name = put_in(self._canvas._doc, load_picture(path).content)
        x, bottom = self._left(x, width), self.height - y - height
        with self._figure(self._open, (x, bottom, x + width, bottom + height)):
            self._canvas.saveState()
            self._canvas.translate(x, bottom)
            self._canvas.scale(width, height)
            self._canvas.doForm(name)
            self._canvas.restoreState()

    def drawing(self, drawn: Drawing, line: Callable[[Words], Line], x: float, y: float, scale: float) -> None:
        """A drawing with its top left corner at (x, y), `scale` times as large as it is; `line` sets its words.

        It decorates unless the tag entered is a figure; its words belong to it.
        """
        width, height = drawn.width * scale, drawn.height * scale
        x, bottom = self._left(x, width), self.height - y - height
        with self._figure(self._open, (x, bottom, x + width, bottom + height)):
            self._code.append(f"q {scale:.5g} 0 0 {scale:.5g} {number(x)} {number(bottom)} cm 1 j")
            for shape in drawn.shapes:
                if isinstance(shape, Words):
                    self._code.extend(self._words(shape, line(shape), drawn.height))
                else:
                    self._code.extend(painted(shape, drawn.height))
            self._code.append("Q")

    def _words(self, words: Words, line: Line, height: float) -> Iterator[str]:
        """The operators of words in a drawing of a height."""
        left = words.x - {"start": 0.0, "middle": line.width / 2, "end": line.width}[words.anchor]
        if words.halo:
            yield from edged(line, left, height - words.y, words.halo)
        text = TextObject(self._font, height, None, frozenset())
        text.line(line, left, words.y, 0.0)
        yield from text.code()

    @property
    def _open(self) -> Element | None:
        return self._structure.open if self._structure else None

    @contextmanager
    def _figure(self, element: Element | None, box: tuple[float, float, float, float]) -> Iterator[None]:
        """What is drawn meanwhile is a figure that takes a place of the page, or decoration where `element` is none."""
        operator = self._structure.drawing(element, box) if self._structure else ""
        if operator:
            self._end_artifact()
            self._code.append(operator)
        else:
            self._begin_artifact()
        yield
        if operator:
            self._code.append("EMC")

    def lines(self, lines: Iterable[tuple[Line, float, float, float]]) -> None:
        """Lines of text: each with the place of its baseline's beginning and what its spaces are stretched by."""
        text = TextObject(self._font, self.height, self._structure, self._targets)
        for line, x, y, stretch in lines:
            text.line(line, self._left(x, line.width + line.spaces * stretch), y, stretch)
        self._end_artifact()
        self._code.extend(text.code())
        for linked in text.linked:
            self._link(linked)
            if linked.ink.note:
                self.anchor(mark_name(linked.ink.note), linked.y - linked.ink.size)
        for drawn in text.drawn:
            self._draw(drawn)

    def _draw(self, drawn: Drawn) -> None:
        """A gauge as what the text that keeps its place is part of: a figure, else decoration."""
        gauge = drawn.gauge.mirrored() if self.right_to_left else drawn.gauge
        middle = self.height - drawn.y + gauge.middle
        box = (drawn.x, middle - gauge.height / 2, drawn.x + gauge.width, middle + gauge.height / 2)
        with self._figure(drawn.element, box):
            for shape in gauge.shapes:
                if colour := gauge.colour(shape):
                    self._code.append(f"{rgb(colour)} rg")
                    self._shape(shape, drawn.x + shape.x, middle - shape.height / 2)

    def _shape(self, shape: Shape, x: float, bottom: float) -> None:
        if shape.kind == "dot":
            self._canvas.circle(x + shape.width / 2, bottom + shape.height / 2, shape.width / 2, stroke=0, fill=1)
        elif shape.kind in ("up", "down"):
            foot, tip = (bottom, bottom + shape.height) if shape.kind == "up" else (bottom + shape.height, bottom)
            corners = ((x, foot), (x + shape.width, foot), (x + shape.width / 2, tip))
            path = " ".join(f"{number(across)} {number(up)} {'ml'[at > 0]}" for at, (across, up) in enumerate(corners))
            self._code.append(f"{path} h f")
        else:
            self._code.append(f"{number(x)} {number(bottom)} {number(shape.width)} {number(shape.height)} re f")

    def _font(self, face: Face) -> EmbeddedFont:
        font = self._fonts.get(face)
        if font is None:
            font = self._fonts[face] = EmbeddedFont(face, f"F{len(self._fonts) + 1}")
            self._canvas._doc.delayedFonts.append(font)
        return font

    def _link(self, linked: Linked) -> None:
        ink, x, y, width, element = linked
        if not ink.quiet:
            self.fill(self._left(x, width), y + ink.size * 0.17, width, 0.45, ink.colour)
        if self._structure and not element:
            return  # in an artifact nothing can be followed
        link = ink.link or ""
        top = self.height - y + ink.size * 0.8
        box = PDFArray([number(each) for each in (x, top - ink.size * 1.1, x + width, top)])
        annotation = PDFDictionary(
            {"Type": PDFName("Annot"), "Subtype": PDFName("Link"), "Rect": box, "Border": PDFArray([0, 0, 0]), "F": 4}
        )
        if link.startswith("#"):
            annotation["Dest"] = self._canvas._bookmarkReference(_key(link[1:]))
        else:
            annotation["A"] = PDFDictionary({"S": PDFName("URI"), "URI": PDFString(link)})
        name = f"link {self._canvas._annotationCount + 1}"
        if self._structure and element:
            annotation["StructParent"] = self._structure.annotate(element, name)
            self._links.append((annotation, element))
        self._canvas._addAnnotation(annotation, name)

    # ── Places ───────────────────────────────────────────────────────────────

    def anchor(self, name: str, y: float) -> None:
        """Links to `#name` lead to this height of this page. The first of two of one name holds."""
        if name not in self._marked:
            self._marked.add(name)
            self._canvas.bookmarkHorizontalAbsolute(_key(name), self.height - y + 10)

    def outline(self, title: str, level: int, y: float) -> None:
        """An entry of the file's outline, level 0 outermost; a level that was skipped on the way down is closed up."""
        self._outlined += 1
        key = f"outline {self._outlined}"
        self._outline_level = min(level, self._outline_level + 1)
        self._canvas.bookmarkHorizontalAbsolute(key, self.height - y + 10)
        self._canvas.addOutlineEntry(title, key, self._outline_level)


def _key(name: str) -> str:
    return f"id {name}"
