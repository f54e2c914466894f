"""What is written and drawn over a chart's plot: annotations, their hairlines and stretches of time.

They are shapes inside the chart (ECMA-376 Part 1 §21.3), which move with it and can be changed or taken away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from briefgen.graphics import Box, Drawing, Path, Rect, Shape, Words
from briefgen.graphics.look import TINT, Look
from briefgen.language.words import word
from briefgen.writers.word.charts.given import Given
from briefgen.writers.word.charts.looks import filled, letters, stroked
from briefgen.writers.word.xml import emus, escaped

_SLACK = 6.0
"""How much wider a text is than its words were measured: programs disagree by a little."""
_ASCENT = 0.75
"""How much of a line is above its baseline."""


def overlay(given: Given, drawing: Drawing, wanted: Callable[[Shape], bool]) -> str | None:
    """The shapes of a drawing that are `wanted`, as the content of the part; None where there are none."""
    shapes = [shape for shape in drawing.shapes if wanted(shape)]
    fields = [shape for shape in shapes if isinstance(shape, Rect)]
    lines = [shape for shape in shapes if isinstance(shape, Path)]
    texts = list(_blocks(shape for shape in shapes if isinstance(shape, Words)))
    said = [_field(each, given.room.look) for each in fields]
    said += [_line(each) for each in lines] + [_text(each, given.script) for each in texts]
    anchored = [
        _anchored(box, xml.format(number=at + 2), drawing) for at, (box, xml) in enumerate(said)
    ]  # the chart itself is 1
    return "".join(anchored) or None


def said_over(given: Given, ends: Iterable[Sequence[str]] = ()) -> Callable[[Shape], bool]:
    """Which shapes of a drawing Word's chart hasn't by itself: annotations with their hairlines and stretches, that
    something isn't known, and the names of series at their `ends` where these have none of their own."""
    look = given.room.look
    words = {line for lines in ends for line in lines}
    unknown = word("no data", look.language)

    def is_said(shape: Shape) -> bool:
        if isinstance(shape, Words):
            return (
                shape.style is look.note or (shape.text in words and shape.style is look.value) or shape.text == unknown
            )
        if isinstance(shape, Path):
            return shape.stroke == look.hairline
        return isinstance(shape, Rect) and shape.fill == look.tint

    return is_said


def _blocks(words: Iterable[Words]) -> Iterator[list[Words]]:
    """Lines of text that stand below one another as one."""
    block: list[Words] = []
    for each in words:
        last = block[-1] if block else None
        if last and not (each.x == last.x and each.anchor == last.anchor and _follows(each, last)):
            yield block
            block = []
        block.append(each)
    if block:
        yield block


def _follows(line: Words, above: Words) -> bool:
    return line.style == above.style and abs(line.y - above.y - line.style.leading) < 0.01


def _anchored(box: Box, shape: str, drawing: Drawing) -> str:
    """A shape at its place, in shares of the chart."""
    left, right = (min(max(x / drawing.width, 0.0), 1.0) for x in (box.left, box.right))
    top, bottom = (min(max(y / drawing.height, 0.0), 1.0) for y in (box.top, box.bottom))
    return (
        f"<cdr:relSizeAnchor><cdr:from><cdr:x>{left:.5f}</cdr:x><cdr:y>{top:.5f}</cdr:y></cdr:from>"
        f"<cdr:to><cdr:x>{right:.5f}</cdr:x><cdr:y>{bottom:.5f}</cdr:y></cdr:to>{shape}</cdr:relSizeAnchor>"
    )


def _field(rect: Rect, look: Look) -> tuple[Box, str]:
    """A stretch of time: it lies before the data, not behind it, and is seen through."""
    return rect.box, _shape("Stretch", rect.box, filled(look.quiet, TINT) + stroked(None), "")


def _line(path: Path) -> tuple[Box, str]:
    """A straight line from the first point to the last."""
    (x, y), (to_x, to_y) = path.runs[0][0], path.runs[0][-1]
    flipped = ' flipV="1"' if (to_x - x) * (to_y - y) < 0 else ""
    box = Box(min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y))
    return box, (
        '<cdr:cxnSp macro=""><cdr:nvCxnSpPr><cdr:cNvPr id="{number}" name="Line {number}"/><cdr:cNvCxnSpPr/>'
        f"</cdr:nvCxnSpPr><cdr:spPr>{_place(box, flipped)}"
        f'<a:prstGeom prst="line"><a:avLst/></a:prstGeom>{stroked(path.stroke)}</cdr:spPr></cdr:cxnSp>'
    )


def _text(block: Sequence[Words], script: str | None) -> tuple[Box, str]:
    first, last = block[0], block[-1]
    leading = first.style.leading
    left, right = min(each.box.left for each in block), max(each.box.right for each in block)
    left -= {"start": 0.0, "middle": _SLACK / 2, "end": _SLACK}[first.anchor]
    right += {"start": _SLACK, "middle": _SLACK / 2, "end": 0.0}[first.anchor]
    box = Box(left, first.y - _ASCENT * leading, right, last.y + (1 - _ASCENT) * leading)
    align = {"start": "l", "middle": "ctr", "end": "r"}[first.anchor]
    look = letters("rPr", first.style, first.colour, script)
    said = "".join(
        f'<a:p><a:pPr algn="{align}"><a:lnSpc><a:spcPts val="{round(leading * 100)}"/></a:lnSpc></a:pPr>'
        f"<a:r>{look}<a:t>{_kept(each.text)}</a:t></a:r></a:p>"
        for each in block
    )
    body = (
        '<cdr:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/></a:bodyPr>'
        f"<a:lstStyle/>{said}</cdr:txBody>"
    )
    return box, _shape("Text", box, filled(None) + stroked(None), body, ' txBox="1"')


def _kept(words: str) -> str:
    """Words that `str.format` leaves as they are."""
    return escaped(words).replace("{", "{{").replace("}", "}}")


def _shape(name: str, box: Box, look: str, body: str, kind: str = "") -> str:
    return (
        f'<cdr:sp macro="" textlink=""><cdr:nvSpPr><cdr:cNvPr id="{{number}}" name="{name} {{number}}"/>'
        f"<cdr:cNvSpPr{kind}/></cdr:nvSpPr><cdr:spPr>{_place(box)}"
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{look}</cdr:spPr>{body}</cdr:sp>'
    )


def _place(box: Box, flipped: str = "") -> str:
    """Where a shape stands, once more in the units of drawings."""
    size = f'cx="{emus(box.right - box.left)}" cy="{emus(box.bottom - box.top)}"'
    off = f'x="{round(box.left * 12700)}" y="{round(box.top * 12700)}"'
    return f"<a:xfrm{flipped}><a:off {off}/><a:ext {size}/></a:xfrm>"
