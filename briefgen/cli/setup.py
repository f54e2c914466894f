"""The commands that set up: new, init, schema, doctor."""

from __future__ import annotations

import datetime
import json
import re
import shlex
import shutil
import sys
from pathlib import Path

import click

from briefgen import __version__
from briefgen.cli.completion import template_choices
from briefgen.cli.console import paint
from briefgen.problems import count, did_you_mean
from briefgen.workspace import Workspace, find_workspace, leads_out, shipped

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def _refuse_existing(target: Path, shown: str) -> None:
    if target.exists():
        raise click.UsageError(f"{shown} exists already; nothing is overwritten. Choose another name.")


@click.command()
@click.argument("name")
@click.option(
    "-t",
    "--template",
    default=None,
    metavar="NAME",
    shell_complete=template_choices,
    help="Template to write it for.  [default: the house's]",
)
def new(name: str, template: str | None) -> None:
    """Begin a brief: inputs/NAME.yaml, with a comment on every field.

    \b
    Examples:
      briefgen new border-security
      briefgen new border-security --template flash-note
    """
    workspace = find_workspace(Path.cwd())
    stem = name.removesuffix(".yaml")
    if not _NAME.fullmatch(stem):
        raise click.UsageError(
            f"“{name}” can't be a brief's name: use letters, digits, “-”, “_” and “.”, such as border-security."
        )
    target = workspace.inputs / f"{stem}.yaml"
    _refuse_existing(target, workspace.shown(target))
    text = _starter(template, workspace)
    # The one place where today's date enters: into the file, where it is an input like any other.
    text = text.replace("{{today}}", datetime.date.today().isoformat()).replace(
        "{{title}}", stem.replace("-", " ").capitalize()
    )
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    _bring_schemas(workspace)
    click.echo(workspace.shown(target))
    click.echo(paint(f"Fill it in, then: briefgen build {workspace.shown(target)}", "quiet"))


def _starter(template: str | None, workspace: Workspace) -> str:
    from briefgen.house import load_house
    from briefgen.likelihood import SCALES
    from briefgen.reading import read_text
    from briefgen.template import template_names

    house = load_house(workspace.template_roots)
    name = template or house.template
    terms = [step.terms[0] for step in SCALES[house.likelihood_scale].steps]
    names = template_names(workspace)
    if name not in names:
        raise click.UsageError(
            f"there is no template “{name}”. {did_you_mean(name, names, '“{}”') or 'There are: ' + ', '.join(names)}"
        )
    for root in workspace.template_roots:
        for starter in (root / name / "starter.yaml", root / "starter.yaml"):
            if starter.is_file() and not leads_out(starter, root):
                text = read_text(starter, workspace.shown(starter)).replace("{{template}}", name)
                return text.replace("{{likely}}", terms[_LIKELY]).replace("{{likelihoods}}", ", ".join(terms))
    raise click.UsageError(f"the template “{name}” has no starter.yaml to begin a brief from.")


_LIKELY = 4
"""The step of every scale that begins at 55 in a hundred."""


def _bring_schemas(workspace: Workspace) -> list[Path]:
    """Put schemas beside the briefs and the house's rules, so that an editor completes and explains their fields. The
    files that weren't there."""
    brought = []
    rules = workspace.root / "templates" / "house-style.yaml"
    for of, folder, wanted in (("brief", workspace.inputs, True), ("house-style", rules.parent, rules.exists())):
        target = folder / f"{of}.schema.json"
        if wanted and not target.exists():
            target.write_text(_schema_text(of), encoding="utf-8")
            brought.append(target)
    return brought


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
def init(folder: Path) -> None:
    """Set up a folder to work in: sample briefs and the house file, nothing overwritten.

    \b
    Example:
      briefgen init papers && cd papers && briefgen build
    """
    workspace = Workspace(folder.absolute())
    written = 0
    for source, target in _starting_files(folder.absolute()):
        if target.exists():
            click.echo(f"{workspace.shown(target)}  {paint('exists already, left as it is', 'quiet')}")
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
        click.echo(workspace.shown(target))
        written += 1
    for target in _bring_schemas(workspace):
        click.echo(workspace.shown(target))
        written += 1
    click.echo(
        paint(f"{count(written, 'file')} written. Next: cd {shlex.quote(str(folder))} && briefgen build", "done")
    )


