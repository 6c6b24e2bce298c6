"""What a search for plans starts from: how the map is read, what nobody has said, and which change is liked best."""

from dataclasses import replace

import numpy as np
import pytest

from analysis import _plans
from analysis._hitting import Hitting
from analysis._moves import KINDS
from analysis._plans import Plan, Plans, Progress, _liked, _Search, _unsaid, as_told, plan_edits, plans_for, telling
from network.goal_tests import read_test
from network.model import AddLink, AgeBand, AgeRange, Area, Goal, Named, Network, Opening, Partner, Relation
from tests.analysis.test_goals import goal
from tests.analysis.test_moves import moves_of
from tests.analysis.test_plan_for import SYSTEM, open_partner, small_goal, small_map

NEAR, MET_ONCE, FAR_OFF, OWN, DETOUR = 0.0, 0.2, 0.4, 0.3, 0.5


def silent(one: str, **said: object) -> Partner:
    return Partner(one, one.title(), **said)  # type: ignore[arg-type]


def test_what_nobody_has_said_is_read_as_coverage_reads_it_and_in_order_of_ids() -> None:
    system = replace(
        SYSTEM, areas=(Area("south", "S"), Area("north", "N")), needs=(Named("work", "W"), Named("debt", "D")),
        ages=(AgeBand("old", "O", AgeRange(18)), AgeBand("all", "A", AgeRange())),
    )  # fmt: skip
    said = silent("a", areas=("north",), stages=("court",), ages=AgeRange(18), hours=(), needs=())
    links = (Relation("b", "a"), Relation("a", "b", needs=("debt",)), Relation("a", "b", "knows"))
    told = as_told(Network(system, (silent("b"), said), links))
    assert told.partners == (
        said,
        silent("b", areas=("north", "south"), stages=(), ages=AgeRange(), hours=(Opening(tuple(range(7)), 0, 0),)),
    )
    assert [link.needs for link in told.relations] == [("debt", "work"), ("debt",), None]
    lists = told.system.areas, told.system.needs, told.system.ages
    assert [[one.id for one in some] for some in lists] == [["north", "south"], ["debt", "work"], ["all", "old"]]


@pytest.mark.parametrize(
    ("test", "number"),
    [
        ({"need": "debt"}, 2 + 2 + 1),  # areas and ages of two, and what one link carries
        ({"need": "debt", "at": "Sat 23:00"}, 2 + 2 + 2 + 1),
        ({"need": "debt", "every_door": "yes"}, 2 + 2 + 1 + 1),
        ({"services": "1"}, 2 + 2),
    ],
)
def test_details_that_nobody_has_given_are_counted_where_they_matter(test: dict[str, str], number: int) -> None:
    people = (silent("a", stages=()), silent("b"), silent("c", areas=(), ages=AgeRange(), hours=(), stages=()))
    network = Network(SYSTEM, people, (Relation("a", "b"), Relation("a", "c", needs=()), Relation("a", "c", "knows")))
    read = read_test(goal(**test))
    assert read is not None
    assert _unsaid(network, read) == number
    bare = replace(network, system=replace(SYSTEM, areas=(), ages=()), partners=tuple(
        replace(one, areas=None, ages=None) for one in people))  # fmt: skip
    assert _unsaid(bare, read) == number - 4


def test_a_link_between_two_who_know_each_other_is_liked_best_and_one_to_who_only_sends_on_least() -> None:
    needs = {"help": ("housing",), "last": None}
    people = tuple(open_partner(one, needs=needs.get(one, ())) for one in ("door", "far", "help", "last"))
    network = Network(
        SYSTEM, people, (Relation("door", "help", "knows"), Relation("help", "last", "knows")), asked=("far",)
    )
    moves = moves_of(network, goal(need="housing"))
    links, rest = np.split(_liked(moves), [moves.block("link").stop])
    there = [0.5, 0.5, 0.0, 0.0]  # to whom: door and far help with nothing; of last it is not known
    steps = [
        [NEAR, FAR_OFF, NEAR, MET_ONCE],
        [FAR_OFF, NEAR, FAR_OFF, FAR_OFF],
        [NEAR, FAR_OFF, NEAR, NEAR],
        [MET_ONCE, FAR_OFF, NEAR, NEAR],
    ]
    assert links.reshape(4, 4) == pytest.approx(np.array(steps) + there)
    assert set(rest.tolist()) == {OWN}
    no_links = moves_of(network, goal(need="housing"), ("area",))
    assert set(_liked(no_links).tolist()) == {OWN}


def search(network: Network, aim: Goal, *kinds: str) -> _Search:
    return _Search(moves_of(network, aim, kinds or KINDS))


DOOR, HUB = open_partner("door", stages=("custody",)), open_partner("hub")
HELP = open_partner("help", needs=("housing",))
TRIO = Network(SYSTEM, (DOOR, HUB, HELP), (), asked=("door", "hub", "help"))


def test_all_changes_together_may_or_may_not_be_enough() -> None:
    housing, debt = goal(stage="custody", need="housing"), goal(stage="custody", need="debt")
    assert search(TRIO, housing, "link").reaches_everything()
    assert not search(TRIO, housing, "need").reaches_everything()
    assert not search(TRIO, debt, "link").reaches_everything()
    assert search(TRIO, debt, "link", "need").reaches_everything()
    found = search(TRIO, housing, "link")  # in order of ids: door, help, hub
    barred = np.zeros(found.moves.size, dtype=np.bool_)
    barred[1] = True  # door to help: there is still the way round
    assert found.reaches_all(barred)
    barred[7] = True  # hub to help
    assert not found.reaches_all(barred)


