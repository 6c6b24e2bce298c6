"""What would it take? Plans equal in size to trying every set of changes, and each meets its goal."""

import random
import re
from collections import Counter
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

import analysis
from analysis._aims import standing
from analysis._moves import Moves
from analysis._plans import KINDS, PATIENCE, Plan, Progress, plan_edits, plans_for, telling
from benchmarks.maps import full_map
from network.disclosure import RULES, hide
from network.edit import apply_all
from network.errors import NetworkError
from network.goal_tests import read_test
from network.model import AgeBand, AgeRange, Area, Goal, Named, Network, Opening, Partner, Relation, System
from network.tray import stacked
from render.public_copy import public_copy
from tests.analysis.test_goals import drawn, goal
from tests.oracle import plans as slow
from tests.oracle.goals import filled
from tests.oracle.random_maps import random_network
from tests.pace import usually
from tests.shipped import shipped

MOST = 3  # changes of which every set is tried
OTHERS = ((), *((one,) for one in KINDS if one != "link"))
DAY = Opening((0, 1, 2, 3, 4), 9 * 60, 17 * 60)
ALWAYS = Opening(tuple(range(7)), 0, 24 * 60)
SYSTEM = System(
    "Small",
    areas=(Area("north", "North"), Area("south", "South")),
    needs=(Named("housing", "Housing"), Named("debt", "Debt")),
    stages=(Named("custody", "Custody"), Named("court", "Court")),
    groups=(Named("women", "Women"),),
    ages=(AgeBand("young", "Young", AgeRange(10, 17)), AgeBand("adult", "Adult", AgeRange(18, None))),
)


def some(draw: random.Random, items: tuple[str, ...], often: float) -> tuple[str, ...]:
    return tuple(item for item in items if draw.random() < often)


def small_map(seed: int) -> Network:
    """Four to six partners who have said everything, with few links: plans of several changes are needed here."""
    draw = random.Random(seed)
    many, shut = draw.choice((4, 4, 5, 5, 6)), draw.choice((0.0, 0.1, 0.3))

    def unless_shut(usual: object, *limited: object) -> object:
        return draw.choice(limited) if draw.random() < shut else usual

    partners = tuple(
        Partner(
            f"p{number}",
            f"Partner {number}",
            areas=unless_shut(("north", "south"), ("north",), ("south",)),
            stages=(("custody",), ("court",))[number] if number < 2 else (),
            needs=(some(draw, ("housing", "debt"), 0.6) or ("housing",)) if number > 1 else (),
            ages=unless_shut(AgeRange(), AgeRange(18), AgeRange(None, 17)),
            only_for=unless_shut((), (), ("women",)),
            hours=(unless_shut(ALWAYS, DAY),),
            wait_days=draw.choice((1.0, 5.0, 20.0)),
        )
        for number in range(many)
    )
    ends = [draw.sample(range(many), 2) for _ in range(draw.randint(0, many))]
    links = tuple(
        Relation(f"p{one}", f"p{other}", needs=some(draw, ("housing", "debt"), 0.7), days=draw.choice((None, 2.0)))
        for one, other in ends
    )
    return Network(SYSTEM, partners, links, asked=tuple(partner.id for partner in partners))


def small_goal(seed: int) -> Goal:
    draw = random.Random(seed)
    lists = {"stage": ("custody", "court"), "need": ("housing", "debt"), "age": ("young", "adult"), "area": ("north",)}
    test = {key: draw.choice(values) for key, values in lists.items() if draw.random() < 0.3}
    if draw.random() < 0.3:
        test["at"] = draw.choice(("Sat 23:00", "Mon 10:00"))
    if draw.random() < 0.2:
        test["group"] = "women"
    kind = draw.choice(("way", "way", "steps", "days", "door", "services", "needs"))
    if kind == "services":
        test.pop("stage", None)
    if kind == "needs":
        test.pop("need", None)
    test |= {"steps": {"steps": draw.choice("12")}, "days": {"days": draw.choice(("6", "10"))}}.get(kind, {})
    test |= {"door": {"every_door": "yes"}, "services": {"services": draw.choice("12")}}.get(kind, {})
    return goal(**(test | {"needs": {"needs_reached": "2"}}.get(kind, {}) or {"status": "covered"}))


