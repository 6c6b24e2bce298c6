"""Which pairs of partners nobody was asked about. Absence may only be claimed for the others."""

from collections.abc import Iterable
from itertools import combinations

from network.model import Network, Relation

__all__ = ["not_asked_pairs", "number_not_asked", "spoken_pairs"]

Pair = tuple[str, str]  # ids, the smaller first


def spoken_pairs(relations: Iterable[Relation]) -> frozenset[Pair]:
    """Pairs of which something is said, even that no referral was made."""
    return frozenset(
        (min(relation.source, relation.target), max(relation.source, relation.target))
        for relation in relations
        if relation.source != relation.target
    )


def not_asked_pairs(network: Network) -> list[Pair]:
    """Pairs of which neither end was asked and nothing is said, in order."""
    spoken = spoken_pairs(network.relations)
    return [pair for pair in combinations(_silent(network), 2) if pair not in spoken]


def number_not_asked(network: Network) -> int:
    """How many pairs `not_asked_pairs` would list, without listing them."""
    silent = set(_silent(network))
    spoken = sum(1 for one, other in spoken_pairs(network.relations) if one in silent and other in silent)
    return len(silent) * (len(silent) - 1) // 2 - spoken


def _silent(network: Network) -> list[str]:
    return sorted(partner.id for partner in network.partners if partner.id not in network.asked_ids)
