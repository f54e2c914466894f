"""`{{ militants-killed }}`: what can be asked for, and what it prints, in every field and both formats."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.brief.figure import Claim, Figure
from briefgen.brief.quoting import QUOTATION, Misquoted, Press, Quotation, read_quotation
from briefgen.build import prepare, render
from briefgen.house import House
from briefgen.workspace import Workspace
from tests.reading_papers import docx_notes, docx_text, pdf_pages

FIGURES = (
    Figure(
        id="killed",
        label="killed",
        claims=(
            Claim(id="first", value="92", by="ISPR", as_of="2026-01-31"),
            Claim(id="bugti", value="145", by="Chief Minister 'B'", as_of="2026-02-01"),
            Claim(value="1,216", by="ISPR", as_of="2026-02-05"),
        ),
    ),
    Figure(id="rise", label="rise", unit="%", claims=(Claim(low="18", best="20.5", high="36"),)),
    Figure(id="ransom", label="ransom", unit="million", claims=(Claim(high="5", by="Press"),)),
    Figure(id="fall", label="fall", unit="%", claims=(Claim(value="-37"),)),
    Figure(id="ships", label="ships", use="range", claims=(Claim(low="100"), Claim(value="40", by="A"))),
)


def printed(text: str, language: str = "en-GB", house: House | None = None) -> str:
    return Press(FIGURES, language, house or House(organisation="T")).filled(text).replace("\u00a0", "_")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("killed", "1,216"),
        ("killed: newest", "1,216"),
        ("killed: range", "92–1,216"),
        ("killed: from first", "92"),
        ("killed: from ISPR", "1,216"),
        ("killed: from bugti, words", "one hundred and forty-five"),
        ("killed: Words, from bugti", "One hundred and forty-five"),
        ("killed: attributed", "1,216 (ISPR, 5_February 2026)"),
        ("killed: range, attributed", "92–1,216 (ISPR, Chief Minister ‘B’, 5_February 2026)"),
        ("rise", "20.5% (18–36%)"),
        ("rise: low", "18%"),
        ("rise: high, number", "36"),
        ("rise: words", "twenty point five_per cent (eighteen to thirty-six_per cent)"),
        ("ransom", "at most 5_million"),
        ("ransom: Value", "At most 5_million"),
        ("ransom: high", "5_million"),
        ("ransom: high, words", "five_million"),
        ("fall", "−37%"),
        ("fall: words", "minus thirty-seven_per cent"),
        ("ships", "at least 40"),
        ("nobody", "{{nobody}}"),
        ("killed: from nobody", "{{killed: from nobody}}"),
    ],
)
def test_what_is_printed(asked: str, said: str) -> None:
    found = printed(f"{{{{{asked}}}}}").translate(str.maketrans("\ufdd4\ufdd5", "‘’"))
    assert found == said


def test_numbers_and_units_are_those_of_the_language_and_the_house() -> None:
    assert printed("{{ killed }}, {{ rise: high }}", "de") == "1.216, 36_%"
    house = House(organisation="T", language="en-GB", number_format="#0.0", date_format="d.M.yyyy")
    assert printed("{{ killed: attributed }}", house=house) == "1216.0 (ISPR, 5.2.2026)"


forms = st.sampled_from(
    ["from bugti", "From A B", "newest", "range", "low", "high", "number", "words", "Words", "", "x"]
)


@given(
    name=st.sampled_from(["killed", "a.b-1", "", "a b", "é"]), asked=st.lists(forms, max_size=4), space=st.text(" \n\t")
)
def test_a_quotation_is_read_or_its_fault_is_told(name: str, asked: list[str], space: str) -> None:
    text = f"{space}{name}{space}" + (f":{space}{f',{space}'.join(asked)}" if asked else "")
    try:
        quotation = read_quotation(text)
    except Misquoted as fault:
        quotation = None
        told = (fault.message, fault.hint)
    if quotation is None:
        assert all(told)
        return
    assert quotation.figure == name
    assert quotation.capital == any(form == "Words" for form in asked)
    assert (quotation.end is not None) == bool({"low", "high"} & set(asked))
    assert len(asked) <= 3


@given(text=st.text("{}:, abkdeilr\n"))
def test_whatever_stands_between_braces_is_printed_once(text: str) -> None:
    kept = printed(text)
    assert kept.count("}") <= text.count("}")
    if not QUOTATION.search(text):
        assert kept == text


def test_a_quotation_that_names_nothing_more_asks_for_the_claim_in_use() -> None:
    assert read_quotation(" killed ") == Quotation("killed")


BRIEF = r"""
title: "After {{ killed }} deaths"
subtitle: Or {{ killed:words }}
date: 2026-02-11
template: briefing-paper
summary: |
  The army's {{ killed }} is *"{{ killed }}"*, and \{{ killed }} is text.
findings:
  - {id: one, text: "**{{ killed: Words }} died.** Not {{ killed: from bugti, attributed }}."}
sections:
  - title: Of {{ killed }}
    body: |
      ### A heading of {{ killed }}

      Table: A caption of {{ killed }}

      | Who       | How many              |
      |:----------|----------------------:|
      | Militants | {{ killed: range }}   |

      ::: call-out On {{ killed }} dead
      A note.[^1] A link to [all {{ killed }}](#killed), **bold {{ killed }}**, `{{ killed }}`.
      :::

      > We counted.
      > -- The man with {{ killed }} graves

      [^1]: In a note, {{ killed }}.
events:
  - {date: 2026-02-05, summary: "The army says {{ killed }}."}
recommendations:
  - {to: The army, text: "**Explain {{ killed }}.** Now.", timeframe: Now, finding: one}
figures:
  - id: killed
    label: militants killed
    claims:
      - {value: 145, id: bugti, by: Bugti, as_of: 2026-02-01, source: s}
      - {value: 216, by: ISPR, as_of: 2026-02-05, source: s}
sources:
  - {id: s, title: Statement}
"""


def test_quotations_print_everywhere_and_the_same_in_both_formats(tmp_path: Path) -> None:
    path = tmp_path / "brief.yaml"
    path.write_text(BRIEF, "utf-8")
    prepared = prepare(path, Workspace(tmp_path))
    papers = render(prepared, ("docx", "pdf"))
    pdf = "\n".join(pdf_pages(papers["pdf"]))
    assert "In a note, 216." in pdf
    assert "In a note, 216." in docx_notes(papers["docx"])
    for text in (docx_text(papers["docx"]), pdf):
        said = re.sub(r"\s+", " ", text)
        for words in (
            "After 216 deaths", "Or two hundred and sixteen", "army’s 216 is “216”, and {{ killed }} is text",
            "Two hundred and sixteen died. Not 145 (Bugti, 1 February 2026).", "Of 216", "A heading of 216",
            "A caption of 216", "145–216", "On 216 dead", "all 216", "bold 216", "{{ killed }}.", "216 graves",
            "The army says 216.", "Explain 216.",
        ):  # fmt: skip
            assert words in said
        assert said.count("{{") == 2, "what stands in code and behind a backslash"
