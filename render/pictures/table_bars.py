"""The picture of a question that has none of its own: the first rows of its table as bars of its first number."""

import pandas as pd

from analysis import Answer, Column, Names
from network.model import Network
from network.words import plural
from render.pictures import pen
from render.pictures.seen import Seen
from render.tables import AT_RIGHT, in_words

__all__ = ["draw"]

ROW, MOST = 28.0, 8
TOP = 26.0
NUMBER = 84.0  # pixels for the number behind a bar
TOLD_BY = ("partner", "sector", "need", "stage", "area", "age", "group", "text", "status")  # what a row is about
LEFT = 220.0  # pixels for what tells a row, at most
PARTS = 2  # of what tells a row


def draw(answer: Answer, network: Network, seen: Seen) -> pen.Picture | pen.Nothing:
    """Bars, where the table has a number that is not below 0; who may not be named before a room has none."""
    there = [column for column in answer.question.columns if column.name in answer.table]
    told_by = [column for column in there if column.kind in TOLD_BY][:PARTS]
    number = next((column for column in there if column.kind in AT_RIGHT), None)
    if number is None or not told_by:
        return pen.Nothing("Its table has no numbers to draw.")
    known = answer.table[answer.table[number.name].notna()]
    rows = _nameable(known, told_by, answer, network, seen)
    if rows.empty or rows[number.name].min() < 0 or rows[number.name].max() == 0:
        return pen.Nothing("Its table has nothing that bars could show here.")
    return _bars(rows, told_by, number, network)


def _nameable(table: pd.DataFrame, told_by: list[Column], answer: Answer, network: Network, seen: Seen) -> pd.DataFrame:
    """The rows on those who may be named: a figure of a single partner tells a room more than its sector does."""
    partners = [column.name for column in told_by if column.kind == "partner"]
    named = seen.named(answer, network)
    if not partners or named.agreed is None:
        return table
    if answer.question.names is Names.NEVER:
        return table.head(0)
    return table[[named.all(ids) for ids in table[partners].itertuples(index=False, name=None)]]


def _bars(rows: pd.DataFrame, told_by: list[Column], number: Column, network: Network) -> pen.Picture:
    shown = rows.head(MOST)
    parts = [[_called(column, one, network) for one in shown[column.name]] for column in told_by]
    names = [", ".join(filter(None, told)) for told in zip(*parts, strict=True)]
    said = [in_words(number, network)(value) for value in shown[number.name]]
    left = pen.room_for(names, most=LEFT)
    scale = (pen.WIDTH - left - NUMBER) / float(shown[number.name].max())
    ends = [left + scale * float(value) for value in shown[number.name]]
    tops = [TOP + place * ROW for place in range(len(shown))]
    bottom, more = TOP + len(shown) * ROW, len(rows) - len(shown)
    boxes = [(left, top + 5, end, top + ROW - 5) for top, end in zip(tops, ends, strict=True) if end > left]
    return pen.drawn(
        pen.texts([(left, 10, pen.cut(number.label, pen.WIDTH - left, pen.SMALL))], size=pen.SMALL, colour=pen.MUTED),
        *pen.beside([(top + ROW / 2, name) for top, name in zip(tops, names, strict=True)], left - 6),
        pen.bars(boxes, pen.ACCENT, edge=pen.INK),
        pen.texts([(x + 7, top + ROW / 2, one) for x, top, one in zip(ends, tops, said, strict=True)], bold=True),
        pen.texts([(0, bottom + 14, f"{plural(more, 'more row')} in the table" if more else "")],
                  size=pen.SMALL, colour=pen.MUTED),
        height=bottom + (26 if more else 4),
        words=f"{number.label}: {pen.some([f'{name} {one}' for name, one in zip(names, said, strict=True)])}.",
    )  # fmt: skip


def _called(column: Column, value: object, network: Network) -> str:
    """What a row is about, as short as on the map."""
    if column.kind == "partner" and value in network.by_id:
        return network.partner(str(value)).label
    return in_words(column, network)(value)
