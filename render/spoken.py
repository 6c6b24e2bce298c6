"""How counts, hours, ages and ties are said in words."""

from collections.abc import Iterable, Iterator
from datetime import date

from network.access import DAY_MINUTES, DAYS, is_open
from network.counts import Count
from network.model import AgeRange, Opening, Period
from network.words import day_said

__all__ = ["NOT_KNOWN", "ages_said", "count_said", "hours_said", "other_tie_said", "period_said", "tie_said"]

NOT_KNOWN = "not known"
WEEKDAYS = dict(zip(DAYS, ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"), strict=True))
TIES = {  # read between two names
    "refers": "refers people to",
    "funds": "funds",
    "shares information": "shares information with",
    "works jointly": "works jointly with",
    "co-located": "shares a place with",
    "knows": "knows",
}
OTHER_TIES = {  # read after the other partner's name
    "shares information": "shares information",
    "works jointly": "works jointly",
    "co-located": "shares a place",
    "knows": "knows this partner",
}


def count_said(count: Count | None) -> str:
    """`58`, `below 5`, `5 to 7`, `40 or more`, `not known`, `does not apply`."""
    if count is None:
        return NOT_KNOWN
    if not count.applicable:
        return "does not apply"
    if count.exact:
        return f"{count.low:,}"
    if count.high is None:
        return f"{count.low:,} or more" if count.low else NOT_KNOWN
    return f"below {count.high + 1:,}" if count.low <= 1 else f"{count.low:,} to {count.high:,}"


def hours_said(hours: Iterable[Opening] | None) -> str:
    """`Monday to Friday 09:00 to 17:00; Saturday 10:00 to 14:00`, `at all hours`, `not known`."""
    if hours is None:
        return NOT_KNOWN
    openings = list(hours)
    if openings and all(is_open(openings, end) for opening in openings for end in _ends(opening)):
        return "at all hours"
    return "; ".join(f"{_days(opening.days)} {_times(opening)}" for opening in openings) or "no opening hours"


def ages_said(ages: AgeRange | None) -> str:
    """`18 and over`, `up to 17`, `10 to 17`, `all ages`, `not known`."""
    if ages is None:
        return NOT_KNOWN
    if ages.start is None:
        return "all ages" if ages.end is None else f"up to {ages.end}"
    return f"{ages.start} and over" if ages.end is None else f"{ages.start} to {ages.end}"


def period_said(period: Period) -> str:
    """`April to June 2026`, `March 2026`, `November 2025 to January 2026`."""
    start, end = f"{period.start:%B %Y}", f"{period.end:%B %Y}"
    if start == end:
        return end
    if period.start.year == period.end.year:
        start = f"{period.start:%B}"
    return f"{start} to {end}"


def tie_said(kind: str) -> str:
    """The kind of tie as it is read between two names: `refers people to`, `works jointly with`."""
    return TIES[kind]


def other_tie_said(kind: str, *, outward: bool, until: date | None = None) -> str:
    """A tie that is not a referral, as it is said of the other partner: `works jointly`, `funds this partner`.

    `until` is the day when funding ends, where that is known and may be said.
    """
    if kind != "funds":
        return OTHER_TIES[kind]
    words = "is funded by this partner" if outward else "funds this partner"
    return f"{words} until {day_said(until)}" if until else words


def _ends(opening: Opening) -> Iterator[int]:
    """The minutes of the week at which an opening ends."""
    lasts = opening.end if opening.end > opening.start else opening.end + DAY_MINUTES
    yield from ((day * DAY_MINUTES + lasts) % (len(DAYS) * DAY_MINUTES) for day in opening.days)


def _round_the_clock(opening: Opening) -> bool:
    return opening.start == opening.end or (opening.start == 0 and opening.end == DAY_MINUTES)


def _days(days: tuple[int, ...]) -> str:
    """Days in a row are joined by `to`, others by commas."""
    runs: list[list[int]] = []
    for day in sorted(set(days)):
        if runs and day == runs[-1][-1] + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    names = list(WEEKDAYS.values())
    return ", ".join(
        f"{names[run[0]]} to {names[run[-1]]}" if len(run) > 2 else ", ".join(names[day] for day in run) for run in runs
    )


def _times(opening: Opening) -> str:
    return "all day" if _round_the_clock(opening) else f"{_clock(opening.start)} to {_clock(opening.end)}"


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
