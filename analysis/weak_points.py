"""Who would lose touch with the rest of the map if one partner or one link stepped back?"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

import networkx as nx
import numpy as np
import pandas as pd

from analysis._asked import number_not_asked
from analysis._declare import Highlight, Question, Result, State, Theme, columns
from analysis._graphs import tied
from network.model import Network
from network.words import numbered, plural

QUESTION = Question(
    theme=Theme.BOTTLENECKS,
    order=70,
    analyst_only=True,
    heading="Who is joined to the map through one connection only?",
    finding="{sentence}.",
    nothing="No partner is recorded as joined to the rest of the map through one connection only.",
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
        bridges). Everybody outside the largest piece is joined to the rest through it only, as far as is
        recorded; who was not asked is told apart.
    """,
    source="Hopcroft and Tarjan (1973), Efficient algorithms for graph manipulation, Communications of the ACM 16(6)",
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


def answer(network: Network) -> Result:
    """Partners and links that alone join others to the map.

    Returns
    -------
    Result whose table has one row an articulation point or bridge: most partners joined first, then by id. Facts:
    partners joined through one connection only, partners with no recorded link, and how many of each were not asked.

    Notes
    -----
    Where the largest piece is not larger than the next, everybody counts as joined through it only.

    References
    ----------
    Hopcroft and Tarjan (1973), Communications of the ACM 16(6).
    """
    graph = tied(network)
    rows, hanging = _weak_points(graph, network.asked_ids)
    unlinked = tuple(partner for partner, degree in graph.degree if not degree)
    table = pd.DataFrame(rows, columns=[column.name for column in QUESTION.columns])
    table = table.sort_values(["joins", "partner", "target"], ascending=[False, True, True]).reset_index(drop=True)
    state = _state(network, bool(hanging or unlinked))
    return Result(
        state=state,
        table=table,
        words={
            "because": _because(network),
            "sentence": _sentence(_Some.of(unlinked, network), _Some.of(hanging, network)),
        },
        figure=_figure(len(hanging) + len(unlinked), len(graph)) if state == "finding" else None,
        highlight=Highlight(
            partners=(*sorted(hanging), *sorted(unlinked)),
            links=tuple((one, other) for one, other in zip(table["partner"], table["target"], strict=True) if other),
        ),
        left_out=_left_out(network),
        assumed=("A pair that nobody was asked about has no link.",),
        facts=(
            ("joined through one connection only", len(hanging)),
            ("of these not asked", len(hanging - network.asked_ids)),
            ("no recorded link", len(unlinked)),
            ("of these not asked either", len(set(unlinked) - network.asked_ids)),
        ),
    )


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
    sizes = np.bincount(piece_of[piece_of >= 0], minlength=len(pieces) + 1)
    largest = np.flatnonzero(sizes == sizes.max())
    spared = largest[0] if len(largest) == 1 else -1
    return np.flatnonzero((piece_of != spared) & (piece_of >= 0))


def _state(network: Network, found: bool) -> State:
    partners = len(network.partners)
    if partners < 3 or 4 * number_not_asked(network) > partners * (partners - 1):
        return "not known"
    return "finding" if found else "nothing"


def _because(network: Network) -> str:
    if len(network.partners) < 3:
        return "there are fewer than three partners on the map"
    return "most of the pairs that could join people up have not been asked"


def _sentence(unlinked: _Some, hanging: _Some) -> str:
    have, are = numbered(unlinked.partners, "has", "have"), numbered(hanging.partners, "is", "are")
    alone = f"{plural(unlinked.partners, 'partner')} {have} no recorded link yet"
    if not hanging.partners:
        return f"{alone}{unlinked.told_apart}"
    if unlinked.partners:
        joined = f"{hanging.partners:,} {are} recorded as joined through one connection only"
        return f"{alone}; {joined}{(unlinked + hanging).told_apart}"
    return (
        f"{plural(hanging.partners, 'partner')} {are} recorded as joined to the rest of the map through one connection "
        f"only{hanging.told_apart}; a second would keep {numbered(hanging.partners, 'it', 'them')} in touch"
    )


def _figure(number: int, partners: int) -> tuple[str, str]:
    return f"{number:,}", f"of {plural(partners, 'partner')} with one connection or none"


def _left_out(network: Network) -> tuple[str, ...]:
    silent = number_not_asked(network)
    return (f"{plural(silent, 'pair')} {numbered(silent, 'has', 'have')} not been asked.",) if silent else ()
