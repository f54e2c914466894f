"""A small sound .docx written by hand: notes of both kinds, contents, captions, references, two sections.

What the checks know of these is tried on this file, whatever the writer makes of them.
"""

from __future__ import annotations

from functools import cache

from tests.ooxml.opened import CONTENT_TYPES
from tests.ooxml.planting import packed
from tests.specimens import FOLDER

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    f' xmlns:r="{_OFFICE}/relationships" xmlns:wp="{_DRAWING}/wordprocessingDrawing"'
    f' xmlns:a="{_DRAWING}/main" xmlns:pic="{_DRAWING}/picture"'
)
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


@cache
def by_hand() -> bytes:
    """The file."""
    kinds = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{kind}+xml"/>'
        for name, kind in (("document", "document.main"), *((name, name.rstrip("12")) for name in _PARTS))
    )
    members = {
        CONTENT_TYPES: f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="png" ContentType="image/png"/>{kinds}</Types>',
        "_rels/.rels": _related({"rId1": ("officeDocument", "word/document.xml")}),
        "word/document.xml": _root("document", f"<w:body>{_BODY}</w:body>"),
        "word/_rels/document.xml.rels": _related(
            {f"rId{name}": (name.rstrip("12"), f"{name}.xml") for name in _PARTS}
            | {"rIdImage": ("image", "media/mark.png")}
        ),
        "word/_rels/header1.xml.rels": _related({"rId1": ("image", "media/mark.png")}),
    }
    roots = {"header1": "hdr", "footer1": "ftr"}
    members |= {f"word/{name}.xml": _root(roots.get(name, name), content) for name, content in _PARTS.items()}
    picture = (FOLDER / "mark.png").read_bytes()
    return packed({**{name: text.encode() for name, text in members.items()}, "word/media/mark.png": picture})


def _root(name: str, content: str) -> str:
    return f"{_HEAD}<w:{name} {_SPACES}>{content}</w:{name}>"


