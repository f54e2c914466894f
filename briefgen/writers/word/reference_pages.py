"""The page of a house's `reference.docx`: its size and margins, and what stands in its header and footer.

The paper's marking stands above a header and below a footer; one that they print themselves is left out.
"""

from __future__ import annotations

import html
import re
from dataclasses import replace
from functools import cached_property

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from lxml import etree

from briefgen.document import Paper
from briefgen.frozen import frozen
from briefgen.theme import Theme
from briefgen.writers.options import WordOptions
from briefgen.writers.word.measure import Measure, measure
from briefgen.writers.word.package import Bundle, word_root
from briefgen.writers.word.reference import BadReference, Element, R, Reference, Story, W, is_on, read_reference
from briefgen.writers.word.reference_stories import cleaned, mark, picture_kind, stand, unknown_pictures
from briefgen.writers.word.reference_styles import Taken, is_on_attribute
from briefgen.writers.word.reference_xml import local, written, xml
from briefgen.writers.word.section import PART, Section
from briefgen.writers.word.writing import Writing
from briefgen.writers.word.xml import DECLARATION, twips

_LEAST_ROOM = 150.0
_SHEET = (100.0, 1584.0)
"""The smallest and the largest side of a sheet in points (the largest is Word's)."""


@frozen
class Page:
    """A sheet and its margins, in points; `header` and `footer` are how far these stand from its edges."""

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    header: float
    footer: float
    gutter: float
    title_page: bool

    @property
    def text(self) -> float:
        """The room across for text."""
        return self.width - self.left - self.right - self.gutter


def page_of(reference: Reference) -> Page:
    """The page of a reference's last section. Raises BadReference where it says none, or it leaves no room for text."""
    section = reference.section
    size, margins = (None if section is None else section.find(f"{W}{name}") for name in ("pgSz", "pgMar"))
    if section is None or size is None or margins is None:
        hint = "set the paper's size and margins in Word, and save it"
        raise BadReference("doesn't say how large its page is", hint, "reference-page")
    sides = ("top", "right", "bottom", "left", "header", "footer", "gutter")
    lengths = {"width": _points(size, "w"), "height": _points(size, "h"), **{s: _points(margins, s) for s in sides}}
    page = Page(title_page=is_on(section.find(f"{W}titlePg")), **lengths)
    held = page.height - page.top - page.bottom
    smallest, largest = _SHEET
    if not (smallest <= min(page.width, page.height) and max(page.width, page.height) <= largest):
        raise BadReference("has a page that no sheet of paper has", "choose a paper size in Word", "reference-page")
    if min(page.text, held) < _LEAST_ROOM:
        across = "width" if page.text < _LEAST_ROOM else "height"
        message = f"leaves less than {_LEAST_ROOM:.0f} points in {across} for text"
        raise BadReference(message, "make the margins smaller", "reference-page")
    return page


def check_pages(reference: Reference, options: WordOptions) -> None:
    """Raises BadReference where the page, header or footer that options ask for can't be taken."""
    if options.page or options.header_and_footer:
        page_of(reference)
    unknown = unknown_pictures(reference) if options.header_and_footer else []
    if unknown:
        message = f"has a picture in its header or footer that not every program shows: {unknown[0]}"
        raise BadReference(message, "put it in as PNG or JPEG", "reference-picture")


def _points(element: Element, name: str) -> float:
    told = element.get(f"{W}{name}", "0")
    return abs(float(told)) / 20 if re.fullmatch(r"-?\d{1,6}(?:\.\d+)?", told) else 0.0


_NEAREST = 12.0
"""Between the sheet's edge and a marking, in points."""


