"""Times of the day, and from when to when, as people write them: `9am`, `4:00 PM`, `0900`, `noon`, `9-5`."""

import re

__all__ = ["minutes_of", "times_of", "times_text"]

NOON, DAY = 12 * 60, 24 * 60
WORDED = {"noon": NOON, "midday": NOON, "12 noon": NOON, "midnight": 0, "12 midnight": 0}
CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2}))?(?::\d{2}(?:\.\d+)?)?\s*(?P<half>[ap])?\.?(?:m\.?)?\s*(?:z|[+-]\d{2}:?\d{2})?",
    re.IGNORECASE,
)
DIGITS = re.compile(r"([01]\d|2[0-4])([0-5]\d)")  # 0900
BARE = re.compile(r"\d{1,2}")  # 9
HALF = re.compile(r"[ap]\.?(?:m\.?)?\s*$|noon|midday|midnight", re.IGNORECASE)
UNTIL = re.compile(r"\s*(?:[-–—]|\b(?:to|until|till)\b)\s*", re.IGNORECASE)
EARLIEST = 8 * 60  # an opening at 1 to 7 without a half of the day may be of either half


def minutes_of(text: str) -> int | None:
    """Minutes from midnight: `9:00`, `09:00:00`, `9am`, `4:00 PM`, `9.30`, `0900`, `noon`; None for any other text."""
    plain = " ".join(text.casefold().split())
    if plain in WORDED:
        return WORDED[plain]
    match = DIGITS.fullmatch(plain)
    if match:
        hour, minute, half = int(match[1]), int(match[2]), None
    else:
        match = CLOCK.fullmatch(plain)
        if match is None or not (match["minute"] or match["half"]):
            return None
        hour, minute, half = int(match["hour"]), int(match["minute"] or 0), match["half"]
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    total = hour * 60 + minute
    return total if minute < 60 and total <= DAY else None


def times_of(text: str) -> tuple[int, int] | None:
    """From when to when, in minutes from midnight; None where that is not said, or may be of either half of the day.

    Nobody writes 9-5 of a night: an end that says no half of the day is after its start, and a start that says none is
    the last one before its end. `18:00-06:00` and `09:00-05:00` are written by the clock, and run past midnight.
    """
    ends = UNTIL.split(" ".join(text.split()))
    if len(ends) != 2:
        return None
    start, end = (_loosely(one) for one in ends)
    if start is None or end is None:
        return None
    by_the_clock = start >= 13 * 60 and not HALF.search(ends[0])
    if _is_loose(ends[0]) and HALF.search(ends[1]) and end > NOON:
        return (start + NOON if start + NOON < end else start), end
    if _is_loose(ends[1]) and not by_the_clock and end <= start < end + NOON <= DAY:
        end += NOON
    if BARE.fullmatch(ends[0]) and start < EARLIEST and end <= NOON:
        return None
    return start, end


def times_text(start: int, end: int) -> str:
    """The inverse of `times_of`: the end tells its half of the day where it would else be read as of the other."""
    begin, plain = (f"{minutes // 60:02}:{minutes % 60:02}" for minutes in (start, end))
    text = f"{begin}-{plain}"
    return text if times_of(text) == (start, end) else f"{text}{'pm' if end >= NOON else 'am'}"


def _is_loose(text: str) -> bool:
    """Whether it may be of either half of the day."""
    return not HALF.search(text) and not text.startswith("0") and re.match(r"1?\d(?!\d)", text) is not None


def _loosely(text: str) -> int | None:
    """The same, a bare hour too."""
    hour = int(text) if BARE.fullmatch(text) else None
    return minutes_of(text) if hour is None else hour * 60 if hour <= 24 else None
