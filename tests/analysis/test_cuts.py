"""Cuts of a goal: the same as looking at every change by itself, and every plan has enough of each."""

import math
from collections.abc import Iterable
from itertools import combinations

import numpy as np
import pytest

from analysis import _cuts
from analysis._aims import ANYTHING, holds, pieces_met, services
from analysis._cuts import Cut, Cuts
from analysis._ground import Ground
from analysis._moves import KINDS, Moves
from network.model import AgeRange, Network, Opening, Relation, System
from tests.analysis.test_goals import goal
from tests.analysis.test_moves import moves_of
from tests.analysis.test_plan_for import SYSTEM, open_partner, small_goal, small_map
from tests.each import each
from tests.pace import usually

Some = set[int]
Costs = dict[int, float]


class Slowly:
    """One cell on one ground, partner by partner."""

    def __init__(self, moves: Moves, ground: Ground, cell: int) -> None:
        aim, test = moves.aim, moves.aim.test
        possible = moves.possible.copy()
        self.links = bool(possible[moves.block("link")].any())
        possible[moves.block("link")] = False
        self.moves, self.now, self.best = moves, ground, moves.applied(np.flatnonzero(possible))
        self.row, self.need, self.limit = int(aim.row[cell]), int(aim.need[cell]), ground.limit
        start = int(aim.start[cell])
        self.starts = {start} if test.every_door else set(np.flatnonzero(ground.entry[start]).tolist())
        own = self.starts if test.every_door else set()
        self.open, self.could = (
            set(np.flatnonzero(one.through[self.row]).tolist()) | own for one in (self.now, self.best)
        )
        self.limited = test.steps is not None or test.days is not None
        self.everybody = range(moves.partners)
        self.usual = [self.cost(float(ground.usual[one]) if test.days is not None else 1.0) for one in self.everybody]
        wiring, lengths = ground.wiring, np.broadcast_to(ground.lengths(self.need), len(ground.wiring.source))
        self.along = [(int(wiring.source[place]), int(wiring.target[place]), float(lengths[place]))
                      for place in np.flatnonzero(wiring.carrying(self.need))]  # fmt: skip

    def cost(self, cost: float) -> float:
        return cost if self.limited or math.isinf(cost) else 0.0

    def arrived(self, through: Some, new: bool = False) -> Costs:
        """What it costs to get to each partner; with `new` links from a way in to each too."""
        found = {one: 0.0 if one in self.starts else self.first(one) if new and self.starts else math.inf
                 for one in self.everybody}  # fmt: skip
        for _ in self.everybody:
            for source, target, length in self.along:
                if source in through:
                    found[target] = min(found[target], found[source] + length)
        return {one: self.cost(cost) for one, cost in found.items()}

    def first(self, one: int) -> float:
        return self.usual[one]

    def ahead(self, ground: Ground) -> Costs:
        """What help costs from each partner, once past its own gates."""
        taking, meeting = (
            set(np.flatnonzero(one).tolist()) for one in (ground.through[self.row], ground.meets[self.need])
        )
        found = {one: 0.0 if one in meeting else math.inf for one in self.everybody}
        for _ in self.everybody:
            for source, target, length in self.along:
                if target in taking:
                    found[source] = min(found[source], length + found[target])
        return found

    def left(self) -> Costs:
        """The same with every change; help may be a new link away."""
        ahead = self.ahead(self.best)
        taking = set(np.flatnonzero(self.best.through[self.row]).tolist())
        new = min((self.usual[one] + self.cost(ahead[one]) for one in taking), default=math.inf)
        return {one: min(self.cost(cost), new if self.links else math.inf) for one, cost in ahead.items()}

    def onward(self) -> Some:
        arrived, left = self.arrived(self.open), self.left()
        past = {one: cost if one in self.open else math.inf for one, cost in arrived.items()}
        found = {
            self.link(one, other)
            for one in self.everybody for other in self.could
            if self.links and past[one] <= self.limit and left[other] <= self.limit
            and past[one] + self.usual[other] < arrived[other]
            and past[one] + self.usual[other] + left[other] <= self.limit
        }  # fmt: skip
        found |= self.gates((one for one in self.could if arrived[one] + left[one] <= self.limit), first=True)
        return self.real(found | self.needs(one for one in self.open if past[one] <= self.limit))

    def back(self) -> Some:
        ahead = {one: self.cost(cost) for one, cost in self.ahead(self.now).items()}
        earliest = self.arrived(self.could, new=self.links)
        at_gate = {one: cost if one in self.open else math.inf for one, cost in ahead.items()}
        found = {
            self.link(one, other)
            for one in self.could for other in self.everybody
            if self.links and earliest[one] <= self.limit and at_gate[other] <= self.limit
            and self.usual[other] + at_gate[other] < ahead[one]
            and earliest[one] + self.usual[other] + at_gate[other] <= self.limit
        }  # fmt: skip
        found |= self.gates((one for one in self.could if earliest[one] + ahead[one] <= self.limit), first=False)
        return self.real(found | self.needs(one for one in self.could if earliest[one] <= self.limit))

    def link(self, one: int, other: int) -> int:
        return one * self.moves.partners + other

    def gates(self, chosen: Iterable[int], *, first: bool) -> Some:
        found: Some = set()
        for one in set(chosen) - self.open:
            shut = np.flatnonzero(~self.now.gates[:, self.row, one]).tolist()
            found |= set(self.moves.gate_moves(shut[0] if first else shut[-1], self.row, one))
        return found

    def needs(self, chosen: Iterable[int]) -> Some:
        return {int(self.moves.need_moves(self.need)[one]) for one in chosen if not self.now.meets[self.need, one]}

    def real(self, found: Some) -> Some:
        return {one for one in found if self.moves.possible[one]}


