"""A night of many different briefs, beside the same text through pandoc → docx and Typst → pdf in a shell loop.

Both share the work among two processes, and take turns: half of the briefs by ours, the same half by the loop, then the
other half. They get the briefs without graphics, which pandoc and Typst can't draw; what ours takes with them stands
below. Words, names and sources are new to the machine: the cache folder is a new one in which only a few other briefs
were built before. The loop starts each program for each brief, as shell loops do; Typst is its library in a bare
Python, which takes 10 ms longer to start than the program would.

Then the night after, when nothing has changed and when one brief has. Peak memory is what each process ever held, read
while it runs.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.many_briefs import write_briefs, write_markup
from tests.benchmarks.peer_text import FONTS
from tests.benchmarks.peers import pandoc, whynot
from tests.benchmarks.processes import ROOT, Run, measured_environment, run
from tests.benchmarks.report import Finding, milliseconds

JOBS = 2
TIMES_THROUGHPUT = 2.0
"""How many times as many briefs as the shell loop a night is to make in the same time."""
MOST_UNCHANGED, MOST_ONE_CHANGED, MOST_VERSION = 1.0, 1.5, 0.1
"""Seconds for a night of a thousand briefs that are all current, one with one changed brief, and `--version`."""
FLAT = 1.1
"""How many times the memory the longest night may take that the shortest takes."""
_BETWEEN_LOOKS = 0.02
_TYPST = """\
import sys; sys.path.append(sys.argv[1]); import typst
typst.compile(sys.argv[2] + ".typ", output=sys.argv[2] + ".pdf", font_paths=[sys.argv[3]], ignore_system_fonts=True)
"""
_ONE = '"$PANDOC" "$1.md" -o "$1.docx" && "$PYTHON" -I -S -c "$TYPST" "$SITE" "$1" "$FONTS"'


@dataclass(frozen=True)
class Load:
    """What a command took: wall-clock and processor seconds with all its processes, peak megabytes of its first process
    and of the largest of the others."""

    seconds: float
    processor: float
    parent: float
    worker: float

    def __add__(self, other: Load) -> Load:
        """One after the other."""
        peaks = max(self.parent, other.parent), max(self.worker, other.worker)
        return Load(self.seconds + other.seconds, self.processor + other.processor, *peaks)


@dataclass(frozen=True)
class Shelf:
    """A workspace with so many briefs in two halves; `environment` has its own cache folder."""

    folder: Path
    count: int
    environment: Mapping[str, str]

    def night(self, *more: str) -> Load:
        """A night in both formats; `more` are further arguments, a half to build only that."""
        command = [sys.executable, "-m", "briefgen", "nightly", *more, "-o", "papers", "-j", str(JOBS), "-q"]
        return watched(command, self.folder, self.environment)

    def half(self, number: int) -> Path:
        """The folder of one half of the briefs."""
        return self.folder / "inputs" / str(number)


def findings(runs: int, counts: Sequence[int]) -> Iterator[Finding]:
    """Nights of so many briefs, the fewest first."""
    yield _version(runs)
    peer = None if whynot("pandoc") or whynot("typst") else loop
    first: Load | None = None
    for count in sorted(counts):
        with tempfile.TemporaryDirectory() as folder:
            ours, other = compared(_shelf(Path(folder), count, graphics=False), peer)
            yield from beside(count, ours, other)
        if first:
            yield memory(min(counts), first, count, ours)
        first = first or ours
        with tempfile.TemporaryDirectory() as folder:
            yield from _with_graphics(_shelf(Path(folder), count, graphics=True), runs)


def _shelf(folder: Path, count: int, graphics: bool) -> Shelf:
    """So many briefs on a machine that has built a few others."""
    told = {**measured_environment(), "XDG_CACHE_HOME": str(folder / "cache"), "PYTHONPATH": str(ROOT)}
    (folder / "cache").mkdir()
    before = Shelf(folder / "before", 20, told)
    write_briefs(before.half(0), range(before.count), seed=1)
    before.night()
    shelf = Shelf(folder / "shelf", count, told)
    middle = count // 2
    for half, numbers in enumerate((range(middle), range(middle, count))):
        write_briefs(shelf.half(half), numbers, graphics=graphics)
    return shelf


# ── Beside a shell loop ──────────────────────────────────────────────────────


def compared(shelf: Shelf, peer: Callable[[Path, Mapping[str, str]], Load] | None) -> tuple[Load, Load | None]:
    """What the briefs take by ours and by the peer, half by half in turn."""
    ours, others = [], []
    for half in map(shelf.half, range(2)):
        if peer:
            for brief in sorted(half.glob("*.yaml")):
                write_markup(brief)
        ours.append(shelf.night(str(half)))
        others += [peer(half, shelf.environment)] if peer else []
    return ours[0] + ours[1], others[0] + others[1] if others else None


def loop(folder: Path, environment: Mapping[str, str]) -> Load:
    """The markup in a folder through pandoc and Typst, by a shell loop of two jobs."""
    stems = folder / "stems"
    stems.write_text("".join(f"{path.with_suffix('')}\n" for path in sorted(folder.glob("*.md"))), "utf-8")
    named = {"PANDOC": pandoc(), "PYTHON": sys.executable, "TYPST": _TYPST, "SITE": _packages(), "FONTS": str(FONTS)}
    command = ["xargs", "-a", str(stems), "-P", str(JOBS), "-n", "1", "sh", "-c", _ONE, "one"]
    return watched(command, folder, {**environment, **named})


def _packages() -> str:
    """The folder that Typst's library is installed in."""
    import typst

    return str(Path(typst.__file__).resolve().parents[1])


