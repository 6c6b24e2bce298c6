"""Who stands between two others that have no direct link, and in which role."""

import numpy as np
from scipy import sparse

from analysis._graphs import Ends

__all__ = ["ROLES", "brokerage"]

ROLES = ("coordinator", "consultant", "gatekeeper", "representative", "liaison")
FEW = 100  # partners; up to here plain matrices take less time than sparse ones


def brokerage(links: Ends, codes: np.ndarray) -> np.ndarray:
    """How often each partner stands between two others, by role.

    Counts a → v → b with a ≠ b and no a → b, all three with a group: coordinator (all in the group of v), consultant
    (a and b together in another group), gatekeeper (b with v, a outside), representative (a with v, b outside),
    liaison (three groups).

    Parameters
    ----------
    links
        Source and target of each link, as places among the partners; none from a partner to itself, none twice.
    codes
        Group of each partner, numbered from 0; -1 for those without one, who neither have a role nor count for others.

    Returns
    -------
    Array with one row a partner and one column a role (`ROLES`), whole numbers from 0; NaN for a partner without a
    group.

    Notes
    -----
    All roles come from five products of matrices: every two-step way is counted from degrees, and those closed by a
    direct link, `sum(first * (direct @ last.T))`, are taken away.

    References
    ----------
    Gould and Fernandez (1989), Structures of mediation, Sociological Methodology 19.
    """
    grouped = codes >= 0
    place = np.cumsum(grouped) - 1
    found = np.full((len(codes), len(ROLES)), np.nan)
    if grouped.any():
        found[grouped] = _counts(place[links[grouped[links].all(axis=1)]], codes[grouped])
    return found


def _counts(links: Ends, codes: np.ndarray) -> np.ndarray:
    source, target = links.T
    same = codes[source] == codes[target]
    inside, across = (_matrix(source[some], target[some], len(codes), len(codes)) for some in (same, ~same))
    member = _matrix(np.arange(len(codes)), codes, len(codes), int(codes.max()) + 1)
    from_inside, to_inside = inside.sum(axis=0), inside.sum(axis=1)
    from_across, to_across = across.sum(axis=0), across.sum(axis=1)
    same_other_group = ((across.T @ member) * (across @ member)).sum(axis=1)
    there_and_back = {name: (part * part.T).sum(axis=1) for name, part in (("in", inside), ("out", across))}
    return np.column_stack(
        (
            from_inside * to_inside - there_and_back["in"] - _closed(inside, inside, inside),
            same_other_group - there_and_back["out"] - _closed(across, inside, across),
            from_across * to_inside - _closed(across, across, inside),
            from_inside * to_across - _closed(inside, across, across),
            from_across * to_across - same_other_group - _closed(across, across, across),
        )
    )


def _matrix(rows: np.ndarray, columns: np.ndarray, height: int, width: int) -> np.ndarray:
    """1 at these places, 0 elsewhere; whether plain or sparse, `*` goes entry by entry."""
    if height > FEW:
        return sparse.csr_array((np.ones(len(rows), dtype=np.int64), (rows, columns)), shape=(height, width))
    matrix = np.zeros((height, width))
    matrix[rows, columns] = 1
    return matrix


def _closed(first: np.ndarray, direct: np.ndarray, last: np.ndarray) -> np.ndarray:
    """For each v, the ways a → v (first), v → b (last) that a direct link a → b closes."""
    closed: np.ndarray = (first * (direct @ last.T)).sum(axis=0)
    return closed
