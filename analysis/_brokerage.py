"""Who stands between two others that have no direct link, and in which role."""

from collections.abc import Mapping

import networkx as nx
import numpy as np
import pandas as pd
from scipy import sparse

__all__ = ["ROLES", "brokerage"]

ROLES = ("coordinator", "consultant", "gatekeeper", "representative", "liaison")


def brokerage(graph: nx.DiGraph, groups: Mapping[str, str]) -> pd.DataFrame:
    """How often each partner stands between two others, by role.

    Counts a → v → b with a ≠ b and no a → b, all three with a group: coordinator (all in the group of v), consultant
    (a and b together in another group), gatekeeper (b with v, a outside), representative (a with v, b outside),
    liaison (three groups).

    Parameters
    ----------
    graph
        Directed, without self-links.
    groups
        Group of each node; nodes without one neither have a role nor count for others.

    Returns
    -------
    DataFrame indexed by node in the order of the graph, one column a role, whole numbers from 0; NaN for a node
    without a group.

    Notes
    -----
    All roles come from five sparse products: every two-step way is counted from degrees, and those closed by a
    direct link, `sum(first * (direct @ last.T))`, are taken away.

    References
    ----------
    Gould and Fernandez (1989), Structures of mediation, Sociological Methodology 19.
    """
    nodes = [node for node in graph if node in groups]
    counts = _counts(graph, nodes, groups) if nodes else np.zeros((0, len(ROLES)))
    return pd.DataFrame(counts, index=pd.Index(nodes, name="partner"), columns=list(ROLES)).reindex(list(graph))


def _counts(graph: nx.DiGraph, nodes: list[str], groups: Mapping[str, str]) -> np.ndarray:
    adjacency = nx.to_scipy_sparse_array(graph, nodelist=nodes, dtype=np.int64, weight=None, format="csr")
    codes = np.unique([groups[node] for node in nodes], return_inverse=True)[1]
    inside, across = _split(adjacency, codes)
    member = sparse.csr_array((np.ones(len(nodes), dtype=np.int64), (np.arange(len(nodes)), codes)))
    from_inside, to_inside = inside.sum(axis=0), inside.sum(axis=1)
    from_across, to_across = across.sum(axis=0), across.sum(axis=1)
    same_other_group = (across.T @ member).multiply(across @ member).sum(axis=1)
    there_and_back = {name: part.multiply(part.T).sum(axis=1) for name, part in (("in", inside), ("out", across))}
    return np.column_stack(
        (
            from_inside * to_inside - there_and_back["in"] - _closed(inside, inside, inside),
            same_other_group - there_and_back["out"] - _closed(across, inside, across),
            from_across * to_inside - _closed(across, across, inside),
            from_inside * to_across - _closed(inside, across, across),
            from_across * to_across - same_other_group - _closed(across, across, across),
        )
    ).astype(float)


def _split(adjacency: sparse.csr_array, codes: np.ndarray) -> tuple[sparse.csr_array, sparse.csr_array]:
    """Links within a group and links between groups."""
    sources, targets = adjacency.nonzero()
    same = codes[sources] == codes[targets]
    return _links(sources[same], targets[same], len(codes)), _links(sources[~same], targets[~same], len(codes))


def _links(sources: np.ndarray, targets: np.ndarray, size: int) -> sparse.csr_array:
    return sparse.csr_array((np.ones(len(sources), dtype=np.int64), (sources, targets)), shape=(size, size))


def _closed(first: sparse.csr_array, direct: sparse.csr_array, last: sparse.csr_array) -> np.ndarray:
    """For each v, the ways a → v (first), v → b (last) that a direct link a → b closes."""
    return first.multiply(direct @ last.T).sum(axis=0)