def _related(targets: dict[str, tuple[str, str]]) -> str:
    each = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/relationships/{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    return f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{each}</Relationships>'


def _style(kind: str, name: str, more: str = "", default: bool = False) -> str:
    flag = ' w:default="1"' if default else ""
    base = "" if default else f'<w:basedOn w:val="{_BASES[kind]}"/>'
    return f'<w:style w:type="{kind}"{flag} w:styleId="{name}"><w:name w:val="{name}"/>{base}{more}</w:style>'


_BASES = {"paragraph": "Normal", "character": "Letters", "table": "Grid"}


def _said(text: str, style: str = "") -> str:
    properties = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def _p(content: str, style: str = "Normal", more: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{content}</w:p>'


def _field(code: str, shown: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _marked(key: int, name: str, content: str) -> str:
    return f'<w:bookmarkStart w:id="{key}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{key}"/>'


def _mark(kind: str, key: int) -> str:
    return f'<w:r><w:rPr><w:rStyle w:val="Mark"/></w:rPr><w:{kind}Reference w:id="{key}"/></w:r>'


def _note(kind: str, key: int, content: str) -> str:
    number = f'<w:r><w:rPr><w:rStyle w:val="Mark"/></w:rPr><w:{kind}Ref/></w:r>'
    return f'<w:{kind} w:id="{key}">{_p(number + content, "Note")}</w:{kind}>'


def _notes(kind: str, content: str) -> str:
    rules = "".join(
        f'<w:{kind} w:type="{name}" w:id="{key}">{_p(f"<w:r><w:{name}/></w:r>")}</w:{kind}>'
        for key, name in ((-1, "separator"), (0, "continuationSeparator"))
    )
    return rules + content


def _picture(link: str, key: int) -> str:
    size = 'cx="127000" cy="127000"'
    named = f'id="{key}" name="mark" descr="A mark"'
    shape = f'<a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    return (
        f"<w:r><w:drawing><wp:inline><wp:extent {size}/><wp:docPr {named}/><a:graphic>"
        f'<a:graphicData uri="{_DRAWING}/picture"><pic:pic>'
        f"<pic:nvPicPr><pic:cNvPr {named}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{link}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f"<pic:spPr>{shape}</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def _entry(text: str, name: str, page: str) -> str:
    said = _said(text) + "<w:r><w:tab/></w:r>" + _field(f"PAGEREF {name}", _said(page))
    return f'<w:hyperlink w:anchor="{name}">{said}</w:hyperlink>'


_PAGE = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440"'
    ' w:header="708" w:footer="708" w:gutter="0"/>'
)
_FURNITURE = (
    '<w:headerReference w:type="default" r:id="rIdheader1"/><w:footerReference w:type="default" r:id="rIdfooter1"/>'
)
_CONTENTS = (
    '<w:sdt><w:sdtPr><w:id w:val="7"/><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>'
    "</w:docPartObj></w:sdtPr><w:sdtContent>"
    + _p(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-1" \\h </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + _entry("What happened", "_Toc1", "1"),
        "Entry",
    )
    + _p(_entry("What next", "_Toc2", "2") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>', "Entry")
    + "</w:sdtContent></w:sdt>"
)


def _cell(columns: int, content: str) -> str:
    span = '<w:gridSpan w:val="2"/>' if columns == 2 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{columns * 2000}" w:type="dxa"/>{span}</w:tcPr>{_p(content)}</w:tc>'


_CELLS = (
    '<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="4000" w:type="dxa"/></w:tblPr>'
    '<w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid>'
    f"<w:tr>{_cell(2, _said('Both'))}</w:tr>"
    f"<w:tr>{_cell(1, _said('One') + _mark('footnote', 2))}{_cell(1, _said('Two'))}</w:tr></w:tbl>"
)
_BODY = (
    _CONTENTS
    + _p(_marked(1, "_Toc1", _said("What happened")), "Heading")
    + _p(_said("A claim.") + _marked(5, "note_1", _mark("footnote", 1)), "Normal")
    + _p(
        _marked(3, "table_1", _said("Table ") + _field("SEQ Table \\* ARABIC", _said("1"))) + _said(". Tolls"),
        "Caption",
    )
    + _CELLS
    + _p(
        _said("See ")
        + _field("REF table_1 \\h", _said("Table 1"))
        + _said(" and note ")
        + _field("NOTEREF note_1 \\h", _said("1"))
    )
    + _p(_said("Section one ends."), more=f"<w:sectPr>{_FURNITURE}{_PAGE}</w:sectPr>")
    + _p(_marked(2, "_Toc2", _said("What next")), "Heading")
    + _p(_said("Another claim.") + _mark("endnote", 1) + _picture("rIdImage", 1))
    + _p(_said("Table ") + _field("SEQ Table \\* ARABIC", _said("2")), "Caption")
    + _p(_said("An item"), more='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    + f'<w:sectPr>{_PAGE}<w:cols w:num="2" w:space="400"/></w:sectPr>'
)
_STYLES = (
    _style("paragraph", "Normal", default=True),
    *(_style("paragraph", name) for name in ("Caption", "Note", "Entry")),
    _style(
        "paragraph",
        "Heading",
        '<w:next w:val="Normal"/><w:link w:val="HeadingLetters"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr>',
    ),
    _style("character", "Letters", default=True),
    _style("character", "HeadingLetters", '<w:link w:val="Heading"/>'),
    _style("character", "Mark", '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'),
    _style("table", "Grid", default=True),
    _style("numbering", "Lists", default=True),
)
_PARTS = {
    "styles": "".join(_STYLES),
    "numbering": '<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
    '<w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
    "settings": '<w:zoom w:percent="100"/>'
    '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
    '<w:endnotePr><w:endnote w:id="-1"/><w:endnote w:id="0"/></w:endnotePr>',
    "footnotes": _notes(
        "footnote", _note("footnote", 1, _said(" As of March.")) + _note("footnote", 2, _said(" Contested."))
    ),
    "endnotes": _notes("endnote", _note("endnote", 1, _said(" The count."))),
    "header1": _p(_said("Corridor") + _picture("rId1", 2)),
    "footer1": _p(_field("PAGE", _said("1"))),
}
