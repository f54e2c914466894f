"""What a citation style makes of sources."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from briefgen import kept
from briefgen.brief.citation import cites
from briefgen.brief.csl import Item, item_of
from briefgen.brief.source import Source
from briefgen.brief.source_types import TYPES
from briefgen.citations import Bibliography, Mention
from briefgen.citations.marking_up import marked_up
from briefgen.citations.style import Style, find_style
from briefgen.problems import Position, ProblemsFound
from briefgen.workspace import shipped

TEMPLATES = shipped() / "templates"


def style(name: str = "chicago-notes", *roots: Path) -> Style:
    return find_style(name, [*roots, TEMPLATES], lambda: Position("house.yaml", 2, 3))


def bibliography(items: dict[str, Item], language: str = "en-GB", made: Style | None = None) -> Bibliography:
    return Bibliography(items, made or style(), language)


def source(**fields: str) -> Item:
    return item_of(Source.model_validate(fields))


BOOK = source(
    type="book",
    author="Grare, Frédéric",
    title="Balochistan",
    publisher="Carnegie",
    place="Washington, DC",
    date="2013",
)
NEWS = source(
    type="news",
    author="Yousafzai, Gul",
    title='Rind says "it is over"',
    publisher="The Express Tribune",
    date="2026-01-31",
)


@pytest.mark.parametrize(
    ("item", "first", "later", "entry"),
    [
        (
            BOOK,
            "Frédéric Grare, <em>Balochistan</em> (Washington, DC: Carnegie, 2013)",
            "Grare, <em>Balochistan</em>",
            "Grare, Frédéric. <em>Balochistan</em>. Washington, DC: Carnegie, 2013.",
        ),
        (
            NEWS,
            "Gul Yousafzai, “Rind says ‘it is over’”, <em>The Express Tribune</em>, 31\u00a0January 2026",
            "Yousafzai, “Rind says ‘it is over’”",
            "Yousafzai, Gul. “Rind says ‘it is over’”. <em>The Express Tribune</em>, 31\u00a0January 2026.",
        ),
        (
            source(type="statement", author="ISPR", title="[Statements]", date="2026-02", url="https://example.org/a--b"),
            'ISPR, [Statements], February 2026, <a href="https://example.org/a--b">https://example.org/a--b</a>',
            "ISPR, [Statements]",
            'ISPR. [Statements]. February 2026. <a href="https://example.org/a--b">https://example.org/a--b</a>.',
        ),
        (
            source(
                type="article", author="Bansal, Alok; Titus, Paul", title="Factors", publisher="Wars & Insurgencies",
                volume="19", issue="2", pages="182-200", date="2008-06", doi="10.1000/1",
            ),
            "Alok Bansal and Paul Titus, “Factors”, <em>Wars &amp; Insurgencies</em> 19, no. 2 (2008), "
            '<a href="https://doi.org/10.1000/1">https://doi.org/10.1000/1</a>',
            "Bansal and Titus, “Factors”",
            "Bansal, Alok, and Paul Titus. “Factors”. <em>Wars &amp; Insurgencies</em> 19, no. 2 (2008): 182–200. "
            '<a href="https://doi.org/10.1000/1">https://doi.org/10.1000/1</a>.',
        ),
        (
            source(type="interview", title="Interview with an official", place="Quetta", date="2026-02-01"),
            "Interview with an official, Quetta, 1\u00a0February 2026",
            "Interview with an official",
            "Interview with an official. Quetta, 1\u00a0February 2026.",
        ),
    ],
    ids=lambda value: str(value)[:30] if isinstance(value, str) else value["type"],
)  # fmt: skip
def test_chicago_notes(item: Item, first: str, later: str, entry: str) -> None:
    made = bibliography({"a": item})
    assert made.cited([Mention("a"), Mention("a", later=True)]) == [first, later]
    assert made.listed()["a"].entry == entry
    assert made.affixes == ("", "; ", ".")


@pytest.mark.parametrize("name", TYPES)
def test_every_type_comes_out(name: str) -> None:
    item = source(
        type=name, author="A Body", title="The Title", publisher="A Press", date="2026-02-01", url="https://a.org/"
    )
    made = bibliography({"a": item})
    for text in (*made.cited([Mention("a")]), made.listed()["a"].entry):
        bare = re.sub("<[^>]*>", "", text)
        assert all(words in bare for words in ("A Body", "The Title", "A Press", "2026", "https://a.org/"))
        assert not re.search(r"\.\.|,,|  |\(\)|[\ufdd0-\ufdef]", bare)


@pytest.mark.parametrize(
    ("label", "number", "said"),
    [("page", "4-6", "4–6"), ("paragraph", "18", "para. 18"), ("section", "2", "sect. 2"), ("chapter", "3", "ch. 3")],
)
def test_places_in_a_source(label: str, number: str, said: str) -> None:
    [text] = bibliography({"a": BOOK}).cited([Mention("a", label, number, later=True)])
    assert text == f"Grare, <em>Balochistan</em>, {said}"


@pytest.mark.parametrize(
    "word", ["ch.", "§", "para.", "art.", "vol.", "no.", "fig.", "table", "n.", "l.", "pt.", "app."]
)
def test_a_place_is_called_something_in_every_language(word: str) -> None:
    [cite] = cites(f"@a, {word} 3")
    for language in ("en-GB", "en-US", "fr", "ur"):
        [text] = bibliography({"a": BOOK}, language).cited([Mention("a", cite.label, cite.locator, later=True)])
        assert re.search(r"</em>, \S+[\s\u00a0]3$", text)


def test_the_list_is_in_the_order_of_the_style() -> None:
    items = {"n": NEWS, "é": source(author="Élite", title="A"), "g": BOOK, "e": source(author="Elf", title="B")}
    listed = bibliography(items).listed()
    assert sorted(listed, key=lambda key: listed[key].order) == ["e", "é", "g", "n"]


def test_later_mentions_that_could_not_be_told_apart_are_in_full() -> None:
    items = {day: source(title="[Statement]", author="ISPR", date=day) for day in ("2026-02-01", "2026-02-05")}
    made = bibliography({**items, "b": BOOK})
    assert made.cited([Mention("2026-02-01", later=True), Mention("b", later=True)]) == [
        "ISPR, [Statement], 1\u00a0February 2026",
        "Grare, <em>Balochistan</em>",
    ]


def test_quotation_marks_months_and_stops_are_those_of_the_language() -> None:
    assert bibliography({"a": NEWS}, "en-US").cited([Mention("a")]) == [
        "Gul Yousafzai, “Rind says ‘it is over,’” <em>The Express Tribune</em>, January\u00a031, 2026"
    ]
    [french] = bibliography({"a": source(title="T", author="AFP", date="2026-02-05")}, "fr").cited([Mention("a")])
    assert french.replace("\u202f", "\u00a0") == "AFP, «\u00a0T\u00a0», 5\u00a0février 2026"


def test_signs_are_escaped() -> None:
    [text] = bibliography({"a": source(title="<b> & \ufffd", author='A "B" & C')}).cited([Mention("a")])
    assert text == "A “B” &amp; C, “&lt;b&gt; &amp; \ufffd”"


def test_endless_addresses_and_quotation_marks_take_no_time() -> None:
    dots = "." * 100_000
    assert marked_up(f"https://x.org/{dots}a", False).startswith('<a href="https://x.org/...')
    assert marked_up(f"(https://x.org/a).{dots}", False).startswith('(<a href="https://x.org/a">https://x.org/a</a>)…')
    assert marked_up("”" * 100_000, True)


def test_another_engine_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    held: dict[str, bytes] = {}
    monkeypatch.setattr(kept, "read", held.get)
    monkeypatch.setattr(kept, "write", held.__setitem__)
    bibliography({"a": BOOK}).listed()
    monkeypatch.setattr("briefgen.citations.bibliography._engine_is_of", lambda: "another")
    bibliography({"a": BOOK}).listed()
    assert len(held) == 2


def test_the_engine_runs_once_for_the_same_sources(monkeypatch: pytest.MonkeyPatch) -> None:
    held: dict[str, bytes] = {}
    monkeypatch.setattr(kept, "read", held.get)
    monkeypatch.setattr(kept, "write", held.__setitem__)
    before = bibliography({"a": BOOK}).listed()
    monkeypatch.setitem(sys.modules, "briefgen.citations.engine", None)
    assert bibliography({"a": BOOK}).listed() == before
    with pytest.raises(ProblemsFound):
        bibliography({"a": NEWS}).listed()


HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">'


DOUBLING = "".join(f'<macro name="m{at}">' + f'<text macro="m{at + 1}"/>' * 2 + "</macro>" for at in range(40))


def written(folder: Path, text: str) -> Path:
    (folder / "citation-styles").mkdir()
    (folder / "citation-styles" / "mine.csl").write_text(text, encoding="utf-8")
    return folder


def test_a_house_has_styles_of_its_own(tmp_path: Path) -> None:
    text = (
        HEAD + '<citation><layout prefix="(" suffix=")"><text variable="title"/><date variable="issued" prefix=" ">'
        '<date-part name="year"/></date></layout></citation></style>'
    )
    mine = style("mine.csl", written(tmp_path, text))
    made = bibliography({"a": BOOK}, made=mine)
    assert (made.in_text, made.affixes) == (True, ("(", "; ", ")"))
    assert made.cited([Mention("a")]) == ["Balochistan 2013"]
    assert made.listed()["a"].entry == ""


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<style", "isn't well-formed"),
        ("<style/>", "no CSL style"),
        (f'<!DOCTYPE style [<!ENTITY a "aaa">]>{HEAD}&a;</style>', "document type"),
        (f'{HEAD}<info><category citation-format="numeric"/></info></style>', "number their sources"),
        (f'<?xml version="1.0" encoding="foo"?>{HEAD}</style>', "encoding"),
        (f'<?xml version="1.0" encoding="shift_jis"?>{HEAD}</style>', "encoding"),
        (f'{HEAD}<citation><layout prefix="&#xFDE1;"/></citation></style>', "noncharacters"),
        (f"{HEAD}<info><title>&#xFDE1;</title></info></style>", "noncharacters"),
        (f"{HEAD}{DOUBLING}<citation><layout><text macro='m0'/></layout></citation></style>", "too often"),
        (f'{HEAD}<macro name="a"><text macro="a"/></macro><citation><text macro="a"/></citation></style>', "too often"),
    ],
)
def test_what_is_no_style_is_told(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ProblemsFound, match=message) as found:
        style("mine", written(tmp_path, text))
    assert found.value.problems[0].position.path.endswith("mine.csl")


def test_a_style_that_the_engine_cannot_use_is_told(tmp_path: Path) -> None:
    mine = style("mine", written(tmp_path, HEAD + '<citation><layout><text macro="none"/></layout></citation></style>'))
    with pytest.raises(ProblemsFound, match="can't be used"):
        bibliography({"a": BOOK}, made=mine).cited([Mention("a")])


def test_a_style_that_there_is_none_of_is_told_where_it_is_named(tmp_path: Path) -> None:
    for name in ("chicago-note", "../chicago-notes", ""):
        with pytest.raises(ProblemsFound) as found:
            style(name)
        [problem] = found.value.problems
        assert (problem.position, problem.rule) == (Position("house.yaml", 2, 3), "unknown-citation-style")
