"""The package: parts and relationships by python-docx, written as a zip whose bytes depend on nothing else.

python-docx's own template is left out: all of its styles would have to be replaced.
"""

from __future__ import annotations

import datetime
import struct
import zlib
from collections.abc import Iterable

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import CT_Types, serialize_part_xml
from docx.opc.packuri import CONTENT_TYPES_URI, PACKAGE_URI, PackURI
from docx.opc.part import Part
from docx.opc.parts.coreprops import CorePropertiesPart
from docx.oxml.coreprops import CT_CoreProperties
from docx.package import Package

from briefgen.document import Paper
from briefgen.frozen import frozen
from briefgen.writers.word.fonts import EmbeddedFace
from briefgen.writers.word.pictures import Picture
from briefgen.writers.word.xml import DECLARATION, LETTERS, NAMESPACES, escaped, legal

FONT = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
FONT_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/font"


class LatePart(Part):
    """A part whose content is known after its relationships."""

    content = b""

    @property
    def blob(self) -> bytes:
        """What the package will hold."""
        return self.content


class Bundle:
    """A .docx being put together."""

    def __init__(self) -> None:
        self.package = Package()
        self._packed: dict[str, EmbeddedFace] = {}
        self._pictures: dict[str, Part] = {}
        self.document = LatePart(PackURI("/word/document.xml"), CONTENT_TYPE.WML_DOCUMENT_MAIN, None, self.package)
        self.fonts = LatePart(PackURI("/word/fontTable.xml"), CONTENT_TYPE.WML_FONT_TABLE, None, self.package)
        self.package.load_rel(RELATIONSHIP_TYPE.OFFICE_DOCUMENT, self.document, "rId1")

    def part(self, name: str, kind: str, content: bytes) -> Part:
        """A part that nothing is related to yet."""
        return Part(PackURI(name), kind, content, self.package)

    def add(self, name: str, kind: str, link: str, root: str, content: str, key: str) -> Part:
        """An XML part of the document: `root` is its outermost element with attributes, `key` the relationship's id."""
        part = self.part(f"/word/{name}.xml", kind, xml_part(root, content))
        self.document.load_rel(link, part, key)
        return part

    def picture(self, picture: Picture) -> Part:
        """The part of a picture, which several parts may show."""
        if picture.part not in self._pictures:
            self._pictures[picture.part] = self.part(picture.part, picture.kind, picture.content)
        return self._pictures[picture.part]

    def add_font(self, face: EmbeddedFace, number: int) -> str:
        """A font file of the font table; returns the relationship's id."""
        part = self.part(f"/word/fonts/font{number}.odttf", FONT, face.content)
        self._packed[part.partname] = face
        self.fonts.load_rel(FONT_LINK, part, f"rId{number}")
        return f"rId{number}"

    def describe(self, paper: Paper) -> None:
        """The file's properties; its dates are the paper's."""
        part = CorePropertiesPart(
            PackURI("/docProps/core.xml"), CONTENT_TYPE.OPC_CORE_PROPERTIES, CT_CoreProperties.new(), self.package
        )
        self.package.load_rel(RELATIONSHIP_TYPE.CORE_PROPERTIES, part, "rId2")
        core = self.package.core_properties
        for name, value in _properties(paper).items():
            if value:
                setattr(core, name, legal(value)[:_LONGEST])
        date = _date(paper.date)
        if date:
            core.created = core.modified = date
        company = f"<Application>briefgen</Application><Company>{escaped(paper.organisation or '')}</Company>"
        extended = self.part("/docProps/app.xml", CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, xml_part(_EXTENDED, company))
        self.package.load_rel(RELATIONSHIP_TYPE.EXTENDED_PROPERTIES, extended, "rId3")

    def save(self) -> bytes:
        """The file's bytes."""
        parts = list(self.package.iter_parts())
        entries = [
            Entry.of(CONTENT_TYPES_URI, _content_types(parts)),
            Entry.of(PACKAGE_URI.rels_uri, self.package.rels.xml),
        ]
        for part in parts:
            face = self._packed.get(part.partname)
            entries.append(Entry.packed_face(part.partname, face) if face else Entry.of(part.partname, part.blob))
            if part.rels:
                entries.append(Entry.of(part.partname.rels_uri, part.rels.xml))
        return zipped(entries)


