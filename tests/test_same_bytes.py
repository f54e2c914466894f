"""The same brief gives the same bytes in both formats: whatever the process, place, clock or neighbours are like."""

from __future__ import annotations

import hashlib
import json
import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from io import BytesIO
from pathlib import Path
from threading import Barrier

import docx
import pytest

from briefgen.build import Choices, prepare, render
from briefgen.problems import ProblemsFound
from briefgen.shelf import find_briefs
from briefgen.workspace import find_workspace
from tests.outside import program
from tests.writers.pdf.objects import opened

ROOT = Path(__file__).resolve().parents[1]
THREADS = 8

Sums = dict[str, str]
"""A checksum by the paper's file name."""


def built(root: Path, briefs: Iterable[str]) -> Sums:
    """The papers of a workspace's briefs, one after the other."""
    workspace = find_workspace(root)
    found = {}
    for name in briefs:
        prepared = prepare(workspace.inputs / f"{name}.yaml", workspace, Choices(embed_fonts=True))
        papers = render(prepared, ("docx", "pdf"))
        found |= {f"{name}.{kind}": hashlib.sha256(content).hexdigest() for kind, content in papers.items()}
    return found


def names(root: Path) -> list[str]:
    """The briefs of a workspace."""
    return [path.stem for path in find_briefs([find_workspace(root).inputs])]


def built_at_once(root: Path, seed: int) -> list[Sums]:
    """What each of some threads makes of the papers, all begun together, each in an order of its own."""
    start = Barrier(THREADS)
    sys.setswitchinterval(1e-4)  # a race that is lost once a month is lost at once

    def thread(number: int) -> Sums:
        briefs = names(root)
        random.Random(seed + number).shuffle(briefs)
        start.wait()
        return built(root, briefs)

    with ThreadPoolExecutor(THREADS) as threads:
        return list(threads.map(thread, range(THREADS)))


@cache
def here() -> Sums:
    """The papers as this process makes them."""
    return built(ROOT, names(ROOT))


def elsewhere(call: str, folder: Path, **environment: str) -> list[Sums]:
    """What a new process makes of the papers, begun in a folder, with more in its environment."""
    script = f"{_SET}\nimport json\nfrom tests.test_same_bytes import *\nprint(json.dumps({call}))"
    command = [sys.executable, "-c", script]
    settings = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    run = subprocess.run(command, cwd=folder, env=settings, capture_output=True, text=True, check=False, timeout=300)
    assert run.returncode == 0, run.stderr
    found: list[Sums] = json.loads(run.stdout)
    return found


