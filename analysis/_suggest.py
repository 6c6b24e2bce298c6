"""Absent links worth suggesting: the best by what they change, and some between groups that never meet."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from analysis._candidates import Candidates, Strangers, strangers
from analysis._gains import Gains, Pair, Reals, best_pairs
from analysis._grid import Ints, Situations
from analysis._meeting import Meeting
from analysis._opening import most_opened
from analysis._reach import FAR, Reach
from analysis._situations import hardly_described, unsure
from network.model import Network
from network.words import NOBODY, lacking

__all__ = [
    "FINEST",
    "LISTED",
    "Opened",
    "Suggestion",
    "even",
    "most_opening",
    "no_ground",
    "suggestions",
    "too_little_said",
    "worth_most",
]

LISTED = 200  # links that are worked out in full
FINEST = 1e-9  # of the people who come in: shares that differ by less are equal
UNSUITABLE = 2 * FAR  # further than any way
MEETINGS = 5  # at most so many are offered only because two groups never meet


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A link that is not there: what it would change, how far the two stand apart, who could introduce them."""

    source: str
    target: str
    gained: int  # situations opened
    saved: int  # steps
    removed: int  # sole-route partners, over situations
    opened: Situations
    stretch: int | None  # ties between the two; None: no way at all
    introducer: str | None
    same_sector: bool | None
    same_area: bool | None
    sector_ties: float | None  # share of the pairs between their sectors
    agreed: bool
    never_met: tuple[str, str] | None  # names of the two groups that never meet
    people: float  # share of people for whom it opens help; NaN where it is not known
    order: tuple[float, float, float]  # opened, saved, removed: situations, or people where they are known
    promised: bool  # whether the two have promised each other something

    @property
    def changes(self) -> bool:
        """Whether any situation would change."""
        return bool(self.gained or self.saved or self.removed)


class Opened(NamedTuple):
    """What the best links open, and the ids of those that open as much."""

    situations: int  # 0 where only people were asked for
    people: float  # share of them; NaN where it is not known
    pairs: list[tuple[str, str]]

    @property
    def anything(self) -> bool:
        """Whether they open help in any situation, or for anybody where people are known."""
        return self.situations > 0 if math.isnan(self.people) else self.people > NOBODY


def no_ground(network: Network, found: Reach, best: Sequence[Pair]) -> str:
    """What keeps new links from being suggested, the best ones being known; empty when they can be.

    Parameters
    ----------
    best
        Links, by number, that open most together; none where none opens anything.
    """
    missing = too_little_said(network) or unsure(network, found, "recorded way to help")
    if missing or found.covered_situations or not best:
        return missing
    return unsure(network, found.with_links(best), "way that a new link would open")


def too_little_said(network: Network) -> str:
    """What keeps new links from being suggested; empty when they can be."""
    if len(network.partners) == 1:
        return "there is only one partner on the map"
    speaking = network.asked_ids | {relation.source for relation in network.relations if relation.kind == "refers"}
    silent = len(network.partners) - len(speaking)
    if hardly_described(network) or 2 * silent <= len(network.partners):
        return hardly_described(network)
    what = "said whom they refer to"
    without = f"has not {what}", f"have not {what}"
    return lacking(silent, len(network.partners), "partner", without, "has said whom it refers to")


def suggestions(
    network: Network, found: Reach, *, all_pairs: bool, across: Strangers | None = None
) -> list[Suggestion]:
    """The best links that change any situation, then one for each of the largest groups that never meet.

    What two have promised each other already stands behind all others.

    Parameters
    ----------
    all_pairs
        Suggest links between usual partners too (see `Candidates`).
    across
        Only between these two groups; where none changes anything, the two who stand nearest.
    """
    meeting = Meeting(network)
    gains = Gains(found)
    candidates = Candidates(network, found.wiring, meeting, all_pairs=all_pairs, across=across)
    people = gains.in_people()
    pairs = _best(people or gains, candidates)
    never_met = _between_strangers(network, meeting, candidates, pairs)
    if across and not pairs and not never_met:
        pairs = _nearest(network, meeting, candidates, across)
    pairs += [pair for pair in never_met if pair not in set(pairs)]
    rows = _worked_out(gains, people, meeting, pairs, never_met)
    return sorted(rows, key=lambda row: (row.promised, *(-number for number in row.order), row.source, row.target))


def most_opening(network: Network, found: Reach, *, all_pairs: bool, across: Strangers | None = None) -> Opened:
    """What the best links open that nobody has promised yet, and which they are, without anything else about them."""
    meeting = Meeting(network)
    candidates = Candidates(network, found.wiring, meeting, all_pairs=all_pairs, across=across)
    candidates.leave_out_promised(meeting)
    people = found.grid.people
    if people is None:
        gained, pairs = most_opened(found, candidates)
        return Opened(int(gained), math.nan, pairs)
    return Opened(0, *most_opened(found, candidates, people, FINEST))


