"""A refuge whose place stands in the file to the metre: asked about, as nobody else may find those who hide there.

Organisations may say where they are. Nothing is taken out: the place may be that of an office.
"""

import re

from network.details.headings_of_people import heading_words
from network.errors import Problem, Where
from network.model import Network
from network.refuges import refuges

__all__ = ["refuges_asked_about"]

_TO_THE_METRE = re.compile(
    r"(?:.* )?(?:lat(?:itude)?|lo?ng?(?:itude)?|lng|lat ?lo?ng?|geo(?: ?location| ?point)?|gps|coord(?:inate)?s?|"
    r"eastings?|northings?|grid ?ref(?:erence)?|w3w|what ?(?:3|three) ?words)"
)
_OF_ONE = "The place of a partner that may be a refuge is"


def refuges_asked_about(network: Network, where: Where) -> Problem | None:
    """A question where the map holds the place of a refuge; neither name nor place is repeated."""
    exact = {key for one in network.partners for key, _ in one.more}
    exact = {key for key in exact if _TO_THE_METRE.fullmatch(heading_words(key))}
    if not exact:
        return None
    hidden = refuges(network)
    placed = [
        place
        for place, one in enumerate(network.partners, start=1)
        if one.id in hidden and any(key in exact for key, _ in one.more)
    ]
    if not placed:
        return None
    many = f"The places of {len(placed):,} partners that may be refuges are" if len(placed) > 1 else _OF_ONE
    what = f"{many} given to the metre: number {placed[0]:,} in the list{' first' if len(placed) > 1 else ''}."
    return Problem("warning", where, what, "Leave the place out where people hide. An office may stay.")
