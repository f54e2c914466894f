"""Charts made from a number, every kind and size of data among them, and what they are drawn of."""

from functools import cache
from pathlib import Path
from random import Random

from briefgen.document import Annotation, Chart, Point, Series
from briefgen.graphics import Drawing, Words, draw
from briefgen.theme import Theme, load_theme

TEMPLATES = Path(__file__).parents[3] / "templates"
KINDS = (
    "column", "bar", "stacked", "stacked-bar", "grouped", "grouped-bar", "line", "area", "slope", "dot-range",
)  # fmt: skip
THEMES = ("standard", "dispatch")
WIDTHS = (150.0, 290.0, 370.0, 450.0)
LANGUAGES = ("en-GB", "de", "fr", "ar", "ur")
_NAMES = (
    "Kech", "Quetta", "Dera Bugti", "Police", "Improvised explosive device planted beside a road", "Gwadar", "بلوچستان",
    "Donaudampfschifffahrtsgesellschaftskapitänswitwenrente", "UN", "Civilians in the districts of the far north",
)  # fmt: skip
_WORDS = ("Ceasefire", "Magic Seas and Eternity C sunk in the southern Red Sea", "First ship seized", "Talks begin")


@cache
def theme(name: str) -> Theme:
    return load_theme(name, [TEMPLATES])


def words(drawing: Drawing) -> list[Words]:
    """The lines of text of a drawing."""
    return [shape for shape in drawing.shapes if isinstance(shape, Words)]


class Example:
    """A chart, and all that it is drawn in."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.kind = KINDS[seed % len(KINDS)]
        self.theme = theme(THEMES[seed // len(KINDS) % len(THEMES)])
        self.width = WIDTHS[seed // 20 % len(WIDTHS)]
        self.language = self.random.choice(LANGUAGES)
        self.chart = self._chart()
        self.drawing = draw(self.chart, self.theme, self.language, self.width)

    def _chart(self) -> Chart:
        keys, axis = self._keys()
        count = 1 if self.kind in ("column", "bar") else self.random.choice((1, 2, 3, 5, 8))
        scale = self.random.choice((0, 1, 9, 100, 4321, 7.5e6, 3e-4))
        picked = self.random.randrange(-3, count)
        series = tuple(
            Series(label=f"{self._name()} {at}", highlight=at == picked, points=self._points(keys, scale))
            for at in range(count)
        )
        return Chart(
            kind=self.kind,
            panels=self.random.random() < 0.2,
            axis=axis,
            unit=self.random.choice((None, "%", "km", "million dollars")),
            alt="A chart.",
            series=series,
            annotations=self._annotations(keys),
        )

    def _keys(self) -> tuple[list[str], str]:
        count = self.random.choice((1, 2, 3, 5, 8, 13, 24, 40))
        if self.random.random() < 0.5:
            names = [f"{self._name()} {at}" for at in range(count)]
            return [name[self.random.choice((0, 0, 1)) :] for name in names], "names"
        form = self.random.choice(("year", "quarter", "month", "week", "day"))
        return [_time(form, at) for at in range(count)], "time"

    def _name(self) -> str:
        return self.random.choice(_NAMES)

    def _points(self, keys: list[str], scale: float) -> tuple[Point, ...]:
        return tuple(self._point(key, scale) for key in keys)

    def _point(self, key: str, scale: float) -> Point:
        lowest = -scale if self.random.random() < 0.1 and self.kind != "dot-range" else 0
        value = self.random.choice((round, float))(self.random.uniform(lowest, scale))
        highlight = self.random.random() < 0.08
        if self.random.random() < 0.1:
            return Point(at=key, highlight=highlight)
        if self.kind == "dot-range":
            return self._range(key, abs(value), highlight)
        return Point(at=key, value=value, highlight=highlight)

    def _range(self, key: str, value: float, highlight: bool) -> Point:
        low, best, high = value * self.random.random(), value, value * (1 + self.random.random())
        forms = ((low, best, high), (None, best, None), (low, None, high), (low, None, None), (None, None, high))
        low, best, high = self.random.choice(forms)
        return Point(at=key, low=low, value=best, high=high, highlight=highlight)

    def _annotations(self, keys: list[str]) -> tuple[Annotation, ...]:
        some = sorted(self.random.sample(range(len(keys)), min(len(keys), self.random.choice((0, 0, 1, 2, 4)))))
        return tuple(
            Annotation(
                at=keys[at],
                until=keys[-1] if self.random.random() < 0.2 else None,
                text=f"{self.random.choice(_WORDS)} {at}",
            )
            for at in some
        )


def _time(form: str, at: int) -> str:
    year, month = 2021 + at // 12, at % 12 + 1
    return {
        "year": f"{1990 + at}",
        "quarter": f"{2015 + at // 4}-Q{at % 4 + 1}",
        "month": f"{year}-{month:02}",
        "week": f"2024-W{at + 3:02}",
        "day": f"2025-{at // 28 + 1:02}-{at % 28 + 1:02}",
    }[form]
