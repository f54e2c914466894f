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
import re
import statistics
import string
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from briefgen.build import prepare
from briefgen.document import Block, Heading, Paper, Row, plain_text, walk
from briefgen.workspace import find_workspace
from tests.benchmarks.report import Finding

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "inputs" / "balochistan-stability.yaml"
SHORT_PAPER = ROOT / "tests" / "benchmarks" / "situation-report.yaml"
"""Without graphics, so that what it costs can be compared with what peers and earlier versions take."""
PLAIN = Path(__file__).with_name("plain.py")
LAUNCH = Path(__file__).with_name("launch.py")
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
    brief = grown(SAMPLE, times, folder) if times > 1 else SAMPLE
    source = folder / f"text-{times}.json"
    source.write_text(json.dumps(_text_of(prepare(brief, find_workspace(ROOT)).paper)), "utf-8")
    ours = [sys.executable, "-m", "briefgen", "build", str(brief), "-o", str(folder / "out"), "-q"]
    plain = [sys.executable, str(PLAIN), str(source), str(folder / "plain")]
    run(ours), run(plain)
    pairs = [(run(ours), run(plain)) for _ in range(runs)]
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


def measured_environment() -> dict[str, str]:
    """The environment of what is measured: ours, except that Python keeps compiled modules, as in any installation."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def run(command: list[str]) -> Run:
    """Run a command to its end, timed from outside."""
    launched = [sys.executable, "-S", str(LAUNCH), *command]
    process = subprocess.run(launched, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=measured_environment())
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    seconds, processor, kilobytes = map(float, process.stdout.split())
    return Run(seconds, processor, kilobytes / 1024)


def _placed_once(body: str, number: int) -> str:
    """The text of a section's copy: only the first places its graphics."""
    return re.sub(r"!\[\]\(#[^)]*\)", "", body) if number else body


def grown(sample: Path, times: int, folder: Path, edition: int = 0) -> Path:
    """A sample brief with its sections and events `times` over, in a folder.

    Each `edition` but 0 has other words in most paragraphs, so that what a program
    remembers of one paper doesn't serve it for the next.
    """
    data = yaml.load(sample.read_text("utf-8"), yaml.CBaseLoader)
    data["sections"] = (
        [
            {
                **_without_id(section),
                "title": f"{section['title']} ({_letters(number)})",
                "body": _own_ids(_placed_once(section["body"], number), number),
            }
            for number in range(times)
            for section in data.get("sections", [])
        ]
        if times > 1
        else data.get("sections", [])
    )
    data["events"] = [_without_id(event) for _ in range(times) for event in data.get("events", [])]
    text = yaml.dump(data, Dumper=yaml.CDumper, allow_unicode=True, sort_keys=False, width=1_000_000)
    target = folder / f"{sample.stem}-{times}-{edition}.yaml"
    target.write_text(text.replace(" and ", f" and {_letters(edition)} ") if edition else text, "utf-8")
    return target


def _letters(number: int) -> str:
    """A number as letters: as digits, it could be one that the ledger holds."""
    return string.ascii_lowercase[number // 26 % 26] + string.ascii_lowercase[number % 26]


def _without_id(part: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in part.items() if name != "id"}


def _own_ids(body: str, number: int) -> str:
    """Prose whose ids come only once in the paper; references to them follow."""
    for name in re.findall(r"\{#([\w-]+)", body) if number else ():
        body = re.sub(rf"#{name}\b", f"#{name}-{number}", body)
    return body


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
