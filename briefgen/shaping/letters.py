"""What characters look like, and words of them: text cut where lines may break, shaped by its faces."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from briefgen.frozen import frozen
from briefgen.language import is_right_to_left
from briefgen.shaping import bidi
from briefgen.shaping.faces import Face, FeatureSet, Shaped, face
from briefgen.shaping.inks import BREAK, Ink, Run
from briefgen.shaping.known import Known
from briefgen.theme import FontFamily, Theme


@frozen(slots=True)
class Atom:
    """Shaped text of one face, ink and direction; `width` in points."""

    text: str
    ink: Ink
    face: Face
    level: int
    shaped: Shaped
    width: float


@dataclass(frozen=True, slots=True, eq=False)  # told apart by identity, as `Shaped` is
class Word:
    """What stays together in a line, and what follows it.

    `space` is the space after it, None where the next word touches it. `hyphen` is
    printed when the line breaks here. `ends_line` when it must break here. `base` is
    the level of its paragraph, 1 where that is read from right to left.
    """

    atoms: tuple[Atom, ...]
    width: float
    space: Atom | None = None
    hyphen: Atom | None = None
    ends_line: bool = False
    base: int = 0


_WHITE = re.compile(r"[ \t\n\r\f\v\x85]+")
_WORDS = re.compile(rf"([^ {BREAK}]*)( ?{BREAK}| |$)")
_MAY_BREAK = re.compile(r"(?<=[\w)\]][-‐–/])(?=[^\W\d])|(?<=—)(?=\w)|(?<=[\u00ad\u200b])")


def clean(text: str) -> str:
    """Characters that can't be printed at all as one that says so: controls and lone surrogates as U+FFFD."""
    if text.isprintable():
        return text
    return "".join(
        "\ufffd" if unicodedata.category(char) in ("Cc", "Cs") and char not in "\t\n\r\f\v" else char for char in text
    )


def collapsed(runs: Sequence[Run]) -> list[Run]:
    """Runs with any white space as one space, none at either end and none beside a line break or before a mark."""
    found: list[Run] = []
    at_edge = True
    for text, ink in runs:
        if ink.raised:
            found = _without_space(found)
            text = _BETWEEN_MARKS + text if found and found[-1].ink.raised else text
        text = _WHITE.sub(" ", text)
        if at_edge:
            text = text.lstrip(" ")
        if text == BREAK and found:
            found[-1] = Run(found[-1].text.rstrip(" "), found[-1].ink)
        if text:
            at_edge = text[-1] in (" ", BREAK)
            found.append(Run(text, ink))
    if found:
        found[-1] = Run(found[-1].text.rstrip(" " + BREAK), found[-1].ink)
    return [run for run in found if run.text]


def _without_space(runs: list[Run]) -> list[Run]:
    """Runs without the spaces at their end."""
    while runs and not (text := runs[-1].text.rstrip(" ")):
        runs.pop()
    return [*runs[:-1], Run(text, runs[-1].ink)] if runs else []


_BETWEEN_MARKS = "\u2009"
"""A thin space: two marks side by side are not one number."""


def words(runs: Sequence[Run], theme: Theme, right_to_left: bool = False) -> tuple[Word, ...]:
    """Runs as words. A space of any kind but U+0020 never breaks a line.

    `right_to_left` says from which side their paragraph is read. The same text again gives the same words.
    """
    question = tuple(runs), theme.fallback, right_to_left
    return _TEXTS.answer(question, lambda: tuple(_cut_up(runs, theme, right_to_left)))


_TEXTS: Known[tuple[tuple[Run, ...], tuple[FontFamily, ...], bool], tuple[Word, ...]] = Known(4000)
"""Labels, heads, folios and whatever else stands in paper after paper; the fallbacks are all that a theme adds."""


def _cut_up(runs: Sequence[Run], theme: Theme, right_to_left: bool) -> list[Word]:
    runs = [Run(_cased(clean(text), ink), ink) for text, ink in runs]
    text = "".join(run.text for run in runs)
    mixed = right_to_left or bidi.is_mixed(text)
    levels = bidi.levels(text, int(right_to_left), _passages(runs, not right_to_left)) if mixed else None
    stretches = _Stretches(runs, levels, theme, int(right_to_left))
    found: list[Word] = []
    for match in _WORDS.finditer(text):
        if match.end() > match.start():
            found += stretches.words(match)
    return found