def size_found(network: Network, aim: Goal, kinds: tuple[str, ...]) -> int | None:
    found = plans_for(network, aim, kinds)
    assert found.exact or not found.plans
    return 0 if found.met else len(found.plans[0].moves) if found.plans else None


def size_tried(network: Network, aim: Goal, kinds: tuple[str, ...]) -> int | None:
    test = read_test(aim)
    assert test is not None
    return slow.fewest(network, test, kinds, MOST)


def as_told(size: int | None) -> int | None:
    return None if size is None else min(size, MOST + 1)


def compare(seeds: range, kinds: tuple[str, ...]) -> Counter[int | None]:
    sizes: Counter[int | None] = Counter()
    for seed in seeds:
        network, aim = small_map(seed), small_goal(1000 * len(kinds) + seed)
        found = size_found(network, aim, ("link", *kinds))
        assert as_told(found) == size_tried(network, aim, ("link", *kinds)), (seed, aim.test)
        sizes[found] += 1
    return sizes


each_other_kind = pytest.mark.parametrize("kinds", OTHERS, ids=lambda kinds: " ".join(("link", *kinds)))


@each_other_kind
def test_no_set_of_changes_is_smaller(kinds: tuple[str, ...]) -> None:
    assert len(compare(range(8, usually(10, slowly=16)), kinds)) > usually(0, slowly=2)


@pytest.mark.slow
@each_other_kind
def test_no_set_of_changes_is_smaller_on_200_maps(kinds: tuple[str, ...]) -> None:
    assert len(compare(range(40), kinds)) > 3


@pytest.mark.parametrize("start", usually([0], slowly=[0, 100, 300]))
def test_the_same_on_maps_with_everything_that_is_hard_about_real_ones(start: int) -> None:
    for seed in range(start, start + usually(12, slowly=100)):
        draw = random.Random(seed)
        many = draw.choice((3, 4, 5))
        network = random_network(seed, partners=many, links=draw.randint(0, many))
        if draw.random() < 0.5:
            network = filled(network, seed)
        aim, kinds = drawn(network, seed), ("link", *draw.choice(OTHERS))
        assert as_told(size_found(network, aim, kinds)) == size_tried(network, aim, kinds), (seed, aim.test, kinds)


def open_partner(one: str, **said: object) -> Partner:
    plain = {"areas": ("north", "south"), "ages": AgeRange(), "needs": (), "stages": (), "hours": (ALWAYS,)}
    return Partner(**{"id": one, "name": one.title(), **plain, **said})  # type: ignore[arg-type]


def three_doors_three_services() -> Network:
    """Nobody is linked: straight from every door to every service it takes 9 links, in a row fewer."""
    doors = tuple(open_partner(f"door{n}", stages=("custody",)) for n in range(3))
    services = tuple(open_partner(f"help{n}", needs=(f"need{n}",)) for n in range(3))
    system = replace(SYSTEM, needs=tuple(Named(f"need{n}", f"Need {n}") for n in range(3)))
    people = (*doors, open_partner("hub"), *services)
    return Network(system, people, asked=tuple(one.id for one in people))


EVERY_DOOR = goal(stage="custody", every_door="yes")


def test_links_in_a_row_are_found() -> None:
    found = plans_for(three_doors_three_services(), EVERY_DOOR, ("link",))
    # one row: door to door to door to help to help to help. All six have to hang together, which takes five
    assert (len(found.plans[0].moves), found.least, found.exact) == (5, 5, True)


def test_a_chain_within_steps() -> None:
    within = goal(stage="custody", every_door="yes", steps="1")
    assert len(plans_for(three_doors_three_services(), within, ("link",)).plans[0].moves) == 9


