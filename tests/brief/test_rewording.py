"""Other words in the place of what an edition leaves out."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.brief.rewording import Wordings, literal
from tests.brief.convert import converted, elements

SOURCE, OTHER, PLACE, NUMBER = "a confidential interview", "a letter", "an attack", "some *tens*"


def quoted(asked: str) -> str | None:
    return NUMBER if asked.split(":")[0].strip() == "toll" else None


NOTES = Wordings({"jail": PLACE, "a.b": PLACE}, {"red": SOURCE, "red2": SOURCE, "old": OTHER}, quoted)
IN_TEXT = Wordings(NOTES.links, NOTES.cites, quoted, in_text=True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("See [](#jail), [it](#road).", "See an attack, [it](#road)."),
        ("The [*attack* of [x]](<#jail>) and [b](#a.b 'title')", "The *attack* of [x] and b"),
        (r"\[x](#jail) ![x](#jail)", r"\[x](#jail) ![x](#jail)"),
        ("killed [@red].", "killed.^[A confidential interview.]"),
        ("killed [see @red, p. 4], he said", "killed,^[A confidential interview.] he said"),
        ("killed [@red; @ispr, 12] and", "killed^[A confidential interview; [@ispr, 12].] and"),
        ("“So” he said [@ispr] [@red]. Then", "“So” he said.^[[@ispr]; a confidential interview.] Then"),
        ("all [@red; @red2; @old].", "all.^[A confidential interview; a letter.]"),
        ("the line\n[@red] goes on", "the line^[A confidential interview.] goes on"),
        ("# Heading\n[@red] goes on", "# Heading\n^[A confidential interview.] goes on"),
        ("a[^1]\n\n[^1]: [@red]. See [@red].\n\nb [@red].", None),
        ("a ^[As [@red, 3] says, and [@ispr].] b", "a ^[As a confidential interview says, and [@ispr].] b"),
        ("{{ toll }}, {{ toll: Words }}, {{ ships }}", r"some \*tens\*, Some \*tens\*, {{ ships }}"),
        (r"\[@red], [@red](x), a@red", r"\[@red], [@red](x), a@red"),
        ("nothing [@ispr, p. 4] of it", "nothing [@ispr, p. 4] of it"),
    ],
)
def test_as_notes(text: str, expected: str | None) -> None:
    note = "A confidential interview"
    below = f"a[^1]\n\n[^1]: {note}. See a confidential interview.\n\nb.^[{note}.]"
    assert NOTES.reworded(text) == (below if expected is None else expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("killed [@red, p. 4].", "killed (a confidential interview)."),
        ("killed [@ispr; @red].", "killed [@ispr] (a confidential interview)."),
        ("a ^[As [@red] says.]", "a ^[As a confidential interview says.]"),
    ],
)
def test_in_the_text(text: str, expected: str) -> None:
    assert IN_TEXT.reworded(text) == expected


def test_what_comes_out_is_prose() -> None:
    printed = elements(NOTES.reworded("Killed [@ispr; @red]. At [](#jail): {{ toll }}.\n\n- [@old]"))
    assert '<cite of="@ispr"/>; a confidential interview.</p></note>' in printed
    assert "At an attack: some *tens*.</p>" in printed
    assert "<p>A letter.</p></note>" in printed


@given(st.text(st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp")), min_size=1, max_size=30))
def test_words_print_as_they_are(words: str) -> None:
    words = " ".join(words.replace("'", "").replace('"', "").split()) or "x"
    printed = elements(f"a {literal(words)} b")
    typeset = elements("a x b").replace("x", "{}")
    if not set(words) & set("-.…/0123456789’′″"):  # these may become typographic
        escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        assert " ".join(printed.split()) == " ".join(typeset.format(escaped).split())


_PIECES = st.sampled_from(
    ["[](#jail)", "[a](#jail)", "[@red]", "[@red, p. 4; @ispr]", "{{ toll }}", "[^1]", "\n\n[^1]: ", "^[", "]", "[",
     "(", ")", "\n", "\n\n", " ", ".", "word", "`", "\\", "@red", "#jail", "> ", "- ", "| a |", "{{", "}}"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=20).map("".join))
def test_prose_that_is_right_mentions_nothing_any_more(text: str) -> None:
    if converted(text)[1]:
        return
    after, _ = converted(NOTES.reworded(text))
    assert not re.search(r'of="[^"]*@red|to="jail"|href="#jail"', after)


def test_much_text_takes_little_time() -> None:
    many = ("[", "[a ", "[@red ", " ", "[x](#", "^[", "{{", "[^a]: x\n\n", "[a@a", "`")
    for text in (*(piece * 20_000 for piece in many), "[@" + "a" * 50_000):
        assert len(NOTES.reworded(text)) >= len(text) // 2
