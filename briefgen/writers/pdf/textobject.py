"""Text on a page, as the operators that show it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from briefgen.gauges import Gauge
from briefgen.shaping.faces import Face, Shaped
from briefgen.shaping.inks import Ink
from briefgen.shaping.letters import Atom
from briefgen.writers.pdf.embed import LEAST, EmbeddedFont, moved
from briefgen.writers.pdf.lines import Line
from briefgen.writers.pdf.operands import number, rgb
from briefgen.writers.pdf.order import Shown, in_order_of_showing, is_reordered, placed
from briefgen.writers.pdf.structure import Element, Kids, Structure


class Linked(NamedTuple):
    """Words of a link on one line: their ink, where they begin on the baseline, their width, whose they are."""

    ink: Ink
    x: float
    y: float
    width: float
    element: Element | None


class Drawn(NamedTuple):
    """A gauge, where it begins on the baseline, and the figure that it is, None where it decorates."""

    gauge: Gauge
    x: float
    y: float
    element: Element | None


class Stretch(NamedTuple):
    """A stretch of a line that belongs to one element, and where its marked content comes in the element."""

    element: Element | None
    link: Element | None
    leads: bool
    kids: Kids


class TextObject:
    """Text operators for one paragraph (ISO 32000-1, 9.4): states change only when they must.

    Marked content begins and ends inside it (14.6.1). A link leads nowhere but to an address or to one of `targets`.
    """

    def __init__(
        self,
        font: Callable[[Face], EmbeddedFont],
        height: float,
        structure: Structure | None,
        targets: frozenset[str],
    ) -> None:
        self._font = font
        self._height = height
        self._structure = structure
        self._targets = targets
        self._out: list[str] = []
        self._state: tuple[object, ...] = (None, None, None, 0)
        self._face: Face | None = None
        self._set_in: Ink | None = None
        self._known: Mapping[Shaped, Sequence[tuple[float, str]]] = {}
        self._widened = (0.0, "")
        self._shown: list[str] = []
        """What stands between the first `<` and the last `>` of the array that is being shown."""
        self._ink: Ink | None = None
        self._element: Element | None = None
        self._link: Element | None = None
        self._marked = False
        self._leads = False
        self._continued = False
        self._stretches: list[Stretch] = []
        self._stretch: Stretch | None = None
        self.linked: list[Linked] = []
        """What is linked."""
        self.drawn: list[Drawn] = []
        """What is drawn over the places that text keeps for it."""

    def code(self) -> list[str]:
        """The operators; none where nothing is shown."""
        self._flush()
        if self._marked:
            self._out.append("EMC")
        if self._state[3]:
            self._out.append("0 Ts")
        return ["BT", *self._out, "ET"] if self._out else []

    def line(self, line: Line, x: float, y: float, stretch: float) -> None:
        """A line from `x` on the baseline `y`, each space inside it wider by `stretch`."""
        self._flush()
        self._continued = True
        if is_reordered(line):
            self._reordered(line, x, y, stretch)
            return
        self._out.append(f"1 0 0 1 {number(x)} {number(self._height - y)} Tm")
        for index, atom in enumerate(line.atoms):
            inside = index < line.inside
            extra = stretch if atom.text == " " and inside else 0.0
            if atom.ink is not self._ink:
                self._begin(atom.ink)
            self._atom(atom, extra)
            if self._leads:
                self._say(self._link, atom)
                if inside:
                    self._note_link(atom, x, y, atom.width + extra)
            if atom.ink.gauge:
                self.drawn.append(Drawn(atom.ink.gauge, x, y, self._element))
            x += atom.width + extra

    def _reordered(self, line: Line, x: float, y: float, stretch: float) -> None:
        """A line with right-to-left text: its order of reading is not that in which it stands, or is shown."""
        self._read(line)
        atoms = placed(line, stretch)
        for at in sorted(range(line.inside), key=lambda at: atoms[at].x):
            self._link, self._leads = self._stretches[at].link, self._stretches[at].leads
            if self._leads:
                self._note_link(atoms[at].atom, x + atoms[at].x, y, atoms[at].width)
            if drawn := atoms[at].atom.ink.gauge:
                self.drawn.append(Drawn(drawn, x + atoms[at].x, y, self._stretches[at].element))
        self._out.append(f"1 0 0 1 {number(x)} {number(self._height - y)} Tm")
        pen = 0.0
        for shown in in_order_of_showing(atoms):
            self._go_on(shown.at)
            pen = self._glyph(shown, pen)
        self._end()

    def _glyph(self, shown: Shown, pen: float) -> float:
        """A glyph at its own place, from wherever the pen is; where the pen is then."""
        ink, glyph = shown.atom.ink, shown.glyph
        self._face = None
        font = self._font(shown.atom.face)
        state = (font.name, ink.size, ink.colour, ink.rise + glyph.up * ink.size / 1000)
        if state != self._state:
            self._set(*state)
        if abs(shown.x - pen) * 1000 > LEAST * ink.size:
            self._shown.append(moved((pen - shown.x) * 1000 / ink.size))
        code, advance = font.code(glyph)
        self._shown.append(code)
        return shown.x + advance * ink.size / 1000

    def _say(self, link: Element | None, atom: Atom) -> None:
        """Take down what is printed of a link."""
        if link:
            link.words.append(" " + atom.text if self._continued else atom.text)
            self._continued = False

    def _read(self, line: Line) -> None:
        """What the atoms of a line belong to that isn't shown in the order of reading.

        Its marked content is of its own: each stretch of the line that belongs to one element has
        its place among the element's kids before any of it is shown.
        """
        self._end()
        self._stretches = []
        for atom in line.atoms:
            self._leads = self._is_link(atom.ink)
            element, link = self._owner(atom.ink)
            last = self._stretches[-1] if self._stretches else None
            if last is None or last.element is not element or last.leads != self._leads:
                kids: Kids = []
                if element:
                    element.kids.append(kids)
                last = Stretch(element, link, self._leads, kids)
            self._stretches.append(last)
            self._say(link, atom)

    def _go_on(self, at: int) -> None:
        """The atom that is read at a place of the line is shown next."""
        stretch = self._stretches[at]
        if stretch is self._stretch:
            return
        self._end()
        self._stretch, self._link, self._leads = stretch, stretch.link, stretch.leads
        if self._structure:
            element = stretch.element
            operator = self._structure.mark(element, stretch.kids) if element else self._structure.artifact
            self._out.append(operator)
            self._marked = True

    def _end(self) -> None:
        """End the marked content."""
        self._flush()
        if self._marked:
            self._out.append("EMC")
        self._ink = self._element = self._stretch = None
        self._marked = False

    def _is_link(self, ink: Ink) -> bool:
        return ink.link is not None and (not ink.link.startswith("#") or ink.link[1:] in self._targets)

    def _owner(self, ink: Ink) -> tuple[Element | None, Element | None]:
        if self._structure is None:
            return None, None
        if ink.gauge and ink.gauge.words:
            return self._structure.picture(ink.gauge.words), None
        return self._structure.inline(ink.link if self._leads else None, ink.language, ink.note)

    def _begin(self, ink: Ink) -> None:
        """Words in another ink, which may belong to another element."""
        self._ink = ink
        self._leads = self._is_link(ink)
        if self._structure is None:
            return
        element, self._link = self._owner(ink)
        if self._marked and element is self._element:
            return
        self._flush()
        if self._marked:
            self._out.append("EMC")
        self._out.append(self._structure.mark(element) if element else self._structure.artifact)
        self._element, self._marked = element, True

    def _atom(self, atom: Atom, extra: float) -> None:
        ink = atom.ink
        if ink is not self._set_in or atom.face is not self._face:
            self._take(atom.face, ink)
        steps = self._known[atom.shaped]
        self._shown.append(steps[0][1])
        for rise, codes in steps[1:] if len(steps) > 1 else ():
            self._flush()
            self._out.append(f"{number(ink.rise + rise * ink.size / 1000)} Ts")
            self._shown.append(codes)
        if extra:
            self._shown.append(self._gap(-extra * 1000 / ink.size))

    def _take(self, face: Face, ink: Ink) -> None:
        """What follows is in a face and an ink."""
        self._face, self._set_in = face, ink
        font = self._font(face)
        self._known = font.shown(ink.tracking * 1000 / ink.size)
        state = (font.name, ink.size, ink.colour, ink.rise)
        if state != self._state:
            self._set(*state)

    def _gap(self, by: float) -> str:
        """What widens a space: nearly always as much as the one before."""
        if by != self._widened[0]:
            self._widened = by, moved(by)
        return self._widened[1]

    def _set(self, name: str, size: float, colour: str, rise: float) -> None:
        self._flush()
        if self._state[:2] != (name, size):
            self._out.append(f"/{name} {number(size)} Tf")
        if self._state[2] != colour:
            self._out.append(f"{rgb(colour)} rg")
        if self._state[3] != rise:
            self._out.append(f"{number(rise)} Ts")
        self._state = (name, size, colour, rise)

    def _flush(self) -> None:
        array = f"<{''.join(self._shown)}>".replace("<> ", "").removesuffix(" <>") if self._shown else "<>"
        if array != "<>":
            self._out.append(f"[{array}] TJ")
        self._shown = []

    def _note_link(self, atom: Atom, x: float, y: float, width: float) -> None:
        if self.linked and self._continues(atom, x, y):
            last = self.linked[-1]
            self.linked[-1] = last._replace(y=y, width=x + width - last.x)
        elif atom.text != " ":
            self.linked.append(Linked(atom.ink, x, y, width, self._link))

    def _continues(self, atom: Atom, x: float, y: float) -> bool:
        last = self.linked[-1]
        return last.ink.link == atom.ink.link and last.y == y and abs(last.x + last.width - x) < 0.01
