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
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from briefgen.writers.options import WordOptions
from briefgen.writers.word.looks import (
    ParagraphStyle,
    difference,
    letter_size,
    paragraph_properties,
    run_properties,
    style_id,
)
from briefgen.writers.word.numbering import Numbering
from briefgen.writers.word.reference import Element, Reference, W, is_on, style_name, value
from briefgen.writers.word.reference_lists import ReferenceLists
from briefgen.writers.word.reference_looks import (
    KINDS,
    ReferenceLooks,
    inner_value,
    is_told,
    kind_of,
    length,
    together,
)
from briefgen.writers.word.reference_xml import (
    GROUPS,
    PARAGRAPH,
    Properties,
    Property,
    group_of,
    merged,
    written,
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
from briefgen.writers.word.table_styles import BAND, EMBARGO, table_styles
from briefgen.writers.word.xml import quoted, twips

THEME_TEXT = "Theme Text"
FIXED = (
    "Marking", "Traffic Light", "Header First", "Header Plain", "Header Band", "Separator", "Band Seam",
    BAND, EMBARGO, THEME_TEXT,
)  # fmt: skip
"""Styles that no reference changes: markings look as their standard says, the others hold the page together."""
_FIXED = {name.casefold() for name in FIXED}
_VARIANT = re.compile(r" \((?:[\d.]+ pt (?:less )?(?:in|out|above|below)|right to left|kept with next)(?: and .*)?\)$")
"""The end of the name of a style that is another one with more or less space: made anew for each paper."""
_PAGE_PARTS = ("header", "footer")
_DEFAULTS = {"character": "DefaultParagraphFont", "table": "TableNormal"}


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
        self._looks = ReferenceLooks(reference)
        self._lists = ReferenceLists(reference, self._stood)
        self._needed: set[str] = set()
        self._reach = 0
        self._ours: dict[str, ParagraphStyle] = {}
        self._ids: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._by_name: dict[tuple[str, str], Element] = {}
        for style in reference.styles.values():
            if not style_name(style):
                continue
            self._by_name.setdefault((kind_of(style), style_name(style).casefold()), style)

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
        found = self._looks.inherited(self._by_name["character", name.casefold()])["rPr"]
        return {key: each.xml() for key, each in found.items()}

    def indents(self, name: str) -> str | None:
        """The indents of a style that is taken, as XML; None where it isn't, or says nothing of them."""
        if not self.takes(name):
            return None
        found = self._looks.inherited(self._by_name["paragraph", name.casefold()])["pPr"].get("ind")
        return found.xml() if found else None

    def is_tight(self, name: str) -> bool:
        """Whether a style that is taken has no space between its own paragraphs (ECMA-376 Part 1 §17.3.1.9)."""
        style = self._by_name["paragraph", name.casefold()] if self.takes(name) else None
        return style is not None and is_told(self._looks.inherited(style)["pPr"], "contextualSpacing")

    # ── Lists ────────────────────────────────────────────────────────────────

    def adopt_lists(self, numbering: Numbering) -> None:
        """From now on, lists that the reference defines are among those of a paper."""
        self._lists.numbering = numbering

    def list_of(self, name: str) -> tuple[str, int] | None:
        """The key and level of the list that a taken style brings along; None where there is none."""
        if not self.takes(name):
            return None
        style = self._by_name["paragraph", name.casefold()]
        found = self._lists.numbered(style, self._looks.inherited(style)["pPr"])
        return (found[0], found[1]) if found else None

    # ── The sheet ────────────────────────────────────────────────────────────

    def need(self, ids: set[str]) -> None:
        """Styles that the reference's header and footer use: they come along under another name if need be."""
        self._needed |= ids

    def id_of(self, reference_id: str) -> str | None:
        """The id that a style of the reference has in the paper; None when it isn't there. Known after `sheet`."""
        return self._ids.get(reference_id)

    def _stood(self, key: str) -> str | None:
        """The id of a style that is there under its own name."""
        return self._ids[key] if key in self._names else None

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
        self._reach = twips(styles.measure.inset)
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
            kind, name = kind_of(style), style_name(style)
            known = name.casefold()
            if self._by_name.get((kind, known)) is not style or kind not in KINDS:
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

    def _given(self, kind: str, name: str, ours: ParagraphStyle | None = None) -> str:
        """A style that the paper asks for, as the reference has it; `ours` is what the theme would make of it."""
        return self._style(self._by_name[kind, name.casefold()], name, ours)

    def _style(self, style: Element, name: str | None = None, ours: ParagraphStyle | None = None) -> str:
        """A style of the reference; `name` is ours for it, which may differ in its capitals."""
        key, kind = style.get(f"{W}styleId", ""), kind_of(style)
        chain = list(self._looks.chain(style))
        base = next((at for at, each in enumerate(chain[1:], 1) if self._can_carry(style, each)), len(chain))
        said = together(chain[:base], kind)
        based_on = self._ids[chain[base].get(f"{W}styleId", "")] if base < len(chain) else _DEFAULTS.get(kind)
        if kind == "paragraph" and base == len(chain):
            said = self._looks.with_defaults(said)
        if kind == "table":
            said["pPr"].pop("numPr", None)
        if kind == "paragraph":
            self._renumber(style, said["pPr"])
            said["pPr"] = self._placed(style, said["pPr"], ours)
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

    def _placed(self, style: Element, said: Properties, ours: ParagraphStyle | None) -> Properties:
        """A style's properties on the paper's page, whatever page the reference has.

        What the theme hangs to the left of the text still does where the reference says
        nothing of indents, and tabs that end lines at the text's edge do so here.
        """
        placed: Properties = {}
        if ours and ours.text.indent < 0 and "ind" not in self._looks.inherited(style)["pPr"]:
            placed["ind"] = Property("ind", _attributes(paragraph_properties(ours)["ind"]), {})
        if ours and ours.rtl and "bidi" not in self._looks.inherited(style)["pPr"]:
            placed["bidi"] = Property("bidi", {}, {})
        if ours and ours.tabs and ours.name not in _PAGE_PARTS:
            own = re.findall(r"<w:tab [^>]*/>", paragraph_properties(ours)["tabs"])
            said = {name: each for name, each in said.items() if name != "tabs"}
            placed["tabs"] = Property("tabs", {}, {str(at): tab for at, tab in enumerate(own)})
        said = merged(said, placed, PARAGRAPH)
        return {**said, "ind": self._on_the_sheet(said["ind"])} if "ind" in said else said

    def _on_the_sheet(self, indents: Property) -> Property:
        """Indents that reach no further to the left than this paper's page lets titles and wide tables reach."""
        sides: list[str] = [side for side in ("left", "start") if side in indents.attributes]
        told = {side: str(max(length(indents, side), -self._reach)) for side in sides}
        return Property("ind", {**indents.attributes, **told}, {})

    def _linked(self, style: Element, tag: str) -> str | None:
        """The id of the style that follows a paragraph's, or is its other half for letters; None: there is none."""
        key = value(style, tag) or ""
        other = self._reference.styles.get(key)
        kinds = ("paragraph", "paragraph" if tag == "next" else "character")
        fits = other is not None and (kind_of(style), kind_of(other)) in (kinds, kinds[::-1])
        return self._ids.get(key) if fits and key in self._names else None

    def _can_carry(self, style: Element, base: Element) -> bool:
        """Whether a style can be based on another in the paper: that is there, and inherits nothing from it."""
        return self._stands(base) and all(each is not style for each in self._looks.chain(base))

    def _stands(self, style: Element) -> bool:
        """Whether others may be based on a style in the paper: it is there, and ours in nothing."""
        key = style.get(f"{W}styleId", "")
        return key in self._names

    def _renumber(self, style: Element, said: Properties) -> None:
        """Its list becomes one of the paper's."""
        if "numPr" not in said:
            return
        found = self._lists.numbered(style, said)
        if found is None:
            none = inner_value(said["numPr"], "numId") == "0"
            said["numPr"] = Property("numPr", {}, {"0": '<w:numId w:val="0"/>'})
            if not none:
                del said["numPr"]
            return
        level, number = found[1], self._lists.number_of(found)
        said["numPr"] = Property("numPr", {}, {"0": f'<w:ilvl w:val="{level}"/>', "1": f'<w:numId w:val="{number}"/>'})

    # ── What stays the theme's ───────────────────────────────────────────────

    def _paragraph(self, style: ParagraphStyle, styles: Styles, names: set[str]) -> str:
        if self.takes(style.name):
            return self._given("paragraph", style.name, style)
        base = self._base(style)
        if base is None:
            return paragraph_xml(style, names)
        told, run = paragraph_properties(style), difference(letters(style), letters(base))
        if self._gives(
            style.name, "paragraph"
        ):  # a header of ours in the reference's letters, as large as there is room for
            held = "".join(paragraph_properties(replace(style, line="atLeast")).values())
            whole = self._looks.whole(self._by_name["paragraph", style.name.casefold()])["rPr"]
            said = {key: each.xml() for key, each in whole.items()} | letter_size(style.text.size)
            return paragraph_xml(style, names, self._root(base), held, "".join(said.values()))
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
            whole = self._looks.whole(self._by_name["paragraph", style.name.casefold()])["pPr"]
            return {
                "before": length(whole.get("spacing"), "before"),
                "after": length(whole.get("spacing"), "after"),
                "left": max(length(whole.get("ind"), "left") or length(whole.get("ind"), "start"), -self._reach),
            }
        if base is None or not self._follows(style, styles) or (_is_root(base) and not styles.is_variant(style)):
            return own
        inherited, told = self._spaces(base, styles), _told_spaces(base)
        if styles.is_variant(style):
            moved = {key: inherited[key] + own[key] - told[key] for key in own}
            before = moved["before"] if own["before"] or not told["before"] else 0
            return {**moved, "after": max(moved["after"], 0), "before": max(before, 0)}
        return {key: own[key] if own[key] != told[key] else inherited[key] for key in own}

    # ── Fonts ────────────────────────────────────────────────────────────────

    def _use_faces(self, styles: Styles) -> None:
        """Note the faces of the theme's families that taken styles are set in."""
        families = {family.family: family for family in styles.theme.fonts.values()}
        for key, style in self._reference.styles.items():
            if key in self._names and style.get(f"{W}type") == "paragraph":
                run = self._looks.whole(style)["rPr"]
                family = families.get(self._looks.family(run["rFonts"]))
                if family:
                    styles.faces.use(family, is_told(run, "b"), is_told(run, "i"))


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


@lru_cache(maxsize=4096)
def _part(part: Element) -> str:
    """What is different in a part of tables."""
    said = {
        group: group_of(found, [name for name in order if name != "numPr"])
        for group, order in GROUPS.items()
        if (found := part.find(f"{W}{group}")) is not None
    }
    inner = "".join(written(group, {}, each) for group, each in _groups(said))
    return written("tblStylePr", {"type": part.get(f"{W}type", "wholeTable")}, inner)


def _attributes(element: str) -> dict[str, str]:
    return dict(re.findall(r'w:(\w+)="([^"]*)"', element))


def _told_spaces(style: ParagraphStyle) -> dict[str, int]:
    said = paragraph_properties(style)
    spacing, indents = _attributes(said["spacing"]), _attributes(said["ind"])
    return {"before": int(spacing["before"]), "after": int(spacing["after"]), "left": int(indents["left"])}


def _without_leading(style: ParagraphStyle, told: dict[str, str]) -> str:
    """A paragraph's properties where lines are as high as in the house's text."""
    said = _attributes(told["spacing"])
    if style.line == "exact":
        del said["line"], said["lineRule"]
    return "".join({**told, "spacing": written("spacing", said)}.values())
