"""YAML files to data that knows its places."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.problems import ProblemsFound
from briefgen.reading import Placed, read_yaml
from briefgen.text import FORBIDDEN, LARGEST_FILE


def read(tmp_path: Path, text: str | bytes) -> Placed:
    path = tmp_path / "x.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
    return read_yaml(path, "x.yaml")


def problem(tmp_path: Path, text: str | bytes) -> tuple[int | None, int | None, str]:
    with pytest.raises(ProblemsFound) as found:
        read(tmp_path, text)
    first = found.value.problems[0]
    return first.position.line, first.position.column, first.rule


def test_scalars_stay_what_was_typed(tmp_path: Path) -> None:
    typed = [
        "NO",
        "yes",
        "12:30",
        "1_000",
        "1.10",
        "007",
        "0x1F",
        "1e5",
        "=",
        "2026-02-11",
        "<<",
        "true",
        ".inf",
        "-",
        "?",
    ]
    data = read(tmp_path, "".join(f"- '{text}'\n" for text in typed)).data
    assert data == typed
    plain = [text for text in typed if text not in "-?"]
    assert read(tmp_path, "".join(f"- {text}\n" for text in plain)).data == plain


def test_nothing_is_none_and_quotes_make_text(tmp_path: Path) -> None:
    assert read(tmp_path, "- \n- ~\n- null\n- ''\n- 'null'\n").data == [None, None, None, "", "null"]


def test_places_of_names_and_values(tmp_path: Path) -> None:
    placed = read(tmp_path, "a: 1\nb:\n  - c: x\n    d: |\n      one\n      two\n  - 'e'\nf: {g: [h, i]}\n")
    places = {path: (str(place.key or ""), str(place.value), place.end_line) for path, place in placed.places.items()}
    assert places[("b", 0, "d")] == ("x.yaml:4:5", "x.yaml:4:8", 6)
    assert places[("b", 1)] == ("", "x.yaml:7:5", 7)
    assert places[("f", "g", 1)] == ("", "x.yaml:8:12", 8)
    assert str(placed.place(("b", 0, "nowhere")).value) == "x.yaml:3:5"


def test_find_passes_over_what_came_before(tmp_path: Path) -> None:
    placed = read(tmp_path, "x: ab\na: |\n  x ab ab\n  ab\nb: ab\n")
    places = [placed.find(("a",), "ab", skip) for skip in range(4)]
    assert [place and (place.line, place.column) for place in places] == [(3, 5), (3, 8), (4, 3), None]


@pytest.mark.parametrize(
    "raw",
    [
        "a: ü\nb: |\n  x\n  y\n".encode(),
        "\ufeffa: ü\r\nb: |\r\n  x\r\n  y\r\n".encode(),
        "a: ü\rb: |\r  x\r  y\r".encode(),
        "a: ü\nb: |\n  x\n  y\n".encode("utf-16"),
    ],
)
def test_marks_line_ends_and_utf_16(tmp_path: Path, raw: bytes) -> None:
    assert read(tmp_path, raw).data == {"a": "ü", "b": "x\ny\n"}


def test_line_separators_end_no_line(tmp_path: Path) -> None:
    placed = read(tmp_path, "a: x\u2028y\u0085z\nb: 1\n")
    assert placed.data["a"] == "x y z"
    assert placed.place(("b",)).value.line == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: \x07\n", (2, 4, "control-character")),
        ('a: "\\x07"\n', (1, 4, "control-character")),
        ('a: "\\ufdd0"\n', (1, 4, "control-character")),
        ("a: \ufdd0\n", (1, 4, "control-character")),
        (b"a: \xed\xa0\x80\n", (1, 4, "encoding")),
        (b"a: b\x00\n", (1, 5, "control-character")),
        ("a: some more\n".encode("utf-16-le"), (None, None, "encoding")),
        ("a: some more\n".encode("utf-32"), (None, None, "encoding")),
        ("a: !!python/object/apply:os.system [x]\n", (1, 4, "tag")),
        ("a: *b\n", (1, 4, "yaml")),
        ("a: &b c\n", (1, 4, "label")),
        ("a: x #y\n", (1, 6, "comment")),
        ("a: #y\n", (1, 4, "comment")),
        ("a: 1\na: 2\n", (2, 1, "duplicate-field")),
        ("a: {b: 1, b: 2}\n", (1, 11, "duplicate-field")),
        ("? [a]\n: b\n", (1, 3, "field-name")),
        ("a: " + "[" * 60 + "]" * 60, (1, 54, "too-deep")),
        ("a: " + "[" * 9000 + "]" * 9000, (1, 54, "too-deep")),
        ("a: " + "[" * 200_000, (1, 54, "too-deep")),
        ("a: " + "- " * 200_000, (1, 4, "yaml")),
        ("a:\n  " + "- " * 200_000, (2, 103, "too-deep")),
        ("a: &a [*a]\n", (1, 4, "too-deep")),
    ],
)
def test_what_would_be_lost_or_misread_is_a_problem(
    tmp_path: Path, text: str | bytes, expected: tuple[Any, ...]
) -> None:
    assert problem(tmp_path, text) == expected


def test_aliases_that_are_used_are_fine(tmp_path: Path) -> None:
    placed = read(tmp_path, "a: &x [1, 2]\nb: *x\nc: # a comment\nd: y # another\n#e: z\nf: 'a #b'\n")
    assert placed.data == {"a": ["1", "2"], "b": ["1", "2"], "c": None, "d": "y", "f": "a #b"}


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    for path in (tmp_path / "none.yaml", tmp_path, tmp_path / "pipe.yaml", Path("/dev/zero")):
        with pytest.raises(ProblemsFound) as found:
            read_yaml(path, "x.yaml")
        assert found.value.problems[0].rule == "unreadable"
    assert problem(tmp_path, b"a" * (LARGEST_FILE + 1)) == (None, None, "too-large")


texts = st.text(max_size=40).filter(
    lambda text: not FORBIDDEN.search(text.replace("\x85", "")) and not set(text) & set("\x85\u2028\u2029")
)
trees = st.recursive(
    texts,
    lambda below: st.lists(below, max_size=3) | st.dictionaries(texts, below, max_size=3),
    max_leaves=8,
)


@settings(deadline=None)
@given(trees)
def test_round_trip(tmp_path_factory: pytest.TempPathFactory, tree: object) -> None:
    folder = tmp_path_factory.getbasetemp()
    assert read(folder, yaml.safe_dump({"a": tree}, allow_unicode=True, default_style='"')).data == {"a": tree}


@settings(deadline=None)
@given(
    st.text(max_size=60) | st.lists(st.sampled_from(list("abc:-#&*!|>'\"{}[],%@`?\t\n \\~")), max_size=40).map("".join)
)
def test_any_text_is_data_or_problems_with_places(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.getbasetemp()
    lines = text.count("\n") + text.count("\r") + 2
    try:
        read(folder, text)
    except ProblemsFound as found:
        for each in found.problems:
            assert each.message
            assert (each.position.line or 1) <= lines
