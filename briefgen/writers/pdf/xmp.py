"""The XMP packet: what a PDF file says of itself, as RDF (ISO 16684-1; the names are those of its Dublin Core, XMP
basic, rights and media management, Adobe PDF and, for what standards are kept, ISO 19005 and ISO 14289)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from briefgen.document import Paper
from briefgen.writers.options import Profile

CREATOR = "briefgen"
PRODUCER = "briefgen with ReportLab"


class _Standards(NamedTuple):
    """The part and level of PDF/A (ISO 19005), the part of PDF/UA (ISO 14289)."""

    part: int
    level: str
    accessible: int


_KEPT: dict[Profile, _Standards] = {"ua1+a2a": _Standards(2, "A", 1), "ua1+a3a": _Standards(3, "A", 1)}


def authors(paper: Paper) -> tuple[str, ...]:
    """The authors' names; the organisation where none is named."""
    return tuple(_parts(";", paper.author)) or tuple(_parts("\n", paper.organisation))


def made_on(paper: Paper) -> str | None:
    """The paper's date, as far as it is known: `2026-02`; the first of several days; None where it isn't one."""
    found = re.match(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?(?=/|$)", paper.date or "", re.ASCII)
    return found[0] if found else None


def packet(paper: Paper, profile: Profile) -> str:
    """The packet as text, with what a profile claims."""
    date = made_on(paper)
    said = [
        _simple("dc:format", "application/pdf"),
        _texts("dc:title", "Alt", [paper.title]),
        _texts("dc:creator", "Seq", authors(paper)),
        _texts("dc:description", "Alt", [paper.subject] if paper.subject else []),
        _texts("dc:subject", "Bag", _parts(",", paper.keywords_and_marking)),
        _texts("dc:publisher", "Bag", _parts("\n", paper.organisation)),
        _texts("dc:rights", "Alt", [paper.marking] if paper.marking else []),
        _texts("dc:language", "Bag", [paper.language]),
        _texts("dc:date", "Seq", [date] if date else []),
        _simple("pdf:Keywords", paper.keywords_and_marking),
        _simple("pdf:Producer", PRODUCER),
        _simple("xmp:CreatorTool", CREATOR),
        _simple("xmp:Label", paper.status),
        _simple("xmpMM:VersionID", paper.version),
        _texts("xmpRights:UsageTerms", "Alt", [paper.embargo] if paper.embargo else []),
        _simple("xmp:CreateDate", date),
        _simple("xmp:ModifyDate", date),
        _simple("xmp:MetadataDate", date),
        *_claims(profile),
    ]
    return _PACKET.format("\n".join(line for line in said if line))


def _claims(profile: Profile) -> Iterable[str]:
    kept = _KEPT.get(profile)
    if not kept:
        return
    yield _simple("pdfaid:part", str(kept.part))
    yield _simple("pdfaid:conformance", kept.level)
    yield _simple("pdfuaid:part", str(kept.accessible))
    yield _EXTENSION


def _parts(mark: str, text: str | None) -> list[str]:
    return [part.strip() for part in (text or "").split(mark) if part.strip()]


def _simple(name: str, value: str | None) -> str:
    return f"<{name}>{_escaped(value)}</{name}>" if value else ""


def _texts(name: str, kind: str, values: Sequence[str]) -> str:
    """A property of several values; an `Alt` holds the same in several languages, here in one."""
    which = ' xml:lang="x-default"' if kind == "Alt" else ""
    items = "".join(f"<rdf:li{which}>{_escaped(value)}</rdf:li>" for value in values)
    return f"<{name}><rdf:{kind}>{items}</rdf:{kind}></{name}>" if values else ""


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


_PACKET = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
 xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
{}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""
_EXTENSION = """\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file keeps</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>"""
"""PDF/A asks that a schema which it doesn't know is described (ISO 19005-2, 6.6.2.3)."""
