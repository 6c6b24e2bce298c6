"""What stands beside the map about one partner: plain data, for a page, a screen reader or a printed sheet."""

from collections.abc import Iterator
from dataclasses import dataclass

from analysis._reasons import reasons_said
from network.counts import Count, known
from network.graph import flows
from network.model import Network, Partner, Relation
from network.rounding import about, off_by, total_told
from network.words import listed, plural
from render.spoken import NOT_KNOWN, ages_said, count_said, hours_said, other_tie_said

__all__ = ["PartnerPanel", "Row", "panel"]


@dataclass(frozen=True, slots=True)
class Row:
    """Another partner and what is said of the link with it."""

    partner: str  # its id
    name: str
    words: str  # a count of referrals, or the kinds of tie; empty where the screen must not say
    muted: bool = False  # hidden or not known


@dataclass(frozen=True, slots=True)
class PartnerPanel:
    """Everything that the map says about one partner and that this screen may show."""

    name: str
    sector: str
    places: tuple[str, ...]
    does: tuple[str, ...]  # needs that it meets itself
    for_whom: str
    hours: str
    sentence: str
    senders: tuple[Row, ...]  # who sends people here
    onward: tuple[Row, ...]  # where people go next
    other_ties: tuple[Row, ...]
    hangs: str  # what rests on it; empty where nothing does, or where it may not be said
    not_known: tuple[str, ...]  # what nobody has told us, a word or two each


def panel(
    network: Network, partner_id: str, *, room: bool = False, agreed: bool = False, lost: str = ""
) -> PartnerPanel:
    """What the map says about a partner.

    Parameters
    ----------
    room
        Whether a whole room looks on: then there are no counts and no outcomes, and partners stand by name.
    agreed
        Whether the partner has agreed to be named as the only way through where a room looks on.
    lost
        Where it is the only recorded way through (`sole_routes`), such as `in 4 situations`; empty says nothing.
    """
    partner = network.partner(partner_id)
    graph = flows(network)
    came = {source: graph.edges[source, partner_id] for source in graph.predecessors(partner_id)}
    went = {target: graph.edges[partner_id, target] for target in graph.successors(partner_id)}
    return PartnerPanel(
        name=partner.name,
        sector=_names(network, "sectors", (partner.sector,))[0] if partner.sector else "Sector not known",
        places=_names(network, "areas", partner.areas),
        does=_names(network, "needs", partner.needs),
        for_whom=_for_whom(network, partner),
        hours=hours_said(partner.hours),
        sentence=_in_room(len(came), len(went)) if room else _sentence(network, partner_id, came),
        senders=_rows(network, came, room),
        onward=_rows(network, went, room),
        other_ties=tuple(_other_ties(network, partner_id, room)),
        hangs=f"The only recorded way through {lost}." if lost and (agreed or not room) else "",
        not_known=tuple(_not_known(network, partner, room)),
    )


def _names(network: Network, listed: str, ids: tuple[str, ...] | None) -> tuple[str, ...]:
    names = {item.id: item.name for item in getattr(network.system, listed)}
    return tuple(names[one] for one in ids or ())


def _for_whom(network: Network, partner: Partner) -> str:
    """`18 and over, women only`; what is not known is left to the list of what is not known."""
    groups = ", ".join(name.lower() for name in _names(network, "groups", partner.only_for))
    parts = ["" if partner.ages is None else ages_said(partner.ages), f"{groups} only" if groups else ""]
    text = ", ".join(part for part in parts if part) or ("anyone" if partner.only_for == () else NOT_KNOWN)
    return text[0].upper() + text[1:]


_Links = dict[str, dict]


