"""The command `figures`: a brief's ledger, and every place where it is used."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefgen.cli.console import paint
from briefgen.cli.each import Done, each_brief, end
from briefgen.cli.papers import PATHS, briefs_and_workspace
from briefgen.problems import count

if TYPE_CHECKING:
    from briefgen.brief import BriefFile
    from briefgen.brief.figure import Figure
    from briefgen.brief.quoting import Press


@click.command()
@PATHS
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For people or for programs.",
)
def figures(paths: tuple[Path, ...], form: str) -> None:
    """Print the ledger: each figure, its claims, and every place that uses it.

    PATH is a brief or a folder of briefs; without one, every brief in inputs/ is
    read. A * marks the claim that the paper uses. The places are those in the YAML,
    with the words around them: go there when a new count comes in.

    \b
    Examples:
      briefgen figures inputs/x.yaml
      briefgen figures --format json > figures.json
    """
    from briefgen.brief import read_brief
    from briefgen.brief.quoting import Press
    from briefgen.house import load_house

    briefs, workspace = briefs_and_workspace(paths)
    house = load_house(workspace.template_roots)
    records: list[dict[str, Any]] = []

    def one(brief: Path) -> Done:
        file = read_brief(brief, workspace)
        press = Press(file.brief.figures, file.brief.language or house.language, house)
        found = [_record(file, figure, press) for figure in file.brief.figures]
        records.extend(found)
        return Done([*_lines(file.placed.path, found), *_files(file, press)] if form == "text" else [], [])

    outcome = each_brief(briefs, workspace, one)
    if form == "json":
        click.echo(json.dumps(records, ensure_ascii=False, indent=2))
    end(outcome, len(briefs), f"read, {count(len(records), 'figure')}", quiet=form == "json")


def _record(file: BriefFile, figure: Figure, press: Press) -> dict[str, Any]:
    """A figure as plain data: what it counts, its claims, and where it is used."""
    from briefgen.brief.ledger import amount, in_use
    from briefgen.brief.usage import uses

    used = in_use(figure)
    claims = [
        {
            **claim.model_dump(include={"id", "by", "as_of", "source", "unsourced", "note", "tally", "group"}),
            **amount(claim)._asdict(),
            "prints": press.quantity(claim, figure.unit),
            "date": press.date(claim),
            "used": claim is used,
            "superseded": press.superseding(figure, claim) is not None,
        }
        for claim in figure.claims
    ]
    places = [
        {"kind": use.kind, "line": use.place.line, "column": use.place.column}
        | {"before": use.before, "shown": use.shown, "after": use.after}
        for use in uses(file, figure, press)
    ]
    said = figure.model_dump(include={"id", "label", "unit", "base", "because"})
    return {
        "path": file.placed.path,
        **said,
        "prints": press.quantity(used, figure.unit),
        "claims": claims,
        "uses": places,
    }


# ── For people ───────────────────────────────────────────────────────────────


def _lines(path: str, records: list[dict[str, Any]]) -> Iterator[str]:
    yield paint(path, "place")
    for record in records:
        yield ""
        yield from _figure(path, record)
    if not records:
        yield "  no figures"
    yield ""


def _files(file: BriefFile, press: Press) -> Iterator[str]:
    """The files that a brief counts, each with its rows, its period and the snapshot to write down."""
    from briefgen.brief.crediting import data_facts

    for record, facts in zip(file.brief.data, data_facts(file, press), strict=True):
        period = press.day(str(facts["period"])) if facts["period"] else "no dates"
        yield f"{paint(record.id, 'place')}  {record.file}: {facts['rows']:,} rows, {period}"
        yield paint(f"  snapshot: {facts['snapshot']}", "quiet")
        yield ""


def _figure(path: str, record: dict[str, Any]) -> Iterator[str]:
    base = f" ({record['base']})" if record["base"] else ""
    yield f"{paint(record['id'] or '(no id)', 'place')}  {record['label']}{base}: {record['prints']}"
    if record["because"]:
        yield f"  because {record['because']}"
    widest = max(len(claim["prints"]) for claim in record["claims"])
    for claim in record["claims"]:
        yield _claim(claim, widest)
    if not record["uses"]:
        yield paint("  not used in the text", "quiet")
    places = [f"{path}:{use['line']}:{use['column']}" for use in record["uses"]]
    longest = max(map(len, places), default=0)
    for place, use in zip(places, record["uses"], strict=True):
        yield f"  {place:<{longest}}  {use['before']}{paint(use['shown'], 'place')}{use['after']}"


def _claim(claim: dict[str, Any], widest: int) -> str:
    """A claim on one line: whether it is used, its number, who says so and as of when, and what else is known of it."""
    who = ", ".join(part for part in (claim["by"], claim["date"]) if part) or "nobody named"
    none = f"from {claim['unsourced']}" if claim["tally"] else f"no source: {claim['unsourced']}"
    source = claim["source"] or (none if claim["unsourced"] else "no source")
    of = f" ({', '.join(claim['group'])})" if claim["group"] else ""
    known = (
        f"[{claim['id']}]" if claim["id"] else None,
        f"counted by `{claim['tally']}`{of}" if claim["tally"] else None,
        source,
        claim["note"],
        "superseded" if claim["superseded"] else None,
    )
    line = f"  {'*' if claim['used'] else ' '} {claim['prints']:>{widest}}  {who}; " + "; ".join(filter(None, known))
    return line if claim["used"] else paint(line, "quiet")