def _passages(runs: Sequence[Run], right_to_left: bool) -> list[tuple[int, int]]:
    """Where passages marked as being in a language of that direction stand."""
    found: list[tuple[int, int]] = []
    end = 0
    for text, ink in runs:
        start, end = end, end + len(text)
        if ink.language and is_right_to_left(ink.language) == right_to_left:
            start = found.pop()[0] if found and found[-1][1] == start else start
            found.append((start, end))
    return found


def _cased(text: str, ink: Ink) -> str:
    return text.upper() if ink.capitals else text


def _broken(match: re.Match[str], stretches: _Stretches) -> Iterator[Word]:
    """One run of characters without a space as words: more than one where it has hyphens or the like."""
    start, end = match.span(1)
    text = match[1]
    inside = (start + cut for cut in _cuts(text) if cut < len(text))
    cuts = [start, *(cut for cut in inside if not stretches.is_raised(cut)), end]
    pieces = [(a, b) for a, b in itertools.pairwise(cuts) if b > a] or [(start, end)]
    for index, (a, b) in enumerate(pieces):
        atoms = stretches.atoms(a, b)
        last = index == len(pieces) - 1
        ends_line = last and match[2].endswith(BREAK)
        space = stretches.atoms(end, end + 1)[0] if last and match[2].startswith(" ") and not ends_line else None
        hyphen = stretches.hyphen(b - 1) if not last and text[b - 1 - start] == "\u00ad" else None
        yield Word(atoms, sum(atom.width for atom in atoms), space, hyphen, ends_line, stretches.base)


@lru_cache(maxsize=8_000)
def _cuts(text: str) -> tuple[int, ...]:
    """Where characters without a space may be broken."""
    cuts = (cut.start() for cut in _MAY_BREAK.finditer(text))
    return tuple(cut for cut in cuts if text[cut - 1] not in _HYPHENS or not _ADDRESS.search(text))


_HYPHENS = "-‐"
_ADDRESS = re.compile(r"://|www\.|@|\w/\w*-")
"""What isn't cut at a hyphen, which nobody could tell from one that the line adds."""


_LONGEST = 400
"""A word of more characters is several atoms: each cut shapes anew what is left of one, and HarfBuzz has its limits."""


_MOST_WORDS = 6_000
"""How many words of one ink are remembered before all are forgotten: bounds the memory of a long-lived process."""


@lru_cache(maxsize=500)
def _set_before(ink: Ink, fallback: tuple[FontFamily, ...]) -> dict[str, tuple[Word, ...]]:
    """The words that were set in an ink, by their characters; together with the fallbacks it decides how they look."""
    return {}


