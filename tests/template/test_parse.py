"""Marked text to tree: what it becomes, and each message about what can't be."""

from __future__ import annotations

import contextlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from briefgen.document import (
    BulletList,
    Emphasis,
    Item,
    LineBreak,
    Link,
    Listing,
    Node,
    NumberedList,
    Paper,
    Paragraph,
    Strong,
    Text,
    plain_text,
    walk,
)
from briefgen.problems import Position, ProblemsFound
from briefgen.template import parse


def paper(body: str) -> Paper:
    return parse(f'<paper title="T" language="en">{body}</paper>')


def first(body: str) -> Node:
    return paper(body).content[0]


def line(*content: Node | str) -> Paragraph:
    return Paragraph(content=tuple(Text(text=item) if isinstance(item, str) else item for item in content))  # type: ignore[misc]


TREES = {
    "white space is one space": ("<p> a\n\t b  </p>", line("a b")),
    "white space across elements": (
        "<p> a <em> b </em> c</p>",
        line("a ", Emphasis(content=(Text(text="b "),)), "c"),
    ),
    "space at the end of an element": ("<p>a <em>b </em></p>", line("a ", Emphasis(content=(Text(text="b"),)))),
    "only white space": ("<p>\n</p>", line()),
    "no-break space stays": ("<p>10&nbsp;km&#160;</p>", line("10\u00a0km\u00a0")),
    "named characters": ("<p>a&mdash;b&lt;&amp;&hellip;</p>", line("a—b<&…")),
    "characters by number": ("<p>&#8211;&#x2013;</p>", line("––")),
    "break": ("<p>a <br/> b</p>", line("a", LineBreak(), "b")),
    "comment": ("<p>a<!-- b -->c</p>", line("ac")),
    "text in an item": ("<ul><li>a <em>b</em></li></ul>", None),
    "attribute": ('<ol start="4"/>', NumberedList(start=4)),
    "empty attribute is left out": ('<ol start=""/>', NumberedList()),
    "lines of a listing": (
        "<pre>\na\n  b  c\n</pre>",
        Listing(content=(Text(text="a"), LineBreak(), Text(text="\u00a0\u00a0b\u00a0\u00a0c"))),
    ),
}


@pytest.mark.parametrize(("body", "tree"), TREES.values(), ids=TREES)
def test_becomes(body: str, tree: Node | None) -> None:
    assert tree is None or first(body) == tree


def test_text_where_blocks_stand_is_a_paragraph() -> None:
    made = first("<ul><li>a <em>b</em> <ul><li>c</li></ul> d </li></ul>")
    inner = BulletList(items=(Item(content=(line("c"),)),))
    words = line("a ", Emphasis(content=(Text(text="b"),)))
    assert made == BulletList(items=(Item(content=(words, inner, line("d"))),))


def test_white_space_between_blocks_means_nothing() -> None:
    assert paper("<p>a</p>\n\n  <p>b</p>\n") == paper("<p>a</p><p>b</p>")


def test_link_from_a_value_to_nothing_is_text() -> None:
    marked = '\ufdd00:3v\ufdd1<strong><a href="#gone">b</a></strong>\ufdd00:3t\ufdd1'
    assert first(f"<p>a {marked} c</p>") == line("a ", Strong(content=(Text(text="b"),)), " c")


def test_link_to_an_id() -> None:
    made = paper('<h1 id="x">a</h1><p><a href="#x">b</a></p>')
    assert any(isinstance(node, Link) for node in walk(made))


