"""What each piece of CommonMark becomes."""

from __future__ import annotations

import pytest

from briefgen.brief.prose import _markdown
from tests.brief.convert import converted, elements, line

CASES = {
    "paragraphs": ("One\ntwo.\n\nThree.", "<p>One\ntwo.</p><p>Three.</p>"),
    "emphasis": (
        "*a* **b** ***c*** `d < e`",
        "<p><em>a</em> <strong>b</strong> <em><strong>c</strong></em> <code>d &lt; e</code></p>",
    ),
    "hard breaks": ("one  \ntwo\\\nthree", "<p>one<br/>two<br/>three</p>"),
    "raw HTML is text": ("<b>a</b> <!-- c -->", "<p>&lt;b&gt;a&lt;/b&gt; &lt;!-- c --&gt;</p>"),
    "a block of HTML is text": ("<div>\n<p>a</p>", "<p>&lt;div&gt;\n&lt;p&gt;a&lt;/p&gt;</p>"),
    "entities": ("&amp; &copy; &#228; &lt;p&gt;", "<p>&amp; © ä &lt;p&gt;</p>"),
    "no surprises": ("(c) (tm) +- ?? .. ,,", "<p>(c) (tm) +- ?? .. ,,</p>"),
    "links": (
        "[a *b*](https://example.org/x?y=1&z=2 'title') <https://example.org> <mailto:a@b.org>",
        '<p><a href="https://example.org/x?y=1&amp;z=2">a <em>b</em></a> '
        '<a href="https://example.org">https://example.org</a> <a href="mailto:a@b.org">mailto:a@b.org</a></p>',
    ),
    "reference links": ("[a]\n\n[a]: https://example.org", '<p><a href="https://example.org">a</a></p>'),
    "internal links": ("[a](#toll)", '<p><a href="#toll">a</a></p>'),
    "addresses are encoded": ("[a](https://example.org/آ)", '<p><a href="https://example.org/%D8%A2">a</a></p>'),
    "bullets": ("- a\n- b\n\n  c", "<ul><li><p>a</p></li><li><p>b</p><p>c</p></li></ul>"),
    "nested lists": (
        "1. a\n   - b\n2. c",
        "<ol><li><p>a</p><ul><li><p>b</p></li></ul></li><li><p>c</p></li></ol>",
    ),
    "a list that starts later": ("4. a", '<ol start="4"><li><p>a</p></li></ol>'),
    "an empty item": ("-\n- b", "<ul><li></li><li><p>b</p></li></ul>"),
    "quotation": ("> a\n> > b", "<blockquote><p>a</p><blockquote><p>b</p></blockquote></blockquote>"),
    "quotation with its speaker": (
        "> a\n> -- *Nadia* Rahmat",
        '<blockquote attribution="Nadia Rahmat"><p>a</p></blockquote>',
    ),
    "speaker in a paragraph of its own": (
        '> a\n>\n> — Nadia "N" Rahmat',
        '<blockquote attribution="Nadia “N” Rahmat"><p>a</p></blockquote>',
    ),
    "speaker with signs that Markdown knows": (
        '> a\n> — Nadia \\*N\\* &amp; "`co`"',
        '<blockquote attribution="Nadia *N* &amp; “co”"><p>a</p></blockquote>',
    ),
    "a quotation that only has a dash": ("> -- a", "<blockquote><p>– a</p></blockquote>"),
    "code block": ("```yaml\na: <b>\n  c\n```", "<pre>a: &lt;b&gt;\n  c</pre>"),
    "indented code": ("    a\n      b", "<pre>a\n  b</pre>"),
    "rule": ("a\n\n---\n\nb", "<p>a</p><p>* * *</p><p>b</p>"),
    "headings": ("# a\n## b\n# c", "<h2>a</h2><h3>b</h3><h2>c</h2>"),
    "headings that begin with two signs": ("## a\n### b", "<h2>a</h2><h3>b</h3>"),
    "headings that skip a level": ("# a\n### b\n## c", "<h2>a</h2><h3>b</h3><h3>c</h3>"),
    "underlined headings": ("a\n===\nb\n---", "<h2>a</h2><h3>b</h3>"),
    "table": (
        "| a | b | c |\n|:--|--:|:-:|\n| 1 | **2** | |",
        '<table><col align="left"/><col align="right"/><col align="center"/>'
        "<thead><tr><th>a</th><th>b</th><th>c</th></tr></thead>"
        "<tbody><tr><td>1</td><td><strong>2</strong></td><td></td></tr></tbody></table>",
    ),
    "table with caption and credit": (
        "Table: The *toll*\n\n| a |\n|---|\n| 1 |\n\nSource: ISPR",
        '<table><caption>The <em>toll</em></caption><col align="auto"/><thead><tr><th>a</th></tr></thead>'
        "<tbody><tr><td>1</td></tr></tbody><credit>Source: ISPR</credit></table>",
    ),
    "caption and credit without empty lines": (
        "Table: The toll\n| a |\n|---|\n| 1 |\nSource: ISPR, *press*",
        '<table><caption>The toll</caption><col align="auto"/><thead><tr><th>a</th></tr></thead>'
        "<tbody><tr><td>1</td></tr></tbody><credit>Source: ISPR, <em>press</em></credit></table>",
    ),
    "caption that begins with emphasis": (
        "Table: **The** toll\n\n| a |\n|---|",
        '<table><caption><strong>The</strong> toll</caption><col align="auto"/><thead><tr><th>a</th></tr></thead>'
        "<tbody></tbody></table>",
    ),
    "table without names of columns": (
        "| | |\n|-|-|\n| 1 | 2 |",
        '<table><col align="auto"/><col align="auto"/><tbody><tr><td>1</td><td>2</td></tr></tbody></table>',
    ),
    "words that begin like a caption": (
        "Table: none follows\n\nSource: nor here",
        "<p>Table: none follows</p><p>Source: nor here</p>",
    ),
    "call-out": (
        '::: call-out A "title" & more\na\n\nb\n:::',
        '<call-out title="A “title” &amp; more"><p>a</p><p>b</p></call-out>',
    ),
    "sidebar without title": ("::: sidebar\n- a\n:::", "<sidebar><ul><li><p>a</p></li></ul></sidebar>"),
    "box in a box": (
        ":::: sidebar\n::: call-out\na\n:::\n::::",
        "<sidebar><call-out><p>a</p></call-out></sidebar>",
    ),
    "a box in a box": (
        ":::: sidebar\n::: call-out\na\n:::\n::::",
        "<sidebar><call-out><p>a</p></call-out></sidebar>",
    ),
    "pull quote": (
        "::: pull-quote Nadia\na *b*\n:::",
        '<pull-quote attribution="Nadia">a <em>b</em></pull-quote>',
    ),
    "pull quote of two paragraphs": ("::: pull-quote\na\n\nb\n:::", "<pull-quote>a<br/>b</pull-quote>"),
    "picture": ("![A mark](mark.png)", '<figure><img src="HERE/mark.png" alt="A mark"/></figure>'),
    "picture with caption and credit": (
        '![A "mark"](mark.png)\nThe *mark*\nof a house\nCredit: Nadia & co',
        '<figure><img src="HERE/mark.png" alt="A “mark”"/><caption>The <em>mark</em>\nof a house</caption>'
        "<credit>Credit: Nadia &amp; co</credit></figure>",
    ),
    "picture with signs that Markdown knows": (
        "![A \\[mark\\] &amp; more](mark.png)",
        '<figure><img src="HERE/mark.png" alt="A [mark] &amp; more"/></figure>',
    ),
    "picture with a title": (
        '![A mark](mark.png "The mark")',
        '<figure><img src="HERE/mark.png" alt="A mark"/><caption>The mark</caption></figure>',
    ),
    "Urdu": ("The بلوچ لبریشن آرمی (BLA)", "<p>The بلوچ لبریشن آرمی (BLA)</p>"),
}


