"""The report for programs, as JSON. What its fields mean stands in `nightly-report.schema.json`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from briefgen.nightly.night import Moved, Result
from briefgen.nightly.report.counted import Counted
from briefgen.nightly.report.words import sentence
from briefgen.problems import as_record

FORM = 1
"""The number of this form of the report; another one where a field goes or means something else."""
SCHEMA = Path(__file__).with_name("nightly-report.schema.json")


def as_json(counted: Counted, code: int) -> str:
    """The night as JSON: a brief a line, so that two nights can be compared and searched by line."""
    night = counted.night
    head = {
        "form": FORM,
        "version": night.version,
        "started": night.started,
        "seconds": round(night.seconds, 3),
        "jobs": night.jobs,
        "stopped": night.stopped,
        "exit_code": code,
        "root": night.root,
        "out": night.out,
        "options": night.options,
        "versions": dict(night.versions),
        "summary": _summary(counted),
        "warnings": [_warnings(each.rule, each.count, each.first) for each in counted.warnings],
        "slowest": [result.brief for result in counted.slowest],
        "gone": list(counted.gone),
        "removed": sorted(night.removed),
        "remarks": list(night.remarks),
    }
    lines = [f"{_text(name)}: {_text(value)}" for name, value in head.items()]
    briefs = ",\n".join(f"  {_text(_brief(result))}" for result in counted.results)
    return "{\n" + ",\n".join([*lines, f'"briefs": [\n{briefs}\n]']) + "\n}\n"


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


def _summary(counted: Counted) -> dict[str, Any]:
    return {
        "sentence": sentence(counted),
        "briefs": len(counted.results),
        "built": len(counted.built),
        "current": len(counted.current),
        "failed": len(counted.failed),
        "stale": len(counted.stale),
        "errors": counted.problems("error"),
        "warnings": counted.problems("warning"),
        "notices": counted.problems("notice"),
        "moved": counted.figures_moved,
        "cpu_seconds": round(counted.cpu, 3),
        "peak_bytes": counted.peak,
    }


def _warnings(rule: str, count: int, briefs: Iterable[str]) -> dict[str, Any]:
    return {"rule": rule, "count": count, "briefs": list(briefs)}


def _brief(result: Result) -> dict[str, Any]:
    return {
        "brief": result.brief,
        "status": result.status,
        "cause": result.cause or None,
        "reasons": list(result.reasons),
        "papers": list(result.papers),
        "stale": result.stale,
        "problems": [as_record(problem) for problem in result.problems],
        "moved": [_moved(each) for each in result.moved],
        "seconds": round(result.seconds, 3),
        "cpu_seconds": round(result.cpu, 3),
        "peak_bytes": result.peak,
        "trace": result.trace or None,
    }


def _moved(moved: Moved) -> dict[str, Any]:
    return {"figure": moved.id, "label": moved.label, "old": moved.old, "new": moved.new, "lines": list(moved.lines)}
