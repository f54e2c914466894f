"""Acronyms are spelt out where a reader first meets them: findings before the text, as the paper prints them.

Titles, headings and tables may use what the text spells out anywhere. Quotations don't count.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from briefgen.brief import BriefFile
from briefgen.brief.walk import FieldPath, field_names
from briefgen.checks.passages import Passage, passages, typed
from briefgen.checks.style.expansions import Mention, introduced, mentions, named_beside
from briefgen.checks.style.found import Found
from briefgen.document import Paper, walk
from briefgen.frozen import frozen
from briefgen.house import House
from briefgen.house_style import StyleRule
from briefgen.theme import Theme


@frozen
class Use:
    """One place where an acronym stands. `words` spell it out there, None where nothing does; `aside` is a title,
    a heading or a table."""

    acronym: str
    passage: Passage
    mention: Mention
    words: str | None
    aside: bool

    @property
    def shown(self) -> str:
        """As it was typed."""
        return self.passage.text[self.mention.start : self.mention.end]

    def found(self, message: str, hint: str, instead: str = "") -> Found:
        """It as something to tell."""
        place = self.passage.at(self.mention.start, self.mention.end)
        return Found(place, message, hint, {"found": self.shown, "instead": instead})


def check_acronyms(rule: StyleRule, file: BriefFile, house: House, paper: Paper, theme: Theme) -> Iterator[Found]:
    """Each acronym is told once, at its first place that is wrong."""
    if rule.acronyms is None:
        return
    read = [passage for passage in in_reading_order(file, paper) if rule.covers(passage.path)]
    uses = _uses(file)
    told = _Told(file, read, [use for passage in read for use in uses[passage.path]])
    known, find = {name.replace(".", "") for name in rule.acronyms.known}, rule.acronyms.find
    if "unexplained" in find:
        yield from told.unexplained(known)
    if "contradicted" in find:
        yield from told.contradicted()
    if "repeated" in find:
        yield from told.repeated()
    if "unused" in find:
        yield from told.unused()


# ── In the order of reading ──────────────────────────────────────────────────


def in_reading_order(file: BriefFile, paper: Paper) -> Iterator[Passage]:
    """The prose of a brief in the order in which its paper prints it, then what it doesn't print."""
    by_path = {passage.path: passage for passage in passages(file)}
    named = field_names(file.placed.data, by_path)
    printed = (node.brief_field for node in walk(paper) if node.brief_field in named)
    return (by_path[named[name]] for name in dict.fromkeys((*printed, *named)) if name is not None)


@lru_cache(maxsize=1)
def _uses(file: BriefFile) -> dict[FieldPath, tuple[Use, ...]]:
    """Every use of an acronym in a brief by the field it stands in, kept for one brief and its several rules."""
    return {passage.path: tuple(_in_passage(passage)) for passage in passages(file)}


def _in_passage(passage: Passage) -> Iterator[Use]:
    if not _CAPITALS.search(passage.words):
        return
    title = passage.path[-1] in ("title", "subtitle")
    for mention in mentions(_without_names(passage.words)):
        words = introduced(passage.words, mention)
        if words is None and passage.unquoted[mention.start].isspace():
            continue
        yield Use(mention.acronym, passage, mention, words, title or _is_aside(passage.text, mention.start))


_CAPITALS = re.compile(r"[A-Z][.&a-z]{0,2}[A-Z]")
"""Every acronym has these: most short texts have none, and are done with."""
_NAME = re.compile(r"(?<![*\w])\*(?=[^*\s])[^*\n]{1,200}\*(?!\*)|(?<![_\w])_(?=[^_\s])[^_\n]{1,200}_(?![_\w])")
"""In italics stand ships, works and foreign words."""


def _without_names(words: str) -> str:
    """The words with what is in italics in small letters, so that no acronym is found in it."""
    return _NAME.sub(lambda found: re.sub("[A-Z]", lambda capital: capital[0].lower(), found[0]), words)


def _is_aside(text: str, at: int) -> bool:
    """Whether a place is in a heading or a table."""
    line = text[text.rfind("\n", 0, at) + 1 : at + 1].lstrip()
    return line.startswith(("#", "|"))


# ── What is wrong ────────────────────────────────────────────────────────────


