"""What partners say of findings, as it is told beside them: `Housing options team says: “…”`."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import analysis
from network.model import Comment, Network
from network.unnamed import Speaker, named_in
from network.words import day_said, raised

__all__ = ["Told", "about_said", "comments_of", "comments_on", "may_be_told", "shortened"]

SHORT = 180  # characters of a comment where one page has to hold it


@dataclass(frozen=True, slots=True)
class Told:
    """A comment as its readers may hear it."""

    who: str  # says it: the partner's name, or what it is
    text: str
    quiet: str  # the role that said it, and when

    @property
    def sentence(self) -> str:
        """All of it in one line."""
        return f"{self.who} says: “{self.text}”" + (f" ({self.quiet})" if self.quiet else "")


def comments_on(
    network: Network, question: str, *, room: bool = False, agreed: Collection[str] = ()
) -> tuple[Told, ...]:
    """What partners say of the finding of a question, in the order in which it was kept.

    Parameters
    ----------
    room
        Whether a whole room looks on: it hears what the facilitator has let through, and names as in room view.
    agreed
        Ids of the partners who have agreed to be named there.
    """
    return tuple(_told(network, (one for one in network.comments if one.finding == question), room, agreed))


def comments_of(network: Network, partner: str) -> tuple[Comment, ...]:
    """Everything that a partner says, for its own page."""
    return tuple(one for one in network.comments if one.partner == partner)


def about_said(comment: Comment) -> str:
    """What a comment is about: the heading of a question, or a part of the partner's page."""
    question = analysis.questions().get(comment.finding or "")
    return question.heading if question else comment.about or "What the map says of us"


def may_be_told(network: Network, comment: Comment, *, room: bool = False, agreed: Collection[str] = ()) -> bool:
    """Whether these readers may hear it.

    A room hears a comment once the facilitator has let it through, and if its words name no partner who has not agreed
    to be named.
    """
    return not room or (comment.on_wall and named_in(network, comment.text) <= set(agreed))


def shortened(text: str, most: int = SHORT) -> str:
    """The beginning of a longer text, up to a whole word."""
    return text if len(text) <= most else f"{text[:most].rsplit(maxsplit=1)[0]} …"


def _told(network: Network, comments: Iterator[Comment], room: bool, agreed: Collection[str]) -> Iterator[Told]:
    names = Speaker.of_map(network, frozenset(agreed) if room else None)
    for one in comments:
        if may_be_told(network, one, room=room, agreed=agreed):
            named = not room or one.partner in agreed
            parts = (one.who if named else None, day_said(one.when) if one.when else None)
            yield Told(raised(names.again().of(one.partner)), one.text, ", ".join(filter(None, parts)))
