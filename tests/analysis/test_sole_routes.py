"""Who, and which link, is the only way through? Small maps worked by hand."""

import math
from dataclasses import replace
from itertools import pairwise

import pytest

import analysis
from analysis import claim
from analysis._dominators import LONG, by_trees
from analysis._left_out import left_out
from analysis._reach import reach
from analysis.sole_routes import PLACES, _as_much, _fewer, _most_people, _most_situations, _spoken
from network.counts import Count
from network.model import Area, HowMany, Named, Network, Partner, Relation, System
from tests.oracle.random_maps import random_network
from tests.pace import usually
from tests.small_networks import NETWORKS, OFFICE

SYSTEM = System("Smallshire", needs=(Named("debt", "Debt"), Named("work", "Work")), stages=(Named("court", "Court"),))
DOOR = Partner("door", "Front door", stages=("court",), needs=())
HUB = Partner("hub", "The hub", needs=())
HELP = Partner("help", "Help", needs=("debt", "work"))


def build(partners: tuple[Partner, ...], *links: str) -> Network:
    """Links such as `door hub`, for both needs, or `door hub debt`, for one."""
    parts = [link.split() for link in links]
    relations = tuple(Relation(one, other, needs=tuple(needs) or None) for one, other, *needs in parts)
    return Network(SYSTEM, partners, relations)


def rows(question: str, network: Network) -> list[tuple]:
    table = analysis.run(question, network).table.drop(columns="people")  # nobody has said how many come in
    return list(table.itertuples(index=False, name=None))


def test_everybody_on_a_single_line_is_a_sole_route_and_those_on_the_way_come_first() -> None:
    # door -> hub -> help for two needs: each is lost without any of the three
    line = build((DOOR, HUB, HELP), "door hub", "hub help")
    expected = [("hub", 2, "on the way", 2), ("door", 2, "way in", 2), ("help", 2, "service", 2)]
    assert rows("sole_routes", line) == expected
    assert rows("sole_links", line) == [("door", "hub", 2, 2), ("hub", "help", 2, 2)]


def test_a_second_way_for_one_need_leaves_the_hub_the_only_way_for_the_other() -> None:
    network = build((DOOR, HUB, HELP), "door hub", "hub help", "door help debt")
    assert rows("sole_routes", network)[0] == ("hub", 1, "on the way", 1)
    assert rows("sole_links", network) == [("door", "hub", 1, 1), ("hub", "help", 1, 1)]


def test_a_link_back_hides_nothing() -> None:
    # help sends back to the hub, the hub back to the door: cycles, yet every way on still needs each link
    network = build((DOOR, HUB, HELP), "door hub", "hub help", "help hub", "hub door")
    assert [row[:2] for row in rows("sole_links", network)] == [("door", "hub"), ("hub", "help")]


def test_a_way_round_a_link_that_only_leads_back_does_not_count() -> None:
    # hub -> loop -> hub: the loop is another successor of the hub, but the hub is on all its ways to help
    loop = replace(HUB, id="loop")
    network = build((DOOR, HUB, loop, HELP), "door hub", "hub help", "hub loop", "loop hub")
    assert ("hub", "help", 2, 2) in rows("sole_links", network)


def test_two_relations_between_two_partners_are_one_link() -> None:
    network = build((DOOR, HELP), "door help debt", "door help work")
    assert rows("sole_links", network) == [("door", "help", 2, 2)]


def test_a_door_that_helps_is_the_way_in_and_no_link_matters() -> None:
    network = build((replace(DOOR, needs=("debt",)),))
    assert rows("sole_routes", network) == [("door", 1, "way in", 1)]
    assert rows("sole_links", network) == []


def test_a_service_for_one_need_that_is_on_the_way_for_another_is_on_the_way() -> None:
    # the hub meets debt itself and is the way to help with work
    network = build((DOOR, replace(HUB, needs=("debt",)), HELP), "door hub", "hub help work")
    assert rows("sole_routes", network)[0] == ("hub", 2, "on the way", 2)


def test_situations_that_share_a_pattern_are_each_counted() -> None:
    # two areas with the same answer double every count; a group with the same answer adds nothing
    network = build((DOOR, HUB, HELP), "door hub", "hub help")
    grouped = replace(network, system=replace(SYSTEM, groups=(Named("women", "Women"),)))
    assert rows("sole_routes", grouped)[0] == rows("sole_routes", network)[0]
    areas = (Area("east", "East"), Area("west", "West"))
    (_, once, *_), (_, twice, *_) = (
        rows("sole_routes", network)[0],
        rows("sole_routes", replace(network, system=replace(SYSTEM, areas=areas)))[0],
    )
    assert twice == 2 * once


