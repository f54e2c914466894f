"""The element reference, from the docstrings of the tree, the filters and the brief: `docs/elements.md`.

`python -m briefgen.template.reference > docs/elements.md` writes it anew; a test fails while it is stale.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from briefgen import document
from briefgen.brief.datasets import DataFile
from briefgen.brief.figure import Claim, Figure
from briefgen.brief.judgements import Scenario
from briefgen.brief.model import Brief, Finding, Recommendation
from briefgen.brief.source import Source
from briefgen.brief.walk import shape
from briefgen.document import ELEMENTS, Inline, Paper, Part
from briefgen.house import House
from briefgen.template.filters import BORROWED, FILTERS
from briefgen.template.functions import TESTS
from briefgen.template.grammar import Attribute, Rule, places_for, rules

_FUNCTIONS = {
    "range(n)": "The numbers from 0 up to n: `{% for i in range(3) %}`; at most 10,000.",
    "namespace(name=value)": "Something to count in: `{% set count = namespace(number=0) %}`, then inside a loop "
    "`{% set count.number = count.number + 1 %}`.",
}


def reference() -> str:
    """The whole reference as Markdown."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# Elements and filters"
    yield ""
    yield "<!-- Made by `python -m briefgen.template.reference`; change the docstrings it is made from instead. -->"
    yield ""
    yield "What a template may write. [templates.md](templates.md) shows how they are used."
    for title, node in _groups():
        yield from ("", f"## {title}")
        seen: set[type] = set()
        for name in node:
            if ELEMENTS[name].node not in seen:
                seen.add(ELEMENTS[name].node)
                yield from _element(name)
    yield from _filters()
    yield from _fields()


def _groups() -> list[tuple[str, list[str]]]:
    """The elements under the headings that stand above them in `document/`."""
    inline = [name for name, element in ELEMENTS.items() if issubclass(element.node, Inline)]
    blocks = [name for name, e in ELEMENTS.items() if not issubclass(e.node, Inline | Part) and e.node is not Paper]
    parts = [name for name, element in ELEMENTS.items() if issubclass(element.node, Part)]
    return [
        ("The paper", ["paper"]),
        ("Blocks", blocks),
        ("What stands inside certain blocks", parts),
        ("In a line of text", inline),
    ]


def _element(name: str) -> Iterator[str]:
    rule = rules()[name]
    names = sorted(other for other, element in ELEMENTS.items() if element.node is rule.node)
    yield from ("", f"### {', '.join(f'`<{each}>`' for each in names)}", "", _doc(rule.node.__doc__))
    if rule.attributes:
        yield from ("", "| Attribute | |", "|:--|:--|")
        yield from (_attribute(attribute) for attribute in rule.attributes.values())
    yield from ("", _inside(rule), "", f"Stands in: {_stands_in(rule)}.") if name != "paper" else ("", _inside(rule))


def _doc(text: str | None) -> str:
    return " ".join((text or "").split())


def _attribute(attribute: Attribute) -> str:
    said = [attribute.about]
    if attribute.choices:
        said.append(f"One of {', '.join(f'`{choice}`' for choice in attribute.choices)}.")
    if attribute.required:
        said.append("**Has to be given.**")
    elif attribute.default is not None:
        said.append(f"Left out: `{attribute.default}`.")
    return f"| `{attribute.name}` | {' '.join(part for part in said if part)} |"


def _inside(rule: Rule) -> str:
    if rule.text:
        others = [name for name in rule.holds if not issubclass(ELEMENTS[name].node, Inline)]
        return "Holds: a line of text" + (f", {_list(others)}." if others else ".")
    if any(slot.accepts is document.Block for slot in rule.slots):
        others = [name for name in rule.holds if issubclass(ELEMENTS[name].node, Part)]
        text = " Text without `<p>` is one paragraph." if rule.wraps else ""
        return "Holds: blocks" + (f", {_list(others)}." if others else ".") + text
    return f"Holds: {_list(rule.holds)}." if rule.holds else "Holds nothing."


def _stands_in(rule: Rule) -> str:
    if issubclass(rule.node, Part):
        return _list(places_for(rule.node))
    return "a line of text" if issubclass(rule.node, Inline) else "`<paper>` and whatever holds blocks"


def _list(names: list[str]) -> str:
    return ", ".join(f"`<{name}>`" for name in names)


def _filters() -> Iterator[str]:
    yield from ("", "## Filters", "", "`{{ value | filter }}`. Others of Jinja2's aren't open to templates.", "")
    yield from ("| Filter | |", "|:--|:--|")
    for name, made in FILTERS.items():
        yield f"| `{name}` | {_cell(BORROWED.get(name) or _filter_doc(made))} |"
    yield from ("", "## Functions", "", "| Function | |", "|:--|:--|")
    yield from (f"| `{name}` | {_cell(text)} |" for name, text in _FUNCTIONS.items())
    names = ", ".join(f"`{name}`" for name in TESTS if name.isalpha())
    yield from ("", "## Tests", "", f"After `is`: {names}.")
    yield ("In `select` and its kin also `==`, `!=`, `<`, `<=`, `>`, `>=`.")


