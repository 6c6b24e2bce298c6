"""A theme: every question of its page with sentence, picture, table, how sure and how we know."""

from collections.abc import Callable, Collection, Iterator

from analysis import Answer, Theme
from network.model import Network
from render.coverage_grid import Cell, coverage_grid
from render.own_places import others
from render.report.content import Block, Heading, Text
from render.report.telling import Telling, cut
from render.tables import Shown, table_of

__all__ = ["of", "only", "with_others"]

IN_PART = "in part"  # of a door, in a narrow cell
NARROW = 12  # letters beside one another in a cell of a grid
SHOWN_AS: dict[str, Callable[[Answer, Network], Shown]] = {}  # tables that are drawn in a way of their own


def of(theme: Theme, *, without: Collection[str] = ()) -> Callable[[Telling], Iterator[Block]]:
    """The chapter of a theme, without questions that have a chapter of their own."""

    def blocks(telling: Telling) -> Iterator[Block]:
        for name in telling.questions(theme):
            if name not in without:
                yield from _answered(telling, telling.answer(name))

    return blocks


def only(*names: str) -> Callable[[Telling], Iterator[Block]]:
    """A chapter of these questions."""

    def blocks(telling: Telling) -> Iterator[Block]:
        for name in names:
            if telling.tells(name):
                yield from _answered(telling, telling.answer(name))

    return blocks


def with_others(written: Callable[[Telling], Iterator[Block]], theme: Theme) -> Callable[[Telling], Iterator[Block]]:
    """A chapter that is written by hand, and after it the questions of its theme that it has no place for."""

    def blocks(telling: Telling) -> Iterator[Block]:
        yield from written(telling)
        for name in telling.questions(theme):
            if name in others(theme):
                yield from _answered(telling, telling.answer(name))

    return blocks


def _answered(telling: Telling, answer: Answer) -> Iterator[Block]:
    if answer.question.name not in SHOWN_AS or answer.table.empty:
        yield from telling.told(answer)
        return
    yield Heading(answer.question.heading)
    yield from telling.sentence(answer)
    table = SHOWN_AS[answer.question.name](answer, telling.network)
    yield cut(table, answer.question.heading, rows=len(table.frame), wide=NARROW)
    if table.frame.apply(lambda column: column.str.contains(IN_PART, regex=False)).to_numpy().any():
        yield Text(f"Doors are ways in. {IN_PART.capitalize()}: for some ages.", "quiet")
    yield from telling.proof(answer)


def _needs_by_areas(answer: Answer, network: Network) -> Shown:
    """The grid of the page Gaps: for each need and area, whether a way to help is recorded."""
    grid = coverage_grid(answer.table, network, known=answer.state != "not known")
    rows = [(need, *(_said(cell) for cell in cells)) for need, cells in zip(grid.needs, grid.cells, strict=True)]
    return table_of(["Need", *grid.areas], rows)


def _said(cell: Cell) -> str:
    """What a cell says, and through how many of its doors: `3 (4 of 5 doors, 1 in part)`."""
    doors = cell.in_words.replace("more for some ages", IN_PART).replace("for some ages", IN_PART)
    return f"{cell.text} ({doors})" if doors else cell.text


SHOWN_AS["coverage"] = _needs_by_areas