class HouseLook:
    """What a house's reference gives a paper."""

    def __init__(self, reference: Reference, options: WordOptions) -> None:
        self.reference = reference
        self._options = options
        self._stories = reference.stories if options.header_and_footer else {}
        self.taken = Taken(reference, options, self.furnished)
        for story in self._stories.values():
            self.taken.need(_used_styles(story.root, reference))

    @classmethod
    def of(cls, options: WordOptions) -> HouseLook | None:
        """The look that options ask for; None where the house has no reference."""
        return cls(read_reference(options.reference), options) if options.reference else None

    @cached_property
    def furnished(self) -> frozenset[str]:
        """Which of `header` and `footer` the reference gives."""
        return frozenset(kind for kind, _ in self._stories)

    @property
    def both_sides(self) -> bool:
        """Whether even pages have a header and footer of their own."""
        return bool(self._stories) and self.reference.on("evenAndOddHeaders")

    @property
    def mirrored(self) -> bool:
        """Whether left and right margins change places on even pages."""
        return self._options.page and self.reference.on("mirrorMargins")

    # ── The page ─────────────────────────────────────────────────────────────

    def laid_out(self, theme: Theme) -> tuple[Theme, Measure]:
        """The theme on the reference's page, where that is asked for, and how the page is divided.

        What begins to the left of the text in the theme still does where the margin has
        room for it; else all begins at the text's edge.
        """
        usual = measure(theme)
        if not self._options.page:
            return theme, usual
        page = page_of(self.reference)
        left = page.left + page.gutter
        inset = usual.inset if left - usual.inset >= usual.left - 1 else 0.0
        geometry = replace(
            theme.page,
            width=page.width,
            height=page.height,
            top=page.top,
            first_top=page.top,
            bottom=page.bottom,
            left=left - inset,
            right=page.right,
            margin_column=inset,
            gutter=0,
        )
        return replace(theme, page=geometry), Measure(page.text, inset, left - inset, page.right)

    # ── Header and footer ────────────────────────────────────────────────────

    def furnish(self, usual: Section, writing: Writing) -> Section:
        """The section with the reference's header and footer instead of the theme's, and with its margins.

        `add_stories` adds what it refers to.
        """
        section = self._with_margins(usual, writing)
        if not self._stories:
            return section
        page = page_of(self.reference)
        named = {**section.references, **{each: _key(*each) for each in self._printed(writing)}}
        for kind in {"header", "footer"} - self.furnished:
            if not page.title_page:
                named.pop((kind, "first"), None)
            if self.both_sides:
                named[kind, "even"] = named[kind, "default"]
        return replace(
            section,
            references=dict(sorted(named.items())),
            title_page=page.title_page,
            top=writing.theme.page.top if "header" in self.furnished else section.top,
            header=self._distance("header", page.header, section.header, writing),
            footer=self._distance("footer", page.footer, section.footer, writing),
        )

    def _printed(self, writing: Writing) -> list[tuple[str, str]]:
        """The headers and footers that are the reference's: those it has, and those that only carry what ours would."""
        first = ["first"] if page_of(self.reference).title_page else []
        sides = ("default", *first, *(["even"] if self.both_sides else []))
        each = [(kind, which) for kind in sorted(self.furnished) for which in sides]
        return [side for side in each if side in self._stories or _carried(side[0], writing.paper)]

    def add_stories(self, writing: Writing, bundle: Bundle) -> None:
        """Add the reference's headers and footers, once all styles of the paper are known."""
        for kind, which in self._printed(writing):
            self._add(kind, which, writing, bundle)

    def _distance(self, kind: str, own: float, usual: float, writing: Writing) -> float:
        """How far a header or footer stands from the edge: nearer by the height of a marking added outside it.

        An embargo's strip begins at the edge.
        """
        marking = writing.paper.marking
        stories = [story for (each, _), story in self._stories.items() if each == kind]
        if not stories:
            return usual
        if kind == "header" and writing.paper.embargo:
            return 0.0
        if marking is None:
            return own
        style = writing.styles.role("marking").text
        return max(own - style.before - style.leading, min(own, _NEAREST))

    def _with_margins(self, usual: Section, writing: Writing) -> Section:
        if not self._options.page:
            return usual
        page = page_of(self.reference)
        return replace(usual, left=page.left, gutter=page.gutter, top=writing.theme.page.top)

    def _add(self, kind: str, which: str, writing: Writing, bundle: Bundle) -> None:
        """The reference's header or footer as a part."""
        story = self._stories.get((kind, which))
        marking = writing.paper.marking
        element = "hdr" if kind == "header" else "ftr"
        root = etree.fromstring(f"<{word_root(element)}/>") if story is None else cleaned(story)
        self._restyle(root)
        _keep_on_sheet(root, writing.measure)
        if marking:
            mark(root, writing, above=kind == "header")
        if kind == "header":
            stand(root, writing, _SIDES.index(which) + 1)
        if not len(root):
            root.append(root.makeelement(f"{W}p"))
        content = DECLARATION.encode() + etree.tostring(root)
        kind_of_part, relation = PART[kind]
        part = bundle.part(f"/word/{kind}-{which}.xml", kind_of_part, content)
        if story is not None:
            self._relate(part, root, story, bundle, f"{kind}-{which}")
        bundle.document.load_rel(relation, part, _key(kind, which))

    def _restyle(self, root: Element) -> None:
        """Name every style by its id in the paper; what named none is in the reference's own default."""
        for tag, holder, default in (("p", "pPr", "paragraph"), ("tbl", "tblPr", "table")):
            name = "pStyle" if tag == "p" else "tblStyle"
            for each in list(root.iter(f"{W}{tag}")):
                said = each.find(f"{W}{holder}")
                if said is None:
                    said = each.makeelement(f"{W}{holder}")
                    each.insert(0, said)
                if said.find(f"{W}{name}") is None:
                    said.insert(0, said.makeelement(f"{W}{name}", {f"{W}val": _default(self.reference, default) or ""}))
        for name in ("pStyle", "rStyle", "tblStyle"):
            for each in list(root.iter(f"{W}{name}")):
                known = self.taken.id_of(each.get(f"{W}val", ""))
                if known:
                    each.set(f"{W}val", known)
                else:
                    each.getparent().remove(each)

    def _relate(self, part: Part, root: Element, story: Story, bundle: Bundle, name: str) -> None:
        """The pictures and addresses that a part still uses."""
        used = {key for each in root.iter() for attribute, key in each.attrib.items() if attribute.startswith(R)}
        for key, address in story.links.items():
            if key in used:
                part.load_rel(RELATIONSHIP_TYPE.HYPERLINK, address, key, is_external=True)
        for number, key in enumerate(sorted(used & set(story.pictures)), 1):
            suffix, kind = picture_kind(story.pictures[key][1]) or ("", "")
            picture = bundle.part(f"/word/media/{name}-{number}.{suffix}", kind, story.pictures[key][1])
            part.load_rel(RELATIONSHIP_TYPE.IMAGE, picture, key)

    # ── Colours and fonts ────────────────────────────────────────────────────

    def families(self, sheets: str) -> set[str]:
        """The families of letters that styles and lists name, outright or as the theme part's."""
        theme = self.reference.theme
        named = re.findall(r'w:(?:ascii|hAnsi|cs)="([^"]*)"', sheets)
        drawn = [] if theme is None else [each.get("typeface", "") for each in theme.root.iter(f"{_DRAWING}latin")]
        return {html.unescape(each) for each in named} | set(drawn)

    def font_entries(self, known: set[str]) -> str:
        """What the reference's font table says of other families than those `known`."""
        fonts = self.reference.fonts
        every = [] if fonts is None else fonts.findall(f"{W}font")[:_MOST_FONTS]
        others = {each.get(f"{W}name", ""): each for each in every if each.get(f"{W}name") not in known}
        return "".join(_font_entry(name, each) for name, each in others.items() if name)

    @property
    def palette(self) -> bytes | None:
        """The reference's theme part: its colours and fonts by name; None where it has none that can stand alone."""
        story = self.reference.theme
        if story is None or story.root.tag != f"{_DRAWING}theme":
            return None
        reaches_out = any(name.startswith(R) for each in story.root.iter() for name in each.attrib)
        return None if reaches_out else DECLARATION.encode() + bytes(etree.tostring(story.root))


