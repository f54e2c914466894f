"""What font files say of themselves."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from briefgen.theme.fonts import font_file, may_travel
from tests.ooxml.papers import ROOT

SERIF = ROOT / "templates/fonts/source-serif-4/SourceSerif4-Regular.ttf"


def licensed(path: Path, rights: int) -> Path:
    """The serif with other rights in its `OS/2` table."""
    content = bytearray(SERIF.read_bytes())
    entry = next(at for at in range(12, 600, 16) if content[at : at + 4] == b"OS/2")
    struct.pack_into(">H", content, struct.unpack_from(">L", content, entry + 8)[0] + 8, rights)
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("rights", "travels"),
    [
        (0x0000, True),  # installable
        (0x0008, True),  # editable
        (0x0100, True),  # not to be subset: it goes whole
        (0x000C, True),  # older tables name several: the widest holds
        (0x0002, False),  # restricted
        (0x0004, False),  # preview and print: the paper could not be edited
        (0x0200, False),  # bitmaps only
        (0x0208, False),
    ],
)
def test_a_font_says_whether_it_may_be_embedded(rights: int, travels: bool, tmp_path: Path) -> None:
    assert may_travel(font_file(licensed(tmp_path / "font.ttf", rights))) is travels


def test_all_shipped_fonts_may() -> None:
    fonts = list((ROOT / "templates" / "fonts").rglob("*.ttf"))
    assert fonts
    assert all(may_travel(font_file(font)) for font in fonts)
