"""How long papers take and how much memory, ours beside other ways in the same run.

    cold    whole processes, both formats, beside the plain pair (ReportLab's and python-docx's own styles)
    warm    the stages of a four-page paper in a process that has built one
    docx    Word files beside python-docx's object API on the same text
    pdf     long papers with notes, contents, tables and pictures; does the time grow as the pages do
    graphics  charts, maps and timelines: what one costs in each format, and with ten and a hundred times the points
    checks  checking a thousand briefs, and what each check costs
    data    a million rows of events, counted by month, beside a pass with the csv module
    spaces  how evenly justified lines are spaced, beside greedy ones
    style   what the house's rules find in sentences that an editor marked: precision and recall
    peers   both formats beside pandoc with Typst, and WeasyPrint: cold, warm, memory
    nightly a night of many different briefs beside a shell loop of pandoc and Typst; the night after

Nothing here is asserted; docs/performance.md has the figures.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from tests.benchmarks import checking, counting, graphics, nightly, peers, processes, style, warm, word_spaces
from tests.benchmarks.report import Finding, lines

PARTS = ("cold", "warm", "docx", "pdf", "graphics", "checks", "data", "spaces", "style", "peers", "nightly")
EXAMPLES = """examples:
    python -m tests.benchmarks                      everything, about ten minutes
    python -m tests.benchmarks docx pdf             only these parts
    python -m tests.benchmarks cold --grow 1        whole processes, only the sample as it is
    python -m tests.benchmarks pdf --pages 4 100    another length
    python -m tests.benchmarks --runs 11            steadier figures
    python -m tests.benchmarks nightly --nights 100 1000    half an hour on two processors
"""


def main() -> None:
    """Measure what is asked for and print it line by line."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks",
        description=__doc__,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"{', '.join(PARTS)}; all when none is named")
    parser.add_argument("--runs", type=int, default=5, metavar="N", help="how often each is timed (default 5)")
    parser.add_argument(
        "--grow", type=int, nargs="+", default=[1, 10, 50], metavar="N", help="cold: the sample's content so many times"
    )
    parser.add_argument(
        "--pages", type=int, nargs="+", default=[4, 25, 50], metavar="N", help="pdf, peers: about so many pages"
    )
    parser.add_argument("--briefs", type=int, default=1000, metavar="N", help="checks: so many briefs (default 1000)")
    parser.add_argument(
        "--rows", type=int, nargs="+", default=[12, 100_000, 1_000_000], metavar="N", help="data: files of so many rows"
    )
    parser.add_argument(
        "--nights", type=int, nargs="+", default=[100], metavar="N", help="nightly: so many briefs (default 100)"
    )
    options = parser.parse_args()
    unknown = [part for part in options.parts if part not in PARTS]
    if unknown or min(options.runs, options.briefs, *options.grow, *options.pages, *options.rows, *options.nights) < 1:
        parser.error(f"no part is called {unknown[0]}" if unknown else "numbers begin at 1")
    for line in lines(_findings(options)):
        print(line, flush=True)


def _findings(options: argparse.Namespace) -> Iterator[Finding]:
    measured = {
        "cold": lambda: processes.findings(options.runs, options.grow),
        "warm": lambda: warm.sample(options.runs),
        "docx": lambda: warm.word(options.runs),
        "pdf": lambda: warm.pdf(options.runs, options.pages),
        "graphics": lambda: graphics.findings(options.runs),
        "checks": lambda: checking.findings(options.runs, options.briefs),
        "data": lambda: counting.findings(options.runs, options.rows),
        "spaces": lambda: word_spaces.findings(),
        "style": style.findings,
        "peers": lambda: peers.findings(options.runs, options.pages),
        "nightly": lambda: nightly.findings(options.runs, options.nights),
    }
    for part in options.parts or PARTS:
        yield from measured[part]()


if __name__ == "__main__":
    main()
