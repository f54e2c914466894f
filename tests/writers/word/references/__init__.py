"""Reference documents as programs write them: `libreoffice.docx` is a starter that LibreOffice 7.4 has saved."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path

from docx import Document
from docx.shared import Mm, Pt, RGBColor

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
SPACES = f'xmlns:w="{_W}" xmlns:r="{_R}"'
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/"
_OFFICE = "urn:schemas-microsoft-com:"
_DRAWN = (
    f'xmlns:v="{_OFFICE}vml" xmlns:o="{_OFFICE}office:office" xmlns:a="{_DRAWING}main"'
    f' xmlns:wp="{_DRAWING}wordprocessingDrawing" xmlns:pic="{_DRAWING}picture"'
)
HEADER = "word/header1.xml"
PNG = (Path(__file__).resolve().parents[3] / "specimens" / "mark.png").read_bytes()


def libreoffice() -> bytes:
    """A starter without fonts, opened and saved by LibreOffice."""
    return (Path(__file__).parent / "libreoffice.docx").read_bytes()


@cache
def python_docx(page: bool = False) -> bytes:
    """python-docx's own template with three styles changed; with `page`, on a small sheet with header and footer."""
    document = Document()
    looks = (
        ("Title", "Georgia", 30, 0x003366),
        ("Heading 1", "Georgia", 18, 0x006633),
        ("Normal", "Georgia", 11, 0x222244),
    )
    for name, family, size, colour in looks:
        style = document.styles[name]
        style.font.name, style.font.size = family, Pt(size)
        style.font.color.rgb = RGBColor(colour >> 16, colour >> 8 & 255, colour & 255)
    if page:
        section = document.sections[0]
        section.page_width, section.page_height = Mm(170), Mm(240)
        section.left_margin = section.right_margin = Mm(18)
        section.top_margin, section.bottom_margin = Mm(30), Mm(25)
        section.header.paragraphs[0].text = "Our house"
        section.footer.paragraphs[0].text = "Below every page"
    return saved(document)


def saved(document: object) -> bytes:
    """A document of python-docx's as bytes."""
    file = io.BytesIO()
    document.save(file)  # type: ignore[attr-defined]
    return file.getvalue()


WORD_STYLES = f"""<w:styles {SPACES}><w:docDefaults>
<w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi"/>
<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="de-DE"/></w:rPr></w:rPrDefault>
<w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/><w:qFormat/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:basedOn w:val="Standard"/>
<w:next w:val="Standard"/><w:link w:val="berschrift1Zchn"/><w:uiPriority w:val="9"/><w:qFormat/>
<w:pPr><w:keepNext/><w:spacing w:before="240" w:after="0"/><w:outlineLvl w:val="0"/></w:pPr>
<w:rPr><w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi"/><w:color w:val="2F5496"/><w:sz w:val="32"/>
</w:rPr></w:style>
<w:style w:type="character" w:default="1" w:styleId="Absatz-Standardschriftart">
<w:name w:val="Default Paragraph Font"/></w:style>
<w:style w:type="character" w:customStyle="1" w:styleId="berschrift1Zchn"><w:name w:val="Überschrift 1 Zchn"/>
<w:basedOn w:val="Absatz-Standardschriftart"/><w:link w:val="berschrift1"/>
<w:rPr><w:color w:val="2F5496"/><w:sz w:val="32"/></w:rPr></w:style>
<w:style w:type="table" w:default="1" w:styleId="NormaleTabelle"><w:name w:val="Normal Table"/>
<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>
</w:tblCellMar></w:tblPr></w:style>
<w:style w:type="table" w:styleId="Tabellenraster"><w:name w:val="Data Table"/><w:basedOn w:val="NormaleTabelle"/>
<w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="FF0000"/></w:tblBorders></w:tblPr></w:style>
<w:style w:type="numbering" w:default="1" w:styleId="KeineListe"><w:name w:val="No List"/></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/><w:basedOn w:val="Standard"/>
<w:pPr><w:contextualSpacing/></w:pPr><w:rPr><w:spacing w:val="-10"/><w:sz w:val="56"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Aufzhlungszeichen"><w:name w:val="List Bullet"/><w:basedOn w:val="Standard"/>
<w:pPr><w:numPr><w:numId w:val="7"/></w:numPr><w:contextualSpacing/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Listennummer"><w:name w:val="List Number"/><w:basedOn w:val="Standard"/>
<w:pPr><w:numPr><w:numId w:val="8"/></w:numPr></w:pPr></w:style>
<w:style w:type="character" w:styleId="Fett"><w:name w:val="Strong"/>
<w:rPr><w:b/><w:color w:val="AA0000"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Hausstil"><w:name w:val="Hausnotiz"/><w:basedOn w:val="Titel"/></w:style>
<w:style w:type="paragraph" w:styleId="Kopfzeile"><w:name w:val="header"/><w:basedOn w:val="Standard"/>
<w:pPr><w:spacing w:after="0"/></w:pPr><w:rPr><w:color w:val="777777"/></w:rPr></w:style>
</w:styles>"""
"""As German Word names things: ids of its own language, names of English."""
NUMBERING = f"""<w:numbering {SPACES}>
<w:abstractNum w:abstractNumId="3"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>
<w:numFmt w:val="bullet"/><w:pStyle w:val="Aufzhlungszeichen"/><w:lvlText w:val="–"/><w:lvlJc w:val="left"/>
<w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="4"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>
<w:numFmt w:val="upperRoman"/><w:pStyle w:val="Listennummer"/><w:lvlText w:val="%1)"/><w:lvlJc w:val="left"/>
<w:pPr><w:ind w:left="500" w:hanging="500"/></w:pPr></w:lvl></w:abstractNum>
<w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num><w:num w:numId="8"><w:abstractNumId w:val="4"/></w:num>
</w:numbering>"""
_SCHEME = '<a:srgbClr val="112233"/>'
THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Haus"><a:themeElements>'
    '<a:clrScheme name="Haus">'
    + "".join(
        f"<a:{name}>{_SCHEME}</a:{name}>"
        for name in ("dk1", "lt1", "dk2", "lt2", *(f"accent{at}" for at in range(1, 7)), "hlink", "folHlink")
    )
    + '</a:clrScheme><a:fontScheme name="Haus">'
    + "".join(
        f'<a:{kind}><a:latin typeface="{family}"/><a:ea typeface=""/><a:cs typeface=""/></a:{kind}>'
        for kind, family in (("majorFont", "Calibri Light"), ("minorFont", "Calibri"))
    )
    + '</a:fontScheme><a:fmtScheme name="Haus"><a:fillStyleLst>'
    + '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>' * 3
    + "</a:fillStyleLst><a:lnStyleLst>"
    + '<a:ln w="9525"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>' * 3
    + "</a:lnStyleLst><a:effectStyleLst>"
    + "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    + "</a:effectStyleLst><a:bgFillStyleLst>"
    + '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>' * 3
    + "</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
)
SECTION = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1134" w:left="1417"'
    ' w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>'
)


