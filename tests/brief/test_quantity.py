from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from pydantic_core import PydanticCustomError

from briefgen.brief.quantity import Toll, number

NUMBERS = {
    "4": 4, "0": 0, "007": 7, "1,250": 1250, "1 250": 1250, "1\u202f250": 1250, "1,250,000": 1250000, "12.5": 12.5,
    "1,250.75": 1250.75, "-3": -3, "−3": -3, " 4 ": 4, "0.125": 0.125,
}  # fmt: skip


@pytest.mark.parametrize("text", NUMBERS)
def test_numbers_as_people_write_them(text: str) -> None:
    assert number(text) == NUMBERS[text]
    assert isinstance(number(text), type(NUMBERS[text]))


@pytest.mark.parametrize(
    "text",
    [
        "1_000",
        "1.250",
        "12,5",
        "1,25",
        "1 25",
        "1,250 000",
        "1e5",
        "0x10",
        "NO",
        "about 40",
        "40+",
        "≈4",
        "4-6",
        "37 %",
        "",
        "١٢",
        "1" * 16,
        "inf",
        "nan",
        ".5",
        "5.",
        "1,,250",
        "- 3",
    ],
)
def test_what_could_be_misread_is_refused(text: str) -> None:
    with pytest.raises(PydanticCustomError) as error:
        number(text)
    assert (error.value.context or {})["hint"]


@given(st.integers(-(10**14), 10**14))
def test_every_whole_number_with_or_without_commas(value: int) -> None:
    assert number(str(value)) == number(f"{value:,}") == number(f"{value:,}".replace(",", " ")) == value


@given(st.text(max_size=20))
def test_any_text_is_a_number_or_a_problem(text: str) -> None:
    try:
        read = number(text)
    except PydanticCustomError as error:
        assert isinstance((error.context or {})["hint"], str)  # noqa: PT017
    else:
        assert isinstance(read, int | float)


@given(st.tuples(*[st.none() | st.integers(0, 50)] * 3))
def test_low_best_and_high_are_in_order(ends: tuple[int | None, int | None, int | None]) -> None:
    given_ = [end for end in ends if end is not None]
    data = {name: str(end) for name, end in zip(("low", "best", "high"), ends, strict=True) if end is not None}
    if given_ and given_ == sorted(given_):
        assert Toll.model_validate(data).model_dump() == dict(zip(("low", "best", "high"), ends, strict=True))
    else:
        with pytest.raises(ValidationError):
            Toll.model_validate(data)


def test_a_number_alone_is_the_best() -> None:
    assert Toll.model_validate("1,250").model_dump() == {"low": None, "best": 1250, "high": None}
