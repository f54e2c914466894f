"""Fonts inside the file: one composite font a face, with just the glyphs that are used.

Every different pair of glyph and characters gets a code of its own, so that text
copies out as it was written even where one glyph stands for two characters, or a
ligature for three (ISO 32000-1, 9.7 composite fonts, 9.10.3 ToUnicode).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFName, PDFStream, PDFZCompress

from briefgen.shaping.faces import Face, Glyph, Shaped


class Step(NamedTuple):
    """What shows some glyphs: how far they are raised from here on, their codes, how far to go left after them.

    Lengths are thousandths of the type size; None where nothing changes. Codes are hexadecimal.
    """

    rise: float | None
    codes: str
    move: float | None


class EmbeddedFont:
    """A face as one document uses it. `name` is what the pages call it.

    ReportLab calls `addObjects` when the file is put together.
    """

    def __init__(self, face: Face, name: str) -> None:
        self.face = face
        self.name = name
        self._codes: dict[tuple[int, str], int] = {}
        self._advances: list[float] = []
        self._steps: dict[tuple[Shaped, float], tuple[Step, ...]] = {}

    def steps(self, shaped: Shaped, tracking: float) -> tuple[Step, ...]:
        """What shows a stretch of text; `tracking` is added after each glyph. Worked out once for each stretch."""
        found = self._steps.get((shaped, tracking))
        if found is None:
            found = self._steps[shaped, tracking] = tuple(self._worked_out(shaped.glyphs, tracking))
        return found

    def _worked_out(self, glyphs: Iterable[Glyph], tracking: float) -> Iterator[Step]:
        """Each glyph moved by what shaping and tracking add to its own advance."""
        codes = ""
        for glyph in glyphs:
            code = self._code(glyph)
            if glyph.up or glyph.right:
                yield Step(None, codes, None)
                yield Step(glyph.up or None, "", -glyph.right or None)
                codes = ""
            codes += f"{code:04X}"
            after = glyph.advance - self._advances[code - 1] - glyph.right + tracking
            if glyph.up or abs(after) > _LEAST:
                yield Step(None, codes, -after if abs(after) > _LEAST else None)
                codes = ""
            if glyph.up:
                yield Step(0.0, "", None)
        if codes:
            yield Step(None, codes, None)

    def code(self, glyph: Glyph) -> tuple[int, float]:
        """The code by which pages show a glyph, and how far that moves on."""
        code = self._code(glyph)
        return code, self._advances[code - 1]

    def _code(self, glyph: Glyph) -> int:
        """The code by which pages show a glyph; counted from 1 in the order of first use."""
        key = (glyph.number, glyph.text)
        code = self._codes.get(key)
        if code is None:
            code = self._codes[key] = len(self._codes) + 1
            self._advances.append(self.face.own_advance(glyph.number))
        return code

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
                "W": PDFArray([1, PDFArray([round(advance) for advance in self._advances])]),
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


_LEAST = 0.01
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
