"""Ours beside pandoc → docx with Typst → pdf, and beside WeasyPrint → pdf, on the same text at several lengths.

Whole processes take turns, then a process that has made a paper before; every paper that
is set warm has words that none before it had. Pandoc is a program without a warm state,
so it is started for each paper there too. Peers are asked for less than briefgen
(`peer_text`). One that isn't installed is left out with the reason: `pip install
"briefgen[bench]"` brings them, WeasyPrint also needs Pango.
"""

from __future__ import annotations

import gc
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

from briefgen.build import Choices, prepare, render
from briefgen.workspace import find_workspace
from tests.benchmarks.peer_text import FONTS, MARKUPS
from tests.benchmarks.processes import ROOT, SHORT_PAPER, Run, grown, run
from tests.benchmarks.report import Finding, milliseconds

MOST_OF_SHORT = 5
"""How many pages a short paper has at most: the sample has four or five."""
WARM_SHORT_PAPER = 0.1
"""Seconds for both formats."""
WARM_FIFTY_PAGES = 2.0
MOST_TIMES_PAIR = 2.0
"""How many times as long as pandoc and Typst a process may take."""
TIMES_FASTER_THAN_WEASYPRINT = 2.0

_TYPST = """\
import sys, typst
typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]], ignore_system_fonts=True)
"""
_WEASYPRINT = "import sys, weasyprint; weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2])"


@dataclass(frozen=True)
class Paper:
    """One text for everybody: the brief, the template that it is set with, and its markup by suffix."""

    brief: Path
    template: str | None
    markup: dict[str, Path]
    pages: int

    def out(self, suffix: str) -> str:
        return str(self.brief.with_suffix(suffix))


