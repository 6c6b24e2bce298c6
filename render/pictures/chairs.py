"""Who is not here: empty chairs, those that were named first."""

from analysis import Answer
from network.model import Network
from render.pictures import pen
from render.pictures.seen import Seen

__all__ = ["draw"]

MOST, ROW, SEAT = 16, 40.0, 22.0
LINES, LINE_HEIGHT = 3, 14.0


def draw(answer: Answer, network: Network, seen: Seen) -> pen.Picture | pen.Nothing:
    """The picture of the answer to `missing`; a partner of the map is an empty chair only where it may be named."""
    named = seen.named(answer, network)
    rows = [row for row in answer.table.to_dict("records") if not row["partner"] or named.all([row["partner"]])][:MOST]
    if not rows:
        return pen.Nothing("Nobody is known to be missing.")
    spots = [(6 + place % 2 * pen.WIDTH / 2, 8 + place // 2 * ROW) for place in range(len(rows))]
    called = [spot for spot, row in zip(spots, rows, strict=True) if row["status"] == "named"]
    names = [pen.wrapped(row["name"], pen.WIDTH / 2 - SEAT - 18, size=pen.SMALL, most=LINES) for row in rows]
    bottom = (len(rows) + 1) // 2 * ROW + 8
    return pen.drawn(
        pen.bars([(x, y + 8, x + SEAT, y + 24) for x, y in spots], pen.CARD, edge=pen.FAINT),
        pen.bars([(x, y + 8, x + SEAT, y + 24) for x, y in called], pen.CARD, edge=pen.ACCENT),
        pen.lines(
            [((x, y + 24), (x, y - 6)) for x, y in spots if (x, y) not in called], pen.FAINT, width=2, dash=(3, 3)
        ),
        pen.lines([((x, y + 24), (x, y - 6)) for x, y in called], pen.ACCENT, width=3),
        pen.texts(
            [
                (x + SEAT + 10, y + 12 + LINE_HEIGHT * (line - (len(parts) - 1) / 2), part)
                for (x, y), parts in zip(spots, names, strict=True)
                for line, part in enumerate(parts)
            ],
            size=pen.SMALL,
        ),
        pen.texts(
            [(0, bottom + 8, "Full lines: named by somebody here" if called else "")], size=pen.SMALL, colour=pen.MUTED
        ),
        height=bottom + (18 if called else 0),
        words=f"Empty chairs: {pen.some([row['name'] for row in rows])}.",
    )
