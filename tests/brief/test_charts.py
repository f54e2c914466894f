"""Charts that a brief declares: where their numbers come from, how they are written, what is said of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from briefgen.amount import Amount
from briefgen.brief import BriefFile, read_brief, template_data
from briefgen.brief.chart_data import chart_of
from briefgen.brief.chart_elements import written_chart
from briefgen.brief.chart_words import described
from briefgen.brief.counting import Counted
from briefgen.brief.graphics import Setting
from briefgen.brief.quoting import Press
from briefgen.datasets.questions import Group, Question, Tally
from briefgen.document import Chart, Point, Series
from briefgen.house import load_house
from briefgen.problems import ProblemsFound
from briefgen.template.parse import parse
from briefgen.workspace import Workspace, shipped

Read = Callable[[str], BriefFile]

LEDGER = """
figures:
  - id: militants
    label: militants killed
    claims:
      - {value: 216, by: ISPR, as_of: 2026-02-05, unsourced: A}
      - {id: bugti, value: 145, by: Chief minister, as_of: 2026-02-01, unsourced: A}
  - id: civilians
    label: civilians killed
    claims:
      - {low: 31, best: 36, high: 40, by: ISPR, as_of: 2026-02-05, unsourced: A}
      - {low: 18, by: Hospitals, unsourced: A}
"""


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads a brief with charts from the text below its `charts:`."""

    def read_text(charts: str) -> BriefFile:
        path = tmp_path / "inputs" / "brief.yaml"
        path.parent.mkdir(exist_ok=True)
        tallies = "tallies:\n  - {id: t, of: events, empty: allowed}\n" if "tally:" in charts else ""
        path.write_text(f"title: T\ndate: 2026-02-11\n{tallies}charts:\n{charts}{LEDGER}")
        return read_brief(path, Workspace(tmp_path))

    return read_text


def setting(file: BriefFile, tally: Tally | None = None, language: str = "en-GB") -> Setting:
    """What the first chart of a brief is written with, a tally `t` in place of what its files say."""
    press = Press(file.brief.figures, language, load_house((shipped() / "templates",)))
    counted = replace(file, counted=Counted(tallies={"t": tally} if tally else {}))
    return Setting(counted, press, ("charts", 0))


def shown(file: BriefFile, tally: Tally | None = None, language: str = "en-GB") -> Chart:
    return chart_of(file.brief.charts[0], setting(file, tally, language))


def tally(by: tuple[str, ...], counts: Mapping[tuple[str, ...], float | None], *measures: str) -> Tally:
    """A tally of events, every measure twice the one before."""
    names = measures or ("events",)
    groups = [
        Group(keys, {name: None if each is None else _exactly(each * 2**at) for at, name in enumerate(names)})
        for keys, each in counts.items()
    ]
    return Tally(Question(by=by, measures=names), tuple(groups), Group((), {"events": _exactly(9)}))


def _exactly(number: float) -> Amount:
    return Amount(number, number, number)


MONTHS = tally(("month",), {("2024-01",): 3, ("2024-02",): None, ("2024-03",): 12})
TYPES = tally(("type",), {("Missile",): 30, ("Drone",): 12, ("Boarding",): 3, ("Mine",): 2})
BOTH = tally(("month", "type"), {("2024-01", "Missile"): 3, ("2024-02", "Missile"): 4, ("2024-02", "Drone"): 1})


def test_periods_are_an_axis_of_time_with_gaps_for_what_is_not_known(read: Read) -> None:
    chart = shown(read("  - {id: c, kind: column, tally: t, title: T, highlight: 2024-03}"), MONTHS)
    assert chart.axis == "time"
    points = chart.series[0].points
    assert [(each.at, each.label, each.value, each.highlight) for each in points] == [
        ("2024-01", "Jan 2024", 3, False),
        ("2024-02", "Feb 2024", None, False),
        ("2024-03", "Mar 2024", 12, True),
    ]


def test_two_groupings_make_series_and_what_nothing_belongs_to_is_nought(read: Read) -> None:
    chart = shown(read("  - {id: c, kind: stacked, tally: t, title: T, highlight: drone}"), BOTH)
    assert [(each.label, each.highlight) for each in chart.series] == [("Missile", False), ("Drone", True)]
    assert [each.value for each in chart.series[1].points] == [0, 1]


