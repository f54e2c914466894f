"""Whether a sentence gives a word to a speaker: “the ministry said …”, “according to ISPR, …”, “…, police said”.

It has to govern the word. A verb of saying does so from itself to the end of its clause, a verb of naming (“calls
them …”) as far as what it names, “according to” its whole clause. The author's own voice (“we call”) is nobody else's,
nor is a passive without a speaker (“it is said that”).
"""

from __future__ import annotations

import re

_CLAUSE_ENDS = re.compile(
    r"[;|]|(?<=[^,;]),\s+(?:but|yet|whereas|although|though|while)\b(?!\s+that\b)|\s—\s", re.IGNORECASE
)
"""Behind these the author speaks again, unless somebody is named anew."""


def _any(verbs: str) -> str:
    """The pattern of any form of some verbs. What isn't letters alone is a pattern already."""
    return f"(?:{'|'.join(map(_forms, verbs.split()))})"


def _forms(verb: str) -> str:
    if not verb.isalpha():
        return verb
    if verb.endswith("e"):
        return f"{verb[:-1]}(?:e[sd]?|ing)"
    if verb.endswith("y"):
        return f"{verb[:-1]}(?:y|ies|ied|ying)"
    return f"{verb}(?:e?s|e?d|ing)?"


# ── Verbs in front of the word ───────────────────────────────────────────────

_SAYING = _any(
    r"say(?:s|ing)? said tell(?:s|ing)? told writes? wrote think(?:s|ing)? sp(?:eaks?|oke)\s+of talk(?:s|ed)?\s+of"
    r" stat(?:ed|ing) reported reports(?=\s+(?:that|\d+|the|an?)\b) claim(?:ed|ing) suggested"
    r" announce declare insist argue allege assert warn acknowledge confirm deny believe blame accuse vow promise"
    r" pledge threaten boast contend inform dispute note repeat reiterate stress emphasise emphasize underline reveal"
    r" testify complain lament demand admit(?:s|ted|ting)? concede record log document cit(?:e[sd]|ing)"
    r" (?:states|maintain(?:s|ed)?|add(?:s|ed)|thought|suspect(?:s|ed)?|h(?:olds?|eld)|accept(?:s|ed)?|agree[sd]?"
    r"|conclude[sd]?|estimate[sd]?|assess(?:es|ed)?|judge[sd]?|ruled?s?|f(?:inds?|ound)|show(?:s|ed)?)(?=\s+(?:only\s+)?that\b)"
    r" (?:count|list)(?:s|ed)?(?=\s+(?:\d+|the|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens)\b)"
    r" refer(?:s|red|ring)?(?:\s+\w+)?\s+to"
    r" put(?:s|ting)?(?=\s+(?:the|its|their)\s+(?:\w+\s+){0,2}(?:blame|number|toll|count|figure|total|losse?)s?\b)"
    r" claims?(?=\s+(?:that|to|the|it|its|their|they|he|she|\d))"
)
_NAMING = _any(
    r"call(?:s|ed|ing)?(?!\s+(?:for|on|upon|off|up|in)\b) label(?:s|led|ling)? termed terms(?=\s+(?:the|it|its|them)\b)"
    r" condemn denounce hail praise mourn honour honor revere celebrate commemorate thank congratulate"
    r" dub(?:s|bed)? nickname brand define designate proscribe consider deem named known styled"
)
_NAMING_AS = _any(
    r"s(?:ees?|aw|een) refer(?:s|red|ring)? describe regard treat view list depict portray characterise characterize"
    r" classify try prosecute convict sentence dismiss recognise recognize paint present class rate file"
    r" record mark grade count tag(?:s|ged)? flag(?:s|ged)?"
)
_VERB = re.compile(rf"\b(?:(?P<saying>{_SAYING})|(?P<naming>{_NAMING})|(?P<naming_as>{_NAMING_AS}))\b", re.IGNORECASE)
_NOUN = re.compile(
    r"\b(?:claim|allegation|assertion|accusation|charge|statement|contention|announcement)s?\s+(?:that|of)\b",
    re.IGNORECASE,
)
_SOMEBODYS_LIST = re.compile(
    r"(?:['’]s|s['’]|\b(?:its|their|his|her|official))\s+(?:\w+\s+)?(?:list|count|tally|figure|toll|account|version|description"
    r"|definition|portrayal|narrative|report)s?\s+of\b",
    re.IGNORECASE,
)
"""“The ministry's list of …”."""
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|gets?|got)\s+(?:(?:\w+ly|often|also|not|now|still)\s+)?$", re.IGNORECASE
)
_OF_LAW = re.compile("designat|proscrib|list|classif|defin", re.IGNORECASE)
"""There the speaker needn't be named each time: “listed as a terrorist organisation”."""
_BY = re.compile(r"\bby\s+(?!\w+ing\b|\d)", re.IGNORECASE)
_OWN_VOICE = re.compile(
    r"\b(?:we|I|us|this\s+(?:paper|brief|briefing|report|note)|can(?:not)?\s+be|to\s+be)\s+"
    r"(?:(?:\w+ly|have|had|also|now|would|can|could|may|might|should|must|do|did)\s+){0,2}$",
    re.IGNORECASE,
)
_A_DEED = re.compile(
    r"\s+(?:responsibility|credit|victory|(?:\w+\s+){0,2}(?:lives|victims|attacks?|assault|bombings?|killings?|ambush)\b)",
    re.IGNORECASE,
)
"""Behind “claimed”: nothing is said of it."""
_MAKES_A_NOUN = re.compile(
    r"(?:\b(?:the|an?|its|their|his|her|our|no|any|of|in|for|on|without|new|first|last|record)\s+|^[\s*_-]*)$",
    re.IGNORECASE,
)
"""Before “note”, “demand” or “report”: they are none of the verbs."""
_AN_ORDER = re.compile(r"(?![^,;]{0,60}\bthat\b)(?:\s+[\w'’-]+){1,5}?\s+to\s+\w", re.IGNORECASE)
"""Behind “told”: “told passengers to leave”."""

