"""A paper's text as other programs read it: Markdown for pandoc, markup for Typst, HTML for WeasyPrint.

The peers get what somebody would write who knows the program: the same words in real
headings, lists, tables, links, notes and contents, in the standard theme's fonts, column
and colours, justified and hyphenated, with page numbers. Pandoc keeps its own styles,
the margin column stays empty, and boxes are simple ones: each peer is asked for less
than briefgen.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path

from briefgen.document import Paper
from tests.benchmarks.peer_markup import Markup

FONTS = Path(__file__).resolve().parents[2] / "templates" / "fonts"
PAGE = "71pt 56pt 72pt 190pt"
"""The standard theme's margins on A4: top, right, bottom, left with the margin column."""


class Markdown(Markup):
    """Pandoc's Markdown: pipe tables, inline notes. Contents are asked for on pandoc's command line."""

    def whole(self, paper: Paper, body: str) -> str:
        return f'---\ntitle: "{paper.title}"\nlang: {paper.language}\n---\n\n{body}\n'

    def text(self, text: str) -> str:
        return re.sub(r"([\\*_`$#<>\[\]|^~@\"'+-])", r"\\\1", text)

    def emphasis(self, line: str) -> str:
        return f"*{line}*"

    def strong(self, line: str) -> str:
        return f"**{line}**"

    def link(self, href: str, line: str) -> str:
        return f"[{line}](<{href}>)"

    def note(self, line: str) -> str:
        return f"^[{line}]"

    def role(self, name: str, line: str) -> str:
        return "" if name == "title" else line

    def heading(self, level: int, line: str) -> str:
        return f"{'#' * level} {line}"

    def paragraph(self, line: str) -> str:
        return re.sub(r"^(\d+)\.", r"\1\\.", line)

    def list(self, numbered: bool, items: Sequence[str]) -> str:
        return "\n".join(("1.  " if numbered else "-   ") + item.replace("\n", "\n    ") for item in items)

    def box(self, body: str) -> str:
        return "> " + body.replace("\n", "\n> ")

    def table(self, caption, head, rows, aligns, credit):  # type: ignore[no-untyped-def]
        rule = "|".join({"right": "---:", "center": ":---:"}.get(align, "---") for align in aligns)
        lines = ["|".join(cells) for cells in [head or [""] * len(aligns), *rows]]
        table = "\n".join(f"|{line}|" for line in [lines[0], rule, *lines[1:]])
        return table + (f"\n\n: {caption}" if caption else "") + (f"\n\n{credit}" if credit else "")

    def contents(self) -> str:
        return ""


