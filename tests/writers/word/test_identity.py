"""Every paragraph says in a hidden bookmark what it is: by its field or its place, not by its words or its page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from briefgen.build import prepare
from briefgen.document import (
    Block,
    Caption,
    Cell,
    Contents,
    Heading,
    Item,
    Node,
    Note,
    NumberedList,
    Paper,
    Paragraph,
    Row,
    Table,
    TableBody,
    Text,
)
from briefgen.shelf import find_briefs
from briefgen.template.apparatus import resolved
from briefgen.workspace import find_workspace
from briefgen.writers.options import WordOptions
from briefgen.writers.word import Identity, identities, write
from tests.ooxml.opened import w
from tests.ooxml.papers import ROOT, THEMES, theme, written
from tests.outside import program
from tests.specimens import WHOLE, specimens
from tests.writers.word.libreoffice import saved_again
from tests.writers.word.reading import hidden, names, part


def said(text: str, field: str | None = None) -> Paragraph:
    return Paragraph(content=(Text(text=text, brief_field=field),), brief_field=field)


def section(name: str, *texts: str) -> list[Block]:
    """A section as a template makes it: its title and prose from the brief, then a table of the template's own."""
    field = f"sections.{name}"
    cells = tuple(Row(cells=(Cell(content=(Text(text=text),)),)) for text in texts)
    return [
        Heading(level=1, content=(Text(text=name, brief_field=f"{field}.title"),), brief_field=f"{field}.title"),
        *(said(text, f"{field}.body") for text in texts),
        NumberedList(items=(Item(content=(said("point", f"{field}.body"),)),), brief_field=f"{field}.body"),
        Table(caption=Caption(content=(Text(text="counts"),)), body=TableBody(rows=cells)),
        Heading(level=2, content=(Text(text="The template's own"),)),
        said("The template's own words"),
    ]


def paper(*blocks: Block) -> Paper:
    return resolved(Paper(title="x", language="en-GB", content=blocks))


def known(whole: Paper) -> dict[str, Identity]:
    return identities(whole, theme("standard"))


def of(found: dict[str, Identity], name: str) -> set[str]:
    """The bookmarks of one section's paragraphs."""
    field = f"sections.{name}"
    return {key for key, each in found.items() if (each.field or each.path).startswith(field)}


def test_a_paragraph_is_known_by_its_field_and_its_number_there() -> None:
    found = list(known(paper(*section("roads", "One", "Two"))).values())
    assert Identity("sections.roads.title", "", 1) in found
    assert [each.ordinal for each in found if each.field == "sections.roads.body"] == [1, 2, 3]
    assert Identity(None, "sections.roads.title/table", 1) in found
    assert [each.ordinal for each in found if each.path == "sections.roads.title/table/tr"] == [1, 2]


def test_what_a_section_gains_changes_no_other_sections_names() -> None:
    before = known(paper(*section("roads", "One"), *section("tolls", "One", "Two")))
    after = known(paper(*section("roads", "One", "More", "And more"), *section("tolls", "One", "Two")))
    assert of(before, "tolls") == of(after, "tolls") != set()
    assert of(before, "roads") < of(after, "roads")


def test_contents_change_no_names() -> None:
    """They give ids to headings and tables, counted over the whole paper."""
    blocks = [*section("roads", "One"), *section("tolls", "One")]
    before = known(paper(*blocks))
    after = known(paper(Contents(), Contents(of="tables"), *blocks))
    assert set(before) < set(after)


def test_words_change_no_names() -> None:
    whole = specimens()["everything"]
    assert set(known(whole)) == set(known(reworded(whole)))


def reworded(node: Any) -> Any:
    """The tree with other words in every text."""
    if isinstance(node, Text):
        return replace(node, text=f"Other {node.text}")
    changed = {
        each.name: tuple(reworded(item) if isinstance(item, Node) else item for item in value)
        if isinstance(value, tuple)
        else reworded(value)
        for each in fields(node)
        if isinstance(value := getattr(node, each.name), tuple | Node)
    }
    return replace(node, **changed) if changed else node


def test_an_id_is_part_of_the_place() -> None:
    row = Row(id="army", cells=(Cell(content=(Text(text="Army"),)),))
    found = known(
        paper(Heading(level=1, id="counts", content=(Text(text="Counts"),)), Table(body=TableBody(rows=(row,))))
    )
    assert Identity(None, "h1#counts/table/tr#army", 1) in found.values()


def test_a_notes_paragraphs_are_counted_beside_the_texts() -> None:
    note = Note(content=(said("note", "sections.a.body"), said("more", "sections.a.body")))
    text = Paragraph(content=(Text(text="text"), note), brief_field="sections.a.body")
    found = known(paper(text, said("after", "sections.a.body")))
    assert list(found.values()) == [
        Identity("sections.a.body", "", 1),
        Identity("sections.a.body", "", 2),
        Identity("sections.a.body", "note", 1),
        Identity("sections.a.body", "note", 2),
    ]


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("specimen", ["everything", "note", "notes"])
def test_every_paragraph_that_says_something_has_one(specimen: str, name: str) -> None:
    content = written(specimen, name)
    for paragraph in stories(content):
        own = [each for each in paragraph.iter(w("bookmarkStart")) if each.get(w("name"), "").startswith("_bg")]
        assert len(own) <= 1
        if "".join(text.text or "" for text in paragraph.iter(w("t"))).strip():
            assert own
    assert len(set(hidden(content))) == len(hidden(content))
    assert set(hidden(content)) == set(identities(specimens()[specimen], theme(name)))


def stories(content: bytes) -> Iterator[ElementTree.Element]:
    """The paragraphs of the body and of the notes."""
    for name in ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml"):
        if name in names(content):
            yield from ElementTree.fromstring(part(content, name)).iter(w("p"))


def papers_to_send() -> dict[str, Paper]:
    """The samples, and the specimens, many to a paper: LibreOffice takes its time over each file."""
    workspace = find_workspace(ROOT)
    sent = {brief.stem: prepare(brief, workspace).paper for brief in find_briefs([workspace.inputs])}
    apart = (*WHOLE, "notes", "note")
    content = [block for name, whole in specimens().items() if name not in apart for block in whole.content]
    sent |= {name: specimens()[name] for name in apart}
    return sent | {"others": replace(specimens()["p"], content=tuple(content))}


def test_libreoffice_keeps_them_all(tmp_path: Path) -> None:
    """It may add `_Copy_1` to the name of one that stands in a note."""
    soffice = program("soffice", "install LibreOffice Writer")
    sent = papers_to_send()
    files = {name: write(whole, theme("standard"), WordOptions(embed_fonts=False)) for name, whole in sent.items()}
    back = saved_again(soffice, files, tmp_path)
    for name, whole in sent.items():
        found = {re.sub(r"_Copy_\d+$", "", each) for each in hidden(back[name])}
        assert set(known(whole)) - found == set(), name
