"""What a brief counted, as the plain data that templates see."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from briefgen.amount import Amount
from briefgen.brief.quoting import Press
from briefgen.brief.typography import printed_plain
from briefgen.language.words import word
from briefgen.periods import PERIODS

if TYPE_CHECKING:
    from briefgen.brief.read import BriefFile
    from briefgen.datasets import Group


def tally_data(file: BriefFile, press: Press) -> dict[str, dict[str, object]]:
    """Every tally by its id: `groups`, each with its `keys`, the `labels` that are printed for them, and what was
    counted of it (`amounts`), and the same of all together as `total`."""
    found: dict[str, dict[str, object]] = {}
    for record in file.brief.tallies:
        tally = file.counted.tallies[record.id]
        by = tally.question.by
        found[record.id] = {
            "label": record.label and printed_plain(record.label, press.language),
            "of": record.of,
            "by": list(by),
            "count": list(tally.question.measures),
            "begin": tally.begin,
            "end": tally.end,
            "groups": [_group(group, by, press) for group in tally.groups],
            "total": _group(tally.total, (), press),
        }
    return found


def _group(group: Group, by: tuple[str, ...], press: Press) -> dict[str, object]:
    return {
        "keys": list(group.keys),
        "labels": [_label(name, key, press) for name, key in zip(by, group.keys, strict=False)],
        "amounts": _amounts(group.amounts),
        "before": _amounts(group.before),
        "unknown": dict(group.unknown),
    }


def _amounts(amounts: Mapping[str, Amount | None]) -> dict[str, object]:
    return {name: amount and amount._asdict() for name, amount in amounts.items()}


def _label(grouping: str, key: str, press: Press) -> str:
    """What is printed for a group: a period in the paper's language, a name as it is."""
    if not key:
        return word("not known", press.language)
    return press.period(key) if grouping in PERIODS else printed_plain(key, press.language)
