"""What would it take to meet a goal?"""

from collections.abc import Iterator

import pandas as pd

from analysis._aims import goal_called, standing
from analysis._columns import table_of
from analysis._declare import Highlight, Question, Result, Theme, Who, Word, columns
from analysis._doors import hour_in_words
from analysis._grid import listed_id, minute_of
from analysis._moves import KINDS, Move
from analysis._plans import Plans, plans_for
from analysis._situations import need_name, people
from network.goal_tests import read_test
from network.model import Goal, Network
from network.words import numbered, plural

QUESTION = Question(
    theme=Theme.BUILD,
    order=45,
    heading="What would it take to meet a goal?",
    finding="{changes} could meet this goal: {before}{partner}{between}{target}{more}; {bound}.",
    nothing="{nothing}.",
    not_known="We cannot say yet what it would take: {missing}.",
    ask="Which of these plans could we keep, and what would each take from us?",
    move="Take a plan forward: a promise for each change.",
    move_page="Build next",
    columns=columns(
        """
        plan    | Plan              | count   | 1 to 3; the first has the fewest changes
        changes | Changes           | count   | how many the plan has
        kind    | Change            | text    | link, area, age, need or hours
        partner | Partner           | partner | who would refer people on, or do more
        target  | To                | partner | who would receive them; empty unless it is a link
        need    | Helps with        | need    | a need that it would meet too
        area    | Takes people from | area    | an area that it would serve too
        age     | Takes people aged | age     | an age band that it would take too
        hour    | Open              | text    | an hour at which it would be open too
        """,
    ),
    graph="Referral links between the partners that admit each situation",
    definition="""
        Sets of changes of which any plan needs one are worked out from what people can reach and where help can
        be had; the fewest changes in all are found by integer programming, and sets added until they meet the
        goal. No plan has fewer then; where that takes too long, a bound is given. Each is tried on the changed
        map. Further plans share no change with those before, where one does. A new link carries the needs the
        goal asks about; links may stand in a row. For a new need partners are asked that help with one somebody
        offers with it, for another age those that take the next; else any that helps. What nobody has said is
        taken as in the question on ways to help, and counted.
    """,
    source="""
        Implicit hitting sets: Moreno-Centeno and Karp (2013), The implicit hitting set approach to solve
        combinatorial optimization problems, Operations Research 61(2)
    """,
)

AKIN = "Only partners that help with something others offer together with that need are asked for it."
ANYBODY = "Nothing on this map says which partner could help with a need that is new to it: any that helps is named."
COLUMNS = tuple(column.name for column in QUESTION.columns)
FIELDS = {"need": "need", "area": "area", "age": "age", "hours": "hour"}  # kind of change: the column that says what


def answer(network: Network, *, goal: str | None = None, kinds: str | None = None) -> Result:
    """The fewest changes that meet a goal, and up to two other plans.

    Parameters
    ----------
    goal
        Its id, or number on the map.
    kinds
        The kinds of change that may be made, with commas between: link, area, age, need, hours; None is all.

    Returns
    -------
    Result whose table has the rows of each plan together, the smallest plan first. A goal that is met, or that no plan
    meets, has none.

    Raises
    ------
    NetworkError
        When the map has no such goal, or there is no such kind of change.

    References
    ----------
    Moreno-Centeno and Karp (2013), Operations Research 61(2).
    """
    chosen = None if goal is None else goal_called(network, goal)
    allowed = tuple(listed_id("kind of change", KINDS, one.strip()) for one in (kinds or ",".join(KINDS)).split(","))
    if chosen is None or read_test(chosen) is None:
        return Result("not known", _table([]), {"missing": _missing(network, goal)})
    found = plans_for(network, chosen, allowed)
    if not found.about:
        return Result("not known", _table([]), {"missing": _nobody(chosen)})
    if not found.plans:
        met = standing(network, chosen).status == "met"
        spared = () if met or found.met else tuple(_spared(chosen, allowed))
        return Result("nothing", _table([]), {"nothing": _nothing(found, met=met)}, caveats=spared)
    first = found.plans[0].moves
    rows = [_row(place, len(plan.moves), move) for place, plan in enumerate(found.plans, 1) for move in plan.moves]
    return Result(
        state="finding",
        table=_table(rows),
        words=_words(network, found, first),
        figure=(f"{len(first):,}", numbered(len(first), "change", "changes")),
        highlight=Highlight(
            tuple(dict.fromkeys(end for move in first for end in (move.partner, move.target) if end)),
            tuple((move.partner, move.target) for move in first if move.target),
        ),
        caveats=(*_caveats(found), *_spared(chosen, allowed)),
        assumed=("A new link carries the needs that the goal asks about.",),
        facts=(
            ("no plan has fewer changes than", found.least),
            *((f"changes of plan {place}", len(plan.moves)) for place, plan in enumerate(found.plans, 1)),
        ),
        claims=(str(len(first)),),
    )


