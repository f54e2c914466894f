"""A house's own `reference.docx`, opened with care: it comes from anywhere, and only its looks are wanted.

Nothing in it is run, followed or unpacked to disk. Only parts that say how things look
are read; what else a Word file can hold (macros, comments, embedded objects, custom
XML, attached templates) is never looked at.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from lxml import etree

from briefgen.frozen import frozen

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_STRICT = "http://purl.oclc.org/ooxml/"

_LARGEST_PART = 20_000_000
_MOST_READ = 60_000_000
_MOST_STYLES = 2000
_MOST_ELEMENTS = 1_000_000
"""Of one part: once read, each takes some hundred bytes."""

Element = Any
"""An element as lxml gives it."""


class BadReference(Exception):
    """Why a reference.docx can't be used: a message, what to do, and the rule it breaks."""

    def __init__(self, message: str, hint: str, rule: str = "reference") -> None:
        super().__init__(message)
        self.message, self.hint, self.rule = message, hint, rule


@dataclass(frozen=True, eq=False)
class Story:
    """A header, a footer or the theme: its root, its pictures by relationship id, its links' addresses likewise."""

    root: Element
    pictures: Mapping[str, tuple[str, bytes]] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Reference:
    """What a reference.docx says about looks. Its elements are shared by all papers and never changed.

    `styles` are by id. `section` is the last `w:sectPr`, None in a file without one.
    `stories` are its headers and footers by (`header` or `footer`, `default`, `first` or `even`).
    """

    styles: Mapping[str, Element]
    defaults: Element | None
    numbering: Element | None
    fonts: Element | None
    settings: Element | None
    theme: Story | None
    section: Element | None
    stories: Mapping[tuple[str, str], Story]

    @property
    def names(self) -> list[str]:
        """The names of its styles, in its order."""
        return [name for style in self.styles.values() if (name := style_name(style))]

    def name_of_local(self, name: str) -> str | None:
        """The name of the style that Word calls `name` in another language: there, its id is made of that name."""
        letters = re.sub("[^A-Za-z0-9]", "", name).casefold()
        found = (style for key, style in self.styles.items() if letters and key.casefold() == letters)
        return next((style_name(style) for style in found if style_name(style)), None)

    def on(self, setting: str) -> bool:
        """Whether a switch of its settings is on."""
        return self.settings is not None and is_on(self.settings.find(f"{W}{setting}"))


def style_name(style: Element) -> str:
    """A style's name; empty when it has none."""
    return value(style, "name") or ""


def value(element: Element | None, child: str) -> str | None:
    """The `w:val` of a child element; None when either is missing."""
    found = None if element is None else element.find(f"{W}{child}")
    return None if found is None else found.get(f"{W}val")


def is_on(toggle: Element | None) -> bool:
    """Whether an element that switches something on is there and doesn't say no (ECMA-376 Part 1 §17.17.4)."""
    return toggle is not None and toggle.get(f"{W}val", "1") not in ("0", "false", "off")


@lru_cache(maxsize=4)
def read_reference(content: bytes) -> Reference:
    """What a .docx file says about looks. Raises BadReference for a file that isn't one or isn't to be trusted."""
    package = _Package(content)
    main = package.main()
    document = package.xml(main)
    if document is None or document.tag != f"{W}document":
        raise _no_word_file()
    parts = {kind: package.part_of(main, kind) for kind in ("styles", "numbering", "fontTable", "settings", "theme")}
    sheet = package.xml(parts["styles"])
    if sheet is None:
        raise BadReference("holds no styles", "save it with Word or LibreOffice as a Word document (.docx)")
    every = sheet.findall(f"{W}style")
    if len(every) > _MOST_STYLES:
        raise BadReference(f"has {len(every):,} styles; {_MOST_STYLES:,} is the most", "delete those that nobody uses")
    sections = list(document.iter(f"{W}sectPr"))
    return Reference(
        styles=_by_id(every),
        defaults=sheet.find(f"{W}docDefaults"),
        numbering=package.xml(parts["numbering"]),
        fonts=package.xml(parts["fontTable"]),
        settings=package.xml(parts["settings"]),
        theme=package.story(parts["theme"]),
        section=sections[-1] if sections else None,
        stories=dict(_stories(package, main, sections)),
    )


def _by_id(styles: list[Element]) -> dict[str, Element]:
    """The styles by their ids, in their order; of two with one id, the first."""
    found: dict[str, Element] = {}
    for style in styles:
        found.setdefault(style.get(f"{W}styleId", ""), style)
    return found


