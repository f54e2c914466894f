"""Passages set off from the text: quotations, boxes, typed lines, small print."""

from __future__ import annotations

from dataclasses import replace

from briefgen.document import CallOut, Listing, PullQuote, Quotation, Sidebar, SmallPrint
from briefgen.writers.pdf.boxes import Box
from briefgen.writers.pdf.pieces import Piece
from briefgen.writers.pdf.setting import Setting
from briefgen.writers.pdf.tags import Tag, inner_heading


def quotation(node: Quotation, setting: Setting) -> list[Piece]:
    """Somebody's words, and whose they are."""
    pieces = setting.within(node.content, "quotation")
    if node.attribution:
        pieces.append(_attribution(node.attribution, setting, setting.style("quotation").indent))
        pieces[-1].before -= setting.style("quotation").after
    box = Box(_kept_with_last(pieces, bool(node.attribution)), setting.theme.boxes["quotation"], node)
    box.tag = Tag("BlockQuote")
    return [box]


def _attribution(text: str, setting: Setting, indent: float) -> Piece:
    return setting.plain(f"— {text}", replace(setting.style("attribution"), indent=indent))


def _kept_with_last(pieces: list[Piece], wanted: bool) -> list[Piece]:
    """A last line such as an attribution doesn't stand on a page by itself."""
    if wanted and len(pieces) > 1:
        pieces[-2].keeps = True
    return pieces


def listing(node: Listing, setting: Setting) -> list[Piece]:
    """Typed lines as they are."""
    style = setting.style("listing")
    text = setting.typed(node.content, style, node, Tag("Code"))
    box = Box([text], setting.theme.boxes["listing"], node)
    box.tag = Tag("P")
    return [box]


def pull_quote(node: PullQuote, setting: Setting) -> list[Piece]:
    """A sentence set large between rules."""
    pieces: list[Piece] = [setting.set(node.content, "pull-quote", node, balance=True)]
    if node.attribution:
        pieces.append(_attribution(node.attribution, setting, 0))
    box = Box(_trimmed(_kept_with_last(pieces, bool(node.attribution))), setting.theme.boxes["pull-quote"], node)
    box.tag = Tag("BlockQuote" if node.attribution else "Div")
    return [box]


def call_out(node: CallOut, setting: Setting) -> list[Piece]:
    """A short passage in a box."""
    return [_titled("call-out", node, setting, Tag("Div"), Tag("P"))]


def sidebar(node: Sidebar, setting: Setting) -> list[Piece]:
    """A passage that can be read on its own."""
    return [_titled("sidebar", node, setting, Tag("Sect"), inner_heading())]


def _titled(role: str, node: CallOut | Sidebar, setting: Setting, tag: Tag, title: Tag) -> Piece:
    pieces: list[Piece] = [setting.plain(node.title, f"{role}-title", node, tag=title)] if node.title else []
    pieces += setting.within(node.content, role)
    box = Box(_trimmed(pieces), setting.theme.boxes[role], node)
    box.tag = tag
    return box


def small_print(node: SmallPrint, setting: Setting) -> list[Piece]:
    """Disclaimer and the like."""
    return [Box(_trimmed(setting.within(node.content, "small-print")), setting.theme.boxes["small-print"], node)]


def _trimmed(pieces: list[Piece]) -> list[Piece]:
    """Without gaps at a box's ends, so that it is as far to the rules above as below."""
    if pieces:
        pieces[0].before = pieces[-1].after = 0.0
    return pieces