class Typst(Markup):
    """Typst's markup, with the few rules that make it look like the standard theme."""

    _RULES = """\
#let accent = rgb("#8A2A2B")
#let muted = rgb("#5F5A54")
#set page(paper: "a4", margin: (top: 71pt, right: 56pt, bottom: 72pt, left: 190pt), fill: rgb("#FFFEFB"),
  footer: context align(right, text(font: "Source Sans 3", size: 8.5pt, fill: muted, counter(page).display())))
#set text(font: "Source Serif 4", size: 10.2pt, fill: rgb("#1E1C1A"), top-edge: 0.88em, bottom-edge: -0.12em)
#set par(justify: true, leading: 3.8pt, spacing: 10.8pt)
#set list(indent: 0pt, body-indent: 9pt)
#set enum(indent: 0pt, body-indent: 7pt)
#show heading: set text(font: "Source Sans 3", weight: 600, hyphenate: false)
#show heading: set par(justify: false)
#show heading.where(level: 1): set text(size: 15pt)
#show heading.where(level: 2): set text(size: 11.5pt)
#show heading: set block(above: 21pt, below: 10.8pt)
#show footnote.entry: set text(size: 8.2pt)
#show footnote.entry: set par(leading: 2.4pt)
#show figure: set block(breakable: true)
#show figure.where(kind: table): set figure.caption(position: top)
#show figure.caption: set align(left)
#show figure.caption: set text(font: "Source Sans 3", weight: 600, size: 9.5pt)
#show table: set text(font: "Source Sans 3", size: 8.8pt)
#show table: set par(justify: false, leading: 3pt)
#set table(stroke: (_, y) => (top: if y == 0 { 0.9pt } else { 0.35pt + rgb("#C9C1B6") }), inset: (x: 5pt, y: 3.5pt))
#let kicker(it) = text(font: "Source Sans 3", weight: 600, size: 8.5pt, fill: accent, tracking: 0.8pt, upper(it))
#let masthead(it) = text(font: "Source Sans 3", size: 8.5pt, fill: muted, it)
#let title(it) = { set par(justify: false, leading: 4pt); text(size: 28pt, weight: "bold", hyphenate: false, it) }
#let subtitle(it) = { set par(justify: false, leading: 5pt); text(size: 16pt, fill: muted, hyphenate: false, it) }
#let standfirst(it) = { set par(justify: false, leading: 5.5pt); text(size: 13.5pt, weight: "light", it) }
#let byline(it) = text(font: "Source Sans 3", size: 9pt, fill: muted, it)
#let boxed(it) = block(width: 100%, fill: rgb("#F5F0E8"), inset: 14pt, stroke: (left: 3pt + accent),
  text(font: "Source Sans 3", size: 10pt, it))
"""

    def whole(self, paper: Paper, body: str) -> str:
        language, _, region = paper.language.partition("-")
        where = f', region: "{region}"' if region else ""
        said = f'#set document(title: [{self.text(paper.title)}])\n#set text(lang: "{language}"{where})\n'
        return f"{said}{self._RULES}\n{body}\n"

    def text(self, text: str) -> str:
        return re.sub(r"([\\*_`$#<>@\[\]~\"'/=])", r"\\\1", text)

    def emphasis(self, line: str) -> str:
        return f"#emph[{line}]"

    def strong(self, line: str) -> str:
        return f"#strong[{line}]"

    def link(self, href: str, line: str) -> str:
        quoted = href.replace("\\", "\\\\").replace('"', '\\"')
        return f'#link("{quoted}")[{line}]'

    def note(self, line: str) -> str:
        return f"#footnote[{line}]"

    def role(self, name: str, line: str) -> str:
        return f"#{name}[{line}]"

    def heading(self, level: int, line: str) -> str:
        return f"{'=' * level} {line}"

    def paragraph(self, line: str) -> str:
        return re.sub(r"^(\d+)\.", r"\1\\.", line)

    def list(self, numbered: bool, items: Sequence[str]) -> str:
        return f"#{'enum' if numbered else 'list'}{''.join(f'[{item}]' for item in items)}"

    def box(self, body: str) -> str:
        return f"#boxed[\n{body}\n]"

    def table(self, caption, head, rows, aligns, credit):  # type: ignore[no-untyped-def]
        weights = ", ".join(f"{_share(column)}fr" for column in zip(*rows, strict=True))
        header = f"table.header({', '.join(f'[{self.strong(cell)}]' for cell in head)}), " if head else ""
        cells = ", ".join(f"[{cell}]" for row in rows for cell in row)
        table = f"table(columns: ({weights},), align: ({', '.join(aligns)},), {header}{cells})"
        shown = f"#figure({table}, caption: [{caption}])" if caption else f"#{table}"
        return shown + (f"\n\n#masthead[{credit}]" if credit else "")

    def contents(self) -> str:
        return "#outline(depth: 2)"


def _share(column: Sequence[str]) -> int:
    """A column's share of the width: by its longest text, within reason."""
    return min(max(max(map(len, column)), 8), 40)