_SOURCING = {
    "count": "How many there are.",
    "groups": "How many of each group.",
    "languages": "The languages of those that aren't in the paper's.",
    "first_date": "The date of the oldest.",
    "last_date": "The date of the newest.",
    "graded": "How many have a grade.",
    "derived": "How many repeat another.",
    "single": "The numbers of the findings that rest on one source, or on several that repeat one.",
    "reliability": "The letters of the grades in use.",
    "credibility": "The digits of the grades in use.",
}

_TAGS = (
    "`if`/`elif`/`else`, `for`/`else`, `set`, `include`, `extends`, `block`, `macro`, `call`, `import`, `from`, "
    "`with`, `raw`"
)


def _fields() -> Iterator[str]:
    """What a brief and the house give a template, from their own descriptions."""
    yield from ("", "## Tags", "", f"{_TAGS}. Inside a loop, `loop.index`, `loop.first`, `loop.last`, `loop.length`,")
    yield "`loop.changed(value)` and `loop.cycle('a', 'b')`."
    yield from ("", "## What a brief gives", "")
    yield "Every name is always there; what a brief leaves out is empty. Dates are text"
    yield "such as `2026-02-11`, printed with `date`; numbers of people are groups of `low`, `best` and `high`, printed"
    yield "with `number`; **Markdown** fields are marked up already."
    yield from ("", "| Name | |", "|:--|:--|", *_rows(Brief, ""))
    yield "| `sourcing` | The sources as a whole. |"
    yield from (f"| `sourcing.{name}` | {text} |" for name, text in _SOURCING.items())
    yield from ("", "## What the house gives", "", "From `templates/house.yaml`.", "", "| Name | |", "|:--|:--|")
    yield from _rows(House, "house.")


def _rows(model: type[BaseModel], before: str) -> Iterator[str]:
    markdown = {name for name, (kind, _) in shape(model).items() if kind and kind.name in ("line", "prose")}
    for name, field in model.model_fields.items():
        if field.exclude:
            continue
        if name in _MADE.get(model, {}):
            continue
        inner = _model_in(field.annotation)
        marked = " **Markdown.**" if name in markdown else ""
        yield f"| `{before}{name}` | {_cell(_doc(field.description))}{marked} |"
        if inner is not None and inner is not model:
            yield from _rows(inner, f"{before}{name}{'[]' if get_origin(field.annotation) is tuple else ''}.")
    for name, said in _MADE.get(model, {}).items():
        yield f"| `{before}{name}` | {said} |"


_RANGE = "What its likelihood stands for in per cent: `low`, `high`, and both as printed, `shown`."
_MADE: dict[type[BaseModel], dict[str, str]] = {
    Brief: {
        "addressee": "In an extract, whom it is for.",
        "first_published": "The date of the first version, where its history has it.",
        "today": "The day that `--at` gives, else the paper's date; `days_since` counts to it.",
        "tallies": "What was counted, by the ids of the tallies: `label`, `of`, `by`, `count`, `begin`, `end`, "
        "`groups` and `total`. A group has `keys`, `labels` as printed, `amounts`, `before` and `unknown`.",
        "graphics": "The graphics that no text places: `kind`, `id`, and `printed`, its elements. **Markdown.**",
        "scale": "The scale of likelihood in use: `title`, `source`, `steps` with `term`, `low`, `high`, `shown`.",
    },
    Claim: {
        "value": "Its number as `low`, `best` and `high`, printed with `number`; a single number is `best`.",
        "used": "Whether it is the claim that the brief uses.",
        "superseded": "Whether a later claim has replaced it.",
    },
    Figure: {
        "shown": "The claim that the brief uses; where it uses the range, all claims as one.",
        "range": "From the lowest to the highest of all claims, printed with `number`.",
        "changed": "How it differs from what `compare` names: `direction` (up, down or same), `by` how much in `unit` "
        "or, where per cent are subtracted, in `points`, and that claim, `since`, or the `period` of the earlier "
        "count. None without `compare`.",
    },
    DataFile: {
        "citation": "How it is cited: as its publisher asks, else as its source; with version and day of download.",
        "publisher": "Whose export it is, such as ACLED; none for any other table.",
        "provisional": "Whether its figures may still change.",
        "rows": "How many rows it has.",
        "period": "Its first and its last day, printed with `date`.",
        "snapshot": "The first digits of its SHA-256.",
        "filters": "Which of its events the tallies count, where not all: `label` of the tally, and `only` in words.",
    },
    Finding: {
        "number": "Its number; none where the brief has no other finding.",
        "range": _RANGE,
        "uncited": "Those of its `sources` that its text doesn't cite.",
    },
    Source: {
        "group": "Where it is listed: official, press, research, people, data or other.",
        "entry": "What a list prints of it, in the house's citation style. **Markdown.**",
        "order": "Its place in the order of that style.",
    },
    Scenario: {"range": _RANGE},
    Recommendation: {
        "number": "Its number, when they are grouped by addressee.",
        "anchor": "What links to it name: its id, or where it has none a name of ours.",
    },
}
"""What data have beyond the fields of the model (`brief.data`)."""


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_in(part))), None)


def _filter_doc(made: Callable[..., Any]) -> str:
    return _doc(made.__doc__)


def _cell(text: str) -> str:
    """Text inside a table, where `|` would end the cell."""
    return re.sub(r"\|", r"\\|", text)


if __name__ == "__main__":
    print(reference(), end="")
