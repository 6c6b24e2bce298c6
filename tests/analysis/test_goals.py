"""Goals: met, not met and not known, by hand and against a slow twin."""

import random
from collections import Counter
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

import analysis
from analysis import goals
from analysis._aims import standing
from network.counts import Count
from network.goal_tests import read_test
from network.model import AgeRange, Goal, Network, Relation
from tests.oracle import goals as slow
from tests.oracle.random_maps import random_network
from tests.pace import usually
from tests.small_networks import NETWORKS, with_doors_told

CHAIN = NETWORKS["chain"]


def goal(**test: str) -> Goal:
    question = "entry_points" if "needs_reached" in test else "coverage"
    return Goal("So be it", question, test=tuple(test.items()))


def status(network: Network, **test: str) -> str:
    return standing(network, goal(**test)).status


def told() -> Network:
    """Custody -> hub -> housing, where everybody has said everything."""
    network = with_doors_told(CHAIN)
    relations = tuple(replace(link, needs=("housing", "mental")) for link in network.relations)
    return replace(network, relations=relations, asked=tuple(network.by_id))


def changed(network: Network, one: str, **said: object) -> Network:
    partners = tuple(replace(partner, **said) if partner.id == one else partner for partner in network.partners)
    return replace(network, partners=partners)


def test_a_way_that_is_recorded_in_full_meets_a_goal() -> None:
    assert status(told(), need="housing", stage="custody") == "met"
    assert status(told(), need="housing", stage="custody", steps="2") == "met"
    assert status(told(), need="housing", stage="custody", steps="1") == "not met"
    assert status(told(), need="housing", stage="court") == "not met"  # nobody comes in there


@pytest.mark.parametrize("blank", ["areas", "ages", "needs", "stages"])
def test_what_a_partner_on_the_only_way_has_not_said_is_not_known(blank: str) -> None:
    who = {"needs": "home", "stages": "custody"}.get(blank, "hub")
    assert status(changed(told(), who, **{blank: None}), need="housing", stage="custody") == "not known"


def test_a_link_that_does_not_say_what_it_carries_is_not_known() -> None:
    network = told()
    relations = (replace(network.relations[0], needs=None), network.relations[1])
    assert status(replace(network, relations=relations), need="housing", stage="custody") == "not known"


def test_hours_nobody_has_given_are_not_known() -> None:
    assert status(told(), need="housing", stage="custody", at="Sat 23:00") == "not known"


def test_a_pair_nobody_was_asked_about_may_be_a_link() -> None:
    network = told()
    cut = replace(network, relations=network.relations[:1])
    assert status(cut, need="housing", stage="custody") == "not met"
    assert status(replace(cut, asked=("custody",)), need="housing", stage="custody") == "not known"


def asked_as(network: Network, *kinds: str) -> Network:
    return replace(network, system=replace(network.system, asked_as=tuple((kind, "With whom?") for kind in kinds)))


def test_where_nobody_was_asked_about_referrals_every_pair_may_be_one() -> None:
    cut = replace(told(), relations=(replace(told().relations[0], kind="works jointly"),))
    assert status(cut, need="housing", stage="custody") == "not met"
    assert status(asked_as(cut, "works jointly", "refers"), need="housing", stage="custody") == "not met"
    assert status(asked_as(cut, "works jointly"), need="housing", stage="custody") == "not known"


def test_other_links_and_referrals_the_other_way_say_nothing_of_a_referral() -> None:
    two = replace(told(), relations=told().relations[:1])  # hub to home is missing
    for link in (Relation("hub", "home", "knows"), Relation("home", "hub", needs=("housing",))):
        network = replace(two, relations=(*two.relations, link))
        assert status(network, need="housing", stage="custody") == "not met"
        assert status(replace(network, asked=()), need="housing", stage="custody") == "not known"
    none = replace(two, relations=(*two.relations, Relation("hub", "home", made=Count.exactly(0))), asked=())
    assert status(none, need="housing", stage="custody") == "not known"  # custody to home may be there
    said = Relation("custody", "home", made=Count.exactly(0))
    assert status(replace(none, relations=(*none.relations, said)), need="housing", stage="custody") == "not met"


def test_who_answered_one_end_was_not_asked_the_other() -> None:
    cut = replace(told(), relations=told().relations[:1])

    def stands(kinds: tuple[str, ...], *answered: str) -> str:
        return status(asked_as(replace(cut, asked=answered), *kinds), need="housing", stage="custody")

    assert stands(("refers",), "custody", "hub") == "not met"
    assert stands(("refers",), "home") == "not known"
    assert stands(("refers back",), "custody", "hub") == "not known"
    assert stands(("refers back",), "home") == "not met"
    assert stands(("refers", "refers back"), "home") == "not met"


