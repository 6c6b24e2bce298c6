"""The measures of social network analysis, one row a partner: for the analyst, never for the wall."""

from collections.abc import Mapping

import networkx as nx
import numpy as np
import pandas as pd
from scipy import sparse

from analysis._betweenness import ways_through
from analysis._brokerage import ROLES, brokerage
from analysis._graphs import referral_ends, tie_ends
from analysis._grouping import grouping
from network.graph import flows, ties
from network.model import Network

__all__ = ["COLUMNS", "measures"]

COLUMNS = (
    "partner",
    "degree",
    "in_degree",
    "out_degree",
    "betweenness",
    "betweenness_directed",
    "constraint",
    "effective_size",
    "core_number",
    "articulation",
    "ei",
    *ROLES,
)


def measures(network: Network, by: str = "sector") -> pd.DataFrame:
    """Where each partner stands in the network.

    Parameters
    ----------
    by
        What `ei` and the five roles group partners by: `sector`, `area`, `stage`, `need` or a further column.

    Returns
    -------
    DataFrame, one row a partner in the order of the map. `partner` id · `degree` partners tied with it ·
    `in_degree`, `out_degree` partners it receives referrals from and refers to · `betweenness` (ties) and
    `betweenness_directed` (flows): sum over pairs of others of the share of their shortest ways that pass through
    it, not normalised, every link one step · `constraint` above 0, low = its partners do not know one another ·
    `effective_size` 1 to degree · `core_number` from 0 · `articulation` 1 if the ties fall apart without it, else 0
    · `ei` (links across - links within) / links, -1 to 1, over ties with grouped partners · the roles: pairs it
    stands between, from 0 (`analysis._brokerage`).

    Notes
    -----
    NaN: `constraint` and `effective_size` without ties; `ei` and the roles without a group, `ei` also without a tie
    to a partner that has one.

    Raises
    ------
    NetworkError
        When no partner has the column `by`, of which the groups are.

    References
    ----------
    Freeman (1977), Sociometry 40; Burt (1992), Structural Holes; Borgatti (1997), Connections 20(1); Seidman (1983),
    Social Networks 5; Hopcroft and Tarjan (1973), Communications of the ACM 16; Krackhardt and Stern (1988), Social
    Psychology Quarterly 51; Gould and Fernandez (1989), Sociological Methodology 19.
    """
    grouped = grouping(network, by)
    if not network.partners:
        return pd.DataFrame(columns=list(COLUMNS))
    tied, referred = ties(network), flows(network)
    partners = list(tied)
    adjacency = nx.to_scipy_sparse_array(tied, nodelist=partners, dtype=float, weight=None, format="csr")
    (between,) = ways_through([tie_ends(network)], len(partners))
    (on_the_way,) = ways_through([referral_ends(network)], len(partners), directed=True)
    cores, cuts = nx.core_number(tied), set(nx.articulation_points(tied))
    table = pd.DataFrame(
        {
            "partner": partners,
            "degree": [tied.degree(partner) for partner in partners],
            "in_degree": [referred.in_degree(partner) for partner in partners],
            "out_degree": [referred.out_degree(partner) for partner in partners],
            "betweenness": between,
            "betweenness_directed": on_the_way,
            "constraint": _constraint(adjacency),
            "effective_size": _effective_size(adjacency),
            "core_number": [cores[partner] for partner in partners],
            "articulation": [int(partner in cuts) for partner in partners],
            "ei": _ei(adjacency, partners, grouped.of),
        }
    )
    roles = brokerage(referral_ends(network), grouped.codes(network))
    return table.assign(**dict(zip(ROLES, roles.T, strict=True)))[list(COLUMNS)]


def _constraint(adjacency: sparse.csr_array) -> np.ndarray:
    """Burt's constraint: sum over contacts j of (p_ij + sum over q of p_iq p_qj) squared; p_ij = 1 / ties of i."""
    share = sparse.diags_array(1 / _or_nan(adjacency.sum(axis=1))) @ adjacency
    invested = adjacency.multiply(share + share @ share)
    return _or_nan(invested.power(2).sum(axis=1))


def _effective_size(adjacency: sparse.csr_array) -> np.ndarray:
    """Contacts minus the mean number of ties each has to the others: n - 2t/n."""
    degree = adjacency.sum(axis=1)
    among_contacts = adjacency.multiply(adjacency @ adjacency).sum(axis=1)
    return degree - among_contacts / _or_nan(degree)


def _ei(adjacency: sparse.csr_array, partners: list[str], groups: Mapping[str, str]) -> np.ndarray:
    names = pd.Series([groups.get(partner) for partner in partners], dtype=object)
    codes = pd.factorize(names)[0]  # -1 where there is no group
    ends, others = adjacency.nonzero()
    counted = (codes[ends] >= 0) & (codes[others] >= 0)
    ends, others = ends[counted], others[counted]
    across = np.bincount(ends, weights=codes[ends] != codes[others], minlength=len(partners))
    links = np.bincount(ends, minlength=len(partners))
    return (2 * across - links) / _or_nan(links)


def _or_nan(values: np.ndarray) -> np.ndarray:
    return np.where(values == 0, np.nan, values)
