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
from typing import NamedTuple

import uharfbuzz as hb

FeatureSet = tuple[tuple[str, bool], ...]
SUPERIORS: FeatureSet = (("sups", True),)
"""Small figures that stand high, drawn for it (OpenType feature `sups`)."""
_DIGITS = "0123456789"


class Glyph(NamedTuple):
    """One glyph: its number in the font file, the characters it stands for, how far it moves on, how far it is shifted.

    `text` is empty for the second and further glyphs of characters that take several.
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


@dataclass(frozen=True)
class Metrics:
    """What a PDF font descriptor wants to know (ISO 32000-1, table 122)."""

    name: str
    box: tuple[int, int, int, int]
    ascent: int
    descent: int
    cap_height: int
    italic_angle: float
    weight: int


_MOST_WORDS = 50_000
"""How many shaped words a face remembers before it forgets all: bounds the memory of a long-lived process."""


class Face:
    """One font file, ready to shape text."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.source = hb.Face(hb.Blob.from_file_path(str(path)))
        self._font = hb.Font(self.source)
        self.scale: float = 1000 / self.source.upem
        self._shaped: dict[tuple[str, bool, FeatureSet], Shaped] = {}

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
        texts = _texts(text, [info.cluster for info in infos])
        scale = self.scale
        glyphs = tuple(
            Glyph(info.codepoint, chars, at.x_advance * scale, at.x_offset * scale, at.y_offset * scale)
            for info, at, chars in zip(infos, positions, texts, strict=True)
        )
        return Shaped(glyphs, sum(glyph.advance for glyph in glyphs))

    @cached_property
    def has_superiors(self) -> bool:
        """Whether the face has a superior figure for every digit."""
        plain, superior = (self.shape(_DIGITS, features=features).glyphs for features in ((), SUPERIORS))
        return all(one.number != other.number for one, other in zip(plain, superior, strict=True))

    def own_advance(self, glyph: int) -> float:
        """The advance that the font file gives a glyph, before kerning."""
        return float(self._font.get_glyph_h_advance(glyph) * self.scale)

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


def _texts(text: str, clusters: list[int]) -> list[str]:
    """The characters that each glyph stands for: those of its cluster go to the cluster's first glyph."""
    if clusters == list(range(len(text))):  # nearly always: a glyph for each character
        return list(text)
    starts = sorted(set(clusters))
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    seen: set[int] = set()
    texts = []
    for cluster in clusters:
        texts.append("" if cluster in seen else text[cluster : ends[cluster]])
        seen.add(cluster)
    return texts


_FACES: dict[Path, Face] = {}


def face(path: Path) -> Face:
    """The face in a font file. There is one a process, whichever thread asks first: a file embeds each face once."""
    found = _FACES.get(path)
    return _FACES.setdefault(path, Face(path)) if found is None else found
