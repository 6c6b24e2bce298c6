"""Where the trail stops: a path as wide as the referrals on it, that ends at a wall."""

from analysis import Answer
from network.model import Network
from network.rounding import off_by
from network.words import in_sentence, plural
from render.pictures import pen
from render.pictures.seen import Seen
from render.tables import names_of

__all__ = ["draw"]

MOST, ROW = 6, 58.0
START, WALL = 10.0, pen.WIDTH - 92.0
THINNEST, THICKEST = 3.0, 22.0


def draw(answer: Answer, network: Network, seen: Seen) -> pen.Picture | pen.Nothing:
    """The picture of the answer to `dead_ends`; where a room looks on, by need alone."""
    if answer.state != "finding":
        return pen.Nothing("No trail stops short.")
    rows = _stops(answer, network, seen)
    hidden, rows = len(rows) - MOST, rows[:MOST]
    most, some = max(max(sent for _, sent in rows), 1), "about " if off_by(network.system) else ""
    more = f"{plural(hidden, 'more stop')} in the table" if hidden > 0 else ""
    return pen.drawn(
        *(layer for place, row in enumerate(rows) for layer in _path(*row, y=46 + place * ROW, most=most, some=some)),
        pen.texts([(0, len(rows) * ROW + 16, more)], colour=pen.MUTED),
        height=len(rows) * ROW + (28 if more else 6),
        words=_words(rows, some),
    )


def _stops(answer: Answer, network: Network, seen: Seen) -> list[tuple[str, int]]:
    """What is to be read beside each path, and known referrals on it."""
    stated = answer.table[answer.table["stated"] == 1]
    needs = names_of("need", network)
    if seen.room:
        by_need = stated.groupby("need", sort=False)["sent"].sum()
        return [(needs.get(str(need), str(need)), int(sent)) for need, sent in by_need.items()]
    named = seen.named(answer, network)
    return [
        (f"{needs.get(row['need'], row['need'])}: {named.of(row['partner'])}", int(row["sent"]))
        for row in stated.to_dict("records")
    ]


def _path(label: str, sent: int, *, y: float, most: int, some: str) -> list[pen.Layer]:
    wide = THINNEST + (THICKEST - THINNEST) * sent / most
    return [
        pen.texts([(0, y - 26, pen.cut(label, pen.WIDTH))]),
        pen.bars([(START, y - wide / 2, WALL, y + wide / 2)], pen.ACCENT),
        pen.dots([(START, y)], pen.CARD, edge=pen.ACCENT, across=18, width=2.4),
        pen.lines([((WALL, y - 15), (WALL, y + 15))], pen.RED, width=6),
        pen.texts([(WALL + 12, y, f"{some}{sent:,}" if sent else "not known")], bold=True),
    ]


def _words(rows: list[tuple[str, int]], some: str) -> str:
    said = [f"{in_sentence(label)} {f'{some}{sent:,}' if sent else 'not known'}" for label, sent in rows]
    return f"Referrals whose trail stops: {pen.some(said)}."
