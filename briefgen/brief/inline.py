"""What stands in a line of prose: CommonMark's inline tokens to elements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape
from itertools import accumulate, chain
from typing import TYPE_CHECKING, Protocol

from briefgen.brief.citation import KEY, Miswritten, cites
from briefgen.brief.prose import Cited, Placement
from briefgen.brief.quoting import QUOTATION, mark
from briefgen.brief.strays import Stray, gather_strays
from briefgen.brief.text import ID_CHARACTERS
from briefgen.brief.typography import OPAQUE, neutral, neutral_pieces
from briefgen.frozen import frozen
from briefgen.problems import Collector, Position
from briefgen.reading import Placed
from briefgen.reading.pieces import Pieces
from briefgen.reading.scalars import address_fault

if TYPE_CHECKING:
    from pathlib import Path

    from markdown_it.token import Token

    from briefgen.workspace import Workspace

DEEPEST = 20


@frozen
class Quoted:
    """A figure quoted in a field's text, as it was typed, and where it stands."""

    path: tuple[str | int, ...]
    text: str
    place: Position


class Context(Protocol):
    """What the fields of one brief share."""

    placed: Placed
    folder: Path
    workspace: Workspace
    problems: Collector
    anchors: list[tuple[Position, str]]
    references: list[tuple[Position, str]]
    ids: list[tuple[Position, str]]
    citations: list[Cited]
    quotations: list[Quoted]
    placements: list[Placement]
    strays: list[Stray]


class NotesOfField(Protocol):
    """What turns the mark of a note into the note."""

    def element(self, token: Token, line: int) -> str:
        """The `<note>` for a mark on a line of the field."""


class Field:
    """One prose field while it is converted: knows where in the file each piece of its text stands."""

    def __init__(self, brief: Context, path: tuple[str | int, ...], text: str) -> None:
        self.brief = brief
        self.path = path
        self.text = text
        self.notes: NotesOfField | None = None
        self._lines = text.split("\n")
        self._pieces = Pieces(text)
        self._starts = [0, *accumulate(len(line) + 1 for line in self._lines)]
        self._seen: dict[tuple[int, str], int] = {}
        """Where a fragment was last found from a line on; by line, since notes are looked at before the text ends."""

    def line_text(self, line: int) -> str:
        """A line of the field's text, counted from 0; empty beyond its end."""
        return self._lines[line] if line < len(self._lines) else ""

    def at(self, line: int, fragment: str = "") -> Position:
        """Where `fragment` stands in the file, looked for from `line` of the text on; without one, that line."""
        start = self._starts[min(line, len(self._lines))]
        begin = max(start, self._seen.get((line, fragment), -1) + 1)
        for wanted in chain((fragment,), self._beginnings(line)):
            skip = self._pieces.before(wanted, begin if wanted == fragment else start)
            there = self._pieces.places(wanted)[skip : skip + 1]
            if there and (found := self.brief.placed.find(self.path, wanted, skip)):
                self._seen[line, wanted] = there[0]
                return found
        return self.brief.placed.place(self.path).value

    def _beginnings(self, line: int) -> Iterator[str]:
        """The line, then less and less of it: a folded YAML text has other lines than the text read from it."""
        yield self.line_text(line).strip()
        words = self.line_text(line).split(maxsplit=3)
        yield " ".join(words[:3])
        yield from words[:1]

    def quotation(self, line: int, text: str) -> str:
        """Remember that the field quotes a figure, as `{{ … }}`, and give what stands for it among elements."""
        found = QUOTATION.fullmatch(text)
        assert found
        self.brief.quotations.append(Quoted(self.path, text, self.at(line, text)))
        return mark(clean(found[1]))

    def problem(self, line: int, fragment: str, message: str, hint: str, rule: str) -> None:
        """Remember a problem at the place of `fragment`."""
        self.brief.problems.add(self.at(line, fragment), message, hint, rule)


