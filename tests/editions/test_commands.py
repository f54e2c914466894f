"""Editions through the command line: names of files, levels, what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.build import Choices, prepare
from briefgen.marking import Tlp
from briefgen.workspace import Workspace
from tests.cli.test_papers import run
from tests.reading_papers import docx_text

BRIEF = """\
title: A paper
date: 2026-02-11
tlp: red
unmarked_tlp: clear
template: flash-note
summary: What everybody may read.
sections:
  - title: For all
    body: The gate was opened [@guard].
  - title: For some
    tlp: amber
    body: By the watch.
  - title: For few
    tlp: red
    body: By two of them.
recommendations:
  - {to: Ministry, text: "**Say so.** It is owed.", timeframe: now, tlp: green}
  - {to: Ministry, text: "**Say who.** It is owed.", timeframe: now, tlp: red}
  - {to: Court, text: "**Try them.** It is owed.", timeframe: now, tlp: red}
sources:
  - {id: guard, type: interview, title: A guard, tlp: amber, withheld_as: a confidential interview}
"""


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "inputs").mkdir()
    (tmp_path / "inputs" / "x.yaml").write_text(BRIEF, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def papers(workspace: Path) -> set[str]:
    return {path.name for path in (workspace / "papers").iterdir()}


def test_an_edition_never_takes_the_place_of_the_whole_paper(workspace: Path) -> None:
    assert run("build").exit_code == 0
    whole = (workspace / "papers" / "x.pdf").read_bytes()
    assert run("build", "--for", "clear").exit_code == 0
    assert run("build", "--for", "TLP:Amber+Strict", "-f", "pdf").exit_code == 0
    assert papers(workspace) == {"x.docx", "x.pdf", "x.tlp-clear.docx", "x.tlp-clear.pdf", "x.tlp-amber-strict.pdf"}
    assert (workspace / "papers" / "x.pdf").read_bytes() == whole


@pytest.mark.parametrize(
    ("level", "sections", "marking"),
    [
        ("clear", ["For all"], "CLEAR"),
        ("green", ["For all"], "GREEN"),
        ("amber", ["For all", "For some"], "AMBER"),
        ("amber+strict", ["For all", "For some"], "AMBER+STRICT"),
        ("red", ["For all", "For some", "For few"], "RED"),
    ],
)
def test_each_level_has_its_parts_and_its_marking(
    level: str, sections: list[str], marking: str, workspace: Path
) -> None:
    shown = run("show", "inputs/x.yaml", "--for", level).stdout
    assert [title for title in ("For all", "For some", "For few") if f"h1 “{title}”" in shown] == sections
    assert f"marking=TLP:{marking} " in shown
    assert ("“A confidential interview.”" in shown) == (level in ("clear", "green"))


def test_an_edition_is_no_stricter_than_the_paper(workspace: Path) -> None:
    brief = workspace / "inputs" / "x.yaml"
    brief.write_text("title: A\ndate: 2026\ntlp: green\nsections: [{title: B, body: C}]\n", "utf-8")
    assert run("build", "--for", "red", "-f", "pdf").exit_code == 0
    assert papers(workspace) == {"x.tlp-green.pdf"}


def test_a_paper_laxer_than_a_part_is_built_as_an_edition_alone(workspace: Path) -> None:
    brief = workspace / "inputs" / "x.yaml"
    brief.write_text(BRIEF.replace("tlp: red\nunmarked_tlp: clear\n", "tlp: green\n", 1), "utf-8")
    result = run("build")
    assert result.exit_code == 1
    assert "or build an edition without it: `--for green`" in result.stderr
    assert not (workspace / "papers").exists()
    assert run("build", "--for", "green").exit_code == 0
    assert "marking=TLP:GREEN " in run("show", "inputs/x.yaml", "--for", "green").stdout
    shown = run("show", "inputs/x.yaml", "--for", "red").stdout
    assert "For few" in shown
    assert "marking=TLP:RED " in shown


def test_what_nobody_marked_never_becomes_laxer(workspace: Path) -> None:
    brief = workspace / "inputs" / "x.yaml"
    brief.write_text("title: A\ndate: 2026\ntlp: red\nsections: [{title: B, tlp: clear, body: C}]\n", "utf-8")
    result = run("build", "--for", "amber+strict")
    assert result.exit_code == 1
    assert "`unmarked_tlp: amber+strict`" in result.stderr
    assert not (workspace / "papers").exists()


@pytest.mark.parametrize(("level", "said"), [("white", "write clear"), ("TLP:WHITE", "write clear"), ("amer", "amber")])
def test_levels_that_there_are_not(level: str, said: str, workspace: Path) -> None:
    for command in (["build"], ["check"], ["show", "inputs/x.yaml"], ["extract", "--all"]):
        result = run(*command, "--for", level)
        assert result.exit_code == 2
        assert said in result.stderr


@pytest.mark.parametrize("tlp", ["white", "TLP:WHITE"])
def test_white_is_refused_in_parts_too(tlp: str, workspace: Path) -> None:
    brief = workspace / "inputs" / "x.yaml"
    brief.write_text(BRIEF.replace("tlp: amber\n", f"tlp: {tlp}\n"), "utf-8")
    result = run("check")
    assert "inputs/x.yaml:11:10: error: `tlp` can't be “white”" in result.stderr
    assert "hint: write clear" in result.stderr


def test_extracts_of_an_edition(workspace: Path) -> None:
    assert run("extract", "--all", "--for", "green", "-f", "docx").exit_code == 0
    assert papers(workspace) == {"x-ministry.tlp-green.docx"}
    result = run("extract", "inputs/x.yaml", "--to", "Court", "--for", "green")
    assert result.exit_code == 1
    assert "recommends nothing to “Court”" in result.stderr


def test_check_finds_what_build_would_refuse(workspace: Path) -> None:
    brief = workspace / "inputs" / "x.yaml"
    brief.write_text(BRIEF.replace(", withheld_as: a confidential interview", ""), "utf-8")
    assert run("check").exit_code == 0
    result = run("check", "--for", "clear")
    assert result.exit_code == 1
    assert "inputs/x.yaml:9:32: error: this cites the source `guard`, which is TLP:AMBER" in result.stderr
    assert run("build", "--for", "clear").exit_code == 1
    assert run("check", "--for", "amber").exit_code == 0


def test_no_edition_for_everyone_before_the_embargo_is_lifted(workspace: Path) -> None:
    brief = workspace / "inputs" / "x.yaml"
    brief.write_text(BRIEF.replace("date:", "embargo: 2026-02-12T06:00+05:00\ndate:", 1), "utf-8")
    assert run("check").exit_code == 0
    assert run("check", "--for", "green").exit_code == 0
    result = run("build", "--for", "clear")
    assert result.exit_code == 1
    assert "a paper marked TLP:CLEAR would be made before 2026-02-12T06:00+05:00" in result.stderr
    assert run("build", "--for", "clear", "--at", "2026-02-12T06:00+05:00", "-f", "pdf").exit_code == 0


def test_no_extract_for_everyone_before_the_embargo_is_lifted(workspace: Path) -> None:
    """Its template may print a marking that the brief hasn't got, or nothing of the embargo."""
    own = workspace / "templates" / "own"
    own.mkdir(parents=True)
    (own / "paper.html").write_text(
        '<paper title="{{ title }}" language="en" marking="TLP:CLEAR"><p>{{ addressee }}</p></paper>', "utf-8"
    )
    brief = workspace / "inputs" / "x.yaml"
    brief.write_text(
        "embargo: 2026-02-12T06:00+05:00\ntitle: A paper\ndate: 2026-02-11\n"
        "recommendations: [{to: Army, text: '**Say so.** It is owed.', timeframe: now}]\n",
        "utf-8",
    )
    asked = ("extract", "inputs/x.yaml", "--to", "Army", "--template", "own", "-f", "docx")
    result = run(*asked)
    assert result.exit_code == 1
    assert "inputs/x.yaml:1:10: error: a paper marked TLP:CLEAR would be made before" in result.stderr
    assert "the template doesn't print the embargo" in result.stderr
    assert not (workspace / "papers").exists()
    assert run(*asked, "--at", "2026-02-12T06:00+05:00").exit_code == 0


