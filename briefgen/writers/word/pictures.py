"""Picture files as inline drawings (ECMA-376 Part 1 §20.4.2.8)."""

from __future__ import annotations

from briefgen.frozen import frozen
from briefgen.pictures import load_picture
from briefgen.writers.word.xml import emus, quoted

_FINEST = 150
"""Pixels to the inch below which a picture isn't enlarged further."""
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
DECORATION = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative'
    ' xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
"""What Word writes for a picture marked as decorative (MS-ODRAWXML §5.32)."""
_PNG, _SVG = ("png", "image/png"), ("svg", "image/svg+xml")
_OUTLINES = (
    '<a:extLst><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}"><asvg:svgBlip'
    ' xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="{}"/></a:ext></a:extLst>'
)
"""What Word writes for a picture of outlines beside its pixels (MS-ODRAWXML §2.23.1)."""


@frozen
class Picture:
    """A picture file in the package: its part's name, type and bytes."""

    part: str
    kind: str
    content: bytes
    width: int
    height: int


class Pictures:
    """The pictures of one paper, each file once; drawings are counted, so that their ids are unique."""

    def __init__(self) -> None:
        self.files: dict[str, tuple[str, Picture]] = {}
        self._drawn = 0

    def drawing(self, src: str, alt: str, width: float, height: float, finest: float = _FINEST) -> str:
        """A run with the picture, as large as fits `width` by `height` points at `finest` pixels to the inch.

        Without `alt` it is marked as decoration, which screen readers pass over.
        """
        link, picture = self._file(src)
        scale = min(72 / finest, width / picture.width, height / picture.height)
        return self._run(link, alt, picture.width * scale, picture.height * scale)

    def drawn(self, svg: str, png: bytes, alt: str, width: float, height: float) -> str:
        """A run with a drawing of this size in points: its outlines, and pixels for programs that don't know those."""
        links = [self._content(kind, type, content) for kind, type, content in ((*_PNG, png), (*_SVG, svg.encode()))]
        return self._run(links[0], alt, width, height, _OUTLINES.format(links[1]))

    def _content(self, suffix: str, kind: str, content: bytes) -> str:
        """The relationship to a picture that is no file."""
        number = len(self.files) + 1
        link = f"rIdPicture{number}"
        self.files[link] = link, Picture(f"/word/media/image{number}.{suffix}", kind, content, 0, 0)
        return link

    def next_number(self) -> int:
        """The number of the next drawing in the paper, by which it is told from the others."""
        self._drawn += 1
        return self._drawn

    def _file(self, src: str) -> tuple[str, Picture]:
        if src not in self.files:
            number = len(self.files) + 1
            self.files[src] = (f"rIdPicture{number}", _read(src, number))
        return self.files[src]

    def _run(self, link: str, alt: str, width: float, height: float, more: str = "") -> str:
        number = self.next_number()  # and no file name: it may say what the paper doesn't
        size = f'cx="{emus(width)}" cy="{emus(height)}"'
        described = f'id="{number}" name="Picture {number}" descr={quoted(alt)}'
        return (
            f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
            f"<wp:docPr {described}{'/>' if alt.strip() else f'>{DECORATION}</wp:docPr>'}"
            '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
            f'<a:graphic><a:graphicData uri="{_PICTURE}"><pic:pic>'
            f"<pic:nvPicPr><pic:cNvPr {described}/><pic:cNvPicPr/></pic:nvPicPr>"
            f'<pic:blipFill><a:blip r:embed="{link}">{more}</a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
            "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )


def _read(src: str, number: int) -> Picture:
    found = load_picture(src)
    name = f"/word/media/image{number}.{found.kind}"
    return Picture(name, f"image/{found.kind}", found.content, found.width, found.height)
