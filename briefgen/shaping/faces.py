"""Font files: their measures, and text shaped into glyphs by HarfBuzz.

A face is opened once a process. Shaping is cached by word, so that a long paper costs
little more than its different words. Lengths are thousandths of the type size.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal, NamedTuple

import uharfbuzz as hb

from briefgen.frozen import frozen
from briefgen.theme.fonts import FontFile

FeatureSet = tuple[tuple[str, bool], ...]
SUPERIORS: FeatureSet = (("sups", True),)
"""Small figures that stand high, drawn for it (OpenType feature `sups`)."""
_DIGITS = "0123456789"


class Glyph(NamedTuple):
    """One glyph: its number in the font file, the characters it stands for, how far it moves on, how far it is shifted.

    `text` is U+2060 for a glyph that shares its characters with others and has none left.
    """

    number: int
    text: str
    advance: float
    right: float
    up: float


@dataclass(frozen=True, slots=True, eq=False)  # told apart by identity: what is made of it later is found by it
class Shaped:
    """A stretch of text as glyphs from left to right, and its width."""

    glyphs: tuple[Glyph, ...]
    width: float


SegmentKind = Literal["M", "L", "Q", "C", "Z"]


class Segment(NamedTuple):
    """A part of an outline: where it begins, a line, a curve of one or two control points, its end; a rising y is up.

    Kinds and the order of points are those of path data (SVG 2, 9.3).
    """

    kind: SegmentKind
    points: tuple[float, ...]


Outline = tuple[Segment, ...]


@frozen
class Metrics:
    """What a PDF font descriptor wants to know (ISO 32000-1, table 122)."""

    name: str
    box: tuple[int, int, int, int]
    ascent: int
    descent: int
    cap_height: int
    italic_angle: float
    weight: int


_MOST_WORDS = 5_000
"""How many shaped words a face remembers before it forgets all: bounds the memory of a long-lived process."""


class Face:
    """One font file, ready to shape text."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.source = hb.Face(hb.Blob.from_file_path(str(path)))
        self._font = hb.Font(self.source)
        self.scale: float = 1000 / self.source.upem
        self._shaped: dict[tuple[str, bool, FeatureSet], Shaped] = {}
        self._outlines: dict[int, Outline] = {}

    def shape(self, text: str, right_to_left: bool = False, features: FeatureSet = ()) -> Shaped:
        """The glyphs of `text`, all of one direction; a character the font lacks comes out as its empty box."""
        key = (text, right_to_left, features)
        found = self._shaped.get(key)
        if found is None:
            if len(self._shaped) >= _MOST_WORDS:
                self._shaped.clear()
            found = self._shaped[key] = self._shape(text, right_to_left, dict(features))
        return found

    def _shape(self, text: str, right_to_left: bool, features: Mapping[str, bool]) -> Shaped:
        if not text:
            return Shaped((), 0.0)
        buffer = hb.Buffer()
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.add_codepoints([ord(char) for char in text])
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if right_to_left else "ltr"
        hb.shape(self._font, buffer, dict(features))
        infos, positions = buffer.glyph_infos, buffer.glyph_positions
        texts = _texts(text, [info.cluster for info in infos], right_to_left)
        scale = self.scale
        glyphs = tuple(
            Glyph(info.codepoint, chars, at.x_advance * scale, at.x_offset * scale, at.y_offset * scale)
            for info, at, chars in zip(infos, positions, texts, strict=True)
        )
        if right_to_left:
            glyphs = tuple(_closer(glyph, self.own_advance(glyph.number)) for glyph in glyphs)
        return Shaped(glyphs, sum(glyph.advance for glyph in glyphs))

    @cached_property
    def has_superiors(self) -> bool:
        """Whether the face has a superior figure for every digit."""
        plain, superior = (self.shape(_DIGITS, features=features).glyphs for features in ((), SUPERIORS))
        return all(one.number != other.number for one, other in zip(plain, superior, strict=True))

    def own_advance(self, glyph: int) -> float:
        """The advance that the font file gives a glyph, before kerning."""
        return float(self._font.get_glyph_h_advance(glyph) * self.scale)

    def outline(self, glyph: int) -> Outline:
        """A glyph's outline, nothing for one without ink."""
        found = self._outlines.get(glyph)
        if found is None:
            pen = _Pen(self.scale)
            self._font.draw_glyph_with_pen(glyph, pen)
            found = self._outlines[glyph] = tuple(pen.segments)
        return found

    @property
    def metrics(self) -> Metrics:
        """Read from the tables `head`, `hhea`, `OS/2` and `post` (OpenType 1.9)."""
        head, hhea, os2, post = (self._table(tag) for tag in ("head", "hhea", "OS/2", "post"))
        scaled = [round(value * self.scale) for value in struct.unpack(">4h", head[36:44])]
        ascent, descent = (round(value * self.scale) for value in struct.unpack(">2h", hhea[4:8]))
        (weight,) = struct.unpack(">H", os2[4:6])
        capitals = struct.unpack(">h", os2[88:90])[0] * self.scale if len(os2) >= 90 else ascent * 0.7
        (angle,) = struct.unpack(">i", post[4:8])
        name = self.source.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or self.path.stem
        box = (scaled[0], scaled[1], scaled[2], scaled[3])
        return Metrics(name.replace(" ", ""), box, ascent, descent, round(capitals), angle / 65536, weight)

    def _table(self, tag: str) -> bytes:
        return bytes(self.source.reference_table(tag).data)

    def subset(self, glyphs: set[int]) -> tuple[bytes, dict[int, int]]:
        """The font file cut down to some glyphs, and the new number of each."""
        wanted = hb.SubsetInput()
        wanted.flags = hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NOTDEF_OUTLINE
        wanted.sets(hb.SubsetInputSets.GLYPH_INDEX).update(glyphs)
        wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG).update(_tag(name) for name in _UNUSED_TABLES)
        plan = hb.SubsetPlan(self.source, wanted)
        return bytes(plan.execute().blob.data), dict(plan.old_to_new_glyph_mapping)


