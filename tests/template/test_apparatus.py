"""Numbers, references and contents, filled in once a paper is whole."""

from __future__ import annotations

import pytest

from briefgen.document import (
    Caption,
    Contents,
    ContentsEntry,
    Heading,
    Paper,
    Reference,
    Text,
    children,
    notes,
    plain_text,
    walk,
)
from briefgen.problems import ProblemsFound
from briefgen.template.apparatus import nameless, resolved
from briefgen.template.parse import parse
from tests.specimens import specimens


def paper(content: str, attributes: str = "", language: str = "en-GB") -> Paper:
    return parse(f'<paper title="T" language="{language}" {attributes}>{content}</paper>')


def shown(content: str, attributes: str = "", language: str = "en-GB") -> list[str | None]:
    """What the references of a paper print."""
    return [node.shown for node in walk(paper(content, attributes, language)) if isinstance(node, Reference)]


def entries(tree: Paper) -> list[tuple[int, str, str | None, str]]:
    """What the contents of a paper list."""
    found = (entry for node in walk(tree) if isinstance(node, Contents) for entry in node.entries)
    return [(entry.level, entry.to, entry.label, plain_text(entry)) for entry in found]


ROW = "<tbody><tr><td>1</td></tr></tbody>"


def test_notes_are_numbered_in_the_order_of_the_text() -> None:
    head = "<caption>A<note>a</note></caption><thead><tr><th>x<note>b</note></th><th/></tr></thead>"
    body = "<tbody><tr><td>1<note>c</note></td><td>2<note>d</note></td></tr></tbody>"
    tree = paper(f"<table>{head}{body}<credit>B<note>e</note></credit></table><p>C<note>f</note></p>")
    numbered = [(note.number, plain_text(note.content[0])) for note in notes(tree)]
    assert numbered == list(enumerate("abcdef", 1))


def test_a_note_printed_again_is_the_mark_of_the_first() -> None:
    tree = paper('<p>A<note id="n">a</note> B<note>b</note> C<note id="n">a</note></p>')
    assert [note.number for note in notes(tree)] == [1, 2]
    assert [(node.to, node.shown, node.kind) for node in walk(tree) if isinstance(node, Reference)] == [
        ("n", "1", "note")
    ]


@pytest.mark.parametrize("text", ["A <note>n</note> b", "A<note>n</note> b", "A\n<note>n</note>\nb"])
def test_a_mark_touches_the_word_before_it_and_no_other(text: str) -> None:
    [paragraph] = paper(f"<p>{text}</p>").content
    assert [node.text if isinstance(node, Text) else "mark" for node in children(paragraph)] == ["A", "mark", " b"]


def test_notes_stand_together_once() -> None:
    with pytest.raises(ProblemsFound, match="second"):
        paper('<p>A<note>n</note></p><notes title="Notes"/><notes title="Notes"/>')


@pytest.mark.parametrize("label", ["Tab.", "Tab. {no}", "{number} {number}"])
def test_a_label_has_room_for_one_number(label: str) -> None:
    with pytest.raises(ProblemsFound, match="table-label"):
        paper("<p>A</p>", f'table-label="{label}"')


def test_a_title_that_names_itself_has_no_name() -> None:
    with pytest.raises(ProblemsFound, match="nothing to be called by"):
        paper('<h1 id="a">See <ref to="a"/></h1>')


def test_captions_are_numbered_tables_apart_from_pictures() -> None:
    image, captioned = '<img src="a.png" alt="A"/>', "<caption>C</caption>"
    tables = f"<table>{captioned}{ROW}</table><table>{ROW}</table><table>{captioned}{ROW}</table>"
    pictures = f"<figure>{image}{captioned}</figure><figure>{image}</figure>"
    tree = paper(tables + pictures, 'table-label="{number}. Tabelle"')
    labels = [node.label for node in walk(tree) if isinstance(node, Caption)]
    assert labels == ["1. Tabelle", "2. Tabelle", "Figure\u00a01"]


def test_references_name_things_as_the_paper_does() -> None:
    named = [node.shown for node in walk(specimens()["ref"]) if isinstance(node, Reference)]
    assert named == [
        "Table\u00a01", "Figure\u00a01", "the count of 5 February", "“The toll is ‘contested’”", "“Who counted”",
        "finding\u00a01", "recommendation\u00a01", "Mastung, 31 January 2026", "Frontier Corps",
    ]  # fmt: skip


def test_a_reference_that_begins_a_sentence_has_a_capital() -> None:
    finding = '<key-findings title="K"><finding id="f" number="2"><p>A</p></finding></key-findings>'
    text = '<p><ref to="f"/> holds. See <ref to="f"/>; “so.” <ref to="f"/>, <em>No. <ref to="f"/></em></p>'
    capital, small = "Finding\u00a02", "finding\u00a02"
    assert shown(finding + text) == [capital, small, capital, small]
    assert shown(finding + '<ul><li><p><ref to="f"/></p></li></ul><p>e.g. 5 <ref to="f"/></p>') == [capital, small]


