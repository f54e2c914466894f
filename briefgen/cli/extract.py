"""The command `extract`: one page for one addressee."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import click

from briefgen.cli.each import Done, each_brief, end
from briefgen.cli.editions import edition_option
from briefgen.cli.papers import (
    PATHS,
    briefs_and_workspace,
    look_options,
    output_options,
    set_and_write,
    template_option,
)
from briefgen.problems import Problem, count


@click.command()
@PATHS
@click.option("--to", "wanted", multiple=True, metavar="NAME", help="Whom it is for; may be repeated.")
@click.option("--all", "everybody", is_flag=True, help="One for each addressee.")
@output_options
@template_option("Template, instead of “extract”.")
@look_options
@edition_option
def extract(
    paths: tuple[Path, ...],
    wanted: tuple[str, ...],
    everybody: bool,
    out: Path | None,
    formats: tuple[str, ...],
    dry_run: bool,
    quiet: bool,
    template: str | None,
    theme: str | None,
    paper: Any,
    at: str | None,
    edition: Any,
) -> None:
    """Make a paper of one page for one addressee.

    It holds the recommendations to them, the findings that these rest on, and where
    to write to. NAME is an addressee as in the brief, in any capitals, or a part of
    the name that no other has. PATH is a brief or a folder of briefs, of which those
    are passed over that recommend nothing to NAME; without one, every brief in
    inputs/ is read. For the Interior Ministry, x.yaml becomes
    papers/x-interior-ministry.docx and papers/x-interior-ministry.pdf.

    \b
    Examples:
      briefgen extract inputs/x.yaml --to "Interior Ministry"
      briefgen extract inputs/x.yaml --to interior --to railways -f pdf
      briefgen extract --all --dry-run
    """
    from briefgen.build import Choices, prepare
    from briefgen.extract import chosen, file_stem, same_name, unknown_everywhere
    from briefgen.extract import extract as extracted
    from briefgen.shelf import find_briefs, stem_of, targets
    from briefgen.writers import WRITERS

    if bool(wanted) == everybody:
        raise click.UsageError("say whom it is for: --to NAME, or --all for each addressee of the brief.")
    briefs, workspace = briefs_and_workspace(paths)
    folder = (out or workspace.root / "papers").absolute()
    names = tuple(dict.fromkeys(formats)) or tuple(WRITERS)
    started = time.monotonic()
    taken = {brief.stem.casefold() for brief in find_briefs([workspace.inputs, *briefs])}
    made: list[str] = []

    def one(brief: Path) -> Done:
        whole = prepare(brief, workspace, Choices(theme=theme, paper=paper, at=at, edition=edition))
        lines: list[str] = []
        problems: list[Problem] = []
        for addressee in chosen(whole, wanted, all_known=len(briefs) == 1):
            stem = stem_of(file_stem(brief.stem, addressee), whole.file.edition)
            if stem.casefold() in taken:
                raise same_name(addressee, stem, workspace.shown(brief))
            taken.add(stem.casefold())
            found = extracted(whole, addressee, workspace, template)
            lines += set_and_write(found, targets(stem, folder, names), workspace, dry_run)
            problems += found.problems
            made.append(addressee)
        return Done([] if quiet else lines, problems)

    outcome = each_brief(briefs, workspace, one)
    if not made and not outcome.refused:
        raise unknown_everywhere(wanted)
    written = "would be written" if dry_run else f"written in {time.monotonic() - started:.1f} s"
    end(outcome, len(briefs), f"read, {count(len(made), 'extract')} {written}", quiet)
