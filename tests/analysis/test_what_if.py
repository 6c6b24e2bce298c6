"""What would change, and for whom, on an edited map?"""

import random
from dataclasses import replace

import pandas as pd
import pytest

import analysis
from network import edit
from network.counts import Count
from network.model import AgeRange, HowMany, Named, Network, Partner, Relation, System
from tests.oracle import access, random_maps
from tests.small_networks import NETWORKS

SYSTEM = System("Smallshire", needs=(Named("debt", "Debt"), Named("work", "Work")), stages=(Named("court", "Court"),))
DOOR = Partner("door", "Front door", stages=("court",), needs=())
HUB = Partner("hub", "The hub", needs=())
HELP = Partner("help", "Help", needs=("debt", "work"))
LINE = Network(SYSTEM, (DOOR, HUB, HELP), (Relation("door", "hub"), Relation("hub", "help")))
KEYS = ["stage", "area", "age", "group", "need"]


def changes(network: Network, other: Network) -> dict[str, list[str]]:
    table = analysis.run("what_if", network, other=other).table
    return {change: rows["need"].tolist() for change, rows in table.groupby("change")}


def test_a_partner_that_steps_back_closes_what_passed_through_it() -> None:
    answer = analysis.run("what_if", LINE, other=edit.step_back(LINE, "hub"))
    assert changes(LINE, edit.step_back(LINE, "hub")) == {"closed": ["debt", "work"]}
    assert answer.finding == "If this is done, help with debt and work closes in 2 situations."
    assert answer.highlight.partners == ("hub",)
    assert answer.highlight.links == (("door", "hub"), ("hub", "help"))
    assert answer.sure.endswith("An exercise, not a plan.")


def test_a_new_link_shortens_the_way_or_opens_it() -> None:
    direct = edit.add_link(LINE, Relation("door", "help", needs=("debt",)))
    assert changes(LINE, direct) == {"shorter": ["debt"]}
    apart = edit.remove_link(LINE, "hub", "help")
    assert changes(apart, LINE) == {"opened": ["debt", "work"]}


def test_a_second_route_of_the_same_length_is_a_change_too() -> None:
    # a second hub: still 2 steps, but only door and help stay sole partners, so 3 become 2
    second = edit.add_partner(LINE, replace(HUB, id="hub2"))
    second = edit.apply_all(second, (_link("door", "hub2"), _link("hub2", "help")))
    table = analysis.run("what_if", LINE, other=second).table
    assert set(table["change"]) == {"more ways"}
    assert set(zip(table["sole_before"], table["sole_after"], strict=True)) == {(3, 2)}
    assert changes(second, LINE) == {"fewer ways": ["debt", "work"]}


def _link(source: str, target: str) -> edit.AddLink:
    return edit.AddLink(Relation(source, target))


def test_one_situation_and_several_are_spoken_of_and_stand_as_the_figure() -> None:
    for needs, said, figure in (
        (("debt",), "1 situation has a shorter way", ("1", "situation has a shorter way")),
        (("debt", "work"), "2 situations have a shorter way", ("2", "situations have a shorter way")),
    ):
        answer = analysis.run("what_if", LINE, other=edit.add_link(LINE, Relation("door", "help", needs=needs)))
        assert answer.finding == f"If this is done, {said}."
        assert answer.figure == figure
        assert dict(answer.receipt.facts)["shorter"] == len(needs)


def test_where_people_are_known_a_shorter_way_is_told_of_them_and_of_nobody_too() -> None:
    # 40 of 100 needs are debt, 60 work; nobody needs anything else
    numbers = {"debt": 40, "work": 60, "adhd": 0}
    needs = tuple(Named(one, one, how_many=HowMany(Count.exactly(number))) for one, number in numbers.items())
    network = replace(LINE, system=replace(SYSTEM, needs=needs), partners=(DOOR, HUB, replace(HELP, needs=(*numbers,))))
    for need, said, figure in (
        ("debt", "about 40 in 100 people", ("40", "in 100 people have a shorter way")),
        ("adhd", "situations in which nobody comes in", ("0", "in 100 people have a shorter way")),
    ):
        answer = analysis.run("what_if", network, other=edit.add_link(network, Relation("door", "help", needs=(need,))))
        assert answer.finding == f"If this is done, {said} have a shorter way."
        assert answer.figure == figure


def test_two_changes_are_told_in_one_sentence() -> None:
    # the hub no longer passes on work, and debt has a way of one step
    other = edit.add_link(edit.remove_link(LINE, "hub", "help"), Relation("door", "help", needs=("debt",)))
    answer = analysis.run("what_if", LINE, other=other)
    assert answer.finding == (
        "If this is done, help with work closes in 1 situation and 1 situation has a shorter way."
    )
    assert answer.figure == ("1", "situation has no way to help any more")


def test_a_group_counts_where_the_others_do_not_change_with_it() -> None:
    grouped = replace(LINE, system=replace(SYSTEM, groups=(Named("women", "Women"),)), relations=(LINE.relations[0],))
    for only_for, counted, listed in (((), 2, 4), (("women",), 2, 2)):
        before = replace(grouped, partners=(DOOR, HUB, replace(HELP, only_for=only_for)))
        answer = analysis.run("what_if", before, other=replace(before, relations=LINE.relations))
        assert (dict(answer.receipt.facts)["opened"], len(answer.table)) == (counted, listed)


