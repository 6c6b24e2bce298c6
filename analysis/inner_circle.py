"""Is there a closely linked group, and who is at the edge of this map?"""

from collections import Counter

import numpy as np
import pandas as pd
from scipy import sparse

from analysis._asked import too_few
from analysis._core import Split, best_fits, best_split
from analysis._declare import Highlight, Question, Result, State, Theme, columns
from analysis._graphs import tied
from analysis._grouping import Grouping, grouping
from analysis._swaps import BEYOND, beyond_chance
from network.model import Network
from network.words import listed, numbered, plural

SMALLEST = 3  # partners in a core worth speaking of
FEW = 1  # links: who has no more is hardly linked
MOST_NAMED = 3  # groups named at the edge

QUESTION = Question(
    theme=Theme.BOUNDARIES,
    order=30,
    heading="Who could widen the conversation?",
    finding="{core} closely linked with one another; {edge}{among} could widen the conversation.",
    nothing="{nothing}.",
    not_known="We cannot say who is closely linked: {because}.",
    ask="Who should be asked next, and who will invite them?",
    move="An invitation or a question, with owner and date.",
    move_page="Build next",
    columns=columns(
        """
        partner       | Partner                     | partner | every partner
        core          | In the closely linked group | flag    | 1 in it, 0 at the edge of this map; empty where there
                      |                             |         | are no links to tell
        links         | Links                       | count   | ties of any kind, from 0
        links_to_core | Links with the group        | count   | of those, with partners in the closely linked group
        organisation  | Belongs to                  | sector  | its sector, or what partners are grouped by
        """,
    ),
    graph="All ties, in either direction",
    definition="""
        The split into a core and an edge that best fits an ideal in which all pairs inside the core are linked
        and none inside the edge; links between the two are not judged. It stands out when it fits better than
        95 of 100 maps by chance, in which every partner keeps its number of links (links change ends in pairs):
        that some have many links and others few makes no inner group.
    """,
    source="""
        Borgatti and Everett (1999), Models of core/periphery structures, Social Networks 21(4); Maslov and
        Sneppen (2002), Specificity and stability in topology of protein networks, Science 296; Kojaku and
        Masuda (2018), Core-periphery structure requires something else in the network, New Journal of Physics
        20
    """,
)


def answer(network: Network, by: str = "sector", seed: int = 0) -> Result:
    """The closely linked group and the edge.

    Parameters
    ----------
    by
        What partners at the edge are named by: `sector`, `area`, `stage`, `need` or a further column.
    seed
        Of the maps by chance.

    Returns
    -------
    Result whose table has one row a partner: the group first, then the edge, by id. Facts: `fit` (correlation with
    the ideal, -1 to 1), `maps by chance` looked at, how many of them `fit worse`, `seed`.

    Notes
    -----
    Up to 14 partners the split is exact, beyond it is the best that was found (`analysis._core`). There is no true
    core to compare with: the fit says how well two groups describe the map. Once six maps by chance fit as well, the
    rest need not be looked at. Without a group that stands out the sentence says how many partners have one link or
    none, for these could be asked first.

    References
    ----------
    Borgatti and Everett (1999), Social Networks 21(4); Kojaku and Masuda (2018), New Journal of Physics 20, 043012.
    """
    groups, graph = grouping(network, by), tied(network)
    partners = sorted(graph)
    place = {partner: number for number, partner in enumerate(partners)}
    ends = np.array([(place[one], place[other]) for one, other in graph.edges], dtype=int).reshape(len(graph.edges), 2)
    adjacency = _adjacency(ends, len(partners))
    split, asked = best_split(adjacency), len(network.asked_ids)
    enough = bool(partners) and 2 * asked >= len(partners) and split.core.sum() >= SMALLEST
    looked_at, worse = _against_chance(ends, split, np.random.default_rng(seed)) if enough else (0, 0)
    table = _table(partners, groups, adjacency, split)
    among = _among(table)
    state: State = "not known" if too_few(network) else "finding" if worse >= BEYOND else "nothing"
    return Result(
        state=state,
        table=table,
        words={
            "because": too_few(network),
            "nothing": _plainly(table),
            **_words(table, groups, among),
        },
        figure=_figure(split) if state == "finding" else None,
        highlight=Highlight(partners=tuple(table.loc[table["core"] == 1, "partner"]) if state == "finding" else ()),
        claims=tuple(among[:MOST_NAMED]),
        caveats=(f"{plural(len(partners) - asked, 'partner')} not known.",) if asked < len(partners) else (),
        left_out=_left_out(len(partners) - asked),
        assumed=("A pair that nobody was asked about has no link.",),
        facts=(("fit", split.fit), ("maps by chance", looked_at), ("fit worse", worse), ("seed", seed)),
    )


