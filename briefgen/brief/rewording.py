"""Prose in which other words take the place of what an edition leaves out: links, citations, quoted figures.

It is the text as typed that changes, so that nothing made from it holds a trace. Words
that stand for something print as they are: what would be markup in them is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping

from briefgen.brief.quoting import QUOTATION, Misquoted, read_quotation
from briefgen.frozen import frozen

_NAME = r"[A-Za-z0-9](?:[\w:.+/-]{0,200}\w)?"
"""What names a source (`citation.KEY`), its length bounded."""
_INSIDE = r"(?:\\.|[^\[\]\\]|\[(?:\\.|[^\[\]\\]){0,2000}\]){0,2000}"
_ESCAPE = r"\\[!-/:-@\[-`{-~]"
_QUOTATION = re.compile(rf"{_ESCAPE}|{QUOTATION.pattern}")
_LINK = re.compile(
    rf"{_ESCAPE}|(?<!(?<!\\)!)\[(?P<words>{_INSIDE})\]\(<?#(?P<id>[^\s()<>\"']{{1,200}})>?(?:\s+[\"'(][^)]{{0,500}})?\)"
)
_PLACED = re.compile(rf"{_ESCAPE}|^[ \t]*!\[{_INSIDE}\]\(<?#(?P<id>[^\s()<>\"']{{1,200}})>?\)[ \t]*$", re.MULTILINE)
_CITE = rf"\[[^\[\]]{{0,2000}}?(?<![\w.\\])@{_NAME}[^\[\]]{{0,2000}}\](?![(\[])"
_SPACE = r"[ \u00a0]{0,8}"
_CITES = re.compile(
    rf"{_ESCAPE}|(?P<gap>{_SPACE}|(?<=\S)\n)(?P<cites>{_CITE}(?:{_SPACE}{_CITE})*)(?P<after>[.,;:!?…]{{0,9}}[”’»\"']{{0,9}})"
)
_KEY = re.compile(rf"(?<![\w.])@({_NAME})")
_NOTE_BELOW = re.compile(r"^[ \t>]*\[\^[^\]\s]+\]:[ \t]*", re.MULTILINE)
_NOTE_ENDS = re.compile(r"\n[ \t]*\n(?=[^ \t\n])|\n(?=[ \t>]*\[\^[^\]\s]+\]:)")
_BRACKETS = re.compile(rf"{_ESCAPE}|\^?\[|\]")
_BLOCK = re.compile(r"[ \t>]*(?:#|\||:::|-{3,}|={3,})")
_MARKUP = re.compile(r"[\\`*_{}\[\]<>#+^|!&@~=-]|(?<=\d)[.)]")


@frozen
class Wordings:
    """What stands for what is left out: by the ids that links and citations name, and for what a quotation of a figure
    asks (the text between its braces), None where it stays. `in_text`: citations are printed there and not as notes.
    `gone` are the ids of all that is left out: a graphic among it is no longer placed."""

    links: Mapping[str, str]
    cites: Mapping[str, str]
    quoted: Callable[[str], str | None]
    in_text: bool = False
    gone: Collection[str] = ()

    def reworded(self, text: str) -> str:
        """A field's prose with these words in their places."""
        text = _replaced(_PLACED, text, lambda found: "" if found["id"] in self.gone else found[0])
        text = _replaced(_LINK, text, self._linked)
        text = _replaced(_QUOTATION, text, self._quoted)
        notes = _notes(text)
        return _replaced(_CITES, text, lambda found: self._cited(found, notes))

    def _linked(self, found: re.Match[str]) -> str:
        """The words of a link without it; for a link without words those of its target."""
        if found["id"] not in self.links:
            return found[0]
        return found["words"] if found["words"].strip() else literal(self.links[found["id"]])

    def _quoted(self, found: re.Match[str]) -> str:
        words = self.quoted(found[1])
        return found[0] if words is None else literal(_capital(words) if _begins_with_capital(found[1]) else words)

    def _cited(self, found: re.Match[str], notes: list[tuple[int, int]]) -> str:
        """Citations that touch, as one where any of them is left out."""
        groups = [each[1:-1].split(";") for each in re.findall(_CITE, found["cites"])]
        items = [item.strip() for group in groups for item in group]
        if not any(self._words(item) for item in items):
            return found[0]
        gap, after = found["gap"], found["after"]
        said = dict.fromkeys(literal(words) if (words := self._words(item)) else f"[{item}]" for item in items)
        if any(start <= found.start("cites") < end for start, end in notes):
            begins = _CLAUSE.search(found.string[: found.start("cites")])
            words = "; ".join(said)
            return gap + (_capital(words) if begins else words) + after
        if self.in_text:
            return "".join(f"{gap}{each}" if each[0] == "[" else f"{gap}({each})" for each in said) + after
        note = f"^[{_ended(_capital('; '.join(said)))}]"
        alone = "\n" in gap and _BLOCK.match(found.string[: found.start()].rpartition("\n")[2])
        return f"{gap}{note}{after}" if alone else f"{after}{note}"

    def _words(self, item: str) -> str | None:
        """The words for one source of a citation; None where it stays."""
        key = _KEY.search(item)
        return self.cites.get(key[1]) if key else None


_CLAUSE = re.compile(r"(?:^|\]:|\^\[|[.!?])\s*$")
"""What a new sentence of a note stands behind."""


def _replaced(pattern: re.Pattern[str], text: str, words: Callable[[re.Match[str]], str]) -> str:
    """A text with words for what a pattern finds; what is escaped in it stays."""
    return pattern.sub(lambda found: found[0] if found[0].startswith("\\") else words(found), text)


def literal(words: str) -> str:
    """Words as prose that prints them as they are."""
    return _MARKUP.sub(lambda found: f"\\{found[0]}", words)


def _notes(text: str) -> list[tuple[int, int]]:
    """Where notes begin and end: `[^1]: …` at the next paragraph that isn't indented, `^[…]` at its `]`."""
    found = []
    for start in (each.start() for each in _NOTE_BELOW.finditer(text)):
        end = _NOTE_ENDS.search(text, start + 1)
        found.append((start, end.start() if end else len(text)))
    opened: list[tuple[int, bool]] = []
    for bracket in _BRACKETS.finditer(text):
        if bracket[0] in ("[", "^["):
            opened.append((bracket.start(), bracket[0] == "^["))
        elif bracket[0] == "]" and opened:
            begin, is_note = opened.pop()
            found += [(begin, bracket.end())] if is_note else []
    return found


def _ended(text: str) -> str:
    return text if text[-1] in ".!?…" else f"{text}."


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _begins_with_capital(quotation: str) -> bool:
    try:
        return read_quotation(quotation).capital
    except Misquoted:
        return False
