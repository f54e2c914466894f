"""What citations print, by their place in the whole paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.brief.csl import item_of
from briefgen.brief.source import Source
from briefgen.citations import Bibliography
from briefgen.citations.style import find_style
from briefgen.document import Citation, Emphasis, Link, Node, Note, Paper, Text, children, notes, plain_text, walk
from briefgen.problems import Position, ProblemsFound
from briefgen.template.parse import parse
from briefgen.workspace import shipped

ITEMS = {
    "ispr": item_of(Source(type="statement", author="ISPR", title="[Statement]", date="2026-02-05")),
    "grare": item_of(Source(type="book", author="Grare, Frédéric", title="Balochistan", date="2013", publisher="CE")),
    "web": item_of(Source(type="web page", title="What now?", url="https://example.org/", date="2026")),
}
AUTHOR_DATE = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<citation><layout prefix="(" suffix=")" delimiter="; "><group delimiter=", "><names variable="author"/>
<date variable="issued"><date-part name="year"/></date><text variable="locator"/></group></layout></citation></style>"""


def bibliography(tmp_path: Path | None = None) -> Bibliography:
    """The items in Chicago's notes, or in author and date with a style of the folder."""
    roots = [shipped() / "templates"]
    if tmp_path:
        (tmp_path / "citation-styles").mkdir()
        (tmp_path / "citation-styles" / "author-date.csl").write_text(AUTHOR_DATE)
        roots.insert(0, tmp_path)
    style = find_style("author-date" if tmp_path else "chicago-notes", roots, lambda: Position("house.yaml"))
    return Bibliography(ITEMS, style, "en-GB")


def paper(content: str, made: Bibliography | None = None) -> Paper:
    text = f'<paper title="T" language="en-GB">{content}</paper>'
    return parse(text, ("t.html",), bibliography=made or bibliography())


def said(node: Node) -> str:
    """A line with its marks: emphasis between `*`, links between `<` and `>`, a note's number between brackets."""
    if isinstance(node, Note):
        return f"[{node.number}]"
    inner = node.text if isinstance(node, Text) else "".join(map(said, children(node)))
    return f"*{inner}*" if isinstance(node, Emphasis) else f"<{inner}>" if isinstance(node, Link) else inner


def note_texts(made: Paper) -> list[str]:
    return ["".join(map(said, note.content)) for note in notes(made)]


def test_the_first_mention_is_in_full_and_later_ones_are_short() -> None:
    made = paper(
        '<p>One <cite of="@grare, p. 4"/>. Two <cite of="@ispr; @grare"/>.</p>'
        '<p>Three<note>As <cite of="@grare, p. 5"/>; also <cite of="@ispr"/></note></p>'
    )
    assert [said(block) for block in made.content] == ["One.[1] Two.[2]", "Three[3]"]
    assert note_texts(made) == [
        "Frédéric Grare, *Balochistan* (CE, 2013), 4.",
        "ISPR, [Statement], 5\u00a0February 2026; Grare, *Balochistan*.",
        "As Grare, *Balochistan*, 5; also ISPR, [Statement].",
    ]


def test_template_order_decides_which_mention_is_the_first() -> None:
    box = '<key-findings title="K"><finding><p>F <cite of="@ispr"/></p></finding></key-findings>'
    text = '<p>T <cite of="@ispr"/></p>'
    assert note_texts(paper(box + text)) == ["ISPR, [Statement], 5\u00a0February 2026.", "ISPR, [Statement]."]
    assert [plain_text(node) for node in walk(paper(text + box)) if isinstance(node, Note)] == ["", ""]
    assert note_texts(paper(text + box))[0] == "ISPR, [Statement], 5\u00a0February 2026."


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ('A <cite of="@ispr"/>, b.', "A,[1] b."),
        ('“A <cite of="@ispr"/>.” B', "“A.”[1] B"),
        ('A <em>b</em> <cite of="@ispr"/>. C', "A *b*.[1] C"),
        ('A <em>b</em><cite of="@ispr"/>: c', "A *b*[1]: c"),
        ('(A <cite of="@ispr"/>) b', "(A[1]) b"),
        ('A <cite of="@ispr"/> b', "A[1] b"),
        ('<cite of="@ispr"/> a', "[1] a"),
        ('A<cite of="@ispr"/> <cite of="@grare"/>.', "A.[1][2]"),
    ],
)
def test_a_mark_touches_the_word_before_it_and_stands_behind_punctuation(line: str, printed: str) -> None:
    assert said(paper(f"<p>{line}</p>").content[0]) == printed


def test_words_around_a_source() -> None:
    made = paper('<p>A <cite of="see also @grare, p. 4, in French; cf. @web"/>.</p>')
    assert note_texts(made) == [
        "See also Frédéric Grare, *Balochistan* (CE, 2013), 4, in French; cf. “What now?”, 2026, <https://example.org/>."
    ]


def test_a_source_leads_to_its_entry_where_the_paper_prints_one() -> None:
    made = paper('<p>A <cite of="@grare"/>.</p><sources><source id="grare">Grare</source></sources>')
    assert note_texts(made) == ["<Frédéric Grare>, *Balochistan* (CE, 2013)."]
    [link] = [node for node in walk(made) if isinstance(node, Link)]
    assert link.href == "#grare"


def test_author_and_date_stand_in_the_text(tmp_path: Path) -> None:
    made = paper(
        '<p>A <cite of="see @grare, p. 4; @ispr"/>.<note>B <cite of="@ispr"/>.</note></p>', bibliography(tmp_path)
    )
    assert said(made.content[0]) == "A (see Frédéric Grare, 2013, 4; ISPR, 2026).[1]"
    assert note_texts(made) == ["B (ISPR, 2026)."]


def test_what_a_template_writes_in_a_citation_stays() -> None:
    made = paper('<p>A<cite of="@ispr"> (so there)</cite>.</p>')
    assert said(made.content[0]) == "A (so there)."
    assert [node.of for node in walk(made) if isinstance(node, Citation)] == ["@ispr"]


@pytest.mark.parametrize(
    ("of", "message"), [("@isrp", "there is no source `isrp`"), ("ispr", "isn't written like a citation")]
)
def test_a_template_that_cites_wrongly_is_told_its_line(of: str, message: str) -> None:
    with pytest.raises(ProblemsFound) as found:
        paper(f'\n<p>A <cite of="{of}"/>.</p>')
    [problem] = found.value.problems
    assert message in problem.message
    assert problem.position == Position("t.html", 2)
