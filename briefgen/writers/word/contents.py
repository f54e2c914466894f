"""Contents as fields that are filled already: Word makes the same lines anew when a person asks it to.

ECMA-376 Part 1 §17.16.5.68. Which page something is on, only Word knows; until it is
asked, each line shows the page that `pages` expects.
"""

from __future__ import annotations

from briefgen.document import LABEL_GAP, Contents, ContentsEntry, Node, Table
from briefgen.writers.word.fields import begin, end, field
from briefgen.writers.word.inlines import PLAIN, Line, plain
from briefgen.writers.word.pieces import Para, Piece
from briefgen.writers.word.writing import Place, Writing

_LISTS = {"tables": "Table", "figures": "Figure"}
"""What the numbers of captions are counted by, whatever the paper calls them: graphics are figures too."""


def sequence(node: Node) -> str:
    """What the number of a node's caption is counted by."""
    return _LISTS["tables" if isinstance(node, Table) else "figures"]


def contents(node: Contents, place: Place, writing: Writing) -> list[Piece]:
    """The contents, or the list of tables or of pictures; nothing where there is nothing to list."""
    if not node.entries:
        return []
    lines = [_entry(entry, node, place, writing) for entry in node.entries]
    lines[0].runs = begin(_code(node)) + lines[0].runs
    last = writing.styles.role("separator")
    below = max(writing.theme.styles["text"].after - last.text.leading, 0)
    lines.append(Para(last, end(), below=below))
    if node.title:
        inset = writing.heading_inset(1, place)
        lines.insert(0, plain(writing, writing.styles.role("contents-title"), node.title, inset))
    if node.of == "sections" and place == writing.page:
        lines[0].opens, lines[-1].closes = _CONTROL
    return [*lines]


_CONTROL = (
    '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
    "</w:sdtPr><w:sdtContent>",
    "</w:sdtContent></w:sdt>",
)
"""What gives contents their button “Update Table” in Word."""


def _code(node: Contents) -> str:
    """The field that finds the same entries: by the levels of headings, or by what counts the captions."""
    if node.of in _LISTS:
        return rf'TOC \h \z \c "{_LISTS[node.of]}"'
    return rf'TOC \o "1-{node.depth}" \h \z \u'


def _entry(entry: ContentsEntry, node: Contents, place: Place, writing: Writing) -> Para:
    role = "contents-captions" if node.of in _LISTS else f"contents-{min(max(entry.level, 1), 3)}"
    line = Line(writing, writing.styles.role(role), entry.content)
    name = writing.anchors.name(entry.to)
    if name:
        line.parts.append(f'<w:hyperlink w:anchor="{name}" w:history="1">')
    label = entry.label or writing.heading_numbers.named.get(entry.to)
    if label:
        line.words(label, PLAIN)
        line.characters(LABEL_GAP, PLAIN)
    line.add(entry.content)
    if name:
        page = field(rf"PAGEREF {name} \h", UNKNOWN)
        line.parts.append(f"<w:r><w:tab/></w:r>{page}</w:hyperlink>")
    para = line.paragraph(place.inset)
    if name:
        writing.listed.append((para, name))
    return para


UNKNOWN = "?"
"""The page of an entry until `number_pages` gives it."""


def number_pages(writing: Writing, pages: dict[str, int]) -> None:
    """Print in each entry the page that its bookmark is on."""
    for para, name in writing.listed:
        para.runs = para.runs.replace(f"<w:t>{UNKNOWN}</w:t>", f"<w:t>{pages.get(name, 1)}</w:t>")
