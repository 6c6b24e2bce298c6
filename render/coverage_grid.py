"""The grid of needs by areas: for each, whether a way to help is recorded, in a word or a number.

Where several situations share a cell (any way in, any age), the cell tells the best of them: what at least one way
in and one age band reaches.
"""

from dataclasses import dataclass
from typing import Literal

import pandas as pd

from network.model import Network

__all__ = ["AT_AN_HOUR", "KEY", "Cell", "CoverageGrid", "counted", "coverage_grid"]

CellState = Literal["nobody", "no-way-in", "only-one", "several", "not-known"]


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell says. The state repeats it in colour and border."""

    state: CellState
    text: str


NOBODY = Cell("nobody", "Nobody")
NO_WAY_IN = Cell("no-way-in", "No way in")
ONLY_ONE = Cell("only-one", "Only one")
NOT_KNOWN = Cell("not-known", "Not known")
KEY = (  # each state, and what it means
    (NOBODY, "no service recorded"),
    (NO_WAY_IN, "exists, but no route"),
    (ONLY_ONE, "fragile"),
    (Cell("several", "3"), "services"),
    (NOT_KNOWN, "not asked yet"),
)
AT_AN_HOUR = {NOBODY: "no service open then", NO_WAY_IN: "open, but no route"}  # what differs when an hour is asked


@dataclass(frozen=True, slots=True)
class CoverageGrid:
    """Names of the rows (needs) and columns (areas), and the cells row by row."""

    needs: tuple[str, ...]
    areas: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]


def counted(table: pd.DataFrame) -> pd.DataFrame:
    """The rows that the sentence of coverage counts: of people in no listed group, or of the group asked about."""
    return table[table["group"] == table["group"].iloc[0]] if len(table) else table


def coverage_grid(table: pd.DataFrame, network: Network) -> CoverageGrid:
    """The grid of a coverage table (columns as `analysis.coverage` gives them).

    Notes
    -----
    No service is only said of situations in which every partner that admits has said what it helps with; else the
    cell is not known. The number is that of the services of the best situation.
    """
    homes = {area.id: area.name for area in network.system.areas}
    needs = {need.id: need.name for need in network.system.needs}
    areas = [area for area in homes if area in set(table["area"])] or list(dict.fromkeys(table["area"]))
    groups = dict(tuple(table.groupby(["need", "area"], sort=False)))
    rows = [need for need in needs if need in set(table["need"])]
    return CoverageGrid(
        needs=tuple(needs[need] for need in rows),
        areas=tuple(homes.get(area, "Everywhere") for area in areas),
        cells=tuple(tuple(_cell(groups[need, area]) for area in areas) for need in rows),
    )


def _cell(situations: pd.DataFrame) -> Cell:
    covered = situations.loc[situations["status"] == "covered", "services"]
    if not covered.empty:
        services = int(covered.max())
        return ONLY_ONE if services == 1 else Cell("several", f"{services:,}")
    if (situations["status"] == "unreachable").any():
        return NO_WAY_IN
    return NOT_KNOWN if (situations["not_known"] > 0).any() else NOBODY
