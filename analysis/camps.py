"""Which partners work most closely together, whatever the organisation chart says?"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis._asked import number_not_asked, too_few_links
from analysis._declare import Highlight, Question, Result, State, Theme, columns
from analysis._graphs import tied
from analysis._grouping import Grouping, grouping
from analysis._linkage import near_sets
from analysis._louvain import Found, look_for_groups
from analysis._swaps import swapped
from network import tally
from network.model import Network
from network.words import numbered, plural

RUNS = 100  # each visits partners in an order of its own
STEADY = 0.8  # share of runs in which any two of a group must fall together
SMALLEST = 3  # partners in a group
BY_CHANCE = 100  # maps in which every partner keeps its number of links
BEYOND = 95  # of these maps that must be less clearly grouped
LARGEST_MAP = 1000  # partners; more would take minutes

QUESTION = Question(
    theme=Theme.BOUNDARIES,
    order=40,
    analyst_only=True,
    heading="Who works together most closely?",
    finding="Partners work most closely in {groups}{where}.",
    nothing="{nothing}, so none is shown.",
    not_known="{because}.",
    ask="What could we do together that neither can do alone?",
    move="Introductions, only across this line.",
    move_page="Build next",
    columns=columns(
        """
        group        | Steady group | number  | from 1, largest first; empty for partners in none, and where it is
                     |              |         | chance
        partner      | Partner      | partner | every partner, group by group
        organisation | Belongs to   | sector  | its sector, or what the groups are held against
        together     | How steadily | share   | smallest share of runs it shares with another of its group
        """,
    ),
    graph="All ties, in either direction",
    definition="""
        Groups that share more links inside than chance alone would give (Louvain, greatest modularity), looked
        for 100 times from different starts. In a steady group every two partners fall together in at least 80
        of 100; groups of fewer than 3 are not shown. They are shown only if the mean modularity exceeds that of
        95 of 100 maps by chance, in which every partner keeps its number of links (links change ends in pairs).
    """,
    source="""
        Blondel, Guillaume, Lambiotte and Lefebvre (2008), Fast unfolding of communities in large networks,
        Journal of Statistical Mechanics P10008; Maslov and Sneppen (2002), Specificity and stability in
        topology of protein networks, Science 296; Guimerà, Sales-Pardo and Amaral (2004), Modularity from
        fluctuations in random graphs and complex networks, Physical Review E 70
    """,
)


@dataclass(frozen=True, slots=True)
class _Searched:
    """What was found on the map, and whether it is more than chance."""

    nodes: list[str]  # partners with a link
    clusters: list[list[int]]  # positions of partners that hold together, largest first
    together: np.ndarray  # share of runs in which each two fall together
    modularity: float  # mean of the runs; NaN without links
    beyond: int | None  # maps by chance that are less clearly grouped; None: not looked for, as there are no groups

    @property
    def by_chance(self) -> bool:
        return self.beyond is not None and self.beyond < BEYOND


def answer(network: Network, by: str = "sector", seed: int = 0) -> Result:
    """Groups of partners that stay together however the search starts.

    Parameters
    ----------
    by
        What the groups are held against: `sector`, `area`, `stage`, `need` or a further column.
    seed
        Of the searches and of the maps by chance.

    Returns
    -------
    Result whose table has one row a partner: groups by size, then by their first id; partners in no group last.
    Facts: mean `modularity` of the 100 runs, groups, partners in none, how many `maps by chance` are less clearly
    grouped (where there are steady groups).

    Notes
    -----
    Any two of a group fall together in 80 of 100 runs (complete linkage), so a group cannot be strung together by a
    chain of neighbours. Small groups hide in large maps (resolution limit). Maps by chance are searched once each.

    References
    ----------
    Blondel, Guillaume, Lambiotte and Lefebvre (2008); Fortunato and Barthélemy (2007), PNAS 104(1); Guimerà,
    Sales-Pardo and Amaral (2004), Physical Review E 70, 025101.
    """
    groups, graph = grouping(network, by), tied(network)
    linked = sorted(node for node, degree in graph.degree if degree)
    searched = _search(linked if len(linked) <= LARGEST_MAP else [], list(graph.edges), seed)
    table = _table(network, groups, searched)
    steady = table.dropna(subset="group")
    mixed = int((steady.groupby("group")["organisation"].nunique() > 1).sum())
    number = steady["group"].nunique()
    state = _state(network, len(linked), number)
    return Result(
        state=state,
        table=table,
        words={
            "groups": plural(number, "steady group"),
            "where": _where(number, mixed, groups.said),
            "because": _because(network, len(linked)),
            "nothing": _nothing(searched),
        },
        figure=(str(number), "steady groups") if state == "finding" else None,
        highlight=Highlight(partners=tuple(steady["partner"])),
        claims=("across" if mixed == number else "across and within" if mixed else "within",),
        left_out=_left_out(network, 0 if state == "not known" else len(table) - len(steady)),
        facts=(
            ("modularity", searched.modularity),
            ("steady groups", number),
            ("partners in none", len(table) - len(steady)),
            *_against_chance(searched),
            ("runs", RUNS),
            ("seed", seed),
        ),
    )


def _search(nodes: list[str], links: list[tuple[str, str]], seed: int) -> _Searched:
    if not nodes:
        return _Searched([], [], np.zeros((0, 0)), np.nan, None)
    place = {node: number for number, node in enumerate(nodes)}
    # in order of id, so that the order of a file changes nothing
    ends = np.array(sorted(sorted((place[one], place[other])) for one, other in links), dtype=np.int64)
    random = np.random.default_rng(seed)
    found = look_for_groups(np.array([ends] * RUNS), len(nodes), random)
    modularity, together = float(found.modularity.mean()), _together(found)
    clusters = [cluster for cluster in _clusters(together) if len(cluster) >= SMALLEST]
    clusters.sort(key=lambda cluster: (-len(cluster), cluster[0]))
    beyond = None
    if len(clusters) > 1:
        by_chance = look_for_groups(swapped(ends, len(nodes), BY_CHANCE, random), len(nodes), random)
        beyond = int((by_chance.modularity < modularity - 1e-9).sum())
    return _Searched(nodes, clusters, together, modularity, beyond)


def _together(found: Found) -> np.ndarray:
    """Share of runs in which each two fall together."""
    runs, size = found.of.shape
    together = np.zeros((size, size))
    for run in found.of:
        together += run[:, None] == run
    return together / runs


def _table(network: Network, groups: Grouping, searched: _Searched) -> pd.DataFrame:
    member = {
        searched.nodes[place]: (float(number), float(searched.together[place, cluster].min()))
        for number, cluster in enumerate([] if searched.by_chance else searched.clusters, start=1)
        for place in cluster
    }
    rows = []
    for one in network.partners:
        group, together = member.get(one.id, (np.nan, np.nan))
        rows.append((group, one.id, groups.of.get(one.id, ""), together))
    table = pd.DataFrame(rows, columns=[column.name for column in QUESTION.columns])
    return table.sort_values(["group", "partner"]).reset_index(drop=True)


def _clusters(together: np.ndarray) -> list[list[int]]:
    """Sets of places of which every two fall together in enough runs."""
    return near_sets(np.round(1 - together, 9), round(1 - STEADY, 9))


def _nothing(searched: _Searched) -> str:
    if searched.by_chance:
        return "Partners hold together no more closely than links dealt out by chance would have them"
    return "No grouping of the links recorded holds steady when we repeat it"


def _against_chance(searched: _Searched) -> tuple[tuple[str, int], ...]:
    if searched.beyond is None:
        return ()
    return (("maps by chance", BY_CHANCE), ("maps by chance that are less clearly grouped", searched.beyond))


def _state(network: Network, linked: int, number: int) -> State:
    if _unasked(network) or too_few_links(network) or linked > LARGEST_MAP:
        return "not known"
    return "finding" if number > 1 else "nothing"


def _unasked(network: Network) -> bool:
    partners = len(network.partners)
    return partners < 2 or 4 * number_not_asked(network) > partners * (partners - 1)


def _because(network: Network, linked: int) -> str:
    if linked > LARGEST_MAP and not _unasked(network):
        return f"The map is too large to look for groups: {linked:,} linked partners, at most {LARGEST_MAP:,}"
    pairs = tally.pairs(network)
    if not pairs:
        return "We cannot look for groups yet: there are fewer than two partners on the map"
    if not _unasked(network):
        return f"We cannot look for groups: {too_few_links(network)}"
    asked = pairs - number_not_asked(network)
    are = numbered(asked, "is", "are")
    return f"Too little is known to look for groups: {asked:,} of {plural(pairs, 'pair')} {are} spoken of"


def _where(number: int, mixed: int, by: str) -> str:
    """Whether groups lie within one sector (or the like) or across several, as the end of the sentence."""
    if mixed in (0, number):
        return f", {'each across more than one' if mixed else 'each within one'} {by}"
    return f": {number - mixed:,} within one {by}, {mixed:,} across several"


def _left_out(network: Network, none: int) -> tuple[str, ...]:
    silent = number_not_asked(network)
    sentences = [f"{plural(none, 'partner')} {numbered(none, 'is', 'are')} in no steady group."] if none else []
    if silent:
        sentences.append(f"{plural(silent, 'pair')} {numbered(silent, 'has', 'have')} not been asked.")
    return tuple(sentences)
