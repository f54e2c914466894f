"""Nothing of what an edition leaves out is in its files: words planted at every level in every kind of place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from briefgen.build import Choices, Prepared, prepare, render
from briefgen.document import Heading, Link, Paragraph
from briefgen.document import Text as Words
from briefgen.extract import chosen, extract
from briefgen.marking import LEVELS, Tlp, is_above, label
from briefgen.single_graphic import Form, as_file, graphics_of
from briefgen.workspace import Workspace
from briefgen.writers import PROFILES, Attachment, Profile
from tests.editions.planted import Planted, planted_brief
from tests.editions.searching import docx_letters, letters_of, pdf_letters

TEMPLATES = ("briefing-paper", "flash-note", "report", "situation-report", "extract")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("planted")


@pytest.fixture(scope="module")
def planted(folder: Path) -> Planted:
    return planted_brief(folder)


@cache
def prepared(folder: Path, template: str, level: Tlp | None, profile: Profile = "ua1+a3a") -> Prepared:
    """The planted brief, ready to be set; what differs in nothing is prepared once."""
    choices = Choices(template, embed_fonts=False, pdf_profile=profile, edition=level)
    return prepare(folder / "inputs" / "planted.yaml", Workspace(folder), choices)


def letters(paper: Prepared) -> dict[str, str]:
    """Everything in the paper's files, by their format."""
    files = render(paper, ("docx", "pdf"))
    return {"docx": docx_letters(files["docx"]), "pdf": pdf_letters(files["pdf"])}


def leaks(found: dict[str, str], planted: Planted, level: Tlp) -> list[str]:
    """What lies above a level and is in the files all the same: format and place."""
    return [
        f"{form}: {planted.places[word]} ({planted.levels[word]})"
        for form, text in found.items()
        for word in planted.places
        if is_above(planted.levels[word], level) and word in text
    ]


@pytest.fixture(scope="module", params=TEMPLATES)
def template(request: pytest.FixtureRequest, folder: Path, planted: Planted) -> tuple[str, dict[str, set[str]]]:
    """A template, and the words that its whole paper has in each format."""
    whole = letters(prepared(folder, request.param, None))
    return request.param, {form: {word for word in planted.places if word in text} for form, text in whole.items()}


NOT_IN_WORD = {
    *("contested claim id", "event location", "event type", "picture comment", "picture file"),
    *("data id", "data file", "tally id", "province tally id", "outlines file", "row remark"),
}
NOT_IN_PDF = {"picture comment", "row remark"}
"""What no template prints; a PDF has the brief attached all the same. What pictures say of themselves is nowhere, nor
what stands in a file of data and isn't counted."""
DRAWN = {"annotation", "phase", "spot", "place name", "disclaimer", "map unit"}
"""What Word may have as a drawing, without letters."""


def test_words_are_looked_for_where_they_can_be(template: tuple[str, dict[str, set[str]]], planted: Planted) -> None:
    name, whole = template
    if name == "briefing-paper":
        places = {form: {planted.places[word] for word in words} for form, words in whole.items()}
        assert set(planted.places.values()) - places["docx"] - DRAWN == NOT_IN_WORD
        assert set(planted.places.values()) - places["pdf"] == NOT_IN_PDF
    assert len(whole["docx"]) > (50 if name == "extract" else 300)
    assert len(whole["pdf"]) > 400


@pytest.mark.parametrize("level", LEVELS)
def test_an_edition_has_what_its_readers_may_see_and_no_more(
    level: Tlp, template: tuple[str, dict[str, set[str]]], folder: Path, planted: Planted
) -> None:
    name, whole = template
    paper = prepared(folder, name, level)
    found = letters(paper)
    assert leaks(found, planted, level) == []
    for form, text in found.items():
        kept = {word for word in whole[form] if not is_above(planted.levels[word], level)}
        assert [planted.places[word] for word in kept if word not in text] == [], form
    assert paper.paper.marking == label(level)
    if name == "report":
        said = {cover for cover in planted.covers if cover in found["docx"] and cover in found["pdf"]}
        assert said >= {cover for cover, of in planted.covers.items() if is_above(of, level)}


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("level", ["clear", "amber"])
def test_whatever_the_pdf_s_profile(profile: Profile, level: Tlp, folder: Path, planted: Planted) -> None:
    paper = prepared(folder, "report", level, profile)
    found = pdf_letters(render(paper, ("pdf",))["pdf"])
    assert leaks({"pdf": found}, planted, level) == []
    assert sum(word in found for word in planted.places) > 60


@pytest.mark.parametrize("form", ["svg", "pdf"])
@pytest.mark.parametrize("level", ["clear", "amber+strict", None])
def test_graphics_by_themselves_have_no_more_either(
    level: Tlp | None, form: Form, folder: Path, planted: Planted
) -> None:
    """What a graphic's file says beside its picture, its own name included; the brief is attached to none."""
    prepared_paper = prepared(folder, "report", level)
    drawn = graphics_of(prepared_paper.paper)
    read = pdf_letters if form == "pdf" else lambda content: letters_of(content.decode())
    found = {
        f"{name}.{form}": letters_of(name) + read(as_file(prepared_paper, node, form)) for name, node in drawn.items()
    }
    assert leaks(found, planted, level or "red") == []
    kept = [each for each in LEVELS if not is_above(each, level or "red")]
    there = {planted.places[word] for text in found.values() for word in planted.places if word in text}
    drawn_as_letters = {"spot", "place name"} if form == "pdf" else set()  # an SVG has letters as paths
    assert there >= {"chart title", "map title", "map alt", "row place", "timeline title", *drawn_as_letters}
    assert sum(name in planted.levels for name in drawn) == 7 * len(kept)


