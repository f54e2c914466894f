"""Gauges as shapes in a line: a drawing that Word scales, prints and recolours as it does its own.

The group of shapes is of Word 2010 ([MS-ODRAWXML] §2.22, §2.23), so it stands in a choice
with nothing for programs before it (ECMA-376 Part 3 §7.5): the words beside it say the same.
"""

from __future__ import annotations

from briefgen.gauges import Gauge, Shape
from briefgen.writers.word.pictures import DECORATION
from briefgen.writers.word.xml import emus, hexed, legal, quoted

_GROUP = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_NAMESPACES = (
    f'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wpg="{_GROUP}" xmlns:wps="{_SHAPE}"'
)


def drawing(gauge: Gauge, number: int, rtl: bool) -> str:
    """A run with the gauge. Its foot stands on the line, so it is as high as brings its middle to where it should be.

    LibreOffice stretches a group until what is drawn fills it: a shape that can't be seen is as large as the whole.
    `number` is the drawing's in the paper. Without words it is decoration, which screen readers pass over.
    """
    gauge = gauge.mirrored() if rtl else gauge
    size = f'cx="{emus(gauge.width)}" cy="{emus(2 * gauge.middle)}"'
    whole = Shape("bar", 0.0, gauge.width, 2 * gauge.middle, False)
    shapes = _shape(whole, gauge, None) + "".join(
        _shape(shape, gauge, colour) for shape in gauge.shapes if (colour := gauge.colour(shape))
    )
    words = legal(gauge.words or "").strip()
    described = f'id="{number}" name="Gauge {number}" descr={quoted(words)}'
    return (
        f'<w:r><mc:AlternateContent {_NAMESPACES}><mc:Choice Requires="wpg"><w:drawing>'
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f"<wp:docPr {described}{'/>' if words else f'>{DECORATION}</wp:docPr>'}<wp:cNvGraphicFramePr/>"
        f'<a:graphic><a:graphicData uri="{_GROUP}"><wpg:wgp><wpg:cNvGrpSpPr/>'
        f'<wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/><a:chOff x="0" y="0"/><a:chExt {size}/></a:xfrm>'
        f"</wpg:grpSpPr>{shapes}</wpg:wgp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
        "<mc:Fallback/></mc:AlternateContent></w:r>"
    )


def _shape(shape: Shape, gauge: Gauge, colour: str | None) -> str:
    """A shape of a colour, or one that can't be seen."""
    top = gauge.middle - shape.height / 2
    place = f'<a:off x="{round(shape.x * 12700)}" y="{round(top * 12700)}"/>'
    fill = f'<a:solidFill><a:srgbClr val="{hexed(colour)}"/></a:solidFill>' if colour else "<a:noFill/>"
    return (
        f"<wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm>{place}"
        f'<a:ext cx="{emus(shape.width)}" cy="{emus(shape.height)}"/></a:xfrm>'
        f'<a:prstGeom prst="{_PRESETS[shape.kind]}"><a:avLst/></a:prstGeom>{fill}<a:ln><a:noFill/></a:ln></wps:spPr>'
        "<wps:bodyPr/></wps:wsp>"
    )


_PRESETS = {"bar": "rect", "dot": "ellipse", "up": "triangle", "down": "flowChartMerge"}
"""The shapes by the names that Word has for them (ECMA-376 Part 1 §20.1.10.56)."""
