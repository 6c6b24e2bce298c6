"""In which situations is a way to help recorded?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter, itemgetter
from typing import NamedTuple, Unpack

import numpy as np
import pandas as pd

from analysis._arrival import first_help
from analysis._declare import Highlight, Question, Result, State, Theme, columns
from analysis._doors import hour_in_words
from analysis._grid import Bools, Filters, Reals, SituationGrid, by_pattern, by_situation, grid_of
from analysis._how_many import DIGITS, people_asked_about, people_figure
from analysis._reach import FAR, Reach, reach, untold
from analysis._situations import (
    SITUATION,
    anybody_met_first,
    assumptions,
    hardly_described,
    need_name,
    no_sure_way,
    nothing_to_ask,
    people,
    stage_name,
    unsaid,
    where,
)
from analysis._wiring import wiring_of
from network.model import Network
from network.parts import Pairs
from network.words import NOBODY, in_100, listed, more_in_100, numbered, people_said, plural

QUESTION = Question(
    theme=Theme.GAPS,
    order=10,
    heading="Where is there no way to help?",
    finding="A way to help is {known} {covered}; {gap}.",
    nothing="A way to help is {known} in every situation; the next thing to check is waits and hours.",
    not_known="We cannot tell yet: {missing}.",
    ask="Who already helps with this, though the map does not know?",
    move="Record it, or set a goal.",
    move_page="Data",
    columns=columns(
        *SITUATION,
        """
        status    | A way to help | text  | covered; unreachable: a service exists, but no recorded way to it; none:
                  |               |       | no service
        steps     | Steps         | count | links on the shortest way, 0 or more; empty unless covered
        services  | Services      | count | partners that admit the situation and meet the need
        not_known | Not known     | count | partners that admit it and have not said which needs they meet
        unclear   | Not a known gap | flag | 1: not covered, and yet no gap: a partner that the person gets to, or
                  |               |       | where no service is known one that admits it, has not said what it meets
        assumed   | Assumed       | flag  | 1: covered only if partners that have not said their ages or areas (or
                  |               |       | hours, when an hour is asked) admit it
        """,
    ),
    graph="Referral links between the partners that admit each situation",
    definition="""
        A situation is one way in, one need, one age band, one area and one group if any. Those of people in no
        listed group are counted, and more for a group where it has a way to help and they have not. It is
        covered when a partner where people come in meets the need, or referral links that carry the need lead
        from such a partner to one that does, through partners that all admit the situation, none of them recorded
        as never open. At an hour, all of
        them are open then; where no way is, the first help opens at the earliest arrival over all ways, waiting
        at each shut door. Where it is known how many come in, the people in covered situations are told.
    """,
    source="""
        Own definition, after the service area, age and schedule fields of the Human Services Data
        Specification; earliest arrival: Cooke and Halsey (1966), The shortest route through a network with
        time-dependent internodal transit times, J. Math. Anal. Appl. 14(3)
    """,
)

NAMED = 2  # areas, or groups, that a sentence names; more are counted
HALF = 0.5 + 1e-9  # of the ways in, or of the people who come in by them: more than that is most


class _Who(NamedTuple):
    """Some people: their age band (to another one), their group, and where these stand in the grid."""

    age: str | None
    until: str | None
    group: str | None
    ages: slice
    groups: slice


@dataclass(frozen=True, slots=True)
class _Gap:
    """The same people without a way to help for one need, in one area or several."""

    size: float  # situations, or people, in no listed group, or in the group asked about
    need: int
    areas: tuple[int, ...]  # in the map's order
    who: _Who
    but: tuple[tuple[int, bool], ...]  # listed groups it is not said of: somebody in them has a way; whether all do


class _Told(NamedTuple):
    """What is said of a gap."""

    sentence: str = ""
    ids: tuple[str, ...] = ()
    lacking: str = ""  # what for, for whom and where; empty where no gap is told
    kept: Pairs = ()  # as a promise has it


def answer(network: Network, **chosen: Unpack[Filters]) -> Result:
    """In which situations a way to help is recorded.

    Returns
    -------
    Result whose table has one row a situation, in the order of the map's lists: stage, area, age, group (empty where
    there is none), need, status (covered | unreachable | none), steps (whole; NaN unless covered), services,
    not_known, unclear and assumed (0 or 1). A map without stages or needs has no rows, and the finding says what to
    add.

    References
    ----------
    Human Services Data Specification 3.0 (Open Referral), fields service area, ages and schedule.
    """
    found = reach(network, **chosen)
    table = _table(found)
    counted = table[table["group"] == found.grid.groups[0]]
    return replace(
        claimed(network, **chosen),
        table=table,
        highlight=Highlight(partners=_out_of_reach(found)),
        caveats=(*_beyond(network, found), *_caveats(counted, in_people=found.covered_people is not None)),
        assumed=assumptions(network, found.grid),
        facts=_facts(counted),
    )


def claimed(network: Network, **chosen: Unpack[Filters]) -> Result:
    """The same as `answer`, without the table and what comes from it."""
    found = reach(network, **chosen)
    state = _state(network, found)
    covered, figure = _covered(found, chosen)
    gap = _gap(network, found, chosen) if state == "finding" else _Told()
    closed = _closed(network, found, chosen) if state == "finding" else ""
    return Result(
        state=state,
        table=pd.DataFrame(),
        words={
            "known": "recorded" if found.grid.at is None else f"open {hour_in_words(found.grid.at)}",
            "covered": covered,
            "gap": closed or gap.sentence,
            **({} if closed or not gap.lacking else {"lacking": gap.lacking}),
            "missing": _missing(network, found),
        },
        figure=None if state == "not known" else figure,
        claims=gap.ids,
        gap=() if closed else gap.kept,
    )


def unclear(network: Network) -> int:
    """How many situations may have help that nobody has told of: what the sure line says is not known."""
    grid = grid_of(network, {})
    open_ones = untold(grid, wiring_of(network, grid.stages, grid.needs))
    return int(grid.alone @ open_ones.sum(axis=(1, 2)))


def _state(network: Network, found: Reach) -> State:
    silent = sum(partner.needs is None for partner in network.partners)
    if not found.grid.size or not network.partners or not anybody_met_first(network):
        return "not known"
    if found.covered_situations and not found.any_for_sure:
        return "not known"
    if found.covered_situations == found.grid.cells:
        return "nothing"
    return "not known" if 2 * silent > len(network.partners) or _mostly_open(found) else "finding"


def _mostly_open(found: Reach) -> bool:
    """Whether of more than half of the situations nothing is known, and of the others none is a gap."""
    still_open = int(found.grid.alone @ found.unclear.sum(axis=(1, 2)))
    return found.covered_situations + still_open == found.grid.cells and 2 * still_open > found.grid.cells


def _missing(network: Network, found: Reach) -> str:
    if nothing_to_ask(network) or not anybody_met_first(network):
        return hardly_described(network) or unsaid(network)
    if not found.covered_situations:
        return unsaid(network)
    return no_sure_way(network, found) or unsaid(network)


def _covered(found: Reach, chosen: Filters) -> tuple[str, tuple[str, str]]:
    """Where a way to help is, in words and as a figure: for so many people, or in so many situations."""
    share = found.covered_people
    if share is not None:
        whom = people_asked_about(chosen, everybody="")
        return f"for {f'{in_100(share)}{whom}' if whom else people_said(share)}", people_figure(share)
    covered, total = f"{found.covered_situations:,}", plural(found.grid.cells, "situation")
    return f"in {covered} of {total}", (covered, f"of {total}")


def _table(found: Reach) -> pd.DataFrame:
    """One row a situation; arrays have the axes stages, areas, ages, groups, needs until the end."""
    grid = found.grid
    steps = by_situation(found.steps, grid.pattern)
    services = np.broadcast_to(by_pattern(found.services(), grid.pattern), steps.shape)
    silent = np.broadcast_to(by_pattern(found.silent(), grid.pattern)[..., np.newaxis], steps.shape)
    covered = steps < FAR
    assumed = covered & (by_situation(found.steps_for_sure, grid.sure) == FAR)
    places = np.indices(steps.shape).reshape(steps.ndim, steps.size)
    ids = {
        column.name: pd.array(np.array(values, dtype=object)[place], dtype="str")
        for column, values, place in zip(QUESTION.columns, grid.situations, places, strict=False)
    }
    status = np.where(covered, "covered", np.where(services > 0, "unreachable", "none"))
    return pd.DataFrame(
        {
            **ids,
            "status": pd.array(status.ravel(), dtype="str"),
            "steps": pd.arrays.IntegerArray(steps.ravel().astype(np.int64), ~covered.ravel()),
            "services": services.ravel(),
            "not_known": silent.ravel(),
            "unclear": by_situation(found.unclear, grid.pattern).ravel().astype(np.int64),
            "assumed": assumed.ravel().astype(np.int64),
        }
    )


def _closed(network: Network, found: Reach, chosen: Filters) -> str:
    """When the first way to help opens, if none is open at the hour asked; empty where that is not the matter."""
    at = found.grid.at
    if at is None or found.covered_situations:
        return ""
    at_any_hour = chosen.copy()
    at_any_hour.pop("at", None)
    once_open = reach(network, **at_any_hour)
    if not once_open.covered_situations:
        return ""
    grid, anywhere = once_open.grid, np.any(once_open.wiring.entry, axis=0)
    counted = grid.admitted[grid.alone > 0]  # as the sentence does: in no listed group, or in the one asked about
    minutes = first_help(network.partners, once_open.wiring, counted, anywhere, at)
    return "no way to help opens in the week" if minutes is None else f"the first opens {hour_in_words(at + minutes)}"


def _gap(network: Network, found: Reach, chosen: Filters) -> _Told:
    """A wide gap: one that most ways in share, for as many people as possible."""
    grid = found.grid
    fails = by_situation(~found.covered & ~found.unclear, grid.pattern)
    helped: Bools = np.any(by_situation(found.covered, grid.pattern), axis=0)
    stages, each = _sizes(grid)
    if not (fails[:, :, :, 0] * each).any():  # only where nobody comes in
        stages, each = np.ones(len(grid.stages)), np.ones(each.shape)
    shares = np.tensordot(stages / stages.sum(), fails.astype(np.float64), axes=1)
    most = shares > HALF
    if (most[:, :, 0] * each).any():
        gap = _widest(network, grid, most, shares * each[:, :, np.newaxis], helped)
        by_some = helped[list(gap.areas), gap.who.ages, 0, gap.need].any()  # the grid tells of them
        lacking = f"{_spoken(network, grid, gap)}{', by most ways in' if by_some else ''}"
        return _Told(f"a wide gap is {lacking}", _ids(grid, gap), lacking, _kept(grid, gap, chosen))
    for stage, here in sorted(zip(grid.stages, fails, strict=True), key=itemgetter(0)):
        if (here[:, :, 0] * each).any():
            gap = _widest(network, grid, here, here * each[:, :, np.newaxis], helped)
            lacking = f"{_spoken(network, grid, gap)}, coming in through {stage_name(network, stage)}"
            kept = (("stage", stage), *_kept(grid, gap, chosen))
            return _Told(f"a gap is {lacking}", (*_ids(grid, gap), stage), lacking, kept)
    return _Told("whether the others have one is not known", ("not known",))


def _sizes(grid: SituationGrid) -> tuple[Reals, Reals]:
    """What each way in counts for, and the people of each area, age and need."""
    if grid.shares is None:
        return np.ones(len(grid.stages)), np.ones((len(grid.areas), len(grid.ages), len(grid.needs)))
    stages, needs, ages, _, areas = grid.shares
    return stages, np.einsum("r,a,n->ran", areas, ages, needs)


def _ids(grid: SituationGrid, gap: _Gap) -> tuple[str, ...]:
    age, until, group, *_ = gap.who
    areas = ", ".join(sorted(grid.areas[area] for area in gap.areas))
    return grid.needs[gap.need], areas, age or "", group or "", *((until,) if until else ())


def _kept(grid: SituationGrid, gap: _Gap, chosen: Filters) -> Pairs:
    """The same as a promise has it; what makes no difference is left out. Nothing at an hour that is a bare number."""
    at = chosen.get("at") or ""
    if not isinstance(at, str):
        return ()
    ages, areas = grid.ages[gap.who.ages], sorted(grid.areas[area] for area in gap.areas)
    lists: dict[str, Sequence[str]] = {
        "need": (grid.needs[gap.need],),
        "age": ages if "age" in chosen or len(ages) < len(grid.ages) else (),
        "area": areas if "area" in chosen or len(areas) < len(grid.areas) else (),
        "group": (gap.who.group or "",),
        "at": (at,),
    }
    return tuple((key, ",".join(ids)) for key, ids in lists.items() if any(ids))


def _widest(network: Network, grid: SituationGrid, shared: Bools, size: Reals, helped: Bools) -> _Gap:
    """The gap that stands for most, over all areas that have it (arrays: areas, ages, groups, needs); ties by ids.

    `helped` are those who have a way to help through any way in. One of some ages is looked for where none is of all
    ages, for the grid of needs by areas tells the best of any age.
    """
    of_all_ages = [_largest(grid, who, shared, size, helped) for who in _of_all_ages(network, grid)]
    of_some = (_largest(grid, who, shared, size, helped) for who in _of_some_ages(network, grid))
    return max(of_all_ages if any(gap.size for gap in of_all_ages) else of_some, key=attrgetter("size"))


def _largest(grid: SituationGrid, who: _Who, shared: Bools, size: Reals, helped: Bools) -> _Gap:
    """The need that most of these people are left without, and where."""
    needs = np.argsort(np.array(grid.needs), kind="stable")
    whole: Bools = np.all(shared[:, who.ages, who.groups], axis=(1, 2))  # areas × needs
    sizes = np.where(whole, size[:, who.ages, 0].sum(axis=1), 0).sum(axis=0).round(DIGITS)
    need = int(needs[np.argmax(sizes[needs])])
    areas = tuple(np.flatnonzero(whole[:, need]).tolist())
    return _Gap(float(sizes[need]), need, areas, who, _spared(shared, helped, who, need, areas))


def _spared(shared: Bools, helped: Bools, who: _Who, need: int, areas: tuple[int, ...]) -> tuple[tuple[int, bool], ...]:
    """The listed groups in which somebody of that age has a way to help with the need in one of the areas.

    Where nobody else has one through any way in, a single way in of theirs is enough: the grid tells of it.
    """
    lost = shared[list(areas), who.ages, :, need]  # areas × ages × groups
    theirs: Bools = np.any(helped[list(areas), who.ages, :, need], axis=(0, 1))
    some = np.flatnonzero((theirs & ~theirs[0]) | ~np.all(lost, axis=(0, 1)))
    return tuple(zip(some.tolist(), (~np.any(lost, axis=(0, 1)))[some].tolist(), strict=True))


def _of_all_ages(network: Network, grid: SituationGrid) -> Iterator[_Who]:
    """Everyone asked about, and people in no listed group.

    No gap is one of a listed group alone: whoever takes everybody takes the group too.
    """
    any_age = grid.ages[0] if len(grid.ages) < len(network.system.ages) else None
    yield _Who(any_age, None, _any_group(network, grid), slice(None), slice(None))
    yield _Who(any_age, None, grid.groups[0], slice(None), slice(0, 1))


def _of_some_ages(network: Network, grid: SituationGrid) -> Iterator[_Who]:
    """Each age of both.

    Where people are known, ages that follow one another may stand together, so that it does not matter how they are
    cut.
    """
    runs = sorted(_runs(network, grid), key=lambda ends: [grid.ages[end] for end in ends])  # ties go by ids
    for group, groups in ((_any_group(network, grid), slice(None)), (grid.groups[0], slice(0, 1))):
        for start, end in runs:
            until = grid.ages[end] if end > start else None
            yield _Who(grid.ages[start], until, group, slice(start, end + 1), groups)


def _any_group(network: Network, grid: SituationGrid) -> str | None:
    """The group asked about; None for any and none."""
    return grid.groups[0] if len(grid.groups) < 1 + len(network.system.groups) else None


def _runs(network: Network, grid: SituationGrid) -> Iterator[tuple[int, int]]:
    """The first and the last place of ages that follow one another; single ones where people are not known."""
    ranges = {band.id: band.range for band in network.system.ages}
    bands = [ranges.get(age) for age in grid.ages]
    for start in range(len(bands)):
        yield start, start
        for end in range(start + 1, len(bands) if grid.shares else 0):
            before, here = bands[end - 1], bands[end]
            if before is None or here is None or before.end is None or here.start != before.end + 1:
                break
            yield start, end


def _spoken(network: Network, grid: SituationGrid, gap: _Gap) -> str:
    """The need, whom it is for and where: `brain injury for anyone but women in 4 of 5 areas`."""
    age, until, group, *_ = gap.who
    who = people(network, age, group, until=until)
    if 0 < len(gap.but) <= NAMED:
        spared = sorted((grid.groups[place], whole) for place, whole in gap.but)
        but = listed([f"{'' if whole else 'some '}{people(network, None, one)}" for one, whole in spared])
        who = f"{people(network, age, until=until)} {'other than' if age else 'but'} {but}"
    return f"{need_name(network, grid.needs[gap.need])} for {who}{_around(network, grid, gap.areas)}"


def _around(network: Network, grid: SituationGrid, areas: Sequence[int]) -> str:
    """` in Northfield and Eastmoor`, ` in 4 of 5 areas`, ` in every area`, or nothing on a map that lists none."""
    if len(areas) == len(grid.areas) > 1:
        return " in every area"
    if len(areas) > NAMED:
        return f" in {len(areas):,} of {len(grid.areas):,} areas"
    return where(network, *sorted(grid.areas[area] for area in areas))


def _out_of_reach(found: Reach) -> tuple[str, ...]:
    """Services that no way in reaches, in situations that none is reached in."""
    lost: Bools = np.all(~found.covered, axis=1)
    partners = ((found.to_help == 0) & lost[..., np.newaxis]).any(axis=(0, 1))
    return tuple(sorted(found.wiring.ids[place] for place in np.flatnonzero(partners)))


def _beyond(network: Network, found: Reach) -> tuple[str, ...]:
    """For how many more of each listed group a way to help is recorded, where people in none have none.

    In situations, or where people are known, of the people in the group.
    """
    covered = by_situation(found.covered, found.grid.pattern)
    stages, each = _sizes(found.grid)
    more = np.einsum("sragn,s,ran->g", covered & ~covered[:, :, :, :1], stages, each).tolist()
    in_people = found.grid.shares is not None
    said = [
        f"{more_in_100(size)} among {people(network, None, group)}"
        if in_people
        else f"{plural(round(size), 'more situation', 'more situations')} for {people(network, None, group)}"
        for group, size in sorted(zip(found.grid.groups, more, strict=True), key=itemgetter(0))
        if size > NOBODY
    ]
    return (f"A way to help is recorded {'for' if in_people else 'in'} {listed(said)}.",) if said else ()


def _caveats(table: pd.DataFrame, *, in_people: bool) -> tuple[str, ...]:
    """In situations; beside a sentence about people, of how many."""
    unclear, assumed = int(table["unclear"].sum()), int(table["assumed"].sum())
    are, rest = numbered(unclear, "is", "are"), numbered(assumed, "rests", "rest")

    def told(number: int) -> str:
        return f"{number:,} of {plural(len(table), 'situation')}" if in_people else plural(number, "situation")

    sentences = (
        (unclear, f"{told(unclear)} {are} not known."),
        (assumed, f"{told(assumed)} {rest} on details nobody has given."),
    )
    return tuple(sentence for number, sentence in sentences if number)


def _facts(table: pd.DataFrame) -> tuple[tuple[str, int], ...]:
    status, unclear = table["status"].to_numpy(), table["unclear"].to_numpy() > 0
    covered = status == "covered"
    return (
        ("a way to help", int(covered.sum())),
        ("one service only", int((covered & (table["services"].to_numpy() == 1)).sum())),
        ("a service, but no recorded way to it", int(((status == "unreachable") & ~unclear).sum())),
        ("no service", int(((status == "none") & ~unclear).sum())),
        ("not known, since partners have not said what they meet", int(unclear.sum())),
    )
