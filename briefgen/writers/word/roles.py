"""Which named style of Word each role of text in a theme becomes. Names are what an editor reads in Word's list."""

from __future__ import annotations

from dataclasses import replace

from briefgen.document import ELEMENTS, FRONT
from briefgen.marking import SMALLEST_SIZE
from briefgen.theme import BoxStyle, TextStyle, Theme, spacing
from briefgen.writers.word.looks import ParagraphStyle
from briefgen.writers.word.measure import Measure

NAMES = {
    "text": "Normal",
    "masthead-organisation": "Masthead",
    "kicker": "Kicker",
    "title": "Title",
    "subtitle": "Subtitle",
    "standfirst": "Standfirst",
    "byline": "Byline",
    "heading-1": "heading 1",
    "heading-2": "heading 2",
    "heading-3": "heading 3",
    "listing": "Listing",
    "quotation": "Quote",
    "attribution": "Attribution",
    "box-title": "Box Title",
    "finding": "Key Finding",
    "judgement": "Judgement",
    "glance-value": "Glance Value",
    "glance-label": "Glance Label",
    "glance-change": "Glance Change",
    "glance-source": "Glance Source",
    "pull-quote": "Pull Quote",
    "call-out-title": "Call-out Title",
    "call-out": "Call-out",
    "sidebar-title": "Sidebar Title",
    "sidebar": "Sidebar",
    "caption": "caption",
    "credit": "Credit",
    "table-head": "Table Heading",
    "table-cell": "Table Text",
    "event-date": "Event Date",
    "event-place": "Event Place",
    "event": "Event",
    "actor-name": "Actor Name",
    "actor-detail": "Actor Detail",
    "fact-name": "Fact Name",
    "fact": "Fact",
    "actor": "Actor",
    "addressee": "Addressee",
    "recommendation": "Recommendation",
    "label": "Recommendation Label",
    "entry-name": "Entry Name",
    "entry": "Entry",
    "source": "Source",
    "contents-title": "TOC Heading",
    "contents-1": "toc 1",
    "contents-2": "toc 2",
    "contents-3": "toc 3",
    "note": "footnote text",
    "small-print": "Small Print",
    "running-head": "header",
    "folio": "footer",
    "embargo": "Embargo",
    "graphic-title": "Graphic Title",
    "graphic-subtitle": "Graphic Subtitle",
}
"""Every role that is a paragraph of its own; the others are runs in one, or lists (`lists`)."""

FOLLOWING = {
    "kicker": "title", "title": "standfirst", "subtitle": "standfirst", "standfirst": "byline", "byline": "text",
    "heading-1": "text", "heading-2": "text", "heading-3": "text", "attribution": "text", "pull-quote": "text",
    "caption": "table-cell", "credit": "text", "glance-value": "glance-label", "glance-label": "glance-source",
    "glance-change": "glance-source",
    "finding": "judgement", "judgement": "finding", "call-out-title": "call-out", "sidebar-title": "sidebar",
    "event-date": "event", "event-place": "event", "actor-name": "actor-detail", "actor-detail": "actor",
    "fact-name": "fact", "fact": "fact-name",
    "addressee": "recommendation", "box-title": "finding", "label": "recommendation", "entry-name": "entry",
    "contents-title": "contents-1", "graphic-title": "graphic-subtitle",
}  # fmt: skip
"""The role of the next paragraph when an editor presses Enter."""

_TABULAR = ("table-head", "table-cell", "contents-1", "contents-2", "contents-3")
_FRONT = frozenset(name for name, element in ELEMENTS.items() if element.node in FRONT)

DATES_GUTTER = 12.0
"""Between a timeline's dates and its events."""
MARKING_TOP = 16.5
"""Where the marking begins below the sheet's top edge, unless the running head would touch it."""
MARKING_GAP = 4.0
"""The least space between the marking and the running head below it."""


def core_styles(theme: Theme, measure: Measure, marked: bool, rtl: bool) -> dict[str, ParagraphStyle]:
    """The style of each role, and those of the page's own parts, by role.

    `marked`: pages carry a TLP marking; `rtl`: the paper is read from right to left.
    """
    normal = ParagraphStyle("Normal", theme.styles["text"], rtl=rtl)
    found = {"text": normal}
    for role, name in NAMES.items():
        if role != "text" and (role != "embargo" or theme.page.strip):
            found[role] = ParagraphStyle(
                name, _text(role, theme, measure), normal, _following(role), rtl=rtl, tabular=role in _TABULAR
            )
    for level in (1, 2, 3):
        found[f"heading-{level}"] = replace(found[f"heading-{level}"], level=level - 1)
    found |= _framed(found, theme, measure)
    found |= _page_parts(found, theme, measure, marked)
    found |= _contents_parts(found, measure)
    return {**found, **_picture_parts(found, theme), **_table_parts(found), **_note_parts(found, theme)}


