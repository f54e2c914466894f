"""`docs/rules.md`: every editorial rule with its weight and explanation, made from the rules themselves.

python -m briefgen.checks.manual > docs/rules.md
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from briefgen.checks import TOPICS
from briefgen.checks.rule import Rule
from briefgen.checks.slips import SLIPS
from briefgen.problems import Severity

_WEIGHTS: dict[Severity, str] = {
    "error": "stops a paper",
    "warning": "is most likely a mistake",
    "notice": "is worth a look",
}
_INTRODUCTION = f"""\
# Rules

What `briefgen check` holds a brief against. An error {_WEIGHTS["error"]}, a warning {_WEIGHTS["warning"]}, a notice
{_WEIGHTS["notice"]}. `briefgen check --explain RULE` prints what stands here about one of them. A brief may allow for
one occurrence, with a reason, under `allow`: see [writing.md](writing.md); rules marked *firm* can't be allowed for.
A house has rules of its own beside these: see [house-style.md](house-style.md).

<!-- Made by `python -m briefgen.checks.manual`; change the rules that it is made from instead. -->"""


def manual() -> str:
    """The whole page, as Markdown."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield _INTRODUCTION
    yield from ("", "| Rule | Weight | |", "|:--|:--|:--|")
    rules = sorted((rule for topic in TOPICS for rule in topic.RULES), key=lambda rule: rule.name)
    yield from (f"| [{rule.name}](#{rule.name}) | {rule.severity} | {_cell(rule.summary)} |" for rule in rules)
    # Files about one matter are named alike: figures, figures_added.
    for name, topics in groupby(TOPICS, key=lambda topic: topic.__name__.rpartition(".")[2].partition("_")[0]):
        yield from ("", f"## {name.capitalize()}")
        for topic in topics:
            yield from ("", (topic.__doc__ or "").split("\n\n")[0].strip())
            for rule in topic.RULES:
                yield from _rule(rule)
    yield from ("", "## What keeps a brief from being read", "", "These are no rules: nothing can allow for them.", "")
    yield from ("| Name | |", "|:--|:--|", *(f"| `{name}` | {_cell(said)} |" for name, said in sorted(SLIPS.items())))


def _rule(rule: Rule) -> Iterator[str]:
    yield from ("", f"### {rule.name}", "", f"*{rule.severity}{', firm' if rule.firm else ''}*", "")
    yield rule.explanation


def _cell(text: str) -> str:
    """Text inside a table, where `|` would end the cell."""
    return text.replace("|", r"\|")


if __name__ == "__main__":
    print(manual(), end="")
