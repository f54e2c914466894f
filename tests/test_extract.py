"""Names of extracts: any addressee gives one that every file system takes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.brief.addressees import meant
from briefgen.extract import file_stem


@pytest.mark.parametrize(
    ("addressee", "stem"),
    [
        ("Interior Ministry", "x-interior-ministry"),
        ("The Governor’s Office (Quetta)", "x-governors-office-quetta"),
        ("../etc/passwd", "x-etc-passwd"),
        ("!", "x-addressee"),
        ("وزارت داخلہ", "x-وزارت-داخلہ"),
        ("A" * 300, "x-" + "a" * 100),
        ("Word " * 50, "x" + "-word" * 20),
    ],
)
def test_a_file_is_named_after_its_addressee(addressee: str, stem: str) -> None:
    assert file_stem("x", addressee) == stem


@given(st.text(min_size=1))
def test_any_addressee_names_a_file(addressee: str) -> None:
    stem = file_stem("x", addressee)
    assert stem.startswith("x-")
    assert 2 < len(stem) <= len(stem.encode()) <= 102
    assert not set(stem) & set('/\\:*?"<>|. \0\n')


@given(st.lists(st.text(min_size=1), min_size=1, unique_by=lambda name: " ".join(name.casefold().split())))
def test_a_whole_name_always_means_itself(names: list[str]) -> None:
    for name in names:
        assert name in meant(name, names)
