"""One row a person is known by its shape through every door; rows of services, and of counts, are none."""

import json

import pytest
import yaml

from network.details.rows_of_people import counts_some, holds_days, one_row_a_person, one_row_each
from network.errors import NetworkError
from network.free_keys import keys_about_people
from network.open_map import refuse_people
from network.reading import Reading
from network.uploads import read_uploaded
from tests.each import each
from tests.tabled import tabled

PEOPLE = [
    {"ref": f"N44{place}7", "sex": sex, "age": age, "offence": "theft", "arrested": f"2026-01-0{place + 1}"}
    for place, (sex, age) in enumerate(zip("MFMFM", ("34", "27", "19", "41", "23"), strict=True))
]
SERVICES = [
    {"ref": f"SV{place}", "sex": sex, "age": "18 and over", "opened": f"2019-0{place + 1}-01"}
    for place, sex in enumerate(("women", "all", "women only", "men and women", "not told"))
]
Rows = list[dict[str, str]]


def in_map(partners: Rows, links: Rows, made: str = "1", ending: str = "yaml") -> Reading:
    listed: list[dict[str, object]] = [{"id": f"p{place}", "name": f"Service {place}"} for place in range(6)]
    held = {
        "format": 1,
        "system": {"name": "Here"},
        "partners": [
            {**one, **({"more": partners[place]} if place < len(partners) else {})} for place, one in enumerate(listed)
        ],
        "relations": [
            {"from": f"p{place}", "to": f"p{place + 1}", "made": made, "more": more} for place, more in enumerate(links)
        ],
    }
    text = json.dumps(held) if ending == "json" else yaml.safe_dump(held, sort_keys=False)
    return read_uploaded([(f"x.{ending}", text.encode())])


def in_node_link(partners: Rows, links: Rows) -> Reading:
    nodes = [{"id": f"n{place}", "label": f"Service {'ABCDEF'[place]}"} for place in range(6)]
    held = {
        "directed": True,
        "multigraph": False,
        "graph": {},
        "nodes": [{**one, **(partners[place] if place < len(partners) else {})} for place, one in enumerate(nodes)],
        "links": [{"source": f"n{place}", "target": f"n{place + 1}", **more} for place, more in enumerate(links)],
    }
    return read_uploaded([("x.json", json.dumps(held).encode())])


def in_sheet(partners: Rows, links: Rows) -> Reading:
    rows = [*partners, *links]
    said = [["From", "To", "Referrals", *rows[0]]]
    said += [[f"Service {'ABCDEF'[n]}", f"Service {'BCDEFA'[n]}", "1", *row.values()] for n, row in enumerate(rows)]
    return read_uploaded([("x.csv", "\n".join(map(",".join, said)).encode())])


@pytest.mark.parametrize("partners", [True, False], ids=["partners", "links"])
@pytest.mark.parametrize("door", [in_map, in_node_link, in_sheet])
def test_a_row_a_person_is_refused_in_partners_and_in_links(door, partners: bool) -> None:
    reading = door(PEOPLE, []) if partners else door([], PEOPLE)
    assert reading.outcome == "refuse"
    assert any('its own "ref" beside details' in one.what for one in reading.problems), reading.problems
    assert "N44" not in repr(reading)


@pytest.mark.parametrize("partners", [True, False], ids=["partners", "links"])
@pytest.mark.parametrize("door", [in_map, in_node_link])
def test_services_with_whom_they_are_for_are_not(door, partners: bool) -> None:
    reading = door(SERVICES, []) if partners else door([], SERVICES)
    assert reading.outcome != "refuse", reading.problems


def test_links_that_add_people_up_may_have_sexes_and_ages() -> None:
    assert in_map([], PEOPLE, made="12").outcome != "refuse"
    assert in_map([], PEOPLE, made="1", ending="json").outcome == "refuse"
    assert counts_some(["1", "2"])
    assert counts_some(["1", "1.0", "", " 1 "]) is False


def test_the_numbers_of_the_rows_count_nobody() -> None:
    assert counts_some(["1", "2", "3", "4"]) is False
    assert counts_some(["1.0", "2.0", "3.0", "4.0", "5"]) is False
    assert counts_some(["1", "2", "3"])  # of so few rows it may be chance
    assert counts_some(["1", "2", "3", "5"])
    assert counts_some(["2", "3", "4", "5"])
    assert one_row_a_person({"number": ["1", "2", "3", "4"], "m f": ["f", "m", "m", "f"]}) == "number"


def test_what_is_said_under_one_heading_in_other_spellings_is_one_column() -> None:
    spelt = [{("Sex", "sex", "SEX")[place % 3]: row["sex"], "Ref": row["ref"]} for place, row in enumerate(PEOPLE)]
    assert one_row_each(spelt) == "ref"
    assert one_row_each(spelt[:3]) is None
    assert one_row_each([]) is None


@tabled
def test_for_whom_a_service_is_says_nothing_of_one(text: str) -> None:
    ids = ["a1", "a2", "a3", "a4"]
    assert one_row_a_person({"ref": ids, "sex": [text] * 4}) is None
    assert one_row_a_person({"ref": ids, "sex": [text] * 3 + ["woman"]}) == "ref"


