"""Which of our goals does the map show to be met?"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from analysis._aims import Standing, Status, standing
from analysis._columns import table_of
from analysis._declare import Question, Result, State, Theme, columns
from analysis._lacking import where_lacking, where_not_known
from network.goal_tests import goal_id, read_test
from network.model import Network
from network.words import listed, numbered, plural

QUESTION = Question(
    theme=Theme.BUILD,
    order=40,
    heading="Which of our goals are met?",
    finding="{goals} on this map{standing}.",
    nothing="Every goal on this map is met, as far as it is recorded; the next one is yours to set.",
    not_known="We cannot tell yet: {missing}.",
    ask="Which goal matters most to the people we serve, and who looks after it?",
    move="Ask what it would take.",
    move_page="Build next",
    columns=columns(
        """
        goal      | Goal                    | text  | its id, or its number on the map
        text      | What we want to be true | words | in the partnership's own words
        status    | Stands                  | text  | met, not met or not known
        by        | By                      | text  | year, month and day; empty: no day is set
        owner     | Who looks after it      | words | a role; empty: nobody yet
        met       | Certainly there         | count | situations (or services, or needs) in which it holds whatever is
                  |                         |       | not known
        not_met   | Certainly not there     | count | in which it fails whatever is not known
        not_known | Not known               | count | in which it depends on what nobody has said
        wanted    | Wanted                  | count | in how many it is to hold
        where     | Where it is lacking     | text  | the situations in which it certainly fails, in words
        where_not_known | Where it is not known | text | those that depend on what nobody has said, in words
        """,
    ),
    graph="Referral links between the partners that admit each situation",
    definition="""
        A goal is tested twice. Least kindly, what nobody has said is a no: whom a partner takes, what it meets, which
        needs a link carries, how long a wait is. Most kindly it is a yes, and from any partner to any other people may
        be referred where neither was asked about it and nothing is recorded. What holds least kindly is met; what fails
        most kindly is not met; all else is not known. Ways to help are those of coverage; days are the waits on the
        links of the quickest way, else the receiver's usual one. With every door, each partner where people come in has
        to reach help for those whom it takes. Without a group, a goal is about people in no listed group: whoever takes
        them takes everybody.
    """,
    source="""
        Own definition; truth in three values after Kleene (1938), On notation for ordinal numbers, Journal of
        Symbolic Logic 3(4)
    """,
)

MET: Status = "met"
NOT_MET: Status = "not met"
NOT_KNOWN: Status = "not known"
SETTLED = ((MET, "met"), (NOT_MET, "not met yet"))


def answer(network: Network) -> Result:
    """Whether each goal of the map is met, not met or not known.

    Returns
    -------
    Result whose table has one row a goal, in the order of the map. Counts are of what the goal is about: situations,
    services or needs; met and not_known and not_met make all of them, and wanted is how many are to hold. A goal in
    words alone, or about something the map lists none of, has counts of 0 and is not known.

    References
    ----------
    Kleene (1938), On notation for ordinal numbers, Journal of Symbolic Logic 3(4).
    """
    stood = [standing(network, goal) for goal in network.goals]
    stored = {column.name: "int64" if column.kind == "count" else "str" for column in QUESTION.columns}
    table = table_of([_row(network, place, one) for place, one in enumerate(stood)], stored)
    return replace(_result(network, stood), table=table, caveats=_caveats(table))


def claimed(network: Network) -> Result:
    """The same as `answer`, without the table: where goals are lacking need not be told."""
    return _result(network, [standing(network, goal) for goal in network.goals])


def _result(network: Network, stood: Sequence[Standing]) -> Result:
    counts = Counter(one.status for one in stood)
    return Result(
        state=_state(counts),
        table=pd.DataFrame(),
        words={
            "goals": "The goal" if len(stood) == 1 else f"Of {plural(len(stood), 'goal')}",
            "standing": _standing(counts),
            "missing": _missing(network, stood),
        },
        claims=tuple(f"{goal_id(goal, place)} {one.status}" for place, (goal, one) in
                     enumerate(zip(network.goals, stood, strict=True))),
    )  # fmt: skip


def _state(counts: Counter[Status]) -> State:
    if counts.total() == counts[NOT_KNOWN]:
        return "not known"
    return "nothing" if counts.total() == counts[MET] else "finding"


def _row(network: Network, place: int, stood: Standing) -> tuple[object, ...]:
    goal = network.goals[place]
    met = 0 if stood.met is None else int(stood.met.sum())
    lacking = 0 if stood.lacking is None else int(stood.lacking.sum())
    pieces = stood.aim.pieces if stood.aim else 0
    return (
        goal_id(goal, place), goal.text, stood.status, goal.by.isoformat() if goal.by else "", goal.owner or "",
        met, lacking, pieces - met - lacking, stood.aim.wanted if stood.aim else 0, where_lacking(network, stood),
        where_not_known(network, stood),
    )  # fmt: skip


def _standing(counts: Counter[Status]) -> str:
    """` is met` of one goal, `, 1 is met and 3 are not met yet` of several."""
    if counts.total() == 1:
        return next((f" is {words}" for one, words in SETTLED if counts[one]), " is not known to be met")
    said = [f"{counts[one]:,} {numbered(counts[one], 'is', 'are')} {words}" for one, words in SETTLED if counts[one]]
    unknown = counts[NOT_KNOWN]
    return f", {listed([*said, *([f'of {unknown:,} it is not known'] if unknown else [])])}"


def _missing(network: Network, stood: Sequence[Standing]) -> str:
    if not stood:
        return "no goal has been set on this map"
    one = len(stood) == 1
    if not any(read_test(goal) for goal in network.goals):
        whose = "the map's goal is" if one else "the map's goals are"
        return f"{whose} in words alone, so nothing on the map can settle {'it' if one else 'them'}"
    whose = "the map's goal" if one else f"any of the map's {len(stood):,} goals"
    return f"what is known does not settle {whose}"


def _caveats(table: pd.DataFrame) -> tuple[str, ...]:
    """Of which goals nothing is settled, and of which it is for a part only."""
    unsettled = int(((table["status"] == NOT_KNOWN) & (table["not_known"] > 0)).sum())
    in_part = int(((table["status"] == NOT_MET) & (table["not_known"] > 0)).sum())
    told = ((unsettled, "not known"), (in_part, "not known in part"))
    return tuple(f"{plural(number, 'goal')} {how}." for number, how in told if number)