def test_every_plan_meets_its_goal_and_shares_no_change_with_the_others() -> None:
    network = replace(three_doors_three_services(), goals=(EVERY_DOOR,))
    found = plans_for(network, EVERY_DOOR, KINDS)
    assert len(found.plans) == 3
    for plan in found.plans:
        then = apply_all(network, stacked(network, plan_edits(network, EVERY_DOOR, plan)))
        assert standing(then, EVERY_DOOR).status == "met"
        fewer = Plan(plan.moves[1:])
        then = apply_all(network, stacked(network, plan_edits(network, EVERY_DOOR, fewer)))
        assert standing(then, EVERY_DOOR).status != "met"
    every = [move for plan in found.plans for move in plan.moves]
    assert len(set(every)) == len(every)


def test_no_plan_with_these_kinds_of_change_is_said() -> None:
    network = replace(three_doors_three_services(), goals=(EVERY_DOOR,))
    answer = analysis.run("plan_for", network, goal="1", kinds="area,age")
    assert answer.state == "nothing"
    assert answer.finding == "No plan with these kinds of change meets this goal on this map."


def test_a_goal_that_is_met_needs_nothing() -> None:
    met = goal(stage="custody", need="need0", area="north")
    network = replace(three_doors_three_services(), relations=(), goals=(met,))
    linked = replace(network, relations=tuple(Relation(f"door{n}", "help0", needs=("need0",)) for n in range(3)))
    assert analysis.run("plan_for", linked, goal="1").finding == "This goal is met already; nothing has to change."


def test_what_nobody_has_said_is_taken_as_elsewhere_and_counted() -> None:
    aim = goal(stage="custody", need="need0")
    network = replace(three_doors_three_services(), goals=(aim,), relations=(Relation("door0", "help0"),))
    assert standing(network, aim).status == "not known"
    answer = analysis.run("plan_for", network, goal="1")
    assert answer.finding == "Nothing has to change, which may rest on 1 detail nobody has given: ask first."


def test_a_partner_that_has_not_said_whether_people_come_in_is_no_door_and_is_counted() -> None:
    network = replace(three_doors_three_services(), goals=(EVERY_DOOR,))
    silent = replace(network, partners=(*network.partners, open_partner("silent", stages=None)))
    plain, counted = (analysis.run("plan_for", one, goal="1", kinds="link") for one in (network, silent))
    assert len(counted.table.query("plan == 1")) == len(plain.table.query("plan == 1"))
    assert "It may rest on 1 detail nobody has given: ask first." in counted.caveats


@pytest.mark.parametrize(("kinds", "said"), [("link", False), ("link,area", True), ("need", False), ("age", True)])
def test_where_every_door_is_asked_it_is_said_that_doors_are_not_widened(kinds: str, said: bool) -> None:
    """The second door takes adults only, so that a young person gets no further there."""
    people = {one.id: one for one in three_doors_three_services().partners}
    people["door1"] = replace(people["door1"], ages=AgeRange(18))
    network = replace(three_doors_three_services(), partners=tuple(people.values()), goals=(EVERY_DOOR,))
    answer = analysis.run("plan_for", network, goal="1", kinds=kinds)
    spared = "Partners where people come in are not asked to take more people."
    assert (spared in answer.caveats) == said


def test_every_door_of_a_map_without_doors_is_not_known() -> None:
    network = three_doors_three_services()
    shut = replace(network, goals=(EVERY_DOOR,), partners=tuple(replace(one, stages=()) for one in network.partners))
    answer = analysis.run("plan_for", shut, goal="1")
    assert answer.state == "not known"
    assert answer.finding.endswith("no partner is recorded where these people come in.")


@pytest.mark.parametrize(
    ("goals", "options", "words"),
    [
        ((), {}, "no goal has been set on this map"),
        ((EVERY_DOOR,), {}, "choose a goal first"),
        ((Goal("Be kind"),), {"goal": "1"}, "in words alone"),
    ],
)
def test_without_a_goal_that_can_be_tested_nothing_is_said(
    goals: tuple[Goal, ...], options: dict[str, str], words: str
) -> None:
    answer = analysis.run("plan_for", replace(three_doors_three_services(), goals=goals), **options)
    assert answer.state == "not known"
    assert words in answer.finding


