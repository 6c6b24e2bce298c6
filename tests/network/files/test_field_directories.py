"""Service directories as they are published: hours in every spelling and place, services without their organisation."""

import io
import json
import zipfile
from datetime import date
from typing import Any

import pytest

from network.files import read_bytes
from network.files.directory import read_directory
from network.model import Network, Opening, Partner
from network.reading import Reading
from network.uploads import maps_of

TODAY = date(2026, 3, 1)
MONDAY = (Opening((0,), 9 * 60, 16 * 60),)


def network_of(reading: Reading) -> Network:
    assert reading.network is not None, reading.problems
    return reading.network


def said(reading: Reading) -> str:
    return " ".join([*map(str, reading.problems), *reading.notes])


def page(*records: dict[str, Any]) -> Reading:
    return read_directory([("page.json", json.dumps({"contents": list(records)}).encode())], today=TODAY)


def service(**more: Any) -> dict[str, Any]:
    return {"id": "s", "name": "Advice", "organization": {"id": "o", "name": "Mind"}, **more}


def only(reading: Reading) -> Partner:
    (partner,) = network_of(reading).partners
    return partner


def package(**tables: str) -> Reading:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in tables.items():
            archive.writestr(f"{name}.csv", content)
    return read_bytes(target.getvalue(), "directory.zip")


@pytest.mark.parametrize(
    "opens", ["9:00", "09:00:00", "9am", "9 AM", "9.00", "0900", "09:00Z", "09:00:00+01:00", "9:00 a.m."]
)
@pytest.mark.parametrize("closes", ["4pm", "4:00 PM", "16.00Z"])
def test_a_time_is_read_in_every_spelling(opens: str, closes: str) -> None:
    hours = {"freq": "WEEKLY", "byday": "MO", "opens_at": opens, "closes_at": closes}
    assert only(page(service(schedules=[hours]))).hours == MONDAY


@pytest.mark.parametrize(("text", "minutes"), [("noon", 720), ("12pm", 720), ("12:30 am", 30), ("midnight", 0)])
def test_noon_and_midnight_are_times(text: str, minutes: int) -> None:
    hours = {"weekday": "Monday", "opens_at": text, "closes_at": "23:00"}
    assert only(page(service(schedules=[hours]))).hours == (Opening((0,), minutes, 23 * 60),)


@pytest.mark.parametrize(
    "days", [{"byday": "MO,TU"}, {"weekday": "1, 2"}, {"weekday": "Mon & Tue"}, {"byday": "Mon-Tue"}]
)
def test_days_are_read_in_every_spelling(days: dict[str, str]) -> None:
    hours = {"opens_at": "9:00", "closes_at": "16:00", **days}
    assert only(page(service(schedules=[hours]))).hours == (Opening((0, 1), 9 * 60, 16 * 60),)


HOURS = {"byday": "MO", "opens_at": "9:00", "closes_at": "16:00"}
PLACES: list[dict[str, Any]] = [
    {"regular_schedules": [HOURS]},
    {"regular_schedule": [HOURS]},
    {"service_at_locations": [{"schedules": [HOURS]}]},
    {"service_at_locations": [{"location": {"schedules": [HOURS]}}]},
    {"service_at_locations": [{"regular_schedule": [HOURS]}]},
]


@pytest.mark.parametrize("place", PLACES)
def test_hours_are_found_wherever_they_stand(place: dict[str, Any]) -> None:
    assert only(page(service(**place))).hours == MONDAY


def test_hours_of_a_place_of_an_organisation_are_its_own() -> None:
    organisation = {"id": "o", "name": "Mind", "services": [], "locations": [{"schedules": [HOURS]}]}
    assert only(page(organisation)).hours == MONDAY


def test_hours_of_a_service_at_a_place_are_read_with_it() -> None:
    assert only(page({"id": "p", "service": service(), "schedules": [HOURS]})).hours == MONDAY


