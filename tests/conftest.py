"""What all tests share: `pytest --update-golden` writes down what is there now, for you to look at."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from pathlib import Path

import pytest
import resvg_py
from hypothesis import HealthCheck, settings
from PIL import Image

from briefgen import kept as kept_between_runs
from briefgen.workers import processors

settings.register_profile(  # an example that takes seconds is a fault; on a busy machine each may take a fifth of one
    "here", deadline=5_000, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("same each time", settings.get_profile("here"), derandomize=True)
# A build says what a change did; looking for new examples is for people's machines.
settings.load_profile("same each time" if os.environ.get("CI") else "here")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="Write what tests expect anew, then look at the difference."
    )


def pytest_configure(config: pytest.Config) -> None:
    """The cache folder of whoever runs the tests is left alone: theirs begins empty, and programs they start have none.

    What is kept there, compiled templates above all, is half the time of a test that fills one.
    """
    folder = tempfile.TemporaryDirectory(prefix="briefgen-tests-")
    config.add_cleanup(folder.cleanup)
    kept_between_runs._place = lambda: Path(folder.name)
    os.environ.pop("BRIEFGEN_CACHE", None)
    assert kept_between_runs.own_folder() == Path(folder.name)
    os.environ["BRIEFGEN_CACHE"] = "off"


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """The whole suite runs on all processors; a part that somebody names begins at once, in one process."""
    return processors() if config.args_source is pytest.Config.ArgsSource.TESTPATHS else 0


@pytest.fixture(scope="session", autouse=True)
def _painted_once() -> Iterator[None]:
    """A map that stands in hundreds of papers becomes pixels once: that takes longer than all else of the paper.

    Processes that tests start paint for themselves, and say whether the same outlines give the same pixels.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(resvg_py, "svg_to_bytes", lru_cache(maxsize=100)(resvg_py.svg_to_bytes))
        yield


@pytest.fixture
def cache_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of one test alone, in use but not there yet."""
    place = tmp_path / "cache" / "briefgen"
    monkeypatch.setattr(kept_between_runs, "_place", lambda: place)
    monkeypatch.delenv("BRIEFGEN_CACHE", raising=False)
    for name in ("own_folder", "_forget_old"):
        monkeypatch.setattr(kept_between_runs, name, cache(getattr(kept_between_runs, name).__wrapped__))
    return place


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compares a text with the file that holds what is expected; with --update-golden, writes the file instead."""

    def compare(expected: Path, actual: str) -> None:
        if request.config.getoption("--update-golden"):
            expected.write_text(actual, encoding="utf-8")
        assert expected.is_file(), f"{expected} is missing: run pytest --update-golden, then look at it"
        assert actual == expected.read_text(encoding="utf-8")

    return compare


@pytest.fixture
def kept(request: pytest.FixtureRequest) -> Callable[[Path, Image.Image], Image.Image]:
    """The grey picture that a file holds; with --update-golden, the picture of now is written there first."""

    def read(path: Path, picture: Image.Image) -> Image.Image:
        if request.config.getoption("--update-golden"):
            picture.save(path, optimize=True)
        assert path.is_file(), f"{path} is missing: run pytest --update-golden, then look at it"
        with Image.open(path) as found:
            return found.convert("L")

    return read
