"""The same papers, whoever makes them: two workers of a real scheduler, and what is said when they can't."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefgen.nightly import cluster as room
from briefgen.nightly import equipment
from briefgen.nightly.apart import build_apart
from briefgen.nightly.executors import remote
from briefgen.nightly.night import Job, Made
from briefgen.problems import ProblemsFound
from tests.nightly import deeds, machines

BRIEFS = [f"{continent}/{number}" for continent in ("africa", "asia") for number in range(6)]
_DRAWING = "".join(f"<p>{'It is quiet. ' * 30}</p>" for _ in range(10))


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with briefs that take a moment each."""
    root = tmp_path_factory.mktemp("house")
    (root / "templates/tiny").mkdir(parents=True)
    (root / "templates/house.yaml").write_text("organisation: Small\ntemplate: tiny\nword: {embed_fonts: no}\n")
    paper = f'<paper title="{{{{ title | plain }}}}" language="en">{{{{ summary }}}}{_DRAWING}</paper>'
    (root / "templates/tiny/paper.html").write_text(paper)
    for name in BRIEFS:
        path = root / "inputs" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"title: {name}\ndate: 2026-02-11\nsummary: All is quiet in {name}.\n")
    return root


@pytest.fixture(scope="module")
def alone(house: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The papers as this machine makes them."""
    out = tmp_path_factory.mktemp("alone")
    _nightly(house, out)
    papers = _papers(out)
    assert len(papers) == 2 * len(BRIEFS)
    return papers


@pytest.fixture(scope="module")
def workers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[machines.Cluster]:
    """A scheduler with two workers."""
    with machines.cluster(tmp_path_factory.mktemp("cluster"), BRIEFGEN_CACHE="off") as cluster:
        cluster.hire("first", "second")
        yield cluster


def _command(house: Path, out: Path, *arguments: str, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "briefgen", "nightly", "-o", str(out), *arguments],
        cwd=house,
        env={**os.environ, "PYTHONPATH": str(machines.ROOT), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _nightly(house: Path, out: Path, *arguments: str, code: int = 0, **environment: str) -> tuple[str, str]:
    with _command(house, out, *arguments, **environment) as process:
        said = process.communicate(timeout=machines.LONGEST)
    assert process.returncode == code, said
    return said


def _papers(out: Path) -> dict[str, bytes]:
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.glob("a*/*"))}


def _job(house: Path, brief: str, staged: Path) -> Job:
    return Job(
        f"inputs/{brief}.yaml", brief, str(house), str(staged), str(house / "papers" / ".issues"), ("pdf",), {}, 60.0
    )


def test_a_worker_that_is_killed_costs_nothing(
    house: Path, alone: dict[str, bytes], workers: machines.Cluster, tmp_path: Path
) -> None:
    (doomed,) = workers.hire("doomed")
    with _command(house, tmp_path, "--executor", workers.url) as night:
        machines.until(lambda: _papers(tmp_path), "the first paper is there")
        doomed.send(signal.SIGSTOP)  # whatever it is at, it won't come to its end
        workers.lay_off("doomed")
        said, errors = night.communicate(timeout=machines.LONGEST)
    assert (night.returncode, errors) == (0, "")
    built = sorted(line.split()[0] for line in said.splitlines() if "  built in " in line)
    assert built == [f"inputs/{name}.yaml" for name in BRIEFS]
    assert _papers(tmp_path) == alone


def test_a_run_that_is_stopped_ends_at_once_and_the_next_one_goes_on(
    house: Path, alone: dict[str, bytes], workers: machines.Cluster, tmp_path: Path
) -> None:
    with _command(house, tmp_path, "--executor", workers.url) as night:
        machines.until(lambda: _papers(tmp_path), "the first paper is there")
        night.send_signal(signal.SIGINT)
        night.communicate(timeout=machines.LONGEST)
    assert night.returncode == 130
    made = _papers(tmp_path)
    assert made.items() <= alone.items()
    assert not (tmp_path / ".nightly/staged").exists()
    _nightly(house, tmp_path, "--executor", workers.url)
    assert _papers(tmp_path) == alone


def test_a_brief_that_ends_every_worker_is_named_and_costs_no_other(
    house: Path, workers: machines.Cluster, tmp_path: Path
) -> None:
    names = ["asia/0", "deadly", "asia/1", "asia/2"]
    with remote(workers.url, house, tmp_path, None).at_work() as executor:
        futures = {name: executor.submit(deeds.build_or_die, _job(house, name, tmp_path)) for name in names}
        made = {name: future.result(machines.LONGEST) for name, future in futures.items()}
        executor._client.wait_for_workers(2, machines.LONGEST)  # type: ignore[attr-defined]  # Dask begins them anew
    assert {name: each.cause for name, each in made.items()} == dict.fromkeys(names, "") | {"deadly": "died"}
    (problem,) = made["deadly"].problems
    assert (str(problem.position), problem.rule) == ("inputs/deadly.yaml", "lost-died")
    assert problem.message == "each worker that was to make its paper was lost"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """What the environment has to say to reach a store that speaks S3."""
    with machines.s3(tmp_path_factory.mktemp("s3")) as environment:
        yield environment


@pytest.fixture(scope="module")
def remote_workers(
    tmp_path_factory: pytest.TempPathFactory, store: dict[str, str]
) -> Iterator[tuple[machines.Cluster, Path]]:
    """A scheduler with two workers of one machine, which keep what they take down in a cache folder."""
    cache = tmp_path_factory.mktemp("cache")
    settings = {"XDG_CACHE_HOME": str(cache), "BRIEFGEN_CACHE": "", **store}
    with machines.cluster(tmp_path_factory.mktemp("remote"), **settings) as cluster:
        cluster.hire("first", "second")
        yield cluster, cache / "briefgen" / "workspaces"


def test_by_a_store_workers_make_the_same_papers(
    house: Path,
    alone: dict[str, bytes],
    remote_workers: tuple[machines.Cluster, Path],
    store: dict[str, str],
    tmp_path: Path,
) -> None:
    cluster, copies = remote_workers
    by_store = ("--executor", cluster.url, "--shared", "s3://house/nightly")
    _nightly(house, tmp_path, *by_store, **store)
    assert _papers(tmp_path) == alone
    (copy,) = (path for path in copies.iterdir() if path.is_dir())
    assert sorted(path.name for path in copy.iterdir()) == ["snapshot.json", "workspace"]
    assert (copy / "workspace/inputs/asia/1.yaml").read_bytes() == (house / "inputs/asia/1.yaml").read_bytes()

    news = house / "inputs/asia/news.yaml"
    news.write_text("title: News\ndate: 2026-02-11\nsummary: It is loud.\n")
    said, _ = _nightly(house, tmp_path, *by_store, "--only", "asia/news", **store)
    news.unlink()
    assert said.startswith("inputs/asia/news.yaml  built in ")
    contents = _listed(store, "house/nightly/content")
    assert len(contents) == 2 * len(BRIEFS) + 3  # each once: briefs and records, house, template, news
    assert _listed(store, "house/nightly/papers") == []
    assert len(list(copies.glob("*/snapshot.json"))) == 2


def _listed(store: dict[str, str], folder: str) -> list[str]:
    import s3fs

    system = s3fs.S3FileSystem(
        key="x", secret="x", client_kwargs={"endpoint_url": store["AWS_ENDPOINT_URL"], "region_name": "us-east-1"}
    )
    return list(system.find(folder))


def test_what_is_wrong_with_the_command_is_said_before_anything_is_done(house: Path, tmp_path: Path) -> None:
    for arguments, words in (
        (["--executor", "ray://there"], "“ray://there” is no scheduler: write dask://HOST:8786."),
        (["--executor", "dask://"], "“dask://” is no scheduler: write dask://HOST:8786."),
        (["--executor", "dask://there:port"], "“dask://there:port” is no scheduler: write dask://HOST:8786."),
        (["--executor", "dask://there", "--shared", "gopher://there"], "--shared gopher://there: ValueError: Protocol"),
        (["--executor", "dask://there", "--jobs", "2"], "--jobs goes without --executor"),
        (["--shared", "s3://house"], "--shared goes with --executor"),
    ):
        _, errors = _nightly(house, tmp_path, *arguments, code=2)
        assert words in " ".join(errors.split())
    assert list(tmp_path.iterdir()) == []


def test_where_dask_is_missing_the_command_to_install_it_is_named(house: Path) -> None:
    without = "import sys; sys.modules['distributed'] = None; from briefgen.cli import main; main()"
    arguments = [sys.executable, "-c", without, "nightly", "--executor", "dask://there"]
    environment = {**os.environ, "PYTHONPATH": str(machines.ROOT)}
    said = subprocess.run(arguments, cwd=house, env=environment, capture_output=True, text=True)
    assert said.returncode == 2
    assert "pip install 'FOLDER-OF-BRIEFGEN[dask]'" in said.stderr


@pytest.mark.parametrize(
    ("url", "address"), [("dask://there", "tcp://there:8786"), ("dask+tls://[::1]:9", "tls://[::1]:9")]
)
def test_addresses_of_schedulers(house: Path, url: str, address: str) -> None:
    assert remote(url, house, house, None).address == address


def test_no_scheduler_and_no_workers_are_told(house: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "CONNECTING", 0.5)
    monkeypatch.setattr(room, "WAITING", 0.5)
    with pytest.raises(ProblemsFound) as refused, remote("dask://127.0.0.1:9", house, tmp_path, None).at_work():
        pass
    (problem,) = refused.value.problems
    assert problem.message.startswith("no scheduler answers at tcp://127.0.0.1:9 (")
    with machines.cluster(tmp_path) as empty:
        with pytest.raises(ProblemsFound) as refused, remote(empty.url, house, tmp_path, None).at_work():
            pass
        (problem,) = refused.value.problems
        assert problem.message == f"the scheduler at {empty.address} has no worker"
        assert f"`dask worker {empty.address}`" in problem.hint


def test_workers_with_other_versions_are_named(
    house: Path, workers: machines.Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(equipment, "made_with", lambda _: {"program:reportlab": "5.0.9", "program:python": sys.version})
    with pytest.raises(ProblemsFound) as refused, remote(workers.url, house, tmp_path, None).at_work():
        pass
    assert len(refused.value.problems) == 2
    for problem in refused.value.problems:
        assert problem.position.path.startswith("tcp://127.0.0.1:")
        assert f"reportlab {_version('reportlab')} (here 5.0.9)" in problem.message


def test_a_worker_that_joins_later_with_other_versions_makes_no_paper(
    house: Path, workers: machines.Cluster, tmp_path: Path
) -> None:
    with remote(workers.url, house, tmp_path, None).at_work() as executor:
        executor._expected |= {"program:reportlab": "5.0.9"}  # type: ignore[attr-defined]
        made: Made = executor.submit(build_apart, _job(house, "asia/0", tmp_path)).result(machines.LONGEST)
    assert (made.cause, made.papers) == ("died", {})
    assert "a worker that came later (tcp://127.0.0.1:" in made.problems[0].message


def test_a_worker_that_sees_another_folder_is_named(
    house: Path, workers: machines.Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(equipment, "_sees", _sees_nothing)
    with pytest.raises(ProblemsFound) as refused, remote(workers.url, house, tmp_path, None).at_work():
        pass
    assert [problem.message for problem in refused.value.problems] == [
        f"this worker doesn't see {house}, or may not write to {tmp_path}"
    ] * 2
    assert list(tmp_path.iterdir()) == []


def _sees_nothing(*_: str) -> bool:
    return False


def test_a_worker_without_briefgen_is_named() -> None:
    lacking = {"tcp://there:1": ModuleNotFoundError("No module named 'briefgen'")}
    with pytest.raises(ProblemsFound) as refused:
        equipment.look_at(lambda *_: lacking, Path(), None)
    (problem,) = refused.value.problems
    assert (problem.position.path, problem.message) == (
        "tcp://there:1",
        "this worker hasn't got briefgen, or another one (No module named 'briefgen')",
    )


def test_when_the_last_worker_or_the_scheduler_is_lost_the_run_ends(
    house: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "WAITING", 3.0)
    with machines.cluster(tmp_path, BRIEFGEN_CACHE="off") as cluster:
        cluster.hire("only")
        with remote(cluster.url, house, tmp_path, None).at_work() as executor:
            cluster.lay_off("only")
            futures = [executor.submit(build_apart, _job(house, name, tmp_path)) for name in BRIEFS[:2]]
            made = [future.result(machines.LONGEST) for future in futures]
        assert [each.problems[0].message for each in made] == ["for 3 s no worker was to be reached"] * 2

        monkeypatch.setattr(room, "CONNECTING", 5.0)
        cluster.hire("another")
        with remote(cluster.url, house, tmp_path, None).at_work() as executor:
            cluster.scheduler.send(signal.SIGSTOP)
            future = executor.submit(build_apart, _job(house, "asia/0", tmp_path))
            assert future.result(machines.LONGEST).cause == "died"
        cluster.scheduler.send(signal.SIGCONT)
        with remote(cluster.url, house, tmp_path, None).at_work() as executor:
            cluster.scheduler.kill()
            future = executor.submit(build_apart, _job(house, "asia/0", tmp_path))
            assert future.result(machines.LONGEST).cause == "died"


def _version(library: str) -> str:
    from importlib.metadata import version

    return version(library)