def inline(tokens: Sequence[Token], field: Field, line: int) -> str:
    """The elements of a paragraph's inline tokens; `line` is where the paragraph begins in the field."""
    texts = iter(neutral_pieces([_text_of(token) for token in tokens]))
    depth = 0
    out: list[str] = []
    for at, token in enumerate(tokens):
        text = next(texts)
        if _wordless(tokens, at) or (at and _wordless(tokens, at - 1)):
            out.append(_reference(token, field, line))
            continue
        if token.nesting > 0:
            depth += 1
            if depth == DEEPEST:
                field.problem(
                    line,
                    "",
                    f"emphasis and links stand more than {DEEPEST} deep in one another",
                    "take some out",
                    "too-deep",
                )
        if depth < DEEPEST:
            out.append(_element(token, text, field, line))
        if token.nesting < 0:
            depth -= 1
        elif token.type in ("softbreak", "hardbreak"):
            line += 1
        elif token.type == "citation":
            line += token.content.count("\n")
    return "".join(out)


def _wordless(tokens: Sequence[Token], at: int) -> bool:
    """Whether a link without words begins at a token."""
    return tokens[at].type == "link_open" and at + 1 < len(tokens) and tokens[at + 1].type == "link_close"


def _reference(token: Token, field: Field, line: int) -> str:
    """The `<ref>` for the beginning of a link without words; nothing for its end."""
    if token.type != "link_open":
        return ""
    address = str(token.attrs.get("href", ""))
    if not address.startswith("#"):
        hint = "write what is to be clicked between [ and ]; only [](#id), to a part of the paper, finds its own words"
        field.problem(line, f"]({address}" if address else "](", "this link has no words", hint, "link")
        return ""
    _href(token, field, line)
    field.brief.references.append(field.brief.anchors[-1])
    return f'<ref to="{clean(address[1:])}"/>'


def plain(tokens: Sequence[Token]) -> str:
    """The characters of inline tokens, for a description or an attribution, without emphasis; quotation marks neutral.

    Quoted figures stay as they were typed.
    """
    texts = neutral_pieces([_text_of(token) for token in tokens])
    return " ".join("".join(_said(token, text) for token, text in zip(tokens, texts, strict=True)).split())


def _said(token: Token, text: str) -> str:
    if token.type in ("code_inline", "text_special", "quotation"):
        return token.content
    return plain(token.children or []) if token.type == "image" else text


def _text_of(token: Token) -> str:
    if token.type == "text":
        return token.content
    if token.type in ("code_inline", "text_special", "image", "quotation"):
        return OPAQUE
    return " " if token.type in ("softbreak", "hardbreak") else ""


_TAGS = {
    "em_open": "<em>",
    "em_close": "</em>",
    "strong_open": "<strong>",
    "strong_close": "</strong>",
    "link_close": "</a>",
}
_MISWRITTEN = (
    (
        re.compile(r"!\[[^\]]*\]\s?\([^)]*\)?"),
        "this looks like a picture but isn't written like one",
        "no space before the `(`; a path that has spaces stands between `<` and `>`: ![What it shows](<my map.png>)",
        "link-form",
    ),
    (
        re.compile(r"(?<!!)\[[^\]]*\]\s?\(\s*(?:https?://|www\.)[^)]*\)?"),
        "this looks like a link but isn't written like one",
        "no space between `]` and `(`, none inside the address: [words](https://example.org)",
        "link-form",
    ),
    (
        re.compile(r"\]\s?\(\s*#[^)]*\)?|\[\[#[^\]]*\]*"),
        "this looks like a reference but isn't written like one",
        "no space in it and no note between [ and ]: [](#its-id), or [words of your own](#its-id)",
        "link-form",
    ),
    (
        re.compile(r"\^\["),
        "this note is never closed",
        r"write ^[the note] with a ] where it ends; a ^ that is text is written \^",
        "note",
    ),
    (
        re.compile(r"\[\^[^\]]*\]?"),
        "this looks like the mark of a note but isn't written like one",
        r"a mark is one word: [^my-note]; a [ that is text is written \[",
        "note",
    ),
    (
        re.compile(rf"\[(?=[^\[\]]{{0,60}}?(?<![\w.])@{KEY})[^\[\]]*\]?"),
        "this looks like a citation but isn't written like one",
        r"write [@its-id], closed by a ], with no other brackets in it; a [ that is text is written \[",
        "citation-form",
    ),
    (
        re.compile(r"\{#[^}]*\}?"),
        "this id isn't understood",
        f"an id is one word of {ID_CHARACTERS}, at the end of a heading, of a `Table:` line, of a picture's line or of"
        r" its caption: {#toll-table}; a { that is text is written \{",
        "id-form",
    ),
    (
        re.compile(r"\{\{[^{}\n]{0,40}\}?"),
        "this quotation of a figure is never closed",
        r"write {{ its-id }}, with two braces at both ends; braces that are text are written \{{",
        "quotation",
    ),
)
"""What Markdown would print with its brackets: pattern, what it is, how it is written, and the rule's name."""
_BRACKETS = re.compile(r"\]\s?\(|\[\[|\^\[|\[\^|\{#|\{\{|\[[^\[\]]{0,60}?(?<![\w.])@")


