"""Numbers that text types by hand though the ledger holds them, or something else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import isclose

from briefgen.brief import BriefFile
from briefgen.brief.figure import Claim, Figure
from briefgen.brief.ledger import NAMELESS, amount, asked_by, in_use
from briefgen.brief.quoting import Press
from briefgen.checks.figures_quoted import supersede
from briefgen.checks.figures_said import Sentence, Sentences, stem
from briefgen.checks.figures_units import asked_beside, names_money
from briefgen.checks.hedges import agrees
from briefgen.checks.numerals import Numeral, measures, numerals
from briefgen.checks.passages import Passage, passages
from briefgen.checks.rule import Rule
from briefgen.house import House
from briefgen.language.numbers import PERCENT
from briefgen.problems import Collector

TYPED_NUMBER = Rule(
    "typed-number",
    "error",
    """A number stands in the text in digits, and the ledger holds the same number.

When a new count comes in, the ledger is brought up to date and the text is forgotten. Wrong: “216 militants were
killed”. Right: “{{ militants-killed }} militants were killed”; for a claim beside the one that is used,
`{{ militants-killed: from bugti }}`.

A number below 100 without decimals counts only where its sentence has a word of the figure's label. Where it is another
thing that happens to be as many, allow for it: `- {rule: typed-number, text: "31", reason: the train hijacking}`.
In `history` numbers are typed: what another version said stays, whatever the ledger holds now.""",
)
CONTRADICTED_NUMBER = Rule(
    "contradicted-number",
    "error",
    """The text gives one number for something and the ledger, and with it every table and box made of it, another.

It is found where a number in digits stands before the words of a figure's label, or in a row of a table that begins
with them, and the sentence names neither speaker nor date. A bound that holds (more than 200), a round number (about
220) and the number of a part (in Mach alone 40) contradict nothing.

Wrong: “145 militants were killed”, where the ledger uses 216. Right: `{{ militants-killed }}`; or whose number it is:
“the chief minister spoke of 145 militants killed”.""",
)
RULES = (TYPED_NUMBER, CONTRADICTED_NUMBER)


def check_typed(file: BriefFile, house: House, problems: Collector) -> None:
    """A number that is typed by hand though the ledger holds it, or holds another, is a problem at its place."""
    figures = file.brief.figures
    if not figures:
        return
    press = Press(figures, file.brief.language or house.language, house)
    for passage in passages(file):
        if passage.path[0] == "history":  # what another version said stays, whatever the ledger holds now
            continue
        sentences = Sentences(passage)
        for numeral in numerals(passage.words, press.language):
            found = [(figure, sentences.around(numeral.start, figure, press)) for figure in figures]
            _check_numeral(passage, numeral, found, press, problems)


def asked_in_words(passage: Passage, numeral: Numeral, language: str, house: House) -> str | None:
    """What prints a number of a passage out of the ledger, in words; None where the ledger doesn't hold it, or what
    holds it has no name."""
    figures = passage.file.brief.figures
    if not figures:
        return None
    press, sentences = Press(figures, language, house), Sentences(passage)
    found = [(figure, sentences.around(numeral.start, figure, press)) for figure in figures]
    held = next(_held(numeral, found, press), None)
    asked = asked_by(held[0], held[2], "words") if held else NAMELESS
    return None if NAMELESS in asked else asked


def _check_numeral(
    passage: Passage, numeral: Numeral, found: Sequence[tuple[Figure, Sentence]], press: Press, problems: Collector
) -> None:
    """One problem at most, the one that says most: a number is superseded, contradicts the ledger, or is typed."""
    held = next(_held(numeral, found, press), None)
    if held and held[1].is_silent_on(held[2]):
        supersede(passage, numeral.start, numeral.end, held[0], held[2], press, problems)
        return
    about = [each for each in found if (held is None or each[0] is held[0]) and _contradicts(passage, numeral, *each)]
    if about:
        figure = max(about, key=lambda each: len(each[0].label))[0]
        _report_contradiction(passage, numeral, figure, press, problems)
    elif held:
        figure, _, claim = held
        message = f"{numeral.text} is typed by hand, and the ledger holds it: {press.attributed(figure, claim)}"
        hint = _instead(passage, numeral, figure, claim)
        TYPED_NUMBER.found(problems, passage.at(numeral.start, numeral.end), message, hint)


def _instead(passage: Passage, numeral: Numeral, figure: Figure, claim: Claim) -> str:
    """What to write in place of a claim's number."""
    asked = asked_beside(passage, numeral.start, numeral.end, figure, claim)
    return f"write {asked}" if NAMELESS not in asked else f"give this claim an `id`, and write {asked}"


# ── What the ledger holds ────────────────────────────────────────────────────


