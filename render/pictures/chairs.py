"""Who is not here: empty chairs, those that were named first."""

from analysis import Answer
from network.model import Network
from render.pictures.pen import (
    ACCENT,
    CARD,
    FAINT,
    MUTED,
    SMALL,
    WIDTH,
    Nothing,
    Picture,
    bars,
    drawn,
    lines,
    some,
    texts,
    wrapped,
)
from render.pictures.seen import Seen

__all__ = ["draw"]

MOST, ROW, SEAT = 16, 40.0, 22.0


def draw(answer: Answer, network: Network, seen: Seen) -> Picture | Nothing:
    """The picture of the answer to `missing`; a partner of the map is an empty chair only where it may be named."""
    named = seen.named(answer, network)
    rows = [row for row in answer.table.to_dict("records") if not row["partner"] or named.all([row["partner"]])][:MOST]
    if not rows:
        return Nothing("Nobody is known to be missing.")
    spots = [(6 + place % 2 * WIDTH / 2, 8 + place // 2 * ROW) for place in range(len(rows))]
    called = [spot for spot, row in zip(spots, rows, strict=True) if row["status"] == "named"]
    names = [wrapped(row["name"], WIDTH / 2 - SEAT - 18, size=SMALL) for row in rows]
    bottom = (len(rows) + 1) // 2 * ROW + 8
    return drawn(
        bars([(x, y + 8, x + SEAT, y + 24) for x, y in spots], CARD, edge=FAINT),
        bars([(x, y + 8, x + SEAT, y + 24) for x, y in called], CARD, edge=ACCENT),
        lines([((x, y + 24), (x, y - 6)) for x, y in spots if (x, y) not in called], FAINT, width=2, dash=(3, 3)),
        lines([((x, y + 24), (x, y - 6)) for x, y in called], ACCENT, width=3),
        texts(
            [
                (x + SEAT + 10, y + 12 + 15 * (line - (len(parts) - 1) / 2), part)
                for (x, y), parts in zip(spots, names, strict=True)
                for line, part in enumerate(parts)
            ],
            size=SMALL,
        ),
        texts([(0, bottom + 8, "Full lines: named by somebody here" if called else "")], size=SMALL, colour=MUTED),
        height=bottom + (18 if called else 0),
        words=f"Empty chairs: {some([row['name'] for row in rows])}.",
    )
