"""What a house asks of its Word files alone. The PDF knows nothing of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class WordOptions:
    """What a Word file is made with besides a paper and a theme.

    `reference` is the content of the house's own `reference.docx`, None where it has
    none. `styles` are the names of the styles that are taken from it, None for all.
    `page` takes its sheet and margins too, `header_and_footer` what stands there.
    """

    reference: bytes | None = None
    styles: tuple[str, ...] | None = None
    page: bool = False
    header_and_footer: bool = False
    embed_fonts: bool = True


USUAL = WordOptions()
"""What holds where a house asks nothing."""
