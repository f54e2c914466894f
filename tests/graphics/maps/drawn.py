"""Maps made from a number: extents all over the globe, poles and the date line among them, with spots of every kind."""

from functools import cache
from pathlib import Path
from random import Random

from briefgen.document import Area, Map, PlaceName, Spot
from briefgen.graphics import Drawing, Words, draw
from briefgen.graphics.look import Look
from briefgen.graphics.maps.frame import Frame
from briefgen.graphics.maps.ground import Ground
from briefgen.theme import Theme, load_theme

TEMPLATES = Path(__file__).parents[3] / "templates"
_BOXES = (
    "176,-20,-178,-15", "160,50,-150,72", "-180,66,180,90", "-180,-90,180,-62", "-180,-90,180,90", "10,76,30,81",
    "60.5,24.5,70.5,31.5", "-5,-5,5,5", "36,10,52,21", "19,41,-169,82", "-76,-56,-66,-17", "44.1,33.2,44.6,33.5",
)  # fmt: skip
_NAMES = ("Kech", "Quetta", "Dera Bugti", "Bab el-Mandeb", "Off the coast of the southern province", "بلوچستان", "UN")
_COUNTRIES = ("YEM", "PAK", "Mali", "FJI", "RUS", "USA", "CHL", "LSO", "ATA", "NZL", "FRA", "IDN")
THEMES = ("standard", "dispatch")


@cache
def theme(name: str) -> Theme:
    return load_theme(name, [TEMPLATES])


def words(drawing: Drawing) -> list[Words]:
    """The lines of text of a drawing."""
    return [shape for shape in drawing.shapes if isinstance(shape, Words)]


class Example:
    """A map, and all that it is drawn in."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.theme = theme(THEMES[seed % 2])
        self.language = self.random.choice(("en-GB", "fr", "de", "ar", "ur"))
        self.width = self.random.choice((150.0, 290.0, 370.0, 450.0))
        self.map = self._map(seed)
        self.drawing = draw(self.map, self.theme, self.language, self.width)

    @property
    def frame(self) -> Frame:
        return Ground(self.map, Look(self.theme, self.language), self.width).frame

    def _map(self, seed: int) -> Map:
        box = _BOXES[seed] if seed < len(_BOXES) else self._box()
        return Map(
            alt="A map.",
            box=None if seed % 7 == 6 else box,
            locator=self.random.choice(("auto", "yes", "no")),
            unit=self.random.choice((None, "attacks")),
            areas=self._areas(),
            spots=tuple(self._spot(box) for _ in range(self.random.choice((0, 1, 3, 8, 20, 60)))),
            place_names=tuple(self._name(box) for _ in range(self.random.choice((0, 2, 5)))),
        )

    def _box(self) -> str:
        west, south = self.random.uniform(-180, 180), self.random.uniform(-85, 80)
        across, up = self.random.choice((0.5, 3, 12, 40, 100)), self.random.choice((0.5, 3, 12, 40))
        east = (west + across + 180) % 360 - 180
        return f"{west:.2f},{south:.2f},{east:.2f},{min(south + up, 90):.2f}"

    def _place(self, box: str) -> tuple[float, float]:
        west, south, east, north = map(float, box.split(","))
        across = (east - west) % 360 or 360
        lon = west + self.random.random() * across
        return round(south + self.random.random() * (north - south), 3), round((lon + 180) % 360 - 180, 3)

    def _spot(self, box: str) -> Spot:
        lat, lon = self._place(box)
        return Spot(
            lat=lat,
            lon=lon,
            label=self.random.choice((None, *_NAMES)),
            value=self.random.choice((None, 0.0, 1.0, 7.0, 250.0)),
            approximate=self.random.random() < 0.3,
            highlight=self.random.random() < 0.1,
        )

    def _name(self, box: str) -> PlaceName:
        lat, lon = self._place(box)
        return PlaceName(lat=lat, lon=lon, name=self.random.choice(_NAMES), kind=self.random.choice(("water", "place")))

    def _areas(self) -> tuple[Area, ...]:
        names = self.random.sample(_COUNTRIES, self.random.choice((0, 0, 1, 4, 9)))
        values = self.random.random() < 0.6
        return tuple(
            Area(name=name, value=self.random.choice((None, 1.0, 8.0, 90.0)) if values else None) for name in names
        )
