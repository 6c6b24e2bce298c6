"""Stories as they are told on a person's route: at a step, apart from the imagined person, with who told them."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from network.model import Network, Story
from network.unnamed import named_in
from network.words import numbered

__all__ = ["Pin", "may_be_told", "pins", "short", "told_as"]

SHORT = 60  # characters of a story where it is one of a list

TELLERS = {"person": "somebody else told this", "worker": "a worker told this"}
UNTOLD = "somebody told this, it is not recorded who"
CONSENT = {True: ", with consent", None: ", consent not recorded"}


@dataclass(frozen=True, slots=True)
class Pin:
    """A story at a step of a way."""

    partner: str  # the first step of the way that it is told of
    words: str
    told: str  # such as `Somebody else told this, of this step, with consent`
    agreed: bool  # whether whose story it is has agreed that it is told


def may_be_told(network: Network, story: Story, *, room: bool = False, agreed: Collection[str] = ()) -> bool:
    """Whether a story may be shown here.

    Nobody hears one whose teller has said no. A room hears one only with consent, once the facilitator has let it
    through, and if its words name no partner who has not agreed to be named.
    """
    if not story.words or story.consent is False:
        return False
    return not room or (story.for_a_room and named_in(network, story.words) <= set(agreed))


def pins(network: Network, path: Sequence[str], *, room: bool = False, agreed: Collection[str] = ()) -> tuple[Pin, ...]:
    """The stories of the steps of a way, in the order of the steps; each stands once, at the first step it is of."""
    return tuple(_pinned(network, path, room=room, agreed=agreed))


def short(words: str) -> str:
    """The beginning of a story, to tell it from others."""
    return words if len(words) <= SHORT else f"{words[:SHORT].rstrip()}…"


def told_as(story: Story, steps: int) -> str:
    """Who told it, of how many of the steps in view, and whether whose story it is has agreed.

    No imagined person says it: the words are of somebody else, or made up where the map says so.
    """
    made_up = story.provenance is not None and story.provenance.kind == "illustrative"
    who = TELLERS.get(story.told_by or "", UNTOLD)
    of = numbered(steps, "of this step", "of these steps")
    said = f"{'illustrative: ' if made_up else ''}{who}, {of}{CONSENT.get(story.consent, '')}"
    return said[0].upper() + said[1:]


def _pinned(network: Network, path: Sequence[str], *, room: bool, agreed: Collection[str]) -> Iterator[Pin]:
    for place, partner in enumerate(path):
        for story in network.stories:
            first = partner in story.at and not set(story.at).intersection(path[:place])
            if first and may_be_told(network, story, room=room, agreed=agreed):
                steps = len(set(story.at).intersection(path))
                yield Pin(partner, story.words or "", told_as(story, steps), story.consent is True)
