"""Partners called by codes, each with a sex or an offence of its own, are people; wards and streets are none."""

import pytest

from network.details.coded_people import coded_people
from network.errors import Where
from network.model import Network, Partner, System
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
