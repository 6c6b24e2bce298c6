"""Every change of a plan: what it does to the ground of a goal is what the changed map has."""

from dataclasses import replace

import numpy as np

from analysis._aims import aim_of
from analysis._ground import Ground, ground_of
from analysis._moves import KINDS, Move, Moves, edit_of
from analysis._plans import as_told
from network.access import admits_age, admits_area, admits_hour, areas_around, parse_hour
from network.edit import apply_all
from network.goal_tests import GoalTest, read_test
from network.model import AgeRange, Goal, Network, Relation
from network.tray import stacked
from tests.analysis.test_goals import goal
from tests.analysis.test_plan_for import DAY, SYSTEM, open_partner, small_goal, small_map
from tests.each import each
from tests.pace import usually

SEEDS = range(usually(16, slowly=100))


def moves_of(network: Network, aim: Goal, kinds: tuple[str, ...] = KINDS, **said: bool) -> Moves:
    test, told = read_test(aim), as_told(network)
    assert test is not None
    ground = ground_of(told, test, kindly=False)
    return Moves(told, ground, aim_of(ground_of(told, test, kindly=True)), kinds, **said)


def carried(ground: Ground) -> set[tuple[int, int, int]]:
    """Source, target and need of every link."""
    pairs = list(zip(ground.wiring.source.tolist(), ground.wiring.target.tolist(), strict=True))
    return {(*pairs[place], need) for need in range(len(ground.needs))
            for place in np.flatnonzero(ground.wiring.carrying(need))}  # fmt: skip


@each(SEEDS)
def test_a_change_does_to_the_ground_what_it_does_to_the_map(seed: int) -> None:
    network, aim = small_map(seed), small_goal(seed)
    moves = moves_of(network, aim)
    first = moves.ground.gates.copy()
    for number in np.flatnonzero(moves.possible).tolist()[seed % 3 :: usually(5, slowly=1)]:
        move = moves.told(number)
        edit = edit_of(moves.network, move, moves.ground.needs)
        then = apply_all(moves.network, stacked(moves.network, (edit,)))
        expected, found = ground_of(then, moves.ground.test, kindly=False), moves.applied([number])
        assert found.gates.tolist() == expected.gates.tolist(), move
        assert found.meets.tolist() == expected.meets.tolist(), move
        assert carried(found) == carried(expected), move
    assert moves.ground.gates.tolist() == first.tolist()  # it stays as it was


@each(SEEDS)
def test_what_changes_there_could_be(seed: int) -> None:
    network, aim = small_map(seed), small_goal(seed)
    moves = moves_of(network, aim)
    found = {moves.told(number) for number in np.flatnonzero(moves.possible).tolist()}
    assert found == set(could_be(moves.network, moves.ground.test, moves))
    assert sorted(moves.told(number).kind for number in range(moves.size)) == sorted(
        kind for kind in KINDS for _ in range(moves.block(kind).start, moves.block(kind).stop)
    )  # every number is of one kind
    for kinds in (("link",), ("area", "age"), ()):
        some = moves_of(network, aim, kinds)
        assert {some.told(number) for number in np.flatnonzero(some.possible)} == {
            move for move in found if move.kind in kinds
        }


def could_be(network: Network, test: GoalTest, moves: Moves) -> list[Move]:
    """By definition: what is shut and could be opened."""
    needs = [one.id for one in network.system.needs if test.need in (None, one.id)]
    bands = {one.id: one.range for one in network.system.ages if test.age in (None, one.id)}
    homes = [one.id for one in network.system.areas if test.area in (None, one.id)]
    doors = {one.id for one in network.partners if one.stages and test.stage in (None, *one.stages)}
    pinned = doors if test.every_door else set()
    carried = [(one.source, one.target, need) for one in network.referrals for need in one.needs or ()]
    full = {(one, other) for one, other, _ in carried if all((one, other, need) in carried for need in needs)}
    offered = [set(one.needs or ()) for one in network.partners]
    akin = {need: set().union(*(some for some in offered if need in some)) - {need} for need in needs}
    likely = {need for need in needs if any(some & akin[need] for some in offered)}
    found = []
    for one in network.partners:
        if not test.of_services:
            others = [other for other in network.partners if other is not one and (one.id, other.id) not in full]
            near = [other.id for other in others if test.days is None or other.wait_days <= test.days]
            found += [Move("link", one.id, other) for other in near]
        unmet = [need for need in needs if one.needs and need not in one.needs]
        could = [need for need in unmet if need not in likely or akin[need] & set(one.needs)]
        found += [Move("need", one.id, what=need) for need in could]
        if one.id in pinned:
            continue
        found += [Move("age", one.id, what=age) for age, band in bands.items()
                  if not admits_age(one, band) and one.ages is not None]  # fmt: skip
        found += [Move("area", one.id, what=area) for area in homes
                  if not admits_area(one, areas_around(network, area))]  # fmt: skip
        if test.at is not None and not admits_hour(one, parse_hour(test.at)):
            found.append(Move("hours", one.id, what=test.at))
    return found


