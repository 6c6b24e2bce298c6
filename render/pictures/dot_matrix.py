"""Ways in by needs: a full dot where everybody reaches help, half a dot where some do, a ring where nobody does."""

from types import MappingProxyType

import pandas as pd

from analysis import Answer
from network.model import Network
from network.words import in_sentence, plural
from render.pictures import pen
from render.pictures.matrix import Key, Mark, Matrix, explained, marked
from render.pictures.seen import Seen
from render.tables import names_of

__all__ = ["draw"]

MOST_NEEDS, MOST_WAYS = 24, 8
KEY: Key = MappingProxyType(
    {"full": ("everybody", 97), "half": ("some ages, areas", 148), "ring": ("nobody", 74), "hatch": ("no door", 74)}
)


def draw(answer: Answer, network: Network, seen: Seen) -> pen.Picture | pen.Nothing:
    """The picture of the answer to `entry_points`."""
    ways, needs = answer.table.head(MOST_WAYS), {need.id: need.name for need in network.system.needs}
    only = dict(answer.receipt.options).get("need")
    asked = [need for need in needs if only in (None, need)]
    if not asked or not ways["doors"].any():
        return pen.Nothing("The map lists no needs, or nobody where people come in.")
    stages = [names_of("stage", network)[one] for one in ways["stage"]]
    marks = {
        (row, column): _mark(way, need)
        for column, (_, way) in enumerate(ways.iterrows())
        for row, need in enumerate(asked[:MOST_NEEDS])
    }
    square = Matrix([needs[one] for one in asked[:MOST_NEEDS]], stages, marks)
    usual = [str(way["usual"]) if way["doors"] else "" for _, way in ways.iterrows()]
    key, hidden = square.bottom + 46, len(asked) - MOST_NEEDS
    shown = explained(KEY, set(marks.values()))
    return pen.drawn(
        *square.layers(),
        pen.texts(
            [(x, square.bottom + 15, one) for x, one in zip(square.across, usual, strict=True)],
            align="center",
            bold=True,
        ),
        pen.texts([(0, square.bottom + 15, f"Usual, of {len(asked)}")], colour=pen.MUTED),
        *(layer for x, mark, _ in shown for layer in marked([(x, key)], mark)),
        pen.texts([(x + 12, key, words) for x, _, words in shown], size=pen.SMALL),
        pen.texts(
            [(0, key + 22, f"{plural(hidden, 'more need')} in the table" if hidden > 0 else "")],
            colour=pen.MUTED,
            size=pen.SMALL,
        ),
        height=key + (32 if hidden > 0 else 12),
        words=_words(stages, ways, len(asked)),
    )


def _mark(way: pd.Series, need: str) -> Mark:
    if not way["doors"]:
        return "hatch"
    if need in way["not_reached"].split(", "):
        return "ring"
    return "full" if need in way["reached_by_all"].split(", ") else "half"


def _words(stages: list[str], ways: pd.DataFrame, total: int) -> str:
    reached = [
        f"{in_sentence(stage)} {way['usual']}"
        for stage, (_, way) in zip(stages, ways.iterrows(), strict=True)
        if way["doors"]
    ]
    return f"Needs that one person usually reaches, of {total}, by way in: {pen.some(reached)}."
