"""Who sends people to the only recorded way through, and where they go from there: all meet in one partner."""

from collections.abc import Sequence

from analysis import Answer
from network.model import Network
from network.words import plural
from render.pictures import pen
from render.pictures.seen import NamedHere, Seen

__all__ = ["draw"]

MOST, ROW, TOP = 8, 27.0, 46.0
IN_A_ROOM = 3  # lines on either side where nobody may be named: as many as there are would tell who it is
MIDDLE, BEFORE, AFTER = pen.WIDTH / 2, 152.0, pen.WIDTH - 152.0
ROOM, LARGE = 140.0, 17.0  # pixels for the names of others, and the letters of its own
NEEDS_IN_A_ROW = 20
LEFT: pen.Align = "left"
RIGHT: pen.Align = "right"


def draw(answer: Answer, network: Network, seen: Seen) -> pen.Picture | pen.Nothing:
    """The picture of the answer to `sole_routes`."""
    if answer.state != "finding":
        return pen.Nothing("No partner on the way is the only way through.")
    first, named = answer.table.iloc[0], seen.named(answer, network)
    partner, needs = str(first["partner"]), int(first["needs"])
    before = [one for one, other in answer.highlight.links if other == partner]
    after = [other for one, other in answer.highlight.links if one == partner]
    may = named.all((partner, *before, *after))
    rows = max(1, min(MOST, max(len(before), len(after)))) if may else IN_A_ROOM
    waist, bottom = (MIDDLE, TOP + rows * ROW / 2), TOP + rows * ROW + 10
    rest = f"Some help with {plural(needs, 'need')} passes here alone"
    sides_meet = (
        f"{len(before)} before and {len(after)} after meet" if may and before and after else "People and help meet"
    )
    meet = f"{sides_meet} in {named.inside(partner)[0]} alone"
    sides, lines = ((before, BEFORE), (after, AFTER)), 1 if may else IN_A_ROOM
    return pen.drawn(
        *(
            layer
            for one, x in sides
            for layer in (_side(one, x, waist, rows, named) if may and one else _untold(x, waist, lines))
        ),
        pen.dots([waist], pen.AMBER, across=34, width=2.2),
        pen.texts([(MIDDLE, 16, pen.cut(named.of(partner), pen.WIDTH, LARGE))], align="center", size=LARGE, bold=True),
        pen.texts([(0, bottom + 14, rest)], bold=True),
        pen.dots(
            [(8 + place * 19, bottom + 38) for place in range(min(needs, NEEDS_IN_A_ROW))], pen.ACCENT, edge=pen.ACCENT
        ),
        height=bottom + 50,
        words=f"{meet}: {rest[0].lower()}{rest[1:]}.",
    )


def _side(partners: Sequence[str], x: float, waist: pen.Point, rows: int, named: NamedHere) -> list[pen.Layer]:
    """The partners on one side and their lines to the waist."""
    shown = partners if len(partners) <= rows else partners[: rows - 1]
    more = len(partners) - len(shown)
    first = waist[1] - (min(len(partners), rows) - 1) * ROW / 2
    spots = [(x, first + place * ROW) for place in range(len(shown) + bool(more))]
    at, align = (x - 12, RIGHT) if x < waist[0] else (x + 12, LEFT)
    said = [*map(named.of, shown), *([f"{more} more"] if more else [])]
    names = [(y, name) for (_, y), name in zip(spots, said, strict=False)]
    return [
        pen.lines([(spot, waist) for spot in spots], pen.ACCENT, width=2.5),
        pen.dots(spots, pen.PALE, across=12),
        *pen.beside(names, ROOM, x=at, size=pen.SMALL, align=align),
        pen.dots(spots[-1:] if more else [], pen.INK, across=5),
    ]


def _untold(x: float, waist: pen.Point, lines: int) -> list[pen.Layer]:
    """One side for a room that may not hear who it is: that people come, or that help is there, not how many."""
    spots = [(x, waist[1] + (place - (lines - 1) / 2) * ROW) for place in range(lines)]
    before = x < waist[0]
    return [
        pen.lines([(spot, waist) for spot in spots], pen.ACCENT, width=2.5),
        pen.texts(
            [(x - 8 if before else x + 8, waist[1], "people" if before else "help")],
            align=RIGHT if before else LEFT, size=pen.SMALL, colour=pen.MUTED,
        ),
    ]  # fmt: skip
