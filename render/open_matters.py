"""How much of each kind of thing nobody has told us, as numbers and words."""

from analysis import Answer
from network.words import numbered, plural

__all__ = ["OF_PARTNERS", "open_matters"]

OF_PARTNERS = {  # what is counted once for every partner, or twice, so that it can be said of how many
    "needs not known": (1, "partners have not said what they help with"),
    "ages or areas not known": (2, "ages or areas not known, two a partner"),
    "hours not known": (1, "partners have not said their hours"),
}


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
    told = [(number, _of_how_many(what, len(unknowns.table))) for number, what in kinds[:most]]
    return [(number, what) for number, what in ((silent, partners), *told) if number]


def _of_how_many(what: str, partners: int) -> str:
    """`of 46 ages or areas not known, two a partner`; as it is where only some partners are asked it."""
    if what not in OF_PARTNERS:
        return what
    each, said = OF_PARTNERS[what]
    return f"of {each * partners:,} {said}" if partners > 1 else what
