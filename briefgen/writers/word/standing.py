"""What a page says of the paper's standing: the embargo's strip along its upper edge, the watermark behind its text.

Both stand in the headers, so that they are on every page. The watermark is drawn as Word's own are, so that
Design > Watermark > Remove Watermark finds it: by the name that its shape has (ECMA-376 Part 4 §19.1.2.19, VML).
"""

from __future__ import annotations

from dataclasses import replace

from briefgen.writers.watermarks import ANGLE, watermark_size
from briefgen.writers.word.inlines import Mark, furnished
from briefgen.writers.word.looks import style_id
from briefgen.writers.word.measure import text_width
from briefgen.writers.word.pieces import Cell, Grid, Para, Piece, Row
from briefgen.writers.word.table_styles import EMBARGO
from briefgen.writers.word.writing import Writing
from briefgen.writers.word.xml import quoted


def embargo_strip(writing: Writing) -> list[Piece]:
    """The embargo from edge to edge of the sheet, in a table of one cell as the masthead's band is; nothing without."""
    if not writing.paper.embargo:
        return []
    style, measure = writing.styles.role("embargo"), writing.measure
    line = furnished(writing, style, writing.paper.embargo)
    line.words(writing.paper.embargo, Mark())
    edge = -(measure.left + measure.inset)
    width = measure.wide + measure.left + measure.right
    return [Grid(style_id(EMBARGO), edge, [width], [Row([Cell([Para(style, "".join(line.parts), rtl=line.rtl)])])])]


def watermark(writing: Writing, number: int) -> str:
    """A run that the watermark hangs on, for the header of this number; empty without one."""
    words = writing.paper.watermark
    if not words:
        return ""
    look = writing.theme.styles["embargo"]
    look = replace(look, font=writing.theme.script_family(words, look.font), size=1.0, tracking=0, capitals=False)
    long = text_width(words, look)
    size = watermark_size(long, writing.theme.page.width)
    box = f"width:{long * size:.1f}pt;height:{size * _LINE:.1f}pt;rotation:{360 - ANGLE:g}"
    face = f"font-family:'{look.font.family}';font-size:1pt" + (";font-weight:bold" if look.bold else "")
    return (
        f"<w:r><w:rPr><w:noProof/></w:rPr><w:pict {_NAMESPACES}>{_SHAPE_TYPE}"
        f'<v:shape id="PowerPlusWaterMarkObject{number}" o:spid="_x0000_s{2048 + number}" type="#_x0000_t136"'
        f' alt={quoted(words)} style="position:absolute;margin-left:0;margin-top:0;{box};z-index:-251658752;{_MIDDLE}"'
        f' o:allowincell="f" fillcolor="{writing.theme.watermark.lower()}" stroked="f">'
        f"<v:textpath style={quoted(face)} string={quoted(words)}/></v:shape></w:pict></w:r>"
    )


_LINE = 1.0
"""How high the box of a word is, in type sizes: Word stretches a line of text to fill it."""
_MIDDLE = (
    "mso-position-horizontal:center;mso-position-horizontal-relative:page;"
    "mso-position-vertical:center;mso-position-vertical-relative:page"
)
_NAMESPACES = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
_SHAPE_TYPE = (
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">'
    '<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/>'
    '<v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>'
    '<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/>'
    '<v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800"'
    ' o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/>'
    '<v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles>'
    '<o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>'
)
"""Text along a straight line, as Word writes it into every file that has some."""
