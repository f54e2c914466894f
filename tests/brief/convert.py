"""Prose to elements, as a brief's fields go."""

from __future__ import annotations

from pathlib import Path

from briefgen.brief.prose import Converter, Marked
from briefgen.brief.quoting import Press
from briefgen.house import House
from briefgen.problems import Collector, Problem
from briefgen.reading import Placed
from briefgen.workspace import Workspace

HERE = Path(__file__).parent


def converted(
    text: str, level: int | None = 1, language: str = "en-GB", folder: Path = HERE, flat: bool = False
) -> tuple[str, list[Problem]]:
    """The elements of block prose, and the problems met."""
    problems = Collector()
    converter = Converter(Placed("brief.yaml", "", None, {}), folder, Workspace(folder), problems)
    press = Press((), language, House(organisation="T"))
    return Marked.of(press.printed(converter.blocks(("method",), text, level, flat)), language), list(problems)


def elements(text: str, **options: object) -> str:
    """The elements of prose that has no problem."""
    out, problems = converted(text, **options)  # type: ignore[arg-type]
    assert problems == []
    return out


def line(text: str, language: str = "en-GB") -> str:
    """The elements of one line, such as a title."""
    problems = Collector()
    out = Converter(Placed("brief.yaml", "", None, {}), HERE, Workspace(HERE), problems).line(("title",), text)
    assert list(problems) == []
    return Marked.of(out, language)
