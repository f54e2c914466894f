"""The formats a paper can be set in. A new format is a folder here and one line in `WRITERS`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # what is imported here, `briefgen --help` waits for
    from collections.abc import Callable

    from briefgen.document import Paper
    from briefgen.theme import Theme

    Writer = Callable[[Paper, Theme], bytes]


def _docx(paper: Paper, theme: Theme) -> bytes:
    from briefgen.writers.word import write

    return write(paper, theme)


def _pdf(paper: Paper, theme: Theme) -> bytes:
    from briefgen.writers.pdf import write

    return write(paper, theme)


WRITERS: dict[str, Writer] = {"docx": _docx, "pdf": _pdf}
"""Each format's name, which is also its files' suffix, and what sets it. A writer's library is imported on its use."""
