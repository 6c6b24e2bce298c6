"""How partners are spoken of who have not agreed to be named."""

from collections import Counter
from itertools import combinations

import pytest

from network.model import Area, Named, Network, Partner, System
from network.unnamed import LEAST, Speaker, counted_unnamed, named_in, spoken_of, told_sectors

NOBODY: frozenset[str] = frozenset()
SECTORS = {**{f"j{n}": "Criminal justice" for n in range(5)}, **{f"n{n}": "NHS" for n in range(3)}, "peer": "Peers"}


def speaker(agreed: frozenset[str] | None = NOBODY) -> Speaker:
    return Speaker({one: one.upper() for one in SECTORS}, SECTORS, agreed)


def test_a_sector_is_told_only_where_three_partners_could_be_meant() -> None:
    told = told_sectors(SECTORS, NOBODY)
    assert "peer" not in told
    assert told["n0"] == told["n2"] == "NHS"
    assert "n2" not in told_sectors(SECTORS, frozenset({"n0"}))  # two are left who have not agreed


def test_two_of_the_largest_sector_are_called_partners_too_where_one_would_be_left() -> None:
    assert [one for one in SECTORS if one not in told_sectors(SECTORS, NOBODY)] == ["j0", "j1", "peer"]


def test_a_sector_too_small_to_spare_any_joins_as_a_whole() -> None:
    sectors = {"a": "NHS", "b": "NHS", "c": "NHS", "d": ""}
    assert told_sectors(sectors, NOBODY) == {}


@pytest.mark.parametrize("size", range(7))
def test_whatever_is_said_three_or_more_could_be_meant(size: int) -> None:
    for agreed in combinations(SECTORS, size):
        hidden = [one for one in SECTORS if one not in agreed]
        told = told_sectors(SECTORS, frozenset(agreed))
        said = Counter(told.get(one, "") for one in hidden)
        assert min(said.values()) >= min(LEAST, len(hidden)), agreed


def test_the_second_of_a_kind_is_another() -> None:
    who = speaker()
    assert [who.of(one) for one in ("n0", "n1", "j4", "peer", "j0")] == [
        "an NHS partner",
        "another NHS partner",
        "a criminal-justice partner",
        "a partner",
        "another partner",
    ]
    assert who.again().of("n2") == "an NHS partner"


def test_who_has_agreed_is_named_and_others_are_gathered() -> None:
    assert speaker(frozenset({"peer"})).several(["n0", "peer", "n1", "j4"], 2) == (
        "PEER, two NHS partners, a criminal-justice partner and 2 more"
    )
    assert speaker(None).several(["n0", "peer"]) == "N0 and PEER"
    assert counted_unnamed(SECTORS, NOBODY, SECTORS) == "3 criminal-justice partners, 3 NHS partners and 3 partners"


@pytest.mark.parametrize(
    ("sector", "said"),
    [
        ("NHS", "an NHS partner"),
        ("Nhs", "an NHS partner"),
        ("BBC trust", "a BBC-trust partner"),
        ("Local authority", "a local-authority partner"),
        ("Employment", "an employment partner"),
        ("University", "a university partner"),
        ("Voluntary, community and social enterprise", "a partner in voluntary, community and social enterprise"),
        ("Police / CJ", "a partner in police / CJ"),
    ],
)
def test_each_sector_has_its_article(sector: str, said: str) -> None:
    sectors = dict.fromkeys("abc", sector)
    assert Speaker({}, sectors, NOBODY).of("a") == said


def test_who_is_called_as_a_place_or_need_is_not_meant_and_whose_name_only_holds_one_is() -> None:
    system = System("Here", needs=(Named("housing", "Housing"),), areas=(Area("west", "Westhaven"),))
    network = Network(system, (Partner("a", "Housing"), Partner("b", "Youth justice and housing, Westhaven")))
    assert spoken_of(network, "No help with housing in Westhaven.") == set()
    assert named_in(network, "No help with housing in Westhaven.") == {"a"}
    assert spoken_of(network, "Ask youth justice and housing, Westhaven first.") == {"b"}