def _element(token: Token, text: str, field: Field, line: int) -> str:
    kind = token.type
    if kind == "text":
        _check_text(token.content, field, line)
        gather_strays(token.content, field, line)
        return clean(text)
    if kind in _TAGS:
        return _TAGS[kind]
    if kind == "text_special":
        return clean(token.content)
    if kind == "code_inline":
        return f"<code>{clean(token.content)}</code>"
    if kind == "softbreak":
        return "\n" if text == " " else text
    if kind == "hardbreak":
        return "<br/>"
    if kind == "link_open":
        return f'<a href="{clean(_href(token, field, line))}">'
    if kind == "quotation":
        return field.quotation(line, token.content)
    if kind == "footnote_ref":
        assert field.notes is not None
        return field.notes.element(token, line)
    if kind == "citation":
        return _citation(token.content, field, line)
    if kind == "image":
        hint = "put it at the beginning of a paragraph of its own; its caption goes on the next line"
        field.problem(line, "![", "a picture stands inside a line of text", hint, "inline-image")
        return ""
    raise AssertionError(f"no element for {kind}")


def _citation(text: str, field: Field, line: int) -> str:
    """The `<cite>` for the text between a citation's brackets."""
    try:
        cited = cites(text)
    except Miswritten as wrong:
        message = "this looks like a citation but isn't written like one"
        field.problem(line, f"[{text.partition(chr(10))[0]}", message, wrong.hint, "citation-form")
        return ""
    for cite in cited:
        field.brief.citations.append(Cited(field.at(line, f"@{cite.key}"), cite.key, field.path))
    printed = (replace(cite, prefix=neutral(cite.prefix), suffix=neutral(cite.suffix)) for cite in cited)
    return f'<cite of="{clean("; ".join(map(str, printed)))}"/>'


def clean(text: str) -> str:
    """Text as XML, safe inside elements and attributes. Form feeds, which XML can't hold, are spaces."""
    return escape(text.replace("\f", " "), quote=True)


def _check_text(text: str, field: Field, line: int) -> None:
    """A picture, link, note or id that isn't taken for one would be printed with its brackets."""
    if _BRACKETS.search(text):
        for pattern, message, hint, rule in _MISWRITTEN:
            for found in pattern.finditer(text):
                field.problem(line, found[0], message, hint, rule)


def _href(token: Token, field: Field, line: int) -> str:
    """A link's address, fit to be written; problems are remembered."""
    address = str(token.attrs.get("href", ""))
    if address.startswith("#"):
        field.brief.anchors.append((field.at(line, address), address[1:]))
        return address
    fault = _link_fault(address)
    if fault:
        what = f"a link can't go to “{address[:60]}”: {fault[0]}" if address else "this link has no address"
        field.problem(line, address or "]()", what, fault[1], "link")
    return _encoded(address)


def _link_fault(address: str) -> tuple[str, str] | None:
    if not address:
        return "", "write [words](https://example.org)"
    if address.lower().startswith("mailto:"):
        whole = re.fullmatch(r"mailto:[^@\s]+@[^@\s]+", address, re.IGNORECASE)
        return None if whole else ("it is no e-mail address", "write mailto:name@example.org")
    if re.match(r"www\.|[\w-]+\.(?:com|org|net|int|gov|eu|uk|de|fr|pk)\b", address):
        return "the `https://` is missing", f"write https://{address[:80]}"
    if re.fullmatch(r"[^@\s:/]+@[^@\s/]+\.[^@\s/]+", address):
        return "the `mailto:` is missing", f"write mailto:{address}"
    fault = address_fault(_encoded(address))
    if fault and not re.match("https?:", address, re.IGNORECASE):
        return "only web addresses, `mailto:` and `#id` work in a paper", "write https://…, mailto:… or #id"
    return fault


def _encoded(address: str) -> str:
    """Characters that an address can't hold, as %-codes (RFC 3986 §2.1); what is encoded already stays."""
    from mdurl import encode

    return encode(address)
