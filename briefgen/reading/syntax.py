"""What libyaml says about a file that isn't YAML, in words that help.

libyaml names the rule of its grammar that failed. Here each is told apart by what
people really type: a colon in a title, a tab, a quotation mark inside quotes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import accumulate

import yaml

from briefgen.frozen import frozen
from briefgen.problems import Position, Problem
from briefgen.text import UNSEEN, called

_ONE_BRIEF = "one file holds one brief: take out the line `---` or `...` and what follows it"
_SAME_INDENT = "fields of one group begin in the same column"
_QUOTE = "put the whole text in quotes"


@frozen
class _Fault:
    """What libyaml stopped at: `line` and `column` count from 0, `began` is where the thing it was reading begins."""

    lines: list[str]
    line: int
    column: int
    began: tuple[int, int] | None

    @property
    def text(self) -> str:
        return self.line_at(self.line)

    def line_at(self, line: int) -> str:
        return self.lines[line] if 0 <= line < len(self.lines) else ""

    def filled_line_above(self, line: int) -> int:
        """The nearest line above that isn't empty; -1 when there is none."""
        return next((at for at in range(line - 1, -1, -1) if self.line_at(at).strip()), -1)


Worded = tuple[int, int, str, str]
"""Line and column from 0, message, hint."""


def syntax_problem(error: yaml.MarkedYAMLError, shown: str, text: str) -> Problem:
    """The problem that stopped libyaml from reading a file."""
    said = " ".join(part for part in (error.context, error.problem) if part)
    mark = error.problem_mark or error.context_mark
    began = (error.context_mark.line, error.context_mark.column) if error.context_mark else None
    fault = _Fault(text.split("\n"), mark.line if mark else 0, mark.column if mark else 0, began)
    rule = next((word for pattern, word in _RULES if re.search(pattern, said)), None)
    unknown = (fault.line, fault.column, f"this can't be read as YAML: {said}", _QUOTE)
    earlier = _swallowed(fault) or _no_space_after_dash(fault) or _unseen_in_indent(fault)
    line, column, message, hint = earlier or (rule(fault) if rule else unknown)
    return Problem(Position(shown, line + 1, column + 1), message, hint, "yaml")


# ── Slips on a line before the one that libyaml stopped at ───────────────────

_OPENED = re.compile(r"\s*(?:- +)*(?:[\w-]+:\s+)?(?=[\"'])")
_FIELD = re.compile(r"\s*(?:- |(?:- +)*[A-Za-z_]+:\s)")
_BLOCK_TEXT = re.compile(r"(?:^|[:-]\s+)[|>][+-]?\d?\s*(?:#.*)?$")
_ENDS = {'"': re.compile(r'(?:[^"\\]|\\.)*"', re.DOTALL), "'": re.compile(r"(?:[^']|'')*'")}


def _swallowed(fault: _Fault) -> Worded | None:
    """A quotation mark left open above: it ended at the first one of the fields below."""
    for line, column, end_line in _quoted_texts(fault):
        if line < end_line == fault.line and _FIELD.match(fault.text):
            hint = _closed_curly(fault, line, column) or (
                f"close it where the text ends; now the text goes on as far as line {end_line + 1}"
            )
            return line, column, "the quotation mark that is opened here is never closed", hint
    return None


def _closed_curly(fault: _Fault, line: int, column: int) -> str:
    """What to write where a straight mark was meant to be closed by a curly one; empty where it wasn't."""
    mark, text = fault.line_at(line)[column], fault.line_at(line)[column + 1 :]
    curly = re.search({'"': "[”“„]", "'": "[’‘]"}[mark] + r"(?=\s*(?:$|[,\]}]))", text)
    return f"`{curly[0]}` doesn't close it: put a straight `{mark}` in its place" if curly else ""


def _quoted_texts(fault: _Fault) -> Iterator[tuple[int, int, int]]:
    """The values in quotes above: line and column of the opening mark, and the line of the closing one."""
    line, whole = 0, "\n".join(fault.lines)
    starts = [0, *accumulate(len(text) + 1 for text in fault.lines)]
    while line < fault.line:
        text = fault.line_at(line)
        opened = _OPENED.match(text)
        if _BLOCK_TEXT.search(text):
            line = _after_block_text(fault, line)
        elif opened:
            closed = _ENDS[text[opened.end()]].match(whole, starts[line] + opened.end() + 1)
            end_line = line + closed[0].count("\n") if closed else len(fault.lines)
            yield line, opened.end(), end_line
            line = end_line + 1
        else:
            line += 1


