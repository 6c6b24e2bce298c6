"""How many situations, or which share of people where it is known how many come in: in words and as a figure."""

import math
from collections.abc import Mapping

from analysis._declare import Column
from network.words import LEAST_IN_100, NOBODY, in_100, numbered, plural

__all__ = ["DIGITS", "PEOPLE", "in_situations", "people_asked_about", "people_figure", "situations_figure"]

PEOPLE = Column(
    "people", "People", "share", "of the people who come in, or of those asked about, 0 to 1; empty where not known"
)
DIGITS = 9  # of shares of people: more is what adding up in another order makes of them
UNDER_ONE = "under 1"  # the figure where the sentence tells thousands
OF_ALL, OF_SOME = " of the people who come in", " of the people asked about"
NARROWING = ("stage", "need", "age", "area", "group")  # what a question can be narrowed to


def people_asked_about(asked: Mapping[str, object], *, everybody: str = OF_ALL) -> str:
    """Whose share is told: of all who come in (in other words where given), or of those asked about."""
    return OF_SOME if any(asked.get(name) is not None for name in NARROWING) else everybody


def in_situations(number: int, share: float, whom: str = OF_ALL) -> str:
    """`in 4 situations`, or `for about 34 in 100 of the people who come in` where their share is known (not NaN)."""
    if math.isnan(share):
        return f"in {plural(number, 'situation')}"
    return f"for {in_100(share)}{whom}" if share > NOBODY else "in situations in which nobody comes in"


def situations_figure(number: int, share: float) -> tuple[str, str]:
    """The same as a headline figure with its unit."""
    if math.isnan(share):
        return f"{number:,}", numbered(number, "situation", "situations")
    return people_figure(share)


def people_figure(share: float) -> tuple[str, str]:
    """A share of people as a headline figure with its unit: `34`, or `under 1`, and `in 100 people`."""
    if share <= NOBODY:
        number = "0"
    elif share >= 1 - NOBODY:
        number = "100"
    else:
        number = f"{min(99, round(100 * share))}" if share >= LEAST_IN_100 else UNDER_ONE
    return number, "in 100 people"
