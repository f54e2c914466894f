"""Papers of a template have the parts that the house asks of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.brief import BriefFile
from briefgen.brief.walk import FieldPath
from briefgen.checks.style.found import Found
from briefgen.house import House
from briefgen.house_style import StyleRule
from briefgen.problems import Position


def check_requires(rule: StyleRule, file: BriefFile, house: House) -> Iterator[Found]:
    """Every part that the brief's template asks for and the brief hasn't got: `findings`, or `findings.basis`, which
    every finding has to have."""
    template = template_of(file, house)
    for part in (rule.requires or {}).get(template, ()):
        for path in missing(file.brief, part.split(".")):
            yield _found(file, path, part, template)


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


def _found(file: BriefFile, path: FieldPath, part: str, template: str) -> Found:
    name = part.rpartition(".")[2]
    words = {"found": part, "template": template}
    if len(path) == 1:
        message = f"a paper of the template {template} needs `{name}`, and this brief has none"
        return Found(place_of_template(file), message, f"write `{name}:` on a line of its own", words)
    message = f"`{name}` is missing here; a paper of the template {template} needs it"
    return Found(file.placed.place(path[:-1]).name, message, f"write `{name}:` among these fields", words)