class Html(Markup):
    """HTML with a style sheet for WeasyPrint: notes float to the foot, contents know their pages."""

    def __init__(self) -> None:
        self._headings: list[tuple[int, str]] = []

    _STYLE = """\
@page { size: A4; margin: %(page)s; background: #FFFEFB;
  @bottom-right { content: counter(page); font: 8.5pt "Source Sans 3"; color: #5F5A54 }
  @footnote { border-top: 0.5pt solid #C9C1B6; padding-top: 5pt } }
body { font: 10.2pt/14pt "Source Serif 4"; color: #1E1C1A; text-align: justify; hyphens: auto }
p { margin: 0 0 7pt; orphans: 2; widows: 2 }
h1, h2, h3, h4 { font-family: "Source Sans 3"; font-weight: 600; text-align: left; hyphens: none; break-after: avoid }
h1 { font-size: 15pt; line-height: 19pt; margin: 14pt 0 7pt } h2 { font-size: 11.5pt; margin: 10.5pt 0 3.5pt }
.masthead, .byline { font: 8.5pt/14pt "Source Sans 3"; color: #5F5A54 }
.kicker { font: 600 8.5pt/14pt "Source Sans 3"; color: #8A2A2B; text-transform: uppercase; letter-spacing: 0.8pt }
.title, .subtitle, .standfirst { text-align: left; hyphens: none } .title { font: bold 28pt/32pt "Source Serif 4" }
.subtitle { font-size: 16pt; line-height: 21pt; color: #5F5A54 }
.standfirst { font-size: 13.5pt; line-height: 19pt; font-weight: 300 }
.box { font: 10pt/14pt "Source Sans 3"; background: #F5F0E8; border-left: 3pt solid #8A2A2B; padding: 10pt 14pt }
ul, ol { margin: 0 0 7pt; padding-left: 14pt }
.note { float: footnote; font-size: 8.2pt; line-height: 10.5pt }
table { font: 8.8pt/12pt "Source Sans 3"; border-collapse: collapse; width: 100%%; text-align: left; hyphens: none;
  border-top: 0.9pt solid; border-bottom: 0.9pt solid; margin: 7pt 0 17pt }
caption { font-weight: 600; font-size: 9.5pt; text-align: left } thead { border-bottom: 0.5pt solid }
td, th { padding: 3.5pt 5pt; vertical-align: top } td { border-bottom: 0.35pt solid #C9C1B6 } th { font-weight: 600 }
nav a { display: block; color: inherit; text-decoration: none; text-align: left }
nav a::after { content: leader(".") target-counter(attr(href), page) }
nav a.l2 { padding-left: 14pt }
"""
    _FACES = (
        ("Source Serif 4", 400, "normal", "source-serif-4/SourceSerif4-Regular"),
        ("Source Serif 4", 400, "italic", "source-serif-4/SourceSerif4-Italic"),
        ("Source Serif 4", 700, "normal", "source-serif-4/SourceSerif4-Bold"),
        ("Source Serif 4", 300, "normal", "source-serif-4/SourceSerif4-Light"),
        ("Source Sans 3", 400, "normal", "source-sans-3/SourceSans3-Regular"),
        ("Source Sans 3", 600, "normal", "source-sans-3/SourceSans3-SemiBold"),
        ("Source Sans 3", 700, "normal", "source-sans-3/SourceSans3-Bold"),
    )
    _CONTENTS = "<!--contents-->"

    def whole(self, paper: Paper, body: str) -> str:
        faces = "".join(
            f'@font-face {{ font-family: "{family}"; font-weight: {weight}; font-style: {style};'
            f" src: url({(FONTS / f'{file}.ttf').as_uri()}) }}\n"
            for family, weight, style, file in self._FACES
        )
        entries = "".join(
            f'<a class="l{level}" href="#h{number}">{re.sub("<[^>]*>", "", line)}</a>'
            for number, (level, line) in enumerate(self._headings) if level < 3
        )  # fmt: skip
        self._headings = []
        head = f"<meta charset='utf-8'><title>{escape(paper.title)}</title>"
        body = body.replace(self._CONTENTS, f"<nav>{entries}</nav>")
        style = self._STYLE % {"page": PAGE}
        return (
            f'<html lang="{paper.language}"><head>{head}<style>{faces}{style}</style></head><body>{body}</body></html>'
        )

    def text(self, text: str) -> str:
        return escape(text)

    def emphasis(self, line: str) -> str:
        return f"<em>{line}</em>"

    def strong(self, line: str) -> str:
        return f"<strong>{line}</strong>"

    def link(self, href: str, line: str) -> str:
        return f'<a href="{escape(href)}">{line}</a>'

    def note(self, line: str) -> str:
        return f'<span class="note">{line}</span>'

    def role(self, name: str, line: str) -> str:
        return f'<p class="{name}">{line}</p>'

    def heading(self, level: int, line: str) -> str:
        self._headings.append((level, line))
        return f'<h{level} id="h{len(self._headings) - 1}">{line}</h{level}>'

    def paragraph(self, line: str) -> str:
        return f"<p>{line}</p>"

    def list(self, numbered: bool, items: Sequence[str]) -> str:
        name = "ol" if numbered else "ul"
        return f"<{name}>{''.join(f'<li>{item}</li>' for item in items)}</{name}>"

    def box(self, body: str) -> str:
        return f'<div class="box">{body}</div>'

    def table(self, caption, head, rows, aligns, credit):  # type: ignore[no-untyped-def]
        def row(cells: Sequence[str], name: str) -> str:
            pairs = zip(cells, aligns, strict=False)
            return "".join(f'<{name} style="text-align:{align}">{cell}</{name}>' for cell, align in pairs)

        titled = f"<caption>{caption}</caption>" if caption else ""
        header = f"<thead><tr>{row(head, 'th')}</tr></thead>" if head else ""
        body = "".join(f"<tr>{row(cells, 'td')}</tr>" for cells in rows)
        table = f"<table>{titled}{header}<tbody>{body}</tbody></table>"
        return table + (f'<p class="masthead">{credit}</p>' if credit else "")

    def contents(self) -> str:
        return self._CONTENTS


MARKUPS: dict[str, Callable[[], Markup]] = {"md": Markdown, "typ": Typst, "html": Html}
"""Each language by its files' suffix."""
