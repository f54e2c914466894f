"""How long a paper takes and how much memory, beside the plain pair in the same run.

    python -m tests.benchmarks            about two minutes
    python -m tests.benchmarks --runs 11

Whole processes are timed from outside, ours and the plain pair in turn, and ratios
are taken pair by pair: machines drift, ratios hold. One run of each comes first and
counts for nothing, so that all modules and templates are compiled, as they are for
whoever uses briefgen a second time (BRIEFGEN_CACHE=off leaves the templates out); an
environment that keeps Python from storing compiled modules is not passed on. Beside
wall-clock time stands the processor time of the process, which other work on the
machine disturbs less. Nothing here is asserted; docs/performance.md has the figures.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from briefgen.build import prepare, render
from briefgen.document import Block, Heading, Paper, Row, plain_text, walk
from briefgen.workspace import find_workspace

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "inputs" / "balochistan-stability.yaml"
PLAIN = Path(__file__).with_name("plain.py")
AIM = 300
"""Megabytes that 50 times the content may take."""


@dataclass(frozen=True)
class Run:
    """One finished process: wall-clock and processor seconds, and peak resident megabytes."""

    seconds: float
    processor: float
    megabytes: float


def run(command: list[str]) -> Run:
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


def grown(times: int, folder: Path) -> Path:
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


def text_of(paper: Paper) -> list[list[object]]:
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


def compare(times: int, runs: int, folder: Path) -> float:
    """Print ours, the plain pair and their ratios for the sample grown `times` over; returns our peak megabytes."""
    brief = grown(times, folder) if times > 1 else SAMPLE
    workspace = find_workspace(ROOT)
    source = folder / f"text-{times}.json"
    source.write_text(json.dumps(text_of(prepare(brief, workspace).paper)), "utf-8")
    ours = [sys.executable, "-m", "briefgen", "build", str(brief), "-o", str(folder / "out"), "-q"]
    plain = [sys.executable, str(PLAIN), str(source), str(folder / "plain")]
    run(ours), run(plain)
    pairs = [(run(ours), run(plain)) for _ in range(runs)]
    wall = statistics.median(one.seconds / other.seconds for one, other in pairs)
    processor = statistics.median(one.processor / other.processor for one, other in pairs)
    print(f"{times:>3}×  ours {_median(pairs, 0)}   plain {_median(pairs, 1)}   ratio {wall:.2f} ({processor:.2f})")
    return max(one.megabytes for one, _ in pairs)


def _median(pairs: list[tuple[Run, Run]], which: int) -> str:
    runs = [pair[which] for pair in pairs]
    seconds = statistics.median(run.seconds for run in runs)
    processor = statistics.median(run.processor for run in runs)
    return f"{seconds:5.2f} s ({processor:.2f}) {max(run.megabytes for run in runs):4.0f} MB"


def warm(runs: int) -> None:
    """Print the time a further paper takes in a process that has built one."""
    workspace = find_workspace(ROOT)
    times = {"docx": [], "pdf": [], "prepare": []}
    for _ in range(runs + 1):
        started = time.perf_counter()
        prepared = prepare(SAMPLE, workspace)
        times["prepare"].append(time.perf_counter() - started)
        for name in ("docx", "pdf"):
            started = time.perf_counter()
            render(prepared, [name])
            times[name].append(time.perf_counter() - started)
    shown = "   ".join(f"{name} {statistics.median(all_[1:]) * 1000:.0f} ms" for name, all_ in times.items())
    print(f"warm, a paper: {shown}")


def main() -> None:
    """Measure at 1×, 10× and 50× the sample's content, cold; then warm."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--grow", type=int, nargs="*", default=[1, 10, 50])
    options = parser.parse_args()
    print("cold, both formats, whole process: median wall-clock seconds (processor seconds), peak memory")
    with tempfile.TemporaryDirectory() as name:
        for times in options.grow:
            megabytes = compare(times, options.runs if times < 50 else max(1, options.runs // 2), Path(name))
            if times == 50:
                print(f" 50×  our peak memory {megabytes:.0f} MB, aim: under {AIM} MB")
    warm(options.runs)


if __name__ == "__main__":
    main()
