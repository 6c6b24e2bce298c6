"""Ways in by needs: a full dot where help is usually reached, half a dot where others reach it, a ring where nobody.

Full dots are as many as the number below them: the needs that one person usually reaches.
It speaks of the same people as the grid of needs by areas: those in no listed group, or in the group asked about. Where
only a listed group reaches help, the ring has a dot inside; where partners have not said what they do, it is hatched.
"""

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
NO_DOOR = "no door", 74
KEY: Key = MappingProxyType(
    {
        "full": ("usually reached", 118),
        "half": ("other ages, areas only", 162),
        "one group": ("some groups only", 138),
        "ring": ("nobody", 72),
        "hatch": ("not known", 74),
    }
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
    top, hidden = square.bottom + 46, len(asked) - MOST_NEEDS
    shown = explained(_key(ways, network), set(marks.values()))
    bottom = top + shown[-1][0][1]
    return pen.drawn(
        *square.layers(),
        pen.texts(
            [(x, square.bottom + 15, one) for x, one in zip(square.across, usual, strict=True)],
            align="center",
            bold=True,
        ),
        pen.texts([(0, square.bottom + 15, f"Usually reached, of {len(asked)}")], colour=pen.MUTED),
        *(layer for (x, y), mark, _ in shown for layer in marked([(x, top + y)], mark)),
        pen.texts([(x + 12, top + y, words) for (x, y), _, words in shown], size=pen.SMALL),
        pen.texts(
            [(0, bottom + 22, f"{plural(hidden, 'more need')} in the table" if hidden > 0 else "")],
            colour=pen.MUTED,
            size=pen.SMALL,
        ),
        height=bottom + (32 if hidden > 0 else 12),
        words=_words(stages, ways, len(asked)),
    )


def _key(ways: pd.DataFrame, network: Network) -> Key:
    """What each mark means here: one group by its name, and no door where that is all that is hatched."""
    alone = {group for groups in ways["groups"] for group in groups.split(", ") if group}
    names = [in_sentence(group.name) for group in network.system.groups if group.id in alone]
    only = f"{names[0]} only" if len(names) == 1 else KEY["one group"][0]
    return {
        **KEY,
        "one group": (only, pen.room_for([only], size=pen.SMALL) + 22),
        "hatch": KEY["hatch"] if ways["not_known"].any() else NO_DOOR,
    }


def _mark(way: pd.Series, need: str) -> Mark:
    if not way["doors"] or need in way["not_known"].split(", "):
        return "hatch"
    if need in way["not_reached"].split(", "):
        return "ring"
    if need in way["only_groups"].split(", "):
        return "one group"
    return "full" if need in way["usually"].split(", ") else "half"


def _words(stages: list[str], ways: pd.DataFrame, total: int) -> str:
    reached = [
        f"{in_sentence(stage)} {way['usual']}"
        for stage, (_, way) in zip(stages, ways.iterrows(), strict=True)
        if way["doors"]
    ]
    return f"Needs that one person usually reaches, of {total}, by way in: {pen.some(reached)}."
