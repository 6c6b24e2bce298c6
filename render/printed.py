"""What a terminal prints: sentences, and tables as CSV or JSON."""

from collections.abc import Callable, Iterable

import pandas as pd

from analysis import Answer, Column
from network.files.raw.safe_cells import safe_cell
from network.model import Network
from render.edit_words import EXERCISE

__all__ = ["MARK", "answer_text", "mark_apart", "marked", "sentence", "table_text", "tenths"]


MARK = "Illustrative: "  # before every sentence of an illustrative map that can leave the screen


def sentence(answer: Answer) -> str:
    """The finding on one line; that it is illustrative travels with it."""
    return marked(answer.finding, answer)


def marked(words: str, answer: Answer) -> str:
    """Words about an answer on one line; on an illustrative map they say so."""
    return " ".join((f"{MARK}{words}" if answer.illustrative else words).split())


def mark_apart(words: str) -> list[tuple[str, bool]]:
    """The words in parts, each with whether it is the mark: writers set that quieter, for it opens every sentence."""
    before, mark, after = words.partition(MARK)
    return [(part, is_mark) for part, is_mark in ((before, False), (mark, True), (after, False)) if part]


def answer_text(answer: Answer, network: Network, table: pd.DataFrame | None = None, *, as_json: bool = False) -> str:
    """The answer's table, or a part of it, as `table_text` gives it.

    How small counts of the map were hidden, and that a what-if is an exercise, stands in every row.
    """
    exercise = EXERCISE if answer.question.name == "what_if" else None
    note = " ".join(filter(None, (network.system.counts_rule, exercise)))
    table = answer.table if table is None else table
    return table_text(table.assign(note=note) if note else table, answer.question.columns, as_json=as_json)


def table_text(table: pd.DataFrame, columns: Iterable[Column] = (), *, as_json: bool = False) -> str:
    """The table as CSV, or as JSON with one object a row; without the last line break.

    True and false are 1 and 0, counts are whole, what is undefined is empty (null in JSON), and no cell of CSV starts
    a formula.

    Parameters
    ----------
    columns
        What the columns hold, where a question declares it.
    """
    whole = {column.name for column in columns if column.kind in ("count", "flag", "place")}
    table = table.astype({name: "Int64" for name in table.columns if _is_whole(table[name], name in whole)})
    if as_json:
        return str(table.to_json(orient="records", double_precision=15, force_ascii=False))
    safe = table.map(lambda cell: safe_cell(cell) if isinstance(cell, str) else cell)
    return str(safe.to_csv(index=False, lineterminator="\n")).removesuffix("\n")


def _is_whole(cells: pd.Series, counts: bool) -> bool:
    if counts and pd.api.types.is_float_dtype(cells):
        return bool((cells.dropna() % 1 == 0).all())
    return bool(pd.api.types.is_bool_dtype(cells))


def tenths(say: Callable[[str], None]) -> Callable[[float], None]:
    """Gives what is to be called with the share that is done, 0 to 1: it says each tenth once."""
    told: set[int] = set()

    def tell(share: float) -> None:
        tenth = int(10 * share)
        if tenth not in told:
            told.add(tenth)
            say(f"{10 * tenth} in 100 done")

    return tell
