"""Drawings as SVG and PNG: every shape where it belongs, in its colour, words as anybody's program shows them."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path as FilePath
from xml.etree import ElementTree

import pytest
import resvg_py
from PIL import Image

from briefgen import kept
from briefgen.graphics import Circle, Drawing, Path, Rect, Shape, Words
from briefgen.graphics.png import TooManyPixels, png
from briefgen.graphics.svg import svg
from briefgen.theme import Rule, load_theme
from briefgen.theme.widths import text_width

THEME = load_theme("standard", [FilePath(__file__).resolve().parents[2] / "templates"])
LABEL = THEME.styles["graphic-label"]
RED, BLUE = "#C00000", "#0000C0"


def drawn(*shapes: Shape, language: str = "en-GB") -> str:
    return svg(Drawing(100, 50, shapes), THEME, language, "What it shows", "Attacks < 30 & falling")


def pixels(*shapes: Shape, language: str = "en-GB") -> Image.Image:
    """The drawing with one pixel to the point."""
    return Image.open(BytesIO(png(drawn(*shapes, language=language), dpi=72))).convert("RGBA")


def words(text: str, x: float, anchor: str = "start", halo: str | None = None) -> Words:
    return Words(x, 30, text, LABEL, RED, text_width(text, LABEL), anchor, halo)  # type: ignore[arg-type]


def red(picture: Image.Image) -> tuple[int, int]:
    """The first and the last column in which something is red."""
    columns = [x for x in range(100) if any(_is_red(picture, x, y) for y in range(50))]
    return columns[0], columns[-1]


def _is_red(picture: Image.Image, x: int, y: int) -> bool:
    pixel = picture.getpixel((x, y))
    assert isinstance(pixel, tuple)
    return pixel[3] > 60 and pixel[0] > 100 > pixel[2]


def test_it_says_what_it_shows_and_how_large_it_is() -> None:
    root = ElementTree.fromstring(drawn(Rect(0, 0, 10, 10, RED)))
    assert (root.get("width"), root.get("height"), root.get("viewBox")) == ("100pt", "50pt", "0 0 100 50")
    assert [child.text for child in root[:2]] == ["What it shows", "Attacks < 30 & falling"]
    assert root.get("role") == "img"


def test_a_pixel_to_the_point_and_two_to_a_pixel_of_css() -> None:
    assert pixels().size == (100, 50)
    assert Image.open(BytesIO(png(drawn()))).size == (267, 133)


def test_shapes_are_where_they_belong() -> None:
    picture = pixels(
        Rect(10, 10, 20, 20, RED),
        Circle(60, 20, 10, fill=BLUE),
        Path((((80, 0), (80, 50)),), stroke=Rule(RED, 2), dash=(4, 6)),
    )
    assert picture.getpixel((5, 15)) == (0, 0, 0, 0)
    assert picture.getpixel((29, 29)) == picture.getpixel((10, 10)) == (192, 0, 0, 255)
    assert picture.getpixel((60, 20)) == (0, 0, 192, 255)
    assert picture.getpixel((52, 12)) == (0, 0, 0, 0)
    assert [picture.getpixel((80, y)) == (192, 0, 0, 255) for y in (1, 6, 11, 16)] == [True, False, True, False]


def test_a_run_inside_another_is_a_hole() -> None:
    outer, inner = (((x, x), (50 - x, x), (50 - x, 50 - x), (x, 50 - x)) for x in (5, 15))
    picture = pixels(Path((outer, inner), fill=RED, closed=True))
    assert picture.getpixel((10, 10)) == (192, 0, 0, 255)
    assert picture.getpixel((25, 25)) == (0, 0, 0, 0)


@pytest.mark.parametrize(("anchor", "x"), [("start", 20), ("middle", 50), ("end", 80)])
def test_words_stand_at_their_anchor(anchor: str, x: int) -> None:
    first, last = red(pixels(words("Hodeidah", x, anchor)))
    width = text_width("Hodeidah", LABEL)
    begins = {"start": 20, "middle": 50 - width / 2, "end": 80 - width}[anchor]
    assert first == pytest.approx(begins, abs=2)
    assert last == pytest.approx(begins + width, abs=2)


def test_arabic_letters_are_joined_and_read_from_the_right() -> None:
    """The first letter of الف is the rightmost, and a plain stroke; joined letters are not those that stand alone."""
    shapes = [words("الف", 50), words("ا ل ف", 50)]
    joined, apart = (re.findall(r'xlink:href="#(\S+?)"', drawn(shape, language="ar")) for shape in shapes)
    assert set(joined) != set(apart)
    assert all(name.startswith("Amiri") for name in joined)
    assert joined[-1] == apart[-1], "alef stands alone in both, at the right end"


def test_words_on_a_map_have_an_edge() -> None:
    picture = pixels(Rect(0, 0, 100, 50, BLUE), words("III", 50, halo="#FFFFFF"))
    first, _ = red(picture)
    pixel = picture.getpixel((first - 1, 27))
    assert isinstance(pixel, tuple)
    assert min(pixel[:3]) > 60, "between a letter and the ground there is something of white"


def test_a_glyph_is_defined_once() -> None:
    found = drawn(words("aaaa", 10), words("aa", 40))
    assert found.count("<path id=") == 1
    assert found.count("<use ") == 6


def test_nothing_written_can_end_an_attribute() -> None:
    found = svg(Drawing(10, 10, ()), THEME, 'en"><script>', "</title><script>", "&")
    assert "<script>" not in found
    ElementTree.fromstring(found)


def test_it_is_the_same_each_time() -> None:
    shape = words("Bab el-Mandeb", 10, halo="#FFFFFF")
    assert drawn(shape) == drawn(shape)
    assert png(drawn(shape)) == png(drawn(shape))


def test_pixels_of_an_earlier_run_are_taken_again_for_the_same_drawing_only(
    tmp_path: FilePath, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = drawn(words("Bab el-Mandeb", 10)), drawn(words("Aden", 10))
    afresh = png(one)
    monkeypatch.setattr(kept, "own_folder", lambda: tmp_path)
    assert png(one) == afresh
    monkeypatch.setattr(resvg_py, "svg_to_bytes", lambda **_: b"drawn")
    assert png(one) == afresh
    assert (png(other), png(one, dpi=300)) == (b"drawn", b"drawn")


def test_a_picture_too_large_for_memory_is_refused() -> None:
    with pytest.raises(TooManyPixels):
        png(drawn(), dpi=10_000)
