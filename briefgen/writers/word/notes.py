"""Notes as Word's own: collected where their marks stand, written into a part of their own.

Word numbers them by the order of their marks in the text, which is how the paper counts them.
"""

from __future__ import annotations

from briefgen.document import Note, Notes
from briefgen.document import notes as paper_notes
from briefgen.writers.word.inlines import character_look, plain
from briefgen.writers.word.lists import numbered
from briefgen.writers.word.passages import Passage
from briefgen.writers.word.pieces import Para, Piece, SectionEnd, Setter, paragraphs
from briefgen.writers.word.writing import Place, Writing


def notes_part(writing: Writing) -> str:
    """The content of `w:footnotes` or `w:endnotes`: the rules above notes, then the notes."""
    kind = writing.notes.kind
    writing.notes.written = True
    rules = [_rule(writing, name, number) for name, number in RULES.items()]
    notes = [
        f'<w:{kind} w:id="{number}">{_note(note, writing)}</w:{kind}>'
        for number, note in enumerate(writing.notes.marked, 1)
    ]
    return "".join(rules + notes)


RULES = {"separator": -1, "continuationSeparator": 0}
"""What stands above the notes of a page, and above those that go on from the page before, by their ids."""


def note_settings(writing: Writing, last: Passage) -> str:
    """Where notes stand, how they are numbered and what is ruled above them, for the settings."""
    kind = writing.notes.kind
    place = f'<w:pos w:val="{"sectEnd" if last.after_notes else "docEnd"}"/>' if kind == "endnote" else ""
    numbers = '<w:numFmt w:val="decimal"/>' if kind == "endnote" else ""
    rules = "".join(f'<w:{kind} w:id="{number}"/>' for number in RULES.values())
    return f"<w:{kind}Pr>{place}{numbers}{rules}</w:{kind}Pr>"


def _rule(writing: Writing, name: str, number: int) -> str:
    """The rule above notes; endnotes have their title above them and need none."""
    kind = writing.notes.kind
    drawn = f"<w:r><w:{name}/></w:r>" if writing.theme.boxes["notes"].top and kind == "footnote" else ""
    style = writing.styles.role("note-rule" if drawn else "separator")
    content = Setter(writing.styles).body([Para(style, drawn)], style)
    return f'<w:{kind} w:type="{name}" w:id="{number}">{content}</w:{kind}>'


def _note(note: Note, writing: Writing) -> str:
    """A note's paragraphs; its number stands in the first one's hanging indent."""
    kind = writing.notes.kind
    first, further = writing.styles.role(kind), writing.styles.role("note-text")
    place = Place("note-text", writing.measure.text)
    pieces = numbered(writing.blocks(note.content, place), first, None, further)
    writing.identities.mark_note(note, pieces, writing.anchors)
    head = next(paragraphs(pieces))
    head.runs = (
        f"<w:r>{character_look(writing, writing.notes.number_style)}<w:{kind}Ref/></w:r><w:r><w:tab/></w:r>{head.runs}"
    )
    return Setter(writing.styles).body(pieces, further)


# ── Endnotes ─────────────────────────────────────────────────────────────────


def endnotes(node: Notes, place: Place, writing: Writing) -> list[Piece]:
    """The title of the endnotes. Word prints them where the section ends."""
    if not paper_notes(writing.paper):
        return []
    title: list[Piece] = []
    if node.title:
        inset = writing.heading_inset(1, place)
        title = [plain(writing, writing.styles.role("heading-1"), node.title, inset)]
    return [*title, SectionEnd(notes=True)] if place == writing.page else title
