"""Ways in by needs, a pair of marks in each: what they have there, and what is known of ours."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

import pandas as pd

from analysis import Answer
from analysis._places import LINK, TO_ASK
from network.model import Network
from network.words import in_sentence, plural
from render.pictures import pen
from render.pictures.matrix import Key, Mark, Matrix, explained, marked
from render.pictures.seen import Seen
from render.tables import names_of

__all__ = ["draw"]

MOST_ROWS, MOST_WAYS = 16, 8
MOST_LEFT = 185.0  # pixels for the words of the rows
FRAME = (19.0, 10.0)  # pixels around a pair that we could ask about: to each side, and up and down
INDENT = "– "
APART = 9.0  # pixels between the middle of a pair and each of its marks
OURS: Mapping[str, Mark] = MappingProxyType(
    {"a longer way": "half", "no link": "ring", "no way is recorded": "ring", "not known": "hatch"}
)
KEY: Key = MappingProxyType(
    {"full": ("a link", 70), "half": ("a longer way", 112), "ring": ("none recorded", 120), "hatch": ("not known", 90)}
)


class Square(NamedTuple):
    """What stands in one square."""

    there: Mark
    here: Mark
    to_ask: bool


def draw(answer: Answer, network: Network, seen: Seen) -> pen.Picture | pen.Nothing:
    """The picture of the answer to `compare`."""
    table = answer.table
    if table.empty:
        return pen.Nothing("There is no link that could be drawn.")
    ways = list(dict.fromkeys(table["stage"]))[:MOST_WAYS]
    told = {(need, group) for need, group in zip(table["need"], table["group"], strict=True)}
    rows = sorted(told | {(need, "") for need, _ in told}, key=lambda ends: _row(network, *ends))
    pairs = {
        (row, column): _pair(some)
        for row, (need, group) in enumerate(rows[:MOST_ROWS])
        for column, stage in enumerate(ways)
        if len(some := table[(table["stage"] == stage) & (table["need"] == need) & (table["group"] == group)])
    }
    stages = names_of("stage", network)
    names = [_below(network, group) if group else _row(network, need, group) for need, group in rows[:MOST_ROWS]]
    square = Matrix(names, [stages[one] for one in ways], {}, most_left=MOST_LEFT)
    key, hidden = square.bottom + 20, len(rows) - MOST_ROWS
    below = ["In each pair: there at the left, here at the right."]
    below += ["Empty: no way is recorded there."] if len(pairs) < len(names) * len(ways) else []
    below += ["In a frame: what we could ask about."] if any(pair.to_ask for pair in pairs.values()) else []
    below += [f"{plural(hidden, 'more row')} in the table"] if hidden > 0 else []
    shown = explained(KEY, {mark for pair in pairs.values() for mark in pair[:2]})
    return pen.drawn(
        *square.layers(),
        pen.bars([_frame(*_middle(square, *cell)) for cell, pair in pairs.items() if pair.to_ask],
                 pen.CARD, edge=pen.INK),
        *_layers((_middle(square, *cell), pair) for cell, pair in pairs.items()),
        *(layer for (x, y), mark, _ in shown for layer in _marked([(x, key + y)], mark)),
        pen.texts([(x + 12, key + y, words) for (x, y), _, words in shown], size=pen.SMALL),
        pen.texts([(0, key + 24 + 20 * line, one) for line, one in enumerate(below)], colour=pen.MUTED, size=pen.SMALL),
        height=key + 16 + 20 * len(below),
        words=_words(network, table),
    )  # fmt: skip


def _below(network: Network, group: str) -> str:
    """Under the row of the need, so that neither is cut off."""
    return f"{INDENT}for {in_sentence(names_of('group', network)[group])}"


def _row(network: Network, need: str, group: str) -> str:
    """`Housing`, `Housing, women`."""
    for_whom = f", {in_sentence(names_of('group', network)[group])}" if group else ""
    return f"{names_of('need', network)[need]}{for_whom}"


def _pair(rows: pd.DataFrame) -> Square:
    """The shortest way that they have; of ours what we could ask about, else what is not known."""
    direct = LINK in set(rows["there"])
    said = [one for one in (*TO_ASK, "not known") if one in set(rows["here"])]
    there: Mark = "full" if direct else "half"
    return Square(there, OURS[said[0]] if said else there, bool(said) and said[0] in TO_ASK)


def _middle(square: Matrix, row: int, column: int) -> pen.Point:
    (point,) = Matrix(square.rows, square.columns, {(row, column): "full"}).at("full")
    return point


def _frame(x: float, y: float) -> pen.Box:
    return x - FRAME[0], y - FRAME[1], x + FRAME[0], y + FRAME[1]


def _layers(pairs: Iterable[tuple[pen.Point, Square]]) -> list[pen.Layer]:
    found: dict[Mark, list[pen.Point]] = {}
    for (x, y), pair in pairs:
        found.setdefault(pair.there, []).append((x - APART, y))
        found.setdefault(pair.here, []).append((x + APART, y))
    return [layer for mark, points in found.items() for layer in _marked(points, mark)]


def _marked(points: Sequence[pen.Point], mark: Mark) -> list[pen.Layer]:
    """As in every square of marks, but nothing is red: that we have no link is no alarm."""
    return [pen.dots(points, pen.CARD, edge=pen.INK, width=2.2)] if mark == "ring" else marked(points, mark)


def _words(network: Network, table: pd.DataFrame) -> str:
    stages = names_of("stage", network)
    asked = dict.fromkeys(
        f"from {in_sentence(stages[stage])} to {in_sentence(_row(network, need, group))}"
        for stage, need, group, here in zip(table["stage"], table["need"], table["group"], table["here"], strict=True)
        if here in TO_ASK
    )
    if asked:
        return f"A pair of marks for each link there and here. There and not here: {pen.some(list(asked))}."
    return "A pair of marks for each link there and here; none of theirs is known to be absent here."
