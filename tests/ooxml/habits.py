"""Habits that a designed .docx keeps: every look is a named style's, so that changing the style changes the paper."""

from __future__ import annotations

from collections.abc import Iterator

from tests.ooxml.opened import Opened, local, w

ALLOWED = {
    "pPr": {
        "pStyle": "the named style",
        "numPr": "which list a paragraph counts in is what it says, not how it looks",
        "pageBreakBefore": "where the template asked for a new page",
        "sectPr": "where a section ends",
        "bidi": "the direction of the words themselves",
    },
    "rPr": {
        "rStyle": "the named style",
        "lang": "the language of the words",
        "rtl": "their direction",
        "noProof": "numbers of pages in a list of contents are no words to proofread",
        "webHidden": "Word hides those numbers on a screen without pages",
    },
    "tblPr": {
        "tblStyle": "the named style",
        "tblW": "how wide this table's columns are together",
        "tblInd": "where it begins",
        "tblLayout": "its columns keep their widths",
        "tblLook": "which parts of its style it has",
        "tblCaption": "its title for who can't see it",
        "tblDescription": "its words for who can't see it",
        "bidiVisual": "columns from right to left",
    },
    "trPr": {
        "cantSplit": "a row stays on one page",
        "tblHeader": "it is the table's head",
        "gridBefore": "where the row begins in the grid",
        "gridAfter": "where it ends",
    },
    "tcPr": {
        "tcW": "how wide its columns are",
        "gridSpan": "how many it takes",
        "vMerge": "how many rows",
    },
}
"""The properties that text, tables and notes may have of their own, and why they are no look."""


def direct_formatting(package: Opened) -> Iterator[str]:
    """A look that no style has: an editor who changes the style would not change it."""
    for name, root in package.stories():
        for each in root.iter():
            allowed = ALLOWED.get(local(each))
            if allowed is None or each.tag != w(local(each)):
                continue
            for said in each:
                if said.tag not in {w(known) for known in allowed}:
                    yield f"{name}: direct formatting: {local(said)} in {local(each)}"


def unstyled(package: Opened) -> Iterator[str]:
    """A paragraph without a style of its own name, or a table without one."""
    for name, root in package.stories():
        for tag, properties, style in (("p", "pPr", "pStyle"), ("tbl", "tblPr", "tblStyle")):
            for element in root.iter(w(tag)):
                if element.find(f"{w(properties)}/{w(style)}") is None:
                    yield f"{name}: a {tag} names no style"
