"""Data with something taken out or changed keeps its places; written out it reads the same."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from briefgen.reading import Placed, read_yaml
from briefgen.reading.cut import with_values, without
from briefgen.reading.written import written

TEXT = """\
one: {a: 1, b: 2}
list:
  - x: first   # said
    y: [p, q, r]
  - x: second
    y: [s]
  - {x: third}
"""


def placed(tmp_path: Path, text: str | bytes) -> Placed:
    path = tmp_path / "data.yaml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_yaml(path, "data.yaml")


def test_what_stays_keeps_its_place(tmp_path: Path) -> None:
    whole = placed(tmp_path, TEXT)
    left = without(whole, {("list", 1), ("list", 0, "y", 1), ("one", "a")})
    assert left.data == {"one": {"b": "2"}, "list": [{"x": "first", "y": ["p", "r"]}, {"x": "third"}]}
    moved = {("list", 1, "x"): ("list", 2, "x"), ("list", 0, "y", 1): ("list", 0, "y", 2), ("one", "b"): ("one", "b")}
    for new, old in moved.items():
        assert left.places[new] == whole.places[old]
    assert ("list", 2) not in left.places
    assert str(left.place(("list", 1, "x")).value) == "data.yaml:7:9"
    assert whole.data["list"][1] == {"x": "second", "y": ["s"]}, "the whole has changed"


def test_a_new_field_has_the_place_of_its_group(tmp_path: Path) -> None:
    whole = placed(tmp_path, TEXT)
    changed = with_values(whole, {("list", 1, "z"): "new", ("one", "a"): "other"})
    assert changed.data["list"][1] == {"x": "second", "y": ["s"], "z": "new"}
    assert changed.data["one"]["a"] == "other"
    assert changed.place(("list", 1, "z")).value == whole.place(("list", 1)).value
    assert whole.data["one"]["a"] == "1"


_TEXTS = st.text(st.characters(exclude_categories=("C", "Zl", "Zp"), include_characters="\n"), max_size=40)
_DATA = st.recursive(
    st.none()
    | _TEXTS
    | st.sampled_from(["no", "1.10", "12:30", "null", "~", "- x", "a: b", "#12", " x ", "2026-02-11"]),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.from_regex("[a-z_]{1,8}", fullmatch=True), inside),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from("abcde"), _DATA, min_size=1))
def test_what_is_written_reads_the_same(data: dict[str, object]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        assert placed(Path(folder), written(data)).data == data
