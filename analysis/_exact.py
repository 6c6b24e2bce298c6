"""Is a share lower than that of the others, beyond chance? Exact odds, many of them at once, and funnel limits."""

import math
from collections.abc import Sequence

import numpy as np

__all__ = ["FUNNEL", "as_low_as_a_coin", "as_low_by_chance", "discovered", "funnel_limits"]

FUNNEL = (("95", 1.959963984540054), ("998", 3.090232306167813))  # limits of a funnel picture, standard normal
SOME = 256  # terms of a sum that are worked out together
NEGLIGIBLE = 1e-17  # beside a sum of 1 or more


def as_low_by_chance(part: int, whole: int, all_parts: int, all_wholes: int) -> float:
    """The chance that a link has so few or fewer, if all shares are alike.

    Parameters
    ----------
    part, whole
        Of the link, such as referrals accepted and made.
    all_parts, all_wholes
        Of all links together, this one included.

    Returns
    -------
    P(X <= part) for X hypergeometric: `whole` drawn of `all_wholes`, of which `all_parts` count; above 0, up to 1.
    """
    missing = all_wholes - all_parts
    if part * all_wholes >= whole * all_parts:  # above the middle the other tail is the shorter sum
        return 1 - _tail(whole - part - 1, whole, missing, all_wholes)
    return _tail(part, whole, all_parts, all_wholes)


def as_low_as_a_coin(part: int, whole: int) -> float:
    """The chance of so few or fewer of `whole`, if each counted or not with even odds; above 0, up to 1."""
    if 2 * part >= whole:  # above the middle the other tail is the shorter sum
        return 1 - as_low_as_a_coin(whole - part - 1, whole) if part < whole else 1.0
    total, term = 0.0, 1.0
    for some in reversed(range(part + 1)):
        total, term = total + term, term * some / (whole - some + 1)
        if term < NEGLIGIBLE:
            break
    return total * math.exp(_log_choose(whole, part) - whole * math.log(2))


def _tail(most: int, drawn: int, good: int, everything: int) -> float:
    """P(X <= most), for `most` up to about the middle: its term, and each lower one by its ratio to the one above."""
    if most < max(0, drawn - (everything - good)):
        return 0.0
    log = _log_choose(good, most) + _log_choose(everything - good, drawn - most) - _log_choose(everything, drawn)
    total, term, high = 0.0, 1.0, most
    while term > NEGLIGIBLE:  # the lowest that there can be has a ratio of 0 to the next, and so have all beyond
        some = high - np.arange(SOME, dtype=float)
        ratios = some * (everything - good - drawn + some) / ((good - some + 1) * (drawn - some + 1))
        terms = term * np.cumprod(np.concatenate(((1.0,), ratios)))
        total, term, high = total + float(terms[:-1].sum()), float(terms[-1]), high - SOME
    return math.exp(log) * total


def _log_choose(of: int, some: int) -> float:
    return math.lgamma(of + 1) - math.lgamma(some + 1) - math.lgamma(of - some + 1)


def discovered(chances: Sequence[float], rate: float = 0.05) -> np.ndarray:
    """Which of several small chances stand out, so that at most `rate` of those named are expected to be chance.

    References
    ----------
    Benjamini and Hochberg (1995), Controlling the false discovery rate, Journal of the Royal Statistical Society B 57.
    """
    found = np.asarray(chances, dtype=float)
    in_order = np.sort(found)
    low_enough = np.flatnonzero(in_order <= rate * np.arange(1, len(found) + 1) / len(found))
    return found <= (in_order[low_enough[-1]] if low_enough.size else -math.inf)


def funnel_limits(share: float, whole: int) -> tuple[float, ...]:
    """Between which shares a link of this size lies 95, and 998 of 1,000, times: low, high, low, high; 0 to 1.

    Notes
    -----
    The normal approximation, as drawn in funnel pictures: for few referrals it is a guide; what stands out is told by
    the exact chance.

    References
    ----------
    Spiegelhalter (2005), Funnel plots for comparing institutional performance, Statistics in Medicine 24(8).
    """
    spread = math.sqrt(share * (1 - share) / whole) if whole else math.nan
    return tuple(limit for _, z in FUNNEL for limit in (max(0.0, share - z * spread), min(1.0, share + z * spread)))
