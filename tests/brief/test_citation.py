"""How citations are written in prose."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.brief import Marked, read_brief
from briefgen.brief.citation import Cite, Miswritten, cites
from briefgen.template.filters import plain
from briefgen.workspace import Workspace
from tests.brief.convert import converted, elements


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@ispr-0205", Cite("ispr-0205")),
        ("@ispr-0205, p. 4", Cite("ispr-0205", "page", "4")),
        ("@ispr-0205, 4", Cite("ispr-0205", "page", "4")),
        ("@ispr-0205 pp. 4-6, 9", Cite("ispr-0205", "page", "4-6, 9")),
        ("@doe:2020_a.b, ch. xii", Cite("doe:2020_a.b", "chapter", "xii")),
        ("@a, §§ 3 and 5", Cite("a", "section", "3 and 5")),
        ("@a, appendix B", Cite("a", "appendix", "B")),
        ("@a, annex B", Cite("a", suffix=", annex B")),
        ("see also @a, para. 18, in Urdu", Cite("a", "paragraph", "18", "see also", ", in Urdu")),
        ("@a, 5 February 2026", Cite("a", suffix=", 5 February 2026")),
        ("@a, no civil war", Cite("a", suffix=", no civil war")),
        ("@a (in part)", Cite("a", suffix=" (in part)")),
        ("@a.", Cite("a", suffix=".")),
        ("@a,\np. 4", Cite("a", "page", "4")),
    ],
)
def test_a_citation_names_a_source_and_where_in_it(text: str, expected: Cite) -> None:
    assert cites(text) == (expected,)


@pytest.mark.parametrize(
    ("text", "part", "hint"),
    [
        ("@a; see below", "see below", "between two semicolons"),
        ("@a @b", "@a", "a semicolon between two sources"),
        ("-@a", "-@a", "write [@a]"),
        ("@a, p.", "@a", "write its number"),
        ("@", "@", "names a source"),
    ],
)
def test_what_is_no_citation_is_told_with_what_to_write(text: str, part: str, hint: str) -> None:
    with pytest.raises(Miswritten) as told:
        cites(text)
    assert told.value.part == part
    assert hint in told.value.hint


_words = st.text(st.sampled_from("abc é,.()p4 "), max_size=12)


@given(st.from_regex(r"[A-Za-z0-9](?:[A-Za-z0-9:._-]{0,8}[A-Za-z0-9])?", fullmatch=True), _words, _words)
def test_a_citation_reads_as_it_is_written(key: str, before: str, after: str) -> None:
    try:
        read = cites(f"{before} @{key}, {after}")
    except Miswritten:
        return
    assert cites("; ".join(map(str, read))) == read


@given(st.text(max_size=60))
def test_any_text_is_a_citation_or_told(text: str) -> None:
    with contextlib.suppress(Miswritten):
        assert all(cite.key for cite in cites(text))


@pytest.mark.parametrize(
    ("prose", "expected"),
    [
        ("It gave 216 [@ispr, p. 4].", '<p>It gave 216 <cite of="@ispr, p. 4"/>.</p>'),
        ("As [see @a;\n@b] say.", '<p>As <cite of="see @a; @b"/> say.</p>'),
        ('[@a, the "big" one]', '<p><cite of="@a, the “big” one"/></p>'),
        ("Mail desk@example.org [or name@example.org].", "<p>Mail desk@example.org [or name@example.org].</p>"),
        (r"\[@a] and `[@a]`", "<p>[@a] and <code>[@a]</code></p>"),
        ("[@handle](https://example.org)", '<p><a href="https://example.org">@handle</a></p>'),
    ],
)
def test_citations_in_prose(prose: str, expected: str) -> None:
    assert elements(prose).strip() == expected


def test_citations_are_remembered_with_their_places(tmp_path: Path) -> None:
    path = tmp_path / "brief.yaml"
    path.write_text(
        "title: T [@t]\ndate: 2026\nmethod: |\n  One [@a].\n\n  Two[^n] [see\n  @b; @a].\n\n  [^n]: A note [@c].\n"
    )
    found = read_brief(path, Workspace(tmp_path)).citations
    assert [(cited.key, cited.path, cited.place.line, cited.place.column) for cited in found] == [
        ("t", ("title",), 1, 11),
        ("a", ("method",), 4, 8),
        ("c", ("method",), 9, 17),
        ("b", ("method",), 7, 3),
        ("a", ("method",), 7, 7),
    ]


@pytest.mark.parametrize("prose", ["[@a, p. 4", "[see @a [p. 4]]", "[@a][b]", "[@a, p.]", "[@]"])
def test_what_looks_like_a_citation_is_told(prose: str) -> None:
    _, problems = converted(prose)
    assert [problem.rule for problem in problems] == ["citation-form"]


def test_a_title_may_cite_and_its_plain_text_does_not() -> None:
    assert plain(Marked.of('The toll<cite of="@a"/>', "en")) == "The toll"
