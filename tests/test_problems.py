"""How problems are worded and gathered."""

from __future__ import annotations

import pytest

from briefgen.problems import Collector, Position, Problem, ProblemsFound, describe, did_you_mean

HERE = Position("inputs/x.yaml", 3, 8)


def test_a_problem_is_place_words_line_caret_and_hint() -> None:
    problem = Problem(HERE, "`likelihood` can't be “lkely”", "did you mean `likely`?")
    assert describe(problem, "title: lkely") == (
        "inputs/x.yaml:3:8: error: `likelihood` can't be “lkely”\n"
        "  3 | title: lkely\n"
        "             ^\n"
        "  hint: did you mean `likely`?"
    )


@pytest.mark.parametrize(
    ("line", "column", "caret"),
    [("日本: x", 5, 6), ("\tx", 2, 1), ("e\u0301: x", 5, 3), ("آر: x", 5, 4)],
)
def test_the_caret_stands_under_its_character_whatever_stands_before(line: str, column: int, caret: int) -> None:
    shown = describe(Problem(Position("x", 1, column), "m"), line).split("\n")
    assert shown[2].index("^") - shown[1].index("|") - 2 == caret


def test_a_long_line_is_cut_around_its_place() -> None:
    shown = describe(Problem(Position("x", 1, 500), "m"), "a" * 499 + "X" + "b" * 500).split("\n")
    assert len(shown[1]) < 120
    assert shown[1][shown[2].index("^")] == "X"


def test_control_characters_never_reach_a_terminal() -> None:
    assert "\x1b" not in describe(Problem(HERE, "m"), "a: \x1b[31mred")


def test_a_place_without_column_or_line_says_what_it_knows() -> None:
    assert str(Position("x.html", 4)) == "x.html:4"
    assert describe(Problem(Position("x.yaml"), "can't be read")) == "x.yaml: error: can't be read"


def test_a_collector_raises_once_with_all_in_order() -> None:
    def stage() -> None:
        with Collector() as problems:
            problems.add(Position("x", 9), "later")
            problems.add(Position("x", 2), "earlier")
            raise ProblemsFound([Problem(Position("x", 5), "raised inside")])

    with pytest.raises(ProblemsFound) as found:
        stage()
    assert [problem.message for problem in found.value.problems] == ["earlier", "raised inside", "later"]


def test_a_collector_lets_other_errors_pass() -> None:
    def stage() -> None:
        with Collector() as problems:
            problems.add(HERE, "m")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        stage()


def test_warnings_alone_stop_nothing() -> None:
    with Collector() as problems:
        problems.add(HERE, "m", severity="warning")
    assert [problem.severity for problem in problems] == ["warning"]


def test_did_you_mean() -> None:
    assert did_you_mean("recomendations", ["recommendations", "sources"]) == "did you mean `recommendations`?"
    assert did_you_mean("zzz", ["recommendations"]) == ""