def test_the_finding_counts_situations_and_the_line_below_says_of_which_needs() -> None:
    answer = analysis.run("sole_routes", build((DOOR, HUB, HELP), "door hub", "hub help work"))
    assert answer.finding == (
        "The hub is the only recorded way through in 1 situation: much relied on, and a second route would protect "
        "people and the team."
    )
    assert answer.finding_in_room().startswith("A partner is the only recorded way through")
    assert answer.figure == ("1", "situation")
    assert answer.sure.endswith("It concerns 1 of 2 needs.")


def test_the_map_brings_out_the_ways_that_the_partner_carries() -> None:
    # help is one link from the hub; the way round by far is longer, so it is not on a shortest way
    far = replace(HUB, id="far")
    network = build((DOOR, HUB, far, HELP), "door hub", "hub help", "hub far", "far help")
    highlight = analysis.run("sole_routes", network).highlight
    assert highlight.partners == ("hub",)
    assert highlight.links == (("door", "hub"), ("hub", "help"))


def test_a_map_without_a_way_to_help_cannot_tell_and_one_with_two_ways_has_nothing_to_report() -> None:
    assert analysis.run("sole_routes", NETWORKS["empty"]).state == "not known"
    second = (replace(DOOR, id="door2"), replace(HELP, id="help2"))
    network = build((DOOR, HELP, *second), "door help", "door help2", "door2 help", "door2 help2")
    assert analysis.run("sole_routes", network).state == "nothing"
    assert analysis.run("sole_links", network).state == "nothing"


def test_the_link_finding_names_both_ends() -> None:
    answer = analysis.run("sole_links", build((DOOR, HELP), "door help"))
    assert answer.finding.startswith("In 2 situations everything rests on the link from Front door to Help;")
    assert "rests on one link between two partners;" in answer.finding_in_room()


def test_on_a_way_longer_than_any_each_partner_and_link_is_still_a_sole_route() -> None:
    # door -> 0 -> 1 -> … -> 40 -> help: 43 partners and 42 links, each lost for two needs
    between = tuple(replace(HUB, id=f"{number}") for number in range(41))
    stops = ["door", *(partner.id for partner in between), "help"]
    line = build((DOOR, *between, HELP), *(f"{one} {other}" for one, other in pairwise(stops)))
    assert len(stops) > LONG
    assert {row[:2] for row in rows("sole_routes", line)} == {(stop, 2) for stop in stops}
    assert {row[:3] for row in rows("sole_links", line)} == {(one, other, 2) for one, other in pairwise(stops)}


