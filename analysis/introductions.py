"""Which new links would open most doors, for whom, and who could introduce the two?"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Unpack

import pandas as pd

from analysis._candidates import Strangers, two_groups
from analysis._columns import table_of
from analysis._declare import Highlight, Question, Result, Theme, Who, Word, columns
from analysis._grid import Filters
from analysis._how_many import PEOPLE, in_situations, situations_figure
from analysis._load import loads
from analysis._meeting import promises
from analysis._reach import Reach, reach
from analysis._situations import assumptions, named, need_name, opened_in_words, stage_name
from analysis._suggest import Opened, Suggestion, most_opening, no_ground, suggestions
from network.model import Network
from network.parts import Pairs
from network.unnamed import LEAST
from network.untold_promises import LEFT_OUT, maybe_promised
from network.words import NOBODY, in_100_beside, listed, plural

QUESTION = Question(
    theme=Theme.BUILD,
    order=10,
    heading="Which introductions would open most doors?",
    finding="""
        Linking {source} with {target}{perhaps} could open help with {needs} {gained}; {introducer} works with both.
    """,
    unnamed="One new link{perhaps} could open help with {helped} {gained}{through_several}.",
    nothing="""
        No single new link{across} opens more situations{beyond}; look at hours, new services, or partners not
        yet on the map.
    """,
    not_known="We cannot suggest introductions yet: {missing}.",
    ask="Would both want this, is there room, and who introduces?",
    move="Vote, then a promise.",
    move_page="Build next",
    columns=columns(
        """
        source          | From              | partner | would refer people on
        target          | To                | partner | would receive them
        profiles_gained | Situations opened | count   | situations without a way to help that would have one
        """,
        PEOPLE,
        """
        steps_saved         | Steps saved              | count   | steps fewer, added up over situations with a way to
                            |                          |         | help
        sole_routes_removed | Sole routes removed      | count   | partners that are the only way through, fewer,
                            |                          |         | added up over situations with a way to help
        stretch             | Steps apart              | number  | ties of any kind between the two, from 1; empty: no
                            |                          |         | way at all
        introducer          | Could introduce them     | partner | works with both; empty: nobody yet
        needs               | Needs                    | needs   | ids of the needs that the link would open
        areas               | Areas                    | areas   | ids of the areas where it would open them
        ages                | Ages                     | ages    | ids of the age bands it would open them for
        groups              | Groups                   | groups  | ids of the groups it would open them for; people in
                            |                          |         | no group not named
        same_sector         | Same sector              | flag    | 1: both are of one sector; empty where not known
        same_area           | Same area                | flag    | 1: both serve at least one area; empty where not
                            |                          |         | known
        sector_ties         | Ties between the sectors | share   | of all pairs between their sectors, 0 to 1; empty
                            |                          |         | where a sector is not known or has no pair
        agreed              | Agreed                   | flag    | 1: they have a relation that both have named
        full                | Receiver full            | flag    | 1: the receiver accepts as many referrals as it
                            |                          |         | planned for people, or more; 0: fewer; empty where
                            |                          |         | it cannot be told
        ties_only           | Never met                | flag    | 1: no situation changes; offered because their
                            |                          |         | groups never meet
        promised            | Promised                 | flag    | 1: the two have promised each other something and
                            |                          |         | not let it go
        why                 | Why                      | text    | what the link would do, in words, without names of
                            |                          |         | partners
        """,
    ),
    graph="""
        Referral links between the partners that admit each situation; ties of any kind for steps apart and
        introducers
    """,
    definition="""
        A new link carries every need. It opens a situation without a way to help when people can get to its
        source and from its target to help, through partners that all admit them. Counted for people in no
        listed group, and where it opens a way for a group alone. Ranked by situations opened, steps saved, sole
        routes removed, ids; by people where it is known how many come in. What two have promised already
        stands behind.
    """,
    source="""
        Own definition. Introducers after Adamic and Adar (2003), Friends and neighbors on the Web, Social
        Networks 25(3); Liben-Nowell and Kleinberg (2007), The link-prediction problem for social networks,
        JASIST 58(7)
    """,
)

# how each kind of column is stored; Int64 keeps whole numbers whole where some are empty
NEVER_MET = "No tie is recorded between"  # opens the last sentence on why, with two sectors or areas
SPOKEN = 2  # needs that are named where there are many more
KINDS = {"count": "int64", "number": "Int64", "flag": "Int64", "share": "float64"}


def answer(
    network: Network,
    *,
    all: bool = False,  # noqa: A002 - as it is said
    between: str | None = None,
    by: str = "sector",
    **chosen: Unpack[Filters],
) -> Result:
    """What the absent links would change, and who could introduce the two partners.

    Parameters
    ----------
    between
        Ids of two groups with a comma between them: only links from the one to the other, either way. Where none
        changes anything, the two partners who stand nearest are offered as a first meeting.
    by
        What these groups are, as in the question on crossing.

    Returns
    -------
    Result whose table has one row a link: the best 200 that change anything, then links between groups that never
    meet (`ties_only`), and behind all others what is `promised` already, of which the sentence does not speak. All
    counts are exact: what adding the link and asking everything again would give. By default both partners stand at
    least two ties apart, have no agreed relation and are not known to be of one sector; with `all`, every pair that no
    referral link joins in that direction. Columns: see `QUESTION.columns`.

    Raises
    ------
    NetworkError
        When a filter names something that the map does not list, or `between` is not two of its groups.

    References
    ----------
    Adamic and Adar (2003), Social Networks 25(3); Liben-Nowell and Kleinberg (2007), JASIST 58(7): introducers.
    """
    found, across = reach(network, **chosen), two_groups(network, between, by) if between else None
    suggested = suggestions(network, found, all_pairs=all, across=across)
    first = [one for one in suggested if not one.promised]
    assumed = ("A new link carries every need.", *assumptions(network, found.grid))
    result = _result(network, found, _best(first), across)
    table = _table(network, suggested)
    result = replace(result, table=table, assumed=assumed)
    if result.state != "finding":
        return result
    return replace(result, gap=gap_of(network, table.iloc[0].to_dict()), **_spoken(network, first[0]))


def gap_of(network: Network, row: Mapping[Any, Any]) -> Pairs:
    """The situations that the link of a row would open, as a promise has them; what makes no difference is left out."""
    lists = {
        kind: ([one for one in row[column].split(", ") if one], there)
        for kind, column, there in (
            ("need", "needs", ()),
            ("age", "ages", network.system.ages),
            ("area", "areas", [area for area in network.system.areas if not area.covers]),
            ("group", "groups", network.system.groups),
        )
    }
    return tuple((kind, ",".join(ids)) for kind, (ids, there) in lists.items() if ids and len(ids) != len(there))


def claimed(
    network: Network,
    *,
    all: bool = False,  # noqa: A002
    between: str | None = None,
    by: str = "sector",
    **chosen: Unpack[Filters],
) -> Result:
    """What `answer` claims in its sentence, from the best links alone."""
    found, across = reach(network, **chosen), two_groups(network, between, by) if between else None
    known = not no_ground(network, found, ())  # else no link can be suggested, whatever it opens
    best = most_opening(network, found, all_pairs=all, across=across) if known else Opened(0, math.nan, [])
    return _result(network, found, best, across)


def _best(suggested: Sequence[Suggestion]) -> Opened:
    """What the best of the suggestions open, and which they are."""
    if not suggested:
        return Opened(0, math.nan, [])
    first = suggested[0]
    equals = [(one.source, one.target) for one in suggested if one.order[0] == first.order[0]]
    return Opened(first.gained, first.people, equals)


def _result(network: Network, found: Reach, opened: Opened, across: Strangers | None) -> Result:
    """State, figure and claims, from how many situations the best links open and which they are."""
    ids = found.wiring.ids
    best = [(ids.index(one), ids.index(other)) for one, other in opened.pairs[:1]] if opened.anything else []
    missing = no_ground(network, found, best)
    result = Result(
        state="not known" if missing else "nothing",
        table=pd.DataFrame(),
        words={
            "missing": missing,
            "across": f" between {across.one} and {across.other}" if across else "",
            "beyond": " than are promised already" if promises(network) else "",
        },
    )
    if missing or not opened.anything:
        return result
    return replace(
        result,
        state="finding",
        figure=situations_figure(opened.situations, opened.people),
        claims=opened.pairs[0],
        ties=tuple(opened.pairs),
    )


def _table(network: Network, rows: Sequence[Suggestion]) -> pd.DataFrame:
    full = {partner: load.full for partner, load in loads(network, {one.target for one in rows}).items()}
    stored = {column.name: KINDS.get(column.kind, "str") for column in QUESTION.columns}
    most = max((one.people for one in rows if not math.isnan(one.people)), default=0.0)
    return table_of([_row(network, one, full, most) for one in rows], stored)


def _row(network: Network, one: Suggestion, full: Mapping[str, float], most: float) -> tuple:
    opened = one.opened
    return (
        one.source,
        one.target,
        one.gained,
        one.people,
        one.saved,
        one.removed,
        one.stretch,
        one.introducer or "",
        *(", ".join(filter(None, ids)) for ids in (opened.needs, opened.areas, opened.ages, opened.groups)),
        one.same_sector,
        one.same_area,
        one.sector_ties,
        int(one.agreed),
        _flag(full.get(one.target, math.nan)),
        int(not one.changes),
        int(one.promised),
        _why(network, one, most),
    )


def _flag(value: float) -> int | None:
    return None if math.isnan(value) else int(value)


def _why(network: Network, one: Suggestion, most: float) -> str:
    """What the link would do; shares in one unit down the whole table, in which the largest is `most`."""
    sentences = []
    if one.gained:
        opened = opened_in_words(network, one.opened)
        for_people = f" for {in_100_beside(one.people, most)} people," if one.people > NOBODY else ""
        more = plural(one.gained, "more situation", "more situations")
        sentences.append(f"Could open help with {opened}{for_people} in {more}.")
    if one.saved:
        sentences.append(f"Ways that are there already would be shorter: by {plural(one.saved, 'step')} in all.")
    if one.removed:
        sentences.append(f"A way round a partner that all must pass today, in {plural(one.removed, 'case')}.")
    if one.never_met:
        here, there = one.never_met
        sentences.append(f"{NEVER_MET} {here} and {there}.")
    return " ".join(sentences)


def _spoken(network: Network, best: Suggestion) -> dict[str, Any]:
    ways_in = tuple(one.id for one in network.partners if {*(one.stages or ())} & {*best.opened.stages})
    perhaps = maybe_promised(network, [(best.source, best.target)])
    words: dict[str, Word] = {
        "perhaps": ", perhaps promised already," if perhaps else "",
        "source": Who(best.source),
        "target": Who(best.target),
        "needs": _needs(network, best),
        "helped": helped_with(network, best.opened.needs),
        "through": _through(network, best.opened.stages),
        "through_several": _through(network, best.opened.stages) if len(ways_in) >= LEAST else "",
        "gained": f"in {plural(best.gained, 'more situation')}"
        if math.isnan(best.people)
        else in_situations(best.gained, best.people, " people"),
        "introducer": Who(best.introducer) if best.introducer else "nobody yet",
    }
    brought_out = (best.source, best.target, best.introducer)
    return {
        "words": words,
        "highlight": Highlight(tuple(one for one in brought_out if one), ((best.source, best.target),), ways_in),
        "caveats": ("Only if both agree and have room.", *((LEFT_OUT,) if perhaps else ())),
    }


def helped_with(network: Network, needs: Sequence[str]) -> str:
    """Needs by name, the first of many: `debt, housing and 5 more needs`."""
    by_id = sorted(needs)  # so that the order of a list changes nothing
    first = by_id if len(by_id) <= SPOKEN + 1 else by_id[:SPOKEN]
    rest = [plural(len(needs) - SPOKEN, "more need", "more needs")] if len(first) < len(needs) else []
    return listed([*(need_name(network, one) for one in first), *rest])


def _through(network: Network, stages: Sequence[str]) -> str:
    """Where the people come in who would gain, if that is one way in of several."""
    one_of_several = len(stages) == 1 < len(network.system.stages)
    return f", through {stage_name(network, stages[0])}" if one_of_several else ""


def _needs(network: Network, best: Suggestion) -> str:
    """The needs by name, or where people are told too, several by their number: the sentence would be too long."""
    needs = sorted(best.opened.needs)  # so that the order of a list changes nothing
    if len(needs) > 1 and not math.isnan(best.people):
        return plural(len(needs), "need")
    return named(needs, lambda need: need_name(network, need), "needs")
