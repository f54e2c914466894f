"""What is printed below a graphic: its source as the publisher asks, what was counted, changed and not known."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.build import Choices, prepare
from briefgen.document import Chart, Paragraph, plain_text, walk
from briefgen.workspace import Workspace

CASES = Path(__file__).parent.parent / "mistakes" / "checks"
FILES = {
    "acled.csv": CASES / "data-without-day" / "inputs" / "acled.csv",
    "GEDEvent_v26_0_2.csv": CASES / "provisional-figure" / "inputs" / "GEDEvent_v26_0_2.csv",
    "ships.csv": CASES / "changed-data" / "inputs" / "ships.csv",
}
BRIEF = """title: T
date: 2026-04-01
language: {language}
data:
  - {{id: events-file, file: {file}, {data}}}
tallies:
  - {{id: t, label: clashes, of: events-file, by: type, count: {count}, {tally}}}
charts:
  - {{id: c, kind: bar, tally: t, title: A title, {chart}}}
sources:
  - {{id: list, title: A list, author: "Yousafzai, Gul; Reuters", publisher: gCaptain}}
"""
ACLED = "Armed Conflict Location & Event Data (ACLED), acleddata.com"
UCDP = "UCDP Candidate Events Dataset, Uppsala Conflict Data Program, Uppsala University, ucdp.uu.se"


def paper(folder: Path, file: str, data: str, language: str = "en-GB", chart: str = "", tally: str = "") -> list[str]:
    """The credit of the one chart of a paper, and the paragraphs of the paper."""
    (folder / "inputs").mkdir()
    (folder / "inputs" / file).write_bytes(FILES[file].read_bytes())
    text = BRIEF.format(
        language=language, file=file, data=data, chart=chart or "width: text", tally=tally or "empty: allowed",
        count="killed",
    )  # fmt: skip
    (folder / "inputs" / "b.yaml").write_text(text)
    nodes = list(walk(prepare(folder / "inputs" / "b.yaml", Workspace(folder), Choices("briefing-paper")).paper))
    credit = next(node.credit for node in nodes if isinstance(node, Chart))
    assert credit
    said = [plain_text(credit), *(plain_text(node) for node in nodes if isinstance(node, Paragraph))]
    return [each.replace("\u00a0", " ") for each in said]


def test_a_known_publisher_is_cited_as_it_asks_with_filters_and_changes(tmp_path: Path) -> None:
    credit, *paragraphs = paper(
        tmp_path, "acled.csv", 'retrieved: 2026-03-20, changes: "duplicates removed", version: "7"',
        tally="where: {from: 2024-01, type: Battles}",
    )  # fmt: skip
    assert credit == (
        f"Source: {ACLED}, version 7, retrieved 20 March 2026. Changed by the authors: duplicates removed. "
        "Counted: since January 2024; type Battles."
    )
    (method,) = (each for each in paragraphs if "Snapshot" in each)
    assert method.startswith(f"{ACLED}, version 7, retrieved 20 March 2026. It has 1 row, 15 January 2024. ")
    assert "For clashes we counted: since January 2024; type Battles. " in method
    assert "Changed by the authors: duplicates removed. " in method


def test_its_conditions_hold_beside_a_line_of_one_s_own(tmp_path: Path) -> None:
    credit, *_ = paper(tmp_path, "acled.csv", "retrieved: 2026-03-20", chart="credit: By *us*, note: Not all of it.")
    assert credit == f"Not all of it. By us. Source: {ACLED}, retrieved 20 March 2026."


def test_any_other_source_gives_way_to_a_line_of_one_s_own(tmp_path: Path) -> None:
    credit, *_ = paper(tmp_path, "ships.csv", "unsourced: our own list", chart="credit: By *us*")
    assert credit == "By us."


def test_a_source_is_named_by_who_wrote_and_who_published_it(tmp_path: Path) -> None:
    credit, *paragraphs = paper(tmp_path, "ships.csv", "source: list")
    assert credit == "Source: Gul Yousafzai, Reuters, gCaptain."
    assert any(each.startswith("Gul Yousafzai, Reuters, gCaptain. It has ") for each in paragraphs)


def test_a_method_begins_its_sentences_with_capitals(tmp_path: Path) -> None:
    _, *paragraphs = paper(tmp_path, "ships.csv", "unsourced: our own list")
    assert any(each.startswith("Our own list. It has ") for each in paragraphs)


def test_candidate_figures_are_called_provisional(tmp_path: Path) -> None:
    credit, *paragraphs = paper(tmp_path, "GEDEvent_v26_0_2.csv", "retrieved: 2026-03-20")
    assert credit == f"Source: {UCDP}, retrieved 20 March 2026. Provisional figures, which may still change."
    assert any("Its figures are provisional and may still change." in each for each in paragraphs)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", f"Source : {ACLED}, consulté le 20 mars 2026. Événements comptés : 2024; type Battles."),
        ("de", f"Quelle: {ACLED}, abgerufen am 20. März 2026. Gezählt: 2024; Art Battles."),
        ("es", f"Fuente: {ACLED}, consultado el 20 de marzo de 2026. Recuento: 2024; tipo Battles."),
    ],
)
def test_it_is_said_in_the_paper_s_language(language: str, said: str, tmp_path: Path) -> None:
    where = "where: {from: 2024, to: 2024, type: Battles}"
    credit, *_ = paper(tmp_path, "acled.csv", "retrieved: 2026-03-20", language, tally=where)
    assert credit.replace("\u202f", " ") == said
