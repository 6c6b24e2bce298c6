"""How much a map holds. Each word has one meaning, and every door that counts asks here.

A *statement* is one record of the file; a *link* is two partners joined, counted once; a *referral link* is one
direction in which people are referred; a *pair* is any two partners.
"""

from collections.abc import Iterable

from network.model import Network, Relation
from network.words import plural

__all__ = ["links", "links_said", "pairs", "referral_links", "tied_pairs"]


def links(relations: Iterable[Relation]) -> int:
    """How many links these statements make: as many as `network.graph.ties` has."""
    return len({frozenset(pair) for pair in tied_pairs(relations)})


def tied_pairs(relations: Iterable[Relation]) -> list[tuple[str, str]]:
    """The pairs that `network.graph.ties` would link, as they are named; a pair may come twice."""
    return [(relation.source, relation.target) for relation in relations if relation.joins_two]


def referral_links(relations: Iterable[Relation]) -> int:
    """How many referral links these statements make: as many as `network.graph.flows` has."""
    return len({(relation.source, relation.target) for relation in relations if relation.carries_people})


def pairs(network: Network) -> int:
    """How many pairs of partners there are, linked or not."""
    return len(network.partners) * (len(network.partners) - 1) // 2


def links_said(network: Network) -> str:
    """`134 links`, and of how many statements they are made where that is another number."""
    stated, linked = len(network.relations), links(network.relations)
    return plural(linked, "link") + (f" from {plural(stated, 'statement')}" if stated != linked else "")
