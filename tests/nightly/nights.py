"""Nights for tests: as they come from a run, without one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from briefgen.nightly.night import Moved, Night, Result
from briefgen.problems import Position, Problem

BRIEF = """title: The passes
date: 2026-11-20
sections:
  - title: What the winter closes
    body: Traffic over the pass fell by 45 per cent, see [the table](#tolls) and the map.
"""
BROKEN = "inputs/asia/passes.yaml"

UNKNOWN = Problem(Position(BROKEN, 5, 62), "there is nothing with the id `tolls`", "did you mean `toll`?", "unknown-id")
EMPTY = Problem(Position(BROKEN, 1), "has no standfirst", "one sentence will do", "standfirst", "warning")
NOTICE = Problem(Position(BROKEN, 2, 7), "is older than its sources", "", "source-dates", "notice")


def papers(brief: str) -> tuple[str, ...]:
    """The papers of a brief: those of `inputs/asia/x.yaml` are `asia/x.docx` and `asia/x.pdf`."""
    stem = brief.removeprefix("inputs/").removesuffix(".yaml")
    return (f"{stem}.docx", f"{stem}.pdf")


def built(brief: str, *reasons: str, **more: object) -> Result:
    """A brief whose papers were made anew."""
    result = Result(brief, "built", reasons=reasons or (f"{brief} changed",), papers=papers(brief))
    return replace(result, **{"seconds": 0.8, "cpu": 0.75, "peak": 180_000_000, **more})  # type: ignore[arg-type]


def current(brief: str, *problems: Problem) -> Result:
    """A brief whose papers needed no work."""
    return Result(brief, "current", papers=papers(brief), problems=problems)


def failed(brief: str, *problems: Problem, **more: object) -> Result:
    """A brief that no paper came of, with its last good ones."""
    result = Result(brief, "failed", "problems", (f"{brief} changed",), problems, papers(brief), stale=True)
    return replace(result, **{"seconds": 0.4, "cpu": 0.4, "peak": 150_000_000, **more})  # type: ignore[arg-type]


FIGURE = Moved("killed", "militants killed", "145", "216", (12, 40))


def night(root: Path, *results: Result, **more: object) -> Night:
    """A night with these results."""
    options = {"strict": False, "timeout": 120, "memory": 2000, "formats": ("docx", "pdf"), "at": None}
    made = Night(str(root), str(root / "papers"), "2026-11-27T03:10:05Z", 3.25, 2, "0.1.0", options, results)
    versions = {"briefgen": "0.1.0", "python": "3.11.7"}
    return replace(made, **{"versions": versions, **more})  # type: ignore[arg-type]


def three_briefs(root: Path) -> Night:
    """A night with one brief of each kind, the broken one on the disk."""
    (root / "inputs/asia").mkdir(parents=True)
    (root / BROKEN).write_text(BRIEF, encoding="utf-8")
    results = (
        failed(BROKEN, UNKNOWN, EMPTY, NOTICE),
        current("inputs/ports.yaml"),
        built("inputs/red-sea.yaml", "inputs/red-sea.csv changed", moved=(FIGURE,)),
    )
    return night(root, *results, gone=("old-paper.pdf",))
