"""Which partners work most closely together, whatever the organisation chart says?"""

import networkx as nx
import numpy as np
import pandas as pd

from analysis._asked import number_not_asked
from analysis._declare import Column, Highlight, Question, Result, State, Theme, Wording
from analysis._grouping import Grouping, grouping
from analysis._linkage import near_sets
from network.graph import ties
from network.model import Network
from network.words import numbered, plural

RUNS = 100  # each from a seed of its own
STEADY = 0.8  # share of runs in which any two of a group must fall together
SMALLEST = 3  # partners in a group
LARGEST_MAP = 1000  # partners; more would take minutes

QUESTION = Question(
    name="camps",
    theme=Theme.BOUNDARIES,
    heading="Who works together most closely?",
    wording=Wording(
        finding=("Partners work most closely in {groups}: {same} within one {boundary}, {mixed} across several."),
        nothing="No grouping holds steady when we repeat it, so none is shown.",
        not_known="{because}.",
    ),
    ask="What could we do together that neither can do alone?",
    move="Introductions, only across this line.",
    columns=(
        Column("group", "Steady group", "number", "from 1, largest first; empty for partners in none"),
        Column("partner", "Partner", "partner", "every partner, group by group"),
        Column("organisation", "Belongs to", "sector", "its sector, or what the groups are held against"),
        Column("together", "How steadily", "share", "smallest share of runs it shares with another of its group"),
    ),
    graph="All ties, in either direction",
    definition=(
        "Groups that share more links inside than chance alone would give (Louvain, greatest modularity), looked for "
        "100 times from different starts. In a steady group every two partners fall together in at least 80 of 100; "
        "groups of fewer than 3 are not shown."
    ),
    source=(
        "Blondel, Guillaume, Lambiotte and Lefebvre (2008), Fast unfolding of communities in large networks, Journal "
        "of Statistical Mechanics P10008"
    ),
    analyst_only=True,
    order=40,
    move_page="Build next",
)


def answer(network: Network, by: str = "sector", seed: int = 0) -> Result:
    """Groups of partners that stay together however the search starts.

    Parameters
    ----------
    by
        What the groups are held against: `sector`, `area`, `stage`, `need` or a further column.
    seed
        The first of the 100 seeds.

    Returns
    -------
    Result whose table has one row a partner: groups by size, then by their first id; partners in no group last.
    Facts: mean `modularity` of the 100 runs, groups, partners in none.

    Notes
    -----
    Any two of a group fall together in 80 of 100 runs (complete linkage), so a group cannot be strung together by a
    chain of neighbours. Small groups hide in large maps (resolution limit).

    References
    ----------
    Blondel, Guillaume, Lambiotte and Lefebvre (2008); Fortunato and Barthélemy (2007), PNAS 104(1).
    """
    groups, tied = grouping(network, by), ties(network)
    linked = sorted(node for node, degree in tied.degree if degree)
    searched = linked if len(linked) <= LARGEST_MAP else []
    runs = _runs(_in_order(tied, searched), seed)
    table = _table(network, groups, searched, _together(searched, runs))
    steady = table.dropna(subset="group")
    mixed = int((steady.groupby("group")["organisation"].nunique() > 1).sum())
    number = steady["group"].nunique()
    state = _state(network, len(linked), number)
    return Result(
        state=state,
        table=table,
        words={
            "groups": plural(number, "steady group"),
            "same": number - mixed,
            "mixed": mixed,
            "boundary": by,
            "because": _because(network, len(linked)),
        },
        figure=(str(number), "steady groups") if state == "finding" else None,
        highlight=Highlight(partners=tuple(steady["partner"])),
        left_out=_left_out(network, len(table) - len(steady)),
        facts=(
            ("modularity", _modularity(tied, runs)),
            ("steady groups", number),
            ("partners in none", len(table) - len(steady)),
            ("runs", RUNS),
            ("seed", seed),
        ),
    )


