"""Who would lose touch with the rest of the map if one partner or one link stepped back?"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

import networkx as nx
import numpy as np
import pandas as pd

from analysis._asked import number_not_asked
from analysis._declare import Highlight, Question, Result, State, Theme, columns
from analysis._graphs import tied
from analysis._swaps import BEYOND, beyond_chance
from network.model import Network
from network.words import numbered, plural

QUESTION = Question(
    theme=Theme.BOTTLENECKS,
    order=70,
    analyst_only=True,
    heading="Who is joined to the map through one partner only?",
    finding="{joined}, more than chance alone would give.",
    nothing="{joined}{chance}.",
    not_known="We cannot tell yet: {because}.",
    ask="What would we miss first, and who could share it?",
    move="What-if: a second route.",
    move_page="Build next",
    columns=columns(
        """
        partner   | Partner           | partner | the partner, or one end of the link, that joins others to the map
        target    | Link with         | partner | the other end of the link; empty where it is the partner itself
        joins     | Partners it joins | count   | joined to the rest of the map through it only; from 1
        not_asked | Of them not asked | count   | partners of these that nobody has asked; from 0
        """,
    ),
    graph="All ties, in either direction",
    definition="""
        Partners and links without which a joined part of the map falls into pieces (articulation points and
        bridges). Everybody outside the largest piece is joined to the rest through one other partner only, as
        far as is recorded; who was not asked is told apart. Who that is, is a fact of the map. That they are
        many is found only if they are more than on 95 of 100 maps by chance, in which every partner keeps its
        number of links (links change ends in pairs); else they are told as no more than chance would give.
    """,
    source="""
        Hopcroft and Tarjan (1973), Efficient algorithms for graph manipulation, Communications of the ACM
        16(6); Maslov and Sneppen (2002), Specificity and stability in topology of protein networks, Science
        296
    """,
)


@dataclass(frozen=True, slots=True)
class _Some:
    """How many partners, and how many of them were not asked."""

    partners: int
    not_asked: int

    @classmethod
    def of(cls, partners: Collection[str], network: Network) -> "_Some":
        return cls(len(partners), sum(1 for one in partners if one not in network.asked_ids))

    def __add__(self, other: "_Some") -> "_Some":
        return _Some(self.partners + other.partners, self.not_asked + other.not_asked)

    @property
    def told_apart(self) -> str:
        """That some of them, or all, were not asked: behind what is said of them."""
        if not self.not_asked:
            return ""
        if self.not_asked < self.partners:
            return f" ({self.not_asked:,} of these {self.partners:,} not asked)"
        return numbered(self.partners, " (not asked yet)", f" (none of these {self.partners:,} asked)")


@dataclass(slots=True)
class _Part:
    """One joined part of the map, numbered by a walk into depth: what hangs below a partner follows it directly."""

    nodes: list[str]
    parent: dict[str, str]
    low: list[int] = field(default_factory=list)  # nearest to the start that what hangs below can reach otherwise
    size: list[int] = field(default_factory=list)  # partners below, itself included


def answer(network: Network, seed: int = 0) -> Result:
    """Partners and links that alone join others to the map.

    Parameters
    ----------
    seed
        Of the maps by chance.

    Returns
    -------
    Result whose table has one row an articulation point or bridge: most partners joined first, then by id. Facts:
    partners joined through one other partner only, partners with no recorded link, how many of each were not asked,
    `maps by chance` looked at, on how many of them fewer hang on one partner, `seed`.

    Notes
    -----
    Where the largest piece is not larger than the next, everybody counts as joined through the others only. A partner
    with one link has it on every map by chance too, so it is told, and is a finding only with more who hang together.

    References
    ----------
    Hopcroft and Tarjan (1973), Communications of the ACM 16(6); Maslov and Sneppen (2002), Science 296.
    """
    graph = tied(network)
    rows, hanging = _weak_points(graph, network.asked_ids)
    unlinked = tuple(partner for partner, degree in graph.degree if not degree)
    table = pd.DataFrame(rows, columns=[column.name for column in QUESTION.columns])
    table = table.sort_values(["joins", "partner", "target"], ascending=[False, True, True]).reset_index(drop=True)
    untold = _too_little_asked(network)
    looked_at, fewer = (0, 0) if untold or not hanging else _against_chance(graph, len(hanging), seed)
    state: State = "not known" if untold else "finding" if fewer >= BEYOND else "nothing"
    return Result(
        state=state,
        table=table,
        words={
            "because": _because(network),
            "joined": _joined(_Some.of(unlinked, network), _Some.of(hanging, network)),
            "chance": ", no more than chance alone would give" if hanging else "",
        },
        figure=_figure(len(hanging), len(graph)) if state == "finding" else None,
        highlight=Highlight(
            partners=(*sorted(hanging), *sorted(unlinked)),
            links=tuple((one, other) for one, other in zip(table["partner"], table["target"], strict=True) if other),
        ),
        left_out=_left_out(network),
        assumed=("A pair that nobody was asked about has no link.",),
        facts=(
            ("joined through one other partner only", len(hanging)),
            ("of these not asked", len(hanging - network.asked_ids)),
            ("no recorded link", len(unlinked)),
            ("of these not asked either", len(set(unlinked) - network.asked_ids)),
            ("maps by chance", looked_at),
            ("fewer joined so", fewer),
            ("seed", seed),
        ),
    )


def _against_chance(graph: nx.Graph, hanging: int, seed: int) -> tuple[int, int]:
    """Maps by chance that were looked at, and on how many of them fewer hang on one partner."""
    partners = sorted(graph)
    place = {partner: number for number, partner in enumerate(partners)}
    ends = np.array([(place[one], place[other]) for one, other in graph.edges], dtype=int)

    def less(maps: np.ndarray) -> np.ndarray:
        return np.array([len(_weak_points(nx.Graph(links.tolist()), frozenset())[1]) < hanging for links in maps])

    return beyond_chance(ends, len(partners), np.random.default_rng(seed), less)


def _weak_points(tied: nx.Graph, asked: frozenset[str]) -> tuple[list[tuple[str, str, int, int]], set[str]]:
    """Every articulation point and bridge with how many it joins, asked and not; everybody who hangs on one."""
    rows, hanging = [], set[str]()
    for component in nx.connected_components(tied):
        part = _part(tied, min(component))
        for partner, target, pieces in _cuts(part):
            outside = _outside_largest(len(part.nodes), pieces, part.nodes.index(partner) if not target else None)
            joined = {part.nodes[place] for place in outside}
            rows.append((partner, target, len(joined), len(joined - asked)))
            hanging |= joined
    return rows, hanging


def _part(tied: nx.Graph, start: str) -> _Part:
    part = _Part(list(nx.dfs_preorder_nodes(tied, start)), nx.dfs_predecessors(tied, start))
    place = {node: number for number, node in enumerate(part.nodes)}
    part.low, part.size = list(range(len(part.nodes))), [1] * len(part.nodes)
    for node in reversed(part.nodes):
        above, here = part.parent.get(node), place[node]
        part.low[here] = min([part.low[here], *(place[other] for other in tied[node] if other != above)])
        if above is not None:
            part.low[place[above]] = min(part.low[place[above]], part.low[here])
            part.size[place[above]] += part.size[here]
    return part


def _cuts(part: _Part) -> Iterator[tuple[str, str, list[tuple[int, int]]]]:
    """Articulation points (target empty) and bridges, each with the pieces that fall off below, as ranges of places."""
    place = {node: number for number, node in enumerate(part.nodes)}
    below: dict[str, list[tuple[int, int]]] = {}
    for node, above in part.parent.items():
        here = place[node]
        piece = (here, here + part.size[here])
        if part.low[here] >= place[above]:
            below.setdefault(above, []).append(piece)
        if part.low[here] > place[above]:
            yield min(node, above), max(node, above), [piece]
    for node, pieces in below.items():
        rest = len(part.nodes) - 1 - sum(end - start for start, end in pieces)
        if len(pieces) + (rest > 0) > 1:
            yield node, "", pieces


def _outside_largest(size: int, pieces: list[tuple[int, int]], removed: int | None) -> np.ndarray:
    """Places of everybody outside the largest piece; of everybody, where two are the largest."""
    piece_of = np.zeros(size, dtype=int)
    for number, (start, end) in enumerate(pieces, start=1):
        piece_of[start:end] = number
    if removed is not None:
        piece_of[removed] = -1
    sizes = np.bincount(piece_of[piece_of >= 0])
    largest = np.flatnonzero(sizes == sizes.max())
    spared = largest[0] if len(largest) == 1 else -1
    return np.flatnonzero((piece_of != spared) & (piece_of >= 0))


def _too_little_asked(network: Network) -> bool:
    partners = len(network.partners)
    return partners < 3 or 4 * number_not_asked(network) > partners * (partners - 1)


def _because(network: Network) -> str:
    if len(network.partners) < 3:
        return "there are fewer than three partners on the map"
    return "most of the pairs that could join people up have not been asked"


def _joined(unlinked: _Some, hanging: _Some) -> str:
    have, are = numbered(unlinked.partners, "has", "have"), numbered(hanging.partners, "is", "are")
    alone = f"{plural(unlinked.partners, 'partner')} {have} no recorded link yet"
    if not hanging.partners:
        nobody = "No partner is recorded as joined to the rest of the map through one other partner only"
        return f"{alone}{unlinked.told_apart}" if unlinked.partners else nobody
    if unlinked.partners:
        joined = f"{hanging.partners:,} {are} recorded as joined through one other partner only"
        return f"{alone}; {joined}{(unlinked + hanging).told_apart}"
    joined = f"{plural(hanging.partners, 'partner')} {are} recorded as joined to the rest of the map"
    return f"{joined} through one other partner only{hanging.told_apart}"


def _figure(number: int, partners: int) -> tuple[str, str]:
    return f"{number:,}", f"of {plural(partners, 'partner')} joined through one other only"


def _left_out(network: Network) -> tuple[str, ...]:
    silent = number_not_asked(network)
    return (f"{plural(silent, 'pair')} {numbered(silent, 'has', 'have')} not been asked.",) if silent else ()
