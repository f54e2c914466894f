"""What holds of every map, wherever on the globe: nothing leaves the frame, no words meet, distances are true."""

from functools import cache
from itertools import combinations, pairwise
from math import asin, degrees, hypot, radians, sin

import pytest

from briefgen.document import Area, Map
from briefgen.graphics import Box, Path, draw
from briefgen.graphics.look import Look
from briefgen.graphics.maps.clipping import area
from briefgen.graphics.maps.frame import Frame, framed
from briefgen.graphics.maps.lands import Lands
from briefgen.graphics.maps.marks import marks_of, spread
from briefgen.graphics.maps.outlines import countries
from briefgen.graphics.maps.projections import EARTH, Extent, angle_between, inverse
from briefgen.graphics.maps.scale_bar import scale_bar
from tests.graphics.maps.drawn import Example, theme, words

MAPS = range(126)


@cache
def example(seed: int) -> Example:
    return Example(seed)


@pytest.mark.parametrize("seed", MAPS)
def test_nothing_leaves_the_frame_and_no_words_meet(seed: int) -> None:
    drawing = example(seed).drawing
    frame = Box(-0.01, -0.01, drawing.width + 0.01, drawing.height + 0.01)
    for shape in drawing.shapes:
        assert frame.holds(shape.box), shape
    for one, other in combinations(words(drawing), 2):
        assert not one.box.overlaps(other.box), (one.text, other.text)


@pytest.mark.parametrize("seed", MAPS)
def test_every_spot_in_the_box_is_drawn_in_the_frame(seed: int) -> None:
    made = example(seed)
    frame = made.frame
    marks = marks_of(made.map, frame)
    spread(marks, frame)
    assert sum(mark.count for mark in marks) == len(made.map.spots)
    for mark in marks:
        assert frame.box.holds(mark.box), mark


@pytest.mark.parametrize("seed", MAPS)
def test_the_scale_bar_is_true(seed: int) -> None:
    """Within 3 %, measured on the globe between the places below the ends of a bar in the middle of the map."""
    made = example(seed)
    frame = made.frame
    if frame.is_world:  # no bar is true for so much, so that there is none
        assert not [each for each in words(made.drawing) if each.text.endswith(" km")]
        return
    _, (label, bar) = scale_bar(frame, Look(made.theme, "en-GB"))
    (begin, end) = bar.runs[0][1], bar.runs[0][2]
    half = (end[0] - begin[0]) / 2 / frame.scale
    if abs(frame.middle[1]) > 89:  # no meridian to begin at: Snyder, 24-1
        angle = 2 * degrees(2 * asin(half / 2))
    else:
        a, b = (inverse(frame.projection, frame.x + side * half, frame.y, frame.middle) for side in (-1, 1))
        angle = angle_between(*a, *b)
    kilometres = radians(angle) * EARTH
    assert kilometres == pytest.approx(float(label.text.split("\u00a0")[0].replace(",", "")), rel=0.03)


@pytest.mark.parametrize("seed", range(0, 126, 9))
def test_a_map_is_drawn_the_same_each_time(seed: int) -> None:
    assert Example(seed).drawing == example(seed).drawing


_TRUE = {"Fiji": 18_270, "Pakistan": 880_000, "New Zealand": 268_000, "Chile": 756_000, "Antarctica": 12_270_000}
"""Areas in square kilometres, about (Pakistan with what it holds of Kashmir, Antarctica without its ice shelves)."""


@pytest.mark.parametrize(
    ("name", "extent"),
    [
        ("Fiji", Extent(174, -22, 184, -11)),
        ("Pakistan", Extent(58, 22, 80, 38)),
        ("New Zealand", Extent(160, -53, 190, -30)),
        ("Chile", Extent(-82, -57, -64, -16)),
        ("Antarctica", Extent(-180, -90, 180, -60)),
    ],
)  # fmt: skip
def test_a_country_has_its_area(name: str, extent: Extent) -> None:
    """So no piece of it is missing, and none stretches over the map, on whichever side of the date line and around
    the pole."""
    frame = framed(extent, 2000.0)
    lands = Lands(countries(), frame)
    number = countries().of(name)
    rings = [ring for piece in lands.pieces if piece.area == number for ring in lands.rings(piece)]
    seen = sum(abs(area(ring)) for ring in rings) / frame.scale**2 * EARTH**2
    assert seen == pytest.approx(_TRUE[name], rel=0.07)


