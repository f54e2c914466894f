"""A small house whose papers take hundredths of a second, and what its papers have to be, byte for byte."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefgen.build import prepare, render
from briefgen.workspace import Workspace

FORMATS = ("docx", "pdf")

_FILES = {
    "house.yaml": "organisation: The Small House\ntemplate: tiny\nword: {embed_fonts: no}\n",
    "house-style.yaml": "rules: []\n",
    "tiny/paper.html": """\
<paper title="{{ title | plain }}" language="{{ language }}" date="{{ date }}">{{ summary }}</paper>
""",
    # Inside all bounds on templates, and still half a minute's work and most of a gigabyte.
    "endless/paper.html": """\
<paper title="{{ title | plain }}" language="{{ language }}" date="{{ date }}">
{% for row in range(400) %}{% for column in range(400) %}<p>{{ row }} {{ column }}</p>{% endfor %}{% endfor %}
</paper>
""",
}


@dataclass(frozen=True)
class SmallHouse:
    """A workspace and the folder that its papers go to."""

    root: Path
    out: Path

    @property
    def own(self) -> Path:
        """Where a run keeps its state, its lock and what it is at work on."""
        return self.out / ".nightly"

    def write(self, brief: str, words: str = "It is quiet.", **fields: str) -> Path:
        """Write `inputs/BRIEF.yaml`."""
        path = self.root / "inputs" / f"{brief}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = {"title": brief, "date": "2026-02-11", **fields, "summary": words}
        path.write_text("".join(f"{name}: {json.dumps(value)}\n" for name, value in text.items()), "utf-8")
        return path

    def write_all(self, briefs: Iterable[str], words: str = "It is quiet.") -> None:
        """The same words in many briefs, each under its own name."""
        for brief in briefs:
            self.write(brief, f"{brief}: {words}")

    def papers(self) -> dict[str, bytes]:
        """All that stands in the output folder but reports and what a run keeps for itself, by its path there."""
        files = (path for path in self.out.rglob("*") if path.is_file())
        named = {path.relative_to(self.out).as_posix(): path for path in files}
        return {name: path.read_bytes() for name, path in sorted(named.items()) if not _is_kept(name)}

    def staged(self) -> list[Path]:
        """What lies about that has not been put in its place."""
        files = (path for path in self.out.rglob("*") if path.is_file())
        return [path for path in files if path.name.startswith(".") or "staged" in path.parts]

    def report(self) -> dict[str, Any]:
        """What the last run says happened."""
        found: dict[str, Any] = json.loads((self.out / "nightly-report.json").read_text("utf-8"))
        return found

    def happened(self) -> dict[str, str]:
        """What the last run says came of each brief: its status, and the cause of a failure."""
        return {
            Path(each["brief"]).stem: " ".join(filter(None, (each["status"], each.get("cause"))))
            for each in self.report()["briefs"]
        }

    def expected(self, formats: Iterable[str] = FORMATS) -> dict[str, bytes]:
        """The papers of all briefs as `briefgen build` makes them."""
        made: dict[str, bytes] = {}
        for path in sorted((self.root / "inputs").rglob("*.y*ml")):
            stem = path.relative_to(self.root / "inputs").with_suffix("").as_posix()
            papers = render(prepare(path, Workspace(self.root)), list(formats))
            made |= {f"{stem}.{each}": papers[each] for each in formats}
        return dict(sorted(made.items()))

    def all_files(self) -> Mapping[str, tuple[bytes | None, float]]:
        """Everything below the workspace with its content and time, for what must leave it alone."""
        found = ((path, path.lstat()) for path in self.root.rglob("*"))
        return {
            path.relative_to(self.root).as_posix(): (path.read_bytes() if path.is_file() else None, stat.st_mtime)
            for path, stat in found
        }


def _is_kept(name: str) -> bool:
    return name.startswith((".nightly/", ".issues/", "nightly-report.")) or name == "ballast"


def small_house(root: Path) -> SmallHouse:
    """Build a house in an empty folder; it has no briefs yet."""
    for name, text in _FILES.items():
        path = root / "templates" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (root / "inputs").mkdir(exist_ok=True)
    return SmallHouse(root, root / "papers")
