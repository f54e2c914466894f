"""What a page says of the paper's standing: the embargo's strip along its upper edge, the watermark behind its text."""

from __future__ import annotations

from dataclasses import replace

from briefgen.document import Paper
from briefgen.theme import Theme
from briefgen.writers.pdf.boxes import draw_box
from briefgen.writers.pdf.pieces import Room
from briefgen.writers.pdf.setting import Setting
from briefgen.writers.pdf.surface import Surface
from briefgen.writers.pdf.tags import HEADER, WATERMARK, Tag
from briefgen.writers.pdf.text import Text
from briefgen.writers.watermarks import ANGLE, watermark_size


def below_embargo(paper: Paper, setting: Setting) -> Setting:
    """The setting with room for the embargo's strip; the same where there is none."""
    if not paper.embargo:
        return setting
    page, box = setting.theme.page, setting.theme.boxes["embargo"]
    height = _embargo(paper.embargo, setting).height(_room(setting.theme))
    rules = sum(rule.width for rule in (box.top, box.bottom) if rule)
    theme = replace(setting.theme, page=page.below_strip(height + 2 * box.padding_y + rules))
    return replace(setting, theme=theme)


def _embargo(words: str, setting: Setting) -> Text:
    return setting.plain(words, replace(setting.style("embargo"), before=0, after=0, indent=0))


def _room(theme: Theme) -> Room:
    return Room(theme.page.wide, 0, 0, theme.page.height)


def draw_embargo(surface: Surface, paper: Paper, setting: Setting, page: int) -> None:
    """The strip, from edge to edge. Who listens hears it once, before all else; later ones repeat it as heads do."""
    if not paper.embargo:
        return
    geometry, box = setting.theme.page, setting.theme.boxes["embargo"]
    surface.enter(Tag("P") if page == 1 else HEADER)
    draw_box(surface, replace(box, left=None), 0, 0, surface.width, geometry.strip)
    top = box.padding_y + (box.top.width if box.top else 0.0)
    text = _embargo(paper.embargo, setting)
    text.draw(surface, geometry.left, top, _room(setting.theme))
    surface.leave()


def draw_watermark(surface: Surface, paper: Paper, setting: Setting) -> None:
    """The watermark, slanting across the middle of the sheet. It is nobody's content (ISO 32000-2, 14.8.2.2.2)."""
    if not paper.watermark:
        return
    text = _watermark(paper.watermark, setting, 1.0)
    size = watermark_size(text.natural_width(), surface.width)
    text = _watermark(paper.watermark, setting, size)
    surface.enter(WATERMARK)
    with surface.turned(ANGLE):
        x, y = (surface.width - text.natural_width()) / 2, (surface.height - size) / 2
        text.draw(surface, x, y, replace(_room(setting.theme), width=text.natural_width() + 1))
    surface.leave()


def _watermark(words: str, setting: Setting, size: float) -> Text:
    base = setting.style("embargo")
    look = replace(base, size=size, leading=size, colour=setting.theme.watermark, align="left", tracking=0)
    return setting.plain(words, replace(look, before=0, after=0, indent=0, capitals=False))
