"""What is told of one person's way: steps, waits, retellings, chances, alternatives and shut doors."""

from dataclasses import dataclass
from math import prod
from typing import NamedTuple

from analysis._doors import Door, until
from analysis._wilson import MIN_REFERRALS, wilson
from network.access import DAY_MINUTES
from network.counts import Count, known
from network.model import Person

__all__ = ["Arrival", "NeedWalk", "Path", "Route", "Step", "Walk"]

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """Arriving at one partner. At the first there is no link and no wait."""

    partner: str
    days: float | None  # wait from referral to first contact; None where not known
    made: Count | None  # referrals on the link, in the period
    completed: Count | None
    told_again: bool  # the story has to be told again: the two do not share information
    off: int = 0  # how far each of the two may be off, where counts were rounded
    opens: int | None = None  # minute of the week at which it opens, where it is shut when the person gets there

    @property
    def chance(self) -> float | None:
        """Share of referrals that reached help; None where not known or with fewer than 8 referrals."""
        counts = self._counts
        return counts and counts[0] / counts[1]

    @property
    def well_within(self) -> tuple[float, float] | None:
        """The least and the most that share can well be: Wilson's 95 % interval, and what rounding may have moved."""
        if self._counts is None:
            return None
        completed, made = self._counts
        off = self.off if completed else 0  # a 0 is never rounded
        fewest_made = made - self.off  # of 8 or more
        least, most = max(0, completed - off), min(completed + off, fewest_made)
        return wilson(least, made + self.off)[0], wilson(most, fewest_made)[1]

    @property
    def at_best(self) -> float | None:
        """The most that share can well be; None as above."""
        return self.well_within and self.well_within[1]

    @property
    def _counts(self) -> tuple[int, int] | None:
        made, completed = known(self.made), known(self.completed)
        return None if made is None or completed is None or made < MIN_REFERRALS else (min(completed, made), made)


class Arrival(NamedTuple):
    """When the person has the first contact at one step of a route, by a clock that only runs forward."""

    minutes: float | None  # since coming in; None once a wait is not known
    shut: float | None  # minutes before its shut door; None where it is open, or a wait before it is not known
    opens: int | None  # minute of the week at which that door opens


@dataclass(frozen=True, slots=True)
class Route:
    """From a way in to a partner that meets the need."""

    steps: tuple[Step, ...]
    sole: tuple[str, ...]  # partners on it that no way to this help avoids

    @property
    def path(self) -> Path:
        return tuple(step.partner for step in self.steps)

    @property
    def links(self) -> int:
        return len(self.steps) - 1

    @property
    def days(self) -> float | None:
        """All waits added up; None where one is not known."""
        waits = [step.days for step in self.steps]
        return None if None in waits else sum(days for days in waits if days)

    def arrivals(self, at: int | None) -> tuple[Arrival, ...]:
        """Per step, the first contact of somebody who comes in at a minute of the week.

        A door is counted from when the person gets there, so hours add up until the first wait of days. After it the
        hour is not known, and none has to be: a wait from referral to first contact has the hours shut in it.
        """
        found, minutes, to_the_hour = [], 0.0, True
        unknown = False
        for step in self.steps:
            opens = step.opens if to_the_hour and at is not None else None
            opening = minutes if opens is None or at is None else max(minutes, until(opens, at))
            shut = None if opens is None or unknown else opening - minutes
            unknown = unknown or step.days is None
            minutes = max(opening, minutes + (step.days or 0) * DAY_MINUTES)
            to_the_hour = to_the_hour and not step.days
            found.append(Arrival(None if unknown else minutes, shut, opens))
        return tuple(found)

    @property
    def retold(self) -> int:
        """How often the story has to be told again."""
        return sum(step.told_again for step in self.steps)

    @property
    def at_best(self) -> float | None:
        """The most that can get all the way, however the steps hang together: as many as at the narrowest of them."""
        return min((step.at_best for step in self.steps[1:] if step.at_best is not None), default=None)

    @property
    def if_unrelated(self) -> float | None:
        """The share that gets all the way if each step loses people whatever the others do; None below two shares.

        Links of which the share is not known count as certain, so it may be fewer. None where nobody got through a step
        yet: 0 of 8 is not 0 in 100.
        """
        chances = [step.chance for step in self.steps[1:] if step.chance is not None]
        return prod(chances) if len(chances) > 1 and all(chances) else None

    @property
    def in_words(self) -> str:
        """How many get all the way, as a sentence; empty where no share is known."""
        if self.at_best is None:
            return ""
        said = f"At best about {round(100 * self.at_best)} in 100 get all the way"
        if self.if_unrelated is None:
            return f"{said}."
        fewer = " or fewer" if any(step.chance is None for step in self.steps[1:]) else ""
        about = round(100 * self.if_unrelated)
        return f"{said}; if the steps are unrelated, {f'about {about}{fewer}' if about else 'fewer than 1'}."


@dataclass(frozen=True, slots=True)
class NeedWalk:
    """What the map knows about help with one of the person's needs."""

    need: str
    route: Route | None  # open to the person at the hour asked, if any
    later: Route | None  # where none is: the way that arrives first, waiting at its doors
    shut_all_week: bool  # a way is recorded, and its doors do not open for this person within a week
    others: tuple[Route, ...]  # to other partners that meet the need
    closed: tuple[Door, ...]


@dataclass(frozen=True, slots=True)
class Walk:
    """One person's way to help, need by need."""

    person: Person
    needs: tuple[NeedWalk, ...]
    several: tuple[tuple[str, Path], ...]  # partners within reach that meet several of the needs, and which
