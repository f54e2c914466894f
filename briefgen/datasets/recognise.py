"""What kind of file a header belongs to, and which of its columns is what."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from briefgen.datasets.formats import FIELDS, FORMATS, GUESSES, PLAIN, UCDP, UCDP_CANDIDATE, Format
from briefgen.datasets.wrong import BadFile
from briefgen.problems import Position, Problem, ProblemsFound, did_you_mean

Fields = Mapping[str, tuple[str, ...]]
_CANDIDATE = re.compile(r"ged.*v?[0-9]{2}[._](?:0[._][0-9]{1,2}|01[._][0-9]{2}[._][0-9]{2})(?![0-9])|candidate", re.I)
"""Names of candidate files: `GEDEvent_v26_0_3.csv` for a month, `GEDEvent_v26_01_26_06.csv` for several."""


def recognised(header: Sequence[str], name: str, declared: str | None) -> Format:
    """The format of a file by its header and, for UCDP's candidates, its `name`; the declared one where one is.

    Raises BadFile for an unknown declared format, ProblemsFound where columns of the declared one are missing.
    """
    if declared is not None:
        return _declared(header, name, declared)
    found = next((each for each in FORMATS if set(each.needs) <= set(header)), PLAIN)
    if found is UCDP_CANDIDATE and not _CANDIDATE.search(name.rsplit("/", 1)[-1]):
        return UCDP
    return found


def ucdp_by_status(statuses: Sequence[str]) -> Format:
    """Which of UCDP's two a file is by the different values of its `code_status`: what waits for a check, as in
    `Check deaths`, is in candidate files only."""
    waits = any(status.strip().casefold().startswith("check") for status in statuses)
    return UCDP_CANDIDATE if waits else UCDP


def nearly(header: Sequence[str]) -> tuple[Format, tuple[str, ...]] | None:
    """The known export that a header would be but for a few columns, and which it lacks; None where there is none."""
    lacking = ((each, tuple(column for column in each.needs if column not in header)) for each in FORMATS)
    near = [(kind, missing) for kind, missing in lacking if 4 * len(missing) <= len(kind.needs)]
    return min(near, key=lambda each: len(each[1]), default=None)


def _declared(header: Sequence[str], name: str, declared: str) -> Format:
    known = {each.name: each for each in (*FORMATS, PLAIN)}
    if declared not in known:
        hint = did_you_mean(declared, known) or f"write one of {', '.join(known)}, or leave it out"
        raise BadFile(f"there is no format “{declared}”", hint, "data-format")
    missing = [column for column in known[declared].needs if column not in header]
    if missing:
        columns = "the column" if len(missing) == 1 else "the columns"
        message = f"this is no file of {known[declared].title}: {columns} {_list(missing)} {_be(missing)} missing"
        hint = "export it anew with all its columns, or leave the format out"
        raise ProblemsFound([Problem(Position(name, 1), message, hint, "data-format")])
    return known[declared]


def fields_of(kind: Format, header: Sequence[str], declared: Fields) -> Fields:
    """The columns of each field: as declared, or else as the format has them, or as their names say.

    Raises BadFile for a field that is none, or a column that the file doesn't have.
    """
    for field in declared:
        if field not in FIELDS:
            raise BadFile(
                f"there is no field “{field}” for a column",
                did_you_mean(field, FIELDS) or f"the fields are {', '.join(FIELDS)}",
                "data-column",
            )
    known = kind.fields or dict(_guessed(header))
    present = {field: tuple(column for column in columns if column in header) for field, columns in known.items()}
    chosen = {field: tuple(_named(column, header, field) for column in columns) for field, columns in declared.items()}
    return {field: columns for field, columns in {**present, **chosen}.items() if columns}


def _named(column: str, header: Sequence[str], field: str) -> str:
    if column in header:
        return column
    hint = did_you_mean(column, header) or f"its columns are {_list(header[:12])}"
    raise BadFile(f"the file has no column “{column}” to be `{field}`", hint, "data-column")


def _guessed(header: Sequence[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    spelt = {_plain(column): column for column in reversed(header)}
    for field, names in GUESSES.items():
        found = next((spelt[name] for name in names if name in spelt), None)
        if found:
            second = spelt.get("actor2") if field == "actor" else None
            yield field, (found, second) if second else (found,)


def _plain(column: str) -> str:
    return re.sub(r"[\s-]+", "_", column.casefold())


def check_header(header: Sequence[str], name: str) -> None:
    """Raises ProblemsFound for columns that share a name, or have none though others follow that have one."""
    counted = Counter(column for column in header if column)
    twice = [
        (number, f"another column is called “{column}” too", "give each column a name of its own")
        for number, column in enumerate(header, 1)
        if counted[column] > 1 and header.index(column) < number - 1
    ]
    unnamed = [
        (number, "this column has no name", "name it in the first row, or delete it")
        for number, column in enumerate(header, 1)
        if not column
    ]
    found = [
        Problem(Position(name, 1, number), message, hint, "data-header")
        for number, message, hint in chain(twice, unnamed)
    ]
    if found:
        raise ProblemsFound(found[:24])


def _list(columns: Sequence[str]) -> str:
    return ", ".join(f"`{column}`" for column in columns)


def _be(many: Sequence[str]) -> str:
    return "is" if len(many) == 1 else "are"
