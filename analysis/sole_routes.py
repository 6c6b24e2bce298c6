"""Who is the only recorded way through?"""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Unpack

import numpy as np
import pandas as pd

from analysis._declare import Highlight, Question, Result, Theme, Who, columns
from analysis._dominators import Chain, chains, relied_on
from analysis._grid import Filters
from analysis._how_many import DIGITS, PEOPLE, in_situations, people_asked_about, situations_figure
from analysis._reach import Reach, reach
from analysis._situations import assumptions, no_sure_way
from analysis._wiring import bits
from network.model import Network
from network.words import LEAST_IN_100, NOBODY, numbered, plural

QUESTION = Question(
    theme=Theme.BOTTLENECKS,
    order=10,
    heading="Who is the only way through?",
    finding="{partner} is the only recorded way through {lost}.",
    nothing="No partner is the only recorded way through: every situation with a way to help has a second.",
    not_known="We cannot tell yet: {missing}.",
    ask="What would we miss first, and who could share it?",
    move="What if there were a second route?",
    move_page="Build next",
    columns=columns(
        """
        partner       | Partner    | partner | every recorded way to help passes through it
        profiles_lost | Situations | count   | covered situations that would not be without it, 1 or more
        """,
        PEOPLE,
        """
        place | Place | text  | way in: people come in at it in all of them; service: it meets the need in all of
              |       |       | them; otherwise on the way
        needs | Needs | count | needs that these situations are about, 1 or more
        """,
    ),
    graph="Referral links between the partners that admit each situation",
    definition="""
        A partner without which a situation that has a way to help would have none: every recorded way from the
        way in to help passes it. Partners on the way come first, since a way in is always the only one for its
        own door. Counted for people in no listed group, and for a group where it would lose help and they would
        not; by people where it is known how many come in.
    """,
    source="""
        Lengauer and Tarjan (1979), A fast algorithm for finding dominators in a flowgraph, ACM Transactions on
        Programming Languages and Systems 1(1); Menger (1927) in Fundamenta Mathematicae 10
    """,
)

PLACES = ("on the way", "way in", "service")  # in the order of the table


def answer(network: Network, **chosen: Unpack[Filters]) -> Result:
    """Partners that every recorded way to help passes through, in at least one situation.

    Returns
    -------
    Result whose table has one row a partner, those on the way first, then ways in and services, most people (most
    situations where these are not known) first: partner, profiles_lost (1 or more), people (0 to 1; NaN where it is
    not known), place (way in | on the way | service), needs (1 or more).

    References
    ----------
    Lengauer and Tarjan (1979), A fast algorithm for finding dominators in a flowgraph, ACM TOPLAS 1(1).
    """
    found = reach(network, **chosen)
    result = replace(
        _result(network, found, chosen),
        assumed=assumptions(network, found.grid),
        facts=(("situations with a way to help", found.covered_situations),),
    )
    if result.state != "finding":
        return result
    (partner,) = result.claims
    carrying, place = chains(found), found.wiring.ids.index(partner)
    ways_in = found.wiring.doors({chain.stage for chain in carrying if place in chain.partners})
    carried = Highlight((partner,), _carried(found, carrying, partner), ways_in)
    return replace(result, highlight=carried)


def claimed(network: Network, **chosen: Unpack[Filters]) -> Result:
    """What `answer` claims in its sentence; where nothing can be claimed, nothing else is worked out."""
    found = reach(network, **chosen)
    missing = no_sure_way(network, found)
    if missing:
        return Result(state="not known", table=pd.DataFrame(), words={"missing": missing})
    return _result(network, found, chosen)


def _result(network: Network, found: Reach, chosen: Filters) -> Result:
    """The answer without what is assumed and the links to bring out on the map."""
    table, missing = _table(found), no_sure_way(network, found)
    result = Result(
        state="not known" if missing else "nothing",
        table=table,
        words={"missing": missing},
    )
    if missing or table.empty:
        return result
    partner, lost, share, place, needs = next(table.itertuples(index=False, name=None))
    counted_by, most = ("profiles_lost", lost) if math.isnan(share) else ("people", share)
    alike = table[((table[counted_by] - most).abs() <= NOBODY) & (table["place"] == place)]
    return replace(
        result,
        state="finding",
        words={"partner": Who(partner), "lost": _spoken(lost, share, chosen), "fewer": _fewer(lost, share)},
        figure=situations_figure(lost, share),
        claims=(partner,),
        ties=tuple((one,) for one in alike["partner"]),
        caveats=(f"It concerns {needs} of {plural(len(found.grid.needs), 'need')}.", *_as_much(len(alike) - 1)),
    )


def _as_much(others: int) -> tuple[str, ...]:
    """That the partner named is one of several, where it is."""
    return (f"{plural(others, 'other partner')} {numbered(others, 'is', 'are')} relied on as much.",) if others else ()


def _spoken(lost: int, share: float, chosen: Filters) -> str:
    where = in_situations(lost, share, people_asked_about(chosen))
    if math.isnan(share):
        return f"{where}: much relied on, and a second route would protect people and the team"
    if share <= NOBODY:
        return where
    return f"{where}; a second route would protect them"


def _fewer(lost: int, share: float) -> str:
    """What a promise will show when it has worked."""
    of = "in" if math.isnan(share) else "for"
    if NOBODY < share < LEAST_IN_100:
        return f"{of} fewer people"
    return f"{of} fewer than {' '.join(situations_figure(lost, share))}"


def _table(found: Reach) -> pd.DataFrame:
    wiring, needs = found.wiring, len(found.grid.needs)
    stage, need, partner, times, shares = relied_on(found)
    at_entry, at_service = wiring.entry[stage, partner], bits(wiring.meets, needs)[need, partner]
    lost, as_entry, as_service = (
        np.bincount(partner, times * flags, len(wiring.ids)).astype(np.int64).tolist()
        for flags in (np.ones_like(times), at_entry, at_service)
    )
    of = np.bincount(np.unique(partner * needs + need) // needs, minlength=len(wiring.ids)).tolist()
    people = np.bincount(partner, shares, len(wiring.ids)).round(DIGITS).tolist()
    rows = [
        (wiring.ids[one], lost[one], people[one], _place(lost[one], as_entry[one], as_service[one]), of[one])
        for one in np.unique(partner).tolist()
    ]
    rows.sort(key=_most_people if found.grid.people else _most_situations)
    return pd.DataFrame(rows, columns=[column.name for column in QUESTION.columns])


def _place(lost: int, as_entry: int, as_service: int) -> str:
    on_the_way, way_in, service = PLACES
    return way_in if as_entry == lost else service if as_service == lost else on_the_way


def _most_situations(row: tuple[str, int, float, str, int]) -> tuple[int, int, str]:
    return PLACES[1:].count(row[3]), -row[1], row[0]


def _most_people(row: tuple[str, int, float, str, int]) -> tuple[bool, int, float, str]:
    """Those without whom nobody who comes in loses help stand last."""
    return row[2] <= NOBODY, PLACES[1:].count(row[3]), -row[2], row[0]


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
