"""Who could join a team: a bar each, in the colours of Gaps: nobody now, or a way on which a story is told again."""

import pandas as pd

from analysis import Answer
from network.model import Network
from network.words import in_100, plural
from render.pictures import pen
from render.pictures.seen import NamedHere, Seen

__all__ = ["draw"]

ROW, MOST = 30.0, 6
TOP = 52.0
NUMBER = 78.0  # pixels for the number behind a bar
SWATCH = 13.0


def draw(answer: Answer, network: Network, seen: Seen) -> pen.Picture | pen.Nothing:
    """The picture of the answer to `extended_team`; of several teams the first rows.

    Before a room the one that the sentence is about and those who may be named: of others a bar in the order of their
    size would tell nothing but a league table.
    """
    named = seen.named(answer, network)
    told = answer.table[[place == 0 or named.all([one]) for place, one in enumerate(answer.table["partner"])]]
    if told.empty:
        return pen.Nothing("No partner outside would meet anybody whom the team does not meet already.")
    return _bars(told.head(MOST), max(0, len(told) - MOST), named)


def _bars(shown: pd.DataFrame, more: int, named: NamedHere) -> pen.Picture:
    names = [named.of(one) for one in shown["partner"]]
    left = pen.room_for(names, most=172)
    met, without = (shown[column] for column in _columns(shown))
    scale = (pen.WIDTH - left - NUMBER) / float(met.max())
    tops = [TOP + place * ROW for place in range(len(shown))]
    ends = [left + scale * float(one) for one in met]
    splits = [left + scale * float(one) for one in without]
    bottom = TOP + len(shown) * ROW
    said = _numbers(shown)
    swatches: list[pen.Box] = [(1, 6, 1 + SWATCH, 6 + SWATCH), (1, 27, 1 + SWATCH, 27 + SWATCH)]
    return pen.drawn(
        *pen.beside([(y + ROW / 2, name) for y, name in zip(tops, names, strict=True)], left - 6),
        pen.bars(_boxes(tops, [left] * len(tops), splits) + swatches[:1], pen.RED, edge=pen.INK),
        pen.bars(_boxes(tops, splits, ends) + swatches[1:], pen.PALE, edge=pen.INK),
        pen.texts([(x + 7, y + ROW / 2, one) for x, y, one in zip(ends, tops, said, strict=True)], bold=True),
        pen.texts([(22, 13, "no way to help now"), (22, 34, "there is a way, mostly with the story told again")],
                  size=pen.SMALL),
        pen.texts([(0, bottom + 14, f"{plural(more, 'more partner')} in the table" if more else "")],
                  size=pen.SMALL, colour=pen.MUTED),
        height=bottom + (26 if more else 4),
        words=f"Who would meet most: {pen.some([f'{name} {one}' for name, one in zip(names, said, strict=True)])}.",
    )  # fmt: skip


def _boxes(tops: list[float], lefts: list[float], rights: list[float]) -> list[pen.Box]:
    boxes = zip(tops, lefts, rights, strict=True)
    return [(left, top + 5, right, top + ROW - 5) for top, left, right in boxes if right > left]


def _columns(shown: pd.DataFrame) -> tuple[str, str]:
    """Whom the bars count, in all and without a way to help now: people where they are known, else situations."""
    return ("profiles_gained", "opened") if shown["people"].isna().any() else ("people", "people_opened")


def _numbers(shown: pd.DataFrame) -> list[str]:
    """What the bars are long for: people of 100, or how many situations."""
    if "people" in _columns(shown):
        return [in_100(share).removeprefix("about ") for share in shown["people"]]
    return [f"{int(gained):,}" for gained in shown["profiles_gained"]]
