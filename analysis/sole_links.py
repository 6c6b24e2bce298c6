"""Which links carry situations alone?"""

import math
from collections import defaultdict
from dataclasses import replace
from typing import Unpack

import pandas as pd

from analysis._declare import Highlight, Question, Result, Theme, Who, Word, columns
from analysis._dominators import counted_routes
from analysis._grid import Filters
from analysis._how_many import DIGITS, PEOPLE, in_situations, people_asked_about, situations_figure
from analysis._reach import reach
from analysis._situations import assumptions, no_sure_way
from network.model import Network

QUESTION = Question(
    theme=Theme.BOTTLENECKS,
    order=20,
    heading="Which links carry situations alone?",
    finding="{lost} everything rests on the link from {source} to {target}; {second}.",
    unnamed="{lost} everything rests on one link between two partners; {second}.",
    nothing="No single link is recorded as carrying a situation alone.",
    not_known="We cannot tell yet: {missing}.",
    ask="What would we miss first, and who could share it?",
    move="What if there were a second route?",
    move_page="Build next",
    columns=columns(
        """
        source        | From       | partner | refers people on
        target        | To         | partner | receives them
        profiles_lost | Situations | count   | covered situations that would not be without it, 1 or more
        """,
        PEOPLE,
        """
        needs | Needs | count | needs that these situations are about, 1 or more
        """,
    ),
    graph="Referral links between the partners that admit each situation",
    definition="""
        A link from one partner to another (all its referral relations together) without which a situation that
        has a way to help would have none: the source is on every way, and its other links only lead back to it.
        Counted for people in no listed group, and for a group where it would lose help and they would not; by
        people where it is known how many come in.
    """,
    source="""
        Lengauer and Tarjan (1979), A fast algorithm for finding dominators in a flowgraph, ACM Transactions on
        Programming Languages and Systems 1(1); Menger (1927) in Fundamenta Mathematicae 10
    """,
)


def answer(network: Network, **chosen: Unpack[Filters]) -> Result:
    """Links that every recorded way to help uses, in at least one situation.

    Returns
    -------
    Result whose table has one row a linked pair, most people (most situations where these are not known) first, then
    by ids: source, target, profiles_lost (1 or more), people (0 to 1; NaN where it is not known), needs (1 or more).

    References
    ----------
    Lengauer and Tarjan (1979), A fast algorithm for finding dominators in a flowgraph, ACM TOPLAS 1(1).
    """
    found = reach(network, **chosen)
    lost: defaultdict[tuple[str, str], int] = defaultdict(int)
    people: defaultdict[tuple[str, str], float] = defaultdict(float)
    needs: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    stages: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    for chain, _, links_lost, times, share in counted_routes(found):
        for start, end in links_lost:
            link = found.wiring.ids[start], found.wiring.ids[end]
            lost[link] += times
            people[link] += share
            needs[link].add(chain.need)
            stages[link].add(chain.stage)
    shares = {link: round(share, DIGITS) for link, share in people.items()}
    counted_by: dict[tuple[str, str], float] = {**(shares if found.grid.people else lost)}
    links = sorted(lost, key=lambda link: (-counted_by[link], link))
    rows = [(*link, lost[link], shares[link], len(needs[link])) for link in links]
    missing = no_sure_way(network, found)
    result = Result(
        state="not known" if missing else "nothing",
        table=pd.DataFrame(rows, columns=[column.name for column in QUESTION.columns]),
        words={"missing": missing},
        highlight=Highlight(links=tuple(links), ways_in=found.wiring.doors(stages[links[0]]) if links else ()),
        assumed=assumptions(network, found.grid),
        facts=(("situations with a way to help", found.covered_situations),),
    )
    if missing or not rows:
        return result
    source, target = links[0]
    number, share = lost[links[0]], shares[links[0]]
    return replace(
        result,
        state="finding",
        words={"source": Who(source), "target": Who(target), **_spoken(number, share, chosen)},
        claims=links[0],
        ties=tuple(link for link in links if counted_by[link] == counted_by[links[0]]),
        figure=situations_figure(number, share),
    )


def _spoken(lost: int, share: float, chosen: Filters) -> dict[str, Word]:
    where = in_situations(lost, share, people_asked_about(chosen))
    second = "a second link would share the weight" if math.isnan(share) else "a second would help"
    return {"lost": where, "second": second}
