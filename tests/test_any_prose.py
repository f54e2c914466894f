"""Any CommonMark in any prose field builds in both formats, and its words survive; so does any text in any field."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from briefgen.build import prepare, render
from briefgen.problems import Problem, ProblemsFound
from briefgen.workspace import Workspace
from tests.reading_papers import docx_notes, docx_text, pdf_pages

WORDS = st.text("bcdfghklmnprstvwz", min_size=4, max_size=9)
PROSE_FIELDS: dict[str, Callable[[str], dict[str, object]]] = {
    "summary": lambda text: {"summary": text},
    "findings": lambda text: {"findings": [{"text": text}]},
    "sections": lambda text: {"sections": [{"title": "One", "body": text}]},
    "sections in sections": lambda text: {"sections": [{"title": "One", "sections": [_two_levels(text)]}]},
    "events": lambda text: {"events": [{"date": "2026-01-31", "summary": text}]},
    "actors": lambda text: {"actors": [{"name": "Somebody", "profile": text}]},
    "recommendations": lambda text: {"recommendations": [{"to": "Somebody", "text": text}]},
    "method": lambda text: {"method": text},
    "about": lambda text: {"about": text},
}
QUIET = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
EVERY_BLOCK = """\
# A heading

> A *quotation*

| Head |
|------|
| In a cell |

- First point
- Second

  1. Third point

```
a listing
```

The **last** [word](https://example.org)[^1]

[^1]: A note with a *list*:

    - a point in it
"""


@st.composite
def inline(draw: st.DrawFn) -> str:
    """A line of Markdown: words, plain or marked up in every way that a line has."""
    forms = (
        "{}",
        "{}",
        "*{}*",
        "**{}**",
        "***{}***",
        "`{}`",
        "[{}](https://example.org)",
        "<b>{}</b>",
        "{}\\\n{}",
        "{}^[{}]",
        "&{};",
    )
    parts = draw(st.lists(st.tuples(st.sampled_from(forms), WORDS, WORDS), min_size=1, max_size=6))
    return " ".join(form.format(one, other) for form, one, other in parts)


def _items(marker: str, items: list[str]) -> str:
    return "\n".join(marker + textwrap.indent(item, " " * len(marker))[len(marker) :] for item in items)


def _table(cells: list[str]) -> str:
    row = "| " + " | ".join(cell.replace("\\\n", " ").replace("\n", " ") for cell in cells) + " |"
    return f"{row}\n|{'---|' * len(cells)}\n{row}"


def blocks(deeper: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Markdown blocks around others."""
    several = st.lists(deeper, min_size=1, max_size=3)
    return st.one_of(
        several.map("\n\n".join),
        several.map(lambda items: _items("- ", items)),
        several.map(lambda items: _items("3. ", items)),
        deeper.map(lambda text: textwrap.indent(text, "> ", lambda _: True)),
    )


LEAVES = st.one_of(
    inline(),
    inline().map(lambda text: "# " + text.replace("\\\n", " ")),
    WORDS.map(lambda word: f"    {word}\n      {word}"),
    WORDS.map(lambda word: f"```\n{word} <&> {word}\n```"),
    st.lists(inline(), min_size=1, max_size=4).map(_table),
    WORDS.map(lambda word: f"{word}\n\n---\n\n{word}"),
    WORDS.map(lambda word: f"<div>\n{word}\n</div>"),
    st.tuples(WORDS, WORDS).map(lambda pair: "{0}[^{0}]\n\n[^{0}]: {1}".format(*pair)),
)
MARKDOWN = st.recursive(LEAVES, blocks, max_leaves=8)


def _two_levels(text: str) -> dict[str, object]:
    return {"title": "Two", "body": text, "sections": [{"title": "Three", "body": text}]}


def brief_with(field: str, text: str) -> dict[str, object]:
    """A brief that holds `text` in one field."""
    fields = PROSE_FIELDS[field](text) if field in PROSE_FIELDS else {field: text}
    return {"title": "Any", "date": "2026-02-11", "template": "briefing-paper", **fields}


def built(folder: Path, brief: dict[str, object]) -> tuple[str, str]:
    """The text of the brief's Word file and of its PDF, without white space, in small letters."""
    path = folder / "x.yaml"
    path.write_text(yaml.dump(brief, allow_unicode=True), "utf-8")
    papers = render(prepare(path, Workspace(folder)), ("docx", "pdf"))
    word, pdf = docx_text(papers["docx"]) + docx_notes(papers["docx"]), "".join(pdf_pages(papers["pdf"]))
    return "".join(word.split()).casefold(), "".join(pdf.split()).casefold()


@QUIET
@given(st.sampled_from(list(PROSE_FIELDS)), MARKDOWN)
def test_words_of_any_markdown_survive(tmp_path: Path, field: str, text: str) -> None:
    labels = re.findall(r"\[\^(\w+)\]:", text)
    assume(len(labels) == len(set(labels)))  # a note that is written twice is refused
    word, pdf = built(tmp_path, brief_with(field, text))
    words = [part for part in "".join(c if c in "bcdfghklmnprstvwz" else " " for c in text).split() if len(part) >= 4]
    words = [part for part in words if part not in ("https",)]
    assert [part for part in words if part not in word] == []
    assert [part for part in words if part not in pdf] == []


@pytest.mark.parametrize("field", PROSE_FIELDS)
def test_every_prose_field_takes_every_kind_of_block(tmp_path: Path, field: str) -> None:
    word, pdf = built(tmp_path, brief_with(field, EVERY_BLOCK))
    for said in (
        "aheading",
        "aquotation",
        "inacell",
        "firstpoint",
        "thirdpoint",
        "alisting",
        "thelastword",
        "apointinit",
    ):
        times = 2 if field == "sections in sections" else 1
        assert (word.count(said), pdf.count(said)) == (times, times), said


@QUIET
@given(
    st.sampled_from((*PROSE_FIELDS, "title", "subtitle", "kicker", "place")),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=60),
)
def test_any_text_is_set_or_refused_with_its_place(tmp_path: Path, field: str, text: str) -> None:
    brief = {**brief_with("method", "Plain."), **brief_with(field, text)}
    problems: tuple[Problem, ...] = ()
    try:
        built(tmp_path, brief)
    except ProblemsFound as found:
        problems = found.problems
    assert all(problem.position.line for problem in problems)


@pytest.mark.parametrize(
    "text", ["Say it plainly.", "بلوچ لبریشن آرمی", "Ærøskøbing, Łódź, Αθήνα, Київ, Hà Nội", "5 − 3 ≈ 2, ½, €1,250"]
)
def test_text_of_many_scripts_is_printed(tmp_path: Path, text: str) -> None:
    word, _ = built(tmp_path, brief_with("method", text))
    assert "".join(text.split()).casefold() in word


def test_a_character_that_no_font_has_is_refused_where_it_stands(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text("title: A 🚢 at sea\ndate: 2026-02-11\n", "utf-8")
    with pytest.raises(ProblemsFound) as found:
        prepare(tmp_path / "x.yaml", Workspace(tmp_path))
    [problem] = [each for each in found.value.problems if each.severity == "error"]
    assert (problem.rule, problem.position.line, problem.position.column) == ("missing-character", 1, 10)
