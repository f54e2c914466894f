"""Papers of a template have the parts that the house asks of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.brief import Brief, BriefFile
from briefgen.brief.walk import FieldPath
from briefgen.checks.style.found import Found
from briefgen.house import House
from briefgen.house_style import StyleRule
from briefgen.problems import Position


def check_requires(rule: StyleRule, file: BriefFile, house: House) -> Iterator[Found]:
    """Every part that the brief's template asks for and the brief hasn't got: `findings`, or `findings.basis`, which
    every finding has to have; `events or event_tables`, where either will do."""
    template = template_of(file, house)
    wanted = (rule.requires or {}).get(template, ())
    lacking = {part: _lacking(file.brief, part) for part in wanted}
    if parts := [part for part, paths in lacking.items() if any(len(path) == 1 for path in paths)]:
        yield _in_brief(file, parts, template)
    for part, paths in lacking.items():
        yield from (_in_entry(file, path, part, template) for path in paths if len(path) > 1)


def alternatives(part: str) -> list[str]:
    """The fields of which one is asked for."""
    return part.split(" or ")


def _lacking(brief: Brief, part: str) -> list[FieldPath]:
    """The paths of what should be there and isn't; of several alternatives what the first lacks, where all lack any."""
    each = [list(missing(brief, field.split("."))) for field in alternatives(part)]
    return each[0] if all(each) else []


def template_of(file: BriefFile, house: House) -> str:
    """The template of a brief's paper."""
    return file.brief.template or house.template


def place_of_template(file: BriefFile) -> Position:
    """Where a brief names its template; its title, where it leaves that to the house."""
    named = file.brief.template and file.placed.existing(("template",))
    return file.placed.place(named or ("title",)).value


def missing(record: object, names: Sequence[str], path: FieldPath = ()) -> Iterator[FieldPath]:
    """The paths of what should be there and isn't. A list without an entry lacks itself, not what its entries need."""
    value = getattr(record, names[0], None)
    here = (*path, names[0])
    if value is None or value == ():
        if len(names) == 1:
            yield here
    elif len(names) > 1:
        for number, each in enumerate(value) if isinstance(value, tuple) else [(None, value)]:
            yield from missing(each, names[1:], here if number is None else (*here, number))


def _in_brief(file: BriefFile, parts: Sequence[str], template: str) -> Found:
    message = f"a paper of the template {template} needs {_listed(parts)}, which this brief hasn't got"
    first = [alternatives(part)[0] for part in parts]
    hint = f"add {', '.join(f'`{field}:` ({_described(field)})' for field in first)}"
    return Found(place_of_template(file), message, hint, {"found": _listed(parts), "template": template})


def _in_entry(file: BriefFile, path: FieldPath, part: str, template: str) -> Found:
    name = part.rpartition(".")[2]
    message = f"`{name}` is missing here; a paper of the template {template} needs it"
    place = file.placed.place(path[:-1]).name
    return Found(place, message, f"write `{name}:` among these fields", {"found": part, "template": template})


def _listed(parts: Sequence[str]) -> str:
    names = [" or ".join(f"`{field}`" for field in alternatives(part)) for part in parts]
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _described(part: str) -> str:
    """The first sentence of the manual's words about a field, for the middle of another."""
    text = (Brief.model_fields[part].description or part).partition(". ")[0].rstrip(".")
    return text[:1].lower() + text[1:]
