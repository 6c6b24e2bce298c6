"""Texts of cells -> values of the model. Each raises ValueError with words for what it cannot take."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from network.counts import Count, parse_count
from network.files.draft.clock import times_of
from network.files.draft.closed_days import without_closed_days
from network.files.draft.flat import NONE, split_list
from network.files.draft.periods import parse_date
from network.files.map_file.schema import ON_DAYS
from network.model import AgeRange, Barrier, Declined, Opening, Source
from network.vocabulary import BARRIER_KINDS, BARRIER_STATES, DECLINE_REASONS, KINDS, SOURCE_KINDS, WORKS

__all__ = [
    "age_range",
    "barriers",
    "day",
    "declined",
    "is_no_flow",
    "kind",
    "number",
    "openings",
    "source",
    "whole",
    "works",
    "yes",
]

OR_OLDER = r"\+|(?:years )?and (?:over|above|older)|or (?:over|older|above)|plus"
AGES = (
    (re.compile(r"(?:any|all)(?: ages?)?"), lambda m: AgeRange()),
    (re.compile(rf"(\d{{1,3}})\s*(?:{OR_OLDER})"), lambda m: AgeRange(int(m[1]))),
    (re.compile(r"(?:over|from|aged?)\s*(\d{1,3})\+?"), lambda m: AgeRange(int(m[1]))),
    (re.compile(r"(?:up to|to)\s*(\d{1,3})"), lambda m: AgeRange(None, int(m[1]))),
    (re.compile(r"(?:under|below)\s*(\d{1,3})s?"), lambda m: AgeRange(None, int(m[1]) - 1)),
    (re.compile(r"(\d{1,3})\s*(?:-|–|to)\s*(\d{1,3})(?: years?)?"), lambda m: AgeRange(int(m[1]), int(m[2]))),
    (re.compile(r"adults?(?: only)?"), lambda m: AgeRange(18)),
)  # fmt: skip
HOURS = re.compile(
    r"(7 days(?: a week)?|\D*?)[\s:,(]*((?:\d|noon|midday|midnight)[^)]*)\)?", re.IGNORECASE
)  # days, then from when to when
TIMES_FIRST = re.compile(
    r"((?:\d|noon|midday|midnight).{0,30}?)[\s,(]{1,3}(\D{0,60}[a-z])\)?", re.IGNORECASE
)  # 9-5 weekdays
ALWAYS = re.compile(r"24\s*[/-]\s*7|24 hours(?: a day)?|always(?: open)?", re.IGNORECASE)
SEVERAL_DAYS = {"weekdays": "Mon-Fri", "weekends": "Sat-Sun"} | dict.fromkeys(
    ("daily", "every day", "everyday", "all week", "7 days", "7 days a week", "every night", "nightly"), "Mon-Sun"
)
BARRIER = re.compile(r"([^:(]+?)(?: \(([^)]*)\))?(?:: (.*))?", re.DOTALL)
KIND_WORDS = (
    ("refers", r"refer.*|signpost.*|sends? (?:people )?to"),
    ("funds", r"fund.*|grants?|commissions?|commissioned by|pays for|contracts?"),
    (
        "shares information",
        r"(?:shar|exchang)(?:es?|ing|ed) (?:info(?:rmation)?|data|intelligence).*|"
        r"(?:info(?:rmation)?|data|intelligence)[ -]shar.*",
    ),
    (
        "works jointly",
        r"work(?:s|ing)? (?:jointly|together|with).*|joint(?:ly)?.*|partner(?:s|ship)?(?: with)?|collaborat.*",
    ),
    ("co-located", r"co-?locat.*|shares? (?:a )?(?:building|office).*|same building"),
    ("knows", r"knows?|contacts?|aware of|is in touch with"),
)
NO_FLOW = re.compile(
    r"(?:is |are |was )?(?:(?:located|based|situated|housed|hosted|sited) (?:in|at|by|with)|(?:an? )?"
    r"(?:part|member|branch|subsidiary|division|department|team|site) of|belongs? to|owned by|owns|managed by|manages|"
    r"reports to|employ(?:s|ed by)|covers|serves|in area|has (?:an? )?(?:office|base|site|member|part)(?: in| at)?|"
    r"same as|parent of|child of|sits on|sits in)"
)
WORDS = [(kind, re.compile(pattern)) for kind, pattern in KIND_WORDS]


@lru_cache(maxsize=4_096)  # the same few words in every row
def kind(text: str) -> str:
    """The kind of link that words mean; an empty string for words we do not know."""
    words = " ".join(text.casefold().replace("_", " ").split())
    if words in KINDS:
        return words
    return next((found for found, pattern in WORDS if pattern.fullmatch(words)), "")


def is_no_flow(text: str) -> bool:
    """Whether words say where something is or what it is part of, which nobody is referred along: `LOCATED_IN`."""
    return bool(NO_FLOW.fullmatch(" ".join(text.casefold().replace("_", " ").replace("-", " ").split())))


def age_range(text: str) -> AgeRange:
    """The ages that words mean, such as `10 to 17`, `18+` or `any`."""
    words = " ".join(text.casefold().split())
    for pattern, build in AGES:
        if match := pattern.fullmatch(words):
            ages = build(match)
            if ages.start is not None and ages.end is not None and ages.start > ages.end:
                raise ValueError(f'The ages "{text}" run downwards.')
            return ages
    raise ValueError(f'"{text}" is not an age range. Write it such as 10 to 17, 18+ or any.')


def _with_their_times(parts: list[str]) -> Iterator[str]:
    """Days that stand alone, as in `Mon; Wed 09:00-17:00`, have the times that follow."""
    alone: list[str] = []
    for place, part in enumerate(parts):
        if _only_days(part) and place + 1 < len(parts):
            alone.append(part)
            continue
        yield ", ".join((*alone, part))
        alone = []


def _only_days(text: str) -> bool:
    try:
        ON_DAYS.parse(text)
    except ValueError:
        return False
    return True


def openings(text: str) -> tuple[Opening, ...]:
    """Opening hours between bars, such as `Mon-Fri 09:00-17:00|Sat 10:00-12:00`, or as people write `Mon-Fri 9-5`."""
    found: list[Opening] = []
    text, closed = without_closed_days(text)
    for part in _with_their_times(split_list(text)):
        if ALWAYS.fullmatch(part):
            found.append(Opening(tuple(range(7)), 0, 24 * 60))
            continue
        try:
            days, times = _days_and_times(part)
            found.append(Opening(ON_DAYS.parse(SEVERAL_DAYS.get(days.strip().casefold(), days)), *times))
        except ValueError:
            raise ValueError(f'"{part}" are not opening hours. Write them such as Mon-Fri 09:00-17:00.') from None
        if found[-1].start >= 24 * 60 or found[-1].end > 24 * 60:
            raise ValueError(f'"{part}" has a time after 24:00.')
    kept = [replace(one, days=tuple(day for day in one.days if day not in closed)) for one in found]
    return tuple(one for one in kept if one.days)


def _days_and_times(text: str) -> tuple[str, tuple[int, int]]:
    """The days as written, before or behind the times; ValueError where there are none."""
    if (match := HOURS.fullmatch(text)) and (times := times_of(match[2])):
        return match[1], times
    if (match := TIMES_FIRST.fullmatch(text)) and (times := times_of(match[1])):
        return match[2], times
    raise ValueError(text)


def whole(text: str) -> int:
    """A whole number from 0; a spreadsheet's `12.0` is 12."""
    digits = re.sub(r"\.0+$", "", text.strip())
    if not re.fullmatch(r"\d{1,9}", digits, re.ASCII):
        raise ValueError(f'"{text}" is not a whole number.')
    return int(digits)


