"""The formats a paper can be set in. A new format is a folder here and one line in `WRITERS`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.writers.extent import Extent, SectionLength
from briefgen.writers.options import PROFILES, USUAL, Attachment, Options, PdfOptions, Profile, WordOptions

if TYPE_CHECKING:  # what is imported here, `briefgen --help` waits for
    from typing import Protocol

    from briefgen.document import Paper
    from briefgen.theme import Theme

    class Writer(Protocol):
        """Sets a paper in a theme: the bytes of its file. It heeds its own format's options only."""

        def __call__(self, paper: Paper, theme: Theme, options: Options = ..., /) -> bytes: ...


__all__ = [
    "PROFILES",
    "USUAL",
    "WRITERS",
    "Attachment",
    "Extent",
    "Options",
    "PdfOptions",
    "Profile",
    "SectionLength",
    "WordOptions",
    "extent",
    "graphic_pdf",
    "page_count",
]


def _docx(paper: Paper, theme: Theme, options: Options = USUAL) -> bytes:
    from briefgen.writers.word import write

    return write(paper, theme, options.word)


def _pdf(paper: Paper, theme: Theme, options: Options = USUAL) -> bytes:
    from briefgen.writers.pdf import write

    return write(paper, theme, options.pdf)


def graphic_pdf(paper: Paper, theme: Theme, width: float, options: Options = USUAL) -> bytes:
    """A paper that holds one graphic, which is drawn in a width, as a PDF of one page that is no larger than it.

    Nothing is attached to it: the brief holds more than the graphic.
    """
    from briefgen.writers import pdf

    return pdf.write_fitted(paper, theme, width, options.pdf)


def page_count(paper: Paper, theme: Theme) -> int:
    """How many pages the paper has as a PDF."""
    from briefgen.writers import pdf

    return pdf.page_count(paper, theme)


def extent(paper: Paper, theme: Theme) -> Extent:
    """How many pages the paper has as a PDF, and how many each section takes."""
    from briefgen.writers import pdf

    return pdf.extent(paper, theme)


WRITERS: dict[str, Writer] = {"docx": _docx, "pdf": _pdf}
"""Each format's name, which is also its files' suffix, and what sets it. A writer's library is imported on its use."""
