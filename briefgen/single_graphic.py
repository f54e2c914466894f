"""One graphic of a paper by itself, for a web page or a slide, from a paper that is prepared.

The whole paper is prepared first, so that a brief with problems gives no graphic, and an edition's graphics are drawn
of what its readers may see. A graphic that is taken out of a paper keeps the marking and the embargo of that paper.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from briefgen.build import Prepared
from briefgen.document import Graphic, Inline, Link, Note, Paper, Reference, Text, plain_text, walk
from briefgen.graphics import Drawing
from briefgen.graphics.framed import MARGIN, Standing, framed
from briefgen.language import is_right_to_left
from briefgen.problems import Position, Problem, ProblemsFound, did_you_mean
from briefgen.theme import Theme
from briefgen.writers import graphic_pdf

Form = Literal["svg", "png", "pdf"]


def graphics_of(paper: Paper) -> dict[str, Graphic]:
    """The paper's graphics by their ids, in its order; one without an id by its place among them: `graphic-2`."""
    found = [node for node in walk(paper) if isinstance(node, Graphic)]
    return {node.id or f"graphic-{at}": node for at, node in enumerate(found, 1)}


def chosen(prepared: Prepared, wanted: Sequence[str]) -> dict[str, Graphic]:
    """The graphics with the ids that are wanted, all where `wanted` is empty.

    Raises ProblemsFound for ids that the paper has no graphic of, and where it has none at all.
    """
    there = graphics_of(prepared.paper)
    place = Position(prepared.file.placed.path)
    if not there:
        hint = "declare some under `charts`, `maps` or `timelines`"
        raise ProblemsFound([Problem(place, "this paper has no graphics", hint, "unknown-graphic")])
    unknown = [name for name in wanted if name not in there]
    if unknown:
        raise ProblemsFound([_unknown(name, list(there), place) for name in unknown])
    return {name: there[name] for name in wanted} if wanted else there


def _unknown(name: str, there: Sequence[str], place: Position) -> Problem:
    hint = did_you_mean(name, there) or f"it has {', '.join(there)}"
    return Problem(place, f"this paper has no graphic with the id `{name}`", hint, "unknown-graphic")


def as_file(prepared: Prepared, node: Graphic, form: Form, width: float | None = None, dpi: int = 192) -> bytes:
    """A graphic with title, subtitle, credit and what the paper's standing asks for, as a file's bytes.

    `width` is the file's in points, None for the graphic's in the paper; `dpi` is for pixels. Raises ProblemsFound
    where they would be more than can be drawn safely.
    """
    page = prepared.theme.page
    inside = (page.wide if node.width == "wide" else page.text) if width is None else width - 2 * MARGIN
    alone = _alone(node)
    paper = _paper_of(alone, prepared.paper)
    if form == "pdf":
        return graphic_pdf(paper, prepared.theme, inside, prepared.options)
    made = _svg(paper, alone, prepared.theme, inside)
    return made.encode() if form == "svg" else _pixels(made, dpi)


def _svg(paper: Paper, node: Graphic, theme: Theme, width: float) -> str:
    from briefgen.graphics.svg import svg

    theme = theme.spaced_for_script() if is_right_to_left(paper.language) else theme
    drawn: Drawing = framed(node, theme, paper.language, width, Standing(paper.marking, paper.embargo, paper.watermark))
    return svg(drawn, theme, paper.language, paper.title, node.alt)


def _pixels(svg: str, dpi: int) -> bytes:
    from briefgen.graphics.png import TooManyPixels, png

    try:
        return png(svg, dpi)
    except TooManyPixels:
        hint = "give a smaller --width or --dpi"
        message = "a picture of this size has too many pixels"
        raise ProblemsFound([Problem(Position("--dpi"), message, hint, "image-size")]) from None


def _paper_of(node: Graphic, paper: Paper) -> Paper:
    """A paper that holds one graphic only; of the paper around it, it keeps what stands on every page's edge."""
    title = plain_text(node.caption) if node.caption else paper.title
    return replace(
        paper, title=title, content=(node,), running_head=None, running_head_end=None, running_foot=None, folio=""
    )


# ── Words that lead into the paper ───────────────────────────────────────────


def _alone(node: Graphic) -> Graphic:
    """A graphic without what only its paper has: its number, notes, and links to other places."""
    caption = node.caption and replace(node.caption, label=None, content=_without_paper(node.caption.content))
    credit = node.credit and replace(node.credit, content=_without_paper(node.credit.content))
    return replace(node, caption=caption, credit=credit, width="text")


def _without_paper(content: Sequence[Inline]) -> tuple[Inline, ...]:
    found: list[Inline] = []
    for node in content:
        if isinstance(node, Reference):
            found += [Text(text=node.shown)] if node.shown and node.kind != "note" else []
        elif isinstance(node, Link) and node.href.startswith("#"):
            found += _without_paper(node.content)
        elif not isinstance(node, Note):
            inner = getattr(node, "content", None)
            found.append(replace(node, content=_without_paper(inner)) if inner else node)  # type: ignore[call-arg]
    return tuple(found)