def test_the_other_grouping_makes_the_series_where_that_is_asked(read: Read) -> None:
    chart = shown(read("  - {id: c, kind: stacked-bar, tally: t, title: T, series: month}"), BOTH)
    assert [each.label for each in chart.series] == ["Jan 2024", "Feb 2024"]
    assert [(each.at, each.value) for each in chart.series[1].points] == [("Missile", 4), ("Drone", 1)]


def test_measures_make_series(read: Read) -> None:
    counted = tally(("month",), {("2024-01",): 3}, "killed", "injured")
    chart = shown(read("  - {id: c, kind: line, tally: t, title: T, measures: [killed, injured]}"), counted)
    assert [(each.label, each.points[0].value) for each in chart.series] == [("killed", 3), ("injured", 6)]


def test_the_largest_names_are_kept_and_the_others_are_one(read: Read) -> None:
    chart = shown(read("  - {id: c, kind: bar, tally: t, title: T, most: 2}"), TYPES)
    points = chart.series[0].points
    assert [(each.at, each.value) for each in points] == [("Missile", 30), ("Drone", 12), ("Other", 5)]


def test_names_stand_by_size_where_that_is_asked(read: Read) -> None:
    counted = tally(("type",), {("Drone",): 1, ("Missile",): 3, ("",): 2})
    chart = shown(read("  - {id: c, kind: bar, tally: t, title: T, order: value}"), counted)
    assert [each.label or each.at for each in chart.series[0].points] == ["Missile", "not known", "Drone"]


def test_a_dot_range_shows_every_claim_with_who_makes_it(read: Read) -> None:
    file = read(
        "  - {id: c, kind: dot-range, figures: [militants, civilians], title: T, highlight: ISPR,"
        " annotations: [{at: bugti, text: Superseded}]}"
    )
    chart = shown(file)
    militants, civilians = chart.series
    assert (militants.label, civilians.label) == ("Militants killed", "Civilians killed")
    assert [(each.label, each.value, each.highlight) for each in militants.points] == [
        ("ISPR, 5\u00a0Feb 2026", 216, True),
        ("Chief minister, 1\u00a0Feb 2026", 145, False),
    ]
    assert [(each.low, each.value, each.high) for each in civilians.points] == [(31, 36, 40), (18, None, None)]
    assert chart.annotations[0].at == militants.points[1].at


def test_bars_of_several_figures_show_the_claims_in_use(read: Read) -> None:
    chart = shown(read("  - {id: c, kind: bar, figures: [civilians, militants], order: value, title: T}"))
    assert [(each.label, each.value) for each in chart.series[0].points] == [
        ("Militants killed", 216),
        ("Civilians killed", 36),
    ]


def test_what_it_names_that_is_not_there_leaves_it_empty(read: Read) -> None:
    assert shown(read("  - {id: c, kind: column, tally: t, title: T}")).series == ()
    assert shown(read("  - {id: c, kind: dot-range, figures: [nobody], title: T}")).series == ()


def test_its_elements_are_read_back_as_the_same_chart(read: Read) -> None:
    file = read(
        "  - {id: c, kind: column, tally: t, width: wide, title: 'More *than* <one> & two', subtitle: A \"month\","
        " highlight: 2024-03, annotations: [{at: 2024-01, until: 2024-02, text: 'War & <peace>'}]}"
    )
    made = written_chart(file.brief.charts[0], setting(file, MONTHS))
    chart = parse(f'<paper title="T" language="en-GB"><h1>H</h1>{made}</paper>').content[-1]
    assert isinstance(chart, Chart)
    assert (chart.id, chart.width, chart.kind, chart.axis) == ("c", "wide", "column", "time")
    assert chart.series == shown(file, MONTHS).series
    assert (chart.annotations[0].text, chart.annotations[0].until) == ("War & <peace>", "2024-02")
    assert chart.alt.startswith("Column chart: A ")


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ("kind: column", "shows nothing"),
        ("kind: bar, tally: t, figures: [militants]", "has both tally and figures"),
        ("kind: line, figures: [militants]", "can't show figures as line"),
        ("kind: slope, tally: t, panels: yes", "can't have panels as slope"),
        ("kind: pie, tally: t", "can't be “pie”"),
        ("kind: bar, tally: t, most: 1", "has to be 2 or more"),
    ],
)
def test_what_a_chart_cannot_be(read: Read, fields: str, message: str) -> None:
    with pytest.raises(ProblemsFound) as raised:
        read(f"  - {{id: c, title: T, {fields}}}")
    assert [each for each in raised.value.problems if message in each.message]


