"""What a count may stand for, where counts were rounded before they came here."""

import math

from network.counts import Count
from network.parts import System

__all__ = ["off_by", "rounded_alike", "usually_off", "within"]

STEP = 5  # numbers were rounded to the nearest multiple, halves up


def off_by(system: System) -> float:
    """How far each count may be off at most: 0 unless the rule that hid small counts says that it rounded the rest."""
    return STEP / 2 if "rounded" in (system.counts_rule or "") else 0


def within(count: Count, off: float) -> Count:
    """The bounds that a count stands for. A 0 is never rounded, nor what is no multiple; hidden ones are bounds."""
    if not off or not count.exact or count.low % STEP or count.zero:
        return count
    return Count(count.low - int(off), count.low + int(off))


def rounded_alike(count: Count, off: float) -> range:
    """The whole numbers that are shown as this count, which is known or was rounded."""
    bounds = within(count, off)
    return range(bounds.low, (bounds.high or bounds.low) + 1)


def usually_off(rounded: int) -> int:
    """By how much the sum of so many rounded counts is off, by one standard deviation: each is off by -2 to 2."""
    return round(math.sqrt(rounded * (STEP**2 - 1) / 12))
