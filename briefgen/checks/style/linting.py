"""What proselint finds in English text, by those of its checks that a rule names."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from itertools import accumulate
from typing import Any

from briefgen import kept
from briefgen.brief import BriefFile
from briefgen.checks.passages import Passage, passages, worded_labels
from briefgen.checks.style.found import Found
from briefgen.house import House
from briefgen.house_style import StyleRule

_BETWEEN = "\n\n"
_TWICE = re.compile(r"([^\W\d_]+)(?: |\n[ \t]*)\1", re.IGNORECASE)
"""Of the words that follow themselves, one at a time: “what it has has nobody seen” is no slip in two lines."""
_MOST_TEXTS = 5_000
_UNBROKEN = re.compile(r"\S{201}")
"""Some of proselint's patterns take hours for a long text without a space, which is no prose."""


def check_linting(rule: StyleRule, file: BriefFile, house: House) -> Iterator[Found]:
    """What a rule with `proselint` finds in a brief."""
    if (file.brief.language or house.language).partition("-")[0].lower() != "en":
        return
    looked_at = [each for each in (*passages(file), *worded_labels(file)) if rule.covers(each.path)]
    looked_at = [each for each in looked_at if not _UNBROKEN.search(each.unquoted)]
    texts = [passage.unquoted for passage in looked_at]
    starts = [0, *accumulate(len(text) + len(_BETWEEN) for text in texts)]
    for start, end, group, instead in _findings(_BETWEEN.join(texts), tuple(sorted(rule.proselint or ()))):
        at = bisect_right(starts, start) - 1
        yield _found(looked_at[at], start - starts[at], end - starts[at], group, instead)


def _found(passage: Passage, start: int, end: int, group: str, instead: str | None) -> Found:
    found = " ".join(passage.text[start:end].split())
    hint = f"write “{instead}”" if instead else _HINTS.get(group, "say it in another way")
    words = {"found": found, "instead": instead or ""}
    return Found(passage.at(start, end), f"“{found}” {_SAID[group]}", hint, words)


_ILLUSIONS = "lexical_illusions"
_HINTS = {_ILLUSIONS: "take one out"}


_SAID = {
    "archaism": "is out of use",
    "cliches": "is a cliché",
    "industrial_language": "is jargon",
    "lexical_illusions": "is the same word twice",
    "malapropisms": "is another word than the one that is meant",
    "mixed_metaphors": "mixes metaphors",
    "mondegreens": "is a phrase misheard",
    "needless_variants": "is a needless variant",
    "nonwords": "is no word",
    "oxymorons": "contradicts itself",
    "redundancy": "says a thing twice",
    "skunked_terms": "has two meanings that readers quarrel about",
}
"""What each group of proselint's checks finds."""


def _findings(text: str, checks: tuple[str, ...]) -> list[tuple[int, int, str, str | None]]:
    """Each thing that the checks find: from where to where, what, and what to write instead.

    To import proselint takes longer than to check a brief with it, so what was found in a text is kept.
    """
    known = _known()
    name = hashlib.sha256(repr((checks, text)).encode("utf-8", "surrogatepass")).hexdigest()[:32]
    found = known.answer(name, lambda: _linted(text, checks))
    known.keep()
    return [(start, end, group, instead) for start, end, group, instead in found]


@cache
def _known() -> kept.Table:
    return kept.Table(kept.key("proselint by group", version("proselint")), _MOST_TEXTS)


def _linted(text: str, checks: tuple[str, ...]) -> list[tuple[int, int, str, str | None]]:
    found = {}
    for check in _checks(checks):
        for result in check.check_with_flags(text):
            start, end = result.span
            if check.path != _ILLUSIONS or _TWICE.fullmatch(text, start, end):
                found[start, end] = (start, end, check.path.partition(".")[0], result.replacements)
    return sorted(found.values(), key=lambda each: each[:2])


@cache
def _checks(names: tuple[str, ...]) -> list[Any]:
    """The checks of the groups that are named."""
    from proselint.checks import __register__

    return [check for check in __register__ if check.path.partition(".")[0] in names]
