"""The page in Word: its size and margins, and the headers and footers that stand on it."""

from __future__ import annotations

from collections.abc import Mapping

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE

from briefgen.frozen import frozen
from briefgen.theme import spacing
from briefgen.writers.word.front import in_band
from briefgen.writers.word.headers import furniture
from briefgen.writers.word.package import Bundle, word_root
from briefgen.writers.word.passages import Passage
from briefgen.writers.word.pieces import Piece, Setter
from briefgen.writers.word.roles import header_distance
from briefgen.writers.word.writing import Writing
from briefgen.writers.word.xml import quoted, twips

PART = {
    "header": (CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER),
    "footer": (CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER),
}
"""The type of the part, and of the relationship to it."""

References = Mapping[tuple[str, str], str]
"""The relationships of headers and footers by (`header` or `footer`; `default`, `first` or `even`)."""


@frozen
class Section:
    """A page's size, its margins, and how far from its edges header and footer stand, in points.

    `title_page`: page one has a header and footer of its own. `endnotes`: the paper's
    notes are endnotes. `rtl`: columns stand from right to left.
    """

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    header: float
    footer: float
    references: References
    gutter: float = 0
    title_page: bool = True
    endnotes: bool = False
    rtl: bool = False

    def xml(self, passage: Passage) -> str:
        """The `w:sectPr` of a passage (ECMA-376 Part 1 §17.6.17). Later ones inherit the headers."""
        named = "".join(
            f'<w:{kind}Reference w:type="{which}" r:id={quoted(key)}/>'
            for (kind, which), key in self.references.items()
            if passage.is_first
        )
        named += _DECIMAL if self.endnotes else ""
        named += "" if passage.is_first else '<w:type w:val="continuous"/>'
        gap = twips(spacing.COLUMN_GUTTER)
        columns = f'<w:cols w:num="{passage.columns}" w:space="{gap}"/>' if passage.columns > 1 else ""
        title_page = "<w:titlePg/>" if self.title_page and passage.is_first else ""
        turned = ' w:orient="landscape"' if self.width > self.height else ""
        return (
            f'<w:sectPr>{named}<w:pgSz w:w="{twips(self.width)}" w:h="{twips(self.height)}"{turned}/>'
            f'<w:pgMar w:top="{twips(self.top)}" w:right="{twips(self.right)}" w:bottom="{twips(self.bottom)}"'
            f' w:left="{twips(self.left)}" w:header="{twips(self.header)}" w:footer="{twips(self.footer)}"'
            f' w:gutter="{twips(self.gutter)}"/>{columns}{"<w:noEndnote/>" if passage.holds_notes else ""}'
            f"{title_page}{'<w:bidi/>' if self.rtl else ''}</w:sectPr>"
        )


_DECIMAL = '<w:endnotePr><w:numFmt w:val="decimal"/></w:endnotePr>'
"""Word counts endnotes i, ii, iii unless every section says otherwise."""


def section(writing: Writing, references: References) -> Section:
    """The theme's page, mirrored in a paper that is read from the right. Its header pushes text down to its place."""
    page, measure = writing.theme.page, writing.measure
    start, end = measure.left + measure.inset, measure.right
    left, right = (end, start) if writing.rtl else (start, end)
    foot = page.bottom * (1 - spacing.FOOT_DOWN) - writing.theme.styles["folio"].leading / 2
    return Section(
        width=page.width,
        height=page.height,
        top=page.first_top,
        right=right,
        bottom=page.bottom,
        left=left,
        header=header_distance(writing.theme),
        footer=max(foot, 0),
        references=references,
        endnotes=writing.notes.kind == "endnote",
        rtl=writing.rtl,
    )


def add_furniture(writing: Writing, bundle: Bundle) -> dict[tuple[str, str], str]:
    """The headers and footers that the theme gives and the house doesn't, as parts; their relationships."""
    first = next(iter(writing.paper.content), None)
    parts = furniture(writing, first is not None and in_band(first, writing))
    every = (
        ("header", "default", "header1", parts.header, "rIdHeader"),
        ("header", "first", "header2", parts.first_header, "rIdHeaderFirst"),
        ("footer", "default", "footer1", parts.footer, "rIdFooter"),
        ("footer", "first", "footer2", parts.first_footer, "rIdFooterFirst"),
    )
    foreign = writing.house.furnished if writing.house else ()
    ours = [each for each in every if each[0] not in foreign]
    for kind, _, name, content, key in ours:
        root = word_root("hdr" if kind == "header" else "ftr")
        bundle.add(name, *PART[kind], root, _set(writing, content), key)
    return {(kind, which): key for kind, which, _, _, key in ours}


def _set(writing: Writing, pieces: list[Piece]) -> str:
    return Setter(writing.styles).body(pieces, writing.styles.role("first-head"))
