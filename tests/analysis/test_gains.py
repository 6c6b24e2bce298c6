"""What a new link opens, for whom: against adding the link and asking everything again."""

from dataclasses import replace

import numpy as np

from analysis._gains import Gains
from analysis._grid import by_situation
from analysis._reach import Reach, reach
from network.model import Network, Relation
from tests.oracle import random_maps
from tests.pace import usually


def with_link(network: Network, source: str, target: str) -> Reach:
    return reach(replace(network, relations=(*network.relations, Relation(source, target))))


def test_what_a_link_opens_has_in_common_what_adding_it_opens() -> None:
    opening = 0
    for seed in usually(range(8, 16), slowly=range(16)):
        network = random_maps.random_network(seed)
        before = reach(network)
        ids, joined = before.wiring.ids, {(one.source, one.target) for one in network.referrals}
        pairs = [
            (one, other)
            for one in range(len(ids))
            for other in range(len(ids))
            if one != other and (ids[one], ids[other]) not in joined
        ]
        for (one, other), opened in zip(pairs, Gains(before).opened_by(pairs), strict=True):
            after = with_link(network, ids[one], ids[other])
            new = by_situation(after.covered, after.grid.pattern) & ~by_situation(before.covered, before.grid.pattern)
            assert opened == before.grid.situations.among(new), f"map {seed}: {ids[one]} to {ids[other]}"
            opening += bool(new.any())
    assert opening > usually(0, slowly=20)


def test_situations_opened_are_those_of_nobodys_group_and_those_of_a_group_alone() -> None:
    for seed in range(usually(6, slowly=16)):
        network = random_maps.random_network(seed)
        before, size = reach(network), len(network.partners)
        table = Gains(before).opened.rows(np.arange(size))
        joined = {(one.source, one.target) for one in network.referrals}
        for one, source in enumerate(before.wiring.ids):
            for other, target in enumerate(before.wiring.ids):
                if one != other and (source, target) not in joined:
                    assert table[one, other] == counted_once(before, with_link(network, source, target))


def counted_once(before: Reach, after: Reach) -> int:
    """By hand: a situation of people in no listed group, or of a group where theirs is not opened as well."""
    new = by_situation(after.covered, after.grid.pattern) & ~by_situation(before.covered, before.grid.pattern)
    return int(new[:, :, :, 0].sum() + (new[:, :, :, 1:] & ~new[:, :, :, :1]).sum())
