"""The commands about templates: list, copy, reference, check."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import click

from briefgen.cli.completion import template_choices, theme_choices
from briefgen.cli.console import paint
from briefgen.problems import Position, Problem, ProblemsFound, count
from briefgen.workspace import find_workspace


@click.group(invoke_without_command=True)
@click.pass_context
def templates(ctx: click.Context) -> None:
    """List templates and themes, start your own, find mistakes in them.

    \b
    Examples:
      briefgen templates
      briefgen templates copy flash-note our-note
      briefgen templates reference flash-note
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


@templates.command("reference")
@click.argument("name", shell_complete=template_choices)
@click.option("--theme", metavar="NAME", shell_complete=theme_choices, help="Its theme.  [default: the house's]")
@click.option("--paper", type=click.Choice(["a4", "letter"]), help="Paper size.  [default: the house's]")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where to write it.  [default: templates/NAME/reference.docx]",
)
@click.option("--force", is_flag=True, help="Overwrite the file that is there.")
def reference(name: str, theme: str | None, paper: Any, output: Path | None, force: bool) -> None:
    """Write a reference.docx whose styles you change in Word.

    It shows every style of a theme in a line of text that says what the style is for.
    Change styles, page, header and footer in Word or LibreOffice and save it: papers of
    the template NAME then look the same way. Whether its page, header and footer count
    too, and which styles, says `word:` in templates/house.yaml.

    \b
    Examples:
      briefgen templates reference briefing-paper
      briefgen templates reference flash-note --theme dispatch --paper letter
      briefgen templates reference briefing-paper -o templates/reference.docx
    """
    from briefgen.house import load_house
    from briefgen.house_word import starter
    from briefgen.shelf import write_papers
    from briefgen.template import template_names
    from briefgen.template.files import REFERENCE, unknown_template
    from briefgen.theme import load_theme

    workspace = find_workspace(Path.cwd())
    if name not in template_names(workspace):
        raise unknown_template(name, workspace, None)
    target = (output or workspace.root / "templates" / name / REFERENCE).absolute()
    if target.exists() and not force:
        hint = "--force overwrites it; -o writes to another place"
        raise ProblemsFound([Problem(Position(workspace.shown(target)), "exists already", hint, "exists")])
    house = load_house(workspace.template_roots)
    look = load_theme(theme or house.theme, workspace.template_roots, paper or house.paper)
    target.parent.mkdir(parents=True, exist_ok=True)
    write_papers({target: starter(look, house, workspace)}, workspace)
    click.echo(workspace.shown(target))
    click.echo(paint("Change its styles in Word or LibreOffice, save it, then build.", "quiet"))


@templates.command("check")
@click.argument("names", nargs=-1, metavar="[NAME]...", shell_complete=template_choices)
def check(names: tuple[str, ...]) -> None:
    """Find mistakes in templates, themes and the house's rules, without a brief.

    The cases of each rule in house-style.yaml are tried: a rule has to find something
    in those under `fires`, and nothing in those under `passes`.

    \b
    Examples:
      briefgen templates check
      briefgen templates check our-note
    """
    from briefgen.checks import load_rules
    from briefgen.house import load_house
    from briefgen.house_word import check_references
    from briefgen.style_cases import check_cases, untried
    from briefgen.template import template_names
    from briefgen.template.check import check_templates
    from briefgen.theme import load_theme, theme_names

    workspace = find_workspace(Path.cwd())
    checked = names or tuple(template_names(workspace))
    themes = theme_names(workspace.template_roots)
    problems: list[Problem] = []
    steps: list[Callable[[], object]] = [partial(check_templates, workspace, checked)]
    steps.append(partial(check_cases, workspace))
    steps.append(lambda: check_references(load_house(workspace.template_roots), checked, workspace))
    steps += [partial(load_theme, name, workspace.template_roots) for name in themes]
    for step in steps:
        try:
            step()
        except ProblemsFound as found:
            problems += found.problems
    if problems:
        raise ProblemsFound(problems)
    style = load_rules(workspace.template_roots)
    rules = count(len(style.rules), "rule")
    done = f"{count(len(checked), 'template')}, {count(len(themes), 'theme')} and {rules} of house style"
    click.echo(paint(f"{done} without a mistake.", "done"))
    if names_untried := untried(style):
        click.echo(
            paint(f"No case under `fires` shows that these rules find anything: {', '.join(names_untried)}.", "quiet")
        )
