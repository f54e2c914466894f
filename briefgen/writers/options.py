"""What is asked of a paper's files besides its tree and its theme. Word knows nothing of the PDF's options, nor
the PDF of Word's."""

from __future__ import annotations

from typing import Literal, get_args

from briefgen.frozen import frozen


@frozen
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


Profile = Literal["ua1+a2a", "ua1+a3a", "plain"]
"""Which standards a PDF keeps: PDF/UA-1 (ISO 14289-1) with PDF/A-2a (ISO 19005-2) or, so that the brief itself can
be attached, with PDF/A-3a (ISO 19005-3); or none, and no tags."""

PROFILES: tuple[Profile, ...] = get_args(Profile)


@frozen
class Attachment:
    """A file inside a PDF: its name without folders, its bytes."""

    name: str
    content: bytes


@frozen
class PdfOptions:
    """What a PDF file is made with besides a paper and a theme. `source` is what the paper was made from; only a file
    of the profile `ua1+a3a` may have it."""

    profile: Profile = "ua1+a2a"
    source: Attachment | None = None


@frozen
class Options:
    """Each format's own."""

    word: WordOptions = WordOptions()
    pdf: PdfOptions = PdfOptions()


USUAL = Options()
"""What holds where neither house nor command asks anything."""
