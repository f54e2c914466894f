"""One issue after another, with real files: what a paper says of the one before it, and what it may not say."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from briefgen.build import Choices, prepare, render
from briefgen.issues import ISSUES_FOLDER, folder_of, record_of, write_record
from briefgen.marking import Tlp, is_above
from briefgen.outline import outline
from briefgen.reads import recorded
from briefgen.workspace import Workspace
from tests.editions.planted import Planted, planted_brief
from tests.editions.searching import docx_letters, letters_of, pdf_letters
from tests.issues.papers import HERE, Papers


@pytest.fixture
def papers(tmp_path: Path) -> Papers:
    return Papers(tmp_path)


def test_a_first_issue_says_nothing_of_another(papers: Papers) -> None:
    papers.write("february.yaml")
    said = outline(papers.issued().paper)
    assert "Issue of" not in said
    assert "What changed" not in said
    assert papers.folder() == papers.issues / "lake" / "chad"
    assert [path.name for path in papers.folder().iterdir()] == ["2026-02-03.json"]


def test_the_next_says_what_changed(papers: Papers, golden: Callable[[Path, str], None]) -> None:
    papers.write("february.yaml")
    papers.issued()
    papers.write("march.yaml")
    golden(HERE / "march.outline", outline(papers.issued().paper))


def test_an_issue_built_again_is_compared_with_the_same_one(papers: Papers) -> None:
    papers.write("february.yaml")
    papers.issued()
    papers.write("march.yaml")
    first = render(papers.issued(), ("docx", "pdf"))
    record = (papers.folder() / "2026-03-03.json").read_bytes()
    assert render(papers.issued(), ("docx", "pdf")) == first
    assert (papers.folder() / "2026-03-03.json").read_bytes() == record
    papers.write("march.yaml", ("five days", "six days"))
    papers.issued()
    papers.write("march.yaml")
    assert render(papers.issued(), ("docx", "pdf")) == first


@pytest.mark.parametrize(
    ("status", "is_kept"), [("draft", False), ("review", False), ("final", True), (None, True)], ids=str
)
def test_what_is_not_out_yet_is_no_issue(papers: Papers, status: str | None, is_kept: bool) -> None:
    papers.write("february.yaml", ("tlp: clear", f"tlp: clear\nstatus: {status}" if status else "tlp: clear"))
    prepared = papers.prepared()
    assert bool(record_of(prepared.file, prepared.house)) == is_kept


def test_the_previous_issue_is_the_latest_that_is_certainly_earlier(papers: Papers) -> None:
    for date in ("2025-12", "2026-02-01", "2026-03", "2026-03-09"):
        papers.write("february.yaml", ("date: 2026-02-03", f"date: {date}"))
        papers.issued()
    (papers.folder() / "2026-02-30.json").write_text("no day of the calendar")
    (papers.folder() / "notes.json").write_text("not ours")
    papers.write("march.yaml")
    assert "replaces that of 1 February 2026" in outline(papers.prepared().paper)
    papers.write("march.yaml", ("date: 2026-03-03", "date: 2026-02-01"))
    assert "replaces that of December 2025" in outline(papers.prepared().paper)


def test_only_the_record_of_the_previous_issue_is_read(papers: Papers) -> None:
    for date in ("2026-01-03", "2026-02-03", "2026-03-03"):
        papers.write("february.yaml", ("date: 2026-02-03", f"date: {date}"))
        papers.issued()
    papers.write("march.yaml")
    with recorded() as noted:
        papers.prepared()
    assert [path.name for path in noted.files if path.is_relative_to(papers.issues)] == ["2026-02-03.json"]
    asked = [names for listing, names in noted.listings.items() if listing.folder.is_relative_to(papers.issues)]
    assert asked == [("2026-01-03.json", "2026-02-03.json")]


def test_a_record_of_a_later_date_is_told(papers: Papers) -> None:
    """Its date was mistyped; who deletes it hears no more of it."""
    papers.write("february.yaml", ("date: 2026-02-03", "date: 2062-02-03"))
    papers.issued()
    papers.write("february.yaml")
    wrong = papers.folder() / "2062-02-03.json"
    with recorded() as noted:
        told = [each for each in papers.issued().problems if each.rule == "later-issue"]
    assert [(each.position.path, each.severity) for each in told] == [(papers.workspace.shown(wrong), "warning")]
    assert "after the paper's date, 2026-02-03" in told[0].message
    wrong.unlink()
    assert noted.changed() == (wrong,)
    assert "later-issue" not in [each.rule for each in papers.prepared().problems]


def test_a_month_is_not_later_than_a_day_in_it(papers: Papers) -> None:
    papers.write("february.yaml", ("date: 2026-02-03", "date: 2026-02"))
    papers.issued()
    papers.write("february.yaml")
    assert "later-issue" not in [each.rule for each in papers.prepared().problems]


UNCHANGED = [("date: 2026-02-03", "date: 2026-03-03")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("In January {{ displaced }}", "In January  {{ displaced: number }}"),
        ("The prefect visited the camp on 28 January", "The  prefect visited\n      the camp on 28\u00a0January"),
        ("prefect visited the camp", "prefect *visited* the [camp](https://example.org/kaya)"),
        ("a tenth more than in December", "a tenth more than in December^[By the ministry's own count.]"),
        ("weeks.\n\n      The prefect", "weeks. The prefect"),
    ],
)
def test_how_text_is_set_is_no_change(papers: Papers, old: str, new: str) -> None:
    papers.write("february.yaml")
    papers.issued()
    papers.write("february.yaml", *UNCHANGED, (old, new))
    said = outline(papers.prepared().paper)
    assert "replaces that of 3 February 2026" in said
    assert "What changed" not in said


def test_recommendations_in_another_order_are_no_change(papers: Papers) -> None:
    papers.write("february.yaml")
    papers.issued()
    papers.write("february.yaml", *UNCHANGED)
    data = yaml.safe_load(papers.brief.read_text(encoding="utf-8"))
    data["recommendations"].reverse()
    papers.write(yaml.safe_dump(data, sort_keys=False))
    assert "What changed" not in outline(papers.prepared().paper)


def test_a_quoted_number_that_moved_is_told_once(papers: Papers) -> None:
    papers.write("february.yaml")
    papers.issued()
    papers.write("february.yaml", *UNCHANGED, ("value: 12400", "value: 12900"))
    told = outline(papers.prepared().paper).partition("What changed")[2].partition("Events")[0]
    assert told.count("12,900") == told.count("12,400") == 1
    assert "newly displaced in the province" not in told


def test_other_languages_have_other_words_and_are_not_compared_with_english(papers: Papers) -> None:
    papers.write("february.yaml")
    papers.issued()
    papers.write("march.yaml", ("language: en-GB", "language: de"))
    said = outline(papers.issued().paper)
    assert "Ausgabe: 3. März 2026; ersetzt die Ausgabe: 3. Februar 2026" in said
    assert "geändert hat" not in said
    papers.write("march.yaml", ("language: en-GB", "language: de"), ("date: 2026-03-03", "date: 2026-04-03"))
    data = yaml.safe_load(papers.brief.read_text(encoding="utf-8"))
    data["sections"].append({"title": "Neues", "body": "Es gibt etwas Neues."})
    papers.write(yaml.safe_dump(data, sort_keys=False, allow_unicode=True))
    assert "Was sich seit der letzten Ausgabe geändert hat (3. März 2026)" in outline(papers.prepared().paper)


def _spoilt(change: Callable[[dict[str, Any]], object]) -> Callable[[bytes], bytes]:
    def spoil(raw: bytes) -> bytes:
        data = json.loads(raw)
        change(data)
        return json.dumps(data).encode()

    return spoil


@pytest.mark.parametrize(
    "spoil",
    [
        lambda raw: raw[: len(raw) // 2],
        lambda _: b"",
        lambda _: b"\xff\xfe",
        lambda _: b"[" * 100_000,
        lambda _: b"[]",
        lambda raw: raw + b" " * 33_000_000,
        _spoilt(lambda data: data.update(format=2)),
        _spoilt(lambda data: data.update(date="2026-02-04")),
        _spoilt(lambda data: data.update(edition="clear")),
        _spoilt(lambda data: data.update(author="somebody")),
        _spoilt(lambda data: data["sections"][0].update(title="a\0b")),
        _spoilt(lambda data: data["sections"][0].update(text=["a\ufdd8b"])),
        _spoilt(lambda data: data["figures"][0].update(best=float("inf"))),
        _spoilt(lambda data: data["figures"][0].update(best=1e300)),
        _spoilt(lambda data: data["findings"][0].update(low=-1)),
    ],
)
def test_a_bad_record_is_told_and_costs_no_paper(papers: Papers, spoil: Callable[[bytes], bytes]) -> None:
    papers.write("february.yaml")
    papers.issued()
    record = papers.folder() / "2026-02-03.json"
    record.write_bytes(spoil(record.read_bytes()))
    papers.write("march.yaml")
    prepared = papers.prepared()
    found = [each for each in prepared.problems if each.rule == "previous-issue"]
    assert [(each.severity, Path(each.position.path).name) for each in found] == [("warning", "2026-02-03.json")]
    assert "Issue of" not in outline(prepared.paper)


def test_what_a_record_says_is_never_markup(papers: Papers) -> None:
    papers.write("february.yaml")
    papers.issued()
    record = papers.folder() / "2026-02-03.json"
    data = json.loads(record.read_bytes())
    data["sections"][2]["title"] = "<page-break/>{{ title }}</td>"
    data["figures"][0] |= {"unit": "<td>", "best": 123456789012345.5}
    record.write_text(json.dumps(data))
    papers.write("march.yaml")
    said = outline(papers.prepared().paper)
    assert "“<page-break/>{{ title }}</td>”" in said
    assert "123,456,789,012,345.5" in said


def test_an_issue_that_was_set_in_another_theme_costs_no_paper(papers: Papers) -> None:
    papers.write("february.yaml")
    papers.issued()
    record = papers.folder() / "2026-02-03.json"
    record.write_text(record.read_text(encoding="utf-8").replace("Prices of food", "Prices of \U0001f41f"))
    papers.write("march.yaml")
    prepared = papers.prepared()
    assert [each.severity for each in prepared.problems if each.rule == "previous-issue"] == ["warning"]
    assert "Issue of" not in outline(prepared.paper)


@pytest.mark.parametrize("template", ["briefing-paper", "flash-note", "report", "situation-report"])
def test_every_template_prints_the_line_and_the_situation_report_what_changed(papers: Papers, template: str) -> None:
    papers.write("february.yaml", ("template: situation-report", f"template: {template}"), ("events:", "unused:"))
    text = papers.brief.read_text(encoding="utf-8")
    papers.write(text[: text.index("unused:")] + text[text.index("recommendations:") :])
    papers.issued()
    papers.write(papers.brief.read_text(encoding="utf-8").replace("2026-02-03", "2026-03-03").replace("12400", "13"))
    said = outline(papers.prepared().paper)
    assert "replaces that of 3 February 2026" in said
    assert ("What changed since" in said) == (template == "situation-report")


# ── Editions ─────────────────────────────────────────────────────────────────

TRIED: tuple[Tlp, ...] = ("clear", "amber")


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> tuple[Workspace, Planted]:
    """A brief with words at every level, and the records of an issue in which every one of them was open to all."""
    folder = tmp_path_factory.mktemp("shelf")
    planted = planted_brief(folder)
    brief = folder / "inputs" / "planted.yaml"
    today = brief.read_text(encoding="utf-8")
    data = _open(yaml.safe_load(today))
    brief.write_text(yaml.safe_dump({**data, "date": "2026-01-11"}, sort_keys=False), encoding="utf-8")
    workspace = Workspace(folder)
    for level in TRIED:
        prepared = prepare(brief, workspace, Choices("situation-report", edition=level, embed_fonts=False))
        record = record_of(prepared.file, prepared.house)
        write_record(folder_of(_issues(workspace), brief, workspace, level), {**record, "edition": level}, workspace)
    brief.write_text(today, encoding="utf-8")
    return workspace, planted


def _issues(workspace: Workspace) -> Path:
    return workspace.root / "papers" / ISSUES_FOLDER


def _open(data: Any) -> Any:
    """Data of which everybody may read all."""
    if isinstance(data, dict):
        return {name: "clear" if name == "tlp" else _open(value) for name, value in data.items()}
    return [_open(each) for each in data] if isinstance(data, list) else data


@pytest.mark.parametrize("level", TRIED)
def test_neither_record_nor_paper_of_an_edition_has_a_word_of_what_it_leaves_out(
    level: Tlp, shelf: tuple[Workspace, Planted]
) -> None:
    workspace, planted = shelf
    brief = workspace.inputs / "planted.yaml"
    choices = Choices("situation-report", edition=level, embed_fonts=False, issues=_issues(workspace))
    prepared = prepare(brief, workspace, choices)
    assert "replaces that of 11 January 2026" in outline(prepared.paper)
    files = render(prepared, ("docx", "pdf"))
    found = {"docx": docx_letters(files["docx"]), "pdf": pdf_letters(files["pdf"])}
    found["record"] = letters_of(json.dumps(record_of(prepared.file, prepared.house)))
    strict = [word for word in planted.places if is_above(planted.levels[word], level)]
    assert [(form, planted.places[word]) for form, text in found.items() for word in strict if word in text] == []
    open_words = [word for word in planted.places if not is_above(planted.levels[word], level)]
    assert sum(word in found["record"] for word in open_words) > 5


def test_what_is_marked_since_is_not_called_dropped(papers: Papers) -> None:
    papers.write("february.yaml", ("tlp: clear", "tlp: green\nunmarked_tlp: clear"))
    papers.issued("clear")
    marked = ("  - id: flights\n", "  - id: flights\n    tlp: green\n")
    papers.write("february.yaml", ("tlp: clear", "tlp: green\nunmarked_tlp: clear"), *UNCHANGED, marked)
    said = outline(papers.prepared("clear").paper)
    assert "replaces that of 3 February 2026" in said
    assert "second count" not in said
    assert "Dropped" not in said


def test_what_is_dropped_for_all_is_called_so_in_an_edition(papers: Papers) -> None:
    marked = ("  - id: escort\n", "  - id: escort\n    tlp: green\n")
    papers.write("february.yaml", ("tlp: clear", "tlp: green\nunmarked_tlp: clear"), marked)
    papers.issued("clear")
    text = papers.brief.read_text(encoding="utf-8")
    begin, end = text.index("  - id: flights"), text.index("sources:\n  - {id: governor")
    papers.write((text[:begin] + text[end:]).replace("date: 2026-02-03", "date: 2026-03-03"))
    said = outline(papers.prepared("clear").paper)
    assert "Fly a second count of the north." in said
    assert "Dropped" in said


def test_an_edition_has_issues_of_its_own(papers: Papers) -> None:
    papers.write("february.yaml", ("tlp: clear", "tlp: green\nunmarked_tlp: clear"))
    papers.issued()
    papers.write("march.yaml", ("tlp: clear", "tlp: green\nunmarked_tlp: clear"))
    assert "Issue of" not in outline(papers.prepared("clear").paper)
    assert papers.folder("clear").name == "chad.tlp-clear"