def _following(role: str) -> str | None:
    return NAMES[FOLLOWING[role]] if role in FOLLOWING else None


def _text(role: str, theme: Theme, measure: Measure) -> TextStyle:
    """A role's tokens as they are set in Word: what begins at the page's edge moves out of the text column."""
    style = theme.styles[role]
    front = role in _FRONT or role == "byline"
    in_band = theme.layout.front_in_band and role in _FRONT
    hung = front and theme.layout.front == "wide" and not in_band
    if hung or (role in ("heading-1", "contents-title") and theme.layout.headings == "wide"):
        return replace(style, indent=style.indent - measure.inset)
    if role == "caption":
        return replace(style, before=style.before + theme.table.before)
    return style


def _framed(styles: dict[str, ParagraphStyle], theme: Theme, measure: Measure) -> dict[str, ParagraphStyle]:
    """The roles whose paragraphs are boxes themselves, with the space around these."""
    return {
        "listing": replace(_boxed(styles["listing"], theme.boxes["listing"]), typed=True),
        "pull-quote": _boxed(styles["pull-quote"], theme.boxes["pull-quote"]),
        "actor-name": _boxed(styles["actor-name"], theme.boxes["actor"]),
        "addressee": _hung(_boxed(styles["addressee"], theme.boxes["addressee"]), measure),
        "call-out-line": _renamed(
            _boxed(styles["call-out"], theme.boxes["call-out"]), "Call-out Line", styles["call-out"]
        ),
        "small-print-first": _renamed(
            _boxed(styles["small-print"], replace(theme.boxes["small-print"], after=0)),
            "Small Print First",
            styles["small-print"],
        ),
        "masthead-organisation": _masthead(styles["masthead-organisation"], theme, measure),
        "event-place": replace(styles["event-place"], tabs=((measure.text, "right"),)),
        "event-date": replace(styles["event-date"], tabs=((measure.text, "right"),)),
        "glance-title": _hung(_glance_title(styles["box-title"], theme), measure),
    }  # fmt: skip


def _renamed(style: ParagraphStyle, name: str, base: ParagraphStyle) -> ParagraphStyle:
    return replace(style, name=name, base=base, following=base.name)


def _boxed(style: ParagraphStyle, box: BoxStyle) -> ParagraphStyle:
    """A paragraph with a box's rules, fill and padding; Word draws these outside the indents."""
    side = box.padding_x if box.fill or box.left else 0.0
    rule = box.left.width if box.left else 0.0
    text = replace(
        style.text,
        before=style.text.before + box.before,
        after=max(style.text.after, box.after),
        indent=style.text.indent + side + rule,
    )
    return replace(style, text=text, frame=box, right=side)


def _hung(style: ParagraphStyle, measure: Measure) -> ParagraphStyle:
    """A paragraph that begins at the page's edge."""
    return replace(style, text=replace(style.text, indent=style.text.indent - measure.inset))


def _masthead(style: ParagraphStyle, theme: Theme, measure: Measure) -> ParagraphStyle:
    """One line with a tab between organisation and details; a mark beside it may make it higher."""
    if theme.layout.masthead == "band":
        return replace(style, line="atLeast", tabs=((measure.wide, "right"),))
    box = replace(theme.boxes["masthead"], fill=None, left=None)
    text = replace(style.text, after=style.text.after + box.after)
    return _hung(replace(style, text=text, line="atLeast", tabs=((measure.text, "right"),), frame=box), measure)


def _glance_title(style: ParagraphStyle, theme: Theme) -> ParagraphStyle:
    box = replace(theme.boxes["at-a-glance"], bottom=None, fill=None, left=None)
    text = replace(style.text, before=style.text.before + box.before, indent=0, keep_with_next=True)
    return replace(style, name="Glance Title", text=text, base=style, frame=box, following=NAMES["glance-value"])


def header_distance(theme: Theme) -> float:
    """Where headers begin below the sheet's top edge: at it where a band or an embargo's strip has to reach it."""
    return 0.0 if theme.layout.masthead == "band" or theme.page.strip else _HEADER_TOP


