"""Small files of invented events, written for a test."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZipFile

from briefgen.datasets import Dataset, open_dataset
from briefgen.problems import ProblemsFound

INVENTED = """
    date,type,place,district,actor,latitude,longitude,killed,injured
    2024-01-03,Raid,Invented Town,East,Red Band; Blue Band,10.5,40.25,2,1
    2024-01-20,Raid,Invented Town,East,Red Band,10.5,40.25,unknown,
    2024-03-05,Shelling,Upper Village,West,Blue Band,-3,-179.5,0,4
    2024-03-31,Raid,Lower Village,West,,-3.5,179.5,5,
"""


def csv_file(folder: Path, text: str = INVENTED, name: str = "events.csv") -> Path:
    """A file with a text as it is indented here."""
    path = folder / name
    path.write_text(textwrap.dedent(text).lstrip("\n"), "utf-8")
    return path


def opened(folder: Path, text: str = INVENTED, **declared: object) -> Dataset:
    """A CSV file, read."""
    return open_dataset(csv_file(folder, text), "events.csv", **declared)  # type: ignore[arg-type]


def problems(act: Callable[[], object]) -> list[str]:
    """The problems that something raises, as `place: message`."""
    try:
        act()
    except ProblemsFound as found:
        return [f"{problem.position}: {problem.message}" for problem in found.problems]
    return []


def best(groups: Sequence[object], measure: str = "events") -> Mapping[tuple[str, ...], float | None]:
    """The best number of each group by its keys."""
    return {group.keys: group.amounts[measure] and group.amounts[measure].best for group in groups}  # type: ignore[attr-defined]


def workbook(path: Path, sheets: Mapping[str, Sequence[Sequence[object]]]) -> Path:
    """An XLSX file as a spreadsheet writes it (ECMA-376, 18.3): texts, numbers, and days as numbers with a format."""
    with ZipFile(path, "w") as parts:
        numbers = range(1, len(sheets) + 1)
        parts.writestr("[Content_Types].xml", _TYPES)
        parts.writestr(
            "_rels/.rels",
            f'{_RELS}<Relationship Id="r" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        names = "".join(
            f'<sheet name="{escape(name)}" sheetId="{at}" r:id="r{at}"/>'
            for at, name in zip(numbers, sheets, strict=True)
        )
        parts.writestr(
            "xl/workbook.xml", f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{names}</sheets></workbook>'
        )
        links = "".join(
            f'<Relationship Id="r{at}" Type="{_OFFICE}/worksheet" Target="worksheets/{at}.xml"/>' for at in numbers
        )
        styles = f'<Relationship Id="s" Type="{_OFFICE}/styles" Target="styles.xml"/>'
        parts.writestr("xl/_rels/workbook.xml.rels", f"{_RELS}{links}{styles}</Relationships>")
        parts.writestr(
            "xl/styles.xml",
            f'<styleSheet xmlns="{_MAIN}"><cellXfs count="2"><xf/><xf numFmtId="14"/></cellXfs></styleSheet>',
        )
        for at, rows in zip(numbers, sheets.values(), strict=True):
            parts.writestr(
                f"xl/worksheets/{at}.xml",
                f'<worksheet xmlns="{_MAIN}"><sheetData>{_rows(rows)}</sheetData></worksheet>',
            )
    return path


_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELS = f'<Relationships xmlns="{_PACKAGE}/relationships">'
_TYPES = f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'


def _rows(rows: Sequence[Sequence[object]]) -> str:
    return "".join(
        f'<row r="{at}">{"".join(_cell(f"{_letters(column)}{at}", value) for column, value in enumerate(row))}</row>'
        for at, row in enumerate(rows, 1)
    )


def _letters(column: int) -> str:
    return ("" if column < 26 else _letters(column // 26 - 1)) + chr(65 + column % 26)


def _cell(place: str, value: object) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, date):
        return f'<c r="{place}" s="1"><v>{(value - date(1899, 12, 30)).days}</v></c>'
    if isinstance(value, int | float):
        return f'<c r="{place}"><v>{value}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(str(value))}</t></is></c>'
