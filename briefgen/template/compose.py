"""One brief's data poured through a template: fill, then parse."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from briefgen.citations import Bibliography
from briefgen.document import Paper
from briefgen.pictures import find_image
from briefgen.problems import Position
from briefgen.template.files import find, unknown_template
from briefgen.template.fill import fill
from briefgen.template.parse import parse
from briefgen.workspace import ENTRY, Workspace


def compose(
    name: str,
    data: Mapping[str, object],
    workspace: Workspace,
    named: Position | None = None,
    bibliography: Bibliography | None = None,
) -> Paper:
    """The paper that the template `name` makes of plain data; its citations are printed as `bibliography` has them.

    Raises ProblemsFound with the template's file and line for what is wrong in it,
    and at `named` (where the brief or the command names it) when there is no such
    template.
    """
    if not find(name, workspace, f"{name}/{ENTRY}"):
        raise unknown_template(name, workspace, named)
    text, files = fill(name, data, workspace)
    folders = (*workspace.template_roots, workspace.root)
    return parse(
        text,
        files,
        lambda source: str(find_image(source, folders, workspace)),
        bibliography,
        lambda source: _outlines(source, folders, workspace),
    )


def _outlines(source: str, folders: Sequence[Path], workspace: Workspace) -> str:
    from briefgen.graphics.maps.own import find_outlines  # only who has outlines waits for it

    return str(find_outlines(source, folders, workspace))
