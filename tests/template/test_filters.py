"""What filters print."""

from __future__ import annotations

import pytest

from briefgen.brief import Marked
from briefgen.document import plain_text
from briefgen.language.dates import printed_date
from briefgen.problems import ProblemsFound
from briefgen.template import filters
from briefgen.template.reference import reference
from tests.template.conftest import Trial

HOUSE = {"language": "en-GB", "date_format": "d MMMM y", "month_format": "MMMM y", "number_format": "#,##0.###"}

DATES = {
    ("2026-02-11", "date"): "11 February 2026",
    ("2026-02-11", "date('short')"): "11 Feb 2026",
    ("2026-02-11", "date(year=false)"): "11 February",
    ("2026-02-11", "date('short', year=false)"): "11 Feb",
    ("2026-02", "date"): "February 2026",
    ("2026-02", "date('short')"): "Feb 2026",
    ("2026-02", "date(year=false)"): "February",
    ("2026", "date"): "2026",
    ("2026", "date(year=false)"): "2026",
    ("2026-01-29/2026-01-30", "date"): "29–30 January 2026",
    ("2026-01-29/2026-01-30", "date('short')"): "29–30 Jan 2026",
    ("2026-01-29/2026-01-30", "date(year=false)"): "29–30 January",
    ("2026-01-30/2026-02-02", "date"): "30 January – 2 February 2026",
    ("2025-12-30/2026-01-02", "date"): "30 December 2025 – 2 January 2026",
    ("2025-12-30/2026-01-02", "date(year=false)"): "30 December 2025 – 2 January 2026",
    ("2026-01/2026-03", "date"): "January–March 2026",
    ("2025-11/2026-01", "date"): "November 2025 – January 2026",
    ("2023/2025", "date"): "2023–2025",
    ("2026-01/2026-02-03", "date"): "January – 3 February 2026",
    ("2026-02-11/2026-02-11", "date"): "11 February 2026",
    (None, "date"): "",
}


@pytest.mark.parametrize(
    ("when", "days"),
    [("2026-02-11", 0), ("2026-01-31", 11), ("2025-02-11", 365), ("2026-02-12", -1), ("2026-01-29/2026-01-30", 12)],
)
def test_days_are_counted_to_today(trial: Trial, when: str, days: int) -> None:
    assert trial.text("{{ when | days_since }}", {"when": when, "today": "2026-02-11"}) == str(days)


@pytest.mark.parametrize("when", ["2026-02", "yesterday", ""])
def test_days_are_counted_from_whole_days_only(trial: Trial, when: str) -> None:
    with pytest.raises(ProblemsFound, match="takes a day"):
        trial.text("{{ when | days_since }}", {"when": when, "today": "2026-02-11"})


@pytest.mark.parametrize(("value", "filtered"), DATES)
def test_date(trial: Trial, value: str | None, filtered: str) -> None:
    data = {"x": value, "language": "en-GB", "house": HOUSE}
    assert breakable(trial.text(f"{{{{ x | {filtered} }}}}", data)) == DATES[value, filtered]


def breakable(text: str) -> str:
    return text.replace("\u00a0", " ")


TOGETHER = {
    ("2026-02-11", "en-GB", "long"): "11_February 2026",
    ("2026-02-11", "en-US", "short"): "Feb_11, 2026",
    ("2026-01-29/2026-01-30", "en-GB", "long"): "29–30_January 2026",
    ("2026-01-30/2026-02-02", "en-GB", "long"): "30_January – 2_February 2026",
    ("2026-02-11", "de", "long"): "11._Februar 2026",
    ("2026-02-11", "es", "long"): "11_de_febrero de 2026",
    ("2026-02", "en-GB", "long"): "February 2026",
}


@pytest.mark.parametrize(("value", "language", "style"), TOGETHER)
def test_a_day_stays_with_its_month(value: str, language: str, style: str) -> None:
    found = printed_date(value, language, style)
    assert found == TOGETHER[value, language, style].replace("_", "\u00a0")


