"""Links on which everything rests for somebody: bridges as thick as what goes over them, needs hanging below."""

import math

import pandas as pd

from analysis import Answer
from network.model import Network
from network.words import people_said, plural
from render.pictures import pen
from render.pictures.seen import NamedHere, Seen

__all__ = ["draw"]

MOST, ROW = 5, 66.0
LEFT, RIGHT = 8.0, pen.WIDTH - 8.0
THINNEST, THICKEST = 3.0, 20.0
HANGING = 13  # needs


def draw(answer: Answer, network: Network, seen: Seen) -> pen.Picture | pen.Nothing:
    """The picture of the answer to `sole_links`; where a room looks on, the first and those that may be named."""
    if answer.state != "finding":
        return pen.Nothing("No link carries anybody's way to help alone.")
    named = seen.named(answer, network)
    table = answer.table.head(MOST)
    may = [named.all((one["source"], one["target"])) for _, one in table.iterrows()]
    rows = table[[place == 0 or shown for place, shown in enumerate(may)]]
    weights = _weights(rows)
    thick = THINNEST + (THICKEST - THINNEST) * weights / max(weights.max(), 1e-9)
    layers = [
        layer
        for place, ((_, row), weight, wide) in enumerate(zip(rows.iterrows(), weights, thick, strict=True))
        for layer in _bridge(row, named, 34 + place * ROW, wide, first=weight == weights.iloc[0])
    ]
    first = rows.iloc[0]
    ends = f"from {' to '.join(named.inside(first['source'], first['target']))}"
    words = f"The link that carries most: {ends}, {_carried(first)}."
    return pen.drawn(*layers, height=len(rows) * ROW, words=words)


def _bridge(row: pd.Series, named: NamedHere, y: float, wide: float, *, first: bool) -> list[pen.Layer]:
    """One link; `y` is its middle. Those that carry most are nearer than the others in grey too, on either ground."""
    box = [(LEFT, y - wide / 2, RIGHT, y + wide / 2)]
    hanging = [(24.0 + place * 13, y + 20) for place in range(min(int(row["needs"]), HANGING))]
    source, target = named.of(row["source"]), named.of(row["target"])
    return [
        pen.texts([(0, y - 22, pen.cut(source, _room_beside(target)))]),
        pen.texts([(pen.WIDTH, y - 22, pen.cut(target, _room_beside(source)))], align="right"),
        pen.bars(box, pen.AMBER, edge=pen.INK) if first else pen.halfway(box),
        pen.dots([(LEFT, y), (RIGHT, y)], pen.CARD, across=16, width=2),
        pen.dots(hanging, pen.INK, across=7),
        pen.texts([(RIGHT, y + 20, _carried(row))], align="right", size=pen.SMALL, colour=pen.MUTED),
    ]


def _room_beside(other: str) -> float:
    """Pixels for a name: half of the row, and what the other one leaves free."""
    return pen.WIDTH - pen.room_for([other], most=pen.WIDTH / 2 + 10)


def _weights(rows: pd.DataFrame) -> pd.Series:
    return rows["profiles_lost"].astype(float) if rows["people"].isna().any() else rows["people"]


def _carried(row: pd.Series) -> str:
    needs, share = plural(int(row["needs"]), "need"), float(row["people"])
    lost = plural(int(row["profiles_lost"]), "situation") if math.isnan(share) else people_said(share)
    return f"{needs}, {lost}"
