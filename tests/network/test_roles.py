"""The numbers of partners who are not named follow no order that somebody without the map could know."""

from dataclasses import replace

from network.counts import Count
from network.model import Named, Network, Partner, Relation, System
from network.roles import called

PARTNERS = tuple(Partner(f"id{number}", f"Partner {chr(65 + number)}") for number in range(8))


def _map(made: int) -> Network:
    return Network(System("Town"), PARTNERS, (Relation("id0", "id1", made=Count.exactly(made)),))


def _order(network: Network) -> tuple[str, ...]:
    names = called([network], [one.id for one in PARTNERS], [])
    return tuple(sorted(names, key=lambda one: int(names[one].id[1:])))


def test_the_order_stays_as_long_as_the_map_does() -> None:
    assert _order(_map(3)) == _order(_map(3))
    assert _order(_map(3)) != tuple(one.id for one in PARTNERS)


def test_whoever_knows_the_partners_but_not_the_counts_cannot_work_out_the_order() -> None:
    orders = {_order(_map(made)) for made in range(20)}
    assert len(orders) == 20


def test_whoever_knows_the_links_but_not_all_of_the_partners_cannot_either() -> None:
    known = _map(3)
    other = replace(known, partners=(*PARTNERS[:-1], replace(PARTNERS[-1], wait_days=4.0)))
    assert _order(known) != _order(other)


def _names(*partners: Partner, named: tuple[Partner, ...] = (), system: System | None = None) -> list[str]:
    """By what names those partners go, sorted, on a map where some others are named."""
    network = Network(system or System("Town"), (*partners, *named))
    return sorted(one.name for one in called([network], [one.id for one in partners], []).values())


def test_partners_of_one_role_are_numbered_from_1() -> None:
    assert _names(*PARTNERS[:3]) == ["Partner 1", "Partner 2", "Partner 3"]
    assert {one.id for one in called([_map(3)], ["id0", "id4"], []).values()} == {"p1", "p2"}


def test_whoever_is_alone_in_a_role_has_no_number() -> None:
    assert _names(PARTNERS[0]) == ["Partner"]


def test_a_number_that_somebody_who_is_named_has_is_passed_over() -> None:
    assert _names(*PARTNERS[:2], named=(Partner("x", "Partner 1"), Partner("y", "PARTNER 2"))) == [
        "Partner 3",
        "Partner 4",
    ]


def test_a_single_need_is_a_role_and_several_are_none() -> None:
    system = System("Town", needs=(Named("debt", "Debt"), Named("housing", "Housing")))
    assert _names(Partner("a", "A", needs=("debt",)), system=system) == ["Debt service"]
    assert _names(Partner("a", "A", needs=("debt", "housing")), system=system) == ["Partner"]
