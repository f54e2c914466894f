"""Every node has a function, every specimen is a sound file in both themes, and the same bytes each time."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document

from briefgen import document
from briefgen.document import Block, Graphic, Inline, Node, plain_text, walk
from briefgen.writers.word import BLOCKS, INLINES, write
from tests.ooxml.integrity import faults
from tests.ooxml.papers import THEMES, theme, written
from tests.ooxml.validator import all_schema_errors
from tests.reading_papers import docx_notes, docx_text
from tests.specimens import WHOLE, specimens


def subclasses(kind: type[Node]) -> set[type[Node]]:
    return {
        each
        for each in vars(document).values()
        if isinstance(each, type) and issubclass(each, kind) and each not in (kind, Graphic)
    }


def test_every_block_has_a_function() -> None:
    assert set(BLOCKS) == subclasses(Block)


def test_every_inline_has_a_function() -> None:
    assert set(INLINES) == subclasses(Inline)


def test_a_node_without_a_function_is_an_error() -> None:
    class Unheard(Block):
        pass

    paper = document.Paper(title="x", language="en", content=(Unheard(),))
    with pytest.raises(KeyError):
        write(paper, theme("standard"))


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("specimen", specimens())
def test_a_specimen_has_no_fault(specimen: str, name: str) -> None:
    assert faults(written(specimen, name)) == []


def to_validate() -> dict[str, bytes]:
    """Every specimen in each theme, nine to a paper, as a run of the validator takes a second; whole papers alone."""
    papers = {f"{whole} {name}": written(whole, name) for whole in WHOLE for name in THEMES}
    small = {name: paper for name, paper in specimens().items() if name not in WHOLE}
    for names in (list(small)[at : at + 9] for at in range(0, len(small), 9)):
        content = tuple(block for name in names for block in small[name].content)
        joined = replace(small[names[0]], content=content)
        papers |= {f"{' '.join(names)} {name}": write(joined, theme(name)) for name in THEMES}
    return papers


def test_all_specimens_are_valid() -> None:
    found = all_schema_errors(to_validate())
    assert {name: errors for name, errors in found.items() if errors} == {}


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("specimen", specimens())
def test_every_word_is_there(specimen: str, name: str) -> None:
    content = written(specimen, name)
    said = "".join((docx_text(content) + docx_notes(content)).split())
    for node in walk(specimens()[specimen]):
        if isinstance(node, Inline):
            assert "".join(plain_text(node).split()) in said


@pytest.mark.parametrize("specimen", specimens())
def test_python_docx_opens_it(specimen: str) -> None:
    assert Document(BytesIO(written(specimen, "standard"))).sections


def test_the_same_bytes_again() -> None:
    assert write(specimens()["everything"], theme("standard")) == written("everything", "standard")


def test_the_same_bytes_in_another_process() -> None:
    script = (
        "import hashlib; from tests.ooxml.papers import written;"
        "print(hashlib.sha256(written('everything', 'standard')).hexdigest())"
    )
    here = hashlib.sha256(written("everything", "standard")).hexdigest()
    for seed, zone in (("1", "Asia/Karachi"), ("77", "America/New_York")):
        env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"}
        run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=env, check=True)
        assert run.stdout.strip() == here


def test_the_zip_knows_no_clock() -> None:
    with zipfile.ZipFile(BytesIO(written("everything", "standard"))) as package:
        assert package.testzip() is None
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.namelist()[0] == "[Content_Types].xml"