@pytest.mark.parametrize("seed", MAPS)
def test_land_takes_no_more_than_there_is(seed: int) -> None:
    """Where a place on the map lies in a country's colours, it lies in that country: a dozen places of each map are
    asked on the globe, by counting crossings of the meridian through them."""
    frame = example(seed).frame
    lands = Lands(countries(), frame)
    seen = {piece: lands.rings(piece) for piece in lands.pieces}
    for across in (0.13, 0.37, 0.61, 0.89):
        for down in (0.21, 0.5, 0.83):
            place = (across * frame.width, down * frame.height)
            lon, lat = _degrees(frame, *place)
            if abs(lat) > 89 or hypot(*(a - b for a, b in zip(frame.at(lon, lat), place, strict=True))) > 0.01:
                continue  # outside the globe
            on_map = {piece.area for piece, rings in seen.items() if _holds(rings, *place)}
            near = {area for piece, rings in seen.items() for area in [piece.area] if _is_near(rings, *place)}
            assert on_map - near == _countries_at(lon, lat) - near, (lon, lat)


def _degrees(frame: Frame, x: float, y: float) -> tuple[float, float]:
    across, up = (x - frame.width / 2) / frame.scale + frame.x, (frame.height / 2 - y) / frame.scale + frame.y
    return inverse(frame.projection, across, up, frame.middle)


def _holds(rings: list[tuple[tuple[float, float], ...]], x: float, y: float) -> bool:
    crossings = 0
    for ring in rings:
        for a, b in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (a[1] <= y) != (b[1] <= y) and a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0]) > x:
                crossings += 1
    return crossings % 2 == 1


def _is_near(rings: list[tuple[tuple[float, float], ...]], x: float, y: float) -> bool:
    """Whether a border is so near that simplifying may have moved it past the place."""
    return any(_distance(a, b, x, y) < 1.5 for ring in rings for a, b in zip(ring, [*ring[1:], ring[0]], strict=True))


def _distance(a: tuple[float, float], b: tuple[float, float], x: float, y: float) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    share = max(0.0, min(1.0, ((x - a[0]) * dx + (y - a[1]) * dy) / length)) if length else 0.0
    return hypot(a[0] + share * dx - x, a[1] + share * dy - y)


def _countries_at(lon: float, lat: float) -> set[int]:
    """The countries that hold a point of the globe: the meridian from it to the North Pole crosses their outlines an
    odd number of times."""
    outlines = countries()
    found: set[int] = set()
    for piece in outlines.polygons:
        if angle_between(lon, lat, piece.cap.lon, piece.cap.lat) > piece.cap.radius + 0.1:
            continue
        crossings = 0
        for number in (arc for ring in piece.rings for arc in ring):
            points = outlines.arc(number if number >= 0 else ~number)
            for a, b in pairwise(points):
                west, east = (a[0] - lon + 180) % 360 - 180, (b[0] - lon + 180) % 360 - 180
                if abs(west - east) < 180 and (west <= 0) != (east <= 0):
                    crossings += a[1] + (0 - west) / (east - west) * (b[1] - a[1]) > lat
        if crossings % 2 == 1:
            found.add(piece.area)
    return found


def test_a_country_stands_out_and_others_are_paler() -> None:
    drawing = draw(Map(alt="", areas=(Area(name="Yemen", highlight=True),)), theme("standard"), "en-GB", 370)
    fills = {shape.fill for shape in drawing.shapes if isinstance(shape, Path)}
    colours = theme("standard").graphics
    assert {colours.picked, colours.neighbour} <= fills
    assert colours.land not in fills


def test_an_azimuthal_map_is_round_about_its_pole() -> None:
    frame = framed(Extent(-180, 70, 180, 90), 400)
    x, y = frame.at(0, 90)
    reach = {round(hypot(frame.at(lon, 75)[0] - x, frame.at(lon, 75)[1] - y), 6) for lon in range(0, 360, 30)}
    assert reach == {round(2 * sin(radians(7.5)) * frame.scale, 6)}
