"""A built wheel works away from the checkout: templates, themes, fonts and samples travel in it."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's wheel, built once, offline, with the hatchling that the tests bring along."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", str(folder)]
    subprocess.run([*command, str(ROOT)], check=True, capture_output=True, text=True)
    [built] = folder.glob("*.whl")
    return built


def test_the_wheel_holds_what_papers_need_and_no_more(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as package:
        names = set(package.namelist())
    for needed in (
        "briefgen/shipped/templates/themes/standard.yaml",
        "briefgen/shipped/templates/fonts/amiri/Amiri-Regular.ttf",
        "briefgen/shipped/templates/fonts/amiri/OFL.txt",
        "briefgen/shipped/templates/briefing-paper/paper.html",
        "briefgen/shipped/inputs/balochistan-stability.yaml",
        "briefgen/graphics/maps/outlines/countries-50m.bin",
        "briefgen/graphics/maps/outlines/countries-110m.bin",
    ):
        assert needed in names
    assert not [name for name in names if name.startswith(("tests/", "docs/", "papers/"))]


def test_init_and_build_from_the_wheel_in_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as package:
        package.extractall(site)
    work = tmp_path / "work"
    work.mkdir()
    environment = {**os.environ, "PYTHONPATH": str(site)}

    def briefgen(*arguments: str, folder: Path) -> str:
        command = [sys.executable, "-m", "briefgen", *arguments]
        return subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True, text=True).stdout

    assert str(site / "briefgen/shipped/templates") in briefgen("doctor", folder=work)
    briefgen("init", "papers", folder=work)
    printed = briefgen("build", folder=work / "papers")
    assert "4 briefs built in" in printed
    papers = sorted(path.suffix for path in (work / "papers" / "papers").iterdir())
    assert papers == [".docx"] * 4 + [".pdf"] * 4
