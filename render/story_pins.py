"""Stories as they are told on a person's route: at a step, with who tells them and whether they agreed to it."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from network.model import Network, Story
from network.unnamed import named_in

__all__ = ["Pin", "may_be_told", "pins", "short", "told_as"]

SHORT = 60  # characters of a story where it is one of a list

TELLERS = {"person": "Told by the person", "worker": "Told by a worker"}
CONSENT = {True: "with consent", None: "consent not recorded"}


@dataclass(frozen=True, slots=True)
class Pin:
    """A story at a step of a way."""

    partner: str  # the first step of the way that it is told of
    words: str
    told: str  # such as `Told by the person, with consent`
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


def told_as(story: Story) -> str:
    """Who tells it, and whether whose story it is has agreed."""
    return f"{TELLERS.get(story.told_by or '', 'Who tells it is not recorded')}, {CONSENT.get(story.consent, '')}"


def _pinned(network: Network, path: Sequence[str], *, room: bool, agreed: Collection[str]) -> Iterator[Pin]:
    for place, partner in enumerate(path):
        for story in network.stories:
            first = partner in story.at and not set(story.at).intersection(path[:place])
            if first and may_be_told(network, story, room=room, agreed=agreed):
                yield Pin(partner, story.words or "", told_as(story), story.consent is True)