def test_waits_add_up_along_the_way_and_one_that_is_not_known_is_not_short() -> None:
    network = changed(changed(told(), "hub", wait_days=10.0), "home", wait_days=20.0)
    assert status(network, need="housing", stage="custody", days="30") == "met"
    assert status(network, need="housing", stage="custody", days="29.5") == "not met"
    assert status(changed(network, "hub", wait_days=None), need="housing", stage="custody", days="30") == "not known"
    assert status(changed(network, "hub", wait_days=None), need="housing", stage="custody", days="10") == "not met"


def test_every_door_is_each_of_them() -> None:
    # a second custody suite that refers nobody
    network = told()
    second = replace(network.partner("custody"), id="cell", name="Cell")
    two = replace(network, partners=(*network.partners, second), asked=(*network.by_id, "cell"))
    assert status(two, need="housing", stage="custody") == "met"
    assert status(two, need="housing", stage="custody", every_door="yes") == "not met"
    linked = replace(two, relations=(*two.relations, Relation("cell", "hub", needs=("housing",))))
    assert status(linked, need="housing", stage="custody", every_door="yes") == "met"


def test_services_of_their_own_are_counted_in_every_area() -> None:
    network = changed(told(), "home", only_for=("women",), areas=("north",))
    assert status(network, only_for="women", area="north") == "met"
    assert status(network, only_for="women") == "not met"
    assert status(network, only_for="women", services="2", area="north") == "not met"
    assert status(changed(network, "home", areas=None), only_for="women") == "not known"


def test_a_way_in_reaches_so_many_needs() -> None:
    assert status(told(), stage="custody", needs_reached="2") == "met"
    assert status(told(), stage="custody", needs_reached="3") == "not met"
    assert status(changed(told(), "home", needs=None), stage="custody", needs_reached="2") == "not known"


def test_a_goal_in_words_alone_is_not_known() -> None:
    assert standing(told(), Goal("Be kind")).status == "not known"


def test_the_answer_has_a_row_a_goal_with_day_and_owner() -> None:
    met = replace(goal(need="housing", stage="custody"), by=date(2027, 3, 31), owner="Head of housing", id="home")
    network = replace(told(), goals=(met, goal(stage="court"), Goal("Be kind")))
    answer = analysis.run("goals", network)
    assert answer.finding == "Of 3 goals on this map, 1 is met, 1 is not met yet and of 1 it is not known."
    one = analysis.run("goals", replace(network, goals=(network.goals[1],)))
    assert one.finding == "The goal on this map is not met yet."
    assert answer.table[["goal", "status", "by", "owner"]].to_numpy().tolist() == [
        ["home", "met", "2027-03-31", "Head of housing"],
        ["2", "not met", "", ""],
        ["3", "not known", "", ""],
    ]
    assert answer.table["where"].tolist() == ["", "housing and mental health in every area through court", ""]


def test_without_a_goal_and_with_all_met() -> None:
    assert analysis.run("goals", told()).finding == "We cannot tell yet: no goal has been set on this map."
    every = replace(told(), goals=(goal(need="housing", stage="custody"),))
    assert analysis.run("goals", every).state == "nothing"


def drawn(network: Network, seed: int) -> Goal:
    """A test of any kind that this map can be put to."""
    draw, system = random.Random(seed), network.system
    lists = {"stage": system.stages, "need": system.needs, "age": system.ages, "area": system.areas}
    lists["group"] = system.groups
    kind = draw.choice(("way", "steps", "days", "door", "services", "own", "needs"))
    test = {key: draw.choice(items).id for key, items in lists.items() if items and draw.random() < 0.4}
    if draw.random() < 0.3:
        test["at"] = draw.choice(("Sat 23:00", "Mon 08:00", "Sun 23:59"))
    if kind in ("services", "own"):
        test.pop("stage", None)
        test["services"] = draw.choice(("1", "2"))
        if kind == "own" and system.groups:
            test["only_for"] = test.setdefault("group", system.groups[0].id)
    elif kind == "needs":
        test.pop("need", None)
        test["needs_reached"] = draw.choice(("1", "2", "3"))
    elif kind != "way":
        test |= {"steps": {"steps": "1"}, "days": {"days": "7"}, "door": {"every_door": "yes"}}[kind]
    return goal(**(test or {"status": "covered"}))


@pytest.mark.parametrize("start", range(0, usually(100, slowly=600), 50))
def test_equal_to_the_slow_twin(start: int) -> None:
    for seed in range(start, start + 50):
        network = random_network(seed)
        aim = drawn(network, seed)
        test = read_test(aim)
        assert test is not None
        found = standing(network, aim)
        counts = [0 if some is None else int(some.sum()) for some in (found.met, found.lacking)]
        assert (found.status, *counts) == slow.status(network, test), (seed, aim.test)


def test_whatever_the_blanks_are_filled_with_certainty_stands() -> None:
    settled = 0
    for seed in range(usually(60, slowly=200)):
        network = random_network(seed)
        aim = drawn(network, seed)
        before = standing(network, aim).status
        if before == "not known" or dict(aim.test).get("every_door"):
            continue  # who is a door may change
        settled += 1
        for fill in range(3):
            test = read_test(aim)
            assert test is not None
            after = slow.status(slow.filled(network, fill), test)[0]
            assert after in (before, "not known"), (seed, fill, aim.test)  # hours and ages of a fill may be blank
    assert settled > usually(18, slowly=60)


