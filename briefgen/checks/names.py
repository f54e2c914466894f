"""A reference without words of its own (`[](#id)`) has some to print: its target is in the paper and has a name."""

from __future__ import annotations

from briefgen.brief import BriefFile
from briefgen.checks.rule import Rule
from briefgen.document import Paper, Reference, walk
from briefgen.problems import Collector
from briefgen.theme import Theme

REFERENCE = Rule(
    "reference",
    "error",
    """A reference without words of its own, `[](#toll)`, means something that the paper can't name.

It would print nothing. A table or picture is named by its caption, a section by its title, a recommendation by its
number; what a template doesn't print has no name in its papers. Give it a caption, or write words of your own:
`[the attack](#toll)`.""",
    firm=True,
)
RULES = (REFERENCE,)


def check_names(file: BriefFile, paper: Paper, theme: Theme, problems: Collector) -> None:
    """A reference that the paper can't name is a problem at its place in the brief."""
    if not file.references:
        return
    nameless = {node.to for node in walk(paper) if isinstance(node, Reference) and node.shown is None}
    if not nameless:
        return
    printed = {name for node in walk(paper) if (name := getattr(node, "id", None))}
    for place, wanted in file.references:
        if wanted in nameless:
            there = wanted in printed
            what = "has nothing to be called by" if there else "isn't printed by this template"
            hint = "give the table or picture a caption, or write" if there else "write"
            hint = f"{hint} words of your own: [the attack](#{wanted})"
            REFERENCE.found(problems, place, f"`#{wanted}` {what}", hint)
