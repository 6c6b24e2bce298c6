"""What would change for whom, if the map were as edited?"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Unpack

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis._declare import Highlight, Question, Result, Theme, columns
from analysis._dominators import chains
from analysis._grid import Bools, Filters, Ints, Shares, Situations, by_pattern, by_situation
from analysis._how_many import in_situations, situations_figure
from analysis._reach import FAR, reach
from analysis._situations import SITUATION, assumptions, hardly_described, opened_in_words, unsure
from network.counts import known
from network.model import Network
from network.words import NOBODY, in_100, numbered, plural

QUESTION = Question(
    theme=Theme.BUILD,
    order=30,
    heading="What would change, and for whom?",
    finding="If this is done, {what}.",
    nothing="If this is done, every situation stands as it does now.",
    not_known="{missing}.",
    ask="Who gains, what does it take elsewhere, and who would need to agree?",
    move="Keep it as an option, or take it forward as a promise.",
    move_page="Build next",
    columns=columns(
        *SITUATION,
        """
        change        | Change                    | text  | opened or closed: a way to help; shorter or longer: the
                      |                           |       | shortest way; more or fewer ways: sole-route partners;
                      |                           |       | service added or gone: without a way to it
        status_before | Before                    | text  | covered, unreachable or none, as in coverage
        status_after  | After                     | text  | the same on the edited map
        steps_before  | Steps before              | count | links on the shortest way; empty unless covered
        steps_after   | Steps after               | count | the same on the edited map
        sole_before   | Only ways through, before | count | partners on every way to help, from 0
        sole_after    | Only ways through, after  | count | the same on the edited map
        """,
    ),
    graph="Referral links between the partners that admit each situation, on both maps",
    definition="""
        Every situation is worked out on both maps; those that differ are listed. Counted are those of people in
        no listed group, and a group's where theirs does not change so; by people where the first map says how
        many come in. A sole-route partner is one without whom a covered situation would have no way to help.
    """,
    source="Own definition",
)

EXERCISE = "An exercise, not a plan."
# what is said of one situation and of several, by kind of change, the most important first
SPOKEN = {
    "opened": ("gains a way to help", "gain a way to help"),
    "closed": ("has no way to help any more", "have no way to help any more"),
    "shorter": ("has a shorter way", "have a shorter way"),
    "longer": ("has a longer way", "have a longer way"),
    "more ways": ("gains a way round a partner", "gain a way round a partner"),
    "fewer ways": ("loses a way round a partner", "lose a way round a partner"),
    "service added": ("has a service, though no way to it", "have a service, though no way to it"),
    "service gone": ("has no service any more", "have no service any more"),
}
CHANGES = tuple(SPOKEN)
COLUMNS = tuple(column.name for column in QUESTION.columns)
STORED = (*["str"] * 8, "Int64", "Int64", "int64", "int64")  # Int64 keeps steps whole where some are empty


@dataclass(frozen=True, slots=True)
class _Standing:
    """How every situation stands on one map; arrays have the axes of `situations`."""

    situations: Situations
    steps: Ints  # FAR where there is no way
    served: Bools  # a service exists
    sole: Ints
    shares: Shares | None  # of people

    @property
    def covered(self) -> Bools:
        return self.steps < FAR

    @property
    def status(self) -> npt.NDArray[np.str_]:
        return np.where(self.covered, "covered", np.where(self.served, "unreachable", "none"))

    def only(self, wanted: Situations) -> "_Standing":
        """The situations made of the wanted ids."""
        places = np.ix_(*([ids.index(one) for one in some] for ids, some in zip(self.situations, wanted, strict=True)))
        shares = self.shares and Shares(
            **{
                axis: getattr(self.shares, axis)[[ids.index(one) for one in some]]
                for axis, ids, some in zip(Situations._fields, self.situations, wanted, strict=True)
            }
        )
        return _Standing(wanted, self.steps[places], self.served[places], self.sole[places], shares)

    def people(self, where: Bools) -> float:
        """The share of people in the counted of some situations; NaN where it is not known."""
        each = self.shares and [getattr(self.shares, axis) for axis in Situations._fields]
        return float(np.einsum("sragn,s,r,a,g,n->", _alone_and_beyond(where), *each)) if each else math.nan


def answer(network: Network, *, other: Network | None = None, **chosen: Unpack[Filters]) -> Result:
    """Which situations an edited map changes.

    Parameters
    ----------
    other
        The edited map. Without one there is nothing to compare.

    Returns
    -------
    Result whose table has one row a situation that changes: opened first, then closed, shorter, longer, more and
    fewer ways, service added and gone; within each in the order of the map's lists. Steps are NaN unless covered.
    Situations that only one of the maps knows (something was added to its lists or taken off) are left out and
    counted.

    Raises
    ------
    NetworkError
        When a filter names something that one of the maps does not list.
    """
    if other is None:
        return Result(
            state="not known", table=_table([]), words={"missing": "Nothing to compare yet: choose a change first"}
        )
    now, then, left_out = _both(network, other, chosen)
    changed = _changed(now, then)
    counts = {change: _counted(where) for change, where in changed.items()}
    spoken = [change for change in CHANGES if counts[change]]
    missing = [_missing(one, chosen) for one in (network, other)]
    return Result(
        state="not known" if all(missing) else "finding" if spoken else "nothing",
        table=_table([_rows(now, then, change, where) for change, where in changed.items()]),
        words={
            "what": " and ".join(_spoken(network, now, change, changed[change]) for change in spoken[:2]),
            "missing": f"We cannot tell what would change: {missing[0]}",
        },
        figure=None
        if all(missing)
        else _figure(counts, {change: now.people(where) for change, where in changed.items()}),
        highlight=_touched(network, other),
        caveats=(EXERCISE,),
        left_out=(f"{plural(left_out, 'situation')} that only one of the maps knows.",) if left_out else (),
        assumed=assumptions(other, reach(other, **chosen).grid),
        facts=(*counts.items(), ("known referrals on links that end", _without_receiver(network, other))),
    )


def _missing(network: Network, chosen: Filters) -> str:
    """Why nothing is known of ways to help on this map; empty where something is."""
    return hardly_described(network) or unsure(network, reach(network, **chosen), "recorded way to help")


def _both(network: Network, other: Network, chosen: Filters) -> tuple[_Standing, _Standing, int]:
    """Both maps over the situations that both know, and how many situations only one knows."""
    now, then = _standing(network, chosen), _standing(other, chosen)
    shared = Situations(
        *(
            tuple(one for one in here if one in there)
            for here, there in zip(now.situations, then.situations, strict=True)
        )
    )
    both = now.only(shared), then.only(shared)
    return *both, now.steps.size + then.steps.size - 2 * both[0].steps.size


def _standing(network: Network, chosen: Filters) -> _Standing:
    found = reach(network, **chosen)
    pattern = found.grid.pattern
    sole = np.zeros(found.steps.shape, dtype=np.int64)
    for chain in chains(found):
        sole[chain.pattern, chain.stage, chain.need] = len(chain.partners)
    steps = by_situation(found.steps, pattern)
    served = np.broadcast_to(by_pattern(found.services() > 0, pattern), steps.shape)
    return _Standing(found.grid.situations, steps, served, by_situation(sole, pattern), found.grid.shares)


def _changed(now: _Standing, then: _Standing) -> dict[str, Bools]:
    """The situations of each change; one that changes in several ways stands under the first.

    So all but those of the first two are covered on both maps or on neither, and then as far away and without a sole
    route; what is covered is served.
    """
    tests = (
        then.covered & ~now.covered,
        now.covered & ~then.covered,
        then.steps < now.steps,
        then.steps > now.steps,
        then.sole < now.sole,
        then.sole > now.sole,
        then.served & ~now.served,
        now.served & ~then.served,
    )
    free = np.ones(now.steps.shape, dtype=np.bool_)
    changed = {}
    for change, test in zip(CHANGES, tests, strict=True):
        changed[change] = test & free
        free &= ~test
    return changed


def _counted(where: Bools) -> int:
    return int(_alone_and_beyond(where).sum())


def _alone_and_beyond(where: Bools) -> Bools:
    """Situations of people in no listed group, and those of a group where they are not among them."""
    counted = where.copy()
    counted[:, :, :, 1:] &= ~where[:, :, :, :1]
    return counted


def _rows(now: _Standing, then: _Standing, change: str, where: Bools) -> pd.DataFrame:
    places = np.nonzero(where)
    ids = [np.array(some, dtype=object)[place] for some, place in zip(now.situations, places, strict=True)]
    steps = [
        pd.arrays.IntegerArray(one.steps[places].astype(np.int64), ~one.covered[places].copy()) for one in (now, then)
    ]
    values = (*ids, change, now.status[places], then.status[places], *steps, now.sole[places], then.sole[places])
    return pd.DataFrame(dict(zip(COLUMNS, values, strict=True)), index=range(int(where.sum())))


def _table(parts: Sequence[pd.DataFrame]) -> pd.DataFrame:
    filled = [part for part in parts if len(part)]
    table = pd.concat(filled, ignore_index=True) if filled else pd.DataFrame(columns=list(COLUMNS))
    return table.astype(dict(zip(COLUMNS, STORED, strict=True)))


def _spoken(network: Network, now: _Standing, change: str, where: Bools) -> str:
    share, number = now.people(where), _counted(where)
    if change in ("opened", "closed"):
        opens = "opens" if change == "opened" else "closes"
        helps = opened_in_words(network, now.situations.among(where))
        return f"help with {helps} {opens} {in_situations(number, share, ' people')}"
    if math.isnan(share):
        return f"{plural(number, 'situation')} {numbered(number, *SPOKEN[change])}"
    who = f"{in_100(share)} people" if share > NOBODY else "situations in which nobody comes in"
    return f"{who} {SPOKEN[change][1]}"


def _figure(counts: Mapping[str, int], shares: Mapping[str, float]) -> tuple[str, str] | None:
    for change, count in counts.items():
        if count:
            several = count if math.isnan(shares[change]) else 0  # people are spoken of as several
            number, unit = situations_figure(count, shares[change])
            return number, f"{unit} {numbered(several, *SPOKEN[change])}"
    return None


def _touched(network: Network, other: Network) -> Highlight:
    """Partners of this map that are edited or gone, and its links that come or go between partners of it."""
    here, there = network.by_id, other.by_id
    edited = [partner for partner in here if here[partner] != there.get(partner)]
    links = _links(network) ^ _links(other)
    return Highlight(tuple(sorted(edited)), tuple(sorted(link for link in links if here.keys() >= set(link))))


def _links(network: Network) -> set[tuple[str, str]]:
    return {(relation.source, relation.target) for relation in network.relations}


def _without_receiver(network: Network, other: Network) -> int:
    """Known referrals on links that the edited map no longer has."""
    kept = _links(other)
    ended = [one for one in network.relations if one.carries_people and (one.source, one.target) not in kept]
    return sum(known(relation.made) or 0 for relation in ended)
