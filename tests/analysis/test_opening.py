"""The links that open most, without a table of all: the same as the largest entry of that table."""

from dataclasses import replace

import numpy as np
import pytest

from analysis import _opening
from analysis._candidates import Candidates
from analysis._gains import Gains
from analysis._meeting import Meeting
from analysis._opening import most_opened
from analysis._reach import reach
from network.model import Named, Network, Partner, Relation, System
from tests.each import each
from tests.oracle import people
from tests.oracle.random_maps import random_network
from tests.pace import usually

FINEST = 1e-9


def some_map(seed: int) -> Network:
    """A random map on which nobody is shut out by hours or areas, so that links open something."""
    network = random_network(seed, 9, 7)
    partners = tuple(replace(one, hours=None, areas=None, needs=one.needs or ()) for one in network.partners)
    return replace(network, partners=partners, asked=tuple(network.by_id))


def candidates_of(network: Network) -> Candidates:
    return Candidates(network, reach(network).wiring, Meeting(network), all_pairs=True)


def by_table(gains: Gains, candidates: Candidates, least: float) -> tuple[int, list[tuple[str, str]]]:
    ids = gains.reach.wiring.ids
    everybody = np.arange(len(ids))
    table = np.where(candidates.among(everybody), np.rint(gains.opened.rows(everybody) / least), 0)
    most = int(table.max(initial=0))
    best = [(ids[one], ids[other]) for one, other in np.argwhere((table == most) & (table > 0)).tolist()]
    return most, best


@pytest.mark.parametrize("block", [1, 2, 64])
def test_the_most_that_a_link_opens_and_all_that_open_as_much(block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_opening, "BLOCK", block)
    several = opening = 0
    for seed in range(usually(16, slowly=100)):
        network = some_map(seed)
        found, candidates = reach(network), candidates_of(network)
        most, pairs = most_opened(found, candidates)
        assert (most, pairs) == by_table(Gains(found), candidates, 1.0), seed
        several += len(pairs) > 1
        opening += most > 1
    assert several > 3
    assert opening > 3


@each(range(usually(12, slowly=100)))
def test_the_most_people_for_whom_a_link_opens_help(seed: int) -> None:
    network = people.with_people(some_map(seed), seed)
    found, candidates = reach(network), candidates_of(network)
    gains = Gains(found).in_people()
    if gains is None:
        return
    number, expected = by_table(gains, candidates, FINEST)
    for block in (1, 64):
        with pytest.MonkeyPatch.context() as limited:
            limited.setattr(_opening, "BLOCK", block)
            most, pairs = most_opened(found, candidates, found.grid.people, FINEST)
        assert most == pytest.approx(number * FINEST, abs=2 * FINEST)
        assert pairs == expected


def door_and_services(many: int) -> Network:
    """A way in, and services that nobody refers to: for one need each, of more than a word of needs."""
    needs = tuple(Named(f"n{number:03}", f"Need {number}") for number in range(many))
    services = tuple(
        Partner(f"s{number:03}", f"S{number}", stages=(), needs=(need.id,)) for number, need in enumerate(needs)
    )
    door = Partner("door", "Door", stages=("court",), needs=())
    system = System("Wide", needs=needs, stages=(Named("court", "Court"),))
    return Network(system, (door, *services), (), asked=("door", *(one.id for one in services)))


def test_more_needs_than_a_word_has_bits_and_more_equals_than_are_given(monkeypatch: pytest.MonkeyPatch) -> None:
    network = door_and_services(66)
    found, candidates = reach(network), candidates_of(network)
    every = [("door", f"s{number:03}") for number in range(66)]
    assert most_opened(found, candidates) == (1, every)
    monkeypatch.setattr(_opening, "EQUALS", 5)
    assert most_opened(found, candidates) == (1, every[:5])
    some = linked(network, every[65])
    monkeypatch.setattr(_opening, "EQUALS", 200)
    assert most_opened(reach(some), candidates_of(some))[1] == [
        *every[:65], *(("s065", f"s{number:03}") for number in range(65))
    ]  # fmt: skip


def linked(network: Network, pair: tuple[str, str]) -> Network:
    return replace(network, relations=(Relation(*pair),))


def test_where_nothing_can_be_opened_nobody_is_named() -> None:
    network = door_and_services(1)
    there = linked(network, ("door", "s000"))
    assert most_opened(reach(there), candidates_of(there)) == (0, [])
    bare = Network(System("Bare"), (Partner("a", "A"), Partner("b", "B")))
    assert most_opened(reach(bare), candidates_of(bare)) == (0, [])
