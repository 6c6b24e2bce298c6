"""Who is the only recorded way through?"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Unpack

import numpy as np
import pandas as pd

from analysis._declare import Column, Highlight, Names, Question, Result, Theme, Who, Wording
from analysis._dominators import Chain, chains, relied_on
from analysis._grid import Filters
from analysis._reach import Reach, reach
from analysis._situations import assumptions, no_sure_way
from analysis._wiring import bits
from network.model import Network
from network.words import numbered, plural

QUESTION = Question(
    name="sole_routes",
    theme=Theme.BOTTLENECKS,
    heading="Who is the only way through?",
    wording=Wording(
        finding=(
            "{partner} is the only recorded way through in {lost}: much relied on, and a second route would protect "
            "people and the team."
        ),
        nothing="No partner is the only recorded way through: every situation with a way to help has a second.",
        not_known="We cannot tell yet: {missing}.",
    ),
    ask="What would we miss first, and who could share it?",
    move="What if there were a second route?",
    move_page="Build next",
    columns=(
        Column("partner", "Partner", "partner", "every recorded way to help passes through it"),
        Column("profiles_lost", "Situations", "count", "covered situations that would not be without it, 1 or more"),
        Column("place", "Place", "text", "way in: people come in at it in all of them; service: it meets the need "
               "in all of them; otherwise on the way"),
        Column("needs", "Needs", "count", "needs that these situations are about, 1 or more"),
    ),
    graph="Referral links between the partners that admit each situation",
    definition=(
        "A partner without which a situation that has a way to help would have none: it dominates the way in, seen "
        "from the services. Partners on the way come first, since a way in is always the only one for its own door. "
        "Counted for people in no listed group, and for a group where it would lose help and they would not."
    ),
    source="Lengauer and Tarjan (1979), A fast algorithm for finding dominators in a flowgraph, ACM Transactions on "
    "Programming Languages and Systems 1(1); Menger (1927), Zur allgemeinen Kurventheorie, "
    "Fundamenta Mathematicae 10",
    names=Names.AGREED,
    order=10,
)  # fmt: skip

PLACES = ("on the way", "way in", "service")  # in the order of the table


def answer(network: Network, **chosen: Unpack[Filters]) -> Result:
    """Partners that every recorded way to help passes through, in at least one situation.

    Returns
    -------
    Result whose table has one row a partner, those on the way first, then ways in and services, most situations
    first: partner, profiles_lost (1 or more), place (way in | on the way | service), needs (1 or more).

    Raises
    ------
    NetworkError
        When a filter names something that the map does not list.

    References
    ----------
    Lengauer and Tarjan (1979), A fast algorithm for finding dominators in a flowgraph, ACM TOPLAS 1(1).
    """
    found = reach(network, **chosen)
    result = replace(
        claimed(network, **chosen),
        assumed=assumptions(network, found.grid),
        facts=(("situations with a way to help", found.covered_situations),),
    )
    if result.state != "finding":
        return result
    (partner,) = result.claims
    carried = Highlight(partners=(partner,), links=_carried(found, chains(found), partner))
    return replace(result, highlight=carried)


def claimed(network: Network, **chosen: Unpack[Filters]) -> Result:
    """The same as `answer`, without what is assumed and the links to bring out on the map."""
    found = reach(network, **chosen)
    table, missing = _table(found), no_sure_way(network, found)
    result = Result(
        state="not known" if missing else "nothing",
        table=table,
        words={"missing": missing},
    )
    if missing or table.empty:
        return result
    partner, lost, place, needs = next(table.itertuples(index=False, name=None))
    alike = table[(table["profiles_lost"] == lost) & (table["place"] == place)]
    return replace(
        result,
        state="finding",
        words={"partner": Who(partner), "lost": plural(lost, "situation")},
        figure=(f"{lost:,}", numbered(lost, "situation", "situations")),
        claims=(partner,),
        ties=tuple((one,) for one in alike["partner"]),
        caveats=(f"About {needs} of {plural(len(found.grid.needs), 'need')}.",),
    )


def _table(found: Reach) -> pd.DataFrame:
    wiring, needs = found.wiring, len(found.grid.needs)
    stage, need, partner, times = relied_on(found)
    at_entry, at_service = wiring.entry[stage, partner], bits(wiring.meets, needs)[need, partner]
    lost, as_entry, as_service = (
        np.bincount(partner, times * flags, len(wiring.ids)).astype(np.int64).tolist()
        for flags in (np.ones_like(times), at_entry, at_service)
    )
    of = np.bincount(np.unique(partner * needs + need) // max(1, needs), minlength=len(wiring.ids)).tolist()
    rows = [
        (wiring.ids[one], lost[one], _place(lost[one], as_entry[one], as_service[one]), of[one])
        for one in np.unique(partner).tolist()
    ]
    rows.sort(key=lambda row: (PLACES[1:].count(row[2]), -row[1], row[0]))
    return pd.DataFrame(rows, columns=[column.name for column in QUESTION.columns])


def _place(lost: int, as_entry: int, as_service: int) -> str:
    on_the_way, way_in, service = PLACES
    return way_in if as_entry == lost else service if as_service == lost else on_the_way


def _carried(found: Reach, all_chains: Sequence[Chain], partner: str) -> tuple[tuple[str, str], ...]:
    """Links on the shortest ways to help in the situations that pass through the partner."""
    ids = found.wiring.ids
    one = ids.index(partner)
    stages: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for chain in all_chains:
        if one in chain.partners:
            stages[chain.pattern, chain.need].append(chain.stage)
    links = {link for (pattern, need), some in stages.items() for link in found.shortest_links(pattern, some, need)}
    return tuple(sorted((ids[source], ids[target]) for source, target in links))
