"""What is wrong with something a person wrote, and where. Imports nothing of ours.

A problem is data; `describe` is the one function that words it for people and
`as_record` the one that words it for machines. Every stage collects all its
problems and raises `ProblemsFound` once.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Literal, TypeVar

from briefgen.frozen import frozen

Severity = Literal["error", "warning", "notice"]
"""An error stops a paper; a warning is most likely a mistake; a notice is worth a look."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a file. Line and column count from 1, in characters.

    None as line means the file as a whole; None as column means the whole line
    (Jinja knows lines but no columns, and we invent none).
    """

    path: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        return ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)


@frozen(slots=True)
class Fix:
    """What `old`, which stands at a place of a file, letter by letter, can safely be replaced with.

    `path` and `start` say which text of the file's data it is in, and from which of its characters on: by these
    `briefgen.repair` sees that nothing else changes.
    """

    position: Position
    path: tuple[str | int, ...]
    start: int
    old: str
    new: str


def spaced_like(old: str, new: str) -> str | None:
    """`new` with its lines ending behind as many words as those of `old`; None where it has too few words for that."""
    words = re.split(r"(\s+)", new)
    for at, space in enumerate(re.findall(r"\s+", old)):
        if "\n" in space or "\r" in space:
            if 2 * at + 1 >= len(words):
                return None
            words[2 * at + 1] = space
    return "".join(words)


@frozen(slots=True)
class Problem:
    """One thing to change. `hint` says how, and is empty only where nothing more can be said.

    `rule` is a short stable name (`unknown-field`, `missing-image`) for machines,
    tests and the brief's own allowances. `fix` is how the program could mend it; None where that takes a person.
    """

    position: Position
    message: str
    hint: str = ""
    rule: str = ""
    severity: Severity = "error"
    fix: Fix | None = None


class ProblemsFound(Exception):
    """Raised once by a stage, with every problem it found, in the order of their places."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_order(problems)
        super().__init__("\n".join(f"{p.position}: {p.message}" for p in self.problems))


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems in the order of their places, each once."""
    return tuple(sorted(set(problems), key=_by_place))


def _by_place(problem: Problem) -> tuple[str, int, int, str]:
    place = problem.position
    return (place.path, place.line or 0, place.column or 0, problem.message)


class Collector:
    """Gathers problems through a stage; leaving the `with` block raises them all at once.

    A `ProblemsFound` raised inside the block joins what was gathered before it.
    Warnings and notices alone do not raise.
    """

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def add(
        self,
        position: Position,
        message: str,
        hint: str = "",
        rule: str = "",
        severity: Severity = "error",
        fix: Fix | None = None,
    ) -> None:
        """Remember one problem; nothing is raised yet."""
        self.problems.append(Problem(position, message, hint, rule, severity, fix))

    def attempt(self, work: Callable[[], T]) -> T | None:
        """What `work` returns; None, its problems gathered, where it raises ProblemsFound. What follows goes on."""
        try:
            return work()
        except ProblemsFound as found:
            self.problems += found.problems
            return None

    @property
    def has_errors(self) -> bool:
        """Whether something was found that stops a paper."""
        return any(problem.severity == "error" for problem in self.problems)

    def __iter__(self) -> Iterator[Problem]:
        return iter(self.problems)

    def __enter__(self) -> Collector:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, ProblemsFound):
            raise ProblemsFound([*self.problems, *error.problems]) from None
        if error is None and self.has_errors:
            raise ProblemsFound(self.problems)


def did_you_mean(word: str, known: Iterable[str], form: str = "`{}`", alike: float = 0.6) -> str:
    """A hint naming the known word nearest to `word`, worded with `form`; empty when none is near.

    Capitals don't matter. `alike` is how near: 1 for the very same word, 0 for any.
    """
    near = nearest(word, known, alike)
    return f"did you mean {form.format(near)}?" if near else ""


def nearest(word: str, known: Iterable[str], alike: float = 0.6) -> str | None:
    """The known word nearest to `word`, capitals aside; None when none is near."""
    spelt = {each.lower(): each for each in sorted(known)}
    near = get_close_matches(word.lower(), spelt, n=1, cutoff=alike)
    return spelt[near[0]] if near else None


def as_record(problem: Problem) -> dict[str, object]:
    """The problem as plain JSON data: path, line, column (null when unknown), severity, rule, message, hint."""
    place = problem.position
    return {
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "severity": problem.severity,
        "rule": problem.rule,
        "message": problem.message,
        "hint": problem.hint,
    }


def problem_from(record: Mapping[str, Any]) -> Problem:
    """The problem that a record is of, without its fix. Raises KeyError or TypeError where it is no such record."""
    place = Position(record["path"], record["line"], record["column"])
    return Problem(place, record["message"], record["hint"], record["rule"], record["severity"])


Paint = Callable[[str, str], str]


def describe(
    problem: Problem, source_line: str | None = None, paint: Paint = lambda text, _kind: text, named: bool = False
) -> str:
    """The problem in words: `path:line:column: error: what`, the line with a caret, and the hint.

    `named` adds the name of its rule, for one that can be looked up or allowed for.

    `source_line` is the text of the line it points at, None when the file can't be
    read. `paint` colours a piece of text by kind (`place`, `error`, `warning`,
    `notice`, `quiet`, `caret`, `hint`); by default it leaves it plain.
    """
    place = paint(printable(str(problem.position)), "place")
    lines = [f"{place}: {paint(problem.severity + ':', problem.severity)} {printable(problem.message)}"]
    if named:
        lines[0] += paint(f" [{problem.rule}]", "quiet")
    if source_line is not None and problem.position.line is not None:
        lines += _excerpt(source_line, problem.position, paint)
    if problem.hint:
        lines.append(f"  {paint('hint:', 'hint')} {printable(problem.hint)}")
    return "\n".join(lines)


_WIDEST = 100


def _excerpt(source_line: str, place: Position, paint: Paint) -> list[str]:
    number = f"{place.line} | "
    shown, at = shortened(source_line, place.column)
    lines = [f"  {number}{printable(shown)}"]
    if place.column is not None:
        lines.append("  " + " " * (len(number) + _cells(shown[:at])) + paint("^", "caret"))
    return lines


def shortened(source_line: str, column: int | None) -> tuple[str, int]:
    """The part of a line that is shown around a column, with “…” for the rest, and which of its characters is meant.

    Characters count from 0 here; without a column the beginning is shown.
    """
    column = column or 1
    start = max(0, column - 1 - _WIDEST // 2) if len(source_line) > _WIDEST else 0
    before, after = "…" * (start > 0), "…" * (start + _WIDEST < len(source_line))
    return f"{before}{source_line[start : start + _WIDEST]}{after}", len(before) + column - 1 - start


def count(number: int, one: str, many: str | None = None) -> str:
    """“1 brief”, “3 briefs”, “1,000 briefs”."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def printable(text: str) -> str:
    """Text fit for a terminal: control characters, which would move its cursor or colour text, as a space or box."""
    if text.isprintable():
        return text
    return "".join(
        " " if char == "\t" else "\ufffd" if unicodedata.category(char) in ("Cc", "Cf") else char for char in text
    )


def _cells(text: str) -> int:
    """How many terminal cells `text` takes (Unicode Standard Annex 11): wide 2, combining 0, else 1."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )
