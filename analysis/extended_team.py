"""Whom should the extended team bring in, so that most people are met without telling their story again?"""

import math
from dataclasses import dataclass, replace
from typing import Unpack

import numpy as np
import pandas as pd

from analysis._columns import table_of
from analysis._declare import Highlight, Question, Result, Theme, Who, Word, columns
from analysis._grid import Filters
from analysis._how_many import DIGITS, PEOPLE, in_situations, situations_figure
from analysis._reach import FAR, Reach, reach
from analysis._situations import assumptions, need_name
from analysis._team import Met, Round, hours_together, may_join, too_little_told
from network.model import Network, Partner
from network.words import NOBODY, in_100, listed, numbered, plural, raised, times_said

QUESTION = Question(
    theme=Theme.BUILD,
    order=15,
    heading="Whom should the extended team bring in?",
    finding="With {partner}, the extended team{of}{hub} could meet {needs} {gained}.",
    unnamed="One more partner in an extended team could meet {needs} {gained}.",
    nothing="No partner outside would help anybody whom the core and the extended team do not meet already.",
    not_known="We cannot tell yet whom a team should bring in: {missing}.",
    ask="What would they bring that none of us can, and what would they need from us?",
    move="Invite them, and agree how people are handed over.",
    move_page="Build next",
    columns=columns(
        """
        team            | Team           | words   | what the team is called
        partner         | Who could join | partner | in neither the core nor the extended team
        profiles_gained | Situations met | count   | that neither team meets, and that would be met directly
        """,
        PEOPLE,
        """
        opened        | No way to help now     | count  | of the situations, without any recorded way to help today
        people_opened | People without one now | share  | of the same people, those without any recorded way to help
                      |                        |        | today, 0 to `people`; empty where not known
        by_referral   | By referral now        | count  | of the situations, the hub can send people to help already,
                      |                        |        | on the way that is recorded
        told_fewest   | Told again, fewest     | number | times that the story is told again after the hub then, on the
                      |                        |        | way with fewest; empty where no way is recorded
        told_most     | Told again, most       | number | the same where it is told most often
        hours         | Hours together         | number | a week when hub and partner are both open, rounded down;
                      |                        |        | empty where one has not said
        needs         | Needs                  | needs  | ids of the needs that would be met
        """,
    ),
    graph="Referral links between the partners that admit each situation, as far as the hub; from there the teams",
    definition="""
        People come to a team through its hub. A member meets a need if it helps with it itself, admits the
        person, and is open at some hour with the hub, or at the hour asked. Counted is what nobody of either
        team meets and the partner would, if the hub sent people over directly. Ranked by people, or by
        situations where nobody has said how many come in; a group counts only where its outcome differs.
    """,
    source="Own definition; core and extended team after the liaison and diversion operating model (NHS England)",
)

KINDS = {"count": "int64", "number": "Int64", "share": "float64"}


@dataclass(frozen=True)
class _Joining:
    """What would be met if a partner joined a team."""

    round: Round
    partner: Partner
    met: Met

    @property
    def order(self) -> tuple[float, int, str, str]:
        people = self.met.people
        return (
            0.0 if math.isnan(people) else -round(people, DIGITS),
            -self.met.situations,
            self.round.team.id,
            self.partner.id,
        )

    def equals(self, other: "_Joining") -> bool:
        """Whether as many would be met."""
        return self.order[:2] == other.order[:2]


def answer(network: Network, *, team: str | None = None, **chosen: Unpack[Filters]) -> Result:
    """What each partner outside a team would meet that neither its core nor its extended team does.

    Parameters
    ----------
    team
        Id of one team; all of the map where it is not given.

    Returns
    -------
    Result whose table has one row for each team and partner that would meet anything, best first. All counts are
    exact: what adding the partner to the team and asking everything again would give. Not known: a map that names no
    members of any team.
    """
    found = reach(network, **chosen)
    missing = too_little_told(network, found)
    joining = [] if missing else _joining(network, found, team)
    table = _table(network, joining)
    result = Result(
        state="not known" if missing else "finding" if joining else "nothing",
        table=table,
        words={"missing": missing},
        assumed=("A member meets whoever the hub sends over.", *assumptions(network, found.grid)),
        caveats=_caveats(network),
    )
    return _spoken(network, joining, result) if joining else result


