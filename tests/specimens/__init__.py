"""A small whole paper for every element, named after it; `everything`, which uses all of them; `urdu-paper` and
`arabic-paper`, which are read from right to left."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from briefgen.document import Paper
from briefgen.template.parse import parse

FOLDER = Path(__file__).parent
WHOLE = ("everything", "urdu-paper", "arabic-paper")
"""Specimens that aren't of one element."""


@cache
def specimens() -> dict[str, Paper]:
    """Each specimen by its name. Pictures' paths are absolute, as writers expect them."""
    return {path.stem: read(path) for path in sorted(FOLDER.glob("*.xml"))}


def pairs() -> list[tuple[str, Paper]]:
    """`(name, Paper)` of each specimen, for `pytest.mark.parametrize`."""
    return list(specimens().items())


def read(path: Path) -> Paper:
    """One specimen; `src`, `logo` and `outlines` name files beside it."""
    text = path.read_text(encoding="utf-8")
    for attribute in ("src", "logo", "outlines"):
        text = text.replace(f'{attribute}="', f'{attribute}="{path.parent}/')
    return parse(text, (path.name,))