def relations(*links: tuple[str, str, str, bool]) -> str:
    """A `.rels` part of (id, kind, target, external)."""
    mode = {True: ' TargetMode="External"', False: ""}
    said = "".join(
        f'<Relationship Id="{key}" Type="{_KIND}{kind}" Target="{target}"{mode[out]}/>'
        for key, kind, target, out in links
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{said}</Relationships>'


def word(
    section: str = SECTION,
    styles: str = WORD_STYLES,
    parts: dict[str, str | bytes] | None = None,
    links: tuple[tuple[str, str, str, bool], ...] = (),
) -> bytes:
    """A document as Word might save it; `parts` are added or replaced, `links` are further ones of its main part."""
    usual = (
        ("s", "styles", "styles.xml", False),
        ("n", "numbering", "numbering.xml", False),
        ("t", "theme", "theme/theme1.xml", False),
    )
    every: dict[str, str | bytes] = {
        "_rels/.rels": relations(("d", "officeDocument", "word/document.xml", False)),
        "word/document.xml": f"<w:document {SPACES}><w:body><w:p/>{section}</w:body></w:document>",
        "word/_rels/document.xml.rels": relations(*usual, *links),
        "word/styles.xml": styles,
        "word/numbering.xml": NUMBERING,
        "word/theme/theme1.xml": THEME,
        **(parts or {}),
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in every.items():
            package.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def with_header(content: str, links: tuple[tuple[str, str, str, bool], ...] = (), **more: str | bytes) -> bytes:
    """The same with a header; `content` is what stands in it, `links` its relationships, `more` parts by last name."""
    referred = SECTION.replace("<w:sectPr>", '<w:sectPr><w:headerReference w:type="default" r:id="h"/>')
    header = f"<w:hdr {SPACES} {_DRAWN}>{content}</w:hdr>"
    parts: dict[str, str | bytes] = {HEADER: header, "word/_rels/header1.xml.rels": relations(*links)}
    parts |= {f"word/media/{name.replace('_', '.')}": each for name, each in more.items()}
    return word(referred, parts=parts, links=(("h", "header", "header1.xml", False),))


PICTURE = (
    '<w:drawing><wp:inline><wp:extent cx="360000" cy="360000"/><wp:docPr id="1" name="Mark" descr="Our mark"/>'
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
    '<pic:cNvPr id="1" name="Mark"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{}"/><a:stretch>'
    '<a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="360000" cy="360000"/>'
    '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    "</wp:inline></w:drawing>"
)
"""A picture; the relationship's id is missing in it."""
