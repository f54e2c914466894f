"""What a rule of the house has found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from briefgen.checks.passages import Passage
from briefgen.frozen import frozen
from briefgen.problems import Fix, Position


@frozen
class Found:
    """One occurrence, worded by its kind. `words` fill in the house's own message: {found}, {instead} and so on."""

    place: Position
    message: str
    hint: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    fix: Fix | None = None


def replacing(
    passage: Passage, start: int, end: int, message: str, new: str, shown: tuple[int, int] | None = None
) -> Found:
    """What stands from `start` to `end` of a passage and should be `new`, safe to be mended so.

    `shown` is from where to where the text is shown, with what stands around it.
    """
    begin, stop = shown or (start, end)
    old = " ".join(passage.text[begin:stop].split())
    right = " ".join((passage.text[begin:start] + new + passage.text[end:stop]).split())
    words = {"found": old, "instead": right}
    return Found(passage.at(start, end), message, f"write “{right}”", words, passage.fix(start, end, new))
