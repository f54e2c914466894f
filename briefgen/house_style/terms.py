"""What a rule about words looks for: terms with what to write instead, names with their one spelling, scare quotes."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from briefgen.house_style.phrases import Phrases, SomePhrases, SoughtPhrases
from briefgen.reading import Record, wrong
from briefgen.reading.scalars import one_line


class Term(Record):
    """Words that the house doesn't print, with what it prints instead."""

    find: SoughtPhrases = Field(
        description="The word or phrase, or several: [martyr, martyrs]. Capitals count only where you write some; "
        "neutralis* has any ending; … stands for up to five words: eliminat* … militant*."
    )
    instead: Annotated[str, AfterValidator(one_line)] | None = Field(
        None, description="What to write instead: attacker, gunman, or the group's name."
    )
    reason: Annotated[str, AfterValidator(one_line)] | None = Field(
        None, description="Why, where it isn't the reason of the whole rule."
    )
    unless: Phrases = Field(
        (), description="Phrases that hold it and are fine: [sanctions regime, visa regime, neutralis* … mine*]."
    )


class Spelling(Record):
    """A name with its one spelling."""

    name: Annotated[str, AfterValidator(one_line)] = Field(description="The name as the house spells it: Houthi.")
    wrong: SomePhrases = Field(
        alias="not", description="How it isn't spelt, in these very capitals: [Huthi, Houti]; s and 's may follow."
    )
    also: Phrases = Field((), description="Other names that are fine too: [Ansar Allah].")
    unless: Phrases = Field((), description="Phrases that hold a spelling and are fine: [Sistan and Baluchistan].")


class ScareQuotes(Record):
    """Quotation marks around a word or two that keep the author at a distance from it, and words that do the same."""

    most_words: int = Field(2, ge=1, le=5, description="How long a quotation is at most to count as one: 2 words.")
    like: Phrases = Field((), description="Words that do the same: [so-called, self-styled].")
    unless: Phrases = Field((), description="What may stand between the marks, or phrases with such a word.")


def not_empty(given: tuple[Record, ...] | None) -> tuple[Record, ...] | None:
    """A list that has an entry."""
    if given is not None and not given:
        raise wrong("empty", "is empty", "write an entry: - {find: regime, instead: government}")
    return given
