"""The style sheet of a paper whose house has its own `reference.docx`: its styles win, the theme gives the rest.

Styles are matched by name without regard to case, since every program and language has
its own ids. What is taken must look as it does in the reference, and what isn't as the
theme says:

- A taken style is based on another taken one, or says itself what it would inherit, the
  reference's document defaults included. The paper's own defaults stay the theme's.
- A style of the theme's that stands on Normal stands on Theme Text instead where Normal
  is taken: a hidden copy of the theme's Normal. Only what has the very letters of the
  theme's text, such as a list, has those of the house's text.
- A style that is another one with more space, or a little different, is that with the
  difference.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefgen.writers.options import WordOptions
from briefgen.writers.word.looks import ParagraphStyle, difference, paragraph_properties, run_properties, style_id
from briefgen.writers.word.numbering import Numbering
from briefgen.writers.word.reference import Element, Reference, W, is_on, style_name, value
from briefgen.writers.word.reference_xml import (
    GROUPS,
    PARAGRAPH,
    RUN,
    Properties,
    Property,
    group_of,
    local,
    merged,
    properties,
    written,
    xml,
)
from briefgen.writers.word.styles import (
    DEFAULT_CHARACTER,
    DEFAULT_LIST,
    DEFAULT_TABLE,
    Styles,
    character_xml,
    letters,
    paragraph_xml,
)
from briefgen.writers.word.table_styles import BAND, table_styles
from briefgen.writers.word.xml import quoted

THEME_TEXT = "Theme Text"
FIXED = ("Marking", "Traffic Light", "Header First", "Header Plain", "Header Band", "Separator", BAND, THEME_TEXT)
"""Styles that no reference changes: markings look as their standard says, the others hold the page together."""
_FIXED = {name.casefold() for name in FIXED}
_VARIANT = re.compile(r" \((?:[\d.]+ pt (?:in|out|above|below)|kept close|right to left)(?: and .*)?\)$")
"""The end of the name of a style that is another one with more or less space: made anew for each paper."""
_PAGE_PARTS = ("header", "footer")
_DEFAULTS = {"character": "DefaultParagraphFont", "table": "TableNormal"}
_KINDS = {"paragraph": ("pPr", "rPr"), "character": ("rPr",), "table": ("pPr", "rPr", "tblPr", "trPr", "tcPr")}


def can_take(name: str) -> bool:
    """Whether a style of this name may come from a reference."""
    return name.casefold() not in _FIXED and not _VARIANT.search(name)


class Taken:
    """The styles that a paper takes from its house's reference.

    `furnished` says for `header` and `footer` whether the reference gives those of the paper.
    """

    def __init__(self, reference: Reference, options: WordOptions, furnished: frozenset[str]) -> None:
        self._reference = reference
        self._wanted = None if options.styles is None else {name.casefold() for name in options.styles}
        self._furnished = furnished
        self._numbering = Numbering()
        self._needed: set[str] = set()
        self._ours: dict[str, ParagraphStyle] = {}
        self._ids: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._by_name: dict[tuple[str, str], Element] = {}
        for style in reference.styles.values():
            if not style_name(style):
                continue
            self._by_name.setdefault((_kind(style), style_name(style).casefold()), style)

    # ── What is taken ────────────────────────────────────────────────────────

    def takes(self, name: str, kind: str = "paragraph") -> bool:
        """Whether a style of ours looks as in the reference. Of a header that is ours, only the letters do."""
        ours_on_page = name in _PAGE_PARTS and name not in self._furnished
        return self._gives(name, kind) and not ours_on_page

    def _gives(self, name: str, kind: str) -> bool:
        known = name.casefold()
        return (kind, known) in self._by_name and can_take(name) and (self._wanted is None or known in self._wanted)

    def letters(self, name: str) -> dict[str, str]:
        """The properties of a character style that is taken, by element name."""
        found = self._inherited(self._by_name["character", name.casefold()])["rPr"]
        return {key: each.xml() for key, each in found.items()}

    def indents(self, name: str) -> str | None:
        """The indents of a style that is taken, as XML; None where it isn't, or says nothing of them."""
        if not self.takes(name):
            return None
        found = self._inherited(self._by_name["paragraph", name.casefold()])["pPr"].get("ind")
        return found.xml() if found else None

    def is_tight(self, name: str) -> bool:
        """Whether a style that is taken has no space between its own paragraphs (ECMA-376 Part 1 §17.3.1.9)."""
        return self.takes(name) and _told(
            self._inherited(self._by_name["paragraph", name.casefold()])["pPr"], "contextualSpacing"
        )

    def _chain(self, style: Element) -> Iterator[Element]:
        """A style and those it inherits from; one that inherits from itself ends there."""
        seen: set[str] = set()
        at: Element | None = style
        while at is not None and (key := at.get(f"{W}styleId", "")) not in seen and _kind(at) == _kind(style):
            yield at
            seen.add(key)
            at = self._reference.styles.get(value(at, "basedOn") or "")

    def _inherited(self, style: Element) -> dict[str, Properties]:
        """What a style says together with all that it inherits from."""
        return _merged(self._chain(style), _kind(style))

    def _whole(self, style: Element) -> dict[str, Properties]:
        """All that holds for a paragraph style in the reference, its defaults included."""
        return self._with_defaults(self._inherited(style))

    def _with_defaults(self, said: dict[str, Properties]) -> dict[str, Properties]:
        defaults = self._reference.defaults
        at = {"pPr": "pPrDefault", "rPr": "rPrDefault"}
        for group, holder in at.items():
            base = properties(None if defaults is None else defaults.find(f"{W}{holder}"), group)
            said[group] = merged(said[group], base, GROUPS[group])
        return {**said, "rPr": merged(said["rPr"], _WORDS_OWN_DEFAULTS, RUN)}

    # ── Lists ────────────────────────────────────────────────────────────────

    def adopt_lists(self, numbering: Numbering) -> None:
        """From now on, lists that the reference defines are among those of a paper."""
        self._numbering = numbering

    def list_of(self, name: str) -> tuple[str, int] | None:
        """The key and level of the list that a taken style brings along; None where there is none."""
        if not self.takes(name):
            return None
        style = self._by_name["paragraph", name.casefold()]
        found = self._numbered(style, self._inherited(style)["pPr"])
        return (found[0], found[1]) if found else None

    def _numbered(self, style: Element, said: Properties) -> tuple[str, int, Element] | None:
        """The key, level and instance of a style's list."""
        number = _inner(said.get("numPr"), "numId")
        instance = self._instance(number)
        abstract = self._definition(instance)
        if instance is None or abstract is None:
            return None
        key = f"reference {abstract.get(f'{W}abstractNumId')}"
        self._numbering.adopt(key, lambda: self._levels(abstract))
        linked = (level for level in abstract.iter(f"{W}lvl") if value(level, "pStyle") == style.get(f"{W}styleId"))
        level = next((each.get(f"{W}ilvl") for each in linked), None) or _inner(said.get("numPr"), "ilvl") or "0"
        known = {each.get(f"{W}ilvl") for each in abstract.iter(f"{W}lvl")}
        return (key, int(level), instance) if level in known else None

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
        return self._abstract(self._instance(_inner(properties(style, "pPr").get("numPr"), "numId")))

    def _abstract(self, instance: Element | None) -> Element | None:
        number, lists = value(instance, "abstractNumId"), self._reference.numbering
        every = () if lists is None or number is None else lists.iter(f"{W}abstractNum")
        return next((each for each in every if each.get(f"{W}abstractNumId") == number), None)

    def _levels(self, abstract: Element) -> str:
        """A definition's content, its levels linked to the styles under their names here."""
        kind = value(abstract, "multiLevelType") or "multilevel"
        said = [written("multiLevelType", {"val": kind})]
        for level in abstract.findall(f"{W}lvl")[:9]:
            inner = "".join(self._of_level(child, abstract) for child in level)
            said.append(written("lvl", {"ilvl": level.get(f"{W}ilvl", "0")}, inner))
        return "".join(said)

    def _link(self, key: str, abstract: Element) -> str:
        """The style that a level belongs to, if that is in the paper and says itself that it is of this list."""
        style = self._reference.styles.get(key)
        said = {} if style is None else properties(style, "pPr")
        own = self._definition(self._instance(_inner(said.get("numPr"), "numId")))
        return written("pStyle", {"val": self._ids[key]}) if key in self._names and own is abstract else ""

    def _of_level(self, child: Element, abstract: Element) -> str:
        name = local(child)
        if name == "pStyle":
            return self._link(child.get(f"{W}val", ""), abstract)
        if name == "pPr":
            return written("pPr", {}, "".join(each.xml() for each in group_of(child, ("tabs", "ind")).values()))
        if name == "rPr":
            return written("rPr", {}, "".join(each.xml() for each in group_of(child, RUN).values()))
        return xml(child) if name in ("start", "numFmt", "lvlRestart", "isLgl", "suff", "lvlText", "lvlJc") else ""

    # ── The sheet ────────────────────────────────────────────────────────────

    def need(self, ids: set[str]) -> None:
        """Styles that the reference's header and footer use: they come along under another name if need be."""
        self._needed |= ids

    def id_of(self, reference_id: str) -> str | None:
        """The id that a style of the reference has in the paper; None when it isn't there. Known after `sheet`."""
        return self._ids.get(reference_id)

    def sheet(self, styles: Styles) -> str:
        """All `w:style` elements of a paper."""
        defined = styles.defined()
        tables = table_styles(styles.theme, styles.measure)
        ours = {("paragraph", style.name.casefold()): style.id for style in defined}
        ours |= {("character", name.casefold()): style_id(name) for name in styles.characters}
        ours |= {("table", name.casefold()): style_id(name) for name in tables}
        fixed = {name.casefold() for name in styles.combined}
        self._assign(ours, fixed)
        self._ours = {style.name: style for style in defined}
        names = {style.name for style in defined}
        said = [
            *(self._paragraph(style, styles, names) for style in defined),
            *self._theme_text(defined),
            DEFAULT_CHARACTER,
            *(
                self._given("character", name) if self.takes(name, "character") and name not in styles.combined
                else character_xml(name, looks)
                for name, looks in styles.characters.items()
            ),
            DEFAULT_TABLE,
            *(self._given("table", name) if self.takes(name, "table") else each for name, each in tables.items()),
            DEFAULT_LIST,
        ]  # fmt: skip
        taken = set(ours.values())
        said += [self._style(each) for key, each in self._reference.styles.items() if self._is_more(key, taken)]
        self._use_faces(styles)
        return "".join(said)

    def _is_more(self, key: str, ours: set[str]) -> bool:
        """Whether a style of the reference is in the paper beside those that the paper itself asks for."""
        name = self._ids.get(key)
        return key in self._names and name not in ours and name not in _DEFAULTS.values()

    def _assign(self, ours: dict[tuple[str, str], str], fixed: set[str]) -> None:
        """Give every style of the reference that is in the paper its id and name there."""
        used, names = {*ours.values(), *_DEFAULTS.values(), "NoList"}, {name for _, name in ours}
        for number, (key, style) in enumerate(self._reference.styles.items()):
            kind, name = _kind(style), style_name(style)
            known = name.casefold()
            if self._by_name.get((kind, known)) is not style or kind not in _KINDS:
                continue
            if kind in _DEFAULTS and is_on_attribute(style, "default"):
                self._ids[key] = _DEFAULTS[kind]
            elif (kind, known) in ours and self.takes(name, kind) and known not in fixed:
                self._ids[key], self._names[key] = ours[kind, known], name
            elif key in self._needed or (known not in names and self._gives(name, kind)):
                name = name if known not in names and can_take(name) else f"{name} (house)"
                names.add(name.casefold())
                self._ids[key], self._names[key] = _free(name, used, number), name
                used.add(self._ids[key])

    def _given(self, kind: str, name: str, indents: Property | None = None) -> str:
        """A style that the paper asks for, as the reference has it; `indents` hold where that says none."""
        return self._style(self._by_name[kind, name.casefold()], name, indents)

    def _style(self, style: Element, name: str | None = None, indents: Property | None = None) -> str:
        """A style of the reference; `name` is ours for it, which may differ in its capitals."""
        key, kind = style.get(f"{W}styleId", ""), _kind(style)
        chain = list(self._chain(style))
        base = next((at for at, each in enumerate(chain[1:], 1) if self._stands(each)), len(chain))
        said = _merged(chain[:base], kind)
        based_on = self._ids[chain[base].get(f"{W}styleId", "")] if base < len(chain) else _DEFAULTS.get(kind)
        if kind == "paragraph" and base == len(chain):
            said = self._with_defaults(said)
        if kind == "table":
            said["pPr"].pop("numPr", None)
        if kind == "paragraph":
            self._renumber(style, said["pPr"])
            if indents and "ind" not in self._inherited(style)["pPr"]:
                said["pPr"] = merged(said["pPr"], {"ind": indents}, PARAGRAPH)
        flags = "".join(
            f' w:{flag}="1"'
            for flag, holds in (
                ("default", self._ids[key] == "Normal"),
                ("customStyle", is_on_attribute(style, "customStyle")),
            )
            if holds
        )
        links = {tag: self._linked(style, tag) for tag in ("next", "link")}
        return (
            f'<w:style w:type="{kind}"{flags} w:styleId="{self._ids[key]}">'
            f"<w:name w:val={quoted(name or self._names[key])}/>"
            + (f'<w:basedOn w:val="{based_on}"/>' if based_on else "")
            + "".join(f'<w:{tag} w:val="{to}"/>' for tag, to in links.items() if to)
            + _listed(style, name is not None)
            + "".join(written(group, {}, inner) for group, inner in _groups(said))
            + "".join(_part(part) for part in style.findall(f"{W}tblStylePr"))
            + "</w:style>"
        )

    def _linked(self, style: Element, tag: str) -> str | None:
        """The id of the style that follows a paragraph's, or is its other half for letters; None: there is none."""
        key = value(style, tag) or ""
        other = self._reference.styles.get(key)
        kinds = ("paragraph", "paragraph" if tag == "next" else "character")
        fits = other is not None and (_kind(style), _kind(other)) in (kinds, kinds[::-1])
        return self._ids.get(key) if fits and key in self._names else None

    def _stands(self, style: Element) -> bool:
        """Whether others may be based on a style in the paper: it is there, and ours in nothing."""
        key = style.get(f"{W}styleId", "")
        return key in self._names

    def _renumber(self, style: Element, said: Properties) -> None:
        """Its list becomes one of the paper's."""
        if "numPr" not in said:
            return
        found = self._numbered(style, said)
        if found is None:
            none = _inner(said["numPr"], "numId") == "0"
            said["numPr"] = Property("numPr", {}, {"0": '<w:numId w:val="0"/>'})
            if not none:
                del said["numPr"]
            return
        key, level, instance = found
        number = self._numbering.adopted(f"{key} {instance.get(f'{W}numId')}", key, _starts(instance))
        said["numPr"] = Property("numPr", {}, {"0": f'<w:ilvl w:val="{level}"/>', "1": f'<w:numId w:val="{number}"/>'})

    # ── What stays the theme's ───────────────────────────────────────────────

    def _paragraph(self, style: ParagraphStyle, styles: Styles, names: set[str]) -> str:
        if self.takes(style.name):
            return self._given("paragraph", style.name, _hanging(style))
        base = self._base(style)
        if base is None:
            return paragraph_xml(style, names)
        told, run = paragraph_properties(style), difference(letters(style), letters(base))
        if self._gives(style.name, "paragraph"):  # a header of ours in the reference's letters
            held = "".join(paragraph_properties(replace(style, line="atLeast")).values())
            whole = self._whole(self._by_name["paragraph", style.name.casefold()])["rPr"]
            return paragraph_xml(style, names, self._root(base), held, "".join(each.xml() for each in whole.values()))
        if _is_root(base) and not styles.is_variant(style):
            if self._is_prose(style):
                return paragraph_xml(style, names, base.id, _without_leading(style, told), run)
            return paragraph_xml(style, names, self._root(base), difference(told, paragraph_properties(base)), run)
        if self._follows(base, styles):
            return paragraph_xml(style, names, base.id, self._changes(style, base, styles), run)
        return paragraph_xml(style, names, base.id, difference(told, paragraph_properties(base)), run)

    def _base(self, style: ParagraphStyle) -> ParagraphStyle | None:
        """What a style of ours is based on, as it is defined in the paper."""
        return self._ours.get(style.base.name, style.base) if style.base else None

    def _root(self, normal: ParagraphStyle) -> str:
        """What styles of the theme's own stand on: Normal, unless that is the house's."""
        return style_id(THEME_TEXT) if self.takes(normal.name) else normal.id

    def _theme_text(self, defined: list[ParagraphStyle]) -> Iterator[str]:
        normal = next(style for style in defined if _is_root(style))
        if self.takes(normal.name):
            text = replace(normal, name=THEME_TEXT, gallery=False)
            whole, look = paragraph_properties(text), letters(text)
            yield paragraph_xml(text, set(), "", "".join(whole.values()), "".join(look.values()))

    def _is_prose(self, style: ParagraphStyle) -> bool:
        """Whether the theme gives a style the letters of its text, which are the house's."""
        base = self._base(style)
        if base is None or not self.takes(base.name):
            return False
        same = run_properties(style.text) == run_properties(base.text) and style.text.leading == base.text.leading
        return same and not style.typed

    def _follows(self, style: ParagraphStyle, styles: Styles) -> bool:
        """Whether the look of a style depends on the reference."""
        if self.takes(style.name):
            return True
        base = self._base(style)
        if base is None:
            return False
        if _is_root(base) and not styles.is_variant(style):
            return self._is_prose(style)
        return self._follows(base, styles)

    def _changes(self, style: ParagraphStyle, base: ParagraphStyle, styles: Styles) -> str:
        """What a style says beside one that looks as in the reference: only what differs, attribute by attribute."""
        own, inherited = paragraph_properties(style), paragraph_properties(base)
        changed = {name: each for name, each in own.items() if inherited.get(name) != each}
        for name in ("spacing", "ind"):
            if name in changed:
                given, before = _attributes(own[name]), _attributes(inherited[name])
                differing = {key: each for key, each in given.items() if before.get(key) != each}
                if styles.is_variant(style):
                    spaces = self._spaces(style, styles)
                    differing = {key: str(spaces.get(key, each)) for key, each in differing.items()}
                if "line" in differing:
                    differing["lineRule"] = given["lineRule"]
                changed[name] = written(name, differing)
        return "".join(changed.values())

    def _spaces(self, style: ParagraphStyle, styles: Styles) -> dict[str, int]:
        """The space above, below and at the left of a style, in twentieths of a point."""
        own = _told_spaces(style)
        base = self._base(style)
        if self.takes(style.name):
            whole = self._whole(self._by_name["paragraph", style.name.casefold()])["pPr"]
            return {
                "before": _length(whole.get("spacing"), "before"),
                "after": _length(whole.get("spacing"), "after"),
                "left": _length(whole.get("ind"), "left") or _length(whole.get("ind"), "start"),
            }
        if base is None or not self._follows(style, styles) or (_is_root(base) and not styles.is_variant(style)):
            return own
        inherited, told = self._spaces(base, styles), _told_spaces(base)
        if styles.is_variant(style):
            moved = {key: inherited[key] + own[key] - told[key] for key in own}
            return {**moved, "after": max(moved["after"], 0), "before": max(moved["before"], 0)}
        return {key: own[key] if own[key] != told[key] else inherited[key] for key in own}

    # ── Fonts ────────────────────────────────────────────────────────────────

    def _use_faces(self, styles: Styles) -> None:
        """Note the faces of the theme's families that taken styles are set in."""
        families = {family.family: family for family in styles.theme.fonts.values()}
        for key, style in self._reference.styles.items():
            if key in self._names and style.get(f"{W}type") == "paragraph":
                run = self._whole(style)["rPr"]
                family = families.get(self._family(run["rFonts"]))
                if family:
                    styles.faces.use(family, _told(run, "b"), _told(run, "i"))

    def _family(self, fonts: Property) -> str:
        """The family that a style's letters have, by its name or by its part in the reference's theme."""
        part = fonts.attributes.get("asciiTheme")
        theme = self._reference.theme
        if part is None or theme is None:
            return fonts.attributes.get("ascii", "")
        kind = "majorFont" if part.startswith("major") else "minorFont"
        drawing = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
        found = theme.root.find(f".//{drawing}{kind}/{drawing}latin")
        return "" if found is None else found.get("typeface", "")


