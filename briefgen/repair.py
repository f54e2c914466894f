"""The safe fixes of a brief's problems, put into its file.

A fix replaces the very characters that it names, where they stand, so that comments, layout, quotation marks, line ends
and a byte-order mark stay as they are; a library that loads YAML and writes it again keeps most of that, not all. What
comes out is read again: a fix is made only if the data is what it was but for the one piece of text that was meant. It
is checked again too: a fix that brings an error which the brief hadn't got is left to a person.
"""

from __future__ import annotations

import codecs
import copy
import re
import stat
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from briefgen.brief import BriefFile
from briefgen.brief.read import brief_of
from briefgen.checks import Checking
from briefgen.checks.allowances import touches_allowance
from briefgen.frozen import frozen
from briefgen.house import House, load_house
from briefgen.house_style import HouseStyle, load_house_style
from briefgen.problems import Collector, Fix, Position, Problem, ProblemsFound, in_order, spaced_like
from briefgen.reading import Placed, placed_of, read_yaml
from briefgen.shelf import write_papers
from briefgen.workspace import Workspace

_MOST_ROUNDS = 5
"""How often a mended brief is looked at again: one fix may make room for another."""
_MOST_TRIES = 200
"""How often a file is read again to see what fixes do to it: all together, then halves of those that fail."""


@frozen
class Repaired:
    """What the safe fixes make of a brief's file: its bytes before and after, the fixes that are `made`, and the
    problems whose fix can't be made in place, which are `left` to a person."""

    path: Path
    before: bytes
    after: bytes
    made: tuple[Fix, ...] = ()
    left: tuple[Problem, ...] = ()


def repaired(path: Path, workspace: Workspace) -> Repaired:
    """A brief with its safe fixes made; nothing is written. Raises ProblemsFound where it can't be read at all."""
    house, style = load_house(workspace.template_roots), load_house_style(workspace.template_roots)
    placed = read_yaml(path, workspace.shown(path))
    before = placed.raw
    made: list[Fix] = []
    left: tuple[Problem, ...] = ()
    for _ in range(_MOST_ROUNDS):
        file = brief_of(placed, path, workspace)
        found = _problems(file, house, style)
        problems = [problem for problem in found if problem.fix and not touches_allowance(problem, file)]
        harmless = partial(_brings_no_error, _errors(found), path, workspace, house, style)
        mended, fixes = mend(placed, [problem.fix for problem in problems if problem.fix], harmless)
        done = set(fixes)
        left = tuple(problem for problem in problems if problem.fix not in done)
        if not fixes:
            break
        placed = mended
        made += fixes
    return Repaired(path, before, placed.raw, tuple(made), left)


def write_repaired(mended: Repaired, workspace: Workspace) -> None:
    """Put a mended brief in the place of the old one.

    Raises ProblemsFound where that is a link out of the workspace, has another name that would keep the old text, may
    not be written to, or has changed since it was read: then it stays as it is.
    """
    target = mended.path.resolve()
    refused = _refused(mended, target, workspace)
    if refused:
        raise ProblemsFound([Problem(Position(workspace.shown(mended.path)), *refused)])
    write_papers({target: mended.after}, workspace)


def _refused(mended: Repaired, target: Path, workspace: Workspace) -> tuple[str, str, str] | None:
    """Why a brief isn't written to: message, hint, rule; None where it is."""
    if mended.path.is_symlink() and not target.is_relative_to(workspace.root.resolve()):
        return "isn't mended: it is a link to a file outside the workspace", "run it where that file is", "unwritable"
    try:
        found = target.stat()
        if found.st_nlink > 1:
            hint = "make it a file of its own, or mend it by hand"
            return "isn't mended: the same file has another name too (a hard link)", hint, "unwritable"
        if not stat.S_IMODE(found.st_mode) & 0o222:
            return "isn't mended: it may only be read", "allow writing to it, or mend a copy", "unwritable"
        changed = target.read_bytes() != mended.before
    except OSError:
        changed = True
    again = "isn't mended: it was changed while you were asked", "save it and run the command again", "changed"
    return again if changed else None


