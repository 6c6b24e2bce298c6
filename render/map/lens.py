"""What a map brings out: an answer's partners and links, as far as the people who look on may see them named."""

from dataclasses import dataclass
from typing import Literal

from analysis import Answer, Names, Who

__all__ = ["SECTORS", "Lens", "lens_of"]

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


SECTORS = Lens(promises=True)
SOLE = ("sole_routes", "sole_links")
NEW = "introductions"


def lens_of(answer: Answer, *, room: bool = False, agreed: frozenset[str] = frozenset()) -> Lens:
    """The lens that shows an answer.

    Parameters
    ----------
    room
        Whether a whole room sees the map: then only those are brought out whom the question may name there.
    agreed
        Ids of partners who have agreed to be named.
    """
    links = answer.highlight.links
    if answer.question.name == NEW:
        shown = Lens(answer.highlight.partners, new_links=links, key="Introduction", promises=True)
    elif answer.question.name in SOLE:
        shown = Lens(answer.highlight.partners, links, tone="sole", key="Only way through")
    else:
        shown = Lens(answer.highlight.partners, links)
    return shown if not room or _may_be_named(answer, agreed) else Lens(promises=shown.promises)


def _may_be_named(answer: Answer, agreed: frozenset[str]) -> bool:
    if answer.question.names is not Names.AGREED:
        return answer.question.names is Names.PROUDLY
    named = {one for word in answer.words.values() if isinstance(word, Who) for one in word.ids}
    return named.union(answer.highlight.partners) <= agreed
