"""What a team meets, need by need: the core dark, the extended team of a middle tone, empty what neither meets."""

import pandas as pd

from analysis import Answer
from network.model import Network
from network.words import in_sentence
from render.pictures import pen
from render.pictures.seen import Seen

__all__ = ["draw"]

ROW = 27.0
TOP = 34.0
SWATCH = 13.0
PARTS = ("core", "extended", "neither")


def draw(answer: Answer, network: Network, seen: Seen) -> pen.Picture | pen.Nothing:
    """The picture of the answer to `team_gaps`: the first team, people in no listed group."""
    table = answer.table
    own = table[(table["team"] == answer.table["team"].iloc[0]) & (table["situations"] > 0)]
    own = own[own["group"] == own["group"].iloc[0]] if len(own) else own
    if own.empty:
        return pen.Nothing("Nobody is recorded as coming to the team.")
    return _bars(own, {need.id: need.name for need in network.system.needs})


def _bars(own: pd.DataFrame, needs: dict[str, str]) -> pen.Picture:
    names = [needs[need] for need in own["need"]]
    left = pen.room_for(names, most=165)
    wide = pen.WIDTH - left
    tops = [TOP + place * ROW for place in range(len(own))]
    boxes: dict[str, list[pen.Box]] = {part: [] for part in PARTS}
    for (_, row), top in zip(own.iterrows(), tops, strict=True):
        x = left
        for part in PARTS:
            end = x + wide * int(row[part]) / int(row["situations"])
            boxes[part] += [(x, top + 4, end, top + ROW - 4)] if end > x else []
            x = end
    keys = [(place * 132.0, label) for place, label in enumerate(("core", "extended team", "neither"))]
    for (x, _), part in zip(keys, PARTS, strict=True):
        boxes[part].append((x + 1, 7, x + 1 + SWATCH, 7 + SWATCH))
    unmet = [in_sentence(name) for name, left_over in zip(names, own["neither"], strict=True) if left_over]
    return pen.drawn(
        pen.texts([(x + 20, 14, label) for x, label in keys], size=pen.SMALL),
        *pen.beside([(top + ROW / 2, name) for top, name in zip(tops, names, strict=True)], left - 6),
        pen.bars(boxes["core"], pen.ACCENT, edge=pen.INK),
        pen.halfway(boxes["extended"]),
        pen.bars(boxes["neither"], pen.CARD, edge=pen.INK),
        height=TOP + len(own) * ROW + 2,
        words=f"Met by neither team, at least for some: {pen.some(unmet)}." if unmet else "Both teams meet every need.",
    )