def lines_begin(theme: Theme) -> float:
    """Where the first line of a header begins below the sheet's top edge: below the embargo's strip."""
    return theme.page.strip or header_distance(theme)


_HEADER_TOP = 10.0


def _page_parts(
    styles: dict[str, ParagraphStyle], theme: Theme, measure: Measure, marked: bool
) -> dict[str, ParagraphStyle]:
    """Header, footer and marking. The header's space below pushes the text down to where it begins on later pages."""
    end = ((measure.text, "right"),)
    box = theme.boxes["running-head"]
    text = styles["running-head"].text
    above = theme.page.top - spacing.HEAD_GAP - text.leading - box.padding_y - (box.bottom.width if box.bottom else 0)
    highest = lines_begin(theme)
    marking_top = min(MARKING_TOP + theme.page.lowered, above - MARKING_GAP - spacing.MARKING_HEIGHT)
    marking_top = max(marking_top, highest)
    above -= marking_top + spacing.MARKING_HEIGHT if marked else highest
    text = replace(text, before=max(above, 0), after=spacing.HEAD_GAP)
    head = replace(styles["running-head"], tabs=end, gallery=False, text=text)
    marking = replace(
        text,
        size=SMALLEST_SIZE,
        leading=spacing.MARKING_HEIGHT,
        bold=True,
        italic=False,
        align="right",
        before=marking_top - highest,
        after=0,
    )
    separator = replace(
        styles["text"], name="Separator", base=styles["text"], gallery=False,
        text=replace(styles["text"].text, size=1, leading=_SEPARATOR, before=0, after=0),
    )  # fmt: skip
    return {
        "running-head": _hung(replace(head, frame=replace(box, left=None, fill=None)), measure),
        "plain-head": replace(head, name="Header Plain"),
        "first-head": replace(head, name="Header First", text=replace(text, before=0, after=0, leading=_SEPARATOR)),
        "band-top": _band_top(replace(head, name="Header Band", text=text), theme, measure),
        "marking": replace(head, name="Marking", text=marking, tabs=()),
        "folio": _hung(replace(styles["folio"], tabs=end, line="atLeast", gallery=False), measure),
        "separator": separator,
    }  # fmt: skip


def _band_top(style: ParagraphStyle, theme: Theme, measure: Measure) -> ParagraphStyle:
    """A line as high as what is above the text of page one, with the band's ground from edge to edge.

    An embargo's strip stands above it.
    """
    edge = -(measure.left + measure.inset)
    text = replace(style.text, leading=theme.page.first_top - theme.page.strip, before=0, after=0, indent=edge)
    ground = BoxStyle(fill=theme.boxes["masthead"].fill)
    return replace(style, text=text, right=-measure.right, frame=ground)


def band_seam(styles: dict[str, ParagraphStyle]) -> ParagraphStyle:
    """A line of the band's ground between the header and the table that the band is, too thin to be seen."""
    band, separator = styles["band-top"], styles["separator"]
    return replace(band, name="Band Seam", base=separator, text=replace(band.text, size=1, leading=1))


_SEPARATOR = 2.0
"""Between two tables that would otherwise run into one, in points."""


def _picture_parts(styles: dict[str, ParagraphStyle], theme: Theme) -> dict[str, ParagraphStyle]:
    """The paragraphs that pictures and graphics stand in, a picture's caption below and the bar above a graphic."""
    normal, caption, table = styles["text"], styles["caption"], theme.table
    kept = replace(normal.text, before=table.before, after=spacing.PICTURE_GAP, keep_with_next=True)
    alone = replace(kept, after=table.after, keep_with_next=False)
    below = replace(caption.text, before=0, keep_with_next=False)
    graphic = replace(kept, before=0, after=0)
    last = replace(graphic, after=theme.boxes["graphic"].after, keep_with_next=False)
    return {
        "graphic-bar": replace(normal, name="Graphic Bar", base=normal, line="auto", text=_bar(graphic, theme)),
        "graphic": replace(normal, name="Graphic", base=normal, line="auto", text=graphic),
        "graphic-alone": replace(normal, name="Graphic Alone", base=normal, line="auto", text=last),
        "figure": replace(normal, name="Figure", base=normal, line="auto", text=kept),
        "figure-alone": replace(normal, name="Figure Alone", base=normal, line="auto", text=alone),
        "figure-caption": replace(caption, name="Figure Caption", base=caption, text=below),
    }


