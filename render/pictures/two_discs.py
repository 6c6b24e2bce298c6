"""Two services that each decline most of what the other sends: discs, arrows both ways, the part that is declined."""

import pandas as pd

from analysis import Answer
from network.model import Network
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
    named = seen.named(answer, network)
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
            *_arrow(BEGIN, END, y - 14, int(pair["made_there"]), int(pair["accepted_there"])),
            *_arrow(END, BEGIN, y + 22, int(pair["made_back"]), int(pair["accepted_back"])),
        ]
    return pen.drawn(*layers, height=len(pairs) * ROW - 10, words=_words(pairs, network))


def _service(name: str, spot: pen.Point) -> list[pen.Layer]:
    x, y = spot
    return [
        pen.dots([spot], pen.CARD, across=DISC, edge=pen.INK, width=2.4),
        pen.texts(
            [(x, y + 44 + 17 * line, words) for line, words in enumerate(pen.wrapped(name, 94, size=pen.SMALL))],
            align="center", size=pen.SMALL,
        ),
    ]  # fmt: skip


def _arrow(start: float, end: float, y: float, made: int, accepted: int) -> list[pen.Layer]:
    """What was sent one way: the part accepted is filled, the part declined empty."""
    forward = 1 if end > start else -1
    tip, beside = end - 12 * forward, y - 19 * forward
    parted = start + (tip - start) * accepted / made
    head: list[pen.Point] = [(tip, y - WIDE), (end, y), (tip, y + WIDE)]
    sent = f"{made} sent, {made - accepted} declined"
    return [
        pen.bars([(min(start, parted), y - WIDE / 2, max(start, parted), y + WIDE / 2)], pen.ACCENT),
        pen.bars([(min(parted, tip), y - WIDE / 2, max(parted, tip), y + WIDE / 2)], pen.CARD, edge=pen.INK),
        pen.shape(head, pen.FAINT),
        pen.texts([(pen.WIDTH / 2, beside, sent)], align="center", size=pen.SMALL),
    ]


def _needs(needs: str, network: Network) -> str:
    names = names_of("need", network)
    return listed([in_sentence(names.get(one, one)) for one in needs.split(", ") if one]) or "need not recorded"


def _words(pairs: pd.DataFrame, network: Network) -> str:
    first = pairs.iloc[0]
    there, back = (int(first[f"made_{way}"] - first[f"accepted_{way}"]) for way in ("there", "back"))
    ways = f"of {first['made_there']} referrals one way {there} were declined, of {first['made_back']} back {back}"
    others = f"; {len(pairs) - 1} more below" if len(pairs) > 1 else ""
    return f"Two services, for {_needs(first['need'], network)}: {ways}{others}."
