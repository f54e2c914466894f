"""The Word files' XML is what it was when somebody last looked at it: the shortest sample, and every element."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.build import prepare, render
from briefgen.workspace import find_workspace
from tests.ooxml.normal import normal
from tests.ooxml.papers import ROOT, written
from tests.writers.word.reading import part


def _sample() -> bytes:
    workspace = find_workspace(ROOT)
    return render(prepare(workspace.inputs / "pipeline-ransomware.yaml", workspace), ["docx"])["docx"]


PAPERS = {"pipeline-ransomware": _sample, "everything": lambda: written("everything", "standard")}


@pytest.mark.parametrize("name", PAPERS)
@pytest.mark.parametrize("member", ["document", "styles"])
def test_xml_is_as_expected(name: str, member: str, golden: Callable[[Path, str], None]) -> None:
    xml = normal(part(PAPERS[name](), f"word/{member}.xml"))
    golden(ROOT / "tests" / "golden" / f"{name}.{member}.xml", xml)


def test_order_of_attributes_is_no_difference_and_white_space_in_text_is() -> None:
    assert normal('<p b="2"  a="&quot;1&lt;"><t > x </t></p >') == '<p a=\'"1&lt;\' b="2"><t> x </t></p>\n'
    assert normal("<t>x</t>") != normal("<t>x </t>")
    assert normal("<t>9\u00a0June</t>") == "<t>9&#xA0;June</t>\n"
