"""The judge sees what is wrong: sound files with one fault each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pikepdf

from briefgen.writers.pdf import write
from tests.pdfua.test_judged import THEMES
from tests.pdfua.verapdf import broken_rules
from tests.specimens import specimens


def elements(file: pikepdf.Pdf, role: str) -> Iterator[pikepdf.Dictionary]:
    """The structure elements of a role, in order."""
    waiting = [file.Root.StructTreeRoot.K]
    while waiting:
        found = waiting.pop(0)
        if isinstance(found, pikepdf.Array):
            waiting[:0] = list(found)
        elif isinstance(found, pikepdf.Dictionary):
            if found.get("/S") == f"/{role}":
                yield found
            if "/K" in found:
                waiting.insert(0, found.K)


def rewritten(file: pikepdf.Pdf, pattern: bytes, by: bytes) -> None:
    """Change the content of the first page where it matches."""
    content = file.pages[0].Contents
    found, count = re.subn(pattern, by, content.read_bytes(), count=1, flags=re.DOTALL)
    assert count, "the page has nothing like that"
    content.write(found)


def no_alt(file: pikepdf.Pdf) -> None:
    del next(elements(file, "Figure"))["/Alt"]


def untagged_text(file: pikepdf.Pdf) -> None:
    """A paragraph's marks are taken away, its text stays."""
    rewritten(file, rb"/\w+ ?<< ?/MCID \d+ ?>> ?BDC(.*?)EMC", rb"\1")


def text_as_artifact_in_a_tag(file: pikepdf.Pdf) -> None:
    rewritten(file, rb"(/\w+ ?<< ?/MCID \d+ ?>> ?BDC)(.*?)(EMC)", rb"\1 /Artifact BMC \2 EMC \3")


def dropped_element(file: pikepdf.Pdf) -> None:
    """A row of a table hangs in the table no more, but its cells do."""
    part = next(elements(file, "TBody"))
    row = part.K[0] if isinstance(part.K, pikepdf.Array) else part.K
    part.K = row.K


def skipped_level(file: pikepdf.Pdf) -> None:
    next(elements(file, "H2")).S = pikepdf.Name("/H4")


def note_without_id(file: pikepdf.Pdf) -> None:
    del next(elements(file, "Note"))["/ID"]


def no_language(file: pikepdf.Pdf) -> None:
    del file.Root["/Lang"]


def no_title(file: pikepdf.Pdf) -> None:
    metadata = file.Root.Metadata
    metadata.write(re.sub(rb"<dc:title>.*?</dc:title>", b"", metadata.read_bytes(), flags=re.DOTALL))


def title_not_shown(file: pikepdf.Pdf) -> None:
    del file.Root.ViewerPreferences["/DisplayDocTitle"]


def head_of_nothing(file: pikepdf.Pdf) -> None:
    """All heads of columns and rows lose their scope."""
    for head in elements(file, "TH"):
        del head["/A"]


def link_without_words(file: pikepdf.Pdf) -> None:
    for page in file.pages:
        for annotation in page.get("/Annots", []):
            del annotation["/Contents"]


def font_not_embedded(file: pikepdf.Pdf) -> None:
    fonts = file.pages[0].Resources.Font
    del next(iter(fonts.values())).DescendantFonts[0].FontDescriptor["/FontFile2"]


def no_unicode(file: pikepdf.Pdf) -> None:
    fonts = file.pages[0].Resources.Font
    del next(iter(fonts.values()))["/ToUnicode"]


def no_claim(file: pikepdf.Pdf) -> None:
    metadata = file.Root.Metadata
    metadata.write(re.sub(rb"<pdfuaid:part>1</pdfuaid:part>", b"", metadata.read_bytes()))


MUTATIONS: dict[Callable[[pikepdf.Pdf], None], str] = {
    no_alt: "7.3-1",
    untagged_text: "7.1-3",
    text_as_artifact_in_a_tag: "7.1-1",
    dropped_element: "7.2-",
    skipped_level: "7.4.2-1",
    note_without_id: "7.9-1",
    no_language: "7.2-",
    no_title: "7.1-9",
    title_not_shown: "7.1-10",
    head_of_nothing: "7.5-1",
    link_without_words: "7.18.5-2",
    font_not_embedded: "7.21.4.1-1",
    no_unicode: "7.21.7-1",
    no_claim: "5-1",
}
"""Each fault, and how the clause of ISO 14289-1 that it breaks begins, as veraPDF numbers them."""


def mutated(mutation: Callable[[pikepdf.Pdf], None] | None, content: bytes) -> bytes:
    """The file with a fault; without one it is only written anew."""
    with pikepdf.open(BytesIO(content)) as file:
        if mutation:
            mutation(file)
        out = BytesIO()
        file.save(out)
    return out.getvalue()


def test_each_fault_is_seen(tmp_path: Path) -> None:
    sound = write(specimens()["everything"], THEMES["standard"])
    files = {each.__name__: mutated(each, sound) for each in MUTATIONS}
    broken = broken_rules({**files, "sound": mutated(None, sound)}, tmp_path, "ua1")["ua1"]
    assert "sound" not in broken
    wanted = {each.__name__: clause for each, clause in MUTATIONS.items()}
    seen = {name: any(rule.startswith(wanted[name]) for rule in broken.get(name, [])) for name in wanted}
    assert all(seen.values()), {name: broken.get(name) for name in wanted if not seen[name]}
