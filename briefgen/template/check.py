"""Finding the mistakes in templates without a brief."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.workspace import Workspace


def check_templates(workspace: Workspace, names: Iterable[str]) -> None:
    """Raises ProblemsFound with the mistakes in these templates."""