def findings(runs: int, sizes: Sequence[int]) -> Iterator[Finding]:
    """Cold, warm and peak memory at about so many pages."""
    peers = {name: whynot(name) for name in ("pandoc", "typst", "weasyprint")}
    for name, reason in peers.items():
        if reason:
            yield Finding(f"{name}: left out", reason)
    there = {name for name, reason in peers.items() if not reason}
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            turns = runs if size < 50 else max(1, runs // 2)
            papers = [_paper(size, Path(folder), edition) for edition in range(turns + 1)]
            yield from _cold(papers[0], turns, there)
            yield from _warm(papers, there)


def whynot(name: str) -> str | None:
    """Why a peer can't be measured; None when it can."""
    try:
        if name == "pandoc":
            pandoc()
        else:
            __import__(name)
    except (ImportError, OSError) as error:
        return str(error).splitlines()[0]
    return None


def pandoc() -> str:
    import pypandoc

    return str(pypandoc.get_pandoc_path())


def _paper(size: int, folder: Path, edition: int) -> Paper:
    """A short paper is the sample as it is; longer ones are reports with contents, its sections many times over."""
    times, template = (1, None) if size <= 4 else (max(2, round((size - 5) / 2.04)), "report")
    brief = grown(SHORT_PAPER, times, folder, edition)
    prepared = prepare(brief, find_workspace(ROOT), Choices(template=template))
    markup = {}
    for suffix, markup_of in MARKUPS.items():
        markup[suffix] = brief.with_suffix(f".{suffix}")
        markup[suffix].write_text(markup_of().paper(prepared.paper), "utf-8")
    pages = len(pypdfium2.PdfDocument(render(prepared, ["pdf"])["pdf"])) if edition == 0 else 0
    return Paper(brief, template, markup, pages)


def _cold(paper: Paper, runs: int, there: set[str]) -> Iterator[Finding]:
    chosen = ["-t", paper.template] if paper.template else []
    out = str(paper.brief.parent / "out")
    commands = {
        "ours": [sys.executable, "-m", "briefgen", "build", str(paper.brief), "-o", out, "-q", *chosen],
        "pandoc": _pandoc_command(paper) if "pandoc" in there else [],
        "typst": [sys.executable, "-c", _TYPST, str(paper.markup["typ"]), paper.out(".typ.pdf"), str(FONTS)],
        "weasyprint": [sys.executable, "-c", _WEASYPRINT, str(paper.markup["html"]), paper.out(".we.pdf")],
    }
    asked = {name: command for name, command in commands.items() if name == "ours" or name in there}
    for command in asked.values():
        run(command)
    turns = [{name: run(command) for name, command in asked.items()} for _ in range(runs)]
    what = f"{paper.pages} pages, a process"
    for label, names, allowed in _OTHERS:
        if not there.issuperset(names):
            continue
        ratio = statistics.median(turn["ours"].seconds / sum(turn[name].seconds for name in names) for turn in turns)
        ours, other = _shown(turns, ["ours"]), _shown(turns, names)
        aim = (
            (f"{allowed:g}× at most", ratio <= allowed)
            if paper.pages <= MOST_OF_SHORT or names == ["weasyprint"]
            else ("", None)
        )
        yield Finding(f"{what} / {label}", ours, other, f"{ratio:.2f}× as long", *aim)


_OTHERS: list[tuple[str, list[str], float]] = [
    ("pandoc + Typst", ["pandoc", "typst"], MOST_TIMES_PAIR),
    ("WeasyPrint, PDF", ["weasyprint"], 1 / TIMES_FASTER_THAN_WEASYPRINT),
]


def _pandoc_command(paper: Paper) -> list[str]:
    contents = ["--toc"] if paper.template else []
    return [pandoc(), str(paper.markup["md"]), "-o", paper.out(".docx"), *contents]


def _shown(turns: Sequence[dict[str, Run]], names: Sequence[str]) -> str:
    """Median of wall-clock and processor time, the most memory; of several processes one after the other."""
    wall, processor = (
        statistics.median(sum(getattr(turn[name], field) for name in names) for turn in turns)
        for field in ("seconds", "processor")
    )
    return f"{wall:.2f} s ({processor:.2f}), {max(turn[name].megabytes for turn in turns for name in names):.0f} MB"


def _warm(papers: Sequence[Paper], there: set[str]) -> Iterator[Finding]:
    does: dict[str, Callable[[Paper], object]] = {"ours": _ours}
    if there >= {"pandoc", "typst"}:
        does["pandoc + Typst"] = _pair
    if "weasyprint" in there:
        does["WeasyPrint, PDF"] = _weasyprint
    for do in does.values():
        do(papers[0])
    turns = [{name: _seconds(do, paper) for name, do in does.items()} for paper in papers[1:]]
    pages = papers[0].pages
    ours = statistics.median(turn["ours"] for turn in turns)
    most = WARM_SHORT_PAPER if pages <= MOST_OF_SHORT else WARM_FIFTY_PAGES
    aim = (f"under {milliseconds(most)}", ours < most) if pages <= MOST_OF_SHORT or pages >= 45 else ("", None)
    yield Finding(f"{pages} pages, warm, both formats", milliseconds(ours), "", "", *aim)
    for name in list(does)[1:]:
        ratio = statistics.median(turn["ours"] / turn[name] for turn in turns)
        other = milliseconds(statistics.median(turn[name] for turn in turns))
        yield Finding(f"  / {name}", "", other, f"{ratio:.2f}× as long")


def _seconds(do: Callable[[Paper], object], paper: Paper) -> float:
    gc.collect()
    started = time.perf_counter()
    do(paper)
    return time.perf_counter() - started


def _ours(paper: Paper) -> object:
    return render(prepare(paper.brief, find_workspace(ROOT), Choices(template=paper.template)), ["docx", "pdf"])


def _pair(paper: Paper) -> object:
    import typst

    subprocess.run(_pandoc_command(paper), check=True)
    return typst.compile(str(paper.markup["typ"]), font_paths=[str(FONTS)], ignore_system_fonts=True)


def _weasyprint(paper: Paper) -> object:
    import weasyprint

    return weasyprint.HTML(str(paper.markup["html"])).write_pdf()