def test_the_sentence_names_the_first_change_and_a_room_hears_no_name() -> None:
    network = replace(three_doors_three_services(), goals=(EVERY_DOOR,))
    answer = analysis.run("plan_for", network, goal="1", kinds="link")
    assert re.fullmatch(r"5 changes could meet this goal: a link from \w+ to \w+, and 4 more; no plan has fewer\.",
                        answer.finding)  # fmt: skip
    assert answer.finding_in_room() == (
        "5 changes could meet this goal: a link from a partner to another partner, and 4 more; no plan has fewer."
    )


def test_the_order_of_the_map_changes_nothing() -> None:
    network = replace(three_doors_three_services(), goals=(EVERY_DOOR,))
    turned = replace(network, partners=network.partners[::-1])
    one, other = (analysis.run("plan_for", some, goal="1").table for some in (network, turned))
    pd.testing.assert_frame_equal(one, other)


def test_an_unknown_goal_or_kind_is_refused_with_what_there_is() -> None:
    network = replace(three_doors_three_services(), goals=(EVERY_DOOR,))
    with pytest.raises(NetworkError, match="The map lists: 1"):
        analysis.run("plan_for", network, goal="x")
    with pytest.raises(NetworkError, match="area"):
        analysis.run("plan_for", network, goal="1", kinds="areas")


def test_a_search_tells_how_far_it_has_got() -> None:
    told: list[Progress] = []
    plans_for.cache_clear()  # what is known already takes no search
    with telling(told.append):
        plans_for(three_doors_three_services(), EVERY_DOOR, ("link",))
    first = [progress for progress in told if progress.plan == 1]
    assert first[-1].least == first[-1].found == 5
    assert sorted(progress.least for progress in first) == [progress.least for progress in first]


def test_an_answer_counts_changes_and_brings_out_the_first_plan() -> None:
    network = replace(three_doors_three_services(), goals=(EVERY_DOOR,))
    answer = analysis.run("plan_for", network, goal="1", kinds="link")
    first = answer.table[answer.table["plan"] == 1]
    assert answer.figure == ("5", "changes")
    source, target = first["partner"].iloc[0], first["target"].iloc[0]
    assert f"a link from {source.title()} to {target.title()}, and 4 more" in answer.finding
    assert answer.table["plan"].tolist() == [1] * 5 + [2] * 5 + [3] * 5  # two more of the same size
    assert set(answer.table["changes"]) == {5}
    assert set(answer.highlight.links) == set(zip(first["partner"], first["target"], strict=True))
    assert set(answer.highlight.partners) == {*first["partner"], *first["target"]}
    assert answer.caveats == ("Only if all agree and have room.",)
    assert answer.receipt.facts == (
        ("no plan has fewer changes than", 5),
        ("changes of plan 1", 5),
        ("changes of plan 2", 5),
        ("changes of plan 3", 5),
    )


def lacking(**said: object) -> Network:
    """A door linked to a service that takes everybody but for what is said, and nobody else."""
    door = open_partner("door", stages=("custody",))
    people = (door, open_partner("help", **{"needs": ("housing",), **said}))
    links = (Relation("door", "help", needs=("housing", "debt")),)
    return Network(SYSTEM, people, links, asked=("door", "help"))


@pytest.mark.parametrize(
    ("said", "test", "column", "what", "words"),
    [
        ({"areas": ("north",)}, {"area": "south"}, "area", "south", "Help taking people from South"),
        ({"needs": ("debt",)}, {}, "need", "housing", "Help helping with housing"),
        ({"ages": AgeRange(18)}, {"age": "young"}, "age", "young", "Help taking"),
        ({"hours": (DAY,)}, {"at": "Sat 23:00"}, "hour", "Sat 23:00", "Help open at 23:00 on Saturday"),
    ],
)
def test_one_change_of_one_partner_is_told_as_what_it_would_do(
    said: dict[str, object], test: dict[str, str], column: str, what: str, words: str
) -> None:
    network = replace(lacking(**said), goals=(goal(stage="custody", need="housing", **test),))
    answer = analysis.run("plan_for", network, goal="1", kinds={"hour": "hours"}.get(column, column))
    (row,) = answer.table.to_dict("records")
    assert (row["partner"], row["target"], row[column]) == ("help", "", what)
    assert [row[other] for other in ("need", "area", "age", "hour") if other != column] == ["", "", ""]
    assert answer.figure == ("1", "change")
    assert words in answer.finding
    assert (answer.highlight.partners, answer.highlight.links) == (("help",), ())
    assert "more" not in answer.finding