def test_where_every_plan_shares_a_change_one_without_it_is_looked_for() -> None:
    """Help in the south takes one change of Help or, without that, a link to the far service and its area."""
    help_north = replace(HELP, areas=("north",))
    far = open_partner("far", needs=("housing",), areas=("north",))
    network = Network(SYSTEM, (DOOR, far, help_north), (Relation("door", "help", needs=("housing",)),),
                      asked=("door", "far", "help"))  # fmt: skip
    aim = goal(stage="custody", need="housing", area="south")
    found = plans_for(network, aim, ("area", "link"))
    told = [sorted((move.kind, move.partner, move.what or move.target) for move in plan.moves) for plan in found.plans]
    assert told[0] == [("area", "help", "south")]
    assert told[1] == [("area", "far", "south"), ("link", "door", "far")]
    assert (found.least, found.exact, found.met, found.about, found.anybody) == (1, True, False, True, False)


def test_a_bound_below_what_was_found_is_not_called_exact() -> None:
    plan = Plan(())
    assert Plans((plan,), 0).exact
    assert not Plans((plan,), 1).exact
    assert not Plans((), 0).exact
    words = plans_for(TRIO, Goal("Be kind"), KINDS)
    assert (words.plans, words.least, words.met, words.about, words.unsaid) == ((), 0, False, True, 0)
    nobody = replace(TRIO, partners=tuple(replace(one, stages=()) for one in TRIO.partners))
    assert not plans_for(nobody, goal(stage="custody", every_door="yes"), KINDS).about


def test_a_new_link_of_a_plan_carries_the_needs_that_the_goal_asks_about() -> None:
    for test, needs in (({"need": "debt"}, ("debt",)), ({}, ("housing", "debt"))):
        aim = goal(stage="custody", **test)
        found = plans_for(TRIO, aim, KINDS)
        edits = [one for plan in found.plans for one in plan_edits(TRIO, aim, plan) if isinstance(one, AddLink)]
        assert edits
        assert {one.relation.needs for one in edits} == {needs}


COURSES = {  # rounds (plan, bound, fewest found), how much was looked at, and what the plans change
    3: ("104 144 255", 45,
        ["p0 p3, p3 young, p3 debt, p3 Sat 23:00", "p0 p1, p1 p3, p3 young, p3 debt, p3 Sat 23:00"]),
    16: ("103 133 233 344", 239,
         ["p0 p4, p1 p4, p4 adult", "p0 p3, p1 p3, p3 housing", "p0 p2, p1 p2, p2 young, p2 debt"]),
    38: ("102 122 233 333", 47, ["p0 p4, p1 p4", "p0 p2, p1 p2, p2 p4", "p0 p3, p1 p3, p3 adult"]),
    44: ("106 166 267 266", 1631,
         ["p0 p1, p1 p2, p1 adult, p2 housing, p0 Sat 23:00, p2 Sat 23:00",
          "p0 p2, p1 p2, p1 adult, p2 housing, p0 Sat 23:00, p2 Sat 23:00"]),
    301: ("104 144 245 245 245 244", 799, ["p0 p2, p1 p0, p1 young, p4 north", "p0 p1, p1 p2, p1 young, p2 housing"]),
    383: ("103 133 234 234 234 234 233 344", 638,
          ["p1 p4, p4 adult, p4 north", "p1 p2, p2 debt, p2 Sat 23:00", "p1 p5, p5 adult, p5 debt, p5 Sat 23:00"]),
}  # fmt: skip


def test_a_search_goes_the_same_way_every_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Known courses: whoever changes a rule of the search sees what it does to them."""
    assert {seed: course(seed, monkeypatch) for seed in COURSES} == COURSES


def test_limits_end_a_search_where_they_say(monkeypatch: pytest.MonkeyPatch) -> None:
    limits = (
        ("PATIENCE", 1, 383, "103 133 234 234 333"),  # a round without anything new is the last
        ("FURTHER", 1, 383, "103 133 234 333"),  # one round for each plan but the first
        ("SMALL", 5, 383, "103 133 233 344"),  # more partners than that: no plan afresh before the first round
        ("EXCHANGES", 0, 44, "107 167 166 266"),
        ("SPARE", 0, 44, "107 166 266"),
        ("DIFFERENT", 2, 383, "103 133 234 234 234 234 233"),
    )
    for name, limit, seed, rounds in limits:
        with monkeypatch.context() as limited:
            limited.setattr(_plans, name, limit)
            assert course(seed, limited)[0] == rounds, name


def course(seed: int, monkeypatch: pytest.MonkeyPatch) -> tuple[str, int, list[str]]:
    made: list[Hitting] = []
    told: list[Progress] = []
    monkeypatch.setattr(_plans, "Hitting", lambda liked: made.append(Hitting(liked)) or made[-1])
    plans_for.cache_clear()  # what is known already takes no search
    with telling(told.append):
        found = plans_for(small_map(seed), small_goal(seed), KINDS)
    plans_for.cache_clear()  # with other limits other plans are found
    rounds = " ".join(f"{one.plan}{one.least}{one.found}" for one in told)
    plans = [", ".join(f"{move.partner} {move.what or move.target}" for move in plan.moves) for plan in found.plans]
    return rounds, made[-1].effort, plans


def test_only_a_need_may_be_one_that_nothing_says_a_partner_could_help_with() -> None:
    found = search(TRIO, goal(stage="custody", need="housing", at="Sat 23:00"))
    need, hours = found.moves.block("need"), found.moves.block("hours")
    akin = found.moves.akin.ravel().tolist()
    assert [found.is_of_anybody((one,)) for one in range(need.start, need.stop)] == [not there for there in akin]
    assert not any(found.is_of_anybody((one,)) for one in (need.start - 1, hours.start))
