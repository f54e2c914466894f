"""The lists that a reference's styles bring along."""

from __future__ import annotations

from collections.abc import Callable

from briefgen.writers.word.looks import RUN_ORDER
from briefgen.writers.word.numbering import LEVELS, Numbering
from briefgen.writers.word.reference import Element, Reference, W, value
from briefgen.writers.word.reference_looks import inner_value
from briefgen.writers.word.reference_xml import Properties, group_of, local, properties, written, xml


class ReferenceLists:
    """The lists of a reference, taken over into a paper's own as they are asked for.

    `id_of` gives the id that a style of the reference has in the paper, None for one that
    isn't there; it is asked once all styles are known.
    """

    def __init__(self, reference: Reference, id_of: Callable[[str], str | None]) -> None:
        self._reference = reference
        self._id_of = id_of
        self.numbering = Numbering()

    def numbered(self, style: Element, said: Properties) -> tuple[str, int, Element] | None:
        """The key, level and instance of a style's list."""
        number = inner_value(said.get("numPr"), "numId")
        instance = self._instance(number)
        abstract = self._definition(instance)
        if instance is None or abstract is None:
            return None
        key = f"reference {abstract.get(f'{W}abstractNumId')}"
        self.numbering.adopt(key, lambda: self._levels(abstract))
        linked = (level for level in abstract.iter(f"{W}lvl") if value(level, "pStyle") == style.get(f"{W}styleId"))
        level = next((each.get(f"{W}ilvl") for each in linked), None) or inner_value(said.get("numPr"), "ilvl") or "0"
        known = {each.get(f"{W}ilvl") for each in abstract.findall(f"{W}lvl")[:LEVELS]} & set(_LEVELS)
        return (key, int(level), instance) if level in known else None

    def number_of(self, found: tuple[str, int, Element]) -> int:
        """The number that the paper has for a list found by `numbered`."""
        key, _, instance = found
        return self.numbering.adopted(f"{key} {instance.get(f'{W}numId')}", key, _starts(instance))

    def _instance(self, number: str | None) -> Element | None:
        lists = self._reference.numbering
        every = () if lists is None or number in (None, "0") else lists.iter(f"{W}num")
        return next((each for each in every if each.get(f"{W}numId") == number), None)

    def _definition(self, instance: Element | None) -> Element | None:
        """The definition of a list; where that is only the name of a style of lists, that style's (§17.9.21)."""
        abstract = self._abstract(instance)
        linked = value(abstract, "numStyleLink")
        style = self._reference.styles.get(linked or "")
        if style is None:
            return abstract
        return self._abstract(self._instance(inner_value(properties(style, "pPr").get("numPr"), "numId")))

    def _abstract(self, instance: Element | None) -> Element | None:
        number, lists = value(instance, "abstractNumId"), self._reference.numbering
        every = () if lists is None or number is None else lists.iter(f"{W}abstractNum")
        return next((each for each in every if each.get(f"{W}abstractNumId") == number), None)

    def _levels(self, abstract: Element) -> str:
        """A definition's content, its levels linked to the styles under their names here."""
        kind = value(abstract, "multiLevelType") or "multilevel"
        said = [written("multiLevelType", {"val": kind})]
        for level in abstract.findall(f"{W}lvl")[:LEVELS]:
            if level.get(f"{W}ilvl") not in _LEVELS:
                continue
            inner = "".join(self._of_level(child, abstract) for child in level)
            said.append(written("lvl", {"ilvl": level.get(f"{W}ilvl", "0")}, inner))
        return "".join(said)

    def _link(self, key: str, abstract: Element) -> str:
        """The style that a level belongs to, if that is in the paper and says itself that it is of this list."""
        style = self._reference.styles.get(key)
        said = {} if style is None else properties(style, "pPr")
        own = self._definition(self._instance(inner_value(said.get("numPr"), "numId")))
        known = self._id_of(key)
        return written("pStyle", {"val": known}) if known and own is abstract else ""

    def _of_level(self, child: Element, abstract: Element) -> str:
        name = local(child)
        if name == "pStyle":
            return self._link(child.get(f"{W}val", ""), abstract)
        if name == "pPr":
            return written("pPr", {}, "".join(each.xml() for each in group_of(child, ("tabs", "ind")).values()))
        if name == "rPr":
            return written("rPr", {}, "".join(each.xml() for each in group_of(child, RUN_ORDER).values()))
        return xml(child) if name in ("start", "numFmt", "lvlRestart", "isLgl", "suff", "lvlText", "lvlJc") else ""


_LEVELS = tuple(map(str, range(LEVELS)))


def _starts(instance: Element) -> str:
    """With which numbers a list begins, where it says so."""
    starts = ((each, value(each, "startOverride")) for each in instance.findall(f"{W}lvlOverride"))
    return "".join(
        written("lvlOverride", {"ilvl": each.get(f"{W}ilvl", "0")}, written("startOverride", {"val": start}))
        for each, start in starts
        if start and each.get(f"{W}ilvl") in _LEVELS
    )
