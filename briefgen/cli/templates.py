"""The commands about templates: list, copy, check."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import click

from briefgen.cli.completion import template_choices
from briefgen.cli.console import count, paint
from briefgen.problems import Problem, ProblemsFound
from briefgen.workspace import find_workspace


@click.group(invoke_without_command=True)
@click.pass_context
def templates(ctx: click.Context) -> None:
    """List templates and themes, start your own, find mistakes in them.

    \b
    Examples:
      briefgen templates
      briefgen templates copy flash-note our-note
      briefgen templates check
    """
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_templates)


@templates.command("list")
def list_templates() -> None:
    """Say which templates and themes there are, and where they come from."""
    from briefgen.template import template_names
    from briefgen.theme import load_theme, theme_names

    workspace = find_workspace(Path.cwd())
    for name, found in template_names(workspace).items():
        click.echo(f"{name:<20} {paint(workspace.shown(found.path.parent), 'quiet')}\n  {found.purpose}")
    for name, path in theme_names(workspace.template_roots).items():
        theme = load_theme(name, workspace.template_roots)
        click.echo(f"{'theme ' + name:<20} {paint(workspace.shown(path), 'quiet')}\n  {theme.purpose}")


@templates.command("copy")
@click.argument("name", shell_complete=template_choices)
@click.argument("new_name", metavar="[AS]", required=False)
def copy(name: str, new_name: str | None) -> None:
    """Start your own template from one there is: its files go to templates/AS/.

    Without AS it keeps its name, and your copy is used instead of the shipped one.
    Nothing is overwritten.

    \b
    Example:
      briefgen templates copy briefing-paper country-profile
    """
    from briefgen.template import copy_template

    workspace = find_workspace(Path.cwd())
    for path in copy_template(name, new_name or name, workspace):
        click.echo(workspace.shown(path))


@templates.command("check")
@click.argument("names", nargs=-1, metavar="[NAME]...", shell_complete=template_choices)
def check(names: tuple[str, ...]) -> None:
    """Find mistakes in templates and themes, without a brief.

    \b
    Examples:
      briefgen templates check
      briefgen templates check our-note
    """
    from briefgen.template import check_templates, template_names
    from briefgen.theme import load_theme, theme_names

    workspace = find_workspace(Path.cwd())
    checked = names or tuple(template_names(workspace))
    themes = theme_names(workspace.template_roots)
    problems: list[Problem] = []
    steps: list[Callable[[], object]] = [partial(check_templates, workspace, checked)]
    steps += [partial(load_theme, name, workspace.template_roots) for name in themes]
    for step in steps:
        try:
            step()
        except ProblemsFound as found:
            problems += found.problems
    if problems:
        raise ProblemsFound(problems)
    click.echo(paint(f"{count(len(checked), 'template')} and {count(len(themes), 'theme')} without a mistake.", "done"))
