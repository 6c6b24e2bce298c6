"""Hours of the week as people write them."""

import re

__all__ = ["DAYS", "DAY_MINUTES", "parse_hour"]

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
DAY_MINUTES = 24 * 60
_HOUR = re.compile(r"\s*([A-Za-z]{3})[a-z]*\s+(\d{1,2}):(\d{2})\s*")


def parse_hour(text: str) -> int:
    """Minutes since Monday 00:00 of a text such as `Sat 23:00`.

    Raises
    ------
    ValueError
        When the text is not a day and an hour.
    """
    match = _HOUR.fullmatch(text)
    day = match[1].capitalize() if match else ""
    if match is None or day not in DAYS or int(match[2]) > 23 or int(match[3]) > 59:
        raise ValueError(f'"{text}" is not a day and an hour such as "Sat 23:00"')
    return DAYS.index(day) * DAY_MINUTES + int(match[2]) * 60 + int(match[3])
