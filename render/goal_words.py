"""Goals in words: the sentence that a test makes, how a goal stands, and the changes of a plan."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from analysis import Answer
from analysis._aims import goal_called
from analysis._moves import Move
from analysis._plans import Plan
from analysis._situations import need_name, people, stage_name
from analysis.plan_for import done
from network.goal_tests import GoalTest, read_test
from network.model import Network
from network.unnamed import Speaker, spoken_of
from network.words import numbered, plural

__all__ = ["GoalLine", "goal_lines", "goal_sentence", "move_said", "plans_told_apart"]

NO_OWNER = "no owner recorded"
NOT_YET = "not met yet"
NAMED = "A goal that names a partner who has not agreed to be named"


@dataclass(frozen=True, slots=True)
class GoalLine:
    """One goal as people read it."""

    goal: str  # its id, or number
    text: str
    status: str
    stands: str  # the status in words: what is not met before its day is `not met yet`
    day: str  # by when; empty where it is not said
    when: str  # by when and who looks after it, or that nobody is recorded to
    lacking: str  # where it is not, and where that is not known


def goal_lines(
    answer: Answer,
    network: Network,
    *,
    room: bool = False,
    agreed: frozenset[str] = frozenset(),
    today: date | None = None,
) -> list[GoalLine]:
    """Every goal of the answer to `goals`, the earliest day first; those without a day last.

    Parameters
    ----------
    today
        A goal that is not met is "not met yet" until its day has passed; without it, always.
    """
    rows = sorted(answer.table.to_dict("records"), key=lambda row: (not row["by"], row["by"]))
    return [_line(row, network, agreed if room else None, today) for row in rows]


def _line(row: Mapping[Any, Any], network: Network, agreed: frozenset[str] | None, today: date | None) -> GoalLine:
    text, owner = str(row["text"]), str(row["owner"])
    hidden = agreed is not None and not spoken_of(network, f"{text} {owner}") <= agreed
    day = pd.Timestamp(str(row["by"])) if row["by"] else None
    due = f"{day.day} {day:%B %Y}" if day is not None else ""
    past = day is not None and today is not None and day.date() < today
    said = [f"by {due}" if due else "", "" if hidden else owner or NO_OWNER]
    return GoalLine(
        goal=str(row["goal"]),
        text=NAMED if hidden else text,
        status=str(row["status"]),
        stands=NOT_YET if row["status"] == "not met" and not past else str(row["status"]),
        day=due,
        when=", ".join(filter(None, said)),
        lacking=_lacking(row, network),
    )


def _lacking(row: Mapping[Any, Any], network: Network) -> str:
    """Where there certainly is none, and where that is not known, each as a sentence."""
    test = read_test(goal_called(network, str(row["goal"])))
    said = [
        f"{_none_recorded(network, test)}: {row['where']}." if row["where"] and test else "",
        f"Not certain, as it rests on what nobody has said: {row['where_not_known']}."
        if row["where_not_known"]
        else "",
    ]
    return " ".join(filter(None, said))


def _none_recorded(network: Network, test: GoalTest) -> str:
    """What there is none of, or too little: `No way to help within 2 steps is recorded`."""
    if test.of_services:
        whose = f" only for {people(network, None, test.only_for)}" if test.only_for else ""
        number = test.services or 1
        few = f"No service{whose} is" if number == 1 else f"Fewer than {number:,} services{whose} are"
        return f"{few} recorded"
    return f"No way to help{''.join(_limits(test).values())} is recorded"


def _limits(test: GoalTest) -> dict[str, str]:
    return {
        "steps": f" within {plural(test.steps or 0, 'step')}" if test.steps is not None else "",
        "days": f" within {test.days:g} days" if test.days is not None else "",
        "at": f" on {test.at}" if test.at else "",
    }


def goal_sentence(network: Network, test: GoalTest) -> str:
    """The sentence that a test makes: `A way to help with debt is recorded for everyone in Northfield`."""
    areas = {area.id: area.name for area in network.system.areas}
    ways = {stage.id: stage_name(network, stage.id) for stage in network.system.stages}
    who = people(network, test.age, test.group) if test.age or test.group else "anybody"
    need = f"help with {need_name(network, test.need)}" if test.need else "help with every need"
    if test.needs_reached is not None:
        reached = plural(test.needs_reached, "need")
        way = ways.get(test.stage or "", "a way in")
        return f"{_opening(who)} who comes in through {way} can reach help with {reached}"
    if test.of_services:
        return _services_said(network, test, areas)
    home = f" from {areas[test.area]}" if test.area else " from every area" if areas else ""
    through = f" in {ways[test.stage]}" if test.stage else ""
    if test.every_door:
        through = f" at each place of {ways[test.stage]}" if test.stage else " at each door"
    return f"{_opening(who)}{home}{through} can get {need}{''.join(_limits(test).values())}"


def _services_said(network: Network, test: GoalTest, areas: dict[str, str]) -> str:
    number = test.services or 1
    need = f" for {need_name(network, test.need)}" if test.need else ""
    whose = f" only for {people(network, None, test.only_for)}" if test.only_for else ""
    where = f"{areas[test.area]} has" if test.area else "Every area has" if areas else "There is"
    for_whom = (
        "" if test.only_for or not (test.age or test.group) else f" that takes {people(network, test.age, test.group)}"
    )
    return f"{where} {numbered(number, 'a service', f'{number:,} services')}{need}{whose}{for_whom}"


def move_said(network: Network, move: Move, names: Speaker) -> str:
    """A change of a plan: `A new link from A to B`, `A: taking people from Westhaven`."""
    names = names.again()
    if move.kind == "link":
        return f"A new link from {names.of(move.partner)} to {names.of(move.target)}"
    return _opening(f"{names.of(move.partner)}: {done(network, move)}")


def plans_told_apart(network: Network, plans: Sequence[Plan], names: Speaker) -> list[int]:
    """The places of the plans that are told: before a room, which hears no names, two may read the same."""
    first: dict[tuple[str, ...], int] = {}
    for place, plan in enumerate(plans):
        first.setdefault(tuple(move_said(network, move, names) for move in plan.moves), place)
    return list(first.values())


def _opening(text: str) -> str:
    return text[:1].upper() + text[1:]