MACHINES = {
    "hash seed 0": {"PYTHONHASHSEED": "0", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
    "hash seed 77": {"PYTHONHASHSEED": "77", "TZ": "America/New_York", "LC_ALL": "C", "PYTHONUTF8": "0"},
    "German": {"PYTHONHASHSEED": "1", "TZ": "Europe/Berlin", "LC_ALL": "de_DE.UTF-8"},
    "Turkish": {"PYTHONHASHSEED": "2", "TZ": "Asia/Karachi", "LC_ALL": "tr_TR.UTF-8"},
    "a clock of its own": {"SOURCE_DATE_EPOCH": "86400", "TZ": "UTC", "USER": "somebody", "HOSTNAME": "other"},
}


def locale_path(name: str, folder: Path) -> dict[str, str]:
    """Where a locale is found: nothing to say where the machine has it, else it is made; skips without the means."""
    try:
        subprocess.run(
            [sys.executable, "-c", _SET], env={**os.environ, "LC_ALL": name}, capture_output=True, check=True
        )
        return {}
    except subprocess.CalledProcessError:
        language, _, characters = name.partition(".")
        made = subprocess.run(
            [program("localedef", "it makes a locale"), "-i", language, "-f", characters, folder / name],
            capture_output=True,
            check=False,
        )
        if not (folder / name / "LC_CTYPE").is_file():
            pytest.skip(f"no locale {name}: {made.stderr.decode(errors='replace').strip()[-80:]}")
        return {"LOCPATH": str(folder)}


_SET = "import locale; locale.setlocale(locale.LC_ALL, '')"
"""What a program does that follows its user's locale; it fails where there is no such locale."""


@pytest.mark.parametrize("name", MACHINES)
def test_another_machine_makes_the_same(name: str, tmp_path: Path) -> None:
    settings = MACHINES[name]
    path = locale_path(settings.get("LC_ALL", "C"), tmp_path)
    call = f"[built(Path({str(ROOT)!r}), names(ROOT))]"
    assert elsewhere(call, tmp_path, HOME=str(tmp_path), **path, **settings) == [here()]


def test_another_folder_makes_the_same(tmp_path: Path) -> None:
    """The workspace lies elsewhere, under a name that paths like to break on, and the process stands in it."""
    moved = tmp_path / "Ümläut & space’s" / "desk"
    for each in ("inputs", "templates"):
        shutil.copytree(ROOT / each, moved / each)
    assert elsewhere("[built(Path.cwd(), names(Path.cwd()))]", moved) == [here()]


SETTINGS = (".reportlab_settings", ".reportlab_mods", "reportlab_settings.py", "reportlab_mods.py")
"""What ReportLab runs on import: from the person's own folder, and from anywhere on Python's path."""


@pytest.fixture
def settled(tmp_path: Path) -> dict[str, str]:
    """The environment of a person who has settings for ReportLab everywhere; each file tells when it is run."""
    for name in SETTINGS:
        told = f"open({str(tmp_path / 'run')!r}, 'a').write({name!r} + ' ')\n"
        (tmp_path / name).write_text(
            f"{told}useA85 = 1\ninvariant = 0\npdfMultiLine = 1\npageCompression = 0\n", "utf-8"
        )
    own = {"RL_pdfComments": "1", "RL_documentLang": "fr", "RL_pageCompression": "nonsense"}
    return {"HOME": str(tmp_path), "PYTHONPATH": os.pathsep.join((str(ROOT), str(tmp_path))), **own}


def test_settings_of_reportlab_change_nothing_and_are_not_read(settled: dict[str, str], tmp_path: Path) -> None:
    call = f"[built(Path({str(ROOT)!r}), ['red-sea-shipping'])]"
    [found] = elsewhere(call, tmp_path, **settled)
    assert found.items() <= here().items()
    assert not (tmp_path / "run").exists()


def test_without_us_reportlab_reads_them(settled: dict[str, str], tmp_path: Path) -> None:
    """So that the test above would notice."""
    del settled["RL_pageCompression"]  # which it refuses
    script = "from reportlab import rl_config; print(rl_config.useA85, rl_config.pdfComments, rl_config.documentLang)"
    command = [sys.executable, "-c", script]
    run = subprocess.run(
        command, cwd=tmp_path, env={**os.environ, **settled}, capture_output=True, text=True, check=True
    )
    assert run.stdout.split() == ["1", "1", "fr"]
    assert "reportlab_settings.py" in (tmp_path / "run").read_text("utf-8")


# ── The clock ────────────────────────────────────────────────────────────────


@pytest.fixture
def dateless(tmp_path: Path) -> Path:
    """A workspace whose template gives its papers no date."""
    (tmp_path / "templates" / "dateless").mkdir(parents=True)
    (tmp_path / "templates" / "dateless" / "paper.html").write_text(
        '{# A paper without a date. #}\n<paper title="{{ title | plain }}" language="en"><p>Words.</p></paper>\n',
        "utf-8",
    )
    (tmp_path / "inputs").mkdir()
    (tmp_path / "inputs" / "x.yaml").write_text("title: T\ndate: 2026\ntemplate: dateless\n", "utf-8")
    return tmp_path


def dates(root: Path) -> set[str]:
    """All that the two files of the workspace's brief say about when they were made, `None` where one says nothing."""
    workspace = find_workspace(root)
    papers = render(prepare(workspace.inputs / "x.yaml", workspace), ("docx", "pdf"))
    with opened(papers["pdf"]) as pdf:
        said = {str(pdf.docinfo.get(name)) for name in ("/CreationDate", "/ModDate")}
        said |= set(re.findall("<xmp:[A-Za-z]+Date>(.*?)<", pdf.Root.Metadata.read_bytes().decode()))
    properties = docx.Document(BytesIO(papers["docx"])).core_properties
    return said | {str(properties.created), str(properties.modified)}


def test_a_paper_without_a_date_has_that_of_source_date_epoch(dateless: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1770768000")
    assert dates(dateless) == {"D:20260211", "2026-02-11", "2026-02-11 00:00:00+00:00"}


def test_without_either_nothing_is_said(dateless: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert dates(dateless) == {"None"}
    monkeypatch.setenv("SOURCE_DATE_EPOCH", " ")
    assert dates(dateless) == {"None"}


@pytest.mark.parametrize("value", ["yesterday", "-1", "1.5", "١٢", "9" * 30])
def test_what_is_no_point_in_time_is_refused(value: str, dateless: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    with pytest.raises(ProblemsFound) as found:
        dates(dateless)
    [problem] = found.value.problems
    assert (str(problem.position), problem.rule) == ("SOURCE_DATE_EPOCH", "source-date-epoch")
    assert "date +%s" in problem.hint


# ── Neighbours ───────────────────────────────────────────────────────────────


def test_papers_made_before_leave_no_trace(tmp_path: Path) -> None:
    call = "[built(ROOT, reversed(names(ROOT))), built(ROOT, names(ROOT))]"
    assert elsewhere(call, tmp_path) == [here(), here()]


def test_threads_make_the_same(tmp_path: Path) -> None:
    """In a new process, so that what is made once for all papers is made by threads that race for it."""
    assert elsewhere("built_at_once(ROOT, 1)", tmp_path) == [here()] * THREADS


def test_a_paper_that_changed_would_be_noticed(tmp_path: Path) -> None:
    for each in ("inputs", "templates"):
        shutil.copytree(ROOT / each, tmp_path / each)
    brief = tmp_path / "inputs" / "pipeline-ransomware.yaml"
    brief.write_text(brief.read_text("utf-8").replace("pipeline", "pipelime", 1), "utf-8")
    [found] = elsewhere('[built(Path.cwd(), ["pipeline-ransomware"])]', tmp_path)
    assert all(found[paper] != here()[paper] for paper in found)