class _Pen:
    """Takes an outline down. Its methods are named as HarfBuzz calls them (fontTools' pen protocol)."""

    def __init__(self, scale: float) -> None:
        self.segments: list[Segment] = []
        self._scale = scale

    def _add(self, kind: SegmentKind, *points: tuple[float, float]) -> None:
        self.segments.append(Segment(kind, tuple(round(each * self._scale, 1) for point in points for each in point)))

    def moveTo(self, point: tuple[float, float]) -> None:
        self._add("M", point)

    def lineTo(self, point: tuple[float, float]) -> None:
        self._add("L", point)

    def qCurveTo(self, *points: tuple[float, float]) -> None:
        self._add("Q", *points)

    def curveTo(self, *points: tuple[float, float]) -> None:
        self._add("C", *points)

    def closePath(self) -> None:
        self._add("Z")


_UNUSED_TABLES = (
    "GSUB",
    "GPOS",
    "GDEF",
    "BASE",
    "STAT",
    "DSIG",
    "meta",
    "gasp",
    "name",
    "kern",
    "hdmx",
    "VDMX",
    "LTSH",
)
"""Not needed by a font inside a PDF, which is asked for glyphs by number (ISO 32000-1, 9.9)."""


def _tag(name: str) -> int:
    """A table's name as HarfBuzz counts it: its four letters as one number."""
    return int.from_bytes(name.ljust(4).encode("ascii"), "big")


def _texts(text: str, clusters: list[int], right_to_left: bool) -> list[str]:
    """The characters that each glyph stands for, those of its cluster shared out in the order of reading.

    The last glyph has what is left over; one for which nothing is left has a character that prints
    nothing, since readers make up something for a glyph without any.
    """
    if clusters == list(range(len(text))):  # nearly always: a glyph for each character
        return list(text)
    starts = sorted(set(clusters))
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    texts = [""] * len(clusters)
    order = range(len(clusters) - 1, -1, -1) if right_to_left else range(len(clusters))
    places: dict[int, list[int]] = {}
    for at in order:
        places.setdefault(clusters[at], []).append(at)
    for start, glyphs in places.items():
        chars = text[start : ends[start]]
        for index, at in enumerate(glyphs):
            last = index == len(glyphs) - 1
            texts[at] = (chars[index:] if last else chars[index : index + 1]) or _NOTHING
    return texts


def _closer(glyph: Glyph, own: float) -> Glyph:
    """A glyph of joined letters no farther from its neighbours than readers of the file take for a space."""
    before = max(glyph.right - _WIDEST_GAP, 0.0) if glyph.advance else 0.0
    after = max(glyph.advance - glyph.right - own - _WIDEST_GAP, 0.0) if glyph.advance else 0.0
    return glyph._replace(advance=glyph.advance - before - after, right=glyph.right - before)


_WIDEST_GAP = 85.0
"""Poppler takes a tenth of the type size for a space."""
_NOTHING = "\u2060"
"""WORD JOINER."""


_FACES: dict[FontFile, Face] = {}


def face(font: FontFile) -> Face:
    """The face in a font file. There is one a process, whichever thread asks first: a file embeds each face once."""
    found = _FACES.get(font)
    return _FACES.setdefault(font, Face(font.path)) if found is None else found
