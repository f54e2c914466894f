"""A brief with a word of its own at every level of the Traffic Light Protocol in every kind of place.

A word is `zq`, two letters for its place and one for its level, twice: no other text has it, no hyphen fits into it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import yaml
from PIL import Image, PngImagePlugin

from briefgen.marking import LEVELS, Tlp

_LETTERS = "bcdfghjklmnpqrstvwxz"


class Planted:
    """Words planted so far: `places` says of each where it stands, `levels` at which level.

    `covers` are the words that stand for what is left out, by its level.
    """

    def __init__(self) -> None:
        self.places: dict[str, str] = {}
        self.levels: dict[str, Tlp] = {}
        self.covers: dict[str, Tlp] = {}
        self._numbers: dict[str, int] = {}
        self._next = count()

    def word(self, place: str, level: Tlp) -> str:
        """The word for a place at a level."""
        number = self._numbers.setdefault(place, len(self._numbers))
        word = f"zq{_LETTERS[number // 20]}{_LETTERS[number % 20]}{2 * _LETTERS[LEVELS.index(level)]}"
        self.places[word], self.levels[word] = place, level
        return word

    def cover(self, place: str, level: Tlp) -> str:
        """The word that stands for what is left out of a place at a level."""
        cover = self.word(f"cover of {place}", level).replace("zq", "kj")
        word = cover.replace("kj", "zq")
        del self.places[word], self.levels[word]
        self.covers[cover] = level
        return cover


def planted_brief(folder: Path) -> Planted:
    """Write `inputs/planted.yaml` and its pictures below a folder. The paper is TLP:RED, what is unmarked TLP:CLEAR."""
    planted = Planted()
    inputs = folder / "inputs"
    inputs.mkdir(parents=True)
    data: dict[str, Any] = {
        "title": "A paper", "date": "2026-02-11", "tlp": "red", "unmarked_tlp": "clear",
        "summary": "What everybody may read.", "authors": [{"name": "Nadia Rahmat"}],
    }  # fmt: skip
    for level in LEVELS:
        for name, entry in _parts(planted, level, inputs):
            data.setdefault(name, []).append({"tlp": level, **entry})
    data["figures"].append(_contested(planted))
    data["sections"].append(_mentions(planted))
    (inputs / "planted.yaml").write_text(yaml.safe_dump(data, sort_keys=False, allow_unicode=True), encoding="utf-8")
    return planted


def _parts(planted: Planted, level: Tlp, folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """One part of each kind, all of a level; what mentions another mentions one of its own level."""

    def word(place: str) -> str:
        return planted.word(place, level)

    source, finding, actor = word("source id"), word("finding id"), word("actor id")
    yield "findings", {
        "id": finding, "text": f"**The {word('finding text')} is known.**^[See {word('finding note')}.]",
        "likelihood": "likely", "confidence": "high",
        "basis": f"Rests on {word('finding basis')}.", "sources": [source],
    }  # fmt: skip
    yield "scenarios", {
        "id": word("scenario id"), "name": f"Name {word('scenario name')}", "text": f"Text {word('scenario text')}.",
    }  # fmt: skip
    yield "indicators", {"id": word("indicator id"), "text": f"Sign {word('indicator text')}.", "finding": finding}
    yield "alternatives", {
        "id": word("alternative id"), "judgement": f"Other {word('alternative judgement')}",
        "rejected": f"Since {word('alternative rejected')}.", "finding": finding,
    }  # fmt: skip
    yield "gaps", {"id": word("gap id"), "text": f"Gap {word('gap text')}.", "weakens": [finding]}
    yield "assumptions", {
        "id": word("assumption id"), "text": f"Taken {word('assumption text')}.",
        "if_wrong": f"Then {word('assumption if wrong')}.",
    }  # fmt: skip
    yield "questions", {"id": word("question id"), "text": f"Do you know {word('question text')}?"}
    yield "sections", {
        "withheld_as": f"a {planted.cover('section', level)} section",
        "id": word("section id"), "title": f"Title {word('section title')}^[On {word('title note')}.]",
        "body": _body(planted, level, folder, source),
        "sections": [
            {
                "id": word("nested id"), "title": f"Nested {word('nested title')}",
                "body": f"Deep {word('nested body')}, see [](#{word('section id')}) and {{{{ {word('figure id')} }}}}.",
            }
        ],
    }  # fmt: skip
    yield "events", {
        "withheld_as": f"a {planted.cover('event', level)} event",
        "id": word("event id"), "date": "2026-01-31", "time": f"about {word('event time')}",
        "place": f"In {word('event place')}", "location": word("event location"), "type": word("event type"),
        "summary": f"It was {word('event summary')}.", "actors": [actor], "sources": [source], "killed": "4",
    }  # fmt: skip
    yield "actors", {
        "id": actor, "name": f"Group {word('actor name')}", "kind": f"kind {word('actor kind')}",
        "aka": [word("actor aka")], "allegiance": word("actor allegiance"),
        "profile": f"Who {word('actor profile')}.",
    }  # fmt: skip
    yield "figures", {
        "withheld_as": f"a {planted.cover('figure', level)} number",
        "id": word("figure id"), "label": f"label {word('figure label')}", "base": f"of {word('figure base')}",
        "unit": word("figure unit"), "use": "first", "because": f"as {word('figure because')}",
        "claims": [
            {
                "id": "first", "value": "17", "by": f"By {word('claim by')}", "as_of": "2026-01-30",
                "source": source, "note": f"note {word('claim note')}",
            },
            {"value": "19", "by": f"By {word('second claim by')}", "unsourced": f"heard {word('claim unsourced')}",
             "as_of": "2026-02-01"},
        ],
    }  # fmt: skip
    yield from _data(planted, level, folder, source)
    yield from _listed(planted, level)
    yield from _mapped(planted, level, folder)
    yield "sources", {
        "id": source, "type": "report", "author": f"Body {word('source author')}", "grade": "B2",
        "title": f"Title {word('source title')}", "publisher": f"House {word('source publisher')}",
        "url": f"https://example.org/{word('source url')}",
        "archived": f"https://archive.org/{word('source archived')}",
        "note": f"Seen {word('source note')}", "date": "2026-02-01", "accessed": "2026-02-02",
        "withheld_as": f"a {planted.cover('source', level)} source",
    }  # fmt: skip
    yield "recommendations", {
        "id": word("recommendation id"), "to": f"Office {word('recommendation to')}", "priority": "high",
        "text": f"**Do {word('recommendation text')}.** It helps.", "timeframe": f"within {word('timeframe')}",
        "finding": finding, "measure": f"Done {word('measure')}", "cost": f"Cost {word('cost')}",
        "risk": f"Risk {word('risk')}",
    }  # fmt: skip
    yield "recommendations", {
        "to": "Everybody", "text": f"**Also do {word('common recommendation')}.** It helps.", "timeframe": "now",
        "finding": finding,
    }  # fmt: skip


def _data(planted: Planted, level: Tlp, folder: Path, source: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """A file of data, what is counted of it, and what is made of that: only what is counted may be printed."""

    def word(place: str) -> str:
        return planted.word(place, level)

    file, data, tally = f"{word('data file')}.csv", word("data id"), word("tally id")
    rows = [
        f"2026-01-{day:02},{word('row place')},{word('row type')},3,{word('row summary')},{word('row remark')},"
        f"{word('row province')},14.5,42.5"
        for day in (5, 12, 19)
    ]  # fmt: skip
    header = "date,place,type,killed,summary,remark,province,latitude,longitude"
    (folder / file).write_text("\n".join([header, *rows, ""]), encoding="utf-8")
    yield "data", {
        "id": data, "file": file, "source": source, "retrieved": "2026-02-01",
        "changes": f"left out {word('data changes')}", "note": f"Lacks {word('data note')}.",
    }  # fmt: skip
    yield "tallies", {
        "id": tally, "label": f"raids {word('tally label')}", "of": data, "where": {"type": word("row type")},
        "by": "place", "count": ["events", "killed"],
    }  # fmt: skip
    yield "figures", {
        "id": word("counted id"), "label": f"label {word('counted label')}", "claims": [
            {"tally": tally, "measure": "killed", "by": f"By {word('counted by')}"}
        ],
    }  # fmt: skip
    yield "charts", {
        "id": word("chart id"), "kind": "bar", "tally": tally, "title": f"Title {word('chart title')}",
        "subtitle": f"Of {word('chart subtitle')}", "note": f"Note {word('chart note')}",
        "credit": f"By {word('chart credit')}",
        "withheld_as": f"a {planted.cover('chart', level)} chart",
    }  # fmt: skip
    yield "charts", {
        "id": word("second chart id"), "kind": "dot-range", "figures": [word("counted id")],
        "title": f"Title {word('second title')}", "alt": f"Alt {word('chart alt')}",
    }  # fmt: skip
    yield "charts", {
        "id": word("third chart id"), "kind": "column", "tally": tally, "measures": "killed", "title": "Third",
        "annotations": [{"at": word("row place"), "text": word("annotation")}], "highlight": word("row place"),
    }  # fmt: skip


def _mapped(planted: Planted, level: Tlp, folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Maps of the events of a file, of what is counted of them by province, and of places written by hand."""

    def word(place: str) -> str:
        return planted.word(place, level)

    corners = [[42, 14], [43, 14], [43, 15], [42, 15], [42, 14]]
    province = {
        "type": "Feature", "properties": {"name": word("row province")},
        "geometry": {"type": "Polygon", "coordinates": [corners]},
    }  # fmt: skip
    outlines = f"{word('outlines file')}.geojson"
    (folder / outlines).write_text(json.dumps({"type": "FeatureCollection", "features": [province]}), encoding="utf-8")
    yield "maps", {
        "id": word("map id"), "title": f"Title {word('map title')}", "data": word("data id"), "size_by": "killed",
        "unit": f"by {word('map unit')}", "note": f"Note {word('map note')}", "box": [40, 12, 46, 17],
        "subtitle": f"Of {word('map subtitle')}", "highlight": word("row place"),
        "withheld_as": f"a {planted.cover('map', level)} map",
    }  # fmt: skip
    yield "maps", {
        "id": word("second map id"), "title": "Places", "alt": f"Alt {word('map alt')}", "box": [40, 12, 46, 17],
        "spots": [{"at": "15.3, 44.2", "label": f"Town {word('spot')}"}], "credit": f"By {word('map credit')}",
        "place_names": [{"name": word("place name"), "at": "13.0, 42.0", "kind": "water"}],
        "disclaimer": f"Lines {word('disclaimer')}.", "locator": "no",
    }  # fmt: skip
    yield "tallies", {"id": word("province tally id"), "of": word("data id"), "by": "admin1", "count": "killed"}
    yield "maps", {
        "id": word("third map id"), "title": "Provinces", "tally": word("province tally id"), "outlines": outlines,
        "names": "name", "box": [40, 12, 46, 17],
    }  # fmt: skip


