"""What the attributes of an element give: their texts as the values of fields, or what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Callable

from briefgen.document import Map
from briefgen.pictures import BadImage
from briefgen.problems import Position
from briefgen.template import wording
from briefgen.template.grammar import Attribute, Rule
from briefgen.template.line import one_spaced

Wrong = Callable[[Position, wording.Words], None]
"""Remembers a problem."""


class Values:
    """Reads the attributes of one paper. `locate` and `locate_outlines` give the absolute paths of the files that they
    name, and raise BadImage; `wrong` takes the problems."""

    def __init__(self, locate: Callable[[str], str], locate_outlines: Callable[[str], str], wrong: Wrong) -> None:
        self._locate = locate
        self._locate_outlines = locate_outlines
        self._wrong = wrong

    def of(self, rule: Rule, given: dict[str, str], here: Position) -> tuple[dict[str, object], bool]:
        """The fields that attributes fill, and whether all are fine. An attribute left empty counts as not given."""
        values: dict[str, object] = {}
        fine = True
        for name, text in given.items():
            attribute = rule.attributes.get(name)
            if attribute is None:
                self._wrong(here, wording.unknown_attribute(rule, name))
                fine = False
                continue
            text = text if attribute.picture or attribute.outlines else one_spaced(text).strip(" ")
            value = self._value(rule, attribute, text, here) if text else attribute.default
            fine = fine and (value is not None or not text)
            values[attribute.field] = value
        for attribute in rule.attributes.values():
            if attribute.required and values.get(attribute.field) is None:
                if not given.get(attribute.name):
                    self._wrong(here, wording.missing_attribute(rule, attribute, given))
                fine = False
        return values, fine

    def _value(self, rule: Rule, attribute: Attribute, text: str, here: Position) -> object:
        """An attribute's text as its field's value; None, with a problem, when it can't be that."""
        if attribute.picture or attribute.outlines:
            return self._file(self._locate if attribute.picture else self._locate_outlines, text, here)
        number = text.isascii() and text.isdigit() and len(text) < 10
        if attribute.choices and text in attribute.choices:
            return {"true": True, "false": False}.get(text, text)
        if attribute.numbers is not None and number and int(text) in attribute.numbers:
            return int(text)
        if attribute.decimal and (decimal := _decimal(text)) is not None:
            return decimal
        free = not (attribute.choices or attribute.decimal or attribute.numbers is not None)
        if free and (attribute.pattern is None or attribute.pattern.fullmatch(text)):
            return text
        self._wrong(here, wording.wrong_value(rule, attribute, text))
        return None

    def _file(self, locate: Callable[[str], str], source: str, here: Position) -> str | None:
        try:
            return locate(source)
        except BadImage as bad:
            self._wrong(here, (bad.message, bad.hint, bad.rule))
            return None

    def check_outlines(self, node: Map, here: Position) -> None:
        """A map's own outlines can be read, have the property that names areas, and have its areas."""
        from briefgen.graphics.maps.own import unknown_areas  # only who has outlines waits for it

        try:
            unknown = list(unknown_areas(node))
        except BadImage as bad:
            self._wrong(here, (f"the file of outlines {bad.message}", bad.hint, bad.rule))
            return
        for name, hint in unknown:
            self._wrong(here, (f"the outlines have no area “{name[:60]}”", hint, "outlines-area"))


def _decimal(text: str) -> float | None:
    """A number as templates write it; None where it is none, or none that can be drawn."""
    return float(text) if _DECIMAL.fullmatch(text) else None


_DECIMAL = re.compile(r"[+-]?\d{1,18}(?:\.\d{1,18})?(?:e[+-]?\d{1,2})?", re.ASCII)
