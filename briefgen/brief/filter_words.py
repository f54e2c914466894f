"""A filter in words, as readers are told which events were counted."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.brief.datasets import Filter
from briefgen.brief.quoting import Press
from briefgen.language.words import word

_NAMED = ("country", "admin1", "admin2", "place", "type", "subtype", "actor")


def filter_words(given: Filter | None, press: Press) -> str:
    """Which events a filter lets through: “November 2023 – July 2025; type Missile or Drone”; empty for all."""
    return "; ".join(_conditions(given, press)) if given else ""


def _conditions(given: Filter, press: Press) -> Iterator[str]:
    if given.begin or given.end:
        yield _period(given.begin, given.end, press)
    for name in _NAMED:
        values = getattr(given, name)
        if values:
            yield f"{word(name, press.language)} {_either(values, press)}"
    if given.box:
        west, south, east, north = given.box
        yield f"{_degrees(south, 'S', 'N', press)}–{_degrees(north, 'S', 'N', press)}, " + (
            f"{_degrees(west, 'W', 'E', press)}–{_degrees(east, 'W', 'E', press)}"
        )
    for name, values in given.columns.items():
        yield f"{name} {_either(values, press)}"


def _period(begin: str | None, end: str | None, press: Press) -> str:
    if begin and end:
        return press.day(f"{begin}/{end}")
    return word("since" if begin else "until", press.language).replace("{}", press.day(begin or end))


def _either(values: tuple[str, ...], press: Press) -> str:
    """Values with “or” before the last."""
    last = f" {word('or', press.language)} "
    return last.join(filter(None, (word("comma", press.language).join(values[:-1]), values[-1])))


def _degrees(value: float, below: str, above: str, press: Press) -> str:
    """Degrees with the side of the equator or of Greenwich that they are on."""
    return f"{press.number(abs(value))}° {below if value < 0 else above}" if value else "0°"
