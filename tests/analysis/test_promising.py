"""Which links are worth trying in a set, against every situation looked at by itself."""

from collections.abc import Mapping
from dataclasses import replace
from random import Random

import numpy as np
import pytest

from analysis import _promising
from analysis._candidates import Candidates
from analysis._gains import Gains, Pair
from analysis._meeting import Meeting
from analysis._promising import promising
from analysis._reach import FAR, reach
from analysis._suggest import worth_most
from network.model import AgeBand, AgeRange, Area, Named, Network, Partner, System
from tests.oracle.random_maps import random_network

SEEDS = (3, 8, 10, 12, 14, 15, 18, 22)  # of maps on which ways in two steps are to be had


def asked(network: Network) -> tuple[Gains, Candidates, list[Pair]]:
    found = reach(network)
    candidates = Candidates(network, found.wiring, Meeting(network), all_pairs=True)
    there = candidates.among(np.arange(len(network.partners)))
    return Gains(found), candidates, [(one, other) for one, other in np.argwhere(there).tolist()]


def lenient(seed: int) -> Network:
    """A random map whose partners take everybody, or little could be opened."""
    drawn = random_network(seed, 11, 9)
    partners = tuple(
        replace(one, only_for=(), hours=None, areas=None, ages=None, needs=one.needs or (), stages=one.stages or ())
        for one in drawn.partners
    )
    return replace(drawn, partners=partners, asked=tuple(drawn.by_id))


def services_apart(seed: int) -> Network:
    """Two ways in, and services without a link: each for one need, in one or two of four areas, of one age."""
    draw = Random(seed)
    areas, needs, ages = "nesw", ("housing", "debt", "work"), (AgeRange(0, 17), AgeRange(18, None))
    system = System(
        "Apart", areas=tuple(Area(one, one) for one in areas), needs=tuple(Named(one, one) for one in needs),
        stages=(Named("custody", "Custody"), Named("court", "Court")),
        ages=tuple(AgeBand(str(place), str(place), one) for place, one in enumerate(ages)),
    )  # fmt: skip
    doors = [Partner(one, one, needs=(), stages=(one,)) for one in ("custody", "court")]
    services = [
        Partner(
            f"s{number:02}", f"S{number}", stages=(), needs=(draw.choice(needs),),
            areas=tuple(draw.sample(areas, draw.choice((1, 1, 1, 2)))), ages=draw.choice(ages),
        )
        for number in range(32)
    ]  # fmt: skip
    return Network(system, (*doors, *services), (), asked=tuple(one.id for one in (*doors, *services)))


def most_first(worth: Mapping[Pair, float], ids: tuple[str, ...], top: int) -> list[Pair]:
    some = [pair for pair, value in worth.items() if value > 0]
    return sorted(some, key=lambda pair: (-worth[pair], ids[pair[0]], ids[pair[1]]))[:top]


def test_side_by_side_each_opens_most_of_what_those_before_leave() -> None:
    seen = set[int]()
    for seed in range(3):
        gains, candidates, pairs = asked(services_apart(seed))
        left, right = gains.opened.left, gains.opened.right
        terms = list(range(len(left)))
        expected: list[Pair] = []
        while len(expected) < 16:
            table = left[terms].T @ right[terms]
            worth = {pair: float(table[pair]) for pair in pairs}
            best = most_first(worth, gains.reach.wiring.ids, 1)
            if not best:
                break
            ((one, other),) = best
            expected.append((one, other))
            terms = [term for term in terms if not left[term, one] or not right[term, other]]
        assert list(_promising._side_by_side(gains, candidates)) == expected, seed
        seen.add(len(expected))
    assert 16 in seen


@pytest.mark.parametrize("top", [2, 12])
def test_halfway_are_those_that_bring_most_people_or_help_nearer(monkeypatch: pytest.MonkeyPatch, top: int) -> None:
    if top != 12:  # as it is
        monkeypatch.setattr(_promising, "HALFWAY", top)
    seen = 0
    for seed in SEEDS:
        gains, candidates, pairs = asked(lenient(seed))
        found, patterns = gains.reach, np.arange(len(gains.reach.grid.admitted))[gains.patterns]
        onward, back = dict.fromkeys(pairs, 0), dict.fromkeys(pairs, 0)
        for place, pattern in enumerate(patterns.tolist()):
            for stage, need in np.argwhere(~found.covered[pattern]).tolist():
                reached = gains.from_entry[place, stage, need] < FAR
                helps = found.to_help[pattern, need] < FAR
                between = [found.grid.admitted[pattern][one] and not reached[one] and not helps[one]
                           for one in range(len(reached))]  # fmt: skip
                for one, other in pairs:
                    onward[one, other] += bool(reached[one] and between[other])
                    back[one, other] += bool(between[one] and helps[other])
        ids = found.wiring.ids
        expected = most_first(onward, ids, top) + most_first(back, ids, top)
        assert list(_promising._halfway(gains, candidates)) == expected, seed
        seen += len(expected)
    assert seen > 20


def test_every_promising_link_is_named_once_and_may_be_made() -> None:
    for seed in SEEDS:
        gains, candidates, pairs = asked(lenient(seed))
        found = promising(gains, candidates)
        assert len(set(found)) == len(found)
        assert set(found) <= set(pairs)
        assert set(_promising._halfway(gains, candidates)) | set(_promising._side_by_side(gains, candidates)) <= set(
            found
        )


def test_the_forty_that_open_most_alone_come_first_each_once() -> None:
    more = 0
    for network in (*map(services_apart, range(3)), *map(lenient, SEEDS[:3])):
        gains, candidates, _ = asked(network)
        alone = worth_most(gains, candidates, 40)
        parts = (alone, _promising._side_by_side(gains, candidates), _promising._halfway(gains, candidates))
        assert promising(gains, candidates) == tuple(dict.fromkeys(pair for part in parts for pair in part))
        more += len(worth_most(gains, candidates, 41)) > 40
    assert more
