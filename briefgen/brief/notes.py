"""Notes in prose: `[^1]` with `[^1]: …` below it, and `^[…]` in place.

A note's id is made from the field and its label, so that a mark that is printed twice
leads to one note.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from briefgen.brief.blocks import Blocks
from briefgen.brief.inline import Field, clean, inline
from briefgen.brief.tokens import closing_index

if TYPE_CHECKING:
    from markdown_it.token import Token


class FieldNotes:
    """The notes that one field defines; `tokens` None for a field of one line, which has room for none."""

    def __init__(
        self, field: Field, tokens: Sequence[Token] | None, in_place: Mapping[int, Mapping[str, Sequence[Token]]]
    ) -> None:
        self._field = field
        self._one_line = tokens is None
        self._in_place = in_place
        self._defined: dict[str, tuple[int, Sequence[Token]]] = {}
        self._made: dict[str, str] = {}
        self._open = False
        self.rest = self._taken_out(tokens or ())
        """What of the field's tokens is text."""

    def _taken_out(self, tokens: Sequence[Token]) -> list[Token]:
        rest: list[Token] = []
        at = 0
        while at < len(tokens):
            token = tokens[at]
            if token.type != "footnote_reference_open":
                rest.append(token)
                at += 1
                continue
            end = closing_index(tokens, at)
            self._define(token, self._taken_out(tokens[at + 1 : end]))  # a note indented below another is its own
            at = end + 1
        return rest

    def _define(self, token: Token, content: Sequence[Token]) -> None:
        label, line = str(token.meta["label"]), token.map[0] if token.map else 0
        if label in self._defined:
            first = self._field.at(self._defined[label][0]).line
            self._wrong(line, f"[^{label}]", f"the note `[^{label}]` is written twice", f"its first is on line {first}")
        elif not content:
            self._wrong(line, f"[^{label}]", f"the note `[^{label}]` is empty", "write its text behind the colon")
        self._defined.setdefault(label, (line, content))

    def _wrong(self, line: int, fragment: str, message: str, hint: str) -> None:
        self._field.problem(line, fragment, message, hint, "note")

    def element(self, token: Token, line: int) -> str:
        """The `<note>` for a mark on a line of the field."""
        label = token.meta.get("label")
        key = f"^[{token.meta['id']}]" if label is None else str(label)  # no label has a bracket
        if self._open:
            self._wrong(
                line, "^[" if label is None else f"[^{label}]", "a note inside a note", "write both as one note"
            )
            return ""
        if key not in self._made:
            self._open = True
            self._made[key] = self._content(token, line)
            self._open = False
        name = ".".join(("^", *map(str, self._field.path), key))
        return f'<note id="{clean(name)}">{self._made[key]}</note>'

    def _content(self, token: Token, line: int) -> str:
        label = token.meta.get("label")
        if label is None:
            content = self._in_place[token.meta["id"]]["tokens"]
            if all(each.type in _BLANK and not each.content.strip() for each in content):
                self._wrong(line, "^[", "a note is empty", r"write its text between the brackets; as text, write ^\[")
            return f"<p>{inline(content, self._field, line)}</p>"
        if label not in self._defined:
            text = "^[the note] itself" if self._one_line else f"[^{label}]: and its text below, after an empty line"
            hint = rf"write {text}; brackets that are text are written \["
            self._wrong(line, f"[^{label}]", f"there is no note `[^{label}]` in this field", hint)
            return ""
        return InNote(self._field, self._defined[label][1], None, True).convert()

    def check_used(self) -> None:
        """A note that no mark leads to would not be printed."""
        for label, (line, content) in self._defined.items():
            if label not in self._made and content:
                hint = f"write [^{label}] where its mark belongs, in the same field, or delete it"
                self._wrong(line, f"[^{label}]", f"nothing leads to the note `[^{label}]`", hint)


_BLANK = ("softbreak", "hardbreak", "text", "text_special")


class InNote(Blocks):
    """The blocks of a note: paragraphs, lists, quotations, typed lines."""

    def refuse_if_flat(self, what: str, line: int) -> None:
        hint = "put it in the text, and refer to it from the note: [](#its-id)"
        self.field.problem(line, "", f"a {what} has no place in a note", hint, "flat")

    def convert(self) -> str:
        for token in self.tokens:
            if token.type == "table_open":
                self.refuse_if_flat("table", self._line(token))
        return super().convert()
