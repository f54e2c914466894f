"""Fonts inside the file: one composite font a face, with just the glyphs that are used.

Every different pair of glyph and characters gets a code of its own, so that text
copies out as it was written even where one glyph stands for two characters, or a
ligature for three (ISO 32000-1, 9.7 composite fonts, 9.10.3 ToUnicode).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFName, PDFStream, PDFZCompress

from briefgen.shaping.faces import Face, Glyph, Shaped
from briefgen.writers.pdf.operands import number


class Step(NamedTuple):
    """What shows some glyphs at one height: how far they are raised, and what stands between the first `<` and the last
    `>` of an array of strings and moves (ISO 32000-1, 9.4.3, TJ).

    Lengths are thousandths of the type size. `codes` has a place for the code of each of `glyphs`.
    """

    rise: float
    codes: str
    glyphs: tuple[Coded, ...]


Coded = tuple[int, str]
"""A glyph by its number and the characters it stands for: what has a code of its own."""


class EmbeddedFont:
    """A face as one document uses it. `name` is what the pages call it.

    ReportLab calls `addObjects` when the file is put together.
    """

    def __init__(self, face: Face, name: str) -> None:
        self.face = face
        self.name = name
        self._codes = _Codes()
        self._shown: dict[float, Shown] = {}

    def shown(self, tracking: float) -> Shown:
        """What shows stretches of text where `tracking` is added after each glyph."""
        found = self._shown.get(tracking)
        if found is None:
            found = self._shown[tracking] = Shown(self.face, self._codes, tracking)
        return found

    def code(self, glyph: Glyph) -> tuple[str, float]:
        """The code by which pages show a glyph, in hexadecimal, and how far that moves on."""
        return self._codes[glyph.number, glyph.text], self.face.own_advance(glyph.number)

    def addObjects(self, document: PDFDocument) -> None:
        """Put the font and all that belongs to it into the file."""
        data, numbers = self.face.subset({glyph for glyph, _ in self._codes})
        name = PDFName(f"{_prefix(data)}+{self.face.metrics.name}")
        whole = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("Type0"),
                "BaseFont": name,
                "Encoding": PDFName("Identity-H"),
                "DescendantFonts": PDFArray([document.Reference(self._descendant(document, name, data, numbers))]),
                "ToUnicode": _stream(document, _unicode_map(self._codes)),
            }
        )
        document.idToObject["BasicFonts"].dict[self.name] = document.Reference(whole, f"Font.{self.name}")

    def _descendant(self, document: PDFDocument, name: str, data: bytes, numbers: dict[int, int]) -> PDFDictionary:
        in_file = b"\0\0" + b"".join(numbers[glyph].to_bytes(2, "big") for glyph, _ in self._codes)
        return PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("CIDFontType2"),
                "BaseFont": name,
                "CIDSystemInfo": "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>",
                "FontDescriptor": document.Reference(self._descriptor(document, name, data)),
                "CIDToGIDMap": _stream(document, in_file),
                "DW": 0,
                "W": PDFArray([1, PDFArray([str(round(self.face.own_advance(glyph))) for glyph, _ in self._codes])]),
            }
        )

    def _descriptor(self, document: PDFDocument, name: str, data: bytes) -> PDFDictionary:
        metrics = self.face.metrics
        return PDFDictionary(
            {
                "Type": PDFName("FontDescriptor"),
                "FontName": name,
                "Flags": 4 | (64 if metrics.italic_angle else 0),
                "FontBBox": PDFArray(metrics.box),
                "ItalicAngle": metrics.italic_angle,
                "Ascent": metrics.ascent,
                "Descent": metrics.descent,
                "CapHeight": metrics.cap_height,
                "StemV": 50 + metrics.weight // 10,
                "FontFile2": _stream(document, data, Length1=len(data)),
            }
        )


class Shown(dict[Shaped, tuple[tuple[float, str], ...]]):
    """What shows each stretch of text in a document: how far it is raised, and its codes with moves (see `Step`)."""

    def __init__(self, face: Face, codes: _Codes, tracking: float) -> None:
        super().__init__()
        self._face = face
        self._codes = codes
        self._tracking = tracking

    def __missing__(self, shaped: Shaped) -> tuple[tuple[float, str], ...]:
        code = self._codes.__getitem__
        steps = _steps(self._face, shaped, self._tracking)
        found = self[shaped] = tuple((step.rise, step.codes % tuple(map(code, step.glyphs))) for step in steps)
        return found


class _Codes(dict[Coded, str]):
    """The code of each glyph, counted from 1 in the order of first use."""

    def __missing__(self, glyph: Coded) -> str:
        code = self[glyph] = f"{len(self) + 1:04X}"
        return code


@lru_cache(maxsize=8_000)
def _steps(face: Face, shaped: Shaped, tracking: float) -> tuple[Step, ...]:
    """Each glyph moved by what shaping and tracking add to its own advance: the same in every document."""
    steps = [Step(0.0, "", ())]
    for glyph in shaped.glyphs:
        if glyph.up:
            steps.append(Step(glyph.up, "", ()))
        after = glyph.advance - face.own_advance(glyph.number) - glyph.right + tracking
        before, behind = moved(-glyph.right) if glyph.right else "", moved(-after) if abs(after) > LEAST else ""
        last = steps[-1]
        steps[-1] = Step(last.rise, f"{last.codes}{before}%s{behind}", (*last.glyphs, _coded(glyph.number, glyph.text)))
        if glyph.up:
            steps.append(Step(0.0, "", ()))
    return tuple(steps)


@lru_cache(maxsize=5_000)
def _coded(number: int, text: str) -> Coded:
    """The same one is one object wherever it stands, as the glyphs of words are."""
    return number, text


def moved(by: float) -> str:
    """What moves to the left between strings, in thousandths of the type size."""
    return f"> {number(by)} <"


LEAST = 0.01
"""The least move that is written, in thousandths of the type size."""


def _prefix(data: bytes) -> str:
    """Six capitals that tell one subset from another (ISO 32000-1, 9.6.4)."""
    digest = hashlib.sha256(data).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def _stream(document: PDFDocument, content: bytes, **entries: object) -> object:
    return document.Reference(PDFStream(PDFDictionary(entries), content, [PDFZCompress]))


_MAP_HEAD = b"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_MAP_TAIL = b"endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
_MOST_LINES = 100
"""The most entries of one block of a character map (Adobe Technical Note 5411)."""


def _unicode_map(codes: Iterable[tuple[int, str]]) -> bytes:
    """What characters each code stands for (ISO 32000-1, 9.10.3)."""
    lines = [
        b"<%04X> <%s>" % (code, text.encode("utf-16-be").hex().upper().encode())
        for code, (_, text) in enumerate(codes, 1)
        if text
    ]
    blocks = (lines[at : at + _MOST_LINES] for at in range(0, len(lines), _MOST_LINES))
    body = b"".join(b"%d beginbfchar\n%s\nendbfchar\n" % (len(block), b"\n".join(block)) for block in blocks)
    return _MAP_HEAD + body + _MAP_TAIL
