"""Who lies on the shortest ways between the others?"""

from dataclasses import replace

import numpy as np
import pandas as pd

from analysis._asked import too_few
from analysis._betweenness import ways_through
from analysis._declare import Highlight, Names, Question, Result, State, Theme, Who, Word, columns
from analysis._graphs import tie_ends
from analysis._resample import Model, model_of
from network.model import Network
from network.tally import tied_pairs
from network.words import numbered, plural

OUTSTANDING = 3  # times an equal share of all ways, from which a partner stands out
MOST_NAMED = 3  # partners in one sentence
RERUNS = 20  # for the range of places
MOST_RERUN = 200  # partners; larger maps take too long to run again while somebody waits

SHARED = "No partner stands out as a go-between on this map: connecting work is shared"
NOBODY_BETWEEN = (
    "Nobody on this map is recorded as standing between two others: partners are linked directly or not at all"
)

QUESTION = Question(
    theme=Theme.BOTTLENECKS,
    order=60,
    names=Names.PROUDLY,
    analyst_only=True,
    heading="Who do the shortest ways pass through?",
    finding="""
        The shortest ways between partners most often pass through {partners}: connecting work worth recognising
        and sharing.
    """,
    nothing="{nothing}.",
    not_known="We cannot say who connects others: {because}.",
    ask="What does this connecting take, and is it in anyone's job or budget?",
    move="Thank, fund, share.",
    columns=columns(
        """
        partner     | Partner         | partner | who lies between others
        betweenness | Ways through it | number  | sum over pairs of others of the share of their shortest ways that
                    |                 |         | pass through it; from 0
        share       | Share of pairs  | share   | the same, of all pairs of others; 0 to 1
        place_best  | Place, from     | place   | first in re-runs with some answers left out; empty: not run
        place_worst | Place, to       | place   | last in re-runs with some answers left out; empty: not run
        """,
    ),
    graph="All ties, in either direction",
    definition="""
        Over all pairs of other partners, the share of their shortest ways that pass through the partner; every
        link is one step. The sentence names up to three that lie on at least three times an equal share of all
        ways.
    """,
    source="""
        Freeman (1977), A set of measures of centrality based on betweenness, Sociometry 40(1); Brandes (2001),
        A faster algorithm for betweenness centrality, Journal of Mathematical Sociology 25(2)
    """,
)


def answer(network: Network, seed: int = 0) -> Result:
    """How often each partner lies on the shortest ways between others.

    Parameters
    ----------
    seed
        Of the re-runs that give the range of places.

    Returns
    -------
    Result whose table has one row a partner: most first, then by id. `share` is NaN on maps of fewer than 3 partners,
    the places where nobody has been asked or the map has more than 200 partners.

    Notes
    -----
    Betweenness moves more than other measures when partners are missing, hence a range of places and no rank.

    References
    ----------
    Freeman (1977), Sociometry 40; Smith and Moody (2013), Social Networks 35(4).
    """
    result = claimed(network)
    asked, partners = len(network.asked_ids), len(network.partners)
    return replace(
        result,
        table=_with_places(result.table, network, seed),
        caveats=(f"{plural(partners - asked, 'partner')} not known.",) if asked < partners else (),
        left_out=_left_out(asked, partners),
        assumed=("People look for the shortest way and know all links.",),
        facts=(("ties", len(tie_ends(network))), ("re-runs", RERUNS), ("seed", seed)),
    )


def claimed(network: Network, seed: int = 0) -> Result:
    """The same as `answer`, without the range of places."""
    table = _table(network)
    outstanding = table[table["betweenness"] >= OUTSTANDING * max(table["betweenness"].mean(), 1e-9)]
    named = tuple(outstanding["partner"].head(MOST_NAMED)) if len(outstanding) else ()
    words: dict[str, Word] = {
        "because": too_few(network),
        "partners": Who(*named, more=len(outstanding) - len(named)),
        "nothing": SHARED if table["betweenness"].any() else NOBODY_BETWEEN,
    }
    state: State = "not known" if too_few(network) else "finding" if named else "nothing"
    return Result(
        state=state,
        table=table,
        words=words,
        figure=_figure(table) if state == "finding" else None,
        highlight=Highlight(partners=named),
        claims=named,
    )


def unclear(network: Network) -> int:
    """How many partners have not answered: what the sure line says is not known."""
    return len(network.partners) - len(network.asked_ids)


def _table(network: Network) -> pd.DataFrame:
    size = len(network.partners)
    others = (size - 1) * (size - 2) / 2
    (ways,) = ways_through([tie_ends(network)], size)
    table = pd.DataFrame(
        {
            "partner": [partner.id for partner in network.partners],
            "betweenness": ways,
            "share": ways / others if others > 0 else np.nan,
        }
    )
    return table.sort_values(["betweenness", "partner"], ascending=[False, True]).reset_index(drop=True)


def _with_places(table: pd.DataFrame, network: Network, seed: int) -> pd.DataFrame:
    best, worst = (
        pd.Series(places, index=[one.id for one in network.partners], dtype=float) for places in _places(network, seed)
    )
    return table.assign(place_best=table["partner"].map(best), place_worst=table["partner"].map(worst))


def _places(network: Network, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Best and worst place of each partner in the re-runs."""
    size = len(network.partners)
    if not network.asked_ids or size > MOST_RERUN:
        return np.full(size, np.nan), np.full(size, np.nan)
    model, random = model_of(network), np.random.default_rng(seed)
    drawn = ways_through([_redrawn(model, random) for _ in range(RERUNS)], size)
    places = pd.DataFrame(drawn).rank(axis=1, method="min", ascending=False).to_numpy()
    return places.min(axis=0), places.max(axis=0)


def _redrawn(model: Model, random: np.random.Generator) -> np.ndarray:
    """The linked pairs of one re-run, by place, without the map around them: making and checking it takes long."""
    place = {partner.id: number for number, partner in enumerate(model.network.partners)}
    pairs = [(place[one], place[other]) for one, other in tied_pairs(model.draw_relations(random))]
    return np.array(pairs, dtype=np.int64).reshape(-1, 2)


def _figure(table: pd.DataFrame) -> tuple[str, str]:
    return f"{100 * table['share'].iloc[0]:.0f} in 100", "pairs of others have one partner on their shortest way"


def _left_out(asked: int, partners: int) -> tuple[str, ...]:
    silent = partners - asked
    if not silent:
        return ()
    return (f"{plural(silent, 'partner')} {numbered(silent, 'has', 'have')} not answered about links.",)
