"""What a rule is about: `briefgen check --explain`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefgen.cli.console import paint
from briefgen.cli.ends import FINE
from briefgen.problems import did_you_mean
from briefgen.workspace import find_workspace

if TYPE_CHECKING:
    from briefgen.checks.rule import Rule

_ALL = "all rules"
_NO_RULE = "Until it is mended, the brief can't be read, so that nothing can allow for it."


def explain_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option that says what a rule is about, one of ours or of the house, and ends."""
    return click.option(
        "--explain",
        metavar="[RULE]",
        is_flag=False,
        flag_value=_ALL,
        is_eager=True,
        expose_value=False,
        callback=_explain,
        help="Say what a rule is about, and end; without RULE, list all rules.",
    )(command)


def _explain(ctx: click.Context, param: click.Parameter, name: str | None) -> None:
    """Print what a rule is about, or the names of all, and end."""
    if name is None or ctx.resilient_parsing:
        return
    from briefgen.checks import RULES, every_rule
    from briefgen.checks.slips import SLIPS
    from briefgen.house_style import load_house_style

    if name in SLIPS:
        click.echo(f"{paint(name, 'place')} ({paint('error', 'error')})\n\n{SLIPS[name]}\n\n{_NO_RULE}")
    elif name in RULES:
        _tell(RULES[name])
    else:
        roots = find_workspace(Path.cwd()).template_roots
        load_house_style(roots)  # what is wrong in it is told first: a rule may be missing for that
        rules = every_rule(roots)
        if name != _ALL and name not in rules:
            hint = did_you_mean(name, (*rules, *SLIPS), "{}") or "“briefgen check --explain” alone lists them."
            raise click.BadParameter(f"there is no rule “{name}”. {hint[:1].upper()}{hint[1:]}", ctx, param)
        _list(rules.values()) if name == _ALL else _tell_house(rules[name], roots)
    ctx.exit(FINE)


def _tell(rule: Rule) -> None:
    weight = paint(rule.severity, rule.severity) + (", firm: nothing can allow for it" if rule.firm else "")
    click.echo(f"{paint(rule.name, 'place')} ({weight})\n\n{rule.explanation}")


def _tell_house(rule: Rule, roots: Sequence[Path]) -> None:
    """A rule of the house, with the place where an editor wrote it."""
    from briefgen.house_style import load_house_style
    from briefgen.house_style.load import place_in_style

    names = [each.name for each in load_house_style(roots).rules]
    _tell(rule)
    click.echo(f"\nIt stands in {place_in_style(roots, ('rules', names.index(rule.name), 'name'))}.")


def _list(rules: Iterable[Rule]) -> None:
    for rule in sorted(rules, key=lambda each: each.name):
        click.echo(f"{rule.name:28} {paint(f'{rule.severity:8}', rule.severity)} {rule.summary}")