# ── What governs its clause from any place ───────────────────────────────────

_VIEW = "(?:view|words|eyes|account|telling|version|language|reading|parlance|terms)"
_ACCORDING = re.compile(
    r"\b(?:according\s+to|as\s+per|as\s+(?:claimed|reported|stated|alleged|described|told)\s+(?:by|in))\s+"
    r"(?!plan|law|schedule|size|need|us\b|our\b)"
    rf"|\bin\s+the\s+{_VIEW}\s+of\b|\b(?:in|by)\s+(?:his|her|their|its)\s+(?:\w+\s+)?{_VIEW}\b"
    rf"|\b(?:in|by)\s+(?!our\b|my\b)[\w'’ -]{{1,40}}?(?:['’]s|s['’])\s+(?:\w+\s+)?{_VIEW}\b"
    r"|\bas\s+(?!we\b|I\b|this\b)[\w'’ -]{1,40}?\s+(?:puts?|s(?:ees?|aw)\s+it|has\s+it|call(?:s|ed)|term(?:s|ed)"
    r"|describe[sd]?|sa(?:ys|id)|claim(?:s|ed)|report(?:s|ed)|state[sd]|note[sd]|allege[sd]?)\b"
    r"|\bunder\s+(?:the\s+)?(?:[\w'’-]+\s+){0,4}?(?:acts?|laws?|code|statute|treaty|decree|convention)\b"
    r"|\b(?:convicted\s+of|charged\s+with|indicted\s+for)\b",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r",[’”\"']?\s+(?:"
    r"(?!(?:who|which|that|and|but|or|we|I|where|when|whose|it\s+is)\b)(?:[\w'’.-]+\s+){1,8}?"
    r"(?:said|says?|reported|reports?|announced|claimed|claims?|added|wrote|writes|insist(?:s|ed)|argue[sd]?|maintained"
    r"|allege[sd]?|warned|stated|believes?|told(?!\s+[^,;]{0,40}\bto\s+\w))\b"
    r"|(?:said|says|announced|reported|claimed|wrote)\s+(?!that\b)[\w'’])",
    re.IGNORECASE,
)
"""“, the minister told parliament”, “, said the army”."""
_BREAKS_OFF = re.compile(r",(?![^,]*,\s+(?:that|as)\b)")
"""Behind a verb that what follows isn't said by: “which no one has confirmed, suggest …”."""
_FARTHEST = 600
"""How many characters before and behind a word are looked at, so that no sentence takes long."""
_NOUNS = (_NOUN, _SOMEBODYS_LIST)


def attributed(sentence: str, at: int, quoted: bool = False) -> bool:
    """Whether the word that begins at a place of a sentence is somebody else's.

    Quotations in the sentence are blank. Where the word is `quoted` itself, “denounced the …” is enough, without “as”.
    """
    first = max(0, at - _FARTHEST)
    sentence, at = sentence[first : at + _FARTHEST], at - first
    start, end = _clause(sentence, at)
    clause, at = sentence[start:end], at - start
    if _ACCORDING.search(clause) or any(found.end() <= at for noun in _NOUNS for found in noun.finditer(clause)):
        return True
    if any(found.start() >= at or clause[found.end() :].startswith(",") for found in _TRAILING.finditer(clause)):
        return True
    return any(_governs(clause, verb, at, quoted) for verb in _VERB.finditer(clause, 0, at))


_SUBORDINATE = re.compile(
    r"[\s*_-]*(?:although|though|even\s+though|while|whereas|when|after|before|if|since|because|once|until|unless)\b",
    re.IGNORECASE,
)
"""What begins like this ends, as a clause, at its first comma."""


def _clause(sentence: str, at: int) -> tuple[int, int]:
    """Where the clause that holds a place begins and ends."""
    first = _SUBORDINATE.match(sentence)
    start = 0
    if first and (comma := sentence.find(",", first.end())) >= 0:
        if at < comma:
            return 0, comma
        start = comma
    for found in _CLAUSE_ENDS.finditer(sentence, start):
        if found.start() >= at:
            return start, found.start()
        start = found.end()
    return start, len(sentence)


_NAMED_WITHIN = 90
"""How many characters behind a verb of naming what it names ends at most."""


def _governs(clause: str, verb: re.Match[str], at: int, quoted: bool) -> bool:
    """Whether a verb in front of a word gives it to somebody."""
    before, between = clause[: verb.start()], clause[verb.end() : at]
    if _OWN_VOICE.search(before) or _BREAKS_OFF.match(between):
        return False
    if _PASSIVE.search(before) and not (_OF_LAW.match(verb[0]) or _BY.search(clause, verb.end())):
        return False
    if not verb[0].lower().endswith(("ing", "ed")) and _MAKES_A_NOUN.search(before):
        return False
    if verb["saying"]:
        return not _no_report(verb[0].lower(), clause, verb.end())
    named = re.search(r"\bas\b", between, re.IGNORECASE)
    if len(between) > _NAMED_WITHIN or (verb["naming_as"] and not named and not quoted):
        return False
    return bool(named) or not re.search("[,:(]", between)


def _no_report(verb: str, clause: str, behind: int) -> bool:
    """Whether a verb of saying says nothing here: somebody claims a deed, or tells others what to do."""
    if verb.startswith("claim"):
        return bool(_A_DEED.match(clause, behind))
    return verb in ("told", "tells") and bool(_AN_ORDER.match(clause, behind))
