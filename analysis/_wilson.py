"""How far a share can be trusted: Wilson's interval."""

import math

__all__ = ["MIN_REFERRALS", "wilson"]

MIN_REFERRALS = 8  # fewer carry no share and no comparison: 4 of 5 may be anything from 38 to 96 in 100
Z = 1.959963984540054  # standard normal, two-sided 95 %


def wilson(successes: int, trials: int) -> tuple[float, float]:
    """Where the true share lies, 95 times of 100: the lower and upper end, 0 to 1; NaN without trials.

    References
    ----------
    Wilson (1927), Probable inference, the law of succession, and statistical inference, JASA 22(158).
    """
    if not trials:
        return math.nan, math.nan
    share = successes / trials
    middle = share + Z**2 / (2 * trials)
    spread = Z * math.sqrt(share * (1 - share) / trials + Z**2 / (4 * trials**2))
    whole = 1 + Z**2 / trials
    return max(0.0, (middle - spread) / whole), min(1.0, (middle + spread) / whole)
