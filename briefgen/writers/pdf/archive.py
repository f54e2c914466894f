"""What a PDF file says of itself: properties, the standards it keeps, how its colours are meant, what is attached.

What the Info dictionary says (ISO 32000-1, 14.3.3) the XMP packet says too (14.3.2), so
that no two readers are told different things.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from reportlab.pdfbase.pdfdoc import PDFArray, PDFCatalog, PDFDictionary, PDFDocument, PDFName, PDFStream, PDFString
from reportlab.pdfbase.pdfdoc import PDFZCompress as COMPRESSED
from reportlab.pdfgen.canvas import Canvas

from briefgen.document import Paper
from briefgen.writers.options import Attachment, PdfOptions
from briefgen.writers.pdf.file import put_together
from briefgen.writers.pdf.xmp import CREATOR, PRODUCER, authors, made_on, packet


def finished(canvas: Canvas, paper: Paper, options: PdfOptions) -> bytes:
    """The file of what has been drawn."""
    document: PDFDocument = canvas._doc
    for font in document.delayedFonts:
        font.addObjects(document)
    for page in range(1, canvas.getPageNumber()):
        document.idToObject[f"Page{page}"].Trans = None  # ReportLab's is empty, which PDF/A forbids
    _outline(document, canvas)
    _describe(document, paper, options)
    if options.source and options.profile == "ua1+a3a":
        _attach(document, options.source, made_on(paper))
    return put_together(document, document.Catalog, _info(paper))


def _outline(document: PDFDocument, canvas: Canvas) -> None:
    """The outline, shown when the file is opened; none where nothing would be in it."""
    document.Outlines.prepare(document, canvas)
    if document.Outlines.ready < 0:
        document.Catalog.Outlines = None
    else:
        document.Catalog.PageMode = PDFName("UseOutlines")


def _describe(document: PDFDocument, paper: Paper, options: PdfOptions) -> None:
    """What the catalog holds about the whole file (ISO 32000-1, 7.7.2)."""
    catalog = document.Catalog
    catalog.__NoDefault__ = [*PDFCatalog.__NoDefault__, "OutputIntents", "AF"]
    # No Direction: pdfium reads every line of a file that says R2L from the right, English ones too.
    catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})
    catalog.Metadata = PDFStream(
        PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}),
        packet(paper, options.profile).encode(),
    )
    if options.profile != "plain":
        catalog.OutputIntents = PDFArray([_output_intent(document)])


def _info(paper: Paper) -> PDFDictionary:
    """The file's properties, dated by the paper; a clock plays no part."""
    entries = {
        "Title": paper.title,
        "Author": "; ".join(authors(paper)),
        "Subject": paper.subject,
        "Keywords": paper.keywords_and_marking,
        "CreationDate": _date(made_on(paper)),
        "ModDate": _date(made_on(paper)),
        "Creator": CREATOR,
        "Producer": PRODUCER,
    }
    return PDFDictionary({name: PDFString(value) for name, value in entries.items() if value})


def _date(date: str | None) -> str | None:
    """A date as PDF writes it (ISO 32000-1, 7.9.4): all after the year may be left out."""
    return "D:" + date.replace("-", "") if date else None


# ── Colour ───────────────────────────────────────────────────────────────────


def _output_intent(document: PDFDocument) -> PDFDictionary:
    """That colours given as three numbers, or as one for grey, are meant as sRGB (ISO 19005-2, 6.2.3)."""
    name = "sRGB IEC61966-2.1"
    profile = PDFStream(PDFDictionary({"N": 3}), _srgb(), [COMPRESSED])
    return PDFDictionary(
        {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": PDFString(name),
            "Info": PDFString(name),
            "DestOutputProfile": document.Reference(profile),
        }
    )


@cache
def _srgb() -> bytes:
    """The ICC profile of sRGB: as Pillow's `ImageCms.createProfile("sRGB")` makes it, with a fixed date."""
    return Path(__file__).with_name("srgb.icc").read_bytes()


# ── Attachment ───────────────────────────────────────────────────────────────


def _attach(document: PDFDocument, source: Attachment, date: str | None) -> None:
    """Put what the paper was made from into the file, as its source (ISO 19005-3, 6.8 and Annex E)."""
    about = {"Size": len(source.content)} | ({"ModDate": PDFString(_date(date))} if date else {})
    content = PDFStream(
        PDFDictionary({"Type": PDFName("EmbeddedFile"), "Subtype": _YAML, "Params": PDFDictionary(about)}),
        source.content,
        [COMPRESSED],
    )
    named = PDFString(source.name)
    specification = document.Reference(
        PDFDictionary(
            {
                "Type": PDFName("Filespec"),
                "F": named,
                "UF": named,
                "Desc": PDFString("The brief that this paper was made from"),
                "AFRelationship": PDFName("Source"),
                "EF": PDFDictionary({"F": document.Reference(content)}),
            }
        )
    )
    document.Catalog.AF = PDFArray([specification])
    files = PDFDictionary({"Names": PDFArray([named, specification])})
    document.Catalog.Names = PDFDictionary({"EmbeddedFiles": files})


_YAML = "/application#2Fyaml"
"""The media type (RFC 9512) as a name; ReportLab's `PDFName` leaves the slash in it."""
