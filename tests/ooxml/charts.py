"""Charts and their workbooks: what Word would find damaged, show wrongly, or not let anybody edit."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from python_calamine import CalamineWorkbook

from tests.ooxml.opened import Opened, local

C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_CELLS = re.compile(r"(\w+)!\$([A-Z]+)\$(\d+)(?::\$([A-Z]+)\$(\d+))?")
Cell = str | float | None


def c(name: str) -> str:
    """An element of a chart as ElementTree names it."""
    return f"{{{C}}}{name}"


def charts(package: Opened) -> Iterator[tuple[str, Element]]:
    """Every chart by the name of its part."""
    for name, root in package.parts.items():
        if root.tag == c("chartSpace"):
            yield name, root


def workbook_of(package: Opened, chart: str) -> bytes | None:
    """The workbook that a chart's data can be edited in; None where there is none."""
    root, relations = package.parts[chart], package.relations.get(chart, {})
    data = root.find(c("externalData"))
    key = None if data is None else data.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id")
    relation = relations.get(key or "")
    return package.workbooks.get(relation.path(chart)) if relation and relation.kind == "package" else None


def cells_of(workbook: bytes) -> dict[str, list[list[Cell]]]:
    """The rows of every sheet, as another program reads them."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(workbook))
    sheets = ((name, book.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in book.sheet_names)
    return {name: [[_cell(each) for each in row] for row in rows] for name, rows in sheets}


def _cell(cell: object) -> Cell:
    return None if cell == "" else cell if isinstance(cell, str) else float(cell)  # type: ignore[arg-type]


# ── Rules ────────────────────────────────────────────────────────────────────


def without_workbook(package: Opened) -> Iterator[str]:
    """A chart whose data nobody can edit."""
    for name, _ in charts(package):
        if workbook_of(package, name) is None:
            yield f"{name}: has no workbook"


def out_of_date(package: Opened) -> Iterator[str]:
    """A chart shows something else than its workbook has, or names cells that aren't there."""
    for name, root in charts(package):
        workbook = workbook_of(package, name)
        sheets = cells_of(workbook) if workbook else {}
        for kind in ("strRef", "numRef"):
            for reference in root.iter(c(kind)):
                formula = reference.findtext(c("f")) or ""
                held, shown = _held(formula, sheets), _shown(reference)
                if held is None:
                    yield f"{name}: {formula} isn't in the workbook"
                elif held != shown:
                    yield f"{name}: {formula} is {held} and is shown as {shown}"


def _held(formula: str, sheets: dict[str, list[list[Cell]]]) -> list[Cell] | None:
    """What the cells of a formula hold; None where it names a sheet that isn't there, or none at all."""
    found: list[Cell] = []
    named = list(_CELLS.finditer(formula))
    for sheet, column, row, last_column, last_row in (each.groups() for each in named):
        if sheet not in sheets:
            return None
        for at in range(int(row), int(last_row or row) + 1):
            for across in range(_number(column), _number(last_column or column) + 1):
                found.append(_at(sheets[sheet], at - 1, across))
    return found if named else None


def _at(rows: list[list[Cell]], row: int, column: int) -> Cell:
    """A cell; sheets end where nothing follows."""
    return rows[row][column] if row < len(rows) and column < len(rows[row]) else None


def _number(letters: str) -> int:
    found = 0
    for letter in letters:
        found = found * 26 + ord(letter) - 64
    return found - 1


def _shown(reference: Element) -> list[Cell]:
    cache = next(each for each in reference if local(each).endswith("Cache"))
    count = int(next(cache.iter(c("ptCount"))).get("val", "0"))
    points = {int(each.get("idx", "0")): each.findtext(c("v")) for each in cache.iter(c("pt"))}
    words = [points.get(at) for at in range(count)]
    return [_typed(each, cache) for each in words]


def _typed(said: str | None, cache: Element) -> Cell:
    return said if said is None or local(cache) == "strCache" else float(said)


def axes(package: Opened) -> Iterator[str]:
    """A plot on an axis that isn't there, an axis without a plot, a number that Word takes for none."""
    for name, root in charts(package):
        defined = [each for each in root.iter() if local(each) in ("catAx", "valAx", "dateAx", "serAx")]
        own = [(each.find(c("axId")).get("val"), each) for each in defined]  # type: ignore[union-attr]
        used = {
            axis.get("val") for plot in root.iter() if local(plot).endswith("Chart") for axis in plot.findall(c("axId"))
        }
        if Counter(key for key, _ in own) != Counter(used):
            yield f"{name}: plots stand on the axes {sorted(used)}, and there are {sorted(key for key, _ in own)}"
        for key, axis in own:
            if not (key or "").isdigit():
                yield f"{name}: the axis {key} is no number"
            crossed = axis.find(c("crossAx"))
            if crossed is None or crossed.get("val") not in used:
                yield f"{name}: the axis {key} crosses none"


def beyond_the_axis(package: Opened) -> Iterator[str]:
    """A number that no reader sees, since its axis ends before it."""
    for name, root in charts(package):
        axes = [axis for axis in root.iter(c("valAx")) if axis.find(f"{c('scaling')}/{c('max')}") is not None]
        across = [axis for axis in axes if axis.find(c("axPos")).get("val") in "tb"]  # type: ignore[union-attr,operator]
        for tag, own in (("val", axes), ("xVal", across), ("yVal", [axis for axis in axes if axis not in across])):
            limits = [_limits(axis) for axis in own]
            held = [cells for values in root.iter(c(tag)) for cells in values.iter(c("numRef"))]
            for number in (each for cells in held for each in _shown(cells)):
                if limits and isinstance(number, float) and not any(low <= number <= high for low, high in limits):
                    yield f"{name}: {number!r} lies beyond its axis {limits}"


def _limits(axis: Element) -> tuple[float, float]:
    low, high = (float(axis.find(f"{c('scaling')}/{c(tag)}").get("val", "0")) for tag in ("min", "max"))  # type: ignore[union-attr]
    slack = (high - low) * 1e-4
    return low - slack, high + slack


def series(package: Opened) -> Iterator[str]:
    """Two series with one number, or a point that a series hasn't got."""
    for name, root in charts(package):
        every = list(root.iter(c("ser")))
        for tag in ("idx", "order"):
            counted = Counter(each.find(c(tag)).get("val") for each in every)  # type: ignore[union-attr]
            yield from (f"{name}: {tag} {key} is there {count} times" for key, count in counted.items() if count > 1)
        for each in every:
            yield from (f"{name}: {fault}" for fault in _points(each))


def _points(element: Element) -> Iterator[str]:
    counts = [int(each.get("val", "0")) for each in element.iter(c("ptCount"))]
    for tag in ("dPt", "dLbl"):
        for point in element.iter(c(tag)):
            at = int(point.find(c("idx")).get("val", "0"))  # type: ignore[union-attr]
            if at >= max(counts):
                yield f"{tag} {at} is of no point"
