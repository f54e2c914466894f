"""Specimens set in Word, each once a test run."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from briefgen.theme import Theme, load_theme
from briefgen.writers.word import write
from tests.specimens import specimens

ROOT = Path(__file__).resolve().parents[2]
THEMES = ("standard", "dispatch")


@cache
def theme(name: str, paper: str = "a4") -> Theme:
    """A shipped theme."""
    return load_theme(name, [ROOT / "templates"], paper)  # type: ignore[arg-type]


@cache
def written(specimen: str, name: str) -> bytes:
    """A specimen as .docx in a theme."""
    return write(specimens()[specimen], theme(name))