def _sentence(network: Network, partner_id: str, came: _Links) -> str:
    """How many referrals came here, how many of them were accepted, and how far outcomes are recorded."""
    if not came:
        return "No partner on this map is recorded as sending people here."
    links = [one for one in network.referrals if one.target == partner_id]
    off = off_by(network.system)
    outcomes = sum(link["completed"] is not None for link in came.values())
    if all(link["made"] is None for link in came.values()):
        how_many = f"{plural(len(came), 'partner sends', 'partners send')} people here; how many is not known."
        return how_many + _answered(links, off)
    if outcomes == len(came):
        after = "whether people reached help is recorded for all"
    elif outcomes:
        after = f"whether people reached help is recorded on {outcomes} of {plural(len(came), 'referral link')}"
    else:
        after = "whether people reached help is not recorded"
    number = total_told((one.made for one in links), off)
    referrals = "referral" if known(number) == 1 else "referrals"
    return _opened(f"{about(number, off)} {referrals} came here; {after}.{_answered(links, off)}")


def _answered(links: list[Relation], off: float) -> str:
    """How many of the referrals that came here were accepted, and why the others were not, as far as recorded."""
    told = [one for one in links if one.made is not None and one.accepted is not None]
    if not told:
        return ""
    made, accepted = total_told((one.made for one in told), off), total_told((one.accepted for one in told), off)
    reasons = listed(reasons_said(told))
    why = f"; reasons recorded for turning people down: {reasons}" if reasons else ""
    were = "was" if known(accepted) == 1 else "were"
    of = "Of these" if len(told) == len(links) else f"Of {about(made, off)} with an answer recorded"
    return f" {of}, {about(accepted, off)} {were} accepted{why}."


def _in_room(came: int, went: int) -> str:
    """Only what there is: a room is never shown where trails stop."""
    senders = [f"{plural(came, 'partner sends', 'partners send')} people here"] if came else []
    onward = [f"people go on from here to {plural(went, 'partner')}"] if went else []
    return _opened("; ".join(senders + onward) or "this map has no referrals here yet") + "."


def _rows(network: Network, links: _Links, room: bool) -> tuple[Row, ...]:
    """By number of referrals, those not known last; in a room by name."""
    if room:
        rows = [Row(key, network.name(key), "") for key in links]
        return tuple(sorted(rows, key=lambda row: row.name.casefold()))
    by_size = sorted(links, key=lambda key: (-_size(links[key]["made"]), network.name(key).casefold()))
    return tuple(
        Row(key, network.name(key), count_said(links[key]["made"]), muted=known(links[key]["made"]) is None)
        for key in by_size
    )


def _size(count: Count | None) -> int:
    return -1 if count is None else count.low


def _other_ties(network: Network, partner_id: str, room: bool) -> Iterator[Row]:
    """Ties that are not referrals, by name. When funding ends is not for a whole room: providers may compete."""
    said: dict[str, set[str]] = {}
    for relation in network.relations:
        if relation.kind != "refers" and partner_id in (relation.source, relation.target):
            other = relation.target if relation.source == partner_id else relation.source
            outward, until = relation.source == partner_id, None if room else relation.until
            said.setdefault(other, set()).add(other_tie_said(relation.kind, outward=outward, until=until))
    said.pop(partner_id, None)
    for other in sorted(said, key=lambda key: network.name(key).casefold()):
        yield Row(other, network.name(other), ", ".join(sorted(said[other])))


def _not_known(network: Network, partner: Partner, room: bool) -> Iterator[str]:
    """What nobody has told us. Capacity and wait are asked only of those who meet needs themselves.

    Where trails stop is not for a whole room.
    """
    untold = [one.completed is None for one in network.referrals if one.target == partner.id and not room]
    missing = {
        "Its own links": partner.id not in network.asked_ids,
        "Places": partner.areas is None,
        "What it helps with": partner.needs is None,
        "Ages": partner.ages is None,
        "Opening hours": partner.hours is None,
        "Capacity": bool(partner.needs) and partner.capacity is None,
        "Wait": bool(partner.needs) and partner.wait_days is None,
        "What came of referrals": bool(untold) and all(untold),
        "What came of some referrals": any(untold) and not all(untold),
    }
    return (what for what, absent in missing.items() if absent)


def _opened(text: str) -> str:
    return text[0].upper() + text[1:]
