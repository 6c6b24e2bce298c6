"""Doors that are shut to one person, and why, in words that a room can hear."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from analysis._grid import WEEK
from network.access import DAY_MINUTES, admits_age, admits_area, admits_group, admits_hour, areas_around, parse_hour
from network.model import AgeRange, Network, Opening, Partner, Person
from network.words import in_sentence, listed

__all__ = [
    "NEVER",
    "Door",
    "hour_in_words",
    "hour_text",
    "hour_there",
    "opens_next",
    "shut",
    "starts",
    "until",
    "wait_at",
]

NEVER = "Never open, as recorded."
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
Reason = Literal["age", "group", "area", "hours", "no link", "not known"]


@dataclass(frozen=True, slots=True)
class Door:
    """A partner that could matter for the person and is no help as the map stands."""

    partner: str
    reason: Reason
    why: str
    after: str | None = None  # the partner on the person's way that refers there


def shut(network: Network, partner: Partner, person: Person) -> tuple[Reason, str] | None:
    """Why the partner does not admit the person, as far as it has said; None where it does."""
    age = None if person.age is None else AgeRange(person.age, person.age)
    if not admits_age(partner, age):
        return "age", f"Takes people {_taken(partner.ages)}."
    if not admits_group(partner, person.groups):
        groups = {group.id: in_sentence(group.name) for group in network.system.groups}
        return "group", f"Only for {listed([groups[group] for group in partner.only_for or ()])}."
    if not admits_area(partner, areas_around(network, person.area) if person.area else None):
        names = {area.id: area.name for area in network.system.areas}
        return "area", f"Does not take people from {names[person.area or '']}."
    at = None if person.at is None else parse_hour(person.at)
    if not admits_hour(partner, at):
        opens = opens_next(partner.hours or (), at or 0)
        return "hours", NEVER if opens is None else f"Opens {hour_in_words(opens)}."
    return None


def opens_next(hours: Iterable[Opening], at: int) -> int | None:
    """The minute of the week at which the next opening starts; None where there is none."""
    return min(starts(hours), key=lambda start: until(start, at), default=None)


def wait_at(partner: Partner, at: int) -> int | None:
    """Minutes from a minute of the week until its door is open: 0 where it is (or is not known); None for never."""
    if admits_hour(partner, at):
        return 0
    opens = opens_next(partner.hours or (), at)
    return None if opens is None else until(opens, at)


def hour_there(network: Network, stage: str, at: str | None) -> str | None:
    """The hour at which somebody would come in another way: the same, or the next at which a door there opens."""
    if at is None:
        return None
    minute = parse_hour(at)
    waits = [wait_at(partner, minute) for partner in network.partners if stage in (partner.stages or ())]
    wait = min((wait for wait in waits if wait is not None), default=0)
    return hour_text(minute + wait) if wait else at


def starts(hours: Iterable[Opening]) -> set[int]:
    """The minutes of the week at which openings start."""
    return {day * DAY_MINUTES + opening.start for opening in hours for day in opening.days}


def until(minute: int, at: int) -> int:
    """Minutes from one minute of the week to the next time that another comes round."""
    return (minute - at) % WEEK


def hour_in_words(minute: int) -> str:
    """`at 07:00 on Sunday`."""
    day, time = divmod(minute % WEEK, DAY_MINUTES)
    return f"at {time // 60:02}:{time % 60:02} on {DAYS[day]}"


def hour_text(minute: int) -> str:
    """`Sun 07:00`, as hours are written in files."""
    day, time = divmod(minute % WEEK, DAY_MINUTES)
    return f"{DAYS[day][:3]} {time // 60:02}:{time % 60:02}"


def _taken(ages: AgeRange | None) -> str:
    if ages is None or ages.start is None:
        return f"up to {ages.end}" if ages else "of any age"
    return f"from {ages.start}" if ages.end is None else f"aged {ages.start} to {ages.end}"
