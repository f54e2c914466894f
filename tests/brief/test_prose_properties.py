"""Whatever people write in a prose field: it converts, the tree takes it, and its words survive."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen.document import plain_text, walk
from briefgen.template.marked import mark
from briefgen.template.parse import parse
from briefgen.text import FORBIDDEN
from tests.brief.convert import converted

PIECES = (
    "word", " ", "\n", "\n\n", "  \n", "    ", "- ", "1. ", "> ", "# ", "### ", "***", "**", "*", "_", "`",
    "```\n", "~~~\n", "---", "===", "| a | b |\n|---|--:|\n", "|", "Table: ", "Source: ", "Credit: ",
    "[", "](", ")", "!", "<", ">", "&", "&amp;", "&#12;", "&#0;", "\\", '"', "'", "--", "...",
    "https://example.org", "<https://example.org>", "#id", "::: call-out T\n", "::: pull-quote\n", ":::\n",
    "[^1]", "[^1]: ", "^[", "[](#id)",
    "[@a, p. 4; @b]", "[see @", "@a", "{{ dead }}", "{{ dead: words }}", "{{", "}}", "\\{{",
    ":::: sidebar\n", "::::\n", "آرمی", "🚢", "\u00a0", "\u200d", "\u00ad", "\t", "é", "<b>", "-->", "]]>",
)  # fmt: skip

marked = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
# What reading refuses never gets here: control characters, surrogates, noncharacters.
anything = st.text(max_size=120).filter(lambda text: not FORBIDDEN.search(text))

quick = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@quick
@given(text=st.one_of(marked, anything), flat=st.booleans())
def test_any_prose_converts_to_elements_that_the_tree_takes(text: str, flat: bool) -> None:
    out, problems = converted(text, flat=flat)
    if not problems:
        parse(f'<paper title="T" language="en">{mark(0, 1, value=True)}{out}{mark(0, 1)}</paper>')


VISIBLE = (
    "- ", "1. ", "> ", "# ", "**", "*", "_", "`", "\n", "\n\n", "  \n", "| ", " | ", "\n|---|\n",
    '"', "'", "--", "...", "\\", "<", "&",
)  # fmt: skip
words = st.integers(0, 99).map(lambda number: f"w{number}x")
readable = st.lists(st.one_of(words, words, st.just(" "), st.sampled_from(VISIBLE)), max_size=40).map("".join)
# What stands behind the marks that open typed lines names their language, and isn't printed.
readable = readable.filter(lambda text: "```" not in text)


@quick
@given(text=readable)
def test_words_survive(text: str) -> None:
    out, problems = converted(text)
    if problems:
        assert {problem.rule for problem in problems} <= {"too-deep", "table-row"}
        return
    paper = parse(f'<paper title="T" language="en">{out}</paper>')
    attributed = " ".join(getattr(node, "attribution", None) or "" for node in walk(paper))
    printed = plain_text(paper) + attributed
    assert set(re.findall(r"w\d+x", text)) <= set(re.findall(r"w\d+x", printed))
