"""Which links carry situations alone? In words, by people, and which of them carry as much."""

from dataclasses import replace

import pytest

import analysis
from network.counts import Count
from network.model import Area, HowMany, Named, Network, Partner, Relation, System

NEEDS = (Named("debt", "Debt"), Named("work", "Work"))
SYSTEM = System("Smallshire", needs=NEEDS, stages=(Named("court", "Court"), Named("cell", "Custody")))
DOOR = Partner("door", "Front door", stages=("court",), needs=())
HUB = Partner("hub", "The hub", stages=(), needs=())
HELP = Partner("help", "Help", stages=(), needs=("debt", "work"))
LINE = Network(SYSTEM, (DOOR, HUB, HELP), (Relation("door", "hub"), Relation("hub", "help")))


def with_people(network: Network, debt: int, work: int) -> Network:
    """How many people a year need the one and the other; all come in at court."""
    told = zip(NEEDS, (debt, work), strict=True)
    needs = tuple(replace(need, how_many=HowMany(Count.exactly(number))) for need, number in told)
    return replace(network, system=replace(network.system, needs=needs, stages=SYSTEM.stages[:1]))


def two_services() -> Network:
    """Debt and work each have a service of their own, one link from the front door."""
    services = (
        Partner("owing", "Owing", stages=(), needs=("debt",)),
        Partner("jobs", "Jobs", stages=(), needs=("work",)),
    )
    links = (Relation("door", "owing"), Relation("door", "jobs"))
    return Network(SYSTEM, (DOOR, *services), links)


def rows(network: Network, **chosen: str) -> list[list[object]]:
    table = analysis.run("sole_links", network, **chosen).table
    return table.astype(object).where(table.notna(), None).values.tolist()


def test_links_that_carry_as_much_are_all_told_and_the_first_is_named() -> None:
    answer = analysis.run("sole_links", LINE)
    assert answer.finding == (
        "In 2 situations everything rests on the link from Front door to The hub; 1 other link carries as much alone."
    )
    assert answer.figure == ("2", "situations")
    assert analysis.claim("sole_links", LINE).ids == ("door", "hub")
    assert set(analysis.claim("sole_links", LINE).ties) == {("door", "hub"), ("hub", "help")}
    # with a second service for debt the link to help is relied on for work alone
    second = replace(HELP, id="second", needs=("debt",))
    more = replace(LINE, partners=(*LINE.partners, second), relations=(*LINE.relations, Relation("hub", "second")))
    assert rows(more) == [["door", "hub", 2, None, 2], ["hub", "help", 1, None, 1]]
    assert set(analysis.claim("sole_links", more).ties) == {("door", "hub")}


def test_where_people_are_known_links_go_by_them_and_not_by_situations() -> None:
    # a situation each; 60 of 100 people need work
    network = with_people(two_services(), debt=40, work=60)
    assert rows(network) == [["door", "jobs", 1, 0.6, 1], ["door", "owing", 1, 0.4, 1]]
    answer = analysis.run("sole_links", network)
    assert answer.finding == (
        "For about 60 in 100 of the people who come in everything rests on the link from Front door to Jobs; "
        "a second would help."
    )
    assert answer.figure == ("60", "in 100 people")
    assert set(analysis.claim("sole_links", network).ties) == {("door", "jobs")}
    assert set(analysis.claim("sole_links", with_people(two_services(), debt=50, work=50)).ties) == {
        ("door", "jobs"),
        ("door", "owing"),
    }


def test_a_narrowed_question_speaks_of_the_people_asked_about() -> None:
    network = with_people(two_services(), debt=40, work=60)
    assert rows(network, need="debt") == [["door", "owing", 1, 1.0, 1]]
    assert "of the people asked about" in analysis.run("sole_links", network, need="debt").finding


def test_of_as_many_the_link_that_stands_first_by_id_is_named() -> None:
    assert rows(two_services()) == [["door", "jobs", 1, None, 1], ["door", "owing", 1, None, 1]]


def test_the_map_brings_out_the_links_and_the_ways_in_that_rely_on_the_first() -> None:
    cell = replace(DOOR, id="cell", stages=("cell",))
    network = replace(LINE, partners=(*LINE.partners, cell))
    highlight = analysis.run("sole_links", network).highlight
    assert highlight.links == (("door", "hub"), ("hub", "help"))
    assert highlight.ways_in == ("door",)
    both = replace(network, relations=(*LINE.relations, Relation("cell", "hub")))
    assert rows(both)[0] == ["hub", "help", 4, None, 2]
    assert analysis.run("sole_links", both).highlight.ways_in == ("door", "cell")
    debt = Partner("owing", "Owing", stages=(), needs=("debt",))
    apart = replace(network, partners=(*network.partners, debt), relations=(*LINE.relations, Relation("cell", "owing")))
    assert rows(apart)[-1] == ["cell", "owing", 1, None, 1]
    assert analysis.run("sole_links", apart).highlight.ways_in == ("door",)


def test_each_link_counts_its_own_needs_where_one_is_asked_about() -> None:
    assert rows(LINE, need="debt") == [["door", "hub", 1, None, 1], ["hub", "help", 1, None, 1]]


@pytest.mark.parametrize(("areas", "situations"), [(1, 2), (3, 6)])
def test_each_area_is_a_situation_of_its_own(areas: int, situations: int) -> None:
    system = replace(SYSTEM, areas=tuple(Area(f"a{one}", f"Area {one}") for one in range(areas)))
    everywhere = tuple(replace(one, areas=tuple(area.id for area in system.areas)) for one in LINE.partners)
    answer = analysis.run("sole_links", replace(LINE, system=system, partners=everywhere))
    assert answer.figure == (f"{situations}", "situations")
    assert dict(answer.receipt.facts)["situations with a way to help"] == situations


def test_without_a_link_that_matters_or_without_a_way_no_figure_stands() -> None:
    helping = Network(SYSTEM, (replace(DOOR, needs=("debt",)),))
    nothing = analysis.run("sole_links", helping)
    assert (nothing.state, nothing.figure) == ("nothing", None)
    assert nothing.finding == "No single link is recorded as carrying a situation alone."
    untold = analysis.run("sole_links", replace(LINE, relations=()))
    assert untold.finding == "We cannot tell yet: the map has no recorded way from a first contact to a service."