@pytest.mark.parametrize("level", ["clear", "amber+strict"])
def test_extracts_have_no_more_either(level: Tlp, folder: Path, planted: Planted) -> None:
    whole = prepared(folder, "briefing-paper", level)
    addressees = chosen(whole, ())
    assert len(addressees) == LEVELS.index(level) + 2
    for addressee in addressees:
        found = letters(extract(whole, addressee, Workspace(folder)))
        assert leaks(found, planted, level) == []
        assert sum(planted.places[word] == "finding text" for word in planted.places if word in found["docx"]) >= 1


@pytest.mark.parametrize("level", LEVELS)
def test_an_edition_is_the_paper_of_a_brief_that_never_had_more(level: Tlp, folder: Path, planted: Planted) -> None:
    """To the byte, fonts, bookmarks and ids included: built from the YAML of what is left."""
    edition = prepared(folder, "report", level, "ua1+a2a")
    alone = folder / "inputs" / f"alone-{level}.yaml"
    alone.write_bytes(edition.file.placed.raw)
    again = prepare(alone, Workspace(folder), Choices("report", embed_fonts=False))
    assert render(edition, ("docx", "pdf")) == render(again, ("docx", "pdf"))


# ── The test can fail ────────────────────────────────────────────────────────


def _with(paper: Prepared, **changed: object) -> Prepared:
    return replace(paper, paper=replace(paper.paper, **changed))


def _red(planted: Planted, place: str) -> str:
    return next(w for w, at in planted.places.items() if at == place and planted.levels[w] == "red")


def _in_properties(paper: Prepared, whole: Prepared, planted: Planted) -> Prepared:
    return _with(paper, subject=_red(planted, "section body"))


def _as_a_bookmark(paper: Prepared, whole: Prepared, planted: Planted) -> Prepared:
    heading = Heading(level=1, id=_red(planted, "section id"), content=(Words(text="H"),))
    linked = Paragraph(content=(Link(href=f"#{heading.id}", content=(Words(text="there"),)),))
    return _with(paper, content=(*paper.paper.content, heading, linked))


def _over_two_lines(paper: Prepared, whole: Prepared, planted: Planted) -> Prepared:
    word = _red(planted, "note")
    return _with(paper, content=(*paper.paper.content, Paragraph(content=(Words(text=f"{word[:3]}\u00ad{word[3:]}"),))))


def _as_a_picture_s_words(paper: Prepared, whole: Prepared, planted: Planted) -> Prepared:
    picture = next(each for each in paper.paper.content if type(each).__name__ == "Figure")
    described = replace(picture, image=replace(picture.image, alt=_red(planted, "picture alt")))  # type: ignore[attr-defined, type-var]
    return _with(paper, content=(*paper.paper.content, described))


def _attached(paper: Prepared, whole: Prepared, planted: Planted) -> Prepared:
    source = Attachment("planted.yaml", whole.file.placed.raw)
    return replace(paper, options=replace(paper.options, pdf=replace(paper.options.pdf, source=source)))


Fault = Callable[[Prepared, Prepared, Planted], Prepared]
FAULTS: dict[Fault, set[str]] = {
    _in_properties: {"docx", "pdf"},
    _as_a_bookmark: {"docx"},
    _over_two_lines: {"docx", "pdf"},
    _as_a_picture_s_words: {"docx", "pdf"},
    _attached: {"pdf"},
}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__.strip("_"))
def test_a_word_left_behind_is_found(fault: Fault, folder: Path, planted: Planted) -> None:
    paper, whole = (prepared(folder, "briefing-paper", level) for level in ("clear", None))
    found = leaks(letters(fault(paper, whole, planted)), planted, "clear")
    assert {line.partition(":")[0] for line in found} == FAULTS[fault]


def test_a_cut_that_forgets_a_list_is_found(folder: Path, planted: Planted, monkeypatch: pytest.MonkeyPatch) -> None:
    from briefgen.brief import markings

    def forgetful(*arguments: object) -> Iterator[object]:
        return (part for part in every(*arguments) if part.path[0] != "questions")  # type: ignore[arg-type]

    every = markings.parts
    monkeypatch.setattr(markings, "parts", forgetful)
    forgotten = prepared.__wrapped__(folder, "briefing-paper", "clear")
    found = leaks(letters(forgotten), planted, "clear")
    assert {re.sub(r"^\w+: | \(.*", "", line) for line in found} == {"question text", "question id"}


def test_letters_are_found_again_however_they_are_parted() -> None:
    assert letters_of("Zq\u00adbc-\ndd") == "zqbcdd"
