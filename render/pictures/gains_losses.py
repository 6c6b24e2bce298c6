"""What a change would give and take: bars to the right for who gains, hatched ones to the left for losses."""

from analysis import Answer
from network.model import Network
from render.pictures import pen
from render.pictures.seen import Seen

__all__ = ["draw"]

ROWS = (  # change for the better, change for the worse, what both are about
    ("opened", "closed", "A way to help"), ("shorter", "longer", "A shorter way"),
    ("more ways", "fewer ways", "Rests on fewer partners"), ("service added", "service gone", "A service exists"),
)  # fmt: skip
ROW, MIDDLE, HALF = 58.0, pen.WIDTH / 2, pen.WIDTH / 2 - 46


def draw(answer: Answer, network: Network, seen: Seen) -> pen.Picture | pen.Nothing:
    """The picture of the answer to `what_if`."""
    facts = {name: count for name, count in answer.receipt.facts if isinstance(count, int)}
    rows = [(facts.get(better, 0), facts.get(worse, 0), about) for better, worse, about in ROWS]
    rows = [row for row in rows if row[0] or row[1]]
    if answer.state != "finding" or not rows:
        return pen.Nothing("No situation would change.")
    most = max(max(better, worse) for better, worse, _ in rows)
    said = [f"{about[0].lower()}{about[1:]}, {better:,} gain and {worse:,} lose" for better, worse, about in rows]
    return pen.drawn(
        pen.texts([(0, 10, "Situations that lose")], size=pen.SMALL, colour=pen.MUTED),
        pen.texts([(pen.WIDTH, 10, "Situations that gain")], size=pen.SMALL, colour=pen.MUTED, align="right"),
        *(layer for place, row in enumerate(rows) for layer in _row(*row, top=26 + place * ROW, scale=HALF / most)),
        height=26 + len(rows) * ROW,
        words=f"Situations that gain and lose: {pen.some(said)}.",
    )


def _row(better: int, worse: int, about: str, *, top: float, scale: float) -> list[pen.Layer]:
    left, right = MIDDLE - worse * scale, MIDDLE + better * scale
    y, (above, below) = top + 33, (top + 20, top + 46)
    return [
        pen.texts([(MIDDLE, top + 8, about)], align="center"),
        pen.bars([(MIDDLE, above, right, below)] if better else [], pen.ACCENT),
        pen.hatched([(left, above, MIDDLE, below)] if worse else []),
        pen.lines([((MIDDLE, above - 3), (MIDDLE, below + 3))], pen.INK, width=2),
        pen.texts([(right + 8, y, f"{better:,}" if better else "")], bold=True),
        pen.texts([(left - 8, y, f"{worse:,}" if worse else "")], bold=True, align="right"),
    ]
