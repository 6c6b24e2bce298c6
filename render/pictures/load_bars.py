"""Services against the people they planned for: a bar each, the planned line, hatching for who has not said."""

import pandas as pd

from analysis import Answer
from network.model import Network
from network.words import numbered, plural
from render.pictures.pen import (
    AMBER,
    FAINT,
    INK,
    MUTED,
    PALE,
    SIZE,
    SMALL,
    WIDTH,
    Box,
    Layer,
    Nothing,
    Picture,
    bars,
    cut,
    drawn,
    hatched,
    lines,
    room_for,
    texts,
)
from render.pictures.seen import Named, Seen

__all__ = ["draw"]

ROW, MOST = 25.0, 20
TOP = 24.0
SQUARE, IN_A_ROW = 17.0, 14  # where a room looks on: a square a service


def draw(answer: Answer, network: Network, seen: Seen) -> Picture | Nothing:
    """The picture of the answer to `pressure`; where a room looks on, services are counted and not told apart."""
    told = answer.table[answer.table["full"].notna()]
    untold = len(answer.table) - len(told)
    if told.empty:
        return Nothing("No service has said how many people it planned for.")
    full = int(told["full"].sum())
    takes = f"{full} {numbered(full, 'takes', 'take')} as many people as planned or more"
    words = f"Of {plural(len(told), 'service')}, {takes} and {len(told) - full} fewer; {untold} not known."
    if seen.room:
        return _counted(
            {"As planned, or more": full, "Fewer than planned": len(told) - full, "Not known": untold}, words
        )
    return _each(told.head(MOST), max(0, len(told) - MOST), untold, seen.named(answer, network), words)


def _each(told: pd.DataFrame, more: int, untold: int, named: Named, words: str) -> Picture:
    names = [named.of(one) for one in told["partner"]]
    left = room_for([*names, f"{untold} not known"], most=165)
    highs = told["load_high"].fillna(told["load_low"]).clip(lower=told["load_low"])
    scale = (WIDTH - left) / max(1.25, float(highs.max()) * 1.02)
    planned = left + scale
    tops = [TOP + place * ROW for place in range(len(told))]
    bottom = TOP + len(told) * ROW
    hidden = f"{more} more, less full, in the table" if more else ""
    return drawn(
        texts([(0, y + ROW / 2, cut(name, left - 4)) for y, name in zip(tops, names, strict=True)]),
        *_loads(told, highs, tops, left, scale),
        hatched([(left, bottom + 4, WIDTH, bottom + ROW - 3)] if untold else []),
        texts([(0, bottom + ROW / 2, f"{untold} not known" if untold else "")], colour=MUTED),
        lines([((planned, TOP - 6), (planned, bottom))], INK, width=2, dash=(6, 4)),
        texts([(planned, 9, "planned for")], align="center", size=SMALL, bold=True),
        texts([(0, bottom + (ROW * 1.5 if untold else ROW / 2), hidden)], size=SMALL, colour=MUTED),
        height=bottom + (ROW if untold else 4) + (ROW if more else 0),
        words=words,
    )


def _loads(told: pd.DataFrame, highs: pd.Series, tops: list[float], left: float, scale: float) -> list[Layer]:
    """Bars up to what is known for sure, and faded up to what may be."""
    sure: dict[bool, list[Box]] = {True: [], False: []}
    faded: list[Box] = []
    for (_, row), high, top in zip(told.iterrows(), highs, tops, strict=True):
        low = float(row["load_low"])
        sure[bool(row["full"])].append((left, top + 4, left + low * scale, top + ROW - 4))
        faded += [(left + low * scale, top + 4, left + high * scale, top + ROW - 4)] if high > low else []
    return [
        bars(sure[False], PALE, edge=FAINT),
        bars(sure[True], AMBER, edge=INK),
        bars(faded, FAINT, opacity=0.35),
    ]


def _counted(counts: dict[str, int], words: str) -> Picture:
    """A square a service, in rows of those that are alike."""
    layers: list[Layer] = []
    top = 0.0
    for (label, count), fill in zip(counts.items(), (AMBER, PALE, ""), strict=True):
        down = -(-max(count, 1) // IN_A_ROW)
        boxes = [
            (
                left := (place % IN_A_ROW) * (SQUARE + 5),
                above := top + 28 + place // IN_A_ROW * (SQUARE + 5),
                left + SQUARE,
                above + SQUARE,
            )
            for place in range(count)
        ]
        layers += [texts([(0, top + 12, f"{label}: {count}")], bold=True, size=SIZE)]
        layers += [bars(boxes, fill, edge=INK if fill == AMBER else FAINT) if fill else hatched(boxes)]
        top += 36 + down * (SQUARE + 5)
    return drawn(*layers, height=top, words=words)
