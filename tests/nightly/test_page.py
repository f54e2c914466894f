"""The page: nothing that a brief says can do anything in it, it needs nothing beside it, and it stays small."""

from __future__ import annotations

import base64
import hashlib
import re
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.nightly.night import Moved, Night
from briefgen.nightly.report import Counted
from briefgen.nightly.report.page import as_page
from briefgen.nightly.report.parts import Around
from briefgen.problems import Position, Problem
from briefgen.theme.colour import contrast
from briefgen.workspace import Workspace
from tests.nightly.nights import BROKEN, EMPTY, FIGURE, UNKNOWN, built, current, failed, night, three_briefs


def page_of(of: Night) -> str:
    """The page of a night, beside its papers."""
    return as_page(Counted(of), Around("", "nightly-report.json", Workspace(Path(of.root))))


def read(of: Night) -> ElementTree.Element:
    """The page, which an XML parser reads as a browser does."""
    return ElementTree.fromstring(page_of(of).removeprefix("<!DOCTYPE html>\n"))


def words(element: ElementTree.Element) -> str:
    """The text of an element, spaces as one."""
    return " ".join("".join(element.itertext()).split())


# ── What it says ─────────────────────────────────────────────────────────────


def test_the_first_line_says_how_the_night_went(tmp_path: Path) -> None:
    page = read(three_briefs(tmp_path))
    assert [words(heading) for heading in page.iter("h1")] == ["1 of 3 briefs failed; its last good papers stay"]
    assert words(next(page.iter("title"))) == "1 failed: briefgen nightly, 27 November 2026, 03:10 UTC"


def test_what_needs_somebody_leads_to_its_place(tmp_path: Path) -> None:
    page = read(three_briefs(tmp_path))
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    inner = [link.get("href", "")[1:] for link in page.iter("a") if link.get("href", "").startswith("#")]
    assert inner == ["failed-1", "figures", "gone", "warnings"]
    assert set(inner) <= set(ids)


def test_a_problem_has_its_place_its_line_and_its_hint(tmp_path: Path) -> None:
    [article] = read(three_briefs(tmp_path)).iter("article")
    problem = next(article.iter("li"))
    assert [words(each) for each in problem] == [
        "Error there is nothing with the id tolls [unknown-id]",
        "inputs/asia/passes.yaml:5:62",
        "5 | body: Traffic over the pass fell by 45 per cent, see [the table](#tolls) and the map.",
        "Hint: did you mean toll?",
    ]
    assert [words(mark) for mark in article.iter("mark")] == ["", "2"]
    assert [link.get("href") for link in article.iter("a")] == ["asia/passes.docx", "asia/passes.pdf"]


