"""One count for all: a row of a file changes, and text, charts, tables and Word's workbooks change."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

from briefgen.build import Choices, prepare, render
from briefgen.document import Chart, KeyFigure, Paragraph, Table, plain_text, walk
from briefgen.workspace import Workspace
from tests.editions.searching import docx_letters
from tests.reading_papers import pdf_pages

ROWS = """date,type,killed
2024-01-15,Missile,1
2024-01-26,Missile,
2024-02-18,Drone,2
"""
BRIEF = """title: Attacks
date: 2024-03-01
data:
  - {id: ships, file: ships.csv, unsourced: our own list}
tallies:
  - {id: by-month, of: ships, by: month, count: [killed, events]}
figures:
  - {id: killed, label: people killed, claims: [{tally: by-month, measure: killed}]}
charts:
  - {id: monthly, kind: column, tally: by-month, title: Most died in February}
event_tables:
  - {id: listed, data: ships, title: Every attack}
sections:
  - title: The toll
    body: |
      In all {{ killed }} people were killed.

      ![](#monthly)
"""


@dataclass(frozen=True)
class Said:
    """What the paper says of the number of people killed, place by place."""

    prose: str
    glance: str
    points: tuple[float | None, ...]
    description: str
    credit: str
    table: str
    word: str
    workbook: str
    pdf: str


def said(folder: Path) -> Said:
    prepared = prepare(
        folder / "inputs" / "brief.yaml", Workspace(folder), Choices("briefing-paper", embed_fonts=False)
    )
    nodes = list(walk(prepared.paper))
    chart = next(node for node in nodes if isinstance(node, Chart))
    texts = [plain_text(node) for node in nodes if isinstance(node, Paragraph)]
    files = render(prepared, ("docx", "pdf"))
    return Said(
        next(text for text in texts if text.startswith("In all")),
        next(node.value for node in nodes if isinstance(node, KeyFigure)),
        tuple(point.value for point in chart.series[0].points),
        chart.alt,
        plain_text(chart.credit) if chart.credit else "",
        next(plain_text(node) for node in nodes if isinstance(node, Table)),
        docx_letters(files["docx"]),
        _workbook(files["docx"]),
        "\n".join(pdf_pages(files["pdf"])),
    )


def _workbook(docx: bytes) -> str:
    """The sheet of the one workbook in a Word file."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        (name,) = (name for name in package.namelist() if name.endswith(".xlsx"))
        with zipfile.ZipFile(io.BytesIO(package.read(name))) as workbook:
            return workbook.read("xl/worksheets/sheet1.xml").decode()


def test_one_row_is_changed_and_everything_follows(tmp_path: Path) -> None:
    (tmp_path / "inputs").mkdir()
    (tmp_path / "inputs" / "brief.yaml").write_text(BRIEF)
    (tmp_path / "inputs" / "ships.csv").write_text(ROWS)
    before = said(tmp_path)
    (tmp_path / "inputs" / "ships.csv").write_text(ROWS.replace("Drone,2", "Drone,41"))
    after = said(tmp_path)
    assert (before.prose, after.prose) == ("In all 3 people were killed.", "In all 42 people were killed.")
    assert (before.glance, after.glance) == ("3", "42")
    assert (before.points, after.points) == ((1, 2), (1, 41))
    assert "41" in after.description
    assert "41" not in before.description
    assert before.credit == after.credit == "Source: our own list. Events without a known number of people killed: 1."
    assert "41" in after.table
    assert "41" not in before.table
    assert "<v>2</v>" in before.workbook
    assert "<v>41</v>" in after.workbook
    assert "inall3peoplewerekilled" in before.word
    assert "inall42peoplewerekilled" in after.word
    assert "In all 42 people were killed." in " ".join(after.pdf.split())
    assert "41" in after.pdf
    assert "41" not in before.pdf
