"""Papers such as people write, of any length: every word in them is another, so that each can be found again."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from hypothesis import strategies as st
from PIL import Image as Pixels

from briefgen.document import (
    Actor,
    Actors,
    Addressee,
    AtAGlance,
    Block,
    BulletList,
    Byline,
    CallOut,
    Caption,
    Cell,
    Columns,
    Contents,
    Credit,
    Event,
    Figure,
    Finding,
    Heading,
    Image,
    Inline,
    Item,
    Judgement,
    KeyFigure,
    KeyFindings,
    Kicker,
    Label,
    Listing,
    Masthead,
    Note,
    Notes,
    NumberedList,
    PageBreak,
    Paper,
    Paragraph,
    PullQuote,
    Quotation,
    Recommendation,
    Recommendations,
    Row,
    Sidebar,
    SmallPrint,
    Source,
    Sources,
    Standfirst,
    Table,
    TableBody,
    TableHead,
    Text,
    Timeline,
    Title,
)
from briefgen.template.apparatus import resolved

_SYLLABLES = [consonant + vowel for consonant in "bdfgklmnprtvz" for vowel in "aeiou"][:60]
_LINE = 11
"""About how many words a line holds."""


@st.composite
def papers(draw: st.DrawFn, most: int = 14) -> Paper:
    """A paper of up to `most` passages, with or without a front."""
    sizes = st.integers(0, 9)
    chosen = draw(st.lists(st.tuples(st.sampled_from(sorted(PASSAGES)), sizes, sizes, sizes), max_size=most))
    return paper_of(chosen, front=draw(st.integers(0, 4)), notes=draw(st.integers(0, 5)))


Passages = Sequence[tuple[str, int, int, int]]


def paper_of(chosen: Passages, front: int = 0, notes: int = 0) -> Paper:
    """The paper of some passages, each a name of `PASSAGES` with three numbers from 0 to 9 that say how much of it.

    `front` says what stands at its beginning, `notes` how many it has and where they stand: 0 none, 5 at the end.
    """
    writing = Writing(notes)
    content = _front(writing, front)
    for name, *sizes in chosen:
        content += PASSAGES[name](writing, *sizes)
    if isinstance(content[-1] if content else None, PageBreak):
        content.append(Paragraph(content=writing.words(20)))
    if notes == _AT_THE_END and writing.has_notes:
        content.append(Notes(title=writing.text(2)))
    heads = {"running_head": "Running head", "running_head_end": "Series", "running_foot": "Foot"}
    folio = "{page} of {pages}"
    return resolved(
        Paper(title="T", language="en-GB", marking="TLP:AMBER", folio=folio, content=tuple(content), **heads)
    )


class Writing:
    """Words that have not been used before."""

    def __init__(self, notes: int) -> None:
        self.used = 0
        self.every = _WORDS_BETWEEN_NOTES[notes]
        self.longest = 3 + 3 * notes
        self.since = self.every // 2
        self.has_notes = False

    def word(self) -> str:
        number, self.used = self.used, self.used + 1
        word = _SYLLABLES[number % 60] + _SYLLABLES[number // 60 % 60]
        word += _SYLLABLES[number // 3600] if number >= 3600 else ""
        return word + ("", "s", "ssh", "", "sch", "c", "ccshs")[number % 7]

    def text(self, count: int) -> str:
        return " ".join(self.word() for _ in range(count))

    def words(self, count: int) -> tuple[Inline, ...]:
        """Words, with notes among them."""
        found: list[Inline] = []
        while self.every and self.since + count >= self.every:
            here = max(self.every - self.since, 1)
            found += [Text(text=self.text(here)), self.note(), Text(text=" ")]
            count -= here
            self.since = 0
        self.since += count
        return (*found, Text(text=self.text(count))) if count > 0 else tuple(found)

    def note(self) -> Note:
        """A note of some lines, perhaps of two paragraphs."""
        self.has_notes = True
        size = (self.used * 7) % 10
        paragraphs = [Paragraph(content=(Text(text=self.text(_some(size, self.longest) * _LINE - 3)),))]
        if size == 4:
            paragraphs.append(Paragraph(content=(Text(text=self.text(30)),)))
        return Note(content=tuple(paragraphs))

    def lines(self, size: int, most: int = 14) -> Paragraph:
        """A paragraph of one to about `most` lines."""
        return Paragraph(content=self.words(_some(size, most) * _LINE - 4))


_AT_THE_END = 5
_WORDS_BETWEEN_NOTES = (0, 400, 130, 60, 900, 130)


def _some(size: int, most: int) -> int:
    """A size from 0 to 9 as a number from 1 to `most`."""
    return 1 + round(size * (most - 1) / 9)


def _front(writing: Writing, how: int) -> list[Block]:
    if not how:
        return []
    front: list[Block] = [
        Masthead(organisation=writing.text(2), series=writing.text(2), date=writing.text(1)),
        Kicker(content=writing.words(2)),
        Title(content=writing.words(7)),
        Standfirst(content=writing.words(40)),
        Byline(content=writing.words(4)),
    ]
    if how == _WITH_CONTENTS:
        return [*front, Contents(title=writing.text(1), depth=3), Contents(of="tables", title=writing.text(1))]
    return front + (_glance(writing, 3, 2, 0) + _key_findings(writing, 4, 1, 1) if how > 1 else [])


_WITH_CONTENTS = 4


def _section(writing: Writing, level: int, a: int, b: int) -> list[Block]:
    headings: list[Block] = [Heading(level=level, content=writing.words(_some(a, 14)))]
    if level < 3 and b in (3, 6):
        headings.append(Heading(level=level + 1, content=writing.words(4)))
    return [*headings, writing.lines(b)]


def _paragraphs(writing: Writing, a: int, b: int, c: int) -> list[Block]:
    return [writing.lines((a + at * b) % 10) for at in range(_some(c, 6))]


def _list(writing: Writing, a: int, b: int, c: int) -> list[Block]:
    kind = NumberedList if a % 2 else BulletList

    def items(depth: int) -> Block:
        made = []
        for at in range(_some(b, 7 - 2 * depth)):
            content: list[Block] = [writing.lines((a + at) % 10, 6)]
            if (at + c) % 5 == 0:
                content.append(writing.lines((b + at) % 10, 6))
            if depth < 2 and (at + c) % 4 == 0:
                content.append(items(depth + 1))
            made.append(Item(content=tuple(content)))
        return kind(items=tuple(made))

    return [Paragraph(content=(*writing.words(9 * _some(b, 3)), Text(text=":"))), items(0)] if c % 2 else [items(0)]


def _quotation(writing: Writing, a: int, b: int, c: int) -> list[Block]:
    content = tuple(writing.lines((a + at) % 10, 8) for at in range(_some(b, 3)))
    return [Quotation(attribution=writing.text(3) if c % 2 else None, content=content)]


def _call_out(writing: Writing, a: int, b: int, c: int) -> list[Block]:
    title = writing.text(4) if c else None
    return [CallOut(title=title, content=tuple(writing.lines((a + at) % 10, 8) for at in range(_some(b, 4))))]


def _sidebar(writing: Writing, a: int, b: int, c: int) -> list[Block]:
    content: list[Block] = [writing.lines((a + at) % 10, 10) for at in range(_some(b, 9))]
    if c > 5:
        content += [Heading(level=2, content=writing.words(3)), *_list(writing, a, 3, c)]
    if c in (2, 7):
        content += [writing.lines(a), *_table(writing, b, a % 3, 2)]
    if c in (3, 8):
        content += [*_figure(writing, b, a, 1), writing.lines(b)]
    return [Sidebar(title=writing.text(5), content=tuple(content))]


def _pull_quote(writing: Writing, a: int, b: int, c: int) -> list[Block]:
    return [PullQuote(attribution=writing.text(3) if b % 2 else None, content=writing.words(8 + 3 * a))]


def _table(writing: Writing, a: int, b: int, c: int) -> list[Block]:
    """Up to sixty rows; `c` says how long their cells are and whether rows head groups."""
    columns = 2 + b % 4

    def row(at: int) -> Row:
        if c in (4, 8) and at % 6 == 0:
            return Row(cells=(Cell(head=True, span=columns, content=writing.words(3)),))
        return Row(
            cells=tuple(
                Cell(content=writing.words(1 + (at * 5 + each * 3 + c) % (2 + 3 * c))) for each in range(columns)
            )
        )

    head = TableHead(rows=(Row(cells=tuple(Cell(head=True, content=writing.words(1)) for _ in range(columns))),))
    caption = Caption(content=writing.words(4 + b)) if a % 3 else None
    rows = _some(a, 30) * (2 if b > 7 else 1)
    body = TableBody(rows=tuple(row(at) for at in range(rows)))
    credit = Credit(content=writing.words(5 + 2 * b)) if b % 2 else None
    return [Table(width="wide" if c % 3 == 1 else "text", caption=caption, head=head, body=body, credit=credit)]


def _tall_table(writing: Writing, a: int, b: int, c: int) -> list[Block]:
    """Few rows of many lines, one of them perhaps taller than a page."""
    rows = [
        Row(cells=(Cell(content=writing.words(2)), Cell(content=writing.words(40 + 30 * ((a + at) % 10)))))
        for at in range(_some(b, 5))
    ]
    if c == 9:
        rows.append(Row(cells=(Cell(content=writing.words(3)), Cell(content=writing.words(800)))))
    head = TableHead(rows=(Row(cells=tuple(Cell(head=True, content=writing.words(2)) for _ in range(2))),))
    caption = Caption(content=writing.words(20))
    return [
        Table(caption=caption, head=head, body=TableBody(rows=tuple(rows)), credit=Credit(content=writing.words(9)))
    ]


def _figure(writing: Writing, a: int, b: int, c: int) -> list[Block]:
    caption = Caption(content=writing.words(4 + 5 * b)) if b else None
    credit = Credit(content=writing.words(4)) if b % 2 else None
    image = Image(src=picture(1200, 200 + 260 * a), alt="A picture")
    return [Figure(width="wide" if c % 2 else "text", image=image, caption=caption, credit=credit)]


@cache
def picture(width: int, height: int) -> str:
    """A picture of some size, in pixels."""
    path = Path(tempfile.mkdtemp()) / f"{width}x{height}.png"
    Pixels.new("L", (width, height), 128).save(path)
    return str(path)


def _timeline(writing: Writing, a: int, b: int, c: int) -> list[Block]:
    events = []
    for at in range(_some(b, 12)):
        content = tuple(writing.lines((a + at + each) % 10, 7) for each in range(1 + (at + c) % 4 // 3))
        toll = writing.text(2) if (at + c) % 3 == 0 else None
        place = writing.text(1) if (at + c) % 4 else None
        time = writing.text(1) if c % 2 else None
        events.append(Event(date=writing.text(3), time=time, place=place, toll=toll, content=content))
    return [Timeline(events=tuple(events))]


def _actors(writing: Writing, a: int, b: int, c: int) -> list[Block]:
    profiles = []
    for at in range(_some(b, 5)):
        detail = writing.text(6) if (at + c) % 2 else None
        content = () if (a + at) % 5 == 4 else (writing.lines((a + at) % 10, 9),)
        profiles.append(Actor(name=writing.text(3), detail=detail, content=content))
    return [Actors(actors=tuple(profiles))]


def _recommendations(writing: Writing, a: int, b: int, c: int) -> list[Block]:
    def recommendation(at: int) -> Recommendation:
        number = f"{at + 1}."
        labels = tuple(Label(content=(Text(text=writing.text(3)),)) for _ in range((at + c) % 4))
        return Recommendation(number=number, labels=labels, content=(writing.lines((a + at) % 10, 8),))

    return [
        Recommendations(
            addressees=tuple(
                Addressee(name=writing.text(4), recommendations=tuple(recommendation(at) for at in range(_some(b, 4))))
                for _ in range(_some(c, 3))
            )
        )
    ]


def _glance(writing: Writing, a: int, b: int, c: int) -> list[Block]:
    figures = tuple(
        KeyFigure(value=writing.word(), label=writing.text(4), source=writing.text(6) if (at + b) % 2 else None)
        for at in range(_some(a, 7))
    )
    return [AtAGlance(title=writing.text(2), figures=figures)]


def _key_findings(writing: Writing, a: int, b: int, c: int) -> list[Block]:
    findings = []
    for at in range(_some(a, 6)):
        judgement = Judgement(content=writing.words(8)) if (at + c) % 2 else None
        findings.append(Finding(number=f"{at + 1}.", content=(writing.lines((b + at) % 10, 5),), judgement=judgement))
    return [KeyFindings(title=writing.text(2), findings=tuple(findings))]


def _listing(writing: Writing, a: int, b: int, c: int) -> list[Block]:
    return [Listing(content=(Text(text="\n".join(writing.text(2) for _ in range(_some(a, 20)))),))]


def _sources(writing: Writing, a: int, b: int, c: int) -> list[Block]:
    return [Sources(sources=tuple(Source(content=writing.words(10 + (b + at) % 30)) for at in range(_some(a, 12))))]


def _small_print(writing: Writing, a: int, b: int, c: int) -> list[Block]:
    return [SmallPrint(content=tuple(writing.lines((a + at) % 10, 5) for at in range(_some(b, 3))))]


def _columns(writing: Writing, a: int, b: int, c: int) -> list[Block]:
    content: list[Block] = []
    if c < 2:
        content += _actors(writing, a, b, c)
    elif c < 3:
        content += [*_call_out(writing, a, 2, b), writing.lines(b), *_figure(writing, a // 3, b, 0), writing.lines(a)]
    elif c < 5:
        content += _list(writing, a, b, c)
    else:
        for at in range(_some(b, 6)):
            content += _section(writing, 2 + at % 2, 0, (a + at) % 10)
    return [Columns(count=2 + (a + b) % 2, content=tuple(content))]


def _break(writing: Writing, a: int, b: int, c: int) -> list[Block]:
    return [PageBreak(), writing.lines(a)]


PASSAGES: dict[str, Callable[[Writing, int, int, int], list[Block]]] = {
    "actors": _actors,
    "at a glance": _glance,
    "break": _break,
    "call-out": _call_out,
    "columns": _columns,
    "figure": _figure,
    "key findings": _key_findings,
    "list": _list,
    "listing": _listing,
    "paragraphs": _paragraphs,
    "pull quote": _pull_quote,
    "quotation": _quotation,
    "recommendations": _recommendations,
    "section": lambda writing, a, b, c: _section(writing, 1 + c % 3, a, b),
    "sidebar": _sidebar,
    "small print": _small_print,
    "sources": _sources,
    "table": _table,
    "tall table": _tall_table,
    "timeline": _timeline,
}
"""The passages that papers are made of, by name."""
