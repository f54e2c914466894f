"""What a night records is what the next one reads."""

from __future__ import annotations

import os
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.nightly.night import Moved, Quoted, Result
from briefgen.nightly.state import InPlace, Record, State, open_state
from briefgen.problems import Position, Problem

_texts = st.text(st.characters(exclude_categories=()), max_size=20)
"""A file's name may be no text: what isn't UTF-8 in it is half a surrogate pair (PEP 383)."""
_names = st.binary(max_size=20).map(os.fsdecode)
_numbers = st.integers(0, 2**63 - 1)
_stamps = st.tuples(_numbers, _numbers, _numbers, _numbers)
_problems = st.builds(
    Problem,
    st.builds(Position, _texts, st.none() | st.integers(1, 99), st.none() | st.integers(1, 99)),
    _texts,
    _texts,
    _texts,
    st.sampled_from(["error", "warning", "notice"]),
)
_results = st.builds(
    Result,
    _texts,
    st.sampled_from(["built", "failed"]),
    st.sampled_from(["", "problems", "died"]),
    reasons=st.lists(_texts, max_size=2).map(tuple),
    problems=st.lists(_problems, max_size=2).map(tuple),
    papers=st.lists(_texts, max_size=2).map(tuple),
    stale=st.booleans(),
    moved=st.lists(st.builds(Moved, _texts, _texts, st.none() | _texts, st.none() | _texts), max_size=2).map(tuple),
    seconds=st.floats(0, 100),
    peak=_numbers,
    trace=_texts,
)
_records = st.builds(
    Record,
    _texts,
    st.just(()),
    st.dictionaries(_texts, st.builds(InPlace, _texts, _stamps), max_size=2),
    st.dictionaries(_texts, st.builds(Quoted, _texts, _texts), max_size=2),
    _results,
    st.lists(_texts, max_size=2).map(tuple),
)


def _record(state: State, made_of: dict[str, str]) -> Record:
    return Record("inputs/a.yaml", state.numbers(made_of), {}, {}, Result("inputs/a.yaml", "built"))


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(_names, _records, max_size=3), st.dictionaries(_names, _names, max_size=4), _stamps)
def test_what_is_recorded_is_read(
    tmp_path_factory: pytest.TempPathFactory,
    records: dict[str, Record],
    made_of: dict[str, str],
    stamp: tuple[int, int, int, int],
) -> None:
    path = tmp_path_factory.mktemp("state") / "state.sqlite"
    state = State(path)
    for place, record in records.items():
        state.put(place, replace(record, things=state.numbers(made_of)))
        state.keep_stamp(place, "digest", stamp)
    state.save()
    again = open_state(path)
    assert (again.records, again.things, again.stamps, again.remark) == (
        state.records,
        state.things,
        state.stamps,
        "",
    )
    assert all(
        {again.things[each] for each in record.things} == set(made_of.items()) for record in again.records.values()
    )


def test_a_thing_has_one_number_from_night_to_night(tmp_path: Path) -> None:
    state = State(tmp_path / "state.sqlite")
    state.put("a", _record(state, {"house.yaml": "1", "a.yaml": "1"}))
    state.save()
    again = open_state(state.path)
    again.put("b", _record(again, {"house.yaml": "1", "b.yaml": "1"}))
    again.put("a", _record(again, {"house.yaml": "2", "a.yaml": "1"}))
    again.save()
    third = open_state(state.path)
    assert sorted(third.things.values()) == [("a.yaml", "1"), ("b.yaml", "1"), ("house.yaml", "1"), ("house.yaml", "2")]
    assert [sorted(third.things[each] for each in third.records[place].things) for place in "ab"] == [
        [("a.yaml", "1"), ("house.yaml", "2")],
        [("b.yaml", "1"), ("house.yaml", "1")],
    ]


def test_what_is_forgotten_is_gone(tmp_path: Path) -> None:
    state = State(tmp_path / "state.sqlite")
    state.put("a", _record(state, {}))
    state.save()
    state.forget("a")
    state.save()
    assert open_state(state.path).records == {}


def test_what_nothing_is_made_of_any_more_is_tidied_away(tmp_path: Path) -> None:
    state = State(tmp_path / "state.sqlite")
    for night in range(3000):
        state.put("a", _record(state, {"a.yaml": str(night)}))
    state.save()
    state.tidy()
    again = open_state(state.path)
    assert list(again.things.values()) == [("a.yaml", "2999")]
    assert again.records == state.records


def test_what_cant_be_read_is_put_aside(tmp_path: Path) -> None:
    path = tmp_path / "state.sqlite"
    path.write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    assert "damaged" in open_state(path, read_only=True).remark
    assert path.exists()
    assert "damaged" in open_state(path).remark
    assert [each.name for each in tmp_path.iterdir()] == ["state.sqlite.damaged"]


def test_records_of_another_version_are_put_aside(tmp_path: Path) -> None:
    path = tmp_path / "state.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.execute("CREATE TABLE papers (x)")
    connection.close()
    assert "another version" in open_state(path).remark
    assert not path.exists()
