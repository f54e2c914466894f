"""Pieces of a text: where they stand, found once, at a cost that grows with what is asked."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from briefgen.problems import ProblemsFound
from briefgen.reading.pieces import Pieces
from tests.work import calls


@given(text=st.text("ab\n", max_size=40), piece=st.text("ab\n", min_size=1, max_size=3), offset=st.integers(0, 40))
def test_they_are_counted_as_python_counts_them(text: str, piece: str, offset: int) -> None:
    pieces = Pieces(text)
    assert len(pieces.places(piece)) == text.count(piece)
    assert all(text.startswith(piece, at) for at in pieces.places(piece))
    assert pieces.before(piece, offset) == sum(at < offset for at in pieces.places(piece))


def test_a_part_of_a_text_has_its_own() -> None:
    assert Pieces("a a a a", 1, 5).places("a") == [2, 4]
    assert Pieces("a a").places("") == []


def test_many_problems_of_one_field_cost_in_proportion(tmp_path: Path) -> None:
    from briefgen.brief import read_brief
    from briefgen.workspace import Workspace

    def cost(count: int) -> int:
        body = " ".join(["\\u0041 [a](no such place) {{ dead }}"] * count)  # escaped, so that no word is at its place
        path = tmp_path / "x.yaml"
        path.write_text(f'title: T\ndate: 2026-02-11\nsections:\n  - title: S\n    body: "{body}"\n', "utf-8")

        def read() -> None:
            try:
                quoted = len(read_brief(path, Workspace(tmp_path)).quotations)
            except ProblemsFound as found:
                quoted = len(found.problems)
            assert quoted >= count

        return calls(read)

    cost(1)
    assert cost(500) < 12 * cost(50)