def test_the_map_brings_out_the_links_that_come_or_go_between_its_partners() -> None:
    other = edit.add_link(edit.remove_link(LINE, "hub", "help"), Relation("door", "help"))
    highlight = analysis.run("what_if", LINE, other=other).highlight
    assert (highlight.partners, highlight.links) == ((), (("door", "help"), ("hub", "help")))
    two = replace(LINE, partners=(DOOR, HELP), relations=())
    assert analysis.run("what_if", two, other=edit.add_link(two, Relation("door", "help"))).highlight.links == (
        ("door", "help"),
    )
    # a link with somebody who is not on this map cannot be brought out
    third = edit.apply_all(edit.add_partner(two, HUB), (_link("door", "hub"),))
    assert analysis.run("what_if", two, other=third).highlight.links == ()


@pytest.mark.parametrize(("made", "ended"), [(None, 0), (Count.exactly(12), 12), (Count(1, 7), 0)])
def test_referrals_on_links_that_end_are_counted_where_they_are_known(made: Count | None, ended: int) -> None:
    stays = replace(LINE.relations[1], made=Count.exactly(5))
    network = replace(LINE, relations=(Relation("door", "hub", made=made), stays))
    facts = analysis.run("what_if", network, other=edit.remove_link(network, "door", "hub")).receipt.facts
    assert dict(facts)["known referrals on links that end"] == ended


def test_where_neither_map_tells_the_reason_is_that_of_the_map_as_it_is() -> None:
    nobody = replace(LINE, partners=(), relations=())
    untold = replace(LINE, partners=(replace(DOOR, stages=None), HUB, HELP))
    told, back = (analysis.run("what_if", one, other=other) for one, other in ((untold, nobody), (nobody, untold)))
    assert told.finding == ("We cannot tell what would change: nobody has said which partners people meet first.")
    assert back.state == "not known"
    assert back.finding != told.finding
    answer = analysis.run("what_if", untold, other=LINE)
    assert answer.figure == ("2", "situations gain a way to help")


def test_a_service_that_comes_or_goes_where_nothing_leads_to_it_is_a_change() -> None:
    apart = replace(LINE, relations=())
    without = edit.step_back(apart, "help")
    assert changes(without, apart) == {"service added": ["debt", "work"]}
    assert changes(apart, without) == {"service gone": ["debt", "work"]}


def test_the_same_map_changes_nothing() -> None:
    answer = analysis.run("what_if", LINE, other=LINE)
    assert answer.state == "nothing"
    assert answer.table.empty
    assert answer.figure is None


def test_without_a_second_map_there_is_nothing_to_compare() -> None:
    assert analysis.run("what_if", LINE).finding == "Nothing to compare yet: choose a change first."


def test_a_map_that_says_too_little_cannot_tell() -> None:
    star = NETWORKS["star"]
    assert analysis.run("what_if", star, other=star).finding == (
        "We cannot tell what would change: nobody has said which partners people meet first."
    )


def test_situations_that_only_one_map_knows_are_counted_and_left_out() -> None:
    # a third need makes one situation more on the other map
    wider = replace(LINE, system=replace(SYSTEM, needs=(*SYSTEM.needs, Named("adhd", "ADHD"))))
    answer = analysis.run("what_if", LINE, other=wider)
    assert answer.state == "nothing"
    assert answer.receipt.left_out == ("1 situation that only one of the maps knows.",)


def _edited(network: Network, seed: int) -> Network:
    """The map with one random change: a partner steps back or widens, a link comes or goes."""
    draw = random.Random(seed)
    one, other = (draw.choice(network.partners) for _ in range(2))
    choice = draw.randrange(4)
    if choice == 0:
        return edit.step_back(network, one.id)
    if choice == 1:
        return edit.change_partner(network, replace(one, ages=AgeRange(), hours=None, only_for=()))
    referrals = [relation for relation in network.relations if relation.kind == "refers"]
    if choice == 2 and referrals:
        gone = draw.choice(referrals)
        return edit.remove_link(network, gone.source, gone.target)
    return edit.add_link(network, Relation(one.id, other.id))


def _by_hand(network: Network, other: Network) -> list[dict[str, object]]:
    """Every situation that differs, by asking the slow twin about both maps."""
    rows = []
    for profile, before, after in zip(
        access.profiles(network), access.coverage(network), access.coverage(other), strict=True
    ):
        sole = [len(access.sole_partners(access.scene(one, profile))) for one in (network, other)]
        found = {
            **{key: before[key] for key in KEYS},
            "status_before": before["status"],
            "status_after": after["status"],
            "steps_before": before["steps"],
            "steps_after": after["steps"],
            "sole_before": sole[0],
            "sole_after": sole[1],
        }
        if any(found[f"{field}_before"] != found[f"{field}_after"] for field in ("status", "steps", "sole")):
            rows.append(found)
    return rows


def _agree(seeds: range) -> int:
    compared = 0
    for seed in seeds:
        network = random_maps.random_network(seed)
        if network.partners and network.system.needs and network.system.stages:
            other = _edited(network, seed)
            slow = _by_hand(network, other)
            table = analysis.run("what_if", network, other=other).table.drop(columns="change")
            fast = [
                {key: None if pd.isna(value) else value for key, value in row.items()}
                for row in table.to_dict("records")
            ]
            order = [tuple(row[key] for key in KEYS) for row in slow]
            assert sorted(fast, key=lambda row: order.index(tuple(row[key] for key in KEYS))) == slow, f"map {seed}"
            compared += len(slow)
    return compared


def test_every_difference_equals_asking_both_maps_the_slow_way() -> None:
    assert _agree(range(15)) > 15


@pytest.mark.slow
def test_every_difference_equals_the_slow_way_on_a_thousand_maps() -> None:
    assert _agree(range(15, 1060)) > 1000
