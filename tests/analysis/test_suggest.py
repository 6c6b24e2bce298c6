"""Which links are worth most, against sorting all of them."""

import math

import numpy as np
import pytest

from analysis import _gains
from analysis._candidates import Candidates
from analysis._gains import Gains
from analysis._meeting import Meeting
from analysis._reach import reach
from analysis._suggest import FINEST, suggestions, worth_most
from network.model import Named, Network, Partner, Relation, System
from tests.oracle import people
from tests.oracle.random_maps import random_network


def _in_order(gains: Gains, candidates: Candidates) -> list[tuple[int, int]]:
    """Every link that opens or saves anything: most opened first, then most saved, then by ids."""
    ids = gains.reach.wiring.ids
    everybody = np.arange(len(ids))
    finest = 1.0 if gains.people is None else FINEST
    opened = np.rint(gains.opened.rows(everybody) / finest)
    saved, among = gains.saved.rows(everybody), candidates.among(everybody)
    pairs = [tuple(pair) for pair in np.argwhere(among & ((opened > 0) | (saved > 0))).tolist()]
    return sorted(pairs, key=lambda pair: (-opened[pair], -saved[pair], ids[pair[0]], ids[pair[1]]))


@pytest.mark.parametrize("block", [1, 256])
def test_worth_most_is_the_head_of_all_links_in_order(block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    # by one source at a time those are left out that cannot be among the best, and nothing else
    monkeypatch.setattr(_gains, "BLOCK", block)
    compared = 0
    for seed in range(30):
        network = random_network(seed)
        candidates = Candidates(network, reach(network).wiring, Meeting(network), all_pairs=True)
        gains = Gains(reach(network))
        every = _in_order(gains, candidates)
        for listed in (1, 2, 5, 500):
            assert worth_most(gains, candidates, listed) == every[:listed], f"map {seed}"
        compared += len(every)
    assert compared > 30


@pytest.mark.parametrize("block", [1, 256])
def test_worth_most_by_people_is_the_head_of_all_links_in_order(block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_gains, "BLOCK", block)
    compared = 0
    for seed in range(40):
        network = people.with_people(random_network(seed), seed)
        candidates = Candidates(network, reach(network).wiring, Meeting(network), all_pairs=True)
        gains = Gains(reach(network)).in_people()
        if gains is None:
            continue
        every = _in_order(gains, candidates)
        for listed in (1, 2, 5):
            found = worth_most(gains, candidates, listed)
            worths = [np.rint(gains.opened.shares_of(pairs) / FINEST) for pairs in (found, every[:listed])]
            assert [len(one) for one in worths] == [len(every[:listed])] * 2
            assert worths[0].tolist() == worths[1].tolist(), f"map {seed}"
        compared += len(every)
    assert compared > 20


def test_a_link_that_opens_as_much_as_it_saves_and_goes_round_a_partner_is_listed_once() -> None:
    # door -> hub -> owing helps with debt; help would open work (1), be a step nearer for debt (1), and pass by two
    system = System("Town", needs=(Named("debt", "Debt"), Named("work", "Work")), stages=(Named("court", "Court"),))
    partners = (
        Partner("door", "Door", stages=("court",), needs=()),
        Partner("hub", "Hub", stages=(), needs=()),
        Partner("owing", "Owing", stages=(), needs=("debt",)),
        Partner("help", "Help", stages=(), needs=("debt", "work")),
    )
    links = (Relation("door", "hub"), Relation("hub", "owing"))
    network = Network(system, partners, links, asked=("door", "hub", "owing", "help"))
    found = suggestions(network, reach(network), all_pairs=True)
    listed = [(one.source, one.target) for one in found]
    assert len(listed) == len(set(listed))
    first = found[0]
    assert (first.source, first.target, first.gained, first.saved, first.removed) == ("door", "help", 1, 1, 2)
    assert math.isnan(first.people)
