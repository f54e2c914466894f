"""A house without rules of its own, so that a test about something else sees nothing of the shipped ones."""

from __future__ import annotations

from pathlib import Path


def without_rules(workspace: Path) -> None:
    """Give a workspace an empty house-style.yaml."""
    (workspace / "templates").mkdir(exist_ok=True)
    (workspace / "templates" / "house-style.yaml").write_text("rules: []\n", encoding="utf-8")