def test_a_finding_on_a_source_that_is_left_out_too_is_not_said_to_rest_on_one(workspace: Path) -> None:
    findings = (
        "findings:\n"
        "  - {text: '**It was opened.** Two say so.', sources: [guard, ispr]}\n"
        "  - {text: '**It was closed.** One says so.', sources: [ispr]}\n"
        "  - {text: '**It is open.** Two say so [@guard].', sources: [ispr]}\n"
    )
    brief = workspace / "inputs" / "x.yaml"
    text = BRIEF.replace("flash-note", "briefing-paper") + "  - {id: ispr, type: statement, title: What happened}\n"
    brief.write_text(text.replace("sections:\n", f"{findings}sections:\n", 1), "utf-8")
    assert run("build", "-f", "docx").exit_code == 0
    assert run("build", "--for", "clear", "-f", "docx").exit_code == 0
    for name in ("x.docx", "x.tlp-clear.docx"):
        said = docx_text((workspace / "papers" / name).read_bytes()).replace("\u00a0", " ")
        assert "Finding 2 rests on one source alone." in said


def test_what_a_pdf_has_attached_does_not_show_that_there_was_more(workspace: Path) -> None:
    brief = workspace / "inputs" / "x.yaml"
    brief.write_text(
        "title: T\ndate: 2026-02-11\ntlp: red\nunmarked_tlp: clear\n"
        "history: [{version: 1.0, date: 2026-02-11, what: First., tlp: red}]\nversion: 1.0\n"
        "questions: [{text: Do you know?, tlp: red}]\n"
        "sections: [{title: A, body: B, sections: [{title: C, body: D, tlp: amber}]}]\n",
        "utf-8",
    )

    def left(level: Tlp) -> str:
        return prepare(brief, Workspace(workspace), Choices(edition=level)).file.placed.raw.decode()

    said = "title: T\ndate: '2026-02-11'\ntlp: clear\nversion: '1.0'\nsections:\n- title: A\n  body: B\n"
    assert left("clear") == said
    assert left("green") == said.replace("clear", "green")
    assert "unmarked_tlp: clear" in left("amber")


