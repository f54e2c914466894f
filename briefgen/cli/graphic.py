"""The command `graphic`: charts, maps and timelines of a paper as files of their own."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from briefgen.cli.completion import graphic_choices
from briefgen.cli.console import paint
from briefgen.cli.each import Done, each_brief, end
from briefgen.cli.papers import choices_options
from briefgen.problems import count, did_you_mean
from briefgen.workspace import find_workspace

if TYPE_CHECKING:
    from briefgen.build import Prepared
    from briefgen.document import Graphic
    from briefgen.marking import Tlp
    from briefgen.single_graphic import Form

_FORMS = ("svg", "png", "pdf")
_POINTS = 72 / 25.4
"""Points to the millimetre."""


@click.command()
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("ids", nargs=-1, metavar="[ID]...", shell_complete=graphic_choices)
@click.option("--all", "everything", is_flag=True, help="Every graphic of the paper.")
@click.option("--list", "listing", is_flag=True, help="Print the ids of its graphics with their titles, write nothing.")
@click.option("-o", "--out", type=click.Path(path_type=Path), help="File, or folder.  [default: ID.svg, here]")
@click.option("-f", "--format", "formats", multiple=True, type=click.Choice(_FORMS), help="Format; may be repeated.")
@click.option(
    "--width", type=click.FloatRange(55, 1000), metavar="MM", help="Width in millimetres.  [default: as in the paper]"
)
@click.option(
    "--dpi", type=click.IntRange(36, 1200), default=192, show_default=True, help="Pixels to the inch of a PNG."
)
@choices_options
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but problems.")
def graphic(
    path: Path,
    ids: tuple[str, ...],
    everything: bool,
    listing: bool,
    out: Path | None,
    formats: tuple[str, ...],
    width: float | None,
    dpi: int,
    template: str | None,
    theme: str | None,
    paper: Any,
    at: str | None,
    edition: Any,
    quiet: bool,
) -> None:
    """Give a paper's graphics by themselves, for a web page or a slide.

    PATH is a brief, ID a chart, map or timeline of its paper. Each comes whole, with
    title, subtitle and source line, and with the paper's marking and embargo where it
    has them. The file's suffix says the format: svg (the default) and pdf stay sharp
    in any size, png is pixels. A brief that has problems gives no graphic. With --for,
    graphics show what the readers of an edition may see.

    \b
    Examples:
      briefgen graphic inputs/x.yaml --list
      briefgen graphic inputs/x.yaml attacks-monthly
      briefgen graphic inputs/x.yaml attacks-monthly -o slide.png --width 240
      briefgen graphic inputs/x.yaml --all -o graphics -f svg -f pdf
    """
    from briefgen.build import Choices, prepare
    from briefgen.shelf import write_papers
    from briefgen.single_graphic import chosen

    _check(ids, everything, listing, out, formats)
    workspace = find_workspace(path)
    started = time.monotonic()
    written: list[Path] = []

    def one(brief: Path) -> Done:
        prepared = prepare(brief, workspace, Choices(template, theme, paper, at=at, edition=edition))
        found = chosen(prepared, ids)
        if listing:
            return Done(list(_lines(found)), prepared.problems)
        asked = None if width is None else width * _POINTS
        files = _drawn(prepared, found, _targets(list(found), out, formats, edition), asked, dpi)
        write_papers(files, workspace)
        written.extend(files)
        sizes = {at: f"{max(1, len(content) // 1024)} KB" for at, content in files.items()}
        lines = [f"{workspace.shown(at)}  {paint(size, 'quiet')}" for at, size in sizes.items()]
        problems = [problem for problem in prepared.problems if problem.severity != "notice"]
        return Done([] if quiet else lines, problems)

    outcome = each_brief([path.absolute()], workspace, one)
    made = f"read, {count(len(written), 'file')} written in {time.monotonic() - started:.1f} s"
    end(outcome, 1, made, quiet or listing)


def _check(ids: Sequence[str], everything: bool, listing: bool, out: Path | None, formats: Sequence[str]) -> None:
    """Whether what is asked for makes sense, before anything is read."""
    if not listing and bool(ids) == everything:
        raise click.UsageError("say which graphic: its ID, or --all; --list says which there are.")
    suffix = out.suffix[1:].lower() if out and not out.is_dir() else ""
    if not suffix:
        return
    if suffix not in _FORMS:
        hint = did_you_mean(suffix, _FORMS, "{}") or "a folder has no suffix."
        raise click.UsageError(f"graphics are written as svg, png or pdf, not “{suffix}”. {hint[:1].upper()}{hint[1:]}")
    if everything or len(ids) > 1:
        raise click.UsageError("several graphics go into a folder: give -o a name without a suffix.")
    if set(formats) - {suffix}:
        raise click.UsageError(f"-o names a file of the format {suffix}: leave --format out, or give -o a folder.")


def _lines(found: Mapping[str, Graphic]) -> list[str]:
    """Each id with its kind and title."""
    from briefgen.document import plain_text
    from briefgen.outline import element_name

    widest = max(map(len, found))
    return [
        f"{paint(name.ljust(widest), 'place')}  {paint(element_name(node).ljust(10), 'quiet')}  "
        f"{plain_text(node.caption) if node.caption else node.alt}"
        for name, node in found.items()
    ]


def _targets(
    names: Sequence[str], out: Path | None, formats: Sequence[str], edition: Tlp | None
) -> list[tuple[str, Form, Path]]:
    """Each graphic's name, with a format and the file that it goes into."""
    from briefgen.shelf import stem_of

    if out and out.suffix and not out.is_dir():
        return [(names[0], cast("Form", out.suffix[1:].lower()), out.absolute())]
    folder = (out or Path()).absolute()
    forms = tuple(dict.fromkeys(formats)) or _FORMS[:1]
    return [(name, cast("Form", form), folder / f"{stem_of(name, edition)}.{form}") for name in names for form in forms]


def _drawn(
    prepared: Prepared,
    found: Mapping[str, Graphic],
    targets: Sequence[tuple[str, Form, Path]],
    width: float | None,
    dpi: int,
) -> dict[Path, bytes]:
    """The content of each file."""
    from briefgen.single_graphic import as_file

    return {file: as_file(prepared, found[name], form, width, dpi) for name, form, file in targets}