def _held(
    numeral: Numeral, found: Sequence[tuple[Figure, Sentence]], press: Press
) -> Iterator[tuple[Figure, Sentence, Claim]]:
    """The claims that a number in a sentence may be: those of figures whose words the sentence has first, and of one
    figure those that aren't superseded."""
    shared = [(len(sentence.stems & _telling(figure.label)), figure, sentence) for figure, sentence in found]
    for words, figure, sentence in sorted(shared, key=lambda each: -each[0]):
        chance = not numeral.telling or _counts_another(numeral, figure, sentence)
        if (words or not chance) and _is_in(numeral, figure):
            held = [claim for claim in figure.claims if _is(numeral, claim, figure.unit)]
            held.sort(key=lambda claim: press.superseding(figure, claim) is not None)
            yield from ((figure, sentence, claim) for claim in held)


def _is_in(numeral: Numeral, figure: Figure) -> bool:
    """Whether a number can be in what a figure is in: money only in money, a measure only in that measure."""
    if numeral.money and not names_money(f"{figure.label} {figure.unit or ''}"):
        return False
    return numeral.measured is None or numeral.measured in measures(f"{figure.label} {figure.unit or ''}")


def _counts_another(numeral: Numeral, figure: Figure, sentence: Sentence) -> bool:
    """Whether the word behind a number says that it counts something else than a figure, and the sentence shares no
    word with the figure's label, not even a common one such as “killed”."""
    counted = frozenset(map(stem, _words(f"{figure.label} {figure.unit or ''}"))) - _GRAMMAR
    return numeral.noun is not None and stem(numeral.noun) not in counted and not counted & sentence.stems


def _is(numeral: Numeral, claim: Claim, unit: str | None) -> bool:
    """Whether a number can be a claim's: as large, in thousands or millions too, and in its unit."""
    numbers = {abs(number) for number in amount(claim) if number is not None}
    said, held = _FACTORS.get(numeral.scale or "", 1), _FACTORS.get(_first_word(unit), 1)
    equal = any(isclose(value * said, number * held) for value in numeral.values for number in numbers)
    if not equal or (numeral.upper and claim.low is None):
        return False
    return numeral.percent == ((unit or "").casefold() in PERCENT)


def _first_word(unit: str | None) -> str:
    """`million` of “Million dollars”."""
    return (unit or "").casefold().split(" ")[0].rstrip("s")


_FACTORS = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}


_GRAMMAR = frozenset(
    re.findall(
        r"\w+",
        "the and for from with who not all are was were has have had their its one two new than that this "
        "into over after since until",
    )
)
_TOO_COMMON = _GRAMMAR | frozenset(
    re.findall(
        r"\w+",
        "kill killed dead death died injured injury wounded people person number total",
    )
)
"""Words of labels that many sentences share."""


@lru_cache(maxsize=512)
def _telling(label: str) -> frozenset[str]:
    """The words of a label by which a sentence about it is known."""
    return frozenset(map(stem, _words(label))) - _TOO_COMMON


def _words(label: str) -> list[str]:
    return list(re.findall(r"[^\W\d_]{3,}", label.casefold()))


# ── What contradicts it ──────────────────────────────────────────────────────


def _contradicts(passage: Passage, numeral: Numeral, figure: Figure, sentence: Sentence) -> bool:
    """Whether a number stands for a figure and isn't the one in use, and no reader can tell why."""
    if not _is_about(numeral, passage, sentence, figure.label) or not _is_in(numeral, figure) or sentence.tells_apart:
        return False
    if numeral.percent or numeral.scale:
        return False
    used = amount(in_use(figure))
    low, high = (None if end is None else abs(end) for end in (used.lowest, used.highest))
    return not agrees(numeral, passage.words, low, high)


def _report_contradiction(
    passage: Passage, numeral: Numeral, figure: Figure, press: Press, problems: Collector
) -> None:
    used = in_use(figure)
    message = f"{numeral.text} contradicts the ledger, and what is printed of it: {press.attributed(figure, used)}"
    asked = asked_beside(passage, numeral.start, numeral.end, figure, used)
    place = passage.at(numeral.start, numeral.end)
    CONTRADICTED_NUMBER.found(problems, place, message, f"write {asked}, or whose number it is")


def _is_about(numeral: Numeral, passage: Passage, sentence: Sentence, label: str) -> bool:
    """Whether a number stands before a label's words, or in a row of a table that begins with them."""
    pattern = _label_pattern(label)
    if pattern is None:
        return False
    if sentence.text.lstrip().startswith("|"):
        return bool(pattern.search(sentence.words.strip(" |").split("|")[0].casefold()))
    rest = passage.words[numeral.end : numeral.end + _REACH].split("\n\n")[0].casefold()
    return bool(re.match(rf"\W+(?:\w+\W+)?{pattern.pattern}", rest))


_REACH = 120
"""How many characters behind a number are looked at."""


@lru_cache(maxsize=512)
def _label_pattern(label: str) -> re.Pattern[str] | None:
    """What a label's words look like in running text: in their order, a word or two between them; None for one word,
    which says too little."""
    words = [stem(word) for word in _words(re.split(r"[,;:(]", label)[0])]
    return re.compile(r"s?\W+(?:\w+\W+){0,2}?".join(map(re.escape, words)) + r"s?\b") if len(words) > 1 else None
