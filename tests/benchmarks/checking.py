"""Checking a thousand briefs, and what each check costs in one of them.

The briefs are copies of the samples, in turn. Processor time is what counts here, by the
number of processes where several share the work: other work on the machine disturbs it
less than the clock on the wall.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from briefgen.brief import read_brief, template_data
from briefgen.build import Prepared, prepare
from briefgen.checks import BRIEF_CHECKS, PAPER_CHECKS, load_rules
from briefgen.checks.style import check_brief, check_paper
from briefgen.citations import load_bibliography
from briefgen.house_style import HouseStyle
from briefgen.problems import Collector
from briefgen.template import compose
from briefgen.workspace import find_workspace
from tests.benchmarks.processes import ROOT, run
from tests.benchmarks.report import Finding, milliseconds

SAMPLES = sorted((ROOT / "inputs").glob("*.yaml"))
PROCESSES = 2
MOST_SECONDS = 20.0
"""What a thousand briefs may take on two processors."""
REPEATS = 10


def findings(runs: int, briefs: int) -> Iterator[Finding]:
    """So many briefs by one process and by two, then the stages of checking one, then each check, the dearest first."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        copies(folder / "inputs", briefs)
        for jobs in (1, PROCESSES):
            yield _all(folder, briefs, jobs)
    prepared = [prepare(path, find_workspace(ROOT)) for path in SAMPLES]
    whole = _cost(runs, prepared, lambda each: prepare(each.file.path, find_workspace(ROOT)))
    yield Finding("one brief, warm", milliseconds(whole))
    stages = {"  reading it": _read, "  data for templates": _data, "  data and template to paper": _fill}
    checks = {f"  {check.__name__}": partial(_check_brief, check) for check in BRIEF_CHECKS}
    checks |= {f"  {check.__name__}": partial(_check_paper, check) for check in PAPER_CHECKS}
    checks |= {"  house style": _check_style, "  house style but page budgets": _check_words}
    costs = {name: _cost(runs, prepared, do) for name, do in {**stages, **checks}.items()}
    for name in [*stages, *sorted(checks, key=costs.__getitem__, reverse=True)]:
        yield Finding(name, milliseconds(costs[name]), ratio=f"{costs[name] / whole:.1%} of it")


def copies(folder: Path, count: int) -> None:
    """So many briefs of sample size in a folder, their files of events beside them: the samples in turn."""
    folder.mkdir()
    for data in (ROOT / "inputs").glob("*.csv"):
        shutil.copy(data, folder)
    texts = [path.read_text("utf-8") for path in SAMPLES]
    for number in range(count):
        (folder / f"brief-{number:04}.yaml").write_text(texts[number % len(texts)], "utf-8")


def _all(folder: Path, briefs: int, jobs: int) -> Finding:
    made = run([sys.executable, "-m", "briefgen", "check", str(folder / "inputs"), "-j", str(jobs)])
    seconds = made.processor / jobs
    aim = (f"under {MOST_SECONDS:g} s", seconds < MOST_SECONDS) if jobs == PROCESSES and briefs == 1000 else ("", None)
    what = f"checking {briefs:,} briefs, processes: {jobs}"
    return Finding(
        what,
        f"{seconds:.1f} s ({made.seconds:.1f} on the wall)",
        "–",
        f"{milliseconds(seconds * jobs / briefs)} a brief",
        *aim,
    )


def _cost(runs: int, briefs: list[Prepared], do: Callable[[Prepared], object]) -> float:
    """The processor time that something takes for a brief, in the mean of the samples: the median of the runs."""
    return statistics.median(_seconds(briefs, do) for _ in range(runs))


def _seconds(briefs: list[Prepared], do: Callable[[Prepared], object]) -> float:
    started = time.process_time()
    for _ in range(REPEATS):
        for each in briefs:
            do(each)
    return (time.process_time() - started) / REPEATS / len(briefs)


def _read(each: Prepared) -> object:
    return read_brief(each.file.path, find_workspace(ROOT))


def _data(each: Prepared) -> dict[str, object]:
    bibliography = load_bibliography(each.file, each.house, find_workspace(ROOT))
    return template_data(each.file, each.house, bibliography.fields())


def _fill(each: Prepared) -> object:
    workspace = find_workspace(ROOT)
    bibliography = load_bibliography(each.file, each.house, workspace)
    data = template_data(each.file, each.house, bibliography.fields())
    name = each.file.brief.template or each.house.template
    return compose(name, data, workspace, None, bibliography)


def _check_brief(check: Callable[..., None], each: Prepared) -> None:
    check(each.file, each.house, Collector())


def _check_style(each: Prepared, rules: HouseStyle | None = None) -> None:
    """Some rules of the house, else all: the brief's passages are divided once for them."""
    rules = rules or load_rules(find_workspace(ROOT).template_roots)
    check_brief(rules, each.file, each.house, Collector())
    check_paper(rules, each.file, each.house, each.paper, each.theme, Collector())


def _check_words(each: Prepared) -> None:
    rules = load_rules(find_workspace(ROOT).template_roots)
    _check_style(each, HouseStyle(rules=tuple(rule for rule in rules.rules if rule.kind != "pages")))


def _check_paper(check: Callable[..., None], each: Prepared) -> None:
    check(each.file, each.paper, each.theme, Collector())