def test_citations_in_the_text_where_the_style_has_them_there(workspace: Path) -> None:
    styles = workspace / "templates" / "citation-styles"
    styles.mkdir(parents=True)
    (workspace / "templates" / "house.yaml").write_text("organisation: A\ncitation_style: dates\n", "utf-8")
    (styles / "dates.csl").write_text(
        '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" default-locale="en-GB">'
        "<info><title>D</title><id>d</id><updated>2026-01-01T00:00:00+00:00</updated></info>"
        '<citation><layout prefix="(" suffix=")" delimiter="; "><text variable="title"/></layout></citation></style>',
        "utf-8",
    )
    assert "“The gate was opened (A guard).”" in run("show", "inputs/x.yaml").stdout
    assert "“The gate was opened (a confidential interview).”" in run("show", "inputs/x.yaml", "--for", "clear").stdout


def test_acronyms_and_pages_are_those_of_the_edition(workspace: Path) -> None:
    (workspace / "templates").mkdir()
    (workspace / "templates" / "house-style.yaml").write_text(
        "rules:\n- {name: acronym, acronyms: {known: []}}\n- {name: budget, pages: {flash-note: 1}}\n", "utf-8"
    )
    spelt_out = "  - {title: Inside, tlp: amber, body: Inter-Services Public Relations (ISPR) counts.}\n"
    long = "".join(f"  - {{title: Part {number}, tlp: amber, body: {'It is so. ' * 200}}}\n" for number in range(3))
    text = "title: T\ndate: 2026\ntlp: amber\nunmarked_tlp: clear\ntemplate: flash-note\nsections:\n"
    text += f"{spelt_out}  - {{title: Outside, body: The ISPR counts.}}\n{long}"
    (workspace / "inputs" / "x.yaml").write_text(text, "utf-8")
    whole, edition = run("check").output, run("check", "--for", "clear").output
    assert "[budget]" in whole
    assert "[acronym]" not in whole
    assert "[budget]" not in edition
    assert "x.yaml:8:32: warning: “ISPR” isn't spelt out" in edition


def test_a_graphic_goes_with_the_last_event_that_it_is_to_show(workspace: Path) -> None:
    (workspace / "inputs" / "x.yaml").write_text(
        """\
title: A paper
date: 2026-02-11
tlp: red
unmarked_tlp: clear
events:
  - {id: known, date: 2026-02-01, place: Harbour, summary: Seen by all.}
  - {id: secret, date: 2026-02-02, place: Gate, summary: Seen by two., tlp: red}
timelines:
  - {id: gone, title: The gate alone, events: [secret]}
  - {id: stays, title: Both of them, events: [known, secret]}
event_tables:
  - {id: gone-too, title: The gate as a table, events: [secret]}
""",
        "utf-8",
    )
    shown = run("show", "inputs/x.yaml", "--for", "clear").stdout
    assert "Both of them" in shown
    assert "The gate" not in shown
    assert "Seen by two" not in shown
    assert "The gate alone" in run("show", "inputs/x.yaml", "--for", "red").stdout