@dataclass
class _Told:
    """What is wrong with the acronyms of a brief, from their uses in the order of reading."""

    file: BriefFile
    read: list[Passage]
    uses: list[Use]
    spelt: dict[str, Use] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for use in self.uses:
            if use.words and not use.aside:
                self.spelt.setdefault(use.acronym, use)

    def unexplained(self, known: set[str]) -> Iterator[Found]:
        """Acronyms that aren't spelt out where they are first used."""
        seen = set(known)
        actors = dict(_actors(self.file))
        for use in (use for use in self.uses if not use.aside):
            if use.acronym not in seen:
                seen.add(use.acronym)
                if not use.words and not self._is_named(use, actors.get(use.acronym)):
                    yield self._unexplained(use, actors.get(use.acronym))
        for use in (use for use in self.uses if use.aside and not use.words and use.acronym not in seen):
            seen.add(use.acronym)
            yield self._unexplained(use, actors.get(use.acronym))

    def _is_named(self, use: Use, actor: tuple[str, FieldPath] | None) -> bool:
        """Whether the full name stands in the same sentence or, that of an actor, anywhere up to there."""
        passage, start = use.passage, use.mention.start
        if actor and (passage.path[:2] == actor[1] or self._stands_before(actor[0], use)):
            return True
        return named_beside(passage.unquoted, use.mention, passage.sentence(start)) is not None

    def _stands_before(self, name: str, use: Use) -> bool:
        """Whether a name stands in the field of a use, or in one that is read before."""
        wanted = re.compile(r"\s+".join(map(re.escape, name.split())))
        return any(wanted.search(passage.words) for passage in self.read[: self.read.index(use.passage) + 1])

    def _unexplained(self, use: Use, actor: tuple[str, FieldPath] | None) -> Found:
        later = self.spelt.get(use.acronym)
        name = (later and later.words) or (actor and actor[0])
        if later and not use.aside:
            line = later.passage.at(later.mention.start, later.mention.end).line
            message = f"“{use.shown}” stands here before it is spelt out, on line {line}"
        else:
            message = f"“{use.shown}” isn't spelt out"
        written = f"{name} ({use.acronym})" if name else f"its full name and then ({use.acronym})"
        where = "in the text" if use.aside else "here, where a reader first meets it"
        return use.found(message, f"write {written} {where}", written)

    def contradicted(self) -> Iterator[Found]:
        """Acronyms that are spelt out with other words than before."""
        told: set[str] = set()
        for use, first in self._again():
            if use.acronym not in told and use.words and first.words and not _alike(use.words, first.words):
                told.add(use.acronym)
                line = first.passage.at(first.mention.start, first.mention.end).line
                message = f"“{use.shown}” is “{use.words}” here, “{first.words}” on line {line}"
                yield use.found(message, "spell it out once, with the same words", first.words)

    def repeated(self) -> Iterator[Found]:
        """Acronyms that are spelt out again with the same words."""
        for use, first in self._again():
            if use.words and first.words and _alike(use.words, first.words):
                line = first.passage.at(first.mention.start, first.mention.end).line
                message = f"“{use.shown}” is spelt out again; it was on line {line}"
                yield use.found(message, f"write {use.acronym} alone", use.acronym)

    def _again(self) -> Iterator[tuple[Use, Use]]:
        """Each use that spells out what an earlier one did, with that one."""
        for use in self.uses:
            if use.words and not use.aside and self.spelt[use.acronym] is not use:
                yield use, self.spelt[use.acronym]

    def unused(self) -> Iterator[Found]:
        """Acronyms that are spelt out and never used, in no plain field either: a speaker's name, a source's author."""
        counts = Counter(use.acronym for use in self.uses)
        alone = [(acronym, use) for acronym, use in self.spelt.items() if counts[acronym] == 1]
        beside = _outside_of_prose(self.file) if alone else frozenset()
        for acronym, use in alone:
            if acronym not in beside:
                yield use.found(f"“{use.shown}” isn't used again", "leave it out: the full name is enough", "")


def _outside_of_prose(file: BriefFile) -> frozenset[str]:
    """The acronyms in plain texts that papers print: who gives a number, who wrote a source, how an actor is called."""
    plain = (text for path, kind, text in typed(file) if kind.name == "plain" and path[0] != "allow")
    return frozenset(mention.acronym for text in plain if _CAPITALS.search(text) for mention in mentions(text))


def _actors(file: BriefFile) -> Iterator[tuple[str, tuple[str, FieldPath]]]:
    """The acronyms of the brief's actors, each with the actor's name and its place among them."""
    for number, actor in enumerate(file.brief.actors):
        for other in actor.aka:
            for mention in mentions(other):
                yield mention.acronym, (actor.name, ("actors", number))


def _alike(one: str, other: str) -> bool:
    """Whether two names are one, or one is the end of the other: “Pakistan's Inter-Services Public Relations”."""
    one, other = _bare(one), _bare(other)
    return one.endswith(other) or other.endswith(one)


def _bare(name: str) -> str:
    return re.sub(r"[\W_]+|s\b", "", name.lower()).replace("z", "s")
