"""Printing: problems with their lines, colours where a person looks, progress on long work."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

import click

from briefgen.problems import Problem, count, describe

if TYPE_CHECKING:
    from briefgen.checks.allowances import Allowed

_COLOURS: dict[str, dict[str, object]] = {
    "place": {"bold": True},
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "notice": {"fg": "blue", "bold": True},
    "caret": {"fg": "red", "bold": True},
    "hint": {"fg": "cyan"},
    "done": {"fg": "green"},
    "added": {"fg": "green"},
    "removed": {"fg": "red"},
    "quiet": {"dim": True},
}


def paint(text: str, kind: str) -> str:
    """Text in the colour of its kind; click takes colours out again where nobody sees them."""
    return click.style(text, **_COLOURS.get(kind, {}))  # type: ignore[arg-type]


def wants_colour() -> bool | None:
    """What the environment says (no-color.org): False, True, or None to look whether a terminal listens."""
    if os.environ.get("NO_COLOR"):
        return False
    return True if os.environ.get("FORCE_COLOR") else None


def print_problems(problems: Iterable[Problem], rules: Collection[str] | None = None) -> None:
    """Each problem with its line, a caret and a hint, to stderr; with the name of its rule where it breaks one.

    `rules` are the names that count as rules; None for briefgen's own.
    """
    from briefgen import lines

    rules = _own_rules() if rules is None else rules
    lines.forget()
    for problem in problems:
        click.echo(describe(problem, lines.line_of(problem), paint, problem.rule in rules), err=True)


def _own_rules() -> Collection[str]:
    from briefgen.checks import RULES  # takes longer to import than most commands take to say that all is well

    return RULES


def print_allowed(allowed: Sequence[Allowed]) -> None:
    """What briefs allow themselves, one line each, to stderr."""
    lines = list(dict.fromkeys(map(_allowed_line, allowed)))
    if lines:
        more = [f"  … and {len(lines) - _MOST_LISTED:,} more: --format json has all of them"]
        listed = lines[:_MOST_LISTED] + (more if len(lines) > _MOST_LISTED else [])
        click.echo("\n".join([f"{count(len(lines), 'occurrence')} allowed:", *listed]), err=True)


def _allowed_line(allowed: Allowed) -> str:
    place, rule = paint(str(allowed.problem.position), "place"), paint(f"[{allowed.problem.rule}]", "quiet")
    return f"  {place}: “{_on_one_line(allowed.text)}” {rule} {allowed.reason}"


_MOST_LISTED = 40
"""So many are read; of a night's thousands a program makes its list."""
_MOST_SHOWN = 60
"""How much of a text that may stay is shown."""


def _on_one_line(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _MOST_SHOWN else f"{text[: _MOST_SHOWN - 1]}…"


class Progress:
    """“3 of 12: red-sea-shipping”, on one line of a terminal, once the work has taken a second."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._started = time.monotonic()
        self._shown = False
        self._asked_for = total > 1 and sys.stderr is not None and sys.stderr.isatty()

    def step(self, number: int, name: str) -> None:
        """Say which piece is under way, counted from 1."""
        if self._asked_for and time.monotonic() - self._started > 1:
            click.echo(f"\r\x1b[K{number} of {self._total}: {name}", err=True, nl=False)
            self._shown = True

    def clear(self) -> None:
        """Take the line away, before something else is printed."""
        if self._shown:
            click.echo("\r\x1b[K", err=True, nl=False)
            self._shown = False