def test_leaving_everybody_out_and_dominator_trees_agree() -> None:
    sole = 0
    for seed in range(usually(26, slowly=80)):
        found = reach(random_network(seed, partners=8 + seed // 2, links=20 + 2 * seed))
        by_leaving_out = sorted(left_out(found))
        assert by_leaving_out == sorted(by_trees(found)), f"map {seed}"
        sole += sum(bool(links) for *_, links in by_leaving_out)
    assert sole > usually(15, slowly=50)


def with_people(network: Network, **needs: int) -> Network:
    """So many people come in with each need."""
    found = tuple(replace(one, how_many=HowMany(Count.exactly(needs[one.id]))) for one in network.system.needs)
    return replace(network, system=replace(network.system, needs=found))


# the hub is the only way to work, and the desk to debt
DESK = replace(HUB, id="desk", name="The desk")
APART = build((DOOR, HUB, DESK, HELP), "door hub work", "hub help work", "door desk debt", "desk help debt")


def test_partners_that_as_much_rests_on_may_be_named_one_for_the_other() -> None:
    assert claim("sole_routes", APART).ties == (("desk",), ("hub",))
    assert analysis.run("sole_routes", APART).words["fewer"] == "in fewer than 1 situation"
    both = build((DOOR, HUB, DESK, HELP), "door hub", "hub help work", "hub desk debt", "desk help debt")
    assert claim("sole_routes", both).ties == (("hub",),)  # the desk carries debt alone; door and help are at the ends
    assert dict(analysis.run("sole_routes", both).receipt.facts)["situations with a way to help"] == 2


def test_where_people_are_known_most_people_come_first_and_the_sentence_speaks_of_them() -> None:
    answer = analysis.run("sole_routes", with_people(APART, debt=30, work=70))
    assert answer.finding == (
        "The hub is the only recorded way through for about 70 in 100 of the people who come in; "
        "a second route would protect them."
    )
    assert answer.figure == ("70", "in 100 people")
    assert answer.words["fewer"] == "for fewer than 70 in 100 people"
    assert answer.table["partner"].tolist() == ["hub", "desk", "door", "help"]
    assert answer.table["people"].tolist() == [0.7, 0.3, 1, 1]
    assert claim("sole_routes", with_people(APART, debt=50, work=50)).ties == (("desk",), ("hub",))
    assert claim("sole_routes", with_people(APART, debt=30, work=70)).ties == (("hub",),)


def test_those_without_whom_nobody_who_comes_in_loses_help_stand_last() -> None:
    answer = analysis.run("sole_routes", with_people(APART, debt=0, work=9))
    assert answer.table["partner"].tolist() == ["hub", "door", "help", "desk"]
    desk = replace(APART, relations=APART.relations[2:])  # there is a way to help with debt alone
    assert analysis.run("sole_routes", with_people(desk, debt=0, work=9)).finding == (
        "The desk is the only recorded way through in situations in which nobody comes in."
    )


def test_who_is_a_way_in_for_some_and_on_the_way_for_others_is_on_the_way() -> None:
    system = replace(SYSTEM, stages=(*SYSTEM.stages, Named("prison", "Prison")))
    links = Relation("door", "hub"), Relation("hub", "help")
    network = Network(system, (DOOR, replace(HUB, stages=("prison",)), HELP), links)
    assert rows("sole_routes", network) == [
        ("hub", 4, "on the way", 2), ("help", 4, "service", 2), ("door", 2, "way in", 2)
    ]  # fmt: skip
    assert analysis.run("sole_routes", network).highlight.ways_in == ("door", "hub")
    beside = Network(system, (DOOR, HUB, replace(HELP, stages=("prison",))), links)
    assert analysis.run("sole_routes", beside).highlight.ways_in == ("door",)


SHUT = replace(HUB, hours=())
FOR_WOMEN = replace(SYSTEM, groups=(Named("women", "Women"),))


@pytest.mark.parametrize(
    ("network", "options", "why"),
    [
        (build((DOOR, HELP)), {}, "the map has no {way}"),
        (build((DOOR, HELP)), {"need": "debt", "at": "Sun 03:00"}, "the map has no {way}"),
        (build((DOOR, SHUT, HELP), "door hub", "hub help"), {}, "every {way} leads through a door that never opens"),
        (build((DOOR, SHUT, HELP), "door hub"), {}, "the map has no {way}"),
        (build((DOOR, HELP), "door help work"), {"need": "debt"}, "no {way} is open to those asked about"),
        (
            build((DOOR, replace(HELP, hours=OFFICE)), "door help"),
            {"at": "Sun 03:00"},
            "no {way} is open at 03:00 on Sunday",
        ),
        (
            build((DOOR, replace(HELP, hours=OFFICE)), "door help"),
            {"at": "Sun 03:00", "need": "debt"},
            "no {way} is open to those asked about at 03:00 on Sunday",
        ),
        (
            Network(FOR_WOMEN, (DOOR, replace(HELP, only_for=("women",))), (Relation("door", "help"),)),
            {},
            "the map has no {way} for people in no listed group",
        ),
    ],
)
def test_that_there_is_no_way_is_said_of_those_asked_about_and_of_shut_doors(
    network: Network, options: dict[str, str], why: str
) -> None:
    answer = analysis.run("sole_routes", network, **options)
    assert answer.finding == f"We cannot tell yet: {why.format(way='recorded way from a first contact to a service')}."
    assert claim("sole_routes", network, **options).state == "not known"


def test_rows_stand_by_place_then_by_what_rests_on_them_and_those_on_whom_nobody_does_last() -> None:
    on_the_way, way_in, service = PLACES
    rows = [
        ("d", 9, 0.0, on_the_way, 1), ("c", 1, 1e-9, on_the_way, 1), ("b", 2, 0.2, way_in, 1),
        ("e", 3, 0.2, service, 1), ("a", 2, 0.3, service, 1), ("f", 1, 2e-9, on_the_way, 1),
        ("g", 5, 0.1, on_the_way, 1),
    ]  # fmt: skip
    by_people = [row[0] for row in sorted(rows, key=_most_people)]
    assert by_people == ["g", "f", "a", "b", "e", "c", "d"]
    by_situations = [row[0] for row in sorted(rows, key=_most_situations)]
    assert by_situations == ["d", "g", "c", "f", "e", "a", "b"]


@pytest.mark.parametrize(
    ("lost", "share", "spoken", "fewer"),
    [
        (
            4,
            math.nan,
            "in 4 situations: much relied on, and a second route would protect people and the team",
            "in fewer than 4 situations",
        ),
        (4, 0.0, "in situations in which nobody comes in", "for fewer than 0 in 100 people"),
        (4, 0.34, "for about 34 in 100 of the people who come in; a second route would protect them",
         "for fewer than 34 in 100 people"),
        (4, 0.001, "for about 1 in 1,000 of the people who come in; a second route would protect them",
         "for fewer people"),
        (4, 0.0095, "for about 1 in 100 of the people who come in; a second route would protect them",
         "for fewer than 1 in 100 people"),
    ],
)  # fmt: skip
def test_what_rests_on_a_partner_in_situations_or_people(lost: int, share: float, spoken: str, fewer: str) -> None:
    assert (_spoken(lost, share, {}), _fewer(lost, share)) == (spoken, fewer)


def test_how_many_others_are_relied_on_as_much_is_said() -> None:
    assert _as_much(0) == ()
    assert _as_much(1) == ("1 other partner is relied on as much.",)
    assert _as_much(2) == ("2 other partners are relied on as much.",)
