"""What is wrong with an element, in the words of an editor. Each function gives message, hint and rule."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.document import ELEMENTS, Block, Paragraph
from briefgen.problems import Position, did_you_mean
from briefgen.template.grammar import Attribute, Rule, Slot, places_for
from briefgen.template.line import SPACE, one_spaced

Words = tuple[str, str, str]

# What people know from HTML, and its name here.
_HTML = {
    "b": "`<strong>`",
    "i": "`<em>`",
    "h4": "`<h3>`; there are three levels",
    "div": "its parts without it; the theme groups them",
    "section": "its parts without it; headings make the sections",
    "header": "`<masthead>`",
    "aside": "`<sidebar>` or `<call-out>`",
    "figcaption": "`<caption>`",
    "hr": "`<page-break/>`, or leave it out",
    "dl": "`<timeline>`, `<actors>` or a table",
}


def unknown_element(name: str) -> Words:
    near = f"write {_HTML[name]}" if name in _HTML else did_you_mean(name, ELEMENTS, "`<{}>`")
    return f"unknown element `<{name}>`", near or "docs/elements.md lists the elements", "unknown-element"


def not_paper(name: str) -> Words:
    return f"`<{name}>` is outermost", "everything a template prints stands in `<paper>`", "no-paper"


def misplaced(name: str, rule: Rule, parent: Rule) -> Words:
    if rule.node is Paragraph and parent.text:
        hint = f"`<{parent.name}>` holds one line of text: leave `<p>` out, or use the filter `inline` on prose"
    elif name == "paper":
        hint = "a template prints one paper; look for a part that holds a whole one"
    else:
        hint = f"{_holds(parent)}; `<{name}>` stands in {_list(places_for(rule.node))}"
    return f"`<{name}>` may not stand in `<{parent.name}>`", hint, "misplaced-element"


def second(name: str, parent: Rule) -> Words:
    return f"a second `<{name}>` in `<{parent.name}>`", "it may hold one", "twice"


def stray_text(text: str, rule: Rule) -> Words:
    begin = one_spaced(text.strip(SPACE))
    shown = begin if len(begin) <= 40 else begin[:39] + "…"
    hint = _holds(rule) if rule.name != "paper" else "put it in `<p>` … `</p>`, or look for a tag left open above"
    return f"text directly in `<{rule.name}>`: “{shown}”", hint, "stray-text"


def missing_child(rule: Rule, slot: Slot) -> Words:
    names = [name for name, element in ELEMENTS.items() if issubclass(element.node, slot.accepts)]
    return f"`<{rule.name}>` without {_list(names)}", _holds(rule), "missing-element"


def too_deep(most: int) -> Words:
    return f"elements nested more than {most} deep", "look for a part that includes itself", "too-deep"


def doctype() -> Words:
    return "a DOCTYPE", "delete it; a template begins with `<paper`", "doctype"


def unknown_attribute(rule: Rule, name: str) -> Words:
    known = ", ".join(rule.attributes)
    hint = did_you_mean(name, rule.attributes) or (f"it may carry: {known}" if known else "it carries none")
    return f"`<{rule.name}>` has no attribute `{name}`", hint, "unknown-attribute"


def missing_attribute(rule: Rule, attribute: Attribute, given: Iterable[str]) -> Words:
    if attribute.name in given:
        said = f"the attribute `{attribute.name}` of `<{rule.name}>` is empty"
    else:
        said = f"`<{rule.name}>` without the attribute `{attribute.name}`"
    return said, attribute.about, "missing-attribute"


def wrong_value(rule: Rule, attribute: Attribute, text: str) -> Words:
    said = f"`{attribute.name}` of `<{rule.name}>` can't be “{text}”"
    if attribute.choices:
        hint = did_you_mean(text, attribute.choices) or f"one of: {', '.join(attribute.choices)}"
    elif attribute.numbers is not None:
        hint = f"a whole number from {attribute.numbers.start} to {attribute.numbers.stop - 1}"
    else:
        hint = "a number such as 12 or -0.5" if attribute.decimal else attribute.about
    return said, hint, "attribute-value"


def duplicate_id(name: str, first: Position) -> Words:
    return f"the id “{name}” twice", f"it stands at {first} already; links couldn't tell the two apart", "duplicate-id"


def dangling_link(target: str, ids: Iterable[str]) -> Words:
    hint = did_you_mean(target, ids, "`#{}`") or "give the element that it means this `id`"
    return f"a link to `#{target}`, which nothing in the paper has as its id", hint, "dangling-link"


def dangling_reference(target: str, ids: Iterable[str]) -> Words:
    if target in ids:
        hint = "a table or picture is named once it has a caption, a row or an event by its `label`; or write a link"
        return f"a reference to `{target}`, which has nothing to be called by", hint, "nameless-reference"
    hint = did_you_mean(target, ids, "`{}`") or "give the element that it means this `id`"
    return f"a reference to `{target}`, which nothing in the paper has as its id", hint, "dangling-link"


def in_note(rule: Rule) -> Words:
    hint = "write both as one note" if rule.name == "note" else "write it outside, as a part of the paper"
    return f"`<{rule.name}>` inside a note", hint, "misplaced-element"


def _list(names: list[str]) -> str:
    return ", ".join(f"`<{name}>`" for name in names)


def _holds(rule: Rule) -> str:
    """What an element may hold, in words."""
    if rule.text:
        return f"`<{rule.name}>` holds one line of text"
    if any(slot.accepts is Block for slot in rule.slots):
        return f"`<{rule.name}>` holds paragraphs, lists and other blocks"
    if rule.holds:
        return f"`<{rule.name}>` holds {_list(rule.holds)}"
    return f"`<{rule.name}>` holds nothing; write `<{rule.name}/>`"
