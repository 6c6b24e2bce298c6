"""Which few introductions open most doors together, and where does one more stop helping?"""

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Unpack

import pandas as pd

from analysis._candidates import Candidates
from analysis._columns import table_of
from analysis._declare import Highlight, Question, Result, Theme, Word, columns
from analysis._grid import Filters
from analysis._how_many import PEOPLE, in_situations, situations_figure
from analysis._meeting import Meeting
from analysis._reach import Reach, reach
from analysis._situations import assumptions
from analysis._suggest import no_ground, too_little_said
from analysis._together import LARGEST, LinkSet, best_sets
from network.model import Network
from network.untold_promises import LEFT_OUT, maybe_promised
from network.words import more_in_100, plural

QUESTION = Question(
    theme=Theme.BUILD,
    order=15,
    heading="Which introductions open most doors together?",
    finding="{set}{perhaps} could open a way to help {gained}; {more}.",
    nothing="No set of new links that we tried opens more situations{beyond}; look at hours and new services.",
    not_known="We cannot suggest introductions yet: {missing}.",
    ask="Which of these belong together, and who would lead them?",
    move="Take the set forward: a promise for each introduction.",
    move_page="Build next",
    columns=columns(
        """
        size            | Introductions     | count | how many the set has, 1 to 8
        profiles_gained | Situations opened | count | without a way to help now, and with one then
        """,
        PEOPLE,
        """
        source     | From                 | partner | would refer people on
        target     | To                   | partner | would receive them
        alone      | Alone                | count   | situations that this introduction would open without the others
        without    | Lost without it      | count   | situations that the set would not open without this one
        introducer | Could introduce them | partner | works with both; empty: nobody yet
        """,
    ),
    graph="Referral links between the partners that admit each situation",
    definition="""
        What a set of new links opens is worked out on the map with all of them, since two in a row may open
        what neither opens alone. Each carries every need. Situations, and people where it is known how many
        come in, are counted as in the question on introductions. Partners that have promised each other
        something are in no set. Of each size the best set that was found: greedily, with exchanges; another
        may open more. A size is left out where one link more opens nothing.
    """,
    source="""
        Own definition. Greedy with exchanges after Nemhauser, Wolsey and Fisher (1978), An analysis of
        approximations for maximizing submodular set functions I, Mathematical Programming 14
    """,
)

EACH_SIZE = "Of each size this is the best set found: a larger one may leave out what a smaller one has."
PROMISED = "What partners have promised each other already is not counted."
SPOKEN = 3  # introductions that the sentence speaks of, at most
STORED = {"partner": "str", "count": "int64", "share": "float64"}  # by kind of column


def answer(network: Network, *, all: bool = False, **chosen: Unpack[Filters]) -> Result:  # noqa: A002 - as it is said
    """Sets of one to eight new links that open most situations together.

    Parameters
    ----------
    all
        Take links between usual partners too, as in the question on introductions.

    Returns
    -------
    Result whose table has the rows of each set together, the smallest set first; within a set those without which
    most would be lost come first, then by id. All counts are exact; that no other set opens more is not proven.

    References
    ----------
    Nemhauser, Wolsey and Fisher (1978), Mathematical Programming 14.
    """
    found, meeting = reach(network, **chosen), Meeting(network)
    sets = _sets(network, found, meeting, LARGEST, all_pairs=all)
    result = replace(
        _result(network, found, sets, meeting),
        table=_table(network, meeting, sets),
        assumed=("A new link carries every need.", *assumptions(network, found.grid)),
        facts=tuple((f"opened by {plural(_size(one), 'introduction')}", one.opened) for one in sets),
    )
    spoken = _spoken(sets)
    if spoken is None or result.state != "finding":
        return result
    perhaps = maybe_promised(network, _ids(network, spoken))
    return replace(
        result,
        words=_words(spoken, sets, further=bool(meeting.promised), perhaps=perhaps),
        highlight=_highlight(network, spoken),
        caveats=(
            "Only if all agree and have room.",
            *((PROMISED,) if meeting.promised else ()),
            *((LEFT_OUT,) if perhaps else ()),
            *((EACH_SIZE,) if _made_anew(sets) else ()),
        ),
    )


