"""What introductions open together, by how many there are: where one more opens little, the curve goes flat."""

import pandas as pd

from analysis import Answer
from network.model import Network
from network.words import LEAST_IN_100, plural
from render.pictures import pen
from render.pictures.seen import Seen

__all__ = ["draw"]

LEFT, RIGHT, TOP, HEIGHT = 24.0, pen.WIDTH - 24.0, 40.0, 170.0


def draw(answer: Answer, network: Network, seen: Seen) -> pen.Picture | pen.Nothing:
    """The picture of the answer to `programme`."""
    sets = answer.table.drop_duplicates("size").sort_values("size")
    if answer.state != "finding" or sets.empty:
        return pen.Nothing("No introductions open a way to help.")
    values, unit = _values(sets)
    sizes = [0, *(int(size) for size in sets["size"])]
    reached = [0.0, *values]
    scale = max(*reached, 1e-9)
    spots = [
        (LEFT + (RIGHT - LEFT) * size / sizes[-1], TOP + HEIGHT * (1 - value / scale))
        for size, value in zip(sizes, reached, strict=True)
    ]
    said = [f"{value:.0f}" if value >= 0.5 or not value else "under 1" for value in reached]
    most = plural(sizes[-1], "introduction")
    return pen.drawn(
        pen.texts([(0, 10, f"Opened, {unit}, by the best set of each size")], colour=pen.MUTED),
        pen.lines([((LEFT, TOP + HEIGHT), (RIGHT, TOP + HEIGHT))], pen.LINE),
        pen.curve(spots, pen.ACCENT, width=4, bend="linear"),
        pen.dots(spots[1:], pen.CARD, edge=pen.ACCENT, across=14, width=2.6),
        pen.texts(
            [(x, y - 17, words) for (x, y), words in list(zip(spots, said, strict=True))[1:]],
            align="center",
            bold=True,
            colour=pen.INK,
        ),
        pen.texts(
            [(x, TOP + HEIGHT + 15, str(size)) for (x, _), size in zip(spots, sizes, strict=True)],
            align="center",
            size=pen.SMALL,
            colour=pen.MUTED,
        ),
        pen.texts([(RIGHT + 20, TOP + HEIGHT + 34, "introductions")], align="right", size=pen.SMALL, colour=pen.MUTED),
        height=TOP + HEIGHT + 44,
        words=f"What introductions open together, {unit}: {said[1]} with the first, {said[-1]} with {most}.",
    )


def _values(sets: pd.DataFrame) -> tuple[list[float], str]:
    """What each set opens: of 100 people where that is known, of 1,000 where it is few, else in situations."""
    if sets["people"].isna().any():
        return [float(one) for one in sets["profiles_gained"]], "situations"
    of = 100 if sets["people"].max() >= LEAST_IN_100 else 1000
    return [of * float(one) for one in sets["people"]], f"of {of:,} people"
