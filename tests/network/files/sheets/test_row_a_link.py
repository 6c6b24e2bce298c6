"""Lists in which a partner has a row for each other that it works with: every row is a link."""

import pytest

from network.files import read_bytes
from network.reading import Reading


def read(text: str) -> Reading:
    return read_bytes(text.encode(), "links.csv")


def ends(reading: Reading) -> list[tuple[str, str, str]]:
    assert reading.network is not None
    name = reading.network.name
    return [(name(one.source), name(one.target), one.kind) for one in reading.network.relations]


@pytest.mark.parametrize(
    ("heading", "kind", "back"),
    [("Refers to", "refers", False), ("Referred by", "refers", True), ("Works with", "works jointly", False)],
)
def test_a_partner_with_a_row_for_each_other_states_a_link_in_each(heading: str, kind: str, back: bool) -> None:
    found = ends(read(f"Organisation,{heading}\nPolice,Shelter\nPolice,Mind\nCourt,Shelter\n"))
    pairs = [("Police", "Shelter"), ("Police", "Mind"), ("Court", "Shelter")]
    assert sorted(found) == sorted((other, own, kind) if back else (own, other, kind) for own, other in pairs)


def test_counts_beside_referrals_are_referrals_and_beside_other_ties_a_detail() -> None:
    rows = "Police,Shelter,12\nPolice,Mind,40\n"
    referred = read(f"Organisation,Refers to,How many last yr\n{rows}").network
    assert referred is not None
    assert sorted(one.made.low for one in referred.relations if one.made) == [12, 40]
    joint = read(f"Organisation,Works with,How many last yr\n{rows}").network
    assert joint is not None
    assert [(one.made, dict(one.more)) for one in joint.relations] == [
        (None, {"How many last yr": "12"}), (None, {"How many last yr": "40"}),
    ]  # fmt: skip


def test_a_list_with_a_row_a_partner_stays_a_list() -> None:
    found = read(
        "Organisation,Sector,Works with\nPolice,Justice,Mind\nMind,Voluntary,Police; Shelter\nShelter,Voluntary,\n"
    )
    assert found.network is not None
    assert [one.name for one in found.network.partners] == ["Police", "Mind", "Shelter"]
    assert {frozenset(pair[:2]) for pair in ends(found)} == {
        frozenset(("Police", "Mind")),
        frozenset(("Mind", "Shelter")),
    }


def test_several_others_in_a_cell_or_more_said_of_a_partner_leave_it_a_list() -> None:
    several = read("Organisation,Works with\nPolice,Mind; Shelter\nPolice,Court\nMind,Police\n")
    assert several.recognised is not None
    sector = read(
        "Organisation,Sector,Works with\nPolice,Justice,Mind\nPolice,Justice,Shelter\nMind,Voluntary,Police\n"
    )
    assert sector.recognised is not None
    assert [one.tables[0].role for one in (several.recognised, sector.recognised)] == ["partners", "partners"]