def number(text: str) -> float:
    """A number from 0; a decimal comma is read where it can be nothing else."""
    text = re.sub(r"^(\d+),(\d{1,2})$", r"\1.\2", text.strip())  # 12,5 can only be twelve and a half
    if re.fullmatch(r"[-\u2212\u2013] ?\d[\d.,]*", text):
        raise ValueError(f'"{text}" is below 0.')
    if not re.fullmatch(r"\d{1,15}(?:\.\d+)?(?:e[+-]?\d{1,2})?", text, re.ASCII | re.IGNORECASE):
        raise ValueError(f'"{text}" is not a number.')
    return float(text)


def day(text: str) -> date:
    """A date in any spelling that can mean only one day."""
    found = parse_date(text)
    if found is None:
        raise ValueError(f'"{text}" is not a date. Write day, month and year, such as 01/04/2024.')
    return found


def yes(text: str) -> bool:
    """Whether the words say yes."""
    words = text.casefold()
    if words in ("yes", "y", "true", "1", "x", "✓"):
        return True
    if words in ("no", "n", "false", "0"):
        return False
    raise ValueError(f'"{text}" is neither yes nor no.')


def works(text: str) -> str:
    """How well a link works, one of the words of the list."""
    return _one_of(text.casefold(), WORKS)


def declined(text: str) -> tuple[Declined, ...]:
    """Referrals turned down by reason, such as `full 3|criteria <5`."""
    found = []
    for part in split_list(text):
        why, _, rest = part.partition(" ") if part[:1].isalpha() else ("other", "", part)
        found.append(Declined(_one_of(why.casefold(), DECLINE_REASONS), _count(rest)))
    return tuple(found)


def barriers(text: str) -> tuple[Barrier, ...]:
    """Barriers between bars, such as `hours (open): closed at night`."""
    found = []
    for part in split_list(text):
        match = BARRIER.fullmatch(part)
        if match is None:
            raise ValueError(f'"{part}" is not a barrier. Write it such as hours (open): closed at night.')
        status = _one_of(match[2], BARRIER_STATES) if match[2] else None
        found.append(Barrier(_one_of(match[1].strip().casefold(), BARRIER_KINDS), match[3] or None, status))
    return tuple(found)


def source(kind_text: str, who: str, when: str, words: str) -> Source | None:
    """Where a statement comes from; None where nothing is said of it."""
    if not (kind_text or who or when or words):
        return None
    stated = _one_of(kind_text.casefold(), SOURCE_KINDS) if kind_text else None
    return Source(stated, who or None, day(when) if when else None, words or None)


def _count(text: str) -> Count | None:
    if not text or text == NONE:
        return None
    try:
        return parse_count(text)
    except ValueError:
        raise ValueError(f'"{text}" is not a number of referrals.') from None


def _one_of(text: str, allowed: Sequence[str]) -> str:
    if text not in allowed:
        raise ValueError(f'"{text}" is not one of: {", ".join(allowed)}.')
    return text
