"""Opening hours with days on which it is closed, as people write them: `Mon-Fri 9-5, closed Weds`."""

import re

from network.files.map_file.schema import ON_DAYS

__all__ = ["without_closed_days"]

CLOSED = r"(?:(?:but )?(?:is |are )?(?:closed|shut|not open)|except(?: for)?|excluding|excl\.?|apart from|(?:but )?not)"
HOLIDAYS = re.compile(
    rf"(?<![\s,;(])[\s,;(]+(?:{CLOSED}|including|incl\.?)\s+(?:on\s+)?(?:bank|public|school)\s+(?:and\s+\w+\s+)?holidays?\)?\.?$",
    re.IGNORECASE,
)
BEHIND = re.compile(
    rf"(?P<rest>.{{1,80}}?)[\s,;(–-]+{CLOSED}\s+(?:on\s+)?(?P<days>[a-z][a-z ,&-]{{0,60}}?)\)?\.?", re.IGNORECASE
)
DAYS_FIRST = re.compile(
    r"(?P<rest>.{1,80}?)[\s,;(]+(?P<days>[a-z][a-z ,&-]{0,60}?)[\s:–-]+(?:closed|shut)\)?\.?", re.IGNORECASE
)
BEFORE = re.compile(
    r"(?:closed|shut)\s+(?:on\s+)?(?P<days>[a-z][a-z ,&-]{0,60}?)\s*[;,.:–-]\s*(?:otherwise|else|open)?[:,]?\s*"
    r"(?P<rest>.{0,80}\d.{0,80})",
    re.IGNORECASE,
)


def without_closed_days(text: str) -> tuple[str, frozenset[int]]:
    """The hours without what says when it is closed, and the days of the week on which it is; holidays are none."""
    text = HOLIDAYS.sub("", " ".join(text.split()))
    for pattern in (BEHIND, DAYS_FIRST, BEFORE):
        match = pattern.fullmatch(text)
        days = _days(match["days"]) if match else frozenset()
        if match and days:
            return match["rest"].strip(" ,;("), days
    return text, frozenset()


def _days(text: str) -> frozenset[int]:
    try:
        return frozenset(ON_DAYS.parse(re.sub(r"\s*&\s*|\s+and\s+", ", ", " ".join(text.split()))))
    except ValueError:
        return frozenset()
