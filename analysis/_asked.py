"""Which pairs of partners nobody was asked about. Absence may only be claimed for the others."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from analysis._graphs import tie_ends
from network.model import Network, Relation
from network.recognised import BACK
from network.vocabulary import KINDS
from network.words import numbered, plural

__all__ = [
    "asked_about",
    "kinds_asked",
    "number_not_asked",
    "only_asked",
    "referrals_not_asked",
    "spoken_pairs",
    "too_few",
    "too_few_asked",
    "too_few_links",
]

FEWEST_LINKS = 3  # fewer than that have no middle, no groups and no edge

Pair = tuple[str, str]  # ids, the smaller first


def spoken_pairs(relations: Iterable[Relation]) -> frozenset[Pair]:
    """Pairs of which something is said, even that no referral was made."""
    return frozenset(
        (min(relation.source, relation.target), max(relation.source, relation.target))
        for relation in relations
        if relation.source != relation.target
    )


@lru_cache(maxsize=4)  # a question says it in more than one place
def number_not_asked(network: Network) -> int:
    """Of how many pairs neither end was asked and nothing is said."""
    silent = set(_silent(network))
    spoken = sum(1 for one, other in spoken_pairs(network.relations) if one in silent and other in silent)
    return len(silent) * (len(silent) - 1) // 2 - spoken


def asked_about(network: Network, relation: Relation, partner: str) -> bool:
    """Whether a partner that answered was asked about such a link, from its own end.

    Whom it refers people to and who refers people to it are two questions. Where the map does not say what was asked,
    it was everything.
    """
    named = relation.directed and partner == relation.target
    return _was_asked(network, f"{relation.kind}{BACK}" if named else relation.kind)


def _was_asked(network: Network, question: str) -> bool:
    kinds = {kind for kind, _ in network.system.asked_as}
    return not kinds or question in kinds


def referrals_not_asked(network: Network) -> Iterator[Pair]:
    """From whom to whom people may be referred without our knowing: neither end was asked, and none is recorded.

    Links of another kind, and referrals the other way, say nothing of it. Whom somebody refers people to is a question
    to the one, who refers people to it a question to the other: who answered the one was not asked the other.
    """
    everybody = network.by_id
    answered = network.asked_ids
    sources, targets = (
        [one for one in everybody if not (_was_asked(network, question) and one in answered)]
        for question in ("refers", f"refers{BACK}")
    )
    said = {(link.source, link.target) for link in network.relations if link.kind == "refers"}
    for source in sources:
        for target in targets:
            if source != target and (source, target) not in said:
                yield source, target


def kinds_asked(network: Network) -> frozenset[str]:
    """The kinds of link that partners were asked about, from either end; every kind where the map does not say."""
    return frozenset(kind.removesuffix(BACK) for kind, _ in network.system.asked_as) or frozenset(KINDS)


def only_asked(network: Network) -> tuple[str, ...]:
    """The kinds of link that partners were asked about, where there are others; none where the map does not say."""
    kinds = kinds_asked(network)
    return tuple(kind for kind in KINDS if kind in kinds) if not kinds.issuperset(KINDS) else ()


def too_few(network: Network) -> str:
    """Why nothing can be said of who is linked: over half have not answered, or links are few; or empty."""
    return too_few_asked(network) or too_few_links(network)


def too_few_asked(network: Network) -> str:
    """That over half have not answered, or there is nobody; empty where enough have."""
    asked, partners = len(network.asked_ids), len(network.partners)
    if not partners:
        return "there are no partners on the map yet"
    if 2 * asked >= partners:
        return ""
    has = f"{asked:,} of {plural(partners, 'partner')} {numbered(asked, 'has', 'have')} answered so far"
    return has if partners > 1 else "the only partner has not answered yet"


def too_few_links(network: Network) -> str:
    """How few links there are, where they are too few to show who stands where; empty when there are enough."""
    found = len(tie_ends(network))
    if found >= FEWEST_LINKS:
        return ""
    return (
        f"only {plural(found, 'link')} {numbered(found, 'is', 'are')} recorded yet"
        if found
        else "no links are recorded yet"
    )


def _silent(network: Network) -> list[str]:
    return sorted(partner.id for partner in network.partners if partner.id not in network.asked_ids)
