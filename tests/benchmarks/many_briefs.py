"""Any number of different briefs, made of the samples: other words, names, years, figures and data.

    python -m tests.benchmarks.many_briefs FOLDER 100

writes FOLDER/inputs/brief-0000.yaml and so on, with their files of events beside them. The same seed gives the same
briefs. `briefgen check` finds no error in any. Of twenty, ten are the situation report of these benchmarks (5 pages),
four the sample of one with its chart, map and timeline (7), two the briefing paper (9), three the flash note (2) and
one the long report (14): just under six pages in the mean. Without graphics, which other programs can't draw, the
text stays: the situation report is then that of the benchmarks, and the briefing paper has no map and no chart.
"""

from __future__ import annotations

import csv
import io
import random
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from briefgen.build import prepare
from briefgen.workspace import find_workspace
from tests.benchmarks.other_words import OtherWords
from tests.benchmarks.peer_text import MARKUPS
from tests.benchmarks.processes import ROOT, SHORT_PAPER

_SHIPPING, _FORCE, _FLASH, _REPORT = (
    ROOT / "inputs" / f"{name}.yaml"
    for name in ("red-sea-shipping", "balochistan-stability", "pipeline-ransomware", "red-sea-report")
)
_EVENTS = ROOT / "inputs" / "red-sea-attacks.csv"
_MIX = {"S": SHORT_PAPER, "s": _SHIPPING, "f": _FORCE, "n": _FLASH, "r": _REPORT}
MIX = [_MIX[letter] for letter in "SsSnSfSsSsSnSfSsSnSr"]
"""The samples in the order in which they come, over and over."""

_PROSE = "title subtitle summary text basis body rejected if_wrong judgement measure cost risk profile method reason"
"""Fields whose words are exchanged; names, years and numbers are in all."""
_PROSE_FIELDS = frozenset(_PROSE.split())
_NAMES = """
    Magic Seas Eternity Galaxy Leader Unity Explorer Strinda Maersk Hangzhou Gibraltar Eagle Marlin Luanda Rubymar
    Tutor Sounion Hodeidah Mocha Halvorsen Ingrid Mateus Oliveira Nadia Rahmat Thomas Ellery Marcus Adeyemi Bugti Rind
    Sarfraz Shahid Quetta Mastung Nushki Dalbandin Kharan Panjgur Tump Gwadar Pasni Harnai Chaman Bolan Balochistan
    Colonial Dryad Corvane Aspides"""
_NAMES_OF_SAMPLES = frozenset(_NAMES.split())
_GRAPHICS = ("maps", "charts", "timelines")
_LEFT_ALONE = re.compile(r"\{\{.*?\}\}|\[@[^\]]*\]|\]\([^)]*\)|\{#[^}]*\}|\[\^[^\]]*\]|::: ?[a-z-]*|Table:|Source:")
_WORD = re.compile(rf"({_LEFT_ALONE.pattern})|(?<![\w-])[A-Za-z][a-z]+(?![\w-])")
_NAME = re.compile(r"\b[A-Z][a-z]+")
_YEAR = re.compile(r"\b20[0-2][0-9]\b")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_NUMBER = re.compile(rf"({_LEFT_ALONE.pattern})|(?<![\w.,:–-])\d+(?:[.,]\d+)?(?![\w:–-]|[.,]\d|\s+{_MONTH})")


def write_briefs(folder: Path, numbers: Iterable[int], seed: int = 0, graphics: bool = True) -> list[Path]:
    """The briefs of some numbers in a folder, which is made; their files, in order."""
    folder.mkdir(parents=True, exist_ok=True)
    return [_write(folder / f"brief-{number:04}.yaml", number, seed, graphics) for number in numbers]


def write_markup(brief: Path) -> dict[str, Path]:
    """A brief's text as other programs read it, in files beside it, by their suffix: `md` and `typ` among them."""
    paper = prepare(brief, find_workspace(brief)).paper
    files = {suffix: brief.with_suffix(f".{suffix}") for suffix in MARKUPS}
    for suffix, file in files.items():
        file.write_text(MARKUPS[suffix]().paper(paper), "utf-8")
    return files


def _write(target: Path, number: int, seed: int, graphics: bool) -> Path:
    sample = MIX[number % len(MIX)]
    if sample == _SHIPPING and not graphics:
        sample = SHORT_PAPER
    author = _Author(random.Random(f"{seed} {number}"), sample)
    data = yaml.load(sample.read_text("utf-8"), yaml.CBaseLoader)
    if not graphics:
        _without_graphics(data)
    if "data" in data:
        target.with_suffix(".csv").write_text(author.rows(_EVENTS.read_text("utf-8")), "utf-8")
    written = author.value(data)
    for each in written.get("data", []):
        each["file"] = target.with_suffix(".csv").name
    target.write_text(yaml.dump(written, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1_000_000), "utf-8")
    return target


def _without_graphics(data: dict[str, Any]) -> None:
    for name in _GRAPHICS:
        data.pop(name, None)
    for section in data["sections"]:
        section["body"] = re.sub(r"!\[\]\(#[^)]*\)\n*", "", section["body"])


