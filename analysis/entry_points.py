"""What help each way in reaches, side by side."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import compress, product
from typing import NamedTuple, Unpack

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis._declare import Highlight, Question, Result, Theme, columns
from analysis._grid import Bools, Filters, Ints, Reals, SituationGrid
from analysis._how_many import DIGITS
from analysis._reach import Reach, reach
from analysis._situations import assumptions, hardly_described, no_sure_way, stage_name
from network.model import Network
from network.words import NOBODY, listed, plural

MOST_NAMED = 4  # ways in without anybody; more are counted

QUESTION = Question(
    theme=Theme.GAPS,
    order=20,
    heading="Does every way in reach the same help?",
    finding="Someone who comes in through {least_stage} {usually}reaches help with {a}; through {most_stage} with {b}.",
    nothing="Every way in reaches the same: {a}.",
    not_known="We cannot compare ways in: {missing}.",
    ask="What would have to be true for both people to get the same start?",
    move="Two people side by side.",
    move_page="A person's route",
    columns=columns(
        """
        stage          | Way in         | stage  | where people first meet the system
        needs_reached  | Needs reached  | count  | needs with a way to help in at least one situation
        needs_total    | Of             | count  | needs asked about
        fewest         | Fewest         | count  | needs that one person reaches, over ages and areas: the fewest
        usual          | Usual          | count  | the median of the same; of two in the middle the lower
        most           | Most           | count  | the most of the same
        doors          | Doors          | count  | partners recorded as this way in
        not_reached    | Not reached    | needs  | ids of the needs without a way to help, in the map's order
        reached_by_all | Reached by all | needs  | ids of the needs that one person reaches whatever age and area, in
                       |                |        | the map's order
        only_groups    | Groups alone   | needs  | ids of the needs that only people in a listed group reach, in the
                       |                |        | map's order
        groups         | Which groups   | groups | ids of these groups, in the map's order
        not_known      | Not known      | needs  | ids of the needs not reached that partners may meet who have not said
                       |                |        | what they help with, in the map's order
        usually        | Usually which  | needs  | ids of the needs that most of those reach who reach as many as is
                       |                |        | usual, in the map's order
        """,
    ),
    graph="Referral links between the partners that admit each situation",
    definition="""
        How many needs one person reaches who comes in there, in no listed group: fewest, median and most over
        age bands and areas; the median over people where it is known how many come in. Which needs: those that
        most of the people reach who reach just so many. No person reaches all that people of every age and area
        reach together; that is needs_reached.
    """,
    source="""
        Own definition. People fare differently by the way they come in: Dyer (2013), Criminal justice diversion
        and liaison services: a path to success? Social Policy and Society 12(1)
    """,
)


class _Reached(NamedTuple):
    """Stages × needs: which needs are reached, by whom, and which may be without our knowing it."""

    anybody: Bools
    everybody: Bools  # in no listed group, whatever age and area; or in the group asked about
    groups: Bools  # listed groups × stages × needs: reached by people in the group, and by nobody in none
    open: Bools  # not reached, and a partner who takes somebody has not said what it helps with

    def row(self, stage: int, needs: npt.NDArray, groups: npt.NDArray) -> tuple[str, ...]:
        """Ids as they stand in the table: not reached, by everybody, by groups alone, these groups, not known."""
        told = (
            needs[~self.anybody[stage]],
            needs[self.everybody[stage]],
            needs[self.groups[:, stage].any(axis=0)],
            groups[self.groups[:, stage].any(axis=1)],
            needs[self.open[stage]],
        )
        return tuple(", ".join(ids) for ids in told)


class _Range(NamedTuple):
    """What one person reaches; compared by what is usual."""

    usual: int
    fewest: int
    most: int

    def words(self, of: str = "") -> str:
        """`4`, or `3 to 6`; with ` of 12 needs` behind it."""
        return f"{self.fewest}{of}" if self.fewest == self.most else f"{self.fewest} to {self.most}{of}"


def answer(network: Network, **chosen: Unpack[Filters]) -> Result:
    """What each way in reaches.

    Returns
    -------
    Result whose table has one row a stage, in the map's order: stage, needs_reached (0 to needs_total, by anybody),
    needs_total, fewest, usual and most (0 to needs_reached, by one person in no listed group, or in the group asked
    about), doors (partners recorded as this way in), not_reached, reached_by_all, only_groups, groups, not_known and
    usually (ids; the last as many as usual). The finding compares the ways in that have a door, by what is usual; the
    others are named under it.

    References
    ----------
    Dyer (2013), Social Policy and Society 12(1): different people, different pathways.
    """
    found = reach(network, **chosen)
    each = _by_one_person(found)
    table = _table(found.grid, _reached(found), each, found.wiring.entry.sum(axis=1)).assign(
        usually=_usually(found, each)
    )
    return replace(claimed(network, **chosen), table=table, assumed=assumptions(network, found.grid))


def claimed(network: Network, **chosen: Unpack[Filters]) -> Result:
    """The same as `answer`, without the table and what is assumed."""
    found = reach(network, **chosen)
    doors, each = found.wiring.entry.sum(axis=1), _by_one_person(found)
    table = pd.DataFrame()
    missing = hardly_described(network) or no_sure_way(network, found) or _alone(network, found.grid, doors)
    if missing:
        return Result(state="not known", table=table, words={"missing": missing})
    total = plural(len(found.grid.needs), "need")
    compared = sorted(np.flatnonzero(doors).tolist(), key=found.grid.stages.__getitem__)  # ties go by ids
    least, most = (choose(compared, key=each.__getitem__) for choose in (min, max))
    least_stage, most_stage = (stage_name(network, found.grid.stages[one]) for one in (least, most))
    one, other, of = each[least], each[most], f" of {total}"
    by_usual = one.usual != other.usual
    vary = any(way.fewest != way.most for way in (one, other))
    return Result(
        state="nothing" if one == other else "finding",
        table=table,
        words={
            "least_stage": least_stage,
            "most_stage": most_stage,
            "usually": "usually " if by_usual and vary else "",
            "a": f"{one.usual}{of}" if by_usual else one.words(of),
            "b": str(other.usual) if by_usual else other.words(),
        },
        figure=(str(one.usual), f"of {total}"),
        highlight=_from_doors(network, np.array(found.wiring.ids)[found.wiring.entry[least]].tolist()),
        caveats=(
            *(_ranges({least_stage: one, most_stage: other}) if vary and one != other else ()),
            *_caveats(network, [stage for stage, count in zip(found.grid.stages, doors, strict=True) if not count]),
        ),
        claims=(found.grid.stages[least], found.grid.stages[most]),
        ties=_alike(found.grid.stages, each, compared, (least, most)),
    )


def _from_doors(network: Network, doors: Sequence[str]) -> Highlight:
    """The doors of a way in, and to whom they send people on."""
    on = {(one.source, one.target) for one in network.referrals if one.source in doors}
    return Highlight(partners=tuple(doors), links=tuple(sorted(on)))


def _alike(
    stages: Sequence[str], each: Sequence[_Range], compared: Sequence[int], named: tuple[int, int]
) -> tuple[tuple[str, ...], ...]:
    """The ways in that could as well be named as these two."""
    least, most = ([stages[one] for one in compared if each[one] == each[place]] for place in named)
    return tuple(product(least, most))


def _alone(network: Network, grid: SituationGrid, doors: Ints) -> str:
    """That there is one way in only, so that nothing stands beside it; empty where there are more."""
    with_doors = np.flatnonzero(doors)
    if len(with_doors) != 1:
        return ""
    only = "only one with a partner on the map" if len(grid.stages) > 1 else "only one asked about"
    return f"{stage_name(network, grid.stages[int(with_doors[0])])} is the {only}"


def _by_one_person(found: Reach) -> list[_Range]:
    """How many needs one person reaches from each stage, over age bands and areas."""
    covered, weights = _people(found)
    return [_range(column, weights) for column in covered.sum(axis=2).T]


def _usually(found: Reach, each: Sequence[_Range]) -> list[str]:
    """The needs, by id, that most of those reach from each stage who reach as many as is usual."""
    covered, weights = _people(found)
    told = []
    for stage, one in enumerate(each):
        usual = covered[:, stage].sum(axis=1) == one.usual
        alike: defaultdict[tuple[str, ...], float] = defaultdict(float)
        for row, weight in zip(covered[usual, stage], weights[usual].tolist(), strict=True):
            alike[tuple(compress(found.grid.needs, row))] += weight  # however ages and areas are cut
        sizes = sorted(alike.items(), key=lambda one: (-round(one[1], DIGITS), sorted(one[0])))
        told.append(", ".join(sizes[0][0]))
    return told


def _people(found: Reach) -> tuple[Bools, Reals]:
    """What people in no listed group reach, age by age and area by area: people × stages × needs; how many they are."""
    grid = found.grid
    covered = found.covered[grid.pattern[:, 0].ravel()]
    weights = np.ones(len(covered)) if grid.shares is None else np.outer(grid.shares.ages, grid.shares.areas).ravel()
    here = weights > 0
    return covered[here], weights[here]


def _reached(found: Reach) -> _Reached:
    """Which needs are reached from each stage, and by whom."""
    grid = found.grid
    everybody: Bools = np.all(_people(found)[0], axis=0)
    in_group: Bools = np.array(
        [found.covered[grid.pattern[:, place].ravel()].any(axis=0) for place in range(len(grid.groups))]
    )
    anybody: Bools = np.any(in_group, axis=0)
    may_be: Bools = np.any(found.unclear[grid.pattern[:, 0].ravel()], axis=0)
    return _Reached(anybody, everybody, in_group[1:] & ~in_group[0], ~anybody & may_be)


def _range(counts: Ints, weights: Reals) -> _Range:
    """Fewest, median (of two in the middle the lower) and most of counts, each standing for so many people."""
    order = np.argsort(counts, kind="stable")
    passed = np.cumsum(weights[order])
    middle = int(np.searchsorted(passed, passed[-1] / 2 * (1 - NOBODY)))
    in_order = counts[order].tolist()
    return _Range(in_order[middle], in_order[0], in_order[-1])


def _table(grid: SituationGrid, reached: _Reached, each: Sequence[_Range], doors: Ints) -> pd.DataFrame:
    total, needs, groups = len(grid.needs), np.array(grid.needs), np.array(grid.groups[1:])
    rows = [
        (
            stage,
            int(reached.anybody[place].sum()),
            total,
            one.fewest,
            one.usual,
            one.most,
            int(count),
            *reached.row(place, needs, groups),
        )
        for place, (stage, one, count) in enumerate(zip(grid.stages, each, doors, strict=True))
    ]
    return pd.DataFrame(rows, columns=[column.name for column in QUESTION.columns if column.name != "usually"])


def _ranges(ways: Mapping[str, _Range]) -> tuple[str, ...]:
    """From how many needs to how many, for somebody of one age and home area; first where it is least."""
    said = ", and ".join(f"{way.words()} through {stage}" for stage, way in ways.items())
    return (f"By age and home area: {said}.",)


def _caveats(network: Network, without: Sequence[str]) -> tuple[str, ...]:
    if not without:
        return ()
    names = [stage_name(network, stage) for stage in without]
    return (f"Nobody is recorded as a way in through {listed(names[:MOST_NAMED], len(names[MOST_NAMED:]))}.",)
