"""The validator's wrapper: it reads what the program says."""

from __future__ import annotations

from tests.ooxml.papers import written
from tests.ooxml.planting import planted
from tests.ooxml.validator import schema_errors


def test_a_sound_paper_has_no_error() -> None:
    assert schema_errors(written("everything", "standard")) == []


def test_an_element_out_of_place_is_an_error() -> None:
    found = schema_errors(planted("word/document.xml", "<w:pPr>", "<w:pPr><w:jc w:val='left'/><w:bogus/>"))
    assert any("/word/document.xml" in error for error in found)
