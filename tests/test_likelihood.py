"""The scales of likelihood, beside the tables that they are taken from."""

from __future__ import annotations

import pytest

from briefgen.likelihood import SCALES, TERMS, Scale

ICD_203_RANGES = ["1–5%", "5–20%", "20–45%", "45–55%", "55–80%", "80–95%", "95–99%"]


def test_the_rows_of_icd_203_have_one_row_of_ranges() -> None:
    first, second = SCALES["icd203"], SCALES["icd203-probable"]
    assert [step.shown for step in first.steps] == [step.shown for step in second.steps] == ICD_203_RANGES
    assert first.terms[2:5] == ("unlikely", "roughly even chance", "likely")
    assert second.terms[2:5] == ("improbable", "roughly even odds", "probable")


def test_the_gaps_of_the_phia_yardstick_are_meant() -> None:
    shown = ["0–5%", "10–20%", "25–35%", "40–<50%", "55–75%", "80–90%", "95–<100%"]
    assert [step.shown for step in SCALES["phia"].steps] == shown
    assert SCALES["phia"].steps[4].terms == ("likely", "probable")


def test_a_word_may_stand_for_other_ranges_on_another_scale() -> None:
    assert [scale.step("unlikely") and scale.step("unlikely").shown for scale in SCALES.values()] == [
        "20–45%",
        None,
        "25–35%",
    ]


@pytest.mark.parametrize("scale", SCALES.values(), ids=lambda scale: scale.name)
def test_every_word_of_any_scale_has_its_equal_on_each(scale: Scale) -> None:
    for term in TERMS:
        equal = scale.equal(term)
        assert equal in scale.terms
        assert equal == term or term not in scale.terms
    assert scale.equal("maybe") is None


@pytest.mark.parametrize(
    ("name", "term", "equal"),
    [
        ("icd203", "highly likely", "very likely"),
        ("icd203", "realistic possibility", "roughly even chance"),
        ("icd203", "remote", "almost no chance"),
        ("icd203-probable", "almost certain", "nearly certain"),
        ("phia", "very unlikely", "highly unlikely"),
        ("phia", "roughly even odds", "realistic possibility"),
        ("phia", "probable", "probable"),
    ],
)
def test_equal_words(name: str, term: str, equal: str) -> None:
    assert SCALES[name].equal(term) == equal  # type: ignore[index]


@pytest.mark.parametrize(
    ("share", "term"), [(0, "almost no chance"), (50, "roughly even chance"), (70, "likely"), (100, "almost certain")]
)
def test_the_step_of_a_share(share: float, term: str) -> None:
    assert SCALES["icd203"].nearest(share).terms == (term,)


def test_a_share_in_a_gap_goes_to_the_nearer_step() -> None:
    assert [SCALES["phia"].nearest(share).terms[0] for share in (6, 9, 21)] == [
        "remote chance",
        "highly unlikely",
        "highly unlikely",
    ]
