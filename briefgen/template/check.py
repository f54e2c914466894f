"""Finding the mistakes in templates without a brief: reading every file, then filling with samples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from jinja2 import nodes
from jinja2.exceptions import TemplateNotFound, TemplateSyntaxError

from briefgen.brief import BriefFile, read_brief, template_data
from briefgen.citations import Bibliography, load_bibliography
from briefgen.house import load_house
from briefgen.issues import previous
from briefgen.problems import Position, Problem, ProblemsFound, did_you_mean
from briefgen.template import jinja_words, nesting, static
from briefgen.template.compose import compose
from briefgen.template.failures import syntax_problem
from briefgen.template.files import find, known_files, read_source, template_names, unknown_template
from briefgen.template.fill import environment
from briefgen.template.sandbox import LOOP_FIELDS
from briefgen.workspace import ENTRY, Workspace

# With mistakes of these kinds only, a template can still be filled, which may show more.
_STILL_FILLS = {"unknown-element", "unknown-attribute", "attribute-value"}

SAMPLE = Path(__file__).parent / "sample.yaml"
"""A brief with something in every field, and in each list an entry with no more than it needs."""


def check_templates(workspace: Workspace, names: Iterable[str]) -> None:
    """Find every mistake in these templates and their parts.

    Each file is read for wrong tags, filters, names, fields, elements and attributes,
    in branches that nothing prints too; a template without such mistakes is filled with
    a full brief, with the least a brief may have, and with each field left out in turn.
    Raises ProblemsFound.
    """
    data = sample_data(workspace)
    problems: list[Problem] = []
    for name in names:
        if name not in template_names(workspace):
            problems += unknown_template(name, workspace, None).problems
            continue
        found = list(_in_files(name, workspace, data))
        problems += found
        if all(problem.rule in _STILL_FILLS for problem in found):
            problems += _in_papers(name, workspace, data)
    if problems:
        raise ProblemsFound(problems)


_KEPT = ("title", "date", "language", "scale", "house", "sourcing")


def sample_data(workspace: Workspace) -> dict[str, object]:
    """The sample brief's data in this house."""
    file, house = _sample(), load_house(workspace.template_roots)
    data = template_data(file, house, sample_bibliography(workspace).fields())
    return {**data, "previous": previous.sample_data(file, house, data)}


def sample_bibliography(workspace: Workspace) -> Bibliography:
    """The sample brief's sources in this house."""
    return load_bibliography(_sample(), load_house(workspace.template_roots), workspace)


def _sample() -> BriefFile:
    """The sample brief; its file of data lies beside it."""
    return read_brief(SAMPLE, Workspace(SAMPLE.parent))


def least_data(data: Mapping[str, object]) -> dict[str, object]:
    """What a brief that gives only title and date comes to."""
    return {name: value if name in _KEPT else _empty(value) for name, value in data.items()}


def _empty(value: object) -> object:
    return [] if isinstance(value, list) else None


def _in_papers(name: str, workspace: Workspace, data: Mapping[str, object]) -> list[Problem]:
    """The first mistake met in each of the sample papers, each told once."""
    least = least_data(data)
    variants = [data, least, *({**data, left_out: least[left_out]} for left_out in data if left_out not in _KEPT)]
    found: dict[Problem, None] = {}
    bibliography = sample_bibliography(workspace)
    for variant in variants:
        try:
            compose(name, variant, workspace, bibliography=bibliography)
        except ProblemsFound as problems:
            found.update(dict.fromkeys(problems.problems))
    return list(found)


def _in_files(name: str, workspace: Workspace, data: Mapping[str, object]) -> Iterator[Problem]:
    """The mistakes in a template's file and in all that it extends, includes or imports."""
    env = environment(name, workspace)
    known = static.Known(set(data), set(_field_names(data)) | LOOP_FIELDS)
    trees: dict[str, tuple[nodes.Template, str, str]] = {}
    waiting: list[tuple[str, Position | None, bool]] = [(f"{name}/{ENTRY}", None, False)]
    while waiting:
        file, named, optional = waiting.pop()
        path = find(name, workspace, file)
        if file in trees or (path is None and optional):
            continue
        if path is None:
            words = jinja_words.missing(TemplateNotFound(file), known_files(name, workspace))
            yield Problem(named or Position(file), *words)
            continue
        shown = workspace.shown(path)
        try:
            source = read_source(path, workspace)
            tree = env.parse(source, file, shown)
        except ProblemsFound as found:
            yield from found.problems
            continue
        except TemplateSyntaxError as error:
            yield syntax_problem(error, env)
            yield from static.unknown_elements(source, shown)
            continue
        except (RecursionError, ValueError) as error:
            yield Problem(Position(shown), *jinja_words.uncompilable(error))
            continue
        trees[file] = (tree, source, shown)
        known.add_tree(tree)
        waiting += [(other, Position(shown, line), may_miss) for other, line, may_miss in static.named_files(tree)]
    for tree, source, shown in trees.values():
        yield from _unknown_blocks(tree, shown, trees)
        yield from static.refused(tree, shown)
        yield from static.unknown_names(tree, shown, known)
        yield from static.unknown_elements(source, shown)
        yield from nesting.wrong_ends(source, shown)


def _unknown_blocks(
    tree: nodes.Template, shown: str, trees: Mapping[str, tuple[nodes.Template, str, str]]
) -> Iterator[Problem]:
    """Blocks that fill nothing: the files that this one extends have none of their names, so nothing prints them."""
    known: set[str] = set()
    base = static.extended(tree)
    if base is None:
        return
    while base is not None:
        if base not in trees:
            return
        known |= {block.name for block in trees[base][0].find_all(nodes.Block)}
        base = static.extended(trees[base][0])
    for block in static.outer_blocks(tree):
        if block.name not in known:
            hint = did_you_mean(block.name, known) or f"there are: {', '.join(sorted(known))}"
            message = f"nothing prints the block `{block.name}`: what this file extends has none of that name"
            yield Problem(Position(shown, block.lineno), message, hint, "unknown-block")


def _field_names(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield str(name)
            yield from _field_names(inner)
    elif isinstance(value, list):
        for item in value:
            yield from _field_names(item)
