"""Barriers by kind: a square each, full where open, lighter under way, hatched where nobody has said, empty solved."""

from analysis import Answer
from analysis.barriers import KINDS
from network.model import Network
from network.words import plural
from render.pictures import pen
from render.pictures.seen import Seen

__all__ = ["draw"]

ROW, SQUARE, GAP = 30.0, 17.0, 4.0
TOP = 36.0
STATES = {"open": "open", "under way": "under way", "": "not said", "solved": "solved"}
FILLS = {"open": pen.ACCENT, "solved": pen.CARD}


def draw(answer: Answer, network: Network, seen: Seen) -> pen.Picture | pen.Nothing:
    """The picture of the answer to `barriers`."""
    table = answer.table
    if table.empty:
        return pen.Nothing("No barrier is recorded.")
    kinds = sorted(table["kind"].unique(), key=lambda kind: (-int((table["kind"] == kind).sum()), kind))
    names = [name[0].upper() + name[1:] for name in (KINDS.get(kind, kind) for kind in kinds)]
    left = pen.room_for(names, most=170)
    room = max(1, int((pen.WIDTH - left - 34) // (SQUARE + GAP)))
    boxes: dict[str, list[pen.Box]] = {state: [] for state in STATES}
    counts = []
    for place, kind in enumerate(kinds):
        own = table.loc[table["kind"] == kind, "status"].value_counts()
        states = [state for state in STATES for _ in range(int(own.get(state, 0)))]
        top = TOP + place * ROW + (ROW - SQUARE) / 2
        for number, state in enumerate(states[:room]):
            x = left + number * (SQUARE + GAP)
            boxes[state].append((x, top, x + SQUARE, top + SQUARE))
        counts.append((left + min(room, len(states)) * (SQUARE + GAP) + 4, top + SQUARE / 2, f"{len(states)}"))
    there = [state for state in STATES if (table["status"] == state).any()]
    keys = [(place * 100.0, STATES[state]) for place, state in enumerate(there)]
    for (x, _), state in zip(keys, there, strict=True):
        boxes[state].append((x + 1, 6, x + 1 + SQUARE, 6 + SQUARE))
    return pen.drawn(
        pen.texts([(x + 24, 15, label) for x, label in keys], size=pen.SMALL),
        *(pen.bars(boxes[state], fill, edge=pen.INK) for state, fill in FILLS.items()),
        pen.halfway(boxes["under way"]),
        pen.hatched(boxes[""], edge=pen.INK),
        *pen.beside([(TOP + (place + 0.5) * ROW, name) for place, name in enumerate(names)], left - 6),
        pen.texts(counts, bold=True),
        height=TOP + len(kinds) * ROW,
        words=f"Barriers: {pen.some([f'{name} {count}' for name, (_, _, count) in zip(names, counts, strict=True)])}; "
        f"{plural(int((table['status'] == 'open').sum()), 'is open', 'are open')}.",
    )
