"""What a map brings out: an answer's partners and links, as far as the people who look on may see them named."""

from dataclasses import dataclass
from typing import Literal

from analysis import Answer, Names, Who
from network.model import Network
from network.unnamed import LEAST, Speaker, sectors_of
from network.words import listed

__all__ = ["NOWHERE", "SECTORS", "Lens", "lens_of"]

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Lens:
    """What is brought out; everything else steps back. A lens without partners and links leaves the map as it is."""

    partners: tuple[str, ...] = ()
    links: Pairs = ()  # links of the map, by their ends, in either direction
    new_links: Pairs = ()  # links that are not there yet, drawn dotted
    tone: Literal["accent", "sole"] = "accent"
    key: str = ""  # what the legend says of the links brought out
    promises: bool = False  # whether promised links are drawn
    among: tuple[str, ...] | None = None  # only promises between these partners; None: between any
    instead: str = ""  # what a room is shown in the place of partners that are not named there


SECTORS = Lens(promises=True)
SOLE = ("sole_routes", "sole_links")
NEW = {  # bring out links that are not there yet
    "introductions": "Introduction",
    "programme": "Introduction",
    "extended_team": "Would join",
}
OF_GROUPS = ("crossing", "entry_points")  # bring out two groups, or the doors of a step: nobody in particular
SECTORS_INSTEAD = "The map brings out {sectors}, which it would join. Which partners, a room is not shown."
MOST_SECTORS = 3  # that are brought out together: with more of them, nothing stands out
MOST_WAYS_IN = 0.75  # of all ways in, that are lit
WAYS_IN_INSTEAD = "The map brings out where these people come in. Who else it is about, a room is not shown."
NOWHERE = "A room is not shown whom this is about."


def lens_of(
    answer: Answer, network: Network | None = None, *, room: bool = False, agreed: frozenset[str] = frozenset()
) -> Lens:
    """The lens that shows an answer.

    Parameters
    ----------
    network
        The map that was asked: a room sees the sectors that a new link would join, where they hide the partners.
    room
        Whether a whole room sees the map: then only those are brought out whom the question may name there.
    agreed
        Ids of partners who have agreed to be named.
    """
    links = answer.highlight.links
    if key := NEW.get(answer.question.name):
        shown = Lens(answer.highlight.partners, new_links=links, key=key, promises=True)
    elif answer.question.name in SOLE:
        shown = Lens(answer.highlight.partners, links, tone="sole", key="Only way through")
    else:
        shown = Lens(answer.highlight.partners, links)
    if not room or _may_be_named(answer, agreed):
        return shown
    sectors = None if network is None else _sectors_joined(answer, network, agreed)
    return sectors or _without_names(answer, shown, network)


def _may_be_named(answer: Answer, agreed: frozenset[str]) -> bool:
    named = answer.question.named_in_room(agreed)
    spoken = _spoken_of(answer)
    if named is None or (answer.question.name in OF_GROUPS and not spoken):
        return True
    return (spoken.union(answer.highlight.partners) or _brought_out(answer)) <= named


def _sectors_joined(answer: Answer, network: Network, agreed: frozenset[str]) -> Lens | None:
    """All partners of the sectors that new links would join; None where that says too much, or too little.

    The cards of introductions speak of both ends by their sectors, under the same rule.
    """
    speaker, sectors = Speaker.of_map(network, agreed), sectors_of(network)
    ends = {end for link in answer.highlight.links for end in link}
    if answer.question.name not in NEW or answer.question.names is Names.NEVER or not ends:
        return None
    joined = sorted({sectors.get(end, "") for end in ends})
    if not all(joined) or len(joined) > MOST_SECTORS or not all(speaker.tells(end) for end in ends):
        return None
    lit = tuple(partner.id for partner in network.partners if sectors[partner.id] in joined)
    return Lens(lit, instead=SECTORS_INSTEAD.format(sectors=listed(joined)))


def _without_names(answer: Answer, shown: Lens, network: Network | None) -> Lens:
    """Where the people come in whom the answer is about; else nobody, for whoever is lit is taken to be meant.

    Nobody either where nearly all ways in would be lit: that tells nothing, and points at the few that are not.
    """
    who = _spoken_of(answer) or _brought_out(answer)
    ways_in = answer.highlight.ways_in
    gives_nobody_away = len(ways_in) >= LEAST or not who.intersection(ways_in)
    all_of_them = 0 if network is None else sum(bool(partner.stages) for partner in network.partners)
    tells = ways_in and (not all_of_them or len(ways_in) <= MOST_WAYS_IN * all_of_them)
    if answer.question.names is Names.NEVER or not tells or not gives_nobody_away:
        return Lens(promises=shown.promises, instead=NOWHERE if who else "")
    return Lens(ways_in, promises=shown.promises, instead=WAYS_IN_INSTEAD)


def _spoken_of(answer: Answer) -> set[str]:
    return {one for word in answer.words.values() if isinstance(word, Who) for one in word.ids}


def _brought_out(answer: Answer) -> set[str]:
    return {*answer.highlight.partners, *(end for link in answer.highlight.links for end in link)}