def _bar(text: TextStyle, theme: Theme) -> TextStyle:
    """The line that the bar above a graphic stands in, hardly higher than it."""
    box = theme.boxes["graphic"]
    return replace(text, size=1, leading=1, before=box.before, after=box.padding_y)


def _contents_parts(styles: dict[str, ParagraphStyle], measure: Measure) -> dict[str, ParagraphStyle]:
    """Lines of contents, the page at the end of the text column."""
    roles = ("contents-1", "contents-2", "contents-3")
    levels = {role: replace(styles[role], tabs=((measure.text, "right"),)) for role in roles}
    first = levels["contents-1"]
    return {**levels, "contents-captions": replace(first, name="table of figures", base=first)}


def _note_parts(styles: dict[str, ParagraphStyle], theme: Theme) -> dict[str, ParagraphStyle]:
    """Notes: the first paragraph, which has the mark, and further ones; and the rule above the notes of a page."""
    note, box = styles["note"], theme.boxes["notes"]
    rule = replace(
        note.text, size=_RULE_SIZE, before=box.before, after=box.padding_y, indent=0, hanging=0,
        colour=box.top.colour if box.top else note.text.colour,
    )  # fmt: skip
    return {
        "footnote": note,
        "endnote": replace(note, name="endnote text", base=note),
        "note-text": _derived(note, "Note Text", hanging=0),
        "note-rule": replace(note, name="Note Rule", text=rule, line="auto", gallery=False),
    }


_RULE_SIZE = 4.0
"""Of the characters beside the rule above notes: its line is no higher than they are."""


def _table_parts(styles: dict[str, ParagraphStyle]) -> dict[str, ParagraphStyle]:
    """The alignments that cells come in, as styles of their own."""
    head, cell = styles["table-head"], styles["table-cell"]
    return {
        "table-head-right": _derived(head, "Table Heading Right", align="right"),
        "table-head-center": _derived(head, "Table Heading Centre", align="center"),
        "table-cell-right": _derived(cell, "Table Number", align="right"),
        "table-cell-center": _derived(cell, "Table Centre", align="center"),
        "table-row-head": _derived(cell, "Table Row Heading", bold=True),
        "finding-text": _derived(styles["finding"], "Key Finding Text", hanging=0),
        "recommendation-text": _derived(styles["recommendation"], "Recommendation Text", hanging=0),
        "entry-text": _derived(styles["entry"], "Entry Text", hanging=0),
        "entry-name-text": _derived(styles["entry-name"], "Entry Name Unnumbered", hanging=0),
        "event-time": replace(styles["label"], name="Event Time", right=DATES_GUTTER, following=NAMES["event"]),
        "event-beside": replace(
            styles["event-date"],
            name="Event Date Beside",
            right=DATES_GUTTER,
            tabs=(),
            text=replace(styles["event-date"].text, keep_with_next=False),
        ),
        "event-place-beside": _derived(styles["event-place"], "Event Place Beside", keep_with_next=False),
        "table-group": _derived(cell, "Table Group Heading", bold=True, keep_with_next=True),
        **{role: _apart(styles[role]) for role in _GLANCE},
        **{role: _unkept(styles[role]) for role in _BOX_TITLES},
        "label": _labels(styles["label"], styles["recommendation"].text),
    }


def _derived(style: ParagraphStyle, name: str, **changes: object) -> ParagraphStyle:
    return replace(style, name=name, base=style, text=replace(style.text, **changes))  # type: ignore[arg-type]


def _apart(style: ParagraphStyle) -> ParagraphStyle:
    """A line of a number at a glance, which stands clear of the next number."""
    return _unkept(replace(style, right=spacing.GLANCE_GUTTER))


def _unkept(style: ParagraphStyle) -> ParagraphStyle:
    """Rows of tables stay whole by themselves; a row kept with the next would take what follows the table along."""
    return replace(style, text=replace(style.text, keep_with_next=False))


_BOX_TITLES = ("box-title", "call-out-title", "sidebar-title", "fact-name")
_GLANCE = ("glance-value", "glance-label", "glance-change", "glance-source")


def _labels(style: ParagraphStyle, recommendation: TextStyle) -> ParagraphStyle:
    """The labels below a recommendation stand as far from the next one as it would."""
    return replace(style, text=replace(style.text, after=recommendation.after, indent=recommendation.indent))
