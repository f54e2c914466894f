"""Citations in prose, as pandoc has them: `[@ispr-0205]`, `[see @ispr-0205, p. 4; @reuters-0201]`.

Between the brackets stand one or more sources, with semicolons: words before it, `@` and
its id, where in it, words after. A page needs no word: `[@ispr-0205, 4]`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from briefgen.frozen import frozen

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

KEY = r"[A-Za-z0-9](?:[\w:.+/-]*\w)?"
"""The pattern of what names a source: an id of the brief, or a key of a BibTeX or CSL-JSON file."""

_LABELS = {
    "page": ("p", "pp", "page", "pages"),
    "chapter": ("ch", "chap", "chaps", "chapter", "chapters"),
    "section": ("§", "§§", "sec", "secs", "section", "sections"),
    "paragraph": ("¶", "¶¶", "para", "paras", "paragraph", "paragraphs"),
    "article-locator": ("art", "arts", "article", "articles"),
    "volume": ("vol", "vols", "volume", "volumes"),
    "issue": ("no", "nos", "issue", "issues"),
    "figure": ("fig", "figs", "figure", "figures"),
    "table": ("table", "tables"),
    "note": ("n", "nn", "note", "notes"),
    "line": ("l", "ll", "line", "lines"),
    "part": ("pt", "pts", "part", "parts"),
    "appendix": ("app", "appendix", "appendices"),
}
"""What a place in a source is called: CSL's name (CSL 1.0.2, appendix IV) and how people write it."""
_WORDS = {word: label for label, words in _LABELS.items() for word in words}
_AND = r"\s*(?:[-–&]|,(?=\s*\d)|\band\b)\s*"
_PAGE = re.compile(rf"(?P<value>\d+(?:{_AND}\d+)*)(?=\s*(?:,|$))")
_WORD_ALONE = re.compile(r"(?:§§?|¶¶?|(?:pp?|ch|paras?|secs?|arts?|vols?)\.)(?:[\s,]|$)")
_ITEM = re.compile(rf"(?P<prefix>.*?)(?<![\w.])@(?P<key>{KEY})(?P<rest>.*)", re.DOTALL)
_CITATION = re.compile(r"\[[^\[\]]*?(?<![\w.\\])@[^\[\]]*\](?![(\[])")
_LARGEST = 2_000
"""Characters between the brackets."""


@frozen(slots=True)
class Cite:
    """One source that is cited: where in it (`label` as CSL names it), and the words before and after."""

    key: str
    label: str = ""
    locator: str = ""
    prefix: str = ""
    suffix: str = ""

    def __str__(self) -> str:
        """As it is written between the brackets."""
        place = f", {_abbreviation(self.label)} {self.locator}" if self.locator else ""
        return f"{self.prefix}{' ' if self.prefix else ''}@{self.key}{place}{self.suffix}"


def _abbreviation(label: str) -> str:
    word = _LABELS[label][0]
    return f"{word}." if word.isalpha() else word


class Miswritten(ValueError):
    """Part of a citation that isn't written like one: the part, and what to write."""

    def __init__(self, part: str, hint: str) -> None:
        super().__init__(part)
        self.part = part
        self.hint = hint


def cites(text: str) -> tuple[Cite, ...]:
    """The sources that the text between a citation's brackets names. Raises Miswritten."""
    return tuple(_cite(part) for part in text.split(";"))


def _cite(part: str) -> Cite:
    found = _ITEM.fullmatch(part)
    if not found:
        raise Miswritten(part.strip(), "each part between two semicolons names a source: [@ispr-0205, p. 4; @reuters]")
    prefix, key, rest = " ".join(found["prefix"].split()), found["key"], found["rest"]
    if prefix == "-":
        raise Miswritten(f"-@{key}", f"write [@{key}]: the citation style decides whether the author is named")
    if "@" in rest:
        raise Miswritten(f"@{key}", "write a semicolon between two sources: [@ispr-0205; @reuters]")
    label, locator, suffix = _place(key, rest)
    return Cite(key, label, locator, prefix, suffix)


def _place(key: str, rest: str) -> tuple[str, str, str]:
    """What follows a source's id: where in it (label and number, empty where it isn't said), and the words after."""
    text = rest.lstrip(_BETWEEN)
    found = (_placed().match(text) or _PAGE.match(text)) if text != rest else None
    if found is None and _WORD_ALONE.match(text):
        raise Miswritten(f"@{key}", f"write its number behind it: [@{key}, p. 4]")
    if found is None:
        between = ", " if "," in rest[: len(rest) - len(text)] else " " if text != rest else ""
        return "", "", _words(between, text)
    word, after = found.groupdict().get("word") or "p", text[found.end() :]
    return _WORDS[word.rstrip(".")], " ".join(found["value"].split()), _words(" " if after[:1].isspace() else "", after)


@cache
def _placed() -> re.Pattern[str]:
    """A place in a source that is called something, such as `p. 4` or `§ 3`; made for the first citation."""
    words = sorted((word for word in _WORDS if word.isalpha()), key=len, reverse=True)
    word = "|".join(["§§?", "¶¶?", *(rf"{word}(?:\.|\b)" for word in words)])
    roman = r"(?=[ivxlc]+\b)(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})(?<=[ivxlc])\b"
    number = rf"(?:[A-Za-z]{{0,2}}\d[\w.:]*|{roman}|[A-Z]\b)"
    return re.compile(rf"(?P<word>{word})\s*(?P<value>{number}(?:{_AND}{number})*)")


_BETWEEN = " ,\n\u00a0"


def _words(between: str, text: str) -> str:
    words = " ".join(text.split())
    return f"{between}{words}" if words else ""


def citation_rule(state: StateInline, silent: bool) -> bool:
    """markdown-it's inline rule: a `citation` token whose content is the text between the brackets."""
    if state.src[state.pos] != "[":
        return False
    found = _CITATION.match(state.src, state.pos, min(state.posMax, state.pos + _LARGEST))
    if not found or state.src[found.end() : found.end() + 1] in ("(", "["):
        return False
    if not silent:
        token = state.push("citation", "", 0)
        token.content = found[0][1:-1]
    state.pos = found.end()
    return True
