"""Opening hours of a service directory in our words, whatever they are spelled like and wherever they stand.

A service has hours of its own, of the places where it is given, or of the service at a place. Hours that have ended,
or have not begun, are not those of now.

References
----------
Open Referral, Human Services Data Specification 3.0, schedule; 1.1, regular_schedule. RFC 5545, recurrence rules.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from network.files.draft.clock import minutes_of
from network.files.draft.periods import parse_date
from network.files.map_file.schema import ON_DAYS
from network.files.raw.json_content import text_value

__all__ = ["Hours", "hours_of", "schedules_in"]

CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
LISTS = ("schedules", "schedule", "regular_schedules", "regular_schedule")
SAYS_SOMETHING = ("opens_at", "closes_at", "byday", "weekday", "description")


@dataclass(slots=True)
class Hours:
    """What was read of some schedules: weekly hours as `Mon, Tue 09:00-17:00`, and how many were left out and why."""

    weekly: list[str] = field(default_factory=list)
    not_now: int = 0  # ended, or not begun
    not_read: int = 0  # not weekly, or in words that are not known

    def take(self, other: "Hours") -> None:
        """Put the hours of something else beside these."""
        self.weekly += other.weekly
        self.not_now += other.not_now
        self.not_read += other.not_read


def hours_of(schedules: Sequence[Mapping[str, Any]], today: date) -> Hours:
    """The hours that some schedules give today."""
    found = Hours()
    for schedule in schedules:
        if not any(text_value(schedule.get(key)) for key in SAYS_SOMETHING):
            continue
        if not _is_now(schedule, today):
            found.not_now += 1
        elif text := _weekly(schedule):
            found.weekly.append(text)
        else:
            found.not_read += 1
    return found


def schedules_in(thing: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Every schedule of a service, of the places where it is given and of itself at a place."""
    for key in LISTS:
        yield from _dicts(thing.get(key))
    for key in ("service_at_locations", "service_at_location", "locations", "location"):
        for inside in _dicts(thing.get(key)):
            yield from schedules_in(inside)


def _weekly(schedule: Mapping[str, Any]) -> str:
    """The hours of every week; nothing where they are of some weeks only or not understood."""
    if text_value(schedule.get("freq")).upper() not in ("", "WEEKLY", "DAILY"):
        return ""
    if text_value(schedule.get("interval")) not in ("", "1"):
        return ""
    days = _days(schedule)
    opens, closes = (minutes_of(text_value(schedule.get(key))) for key in ("opens_at", "closes_at"))
    if not days or opens is None or closes is None:
        return ""
    return f"{', '.join(NAMES[day] for day in days)} {_time(opens)}-{_time(closes or 24 * 60)}"


def _days(schedule: Mapping[str, Any]) -> list[int]:
    byday, weekday = text_value(schedule.get("byday")), text_value(schedule.get("weekday"))
    if not (byday or weekday) and text_value(schedule.get("freq")).upper() == "DAILY":
        return list(range(7))
    found = [CODES.index(code) for code in re.findall(r"[A-Z]+", byday.upper()) if code in CODES]
    return list(dict.fromkeys(found or _worded(byday) or _worded(weekday)))


def _worded(text: str) -> list[int]:
    """`MO`, `Monday`, `Mon to Fri`, `1` and `1, 2` alike, 1 being Monday; nothing for any other text."""
    numbers = re.findall(r"\d+", text)
    if numbers and re.fullmatch(r"[\d\s,;|]+", text):
        return [int(number) - 1 for number in numbers] if all(1 <= int(number) <= 7 for number in numbers) else []
    try:
        return list(ON_DAYS.parse(text)) if text else []
    except ValueError:
        return []


def _time(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _is_now(schedule: Mapping[str, Any], today: date) -> bool:
    """Whether the day is between the dates; an end on the first day ends no weekly hours, it was only filled in."""
    start, first, end, until = (
        parse_date(_iso(text_value(schedule.get(key)))) for key in ("valid_from", "dtstart", "valid_to", "until")
    )
    over = any(day is not None and day < today and day not in (start, first) for day in (end, until))
    return not over and (start is None or start <= today)


def _iso(text: str) -> str:
    """The day of a recurrence rule, such as 20190331T000000Z, as a date."""
    match = re.match(r"(\d{4})(\d{2})(\d{2})(?:T|$)", text)
    return f"{match[1]}-{match[2]}-{match[3]}" if match else text.partition("T")[0]


def _dicts(value: Any) -> list[Mapping[str, Any]]:
    if isinstance(value, dict):
        return [value]
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
