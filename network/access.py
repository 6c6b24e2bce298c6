"""Who a partner admits: the person's age, group, home area and the hour of the week.

The exact definition of access, in one place. The graph of one person, the reachability engine and the
person's route all ask here.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from network.hours import DAY_MINUTES, DAYS, parse_hour
from network.model import AgeRange, Network, Opening, Partner, Person

__all__ = [
    "DAYS",
    "DAY_MINUTES",
    "Situation",
    "admits",
    "admits_age",
    "admits_area",
    "admits_group",
    "admits_hour",
    "areas_around",
    "comes_in_at",
    "ever_opens",
    "is_open",
    "parse_hour",
    "situation_of",
    "with_readable_hour",
]


@dataclass(frozen=True, slots=True)
class Situation:
    """Who comes to the door: None for age or area means the map has none; None for group means no group."""

    age: AgeRange | None = None
    area: str | None = None
    groups: tuple[str, ...] = ()
    at: int | None = None  # minutes since Monday 00:00


def admits(network: Network, partner: Partner, situation: Situation) -> bool:
    """Whether the partner would take this person, as far as it has said. What it has not said keeps nobody out."""
    return (
        admits_age(partner, situation.age)
        and admits_group(partner, situation.groups)
        and admits_area(partner, None if situation.area is None else areas_around(network, situation.area))
        and admits_hour(partner, situation.at)
    )


def admits_age(partner: Partner, age: AgeRange | None) -> bool:
    """Whether the partner takes somebody of this age. Not said: it does."""
    return age is None or partner.ages is None or partner.ages.meets(age)


def admits_group(partner: Partner, groups: Iterable[str]) -> bool:
    """Whether the partner is open to all or to one of these groups. Not said: it is open to all."""
    return not partner.only_for or not set(partner.only_for).isdisjoint(groups)


def comes_in_at(partner: Partner, stage: str | None) -> bool:
    """Whether people meet the partner first at a way in; None: at any. Not said: they do not."""
    return bool(partner.stages) if stage is None else stage in (partner.stages or ())


def admits_area(partner: Partner, around: frozenset[str] | None) -> bool:
    """Whether the partner takes somebody who lives in one of these areas (`areas_around`). Not said: it does."""
    return around is None or partner.areas is None or not around.isdisjoint(partner.areas)


def admits_hour(partner: Partner, at: int | None) -> bool:
    """Whether the partner is open at this minute of the week, or at any where none is asked. Not said: it is."""
    if partner.hours is None:
        return True
    return ever_opens(partner.hours) if at is None else is_open(partner.hours, at)


def ever_opens(hours: Iterable[Opening]) -> bool:
    """Whether there is an hour of the week at which any opening holds."""
    return any(opening.days for opening in hours)


def is_open(hours: Iterable[Opening], at: int) -> bool:
    """Whether any opening holds at this minute of the week. No openings at all is never."""
    day, minute = divmod(at, DAY_MINUTES)
    return any(_holds(opening, day, minute) for opening in hours)


def areas_around(network: Network, area: str) -> frozenset[str]:
    """The area itself and every area that covers it, directly or through others."""
    around = {area}
    while True:
        wider = {place.id for place in network.system.areas if around.intersection(place.covers)} - around
        if not wider:
            return frozenset(around)
        around |= wider


def situation_of(person: Person) -> Situation:
    """The situation that an imagined person is in; an exact age is a band of one year."""
    age = None if person.age is None else AgeRange(person.age, person.age)
    at = with_readable_hour(person).at
    return Situation(age, person.area, person.groups, None if at is None else parse_hour(at))


def with_readable_hour(person: Person) -> Person:
    """The person; of an hour that cannot be read nothing is asked (`network.second_look` warns of it)."""
    try:
        parse_hour(person.at or "Mon 00:00")
    except ValueError:
        return replace(person, at=None)
    return person


def _holds(opening: Opening, day: int, minute: int) -> bool:
    if opening.start < opening.end:
        return day in opening.days and opening.start <= minute < opening.end
    started_today = day in opening.days and minute >= opening.start
    started_yesterday = (day - 1) % 7 in opening.days and minute < opening.end
    return started_today or started_yesterday
