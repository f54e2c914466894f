"""What to write for a name that a file's data hasn't got: what is meant may be known by another one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from briefgen.datasets.dataset import Dataset
from briefgen.datasets.formats import GUESSES
from briefgen.problems import nearest


def name_hint(dataset: Dataset, name: str, known: Collection[str]) -> str:
    """What to write in place of a name, of those that are `known` where it stands: what the file's column of that name,
    or one that people call so, is known as; else the nearest; else all."""
    spelt = {_plain(other): (meant, said) for other, meant, said in _meanings(dataset, known)}
    if found := spelt.get(_plain(name)):
        meant, said = found
        return f"write `{meant}`: {said}"
    if near := nearest(name, known):
        return f"did you mean `{near}`?"
    if near := nearest(_plain(name), spelt, _ALIKE):
        return f"did you mean `{spelt[near][0]}`?"
    return f"there are: {_listed(list(dict.fromkeys(known)))}"


_ALIKE = 0.8
"""How near a name has to be to one by which something known may only be meant."""


def _meanings(dataset: Dataset, known: Collection[str]) -> Iterator[tuple[str, str, str]]:
    """Every name that something known may be meant by, with what to write and why, the surest last."""
    fields = {field: meant for field in dataset.fields if (meant := _as_known(field, known))}
    for field, meant in fields.items():
        column = dataset.fields[field][0]
        for other in GUESSES.get(field, ()):
            yield other, meant, f"the column `{column}` is known as that"
    for field, meant in fields.items():
        for column in dataset.fields[field]:
            yield column, meant, f"the column `{column}` is known as that"
    for each in known:
        yield each, each, "that is how it is spelt"


def _as_known(field: str, known: Collection[str]) -> str | None:
    """What a field is called among the names that are known; the ends of a number by the number itself."""
    whole = field.removesuffix("_low").removesuffix("_high")
    return next((each for each in (field, whole, f"{field}s") if each in known), None)


def _plain(name: str) -> str:
    return re.sub(r"[\s_-]+", "_", name.strip().casefold())


def _listed(names: list[str]) -> str:
    more = f" and {len(names) - _MOST:,} more" if len(names) > _MOST else ""
    return ", ".join(name[:_LONGEST] for name in names[:_MOST]) + more


_MOST, _LONGEST = 16, 40
