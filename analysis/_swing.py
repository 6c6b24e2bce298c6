"""How far the share of situations with a recorded way to help could move with what one partner has not said.

What a partner has not said: which needs it meets, whether people come in there, ages, areas, which needs its links
carry, and, where it has not been asked, its links with others of whom nobody has said anything. Each partner alone,
all the others as they are.
"""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from analysis._grid import UNNAMED, Bools, Ints
from analysis._left_out import left_out
from analysis._reach import FAR, Reach, reach
from analysis._wiring import Words, bits, everything, spread, wiring_of
from network.model import Network, Partner

__all__ = ["swings", "unspoken"]


def swings(network: Network) -> tuple[Ints, Ints, int]:
    """Situations with a way to help, by partner: its blanks filled least kindly, most kindly; and of how many.

    Least kindly it admits nobody, where it has not said whom, meets none of the needs, sends nobody on by links of
    which it has not said what they carry, and has no link more. Most kindly it is a way in, meets every need, and
    sends people on to and takes them from everybody nobody has spoken of.

    Notes
    -----
    Exact, without a map for each partner: what is lost is what nobody else has a way to; every new way leads through
    the partner, so it has to be reached and has to reach help.
    """
    found = reach(network)
    covered = found.covered_situations
    return covered - _lost(network, found), covered + _gained(network, found), found.grid.cells


def unspoken(network: Network) -> Bools:
    """Partners × partners: pairs of which neither was asked and nothing is said."""
    number = {partner.id: place for place, partner in enumerate(network.partners)}
    silent = np.array([partner.id not in network.asked_ids for partner in network.partners], dtype=np.bool_)
    pairs: Bools = silent[:, np.newaxis] & silent & ~np.eye(len(silent), dtype=np.bool_)
    for relation in network.relations:
        one, other = number[relation.source], number[relation.target]
        pairs[one, other] = pairs[other, one] = False
    return pairs


def _lost(network: Network, found: Reach) -> Ints:
    """What rests on each partner that has not said whom it admits, or what its links carry."""
    grid = found.grid
    ages, areas = grid.ages != (UNNAMED,), grid.areas != (UNNAMED,)
    blank = _each(network, lambda one: (ages and one.ages is None) or (areas and one.areas is None))
    unsaid = {relation.source for relation in network.referrals if relation.needs is None}
    sends = _each(network, lambda one: one.id in unsaid)
    lost = np.zeros(len(blank), dtype=np.int64)
    if (blank | sends).any():
        for pattern, _, _, partners, _ in left_out(found):
            lost[list(partners)] += grid.alone[pattern]
    some = np.flatnonzero(sends & ~blank & (lost > 0))
    said = _said_to_carry(network, found) if some.size else found.wiring.carries
    for sender in some:
        less = found.carried(np.where(found.wiring.source == sender, said, found.wiring.carries))
        lost[sender] = found.covered_situations - less.covered_situations
    return np.where(blank | sends, lost, 0)


def _said_to_carry(network: Network, found: Reach) -> Words:
    """What each link carries, as far as somebody has said it: words × links."""
    said = tuple(replace(one, needs=()) if one.needs is None else one for one in network.relations)
    return wiring_of(network.in_part(relations=said), found.grid.stages, found.grid.needs).carries


def _gained(network: Network, found: Reach) -> Ints:
    """What each partner could open."""
    grid, wiring = found.grid, found.wiring
    any_stage = _each(network, lambda one: one.stages is None)
    new_links = unspoken(network).astype(np.float32)
    gained = np.zeros(len(wiring.ids), dtype=np.int64)
    for pattern in np.flatnonzero(grid.alone):
        missing = ~found.covered[pattern]
        if missing.any():
            admitted = grid.admitted[pattern]
            allowed = np.broadcast_to(everything(admitted), wiring.meets.shape)
            reached = bits(spread(everything(wiring.entry), allowed, wiring.onward), len(grid.needs))
            helps = found.to_help[pattern] < FAR
            inwards = reached | any_stage | _next_to(reached, new_links)
            onwards = admitted & (helps | wiring.silent | _next_to(helps, new_links))
            gained += grid.alone[pattern] * (missing[..., np.newaxis] & inwards & onwards).sum(axis=(0, 1))
    return gained


def _next_to(there: Bools, links: np.ndarray) -> Bools:
    """Who has a link with somebody who is there."""
    some = np.flatnonzero(links.any(axis=0))
    near = np.zeros_like(there)
    near[..., some] = there[..., some].astype(np.float32) @ links[np.ix_(some, some)] > 0
    return near


def _each(network: Network, said: Callable[[Partner], bool]) -> Bools:
    return np.array([said(partner) for partner in network.partners], dtype=np.bool_)
