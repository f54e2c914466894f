"""Picture files that a brief, a template or a house names: where they may lie, and whether they are what they seem."""

from __future__ import annotations

import re
import warnings
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from urllib.parse import unquote

from briefgen.problems import did_you_mean
from briefgen.workspace import Workspace

LARGEST_IMAGE = 20_000_000
MOST_PIXELS = 50_000_000


class BadImage(Exception):
    """Why a picture can't be used: a message, what to do, and the rule it breaks."""

    def __init__(self, message: str, hint: str, rule: str) -> None:
        super().__init__(message)
        self.message, self.hint, self.rule = message, hint, rule


def find_image(source: str, folders: Sequence[Path], workspace: Workspace) -> Path:
    """The absolute path of a PNG or JPEG file that `source` names from one of `folders`, the first that has it.

    Raises BadImage when there is none, when it lies outside the workspace, or when it
    isn't a picture that can be set (see `check_image`).
    """
    if not source:
        raise BadImage(
            "this picture has no file", "write its path after its description: ![A map](map.png)", "missing-image"
        )
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//", source):
        raise BadImage(
            f"the picture “{source[:60]}” isn't a file here",
            "save it below the workspace and give its path",
            "image-address",
        )
    try:
        path = _located(source, folders, workspace)
    except (OSError, RuntimeError, ValueError):  # a name that no file can have, a link that points at itself
        raise BadImage(
            f"there is no picture “{source[:60]}”", "give the path of a PNG or JPEG file", "missing-image"
        ) from None
    check_image(path, source)
    return path


def check_image(path: Path, source: str) -> None:
    """Raises BadImage unless a file is a whole PNG or JPEG of at most `LARGEST_IMAGE` bytes and `MOST_PIXELS` pixels.

    `source` is what the person calls it.
    """
    found = path.stat()
    if found.st_size > LARGEST_IMAGE:
        message = (
            f"the picture “{source}” has {found.st_size / 1e6:.0f} MB; {LARGEST_IMAGE // 1_000_000} MB is the most"
        )
        raise BadImage(message, "save it smaller: 2,400 pixels across fill a page", "image-size")
    _check_content(path, source, found.st_mtime_ns)


def _located(source: str, folders: Sequence[Path], workspace: Workspace) -> Path:
    candidates = [base / name for name in dict.fromkeys((source, unquote(source))) for base in folders]
    allowed = [path for path in candidates if workspace.holds(path)]
    outside = [path for path in candidates if path not in allowed]
    if not allowed or (any(path.is_file() for path in outside) and not any(path.is_file() for path in allowed)):
        hint = "move it below the workspace and give its path from there"
        raise BadImage(f"the picture “{source}” lies outside the workspace", hint, "image-outside")
    for path in allowed:
        if path.is_file():
            return path.resolve()
    raise BadImage(f"there is no picture “{source}”", _nearest(source, folders, workspace), "missing-image")


def _nearest(source: str, folders: Sequence[Path], workspace: Workspace) -> str:
    """A hint naming the picture with the nearest name where it was looked for, else where it is looked for."""
    for base in folders:
        beside = (base / source).parent
        if workspace.holds(beside) and beside.is_dir():
            known = {path.name: path for path in beside.iterdir() if path.suffix.lower() in (".png", ".jpg", ".jpeg")}
            if hint := did_you_mean(Path(source).name, known):
                return hint
    own = [base for base in folders if base.is_relative_to(workspace.root)]
    names = ("the workspace's folder" if base == workspace.root else f"{workspace.shown(base)}/" for base in own)
    return f"the path begins at {' or '.join(dict.fromkeys(names))}"


@cache
def _check_content(path: Path, source: str, _changed: int) -> None:
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(path, formats=("PNG", "JPEG")) as image:
                _check_pixels(image.size, source)
                _check_whole(image)
    except Image.DecompressionBombError:
        raise _too_many_pixels(source) from None
    except (OSError, SyntaxError, ValueError, EOFError):
        hint = "open it in an image program and save it again as PNG or JPEG"
        raise BadImage(f"the picture “{source}” isn't a PNG or JPEG, or is damaged", hint, "image-content") from None


def _check_pixels(size: tuple[int, int], source: str) -> None:
    if size[0] * size[1] > MOST_PIXELS:
        raise _too_many_pixels(source)


def _too_many_pixels(source: str) -> BadImage:
    message = f"the picture “{source}” has more than {MOST_PIXELS // 1_000_000} million pixels"
    return BadImage(message, "save it smaller: 2,400 pixels across fill a page", "image-size")


def _check_whole(image: object) -> None:
    """Read all of it: every checksum of a PNG; a JPEG decoded at an eighth of its size, which is quick."""
    if image.format == "PNG":  # type: ignore[attr-defined]
        image.verify()  # type: ignore[attr-defined]
    else:
        image.draft(None, (max(1, image.size[0] // 8), max(1, image.size[1] // 8)))  # type: ignore[attr-defined]
        image.load()  # type: ignore[attr-defined]