def _starting_files(folder: Path) -> list[tuple[Path, Path]]:
    """The shipped inputs, and the parts of the shipped templates that every house makes its own."""
    inputs, templates = shipped() / "inputs", shipped() / "templates"
    own = [path for path in sorted(inputs.rglob("*")) if path.is_file() and not path.name.startswith(".")]
    house = [templates / "house.yaml", templates / "house-style.yaml", *sorted(templates.glob("logo*.*"))]
    return [(path, folder / "inputs" / path.relative_to(inputs)) for path in own] + [
        (path, folder / "templates" / path.name) for path in house
    ]


def _schema_text(of: str) -> str:
    """The schema of a brief, of the house's rules or of a night's report."""
    if of == "nightly-report":
        from briefgen.nightly.report import SCHEMA

        return SCHEMA.read_text(encoding="utf-8")
    from briefgen.brief import Brief
    from briefgen.house_style import HouseStyle
    from briefgen.reading.schema import json_schema

    model, title = (Brief, "A brief for briefgen") if of == "brief" else (HouseStyle, "The house style of briefgen")
    return json.dumps(json_schema(model, of, title), ensure_ascii=False, indent=2) + "\n"


@click.command()
@click.argument("of", type=click.Choice(["brief", "house-style", "nightly-report"]), default="brief")
@click.option("-o", "--out", type=click.Path(dir_okay=False, path_type=Path), help="Write it to a file.")
def schema(of: str, out: Path | None) -> None:
    """Print the JSON Schema of a brief, or of the house's rules: with it, an editor completes and explains every field.

    nightly-report is the schema of the report that “briefgen nightly” leaves.
    A brief whose first line is `# yaml-language-server: $schema=brief.schema.json`
    finds the schema beside it; init and new put it there.

    \b
    Examples:
      briefgen schema -o inputs/brief.schema.json
      briefgen schema house-style -o templates/house-style.schema.json
    """
    if out is None:
        click.echo(_schema_text(of), nl=False)
    else:
        out.write_text(_schema_text(of), encoding="utf-8")
        click.echo(str(out))


_LIBRARIES = (
    "babel",
    "click",
    "jinja2",
    "markdown-it-py",
    "pillow",
    "pydantic",
    "python-docx",
    "pyyaml",
    "reportlab",
    "uharfbuzz",
)


@click.command()
def doctor() -> None:
    """Say what is installed, which fonts there are, and where things are looked for."""
    import platform
    from importlib.metadata import version

    workspace = find_workspace(Path.cwd())
    click.echo(f"briefgen {__version__} on Python {platform.python_version()} ({sys.executable})")
    click.echo("libraries   " + ", ".join(f"{name} {version(name)}" for name in _LIBRARIES))
    click.echo(f"workspace   {workspace.root}")
    roots = [folder for folder in workspace.template_roots if folder.is_dir()]  # a house may have none of its own
    for name, folder in zip(("briefs", "templates", ""), (workspace.inputs, *roots), strict=False):
        click.echo(f"{name:<12}{folder}{'' if folder.is_dir() else '  (not there)'}")
    _print_templates(workspace)
    _print_fonts(workspace)


def _print_templates(workspace: Workspace) -> None:
    from briefgen.template import template_names
    from briefgen.theme import theme_names

    click.echo(f"{'':<12}{', '.join(template_names(workspace))}")
    click.echo(f"themes      {', '.join(theme_names(workspace.template_roots))}")


def _print_fonts(workspace: Workspace) -> None:
    from briefgen.theme import load_theme, theme_names
    from briefgen.theme.fonts import characters, may_travel

    for name in theme_names(workspace.template_roots):
        for font in load_theme(name, workspace.template_roots).fonts.values():
            faces = count(len(font.faces), "face")
            stays = "" if all(map(may_travel, font.faces)) else "; its licence keeps it out of Word files"
            click.echo(
                f"{'fonts':<12}{name}: {font.family}, {faces}, {len(characters(font.regular)):,} characters{stays}"
            )
