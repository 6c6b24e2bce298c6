"""Service directories become partners; what nobody needs on a map, contacts above all, stays outside."""

import json
from pathlib import Path
from typing import Any

import pytest

from network import Network, Reading
from network.files import read, read_bytes
from network.files.directory import default_needs, read_directory, terms_in
from network.model import AgeRange, Opening
from network.uploads import read_files

REAL = Path(__file__).parents[4] / "shared" / "realdata" / "reference"
SERVICE: dict[str, Any] = {
    "id": "s1",
    "name": "Housing help",
    "status": "active",
    "minimum_age": 18,
    "maximum_age": 64,
    "organization": {
        "id": "o1",
        "name": "Shelter",
        "organization_identifiers": [{"identifier_scheme": "GB-COH", "identifier": "2050843"}],
    },
    "service_areas": [{"name": "Sefton", "uri": "http://statistics.data.gov.uk/id/statistical-geography/E08000014"}],
    "schedules": [{"freq": "WEEKLY", "byday": "MO,TU", "opens_at": "09:00:00", "closes_at": "17:00:00"}],
    "attributes": [{"taxonomy_term": {"name": "Homelessness support"}}],
    "contacts": [{"name": "Ann Persona", "email": "ann@example.org"}],
}


def page(*services: dict[str, Any], **says: Any) -> tuple[str, bytes]:
    return "page.json", json.dumps({"contents": list(services), **says}).encode()


def network(reading: Reading) -> Network:
    assert reading.network is not None, reading.problems
    return reading.network


def test_a_service_tells_what_its_organisation_does() -> None:
    partner = network(read_directory([page(SERVICE)])).partners[0]
    assert (partner.id, partner.name) == ("o1", "Shelter")
    assert partner.needs == ("Accommodation and housing",)
    assert partner.areas == ("E08000014",)
    assert partner.ages == AgeRange(18, 64)
    assert partner.hours == (Opening((0, 1), 9 * 60, 17 * 60),)
    assert partner.ids == (("GB-COH", "02050843"),)


def test_nothing_about_a_person_at_the_service_is_read() -> None:
    found = network(read_directory([page(SERVICE)]))
    assert "Persona" not in repr(found)
    assert "example.org" not in repr(found)


def test_services_for_one_age_each_are_refused() -> None:
    packages = [SERVICE | {"id": f"p{age}", "minimum_age": age, "maximum_age": age} for age in (31, 42, 57)]
    reading = read_directory([page(SERVICE, *packages)])
    assert reading.network is None
    assert "each may be what one person gets" in str(reading.problems[0])
    assert read_directory([page(SERVICE, *packages[:2])]).network is not None
    assert read_directory([page(*(packages[0] | {"id": f"p{number}"} for number in range(4)))]).network is not None


def test_services_of_one_organisation_are_put_together() -> None:
    young = SERVICE | {"id": "s2", "name": "Youth", "minimum_age": 11, "maximum_age": None, "attributes": []}
    partner = network(read_directory([page(SERVICE, young)])).partners[0]
    assert partner.ages == AgeRange(11, None)
    assert dict(partner.more)["services"] == "Housing help | Youth"


def test_ages_are_not_known_when_one_service_does_not_say() -> None:
    silent = {key: value for key, value in SERVICE.items() if not key.endswith("_age")} | {"id": "s2"}
    assert network(read_directory([page(SERVICE, silent)])).partners[0].ages is None


def test_the_needs_that_terms_mean_can_be_chosen() -> None:
    files = [page(SERVICE)]
    assert terms_in(files) == ("Homelessness support",)
    assert default_needs(["Homelessness support", "Beekeeping"]) == {
        "Homelessness support": "Accommodation and housing",
        "Beekeeping": "",
    }
    chosen = network(read_directory(files, {"Homelessness support": "Roof"})).partners[0]
    left_out = network(read_directory(files, {})).partners[0]
    assert chosen.needs == ("Roof",)
    assert left_out.needs is None
    assert dict(left_out.more)["terms"] == "Homelessness support"