def _in_order(tied: nx.Graph, nodes: list[str]) -> nx.Graph:
    """The same links in order of id, so that the order of a file changes nothing."""
    graph = nx.Graph()
    graph.add_nodes_from(nodes)
    graph.add_edges_from(sorted((min(pair), max(pair)) for pair in tied.subgraph(nodes).edges))
    return graph


def _runs(tied: nx.Graph, seed: int) -> list[list[set[str]]]:
    if not len(tied):
        return []
    return [nx.community.louvain_communities(tied, weight=None, seed=seed + run) for run in range(RUNS)]


def _together(nodes: list[str], runs: list[list[set[str]]]) -> np.ndarray:
    """Share of runs in which each two fall together."""
    place = {node: number for number, node in enumerate(nodes)}
    together = np.zeros((len(nodes), len(nodes)))
    for run in runs:
        community = np.zeros(len(nodes), dtype=int)
        for number, members in enumerate(run):
            community[[place[node] for node in members]] = number
        together += community[:, None] == community
    return together / max(1, len(runs))


def _table(network: Network, groups: Grouping, linked: list[str], together: np.ndarray) -> pd.DataFrame:
    clusters = [cluster for cluster in _clusters(together) if len(cluster) >= SMALLEST]
    clusters.sort(key=lambda cluster: (-len(cluster), cluster[0]))
    member = {
        linked[place]: (float(number), float(together[place, cluster].min()))
        for number, cluster in enumerate(clusters, start=1)
        for place in cluster
    }
    rows = [
        (member.get(one.id, (np.nan,))[0], one.id, groups.of.get(one.id, ""), member.get(one.id, (0, np.nan))[1])
        for one in network.partners
    ]
    table = pd.DataFrame(rows, columns=[column.name for column in QUESTION.columns])
    return table.sort_values(["group", "partner"]).reset_index(drop=True)


def _clusters(together: np.ndarray) -> list[list[int]]:
    """Sets of places of which every two fall together in enough runs."""
    return near_sets(np.round(1 - together, 9), round(1 - STEADY, 9))


def _modularity(tied: nx.Graph, runs: list[list[set[str]]]) -> float:
    """Mean over the runs of the share of links inside communities, less what their degrees alone would give."""
    if not runs:
        return np.nan
    nodes = {node: place for place, node in enumerate(tied)}
    ends = np.array([(nodes[one], nodes[other]) for one, other in tied.edges], dtype=np.int64)
    degree = np.bincount(ends.ravel(), minlength=len(nodes))
    values = []
    for run in runs:
        of = np.zeros(len(nodes), dtype=np.int64)
        for number, members in enumerate(run):
            of[[nodes[node] for node in members]] = number
        inside = np.count_nonzero(of[ends[:, 0]] == of[ends[:, 1]]) / len(ends)
        values.append(inside - float(np.square(np.bincount(of, weights=degree) / degree.sum()).sum()))
    return float(np.mean(values))


def _state(network: Network, linked: int, number: int) -> State:
    if _unasked(network) or linked > LARGEST_MAP:
        return "not known"
    return "finding" if number > 1 else "nothing"


def _unasked(network: Network) -> bool:
    partners = len(network.partners)
    return partners < 2 or 4 * number_not_asked(network) > partners * (partners - 1)


def _because(network: Network, linked: int) -> str:
    if linked > LARGEST_MAP and not _unasked(network):
        return f"The map is too large to look for groups: {linked:,} linked partners, at most {LARGEST_MAP:,}"
    pairs = len(network.partners) * (len(network.partners) - 1) // 2
    asked = pairs - number_not_asked(network)
    have = numbered(asked, "has", "have")
    return f"Too few links are known to look for groups: {asked:,} of {plural(pairs, 'pair')} {have} been asked"


def _left_out(network: Network, none: int) -> tuple[str, ...]:
    silent = number_not_asked(network)
    sentences = [f"{plural(none, 'partner')} {numbered(none, 'is', 'are')} in no steady group."] if none else []
    if silent:
        sentences.append(f"{plural(silent, 'pair')} {numbered(silent, 'has', 'have')} not been asked.")
    return tuple(sentences)
