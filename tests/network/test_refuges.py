"""Refuges are known by what they are called, help with and are for; no list tells their place."""

import pytest

from network.model import Area, Named, Network, Partner, System
from network.refuges import areas_of_others, refuges

SYSTEM = System(
    "Town",
    areas=(
        Area("a", "A"),
        Area("b", "B"),
        Area("c", "C"),
        Area("both", "Both", ("a", "b")),
        Area("only", "Only", ("c",)),
    ),
    sectors=(Named("vawg", "Violence against women and girls"), Named("vcse", "Voluntary")),
    needs=(Named("da", "Domestic abuse"), Named("substance", "Substance abuse"), Named("trauma", "Trauma and abuse")),
    groups=(Named("survivors", "Survivors of sexual violence"), Named("women", "Women")),
)


@pytest.mark.parametrize(
    "partner",
    [
        Partner("x", "Northfield Refuge"),
        Partner("x", "Sanctuary scheme"),
        Partner("x", "Women’s Aid, Harbour"),
        Partner("x", "Domestic Violence Team"),
        Partner("x", "Haven", short="IDVA service"),
        Partner("x", "Haven", aka=("the safe house",)),
        Partner("refuge_north", "Haven"),
        Partner("x", "Haven", needs=("trauma", "da")),
        Partner("x", "Haven", only_for=("survivors",)),
        Partner("x", "Haven", sector="vawg"),
        Partner("x", "Honour-based abuse line"),
        Partner("x", "Modern slavery support"),
        Partner("x", "Domestic-abuse hub"),
        Partner("x", "Domestic  abuse hub"),
        Partner("x", "Safe-house North"),
        Partner("x", "Woman's Aid"),
        Partner("x", "Rape Crisis"),
        Partner("x", "Safe accommodation service"),
        Partner("x", "For people fleeing violence"),
        Partner("x", "FGM clinic"),
        Partner("x", "Cymorth i Ferched"),
        Partner("x", "Lloches y Fro"),
        Partner("x", "Gwasanaeth cam-drin domestig"),
    ],
)
def test_who_is_taken_for_one(partner: Partner) -> None:
    assert refuges(Network(SYSTEM, (partner,))) == {"x" if partner.id == "x" else "refuge_north"}


@pytest.mark.parametrize(
    "partner",
    [
        Partner("x", "Refugee council"),
        Partner("x", "Drug service", needs=("substance",)),
        Partner("x", "Women's centre", needs=("trauma",), only_for=("women",)),
        Partner("x", "Police"),
        Partner("x", "Housing options", sector="vcse"),
        Partner("x", "Family support"),
        Partner("x", "Gwasanaeth cam-drin sylweddau"),
        Partner("x", "Place of safety"),
        Partner("x", "Drug and alcohol (DA) team"),
    ],
)
def test_who_is_not(partner: Partner) -> None:
    assert refuges(Network(SYSTEM, (partner,))) == frozenset()


def left(*others: str, refuge: tuple[str, ...] | None = ("c", "only")) -> dict[str, tuple[str, ...]]:
    """The areas that stay beside a refuge, with what they cover, where somebody else works in these."""
    partners = (Partner("x", "Refuge", areas=refuge), Partner("y", "Police", areas=others))
    return {area.id: area.covers for area in areas_of_others(Network(SYSTEM, partners), frozenset({"x"}))}


def test_an_area_where_only_a_refuge_works_leaves_the_list() -> None:
    assert left("a") == {"a": (), "both": ("a",)}
    assert left("both") == {"a": (), "b": (), "both": ("a", "b")}


@pytest.mark.parametrize("others", [(), ("a",), ("b", "c"), ("both",), ("only",)])
def test_the_areas_that_stay_do_not_hang_on_where_the_refuge_is(others: tuple[str, ...]) -> None:
    places = [None, (), ("a",), ("b",), ("both",), ("c", "only")]
    lists = [left(*others, refuge=one) for one in places]
    assert lists == [lists[0]] * len(places)


def test_without_a_refuge_every_area_stays() -> None:
    assert areas_of_others(Network(SYSTEM, (Partner("y", "Police", areas=("a",)),)), frozenset()) == SYSTEM.areas


def test_an_area_stays_where_another_works_in_it_or_in_one_that_covers_it() -> None:
    assert left("c") == {"c": (), "only": ("c",)}
    assert left("only") == {"c": (), "only": ("c",)}
