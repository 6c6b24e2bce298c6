"""Which links carry situations alone?"""

from collections import defaultdict
from dataclasses import replace
from typing import Unpack

import pandas as pd

from analysis._declare import Column, Highlight, Names, Question, Result, Theme, Who, Wording
from analysis._dominators import counted
from analysis._grid import Filters
from analysis._reach import reach
from analysis._situations import assumptions, no_sure_way
from network.model import Network
from network.words import plural

QUESTION = Question(
    name="sole_links",
    theme=Theme.BOTTLENECKS,
    heading="Which links carry situations alone?",
    wording=Wording(
        finding=(
            "In {lost} everything rests on the link from {source} to {target}; a second link would share the weight."
        ),
        nothing="No single link is recorded as carrying a situation alone.",
        not_known="We cannot tell yet: {missing}.",
    ),
    ask="What would we miss first, and who could share it?",
    move="What if there were a second route?",
    move_page="Build next",
    columns=(
        Column("source", "From", "partner", "refers people on"),
        Column("target", "To", "partner", "receives them"),
        Column("profiles_lost", "Situations", "count", "covered situations that would not be without it, 1 or more"),
        Column("needs", "Needs", "count", "needs that these situations are about, 1 or more"),
    ),
    graph="Referral links between the partners that admit each situation",
    definition=(
        "A link from one partner to another (all its referral relations together) without which a situation that has "
        "a way to help would have none: the source is on every way, and its other links only lead back to it. Counted"
        " for people in no listed group, and for a group where it would lose help and they would not."
    ),
    source="Lengauer and Tarjan (1979), A fast algorithm for finding dominators in a flowgraph, ACM Transactions on "
    "Programming Languages and Systems 1(1); Menger (1927), Zur allgemeinen Kurventheorie, "
    "Fundamenta Mathematicae 10",
    names=Names.AGREED,
    order=20,
)


def answer(network: Network, **chosen: Unpack[Filters]) -> Result:
    """Links that every recorded way to help uses, in at least one situation.

    Returns
    -------
    Result whose table has one row a linked pair, most situations first, then by ids: source, target, profiles_lost
    (1 or more), needs (1 or more).

    Raises
    ------
    NetworkError
        When a filter names something that the map does not list.

    References
    ----------
    Lengauer and Tarjan (1979), A fast algorithm for finding dominators in a flowgraph, ACM TOPLAS 1(1).
    """
    found = reach(network, **chosen)
    lost: defaultdict[tuple[str, str], int] = defaultdict(int)
    needs: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    for chain, _, links_lost, times in counted(found):
        for start, end in links_lost:
            link = found.wiring.ids[start], found.wiring.ids[end]
            lost[link] += times
            needs[link].add(chain.need)
    links = sorted(lost, key=lambda link: (-lost[link], link))
    rows = [(*link, lost[link], len(needs[link])) for link in links]
    missing = no_sure_way(network, found)
    result = Result(
        state="not known" if missing else "nothing",
        table=pd.DataFrame(rows, columns=[column.name for column in QUESTION.columns]),
        words={"missing": missing},
        highlight=Highlight(links=tuple(links)),
        assumed=assumptions(network, found.grid),
        facts=(("situations with a way to help", found.covered_situations),),
    )
    if missing or not rows:
        return result
    source, target = links[0]
    situations = plural(lost[links[0]], "situation")
    return replace(
        result,
        state="finding",
        words={"lost": situations, "source": Who(source), "target": Who(target)},
        claims=links[0],
        ties=tuple(link for link in links if lost[link] == lost[links[0]]),
        figure=(f"{lost[links[0]]:,}", situations.split()[-1]),
    )
