"""What a terminal prints: sentences, tables as CSV or JSON, and what was read of a file."""

from collections.abc import Iterable, Iterator

import pandas as pd

from analysis import Answer, Column
from analysis._words import plural
from network.files.safe_cells import safe_cell
from network.files.summary import summarise
from network.reading import Reading

__all__ = ["marked", "reading_lines", "sentence", "table_text"]


def sentence(answer: Answer) -> str:
    """The finding on one line; that it is illustrative travels with it."""
    return marked(answer.finding, answer)


def marked(words: str, answer: Answer) -> str:
    """Words about an answer on one line; on an illustrative map they say so."""
    return " ".join((f"Illustrative: {words}" if answer.illustrative else words).split())


def table_text(table: pd.DataFrame, columns: Iterable[Column] = (), *, note: str = "", as_json: bool = False) -> str:
    """The table as CSV, or as JSON with one object a row; without the last line break.

    True and false are 1 and 0, counts are whole, what is undefined is empty (null in JSON), and no cell of CSV starts
    a formula.

    Parameters
    ----------
    columns
        What the columns hold, where a question declares it.
    note
        What has to travel with every row: the last column, if there is anything to say.
    """
    table = table.assign(note=note) if note else table
    whole = {column.name for column in columns if column.kind in ("count", "flag")}
    table = table.astype({name: "Int64" for name in table.columns if _is_whole(table[name], name in whole)})
    if as_json:
        return str(table.to_json(orient="records", double_precision=15, force_ascii=False))
    safe = table.map(lambda cell: safe_cell(cell) if isinstance(cell, str) else cell)
    return str(safe.to_csv(index=False, lineterminator="\n")).removesuffix("\n")


def _is_whole(cells: pd.Series, counts: bool) -> bool:
    if counts and pd.api.types.is_float_dtype(cells):
        return bool((cells.dropna() % 1 == 0).all())
    return bool(pd.api.types.is_bool_dtype(cells))


def reading_lines(files: str, reading: Reading) -> Iterator[str]:
    """How a file was read, what was recognised in it, and every problem.

    Parameters
    ----------
    files
        The name of the file, or of those that belong together.
    """
    if reading.network is None:
        yield f"{files}: refused. {plural(len(reading.problems), 'problem')}."
    else:
        counted = summarise(reading)
        read = f"{plural(counted['partners'], 'partner')}, {plural(counted['links'], 'link')}"
        yield f"{files}: {read}. {plural(len(reading.problems), 'warning')}."
    yield from (f"  {note}" for note in reading.notes)
    yield from (f"  {problem.level}: {problem}" for problem in reading.problems)
