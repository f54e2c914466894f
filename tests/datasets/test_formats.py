"""The exports that are known, with their real headers and events that never happened."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from briefgen.amount import Amount
from briefgen.datasets import BadQuestion, Dataset, Question, Where, count, events, open_dataset, publisher_of
from tests.datasets.files import best

ACLED = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,"
    "actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,"
    "latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp"
)
ACLED_2022 = (
    "data_id,iso,event_id_cnty,event_id_no_cnty,event_date,year,time_precision,event_type,sub_event_type,actor1,"
    "assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,region,country,admin1,admin2,admin3,location,"
    "latitude,longitude,geo_precision,source,source_scale,notes,fatalities,timestamp,iso3"
)
UCDP = (
    "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,"
    "dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,"
    "number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,"
    "where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,"
    "region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,"
    "low,gwnoa,gwnob"
)
GTD = (
    "eventid,iyear,imonth,iday,approxdate,country_txt,provstate,city,latitude,longitude,specificity,summary,"
    "attacktype1_txt,weaptype1_txt,gname,gname2,nkill,nwound"
)
HAPI = (
    "location_code,has_hrp,in_gho,provider_admin1_name,provider_admin2_name,admin1_code,admin1_name,admin2_code,"
    "admin2_name,admin_level,event_type,events,fatalities,reference_period_start,reference_period_end,dataset_hdx_id,"
    "resource_hdx_id,warning,error"
)


def made(folder: Path, header: str, *rows: Mapping[str, str], name: str = "export.csv", mark: str = "") -> Dataset:
    """A file with a header and rows that fill some of its columns."""
    columns = header.split(",")
    lines = [",".join(f'"{row.get(column, "")}"' for column in columns) for row in rows]
    (folder / name).write_text(mark + "\n".join([header, *lines]) + "\n", "utf-8")
    return open_dataset(folder / name, name)


def acled(number: int, **fields: str) -> dict[str, str]:
    return {
        "event_id_cnty": f"INV{number}",
        "event_date": "2026-02-01",
        "time_precision": "1",
        "disorder_type": "Political violence",
        "event_type": "Battles",
        "sub_event_type": "Armed clash",
        "actor1": "Red Band (Inventia)",
        "actor2": "Blue Band (Inventia)",
        "inter1": "Rebel group",
        "country": "Inventia",
        "admin1": "Invented Province",
        "admin2": "Invented District",
        "location": "Invented Town",
        "latitude": "10.5",
        "longitude": "40.25",
        "geo_precision": "1",
        "source": "Invented Daily",
        "notes": "Nothing of this happened.",
        "fatalities": "3",
    } | fields


def test_acled(tmp_path: Path) -> None:
    rows = [
        acled(1),
        acled(2, event_date="03 February 2026", geo_precision="2", actor2=""),
        acled(3, event_date="2026-02-15", time_precision="3", fatalities="0"),
    ]
    dataset = made(tmp_path, ACLED, *rows, mark="\ufeff")
    assert dataset.kind.name == "acled"
    assert dataset.period == ("2026-02-01", "2026-02-15")
    third, first, second = events(dataset)
    assert (first.date, second.date, third.date) == ("2026-02-01", "2026-02-03", "2026-02")
    assert (first.approximate, second.approximate) == (False, True)
    assert (first.row, first.id, first.type, first.subtype) == (2, "INV1", "Battles", "Armed clash")
    assert first.actors == ("Red Band (Inventia)", "Blue Band (Inventia)")
    assert (first.admin1, first.place, first.killed) == ("Invented Province", "Invented Town", Amount(None, 3, None))
    assert first.others["disorder_type"] == "Political violence"
    tally = count(dataset, Question(by=("actor",), measures=("events", "killed")))
    assert best(tally.groups, "killed") == {("Red Band (Inventia)",): 6, ("Blue Band (Inventia)",): 3}
    assert tally.total.amounts == {"events": Amount(None, 3, None), "killed": Amount(None, 6, None)}


def test_acled_from_before_march_2023_has_codes_for_kinds_of_actors(tmp_path: Path) -> None:
    rows = [acled(1, inter1="2", data_id="1", iso3="INV"), acled(2, inter1="7", data_id="2", iso3="INV")]
    dataset = made(tmp_path, ACLED_2022, *rows)
    assert dataset.kind.name == "acled-before-2023"
    tally = count(dataset, Question(by=("inter1",)))
    assert best(tally.groups) == {("Civilians",): 1, ("Rebel group",): 1}


def ucdp(number: int, **fields: str) -> dict[str, str]:
    return {
        "id": str(number),
        "type_of_violence": "1",
        "conflict_name": "Inventia: Government",
        "side_a": "Government of Inventia",
        "side_b": "Red Band",
        "where_prec": "1",
        "where_coordinates": "Invented Town",
        "adm_1": "Invented Province",
        "latitude": "10.5",
        "longitude": "40.25",
        "country": "Inventia",
        "date_prec": "1",
        "date_start": "2026-02-01 00:00:00.000",
        "date_end": "2026-02-01 00:00:00.000",
        "best": "3",
        "low": "2",
        "high": "7",
    } | fields


def test_ucdp(tmp_path: Path) -> None:
    rows = [
        ucdp(1),
        ucdp(
            2,
            type_of_violence="3",
            side_b="Civilians",
            where_prec="4",
            date_prec="2",
            date_end="2026-02-04 00:00:00.000",
        ),
        ucdp(3, date_prec="4", date_start="2026-03-01 00:00:00.000", date_end="2026-03-31 00:00:00.000"),
    ]
    dataset = made(tmp_path, UCDP, *rows, name="GEDEvent_v25_1.csv")
    assert dataset.kind.name == "ucdp-ged"
    assert not dataset.is_provisional
    assert dataset.period == ("2026-02-01", "2026-03-31")
    first, second, third = events(dataset)
    assert (first.type, second.type) == ("State-based conflict", "One-sided violence")
    assert (first.date, first.end, first.approximate) == ("2026-02-01", None, False)
    assert (second.date, second.end, second.approximate) == ("2026-02-01", "2026-02-04", True)
    assert (third.date, third.end) == ("2026-03", None)
    assert first.killed == Amount(2, 3, 7)
    tally = count(dataset, Question(by=("type",), measures=("killed",)))
    assert tally.groups[0].keys == ("State-based conflict",)
    assert tally.groups[0].amounts["killed"] == Amount(4, 6, 14)


@pytest.mark.parametrize(
    ("name", "is_provisional"),
    [
        ("GEDEvent_v26_0_3.csv", True),
        ("GEDEvent_v26_01_26_06.csv", True),
        ("gedevent-v26.0.11.csv", True),
        ("ucdp-candidate.csv", True),
        ("GEDEvent_v25_1.csv", False),
        ("ged251.csv", False),
    ],
)
def test_candidates_of_ucdp_are_provisional(name: str, is_provisional: bool, tmp_path: Path) -> None:
    assert made(tmp_path, UCDP, ucdp(1), name=name).is_provisional is is_provisional


def test_an_event_that_is_still_to_be_checked_tells_candidates(tmp_path: Path) -> None:
    final = made(tmp_path, UCDP, {**ucdp(1), "code_status": "Clear"}, {**ucdp(2), "code_status": "Clear"})
    assert not final.is_provisional
    waiting = made(tmp_path, UCDP, {**ucdp(1), "code_status": "Clear"}, {**ucdp(2), "code_status": "Check deaths"})
    assert waiting.is_provisional


def test_a_candidate_file_of_another_name_is_declared(tmp_path: Path) -> None:
    made(tmp_path, UCDP, ucdp(1))
    dataset = open_dataset(tmp_path / "export.csv", "export.csv", "ucdp-candidate")
    assert dataset.is_provisional
    assert "Candidate" in publisher_of(dataset).citation  # type: ignore[union-attr]


def gtd(number: int, **fields: str) -> dict[str, str]:
    return {
        "eventid": str(number),
        "iyear": "2017",
        "imonth": "3",
        "iday": "14",
        "country_txt": "Inventia",
        "provstate": "Invented Province",
        "city": "Invented Town",
        "latitude": "10.5",
        "longitude": "40.25",
        "specificity": "1",
        "attacktype1_txt": "Bombing/Explosion",
        "gname": "Red Band",
        "nkill": "2",
        "nwound": "5",
    } | fields


def test_gtd(tmp_path: Path) -> None:
    rows = [
        gtd(201703140001),
        gtd(201703000002, iday="0", gname="Unknown", city="Unknown", nkill="", nwound="-99"),
        gtd(201700000003, imonth="0", iday="0", specificity="4", gname2="Blue Band"),
    ]
    dataset = made(tmp_path, GTD, *rows)
    assert dataset.kind.name == "gtd"
    whole, month, year = sorted(events(dataset), key=lambda event: event.row)
    assert (whole.date, month.date, year.date) == ("2017-03-14", "2017-03", "2017")
    assert (month.actors, month.place, month.killed, month.injured) == ((), None, None, None)
    assert (whole.injured, year.actors, year.approximate) == (Amount(None, 5, None), ("Red Band", "Blue Band"), True)
    tally = count(dataset, Question(Where(begin="2017-03", end="2017-03"), by=("day",), measures=("events", "killed")))
    assert tally.total.amounts["events"] == Amount(None, 2, None)
    assert tally.total.unknown == {"killed": 1}
    assert tally.groups[-1].keys == ("",)
    assert tally.groups[13].keys == ("2017-03-14",)
    assert best(count(dataset, Question(by=("month",))).groups)[("",)] == 1


def hapi(kind: str, events: str, killed: str, month: str = "01", **fields: str) -> dict[str, str]:
    return {
        "location_code": "INV",
        "admin1_name": "Invented Province",
        "admin2_name": "Invented District",
        "admin_level": "2",
        "event_type": kind,
        "events": events,
        "fatalities": killed,
        "reference_period_start": f"2026-{month}-01T00:00:00",
        "reference_period_end": f"2026-{month}-28T23:59:59",
    } | fields


TAGS = {"location_code": "#country+code", "event_type": "#event+type", "events": "#event+num"}


def test_hapi(tmp_path: Path) -> None:
    rows = [
        TAGS,
        hapi("political_violence", "7", "3"),
        hapi("civilian_targeting", "2", ""),
        hapi("political_violence", "1", "0", "02"),
    ]
    dataset = made(tmp_path, HAPI, *rows)
    assert (dataset.kind.name, dataset.rows) == ("hapi", 3)
    tally = count(dataset, Question(Where(type=("Political violence",)), by=("month",), measures=("events", "killed")))
    assert best(tally.groups) == {("2026-01",): 7, ("2026-02",): 1}
    assert best(tally.groups, "killed") == {("2026-01",): 3, ("2026-02",): 0}


@pytest.mark.parametrize(
    ("question", "field", "words"),
    [
        (Question(), ("where", "type"), "or group by type"),
        (Question(Where(type=("political_violence", "Civilian targeting"))), ("where", "type"), "ask for one of them"),
        (Question(by=("type",)), ("where", "columns", "admin_level"), "admin_level: [2]"),
        (Question(Where(columns={"admin_level": ("2",)}), by=("type", "week")), ("by",), "group by month"),
    ],
)
def test_what_overlaps_in_hapi_is_never_added_up(
    question: Question, field: tuple[str, ...], words: str, tmp_path: Path
) -> None:
    rows = [hapi("political_violence", "7", "3"), hapi("civilian_targeting", "2", "1", admin_level="0")]
    with pytest.raises(BadQuestion) as raised:
        count(made(tmp_path, HAPI, *rows), question)
    assert raised.value.field == field
    assert words in raised.value.hint


def test_columns_of_a_plain_table_are_guessed_and_declared(tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text("Event Date;Lat;Lon;Tote;Wer\n01.02.2026;10,5;40,25;3;Red Band\n", "utf-8")
    declared = {"killed": ["Tote"], "actor": ["Wer"]}
    dataset = open_dataset(tmp_path / "own.csv", "own.csv", columns=declared)
    (event,) = events(dataset)
    assert (event.date, event.latitude, event.longitude) == ("2026-02-01", 10.5, 40.25)
    assert (event.killed, event.actors) == (Amount(None, 3, None), ("Red Band",))


@pytest.mark.parametrize(
    ("dates", "read"),
    [
        (("13/02/2026", "01/02/2026"), ("2026-02-01", "2026-02-13")),
        (("02/13/2026", "02/01/2026"), ("2026-02-01", "2026-02-13")),
        (("46054", "20260213"), ("2026-02-01", "2026-02-13")),
        (("Feb 1, 2026", "13-Feb-2026"), ("2026-02-01", "2026-02-13")),
        (("2026-02", "2026-02-13T10:00:00Z"), ("2026-02", "2026-02-13")),
    ],
)
def test_dates_as_people_and_spreadsheets_write_them(
    dates: tuple[str, str], read: tuple[str, str], tmp_path: Path
) -> None:
    (tmp_path / "own.csv").write_text("\n".join(["date;n", *(f"{date};1" for date in dates)]), "utf-8")
    assert tuple(event.date for event in events(open_dataset(tmp_path / "own.csv", "own.csv"))) == read
