"""Words for how likely something is, and the shares of a hundred that they stand for: the scales, and nothing else.

A paper keeps to one scale. The two rows of ICD 203 have one row of ranges; `unlikely`
stands for 20–45 % there and for 25–35 % on the PHIA yardstick, whose gaps are meant.
Sources: ICD 203, Analytic Standards (US Director of National Intelligence, 2 January 2015);
PHIA yardstick (UK Professional Head of Intelligence Assessment, March 2025).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from briefgen.frozen import frozen

ScaleName = Literal["icd203", "icd203-probable", "phia"]


@frozen(slots=True)
class Step:
    """One step of a scale: its words, which mean the same, and its range in per cent, as `low` and `high`.

    `below` when the range ends just below `high`.
    """

    terms: tuple[str, ...]
    low: int
    high: int
    below: bool = False

    @property
    def shown(self) -> str:
        """The range as printed: “55–80%”."""
        return f"{self.low}–{'<' if self.below else ''}{self.high}%"


@frozen(slots=True)
class Scale:
    """A scale of seven steps, the least likely first. `title` is its short name, `source` where it stands."""

    name: ScaleName
    title: str
    source: str
    steps: tuple[Step, ...]

    @property
    def terms(self) -> tuple[str, ...]:
        """Every word of the scale, the least likely first."""
        return tuple(term for step in self.steps for term in step.terms)

    def step(self, term: str) -> Step | None:
        """The step that a word stands for; None for a word that the scale doesn't have."""
        return next((step for step in self.steps if term in step.terms), None)

    def equal(self, term: str) -> str | None:
        """This scale's word for what `term` means, on whatever scale that is; None for a word of no scale.

        Steps are equal by their place: all scales have seven, and a range is nearest to that of its place.
        """
        if self.step(term):
            return term
        places = (at for scale in SCALES.values() for at, step in enumerate(scale.steps) if term in step.terms)
        return next((self.steps[at].terms[0] for at in places), None)

    def nearest(self, share: float) -> Step:
        """The step whose range holds a share in per cent, else the one whose range is nearest to it."""
        return min(self.steps, key=lambda step: max(step.low - share, share - step.high, 0))


_ICD_203_SOURCE = "Intelligence Community Directive 203 of the US Director of National Intelligence, 2015"
_RANGES = ((1, 5), (5, 20), (20, 45), (45, 55), (55, 80), (80, 95), (95, 99))


def _row(*terms: str) -> tuple[Step, ...]:
    """A row of ICD 203: both have one row of ranges."""
    return tuple(Step((term,), low, high) for term, (low, high) in zip(terms, _RANGES, strict=True))


SCALES: Mapping[ScaleName, Scale] = {
    "icd203": Scale(
        "icd203",
        "ICD 203",
        _ICD_203_SOURCE,
        _row(
            "almost no chance", "very unlikely", "unlikely", "roughly even chance",
            "likely", "very likely", "almost certain",
        ),
    ),
    "icd203-probable": Scale(
        "icd203-probable",
        "ICD 203",
        _ICD_203_SOURCE,
        _row(
            "remote", "highly improbable", "improbable", "roughly even odds",
            "probable", "highly probable", "nearly certain",
        ),
    ),
    "phia": Scale(
        "phia",
        "the PHIA yardstick",
        "the PHIA probability yardstick of the UK Professional Head of Intelligence Assessment, 2025",
        (
            Step(("remote chance",), 0, 5),
            Step(("highly unlikely",), 10, 20),
            Step(("unlikely",), 25, 35),
            Step(("realistic possibility",), 40, 50, below=True),
            Step(("likely", "probable"), 55, 75),
            Step(("highly likely",), 80, 90),
            Step(("almost certain",), 95, 100, below=True),
        ),
    ),
}  # fmt: skip
"""Every scale by the name that the house and briefs choose it by."""

TERMS: tuple[str, ...] = tuple(dict.fromkeys(term for scale in SCALES.values() for term in scale.terms))
"""The words of all scales."""

CONFIDENCE: Mapping[str, int] = {"low": 1, "moderate": 2, "high": 3}
"""The levels of confidence in a judgement (ICD 203), and how many dots of three each is drawn as."""
