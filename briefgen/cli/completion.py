"""What the shell offers when a person presses Tab, and the command that switches it on."""

from __future__ import annotations

from pathlib import Path

import click

from briefgen.workspace import find_workspace


def template_choices(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """Names of templates that begin with what was typed."""
    from briefgen.template import template_names

    return [name for name in template_names(find_workspace(Path.cwd())) if name.startswith(incomplete)]


def theme_choices(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """Names of themes that begin with what was typed."""
    from briefgen.theme import theme_names

    return [name for name in theme_names(find_workspace(Path.cwd()).template_roots) if name.startswith(incomplete)]


def graphic_choices(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """Ids of the graphics of the brief that was typed before; none where it has problems."""
    from briefgen.build import prepare
    from briefgen.problems import ProblemsFound
    from briefgen.single_graphic import graphics_of

    path = Path(str(ctx.params.get("path") or ""))
    try:
        there = graphics_of(prepare(path.absolute(), find_workspace(path)).paper) if path.is_file() else {}
    except ProblemsFound:
        return []
    return [name for name in there if name.startswith(incomplete)]


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the script that completes briefgen's commands in a shell.

    \b
    Examples:
      briefgen completion bash >> ~/.bashrc
      briefgen completion zsh >> ~/.zshrc
      briefgen completion fish > ~/.config/fish/completions/briefgen.fish
    """
    from click.shell_completion import get_completion_class

    root = click.get_current_context().find_root()
    script = get_completion_class(shell)
    assert script is not None  # Choice allows only shells that click knows
    click.echo(script(root.command, {}, "briefgen", "_BRIEFGEN_COMPLETE").source())
