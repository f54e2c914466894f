"""Every element has a specimen, and the specimen named after it uses it."""

from __future__ import annotations

import pytest

from briefgen.document import ELEMENTS, Paper, walk
from briefgen.outline import element_name
from tests.specimens import WHOLE, pairs, specimens


@pytest.mark.parametrize("name", ELEMENTS)
def test_element_has_a_specimen(name: str) -> None:
    assert name in specimens(), f"write tests/specimens/{name}.xml, a small paper that shows `<{name}>`"
    assert name in names_used(specimens()[name])


def test_everything_uses_every_element() -> None:
    """But `notes`, which would take the notes away from the feet of pages."""
    assert names_used(specimens()["everything"]) == set(ELEMENTS) - {"notes"}


@pytest.mark.parametrize(("name", "paper"), pairs())
def test_specimen_is_named_after_an_element(name: str, paper: Paper) -> None:
    assert name in ELEMENTS or name in WHOLE


def names_used(paper: Paper) -> set[str]:
    return {element_name(node) for node in walk(paper)} - {"Text", "ContentsEntry"}
