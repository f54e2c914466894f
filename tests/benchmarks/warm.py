"""Papers in a process that has built one before, ours beside python-docx's object API, and long ones.

Everything is run once first, which counts for nothing. Then ours and the other take
turns, or the sizes do, so that what else the machine does falls on all alike; the
figures are medians.
"""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pypdfium2

from briefgen.build import Prepared, prepare
from briefgen.template.parse import parse
from briefgen.theme import Theme
from briefgen.workspace import find_workspace
from briefgen.writers import WRITERS
from tests.benchmarks import object_api
from tests.benchmarks.long_paper import marked_text, picture, vocabulary
from tests.benchmarks.processes import SHORT_PAPER
from tests.benchmarks.report import Finding, milliseconds

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = sorted((ROOT / "inputs").glob("*.yaml"))
TIMES_FASTER = 4.0
"""How much faster than the object API Word files are to be."""
MOST_SECONDS = 2.0
"""What the longest paper may take."""
REPEATS = 10
"""How often what takes a few milliseconds is done in each of the command's runs."""


def _seconds(do: Callable[[], object]) -> float:
    """How long something takes; what the one before has left is cleared away first."""
    gc.collect()
    started = time.perf_counter()
    do()
    return time.perf_counter() - started


def sample(runs: int) -> Iterator[Finding]:
    """The stages of the four-page sample."""
    workspace = find_workspace(ROOT)
    prepared = prepare(SHORT_PAPER, workspace)
    stages: dict[str, Callable[[], object]] = {
        "read, check, fill": partial(prepare, SHORT_PAPER, workspace),
        "DOCX": partial(WRITERS["docx"], prepared.paper, prepared.theme),
        "PDF": partial(WRITERS["pdf"], prepared.paper, prepared.theme),
    }
    for name, do in stages.items():
        do()
        median = statistics.median(_seconds(do) for _ in range(runs * REPEATS))
        yield Finding(f"{name}, a short paper, warm", milliseconds(median))


def word(runs: int) -> Iterator[Finding]:
    """Word files of the four-page sample, beside python-docx's object API on the same text."""
    prepared = prepare(SHORT_PAPER, find_workspace(ROOT))
    ours = partial(WRITERS["docx"], prepared.paper, prepared.theme)
    other = partial(object_api.write, object_api.text_of(ours()))
    other()
    pairs = [(_seconds(ours), _seconds(other)) for _ in range(runs * REPEATS)]
    faster = statistics.median(two / one for one, two in pairs)
    one, two = (milliseconds(statistics.median(seconds)) for seconds in zip(*pairs, strict=True))
    aim, met = f"at least {TIMES_FASTER:g}× faster", faster >= TIMES_FASTER
    yield Finding("DOCX, a short paper, warm, beside python-docx", one, two, f"{faster:.1f}× faster", aim, met)


def pdf(runs: int, sizes: list[int]) -> Iterator[Finding]:
    """Long papers from marked text to PDF, each run one that was never set before; sizes are pages, about."""
    samples: list[Prepared] = [prepare(path, find_workspace(ROOT)) for path in SAMPLES]
    words, theme = vocabulary(prepared.paper for prepared in samples), samples[0].theme
    texts = {size: [marked_text(size, words, edition) for edition in range(runs + 1)] for size in sizes}
    pages = {size: len(pypdfium2.PdfDocument(_set(texts[size][0], theme))) for size in sizes}
    times: dict[int, list[float]] = {size: [] for size in sizes}
    for edition in range(1, runs + 1):
        for size in sizes:
            times[size].append(_seconds(partial(_set, texts[size][edition], theme)))
    medians = {size: statistics.median(times[size]) for size in sizes}
    least, most = min(sizes), max(sizes)
    for size in sizes:
        each = f"{milliseconds(medians[size])}, {milliseconds(medians[size] / pages[size])} a page"
        aim = (f"under {MOST_SECONDS:g} s", medians[size] < MOST_SECONDS) if size >= 50 else ("", None)
        yield Finding(f"PDF, {pages[size]} pages, warm", each, aim=aim[0], met=aim[1])
    if least < most:
        longer, larger = medians[most] / medians[least], pages[most] / pages[least]
        aim, met = "no more than pages", longer <= larger * _NOISE
        yield Finding(f"  {larger:.1f}× the pages", f"{longer:.1f}× the time", aim=aim, met=met)


_NOISE = 1.1


def _set(text: str, theme: Theme) -> bytes:
    return WRITERS["pdf"](parse(text, ("long paper",), picture), theme)