def _after_block_text(fault: _Fault, line: int) -> int:
    """The first line that doesn't belong to the text below a `|` or `>`."""
    indent = _indent(fault.line_at(line))
    after = range(line + 1, len(fault.lines))
    return next((at for at in after if fault.line_at(at).strip() and _indent(fault.line_at(at)) <= indent), after.stop)


def _no_space_after_dash(fault: _Fault) -> Worded | None:
    for line in (fault.line, fault.filled_line_above(fault.line)):
        found = re.match(r"\s*-(?=[A-Za-z_]+:\s)", fault.line_at(line))
        if found:
            name = fault.line_at(line)[found.end() :].split(":")[0]
            return line, found.end() - 1, "a space is missing after this `-`", f"write `- {name}: value`"
    return None


def _unseen_in_indent(fault: _Fault) -> Worded | None:
    unseen = UNSEEN.search(fault.text[: _indent(fault.text)])
    if unseen is None:
        return None
    message = f"there is a {called(unseen[0])} in the indent of this line"
    return fault.line, unseen.start(), message, "indent with plain spaces"


# ── What libyaml stopped at ──────────────────────────────────────────────────


def _here(message: str, hint: str) -> Callable[[_Fault], Worded]:
    return lambda fault: (fault.line, fault.column, message, hint)


def _there(message: str, hint: str) -> Callable[[_Fault], Worded]:
    """At the beginning of what libyaml was reading."""
    return lambda fault: (*(fault.began or (fault.line, fault.column)), message, hint)


def _strange_start(fault: _Fault) -> Worded:
    tab = fault.text.find("\t")
    if tab >= 0 and not fault.text[:tab].strip(" -"):
        return fault.line, tab, "there is a tab here, and YAML is indented with spaces", "replace the tab by spaces"
    char = fault.text[fault.column : fault.column + 1]
    return fault.line, fault.column, f"a text that begins with “{char}” has to stand in quotes", _QUOTE


def _tab(fault: _Fault) -> Worded:
    return (
        fault.line,
        fault.column,
        "there is a tab here, and YAML is indented with spaces",
        "replace the tab by spaces",
    )


_NO_SPACE = re.compile(r"\s*(?:- +)?[A-Za-z_]+:(?=\S)")


def _no_space(fault: _Fault, line: int) -> Worded | None:
    found = _NO_SPACE.match(fault.line_at(line))
    if not found:
        return None
    name = found[0].strip(" -")
    return line, found.end() - 1, f"a space is missing after `{name}`", f"write `{name} value`"


def _second_colon(fault: _Fault) -> Worded:
    """`: ` where no field can begin: a second one on a line, or the first on a line that continues the text above."""
    if re.search(r":\s", fault.text[: fault.column]):
        hint = "put everything after the first `: ` in quotes"
        if re.search(r":\s+[“”„«‘‚]", fault.text[: fault.column]):
            hint = 'curly quotes are part of the text to YAML: put straight ones in their place, "…"'
        return fault.line, fault.column, "a text that contains `: ` has to stand in quotes", hint
    above = fault.filled_line_above(fault.line)
    if missing := _no_space(fault, above):
        return missing
    if _indent(fault.text) <= _indent(fault.line_at(above)):
        return _no_field(above, _indent(fault.line_at(above)))
    if re.match(r"\s*- ", fault.text):
        hint = "write the name of its list on the line above, such as `sources:`; or move it to the other items"
        return fault.line, _indent(fault.text), "this is an item of a list, and there is no list above it", hint
    return fault.line, _indent(fault.text), "this field is indented further than the one above it", _SAME_INDENT


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _no_field(line: int, column: int) -> Worded:
    hint = "write `name: value`; a text of several lines goes below `name: |`, every line of it indented"
    return line, column, "this line is neither a field nor part of the text above", hint


def _no_colon(fault: _Fault) -> Worded:
    line, column = fault.began or (fault.line, fault.column)
    return _no_space(fault, line) or _no_field(line, column)


_INSIDE = {
    '"': "text that has \" in it stands between '…' instead: 'He said \"stop\" twice'",
    "'": "inside '…' an apostrophe is written twice, inside \"…\" once",
}