_WORDS_OWN_DEFAULTS: Properties = {
    "rFonts": Property("rFonts", dict.fromkeys(("ascii", "hAnsi", "eastAsia"), "Times New Roman"), {}),
    "sz": Property("sz", {"val": "20"}, {}),
    "szCs": Property("szCs", {"val": "20"}, {}),
}  # fmt: skip
"""What Word sets where a file says nothing."""


def _kind(style: Element) -> str:
    """What a style is for: `paragraph`, `character`, `table` or `numbering`."""
    return str(style.get(f"{W}type", ""))


def _merged(chain: Iterable[Element], kind: str) -> dict[str, Properties]:
    """What styles of a kind say together, each over the next."""
    found: dict[str, Properties] = {group: {} for group in _KINDS.get(kind, ())}
    for style in chain:
        for group in found:
            found[group] = merged(found[group], properties(style, group), GROUPS[group])
    return found


def is_on_attribute(element: Element, name: str) -> bool:
    """Whether an attribute says yes."""
    return element.get(f"{W}{name}") in ("1", "true", "on")


def _is_root(style: ParagraphStyle) -> bool:
    return style.base is None


def _free(name: str, used: set[str], number: int) -> str:
    """An id for a style: made of its name, unless that has none of our letters or another has it."""
    wanted = style_id(name) if name.isascii() else ""
    return wanted if wanted and wanted not in used else f"House{number}"


