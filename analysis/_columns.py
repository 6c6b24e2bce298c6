"""The columns of an answer's table: what each is called, what kind of thing stands in it and what it counts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

import pandas as pd

__all__ = ["Column", "columns", "table_of"]

ColumnKind = Literal[
    "text",
    "words",  # that people have typed: they may name anybody
    "status",
    "partner",
    "sector",
    "need",
    "stage",
    "area",
    "age",
    "group",
    "needs",  # several of them, by their ids
    "stages",
    "areas",
    "ages",
    "groups",
    "question",
    "count",
    "number",
    "share",
    "days",
    "place",  # in an order, from 1
    "flag",
]
KINDS: Mapping[str, ColumnKind] = {kind: kind for kind in get_args(ColumnKind)}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an answer's table. Tables hold ids; `kind` tells a screen where their names are."""

    name: str
    label: str  # heading on screen
    kind: ColumnKind
    means: str  # what it counts, its unit and range


def columns(*parts: str | Column) -> tuple[Column, ...]:
    """Columns written as a table, one a line: `name | heading | kind | what it counts, its unit and range`.

    Parameters
    ----------
    parts
        Such tables, and columns that several questions share. A line without a name goes on with what the line above
        it counts.

    Raises
    ------
    ValueError
        When a line has not these four parts, or there is no such kind.
    """
    found: list[Column] = []
    for part in parts:
        for column in (part,) if isinstance(part, Column) else _written(part):
            if column.name:
                found.append(column)
            else:
                found[-1] = replace(found[-1], means=f"{found[-1].means} {column.means}")
    return tuple(found)


def table_of(rows: Iterable[Sequence[object]], stored: Mapping[str, Any]) -> pd.DataFrame:
    """A table of rows with its columns stored so: `DataFrame(rows).astype(stored)` in a quarter of the time."""
    cells = list(zip(*rows, strict=True)) or [()] * len(stored)
    columns_of = zip(stored.items(), cells, strict=True)
    return pd.DataFrame({name: pd.array(list(some), dtype=kind) for (name, kind), some in columns_of}, copy=False)


def _written(table: str) -> Iterator[Column]:
    for line in table.strip().splitlines():
        cells = [cell.strip() for cell in line.split("|", 3)]
        if len(cells) != 4 or (cells[0] and cells[2] not in KINDS):
            form = f'"name | heading | kind | what it counts", the kind one of {", ".join(KINDS)}'
            raise ValueError(f'A column is written {form}; not "{line.strip()}".')
        yield Column(cells[0], cells[1], KINDS.get(cells[2], "text"), cells[3])
