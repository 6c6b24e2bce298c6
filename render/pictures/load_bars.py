"""Services against the people they planned for: a bar each, the planned line, hatching for who has not said."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from analysis import Answer
from network.model import Network
from network.words import numbered, plural
from render.pictures import pen
from render.pictures.seen import NamedHere, Seen

__all__ = ["draw"]

ROW, MOST = 27.0, 8
TOP = 50.0
SQUARE, IN_A_ROW = 17.0, 14  # where a room looks on: a square a service
PERHAPS = 0.35  # of the ink that stands for what is sure


@dataclass(frozen=True, slots=True)
class Kind:
    """Services that are alike, and how their squares look; without a fill they are hatched."""

    label: str
    count: int
    fill: str
    edge: str
    opacity: float = 1


def draw(answer: Answer, network: Network, seen: Seen) -> pen.Picture | pen.Nothing:
    """The picture of the answer to `pressure`; where a room looks on, services are counted and not told apart."""
    may = answer.table["full"].isna() & (answer.table["load_high"] >= 1)
    told = answer.table[answer.table["full"].notna() | may]
    untold, perhaps = len(answer.table) - len(told), int(may.sum())
    if told["full"].isna().all():
        return pen.Nothing("No service has said how many people it planned for.")
    full = int(told["full"].sum())
    fewer = len(told) - full - perhaps
    takes = f"{full} {numbered(full, 'takes', 'take')} as many people as planned or more"
    doubt = f", {perhaps} may, and {fewer} fewer" if perhaps else f" and {fewer} fewer"
    more = "more " if perhaps else ""
    words = f"Of {plural(len(told), 'service')}, {takes}{doubt}; {untold} {more}not known."
    if seen.room:
        return _counted(_kinds(full, perhaps, fewer, untold), words)
    silent = f"{untold} {more}not known" if untold else ""
    order = (told["load_low"] < 1) * (2 - may[told.index])  # those that are full, then those that may be
    shown = max(MOST, full + perhaps)
    told = told.loc[order.sort_values(kind="stable").index]
    return _each(told.head(shown), max(0, len(told) - shown), silent, seen.named(answer, network), words)


def _kinds(full: int, perhaps: int, fewer: int, untold: int) -> list[Kind]:
    """What there is to count, those that are or may be full first; of the latter only where there are some."""
    return [
        Kind("As planned, or more", full, pen.AMBER, pen.INK),
        *([Kind("May be as planned, or more", perhaps, pen.AMBER, pen.INK, PERHAPS)] if perhaps else []),
        Kind("Fewer than planned", fewer, pen.PALE, pen.FAINT),
        *([Kind("Nothing can be told" if perhaps else "Not known", untold, "", pen.FAINT)] if untold else []),
    ]


def _each(told: pd.DataFrame, more: int, silent: str, named: NamedHere, words: str) -> pen.Picture:
    names = [named.of(one) for one in told["partner"]]
    left = pen.room_for([*names, silent], most=165)
    highs = told["load_high"].fillna(told["load_low"]).clip(lower=told["load_low"])
    scale = (pen.WIDTH - left) / max(1.25, float(highs.max()) * 1.02)
    planned = left + scale
    tops = [TOP + place * ROW for place in range(len(told))]
    bottom = TOP + len(told) * ROW
    hidden = f"{more} more in the table" if more else ""
    return pen.drawn(
        *pen.beside([(y + ROW / 2, name) for y, name in zip(tops, names, strict=True)], left - 4),
        *_key(bool((highs > told["load_low"]).any())),
        *_loads(told, highs, tops, left, scale),
        pen.hatched([(left, bottom + 4, pen.WIDTH, bottom + ROW - 3)] if silent else []),
        pen.texts([(0, bottom + ROW / 2, silent)], colour=pen.MUTED),
        pen.lines([((planned, TOP - 6), (planned, bottom))], pen.INK, width=2, dash=(6, 4)),
        pen.texts([(planned, TOP - 14, "planned for")], align="center", size=pen.SMALL, bold=True),
        pen.texts([(0, bottom + (ROW * 1.5 if silent else ROW / 2), hidden)], size=pen.SMALL, colour=pen.MUTED),
        height=bottom + (ROW if silent else 4) + (ROW if more else 0),
        words=words,
    )


def _key(hidden: bool) -> list[pen.Layer]:
    """What the two parts of a bar mean; the second where there is one."""
    at = [(1.0, "accepted for sure"), *([(170.0, "perhaps more")] if hidden else [])]
    first, *second = [(x, 5.0, x + 26, 18.0) for x, _ in at]
    return [
        pen.bars([first], pen.PALE, edge=pen.FAINT),
        pen.bars(second, pen.FAINT, opacity=PERHAPS),
        pen.texts([(x + 33, 12, label) for x, label in at], size=pen.SMALL),
    ]


def _loads(told: pd.DataFrame, highs: pd.Series, tops: list[float], left: float, scale: float) -> list[pen.Layer]:
    """Bars up to what is known for sure, and faded up to what may be."""
    sure: dict[bool, list[pen.Box]] = {True: [], False: []}
    faded: list[pen.Box] = []
    for (_, row), high, top in zip(told.iterrows(), highs, tops, strict=True):
        low = float(row["load_low"])
        sure[bool(pd.notna(row["full"]) and row["full"])].append((left, top + 4, left + low * scale, top + ROW - 4))
        faded += [(left + low * scale, top + 4, left + high * scale, top + ROW - 4)] if high > low else []
    return [
        pen.bars(sure[False], pen.PALE, edge=pen.FAINT),
        pen.bars(sure[True], pen.AMBER, edge=pen.INK),
        pen.bars(faded, pen.FAINT, opacity=PERHAPS),
    ]


def _counted(kinds: Sequence[Kind], words: str) -> pen.Picture:
    """A square a service, in rows of those that are alike."""
    layers: list[pen.Layer] = []
    top = 0.0
    for kind in kinds:
        down = -(-max(kind.count, 1) // IN_A_ROW)
        boxes = [
            (
                left := (place % IN_A_ROW) * (SQUARE + 5),
                above := top + 28 + place // IN_A_ROW * (SQUARE + 5),
                left + SQUARE,
                above + SQUARE,
            )
            for place in range(kind.count)
        ]
        filled = pen.bars(boxes, kind.fill, edge=kind.edge, opacity=kind.opacity) if kind.fill else pen.hatched(boxes)
        layers += [pen.texts([(0, top + 12, f"{kind.label}: {kind.count}")], bold=True, size=pen.SIZE), filled]
        top += 36 + down * (SQUARE + 5)
    return pen.drawn(*layers, height=top, words=words)