def _stories(package: _Package, main: str, sections: list[Element]) -> Iterator[tuple[tuple[str, str], Story]]:
    """The last section's headers and footers; one that it lacks is that of the section before (§17.10.5)."""
    named: dict[tuple[str, str], str] = {}
    for section in sections:
        for kind in ("header", "footer"):
            for each in section.findall(f"{W}{kind}Reference"):
                named[kind, each.get(f"{W}type", "default")] = each.get(f"{R}id", "")
    relations = package.relations(main)
    for key, relation in sorted(named.items()):
        story = package.story(relations[relation].target if relation in relations else None)
        if story is not None and story.root.tag == f"{W}{_STORY[key[0]]}":
            yield key, story


_STORY = {"header": "hdr", "footer": "ftr"}


def _no_word_file() -> BadReference:
    return BadReference("isn't a Word document (.docx)", "save it with Word or LibreOffice as a Word document (.docx)")


@frozen
class _Relation:
    kind: str
    target: str
    external: bool


class _Package:
    """The zip file, read within bounds."""

    def __init__(self, content: bytes) -> None:
        if content.startswith(b"\xd0\xcf\x11\xe0"):
            hint = "take the password away, and save it as a Word document (.docx)"
            raise BadReference("is locked with a password, or an old Word file (.doc)", hint)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, OSError):
            raise _no_word_file() from None
        self._names = set(self._zip.namelist())
        self._read = 0

    def main(self) -> str:
        """The name of the main part."""
        found = (each.target for each in self.relations("").values() if each.kind == "officeDocument")
        name = next(found, None)
        if name is None:
            raise _no_word_file()
        return name

    def part_of(self, owner: str, kind: str) -> str | None:
        """The part that `owner` has of a kind; None when it has none."""
        found = (each.target for each in self.relations(owner).values() if each.kind == kind and not each.external)
        return next(found, None)

    def relations(self, owner: str) -> dict[str, _Relation]:
        """A part's relationships by their ids; the package's own for an empty name."""
        folder, file = posixpath.split(owner)
        root = self.xml(posixpath.join(folder, "_rels", f"{file}.rels"))
        return {
            each.get("Id", ""): _Relation(
                each.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, each.get("Target", "")))[1:],
                False,
            )
            if each.get("TargetMode") != "External"
            else _Relation(each.get("Type", "").rpartition("/")[2], each.get("Target", ""), True)
            for each in (() if root is None else root.iter(_RELATIONSHIP))
        }

    def story(self, name: str | None) -> Story | None:
        """A part with the pictures and links that it uses; None when there is none."""
        root = self.xml(name)
        if root is None or name is None:
            return None
        pictures, links = {}, {}
        for key, each in self.relations(name).items():
            if each.kind == "image" and not each.external and each.target in self._names:
                pictures[key] = (posixpath.basename(each.target), self._bytes(each.target))
            elif each.kind == "hyperlink" and each.external:
                links[key] = each.target
        return Story(root, pictures, links)

    def xml(self, name: str | None) -> Element | None:
        """A part's outermost element; None when there is no such part."""
        if name is None or name not in self._names:
            return None
        raw = self._bytes(name)
        if raw.count(b"<") > _MOST_ELEMENTS:
            message = f"has more than {_MOST_ELEMENTS:,} elements in {name}"
            raise BadReference(message, "delete its text: only its styles, page, header and footer count")
        # Entities could grow without bound or read files; no program writes them into such a part.
        if b"<!" in (plain := raw.replace(b"\0", b"")) and (b"<!DOCTYPE" in plain or b"<!ENTITY" in plain):
            raise _with_entities(name)
        try:
            root = etree.fromstring(raw, _PARSER)
        except (etree.XMLSyntaxError, ValueError):
            raise _damaged(name) from None
        if root.getroottree().docinfo.internalDTD is not None:  # in an encoding that hides it from the look above
            raise _with_entities(name)
        if _STRICT in (root.nsmap.get("w") or root.nsmap.get(None) or ""):
            hint = "save it as “Word document”, not as “Strict Open XML document”"
            raise BadReference("is a Strict Open XML document", hint)
        return root

    def _bytes(self, name: str) -> bytes:
        try:
            with self._zip.open(name) as file:
                raw = file.read(_LARGEST_PART + 1)
        except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, OSError, ValueError):
            raise _damaged(name) from None
        self._read += len(raw)
        if len(raw) > _LARGEST_PART or self._read > _MOST_READ:
            hint = "take large pictures out of its header and footer"
            raise BadReference(f"unpacks to more than {_LARGEST_PART // 1_000_000} MB at {name}", hint)
        return raw


def _with_entities(name: str) -> BadReference:
    return BadReference(f"can't be trusted: {name} has a document type", "make it anew with Word or LibreOffice")


def _damaged(name: str) -> BadReference:
    return BadReference(f"is damaged: {name[:60]} can't be read", "open it in Word or LibreOffice and save it again")


_PARSER = etree.XMLParser(
    resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
)
