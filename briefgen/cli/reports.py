"""Problems for other programs: a list as JSON, SARIF 2.1.0 (OASIS), annotations of GitHub Actions."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import quote

from briefgen import __version__
from briefgen.problems import Position, Problem, as_record

if TYPE_CHECKING:
    from briefgen.checks.allowances import Allowed
    from briefgen.checks.rule import Rule

FORMATS = ("text", "json", "sarif", "github")
_LEVELS = {"error": "error", "warning": "warning", "notice": "note"}
"""What SARIF calls a severity (§3.27.10)."""


def reported(problems: Sequence[Problem], allowed: Sequence[Allowed], rules: Mapping[str, Rule], form: str) -> str:
    """Problems, and what briefs allow themselves, in one of the FORMATS but `text`. `rules` explain the problems."""
    if form == "sarif":
        return _json(_sarif(problems, allowed, rules))
    if form == "github":
        return "\n".join(map(_annotation, problems))
    return _json([*map(as_record, problems), *map(_allowed_record, allowed)])


def _allowed_record(allowed: Allowed) -> dict[str, object]:
    """What may stay, as a record whose severity is none that a problem has; with what it was found to be."""
    record = as_record(allowed.problem)
    return {**record, "severity": "allowed", "text": allowed.text, "reason": allowed.reason}


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2)


# ── SARIF ────────────────────────────────────────────────────────────────────


def _sarif(problems: Sequence[Problem], allowed: Sequence[Allowed], rules: Mapping[str, Rule]) -> dict[str, object]:
    every = [*problems, *(each.problem for each in allowed)]
    names = sorted({problem.rule for problem in every})
    described = [
        {"id": name} | ({"fullDescription": {"text": rules[name].explanation}} if name in rules else {})
        for name in names
    ]
    driver = {"name": "briefgen", "version": __version__, "rules": described}
    results = [_result(problem, names.index(problem.rule)) for problem in every]
    if allowed:  # all results say whether they are suppressed, or none does (§3.27.23)
        none: list[list[dict[str, str]]] = [[] for _ in problems]
        for result, suppressions in zip(results, [*none, *map(_suppressions, allowed)], strict=True):
            result["suppressions"] = suppressions
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }


def _suppressions(allowed: Allowed) -> list[dict[str, str]]:
    """An allowance as SARIF has it (§3.35): it stands in the brief itself."""
    return [{"kind": "inSource", "justification": allowed.reason}]


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
