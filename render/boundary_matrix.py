"""Who is linked with whom across a line: links found between each two groups, beside what chance alone would give."""

from dataclasses import dataclass
from typing import Literal

import pandas as pd

from analysis import Answer
from analysis._grouping import is_of_its_own_kind
from network.model import Network
from render import tables

__all__ = ["BoundaryMatrix", "PairCell", "boundary_matrix"]

PairState = Literal["room", "more", "as-chance", "inside", "not-known", "not-compared"]
RARE = 0.05  # share of shuffles with as few links anywhere, down from which a pair stands out
MOSTLY = 0.99  # share of shuffles with as few links or fewer, from which on there are more than by chance
SEVERAL = 3  # links from which on that is said


@dataclass(frozen=True, slots=True)
class PairCell:
    """Two groups: links found (empty where nothing could be), words beside them, and how that stands to chance."""

    state: PairState
    found: str
    beside: str


@dataclass(frozen=True, slots=True)
class BoundaryMatrix:
    """The groups' names, and a cell for each two of them, row by row."""

    groups: tuple[str, ...]
    cells: tuple[tuple[PairCell, ...], ...]


def boundary_matrix(crossing: Answer, network: Network) -> BoundaryMatrix:
    """The answer of `analysis.crossing` as a square, the same above and below its diagonal.

    Notes
    -----
    Two groups, or a group in itself, are not known when more than half of their pairs of partners have not been asked:
    no number stands there where nobody was asked, and none of chance. There is room to build when so few links anywhere
    would hardly come about by chance, and more than chance gives when nearly all shuffles have as few or fewer. Where
    the answer is that nothing can be compared yet, no two groups are.
    """
    by_groups = {(row["group_from"], row["group_to"]): row for _, row in crossing.table.iterrows()}
    groups = sorted({group for pair in by_groups for group in pair}, key=lambda one: (is_of_its_own_kind(one), one))
    by = str(dict(crossing.receipt.options).get("by", "sector"))
    names = tables.names_of(by, network)
    return BoundaryMatrix(
        groups=tuple(names.get(group, group.capitalize()) for group in groups),
        cells=tuple(
            tuple(
                _cell(by_groups[min(one, other), max(one, other)], compared=crossing.state != "not known")
                for other in groups
            )
            for one in groups
        ),
    )


def _cell(row: pd.Series, *, compared: bool) -> PairCell:
    inside = row["group_from"] == row["group_to"]
    if not row["pairs"]:
        return PairCell("inside", "", "one partner")
    if row["not_asked"] == row["pairs"]:
        return PairCell("not-known", "", "not asked")
    found, chance = f"{row['found']:,}", f"chance {row['expected']:,.0f}"
    if 2 * row["not_asked"] > row["pairs"]:
        return PairCell("not-known", found, "so far")
    if not compared:
        return PairCell("not-compared", found, "so far")
    if inside:
        return PairCell("inside", found, chance)
    if row["as_few_anywhere"] <= RARE:
        return PairCell("room", found, chance)
    more = row["found"] >= max(SEVERAL, row["expected"]) and row["as_few"] >= MOSTLY
    return PairCell("more" if more else "as-chance", found, chance)