def claimed(network: Network, *, all: bool = False, **chosen: Unpack[Filters]) -> Result:  # noqa: A002
    """What `answer` claims in its sentence, from the small sets alone."""
    found, meeting = reach(network, **chosen), Meeting(network)
    if no_ground(network, found, ()):  # then no link can be suggested, whatever it opens
        return _result(network, found, (), meeting)
    few = _sets(network, found, meeting, SPOKEN, all_pairs=all)
    return _result(network, found, few or _sets(network, found, meeting, LARGEST, all_pairs=all), meeting)


def _sets(network: Network, found: Reach, meeting: Meeting, largest: int, *, all_pairs: bool) -> list[LinkSet]:
    if too_little_said(network):
        return []
    candidates = Candidates(network, found.wiring, meeting, all_pairs=all_pairs)
    candidates.leave_out_promised(meeting)
    return best_sets(found, candidates, largest)


def _result(network: Network, found: Reach, sets: Sequence[LinkSet], meeting: Meeting) -> Result:
    """State, figure and claims, from the set that the sentence speaks of."""
    spoken = _spoken(sets)
    missing = no_ground(network, found, spoken.links if spoken else ())
    words: dict[str, Word] = {"missing": missing, "beyond": " than are promised already" if meeting.promised else ""}
    result = Result(state="not known" if missing else "nothing", table=pd.DataFrame(), words=words)
    if spoken is None or missing:
        return result
    return replace(
        result,
        state="finding",
        figure=situations_figure(spoken.opened, spoken.people),
        claims=(str(_size(spoken)),),
    )


def _spoken(sets: Sequence[LinkSet]) -> LinkSet | None:
    """The largest set of few, or else the smallest there is."""
    return max((one for one in sets if _size(one) <= SPOKEN), key=_size, default=sets[0] if sets else None)


def _made_anew(sets: Sequence[LinkSet]) -> bool:
    """Whether a larger set leaves out an introduction of a smaller one."""
    return any(not set(one.links) <= set(larger.links) for one, larger in pairwise(sets))


def _size(one: LinkSet) -> int:
    return len(one.links)


def _table(network: Network, meeting: Meeting, sets: Sequence[LinkSet]) -> pd.DataFrame:
    rows = [
        (_size(one), one.opened, one.people, *ends, alone, one.opened - without, meeting.introducer(*ends) or "")
        for one in sets
        for ends, alone, without in zip(_ids(network, one), one.alone, one.without, strict=True)
    ]
    return table_of(rows, {column.name: STORED[column.kind] for column in QUESTION.columns})


def _ids(network: Network, one: LinkSet) -> list[tuple[str, str]]:
    return [(network.partners[source].id, network.partners[target].id) for source, target in one.links]


def _words(spoken: LinkSet, sets: Sequence[LinkSet], *, further: bool, perhaps: bool) -> dict[str, Word]:
    together = " together" if _size(spoken) > 1 else ""
    introduction = "further introduction" if further else "introduction"
    in_more = f"in {plural(spoken.opened, 'more situation')}"
    known = not math.isnan(spoken.people)
    return {
        "set": plural(_size(spoken), introduction) + together,
        "perhaps": _perhaps(spoken) if perhaps else "",
        "gained": in_situations(spoken.opened, spoken.people, " people") if known else in_more,
        "more": _more(spoken, next((one for one in sets if _size(one) > _size(spoken)), None)),
    }


def _perhaps(spoken: LinkSet) -> str:
    return ", perhaps promised already," if _size(spoken) == 1 else ", some perhaps promised already,"


def _more(spoken: LinkSet, larger: LinkSet | None) -> str:
    if larger is None:
        return "no further one that we tried opens more"
    further = "one more" if _size(larger) == _size(spoken) + 1 else f"{_size(larger) - _size(spoken):,} more"
    if math.isnan(spoken.people):
        return f"{further} would open {larger.opened - spoken.opened:,} more"
    return f"{further} would open it for {more_in_100(larger.people - spoken.people, spoken.people)}"


def _highlight(network: Network, spoken: LinkSet) -> Highlight:
    links = tuple(_ids(network, spoken))
    return Highlight(tuple(dict.fromkeys(end for link in links for end in link)), links)
