"""What is not known: partners by kinds of detail, hatched where nobody has told us; in a room, the kinds alone."""

from analysis import Answer
from network.model import Network
from network.words import plural
from render.pictures import pen
from render.pictures.matrix import Mark, Matrix
from render.pictures.seen import Seen

__all__ = ["draw"]

KINDS = {
    "pairs": "Links", "sides": "Other sides", "needs": "Needs", "open_to": "Whom it takes", "hours": "Hours",
    "waits": "Wait", "capacities": "Capacity", "outcomes": "Outcomes", "hidden": "Hidden counts",
}  # fmt: skip
IN_A_ROOM = {
    "pairs": "Whom they work with", "sides": "Whether they confirm links", "needs": "What they help with",
    "open_to": "Whom they take", "hours": "When they are open", "waits": "How long people wait",
    "capacities": "How many they can take", "outcomes": "What came of referrals", "hidden": "Exact small numbers",
}  # fmt: skip
MOST, ROW = 14, 32.0
LEFT, RIGHT = 206.0, pen.WIDTH - 40.0


def draw(answer: Answer, network: Network, seen: Seen) -> pen.Picture | pen.Nothing:
    """The picture of the answer to `unknowns`."""
    gaps = answer.table[list(KINDS)] > 0
    # of whom others have named every link there may be, it has still not told its own
    gaps["pairs"] |= answer.table["asked"] == 0
    if not gaps.to_numpy().any():
        return pen.Nothing("Nothing is missing." if len(gaps) else "The map lists nobody yet.")
    silent = gaps.any(axis=1)
    kinds = [kind for kind in KINDS if gaps[kind].any()]
    counts = {kind: int(gaps[kind].sum()) for kind in kinds}
    said = pen.some([f"{KINDS[kind].lower()} {counts[kind]}" for kind in kinds])
    words = f"Details that nobody has told us, by how many partners: {said}."
    if seen.room:
        return _by_kind(counts, len(gaps), words)
    named = seen.named(answer, network)
    order = gaps.index[silent][:MOST]  # as in the table: first whom to ask next
    rows = gaps.loc[order, kinds]
    marks: dict[tuple[int, int], Mark] = {
        (row, column): "hatch" for row, told in enumerate(rows.to_numpy()) for column, gap in enumerate(told) if gap
    }
    square = Matrix(
        [named.of(one) for one in answer.table.loc[order, "partner"]],
        [KINDS[kind] for kind in kinds],
        marks,
        most_left=150,
    )
    more = int(silent.sum()) - len(order)
    last = f"{plural(more, 'more partner')} in the table. " if more else ""
    return pen.drawn(
        *square.layers(),
        pen.texts([(0, square.bottom + 18, f"{last}Hatched: nobody has told us")], size=pen.SMALL, colour=pen.MUTED),
        height=square.bottom + 30,
        words=words,
    )


def _by_kind(counts: dict[str, int], partners: int, words: str) -> pen.Picture:
    rows = [(IN_A_ROOM[kind], count, place * ROW) for place, (kind, count) in enumerate(counts.items())]
    return pen.drawn(
        *pen.beside([(top + ROW / 2, name) for name, _, top in rows], LEFT - 4),
        pen.hatched(
            [(LEFT, top + 6, LEFT + (RIGHT - LEFT) * count / partners, top + ROW - 6) for _, count, top in rows]
        ),
        pen.texts(
            [(LEFT + (RIGHT - LEFT) * count / partners + 8, top + ROW / 2, str(count)) for _, count, top in rows],
            bold=True,
        ),
        pen.texts(
            [(0, len(rows) * ROW + 16, f"Of {plural(partners, 'partner')}, those of whom we do not know it")],
            size=pen.SMALL,
            colour=pen.MUTED,
        ),
        height=len(rows) * ROW + 28,
        words=words,
    )