class _Author:
    """Says what a sample says in other words, with other figures. Each thing drawn follows from those before."""

    def __init__(self, chance: random.Random, sample: Path) -> None:
        self._chance = chance
        self._words = OtherWords(chance)
        self._years_ago = chance.randrange(8)
        self._numbers = self._figures(_FIGURES[sample])
        self._moved: dict[str, tuple[float, float]] = {}

    def _figures(self, drawn: Callable[[Callable[[int, int], int]], dict[str, str]]) -> dict[str, str]:
        """What each number of the sample becomes: different ones stay different, so that none is taken for another."""
        while True:
            numbers = drawn(self._chance.randint)
            if len(set(numbers.values())) == len(numbers):
                return numbers

    def value(self, value: Any, field: str = "") -> Any:
        """A value of the brief; `field` is the name it stands under."""
        if isinstance(value, dict):
            return {name: each if name == "allow" else self.value(each, name) for name, each in value.items()}
        if isinstance(value, list):
            return [self.value(each, field) for each in value]
        return (
            self.spot(value)
            if field == "at" and "," in value
            else self.text(value, field in _PROSE_FIELDS and " " in value)
        )

    def text(self, text: str, is_prose: bool) -> str:
        """Names, years and numbers exchanged, in prose the words too."""
        text = _NAME.sub(lambda found: self._name(found[0]), text)
        text = _NUMBER.sub(lambda found: found[0] if found[1] else self._numbers.get(found[0], found[0]), text)
        if is_prose:
            text = _WORD.sub(lambda found: found[0] if found[1] else self._words.word(found[0]), text)
        return _YEAR.sub(lambda found: str(int(found[0]) - self._years_ago), text)

    def _name(self, name: str) -> str:
        return self._words.name(name) if name in _NAMES_OF_SAMPLES else name

    def spot(self, text: str) -> str:
        """A place on a map, moved a little."""
        return ", ".join(f"{float(part) + self._chance.uniform(-0.1, 0.1):.2f}" for part in text.split(","))

    def rows(self, text: str) -> str:
        """A file of events: those of the sample, and some more in which nobody died and no ship was lost."""
        rows = list(csv.DictReader(io.StringIO(text)))
        calm = [row for row in rows if row["fate"] == "Not lost" and row["killed_best"] == "0"]
        more = [self._another(self._chance.choice(calm)) for _ in range(self._chance.randrange(30))]
        written = io.StringIO()
        writer = csv.DictWriter(written, rows[0], lineterminator="\n")
        writer.writeheader()
        for row in sorted(rows + more, key=lambda row: row["date"]):
            writer.writerow(self._elsewhere({name: self.text(value, False) for name, value in row.items()}))
        return written.getvalue()

    def _another(self, row: Mapping[str, str]) -> dict[str, str]:
        day = (
            f"{self._chance.choice(('2024', '2025'))}-{self._chance.randint(1, 6):02}-{self._chance.randint(1, 28):02}"
        )
        ship = self._words.name(self._chance.choice("BDGKLMNPRST") + day)
        return {**row, "date": day, "ship": ship, "outcome": self._chance.choice(("Damaged", "Missed", "Fire put out"))}

    def _elsewhere(self, row: dict[str, str]) -> dict[str, str]:
        """The row with its place moved a little, as far as all others of that place."""
        chance = self._chance
        north, east = self._moved.setdefault(row["place"], (chance.uniform(-0.2, 0.2), chance.uniform(-0.2, 0.2)))
        position = {"latitude": north, "longitude": east}
        return {**row, **{name: f"{float(row[name]) + by:.2f}" for name, by in position.items()}}


def _shipping(drawn: Callable[[int, int], int]) -> dict[str, str]:
    return {
        "100": str(drawn(100, 400)),
        "22": str(drawn(18, 40)),
        "25": str(drawn(18, 40)),
        "37": str(drawn(25, 60)),
        "30": str(drawn(20, 45)),
        "1.2": f"{drawn(11, 39) / 10}",
        "21,000": f"{drawn(8, 60)},000",
        "150,000": f"{drawn(80, 300)},000",
    }


def _force(drawn: Callable[[int, int], int]) -> dict[str, str]:
    """Two days are the first day and Harnai; civilian deaths double; the last claim is fourteen times the army's."""
    first, harnai, civilians, army = drawn(60, 120), drawn(25, 55), drawn(11, 40), drawn(8, 30)
    bugti = first + harnai + drawn(5, 40)
    tally = bugti + drawn(10, 60)
    values = {"92": first, "41": harnai, "133": first + harnai, "108": drawn(70, 125), "145": bugti, "177": tally}
    values |= {"216": tally + drawn(10, 90), "18": civilians, "31": 2 * civilians - 5, "36": 2 * civilians}
    values |= {"15": army, "17": army + 2, "22": army + 7, "84": 4 * (army + 7), "310": 14 * (army + 7) + 2}
    values |= {"200": 10 * (army + 7), "45": drawn(20, 90), "12": drawn(10, 16), "300": drawn(20, 45) * 10}
    values |= {str(said): said for said in (30, 40, 60, 90)}  # typed in the text, so no number of the ledger
    return {old: str(new) for old, new in values.items()}


def _flash(drawn: Callable[[int, int], int]) -> dict[str, str]:
    """Of the coins 85 % are seized, of the dollars about half."""
    paid, dollars = drawn(40, 140), drawn(31, 69) / 10
    values = {"75": f"{paid}", "75.0": f"{paid}.0", "63.7": f"{paid * 0.85:.1f}", "4.4": f"{dollars:.1f}"}
    return values | {"2.3": f"{dollars * 0.52:.1f}", "5": f"{int(dollars) + 1}", "5,500": f"{drawn(21, 89)}00"}


_FIGURES = {SHORT_PAPER: _shipping, _SHIPPING: _shipping, _REPORT: _shipping, _FORCE: _force, _FLASH: _flash}


class _Dumper(yaml.CDumper):
    """Writes text of several lines as people do, below a `|`."""


def _text(dumper: yaml.CDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text)


if __name__ == "__main__":
    write_briefs(Path(sys.argv[1]) / "inputs", range(int(sys.argv[2])))