def test_no_file_outside_the_workspace_is_shown(tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("word: unspeakable\n", encoding="utf-8")
    root = tmp_path / "workspace"
    (root / "inputs").mkdir(parents=True)
    for path in ("../secret.yaml", str(tmp_path / "secret.yaml")):
        problem = Problem(Position(path, 1, 1), "message", "", "rule")
        assert "unspeakable" not in page_of(night(root, failed(BROKEN, problem)))


def test_moved_figures_are_named_with_old_and_new(tmp_path: Path) -> None:
    moved = (FIGURE, Moved("new", "bridges closed", None, "4"), Moved("old", "ports", "7–9", None))
    tables = read(night(tmp_path, built("inputs/a.yaml", moved=moved))).iter("table")
    rows = [[words(cell) for cell in row] for row in next(tables).iter("tr")]
    assert [row[:3] for row in rows] == [
        ["Figure", "Was", "Is now"],
        ["militants killed", "145", "216"],
        ["bridges closed", "not quoted", "4"],
        ["ports", "7–9", "no longer quoted"],
    ]
    assert [row[3] for row in rows[1:3]] == ["inputs/a.yaml, lines 12, 40 DOCX, PDF", "inputs/a.yaml DOCX, PDF"]


def test_briefs_that_failed_for_one_reason_stand_together_and_first(tmp_path: Path) -> None:
    broken = Problem(Position("templates/report/paper.html", 3), "there is no filter `tilte`", "", "unknown-filter")
    results = [failed("inputs/a.yaml", UNKNOWN), *(failed(f"inputs/z{number}.yaml", broken) for number in range(5))]
    headings = [words(heading) for heading in read(night(tmp_path, *results)).iter("h3")]
    assert headings == ["5 briefs with the same problem", "inputs/a.yaml"]


def test_briefs_that_took_too_long_stand_together_and_none_is_to_be_mended(tmp_path: Path) -> None:
    briefs = ("inputs/a.yaml", "inputs/b.yaml")
    late = [Problem(Position(brief), "this took longer than 3 s", "be quick", "lost-timeout") for brief in briefs]
    results = [failed(problem.position.path, problem, cause="timeout") for problem in late]
    [article] = read(night(tmp_path, *results)).iter("article")
    assert [words(each) for each in article][:2] == [
        "2 briefs with the same problem",
        "It took longer than a brief may take and was stopped.",
    ]
    assert not [each for each in article.iter("p") if each.get("class") == "place"]


def test_a_quiet_night_wants_nobody(tmp_path: Path) -> None:
    page = read(night(tmp_path, current("inputs/a.yaml"), current("inputs/b.yaml")))
    assert [words(each) for each in page.iter("p")][-1] == "Nothing. Good morning."
    assert not list(page.iter("article"))


def test_remarks_about_the_run_are_told(tmp_path: Path) -> None:
    page = read(night(tmp_path, current("inputs/a.yaml"), remarks=("Its records were lost.",)))
    assert "Its records were lost." in [words(each) for each in page.iter("p")]


def test_the_trace_of_a_bug_is_there_to_be_sent(tmp_path: Path) -> None:
    page = read(night(tmp_path, failed("inputs/a.yaml", cause="bug", trace="Traceback\nKeyError: 'x'")))
    assert "Briefgen itself failed; the brief is not to blame." in words(page)
    assert [pre.text for pre in page.iter("pre")] == ["Traceback\nKeyError: 'x'"]


# ── That it stands alone and does nothing ────────────────────────────────────


def test_it_needs_nothing_beside_it_and_allows_nothing(tmp_path: Path) -> None:
    page = read(three_briefs(tmp_path))
    assert {element.tag for element in page.iter()}.isdisjoint({"script", "link", "img", "iframe", "form", "base"})
    assert not [name for element in page.iter() for name in element.attrib if name == "style" or name.startswith("on")]
    [style] = page.iter("style")
    [policy] = [meta.get("content", "") for meta in page.iter("meta") if meta.get("http-equiv")]
    digest = base64.b64encode(hashlib.sha256((style.text or "").encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert not re.search(r"url\(|@import|</", style.text or "")


@given(st.text(), st.text(), st.text())
def test_any_text_stays_text(message: str, name: str, other: str) -> None:
    problem = Problem(Position(name, 1, 1), message, other, name)
    warning = Problem(Position(name), other, message, other, "warning")
    results = (
        failed(name, problem, trace=other),
        built(f"{name}1", message, problems=(warning,), moved=(Moved(name, message, other, name),)),
        current(f"{name}2", warning),
    )
    plain = read(night(Path("/srv"), *results, remarks=(message,), gone=(other or "x",)))
    assert {element.tag for element in plain.iter()} <= TAGS
    for link in plain.iter("a"):
        assert re.match(r"#[a-z]|[^:]*$", link.get("href", ""))


TAGS = {
    *("html", "head", "meta", "title", "style", "body", "div", "header", "main", "footer", "section", "article"),
    *("h1", "h2", "h3", "p", "span", "strong", "dl", "dt", "dd", "ol", "ul", "li", "a", "bdi", "code", "pre", "mark"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td", "details", "summary", "svg", "rect"),
}


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("javascript:alert(1).pdf", "javascript%3Aalert%281%29.pdf"),
        ("//example.org/x.pdf", "//example.org/x.pdf"),
        ("a b&amp;\"'<.pdf", None),
        ("#1.pdf", "%231.pdf"),
    ],
)
def test_a_paper_is_linked_by_its_path_whatever_it_is_called(name: str, address: str | None, tmp_path: Path) -> None:
    page = page_of(night(tmp_path, failed("inputs/a.yaml", UNKNOWN, papers=(name,))))
    [href] = re.findall(r'href="([^"#]*)">PDF', page)[:1]
    assert unquote(href).lstrip("./") == name.lstrip("/")
    if address and not address.startswith("//"):
        assert href == address


# ── That everybody can read it ───────────────────────────────────────────────


def test_headings_tables_and_language_are_there_for_who_listens(tmp_path: Path) -> None:
    page = read(three_briefs(tmp_path))
    assert page.get("lang") == "en-GB"
    levels = [int(element.tag[1]) for element in page.iter() if re.fullmatch("h[1-6]", element.tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert {head.get("scope") for head in page.iter("th")} == {"col", "row"}
    assert all(table.find("caption") is not None for table in page.iter("table"))
    assert len(list(page.iter("main"))) == 1


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
def test_colours_can_be_told_apart(scheme: str) -> None:
    style = page_of(night(Path("/srv")))
    palettes = [dict(re.findall(r"--(\w+): (#\w+);", block)) for block in re.findall(r":root \{(.*?)\}", style, re.S)]
    colours = dict(zip(("light", "dark", "print"), palettes, strict=True))[scheme]
    for ink in ("ink", "muted", "accent", "warning"):
        for ground in ("paper", "tint"):
            assert contrast(_long(colours[ink]), _long(colours[ground])) >= 4.5, (ink, ground)
    assert contrast(_long(colours["ink"]), _long(colours["mark"])) >= 4.5


def _long(colour: str) -> str:
    return "#" + "".join(2 * digit for digit in colour[1:]) if len(colour) == 4 else colour


# ── That it stays small ──────────────────────────────────────────────────────


def test_a_thousand_of_each_kind_make_a_page_that_a_phone_opens(tmp_path: Path) -> None:
    results = [failed(f"inputs/f{number:04}.yaml", *_problems(number, 20)) for number in range(1000)]
    results += [current(f"inputs/c{number:04}.yaml", EMPTY) for number in range(1000)]
    results += [built(f"inputs/b{number:04}.yaml", moved=(FIGURE,)) for number in range(1000)]
    page = page_of(night(tmp_path, *results, gone=tuple(f"gone-{number}.pdf" for number in range(1000))))
    assert len(page) < 500_000
    for said in ("960 more that failed", "900 more stale", "900 more figures", "900 more built", "900 more papers"):
        assert said in page
    assert page.count('href="nightly-report.json"') > 5


def _problems(number: int, count: int) -> list[Problem]:
    places = (Position(f"inputs/f{number:04}.yaml", line, 1) for line in range(1, count + 1))
    return [Problem(place, "there is no source `x`", "name one", "unknown-source") for place in places]