def _joining(network: Network, found: Reach, wanted: str | None) -> list[_Joining]:
    everybody = [
        _Joining(one, partner, Met(found.grid, one.joined(partner.id)))
        for team in network.teams
        if wanted in (None, team.id)
        for one in (Round(network, found, team),)
        for partner in may_join(network, team)
    ]
    return sorted((one for one in everybody if one.met.situations), key=lambda one: one.order)


def _table(network: Network, joining: list[_Joining]) -> pd.DataFrame:
    rows = [_row(network, one) for one in joining]
    return table_of(rows, {column.name: KINDS.get(column.kind, "str") for column in QUESTION.columns})


def _row(network: Network, one: _Joining) -> tuple[object, ...]:
    found, grid = one.round.reach, one.met.grid
    told = one.round.told_again[:, np.newaxis]
    new = one.met.chosen
    times = np.broadcast_to(told, new.shape)[new & (told < FAR)]
    hours = hours_together(network, one.round.team.hub, one.partner.id)
    opened = Met(grid, new & ~found.covered)
    return (
        one.round.team.name,
        one.partner.id,
        one.met.situations,
        one.met.people,
        opened.situations,
        opened.people,
        Met(grid, new & (told < FAR)).situations,
        int(times.min()) if times.size else None,
        int(times.max()) if times.size else None,
        None if math.isnan(hours) else int(hours),
        ", ".join(one.met.needs),
    )


def _caveats(network: Network) -> tuple[str, ...]:
    silent = sum(partner.needs is None for partner in network.partners)
    return (
        (f"{plural(silent, 'partner')} {numbered(silent, 'has', 'have')} not said what they help with.",)
        if silent
        else ()
    )


def _spoken(network: Network, joining: list[_Joining], result: Result) -> Result:
    best, row = joining[0], result.table.iloc[0]
    hub, needs = best.round.team.hub, row["needs"].split(", ")
    equals = tuple((one.round.team.id, one.partner.id) for one in joining if one.equals(best))
    few = len(needs) < 3
    words: dict[str, Word] = {
        "partner": Who(best.partner.id),
        "of": " of " if len(network.teams) > 1 else "",
        "hub": Who(hub) if len(network.teams) > 1 else "",
        "needs": listed([need_name(network, one) for one in needs]) if few else plural(len(needs), "need"),
        "gained": in_situations(best.met.situations, best.met.people, " people"),
    }
    return replace(
        result,
        words=words,
        caveats=(_again(row), *result.caveats),
        figure=situations_figure(best.met.situations, best.met.people),
        highlight=Highlight((best.partner.id, hub), ((hub, best.partner.id),)),
        claims=equals[0],
        ties=equals,
    )


def _again(row: pd.Series) -> str:
    """For how many of them there is a way to help already, and how often the story is told again on it."""
    in_people = row["people"] > NOBODY  # not where nobody comes in, nor where that is not known
    gained, without = row[["people", "people_opened"] if in_people else ["profiles_gained", "opened"]]
    way = gained - without
    if in_people:
        if way <= NOBODY:
            return "None of these people have a way to help now."
        now = "All of these people" if without <= NOBODY else f"{raised(in_100(way / gained))} of these people"
        rest = "" if without <= NOBODY else "; the others have none"
        return f"{now} have a way to help now{_retold(row)}{rest}."
    these = numbered(int(gained), "this situation", f"these {int(gained):,} situations")
    if not way:
        return f"There is no way to help in {these} now."
    some = these if gained == 1 else f"all {these}" if way == gained else f"{int(way):,} of {these}"
    return f"In {some} there is a way to help now{_retold(row)}."


def _retold(row: pd.Series) -> str:
    if not int(row["by_referral"]):
        return ", though not through the hub"
    fewest, most = int(row["told_fewest"]), int(row["told_most"])
    times = times_said(most) if fewest == most else f"up to {times_said(most)}"
    return f", but people tell their story again {times}" if most else ", and nobody tells their story again"