def test_old_feeds_are_read_too() -> None:
    old = {
        "id": "s1",
        "name": "Advice",
        "organization": {"id": "o1", "name": "Citizens Advice"},
        "eligibilitys": [{"minimum_age": 11, "maximum_age": 17}],
        "service_taxonomys": [{"taxonomy": {"name": "Drug support"}}],
        "regular_schedules": [{"weekday": "Monday", "opens_at": "09:00", "closes_at": "00:00"}],
        "service_areas": [{"service_area": "Wirral"}],
    }
    reading = read_bytes(json.dumps({"content": [old], "totalElements": 1}).encode(), "old.json")
    partner = network(reading).partners[0]
    assert (partner.ages, partner.needs, partner.areas) == (AgeRange(11, 17), ("Substance misuse",), ("Wirral",))
    assert partner.hours == (Opening((0,), 9 * 60, 24 * 60),)


def test_a_page_that_counts_wrong_or_is_one_of_several_is_said() -> None:
    assert "lists 31" in str(read_directory([page(SERVICE, total_items=31, total_pages=1)]).problems[0])
    assert "page 1 of 4" in str(read_directory([page(SERVICE, total_pages=4, page_number=1)]).problems[0])


def test_a_closed_service_is_left_out_and_said() -> None:
    reading = read_directory([page(SERVICE, SERVICE | {"id": "s2", "status": "defunct", "maximum_age": 99})])
    assert "defunct" in str(reading.problems[0])
    assert network(reading).partners[0].ages == AgeRange(18, 64)


def test_words_about_who_is_served_are_no_place() -> None:
    vague = SERVICE | {
        "service_areas": [{"name": "Everybody who lives within reach of our offices, or can join us by video"}]
    }
    assert network(read_directory([page(vague)])).partners[0].areas is None


def test_pages_saved_apart_are_read_together(tmp_path: Path) -> None:
    for number, name in enumerate(("Shelter", "Mind"), start=1):
        service = SERVICE | {"organization": {"id": name, "name": name}}
        (tmp_path / f"{number}.json").write_bytes(page(service, total_pages=1)[1])
    reading = read_files([tmp_path / "1.json", tmp_path / "2.json"])
    assert [partner.name for partner in network(reading).partners] == ["Shelter", "Mind"]


def test_a_list_of_terms_is_no_directory() -> None:
    terms = {"contents": [{"id": "t", "name": "Housing", "description": "x", "taxonomy": "y"}]}
    assert read_bytes(json.dumps(terms).encode(), "terms.json").outcome == "refuse"


@pytest.mark.skipif(not REAL.is_dir(), reason="../shared/realdata is not here")
def test_the_examples_of_both_standards_agree() -> None:
    package = network(read(REAL / "hsds_3.0_csv_example")).partners[0]
    served = network(read(REAL / "oruk_3.0_examples" / "service_at_location_full.json")).partners[0]
    listed = network(read(REAL / "oruk_3.0_examples" / "organization_full.json")).partners[0]
    for partner in (package, served, listed):
        assert partner.name == "Example Organization Inc."
        assert partner.ages == AgeRange(12, 100)
        assert partner.hours == (Opening((3, 4), 10 * 60, 18 * 60),)
        assert partner.ids == (("GB-COH", "01234567"),)


@pytest.mark.parametrize(("weekday", "day"), [("MO", 0), ("Monday", 0), ("tue", 1), ("7", 6), (3, 2)])
def test_an_older_schedule_names_its_day_in_any_way(weekday: object, day: int) -> None:
    old = {"weekday": weekday, "opens_at": "09:00", "closes_at": "17:00"}
    partner = network(read_directory([page(SERVICE | {"schedules": [], "regular_schedules": [old]})])).partners[0]
    assert partner.hours == (Opening((day,), 9 * 60, 17 * 60),)


@pytest.mark.parametrize("weekday", ["8", "0", "M", "", "someday"])
def test_a_day_that_is_none_says_nothing(weekday: str) -> None:
    old = {"weekday": weekday, "opens_at": "09:00", "closes_at": "17:00"}
    partner = network(read_directory([page(SERVICE | {"schedules": [], "regular_schedules": [old]})])).partners[0]
    assert partner.hours is None


def test_it_is_told_which_terms_are_read_as_which_need() -> None:
    notes = read_directory([page(SERVICE)]).notes
    assert 'Terms read as needs: "Homelessness support" as "Accommodation and housing".' in notes
