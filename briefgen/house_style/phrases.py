"""Words and phrases as an editor writes them in rules: whole words, `*` for any ending, `…` for up to five words."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema

from briefgen.reading import wrong
from briefgen.reading.scalars import one_line, shortened

MOST_CHARACTERS = 100
GAP = "…"
"""Stands for up to five words in a phrase."""
_MOST_GAPS = 2
"""With each more, a text takes several times as long."""
_OF_A_PATTERN = re.compile(r"[|\\()\[\]{}?+^$]")


def _phrase(text: str) -> str:
    text = re.sub(r"\s*(?:…|\.\.\.)\s*", f" {GAP} ", one_line(text)).strip()
    if len(text) > MOST_CHARACTERS:
        raise wrong("phrase", f"can't be “{shortened(text)}”: it is too long", "write the few words that tell it")
    if sign := _OF_A_PATTERN.search(text):
        message = f"can't be “{shortened(text)}”: `{sign[0]}` is no part of a word, and there are no patterns"
        raise wrong("phrase", message, "write the words as they stand, several as a list; * is any ending: neutralis*")
    if not re.search(r"\w", text):
        raise wrong("phrase", f"can't be “{shortened(text)}”: it has no letter", "write a word or a phrase")
    if text.startswith((GAP, "-")) or text.endswith((GAP, "-")) or text.count(GAP) > _MOST_GAPS:
        hint = f"{GAP} and - stand between words, {GAP} twice at most: neutralis* {GAP} device*"
        raise wrong("phrase", f"can't be “{shortened(text)}”", hint)
    if re.search(r"\*(?=\w)|(?<!\w\w\w)\*", text):
        hint = "* stands for any ending of a word with three letters or more: neutralis*"
        raise wrong("phrase", f"can't be “{shortened(text)}”", hint)
    return text


def every(given: object) -> object:
    """One text in place of a list."""
    return [given] if isinstance(given, str) else given


def _without_comma(phrase: str) -> str:
    if "," in phrase:
        listed = ", ".join(part.strip() for part in phrase.split(",") if part.strip())
        raise wrong("phrase", f"can't be “{shortened(phrase)}”: a comma stands in it", f"write a list: [{listed}]")
    return phrase


def _some(given: tuple[str, ...]) -> tuple[str, ...]:
    if not given:
        raise wrong("empty", "is empty", "write a word, or several: [terrorist, terrorists]")
    return given


Phrase = Annotated[str, AfterValidator(_phrase)]
_ONE_OR_MANY = WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]})
Phrases = Annotated[tuple[Phrase, ...], BeforeValidator(every), _ONE_OR_MANY]
SomePhrases = Annotated[tuple[Phrase, ...], BeforeValidator(every), AfterValidator(_some), _ONE_OR_MANY]
SoughtPhrase = Annotated[Phrase, AfterValidator(_without_comma)]
"""Whoever writes a comma here means a list."""
SoughtPhrases = Annotated[tuple[SoughtPhrase, ...], BeforeValidator(every), AfterValidator(_some), _ONE_OR_MANY]