def unclear(network: Network) -> int:
    """How many partners have not answered: what the sure line says is not known."""
    return len(network.partners) - len(network.asked_ids)


def _adjacency(ends: np.ndarray, size: int) -> sparse.csr_array:
    one, other = np.concatenate((ends, ends[:, ::-1])).T
    return sparse.csr_array((np.ones(len(one)), (one, other)), shape=(size, size))


def _against_chance(ends: np.ndarray, split: Split, random: np.random.Generator) -> tuple[int, int]:
    """Maps by chance that were looked at, and how many of them fit worse."""
    size = len(split.core)
    return beyond_chance(ends, size, random, lambda maps: ~(best_fits(maps, size) >= split.fit))


def _plainly(table: pd.DataFrame) -> str:
    """That nobody stands out, and how many there are who are hardly linked: whom to ask first."""
    hardly = int((table["links"] <= FEW).sum())
    if not hardly:
        return "No closely linked group stands out on this map beyond what chance alone would give"
    could = numbered(hardly, "partner with one recorded link or none", "partners with one recorded link or none")
    return f"No closely linked group stands out beyond chance; {hardly:,} {could} could be asked first"


def _table(partners: list[str], groups: Grouping, adjacency: sparse.csr_array, split: Split) -> pd.DataFrame:
    order = np.argsort(~split.core, kind="stable")  # partners stand by id already
    return pd.DataFrame(
        {
            "partner": [partners[place] for place in order.tolist()],
            "core": np.full(len(partners), np.nan) if np.isnan(split.fit) else split.core[order].astype(float),
            "links": (adjacency @ np.ones(len(partners))).astype(int)[order],
            "links_to_core": (adjacency @ split.core.astype(float)).astype(int)[order],
            "organisation": [groups.of.get(partners[place], "") for place in order.tolist()],
        }
    )


def _words(table: pd.DataFrame, groups: Grouping, among: list[str]) -> dict[str, str]:
    core, edge = (int((table["core"] == side).sum()) for side in (1, 0))
    names = listed([groups.name(group) for group in among[:MOST_NAMED]], len(among[MOST_NAMED:]))
    return {
        "core": f"{plural(core, 'partner')} {numbered(core, 'is', 'are')}",
        "edge": plural(edge, "other"),
        "among": f", {names} among them," if among else "",
    }


def _among(table: pd.DataFrame) -> list[str]:
    """Groups with nobody in the core, those with most partners first; else the one with most at the edge."""
    core, edge = (table.loc[table["core"] == side, "organisation"].tolist() for side in (1, 0))
    sizes = Counter(group for group in edge if group)
    largest_first = sorted(sizes, key=lambda group: (-sizes[group], group))
    return [group for group in largest_first if group not in core] or largest_first[:1]


def _figure(split: Split) -> tuple[str, str]:
    return f"{split.core.sum()}", f"of {plural(len(split.core), 'partner')} closely linked"


def _left_out(silent: int) -> tuple[str, ...]:
    return (f"{plural(silent, 'partner')} {numbered(silent, 'has', 'have')} not answered.",) if silent else ()
