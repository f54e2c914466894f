"""Whether a paper is current: whatever it was made of is what it was, and its files are as they were put in place."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from briefgen.nightly.choosing import Shelved
from briefgen.nightly.fingerprint import (
    ABSENT,
    ISSUES,
    LISTING,
    OPTION,
    PROGRAM,
    SHIPPED,
    Fingerprints,
    digest_of,
    listed,
    stamp_of,
)
from briefgen.nightly.state import InPlace, Record, State

_TRIED_AGAIN = {
    "timeout": "it took too long last time",
    "memory": "memory ran out last time",
    "died": "its process ended last time",
    "bug": "briefgen failed last time",
    "unwritable": "its files couldn't be written last time",
    "vanished": "it was gone last time",
}
"""Failures that may not come again though nothing changed."""


def has_news(briefs: Iterable[Shelved], state: State) -> bool:
    """Whether a brief's own file is new or was touched: seen long before it is known which papers aren't current."""
    return any(state.stamps.get(each.brief, _NEVER)[1] != stamp_of(each.path) for each in briefs)


_NEVER = ("", None)


class Today:
    """What everything is at this moment; each thing is looked at once in a run.

    `made_with` are the versions and options that papers are made with now, `out` is the folder of the papers.
    """

    def __init__(self, state: State, fingerprints: Fingerprints, made_with: Mapping[str, str], out: Path) -> None:
        self._state = state
        self._fingerprints = fingerprints
        self._made_with = made_with
        self._out = out
        self._digests: dict[str, str] = {}
        self._seen: set[int] = set()
        self._stale: set[int] = set()

    def reasons(self, record: Record | None) -> tuple[str, ...]:
        """Why a paper has to be built, in words; empty where it is current."""
        if record is None:
            return ("there is no record that it was built before",)
        return tuple(dict.fromkeys(self._reasons(record)))

    def _reasons(self, record: Record) -> Iterator[str]:
        for name, paper in record.papers.items():
            if fault := self._fault(name, paper):
                yield fault
        for number in self._stale_of(record):
            yield self._worded(*self._state.things[number])
        if record.result.cause in _TRIED_AGAIN:
            yield _TRIED_AGAIN[record.result.cause]

    def _fault(self, name: str, paper: InPlace) -> str | None:
        path = os.path.join(self._out, name)
        found = stamp_of(path)
        if found == paper.stamp:
            return None
        if found is None:
            return f"{name} is gone"
        return None if digest_of(path) == paper.digest else f"{name} isn't as it was built"

    def _stale_of(self, record: Record) -> list[int]:
        """The numbers of what a paper was made of and that is something else now; most papers are made of the same."""
        new = set(record.things) - self._seen
        self._stale |= {number for number in new if self._is_stale(*self._state.things[number])}
        self._seen |= new
        return [] if self._stale.isdisjoint(record.things) else [each for each in record.things if each in self._stale]

    def _is_stale(self, name: str, digest: str) -> bool:
        return self._digest(name) != digest

    def _digest(self, name: str) -> str:
        found = self._digests.get(name)
        if found is None:
            found = self._digests[name] = self._looked_up(name)
        return found

    def _looked_up(self, name: str) -> str:
        if name.startswith((PROGRAM, OPTION)):
            return self._made_with.get(name, ABSENT)
        digest = self._fingerprints.now(name)
        if stamp := self._fingerprints.settled(name):
            self._state.keep_stamp(name, digest, stamp)
        return digest

    def _worded(self, name: str, before: str) -> str:
        now = self._digest(name)
        if name.startswith(PROGRAM):
            return f"{name.removeprefix(PROGRAM)} is {now}, was {before}"
        if name.startswith(OPTION):
            return f"{name.removeprefix(OPTION)} is {_plain(now)}, was {_plain(before)}"
        if name.startswith(LISTING):
            folder, pattern, before = listed(name)
            return (
                "other records of earlier issues"
                if before
                else f"other files {pattern} in {folder.removeprefix(SHIPPED)}"
            )
        return f"{_plain_name(name)} {'is new' if before == ABSENT else 'is gone' if now == ABSENT else 'changed'}"


def _plain_name(name: str) -> str:
    """What a file is called for people."""
    kinds = {SHIPPED: "shipped", ISSUES: "the record of an issue"}
    kind = next((kind for kind in kinds if name.startswith(kind)), None)
    return f"{name.removeprefix(kind)} ({kinds[kind]})" if kind else name


def _plain(option: str) -> str:
    """An option's value for people."""
    if option == ABSENT:
        return "not given"
    value = json.loads(option)
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return {None: "not given", True: "yes", False: "no"}.get(value) or str(value)
