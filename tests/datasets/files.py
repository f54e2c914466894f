"""Small files of invented events, written for a test."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

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
