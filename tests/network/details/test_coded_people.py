"""Partners called by codes, each with a sex or an offence of its own, are people; wards and streets are none."""

import pytest

from network.details.coded_people import coded_people, under_codes
from network.errors import Where
from network.model import Network, Partner, Relation, System
from network.uploads import read_uploaded

SEXES = ("F", "M", "F", "M")


def problem(names: list[str], said: tuple[str, ...] = SEXES, key: str = "sx") -> str:
    partners = tuple(
        Partner(id=f"p{place}", name=name, more=((key, text),))
        for place, (name, text) in enumerate(zip(names, said, strict=True))
    )
    found = coded_people(Network(system=System(name="Town"), partners=partners), Where("x"))
    return found.what if found else ""


@pytest.mark.parametrize("name", ["J{}", "Journey A{}", "YP {}", "E-22{}", "{}/26"])
def test_codes_beside_what_one_is(name: str) -> None:
    names = [name.format(number) for number in range(1, 5)]
    assert problem(names).startswith("Partners are called by codes")
    assert not any(name in problem(names) for name in names)
    assert problem(names, ("theft", "ABH", "poss cl B", "theft"), "why")


@pytest.mark.parametrize("name", ["Ward {}", "Unit {}", "Hub {}", "{}nd Street", "Catch {} Trust"])
def test_wards_and_services_with_a_number_are_no_people(name: str) -> None:
    assert not problem([name.format(number) for number in range(1, 5)])


def test_codes_beside_areas_are_no_people() -> None:
    assert not problem([f"S{number}" for number in range(4)], ("north", "south", "north", "east"), "area")
    assert not problem([f"S{number}" for number in range(4)], ("F", "F", "F", "F"), "open to")  # women


def test_a_graph_of_them_is_refused_and_none_is_repeated() -> None:
    people = "".join(f'node [ id {n} label "J3{n}" sx "{"MF"[n % 2]}" ]\n' for n in range(1, 6))
    graph = f'graph [ directed 1\nnode [ id 0 label "CGL" ]\n{people}edge [ source 1 target 0 ]\n]'
    reading = read_uploaded([("journeys.gml", graph.encode())])
    assert reading.network is None
    assert "J31" not in repr(reading)


SERVICES = ["Housing Options", "Crisis team", "Women's centre"]
CODES = ["CJ6923", "CJ8687", "CJ8872", "CJ5668", "CJ1021"]


def linked(names: list[str], *links: tuple[int, int]) -> Network:
    partners = tuple(Partner(id=f"p{place}", name=name) for place, name in enumerate(names))
    relations = tuple(Relation(f"p{one}", f"p{other}") for one, other in links)
    return Network(System(name="Town"), partners, relations)


@pytest.mark.parametrize("links", [(), [(3, 0), (4, 1), (7, 2)], [(0, 3), (1, 4)]])
def test_codes_at_one_end_of_links_between_services_are_asked_about(links: list[tuple[int, int]]) -> None:
    assert under_codes(linked([*SERVICES, *CODES], *links)) == {*CODES}


@pytest.mark.parametrize(
    ("names", "links"),
    [
        ([*SERVICES, *CODES], [(3, 0), (0, 4)]),  # at both ends
        ([*SERVICES, *CODES[:4]], []),
        ([*SERVICES[:2], *CODES], []),
        ([*SERVICES, "A1", "A2", "A3", "A4", "A6"], []),  # a list of places runs on
        ([*SERVICES, *(f"Ward {number}" for number in (12, 42, 77, 93, 104))], []),
    ],
)
def test_other_codes_are_not(names: list[str], links: list[tuple[int, int]]) -> None:
    assert under_codes(linked(names, *links)) == set()


def test_a_sex_and_an_age_in_several_names_are_asked_about() -> None:
    aged = ["C53 M 41", "D40/F28", "33 M"]
    assert under_codes(linked([*SERVICES, *aged])) == {*aged}
    assert under_codes(linked([*SERVICES, *aged[:2], "Room M4"])) == set()


def test_bodies_that_refer_by_a_code_from_a_day_on_are_no_people() -> None:
    rows = "\n".join(f"N8200{day};Housing;0{day}/06/2026" for day in range(1, 8))
    assert read_uploaded([("links.csv", f"From;To;Start date\n{rows}\n".encode())]).network is not None


def test_who_refers_by_a_code_of_its_own_beside_a_day_is_a_person() -> None:
    rows = "\n".join(
        f"{code};Housing;0{day}/06/2026;{'White Other' if day > 2 else 'Black African'}"
        for day, code in enumerate(CODES, start=1)
    )
    reading = read_uploaded([("links.csv", f"Source;Target;Date seen;Ethnic origin\n{rows}\n".encode())])
    assert reading.network is None
    assert "a row may be a person" in str(reading.problems[0])
