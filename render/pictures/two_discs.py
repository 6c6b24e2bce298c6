"""Two services that each decline most of what the other sends: discs, arrows both ways, the part that is declined."""

import pandas as pd

from analysis import Answer
from network.model import Network
from network.rounding import off_by
from network.words import in_sentence, listed
from render.pictures import pen
from render.pictures.seen import Seen
from render.tables import names_of

__all__ = ["draw"]

MOST, ROW = 2, 160.0
DISC, ONE, OTHER = 60.0, 48.0, pen.WIDTH - 48.0
BEGIN, END = 96.0, pen.WIDTH - 96.0  # of the arrows
WIDE = 16.0


def draw(answer: Answer, network: Network, seen: Seen) -> pen.Picture | pen.Nothing:
    """The picture of the answer to `bounce`; where a room looks on, services are not named."""
    pairs = answer.table[answer.table["stands_out"].astype(bool)].head(MOST)
    if answer.state != "finding" or pairs.empty:
        return pen.Nothing("No two services decline most of each other's.")
    named, some = seen.named(answer, network), "about " if off_by(network.system) else ""
    layers: list[pen.Layer] = []
    for place, (_, pair) in enumerate(pairs.iterrows()):
        top, y = place * ROW, place * ROW + 66
        layers += [
            pen.texts(
                [(pen.WIDTH / 2, top + 10, pen.cut(_needs(pair["need"], network), pen.WIDTH))],
                align="center",
                colour=pen.MUTED,
            ),
            *_service(named.of(pair["source"], "One service"), (ONE, y)),
            *_service(named.of(pair["target"], "Another service"), (OTHER, y)),
            *_arrow(BEGIN, END, y - 14, _sent(pair, "there"), some),
            *_arrow(END, BEGIN, y + 22, _sent(pair, "back"), some),
        ]
    below = len(pairs) * ROW
    return pen.drawn(*layers, *_key(below), height=below + 14, words=_words(pairs, network, some))


def _key(y: float) -> list[pen.Layer]:
    """What the two parts of an arrow mean."""
    accepted, declined = BEGIN + 6, pen.WIDTH / 2 + 6
    swatches = {x: (x, y - 6, x + 24, y + 6) for x in (accepted, declined)}
    return [
        pen.bars([swatches[accepted]], pen.ACCENT, edge=pen.INK),
        pen.bars([swatches[declined]], pen.CARD, edge=pen.INK),
        pen.texts([(accepted + 31, y, "accepted"), (declined + 31, y, "declined")], size=pen.SMALL),
    ]


def _service(name: str, spot: pen.Point) -> list[pen.Layer]:
    x, y = spot
    return [
        pen.dots([spot], pen.CARD, across=DISC, edge=pen.INK, width=2.4),
        pen.texts(
            [(x, y + 44 + 17 * line, words) for line, words in enumerate(pen.wrapped(name, 94, size=pen.SMALL))],
            align="center", size=pen.SMALL,
        ),
    ]  # fmt: skip


def _sent(pair: pd.Series, way: str) -> tuple[int, int]:
    """Made one way, and accepted of these."""
    return int(pair[f"made_{way}"]), int(pair[f"accepted_{way}"])


def _arrow(start: float, end: float, y: float, sent: tuple[int, int], some: str) -> list[pen.Layer]:
    """What was sent one way: the part accepted is filled, the part declined empty."""
    made, accepted = sent
    forward = 1 if end > start else -1
    tip, beside = end - 12 * forward, y - 19 * forward
    parted = start + (tip - start) * accepted / made
    head: list[pen.Point] = [(tip, y - WIDE), (end, y), (tip, y + WIDE)]
    words = f"{some}{made} sent, {made - accepted} declined"
    return [
        pen.bars([(min(start, parted), y - WIDE / 2, max(start, parted), y + WIDE / 2)], pen.ACCENT),
        pen.bars([(min(parted, tip), y - WIDE / 2, max(parted, tip), y + WIDE / 2)], pen.CARD, edge=pen.INK),
        pen.shape(head, pen.FAINT),
        pen.texts([(pen.WIDTH / 2, beside, words)], align="center", size=pen.SMALL),
    ]


def _needs(needs: str, network: Network) -> str:
    names = names_of("need", network)
    return listed([in_sentence(names.get(one, one)) for one in needs.split(", ") if one]) or "need not recorded"


def _words(pairs: pd.DataFrame, network: Network, some: str) -> str:
    first = pairs.iloc[0]
    (there, accepted_there), (back, accepted_back) = (_sent(first, way) for way in ("there", "back"))
    one_way = f"of {some}{there} referrals one way {there - accepted_there} were declined"
    ways = f"{one_way}, of {back} back {back - accepted_back}"
    others = f"; {len(pairs) - 1} more below" if len(pairs) > 1 else ""
    return f"Two services, for {_needs(first['need'], network)}: {ways}{others}."
