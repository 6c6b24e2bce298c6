"""The same questions asked the plain way: take a partner or a link away, or add one, and ask NetworkX again.

Each loop is a row of jobs, so that some of them can be timed where all would take minutes. Graphs are built before
the clock starts, whereas the mapper's own time runs from the map to the finished table.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product
from random import Random
from typing import Any

import networkx as nx

from network.access import Situation, admits
from network.graph import flows, ties
from network.model import Network, Partner

__all__ = [
    "Loop",
    "betweenness",
    "brokerage",
    "coverage",
    "full_grid",
    "groups",
    "introductions",
    "role",
    "sole_links",
    "sole_routes",
]

HELP = "help"
Door = tuple[str, str]  # ("door", stage)
Pair = tuple[str, str]  # source, target
MANY = 100_000  # jobs; of more, these are drawn
PEOPLE = 4  # combinations of age, group and area that are drawn from a large grid
SEARCHES = 100  # for groups, on the map and on maps by chance
CHANGES_EACH = 10  # of two links, for each link of a map by chance
PIVOTS = 20  # partners that one job of betweenness starts from


@dataclass(frozen=True)
class Loop:
    """Jobs that together answer one question."""

    jobs: Sequence[Any]
    work: Callable[[Any], Any]
    size: int  # number of jobs that the whole question takes; `jobs` may be some of them


def coverage(network: Network) -> Loop:
    """Situations with a way to help, need by need."""
    graphs = _need_graphs(network, Situation())
    return Loop(graphs, _covered, len(graphs))


def sole_routes(network: Network) -> Loop:
    """Situations lost without each partner."""
    lost = _lost_without(_need_graphs(network, Situation()))
    partners = [partner.id for partner in network.partners]
    return Loop(partners, lost, len(partners))


def sole_links(network: Network) -> Loop:
    """Situations lost without each link."""
    graphs = _need_graphs(network, Situation())
    now = [_covered(graph) for graph in graphs]

    def lost(link: Pair) -> int:
        total = 0
        for graph, before in zip(graphs, now, strict=True):
            if graph.has_edge(*link):
                graph.remove_edge(*link)
                total += before - _covered(graph)
                graph.add_edge(*link)
        return total

    links = list(dict.fromkeys((relation.source, relation.target) for relation in network.referrals))
    return Loop(links, lost, len(links))


def introductions(network: Network) -> Loop:
    """Situations opened by each link that is not there."""
    graphs = _need_graphs(network, Situation())
    now = [_covered(graph) for graph in graphs]

    def opened(pair: Pair) -> int:
        total = 0
        for graph, before in zip(graphs, now, strict=True):
            there = graph.has_edge(*pair)
            graph.add_edge(*pair)
            total += _covered(graph) - before
            if not there:
                graph.remove_edge(*pair)
        return total

    linked = {(relation.source, relation.target) for relation in network.referrals}
    ids = [partner.id for partner in network.partners]
    return Loop(_absent(ids, linked), opened, len(ids) * (len(ids) - 1) - len(linked))


def brokerage(network: Network) -> Loop:
    """Roles of each partner between every two others that it links."""
    graph = flows(network)
    sector = {partner.id: partner.sector for partner in network.partners}

    def roles(middle: str) -> Counter[str]:
        return Counter(
            role(sector[first], sector[middle], sector[last])
            for first in graph.predecessors(middle)
            for last in graph.successors(middle)
            if first != last and not graph.has_edge(first, last)
        )

    return Loop(list(graph), roles, len(graph))


def betweenness(network: Network) -> Loop:
    """Betweenness over all ties; on a large map each job starts from a few partners."""
    graph = ties(network)
    parts = max(1, len(graph) // PIVOTS) if len(graph) > 1000 else 1
    pivots = None if parts == 1 else PIVOTS
    return Loop(
        range(parts), lambda part: nx.betweenness_centrality(graph, k=pivots, normalized=False, seed=part), parts
    )


def groups(network: Network) -> Loop:
    """Groups of greatest modularity, 100 times on the map and once on each of 100 maps by chance."""
    graph = nx.Graph(ties(network).edges)
    changes = CHANGES_EACH * graph.number_of_edges()

    def found(job: int) -> object:
        one = graph
        if job >= SEARCHES:
            one = nx.double_edge_swap(graph.copy(), nswap=changes, max_tries=100 * changes, seed=job)
        return nx.community.louvain_communities(one, seed=job)

    jobs = [job for pair in zip(range(SEARCHES), range(SEARCHES, 2 * SEARCHES), strict=True) for job in pair]
    return Loop(jobs, found, len(jobs))


def full_grid(network: Network) -> Loop:
    """Situations lost without each partner (None: with all), for people of every age, group and area."""
    system = network.system
    groups = [(), *((group.id,) for group in system.groups)]
    homes = [area.id for area in system.areas if not area.covers]
    people = [Situation(band.range, area, group) for band, group, area in product(system.ages, groups, homes)]
    ids = [None, *(partner.id for partner in network.partners)]
    drawn = people if len(ids) < 100 else Random(1).sample(people, PEOPLE)
    lost = {person: _lost_without(_need_graphs(network, person)) for person in drawn}
    return Loop([*product(drawn, ids)], lambda job: lost[job[0]](job[1]), len(people) * len(ids))


def _need_graphs(network: Network, person: Situation) -> list[nx.DiGraph]:
    """One graph a need: from the doors of each stage along the links that carry it to help."""
    inside = {partner.id: partner for partner in network.partners if admits(network, partner, person)}
    return [_need_graph(network, inside, need.id) for need in network.system.needs]


def _need_graph(network: Network, inside: dict[str, Partner], need: str) -> nx.DiGraph:
    graph = nx.DiGraph()
    graph.add_nodes_from((HELP, *inside))
    for partner in inside.values():
        graph.add_edges_from((("door", stage), partner.id) for stage in partner.stages or ())
        if need in (partner.needs or ()):
            graph.add_edge(partner.id, HELP)
    for link in network.referrals:
        if link.source in inside and link.target in inside and (link.needs is None or need in link.needs):
            graph.add_edge(link.source, link.target)
    graph.graph["doors"] = [node for node in graph if isinstance(node, tuple)]
    return graph


def _covered(graph: nx.DiGraph) -> int:
    """Stages from whose doors there is a way to help."""
    leading = nx.ancestors(graph, HELP)
    return sum(door in leading for door in graph.graph["doors"])


def _lost_without(graphs: Sequence[nx.DiGraph]) -> Callable[[str | None], int]:
    now = [_covered(graph) for graph in graphs]

    def lost(partner: str | None) -> int:
        total = 0
        for graph, before in zip(graphs, now, strict=True):
            with _without(graph, partner):
                total += before - _covered(graph)
        return total

    return lost


@contextmanager
def _without(graph: nx.DiGraph, partner: str | None) -> Iterator[None]:
    """The graph without one partner, which comes back afterwards."""
    if partner not in graph:
        yield
        return
    into, out = list(graph.in_edges(partner)), list(graph.out_edges(partner))
    graph.remove_node(partner)
    yield
    graph.add_node(partner)
    graph.add_edges_from(into + out)


def _absent(ids: Sequence[str], linked: set[Pair]) -> list[Pair]:
    """The pairs that no link joins in this direction, or some of them on a large map."""
    if len(ids) ** 2 <= MANY:
        return [(one, other) for one, other in product(ids, ids) if one != other and (one, other) not in linked]
    draw = Random(1)
    pairs = [(draw.choice(ids), draw.choice(ids)) for _ in range(MANY // 10)]
    return [pair for pair in pairs if pair[0] != pair[1] and pair not in linked]


def role(first: str | None, middle: str | None, last: str | None) -> str:
    """The role of the middle one, by the sectors, or other groups, of the three (Gould and Fernandez 1989)."""
    if first == middle == last:
        return "coordinator"
    if first == last:
        return "consultant"
    if middle == last:
        return "gatekeeper"
    return "representative" if first == middle else "liaison"
