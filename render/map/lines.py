"""Which lines a map draws: one for each direction in which people or money go, one for every other tie."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal

from network.counts import Count
from network.graph import flows
from network.model import Network, Relation

__all__ = ["MapLine", "Voice", "lines", "promised"]

Voice = Literal["both", "one", "nobody"]  # which ends have named the link; nobody: not known who has
PROMISED = ("open", "under way")  # a promise that the map shows as a line


@dataclass(frozen=True, slots=True)
class MapLine:
    """A line on the map. Without direction, source < target."""

    source: str
    target: str
    kinds: tuple[str, ...]  # every kind of tie that it stands for, sorted
    directed: bool
    voice: Voice
    made: Count | None  # referrals along it
    within: bool | None  # whether both ends are in one sector; None where that is not known of one

    @property
    def ends(self) -> tuple[str, str]:
        return self.source, self.target


def lines(network: Network) -> list[MapLine]:
    """Every line of the map, in order of its ends. A tie without direction joins the directed lines there are.

    Who says so is told of the two partners, as everywhere: both have named a link with the other, in either direction.
    """
    directed, undirected = _grouped(network)
    counts = flows(network).edges
    found = []
    for source, target in sorted(directed.keys() | _alone(directed, undirected)):
        plain = undirected.get((min(source, target), max(source, target)), [])
        relations = directed.get((source, target), []) + plain
        kinds = tuple(sorted({relation.kind for relation in relations}))
        voice = _voice(relations + directed.get((target, source), []))
        made = counts[source, target]["made"] if (source, target) in counts else None
        is_directed = (source, target) in directed
        found.append(MapLine(source, target, kinds, is_directed, voice, made, _within(network, source, target)))
    return found


def promised(network: Network, among: Collection[str] | None = None) -> Iterator[tuple[str, str]]:
    """Pairs on the map that have promised something to each other and have not yet kept it or let it go.

    Parameters
    ----------
    among
        Only pairs of these partners, for a room sees no promise of partners who have not agreed; None is everybody.
    """
    seen: set[tuple[str, str]] = set()
    for promise in network.promises:
        pair = promise.source, promise.target or ""
        known = promise.status in PROMISED and set(pair) <= network.by_id.keys()
        if known and pair not in seen and (among is None or set(pair) <= set(among)):
            seen.add(pair)
            yield pair


_Grouped = dict[tuple[str, str], list[Relation]]


def _grouped(network: Network) -> tuple[_Grouped, _Grouped]:
    """Relations by their ends: those with a direction, and those without (source < target)."""
    directed: _Grouped = defaultdict(list)
    undirected: _Grouped = defaultdict(list)
    for relation in network.relations:
        ends = relation.source, relation.target
        if ends[0] == ends[1] or (relation.kind == "refers" and not relation.carries_people):
            continue
        if relation.directed:
            directed[ends].append(relation)
        else:
            undirected[min(ends), max(ends)].append(relation)
    return directed, undirected


def _alone(directed: _Grouped, undirected: _Grouped) -> set[tuple[str, str]]:
    """Pairs that are tied, but not in any direction."""
    return {(one, other) for one, other in undirected if not directed.keys() & {(one, other), (other, one)}}


def _within(network: Network, source: str, target: str) -> bool | None:
    one, other = (network.partner(end).sector for end in (source, target))
    return one == other if one and other else None


def _voice(relations: list[Relation]) -> Voice:
    if any(relation.agreed for relation in relations):
        return "both"
    return "one" if any(relation.said_by for relation in relations) else "nobody"
