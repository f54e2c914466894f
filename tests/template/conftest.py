"""A workspace with a template of its own, to try things in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from briefgen.document import Paper, plain_text
from briefgen.template import compose
from briefgen.workspace import Workspace

House = Callable[..., "Trial"]


class Trial:
    """A folder with `templates/trial/paper.html` and whatever else a test puts beside it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.workspace = Workspace(root)
        (root / "inputs").mkdir(exist_ok=True)

    def write(self, name: str, text: str) -> None:
        path = self.root / "templates" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def paper(self, body: str) -> None:
        """Make `body` what the template prints inside `<paper>`, from line 2 on."""
        self.write("trial/paper.html", f'<paper title="Trial" language="en-GB">\n{body}\n</paper>')

    def compose(self, data: Mapping[str, object] | None = None) -> Paper:
        return compose("trial", data or {}, self.workspace)

    def text(self, body: str, data: Mapping[str, object] | None = None) -> str:
        """What `<p>BODY</p>` prints."""
        self.paper(f"<p>{body}</p>")
        return plain_text(self.compose(data))


@pytest.fixture
def trial(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Trial:
    monkeypatch.chdir(tmp_path)
    return Trial(tmp_path)
