"""The plain pair to measure beside: the same text through ReportLab and python-docx, with nothing designed.

    python plain.py TEXT.json OUT_STEM

TEXT.json is a list of [kind, text], kind being `heading`, `text` or `row` (text: its cells).
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from xml.sax.saxutils import escape


def write_pdf(blocks: list[list], target: Path) -> None:
    """Headings, paragraphs and tables in ReportLab's own styles."""
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    styles = getSampleStyleSheet()
    story: list = []
    rows: list[list[str]] = []
    for kind, text in [*blocks, ["end", ""]]:
        if kind == "row":
            rows.append([Paragraph(escape(cell), styles["BodyText"]) for cell in text])
            continue
        if rows:
            width = max(len(row) for row in rows)
            story.append(Table([row + [""] * (width - len(row)) for row in rows], repeatRows=1))
            rows = []
        if kind != "end":
            story.append(Paragraph(escape(text), styles["Heading2" if kind == "heading" else "BodyText"]))
    SimpleDocTemplate(str(target)).build(story)


def write_docx(blocks: list[list], target: Path) -> None:
    """The same in python-docx's default template."""
    import docx

    document = docx.Document()
    table = None
    for kind, text in blocks:
        if kind != "row":
            table = None
            document.add_paragraph(text, style="Heading 2" if kind == "heading" else None)
            continue
        if table is None:
            table = document.add_table(rows=0, cols=len(text))
        for cell, content in zip(table.add_row().cells, text, strict=False):
            cell.text = content
    document.save(str(target))


if __name__ == "__main__":
    text, stem = json.loads(Path(sys.argv[1]).read_text("utf-8")), sys.argv[2]
    write_pdf(text, Path(stem + ".pdf"))
    write_docx(text, Path(stem + ".docx"))
