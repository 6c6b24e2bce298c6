"""Which links carry situations alone?"""

import math
from dataclasses import replace
from typing import Unpack

import numpy as np
import pandas as pd

from analysis._declare import Highlight, Question, Result, Theme, Who, Word, columns
from analysis._dominators import relied_on
from analysis._grid import Filters
from analysis._how_many import DIGITS, PEOPLE, in_situations, people_asked_about, situations_figure
from analysis._reach import Reach, reach
from analysis._situations import assumptions, no_sure_way
from network.model import Network
from network.words import numbered, plural

Row = tuple[str, str, int, float, int]

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
    rows, stages = _links(found)
    links = [(source, target) for source, target, *_ in rows]
    missing = no_sure_way(network, found)
    result = Result(
        state="not known" if missing else "nothing",
        table=pd.DataFrame(rows, columns=[column.name for column in QUESTION.columns]),
        words={"missing": missing},
        highlight=Highlight(links=tuple(links), ways_in=found.wiring.doors(stages)),
        assumed=assumptions(network, found.grid),
        facts=(("situations with a way to help", found.covered_situations),),
    )
    if missing or not rows:
        return result
    source, target, number, share, _ = rows[0]
    counted_by = 3 if found.grid.people else 2  # of a row
    ties = tuple(link for link, row in zip(links, rows, strict=True) if row[counted_by] == rows[0][counted_by])
    return replace(
        result,
        state="finding",
        words={"source": Who(source), "target": Who(target), **_spoken(number, share, chosen, len(ties) - 1)},
        claims=links[0],
        ties=ties,
        figure=situations_figure(number, share),
    )


def _links(found: Reach) -> tuple[list[Row], set[int]]:
    """The rows of the table, and the stages from which people rely on the first."""
    ids, needs = found.wiring.ids, len(found.grid.needs)
    stage, need, link, times, shares = relied_on(found, links=True)
    links, which = np.unique(link, return_inverse=True)
    lost = np.bincount(which, times, len(links)).astype(np.int64).tolist()
    people = [round(share, DIGITS) for share in np.bincount(which, shares, len(links)).tolist()]
    of = np.bincount(np.unique(which * needs + need) // needs, minlength=len(links)).tolist()
    counted_by = people if found.grid.people else lost
    ends = [(ids[source], ids[target]) for source, target in (divmod(one, len(ids)) for one in links.tolist())]
    order = sorted(range(len(links)), key=lambda one: (-counted_by[one], ends[one]))
    stages = set(stage[which == order[0]].tolist()) if order else set()
    return [(*ends[one], lost[one], people[one], of[one]) for one in order], stages


def _spoken(lost: int, share: float, chosen: Filters, alike: int) -> dict[str, Word]:
    """Where everything rests on the link; that others carry as much alone, or what would help."""
    where = in_situations(lost, share, people_asked_about(chosen))
    if alike:
        return {
            "lost": where,
            "second": f"{plural(alike, 'other link')} {numbered(alike, 'carries', 'carry')} as much alone",
        }
    second = "a second link would share the weight" if math.isnan(share) else "a second would help"
    return {"lost": where, "second": second}
