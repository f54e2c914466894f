"""Notes, references and ids in prose: what they become, and what of them is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.document import Note, Reference, notes, walk
from briefgen.template.parse import parse
from tests.brief.convert import converted, elements, line

CASES = {
    "a note below the text": ("a[^1] b\n\n[^1]: n", '<p>a<note id="^.method.1"><p>n</p></note> b</p>'),
    "a note above it": ("[^1]: n\n\na[^1]", '<p>a<note id="^.method.1"><p>n</p></note></p>'),
    "a note of several paragraphs": (
        "a[^1]\n\n[^1]: n\n\n    *m*\n\n    - o\n\nb",
        '<p>a<note id="^.method.1"><p>n</p><p><em>m</em></p><ul><li><p>o</p></li></ul></note></p><p>b</p>',
    ),
    "a note indented below another": (
        "a[^1] b[^2]\n\n[^1]: n\n    [^2]: m",
        '<p>a<note id="^.method.1"><p>n</p></note> b<note id="^.method.2"><p>m</p></note></p>',
    ),
    "a note in place": ("a^[n *m*] b", '<p>a<note id="^.method.^[0]"><p>n <em>m</em></p></note> b</p>'),
    "a note in place, and one whose label looks like its number": (
        "a^[n] b[^^0]\n\n[^^0]: m",
        '<p>a<note id="^.method.^[0]"><p>n</p></note> b<note id="^.method.^0"><p>m</p></note></p>',
    ),
    "a mark set twice": (
        "a[^1] b[^1]\n\n[^1]: n",
        '<p>a<note id="^.method.1"><p>n</p></note> b<note id="^.method.1"><p>n</p></note></p>',
    ),
    "a note in emphasis and in a cell": (
        "*a[^x]*\n\n| b[^x] |\n|---|\n\n[^x]: n",
        '<p><em>a<note id="^.method.x"><p>n</p></note></em></p><table><col align="auto"/>'
        '<thead><tr><th>b<note id="^.method.x"><p>n</p></note></th></tr></thead><tbody></tbody></table>',
    ),
    "a note in a list and a quotation": (
        "- a[^1]\n\n  [^1]: n\n\n> b[^2]\n>\n> [^2]: m",
        '<ul><li><p>a<note id="^.method.1"><p>n</p></note></p></li></ul>'
        '<blockquote><p>b<note id="^.method.2"><p>m</p></note></p></blockquote>',
    ),
    "quotation marks around a mark": ('"a"[^1]\n\n[^1]: "n"', '<p>“a”<note id="^.method.1"><p>“n”</p></note></p>'),
    "a reference": ("See [](#toll).", '<p>See <ref to="toll"/>.</p>'),
    "a heading with an id": ("# A toll {#toll}", '<h2 id="toll">A toll</h2>'),
    "a table with an id": (
        "Table: *Counts* {#counts}\n\n| a |\n|---|",
        '<table id="counts"><caption><em>Counts</em></caption><col align="auto"/>'
        "<thead><tr><th>a</th></tr></thead><tbody></tbody></table>",
    ),
    "braces that are text": ("# A set {a, b}\n\n\\{#a}", "<h2>A set {a, b}</h2><p>{#a}</p>"),
    "brackets that are text": (r"a \[^1] b", "<p>a [^1] b</p>"),
    "braces that are told to be text": (r"a \{#b} c", "<p>a {#b} c</p>"),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=list(CASES))
def test_becomes(text: str, expected: str) -> None:
    assert elements(text) == expected


def test_a_picture_has_an_id_behind_it_or_behind_its_caption() -> None:
    for text in ("![Road](route.png) {#map}\nThe road", "![Road](route.png){#map}\nThe road", CAPTIONED):
        out = elements(text, folder=SPECIMENS)
        assert out.startswith('<figure id="map"><img')
        assert out.endswith('alt="Road"/><caption>The road</caption></figure>')


CAPTIONED = "![Road](route.png)\nThe road {#map}"
SPECIMENS = Path(__file__).parents[1] / "specimens"


def test_a_title_has_room_for_a_note_in_place() -> None:
    assert line("The toll^[Of the dead.]") == 'The toll<note id="^.title.^[0]"><p>Of the dead.</p></note>'


WRONG = {
    "a[^1]": "there is no note `[^1]` in this field",
    "[^1]: n": "nothing leads to the note `[^1]`",
    "a[^1]\n\n[^1]:": "the note `[^1]` is empty",
    "a[^1]\n\n[^1]: [^1]: n": "the note `[^1]` is written twice",
    "a[^1] b[^2]\n\n[^1]: [^2]: n": "the note `[^1]` is empty",
    "a[^1]\n\n[^1]: n\n\n[^1]: m": "the note `[^1]` is written twice",
    "a[^1] b[^2]\n\n[^1]: n[^2]\n\n[^2]: m": "a note inside a note",
    "a^[n^[m]]": "a note inside a note",
    "a^[]": "a note is empty",
    "a^[ &nbsp;\\\n ]": "a note is empty",
    "a[^1]\n\n[^1]: | b |\n    |---|": "a table has no place in a note",
    "a[^1]\n\n[^1]: b\n\n    | b |\n    |---|": "a table has no place in a note",
    "a[^1]\n\n[^1]: ::: call-out\n    b\n    :::": "a box has no place in a note",
    "[](https://example.org)": "this link has no words",
    "[]()": "this link has no words",
    "a ^[n": "this note is never closed",
    "a [^my note]": "this looks like the mark of a note but isn't written like one",
    "[a[^1]](#b)\n\n[^1]: n": "this looks like a reference but isn't written like one",
    "[a] (#b)": "this looks like a reference but isn't written like one",
    "[](# b)": "this looks like a reference but isn't written like one",
    "[[#b]]": "this looks like a reference but isn't written like one",
    "# A {#b_c}": "this id isn't understood",
    "# A {#b c}": "this id isn't understood",
    "# {#b} A": "this id isn't understood",
    "A {#b}": "this id isn't understood",
    "![a]{#b}(route.png)": "this id isn't understood",
}


@pytest.mark.parametrize(("text", "message"), WRONG.items())
def test_is_refused(text: str, message: str) -> None:
    _, problems = converted(text)
    assert [problem.message for problem in problems] == [message]


def test_a_mark_that_is_printed_twice_has_one_number() -> None:
    out = elements("a[^1] b[^2] c[^1]\n\n[^1]: n\n\n[^2]: m")
    paper = parse(f'<paper title="T" language="en">{out}<p>{out[3:-4]}</p></paper>')
    assert [note.number for note in notes(paper)] == [1, 2]
    marks = [node for node in walk(paper) if isinstance(node, Note | Reference)]
    shown = [str(mark.number) if isinstance(mark, Note) else mark.shown for mark in marks]
    assert shown == ["1", "2", "1", "1", "2", "1"]