AKIN, ANYBODY = "Only partners that help with something", "Nothing on this map says"


@pytest.mark.parametrize(
    ("offered", "asked", "told"),
    [
        ({"debts": ("debt",), "clinic": ("adhd", "injury")}, (), ANYBODY),  # nobody offers adhd but who has it already
        ({"debts": ("debt",), "clinic": ("adhd", "injury"), "autism": ("adhd",)}, ("autism",), AKIN),
        ({"debts": ("debt",), "clinic": ("injury",), "autism": ("adhd",)}, ("autism", "debts"), ANYBODY),
    ],
)
def test_a_partner_is_asked_for_a_need_that_somebody_offers_with_one_that_it_helps_with(
    offered: dict[str, tuple[str, ...]], asked: tuple[str, ...], told: str
) -> None:
    """A debt centre is not asked to treat brain injuries where there is anybody more likely."""
    door = open_partner("door", stages=("custody",))
    helping = [
        open_partner(one, needs=needs, areas=() if one == "clinic" else ("north",)) for one, needs in offered.items()
    ]
    links = tuple(Relation("door", one.id, needs=("debt", "adhd", "injury")) for one in helping)
    system = replace(SYSTEM, needs=tuple(Named(one, one.title()) for one in ("debt", "adhd", "injury")))
    aim = replace(goal(stage="custody", need="injury", area="north"), id="aim")
    network = Network(system, (door, *helping), links, asked=("door", *offered), goals=(aim,))
    found = plans_for(network, aim, ("need",)).plans
    assert {move.partner for plan in found for move in plan.moves} == set(asked or {"debts"})
    assert [one.startswith(told) for one in analysis.run("plan_for", network, goal="aim", kinds="need").caveats][-1]


@pytest.mark.slow
@pytest.mark.parametrize(("every_door", "most"), [({}, 17), ({"every_door": "yes"}, 24)])
def test_wide_plans_are_shortened_by_exchanges(
    every_door: dict[str, str], most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    riverside = shipped()
    any_partner = np.ones((len(riverside.system.needs), len(riverside.partners)), dtype=np.bool_)
    monkeypatch.setattr(Moves, "akin", any_partner)  # may be asked for any need
    found = plans_for(riverside, goal(steps="2", **every_door), KINDS)
    assert found.least <= len(found.plans[0].moves) <= most  # 18 and 25 without


def test_a_new_link_may_lead_to_a_short_one_that_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """The wait at whom a new link leads to, and on along links that are shorter than the usual wait there."""
    monkeypatch.setattr(Moves, "akin", np.ones((12, 60), dtype=np.bool_))  # any partner may be asked for any need
    network = full_map(60)
    month = goal(age="26_and_over", area="eastleigh", days="30")
    found = plans_for(network, month, KINDS)
    assert len(found.plans[0].moves) == found.least == 11  # "no plan has fewer than 12" was said


def test_a_change_that_every_plan_needs_is_not_looked_for_without_end() -> None:
    (plan, *others) = plans_for(lacking(areas=("north",)), goal(stage="custody", need="housing"), ("area",)).plans
    assert [move.what for move in plan.moves] == ["south"]
    assert not others


def test_a_further_plan_is_not_looked_for_for_long_where_nothing_new_comes() -> None:
    """Its bound may stay below it for ever, as on the safe public copy of Riverside, which took a minute."""
    copy = public_copy(hide(shipped(), RULES["mhsds"]))
    rounds: Counter[int] = Counter()
    with telling(lambda progress: rounds.update([progress.plan])):
        sizes = [len(plan.moves) for plan in plans_for(copy, copy.goals[3], KINDS).plans]
    assert sizes == [2, 3, 3]
    assert max(rounds.values()) <= 4 * PATIENCE