def _listed(style: Element, asked_for: bool) -> str:
    """Where Word shows a style."""
    if asked_for:
        return '<w:uiPriority w:val="1"/><w:qFormat/>'
    priority = value(style, "uiPriority") or "99"
    said = f'<w:uiPriority w:val="{priority if priority.isdigit() else 99}"/>'
    flags = ("semiHidden", "unhideWhenUsed", "qFormat")
    return said + "".join(f"<w:{flag}/>" for flag in flags if is_on(style.find(f"{W}{flag}")))


def _groups(said: dict[str, Properties]) -> Iterator[tuple[str, str]]:
    for group, found in said.items():
        if found:
            yield group, "".join(each.xml() for each in found.values())


def _part(part: Element) -> str:
    """What is different in a part of tables."""
    said = {
        group: group_of(found, [name for name in order if name != "numPr"])
        for group, order in GROUPS.items()
        if (found := part.find(f"{W}{group}")) is not None
    }
    inner = "".join(written(group, {}, each) for group, each in _groups(said))
    return written("tblStylePr", {"type": part.get(f"{W}type", "wholeTable")}, inner)


def _starts(instance: Element) -> str:
    """With which numbers a list begins, where it says so."""
    starts = ((each, value(each, "startOverride")) for each in instance.findall(f"{W}lvlOverride"))
    return "".join(
        written("lvlOverride", {"ilvl": each.get(f"{W}ilvl", "0")}, written("startOverride", {"val": start}))
        for each, start in starts
        if start
    )


