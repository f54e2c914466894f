"""How what is in a chart looks, as DrawingML: fills, lines, letters (ECMA-376 Part 1 §20.1.8, §20.1.2.2, §21.1.2)."""

from __future__ import annotations

from briefgen.theme import Rule, TextStyle
from briefgen.writers.word.xml import emus, hexed, quoted


def filled(colour: str | None, alpha: float = 1.0) -> str:
    """A ground of one colour, `alpha` of which covers what is behind; None: none."""
    if colour is None:
        return "<a:noFill/>"
    seen = "" if alpha == 1 else f'<a:alpha val="{round(alpha * 100_000)}"/>'
    return f'<a:solidFill><a:srgbClr val="{hexed(colour)}">{seen}</a:srgbClr></a:solidFill>'


def stroked(rule: Rule | None) -> str:
    """A line, with round ends as those of the PDF; None: none."""
    if rule is None:
        return "<a:ln><a:noFill/></a:ln>"
    return f'<a:ln w="{emus(rule.width)}" cap="rnd">{filled(rule.colour)}<a:round/></a:ln>'


def shape(colour: str | None, rule: Rule | None = None) -> str:
    """The look of a bar, an area or a marker."""
    return f"<c:spPr>{filled(colour)}{stroked(rule)}</c:spPr>"


def line(rule: Rule | None) -> str:
    """The look of a line."""
    return f"<c:spPr>{stroked(rule)}</c:spPr>"


def letters(tag: str, style: TextStyle, colour: str | None = None, script: str | None = None) -> str:
    """`a:defRPr` or `a:rPr`: the letters of a text style; `script` is the family of those that run from the right."""
    family = quoted(style.font.family)
    other = f"<a:cs typeface={quoted(script)}/>" if script else ""
    return (
        f'<a:{tag} sz="{round(style.size * 100)}" b="{style.bold:d}" i="{style.italic:d}">'
        f"{filled(colour or style.colour)}<a:latin typeface={family}/>{other}</a:{tag}>"
    )


def text(style: TextStyle, colour: str | None = None, script: str | None = None, wrapped: bool = False) -> str:
    """`c:txPr`: how a chart sets words. Those that are `wrapped` are never turned to find room."""
    wrap = 'rot="0" vert="horz" wrap="square"' if wrapped else 'rot="600" vert="horz" wrap="none"'
    return (
        f'<c:txPr><a:bodyPr {wrap} lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/>'
        f'<a:lstStyle/><a:p><a:pPr>{letters("defRPr", style, colour, script)}</a:pPr><a:endParaRPr lang="en-US"/></a:p>'
        "</c:txPr>"
    )