@pytest.mark.parametrize("case", CASES)
def test_prose(case: str, tmp_path, mark) -> None:  # type: ignore[no-untyped-def]
    text, expected = CASES[case]
    assert elements(text, folder=mark.parent).replace(str(mark.parent), "HERE") == expected


LINES = {
    "A *title*: “set”": "A <em>title</em>: “set”",
    "# not a heading": "# not a heading",
    "- not a list": "- not a list",
    "1. not a list": "1. not a list",
    "<i>text</i>": "&lt;i&gt;text&lt;/i&gt;",
}


@pytest.mark.parametrize("text", LINES)
def test_a_line_is_inline_only(text: str) -> None:
    assert line(text) == LINES[text]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en-GB", "<p>“a ‘b’” – it’s</p>"),
        ("de", "<p>„a ‚b‘“ – it’s</p>"),
        ("fr", "<p>«\u00a0a “b”\u00a0» – it’s</p>"),
        ("pl", "<p>„a «b»” – it’s</p>"),
        ("xx", "<p>“a ‘b’” – it’s</p>"),
    ],
)
def test_quotation_marks_follow_the_language(language: str, expected: str) -> None:
    assert elements("\"a 'b'\" -- it's", language=language) == expected


@pytest.mark.parametrize("level", [None, 3])
def test_a_heading_that_has_no_level_is_a_bold_line(level: int | None) -> None:
    out, problems = converted("# *a*\n\nb", level=level)
    assert (out, problems) == ("<p><strong><em>a</em></strong></p><p>b</p>", [])


def test_a_flat_field_refuses_what_it_could_not_print() -> None:
    _, problems = converted("::: call-out\na\n:::", flat=True)
    assert [problem.rule for problem in problems] == ["flat"]


def test_a_box_that_is_open_where_a_quotation_ends_is_told() -> None:
    _, problems = converted("> :::: sidebar\n> ")
    assert [problem.message for problem in problems] == ["the box `sidebar` is never closed"]


def test_depth_is_bounded_without_a_crash() -> None:
    for deep in ("> " * 500 + "a", "".join("  " * n + "- a\n" for n in range(300)), "::: call-out\n" * 200):
        _, problems = converted(deep)
        assert "too-deep" in {problem.rule for problem in problems}
    _, problems = converted("*_" * 2000 + "a" + "_*" * 2000)
    assert {problem.rule for problem in problems} <= {"too-deep"}


def test_the_parser_has_all_its_rules_before_threads_share_it() -> None:
    parser = _markdown.__wrapped__()
    for ruler in (parser.core.ruler, parser.block.ruler, parser.inline.ruler, parser.inline.ruler2):
        assert ruler.__cache__ is not None
