"""What a PDF file says of itself and promises, as an independent reader finds it."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms

from briefgen.document import Figure, Heading, PageBreak, Paper, Paragraph, Text
from briefgen.document import Image as Picture
from briefgen.theme import load_theme
from briefgen.workspace import shipped
from briefgen.writers import PROFILES, USUAL, Attachment, PdfOptions
from briefgen.writers.pdf import write
from tests.writers.pdf.objects import dictionaries, opened

THEME = load_theme("standard", (shipped() / "templates",))
NAMES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
}
FULL = {
    "author": "Nadia Rahmat; Thomas Ellery",
    "subject": "What <the> attacks & their answer mean",
    "keywords": "Balochistan, Gwadar",
    "organisation": "The Corvane Institute",
    "date": "2026-02-11",
}


def paper(*words: str, **fields: str) -> Paper:
    content = tuple(Paragraph(content=(Text(text=each),)) for each in words or ("Some text.",))
    return Paper(**{"title": "A title", "language": "en-GB", **fields}, content=content)  # type: ignore[arg-type]


def file(*words: str, options: PdfOptions = USUAL.pdf, **fields: str) -> bytes:
    return write(paper(*words, **fields), THEME, options)


class Packet:
    """An XMP packet, read by an XML parser."""

    def __init__(self, content: bytes) -> None:
        with opened(content) as pdf:
            self.root = ElementTree.fromstring(pdf.Root.Metadata.read_bytes().decode())

    def value(self, name: str) -> str | None:
        return self.root.findtext(f".//{name}", None, NAMES)

    def values(self, name: str) -> list[str | None]:
        return [item.text for item in self.root.findall(f".//{name}//rdf:li", NAMES)]


def info(content: bytes) -> dict[str, str]:
    with opened(content) as pdf:
        return {name: str(value) for name, value in pdf.docinfo.items()}


# ── Properties ───────────────────────────────────────────────────────────────


def test_the_packet_says_what_the_properties_say() -> None:
    content = file(**FULL)
    packet, properties = Packet(content), info(content)
    assert properties["/Title"] == packet.values("dc:title")[0] == "A title"
    assert properties["/Author"] == "; ".join(map(str, packet.values("dc:creator"))) == FULL["author"]
    assert properties["/Subject"] == packet.values("dc:description")[0] == FULL["subject"]
    assert properties["/Keywords"] == packet.value("pdf:Keywords") == ", ".join(map(str, packet.values("dc:subject")))
    assert properties["/Creator"] == packet.value("xmp:CreatorTool") == "briefgen"
    assert properties["/Producer"] == packet.value("pdf:Producer")
    assert properties["/CreationDate"] == properties["/ModDate"] == "D:20260211"
    dates = {packet.value(f"xmp:{name}") for name in ("CreateDate", "ModifyDate", "MetadataDate")}
    assert dates == {*packet.values("dc:date")} == {FULL["date"]}
    assert packet.values("dc:publisher") == [FULL["organisation"]]
    assert packet.values("dc:language") == ["en-GB"]
    assert len(packet.values("dc:creator")) == 2


def test_what_the_paper_does_not_know_is_left_out() -> None:
    content = file()
    assert set(info(content)) == {"/Title", "/Creator", "/Producer"}
    packet = Packet(content)
    assert [packet.value(f"xmp:{name}") for name in ("CreateDate", "ModifyDate", "MetadataDate")] == [None] * 3
    assert [packet.values(f"dc:{name}") for name in ("creator", "description", "subject", "date")] == [[]] * 4


@pytest.mark.parametrize(
    ("date", "said", "stamp"),
    [
        ("2026", "2026", "D:2026"),
        ("2026-02", "2026-02", "D:202602"),
        ("2026-02-11/2026-02-13", "2026-02-11", "D:20260211"),
        ("2026-13", None, None),
        ("2026-02-11 or so", None, None),
        ("soon", None, None),
    ],
)
def test_a_date_is_said_as_far_as_it_is_known(date: str, said: str | None, stamp: str | None) -> None:
    content = file(date=date)
    assert (Packet(content).value("xmp:CreateDate"), info(content).get("/CreationDate")) == (said, stamp)


def test_without_an_author_the_organisation_is() -> None:
    content = file(organisation="Rahmat; Ellery & Co.")
    assert info(content)["/Author"] == "Rahmat; Ellery & Co."
    assert Packet(content).values("dc:creator") == ["Rahmat; Ellery & Co."]


@given(title=st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"]), min_size=1))
def test_any_title_reads_the_same_twice(title: str) -> None:
    content = file(title=title)
    assert info(content)["/Title"] == Packet(content).values("dc:title")[0] == title


@pytest.mark.parametrize("language", ["en-GB", "ur"])
def test_the_catalog_says_how_the_paper_is_shown(language: str) -> None:
    with opened(file(language=language)) as pdf:
        assert pdf.Root.Lang == language
        assert pdf.Root.ViewerPreferences.DisplayDocTitle is True


def test_the_outline_is_shown_where_there_is_one() -> None:
    heading = Heading(level=1, content=(Text(text="One"),))
    headed = write(Paper(title="T", language="en", content=(heading,)), THEME)
    with opened(headed) as with_one, opened(file()) as without:
        assert with_one.Root.PageMode == "/UseOutlines"
        assert without.Root.PageMode == "/UseNone"
        assert "/Outlines" not in without.Root


# ── Profiles ─────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("profile", "claims"), [("ua1+a2a", ["2", "A", "1"]), ("ua1+a3a", ["3", "A", "1"]), ("plain", [None] * 3)]
)
def test_a_file_claims_what_its_profile_keeps(profile: Any, claims: list[str | None]) -> None:
    content = file(options=PdfOptions(profile))
    packet = Packet(content)
    assert [packet.value(name) for name in ("pdfaid:part", "pdfaid:conformance", "pdfuaid:part")] == claims
    with opened(content) as pdf:
        for entry in ("/OutputIntents", "/StructTreeRoot", "/MarkInfo"):
            assert (entry in pdf.Root) == (profile != "plain")


def test_colours_are_meant_as_srgb() -> None:
    with opened(file()) as pdf:
        [intent] = pdf.Root.OutputIntents
        assert (intent.S, str(intent.OutputConditionIdentifier)) == ("/GTS_PDFA1", "sRGB IEC61966-2.1")
        profile = intent.DestOutputProfile
        assert profile.N == 3
        content = profile.read_bytes()
    assert len(content) < 4096
    assert content[8] < 5  # ISO 19005-2, 6.2.4.2: no later than version 4 of the ICC's specification
    own, screen = ImageCms.ImageCmsProfile(BytesIO(content)), ImageCms.createProfile("sRGB")
    square = Image.linear_gradient("L").convert("RGB")
    turned = ImageCms.profileToProfile(square, own, screen)
    assert turned is not None
    assert max(abs(a - b) for a, b in zip(turned.tobytes(), square.tobytes(), strict=True)) <= 1


BRIEF = Attachment("brief’s.yaml", b"title: T\r\n\xef\xbb\xbf# any bytes\n")


def test_the_brief_is_attached_as_its_source() -> None:
    with opened(file(options=PdfOptions("ua1+a3a", BRIEF), date="2026-02")) as pdf:
        assert list(pdf.attachments) == [BRIEF.name]
        attached = pdf.attachments[BRIEF.name]
        assert attached.get_file().read_bytes() == BRIEF.content
        assert attached.get_file().mime_type == "application/yaml"
        [specification] = pdf.Root.AF
        assert specification.AFRelationship == "/Source"
        assert str(specification.F) == str(specification.UF) == BRIEF.name
        about = specification.EF.F.Params
        assert (about.Size, str(about.ModDate)) == (len(BRIEF.content), "D:202602")


@pytest.mark.parametrize("profile", ["ua1+a2a", "plain"])
def test_nothing_is_attached_where_the_profile_forbids_it(profile: Any) -> None:
    with opened(file(options=PdfOptions(profile, BRIEF))) as pdf:
        assert (len(pdf.attachments), "/AF" in pdf.Root) == (0, False)


# ── The file ─────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("profile", PROFILES)
def test_nothing_that_archives_refuse_is_in_the_file(profile: Any) -> None:
    content = file(options=PdfOptions(profile))
    with opened(content) as pdf:
        assert not any("/Trans" in page for page in pdf.pages)
        assert list(dictionaries(pdf, S="/JavaScript")) == []
        assert "/Encrypt" not in pdf.trailer
        for font in dictionaries(pdf, Type="/FontDescriptor"):
            assert "/CIDSet" not in font
    streams = re.findall(rb"/Length (\d+)[^>]*>>\nstream\n", content)
    assert len(streams) == content.count(b"\nendstream\nendobj\n") == content.count(b"endstream")


def test_a_picture_is_set_in_a_form_that_archives_take(tmp_path: Any) -> None:
    Image.new("RGBA", (300, 200), (200, 30, 30, 120)).save(tmp_path / "clear.png")
    Image.new("CMYK", (300, 200), (0, 255, 255, 0)).save(tmp_path / "print.jpg")
    images = (Picture(src=str(tmp_path / name), alt="A square") for name in ("clear.png", "print.jpg"))
    figures = tuple(Figure(image=image) for image in images)
    with opened(write(Paper(title="T", language="en", content=figures), THEME)) as pdf:
        pictures = list(dictionaries(pdf, Subtype="/Image"))
        assert sorted(str(each.ColorSpace) for each in pictures) == ["/DeviceGray", "/DeviceRGB", "/DeviceRGB"]
        assert sum("/SMask" in each for each in pictures) == 1
        assert not any("/Interpolate" in each for each in pictures)


@pytest.mark.parametrize("count", [1, 250])
def test_objects_are_packed_and_any_reader_unpacks_them(count: int) -> None:
    pages = (Paragraph(content=(Text(text=f"Sheet {number}"),)) for number in range(count))
    content = tuple(block for page in pages for block in (page, PageBreak()))[:-1]
    made = write(Paper(title="T", language="en", content=content), THEME)
    assert b"/Type /Page" not in made
    assert made.count(b"/Type /XRef") == 1
    found = pypdfium2.PdfDocument(made)
    assert [f"Sheet {n}" in found[n].get_textpage().get_text_range() for n in range(len(found))] == [True] * count
    with opened(made) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert len(pdf.pages) == count
    numbers = [int(number) for number in re.findall(rb"/Type /ObjStm /N (\d+) ", made)]
    assert max(numbers) <= 200
    assert len(numbers) == 1 + sum(numbers) // 200


def test_a_file_that_lost_a_byte_is_not_taken_for_whole() -> None:
    made = file()
    at = made.index(b"stream\n") + 7
    with pytest.raises(pikepdf.PdfError):
        opened(made[:at] + made[at + 1 :])


# ── Same bytes, other IDs ────────────────────────────────────────────────────


def identity(content: bytes) -> bytes:
    with opened(content) as pdf:
        first, second = (bytes(each) for each in pdf.trailer.ID)
    assert (len(first), first) == (16, second)
    return first


def test_files_that_differ_have_different_ids() -> None:
    """In a letter, in a property, in what is attached: in anything at all."""
    other_brief = Attachment(BRIEF.name, BRIEF.content + b"\n")
    files = [
        file(),
        file("Some texts."),
        file(title="Another title"),
        file(language="en-US"),
        *(file(**{name: value}) for name, value in FULL.items()),
        *(file(options=PdfOptions(profile)) for profile in PROFILES[1:]),
        *(file(options=PdfOptions("ua1+a3a", brief)) for brief in (BRIEF, other_brief)),
    ]
    assert len({identity(each) for each in files}) == len(set(files)) == len(files)


def test_the_same_paper_has_the_same_id() -> None:
    assert identity(file(**FULL)) == identity(file(**FULL))
    assert file(**FULL) == file(**FULL)