def _listed(planted: Planted, level: Tlp) -> Iterator[tuple[str, dict[str, Any]]]:
    """A timeline and a table of the events of a file."""

    def word(place: str) -> str:
        return planted.word(place, level)

    yield "timelines", {
        "id": word("timeline id"), "title": f"Title {word('timeline title')}", "data": word("data id"),
        "phases": [{"from": "2026-01-01", "to": "2026-01-10", "label": f"First {word('phase')}"}],
        "label": "place", "form": "scale",
    }  # fmt: skip
    yield "event_tables", {
        "id": word("event table id"), "title": f"Title {word('event table title')}", "data": word("data id"),
        "subtitle": f"Of {word('event table subtitle')}",
    }  # fmt: skip


def _body(planted: Planted, level: Tlp, folder: Path, source: str) -> str:
    def word(place: str) -> str:
        return planted.word(place, level)

    picture = f"{word('picture file')}.png"
    about = PngImagePlugin.PngInfo()
    about.add_text("Comment", word("picture comment"))
    colour = f"#{LEVELS.index(level) * 40:02x}8040"
    Image.new("RGB", (20, 20), colour).save(folder / picture, pnginfo=about)
    return f"""\
Body {word("section body")} with *{word("emphasis")}* and [words](https://example.org/{word("link")}).[^n]

[^n]: Note {word("note")} on [@{source}, p. 4].

![Alt {word("picture alt")}]({picture} "title") {{#{word("picture id")}}}
Caption {word("picture caption")}
Credit: By {word("picture credit")}

# Heading {word("heading")} {{#{word("heading id")}}}

Table: Caption {word("table caption")} {{#{word("table id")}}}

| what | who |
|---|---|
| cell {word("table cell")} | b |

Source: After {word("table credit")}

> Words {word("quotation")}
> -- {word("speaker")}

::: call-out Box {word("box title")}
In a box {word("box text")}, see [](#{word("table id")}) and [it](#{word("heading id")}).
:::

```
code {word("code")}
```

![](#{word("chart id")})

![Placed {word("placed alt")}](#{word("third chart id")})

As [](#{word("chart id")}) shows. Cited [see @{source}, ch. 3, for {word("citation words")}]."""