class _Stretches:
    """A paragraph's characters with their ink and level, cut into atoms on demand."""

    def __init__(self, runs: Sequence[Run], levels: list[int] | None, theme: Theme, base: int) -> None:
        self.base = base
        text = "".join(run.text for run in runs) if levels else ""
        self._families = {run.ink.family: theme.script_family(text, run.ink.family) for run in runs} if levels else {}
        self._theme = theme
        self._levels = levels
        self._text = "".join(run.text for run in runs)
        self._inks: list[tuple[int, Ink]] = []
        end = 0
        for text, ink in runs:
            end += len(text)
            self._inks.append((end, ink))
        self._known = [_set_before(run.ink, theme.fallback) for run in runs]
        self._at = 0

    def words(self, match: re.Match[str]) -> Sequence[Word]:
        """As `_broken`; what was set before in the same ink is taken again."""
        end, _ = self._ink_at(match.start())
        if self._levels is not None or match.end() > end:
            return tuple(_broken(match, self))
        known = self._known[self._at]
        found = known.get(match[0])
        if found is None:
            if len(known) >= _MOST_WORDS:
                known.clear()
            found = known[match[0]] = tuple(_broken(match, self))
        return found

    def atoms(self, start: int, end: int) -> tuple[Atom, ...]:
        """Asked for in rising order of `start`."""
        if self._levels is None and start < end <= start + _LONGEST:
            ink_end, ink = self._ink_at(start)
            if end <= ink_end:  # nearly always
                return tuple(shaped(self._text[start:end], ink, 0, self._theme))
        found: list[Atom] = []
        while start < end:
            ink_end, ink = self._ink_at(start)
            stop = min(end, ink_end, _before_marks(self._text, start + _LONGEST))
            found += [
                atom
                for a, b, level in self._of_one_level(start, stop)
                for atom in shaped(self._text[a:b], ink, level, self._theme, self._first(self._text[a:b], ink, level))
            ]
            start = stop
        return tuple(found)

    def _first(self, text: str, ink: Ink, level: int) -> FontFamily | None:
        """The family that is asked first: of a script's own letters and what stands between them, the script's."""
        if not level:
            return None
        kinds = {unicodedata.bidirectional(char) for char in text}
        own = ink.raised or (level % 2 == 0 and ("L" in kinds or not kinds & {"EN", "AN"}))
        return None if own else self._families[ink.family]

    def is_raised(self, at: int) -> bool:
        """Whether a note's mark stands there."""
        return self._ink_at(at)[1].raised

    def hyphen(self, at: int) -> Atom:
        return hyphen_of(self._ink_at(at)[1], self._theme)

    def _ink_at(self, start: int) -> tuple[int, Ink]:
        while self._inks[self._at][0] <= start:
            self._at += 1
        while self._at and self._inks[self._at - 1][0] > start:
            self._at -= 1
        return self._inks[self._at]

    def _of_one_level(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        levels = self._levels
        if levels is None:
            yield start, end, 0
            return
        while start < end:
            stop = start
            while stop < end and levels[stop] == levels[start]:
                stop += 1
            yield start, stop, levels[start]
            start = stop


def shaped(text: str, ink: Ink, level: int, theme: Theme, first: FontFamily | None = None) -> list[Atom]:
    """Text of one ink and direction as atoms, one for each face that it needs; `first` is asked first."""
    return [_atom(part, ink, family, level) for part, family in theme.font_runs(text, first or ink.family)]


_UNJOINED: FeatureSet = (("liga", False), ("clig", False))
"""Letters set apart are not joined to ligatures."""


def _atom(text: str, ink: Ink, family: FontFamily, level: int) -> Atom:
    if family is not ink.family:
        ink = _standing_in(ink, family, level)
    return _in_face(text, ink, face(family.face(ink.bold, ink.italic)), level)


def _in_face(text: str, ink: Ink, used: Face, level: int) -> Atom:
    features = ink.features + _UNJOINED if ink.tracking else ink.features
    glyphs = used.shape(text.replace("\u00ad", ""), level % 2 == 1, features)
    width = glyphs.width * ink.size / 1000 + ink.tracking * len(glyphs.glyphs)
    return Atom(text, ink, used, level, glyphs, ink.gauge.width if ink.gauge else width)


@lru_cache(maxsize=2000)
def _standing_in(ink: Ink, family: FontFamily, level: int) -> Ink:
    """The ink where a family stands in for its own: as large and as heavy; joined letters are never set apart."""
    heavy = face(ink.family.regular).metrics.weight >= _HEAVY
    tracking = 0.0 if level % 2 else ink.tracking
    return replace(ink, size=ink.size * family.beside, bold=ink.bold or heavy, tracking=tracking)


_HEAVY = 600
"""The weight from which on a face stands beside bold ones (OpenType, `usWeightClass`)."""
_GOOD_CUT = frozenset("/.,;:-–_?&=@#+% \u00a0")
_NUMBER = re.compile(
    r"(?:[A-Z]{0,3}[$€£¥₨])?(?:(?<!\d)[-+−±~≈<>≤≥])*"  # a currency, a sign
    r"\d(?:[\d.,:'’\u00a0\u2009\u202f]*\d)?"  # 1,250.5
    r"(?:[\u00a0\u202f]?[%‰€£$])?"
)
"""What is never torn apart while anything else can be: a number with its signs (UAX #14, LB25)."""


def chopped(word: Word, width: float, theme: Theme) -> list[Word]:
    """A word wider than the line as words that fit.

    It is cut after a slash or dot where it can be, else before a number, else anywhere.
    """
    found: list[Word] = []
    rest: tuple[Atom, ...] = ()
    for atom in word.atoms:
        rest = (*rest, atom)
        while _width(rest) > width:
            head, tail = _cut(rest, width, theme)
            if not tail:
                break
            found.append(Word(head, _width(head), base=word.base))
            rest = tail
    return [*found, replace(word, atoms=rest, width=_width(rest))]


def hyphen_of(ink: Ink, theme: Theme) -> Atom:
    """What is printed where a word is divided.

    In the file it stands for "-", not for U+00AD (which ISO 32000-1, 14.8.2.2.3 names): readers
    then give the word whole. A hyphen of the word's own is told apart: see `kept_hyphen`.
    """
    return replace(shaped("-", ink, 0, theme)[0], text=SOFT_HYPHEN)


SOFT_HYPHEN = "\u00ad"
"""Stands for a hyphen that is there only because the line ends."""


def kept_hyphen(atom: Atom) -> Atom:
    """An atom at a line's end; a hyphen that it ends with stands for U+2010, or readers would take it away."""
    *others, last = atom.shaped.glyphs or (None,)
    if last is None or last.text != "-" or atom.text == SOFT_HYPHEN:
        return atom
    return replace(atom, shaped=Shaped((*others, last._replace(text="\u2010")), atom.shaped.width))


def parted(word: Word, start: int, end: int, theme: Theme) -> Word:
    """A word's characters from `start` to `end`, with a hyphen where it is divided; -1 is its own end."""
    if start == 0 and end == -1:
        return word
    atoms = word.atoms if end == -1 else _split_atoms(word.atoms, end, theme)[0]
    atoms = _split_atoms(atoms, start, theme)[1] if start else atoms
    if end == -1:
        return replace(word, atoms=atoms, width=_width(atoms))
    return replace(
        word, atoms=atoms, width=_width(atoms), space=None, hyphen=hyphen_of(word.atoms[0].ink, theme), ends_line=False
    )


def _width(atoms: Sequence[Atom]) -> float:
    return sum(atom.width for atom in atoms)


def _cut(atoms: Sequence[Atom], width: float, theme: Theme) -> tuple[tuple[Atom, ...], tuple[Atom, ...]]:
    text = "".join(atom.text for atom in atoms)
    cut = _place_to_cut(text, _fitting(atoms, width))
    first, second = _split_atoms(atoms, cut, theme)
    while cut > 1 and (_width(first) > width or (second and second[0].ink.raised)):
        cut -= 1
        first, second = _split_atoms(atoms, cut, theme)
    return first, second


def _place_to_cut(text: str, fits: int) -> int:
    """Where to cut a text of which so many characters fit."""
    inside = {at for number in _NUMBER.finditer(text) for at in range(number.start() + 1, number.end())}
    if _ADDRESS.search(text):
        inside |= {at for at in range(1, fits + 1) if text[at - 1] in _HYPHENS}
    good = [at for at in range(1, fits + 1) if text[at - 1] in _GOOD_CUT and at not in inside]
    if good and (good[-1] >= fits * 6 // 10 or text[good[-1] - 1] == "\u00a0"):
        return good[-1]
    whole = fits
    while whole in inside:
        whole -= 1
    return _before_marks(text, whole or fits)


def _fitting(atoms: Sequence[Atom], width: float) -> int:
    """How many of a word's characters fit, at least one."""
    used, count = 0.0, 0
    for atom in atoms:
        if used + atom.width <= width:
            used, count = used + atom.width, count + len(atom.text)
            continue
        share = (width - used) / atom.width if atom.width else 0
        return max(1, count + int(len(atom.text) * share))
    return max(1, count)


def _before_marks(text: str, cut: int) -> int:
    """A place at or after `cut` where no combining mark is torn from its letter."""
    while cut < len(text) and unicodedata.combining(text[cut]):
        cut += 1
    return cut


def _split_atoms(atoms: Sequence[Atom], cut: int, theme: Theme) -> tuple[tuple[Atom, ...], tuple[Atom, ...]]:
    first: list[Atom] = []
    second: list[Atom] = []
    for atom in atoms:
        length = len(atom.text)
        if cut >= length:
            first.append(atom)
        elif cut <= 0:
            second.append(atom)
        else:
            first.append(_in_face(atom.text[:cut], atom.ink, atom.face, atom.level))
            second.append(_in_face(atom.text[cut:], atom.ink, atom.face, atom.level))
        cut -= length
    return tuple(first), tuple(second)
