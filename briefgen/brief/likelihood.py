"""Words for how likely something is, and the shares of a hundred that they stand for.

Two scales: ICD 203 (US Director of National Intelligence, 2015), which has two rows
of words for one row of ranges, and the PHIA yardstick (UK, March 2025), whose gaps
are meant. `unlikely` differs between them.
"""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema

from briefgen.brief.text import Kind, choice
from briefgen.problems import did_you_mean
from briefgen.reading import wrong

Range = tuple[int, int]

ICD_203: dict[str, Range] = {
    "almost no chance": (1, 5),
    "very unlikely": (5, 20),
    "unlikely": (20, 45),
    "roughly even chance": (45, 55),
    "likely": (55, 80),
    "very likely": (80, 95),
    "almost certain": (95, 99),
    "remote": (1, 5),
    "highly improbable": (5, 20),
    "improbable": (20, 45),
    "roughly even odds": (45, 55),
    "probable": (55, 80),
    "highly probable": (80, 95),
    "nearly certain": (95, 99),
}
PHIA: dict[str, Range] = {
    "remote chance": (0, 5),
    "highly unlikely": (10, 20),
    "unlikely": (25, 35),
    "realistic possibility": (40, 50),
    "likely": (55, 75),
    "probable": (55, 75),
    "highly likely": (80, 90),
    "almost certain": (95, 100),
}
TERMS: tuple[str, ...] = tuple(dict.fromkeys((*ICD_203, *PHIA)))


def _denies(text: str) -> bool:
    return re.search(r"\b(?:un|im|in|not?\b|remote)", text) is not None


def _term(text: str) -> str:
    if text in TERMS:
        return text
    near = did_you_mean(text, TERMS, alike=0.8)
    if _denies(near) != _denies(text):  # `unprobable` is nearest to `probable`, which is its opposite
        near = ""
    hint = near or f"it can be {', '.join(tuple(ICD_203)[:7])}; or a word of the PHIA yardstick"
    raise wrong("likelihood", f"can't be “{text[:40]}”: that is no word of the scales of likelihood", hint)


Likelihood = Annotated[
    str,
    BeforeValidator(choice),
    AfterValidator(_term),
    Kind("exact"),
    WithJsonSchema({"type": "string", "enum": list(TERMS)}),
]
