"""Counts of people or referrals: exact, hidden within bounds, or not applicable.

A count that nobody has given is `None`, never a `Count`. Arithmetic on hidden counts gives bounds, never a midpoint.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["Count", "known", "parse_count", "total"]

HIDDEN_MARKS = frozenset({"*", "[c]", "c", "~", "suppressed"})  # one or more, not said how many
_BELOW = re.compile(r"(?:<|fewer than|below|under)\s*(\d+)", re.IGNORECASE)
_UP_TO = re.compile(r"(?:≤|<=|up to)\s*(\d+)", re.IGNORECASE)
_BETWEEN = re.compile(r"(\d+)\s*(?:-|–|to)\s*(\d+)", re.IGNORECASE)
_AT_LEAST = re.compile(r"(\d+)\s*\+")


@dataclass(frozen=True, slots=True)
class Count:
    """A number known exactly (`low == high`) or only within bounds; `high` is None where there is no upper bound."""

    low: int
    high: int | None
    applicable: bool = True

    @classmethod
    def exactly(cls, number: int) -> "Count":
        return cls(number, number)

    @property
    def exact(self) -> bool:
        return self.applicable and self.low == self.high

    @property
    def hidden(self) -> bool:
        return self.applicable and self.low != self.high

    @property
    def zero(self) -> bool:
        """A known 0. A count that does not apply is not a known 0."""
        return self.low == 0 and self.exact

    def __add__(self, other: "Count") -> "Count":
        if not self.applicable:
            return other
        if not other.applicable:
            return self
        high = None if self.high is None or other.high is None else self.high + other.high
        return Count(self.low + other.low, high)

    def __str__(self) -> str:
        """The form written to files: `12`, `<5`, `3-7`, `40+`, `[c]` (one or more), `[z]` (not applicable)."""
        if not self.applicable:
            return "[z]"
        if self.exact:
            return str(self.low)
        if self.high is None:
            return "[c]" if self.low == 1 else f"{self.low}+"
        return f"<{self.high + 1}" if self.low == 1 else f"{self.low}-{self.high}"


NOT_APPLICABLE = Count(0, 0, applicable=False)


def parse_count(text: str) -> Count:
    """Read a whole number or a hidden count such as `<5`, `≤7`, `1-7`, `40+`, `[c]`; `[z]` is not applicable.

    Raises
    ------
    ValueError
        When the text is none of these. Blank text is the caller's matter: it means not known.
    """
    text = text.strip()
    if text.isascii() and text.isdigit():
        return Count.exactly(int(text))
    if text.lower() in HIDDEN_MARKS:
        return Count(1, None)
    if text == "[z]":
        return NOT_APPLICABLE
    if match := _BELOW.fullmatch(text):
        return _bounded(1, int(match[1]) - 1, text)
    if match := _UP_TO.fullmatch(text):
        return _bounded(1, int(match[1]), text)
    if match := _BETWEEN.fullmatch(text):
        return _bounded(int(match[1]), int(match[2]), text)
    if match := _AT_LEAST.fullmatch(text):
        return Count(int(match[1]), None)
    raise ValueError(text)


def _bounded(low: int, high: int, text: str) -> Count:
    if high < low:
        raise ValueError(text)
    return Count(low, high)


def known(count: Count | None) -> int | None:
    """The exact number, or None where it is not known, hidden or does not apply."""
    return count.low if count is not None and count.exact else None


def total(counts: Iterable[Count | None]) -> Count:
    """Add up counts; a missing one leaves the sum without an upper bound. No counts at all give an exact 0."""
    low: int = 0
    high: int | None = 0
    for count in counts:
        if count is None:
            high = None
        elif count.applicable:
            low += count.low
            high = None if high is None or count.high is None else high + count.high
    return Count(low, high)
