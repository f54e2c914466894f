"""The generated documentation is up to date, and the guide's examples work."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefgen.document import ELEMENTS
from briefgen.template import compose
from briefgen.template.check import sample_data
from briefgen.template.reference import reference
from tests.template.conftest import Trial

DOCS = Path(__file__).parents[2] / "docs"


def test_element_reference_is_not_stale() -> None:
    assert (DOCS / "elements.md").read_text(encoding="utf-8") == reference(), (
        "run: python -m briefgen.template.reference > docs/elements.md"
    )


@pytest.mark.parametrize("name", ELEMENTS)
def test_element_is_described(name: str) -> None:
    assert f"`<{name}>`" in reference()


EXAMPLES = re.findall(
    r"```html\n\{# (templates/\S+\.html)(.*?)```", (DOCS / "templates.md").read_text(encoding="utf-8"), re.DOTALL
)


@pytest.mark.parametrize(("path", "text"), EXAMPLES, ids=[path for path, _ in EXAMPLES])
def test_example_of_the_guide_works(trial: Trial, path: str, text: str) -> None:
    file = trial.root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("{# " + text, encoding="utf-8")
    own = file.parent.name if file.name == "paper.html" else "briefing-paper"
    compose(own, sample_data(trial.workspace), trial.workspace)


def test_the_guide_has_examples() -> None:
    assert len(EXAMPLES) >= 3
