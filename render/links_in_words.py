"""What links alone tell, in sentences: for a map that does not say yet what partners do."""

from collections.abc import Iterator

from analysis._links_said import LinksSaid, links_said
from network.model import Network
from network.unnamed import Speaker
from network.words import numbered, plural

__all__ = ["links_in_words"]

NAMED = 3  # partners that a sentence names; of more, how many there are


def links_in_words(network: Network, *, room: bool = False, agreed: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """A sentence each on who has most links, who joins two sides, who is at the edge, and what goes one way.

    Parameters
    ----------
    room
        Whether a whole room looks on: then what cannot be said without a name of somebody who has not agreed is left.
    """
    names = Speaker.of_map(network, agreed if room else None)
    return tuple(_sentences(links_said(network), names))


def _sentences(said: LinksSaid, names: Speaker) -> Iterator[str]:
    if 0 < len(said.most) <= NAMED and _may_name(said.most, names):
        each = " each" if len(said.most) > 1 else ""
        who, have = names.several(said.most), numbered(len(said.most), "has", "have")
        yield f"{who} {have} most links: {said.links_of_most:,} of {said.pairs:,}{each}."
    joining = said.joining[:NAMED]
    if joining and _may_name(joining, names):
        join = numbered(len(said.joining), "joins", "join")
        who = names.several(joining, len(said.joining) - len(joining))
        yield f"{who} {join} sides of the map that have no other link."
    edge = said.edge[:NAMED]
    if edge and _may_name(edge, names):
        stand = numbered(len(said.edge), "stands at the edge", "stand at the edge")
        each = " each" if len(said.edge) > 1 else ""
        yield f"{names.several(edge, len(said.edge) - len(edge))} {stand}, with one recorded link{each}."
    if said.one_way:
        go = numbered(said.one_way, "goes", "go")
        pairs = plural(said.referring, "pair that refers people", "pairs that refer people")
        yield f"{said.one_way:,} of {pairs} {go} one way only, as far as is recorded."


def _may_name(partners: tuple[str, ...], names: Speaker) -> bool:
    return all(names.names(one) for one in partners)