def slowly_of_services(moves: Moves, ground: Ground, cell: int) -> tuple[Some, Some]:
    """For every partner that could help and does not: the first and the last thing that it lacks."""
    aim, (row, need) = moves.aim, (int(moves.aim.row[cell]), int(moves.aim.need[cell]))
    possible = moves.possible.copy()
    best = moves.applied(np.flatnonzero(possible))
    needs = range(len(ground.needs)) if need == ANYTHING else [need]
    first, last = set[int](), set[int]()
    for one in range(moves.partners):
        helps, could = (the.through[row, one] and the.meets[needs, one].any() for the in (ground, best))
        if helps or not could or not best.theirs[one]:
            continue
        lacks = [moves.gate_moves(gate, row, one) for gate in np.flatnonzero(~ground.gates[:, row, one]).tolist()]
        if not ground.meets[needs, one].any():
            lacks.append(
                [int(moves.need_moves(of)[one]) for of in needs if moves.possible[int(moves.need_moves(of)[one])]]
            )
        first |= set(lacks[0])
        last |= set(lacks[-1])
    assert aim.test.of_services
    return first, last


def numbers(cut: Cut) -> Some:
    return set(np.flatnonzero(cut.moves).tolist())


def missing_in(moves: Moves, ground: Ground) -> list[int]:
    """Cells without help, of pieces that are not had in another."""
    have = holds(ground, moves.aim)
    pieces = pieces_met(moves.aim, have)
    return [cell for cell, there in enumerate(have.tolist()) if not there and not pieces[moves.aim.piece[cell]]]


def grounds(moves: Moves, seed: int) -> list[Ground]:
    """As it is, and with one of the changes that there could be."""
    possible = np.flatnonzero(moves.possible).tolist()
    some = possible[seed % len(possible) :][:1] if possible else []
    return [moves.ground, moves.applied(some)]


@each(range(usually(28, slowly=200)))
def test_a_cut_is_what_one_change_after_the_other_says(seed: int) -> None:
    network, aim = small_map(seed), small_goal(seed)
    moves = moves_of(network, aim, KINDS if seed % 3 else ("area", "age", "need", "hours"))
    wanted, test = moves.aim.wanted, moves.aim.test
    for ground in grounds(moves, seed):
        cells = missing_in(moves, ground)
        if pieces_met(moves.aim, holds(ground, moves.aim)).sum() >= wanted:
            continue  # the goal is met
        firsts, lasts, leasts = [], [], []
        for cell in cells:
            if test.of_services:
                first, last = slowly_of_services(moves, ground, cell)
                leasts.append((test.services or 1) - int(services(ground, moves.aim)[cell]))
            else:
                slow = Slowly(moves, ground, cell)
                first, last = slow.onward(), slow.back()
                leasts.append(1)
            firsts.append(first)
            lasts.append(last)
        cuts, enough = Cuts(moves).of(ground)
        if test.needs_reached is not None:
            assert [numbers(cut) for cut in cuts] == [set().union(*firsts), set().union(*lasts)]
            assert [cut.least for cut in cuts] == [1, 1]
        else:
            assert [numbers(cut) for cut in cuts] == [*firsts, *lasts]
            assert [cut.least for cut in cuts] == leasts * 2
        both = [first & last for first, last in zip(firsts, lasts, strict=True)]
        assert enough.tolist() == [sum(number in some for some in both) for number in range(moves.size)]


@each(range(usually(6, slowly=40)))
def test_every_plan_of_two_changes_has_enough_of_each_cut(seed: int) -> None:
    network, aim = small_map(seed), small_goal(seed)
    moves = moves_of(network, aim)
    if pieces_met(moves.aim, holds(moves.ground, moves.aim)).sum() >= moves.aim.wanted:
        return
    cuts, _ = Cuts(moves).of(moves.ground)
    for pair in list(combinations(np.flatnonzero(moves.possible).tolist(), 2))[:: 1 + seed % 7]:
        then = holds(moves.applied(pair), moves.aim)
        if pieces_met(moves.aim, then).sum() >= moves.aim.wanted:
            assert all(len(numbers(cut) & set(pair)) >= cut.least for cut in cuts), (aim.test, pair)


