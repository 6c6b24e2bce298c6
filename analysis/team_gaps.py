"""What do the core and the extended team not meet, for whom, and at which hours is somebody there?"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from operator import attrgetter
from typing import Any, Unpack

import numpy as np
import pandas as pd

from analysis._columns import table_of
from analysis._declare import Highlight, Question, Result, Theme, Who, columns
from analysis._grid import UNNAMED, Bools, Filters
from analysis._how_many import PEOPLE
from analysis._reach import reach
from analysis._situations import NAMED, assumptions, need_name
from analysis._team import WEEK, Met, Round, open_minutes, too_little_told
from network.model import Network, Partner, Team
from network.words import listed, numbered, plural

QUESTION = Question(
    theme=Theme.BUILD,
    order=14,
    heading="What do the core and the extended team not meet?",
    finding="Of {needs} brought to {hub}, {missed}.",
    unnamed="Of {needs} brought to a team, {missed}.",
    nothing="The core and the extended team meet every need of everybody who comes to them.",
    not_known="We cannot tell yet what a team meets: {missing}.",
    ask="Whom do we send on again and again, and where does their story go with them?",
    move="See whom the team could bring in.",
    move_page="Build next",
    columns=columns(
        """
        team       | Team          | words | what the team is called
        need       | Need          | need  | what help is looked for
        group      | Group         | group | empty: people in no listed group
        situations | Situations    | count | in which people get to the hub
        core       | Core team     | count | of these, the hub or another member of the core meets the need
        extended   | Extended team | count | of these, only a member of the extended team does
        neither    | Neither       | count | of these, nobody of either team does
        """,
        replace(PEOPLE, label="People of neither", means=f"whom neither team meets: {PEOPLE.means}"),
        """
        hours | Hours a week | number | when hub and a member who meets the need are both open, 0 to 168, rounded
              |              |        | down; empty where it is not known
        """,
    ),
    graph="Referral links between the partners that admit each situation, as far as the hub; from there the teams",
    definition="""
        People come to a team through its hub. A member meets a need if it helps with it itself, admits the
        person, and is open at some hour with the hub, or at the hour asked. What both teams could meet counts
        for the core. A group has a row only where it fares otherwise than people in no listed group.
    """,
    source="Own definition; core and extended team after the liaison and diversion operating model (NHS England)",
)

KINDS = {"count": "int64", "number": "Int64", "share": "float64"}
Row = tuple[Any, ...]
NEED, NEITHER, COUNTS = 1, 6, slice(3, 7)  # of a row
ALL_WEEK = WEEK // 60  # hours


def answer(network: Network, *, team: str | None = None, **chosen: Unpack[Filters]) -> Result:
    """Which needs of which groups a team meets itself, and which nobody of either team meets.

    Parameters
    ----------
    team
        Id of one team; all of the map where it is not given.

    Returns
    -------
    Result whose table has one row for each team and need, and one more for each group that
    fares otherwise: most that neither team meets first, and a group below its need; the sentence is about the
    team that leaves most situations unmet. Not known: a map that names no members of any team.
    """
    missing = too_little_told(network, reach(network, **chosen))
    teams = [] if missing else [one for one in network.teams if team in (None, one.id)]
    rows = [row for one in sorted(teams, key=attrgetter("id")) for row in _of_team(network, one, chosen)]
    table = table_of(rows, {one.name: KINDS.get(one.kind, "str") for one in QUESTION.columns})
    assumed = ("A member meets whoever the hub sends over.", *assumptions(network, reach(network, **chosen).grid))
    if table.empty:
        missing = missing or "nobody is recorded as coming to its hub"
        return Result(state="not known", table=table, words={"missing": missing}, assumed=assumed)
    return replace(_spoken(network, table, teams), assumed=assumed)


def _of_team(network: Network, team: Team, chosen: Filters) -> Iterator[Row]:
    """The rows of everybody, or of the group asked about; those of other groups where they fare otherwise."""
    asked = chosen.get("group", UNNAMED)
    everybody = list(_rows(network, team, Filters(**{**chosen, "group": asked})))
    groups = [] if "group" in chosen else sorted(group.id for group in network.system.groups)
    others = [list(_rows(network, team, Filters(**{**chosen, "group": group}))) for group in groups]
    for place in sorted(range(len(everybody)), key=lambda place: (-everybody[place][NEITHER], everybody[place][NEED])):
        yield everybody[place]
        yield from (own[place] for own in others if own[place][COUNTS] != everybody[place][COUNTS])


def _rows(network: Network, team: Team, chosen: Filters) -> Iterator[Row]:
    one = Round(network, reach(network, **chosen), team)
    grid = one.reach.grid
    core = _together(one, tuple(dict.fromkeys((team.hub, *(team.core or ())))))
    either = _together(one, team.members)
    for place, need in enumerate(grid.needs):
        only = np.arange(len(grid.needs)) == place
        comes = one.comes & only
        unmet = Met(grid, comes & ~either[:, np.newaxis])
        counts = [Met(grid, chosen).situations for chosen in (comes, comes & core[:, np.newaxis])]
        yield (
            team.name, need, grid.groups[0], *counts, counts[0] - counts[1] - unmet.situations,
            unmet.situations, unmet.people, _hours(network, team, need),
        )  # fmt: skip


def _together(one: Round, members: tuple[str, ...]) -> Bools:
    found: Bools = np.logical_or.reduce([one.helps(member) for member in members])
    return found


def _hours(network: Network, team: Team, *needs: str) -> int | None:
    """How many hours a week the hub and a member who meets any of the needs are both open; None: not known."""
    helpers = [network.partner(one) for one in team.members if _meets(network.partner(one), needs)]
    hub = network.partner(team.hub).hours
    if hub is None or any(helper.hours is None for helper in helpers):
        return None
    there = np.zeros(WEEK, dtype=np.bool_)
    for helper in helpers:
        there |= open_minutes(helper.hours or ())
    return int((there & open_minutes(hub)).sum()) // 60


def _meets(partner: Partner, needs: tuple[str, ...]) -> bool:
    return not set(needs).isdisjoint(partner.needs or ())


def _spoken(network: Network, table: pd.DataFrame, teams: list[Team]) -> Result:
    """The sentence about the team that leaves most unmet."""
    unmet_of, own_of = Counter[str](), {one.name: (Counter[str](), Counter[str]()) for one in teams}
    told = (table[column].tolist() for column in ("team", "need", "situations", "neither"))
    for whose, need, number, left in zip(*told, strict=True):
        unmet_of[whose] += left
        for counts, many in zip(own_of[whose], (number, left), strict=True):
            counts[need] += many
    first = min(teams, key=lambda team: (-unmet_of[team.name], team.id))
    situations, neither = own_of[first.name]
    own = [need for need, number in situations.items() if number]
    unmet = [need for need in own if neither[need] == situations[need]]
    partly = [need for need in own if 0 < neither[need] < situations[need]]
    if not own:
        missing = "nobody is recorded as coming to its hub"
        return Result(state="not known", table=table, words={"missing": missing})
    hours = _hours(network, first, *own)
    return Result(
        state="finding" if unmet or partly else "nothing",
        table=table,
        words={
            "needs": plural(len(own), "need"),
            "hub": Who(first.hub),
            "missed": _missed(network, unmet, len(partly)),
        },
        figure=(f"{len(unmet):,}", f"of {plural(len(own), 'need')}"),
        highlight=Highlight(first.members),
        caveats=(_there(hours),),
        claims=(first.id, *unmet),
    )


def _missed(network: Network, unmet: list[str], partly: int) -> str:
    """Which needs neither team meets, by name where there are few, and how many are met for some people only."""
    some = f"{partly:,} {numbered(partly, 'is', 'are')} met for some people only"
    if not unmet:
        return some
    which = f": {listed([need_name(network, one) for one in unmet])}" if len(unmet) <= NAMED else ""
    said = f"neither team meets {len(unmet):,}{which}"
    return f"{said}; {some}" if partly else said


def _there(hours: int | None) -> str:
    if hours is None:
        return "At which hours somebody who helps is there is not known."
    return f"Somebody who helps is there {hours} of {ALL_WEEK} hours a week."