def _inner(found: Property | None, name: str) -> str | None:
    """The `w:val` of an element inside a property."""
    told = re.search(rf'<w:{name} w:val="(\d+)"', "".join(found.inner.values())) if found else None
    return told[1] if told else None


def _told(run: Properties, name: str) -> bool:
    return name in run and run[name].attributes.get("val", "1") not in ("0", "false", "off")


def _length(found: Property | None, name: str) -> int:
    """A length in twentieths of a point; 0 where nothing is said."""
    told = found.attributes.get(name, "0") if found else "0"
    return int(told) if re.fullmatch(r"-?\d{1,6}", told) else 0


def _attributes(element: str) -> dict[str, str]:
    return dict(re.findall(r'w:(\w+)="([^"]*)"', element))


def _told_spaces(style: ParagraphStyle) -> dict[str, int]:
    said = paragraph_properties(style)
    spacing, indents = _attributes(said["spacing"]), _attributes(said["ind"])
    return {"before": int(spacing["before"]), "after": int(spacing["after"]), "left": int(indents["left"])}


def _hanging(style: ParagraphStyle) -> Property | None:
    """The indents of a style that stands out to the left of the text; None for others."""
    said = _attributes(paragraph_properties(style)["ind"])
    return Property("ind", said, {}) if int(said["left"]) < 0 else None


def _without_leading(style: ParagraphStyle, told: dict[str, str]) -> str:
    """A paragraph's properties where lines are as high as in the house's text."""
    said = _attributes(told["spacing"])
    if style.line == "exact":
        del said["line"], said["lineRule"]
    return "".join({**told, "spacing": written("spacing", said)}.values())