def _problems(file: BriefFile, house: House, style: HouseStyle) -> tuple[Problem, ...]:
    """The problems of a brief alone, in the order of their places."""
    problems = Collector()
    Checking(file, house, style).on_brief(problems)
    return in_order(problems)


def _errors(problems: Iterable[Problem]) -> Counter[str]:
    return Counter(problem.rule for problem in problems if problem.severity == "error")


def _brings_no_error(
    known: Counter[str], path: Path, workspace: Workspace, house: House, style: HouseStyle, mended: Placed
) -> bool:
    """Whether a mended brief has no error but those `known`: a name may be what a figure or a source is found by."""
    try:
        return _errors(_problems(brief_of(mended, path, workspace), house, style)) <= known
    except ProblemsFound:
        return False


def mend(
    placed: Placed, fixes: Sequence[Fix], is_fine: Callable[[Placed], bool] = lambda _: True
) -> tuple[Placed, tuple[Fix, ...]]:
    """A file with as many of the fixes as can be made so that it `is_fine`, and these. Where two overlap, the first is
    made."""
    made: tuple[Fix, ...] = ()
    result, waiting = placed, [list(fixes)] if fixes else []
    for _ in range(_MOST_TRIES):
        if not waiting:
            break
        group = waiting.pop(0)
        tried = _with(placed, [*made, *group])
        if tried and is_fine(tried):
            result, made = tried, (*made, *group)
        elif len(group) > 1:
            half = len(group) // 2
            waiting[:0] = [group[:half], group[half:]]
    return result, made


def _with(placed: Placed, fixes: Sequence[Fix]) -> Placed | None:
    """A file with all of the fixes made; None where that changes anything else than what they mean to."""
    raw = _replaced(placed.raw, fixes)
    wanted = _meant(placed.data, fixes)
    if raw is None or wanted is None:
        return None
    try:
        found = placed_of(raw, placed.path)
    except ProblemsFound:
        return None
    return found if found.data == wanted else None


_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def _replaced(raw: bytes, fixes: Sequence[Fix]) -> bytes | None:
    """A file's bytes with the fixes made; None where one isn't for what stands there, or two are for the same."""
    mark, encoding = next((each for each in _BYTE_ORDER_MARKS if raw.startswith(each[0])), (b"", "utf-8"))
    text = raw[len(mark) :].decode(encoding)
    starts = [0, *(end.end() for end in re.finditer("\r\n|\r|\n", text))]
    edits = sorted({_edit(fix, text, starts) for fix in fixes}, reverse=True)
    pieces: list[str] = []
    behind = len(text)
    for at, end, new in edits:
        if end > behind or at == end:
            return None
        pieces += [text[end:behind], new]
        behind = at
    return mark + "".join([text[:behind], *reversed(pieces)]).encode(encoding)


def _edit(fix: Fix, text: str, starts: Sequence[int]) -> tuple[int, int, str]:
    """From where to where a file's text is replaced, and with what; nothing is where another text stands there.

    A line that ends inside of it ends at the same word afterwards.
    """
    line, column = fix.position.line or 1, fix.position.column or 1
    at = starts[line - 1] + column - 1
    found = re.compile(r"\s+".join(map(re.escape, fix.old.split()))).match(text, at)
    new = spaced_like(found[0], fix.new) if found else None
    return (at, at, "") if found is None or new is None else (at, found.end(), new)


def _meant(data: Any, fixes: Iterable[Fix]) -> Any:
    """The data that the fixes mean to bring about; None where they aren't for it."""
    data = copy.deepcopy(data)
    for fix in sorted(set(fixes), key=lambda each: each.start, reverse=True):
        holder = data
        for step in fix.path[:-1]:
            holder = holder[step]
        text = holder[fix.path[-1]]
        end = fix.start + len(fix.old)
        if text[fix.start : end] != fix.old:
            return None
        holder[fix.path[-1]] = text[: fix.start] + fix.new + text[end:]
    return data
