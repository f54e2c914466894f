"""BibTeX files as CSL items."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.brief.bibtex import entries, item_of_entry
from briefgen.brief.csl import Item, Unreadable
from briefgen.brief.latex import decoded


def items(text: str) -> dict[str, Item]:
    return {entry.key: item_of_entry(entry) for entry in entries(text)}


def test_an_article_with_all_that_bibtex_does() -> None:
    found = items(
        """A comment, with an address: desk@example.org.
        @string{swi = "Small Wars \\& Insurgencies"}
        @comment{ @book{hidden, title = {No}} }
        @Article(bansal:2008,
          author = "Bansal, Alok and {Ministry of Defence} and Jean de la Fontaine and others",
          title  = {Factors {Leading} to "{I}nsurgency"} # { in Balochistan},
          journal = swi, number = 2, volume = {19},
          pages = {182--200}, month = jun, year = 2008,
          doi = {https://doi.org/10.1080/0959},
        )"""
    )
    assert found == {
        "bansal:2008": {
            "type": "article-journal",
            "title": 'Factors Leading to "Insurgency" in Balochistan',
            "container-title": "Small Wars & Insurgencies",
            "volume": "19",
            "issue": "2",
            "page": "182–200",
            "DOI": "10.1080/0959",
            "author": [
                {"family": "Bansal", "given": "Alok"},
                {"literal": "Ministry of Defence"},
                {"given": "Jean", "family": "de la Fontaine"},
            ],
            "issued": {"date-parts": [[2008, 6]]},
        }
    }


def test_biblatex_names_and_addresses() -> None:
    found = items(
        "@online{hrcp, author={{HRCP}}, title={A Year}, subtitle={In review}, date={2025-12-01/2025-12-31},\n"
        "  url={https://example.org/a_b?c=%20}, urldate={2026-02-03}}\n"
        "@misc{m, title={T}, howpublished={\\url{https://example.org/m}}}\n"
        "@misc{d, title={T}, howpublished={Mimeographed}}"
    )
    assert found["hrcp"] == {
        "type": "webpage",
        "title": "A Year: In review",
        "URL": "https://example.org/a_b?c=%20",
        "author": [{"literal": "HRCP"}],
        "issued": {"date-parts": [[2025, 12, 1]]},
        "accessed": {"date-parts": [[2026, 2, 3]]},
    }
    assert found["m"]["URL"] == "https://example.org/m"
    assert "URL" not in found["d"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (r"Fr{\'e}d{\'{e}}ric G\"odel", "Frédéric Gödel"),
        (r"\v{C}apek, \c{c}a, \u{g}, \H{o}, \k a", "Čapek, ça, ğ, ő, ą"),
        (r"na\"{\i}ve {\o}re Stra{\ss}e \L{}odz \AA rhus", "naïve øre Straße Łodz Århus"),
        (r"Smith \& Co., 5\% \$3 \#1 a\_b \{x\}", "Smith & Co., 5% $3 #1 a_b {x}"),
        (r"``Quoted'' --- a--b~c", "“Quoted” — a–b\u00a0c"),
        (r"\emph{Dawn} and \textbf{bold}", "\ufde0Dawn\ufde1 and bold"),
        (r"Balochi: بلوچی", "Balochi: بلوچی"),
        (r"CO$_2$ \unknown{x} \ ", "CO_2 x"),
    ],
)
def test_latex_is_decoded(typed: str, said: str) -> None:
    assert decoded(typed) == said


@pytest.mark.parametrize(
    ("text", "at", "message"),
    [
        ("@book{a, title = {Never closed, year = 2000", 17, "brace is never closed"),
        ('@book{a, title = "Never closed, year = 2000}', 17, "quotation mark is never closed"),
        ("@book{, title = {T}}", 0, "no key"),
        ("x @book{a, title = {T}, year = 2000", 2, "is never closed"),
        ("@book{a, title = {T} ! year = 2000}", 21, "can't be read on"),
        ("x @book{a, title = , year = 2000}", 19, "a value is missing"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(text: str, at: int, message: str) -> None:
    with pytest.raises(Unreadable) as told:
        list(entries(text))
    assert message in told.value.message
    assert told.value.offset == at
    assert told.value.hint


def test_names_that_double_one_another_are_told_where_they_grow_too_long() -> None:
    doubled = "".join(f"@string{{a{at} = a{at - 1} # a{at - 1}}}\n" for at in range(1, 60))
    with pytest.raises(Unreadable, match="over 5000 characters") as told:
        list(entries('@string{a0 = "ten letters"}\n' + doubled))
    assert told.value.offset == f'@string{{a0 = "ten letters"}}\n{doubled}'.index("a8 # a8")
    [entry] = entries('@string{a = "Small"}@article{k, title = a # " Wars"}')
    assert entry.fields == {"title": "Small Wars"}


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("date={2020-13-45}", [2020]),
        ("date={2020-02-31}", [2020, 2]),
        ("year=2020, month={²}", [2020]),
        (f"year=2020, month={{{'1' * 5000}}}", [2020]),
        ("year=2020, month=12, day=9", [2020, 12, 9]),
        ("date={0000-00-00}", None),
    ],
)
def test_of_a_date_that_cannot_be_what_can_be_stays(typed: str, parts: list[int] | None) -> None:
    [item] = items(f"@book{{k, {typed}}}").values()
    assert item.get("issued") == (parts and {"date-parts": [parts]})


def test_names_far_apart_are_split_at_once() -> None:
    [item] = items(f"@book{{k, author={{A{' ' * 200_000}B and\n  C}}}}").values()
    assert item["author"] == [{"given": "A", "family": "B"}, {"literal": "C"}]


_PIECES = ("@book{", "@string(", "a", ",", "=", "{", "}", '"', "#", "\\", "\\'e", " ", "\n", "title", " and ", ")")


@given(st.lists(st.sampled_from(_PIECES), max_size=30).map("".join) | st.text(max_size=80))
def test_any_text_is_read_or_told(text: str) -> None:
    with contextlib.suppress(Unreadable):
        for entry in entries(text):
            assert item_of_entry(entry)["type"]


_VALUE = st.text(st.characters(exclude_characters="{}\\\"#%$&_~^`'-@", exclude_categories=("C", "Z")), min_size=1)


@given(st.dictionaries(st.sampled_from(("title", "publisher", "address", "volume")), _VALUE, min_size=1))
def test_values_are_read_as_they_were_typed(fields: dict[str, str]) -> None:
    typed = ", ".join(f"{name} = {{{value}}}" for name, value in fields.items())
    [entry] = entries(f"@book{{key, {typed}}}")
    assert entry.fields == fields
    names = {"title": "title", "publisher": "publisher", "address": "publisher-place", "volume": "volume"}
    assert {names[name]: value for name, value in fields.items()} == {
        name: value for name, value in item_of_entry(entry).items() if name != "type"
    }


@pytest.mark.parametrize(
    "value", ['"' + "}" * 40_000 + "\\url{" * 40_000 + '"', "{" + "\\url{" * 40_000 + "\n" + "}" * 40_001]
)
def test_a_long_address_is_read_at_once(value: str) -> None:
    """Each of these would take minutes where the command is looked for anew at every letter."""
    assert items(f"@misc{{m, title={{T}}, url={value}}}")["m"] == {"type": "webpage", "title": "T"}
