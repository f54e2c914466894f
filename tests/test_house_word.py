"""What a house asks of its Word files, through a workspace's folders."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.house import load_house
from briefgen.house_word import LARGEST, check_references, word_options
from briefgen.problems import ProblemsFound
from briefgen.workspace import Workspace
from briefgen.writers import WordOptions
from tests.writers.word.references import python_docx, word


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A workspace with a house that asks nothing of its Word files."""
    (tmp_path / "templates" / "flash-note").mkdir(parents=True)
    return asking(Workspace(tmp_path), "")


def asking(workspace: Workspace, word_record: str) -> Workspace:
    (workspace.root / "templates" / "house.yaml").write_text(f"organisation: A\n{word_record}", "utf-8")
    return workspace


def options(workspace: Workspace, template: str = "flash-note") -> WordOptions:
    return word_options(load_house(workspace.template_roots), template, workspace)


def rules(workspace: Workspace, template: str = "flash-note") -> list[str]:
    with pytest.raises(ProblemsFound) as found:
        options(workspace, template)
    return [problem.rule for problem in found.value.problems]


def test_a_template_s_own_reference_comes_before_the_common_one(workspace: Workspace) -> None:
    assert options(workspace).reference is None
    templates = workspace.root / "templates"
    (templates / "reference.docx").write_bytes(word())
    assert options(workspace).reference == word()
    (templates / "flash-note" / "reference.docx").write_bytes(python_docx())
    assert options(workspace).reference == python_docx()
    assert options(workspace, "briefing-paper").reference == word()


def test_what_the_house_asks_is_what_the_writer_gets(workspace: Workspace) -> None:
    (workspace.root / "templates" / "reference.docx").write_bytes(word())
    asked = options(asking(workspace, "word: {styles: title, page: yes, header_and_footer: on, embed_fonts: no}\n"))
    assert (asked.styles, asked.page, asked.header_and_footer, asked.embed_fonts) == (("title",), True, True, False)
    assert options(asking(workspace, "word: {styles: all}\n")).styles is None
    assert options(asking(workspace, "word: {styles: []}\n")).styles == ()


def test_a_template_without_a_reference_is_no_mistake_where_another_has_one(workspace: Workspace) -> None:
    asking(workspace, "word: {page: yes}\n")
    assert rules(workspace) == ["missing-reference"]
    (workspace.root / "templates" / "flash-note" / "reference.docx").write_bytes(word())
    assert options(workspace, "briefing-paper").reference is None


def test_names_of_a_word_in_another_language_are_understood(workspace: Workspace) -> None:
    (workspace.root / "templates" / "reference.docx").write_bytes(word())
    asking(workspace, "word: {styles: [Überschrift 1]}\n")
    with pytest.raises(ProblemsFound) as found:
        options(workspace)
    assert found.value.problems[0].hint == "did you mean “heading 1”?"


def test_a_link_that_leads_out_is_refused(workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "reference.docx"
    elsewhere.write_bytes(word())
    (workspace.root / "templates" / "reference.docx").symlink_to(elsewhere)
    assert rules(workspace) == ["reference-outside"]


def test_a_template_s_name_cannot_lead_out(workspace: Workspace) -> None:
    (workspace.root / "reference.docx").write_bytes(word())
    assert options(workspace, "..").reference is None


def test_a_file_that_is_too_large_is_not_read(workspace: Workspace) -> None:
    with (workspace.root / "templates" / "reference.docx").open("wb") as file:
        file.truncate(LARGEST + 1)
    assert rules(workspace) == ["reference"]


def test_every_template_s_reference_is_checked_each_mistake_told_once(workspace: Workspace) -> None:
    (workspace.root / "templates" / "reference.docx").write_bytes(b"no")
    (workspace.root / "templates" / "flash-note" / "reference.docx").write_bytes(b"nor this")
    house = load_house(workspace.template_roots)
    with pytest.raises(ProblemsFound) as found:
        check_references(house, ["briefing-paper", "flash-note", "situation-report"], workspace)
    paths = [problem.position.path for problem in found.value.problems]
    assert [path.removeprefix("templates/") for path in paths] == ["flash-note/reference.docx", "reference.docx"]