WRONG = {
    "<tmeline/>": "unknown element `<tmeline>`",
    "<div>x</div>": "unknown element `<div>`",
    "<p class='x'>a</p>": "`<p>` has no attribute `class`",
    "<finding/>": "`<finding>` may not stand in `<paper>`",
    "<p><p>a</p></p>": "`<p>` may not stand in `<p>`",
    "<timeline>a b</timeline>": "text directly in `<timeline>`: “a b”",
    "a b": "text directly in `<paper>`: “a b”",
    "<p><a>x</a></p>": "`<a>` without the attribute `href`",
    "<p><a href=''>x</a></p>": "the attribute `href` of `<a>` is empty",
    "<p><a href='javascript:x'>x</a></p>": "`href` of `<a>` can't be “javascript:x”",
    "<p><a href='#x'>x</a></p>": "a link to `#x`, which nothing in the paper has as its id",
    "<ol start='x'/>": "`start` of `<ol>` can't be “x”",
    "<ol start='-1'/>": "`start` of `<ol>` can't be “-1”",
    "<ol start='٣'/>": "`start` of `<ol>` can't be “٣”",
    "<table width='w'><tbody/></table>": "`width` of `<table>` can't be “w”",
    "<table/>": "`<table>` without `<tbody>`",
    "<table><tbody/><tbody/></table>": "a second `<tbody>` in `<table>`",
    "<h1 id='a'/><h1 id='a'/>": "the id “a” twice",
    "<h1 id='a'/><p><note id='a'>b</note></p>": "the id “a” twice",
    "<p><note id='a'>b</note></p><h1 id='a'/>": "the id “a” twice",
    "<p>a": "`<p>` is never closed",
    "<p>a</em></p>": "`</em>` closes nothing that is open",
    "<p>a < b</p>": "a `<` that begins no tag",
    "<p a=1>x</p>": "an attribute that can't be read",
    "<ol start='1' start='2'/>": "an attribute given twice in one tag",
    "<p>Q & A</p>": "`&` on its own",
    "<p>&nbps;</p>": "`&nbps;` is no character's name",
    "<paper title='a' language='en'/>": "`<paper>` may not stand in `<paper>`",
    "<blockquote>" * 101: "elements nested more than 100 deep",
}


@pytest.mark.parametrize(("body", "message"), WRONG.items())
def test_says(body: str, message: str) -> None:
    with pytest.raises(ProblemsFound) as found:
        paper(body)
    assert message in [problem.message for problem in found.value.problems]


WHOLE = {
    "": "the template prints nothing",
    " \n": "the template prints nothing",
    "text": "text before `<paper>`",
    "<p>x</p>": "`<p>` is outermost",
    "<paper/>": "`<paper>` without the attribute `title`",
    "<paper title='a' language='english!'/>": "`language` of `<paper>` can't be “english!”",
    "<paper title='a' language='en' marking='TLP:WHITE'/>": "`marking` of `<paper>` can't be “TLP:WHITE”",
    "<paper title='a' language='en'/>x": "something stands after `</paper>`",
    "<paper title='a": "a tag that never ends",
    "<!DOCTYPE x><paper/>": "a DOCTYPE",
    "<!DOCTYPE x [<!ENTITY a 'aaaa'>]><paper>&a;</paper>": "a DOCTYPE",
    "<!DOCTYPE x SYSTEM 'file:///etc/passwd'><paper/>": "a DOCTYPE",
    " <?xml version='1.0'?><paper/>": "an `<?xml …?>` line",
}


@pytest.mark.parametrize(("text", "message"), WHOLE.items())
def test_says_about_a_whole(text: str, message: str) -> None:
    with pytest.raises(ProblemsFound) as found:
        parse(text)
    assert message in [problem.message for problem in found.value.problems]


def test_all_problems_come_at_once_with_their_lines() -> None:
    with pytest.raises(ProblemsFound) as found:
        paper("\n<b>x</b>\n<p class='y'>a</p>\n\n text\n<ul>\n<i/></ul>")
    assert [problem.position.line for problem in found.value.problems] == [2, 3, 5, 7]


def test_marks_name_file_and_line() -> None:
    marked = (
        '\ufdd00:1t\ufdd1<paper title="T" language="en">\n\ufdd01:7t\ufdd1<p>é</p>\n<b/>\ufdd00:3v\ufdd1<i/></paper>'
    )
    with pytest.raises(ProblemsFound) as found:
        parse(marked, ("base.html", "part.html"))
    assert [problem.position for problem in found.value.problems] == [
        Position("base.html", 3),
        Position("part.html", 8),
    ]


def test_nodes_know_their_line() -> None:
    assert paper("\n\n<p>a</p>").content[0].origin == Position("template", 3)


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    with pytest.raises(ProblemsFound):
        parse(text)
    with contextlib.suppress(ProblemsFound):
        paper(text)


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), min_size=1))
def test_any_value_comes_through(text: str) -> None:
    assert plain_text(paper(f"<p>.{escape(text)}.</p>")) == re.sub(" +", " ", f".{text}.")
