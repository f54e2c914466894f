"""What stands one below the other in prose: CommonMark's block tokens to elements."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from briefgen.brief.inline import Field, clean, inline, plain
from briefgen.brief.prose import Placement, placement_mark
from briefgen.brief.quoting import QUOTATION
from briefgen.brief.tokens import (
    alignment,
    closing_index,
    joined_lines,
    split_lines,
    table_rows,
    without_id,
    without_prefix,
)
from briefgen.pictures import BadImage, find_image
from briefgen.problems import did_you_mean

if TYPE_CHECKING:
    from markdown_it.token import Token

DEEPEST = 8
DEEPEST_HEADING = 3
_BOXES = {"call-out": "title", "sidebar": "title", "pull-quote": "attribution"}
_CREDIT = re.compile(r"(?:Source|Sources|Credit):\s")
_CAPTION = re.compile(r"Table:\s*")
_BREAKS = ("softbreak", "hardbreak")
_QUOTED = re.compile(r"(\{\{[^{}]*\}\})")
_SPEAKER = re.compile(r"(?:—|–|---?)\s*(?=\S)")


class _TooDeep(Exception):
    """Nothing more is converted."""


class Blocks:
    """Converts the block tokens of one field, from the first to the last."""

    def __init__(self, field: Field, tokens: Sequence[Token], heading_level: int | None, flat: bool) -> None:
        self.field = field
        self.tokens = tokens
        self.heading_level = heading_level
        self.flat = flat
        self.headings: list[int] = []
        self.closing: list[str] = []
        self.ends: set[int] = set()
        """The lines that close a box: each closes one."""
        self.index = 0
        self.out: list[str] = []

    def convert(self) -> str:
        """The elements. Problems go to the field."""
        try:
            while self.index < len(self.tokens):
                token = self.tokens[self.index]
                _HANDLERS[token.type](self, token)
        except _TooDeep:
            pass
        return "".join(self.out)

    def _line(self, token: Token) -> int:
        return token.map[0] if token.map else 0

    def _open(self, token: Token, start: str, end: str) -> None:
        """Begin an element that holds blocks."""
        self.out.append(start)
        self.closing.append(end)
        self.index += 1
        if len([each for each in self.closing if each != "</li>"]) > DEEPEST:
            message = f"lists, quotations and boxes stand more than {DEEPEST} deep in one another"
            self.field.problem(
                self._line(token), "", message, "begin a new paragraph, or write some of it as text", "too-deep"
            )
            raise _TooDeep

    def close(self, _token: Token) -> None:
        self.out.append(self.closing.pop())
        self.index += 1

    def _children(self, at: int) -> list[Token]:
        return self.tokens[at].children or []

    def bullets(self, token: Token) -> None:
        self._open(token, "<ul>", "</ul>")

    def numbers(self, token: Token) -> None:
        start = token.attrs.get("start", 1)
        self._open(token, "<ol>" if start == 1 else f'<ol start="{start}">', "</ol>")

    def item(self, token: Token) -> None:
        self._open(token, "<li>", "</li>")

    def rule(self, _token: Token) -> None:
        self.out.append("<p>* * *</p>")
        self.index += 1

    def listing(self, token: Token) -> None:
        self.out.append(f"<pre>{clean(token.content.rstrip())}</pre>")
        self.index += 1

    def heading(self, token: Token) -> None:
        """A heading; a bold line where the field has none, or where it would stand deeper than papers go."""
        children, name = self._named(self._children(self.index + 1), self._line(token))
        text = inline(children, self.field, self._line(token))
        level = self._level(int(token.tag[1]))
        self.index += 3
        if level > DEEPEST_HEADING:
            self._text(f"<strong>{text}</strong>")
        else:
            self.out.append(f"<h{level}{name}>{text}</h{level}>")

    def _named(self, children: Sequence[Token], line: int) -> tuple[Sequence[Token], str]:
        """Inline tokens without the `{#id}` at their end, and the attribute that it becomes."""
        children, name = without_id(children)
        if name:
            self.field.brief.ids.append((self.field.at(line, f"{{#{name}}}"), name))
        return children, f' id="{clean(name)}"' if name else ""

    def _level(self, typed: int) -> int:
        """The level in the paper: one deeper than the nearest heading above that was typed with fewer `#`."""
        while self.headings and self.headings[-1] >= typed:
            self.headings.pop()
        self.headings.append(typed)
        return (DEEPEST_HEADING if self.heading_level is None else self.heading_level) + len(self.headings)

    # ── Paragraphs and figures ───────────────────────────────────────────────

    def paragraph(self, token: Token) -> None:
        children, line = self._children(self.index + 1), self._line(token)
        text = self.tokens[self.index + 1].content
        self.index += 3
        if children and children[0].type == "image":
            is_graphic = str(children[0].attrs.get("src", "")).startswith("#")
            self.refuse_if_flat("graphic" if is_graphic else "picture", line)
            self.out.append(self._graphic(children, line) if is_graphic else self._figure(children, line))
        elif _CAPTION.match(text) and self._next_is("table_open"):
            self._table(without_prefix(children, _CAPTION), line)
        else:
            if text.startswith(":::"):
                hint = (
                    "a box begins with ::: and its kind, such as ::: call-out, and ends with ::: on a line of its own"
                )
                self.field.problem(line, "", "this `:::` begins and ends nothing", hint, "box")
            self._text(inline(children, self.field, line))

    def _text(self, text: str) -> None:
        """A paragraph; in a pull quote, which is one line of text, a new line."""
        if self.closing[-1:] != ["</pull-quote>"]:
            self.out.append(f"<p>{text}</p>")
        else:
            self.out.append(text if self.out[-1].startswith("<pull-quote") else f"<br/>{text}")

    def refuse_if_flat(self, what: str, line: int) -> None:
        """A problem where only text has a place."""
        if self.flat:
            hint = "put it in the body of a section"
            self.field.problem(line, "", f"a {what} has no place in this field: only its text is printed", hint, "flat")

    def _next_is(self, kind: str) -> bool:
        return self.index < len(self.tokens) and self.tokens[self.index].type == kind

    def _graphic(self, children: list[Token], line: int) -> str:
        """What stands for a graphic that the brief declares, until it can be written."""
        image, rest = children[0], children[1:]
        name = str(image.attrs["src"])[1:]
        place = self.field.at(line, f"#{name}")
        if any(token.content.strip() or token.type in _BREAKS for token in rest):
            hint = "leave an empty line before and after it; its title, note and credit stand in its own fields"
            self.field.problem(line, f"#{name}", "a graphic and text share a paragraph", hint, "inline-image")
            return ""
        self.field.brief.placements.append(Placement(place, name, self.field.path))
        return placement_mark(clean(name), self._attribute(plain(image.children or []), line))

    def _figure(self, children: list[Token], line: int) -> str:
        end = next((at for at, token in enumerate(children) if token.type in _BREAKS), len(children))
        beside, name = self._named(children[1:end], line)
        rest = [*(token for token in beside if token.content.strip()), *children[end:]]
        if rest and rest[0].type not in _BREAKS:
            hint = "put it in a paragraph of its own; its caption goes on the next line"
            self.field.problem(line, "", "a picture and text share a line", hint, "inline-image")
            return ""
        lines = split_lines(rest[1:])
        credit = lines.pop() if lines and _CREDIT.match(plain(lines[-1]) + " ") else []
        caption, own = self._named(joined_lines(lines), line)
        title = str(children[0].attrs.get("title") or "")
        if name and own:
            hint = "keep one of the two, and let all links lead to it"
            self.field.problem(line + 1, own, "this picture has two ids", hint, "id-form")
        shown = inline(caption, self.field, line + 1) if caption else clean(title)
        parts = [self._image(children[0], line)]
        parts += [f"<caption>{shown}</caption>"] if shown else []
        parts += [f"<credit>{inline(credit, self.field, line + 1 + len(lines))}</credit>"] if credit else []
        return f"<figure{name or own}>{''.join(parts)}</figure>"

    def _image(self, token: Token, line: int) -> str:
        source, alt = str(token.attrs.get("src", "")), plain(token.children or [])
        if not alt:
            hint = (
                "say between [ and ] what it shows, for people who can't see it: ![Map of the nine districts](map.png)"
            )
            self.field.problem(line, "![", "this picture has no description", hint, "alt-text")
        brief = self.field.brief
        try:
            path = find_image(source, (brief.folder, brief.workspace.root), brief.workspace)
        except BadImage as bad:
            self.field.problem(line, source, bad.message, bad.hint, bad.rule)
            return ""
        return f'<img src="{clean(str(path))}" alt="{self._attribute(alt, line)}"/>'

    # ── Tables ───────────────────────────────────────────────────────────────

    def table(self, token: Token) -> None:
        self._table([], self._line(token))

    def _table(self, caption: Sequence[Token], line: int) -> None:
        """Convert the table that begins at the current token, and the credit after it."""
        end = next(at for at in range(self.index, len(self.tokens)) if self.tokens[at].type == "table_close")
        head, body = table_rows(self.tokens[self.index : end])
        credit = self._credit_row(body)
        aligns = [alignment(cell) for cell, _ in head[0]]
        caption, name = self._named(caption, line)
        parts = [f"<caption>{inline(caption, self.field, line)}</caption>"] if caption else []
        parts += [f'<col align="{align}"/>' for align in aligns]
        if any(content.content for _, content in head[0]):
            parts.append(f"<thead>{self._row(head[0], 'th')}</thead>")
        parts.append(f"<tbody>{''.join(self._row(row, 'td') for row in body)}</tbody>")
        self.index = end + 1
        credit = credit or self._credit_paragraph()
        parts += [f"<credit>{credit}</credit>"] if credit else []
        self.out.append(f"<table{name}>{''.join(parts)}</table>")

    def _row(self, row: list[tuple[Token, Token]], tag: str) -> str:
        cells = (inline(content.children or [], self.field, self._line(content)) for _, content in row)
        return f"<tr>{''.join(f'<{tag}>{cell}</{tag}>' for cell in cells)}</tr>"

    def _credit_row(self, body: list[list[tuple[Token, Token]]]) -> str:
        """A `Source:` line directly below a table is a row to GitHub's Markdown; it is taken out of `body`."""
        if not body:
            return ""
        content = body[-1][0][1]
        line = self._line(content)
        if "|" in self.field.line_text(line) or not _CREDIT.match(content.content):
            return ""
        body.pop()
        return inline(content.children or [], self.field, line)

    def _credit_paragraph(self) -> str:
        if not self._next_is("paragraph_open") or not _CREDIT.match(self.tokens[self.index + 1].content):
            return ""
        line = self._line(self.tokens[self.index])
        self.index += 3
        return inline(self._children(self.index - 2), self.field, line)

    # ── Quotations and boxes ─────────────────────────────────────────────────

    def quotation(self, token: Token) -> None:
        speaker = "" if self.flat else self._take_speaker(closing_index(self.tokens, self.index))
        self._open(token, f'<blockquote attribution="{speaker}">' if speaker else "<blockquote>", "</blockquote>")

    def _take_speaker(self, end: int) -> str:
        """The attribution in a quotation's last line, fit for XML, out of its tokens; empty where there is none."""
        if self.tokens[end - 1].type != "paragraph_close":
            return ""
        content = self.tokens[end - 2]
        lines = split_lines(content.children or [])
        alone = len(lines) == 1
        if not _SPEAKER.match(content.content.split("\n")[-1].lstrip()) or (alone and end - 3 == self.index + 1):
            return ""
        if any(token.type == "image" for token in lines[-1]):
            return ""
        self._refuse_if_lost(lines[-1], content)
        speaker = _SPEAKER.sub("", plain(lines.pop()), count=1)
        content.children = joined_lines(lines)
        if alone:
            self.tokens = [*self.tokens[: end - 3], *self.tokens[end:]]
        return self._attribute(speaker, self._line(content) + content.content.count("\n"))

    def _refuse_if_lost(self, attribution: Sequence[Token], paragraph: Token) -> None:
        """A problem for what an attribution, which is a text without markup, can't print."""
        if any(token.type == "footnote_ref" for token in attribution):
            line = self._line(paragraph) + paragraph.content.count("\n")
            hint = "put its mark behind the words of the quotation"
            self.field.problem(line, "[^", "a note has no place in an attribution", hint, "note")

    def box(self, token: Token) -> None:
        name, _, title = token.info.strip().partition(" ")
        line = self._line(token)
        self.refuse_if_flat("box", line)
        self._check_closed(token, name, line)
        if name not in _BOXES:
            hint = did_you_mean(name, _BOXES, "`::: {}`") or "there are: ::: call-out, ::: sidebar and ::: pull-quote"
            self.field.problem(line, name, f"there is no box `{name[:40]}`", hint, "box")
            name = "call-out"
        if name == "pull-quote":
            self._check_paragraphs()
        if "^[" in title or "[^" in title or "](#" in title:
            hint = "put it into the text of the box"
            self.field.problem(
                line, title.strip(), "notes and references have no place in a box's first line", hint, "box"
            )
        heading = f' {_BOXES[name]}="{self._attribute(title, line)}"' if title.strip() else ""
        self._open(token, f"<{name}{heading}>", f"</{name}>")

    def _attribute(self, text: str, line: int) -> str:
        """A text without markup, but for figures that it quotes."""
        from briefgen.brief.typography import neutral

        pieces = (
            self.field.quotation(line, piece) if QUOTATION.fullmatch(piece) else clean(neutral(piece))
            for piece in _QUOTED.split(text)
        )
        return " ".join("".join(pieces).split())

    def _check_closed(self, token: Token, name: str, line: int) -> None:
        end = token.map[1] if token.map else 0
        hint = "write ::: on a line of its own where it ends"
        if end in self.ends:
            hint += "; a box around another begins and ends with one colon more: ::::"
        if end in self.ends or not re.search(r":::+\s*$", self.field.line_text(end)):
            self.field.problem(line, "", f"the box `{name[:40]}` is never closed", hint, "box")
        self.ends.add(end)

    def _check_paragraphs(self) -> None:
        """A pull quote is a sentence or two: nothing but paragraphs."""
        inside = self.tokens[self.index + 1 : closing_index(self.tokens, self.index)]
        for token in inside:
            if token.type not in ("paragraph_open", "inline", "paragraph_close"):
                hint = "a pull quote holds a sentence or two; use ::: call-out or ::: sidebar for more"
                self.field.problem(self._line(token), "", "only text has a place in a pull quote", hint, "box")
                return


_HANDLERS: dict[str, Callable[[Blocks, Token], None]] = {
    "paragraph_open": Blocks.paragraph,
    "heading_open": Blocks.heading,
    "bullet_list_open": Blocks.bullets,
    "bullet_list_close": Blocks.close,
    "ordered_list_open": Blocks.numbers,
    "ordered_list_close": Blocks.close,
    "list_item_open": Blocks.item,
    "list_item_close": Blocks.close,
    "blockquote_open": Blocks.quotation,
    "blockquote_close": Blocks.close,
    "container_box_open": Blocks.box,
    "container_box_close": Blocks.close,
    "fence": Blocks.listing,
    "code_block": Blocks.listing,
    "hr": Blocks.rule,
    "table_open": Blocks.table,
}
