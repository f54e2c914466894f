"""Where the keys of a chart stand along its axis."""

from __future__ import annotations

from briefgen.frozen import frozen
from briefgen.graphics.charts.numbers import Numbers
from briefgen.graphics.periods import period, within


@frozen
class Places:
    """Bands of one width between `left` and `right`, one for each period from the first to the last, or each name.

    `inset` is how far the middle of the first band stands from `left`, and that of the last from `right`: half a band
    for bars, next to nothing for lines.
    """

    numbers: Numbers
    left: float
    right: float
    inset: float | None = None

    @property
    def first(self) -> int:
        """The number of the first period, or 0."""
        return self.numbers.places[0]

    @property
    def count(self) -> int:
        """How many bands there are."""
        return self.numbers.places[-1] - self.first + 1

    @property
    def band(self) -> float:
        """How far the middles of two bands are apart; a single band has all the room."""
        width = self.right - self.left
        if self.inset is None or self.count == 1:
            return width / self.count
        return (width - 2 * self.inset) / (self.count - 1)

    def middle(self, number: float) -> float:
        """The middle of the band with a number."""
        begins = self.band / 2 if self.inset is None or self.count == 1 else self.inset
        return self.left + begins + (number - self.first) * self.band

    def of(self, key: str) -> float | None:
        """The middle of what a key names: one of the chart's own or, on an axis of time, any date on it."""
        number = self.number(key)
        return None if number is None else self.middle(number)

    def number(self, key: str) -> int | None:
        """The number of the band that a key falls into; None where it falls into none."""
        if key in self.numbers.keys:
            return self.numbers.places[self.numbers.keys.index(key)]
        found = period(key)
        if not found or not self.numbers.period:
            return None
        number = within(self.numbers.period, found.begins)
        return number if self.first <= number <= self.numbers.places[-1] else None

    def stretch(self, begin: str, end: str) -> tuple[float, float] | None:
        """The edges of all bands from one key to another, as far as the chart shows them; None where it shows none."""
        first, last = self._nearest(begin, end=False), self._nearest(end, end=True)
        if first is None or last is None or last < first:
            return None
        return (
            max(self.middle(first) - self.band / 2, self.left),
            min(self.middle(last) + self.band / 2, self.right),
        )

    def _nearest(self, key: str, end: bool) -> int | None:
        """The number of the band that a key falls into, or of the nearest one inside the chart."""
        number, found = self.number(key), period(key)
        if number is not None or not found or not self.numbers.period:
            return number
        beyond = within(self.numbers.period, found.ends if end else found.begins)
        last = self.numbers.places[-1]
        return (
            min(beyond, last) if end and beyond >= self.first else max(beyond, self.first) if beyond <= last else None
        )
