"""Which lines carry most people: what a map shows at first sight."""

from collections.abc import Collection

from network.counts import known
from render.map.lines import MapLine

__all__ = ["NOTHING", "main_lines"]

CARRIED = 0.5  # of all referrals with a known count, by the lines that stand out
ENOUGH = 10  # lines with a count, below which none stands out
FEW = 0.4  # of the lines with a count, that may stand out together; where it takes more, none does


NOTHING: frozenset[tuple[str, str]] = frozenset()


def main_lines(drawn: Collection[MapLine]) -> frozenset[tuple[str, str]]:
    """The ends of the fewest lines that carry half of the referrals whose count is known.

    Lines that carry as many as the last of them are in too. Empty where most lines carry about as many.
    """
    made = {line.ends: known(line.made) or 0 for line in drawn if known(line.made) is not None}
    total, carried, least = sum(made.values()), 0, 0
    for count in sorted(made.values(), reverse=True):
        if carried >= CARRIED * total:
            break
        carried, least = carried + count, count
    main = frozenset(ends for ends, count in made.items() if count >= max(least, 1))
    return main if len(made) >= ENOUGH and len(main) <= FEW * len(made) else NOTHING