def chain(*links: str) -> Network:
    said = {"door": {"stages": ("custody",)}, "hub": {}, "help": {"needs": ("housing",)}}
    people = tuple(open_partner(one, areas=None, **more) for one, more in said.items())
    bare = System("Bare", needs=SYSTEM.needs, stages=SYSTEM.stages)
    relations = tuple(Relation(*pair.split(">"), needs=("housing",)) for pair in links)
    return Network(bare, people, relations, asked=("door", "hub", "help"))


def links_of(network: Network, **test: str) -> list[list[str]]:
    moves = moves_of(network, goal(stage="custody", need="housing", **test), ("link",))
    cuts, _ = Cuts(moves).of(moves.ground)
    told = [[moves.told(number) for number in sorted(numbers(cut))] for cut in cuts]
    return [sorted(f"{move.partner}>{move.target}" for move in some) for some in told]


def test_cuts_by_hand() -> None:
    both = ["door>help", "hub>help"]
    assert links_of(chain()) == [["door>help", "door>hub"], both]
    assert links_of(chain("door>hub")) == [both, both]
    assert links_of(chain("hub>help")) == [["door>help", "door>hub"], ["door>help", "door>hub"]]
    assert links_of(chain(), steps="1") == [["door>help"], ["door>help"]]
    assert links_of(chain("hub>help"), steps="1") == [["door>help"], ["door>help"]]  # over the hub it is a step too far
    assert links_of(chain("door>hub"), steps="1") == [["door>help"], ["door>help"]]
    assert links_of(chain("hub>help"), steps="2") == [["door>help", "door>hub"], ["door>help", "door>hub"]]
    assert links_of(chain("door>hub", "hub>help"), steps="1") == [["door>help"], ["door>help"]]


def test_of_very_many_cells_some_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    # four rows of people: with one at a time every fourth cell, with two every second
    moves = moves_of(chain_of_rows(), goal(stage="custody", need="housing"), ("link",))
    assert len(missing_in(moves, moves.ground)) == 4
    for most, cuts in ((1, 1), (2, 2), (3, 4), (4, 4), (48, 4)):
        monkeypatch.setattr(_cuts, "LOOKED_AT", most)
        assert len(Cuts(moves).of(moves.ground)[0]) == 2 * cuts


def chain_of_rows() -> Network:
    people = (open_partner("door", stages=("custody",)), open_partner("help", needs=("housing",)))
    return Network(SYSTEM, people, (), asked=("door", "help"))


def services_of(network: Network, **test: str) -> list[tuple[list[str], int]]:
    """The cuts of a goal of services in words, and how many of each."""
    moves = moves_of(network, goal(**test), ("area", "age", "need", "hours"))
    cuts, enough = Cuts(moves).of(moves.ground)
    both = len(cuts) // 2
    firsts, lasts = ([numbers(cut) for cut in some] for some in (cuts[:both], cuts[both:]))
    assert enough.tolist() == [
        sum(number in first & last for first, last in zip(firsts, lasts, strict=True)) for number in range(moves.size)
    ]
    told = [[moves.told(number) for number in sorted(numbers(cut))] for cut in cuts]
    return [(sorted(f"{move.partner} {move.kind} {move.what}" for move in some), cut.least)
            for some, cut in zip(told, cuts, strict=True)]  # fmt: skip


def test_cuts_of_services_by_hand() -> None:
    adults, day = AgeRange(18), Opening((0,), 9 * 60, 17 * 60)
    people = (
        open_partner("helps", needs=("housing",)),
        open_partner("one", needs=("housing",), areas=("north",)),
        open_partner("two", needs=("debt",), areas=("north",), ages=adults, hours=(day,)),
        open_partner("none"),  # helps with nothing, so nothing is proposed to it
        open_partner("own", needs=("housing",), only_for=("women",), areas=()),
    )
    network = Network(SYSTEM, people, (), asked=tuple(one.id for one in people))
    where = {"need": "housing", "area": "south", "age": "young"}
    # one lacks the area alone; two lacks the age first and the need last
    assert services_of(network, services="3", **where) == [
        (["one area south", "two age young"], 2), (["one area south", "two need housing"], 2)
    ]  # fmt: skip
    assert services_of(network, services="2", at="Sat 23:00", **where) == [
        (["one area south", "two age young"], 1), (["one area south", "two need housing"], 1)
    ]  # fmt: skip
    any_need = {"area": "south", "age": "young", "services": "3"}
    assert services_of(network, **any_need, at="Sat 23:00") == [
        (["one area south", "two age young"], 2), (["one area south", "two hours Sat 23:00"], 2)
    ]  # fmt: skip
    theirs = services_of(network, services="1", only_for="women", group="women", **where)
    assert theirs == [(["own area south"], 1), (["own area south"], 1)]
    assert services_of(network, services="2", need="housing", area="north", age="adult") == []
