"""What was read, in the numbers that `check --json` prints."""

from collections.abc import Sequence
from typing import Any

from network import tally
from network.counts import known
from network.model import Network, Relation
from network.reading import Reading

__all__ = ["summarise"]

BOTH_WAYS = ("mutual", "undirected")


def summarise(reading: Reading) -> dict[str, Any]:
    """The outcome of a reading.

    Returns
    -------
    dict with `outcome` (accept, warn or refuse), `partners`, `statements` (records of relations), `links` (distinct
    from–to pairs as stated; a link without direction counts once, in a survey once for each end that says it),
    `linked_pairs` and `referral_links` (what screens call links and referral links, `network.tally`), `total_made`
    (sum of the known counts of referrals, a lower bound when some are hidden or missing; None only when refused),
    `hidden` and `missing` (referrals stated whose count is hidden or not known), `notes` (what was recognised, in
    sentences), and `problems` with level, file, sheet, row, column, what and fix.
    """
    network = reading.network
    relations = [] if network is None else _stated_once(network)
    referred = [relation for relation in relations if relation.kind == "refers"]
    all_stated = () if network is None else network.relations
    return {
        "outcome": reading.outcome,
        "partners": 0 if network is None else len(network.partners),
        "statements": len(all_stated),
        "links": _pairs(relations),
        "linked_pairs": tally.links(all_stated),
        "referral_links": tally.referral_links(all_stated),
        "total_made": None if network is None else sum(known(relation.made) or 0 for relation in referred),
        "hidden": sum(relation.made is not None and relation.made.hidden for relation in referred),
        "missing": sum(relation.made is None for relation in referred),
        "notes": list(reading.notes),
        "problems": [
            {
                "level": problem.level,
                "file": problem.where.file,
                "sheet": problem.where.sheet,
                "row": problem.where.row,
                "column": problem.where.column,
                "what": problem.what,
                "fix": problem.fix,
            }
            for problem in reading.problems
        ],
    }


def _stated_once(network: Network) -> list[Relation]:
    """The links without the way back of those that a file states once for both ways."""
    stated: list[Relation] = []
    seen: set[tuple[object, ...]] = set()
    for relation in network.relations:
        if _both_ways(relation):
            key = (relation.kind, relation.needs, frozenset((relation.source, relation.target)))
            if key in seen:
                continue
            seen.add(key)
        stated.append(relation)
    return stated


def _pairs(relations: Sequence[Relation]) -> int:
    one_way = {pair for relation in relations for pair in _one_way(relation)}
    other = {frozenset((relation.source, relation.target)) for relation in relations if not _one_way(relation)}
    return len(one_way) + len(other - {frozenset(pair) for pair in one_way})


def _one_way(relation: Relation) -> set[tuple[str, str]]:
    """From whom to whom it is stated: in a survey each end that says it states a link without direction by itself."""
    if relation.directed and not _both_ways(relation):
        return {(relation.source, relation.target)}
    if relation.provenance is None or relation.provenance.kind != "survey":
        return set()
    ends = {relation.source: relation.target, relation.target: relation.source}
    return {(one, ends[one]) for one in relation.said_by or ()}


def _both_ways(relation: Relation) -> bool:
    return relation.directed and dict(relation.more).get("direction") in BOTH_WAYS
