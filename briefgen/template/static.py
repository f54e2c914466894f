"""Mistakes that can be seen in a template file without filling it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import cast

from jinja2 import nodes

from briefgen.problems import Position, Problem, did_you_mean
from briefgen.template import wording
from briefgen.template.bounds import LARGEST_NUMBER
from briefgen.template.filters import FILTERS
from briefgen.template.functions import FUNCTIONS, TESTS, method_hint
from briefgen.template.grammar import Rule, rules

_ALWAYS = frozenset({"loop", "self", "super", "caller", "varargs", "kwargs", *FUNCTIONS})
_LOOP = frozenset({"cycle", "changed"})
_FIELD_FILTERS = {"map", "selectattr", "rejectattr", "groupby", "sort", "join", "unique", "sum", "min", "max"}
_FIELD_FIRST = {"selectattr", "rejectattr", "groupby", "sum"}


def refused(tree: nodes.Template, shown: str) -> Iterator[Problem]:
    """Filters and tests that there aren't, and tags that aren't open to templates: no template with these is filled."""
    # One walk for all of them: walking is a good part of what compiling costs.
    for node in tree.find_all(nodes.Node):
        words = _refusal(node)
        if words:
            yield Problem(Position(shown, node.lineno), *words)


def _refusal(node: nodes.Node) -> wording.Words | None:
    if isinstance(node, nodes.Filter | nodes.Test):
        known, what = (FILTERS, "filter") if isinstance(node, nodes.Filter) else (TESTS, "test")
        if node.name in known:
            return None
        hint = did_you_mean(node.name, known) or f"docs/elements.md lists the {what}s"
        return f"there is no {what} `{node.name}`", hint, f"unknown-{what}"
    if isinstance(node, nodes.FilterBlock):
        return "`{% filter %}` isn't open to templates", "write `{{ … | filter }}`", "not-open"
    if isinstance(node, nodes.ScopedEvalContextModifier):
        return "`{% autoescape %}` isn't open to templates", "leave it out: every value is escaped", "not-open"
    if isinstance(node, nodes.AssignBlock) and node.filter is not None:
        return "a filter in `{% set … %}`", "use it where the value is printed: `{{ name | filter }}`", "not-open"
    if isinstance(node, nodes.Const) and isinstance(node.value, int | float) and abs(node.value) > LARGEST_NUMBER:
        return "a number that is too large", f"the largest is {LARGEST_NUMBER:,}", "too-much"
    if isinstance(node, nodes.For) and node.recursive:
        return "a recursive loop", "use a macro that calls itself", "not-open"
    return None


@dataclass
class Known:
    """The names and fields that a template and its parts may use; `add_tree` learns those that they make themselves."""

    names: set[str]
    fields: set[str]
    made: set[str] = field(default_factory=set)

    def add_tree(self, tree: nodes.Template) -> None:
        """Learn what a file assigns: names of `set`, `for`, macros, imports; fields of namespaces and dicts."""
        for name in tree.find_all(nodes.Name):
            if name.ctx != "load":
                self.made.add(name.name)
        self.made |= {macro.name for macro in tree.find_all(nodes.Macro)}
        self.made |= {block.name for block in tree.find_all(nodes.Block)}
        for imported in tree.find_all(nodes.Import):
            self.made.add(imported.target)
        for imports in tree.find_all(nodes.FromImport):
            self.made |= {name if isinstance(name, str) else name[1] for name in imports.names}
        for test in tree.find_all(nodes.Test):
            # Whoever asks whether a name is defined knows that it may not be.
            if test.name in ("defined", "undefined") and isinstance(test.node, nodes.Name):
                self.made.add(test.node.name)
        for target in tree.find_all(nodes.NSRef):
            self.fields.add(target.attr)
        for keyword in tree.find_all(nodes.Keyword):
            self.fields.add(keyword.key)
        for pair in tree.find_all(nodes.Pair):
            if isinstance(pair.key, nodes.Const):
                self.fields.add(str(pair.key.value))


def unknown_names(tree: nodes.Template, shown: str, known: Known) -> Iterator[Problem]:
    """Names and fields that neither a brief nor the template has, in every branch."""
    names = known.names | known.made | _ALWAYS
    fields = known.fields | known.made | _LOOP
    for name in tree.find_all(nodes.Name):
        if name.ctx == "load" and name.name not in names:
            hint = did_you_mean(name.name, names) or "docs/elements.md lists what a brief gives"
            yield Problem(Position(shown, name.lineno), f"nothing is called `{name.name}`", hint, "unknown-name")
    for found, line in _fields_used(tree):
        if found not in fields:
            near = method_hint(found) or did_you_mean(found, fields)
            hint = near or "docs/elements.md lists what a brief gives"
            yield Problem(Position(shown, line), f"nothing has a field `{found}`", hint, "unknown-name")


def _fields_used(tree: nodes.Template) -> Iterator[tuple[str, int]]:
    for access in tree.find_all(nodes.Getattr):
        yield access.attr, access.lineno
    for item in tree.find_all(nodes.Getitem):
        if isinstance(item.arg, nodes.Const) and isinstance(item.arg.value, str):
            yield item.arg.value, item.lineno
    for used in tree.find_all(nodes.Filter):
        if used.name in _FIELD_FILTERS:
            for path in _field_arguments(used):
                yield from ((part, used.lineno) for part in path.split(".") if not part.isdigit())


def _field_arguments(used: nodes.Filter) -> Iterator[str]:
    given = [keyword.value for keyword in used.kwargs if keyword.key == "attribute"]
    if used.name in _FIELD_FIRST:
        given += used.args[:1]
    for value in given:
        if isinstance(value, nodes.Const) and isinstance(value.value, str):
            yield value.value


def named_files(tree: nodes.Template) -> Iterator[tuple[str, int, bool]]:
    """The files that a file extends, includes or imports: name, line, and whether it may be missing."""
    for node in tree.find_all((nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)):
        optional = isinstance(node, nodes.Include) and node.ignore_missing
        template = cast(nodes.Include, node).template
        for value in template.items if isinstance(template, nodes.List | nodes.Tuple) else [template]:
            if isinstance(value, nodes.Const) and isinstance(value.value, str):
                yield value.value, node.lineno, optional


def extended(tree: nodes.Template) -> str | None:
    """The file that a file extends; None when it extends none, or which one is decided only when it is filled."""
    named = [node.template for node in tree.find_all(nodes.Extends)]
    value = named[0] if len(named) == 1 else None
    return value.value if isinstance(value, nodes.Const) and isinstance(value.value, str) else None


def outer_blocks(node: nodes.Node) -> Iterator[nodes.Block]:
    """The blocks that stand in no other block."""
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.Block):
            yield child
        else:
            yield from outer_blocks(child)


_BLOCK_TAG = re.compile(r"\{#.*?#\}|\{%[-+]?\s*raw\b.*?endraw\s*[-+]?%\}|\{%[-+]?\s*(\w+)(.*?)%\}", re.DOTALL)
_OPENERS = {"if", "for", "block", "macro", "call", "with", "filter"}


def still_open(source: str) -> tuple[str, int] | None:
    """The tag that is open at the end of a template, innermost, and its line; None when all are closed."""
    opened: list[tuple[str, int]] = []
    for tag in _BLOCK_TAG.finditer(source):
        name = tag[1] or ""
        if name in _OPENERS or (name == "set" and "=" not in tag[2]):
            opened.append((name, source.count("\n", 0, tag.start()) + 1))
        elif name.startswith("end") and opened:
            opened.pop()
    return opened[-1] if opened else None


# ── Elements ──────────────────────────────────────────────────────────────────

JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<!--.*?-->", re.DOTALL)
"""A tag of Jinja's, or a comment of either language."""
ELEMENT_TAG = re.compile(r"<(/?)([A-Za-z][\w:.-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
"""An element's tag: `/` where it closes one, its name, its attributes."""
_ATTRIBUTE = re.compile(r"([^\s=\"'/]+)\s*=\s*(\"[^\"]*\"|'[^']*')")
_PRINTED = "\x01"


def unknown_elements(source: str, shown: str) -> Iterator[Problem]:
    """Elements and attributes that there aren't, and values an attribute can't have, also where nothing prints them."""
    text = JINJA.sub(_blank, source)
    for tag in ELEMENT_TAG.finditer(text):
        place = Position(shown, text.count("\n", 0, tag.start()) + 1)
        rule = rules().get(tag[2])
        if rule is None:
            if not tag[1]:
                yield Problem(place, *wording.unknown_element(tag[2]))
            continue
        for words in _wrong_attributes(rule, _ATTRIBUTE.findall(tag[3])):
            yield Problem(place, *words)


def _blank(found: re.Match[str]) -> str:
    """As many lines as a Jinja tag takes, and a sign where it prints something."""
    lines = "\n" * found[0].count("\n")
    return f"{_PRINTED}{lines}" if found[0].startswith("{{") else f" {lines}"


def _wrong_attributes(rule: Rule, attributes: Iterable[tuple[str, str]]) -> Iterator[wording.Words]:
    for name, quoted in attributes:
        attribute = rule.attributes.get(name)
        value = " ".join(quoted[1:-1].split())
        if attribute is None:
            yield wording.unknown_attribute(rule, name)
        elif _PRINTED not in value and value and attribute.choices and value not in attribute.choices:
            yield wording.wrong_value(rule, attribute, value)
