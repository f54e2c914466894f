"""An SVG as pixels, by resvg: the same on every machine, since it asks none for fonts."""

from __future__ import annotations

from briefgen import kept

MOST_PIXELS = 60_000_000
"""More would take gigabytes."""


class TooManyPixels(ValueError):
    """A picture would have more than `MOST_PIXELS`."""


def png(svg: str, dpi: int = 192) -> bytes:
    """A picture of an SVG whose size is given in points, with so many pixels to the inch; 192 is two to a pixel of CSS.

    What nothing is painted on is transparent. A picture that an earlier run made isn't made again: a map takes as long
    as the rest of its Word file. Raises TooManyPixels.
    """
    import resvg_py  # only who asks for pixels waits for it

    width, height = _size(svg)
    if width * height * (dpi / 72) ** 2 > MOST_PIXELS:
        raise TooManyPixels
    name = kept.key("png", resvg_py.__version__, dpi, svg)
    pixels = kept.read(name)
    if pixels is None:
        pixels = resvg_py.svg_to_bytes(svg_string=svg, dpi=float(dpi), skip_system_fonts=True)
        kept.write(name, pixels)
    return pixels


def _size(svg: str) -> tuple[float, float]:
    """Width and height as our own SVG gives them."""
    _, _, width, height = svg.partition('viewBox="')[2].partition('"')[0].split()
    return float(width), float(height)
