"""Issues of a paper, one after the other, as a nightly run leaves their records."""

from __future__ import annotations

from pathlib import Path

from briefgen.build import Choices, Prepared, prepare
from briefgen.issues import ISSUES_FOLDER, folder_of, record_of, write_record
from briefgen.marking import Tlp
from briefgen.workspace import Workspace

HERE = Path(__file__).parent


class Papers:
    """The papers of one brief, `inputs/lake/chad.yaml` below a folder."""

    def __init__(self, folder: Path) -> None:
        self.workspace = Workspace(folder)
        self.brief = folder / "inputs" / "lake" / "chad.yaml"
        self.issues = folder / "papers" / ISSUES_FOLDER
        self.brief.parent.mkdir(parents=True)

    def write(self, text: str, *changed: tuple[str, str]) -> None:
        """Write the brief: the text of a file beside this one, with some passages changed."""
        text = (HERE / text).read_text(encoding="utf-8") if text.endswith(".yaml") else text
        for old, new in changed:
            assert old in text, old
            text = text.replace(old, new)
        self.brief.write_text(text, encoding="utf-8")

    def prepared(self, level: Tlp | None = None, template: str | None = None) -> Prepared:
        """The paper, ready to be set."""
        choices = Choices(template, edition=level, embed_fonts=False, issues=self.issues)
        return prepare(self.brief, self.workspace, choices)

    def issued(self, level: Tlp | None = None) -> Prepared:
        """The paper, with its record put where the next issue looks for it."""
        prepared = self.prepared(level)
        write_record(self.folder(prepared.file.edition), record_of(prepared.file, prepared.house), self.workspace)
        return prepared

    def folder(self, level: Tlp | None = None) -> Path:
        """Where the records lie."""
        return folder_of(self.issues, self.brief, self.workspace, level)