def test_a_title_is_quoted_in_the_papers_language() -> None:
    assert shown('<h1 id="a">Das Ende</h1><p><ref to="a"/></p>', language="de") == ["„Das Ende“"]


def test_an_event_without_a_date_has_that_of_the_one_above() -> None:
    events = '<event date="31 January"><p>a</p></event><event id="b" place="Mastung"><p>b</p></event>'
    assert shown(f'<timeline>{events}</timeline><p><ref to="b"/></p>') == ["Mastung, 31 January"]


def test_a_label_wins() -> None:
    finding = '<key-findings title="K"><finding id="a" number="1" label="the finding"><p>b</p></finding></key-findings>'
    assert shown(f'{finding}<p>See <ref to="a"/></p>') == ["the finding"]


def test_what_has_no_name_prints_nothing_and_is_told() -> None:
    link = '<p><a href="https://example.org">x</a></p>'
    tree = Paper(
        title="T", language="en", content=(*paper(link).content, Heading(level=1, content=(Reference(to="a"),)))
    )
    assert nameless(resolved(tree)) == {"a"}


def test_contents_list_headings_to_their_depth_without_notes_and_links() -> None:
    tree = specimens()["contents"]
    [north] = [entry for entry in entries(tree) if "north" in entry[3]]
    assert (north[0], north[2]) == (2, None)
    assert [entry for entry in entries(tree) if "Too deep" in entry[3]] == []
    assert [entry[2] for entry in entries(tree) if entry[2]] == ["Table\u00a01", "Figure\u00a01"]
    assert ("who", "Who is who") in [(to, text) for _, to, _, text in entries(tree)]
    linked = paper('<contents/><h1>A <a href="#b">b</a><note>c</note></h1><h1 id="b">B</h1>')
    assert entries(linked) == [(1, "section-1", None, "A b"), (1, "b", None, "B")]


def test_references_in_headings_and_captions_have_their_words_wherever_these_come_again() -> None:
    table = f'<table id="t"><caption>C</caption>{ROW}</table>'
    again = f'<table id="u"><caption>As <ref to="t"/></caption>{ROW}</table>'
    tree = paper(
        f'<contents/><contents of="tables"/><h1 id="h">On <em><ref to="t"/></em></h1>{table}{again}<p><ref to="h"/></p>'
    )
    assert [text for _, _, _, text in entries(tree)] == ["On Table\u00a01", "C", "As Table\u00a01"]
    assert not [
        node
        for node in walk(tree)
        if isinstance(node, ContentsEntry) and any(isinstance(inner, Reference) for inner in walk(node))
    ]
    assert [node.shown for node in walk(tree) if isinstance(node, Reference)][-1] == "“On Table\u00a01”"
    assert resolved(tree) == tree


def test_headings_that_name_each_other_have_an_end() -> None:
    found = shown('<h1 id="a">A <ref to="b"/></h1><h1 id="b">B <ref to="a"/></h1>')
    assert all(found)


def test_ids_that_contents_need_are_none_that_are_taken() -> None:
    tree = paper('<contents/><h1>A</h1><h1 id="section-1">B</h1><h1>C</h1>')
    assert [entry[1] for entry in entries(tree)] == ["section-2", "section-1", "section-3"]


def test_the_notes_at_the_end_are_listed_where_there_are_any() -> None:
    assert entries(paper('<contents/><p>a</p><notes title="Notes"/>')) == []
    with_note = paper('<contents/><p>a<note>b</note></p><notes title="Notes"/>')
    assert entries(with_note) == [(1, "section-1", None, "Notes")]


def test_resolving_again_changes_nothing() -> None:
    for tree in specimens().values():
        assert resolved(tree) == tree


def test_what_prose_wrote_knows_its_field_and_nothing_else_does() -> None:
    written = {node.brief_field for node in walk(specimens()["everything"])}
    assert written == {None}


def test_graphics_are_numbered_and_listed_among_the_figures() -> None:
    picture = '<figure><img src="a.png" alt="a"/><caption>A</caption></figure>'
    chart = '<chart id="c" kind="column" alt="b"><caption>B</caption></chart><chart kind="column" alt="c"/>'
    content = f'<contents of="figures"/>{picture}{chart}<map alt="d"><caption>D</caption></map><p><ref to="c"/></p>'
    tree = paper(content)
    assert [(label, text) for _, _, label, text in entries(tree)] == [
        ("Figure\u00a01", "A"),
        ("Figure\u00a02", "B"),
        ("Figure\u00a03", "D"),
    ]
    assert [node.shown for node in walk(tree) if isinstance(node, Reference)] == ["Figure\u00a02"]