_LONGEST = 255
"""Characters in a property (python-docx refuses more)."""
_EXTENDED = 'Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"'


def xml_part(root: str, content: str) -> bytes:
    """A whole XML part."""
    return f"{DECLARATION}<{root}>{content}</{root.split()[0]}>".encode()


def word_root(name: str) -> str:
    """An outermost element with all namespaces that the room uses."""
    return f"w:{name} {NAMESPACES}{LETTERS if name in _OF_LETTERS else ''}"


_OF_LETTERS = ("styles", "numbering")


def _properties(paper: Paper) -> dict[str, str | None]:
    return {
        "title": paper.title,
        "author": paper.author or paper.organisation,
        "subject": paper.subject,
        "keywords": paper.keywords_and_marking,
        "language": paper.language,
        "comments": paper.embargo,
        "version": paper.version,
        "content_status": paper.status,
        "last_modified_by": paper.author or paper.organisation,
    }


def _date(text: str | None) -> datetime.datetime | None:
    """The paper's date; the first day of a month or year that it leaves open; None where it isn't one."""
    parts = (text or "").split("/")[0].split("-")
    try:
        year, month, day = (int(part) for part in [*parts, "1", "1"][:3])
        return datetime.datetime(year, month, day)
    except ValueError:
        return None


def _content_types(parts: Iterable[Part]) -> bytes:
    """`[Content_Types].xml` (ECMA-376 Part 2 §10.1.2.2)."""
    types = CT_Types.new()  # type: ignore[no-untyped-call]
    types.add_default("rels", CONTENT_TYPE.OPC_RELATIONSHIPS)
    types.add_default("xml", CONTENT_TYPE.XML)
    defaults = {part.partname.ext: part.content_type for part in parts if part.partname.ext != "xml"}
    for suffix in sorted(defaults):
        types.add_default(suffix, defaults[suffix])
    for part in parts:
        if part.partname.ext == "xml":
            types.add_override(part.partname, part.content_type)
    return bytes(serialize_part_xml(types))


def _member(name: str) -> str:
    return name.lstrip("/")


# ── The zip file ─────────────────────────────────────────────────────────────


@frozen
class Entry:
    """One file in the zip: its name, its deflated bytes, their size before and their CRC-32."""

    name: str
    packed: bytes
    size: int
    checksum: int

    @classmethod
    def packed_face(cls, name: str, face: EmbeddedFace) -> Entry:
        """A font, which is deflated once for all papers."""
        return cls(_member(name), face.packed, len(face.content), face.checksum)

    @classmethod
    def of(cls, name: str, content: bytes | str) -> Entry:
        """A file deflated here."""
        raw = content.encode() if isinstance(content, str) else content
        packer = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -15)
        return cls(_member(name), packer.compress(raw) + packer.flush(), len(raw), zlib.crc32(raw))


def zipped(entries: Iterable[Entry]) -> bytes:
    """A zip file (PKWARE APPNOTE 4.3) in the given order, every date its first of January 1980.

    Written here because `zipfile` can't take bytes that are deflated already, and
    deflating the fonts anew would cost more than all the rest of a paper.
    """
    body: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for entry in entries:
        name = entry.name.encode()
        common = struct.pack(
            "<HHHHHLLLHH", 20, 0, 8, 0, _NEW_YEAR, entry.checksum, len(entry.packed), entry.size, len(name), 0
        )
        local = b"PK\x03\x04" + common + name
        directory.append(
            b"PK\x01\x02" + struct.pack("<H", 20) + common + struct.pack("<HHHLL", 0, 0, 0, 0, offset) + name
        )
        body += [local, entry.packed]
        offset += len(local) + len(entry.packed)
    listed = b"".join(directory)
    end = b"PK\x05\x06" + struct.pack("<HHHHLLH", 0, 0, len(directory), len(directory), len(listed), offset, 0)
    return b"".join([*body, listed, end])


_NEW_YEAR = 33
"""1 January 1980 in the format's date field, the earliest there is."""
