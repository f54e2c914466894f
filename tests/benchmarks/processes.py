"""Whole processes, timed from outside: ours and the plain pair in turn.

Ratios are taken pair by pair: machines drift, ratios hold. One run of each comes first
and counts for nothing, so that all modules and templates are compiled, as they are for
whoever uses briefgen a second time (BRIEFGEN_CACHE=off leaves the templates out); an
environment that keeps Python from storing compiled modules is not passed on. In brackets
stands the processor time of the process, which other work on the machine disturbs less.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefgen.build import prepare
from briefgen.document import Block, Heading, Paper, Row, plain_text, walk
from briefgen.workspace import find_workspace
from tests.benchmarks.report import Finding

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "inputs" / "balochistan-stability.yaml"
PLAIN = Path(__file__).with_name("plain.py")
MOST_TIMES = 2.0
"""How many times as long as the plain pair the sample may take."""
MOST_MEGABYTES = 300
"""What 50 times the content may take."""


@dataclass(frozen=True)
class Run:
    """One finished process: wall-clock and processor seconds, and peak resident megabytes."""

    seconds: float
    processor: float
    megabytes: float


def findings(runs: int, sizes: Sequence[int]) -> Iterator[Finding]:
    """The sample's content so many times over, in both formats."""
    with tempfile.TemporaryDirectory() as name:
        for times in sizes:
            yield from _compared(times, runs if times < 50 else max(1, runs // 2), Path(name))


def _compared(times: int, runs: int, folder: Path) -> Iterator[Finding]:
    brief = _grown(times, folder) if times > 1 else SAMPLE
    source = folder / f"text-{times}.json"
    source.write_text(json.dumps(_text_of(prepare(brief, find_workspace(ROOT)).paper)), "utf-8")
    ours = [sys.executable, "-m", "briefgen", "build", str(brief), "-o", str(folder / "out"), "-q"]
    plain = [sys.executable, str(PLAIN), str(source), str(folder / "plain")]
    _run(ours), _run(plain)
    pairs = [(_run(ours), _run(plain)) for _ in range(runs)]
    wall = statistics.median(one.seconds / other.seconds for one, other in pairs)
    processor = statistics.median(one.processor / other.processor for one, other in pairs)
    aim = (f"under {MOST_TIMES:g}×", wall < MOST_TIMES) if times == 1 else ("", None)
    what = f"both formats, a process, {times}× the content"
    yield Finding(what, _median(pairs, 0), _median(pairs, 1), f"{wall:.2f}× ({processor:.2f}) as long", *aim)
    if times == 50:
        megabytes = max(one.megabytes for one, _ in pairs)
        shown = f"under {MOST_MEGABYTES} MB"
        yield Finding("  its peak memory", f"{megabytes:.0f} MB", aim=shown, met=megabytes < MOST_MEGABYTES)


def _median(pairs: list[tuple[Run, Run]], which: int) -> str:
    runs = [pair[which] for pair in pairs]
    seconds = statistics.median(run.seconds for run in runs)
    processor = statistics.median(run.processor for run in runs)
    return f"{seconds:.2f} s ({processor:.2f}), {max(run.megabytes for run in runs):.0f} MB"


def _run(command: list[str]) -> Run:
    """Run a command to its end, timed from outside."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd=ROOT, env=environment)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def _grown(times: int, folder: Path) -> Path:
    """The sample brief with its sections and events `times` over."""
    text = SAMPLE.read_text("utf-8")
    import yaml

    data = yaml.load(text, yaml.CBaseLoader)
    sections = data.get("sections", [])
    data["sections"] = [
        {**{k: v for k, v in section.items() if k != "id"}, "title": f"{section['title']} ({number})"}
        for number in range(times)
        for section in sections
    ]
    events = data.get("events", [])
    data["events"] = [{k: v for k, v in event.items() if k != "id"} for _ in range(times) for event in events]
    target = folder / f"grown-{times}.yaml"
    target.write_text(yaml.dump(data, Dumper=yaml.CDumper, allow_unicode=True, sort_keys=False), "utf-8")
    return target


def _text_of(paper: Paper) -> list[list[object]]:
    """The paper's text for the plain pair."""
    blocks: list[list[object]] = []
    for node in walk(paper):
        if isinstance(node, Row):
            blocks.append(["row", [plain_text(cell) for cell in node.cells]])
        elif isinstance(node, Heading):
            blocks.append(["heading", plain_text(node)])
        elif isinstance(node, Block) and any(not isinstance(child, Block) for child in getattr(node, "content", ())):
            blocks.append(["text", plain_text(node)])
    return blocks
