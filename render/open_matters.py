"""How much of each kind of thing nobody has told us, as numbers and words."""

from analysis import Answer
from network.words import numbered, plural

__all__ = ["open_matters"]


def open_matters(unknowns: Answer, most: int | None = None) -> list[tuple[int, str]]:
    """Each kind that there is any of, with what it is: partners first, then the `most` frequent.

    Parameters
    ----------
    unknowns
        The answer to `unknowns`.
    """
    silent = len(unknowns.table) - int(unknowns.table["asked"].sum())
    partners = f"of {plural(len(unknowns.table), 'partner')} {numbered(silent, 'has', 'have')} not been asked"
    kinds = sorted(((int(number), what) for what, number in unknowns.receipt.facts), key=lambda kind: -kind[0])
    return [(number, what) for number, what in ((silent, partners), *kinds[:most]) if number]
