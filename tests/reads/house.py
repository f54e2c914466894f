"""A house that has everything of its own, and a brief that uses all of it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import polars as pl
from PIL import Image

from briefgen.workspace import shipped
from tests.datasets.files import csv_file, workbook
from tests.writers.word.references import word

SHIPPED = shipped() / "templates"

TEXTS = {
    "templates/house.yaml": """\
        organisation: The House
        logo: marks/logo.png
        template: ours
        theme: ours
        citation_style: ours
        word: {styles: all}
        """,
    "templates/house-style.yaml": """\
        rules:
          - name: spelling
            spelling: {}
            reason: A misspelt word costs trust.
          - name: short
            pages: {ours: 9}
            reason: Nobody reads more.
        """,
    "templates/ours/paper.html": """\
        {% extends "shipped/flash-note/paper.html" %}
        {% from "parts/outer.html" import said %}
        {% block back %}
        {% include ["parts/none.html", "parts/back.html"] %}
        <figure>{{ said() }}<caption>From the template</caption></figure>
        {{ super() }}
        {% endblock %}
        """,
    "templates/ours/parts/back.html": "<h1>Of the template alone</h1>\n",
    "templates/parts/outer.html": """\
        {% from "parts/inner.html" import word %}
        {% macro said() %}<img src="{{ word() }}" alt="A picture of the house"/>{% endmacro %}
        """,
    "templates/parts/inner.html": "{% macro word() %}marks/stamp.png{% endmacro %}\n",
    "templates/parts/contact.html": "<p>As the house words it.</p>\n",
    "templates/themes/ours.yaml": """\
        based_on: between
        title: Ours
        purpose: A test.
        fonts: {own: {family: Own, regular: own.ttf, bold: own-bold.ttf}}
        text: {title: {font: own}}
        """,
    "templates/themes/between.yaml": """\
        based_on: standard
        title: Between
        purpose: A test.
        colours: {accent: "#1F4E79"}
        """,
    "inputs/asia/sources.bib": "@article{grare, title = {On borders}, author = {Grare, F.}, year = {2013}}\n",
    "inputs/asia/brief.yaml": """\
        title: A brief with everything
        date: 2024-05-01
        bibliography: sources.bib
        sources:
          - {id: list, type: dataset, title: A list, publisher: An agency, date: 2024-04-30}
        data:
          - {id: rows, file: rows.csv, source: list}
          - {id: sheet, file: sheet.xlsx, source: list}
          - {id: records, file: records.json, source: list}
          - {id: columns, file: columns.parquet, source: list}
        tallies:
          - {id: in-rows, of: rows}
          - {id: in-sheet, of: sheet}
          - {id: in-records, of: records}
          - {id: in-columns, of: columns}
        figures:
          - {id: rows-told, label: raids in rows, claims: [{tally: in-rows}]}
          - {id: sheet-told, label: raids in the sheet, claims: [{tally: in-sheet}]}
          - {id: records-told, label: raids in records, claims: [{tally: in-records}]}
          - {id: columns-told, label: raids in columns, claims: [{tally: in-columns}]}
        maps:
          - {id: where, title: It was in the east, areas: North-East, outlines: districts.geojson, names: district}
        sections:
          - title: What there is
            body: |
              There were {{ rows-told }} raids, {{ sheet-told }}, {{ records-told }} and {{ columns-told }}, near Kwetta
              [@grare, p. 4].

              ![The town](pictures/town.png)

              ![](#where)
        """,
    "districts.geojson": json.dumps(
        {
            "type": "FeatureCollection",
            "features": [
                {
                    "type": "Feature",
                    "properties": {"district": name},
                    "geometry": {
                        "type": "Polygon",
                        "coordinates": [[[x, 28], [x + 2, 28], [x + 2, 30], [x, 30], [x, 28]]],
                    },
                }
                for name, x in (("North-West", 64), ("North-East", 66))
            ],
        }
    ),
}
ROWS = [("2024-01-03", "Raid"), ("2024-01-20", "Raid")]


def house_with_everything(root: Path) -> Path:
    """Build it below `root`; the path of its brief."""
    for name, text in TEXTS.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        csv_file(root, text, name)
    _copy("fonts/source-sans-3/SourceSans3-Regular.ttf", root / "templates/fonts/own.ttf")
    _copy("fonts/source-sans-3/SourceSans3-Bold.ttf", root / "templates/fonts/own-bold.ttf")
    _copy("citation-styles/chicago-notes.csl", root / "templates/citation-styles/ours.csl")
    for end in ("dic", "aff"):
        _copy(f"dictionaries/en-GB.{end}", root / f"templates/dictionaries/en-GB.{end}")
    (root / "templates/dictionaries/en-GB.txt").write_text("Kwetta\n")
    (root / "templates/reference.docx").write_bytes(word())
    pictures = ("templates/marks/logo.png", "templates/marks/stamp.png", "pictures/town.png")
    for number, name in enumerate(pictures):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", (60 + number, 40), "navy").save(root / name)
    _write_data(root)
    return root / "inputs/asia/brief.yaml"


def _write_data(root: Path) -> None:
    folder = root / "inputs/asia"
    csv_file(folder, "date,type\n" + "".join(f"{date},{type}\n" for date, type in ROWS), "rows.csv")
    workbook(folder / "sheet.xlsx", {"Raids": [["date", "type"], *ROWS]})
    (root / "records.json").write_text(json.dumps([{"date": date, "type": kind} for date, kind in ROWS]))
    pl.DataFrame({"date": [date for date, _ in ROWS], "type": [kind for _, kind in ROWS]}).write_parquet(
        folder / "columns.parquet"
    )


def _copy(name: str, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(SHIPPED / name, to)