# ── What is said of it ───────────────────────────────────────────────────────


def say(chart: Chart, subtitle: str | None, language: str = "en-GB") -> str:
    return described(chart, subtitle, Press((), language, load_house((shipped() / "templates",))))


def _line(*values: float | None) -> Series:
    points = [
        Point(at=f"2024-{at:02}", label=f"month {at}", value=value, highlight=at == 4)
        for at, value in enumerate(values, 1)
    ]
    return Series(points=tuple(points))


def test_few_numbers_are_all_told() -> None:
    chart = Chart(kind="column", axis="time", alt="", series=(_line(3, None, 1200),))
    assert say(chart, "Attacks a month") == (
        "Column chart: Attacks a month, month 1 to month 3. month 1: 3; month 3: 1,200. Not known: month 2."
    )


def test_of_many_numbers_the_ends_the_latest_and_what_stands_out_are_told() -> None:
    chart = Chart(kind="line", axis="time", unit="%", alt="", series=(_line(5, 2, 9, 7, 8, 3, 4, 6, 5, 5),))
    assert say(chart, None) == (
        "Line chart, month 1 to month 10. The highest is 9% (month 3). The lowest is 2% (month 2). "
        "The latest is 5% (month 10). Picked out is 7% (month 4)."
    )


def test_series_are_named() -> None:
    two = (Series(label="Kech", points=_line(1, 2).points), Series(label="Gwadar", points=_line(3, 4).points))
    chart = Chart(kind="stacked", axis="time", alt="", series=two)
    assert say(chart, "Attacks.") == (
        "Chart of stacked columns: Attacks, month 1 to month 2. It has 2 series: Kech, Gwadar. "
        "Kech, month 1: 1; Kech, month 2: 2; Gwadar, month 1: 3; Gwadar, month 2: 4."
    )


def test_ranges_are_told_with_who_gives_them() -> None:
    points = (Point(at="a", label="ISPR", low=31, value=36, high=40), Point(at="b", label="Hospitals", low=18))
    chart = Chart(kind="dot-range", alt="", series=(Series(points=points),))
    assert say(chart, "Killed") == (
        "Chart of estimates and their ranges: Killed. ISPR: 36 (31–40); Hospitals: at least 18."
    )


@pytest.mark.parametrize("language", ["fr", "de", "es", "ar", "ur"])
def test_it_is_said_in_the_papers_language(language: str) -> None:
    chart = Chart(kind="line", axis="time", alt="", series=(_line(*range(12)),))
    said = say(chart, None, language)
    assert "highest" not in said
    assert "11" in said
    assert "{" not in said


def test_a_chart_without_numbers_is_described_too() -> None:
    assert say(Chart(kind="bar", alt=""), "Attacks") == "Bar chart: Attacks."


# ── From a file's rows ───────────────────────────────────────────────────────


def test_a_row_more_is_one_more_in_the_chart_and_in_what_is_said_of_it(tmp_path: Path) -> None:
    before, after = (_printed(tmp_path, rows) for rows in (_ROWS, f"{_ROWS}2024-02-09,Drone\n"))
    assert '<point at="2024-02" label="Feb 2024" value="1" highlight="true"/>' in before
    assert '<point at="2024-02" label="Feb 2024" value="2" highlight="true"/>' in after
    assert "Jan 2024: 2; Feb 2024: 1." in before
    assert "Jan 2024: 2; Feb 2024: 2." in after


_ROWS = "date,type\n2024-01-02,Missile\n2024-01-20,Drone\n2024-02-03,Missile\n"


def _printed(folder: Path, rows: str) -> str:
    """The elements of a chart of a file with those rows."""
    (folder / "inputs").mkdir(exist_ok=True)
    (folder / "inputs" / "f.csv").write_text(rows)
    path = folder / "inputs" / "brief.yaml"
    path.write_text(
        "title: T\ndate: 2026-02-11\ndata:\n  - {id: f, file: f.csv}\ntallies:\n  - {id: t, of: f, by: month}\n"
        "charts:\n  - {id: c, kind: column, tally: t, title: T, highlight: 2024-02}\n"
    )
    data = template_data(read_brief(path, Workspace(folder)), load_house((shipped() / "templates",)))
    return str(data["graphics"][0]["printed"])
