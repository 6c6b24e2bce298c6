"""Which group each partner counts in."""

from dataclasses import replace

import pytest

from analysis._grouping import grouping, is_of_its_own_kind
from network.errors import NetworkError
from network.model import Area, Network
from tests.small_networks import SYSTEM, partner

NETWORK = Network(
    replace(SYSTEM, areas=(*SYSTEM.areas, Area("north_alone", "North alone", covers=("north",)))),
    (
        partner("a", sector="nhs", areas=("north",), stages=("court",), needs=("housing",)),
        partner("b", sector="justice", areas=("county",), stages=("court", "custody"), needs=("housing", "mental")),
        partner("c", areas=("north_alone", "north"), stages=(), needs=(), more=(("band", " blue "), ("area", "x"))),
        partner("d", more=(("sector", "freed"), ("area", "y"), ("band", "  "))),
    ),
)


@pytest.mark.parametrize(
    ("by", "of", "named"),
    [
        ("sector", {"a": "nhs", "b": "justice", "d": "freed"}, ["freed", "Criminal justice", "NHS"]),
        (
            "area",
            {"a": "north", "b": "several areas", "c": "north", "d": "y"},
            ["North", "partners in several areas", "y"],
        ),
        (  # c is known to be no way in, d has not said
            "stage",
            {"a": "court", "b": "several stages", "c": "no stages"},
            ["Court", "partners without a way in", "partners at several ways in"],
        ),
        (
            "need",
            {"a": "housing", "b": "several needs", "c": "no needs"},
            ["Housing", "partners that only refer", "partners for several needs"],
        ),
        ("band", {"c": "blue"}, ["blue"]),
    ],
)
def test_everybody_counts_in_one_group(by: str, of: dict[str, str], named: list[str]) -> None:
    found = grouping(NETWORK, by)
    assert dict(found.of) == of
    assert found.ids == sorted(set(of.values()))
    assert [found.name(group) for group in found.ids] == named
    assert found.without(NETWORK) == 4 - len(of)
    assert found.codes(NETWORK).tolist() == [found.ids.index(of[one]) if one in of else -1 for one in "abcd"]


def test_how_a_group_is_spoken_of() -> None:
    sectors, stages = grouping(NETWORK, "sector"), grouping(NETWORK, "stage")
    assert (sectors.said, stages.said) == ("sector", "way in")
    assert (sectors.services("nhs"), sectors.inside("nhs")) == ("NHS services", "NHS")
    assert stages.services("several stages") == stages.inside("several stages") == "services at several ways in"
    assert stages.services("no stages") == stages.inside("no stages") == "services without a way in"
    assert [is_of_its_own_kind(one) for one in ("no stages", "several stages", "court")] == [True, True, False]


def test_a_column_that_nobody_has_is_refused() -> None:
    with pytest.raises(NetworkError, match=r'No partner has a column "bands"\. Did you mean "band"\?'):
        grouping(NETWORK, "bands")
    with pytest.raises(NetworkError, match=r'"xyzzy"\. Columns: area, band, need, sector, stage\.'):
        grouping(NETWORK, "xyzzy")
    assert dict(grouping(Network(SYSTEM, (partner("a"),)), "need").of) == {}  # a list of the map need not be used
