"""Elements that end in another order than they began, seen in a template file without filling it.

Only what is certain is told: an element and the tag that closes something else stand in one branch, and between them is
nothing that could close the element, no part, no macro, no branch with one end of an element in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.problems import Position, Problem
from briefgen.template.static import ELEMENT_TAG, JINJA
from briefgen.template.syntax import Open, mismatch

_CONTROL = re.compile(r"\{%[-+]?\s*(\w+)([^=]*)(=?)")
_BEGINS = {"if", "for", "block", "macro", "call", "with", "set", "filter"}
_BRANCHES = {"else", "elif"}


class _Nesting:
    """What is open while a file is read: for each branch that one is in, the elements that it began."""

    def __init__(self) -> None:
        self.branches: list[list[Open]] = [[]]
        self.uneven = [False]

    def control(self, tag: str) -> None:
        """Jinja's tag: a branch begins, changes or ends, or something is printed that may be any element."""
        found = _CONTROL.match(tag)
        name = found[1] if found else ""
        if name == "include" or (tag.startswith("{{") and "(" in tag):
            self._forget()
        elif name in _BEGINS and not (name == "set" and found and found[3]):
            self.branches.append([])
            self.uneven.append(False)
        elif (name in _BRANCHES or name.startswith("end")) and len(self.branches) > 1:
            self._branch_ends(goes_on=name in _BRANCHES)

    def _branch_ends(self, goes_on: bool) -> None:
        self.uneven[-1] |= bool(self.branches[-1])
        self.branches[-1].clear()
        if not goes_on:
            self.branches.pop()
            if self.uneven.pop():
                self._forget()

    def _forget(self) -> None:
        """From here on nobody knows what is open in this branch."""
        self.branches[-1].clear()
        self.uneven[-1] = True

    def closes(self, name: str, here: Position) -> Problem | None:
        """The problem that a closing tag is; None where it closes the innermost element, or that can't be told."""
        opened = self.branches[-1]
        if not opened:
            self.uneven[-1] = True
            return None
        problem = mismatch(name, here, opened) if opened[-1][0] != name else None
        # A tag that closes nothing open was most likely meant for the innermost: one slip is told once.
        names = [each for each, _ in opened]
        del opened[len(names) - 1 - names[::-1].index(name) if name in names else -1 :]
        return problem


def wrong_ends(source: str, shown: str) -> Iterator[Problem]:
    """Closing tags that close something else than what is open, each at its line."""
    text = JINJA.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), source)
    elements = list(ELEMENT_TAG.finditer(text))
    inside = {at for tag in elements for at in range(tag.start(), tag.end())}
    controls = [tag for tag in JINJA.finditer(source) if tag.start() not in inside]
    nesting = _Nesting()
    for tag in sorted((*elements, *controls), key=lambda each: each.start()):
        if tag.re is JINJA:
            nesting.control(tag[0])
            continue
        here = Position(shown, text.count("\n", 0, tag.start()) + 1)
        if tag[1]:
            problem = nesting.closes(tag[2], here)
            if problem:
                yield problem
        elif not tag[3].endswith("/"):
            nesting.branches[-1].append((tag[2], here))
