"""What a machine that doesn't see the workspace takes down is the workspace, and nothing gets out of its folder."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest

from briefgen import kept
from briefgen.nightly import away
from briefgen.nightly.away import Depot, build_away, clear, deposit, fetched
from briefgen.nightly.night import Job, Made, Staged
from briefgen.nightly.snapshot import Unfit
from briefgen.nightly.store import Unreachable, store_at


@pytest.fixture(autouse=True)
def _no_cache_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    """Copies of the workspace lie where a test looks for them."""
    monkeypatch.setattr(kept, "own_folder", lambda: None)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "workspace"
    for name in ("inputs/asia/x.yaml", "templates/house.yaml", "data/events.csv", "papers/asia/x.pdf", ".git/config"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(f"this is {name}")
    (root / "inputs/map.png").symlink_to("../data/events.csv")
    (root / "inputs/absolute.csv").symlink_to(root / "data/events.csv")
    (root / "linked").symlink_to("data")
    (root / "inputs/outside.csv").symlink_to("/etc/hostname")
    (root / "papers/.issues/asia").mkdir(parents=True)
    (root / "papers/.issues/asia/x.json").write_text("an earlier issue")
    return root


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store"


def _job(root: Path, timeout: float = 60.0) -> Job:
    staged = root / "papers/.nightly/staged"
    staged.mkdir(parents=True, exist_ok=True)
    return Job("inputs/asia/x.yaml", "asia/x", str(root), str(staged), "", ("pdf",), timeout=timeout)


def _deposited(root: Path, store: Path) -> Depot:
    return deposit(str(store), root, root / "papers")


def _files(job: Job) -> Made:
    """What is there on the machine that has a job, as a text."""
    seen = {folder: Path(folder) for folder in (job.root, job.issues)}
    names = [path.relative_to(at).as_posix() for at in seen.values() for path in _all(at)]
    return Made(trace="\n".join(sorted(names)))


def _all(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if not path.is_dir()]


def _paper(job: Job) -> Made:
    """A paper that quotes the brief."""
    content = (Path(job.root) / job.brief).read_bytes()
    path = Path(job.staged) / "some.pdf"
    path.write_bytes(content)
    staged = Staged(str(path), len(content), hashlib.sha256(content).hexdigest())
    return Made(papers={"pdf": staged}, reads={job.brief: ("digest", (1, 2, 3, 4))})


def test_the_workspace_arrives_without_papers_hidden_files_and_links_that_lead_out(
    root: Path, store: Path, tmp_path: Path
) -> None:
    depot = _deposited(root, store)
    seen = build_away(_files, _job(root), depot, str(tmp_path)).trace.split("\n")
    assert seen == [
        "asia/x.json",
        "data/events.csv",
        "inputs/absolute.csv",
        "inputs/asia/x.yaml",
        "inputs/map.png",
        "templates/house.yaml",
    ]
    copy = tmp_path / "workspaces" / depot.snapshot / "workspace"
    assert (copy / "linked/events.csv").read_text() == "this is data/events.csv"
    assert (copy / "inputs/absolute.csv").resolve() == copy / "data/events.csv"


def test_a_paper_comes_back_whole_and_the_store_forgets_it(root: Path, store: Path, tmp_path: Path) -> None:
    depot = _deposited(root, store)
    job = _job(root)
    made = fetched(build_away(_paper, job, depot, str(tmp_path)), Path(job.staged), depot)
    assert Path(made.papers["pdf"].path).parent == Path(job.staged)
    assert Path(made.papers["pdf"].path).read_text() == "this is inputs/asia/x.yaml"
    assert made.reads == {job.brief: ("digest", None)}
    clear(depot)
    assert not list((store / "papers").rglob("*.pdf"))


def test_a_damaged_paper_is_none(root: Path, store: Path, tmp_path: Path) -> None:
    depot = _deposited(root, store)
    made = build_away(_paper, _job(root), depot, str(tmp_path))
    (paper,) = (store / depot.papers).iterdir()
    paper.write_text("something else")
    with pytest.raises(Unfit, match="a paper came damaged"):
        fetched(made, Path(_job(root).staged), depot)
    leading_out = replace(made, papers={"pdf": Staged("../../../etc/hostname", 1, "")})
    with pytest.raises(Unreachable):
        fetched(leading_out, Path(_job(root).staged), depot)


def test_only_what_is_missing_is_sent(root: Path, store: Path) -> None:
    _deposited(root, store)
    before = {path.name: path.stat().st_mtime_ns for path in (store / "content").iterdir()}
    (root / "data/events.csv").write_text("another file")
    half = hashlib.sha256(b"this is inputs/asia/x.yaml").hexdigest()
    (store / "content" / half).write_text("this is in")  # as when the sender was killed
    _deposited(root, store)
    after = {path.name: path.stat().st_mtime_ns for path in (store / "content").iterdir()}
    assert len(after) == len(before) + 1
    assert {name for name in before if after[name] != before[name]} == {half}
    assert (store / "content" / half).read_text() == "this is inputs/asia/x.yaml"


def test_what_a_store_has_forgotten_is_sent_again(root: Path, store: Path) -> None:
    """As a lifecycle rule has it forget what is old."""
    depot = _deposited(root, store)
    files = sorted(path for path in store.rglob("*") if path.is_file())
    for path in files:
        path.unlink()
    assert _deposited(root, store).snapshot == depot.snapshot
    assert sorted(path for path in store.rglob("*") if path.is_file()) == files


def test_damaged_contents_make_no_workspace(root: Path, store: Path, tmp_path: Path) -> None:
    depot = _deposited(root, store)
    content = store / "content" / hashlib.sha256(b"this is templates/house.yaml").hexdigest()
    content.write_text("this is templates/house.yam!")
    for _ in range(2):
        with pytest.raises(Unfit, match=r"templates/house\.yaml came damaged"):
            build_away(_files, _job(root), depot, str(tmp_path))
    content.unlink()
    with pytest.raises(Unreachable):
        build_away(_files, _job(root), depot, str(tmp_path))
    content.write_text("this is templates/house.yaml")
    assert "templates/house.yaml" in build_away(_files, _job(root), depot, str(tmp_path)).trace
    (store / "snapshots" / depot.snapshot).write_text("{}")
    with pytest.raises(Unfit, match="the snapshot came damaged"):
        build_away(_files, _job(root), depot, str(root))  # another machine, which has no copy yet


@pytest.mark.parametrize(
    ("files", "links"),
    [
        ({"../out": ""}, {}),
        ({"workspace/../../out": ""}, {}),
        ({"/tmp/out": ""}, {}),
        ({}, {"workspace/x": "/etc"}),
        ({}, {"workspace/x": "../.."}),
        ({}, {"workspace/a": ".", "workspace/b": "a/../.."}),
        ({}, {"../x": "y"}),
    ],
)
def test_nothing_gets_out_of_its_folder(
    files: dict[str, str], links: dict[str, str], store: Path, root: Path, tmp_path: Path
) -> None:
    empty = hashlib.sha256(b"").hexdigest()
    described = json.dumps({"files": dict.fromkeys(files, empty), "links": links}).encode()
    digest = hashlib.sha256(described).hexdigest()
    store_at(str(store)).write({f"snapshots/{digest}": described, f"content/{empty}": b""})
    with pytest.raises(Unfit, match="leads out of its folder"):
        build_away(_files, _job(root), Depot(str(store), digest, "papers/x"), str(tmp_path))
    assert not [*tmp_path.glob("out"), *(tmp_path / "workspaces").glob("out")]
    assert not (tmp_path / "workspaces" / digest).exists()


def test_copies_are_few_and_made_of_each_other(
    root: Path, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        (root / "inputs/asia/x.yaml").write_text(f"this is issue {number}")
        depot = _deposited(root, store)
        for content in (store / "content").iterdir():
            if number and content.read_text().startswith("this is templates"):
                content.write_bytes(b"x" * content.stat().st_size)  # nobody takes it down any more
        build_away(_files, _job(root, timeout=0.001), depot, str(tmp_path))
    copies = [path for path in (tmp_path / "workspaces").iterdir() if path.is_dir()]
    assert len(copies) == away._KEPT
    assert depot.snapshot in {path.name for path in copies}


def test_a_workspace_that_is_too_large_is_refused(root: Path, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefgen.nightly.snapshot._MOST_FILES", 2)
    with pytest.raises(Unfit, match="has more than 2 files or 8 GB"):
        _deposited(root, store)
