"""The grid of needs by areas: for each, whether a way to help is recorded, in a word or a number.

Where several situations share a cell (any way in, any age), the cell tells the best of them: what at least one way
in and one age band reaches. What the best hides is told by its doors: how many ways in reach help for every age, for
some, for none, or that it is not known whether for any.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

import pandas as pd

from network.model import Network
from network.words import plural

__all__ = ["AT_AN_HOUR", "KEY", "ONE_GROUP", "UNCLEAR", "Cell", "CoverageGrid", "against", "coverage_grid"]

ALL, SOME, NONE, UNCLEAR = "●◐○◌"  # of the ages that come in through a door, how many reach help

CellState = Literal["nobody", "no-way-in", "only-one", "several", "at-least", "unsure", "not-known"]


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell says. The state repeats it in colour and border."""

    state: CellState
    text: str
    doors: str = ""  # a mark for each way in: help for every age, for some, for none; empty where no way in has any
    named: bool = False  # whether the sentence above speaks of it
    group: bool = False  # whether it names the only group that has a way to help
    was: str = ""  # its text before the changes that are tried, where it has another now
    doors_were: str = ""  # the same for its doors

    @property
    def changed(self) -> bool:
        return bool(self.was or self.doors_were)

    @property
    def in_words(self) -> str:
        """Its doors, such as `3 of 5 doors`; empty where all doors reach help, and did before."""
        whole, some, unclear = (self.doors.count(one) for one in (ALL, SOME, UNCLEAR))
        of = len(self.doors)
        if whole == of and not self.doors_were:
            return ""
        rest = f", {unclear} not known" if unclear else ""
        if some and not whole:
            return f"{some} of {plural(of, 'door')} for some ages{rest}"
        part = f", {some} more for some ages" if some else ""
        return f"{whole} of {plural(of, 'door')}{part}{rest}"


NOBODY = Cell("nobody", "Nobody")
NO_WAY_IN = Cell("no-way-in", "No way in")
ONLY_ONE = Cell("only-one", "Only one")
NOT_KNOWN = Cell("not-known", "Not known")
KEY = (  # each state, and what it means
    (NOBODY, "no service recorded"),
    (NO_WAY_IN, "help exists, no route to it"),
    (ONLY_ONE, "fragile"),
    (Cell("several", "3"), "services"),
    (Cell("at-least", "At least 1"), "more may help: most partners have not said"),
    (Cell("unsure", "3?"), "services, if they take these people: nobody has said"),
    (NOT_KNOWN, "not asked yet"),
)
ONE_GROUP = ("they alone are helped", "others not known")  # `Women only`, and `Women at least`
AT_AN_HOUR = {NOBODY: "no service open then", NO_WAY_IN: "open, but no route"}  # what differs when an hour is asked


@dataclass(frozen=True, slots=True)
class CoverageGrid:
    """Names of the rows (needs) and columns (areas), and the cells row by row."""

    needs: tuple[str, ...]
    areas: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]


class _Situation(NamedTuple):
    """What a row of the coverage table says: plain values, for a cell asks for few rows many times."""

    stage: str
    group: str
    status: str
    services: int
    unclear: int
    assumed: int


def coverage_grid(
    table: pd.DataFrame, network: Network, *, named: Sequence[str] = (), known: bool = True
) -> CoverageGrid:
    """The grid of a coverage table (columns as `analysis.coverage` gives them).

    Parameters
    ----------
    named
        What the sentence names, before all else the id of a need and those of areas (`north, south`): these cells are
        marked.
    known
        Whether the question can be answered at all. Where not, no number of services is the last word.

    Notes
    -----
    Cells speak of those whom the sentence of coverage counts: people in no listed group, or the group asked about.
    Where only a listed group has a way to help, the cell names it. It tells the best of its situations: it is not known
    where none is covered and one is not known to be a gap. The number is that of the services of the best situation,
    with a question mark where every way to help in the cell rests on ages or areas that nobody has given.
    """
    homes = {area.id: area.name for area in network.system.areas}
    needs = {need.id: need.name for need in network.system.needs}
    areas = [area for area in homes if area in set(table["area"])] or list(dict.fromkeys(table["area"]))
    situations: dict[tuple[str, str], list[_Situation]] = {}
    for need, area, *said in zip(*(table[name] for name in ("need", "area", *_Situation._fields)), strict=True):
        situations.setdefault((need, area), []).append(_Situation(*said))
    rows = [need for need in needs if need in set(table["need"])]
    spoken, where = (named[0], named[1].split(", ")) if len(named) > 1 else ("", [])
    return CoverageGrid(
        needs=tuple(needs[need] for need in rows),
        areas=tuple(homes.get(area, "Everywhere") for area in areas),
        cells=tuple(
            tuple(
                replace(_cell(situations[need, area], network, known), named=need == spoken and area in where)
                for area in areas
            )
            for need in rows
        ),
    )


def against(grid: CoverageGrid, before: CoverageGrid) -> CoverageGrid:
    """The grid with what its cells said before; cells that were not there before are left as they are."""
    said = {
        (need, area): cell
        for need, cells in zip(before.needs, before.cells, strict=True)
        for area, cell in zip(before.areas, cells, strict=True)
    }
    cells = tuple(
        tuple(_since(cell, said.get((need, area), cell)) for area, cell in zip(grid.areas, cells, strict=True))
        for need, cells in zip(grid.needs, grid.cells, strict=True)
    )
    return replace(grid, cells=cells)


def _since(cell: Cell, before: Cell) -> Cell:
    was = before.text if cell.text != before.text else ""
    doors_were = before.doors if cell.doors and before.doors not in ("", cell.doors) else ""
    return replace(cell, was=was, doors_were=doors_were)


def _cell(all_of_it: Sequence[_Situation], network: Network, known: bool) -> Cell:
    situations = [one for one in all_of_it if one.group == all_of_it[0].group]
    covered = [one for one in situations if one.status == "covered"]
    if covered:
        return replace(_helped(covered, known), doors=_doors(situations))
    unreachable = any(one.status == "unreachable" for one in situations)
    without = NOT_KNOWN if any(one.unclear for one in situations) else NO_WAY_IN if unreachable else NOBODY
    with_help = {one.group for one in all_of_it if one.status == "covered"}
    return replace(without, text=_only(with_help, network, without), group=True) if with_help else without


def _helped(covered: Sequence[_Situation], known: bool) -> Cell:
    services = max(one.services for one in covered)
    if all(one.assumed for one in covered):
        return Cell("unsure", f"{services:,}?")
    if not known:
        return Cell("at-least", f"At least {services:,}")
    return ONLY_ONE if services == 1 else Cell("several", f"{services:,}")


def _only(groups: set[str], network: Network, others: Cell) -> str:
    """`Women only` where a way to help is for that group alone; for others there is none, or it is not known."""
    names = [one.name for one in network.system.groups if one.id in groups]
    whose = names[0] if len(names) == 1 else "Some groups"
    return f"{whose} at least" if others is NOT_KNOWN else f"{whose} only"


def _doors(situations: Sequence[_Situation]) -> str:
    """A mark for each way in: those that reach most first, what is not known last."""
    doors: dict[str, list[_Situation]] = {}
    for one in situations:
        doors.setdefault(one.stage, []).append(one)
    return "".join(sorted(map(_door, doors.values()), key=(ALL, SOME, NONE, UNCLEAR).index))


def _door(situations: Sequence[_Situation]) -> str:
    covered = [one.status == "covered" for one in situations]
    if any(covered):
        return ALL if all(covered) else SOME
    return UNCLEAR if any(one.unclear for one in situations) else NONE
