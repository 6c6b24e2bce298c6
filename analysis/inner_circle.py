"""Is there a closely linked group, and who is at the edge of this map?"""

import numpy as np
import pandas as pd
from scipy import sparse

from analysis._core import Split, best_split
from analysis._declare import Column, Highlight, Question, Result, State, Theme, Wording
from analysis._grouping import Grouping, grouping
from network.graph import ties
from network.model import Network
from network.words import listed, numbered, plural

SMALLEST = 3  # partners in a core worth speaking of
DEALS = 40  # times the links are dealt out again
BEYOND = 0.95  # share of deals that fit worse, from which a core stands out
MOST_NAMED = 3  # groups named at the edge

QUESTION = Question(
    name="inner_circle",
    theme=Theme.BOUNDARIES,
    heading="Who could widen the conversation?",
    wording=Wording(
        finding="{core} closely linked with one another; {edge}{among} could widen the conversation.",
        nothing="No inner group stands out: links are spread across partners.",
        not_known="Too few partners have answered to say: {asked} of {partners} so far.",
    ),
    ask="Who should be asked next, and who will invite them?",
    move="An invitation or a question, with owner and date.",
    columns=(
        Column("partner", "Partner", "partner", "every partner"),
        Column("core", "In the closely linked group", "flag", "1 in it, 0 at the edge of this map; empty where there "
               "are no links to tell"),
        Column("links", "Links", "count", "ties of any kind, from 0"),
        Column("links_to_core", "Links with the group", "count", "of those, with partners in the closely linked group"),
        Column("organisation", "Belongs to", "sector", "its sector, or what partners are grouped by"),
    ),
    graph="All ties, in either direction",
    definition=(
        "The split into a core and an edge that best fits an ideal in which all pairs inside the core are linked and "
        "none inside the edge; links between the two are not judged. It stands out when it fits better than 95 in 100 "
        "maps with as many partners and links dealt out by chance."
    ),
    source="Borgatti and Everett (1999), Models of core/periphery structures, Social Networks 21(4)",
    order=30,
    move_page="Build next",
)  # fmt: skip


def answer(network: Network, by: str = "sector", seed: int = 0) -> Result:
    """The closely linked group and the edge.

    Parameters
    ----------
    by
        What partners at the edge are named by: `sector`, `area`, `stage`, `need` or a further column.
    seed
        Of the deals.

    Returns
    -------
    Result whose table has one row a partner: the group first, then the edge, by id. Facts: `fit` (correlation with
    the ideal, -1 to 1), `fit_by_chance` (that 95 in 100 deals stay below), `deals`, `seed`.

    Notes
    -----
    Up to 14 partners the split is exact, beyond it is the best that was found (`analysis._core`). There is no true
    core to compare with: the fit says how well two groups describe the map.

    References
    ----------
    Borgatti and Everett (1999), Social Networks 21(4).
    """
    groups, tied = grouping(network, by), ties(network)
    partners = sorted(tied)
    place = {partner: number for number, partner in enumerate(partners)}
    ends = np.array([(place[one], place[other]) for one, other in tied.edges], dtype=int).reshape(-1, 2)
    adjacency = _adjacency(ends, len(partners))
    split = best_split(adjacency)
    by_chance = _by_chance(len(partners), len(ends), np.random.default_rng(seed))
    table = _table(partners, groups, adjacency, split)
    asked = len(network.asked_ids)
    state = _state(asked, split, by_chance)
    return Result(
        state=state,
        table=table,
        words={"asked": asked, "partners": plural(len(partners), "partner"), **_words(table, groups)},
        figure=_figure(split) if state == "finding" else None,
        highlight=Highlight(partners=tuple(table.loc[table["core"] == 1, "partner"]) if state == "finding" else ()),
        caveats=(f"{len(partners) - asked} not known.",) if asked < len(partners) else (),
        left_out=_left_out(len(partners) - asked),
        assumed=("A pair that nobody was asked about has no link.",),
        facts=(("fit", split.fit), ("fit_by_chance", by_chance), ("deals", DEALS), ("seed", seed)),
    )


def _adjacency(ends: np.ndarray, size: int) -> sparse.csr_array:
    one, other = np.concatenate((ends, ends[:, ::-1])).T
    return sparse.csr_array((np.ones(len(one)), (one, other)), shape=(size, size))


def _by_chance(size: int, links: int, random: np.random.Generator) -> float:
    """The fit that most maps with so many partners and links stay below."""
    pairs = size * (size - 1) // 2
    if not links or links == pairs:
        return np.nan
    fits = []
    for _ in range(DEALS):
        one, other = _pairs_numbered(random.choice(pairs, links, replace=False, shuffle=False))
        fits.append(best_split(_adjacency(np.column_stack((one, other)), size)).fit)
    judged = [fit for fit in fits if not np.isnan(fit)]
    return float(np.quantile(judged, BEYOND, method="higher")) if judged else np.nan


def _pairs_numbered(numbers: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The two ends of pairs counted 0-1, 0-2, 1-2, 0-3 …"""
    larger = ((1 + np.sqrt(1 + 8 * numbers)) / 2).astype(int)
    larger -= larger * (larger - 1) // 2 > numbers  # where the root was rounded up
    return numbers - larger * (larger - 1) // 2, larger


def _table(partners: list[str], groups: Grouping, adjacency: sparse.csr_array, split: Split) -> pd.DataFrame:
    table = pd.DataFrame(
        {
            "partner": partners,
            "core": np.full(len(partners), np.nan) if np.isnan(split.fit) else split.core.astype(float),
            "links": adjacency.sum(axis=1).astype(int),
            "links_to_core": (adjacency @ split.core.astype(float)).astype(int),
            "organisation": [groups.of.get(partner, "") for partner in partners],
        }
    )
    return table.sort_values(["core", "partner"], ascending=[False, True]).reset_index(drop=True)


def _state(asked: int, split: Split, by_chance: float) -> State:
    partners = len(split.core)
    if not partners or 2 * asked < partners:
        return "not known"
    return "finding" if split.core.sum() >= SMALLEST and split.fit > by_chance else "nothing"


def _words(table: pd.DataFrame, groups: Grouping) -> dict[str, str]:
    core, edge = table[table["core"] == 1], table[table["core"] == 0]
    return {
        "core": f"{plural(len(core), 'partner')} {numbered(len(core), 'is', 'are')}",
        "edge": plural(len(edge), "other"),
        "among": _among(core, edge, groups),
    }


def _among(core: pd.DataFrame, edge: pd.DataFrame, groups: Grouping) -> str:
    """Groups with nobody in the core, those with most partners first; else the one with most at the edge."""
    sizes = edge.loc[edge["organisation"] != "", "organisation"].value_counts().sort_index()
    outside = sizes[~sizes.index.isin(core["organisation"])]
    chosen = outside if len(outside) else sizes.nlargest(1)
    named = chosen.sort_values(ascending=False, kind="stable").index[:MOST_NAMED]
    return f", {listed([groups.name(str(group)) for group in named])} among them," if len(named) else ""


def _figure(split: Split) -> tuple[str, str]:
    return f"{split.core.sum()}", f"of {plural(len(split.core), 'partner')} closely linked"


def _left_out(silent: int) -> tuple[str, ...]:
    return (f"{plural(silent, 'partner')} {numbered(silent, 'has', 'have')} not answered.",) if silent else ()