def _contested(planted: Planted) -> dict[str, Any]:
    """A figure that everybody may see, each of whose claims is of another level."""
    claims = [
        {
            "tlp": level, "id": planted.word("contested claim id", level), "value": str(3000 + at),
            "by": f"By {planted.word('contested by', level)}", "as_of": f"2026-01-0{at + 1}",
            "unsourced": f"heard {planted.word('contested unsourced', level)}",
            "note": f"note {planted.word('contested note', level)}", "withheld_as": "a number we hold",
        }
        for at, level in enumerate(LEVELS)
    ]  # fmt: skip
    claims.append({**claims[0], "tlp": "clear", "id": "as-of-then", "as_of": "2025-12-01"})
    return {"id": "contested", "label": "people seen there", "claims": claims}


def _mentions(planted: Planted) -> dict[str, Any]:
    """A section that everybody may read and that mentions parts of every level, which say what stands for them."""
    told = [
        f"Seen [@{planted.word('source id', level)}, p. 3] at [](#{planted.word('section id', level)}), "
        f"[there](#{planted.word('table id', level)}), [](#{planted.word('chart id', level)}), "
        f"[](#{planted.word('map id', level)}) and [](#{planted.word('event id', level)}): "
        f"{{{{ {planted.word('figure id', level)} }}}}.^[As [@{planted.word('source id', level)}] says.]"
        for level in LEVELS
    ]
    everything = "; ".join(f"@{planted.word('source id', level)}" for level in LEVELS)
    body = "\n\n".join(["There were {{ contested }} of them.", *told, f"All say so [{everything}]."])
    return {"title": "What all may read", "body": body}
