"""Picture files that a brief, a template or a house names: where they may lie, whether they are what they seem, and
what of them goes into a paper."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from urllib.parse import unquote

from briefgen.frozen import frozen
from briefgen.problems import did_you_mean
from briefgen.reads import files_in, is_file, remembered, stamp
from briefgen.workspace import Workspace

if TYPE_CHECKING:
    from PIL import Image

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
    found = stamp(path)
    if found and found.size > LARGEST_IMAGE:
        message = f"the picture “{source}” has {found.size / 1e6:.0f} MB; {LARGEST_IMAGE // 1_000_000} MB is the most"
        raise BadImage(message, "save it smaller: 2,400 pixels across fill a page", "image-size")
    _check_content(path, source)


def _located(source: str, folders: Sequence[Path], workspace: Workspace) -> Path:
    candidates = [base / name for name in dict.fromkeys((source, unquote(source))) for base in folders]
    allowed = [path for path in candidates if workspace.holds(path)]
    outside = [path for path in candidates if path not in allowed]
    if found := next((path for path in allowed if is_file(path)), None):
        return found.resolve()
    if not allowed or any(path.is_file() for path in outside):
        hint = "move it below the workspace and give its path from there"
        raise BadImage(f"the picture “{source}” lies outside the workspace", hint, "image-outside")
    raise BadImage(f"there is no picture “{source[:60]}”", _nearest(source, folders, workspace), "missing-image")


def _nearest(source: str, folders: Sequence[Path], workspace: Workspace) -> str:
    """A hint naming the picture with the nearest name where it was looked for, else where it is looked for."""
    for base in folders:
        beside = (base / source).parent
        if workspace.holds(beside):
            known = [path.name for path in files_in(beside, "*") if path.suffix.lower() in (".png", ".jpg", ".jpeg")]
            if hint := did_you_mean(Path(source).name, known):
                return hint
    own = [base for base in folders if base.is_relative_to(workspace.root) and base.is_dir()]
    names = ("the workspace's folder" if base == workspace.root else f"{workspace.shown(base)}/" for base in own)
    return f"the path begins at {' or '.join(dict.fromkeys(names))}"


@remembered(most=500)
def _check_content(path: Path, source: str) -> None:
    from PIL import Image

    stamp(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what Pillow says of size and notes is looked at below, or not used
            with _opened(path) as image:
                _check_pixels(image.size, source)
                if image.format == "PNG":
                    image.verify()  # every checksum; then it has to be opened anew
            with _opened(path) as image:
                image.draft(None, (max(1, image.width // 8), max(1, image.height // 8)))  # quick for a JPEG
                image.load()
    except Image.DecompressionBombError:
        raise _too_many_pixels(source) from None
    except (OSError, SyntaxError, ValueError, EOFError):
        hint = "open it in an image program and save it again as PNG or JPEG"
        raise BadImage(f"the picture “{source}” isn't a PNG or JPEG, or is damaged", hint, "image-content") from None


def _opened(path: Path) -> Image.Image:
    from PIL import Image

    return Image.open(path, formats=("PNG", "JPEG"))


def _check_pixels(size: tuple[int, int], source: str) -> None:
    if size[0] * size[1] > MOST_PIXELS:
        raise _too_many_pixels(source)


def _too_many_pixels(source: str) -> BadImage:
    message = f"the picture “{source}” has more than {MOST_PIXELS // 1_000_000} million pixels"
    return BadImage(message, "save it smaller: 2,400 pixels across fill a page", "image-size")


@frozen
class Picture:
    """A picture as a paper holds it, a PNG or JPEG that every program shows alike: upright, grey or RGB, eight bits."""

    kind: Literal["png", "jpeg"]
    width: int
    height: int
    content: bytes


@remembered(most=8)
def load_picture(src: str) -> Picture:
    """The picture in a file that has been checked: the file without its notes where that will do, else made anew."""
    path = Path(src)
    stamp(path)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with _opened(path) as image:
            kind: Literal["png", "jpeg"] = "png" if image.format == "PNG" else "jpeg"
            if _will_do(image):
                return Picture(kind, *image.size, _without_notes(path.read_bytes(), kind))
            made = _made_anew(image)
    content = BytesIO()
    made.save(content, kind, quality=_QUALITY, icc_profile=None)
    return Picture(kind, *made.size, _without_notes(content.getvalue(), kind))


def _will_do(image: Image.Image) -> bool:
    plain = image.mode in _MODES and not ("transparency" in image.info and image.mode != "P")
    # A camera's notes (Exif) say how it was held, but also where and whose it is: that goes into no paper.
    return plain and max(image.size) <= _FINEST and not image.getexif() and not _means_other_colours(image)


_PNG_NOTES = (b"tEXt", b"zTXt", b"iTXt", b"tIME", b"eXIf")
_JPEG_NOTES = (0xE1, 0xED, 0xFE)
"""Exif and XMP, IPTC, comments."""


def _without_notes(content: bytes, kind: Literal["png", "jpeg"]) -> bytes:
    """A file without what programs have noted in it: titles, comments, authors, times. Its pixels stay as they are."""
    return b"".join(_png_parts(content) if kind == "png" else _jpeg_parts(content))


def _png_parts(content: bytes) -> Iterator[bytes]:
    """The signature, then each chunk that is no note (ISO/IEC 15948 §5.3); what follows the last is no picture."""
    yield content[:8]
    at, name = 8, b""
    while at < len(content) and name != b"IEND":
        end, name = at + 12 + int.from_bytes(content[at : at + 4], "big"), content[at + 4 : at + 8]
        if name not in _PNG_NOTES:
            yield content[at:end]
        at = end


def _jpeg_parts(content: bytes) -> Iterator[bytes]:
    """The segments before the pixels that are no notes (ITU-T T.81, B.1.1), then all the rest."""
    yield content[:2]
    at = 2
    while content[at] == 0xFF and content[at + 1] != 0xDA:
        end = at + 1 if content[at + 1] == 0xFF else at + 2 + int.from_bytes(content[at + 2 : at + 4], "big")
        if content[at + 1] not in _JPEG_NOTES:
            yield content[at:end]
        at = end
    yield content[at:]


def _means_other_colours(image: Image.Image) -> bool:
    """Whether a profile says that its numbers are not those of sRGB, which is what programs without an eye for it show.

    A PDF's picture is one of them: PDF heeds no profile that is inside a JPEG or PNG.
    """
    profile = image.info.get("icc_profile") or b""
    return bool(profile) and not any("sRGB".encode(name) in profile for name in ("ascii", "utf-16-be"))


def _in_srgb(image: Image.Image) -> Image.Image:
    """The picture in the colours of sRGB; a profile that can't be used is as good as none."""
    if not _means_other_colours(image) or image.mode not in ("L", "RGB", "RGBA", "CMYK"):
        return image
    from PIL import ImageCms

    own, srgb = BytesIO(image.info["icc_profile"]), ImageCms.createProfile("sRGB")
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    try:
        return ImageCms.profileToProfile(image, ImageCms.ImageCmsProfile(own), srgb, outputMode=mode) or image
    except (ImageCms.PyCMSError, OSError):
        return image


def _made_anew(image: Image.Image) -> Image.Image:
    """Turned as the camera was held, its colours as screens have them, no larger than a sheet can show."""
    from PIL import ImageOps

    if "transparency" in image.info:
        image = image.convert("RGBA")
    elif image.mode.startswith("I"):
        image = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    elif image.mode == "P" and _means_other_colours(image):
        image = image.convert("RGB")
    image = _in_srgb(image)
    image.thumbnail((_FINEST, _FINEST))
    return ImageOps.exif_transpose(image if image.mode in _MODES else image.convert("RGB"))


_MODES = ("1", "L", "LA", "P", "RGB", "RGBA")
_FINEST = 4000
"""More pixels than this don't show: a sheet is 3,508 high at 300 to the inch."""
_QUALITY = 92