def test_what_is_typed_under_free_keys_is_looked_at_as_well() -> None:
    assert keys_about_people({"partners": [{"more": {"birth_dt": "1987-03-14"}}]})
    assert keys_about_people([{"more": row} for row in PEOPLE])
    assert keys_about_people({"made": 1, "more": {"YP": "Kaz Moran"}})
    assert keys_about_people([{"made": 12, "more": row} for row in PEOPLE]) is False
    assert keys_about_people([{"more": row} for row in SERVICES]) is False
    assert keys_about_people({"birth_dt": "x", "more": {"YP": "12", "start_dt": "2019-03-14"}}) is False
    with pytest.raises(NetworkError, match="under a key of your own") as said:
        refuse_people({"more": {"Fname": "Kaz"}})
    assert "Kaz" not in str(said.value)
    assert keys_about_people({"more": {"lead": "yes", "DOB": "x"}})  # one key of several
    assert keys_about_people({"partners": [{"name": "Alpha"}, {"more": {"DOB": "x"}}], "relations": []})
    assert keys_about_people("Client name") is False
    assert keys_about_people([[{"more": {"DOB": "x"}}], [{"name": "Alpha"}]])
    assert keys_about_people([{"made": 1, "accepted": 12, "more": row} for row in PEOPLE]) is False


def test_exact_days_say_nothing_of_one_where_ages_stand_without_an_id() -> None:
    often = ["x", "x", "y", "y"]
    ages = ["31", "31", "31", "40"]
    days = ["2024-04-01"] * 4
    assert one_row_a_person({"age": ages, "sex": often, "seen": days}, days=True) is None
    assert one_row_a_person({"age": ages, "sex": often, "offence": often}) == "age"


@tabled
def test_what_is_said_of_one_has_abbreviations(heading: str) -> None:
    assert one_row_a_person({"ref": ["a1", "a2", "a3", "a4"], heading: ["x", "x", "y", "y"]}) == "ref"


@tabled
def test_an_exact_age_may_say_its_unit(age: str, exact: bool) -> None:
    assert (one_row_a_person({"ref": ["a1", "a2", "a3", "a4"], "age": [age] * 4}) == "ref") is bool(exact)


IDS = ["N441", "N442", "N443", "N444"]
DAYS = ["2026-01-03", "2026-01-04", "2026-01-05", "2026-01-06"]
AGES = ["34", "27", "19", "41"]
TWICE = ["34", "27", "34", "41"]  # no ids
SEXES = ["M", "F", "F", "M"]


@pytest.mark.parametrize(
    ("columns", "known"),
    [
        ({"ref": IDS, "sex": SEXES}, "ref"),
        ({"ref": [*IDS[:3], "north"], "sex": SEXES}, None),  # not every id is one
        ({"ref": DAYS, "sex": SEXES}, None),  # a day is none
        ({"ref": [*IDS[:3], "N441"], "sex": SEXES}, None),
        ({"age": TWICE, "age at referral": ["34", "", "", ""], "sex": SEXES}, "age"),
        ({"ref": IDS, "age": [*AGES[:3], "young"]}, None),
        ({"age at referral": ["34", "", "", ""], "age": ["34", "", "", ""], "sex": SEXES}, None),
        ({"ref": IDS, "on": DAYS}, None),
    ],
)
def test_what_tells_that_each_row_is_a_person(columns: dict[str, list[str]], known: str | None) -> None:
    assert one_row_a_person(columns) == known


def test_an_exact_day_in_every_row_says_so_where_days_do() -> None:
    assert one_row_a_person({"ref": IDS, "on": DAYS}, days=True) == "ref"
    assert one_row_a_person({"ref": IDS, "on": [*DAYS[:3], "later"]}, days=True) is None


@each(["contract ref", "grant number", "project", "purchase order no"])
def test_days_beside_the_number_of_a_contract_are_its_own(heading: str) -> None:
    assert one_row_a_person({heading: IDS, "starts": DAYS, "ends": DAYS}, days=True) is None
    assert one_row_a_person({heading: IDS, "starts": DAYS, "sex": ["m", "f", "m", "f"]}, days=True) == heading


def test_a_column_of_exact_days_holds_nothing_else() -> None:
    assert holds_days(["2026-01-03", ""])
    assert holds_days(["2026-01-03", "later"]) is False
    assert holds_days([""]) is False


UNIQUE = ["J301", "J302", "J303", "J304"]


@each(
    (
        ("M", "F", "F", "M"), ("girl", "boy", "boy", "girl"), ("IC1", "IC4", "ic 1", "IC3"),
        ("theft", "ABH", "poss cl B", "n/k"),
    )
)  # fmt: skip
def test_what_one_is_is_told_by_what_stands_below_any_heading(texts: tuple[str, ...]) -> None:
    assert one_row_a_person({"x": UNIQUE, "y": list(texts)}) == "x"
    assert one_row_a_person({"x": ["a", "a", "b", "b"], "y": list(texts)}) is None


@each((("F", "F", "F", "F"), ("IC1",) * 4, ("theft",) * 4, ("theft", "debt", "housing", "health"), ("M", "F", "", "")))
def test_one_answer_for_all_or_of_few_tells_of_nobody(texts: tuple[str, ...]) -> None:
    assert one_row_a_person({"x": UNIQUE, "y": list(texts)}) is None


def test_moments_that_never_come_twice_are_ids_and_days_are_not() -> None:
    moments = [f"2026-02-0{day} 23:2{day}" for day in range(1, 5)]
    beside = {"ethnic appearance officer": ["IC1", "IC4", "IC1", "IC2"]}
    assert one_row_a_person({"detained": moments, **beside}) == "detained"
    assert one_row_a_person({"agreed": [moment[:10] for moment in moments], **beside}) is None


def test_a_person_a_column_is_refused_and_none_is_repeated() -> None:
    rows = ("Episode,E-2200,E-2203,E-2206,E-2209", "Booked in,1,2,3,4", "Main thing,affray,ABH,theft,breach")
    reading = read_uploaded([("turned.csv", "\n".join(rows).encode())])
    assert reading.network is None
    assert "a column may be a person" in repr(reading.problems)
    assert "E-2200" not in repr((reading.problems, reading.notes))