WITH_FILTERS = """\
title: A paper
date: 2026-02-11
tlp: red
unmarked_tlp: clear
events:
  - {id: known, date: 2026-02-01, place: Harbour, location: "25.1, 62.3", summary: Seen by all.}
  - {id: hidden, date: 2026-02-02, place: Gate, location: "25.2, 62.4", summary: Seen by two., tlp: red}
"""


def test_a_graphic_whose_filter_fits_only_what_is_left_out_goes_too(workspace: Path) -> None:
    graphics = """\
timelines:
  - {id: gone, title: Timeline of one place, where: {place: Gate}}
  - {id: late, title: Timeline of one day, where: {from: 2026-02-02}}
event_tables:
  - {id: tabled, title: Table of one place, where: {place: Gate}}
  - {id: every, title: Table of all places}
maps:
  - {id: mapped, title: Map of one place, data: events, where: {place: Gate}}
"""
    (workspace / "inputs" / "x.yaml").write_text(WITH_FILTERS + graphics, "utf-8")
    outcome = run("show", "inputs/x.yaml", "--for", "clear")
    assert outcome.exit_code == 0, outcome.output
    assert "Table of all places" in outcome.stdout
    assert "of one" not in outcome.stdout
    assert "Gate" not in outcome.stdout
    assert run("show", "inputs/x.yaml", "--for", "red").stdout.count("of one") >= 4


@pytest.mark.parametrize(
    "graphic",
    [
        "timelines:\n  - {id: a, title: T, where: {place: [Harbour, Gate]}}\n",
        "event_tables:\n  - {id: a, title: T, where: {place: [Harbour, Gate]}}\n",
        "maps:\n  - {id: a, title: T, data: events, where: {place: [Harbour, Gate]}}\n",
    ],
)
def test_a_filter_that_names_what_is_left_out_is_refused_at_its_place(graphic: str, workspace: Path) -> None:
    (workspace / "inputs" / "x.yaml").write_text(WITH_FILTERS + graphic, "utf-8")
    assert run("build", "--for", "red").exit_code == 0
    outcome = run("build", "--for", "clear")
    assert outcome.exit_code == 1
    assert "inputs/x.yaml:9:" in outcome.output
    assert "no row of this brief’s events has “Gate” for `place`" in outcome.output
    assert "x.tlp-clear.pdf" not in papers(workspace)


def test_what_graphics_pick_out_goes_with_what_is_left_out(workspace: Path) -> None:
    """It isn't printed, but a PDF may have the brief of its edition attached."""
    graphics = """\
figures:
  - id: dead
    label: dead
    claims:
      - {value: 4, by: Police, as_of: 2026-02-01, unsourced: heard}
      - {value: 9, by: Mole, as_of: 2026-02-02, unsourced: heard, tlp: red, withheld_as: a number we hold}
timelines:
  - {id: one, title: One, highlight: hidden}
  - {id: two, title: Two, highlight: [known, Seen by two.]}
charts:
  - {id: three, kind: dot-range, figures: [dead], title: Three, highlight: [Mole, police]}
maps:
  - {id: four, title: Four, data: events, highlight: Gate}
"""
    (workspace / "inputs" / "x.yaml").write_text(WITH_FILTERS + graphics, "utf-8")
    raw = prepared_raw(workspace, "clear")
    assert [word for word in ("hidden", "Gate", "Mole", "Seen by two") if word in raw] == []
    assert "- known" in raw
    assert "- police" in raw
    whole = prepared_raw(workspace, "red")
    assert [word for word in ("hidden", "Gate", "Mole", "Seen by two") if word not in whole] == []


def prepared_raw(workspace: Path, level: Tlp) -> str:
    """The YAML of an edition, as it is attached to its PDF."""
    choices = Choices(edition=level)
    return prepare(workspace / "inputs" / "x.yaml", Workspace(workspace), choices).file.placed.raw.decode()
