"""The map drawn for a report: as it is at first sight, and with what a sentence is about brought out.

In every door the map itself names everybody who is on it, also to a room: to be a partner is no finding. What it brings
out in a room is only what the room may be told.
"""

from collections.abc import Mapping
from functools import lru_cache

from analysis import Answer
from network.model import Network
from network.words import plural
from render.map.layout import Places, layout
from render.map.lens import Lens, lens_of
from render.map.network_map import payload
from render.map.still import Sheet, Still, map_words, still
from render.pictures import Seen
from render.printed import marked
from render.report.content import Contents

__all__ = ["FIRST_SIGHT", "ON_THE_MAP", "brought_out", "first_sight", "map_drawings", "places_of"]

FIRST_SIGHT = ""  # the key of the map with nothing brought out
ON_THE_MAP = ("crossing", "go_betweens", "weak_points", "camps")  # questions without a picture of their own
PAGE, SLIDE = Sheet(), Sheet(wide=1.3, key=1.25)


def first_sight(contents: Contents, sheet: Sheet = PAGE) -> Still | None:
    """The map with nothing brought out, as the report's readers may see it; None where the report has no map."""
    if contents.network is None:
        return None
    words = map_words(contents.network, places_of(contents.network), room=contents.seen.room)
    return _drawn(contents.network, contents.seen, Lens(), words, sheet)


def brought_out(contents: Contents, answer: Answer, sheet: Sheet = PAGE) -> Still | None:
    """The map on which those stand out whom an answer is about, as far as the readers may see that."""
    lens = lens_of(answer, contents.network, room=contents.seen.room, agreed=contents.seen.agreed)
    if contents.network is None or answer.state != "finding" or not (lens.partners or lens.links):
        return None
    words = f"{_standing_out(lens)} {_said(contents, answer)}"
    return _drawn(contents.network, contents.seen, lens, words, sheet)


def map_drawings(contents: Contents) -> Mapping[str, Still]:
    """For slides: the map at first sight, and by their sentences the findings that only the map can show."""
    drawn = {FIRST_SIGHT: first_sight(contents, SLIDE)}
    for answer in (contents.answers[name] for name in ON_THE_MAP if name in contents.answers):
        drawn[_said(contents, answer)] = brought_out(contents, answer, SLIDE)
    return {sentence: shown for sentence, shown in drawn.items() if shown is not None}


def _said(contents: Contents, answer: Answer) -> str:
    seen = contents.seen
    return marked(answer.finding_in_room(seen.agreed) if seen.room else answer.finding, answer)


def _standing_out(lens: Lens) -> str:
    counted = [plural(len(lens.partners), "partner"), plural(len(lens.links), "link")]
    return f"The map, on which {' and '.join(one for one in counted if not one.startswith('0 '))} stand out."


def _drawn(network: Network, seen: Seen, lens: Lens, words: str, sheet: Sheet) -> Still:
    return still(payload(network, places_of(network), lens=lens, room=seen.room), words, sheet=sheet)


@lru_cache(maxsize=8)  # one report is often written as several files, for several readers
def places_of(network: Network) -> Places:
    """Where everybody stands: kept with the map, or worked out, which takes seconds on a map of sixty."""
    return layout(network)
