"""Promises of an earlier map by what became of them: the number that stands above them, to be seen at a glance."""

from collections import Counter
from collections.abc import Iterable

from analysis._promised import Became, Outcome
from render.pictures.pen import Nothing, Picture
from render.pictures.stacked import Look, bar

__all__ = ["draw"]

LOOKS: dict[Became, Look] = {"kept": "sure", "still open": "one", "let go": "rest", "not known": "not known"}


def draw(found: Iterable[Outcome]) -> Picture | Nothing:
    """The picture of `outcomes`; not of the answer to `changes`, which is a map."""
    became = Counter(one.became for one in found)
    if not became:
        return Nothing("No promise was open on the earlier map.")
    return bar([(name, became[name], look) for name, look in LOOKS.items()], about="Promises")
