"""A suggested introduction as a bow: how far apart the two stand now; above it the new link with the needs it opens."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis import Answer
from network.model import Network
from network.words import plural
from render.pictures import pen
from render.pictures.seen import NamedHere, Seen

__all__ = ["draw", "draw_one"]

MOST, ROW, ROOM = 3, 132.0, 134.0
LEFT, RIGHT, RISE = 16.0, pen.WIDTH - 16.0, 62.0
STEPS, NEEDS = 8, 14  # drawn at most
LARGE = 20  # letters where it is drawn small
Row = Mapping[Any, Any]


def draw(answer: Answer, network: Network, seen: Seen) -> pen.Picture | pen.Nothing:
    """The picture of the answer to `introductions`: the first few, one below the other."""
    rows = answer.table.head(MOST).to_dict("records")
    if not rows:
        return pen.Nothing("No introduction is suggested.")
    named = seen.named(answer, network)
    layers = [
        layer for place, row in enumerate(rows) for layer in (*_bow(row, place * ROW), *_names(row, place * ROW, named))
    ]
    said = [f"{' with '.join(named.inside(row['source'], row['target']))}, {_gain(row)}" for row in rows]
    return pen.drawn(*layers, height=len(rows) * ROW - 10, words=f"New links drawn as bows: {pen.some(said)}.")


def draw_one(row: Row) -> pen.Picture:
    """One introduction without names: what a card shows beside them."""
    return pen.drawn(*_bow(row, 0, LARGE), height=RISE + 44, words=f"Now {_apart(row)}; the new link: {_gain(row)}.")


def _bow(row: Row, top: float, size: float = pen.SIZE) -> list[pen.Layer]:
    base = top + RISE + 12
    between: int = 0 if pd.isna(row["stretch"]) else min(int(row["stretch"]) - 1, STEPS)
    steps = [LEFT + (RIGHT - LEFT) * (place + 1) / (between + 1) for place in range(between)]
    needs = min(len(_needs(row)), NEEDS)
    path = [(LEFT, base), (LEFT + 60, top - 16), (RIGHT - 60, top - 16), (RIGHT, base)]
    hanging = [
        _on_the_bow(0.5 + (place - (needs - 1) / 2) * min(0.06, 0.6 / max(needs, 1)), path) for place in range(needs)
    ]
    broken = [((LEFT, base), (LEFT + 130, base)), ((RIGHT - 130, base), (RIGHT, base))]
    return [
        pen.lines(
            broken if pd.isna(row["stretch"]) else [((LEFT, base), (RIGHT, base))], pen.FAINT, width=2, dash=(3, 4)
        ),
        pen.dots([(x, base) for x in steps], pen.CARD, edge=pen.FAINT, across=10),
        pen.curve(
            [_on_the_bow(share / 24, path) for share in range(25)], pen.ACCENT, width=3, dash=(2, 6), bend="linear"
        ),
        pen.dots(hanging, pen.ACCENT, edge=pen.CARD, across=15),
        pen.dots([(LEFT, base), (RIGHT, base)], pen.CARD, edge=pen.INK, across=20, width=2.4),
        pen.texts([(pen.WIDTH / 2, top + 30, _gain(row))], align="center", bold=True, size=size),
        pen.texts([(pen.WIDTH / 2, base + 17, _apart(row))], align="center", size=size * 0.9, colour=pen.MUTED),
    ]


def _names(row: Row, top: float, named: NamedHere) -> list[pen.Layer]:
    y = top + RISE + 37
    ends = named.of(row["source"]), named.of(row["target"])
    return [
        *pen.beside([(y, ends[0])], ROOM, size=pen.SMALL),
        *pen.beside([(y, ends[1])], ROOM, x=pen.WIDTH, size=pen.SMALL, align="right"),
    ]


def _on_the_bow(share: float, path: list[pen.Point]) -> pen.Point:
    """A point of Bezier's curve."""
    weights = (1 - share) ** 3, 3 * share * (1 - share) ** 2, 3 * share**2 * (1 - share), share**3
    x, y = (sum(weight * point[axis] for weight, point in zip(weights, path, strict=True)) for axis in (0, 1))
    return x, y


def _needs(row: Row) -> list[str]:
    return [one for one in row["needs"].split(", ") if one]


def _gain(row: Row) -> str:
    return (
        f"opens {plural(len(_needs(row)), 'need')}"
        if row["profiles_gained"]
        else "a first meeting"
        if row["ties_only"]
        else "a second way"
    )


def _apart(row: Row) -> str:
    return "no way between them" if pd.isna(row["stretch"]) else f"{plural(int(row['stretch']), 'step')} apart"
