"""Problems for other programs: a list as JSON, SARIF 2.1.0 (OASIS), annotations of GitHub Actions."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import PurePath
from urllib.parse import quote

from briefgen import __version__
from briefgen.problems import Position, Problem, as_record

FORMATS = ("text", "json", "sarif", "github")
_LEVELS = {"error": "error", "warning": "warning", "notice": "note"}
"""What SARIF calls a severity (§3.27.10)."""


def reported(problems: Sequence[Problem], form: str) -> str:
    """Problems in one of the FORMATS but `text`."""
    if form == "sarif":
        return _json(_sarif(problems))
    if form == "github":
        return "\n".join(map(_annotation, problems))
    return _json([as_record(problem) for problem in problems])


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2)


# ── SARIF ────────────────────────────────────────────────────────────────────


def _sarif(problems: Sequence[Problem]) -> dict[str, object]:
    from briefgen.checks import RULES

    names = sorted({problem.rule for problem in problems})
    rules = [
        {"id": name} | ({"fullDescription": {"text": RULES[name].explanation}} if name in RULES else {})
        for name in names
    ]
    driver = {"name": "briefgen", "version": __version__, "rules": rules}
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "results": [_result(problem, names.index(problem.rule)) for problem in problems],
            }
        ],
    }


def _result(problem: Problem, rule: int) -> dict[str, object]:
    return {
        "ruleId": problem.rule,
        "ruleIndex": rule,
        "level": _LEVELS[problem.severity],
        "message": {"text": _sentence(problem)},
        "locations": [{"physicalLocation": _location(problem.position)}],
    }


def _location(place: Position) -> dict[str, object]:
    found: dict[str, object] = {"artifactLocation": {"uri": quote(os.fsencode(PurePath(place.path).as_posix()))}}
    if place.line is not None:
        column = {} if place.column is None else {"startColumn": place.column}
        found["region"] = {"startLine": place.line} | column
    return found


def _sentence(problem: Problem) -> str:
    return f"{problem.message} ({problem.hint})" if problem.hint else problem.message


# ── GitHub Actions ───────────────────────────────────────────────────────────


def _annotation(problem: Problem) -> str:
    """A workflow command, which shows the problem beside the line (docs.github.com, workflow commands)."""
    place = problem.position
    fields = {"file": place.path, "line": place.line, "col": place.column, "title": problem.rule}
    said = ",".join(f"{name}={_escaped(str(value), _IN_FIELDS)}" for name, value in fields.items() if value is not None)
    return f"::{problem.severity} {said}::{_escaped(_sentence(problem), _IN_TEXT)}"


_IN_TEXT = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_FIELDS = {**_IN_TEXT, ":": "%3A", ",": "%2C"}


def _escaped(text: str, codes: dict[str, str]) -> str:
    return "".join(codes.get(char, char) for char in text)
