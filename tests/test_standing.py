"""A paper's standing through the public door: its embargo, its watermark, its versions, in both formats."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result
from docx import Document
from pypdfium2 import PdfDocument

from briefgen.brief import template_data
from briefgen.build import Prepared, prepare
from briefgen.cli import main
from briefgen.outline import outline
from briefgen.template import compose
from briefgen.theme import PaperSize, Theme, load_theme
from briefgen.theme.colour import contrast, least_contrast
from briefgen.workspace import find_workspace
from briefgen.writers import WRITERS
from tests.reading_papers import docx_text, pdf_pages
from tests.specimens import specimens
from tests.writers.word.reading import names, part

BRIEF = """\
title: After the attacks
date: 2026-02-11
tlp: {tlp}
template: {template}
status: {status}
embargo: 2026-02-11 06:00 +05:00
sections:
  - title: One thing
    body: Some *text*.
recommendations:
  - {{to: Interior Ministry, text: Publish one count.}}
{more}"""
HISTORY = """\
version: "2.1"
history:
  - {version: "1.0", date: 2026-02-01, what: First published.}
  - {version: "2.0", date: 2026-02-11, what: A finding was added., significant: yes}
  - {version: "2.1", date: 2026-02-20, what: The toll was given as *12*., correction: yes}
