"""What pieces draw on: one PDF file, page after page. The only module that talks to ReportLab's canvas.

Places are given in points from the sheet's top left corner, down and to the right.
Every mark on a page comes through a method here, so that whatever must surround each
of them (a tag that says what it belongs to) has one place to go.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from io import BytesIO

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from briefgen.document import Paper
from briefgen.pictures import load_picture
from briefgen.theme import Rule
from briefgen.writers.options import PdfOptions
from briefgen.writers.pdf.archive import finished
from briefgen.writers.pdf.embed import EmbeddedFont
from briefgen.writers.pdf.faces import Face
from briefgen.writers.pdf.letters import Atom, Ink, mark_name
from briefgen.writers.pdf.lines import Line


class _Canvas(Canvas):  # type: ignore[misc]  # ReportLab has no annotations
    """ReportLab's canvas without its first font, Helvetica, which would be in the file and not embedded."""

    def _make_preamble(self) -> None:
        self._preamble = ""


class Surface:
    """A PDF file being drawn. `targets` are the ids that links may point at; a link to any other is only text."""

    def __init__(self, paper: Paper, width: float, height: float, targets: frozenset[str]) -> None:
        self.width = width
        self.height = height
        self._paper = paper
        self._targets = targets
        size = (width, height)
        self._canvas = _Canvas(
            BytesIO(), pagesize=size, pageCompression=1, invariant=1, pdfVersion=(1, 7), lang=paper.language
        )
        self._fonts: dict[Face, EmbeddedFont] = {}
        self._images: dict[str, ImageReader] = {}
        self._marked: set[str] = set()
        self._outline_level = -1
        self._outlined = 0

    @property
    def _code(self) -> list[str]:
        code: list[str] = self._canvas._code
        return code

    def end_page(self) -> None:
        """Finish this page; the next mark is on a new one."""
        self._canvas.showPage()

    def finished(self, options: PdfOptions) -> bytes:
        """The file."""
        return finished(self._canvas, self._paper, options)

    # ── Marks ────────────────────────────────────────────────────────────────

    def fill(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """A filled rectangle; (x, y) is its top left corner."""
        if width > 0 and height > 0:
            box = f"{_n(x)} {_n(self.height - y - height)} {_n(width)} {_n(height)}"
            self._code.append(f"{_rgb(colour)} rg {box} re f")

    def rule(self, x: float, y: float, length: float, rule: Rule) -> None:
        """A line to the right; its upper edge is at `y`."""
        self.fill(x, y, length, rule.width, rule.colour)

    def dot(self, x: float, y: float, radius: float, colour: str) -> None:
        """A filled circle around a place."""
        self._code.append(f"{_rgb(colour)} rg")
        self._canvas.circle(x, self.height - y, radius, stroke=0, fill=1)

    def image(self, path: str, x: float, y: float, width: float, height: float) -> None:
        """A picture file; (x, y) is its top left corner."""
        reader = self._images.get(path)
        if reader is None:
            reader = self._images[path] = _Reader(BytesIO(load_picture(path).content))
        self._canvas.drawImage(reader, x, self.height - y - height, width, height, mask="auto")

    def lines(self, lines: Iterable[tuple[Line, float, float, float]]) -> None:
        """Lines of text: each with the place of its baseline's beginning and what its spaces are stretched by."""
        writer = _Writer(self._font, self.height)
        for line, x, y, stretch in lines:
            writer.line(line, x, y, stretch)
        self._code.extend(writer.code())
        for ink, x, y, width in writer.linked:
            self._link(ink, x, y, width)
            if ink.note:
                self.anchor(mark_name(ink.note), y - ink.size)

    def _font(self, face: Face) -> EmbeddedFont:
        font = self._fonts.get(face)
        if font is None:
            font = self._fonts[face] = EmbeddedFont(face, f"F{len(self._fonts) + 1}")
            self._canvas._doc.delayedFonts.append(font)
        return font

    def _link(self, ink: Ink, x: float, y: float, width: float) -> None:
        link = ink.link or ""
        top = self.height - y + ink.size * 0.8
        box = (x, top - ink.size * 1.1, x + width, top)
        inside = link.startswith("#")
        if inside and link[1:] not in self._targets:
            return
        if not ink.quiet:
            self.fill(x, y + ink.size * 0.17, width, 0.45, ink.colour)
        if inside:
            self._canvas.linkAbsolute("", _key(link[1:]), box)
        else:
            self._canvas.linkURL(link, box)

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


class _Reader(ImageReader):  # type: ignore[misc]
    """ReportLab's, but a JPEG is not decoded: its pixels would only serve to tell it from other pictures."""

    _dataA = None

    def getRGBData(self) -> bytes:
        data: bytes = self.fp.getvalue() if self.jpeg_fh() else super().getRGBData()
        return data


def _key(name: str) -> str:
    return f"id {name}"


def _n(value: float) -> str:
    """A number as a content stream wants it: three decimals are a quarter of a micrometre."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _rgb(colour: str) -> str:
    return " ".join(_n(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))


class _Writer:
    """Text operators for one paragraph (ISO 32000-1, 9.4): states change only when they must."""

    def __init__(self, font: Callable[[Face], EmbeddedFont], height: float) -> None:
        self._font = font
        self._height = height
        self._out: list[str] = []
        self._state: tuple[object, ...] = (None, None, None, 0)
        self._shown: list[str] = []
        self._codes = ""
        self.linked: list[tuple[Ink, float, float, float]] = []
        """What is linked: its ink, where it begins on the baseline, and its width."""

    def code(self) -> list[str]:
        self._flush()
        if self._state[3]:
            self._out.append("0 Ts")
        return ["BT", *self._out, "ET"] if self._out else []

    def line(self, line: Line, x: float, y: float, stretch: float) -> None:
        """A line from `x` on the baseline `y`, each space inside it wider by `stretch`."""
        self._flush()
        self._out.append(f"1 0 0 1 {_n(x)} {_n(self._height - y)} Tm")
        last = len(line.atoms) - 1
        for index, atom in enumerate(line.atoms):
            inside = atom.text != " " or index < last
            extra = stretch if atom.text == " " and inside else 0.0
            self._atom(atom, extra)
            if inside and atom.ink.link is not None:
                self._note_link(atom, x, y, atom.width + extra)
            x += atom.width + extra

    def _atom(self, atom: Atom, extra: float) -> None:
        ink = atom.ink
        font = self._font(atom.face)
        state = (font.name, ink.size, ink.colour, ink.rise)
        if state != self._state:
            self._set(*state)
        for rise, codes, move in font.steps(atom.shaped, ink.tracking * 1000 / ink.size):
            if rise is not None:
                self._flush()
                self._out.append(f"{_n(ink.rise + rise * ink.size / 1000)} Ts")
            self._codes += codes
            if move is not None:
                self._move(move)
        if extra:
            self._move(-extra * 1000 / ink.size)

    def _set(self, name: str, size: float, colour: str, rise: float) -> None:
        self._flush()
        if self._state[:2] != (name, size):
            self._out.append(f"/{name} {_n(size)} Tf")
        if self._state[2] != colour:
            self._out.append(f"{_rgb(colour)} rg")
        if self._state[3] != rise:
            self._out.append(f"{_n(rise)} Ts")
        self._state = (name, size, colour, rise)

    def _move(self, by: float) -> None:
        """To the left, in thousandths of the type size."""
        if self._codes:
            self._shown.append(f"<{self._codes}>")
            self._codes = ""
        self._shown.append(_n(by))

    def _flush(self) -> None:
        if self._codes:
            self._shown.append(f"<{self._codes}>")
            self._codes = ""
        if self._shown:
            self._out.append(f"[{' '.join(self._shown)}] TJ")
            self._shown = []

    def _note_link(self, atom: Atom, x: float, y: float, width: float) -> None:
        if self.linked and self._continues(atom, x, y):
            ink, start, _, _ = self.linked[-1]
            self.linked[-1] = (ink, start, y, x + width - start)
        elif atom.text != " ":
            self.linked.append((atom.ink, x, y, width))

    def _continues(self, atom: Atom, x: float, y: float) -> bool:
        ink, start, line, width = self.linked[-1]
        return ink.link == atom.ink.link and line == y and abs(start + width - x) < 0.01
