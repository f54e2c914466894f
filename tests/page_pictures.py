"""Pages as pictures: how far two are apart, and what LibreOffice makes of Word files."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter, ImageStat

from tests.outside import program

Kept = Callable[[Path, Image.Image], Image.Image]
"""The fixture `kept` of `conftest`."""


def printed_by_libreoffice(papers: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """Word files by their names as LibreOffice prints them to PDF; skips the test where it isn't there."""
    office = program("soffice", "it opens Word files")
    sources = {name: folder / f"{name}.docx" for name in papers}
    for name, source in sources.items():
        source.write_bytes(papers[name])
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [office, "--headless", profile, "--convert-to", "pdf", "--outdir", folder, *sources.values()]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return {name: source.with_suffix(".pdf").read_bytes() for name, source in sources.items()}


def shifted(picture: Image.Image, down: int) -> Image.Image:
    """The picture with most of it moved down by so many of its points."""
    moved = picture.copy()
    moved.paste(picture.crop((0, 100, picture.width, 400)), (0, 100 + down))
    return moved


def blurred(picture: Image.Image) -> Image.Image:
    """The picture with lines of text run into grey fields."""
    return picture.filter(ImageFilter.GaussianBlur(4))


def difference(one: Image.Image, other: Image.Image) -> float:
    """How far two grey pictures are apart: the mean of the differences of their points, 0 to 255."""
    assert one.size == other.size
    return float(ImageStat.Stat(ImageChops.difference(one, other)).mean[0])
