"""What a rule about spelling says: which variety of English, and which words the house has of its own."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from briefgen.reading import Record, wrong
from briefgen.reading.scalars import one_line, shortened

Variety = Literal["british", "oxford", "american"]


_WORD = re.compile(r"[^\W\d_][\w'’-]*|[^\W\d_]{3}[\w'’-]*\*")


def _word(text: str) -> str:
    text = one_line(text)
    if not _WORD.fullmatch(text):
        hint = "write one word an entry, and * for any ending of one with three letters or more: [geofence*]"
        raise wrong("word", f"can't be “{shortened(text)}”", hint)
    return text


def _small(value: object) -> object:
    return value.strip().lower() if isinstance(value, str) else value


class SpellingStyle(Record):
    """How words are spelt: as the dictionary of a brief's language has them, and the house's own list."""

    variety: Annotated[Variety, BeforeValidator(_small)] | None = Field(
        None,
        description="Of English: british (colour, organise), oxford (colour, organize) or american (color, organize). "
        "Left out, as a brief's language says: american for en-US, else british.",
    )
    words: tuple[Annotated[str, AfterValidator(_word)], ...] = Field(
        (), description="Words that are right though no dictionary has them: [geofence*, mpox], * being any ending."
    )