"""
UNTIL = "Embargoed until 11 February 2026, 06:00 (UTC+5), 01:00 UTC"
TEMPLATES = ("briefing-paper", "flash-note", "report", "situation-report", "extract")
ROOT = Path(__file__).resolve().parents[1]
WORKSPACE = find_workspace(ROOT)


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "inputs").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(tlp: str = "green", template: str = "briefing-paper", status: str = "draft", more: str = "") -> None:
    text = BRIEF.format(tlp=tlp, template=template, status=status, more=more)
    Path("inputs/x.yaml").write_text(text, "utf-8")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments), catch_exceptions=False)


def pages(name: str = "x") -> list[str]:
    """The text of each page of a paper that was built, spaces alike."""
    return [" ".join(page.split()) for page in pdf_pages(Path(f"papers/{name}.pdf").read_bytes())]


def headers(name: str = "x") -> list[str]:
    content = Path(f"papers/{name}.docx").read_bytes()
    return [" ".join(docx_text(content, each).split()) for each in names(content) if "header" in each]


# ── Embargo ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("template", TEMPLATES)
def test_until_it_is_lifted_every_page_says_so(workspace: Path, template: str) -> None:
    write(template=template)
    assert run("build").exit_code == 0
    assert all(UNTIL in page for page in pages())
    assert len(headers()) == 2
    assert all(UNTIL in header for header in headers())


@pytest.mark.parametrize("at", ["2026-02-11T06:00+05:00", "2026-02-11T01:00Z", "2026-02-12"])
def test_once_it_is_lifted_nothing_says_so(workspace: Path, at: str) -> None:
    write()
    assert run("build", "--at", at).exit_code == 0
    assert not any("Embargo" in text for text in (*pages(), *headers()))
    assert "Embargo" not in run("show", "inputs/x.yaml", "--at", at).stdout


def test_the_clock_plays_no_part(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "2000000000")
    write()
    run("build")
    assert all(UNTIL in page for page in pages())


def test_a_version_that_is_dated_later_lifts_nothing_by_itself(workspace: Path) -> None:
    write("amber", status="final", more=withheld("2.1"))
    assert run("build").exit_code == 0
    assert all(UNTIL in page for page in pages())
    assert "it is lifted" in run("build", "--for", "clear").output
    assert run("build", "--for", "clear", "--at", "2026-02-20").exit_code == 0
    assert not any("Embargo" in text for text in pages("x.tlp-clear"))


@pytest.mark.parametrize("command", [["build"], ["check"], ["show", "inputs/x.yaml"], ["extract", "--all"]])
def test_nothing_for_everyone_is_made_before(workspace: Path, command: list[str]) -> None:
    write(tlp="clear")
    refused = run(*command)
    assert refused.exit_code == 1
    assert "inputs/x.yaml:6:10: error: a paper marked TLP:CLEAR would be made before" in refused.output
    assert not list(workspace.glob("papers/*"))
    assert run(*command, "--at", "2026-02-11T06:00+05:00").exit_code == 0


def test_it_is_the_edition_that_is_held_back_not_the_whole(workspace: Path) -> None:
    write(tlp="amber", more="unmarked_tlp: clear\n")
    assert run("build").exit_code == 0
    refused = run("build", "--for", "clear")
    assert refused.exit_code == 1
    assert "a paper marked TLP:CLEAR would be made before" in refused.stderr
    assert run("build", "--for", "clear", "--at", "2026-02-12").exit_code == 0
    write(tlp="clear", more="gaps:\n  - {text: Nobody knows., tlp: amber}\n")
    assert run("build", "--for", "amber").exit_code == 0
    assert all("TLP:AMBER" in page and UNTIL in page for page in pages("x.tlp-amber"))


def test_an_extract_says_so_too(workspace: Path) -> None:
    write()
    assert run("extract", "--all").exit_code == 0
    assert all(UNTIL in page and "Draft" in page for page in pages("x-interior-ministry"))


@pytest.mark.parametrize("at", ["2026-02-11T06:00", "2026-02-11 06:00 PKT", "noon", "2026-13"])
def test_a_time_without_its_offset_is_a_usage_error(workspace: Path, at: str) -> None:
    write()
    refused = run("check", "--at", at)
    assert refused.exit_code == 2
    assert "Invalid value for '--at'" in refused.stderr


# ── Status and versions ──────────────────────────────────────────────────────


@pytest.mark.parametrize(("status", "word"), [("draft", "Draft"), ("review", "For review"), ("final", None)])
def test_a_watermark_stands_behind_every_page(workspace: Path, status: str, word: str | None) -> None:
    write(status=status)
    run("build", "--at", "2026-02-12")
    content = Path("papers/x.docx").read_bytes()
    parts = [part(content, each) for each in names(content) if "header" in each]
    shapes = [re.findall(r'PowerPlusWaterMarkObject\d.*?string="([^"]*)"', each) for each in parts]
    assert shapes == [[word] if word else []] * 2
    with pikepdf.open("papers/x.pdf") as file:
        marked = [page.Contents.read_bytes().count(b"/Subtype /Watermark") for page in file.pages]
    assert marked == [1 if word else 0] * len(marked)


@pytest.mark.parametrize("template", TEMPLATES[:4])
def test_versions_are_listed_and_a_correction_stands_on_page_one(workspace: Path, template: str) -> None:
    write(template=template, status="corrected", more=HISTORY)
    assert run("build").exit_code == 0
    first, whole = pages()[0], " ".join(pages())
    word = " ".join(docx_text(Path("papers/x.docx").read_bytes()).split())
    for text in (first, word):
        assert "Correction, 20 February 2026 The toll was given as 12." in text
        assert "First published 1 February 2026, updated 11 February 2026" in text
    for text in (whole, word):
        assert re.search("What changed.*2\\.1.*2\\.0.*A finding was added\\..*1\\.0.*First published\\.", text)


def test_why_it_was_withdrawn_stands_on_page_one(workspace: Path) -> None:
    write(status="withdrawn", more=HISTORY)
    assert run("build").exit_code == 0
    assert "Withdrawn, 20 February 2026 The toll was given as 12." in pages()[0]
    assert run("extract", "--all").exit_code == 0
    assert "Withdrawn, 20 February 2026 The toll was given as 12." in pages("x-interior-ministry")[0]


def test_a_reason_that_an_edition_leaves_out_is_no_other_versions(workspace: Path) -> None:
    """A template sees what is left of a history: its last entry may be of a version before."""
    prepared = prepare_withdrawn(workspace)
    data = template_data(prepared.file, prepared.house)
    paper = compose("briefing-paper", {**data, "history": data["history"][:1]}, find_workspace(workspace))  # type: ignore[index]
    told = outline(paper)
    assert "Withdrawn" in told
    assert "First published." not in told


def prepare_withdrawn(workspace: Path) -> Prepared:
    write(status="withdrawn", more=HISTORY)
    return prepare(workspace / "inputs/x.yaml", find_workspace(workspace))


def withheld(version: str, words: str = "") -> str:
    """The history with a version for fewer readers, and the words that others may read."""
    said = f", withheld_as: {words}" if words else ""
    entries = HISTORY.replace(f'{{version: "{version}"', f'{{tlp: amber{said}, version: "{version}"')
    return f"unmarked_tlp: clear\n{entries}"


def test_an_edition_is_not_called_corrected_without_a_word(workspace: Path) -> None:
    write("amber", status="corrected", more=withheld("2.1"))
    for command in ("check", "build"):
        refused = run(command, "--for", "clear", "--at", "2026-02-20")
        assert refused.exit_code == 1
        assert (
            "inputs/x.yaml:5:9: error: in the edition for TLP:CLEAR, nothing says what was corrected" in refused.output
        )
    assert run("build", "--for", "amber").exit_code == 0
    write("amber", status="corrected", more=withheld("2.0"))
    assert run("check", "--for", "clear", "--at", "2026-02-20").exit_code == 0


@pytest.mark.parametrize(("status", "title"), [("corrected", "Correction"), ("withdrawn", "Withdrawn")])
def test_it_says_so_in_the_words_that_its_readers_may_read(workspace: Path, status: str, title: str) -> None:
    write("amber", status=status, more=withheld("2.1", "A *number* was wrong."))
    assert run("build", "--for", "clear", "--at", "2026-02-20").exit_code == 0
    text = " ".join(pages("x.tlp-clear"))
    assert f"{title}, 20 February 2026 A *number* was wrong." in text
    assert re.search("What changed.*2\\.1.*A \\*number\\* was wrong\\..*2\\.0", text)
    assert "The toll was given" not in text
    assert run("build", "--for", "amber").exit_code == 0
    assert f"{title}, 20 February 2026 The toll was given as 12." in pages("x.tlp-amber")[0]


def test_an_edition_has_the_papers_version_whatever_its_history_tells(workspace: Path) -> None:
    """So that readers of two editions can tell whether they are of the same paper."""
    write("amber", status="final", more=withheld("2.1").replace(", correction: yes", ""))
    assert run("build", "--for", "clear", "--at", "2026-02-20").exit_code == 0
    text = " ".join(pages("x.tlp-clear"))
    assert "Version 2.1" in text
    assert re.search("What changed.*2\\.0.*1\\.0", text)


@pytest.mark.parametrize(("words", "said"), [("", False), ("For fewer readers.", True)])
def test_no_later_version_is_taken_for_the_first(workspace: Path, words: str, said: bool) -> None:
    more = withheld("1.0", words).replace("2026-02-11, what", "2026-02-09, what")
    more = more.replace(", significant: yes", "").replace("2026-02-20,", "2026-02-11, significant: yes,")
    write("amber", status="corrected", more=more)
    assert run("build", "--for", "clear", "--at", "2026-02-12").exit_code == 0
    text = " ".join(pages("x.tlp-clear"))
    assert "A finding was added." in text
    assert ("First published 1 February 2026, updated 11 February 2026" in text) == said
    assert ("First published" in text) == said


def test_a_first_version_is_no_history(workspace: Path) -> None:
    first = 'version: "1.0"\nhistory:\n  - {version: "1.0", date: 2026-02-11, what: First published.}\n'
    write(status="final", more=first)
    assert run("build").exit_code == 0
    assert not re.search("What changed|First published", " ".join(pages()))


def test_the_files_properties_tell_them(workspace: Path) -> None:
    write(status="corrected", more=HISTORY)
    run("build")
    told = Document("papers/x.docx").core_properties
    assert (told.version, told.content_status, told.comments.replace("\u00a0", " ")) == ("2.1", "corrected", UNTIL)
    with pikepdf.open("papers/x.pdf") as file, file.open_metadata() as xmp:
        assert (xmp["xmpMM:VersionID"], xmp["xmp:Label"]) == ("2.1", "corrected")
        assert xmp["xmpRights:UsageTerms"].replace("\u00a0", " ") == UNTIL


# ── On the page ──────────────────────────────────────────────────────────────


SIZES: tuple[PaperSize, ...] = ("a4", "letter")


def themes() -> list[Theme]:
    return [load_theme(name, WORKSPACE.template_roots, size) for name in ("standard", "dispatch") for size in SIZES]


def named(theme: Theme) -> str:
    return f"{theme.name} {theme.page.width:.0f}"


@pytest.mark.parametrize("theme", themes(), ids=named)
def test_text_keeps_its_contrast_over_a_watermark(theme: Theme) -> None:
    paper = theme.colours.get("paper", "#FFFFFF")
    over = [style for style in theme.styles.values() if style.on == paper]
    assert len(over) > 20
    told = [(contrast(each.colour, theme.watermark), least_contrast(each.size, each.bold)) for each in over]
    assert all(seen >= least for seen, least in told)


@pytest.mark.parametrize("theme", themes(), ids=named)
@pytest.mark.parametrize("words", [UNTIL, " ".join([UNTIL] * 4)], ids=["short", "long"])
@pytest.mark.parametrize("name", ["paper", "everything"])
def test_below_the_strip_everything_stands_as_it_did_only_lower(theme: Theme, words: str, name: str) -> None:
    """The markings at the heads of page one and two, however many lines the embargo takes."""
    paper = replace(specimens()[name], marking=MARKING, watermark=None)
    tops = [markings(WRITERS["pdf"](replace(paper, embargo=said), theme)) for said in (None, words)]
    lower = {round(before - after, 1) for before, after in zip(*tops, strict=True)}
    assert len(lower) == 1
    assert lower.pop() > 10


@pytest.mark.parametrize("theme", themes(), ids=named)
def test_in_word_the_marking_keeps_off_the_strip(theme: Theme) -> None:
    """The header begins with the strip; what stands above the marking in its paragraph is empty."""
    content = WRITERS["docx"](replace(specimens()["paper"], marking=MARKING, embargo=UNTIL), theme)
    style = re.search(r'w:styleId="Marking".*?</w:style>', part(content, "word/styles.xml"), re.DOTALL)
    assert style
    above = re.search(r'w:before="(\d+)"', style[0])
    assert above
    assert int(above[1]) / 20 >= 6


MARKING = "TLP:AMBER+STRICT"


def markings(content: bytes) -> list[float]:
    """How far above the foot of the first two pages the marking at their head begins."""
    found = []
    for page in list(PdfDocument(content))[:2]:
        text = page.get_textpage()
        start, _ = text.search(MARKING).get_next()
        found.append(text.get_charbox(start)[3])
    return found