LANGUAGES = {
    "en-US": "29–30 January 2026",  # the house's own form, since it is the house's language
    "de": "29.–30. Januar 2026",
    "fr": "29–30 janvier 2026",
    "ur": "29–30 جنوری، 2026",
    "xx-unknown": "29–30 January 2026",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_date_in_another_language(trial: Trial, language: str) -> None:
    data = {"x": "2026-01-29/2026-01-30", "language": language, "house": HOUSE}
    assert breakable(trial.text("{{ x | date }}", data)) == LANGUAGES[language]


def test_date_as_americans_write_it(trial: Trial) -> None:
    house = {**HOUSE, "language": "en-US", "date_format": "MMMM d, y"}
    data = {"days": "2026-01-29/2026-01-30", "day": "2026-02-11", "language": "en-US", "house": house}
    found = breakable(trial.text("{{ days | date }}; {{ day | date(year=false) }}", data))
    assert found == "January 29–30, 2026; February 11"


@pytest.mark.parametrize("value", ["yesterday", "2026-2-1", "2026-02-11/2026-02-12/2026-02-13", "2026-13"])
def test_what_is_no_date_is_a_problem(trial: Trial, value: str) -> None:
    with pytest.raises(ProblemsFound, match="is no date"):
        trial.text("{{ x | date }}", {"x": value})


NUMBERS: list[tuple[object, str, str]] = [
    (1250, "number", "1,250"),
    (10, "number('words')", "ten"),
    (11, "number('words')", "11"),
    (2.5, "number('words')", "2.5"),
    (-1, "number('words')", "−1"),
    (-3, "number", "−3"),
    (12.5, "number", "12.5"),
    (0, "number", "0"),
    (None, "number", ""),
    ({"low": None, "best": 18, "high": None}, "number", "18"),
    ({"low": None, "best": 0, "high": None}, "number", "0"),
    ({"low": 18, "best": None, "high": 36}, "number", "18–36"),
    ({"low": 18, "best": 24, "high": 36}, "number", "24 (18–36)"),
    ({"low": 4, "best": None, "high": None}, "number", "at least 4"),
    ({"low": 4, "best": None, "high": None}, "number('short')", "≥4"),
    ({"low": None, "best": None, "high": 1250}, "number", "at most 1,250"),
    ({"low": 3, "best": 3, "high": 3}, "number", "3"),
    ({"low": None, "best": None, "high": None}, "number", ""),
]


@pytest.mark.parametrize(("value", "filtered", "printed"), NUMBERS)
def test_number(trial: Trial, value: object, filtered: str, printed: str) -> None:
    assert trial.text(f"{{{{ x | {filtered} }}}}", {"x": value, "language": "en-GB", "house": HOUSE}) == printed


def test_number_in_another_language(trial: Trial) -> None:
    assert trial.text("{{ x | number }}", {"x": 1250.5, "language": "de", "house": HOUSE}) == "1.250,5"


PROSE = Marked(
    '<p><strong>One &amp; two.</strong> Three <a href="https://example.org/?a=1&amp;b=2">link</a>.</p>\n<p>Four.</p>'
)


def test_plain_takes_markup_out() -> None:
    assert filters.plain(PROSE) == "One & two. Three link. Four."
    assert filters.plain("1 < 2 & <b>") == "1 < 2 & <b>"


def test_inline_makes_lines_of_paragraphs() -> None:
    assert filters.inline(PROSE) == (
        '<strong>One &amp; two.</strong> Three <a href="https://example.org/?a=1&amp;b=2">link</a>.<br/>Four.'
    )
    assert filters.inline(Marked("<ul><li><p>a</p></li><li><p>b</p></li></ul>")) == "a<br/>b"


def test_lead_is_the_bold_beginning_or_the_first_sentence() -> None:
    assert filters.lead(PROSE) == "One & two."
    assert filters.lead(Marked("<p>First. Second.</p>")) == "First."


@pytest.mark.parametrize(
    ("names", "printed"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", None, "b", "c"], "a, b and c")]
)
def test_phrase(trial: Trial, names: list[str], printed: str) -> None:
    assert trial.text("{{ x | phrase }}", {"x": names}) == printed


def test_markup_and_text_join_safely(trial: Trial) -> None:
    data = {"x": [Marked("<em>a</em>"), "<b> & c"]}
    trial.paper("<p>{{ x | join(' & ') }}</p>")
    (paragraph,) = trial.compose(data).content
    assert plain_text(paragraph) == "a & <b> & c"
    assert type(paragraph.content[0]).__name__ == "Emphasis"  # type: ignore[attr-defined]


def test_changing_letters_leaves_no_tags(trial: Trial) -> None:
    assert trial.text("{{ x | upper }} {{ x | length }}", {"x": Marked("<em>a</em>b")}) == "AB 2"


def test_truncate_cuts_between_words(trial: Trial) -> None:
    assert trial.text("{{ 'One two, three' | truncate(10) }}") == "One two…"


def test_every_filter_is_described() -> None:
    described = reference()
    assert all(f"`{name}`" in described for name in filters.FILTERS)
