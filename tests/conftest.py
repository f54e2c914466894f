"""What all tests share: `pytest --update-golden` writes down what is there now, for you to look at."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings
from PIL import Image

settings.register_profile("same each time", derandomize=True)
if os.environ.get("CI"):  # a build says what a change did; looking for new examples is for people's machines
    settings.load_profile("same each time")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="Write what tests expect anew, then look at the difference."
    )


@pytest.fixture(scope="session", autouse=True)
def _nothing_kept() -> None:
    """Tests leave the cache folder of whoever runs them alone."""
    os.environ["BRIEFGEN_CACHE"] = "off"


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