def _missing(network: Network, goal: str | None) -> str:
    if not network.goals:
        return "no goal has been set on this map"
    return "choose a goal first" if goal is None else "this goal is in words alone, so the map cannot test it"


def _nobody(goal: Goal) -> str:
    test = read_test(goal)
    door = test is not None and test.every_door
    return "no partner is recorded where these people come in" if door else "the map lists nobody that it speaks of"


def _nothing(found: Plans, *, met: bool) -> str:
    if met:
        return "This goal is met already; nothing has to change"
    if found.met:
        return f"Nothing has to change, which may rest on {_details(found)}: ask first"
    return "No plan with these kinds of change meets this goal on this map"


def _words(network: Network, found: Plans, first: tuple[Move, ...]) -> dict[str, Word]:
    spoken, rest = first[0], len(first) - 1
    changes = plural(len(first), "change")
    return {
        "changes": changes,
        "before": "a link from " if spoken.kind == "link" else "",
        "partner": Who(spoken.partner),
        "between": " to " if spoken.kind == "link" else f" {done(network, spoken)}",
        "target": Who(spoken.target) if spoken.target else "",
        "more": f", and {rest:,} more" if rest else "",
        "bound": "no plan has fewer" if found.exact else f"no plan has fewer than {found.least:,}",
    }


def done(network: Network, move: Move) -> str:
    """What a partner would do too: `taking people from Westhaven`, `helping with debt`."""
    if move.kind == "area":
        return f"taking people from {next(area.name for area in network.system.areas if area.id == move.what)}"
    if move.kind == "need":
        return f"helping with {need_name(network, move.what)}"
    if move.kind == "age":
        return f"taking {people(network, move.what)}"
    return f"open {hour_in_words(minute_of(move.what) or 0)}"


def _row(plan: int, size: int, move: Move) -> dict[str, object]:
    return {"plan": plan, "changes": size, "kind": move.kind, "partner": move.partner, "target": move.target} | {
        column: move.what if kind == move.kind else "" for kind, column in FIELDS.items()
    }


def _table(rows: list[dict[str, object]]) -> pd.DataFrame:
    stored = {column.name: "int64" if column.kind == "count" else "str" for column in QUESTION.columns}
    return table_of([[row[column] for column in COLUMNS] for row in rows], {one: stored[one] for one in COLUMNS})


def _caveats(found: Plans) -> Iterator[str]:
    yield "Only if all agree and have room."
    if found.unsaid:
        yield f"It may rest on {_details(found)}: ask first."
    if any(move.kind == "need" for plan in found.plans for move in plan.moves):
        yield "Helping with a need that is new to a partner takes skills and people, which the map does not know of."
        yield ANYBODY if found.anybody else AKIN


def _spared(goal: Goal, kinds: tuple[str, ...]) -> Iterator[str]:
    """What was not looked for: where every door is asked, a door that takes more people is asked for them too."""
    test = read_test(goal)
    if test is not None and test.every_door and set(kinds) & {"area", "age", "hours"}:
        yield "Partners where people come in are not asked to take more people."


def _details(found: Plans) -> str:
    return f"{plural(found.unsaid, 'detail')} nobody has given"
