"""A brief held against rules that a test writes: through `prepare`, as `briefgen check` does."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from briefgen.build import Choices, Prepared, prepare
from briefgen.problems import Problem
from briefgen.workspace import Workspace


def prepared(folder: Path, rule: dict[str, Any], asked: str | None = None, **fields: Any) -> Prepared:
    """A brief with some fields, in a workspace whose house has one rule, by the template that a command names."""
    (folder / "templates").mkdir(exist_ok=True)
    style = {"rules": [{"name": "tried", **rule}]}
    (folder / "templates" / "house-style.yaml").write_text(json.dumps(style), encoding="utf-8")
    path = folder / "brief.yaml"
    path.write_text(json.dumps({"title": "Case", "date": "2026-01-01", **fields}, ensure_ascii=False), "utf-8")
    return prepare(path, Workspace(folder), Choices(template=asked))


def told(folder: Path, rule: dict[str, Any], text: str = "", **fields: Any) -> list[Problem]:
    """What the rule finds in a brief; `text` is the body of its one section."""
    if text:
        fields["sections"] = [{"title": "Section", "body": text}]
    return [problem for problem in prepared(folder, rule, **fields).problems if problem.rule == "tried"]
