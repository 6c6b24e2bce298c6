"""Stories: those that were chosen one by one, with who tells them and that they agreed to it."""

from collections.abc import Iterator

from network.unnamed import Speaker
from render.report.content import Block, Heading, Text
from render.report.telling import Telling
from render.story_pins import may_be_told, told_as

__all__ = ["blocks"]


def blocks(telling: Telling) -> Iterator[Block]:
    """The chosen stories that these readers may hear, and only where whose story it is has agreed."""
    network, seen = telling.network, telling.seen
    names = Speaker.of_map(network, seen.agreed if seen.room else None)
    for place in telling.choices.stories:
        story = network.stories[place] if 0 <= place < len(network.stories) else None
        if story is None or story.consent is not True:
            continue
        if may_be_told(network, story, room=seen.room, agreed=seen.agreed):
            yield Heading(names.again().several([one for one in story.at if one in network.by_id]) or "On the way")
            yield Text(f"{told_as(story, len(story.at))}:", "quiet")
            yield Text(f"“{story.words}”", "sentence")
