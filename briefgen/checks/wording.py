"""Where prose says how likely something is or how sure its authors are: a scale's words, loose ones, shares."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.likelihood import TERMS

Found = re.Match[str]

# ── Words of the scales ──────────────────────────────────────────────────────

_FORMS = {
    **{term: term for term in TERMS if term != "remote"},
    "almost certainly": "almost certain",
    "nearly certainly": "nearly certain",
    "probably": "probable",
    "very probable": "highly probable",
    "very probably": "highly probable",
    "highly probably": "highly probable",
    "very improbable": "highly improbable",
    "roughly even chances": "roughly even chance",
    "realistic possibilities": "realistic possibility",
}
"""How the scales' words stand in a sentence, and which word each is."""
_OTHERWISE = (
    "more", "less", "most", "least", "as", "so", "too", "how", "equally", "not", "quite", "rather", "fairly",
    "the", "a", "an", "its", "their", "his", "her", "our", "any", "extremely",
)  # fmt: skip
"""Before a plain `likely`: it compares there, denies, or is said of a thing (“the likely targets”)."""
_TERM = re.compile(
    rf"\b(?:(?P<other>{'|'.join(_OTHERWISE)})\s+(?=(?:un)?likely\b|(?:im)?probabl[ey]\b))?"
    rf"(?P<term>{'|'.join(sorted((form.replace(' ', chr(92) + 's+') for form in _FORMS), key=len, reverse=True))})\b",
    re.IGNORECASE,
)
_REMOTE = re.compile(
    r"\b(?:chances?|possibility|likelihood|prospects?|probability)\b[^.;:]{0,60}?\b(?:is|are|remains?|seems?|looks?)\s+"
    r"(?P<term>remote)\b",
    re.IGNORECASE,
)


_AT_FIRST = re.compile(r"(?:Likely|Unlikely|Probable|Improbable)\b")
"""At the beginning of a sentence these are said of a thing: “Likely targets are buses.”"""
_ROOTS = ("likely", "certain", "probabl", "remote", "chance", "odds", "possibilit")
"""Every word of the scales holds one of these: most texts have none, and are done with."""


def terms_in(words: str) -> Iterator[tuple[Found, str]]:
    """Each place where a word of a scale says how likely something is, and the word."""
    low = words.lower()
    if not any(root in low for root in _ROOTS):
        return
    for found in _TERM.finditer(words):
        if not found["other"] and not _AT_FIRST.match(found["term"]):
            yield found, _FORMS[" ".join(found["term"].lower().split())]
    for found in _REMOTE.finditer(words) if "remote" in low else ():
        yield found, "remote"


# ── How sure ─────────────────────────────────────────────────────────────────

_LEVEL = r"(?:(?:very|fairly|only)\s+)?(?:high|moderate|medium|low)(?:[- ]to[- ](?:high|moderate))?"
_OF_A_JUDGEMENT = r"(?:this|that|these|our|the)\s+(?:key\s+)?(?:judge?ment|assessment|finding|conclusion|estimate)s?"
_CONFIDENCE = re.compile(
    rf"\b(?<!vote of ){_LEVEL}\s+confidence\b(?!-|\s+(?:building|vote))(?!\s+(?:in|among|of)\s+(?!{_OF_A_JUDGEMENT}))"
    rf"|\b(?:our|analytic(?:al)?)\s+confidence\b[^.;]{{0,40}}?\b(?:is|remains)\s+{_LEVEL}\b"
    r"|\bwe\s+are\s+(?:\w+\s+)?confident\s+that\b",
    re.IGNORECASE,
)


def confidence_in(words: str) -> Iterator[Found]:
    """Each place that says how sure the authors are; not confidence in a government, or confidence-building."""
    return _CONFIDENCE.finditer(words)


# ── Loose words and percentages ──────────────────────────────────────────────

_LOOSE = re.compile(
    r"\b(?:may|might|could)\s+(?:very\s+)?well\b(?!-)"
    r"|\b(?:may|might|could)\s+(?:possibly|conceivably|perhaps)\b"
    r"|\bcan(?:no|['’])t\s+be\s+(?:entirely\s+|fully\s+)?(?:ruled\s+out|excluded|discounted)\b"
    r"|\bcan(?:no|['’])t\s+(?:rule\s+out|exclude|discount)\b|\bimpossible\s+to\s+rule\s+out\b"
    r"|\bit\s+is\s+(?:\w+\s+)?(?:possible|conceivable|plausible)\s+that\b"
    r"|\b(?:good|fair|real|serious|significant|strong|distinct|reasonable|high|low|slight|small|slim|outside)"
    r"\s+(?:chance|possibility|probability|likelihood)\b"
    r"|\bin\s+all\s+(?:likelihood|probability)\b|\b(?:more\s+likely\s+than|as\s+likely\s+as)\s+not\b"
    r"|\b(?:conceivably|presumably)\b",
    re.IGNORECASE,
)


def loose_words_in(words: str) -> Iterator[Found]:
    """Each place that gives a likelihood without saying which."""
    return _LOOSE.finditer(words)


_SHARE = r"(?P<{0}>\d{{1,3}})(?:\.\d+)?(?:\s?(?:[–-]|to)\s?\d{{1,3}})?\s?(?:%|per\s?cent\b)"
_PERCENTAGE = re.compile(
    rf"\b{_SHARE.format('before')}\s+(?:chance|likelihood|probability|possibility|odds|likely|certain|sure|risk\s+(?:of|that))\b"
    rf"|\b(?:chances?|likelihood|probability|odds)\b[^.;,%]{{0,60}}?\b(?:is|are|at|of|about|around|roughly|over|under)\s+"
    rf"{_SHARE.format('after')}",
    re.IGNORECASE,
)


def shares_in(words: str) -> Iterator[tuple[Found, float]]:
    """Each place that gives a likelihood in per cent, and the first number of it; not shares that were counted."""
    for found in _PERCENTAGE.finditer(words):
        yield found, float(found["before"] or found["after"])
