"""The styles of tables and boxes. What they say about letters would lose to Normal: paragraph styles say that."""

from __future__ import annotations

from briefgen.theme import BoxStyle, Rule, TextStyle, Theme, spacing
from briefgen.writers.word.looks import border, shading, style_id
from briefgen.writers.word.measure import Measure
from briefgen.writers.word.xml import quoted, twips

DATA, FINDINGS, CALL_OUT, SIDEBAR, GLANCE, TIMELINE, FACTS, BAND, EMBARGO = (
    "Data Table",
    "Key Findings Box",
    "Call-out Box",
    "Sidebar Box",
    "At a Glance Strip",
    "Timeline",
    "Facts",
    "Masthead Band",
    "Embargo Strip",
)


def table_styles(theme: Theme, measure: Measure) -> dict[str, str]:
    """Every table style as XML, by name; that of the embargo's strip only where the page has one."""
    strip = {EMBARGO: _strip(theme, measure)} if theme.page.strip else {}
    return {
        DATA: _data(theme),
        FINDINGS: _rows_box(FINDINGS, theme.boxes["key-findings"], theme.styles["judgement"]),
        CALL_OUT: _box(CALL_OUT, theme.boxes["call-out"], theme.styles["call-out"]),
        SIDEBAR: _box(SIDEBAR, theme.boxes["sidebar"], theme.styles["sidebar"]),
        GLANCE: _glance(theme.boxes["at-a-glance"]),
        TIMELINE: _timeline(theme),
        FACTS: _style(FACTS, "", (spacing.FACTS_GAP, 0, 0, spacing.COLUMN_GUTTER)),
        BAND: _band(theme, measure),
        **strip,
    }


def _style(name: str, borders: str, margins: tuple[float, float, float, float], cell: str = "", parts: str = "") -> str:
    """A table style; `margins` are the cells' top, left, bottom and right."""
    sides = zip(("top", "left", "bottom", "right"), margins, strict=True)
    space = "".join(f'<w:{side} w:w="{twips(margin)}" w:type="dxa"/>' for side, margin in sides)
    bands = '<w:tblStyleRowBandSize w:val="1"/>' if parts else ""
    rules = f"<w:tblBorders>{borders}</w:tblBorders>" if borders else ""
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{style_id(name)}"><w:name w:val={quoted(name)}/>'
        '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="2"/><w:qFormat/>'
        f'<w:tblPr>{bands}<w:tblInd w:w="0" w:type="dxa"/>{rules}<w:tblCellMar>{space}</w:tblCellMar></w:tblPr>'
        f"{f'<w:tcPr>{cell}</w:tcPr>' if cell else ''}{parts}</w:style>"
    )


def _rules(**sides: Rule | None) -> str:
    """Rules of a table, in the order that its schema asks for."""
    order = ("top", "left", "bottom", "right", "insideH", "insideV")
    return "".join(border(side, rule) for side in order if (rule := sides.get(side)))


def _part(kind: str, cell: str) -> str:
    """What is different in the head row or in every other row."""
    return f'<w:tblStylePr w:type="{kind}"><w:tcPr>{cell}</w:tcPr></w:tblStylePr>' if cell else ""


def _margin(side: str, points: float) -> str:
    return f'<w:tcMar><w:{side} w:w="{twips(points)}" w:type="dxa"/></w:tcMar>'


def _data(theme: Theme) -> str:
    table = theme.table
    head = f"<w:tcBorders>{border('bottom', table.head)}</w:tcBorders>" if table.head else ""
    head += shading(table.head_fill) if table.head_fill else ""
    zebra = shading(table.zebra) if table.zebra else ""
    return _style(
        DATA,
        _rules(top=table.top, bottom=table.bottom, insideH=table.row),
        (table.padding_y, table.padding_x, table.padding_y, table.padding_x),
        parts=_part("firstRow", head + '<w:vAlign w:val="bottom"/>')
        + _part("lastCol", _margin("right", 0))
        + _part("firstCol", _margin("left", 0))
        + _part("band2Horz", zebra),
    )


def _box(name: str, box: BoxStyle, last: TextStyle) -> str:
    """A box of one row."""
    below = _below(box, last)
    return _style(name, _sides(box), (box.padding_y, box.padding_x, below, box.padding_x), _ground(box))


def _rows_box(name: str, box: BoxStyle, last: TextStyle) -> str:
    """A box of several rows: the padding above and below belongs to the first and the last."""
    ends = _part("firstRow", _margin("top", box.padding_y)) + _part("lastRow", _margin("bottom", _below(box, last)))
    return _style(name, _sides(box), (0, box.padding_x, 0, box.padding_x), _ground(box), ends)


def _below(box: BoxStyle, last: TextStyle) -> float:
    """The padding below, of which the space after the last paragraph is a part: as far to the edge as above."""
    return max(box.padding_y - last.after, 0)


def _sides(box: BoxStyle) -> str:
    return _rules(top=box.top, left=box.left, bottom=box.bottom)


def _ground(box: BoxStyle) -> str:
    return shading(box.fill) if box.fill else ""


def _glance(box: BoxStyle) -> str:
    return _style(GLANCE, _rules(bottom=box.bottom), (0, 0, 0, 0))


def _timeline(theme: Theme) -> str:
    rule = theme.boxes["addressee"].top
    return _style(TIMELINE, _rules(top=rule, insideH=rule), (4, 0, 0, 0))


def _band(theme: Theme, measure: Measure) -> str:
    """The coloured field over the whole sheet: its padding is the page's margins."""
    box = theme.boxes["masthead"]
    margins = (0, measure.left, box.padding_y, measure.right)
    return _style(BAND, _rules(bottom=box.bottom), margins, _ground(box))


def _strip(theme: Theme, measure: Measure) -> str:
    """The embargo's strip over the whole sheet; its text begins where titles do."""
    box = theme.boxes["embargo"]
    margins = (box.padding_y, measure.left, box.padding_y, measure.right)
    return _style(EMBARGO, _rules(top=box.top, bottom=box.bottom), margins, _ground(box))