_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_MOST_FONTS = 200
_OF_FONTS = ("altName", "panose1", "charset", "family", "notTrueType", "pitch", "sig")
"""What of a font's entry is taken, in its order (ECMA-376 Part 1 §17.8.3.10): all but files."""


def _font_entry(name: str, entry: Element) -> str:
    said = {local(child): xml(child) for child in entry}
    return written("font", {"name": name}, "".join(said[key] for key in _OF_FONTS if key in said))


_SIDES = ("default", "first", "even")


def _carried(kind: str, paper: Paper) -> bool:
    """Whether a header or footer has something to carry that the house's reference can't have."""
    return bool(paper.marking or (kind == "header" and (paper.embargo or paper.watermark)))


def _keep_on_sheet(root: Element, page: Measure) -> None:
    """Lines that were moved out to the left by hand stay where titles and wide tables begin."""
    for indents in root.iter(f"{W}ind"):
        for side in ("left", "start"):
            told = indents.get(f"{W}{side}", "0")
            if re.fullmatch(r"-\d+", told):
                indents.set(f"{W}{side}", str(max(int(told), -twips(page.inset))))


def _default(reference: Reference, kind: str) -> str | None:
    """The id of the style that a reference's paragraphs or tables have when they name none."""
    styles = reference.styles.items()
    return next(
        (key for key, each in styles if each.get(f"{W}type") == kind and is_on_attribute(each, "default")), None
    )


def _used_styles(root: Element, reference: Reference) -> set[str]:
    """The ids of the styles that a header or footer uses."""
    named = {each.get(f"{W}val", "") for tag in ("pStyle", "rStyle", "tblStyle") for each in root.iter(f"{W}{tag}")}
    defaults = {_default(reference, kind) for kind in ("paragraph", "table")}
    return (named | {key for key in defaults if key}) & set(reference.styles)


def _key(kind: str, which: str) -> str:
    """The relationship to a header or footer."""
    return f"rId{kind.title()}{which.title()}"
