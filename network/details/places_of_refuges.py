"""A refuge whose place stands in the file to the metre: asked about, as nobody else may find those who hide there.

Organisations may say where they are. Nothing is taken out: the place may be that of an office.
"""

import re
from dataclasses import replace

from network.details.headings_of_people import heading_words
from network.errors import Problem, Where
from network.reading import Reading
from network.refuges import refuges

__all__ = ["with_refuges_asked_about"]

_TO_THE_METRE = re.compile(
    r"(?:.* )?(?:lat(?:itude)?|lo?ng?(?:itude)?|lng|lat ?lo?ng?|geo(?: ?location| ?point)?|gps|coord(?:inate)?s?|"
    r"eastings?|northings?|grid ?ref(?:erence)?|w3w|what ?(?:3|three) ?words)"
)
_OF_ONE = "The place of a partner that may be a refuge is"


def with_refuges_asked_about(reading: Reading, file: str) -> Reading:
    """The reading, with a question where it holds the place of a refuge; neither name nor place is repeated.

    Parameters
    ----------
    file
        What the user calls the file.
    """
    if reading.network is None:
        return reading
    exact = {key for one in reading.network.partners for key, _ in one.more}
    exact = {key for key in exact if _TO_THE_METRE.fullmatch(heading_words(key))}
    if not exact:
        return reading
    hidden = refuges(reading.network)
    placed = [
        place
        for place, one in enumerate(reading.network.partners, start=1)
        if one.id in hidden and any(key in exact for key, _ in one.more)
    ]
    if not placed:
        return reading
    many = f"The places of {len(placed):,} partners that may be refuges are" if len(placed) > 1 else _OF_ONE
    what = f"{many} given to the metre: number {placed[0]:,} in the list{' first' if len(placed) > 1 else ''}."
    problem = Problem("warning", Where(file), what, "Leave the place out where people hide. An office may stay.")
    return replace(reading, problems=(*reading.problems, problem))