def _no_key(fault: _Fault) -> Worded:
    before = fault.text[: fault.column].rstrip()
    if before.endswith(('"', "'")):
        hint = f"put all of it between the quotes; {_INSIDE[before[-1]]}"
        return fault.line, fault.column, "text stands after the closing quotation mark", hint
    if before.endswith(("]", "}")):
        return fault.line, fault.column, f"text stands after the closing `{before[-1]}`", _QUOTE
    if fault.text[fault.column : fault.column + 1] == ":":
        return fault.line, fault.column, "the name of a field is missing before this `:`", "write `name: value`"
    return fault.line, fault.column, "this line doesn't begin where the lines above it do", _SAME_INDENT


def _no_item(fault: _Fault) -> Worded:
    hint = "begin an item with `- ` below the other items, or indent a field as far as the others of its item"
    return fault.line, fault.column, "this line belongs to no item of the list above", hint


def _no_comma(fault: _Fault) -> Worded:
    line, column = fault.began or (fault.line, fault.column)
    opening = fault.line_at(line)[column : column + 1]
    closing = {"[": "]", "{": "}"}.get(opening, "]")
    if line == fault.line and closing in fault.text[fault.column :]:
        hint = f"between `{opening}` and `{closing}`, text with `: `, `,`, braces or quotation marks stands in quotes"
        return fault.line, fault.column, f"this doesn't fit between `{opening}` and `{closing}`", hint
    return line, column, f"this `{opening}` is never closed", f"close it with `{closing}`, or put the text in quotes"


def _bar(fault: _Fault) -> Worded:
    """`|` or `>` with text behind it: where a line begins with it, one of a text's tables or quotations."""
    if fault.text.lstrip()[:1] in ("|", ">"):
        hint = "indent it as far as the other lines of the text that it belongs to"
        return fault.line, _indent(fault.text), "this line isn't indented as far as its text", hint
    return fault.line, fault.column, "text stands after `|` or `>`", "begin it on the next line, indented"


def _quote(fault: _Fault) -> Worded:
    """A mark that nothing closes before the file ends."""
    line, column = fault.began or (fault.line, fault.column)
    hint = "close it where the text ends"
    if fault.line_at(line)[column : column + 1] in _ENDS:
        hint = _closed_curly(fault, line, column) or hint
    return line, column, "the quotation mark that is opened here is never closed", hint


def _reference(fault: _Fault) -> Worded:
    line, column = fault.began or (fault.line, fault.column)
    if not fault.line_at(line)[:column].strip():
        return _no_field(line, column)
    char = fault.line_at(line)[column : column + 1]
    return line, column, f"a text that begins with “{char}” has to stand in quotes", _QUOTE


_RULES: tuple[tuple[str, Callable[[_Fault], Worded]], ...] = (
    ("found a tab character", _tab),
    ("cannot start any token", _strange_start),
    ("mapping values are not allowed", _second_colon),
    ("could not find expected ':'", _no_colon),
    ("did not find expected key", _no_key),
    ("did not find expected '-' indicator", _no_item),
    (r"did not find expected ',' or '[\]}]'", _no_comma),
    (
        "block sequence entries are not allowed",
        _here(
            "a list can't begin on the line of its name",
            "begin it on the next line; put text that begins with “- ” in quotes",
        ),
    ),
    (
        "did not find expected node content",
        _here("a value or a closing bracket is missing here", "put text that has brackets or commas in it in quotes"),
    ),
    ("found unexpected ':'", _here("a text that contains `:` has to stand in quotes between brackets", _QUOTE)),
    ("mapping keys are not allowed", _here("a text that begins with “? ” has to stand in quotes", _QUOTE)),
    ("did not find expected comment or line break", _bar),
    ("unexpected end of stream|unexpected document indicator", _quote),
    (
        "unknown escape character",
        _here("a backslash between double quotes begins a code", "use single quotes, or write each backslash twice"),
    ),
    (
        "hexdecimal number|hexadecimal|invalid Unicode character",
        _here("this is no code of a character", "write the character itself"),
    ),
    ("scanning a tag|parsing a tag", _reference),
    ("undefined alias|alphabetic or numeric character|duplicate anchor", _reference),
    ("scanning a directive", _there("a text that begins with “%” has to stand in quotes", _QUOTE)),
    ("directive", _there("this line, which begins with `%`, has no meaning in a brief", "delete it")),
    ("did not find expected <document start>", _here("something stands after the end of the brief", _ONE_BRIEF)),
    ("expected a single document", _here("a second brief begins here", _ONE_BRIEF)),
)