LINKED = Network(
    SYSTEM,
    (
        open_partner("door", stages=("custody",)),
        open_partner("help", needs=("housing",), areas=("north",), ages=AgeRange(18), hours=(DAY,)),
        open_partner("last", needs=("debt",)),
    ),
    (Relation("door", "help", needs=("housing",)),),
    asked=("door", "help", "last"),
)


def told(moves: Moves, numbers: list[int]) -> list[Move]:
    return [moves.told(number) for number in numbers]


def test_the_changes_that_open_one_gate() -> None:
    moves = moves_of(LINKED, goal(stage="custody", need="housing", at="Sat 23:00"))
    assert moves.ground.rows == (("adult", "north"), ("adult", "south"), ("young", "north"), ("young", "south"))
    age, area, hours = range(3)
    assert told(moves, moves.gate_moves(age, 2, 1)) == [Move("age", "help", what="young")]
    assert told(moves, moves.gate_moves(area, 3, 1)) == [Move("area", "help", what="south")]
    assert told(moves, moves.gate_moves(hours, 0, 1)) == [Move("hours", "help", what="Sat 23:00")]
    assert moves.gate_moves(age, 0, 1) == moves.gate_moves(area, 0, 1) == []  # open already
    assert moves.gate_moves(hours, 0, 2) == []
    assert told(moves, moves.need_moves(0).tolist()) == [
        Move("need", one, what="housing") for one in ("door", "help", "last")
    ]


def test_without_areas_and_ages_only_hours_and_needs_can_change() -> None:
    bare = replace(LINKED, system=replace(SYSTEM, areas=(), ages=()), partners=tuple(
        replace(one, areas=None, ages=None) for one in LINKED.partners))  # fmt: skip
    moves = moves_of(bare, goal(stage="custody", need="housing", at="Sat 23:00"))
    assert (moves.ages, moves.areas) == ((), ())
    assert {moves.told(number) for number in np.flatnonzero(moves.possible) if number >= moves.block("link").stop} == {
        Move("hours", "help", what="Sat 23:00"),
        Move("need", "last", what="housing"),  # nobody offers it with another: any that helps may be asked
    }
    assert [moves.gate_moves(gate, 0, 1) for gate in (0, 1)] == [[], []]


def test_an_hour_more_is_the_hour_of_the_moment() -> None:
    for at, start in (("Sat 23:00", "23:00"), ("Mon 08:59", "08:00"), ("Sun 00:00", "00:00")):
        then = apply_all(LINKED, (edit_of(LINKED, Move("hours", "help", what=at), ()),))
        extra = [one for one in then.partner("help").hours or () if one != DAY]
        hour = 60 * int(start[:2])
        assert [(one.days, one.start, one.end) for one in extra] == [
            ((["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].index(at[:3]),), hour, hour + 60)
        ]


def test_several_changes_at_once_and_none() -> None:
    moves = moves_of(LINKED, goal(stage="custody"))
    every = np.flatnonzero(moves.possible)
    ground = moves.applied(every)
    assert ground.through.all()
    assert len(carried(ground)) == 3 * 2 * 2
    assert ground.meets.tolist() == [[False, True, True], [False, True, True]]
    none = moves.applied([])
    assert none.gates.tolist() == moves.ground.gates.tolist()
    assert carried(none) == carried(moves.ground)
