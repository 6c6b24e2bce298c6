"""Whether free words may say when somebody was born: a day long ago with nothing that an organisation does beside it.

A question only. What says so in words stands in `network.details.births`. A day alone tells nothing, as in a column of
days on which services opened.
"""

import re

from network.details.births import DAY, year_of
from network.details.necessary import Needs, Sign

__all__ = ["NEEDED", "may_be_birth"]

_YEARS = range(1930, 2017)  # of birth of those whom services know; younger children come with a word for them
_OF_WORK = re.compile(
    r"\b(?:room|ext|extension|clause|section|para|act|acts|agree(?:d|ment)|alliance|approved|audit|began|built|census|charity|charter|clos(?:ed|ure)"
    r"|company|commission\w*|constitution|contract\w*|council|cqc|created|dated|decommissioned|established|est"
    r"|ended|from|form(?:ed|erly)|founded|funded|funding|grant\w*|in force|in place|incorporated|inspect\w*"
    r"|introduced|joined|known as|launch\w*|law|licen[cs]ed?|merge[dr]|mou|moved|name|ofsted|opened|opening"
    r"|order|policy|protocol|published|records?|reg(?:istered|ulations?)|renamed|report|review\w*|scheme"
    r"|service|set up|signed|since|started?|survey\w*|terms|the team|transfer\w*|until|updated?|version"
    r"|was a)\b"
)
_WORD = re.compile(r"[a-z]")
_FIGURES = re.compile(
    r"(?P<first>\d{1,4})(?P<sign> ?[./ _|~-] ?)(?P<second>\d{1,2})(?P<again> ?[./ _|~-] ?)(?P<third>\d{1,4})"
)
_TWO_BY_TWO = re.compile(r"\d\d[.-]\d\d[.-]\d\d|\d{1,2}/\d{1,2}/\d\d")  # "1-2-45" may be anything
_GOES_ON = re.compile(r"[\d£]|[.,:/-]\d")
_BESIDE = 60  # characters within which such words speak of the day


def may_be_birth(low: str) -> bool:
    """Whether a text in small letters, normalised, has a day that may be of somebody's birth."""
    return any(year_of(day) in _YEARS and _is_day(low, day) and _is_of_somebody(low, day) for day in DAY.finditer(low))


def _is_day(low: str, day: re.Match[str]) -> bool:
    """Whether figures alone can be a day, and are no part of a longer number, an hour or a price."""
    if low[max(0, day.start() - 1) : day.start()] in ("£", ".", "-", "/") or _GOES_ON.match(low, day.end()):
        return False
    figures = _FIGURES.fullmatch(day[0])
    if not figures:  # with a month in letters, or eight figures, of which the pattern has seen to it
        return True
    *both, year = (figures["first"], figures["second"], figures["third"])
    if len(figures["first"]) > 2:
        both = [figures["second"], figures["third"]]
    elif len(year) == 2 and not _TWO_BY_TWO.fullmatch(day[0]):
        return False
    low_one, high_one = sorted(map(int, both))
    return figures["sign"] == figures["again"] and 1 <= low_one <= 12 and high_one <= 31


def _is_of_somebody(low: str, day: re.Match[str]) -> bool:
    """Whether there are words beside the day, and none of what organisations do on one."""
    before, behind = low[max(0, day.start() - _BESIDE) : day.start()], low[day.end() : day.end() + _BESIDE]
    beside = f"{before} | {behind}"
    return bool(_WORD.search(beside)) and not _OF_WORK.search(beside)


NEEDED: Needs = ((Sign("low", DAY),),)