def even(shares: Reals) -> Reals:
    """Shares without what adding up in another order makes of them."""
    return np.rint(shares / FINEST) * FINEST


def _best(gains: Gains, candidates: Candidates) -> list[Pair]:
    """The pairs that open most and save most; where these are few, those that only take sole routes away too."""

    def second_routes(sources: Ints) -> Reals:
        changing = gains.opened.rows(sources) + gains.saved.rows(sources)
        return np.where(candidates.among(sources) & (changing == 0), gains.removed.rows(sources), 0)

    best = worth_most(gains, candidates, LISTED)
    if len(best) < LISTED:
        best += best_pairs(second_routes, gains.removed.most, gains.reach.wiring.ids, LISTED - len(best))
    return best


def worth_most(gains: Gains, candidates: Candidates, listed: int) -> list[Pair]:
    """So many of the pairs that open most situations; among equals those that save most steps."""
    ids, in_people = gains.reach.wiring.ids, gains.people is not None
    scale = 1.0 + (1 if in_people else gains.reach.grid.size) * len(ids)  # more than all steps that could be saved
    least = FINEST if in_people else 1.0  # opened, as whole numbers of this

    def worth(sources: Ints) -> Reals:
        values = np.rint(gains.opened.rows(sources) / least) * scale + gains.saved.rows(sources)
        return np.where(candidates.among(sources), values, 0)

    return best_pairs(worth, np.ceil(gains.opened.most / least) * scale + gains.saved.most, ids, listed)


def _worked_out(
    gains: Gains,
    people: Gains | None,
    meeting: Meeting,
    pairs: Sequence[Pair],
    never_met: Mapping[Pair, tuple[str, str]],
) -> Iterator[Suggestion]:
    ids = gains.reach.wiring.ids
    gained, saved, removed = _changes(gains, pairs)
    ranked = [even(numbers) for numbers in _changes(people, pairs)] if people else [gained, saved, removed]
    order = list(zip(*(numbers.tolist() for numbers in ranked), strict=True))
    opened, stretches = gains.opened_by(pairs), meeting.stretches(pairs)
    for place, (source, target) in enumerate(pairs):
        pair = ids[source], ids[target]
        yield Suggestion(
            *pair,
            gained=round(gained[place]),
            saved=round(saved[place]),
            removed=round(removed[place]),
            opened=opened[place],
            stretch=stretches[place],
            introducer=meeting.introducer(*pair),
            same_sector=meeting.same_sector(*pair),
            same_area=meeting.same_area(*pair),
            sector_ties=meeting.sector_ties(*pair),
            agreed=pair in meeting.agreed,
            never_met=never_met.get((source, target)),
            people=order[place][0] if people else math.nan,
            order=order[place],
            promised=pair in meeting.promised,
        )


def _changes(gains: Gains, pairs: Sequence[Pair]) -> tuple[Reals, Reals, Reals]:
    return gains.opened.shares_of(pairs), gains.saved.shares_of(pairs), gains.removed_by(pairs)


def _between_strangers(
    network: Network, meeting: Meeting, candidates: Candidates, best: Sequence[Pair]
) -> dict[Pair, tuple[str, str]]:
    """Pairs that would join two groups that never meet: one among the best, or else the two that stand nearest."""
    found: dict[Pair, tuple[str, str]] = {}
    for apart in strangers(network, meeting):
        here = {meeting.number[one] for one in apart.here}
        there = {meeting.number[one] for one in apart.there}
        joined = [(one, other) for one, other in best if {one, other} & here and {one, other} & there]
        nearest = joined[:1] or _nearest(network, meeting, candidates, apart)
        found |= dict.fromkeys(nearest, (apart.one, apart.other))
        if len(found) == MEETINGS:
            break
    return found


def _nearest(network: Network, meeting: Meeting, candidates: Candidates, apart: Strangers) -> list[Pair]:
    """The candidate that joins the two groups over fewest ties, of partners of whom one was asked; at most one."""
    here, there = (np.array([meeting.number[one] for one in side]) for side in (apart.here, apart.there))
    asked = np.array([partner.id in network.asked_ids for partner in network.partners], dtype=np.bool_)
    allowed = candidates.among(here)[:, there] & (asked[here][:, np.newaxis] | asked[there])
    steps = np.where(allowed, meeting.steps(apart.here)[:, there].astype(np.int64), UNSUITABLE)
    row, column = np.unravel_index(np.argmin(steps), steps.shape)
    return [(int(here[row]), int(there[column]))] if allowed[row, column] else []