def beside(count: int, ours: Load, other: Load | None) -> Iterator[Finding]:
    """What a night of so many briefs without graphics took, beside what a peer did."""
    what = f"{count:,} briefs, both formats"
    ratio, aim = "", ("", None)
    if other:
        times = other.seconds / ours.seconds
        ratio, aim = f"{times:.2f}× as many", (f"at least {TIMES_THROUGHPUT:g}×", times >= TIMES_THROUGHPUT)
    yield Finding(what, _rate(count, ours), _rate(count, other), ratio, *aim)
    processor = f"{ours.processor / other.processor:.2f}×" if other else ""
    yield Finding("  processor time a brief", _processor(count, ours), _processor(count, other), processor)
    yield Finding("  peak memory: parent, a worker", _peaks(ours), _peaks(other))


def _rate(count: int, load: Load | None) -> str:
    return f"{count / load.seconds:.2f} a second" if load else "–"


def _processor(count: int, load: Load | None) -> str:
    return milliseconds(load.processor / count) if load else "–"


def _peaks(load: Load | None) -> str:
    return f"{load.parent:.0f} MB, {load.worker:.0f} MB" if load else "–"


def memory(few: int, least: Load, many: int, most: Load) -> Finding:
    """How much more memory a night of many briefs takes than one of few."""
    more = max(most.parent / least.parent, most.worker / least.worker)
    shown = f"{most.parent / least.parent:.2f}×, {most.worker / least.worker:.2f}×"
    what = f"  peak memory of {many:,} / of {few:,} briefs"
    return Finding(what, _peaks(most), _peaks(least), shown, f"{FLAT:g}× at most", more <= FLAT)


# ── Ours alone ───────────────────────────────────────────────────────────────


def _with_graphics(shelf: Shelf, runs: int) -> Iterator[Finding]:
    """The first night with graphics, the night after, and one with one changed brief."""
    first = shelf.night()
    what = f"{shelf.count:,} briefs with graphics"
    yield Finding(what, _rate(shelf.count, first), "–", f"{_processor(shelf.count, first)} a brief")
    yield Finding("  peak memory: parent, a worker", _peaks(first))
    unchanged = [shelf.night() for _ in range(runs)]
    yield _timed(f"  nothing changed, of {shelf.count:,}", unchanged, MOST_UNCHANGED)
    changed = [_change_one(shelf, number) for number in range(runs)]
    yield _timed(f"  one brief changed, of {shelf.count:,}", changed, MOST_ONE_CHANGED)


def _change_one(shelf: Shelf, number: int) -> Load:
    brief = sorted(shelf.half(1).glob("*.yaml"))[number % 4]
    brief.write_text(brief.read_text("utf-8").replace(" within ", " well within ", 1), "utf-8")
    return shelf.night()


def _timed(what: str, loads: Sequence[Load | Run], most: float) -> Finding:
    seconds = statistics.median(load.seconds for load in loads)
    processor = statistics.median(load.processor for load in loads)
    shown = f"{milliseconds(seconds)} ({milliseconds(processor)})"
    return Finding(what, shown, aim=f"under {milliseconds(most)}", met=seconds < most)


def _version(runs: int) -> Finding:
    command = [str(Path(sys.executable).with_name("briefgen")), "--version"]
    taken = [run(command) for _ in range(runs * 3 + 1)]
    return _timed("briefgen --version", taken[1:], MOST_VERSION)


# ── Measuring ────────────────────────────────────────────────────────────────


def watched(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Load:
    """Run a command in a folder to its end, and look at its processes meanwhile. It must succeed."""
    started = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL)
    ended, peaks = threading.Event(), dict[int, float]()
    watcher = threading.Thread(target=_watch, args=(process.pid, ended, peaks))
    watcher.start()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    ended.set()
    watcher.join()
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    parent = peaks.pop(process.pid, 0.0)
    return Load(seconds, usage.ru_utime + usage.ru_stime, parent, max(peaks.values(), default=0.0))


def _watch(first: int, ended: threading.Event, peaks: dict[int, float]) -> None:
    """Note the peak memory of a process and of all that it has begun, in megabytes, until it has ended."""
    while not ended.wait(_BETWEEN_LOOKS):
        for process in _with_children(first):
            peaks[process] = max(peaks.get(process, 0.0), _peak(process))


def _with_children(process: int) -> Iterator[int]:
    """A process and what it has begun; see proc(5)."""
    yield process
    for child in _begun_by(process):
        yield from _with_children(child)


def _begun_by(process: int) -> list[int]:
    """None where it, or a thread of it, has ended meanwhile."""
    try:
        lists = [path.read_text() for path in Path(f"/proc/{process}/task").glob("*/children")]
    except OSError:
        return []
    return [int(child) for each in lists for child in each.split()]


def _peak(process: int) -> float:
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM:")), 0.0)
