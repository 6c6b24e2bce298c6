"""What a count may stand for, where counts were rounded before they came here."""

import math
from collections.abc import Iterable

from network.counts import Count, total
from network.parts import System
from network.words import counted

__all__ = ["about", "off_by", "rounded_alike", "total_told", "usually_off", "within"]

STEP = 5  # numbers were rounded to the nearest multiple, halves up


def off_by(system: System) -> float:
    """How far each count may be off at most: 0 unless the rule that hid small counts says that it rounded the rest."""
    return STEP / 2 if "rounded" in (system.counts_rule or "") else 0


def within(count: Count, off: float) -> Count:
    """The bounds that a count stands for. A 0 is never rounded, nor what is no multiple; hidden ones are bounds."""
    if not off or not count.exact or count.low % STEP or count.zero:
        return count
    return Count(count.low - int(off), count.low + int(off))


def total_told(counts: Iterable[Count | None], off: float) -> Count:
    """The sum as it is told: of counts that are shown as numbers a number, else bounds that allow for rounding."""
    those = list(counts)
    shown = total(those)
    return shown if shown.exact else total(one and within(one, off) for one in those)


def about(count: Count, off: float) -> str:
    """A number as shown, in words; where counts were rounded it is about that."""
    return f"about {counted(count)}" if off and count.exact and not count.zero else counted(count)


def rounded_alike(count: Count, off: float) -> range:
    """The whole numbers that are shown as this count, which is known or was rounded."""
    bounds = within(count, off)
    return range(bounds.low, (bounds.high or bounds.low) + 1)


def usually_off(rounded: int) -> int:
    """By how much the sum of so many rounded counts is off, by one standard deviation: each is off by -2 to 2."""
    return round(math.sqrt(rounded * (STEP**2 - 1) / 12))
