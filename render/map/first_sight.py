"""What a map shows at first sight, in words: which lines carry most, how many cross sectors, where people come in."""

from collections.abc import Mapping

import numpy as np

from network import tally
from network.model import Network
from network.words import numbered, plural
from render.map.lines import lines
from render.map.weight import main_lines

__all__ = ["first_sight"]

LEFT = 0.9  # of the pairs of a way in and another partner, in which the way in stands left, where that is said
ENOUGH = 3  # ways in, and others, that make a side


def first_sight(network: Network, places: Mapping[str, tuple[float, float]], *, room: bool) -> list[str]:
    """Sentences about the lines and places of a map, only those that are true of it.

    Parameters
    ----------
    places
        Where each partner stands, as fractions of the canvas.
    room
        Whether a room looks on: it sees hatching from far, and hears what it means.
    """
    unasked = [_unasked(network)] if room else []
    said = [_carried(network) or _across(network, room=room), *unasked, _sides(network, places)]
    return [sentence for sentence in said if sentence]


def _carried(network: Network) -> str:
    main = main_lines(lines(network))
    of = tally.referral_links(network.relations)
    if not main:
        return ""
    drawn = numbered(len(main), "the wide line", "the wide lines")
    return f"Half of the referrals with a known count go along {len(main):,} of {of:,} referral links: {drawn}."


def _across(network: Network, *, room: bool) -> str:
    """How many cross sectors; that they are drawn stronger, where the width of a line does not tell a count."""
    found = lines(network)
    stronger = room or all(line.made is None for line in found)
    links = {frozenset(line.ends): line.within for line in found}
    told = [within for within in links.values() if within is not None]
    across, untold = told.count(False), len(links) - len(told)
    if not across or across == len(told):
        return ""
    join, drawn = (numbered(across, *forms) for forms in (("joins", "join"), ("line", "lines")))
    within = told.count(True)
    beside = f": the stronger {drawn}" if stronger else f", {within:,} {numbered(within, 'is', 'are')} within one"
    unknown = f" {numbered(untold, '1 has', f'{untold:,} have')} an end whose sector is not known." if untold else ""
    return f"{across:,} {join} different sectors{beside}.{unknown}"


def _unasked(network: Network) -> str:
    """Whom a room could ask next: what it sees of it is the hatching."""
    unasked = len(network.partners) - len(network.asked_ids)
    if not unasked:
        return ""
    if unasked == len(network.partners):
        return "Nobody has been asked yet, so all are hatched."
    return f"{plural(unasked, 'partner has', 'partners have')} not been asked yet (hatched)."


def _sides(network: Network, places: Mapping[str, tuple[float, float]]) -> str:
    """Said only where it is so."""
    entries = np.array([places[partner.id][0] for partner in network.partners if partner.stages])
    others = np.array([places[partner.id][0] for partner in network.partners if not partner.stages])
    if min(len(entries), len(others)) < ENOUGH or (entries[:, np.newaxis] < others).mean() < LEFT:
        return ""
    return "People come in on the left; help is further to the right."
