"""The morning's report on a night: JSON for programs, JUnit XML for build servers, a page for people.

All three are made of the same count (`Counted`), so they can't disagree.
"""

from __future__ import annotations

import os
from pathlib import Path

from briefgen.nightly.report.counted import Counted
from briefgen.nightly.report.junit import as_junit
from briefgen.nightly.report.page import as_page
from briefgen.nightly.report.parts import Around
from briefgen.nightly.report.record import SCHEMA, as_json
from briefgen.nightly.report.words import sentence, why
from briefgen.shelf import write_papers
from briefgen.workspace import Workspace

NAME = "nightly-report"
"""What the three files are called, before their suffix."""

__all__ = ["NAME", "SCHEMA", "Counted", "sentence", "why", "write_reports"]


def write_reports(counted: Counted, papers: Path, folder: Path, code: int) -> dict[str, Path]:
    """The three reports put into a folder, all or none; where each is, by its suffix.

    `papers` is the folder of the papers, to which the page links; `code` the exit code that is told. Raises
    ProblemsFound where they can't be written: the reports of the night before stay.
    """
    workspace = Workspace(Path(counted.night.root))
    places = {suffix: folder / f"{NAME}.{suffix}" for suffix in ("json", "xml", "html")}
    around = Around(_way(papers, folder), places["json"].name, workspace)
    texts = {"json": as_json(counted, code), "xml": as_junit(counted), "html": as_page(counted, around)}
    # In JSON an escape stands for half a character of a file's name; in the others no such thing is left.
    encoded = {suffix: text.encode("utf-8", "backslashreplace") for suffix, text in texts.items()}
    # Only the folder of the papers is held: in another one, a run of other papers may be writing its report.
    write_papers({places[suffix]: content for suffix, content in encoded.items()}, workspace, alone=folder == papers)
    return places


def _way(papers: Path, folder: Path) -> str:
    """The way from one folder to another, as the beginning of a relative address."""
    way = Path(os.path.relpath(papers, folder)).as_posix()
    return "" if way == "." else f"{way}/"