@pytest.mark.parametrize(
    "dates", [{"valid_to": "2019-03-31"}, {"until": "20190331T000000Z"}, {"valid_from": "2031-01-01"}]
)
def test_hours_that_are_not_of_now_are_left_out_and_told(dates: dict[str, str]) -> None:
    reading = page(service(schedules=[HOURS | {"valid_from": "2018-01-01"} | dates]))
    assert only(reading).hours is None
    assert 'have not begun were left out: "Mind"' in said(reading)


@pytest.mark.parametrize("end", ["2030-01-01", "2018-01-01"])  # the second was only filled in: it ends nothing
def test_hours_between_their_dates_are_read(end: str) -> None:
    assert only(page(service(schedules=[HOURS | {"valid_from": "2018-01-01", "valid_to": end}]))).hours == MONDAY


@pytest.mark.parametrize(
    "odd", [{"freq": "MONTHLY"}, {"interval": 2}, {"opens_at": "9"}, {"opens_at": "by appointment"}]
)
def test_hours_that_cannot_be_read_are_told(odd: dict[str, Any]) -> None:
    reading = page(service(schedules=[HOURS | odd]))
    assert only(reading).hours is None
    assert 'were not read: "Mind"' in said(reading)


def test_services_without_their_organisation_are_no_partners() -> None:
    bare = {"id": "s", "name": "Advice", "organization_id": "o", "minimum_age": 16}
    reading = page(bare, bare | {"id": "t", "organization_id": "p"})
    assert reading.network is None
    assert "names of their organisations" in said(reading)


def test_a_service_joins_an_organisation_that_comes_later() -> None:
    bare = {"id": "s", "name": "Advice", "organization_id": "o", "schedules": [HOURS]}
    reading = page(bare, bare | {"id": "t", "organization_id": "nobody"}, {"id": "o", "name": "Mind", "services": []})
    assert only(reading).hours == MONDAY
    assert "1 service of organisations that are not in the file" in said(reading)


ORGANISATIONS = "id,name\no,Mind\np,Court\n"


def test_the_hours_of_older_tables_are_read() -> None:
    reading = package(
        organizations=ORGANISATIONS,
        services="id,organization_id,name\ns,o,Advice\n",
        regular_schedules="id,service_id,weekday,opens_at,closes_at\n1,s,1,9am,4 PM\n",
    )
    assert network_of(reading).by_id["o"].hours == MONDAY


@pytest.mark.parametrize("pairs", ["service_at_locations", "services_at_location"])
def test_services_are_joined_by_the_place_where_they_are_given(pairs: str) -> None:
    tables = {
        "organizations": ORGANISATIONS,
        "locations": "id,organization_id,name\nl,o,Hall\nm,p,Lodge\n",
        "services": "id,name,service_areas\ns,Advice,Sefton\n",
        pairs: "id,service_id,location_id\nx,s,l\n",
        "schedules": (
            "id,service_at_location_id,location_id,byday,opens_at,closes_at\n1,x,,MO,9:00,16:00\n2,,m,MO,9:00,16:00\n"
        ),
    }
    found = network_of(package(**tables))
    assert dict(found.by_id["o"].more)["services"] == "Advice"
    assert found.by_id["o"].areas == ("Sefton",)
    assert found.by_id["o"].hours == MONDAY
    assert found.by_id["p"].hours == MONDAY  # of its place, where no service is given


def test_messages_name_the_table_that_they_are_about() -> None:
    reading = package(
        accessibility="id\n1\n",
        organizations=ORGANISATIONS,
        services="id,organization_id,name,status\ns,o,Advice,defunct\nt,q,Lost,active\n",
    )
    assert {problem.where.file for problem in reading.problems} == {"services.csv"}


def test_pages_of_one_directory_are_one_map() -> None:
    files = []
    for number in (1, 2):
        said_of_it = {"total_pages": 2, "page_number": number, "total_items": 2}
        one = service(id=f"s{number}", organization={"id": f"o{number}", "name": f"Partner {number}"})
        files.append((f"{number}.json", json.dumps({"contents": [one], **said_of_it}).encode()))
    assert len(maps_of(files)) == 1
    reading = read_directory(files, today=TODAY)
    assert len(network_of(reading).partners) == 2
    assert reading.problems == ()