def test_a_partner_of_no_age_stated_is_taken_most_kindly_to_take_everyone() -> None:
    network = changed(told(), "home", ages=AgeRange(18))
    assert status(network, need="housing", stage="custody", age="adult") == "met"
    assert status(network, need="housing", stage="custody", age="young") == "not met"


def test_situations_are_told_apart_by_whether_a_goal_holds_in_them() -> None:
    # two areas and two bands of age; housing takes people from the north alone
    north = replace(changed(told(), "home", areas=("north",)), goals=(goal(need="housing", stage="custody"),))
    answer = analysis.run("goals", north)
    (row,) = answer.table.to_dict("records")
    assert (row["met"], row["not_met"], row["not_known"], row["wanted"], row["where"]) == (
        2,
        2,
        0,
        4,
        "housing in South through police custody",
    )
    assert (answer.figure, answer.caveats) == (None, ())
    silent = analysis.run("goals", replace(north, partners=changed(north, "home", needs=None).partners))
    (row,) = silent.table.to_dict("records")
    assert (row["met"], row["not_met"], row["not_known"], row["wanted"]) == (0, 2, 2, 4)
    assert silent.caveats == ("1 goal not known in part.",)


def test_a_goal_in_words_alone_is_about_no_situation_and_no_figure_is_made_of_it() -> None:
    answer = analysis.run("goals", replace(told(), goals=(Goal("Be kind"),)))
    assert answer.table[["met", "not_met", "not_known", "wanted"]].to_numpy().tolist() == [[0, 0, 0, 0]]
    assert (answer.state, answer.figure, answer.caveats) == ("not known", None, ())
    alone = "in words alone, so nothing on the map can settle"
    assert answer.finding == f"We cannot tell yet: the map's goal is {alone} it."
    two = replace(told(), goals=(Goal("Be kind"), Goal("Be there")))
    assert analysis.run("goals", two).finding == f"We cannot tell yet: the map's goals are {alone} them."


def test_what_is_not_known_of_a_goal_that_is_met_is_no_caveat() -> None:
    # one of two services is enough: that nobody knows the other one's areas makes no difference
    second = replace(told().partner("home"), id="second", name="Second")
    two = replace(told(), partners=(*told().partners, second), asked=(*told().by_id, "second"))
    unsaid = changed(two, "second", areas=None)
    answer = analysis.run("goals", replace(unsaid, goals=(goal(need="housing", services="1", area="north"),)))
    assert (answer.state, answer.table["where_not_known"].tolist(), answer.caveats) == ("nothing", [""], ())


@pytest.mark.parametrize(
    ("counts", "said", "state"),
    [
        ({"met": 1}, " is met", "nothing"),
        ({"not met": 1}, " is not met yet", "finding"),
        ({"not known": 1}, " is not known to be met", "not known"),
        ({"met": 2}, ", 2 are met", "nothing"),
        ({"met": 1, "not known": 1}, ", 1 is met and of 1 it is not known", "finding"),
        ({"met": 1, "not met": 2, "not known": 3}, ", 1 is met, 2 are not met yet and of 3 it is not known", "finding"),
        ({"not known": 2}, ", of 2 it is not known", "not known"),
    ],
)
def test_how_goals_stand_in_words(counts: dict[str, int], said: str, state: str) -> None:
    counted = Counter(counts)
    assert goals._standing(counted) == said  # type: ignore[arg-type]
    assert goals._state(counted) == state  # type: ignore[arg-type]


def test_goals_that_what_is_known_does_not_settle_are_counted() -> None:
    unsettled = changed(told(), "home", needs=None)
    one, two = ((goal(need="housing", stage="custody"),) * many for many in (1, 2))
    settle = "what is known does not settle"
    assert (
        analysis.run("goals", replace(unsettled, goals=one)).finding == f"We cannot tell yet: {settle} the map's goal."
    )
    both = analysis.run("goals", replace(unsettled, goals=two))
    assert both.finding == f"We cannot tell yet: {settle} any of the map's 2 goals."
    half = changed(told(), "home", needs=None, areas=("north",))
    rows = analysis.run("goals", replace(half, goals=two)).table
    assert rows[["met", "not_met", "not_known", "wanted"]].to_numpy().tolist() == [[0, 2, 2, 4]] * 2
    assert rows["goal"].tolist() == ["1", "2"]


def test_of_goals_it_is_said_how_many_are_not_known_whole_or_in_part() -> None:
    status = [goals.NOT_KNOWN, goals.NOT_KNOWN, goals.NOT_MET, goals.NOT_MET, "met"]
    table = pd.DataFrame({"status": status, "not_known": [1, 0, 1, 0, 1]})
    assert goals._caveats(table) == ("1 goal not known.", "1 goal not known in part.")
    assert goals._caveats(table[1::2]) == ()
