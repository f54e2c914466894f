"""The field that holds how likely something is: a word of one of the scales in `briefgen.likelihood`."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema

from briefgen.brief.text import Kind, choice
from briefgen.likelihood import SCALES, TERMS
from briefgen.problems import did_you_mean
from briefgen.reading import wrong

_SHARE = re.compile(r"(?:about |~)?(\d{1,3}(?:\.\d+)?) ?(?:%|per ?cent)?")


def _denies(text: str) -> bool:
    return re.search(r"\b(?:un|im|in|not?\b|remote)", text) is not None


def _term(text: str) -> str:
    if text in TERMS:
        return text
    raise wrong("likelihood", f"can't be “{text[:40]}”: that is no word of the scales of likelihood", _hint(text))


def _hint(text: str) -> str:
    """What to write instead of a word that no scale has; of a share, the word that stands for it."""
    share = _SHARE.fullmatch(text)
    if share:
        step = SCALES["icd203"].nearest(float(share[1]))
        return f"write the word for it: `{step.terms[0]}` ({step.shown}) on the scale of ICD 203"
    near = did_you_mean(text, TERMS, alike=0.8)
    if near and _denies(near) == _denies(text):  # `unprobable` is nearest to `probable`, which is its opposite
        return near
    return f"it can be {', '.join(SCALES['icd203'].terms)}; or a word of the PHIA yardstick"


Likelihood = Annotated[
    str,
    BeforeValidator(choice),
    AfterValidator(_term),
    Kind("exact"),
    WithJsonSchema({"type": "string", "enum": list(TERMS)}),
]
