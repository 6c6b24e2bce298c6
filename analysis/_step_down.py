"""How unlikely a figure is when many were looked at: the step-down minimum of p (Westfall and Young)."""

import numpy as np

__all__ = ["adjusted"]


def adjusted(figures: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The share of deals with a figure as small, for each test alone and adjusted for all of them.

    Parameters
    ----------
    figures
        One row a deal, one column a test; the first row is the map itself. Small figures are the unlikely ones.

    Returns
    -------
    Two arrays with one share a test, above 0 to 1: of deals whose own figure is as small; and of deals in which this
    test or any that is likelier comes out as unlikely, never below that of a test that is less likely. The map itself
    counts as one deal, so that no share is 0.

    References
    ----------
    Westfall and Young (1993), Resampling-based multiple testing, Wiley, algorithm 2.8; Ge, Dudoit and Speed (2003),
    Resampling-based multiple testing for microarray data analysis, Test 12(1).
    """
    deals, tests = figures.shape
    in_order = np.sort(figures, axis=0)
    alone = np.empty(figures.shape)
    for test in range(tests):
        alone[:, test] = np.searchsorted(in_order[:, test], figures[:, test], side="right") / deals
    likely_first = np.argsort(-alone[0], kind="stable")
    least = np.minimum.accumulate(alone[:, likely_first], axis=1)  # of a test and all that are likelier
    shares = (least <= alone[0, likely_first]).mean(axis=0)
    together = np.empty(tests)
    together[likely_first] = np.maximum.accumulate(shares[::-1])[::-1]
    return alone[0], together
