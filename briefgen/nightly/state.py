"""What the nights before left: of each paper what it was made of, and what came of it. An SQLite file.

It may be deleted, lost or damaged at any time: then every paper is built once more, and has the same bytes. Nothing
of it is ever run or imported: its values are JSON. Names are bytes, as a file system has them.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from briefgen.frozen import frozen
from briefgen.nightly.lock import is_held
from briefgen.nightly.night import Moved, Quoted, Result
from briefgen.problems import as_record, problem_from
from briefgen.reads import Stamp

_VERSION = 2
"""Of the tables below, and of the names in them. A file with another one is begun anew."""
_TABLES = """
CREATE TABLE things (id INTEGER PRIMARY KEY, thing TEXT NOT NULL);
CREATE TABLE stamps (name BLOB PRIMARY KEY, digest TEXT NOT NULL, stamp TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE papers (place BLOB PRIMARY KEY, record TEXT NOT NULL) WITHOUT ROWID;
"""


@frozen
class InPlace:
    """A file that was put in its place: the SHA-256 of it, and its stamp then."""

    digest: str
    stamp: Stamp


@frozen
class Record:
    """What is known of the papers at one place.

    `things` are the numbers of what the last attempt was made of (see `State.things`); `papers` the files in place,
    below the output folder, `figures` those of the last good ones; `result` what came of the last attempt. `left` are
    files of formats that were asked for once.
    """

    brief: str
    things: tuple[int, ...]
    papers: Mapping[str, InPlace]
    figures: Mapping[str, Quoted]
    result: Result
    left: tuple[str, ...] = ()


@dataclass
class State:
    """The records by place, all of them in memory; what is put is written at the next `save`.

    `things` are names with a digest, by number: each pair is held once however many papers it went into. `remark` says
    in a sentence what happened to the records of earlier nights; empty where nothing did.
    """

    path: Path
    records: dict[str, Record] = field(default_factory=dict)
    things: dict[int, tuple[str, str]] = field(default_factory=dict)
    stamps: dict[str, tuple[str, Stamp]] = field(default_factory=dict)
    remark: str = ""
    _numbers: dict[tuple[str, str], int] = field(default_factory=dict)
    _changed: dict[str, Record | None] = field(default_factory=dict)
    _last: int = 0
    _new_things: list[tuple[int, str, str]] = field(default_factory=list)
    _new_stamps: dict[str, tuple[str, Stamp]] = field(default_factory=dict)

    def numbers(self, made_of: Mapping[str, str]) -> tuple[int, ...]:
        """The numbers of things, by their names and digests; new ones are given out."""
        return tuple(self._number(name, digest) for name, digest in sorted(made_of.items()))

    def put(self, place: str, record: Record) -> None:
        """What is known of a place from now on."""
        self.records[place] = record
        self._changed[place] = record

    def forget(self, place: str) -> None:
        """Nothing is known of a place any more."""
        del self.records[place]
        self._changed[place] = None

    def keep_stamp(self, name: str, digest: str, stamp: Stamp) -> None:
        """As long as a file has this stamp, it has this digest."""
        if self.stamps.get(name) != (digest, stamp):
            self.stamps[name] = self._new_stamps[name] = (digest, stamp)

    def remember(self, number: int, name: str, digest: str) -> None:
        """A thing has this number."""
        self.things[number] = (name, digest)
        self._numbers[name, digest] = number
        self._last = max(self._last, number)

    def _number(self, name: str, digest: str) -> int:
        number = self._numbers.get((name, digest))
        if number is None:
            number = self._last + 1
            self.remember(number, name, digest)
            self._new_things.append((number, name, digest))
        return number

    def save(self) -> None:
        """Write what is new, all or nothing. Raises OSError where it can't be written."""
        if not (self._changed or self._new_stamps):
            return
        try:
            with contextlib.closing(_connected(self.path)) as connection, connection:
                self._write(connection)
        except sqlite3.Error as error:
            raise OSError(0, str(error), str(self.path)) from None
        self._changed, self._new_things, self._new_stamps = {}, [], {}

    def _write(self, connection: sqlite3.Connection) -> None:
        things = ((number, json.dumps(thing)) for number, *thing in self._new_things)
        connection.executemany("INSERT OR REPLACE INTO things VALUES (?, ?)", things)
        stamps = ((os.fsencode(name), digest, json.dumps(held)) for name, (digest, held) in self._new_stamps.items())
        connection.executemany("INSERT OR REPLACE INTO stamps VALUES (?, ?, ?)", stamps)
        kept = ((os.fsencode(place), _to_json(record)) for place, record in self._changed.items() if record)
        connection.executemany("INSERT OR REPLACE INTO papers VALUES (?, ?)", kept)
        gone = ((os.fsencode(place),) for place, record in self._changed.items() if record is None)
        connection.executemany("DELETE FROM papers WHERE place = ?", gone)

    def tidy(self) -> None:
        """Forget things and stamps that no paper is made of any more, once they are most of what is held."""
        used = {number for record in self.records.values() for number in record.things}
        if len(self.things) <= 2 * len(used) + _FEW:
            return
        self.things = {number: self.things[number] for number in used if number in self.things}
        names = {name for name, _ in self.things.values()}
        self.stamps = {name: held for name, held in self.stamps.items() if name in names}
        with contextlib.suppress(sqlite3.Error), contextlib.closing(_connected(self.path)) as connection:
            with connection:
                connection.executescript("BEGIN; DELETE FROM things; DELETE FROM stamps;")
                self._new_things = [(number, *thing) for number, thing in self.things.items()]
                self._new_stamps = dict(self.stamps)
                self._write(connection)
            self._new_things, self._new_stamps = [], {}
            connection.execute("VACUUM")


_FEW = 1000


def open_state(path: Path, read_only: bool = False) -> State:
    """The state in a file; an empty one where there is none. A damaged one is put aside and begun anew.

    With `read_only` nothing is written, not even that. Raises OSError where another program holds the file.
    """
    try:
        return _read(path, read_only) if path.exists() else State(path)
    except (sqlite3.DatabaseError, ValueError, TypeError, KeyError, AttributeError) as error:
        if isinstance(error, sqlite3.Error) and is_held(error):
            raise OSError(errno.EBUSY, "another program has it open", str(path)) from None
        if not read_only:
            _put_aside(path)
        why = "of another version of briefgen" if isinstance(error, _OtherVersion) else "damaged"
        return State(path, remark=f"The records of earlier nights are {why}: every paper is built anew.")


def _put_aside(path: Path) -> None:
    aside = path.with_name(f"{path.name}.damaged")
    if aside.is_dir() and not aside.is_symlink():
        shutil.rmtree(aside)
    aside.unlink(missing_ok=True)
    path.rename(aside)
    _journal(path).unlink(missing_ok=True)


def _journal(path: Path) -> Path:
    """Where SQLite keeps what it needs to undo a write that was cut off (https://sqlite.org/tempfiles.html)."""
    return path.with_name(f"{path.name}-journal")


class _OtherVersion(ValueError):
    """The file has other tables."""


def _connected(path: Path) -> sqlite3.Connection:
    """A connection that writes; the tables are made where the file is new."""
    connection = sqlite3.connect(path, timeout=30)
    connection.execute("PRAGMA synchronous = NORMAL")
    if not connection.execute("PRAGMA user_version").fetchone()[0]:
        connection.executescript(f"BEGIN; {_TABLES} PRAGMA user_version = {_VERSION}; COMMIT;")
    return connection


@contextlib.contextmanager
def _undone(path: Path, read_only: bool) -> Iterator[Path]:
    """The file in which SQLite may undo a write that was cut off: a copy where nothing may be written."""
    if not (read_only and _journal(path).exists()):
        yield path
        return
    with tempfile.TemporaryDirectory(prefix="briefgen-") as folder:
        for file in (path, _journal(path)):
            shutil.copy(file, folder)
        yield Path(folder, path.name)


def _read(path: Path, read_only: bool) -> State:
    state = State(path)
    with _undone(path, read_only) as file, contextlib.closing(sqlite3.connect(file)) as connection:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if not version and not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            return state
        if version != _VERSION:
            raise _OtherVersion
        for number, thing in connection.execute("SELECT id, thing FROM things"):
            state.remember(number, *json.loads(thing))
        for name, digest, held in connection.execute("SELECT name, digest, stamp FROM stamps"):
            state.stamps[os.fsdecode(name)] = (digest, _stamp(json.loads(held)))
        for place, record in connection.execute("SELECT place, record FROM papers"):
            state.records[os.fsdecode(place)] = _from_json(record)
    if not {number for record in state.records.values() for number in record.things} <= state.things.keys():
        raise ValueError("papers are made of things that nothing is known of")
    return state


# ── A record as JSON ─────────────────────────────────────────────────────────


def _to_json(record: Record) -> str:
    lists = {"problems": list(map(as_record, record.result.problems)), "moved": list(map(asdict, record.result.moved))}
    result = {**vars(record.result), **lists}
    plain = {
        "brief": record.brief,
        "things": record.things,
        "papers": {name: [paper.digest, *paper.stamp] for name, paper in record.papers.items()},
        "figures": {name: [figure.label, figure.printed] for name, figure in record.figures.items()},
        "result": {name: value for name, value in result.items() if value or name in ("brief", "status")},
        "left": record.left,
    }
    return json.dumps(plain)


def _from_json(text: str) -> Record:
    plain = json.loads(text)
    return Record(
        plain["brief"],
        tuple(plain["things"]),
        {name: InPlace(digest, _stamp(stamp)) for name, (digest, *stamp) in plain["papers"].items()},
        {name: Quoted(*figure) for name, figure in plain["figures"].items()},
        _result(plain["result"]),
        tuple(plain["left"]),
    )


def _result(plain: Mapping[str, Any]) -> Result:
    lists = {name: tuple(plain.get(name, ())) for name in ("reasons", "papers")}
    problems = tuple(map(problem_from, plain.get("problems", ())))
    moved = tuple(Moved(**{**each, "lines": tuple(each["lines"])}) for each in plain.get("moved", ()))
    return Result(**{**plain, **lists, "problems": problems, "moved": moved})


def _stamp(numbers: Iterable[int]) -> Stamp:
    return Stamp(*numbers)
