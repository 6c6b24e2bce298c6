"""Over time: what became of links, partners and promises since an earlier map."""

from collections.abc import Iterator, Sequence

from analysis._then_and_now import then_and_now
from network.waves import align
from render.changes_text import Told, both_maps, partner_sentences, promise_sentences
from render.report.content import Block, Bullets, Heading, Text
from render.report.telling import Telling
from render.tables import shown, table_of

__all__ = ["blocks"]

NOT_NAMED = "More is told to those who may hear every name: some partners have not agreed to be named."


def blocks(telling: Telling) -> Iterator[Block]:
    """Nothing where no earlier map is given."""
    earlier = telling.choices.earlier
    if earlier is None or not telling.tells("changes"):
        return
    network, seen = telling.network, telling.seen
    waves = align(earlier, network)
    answer = telling.answer("changes", other=earlier)
    yield Heading(answer.question.heading)
    yield from telling.sentence(answer)
    table = shown(answer, both_maps(waves), room=seen.room, agreed=seen.agreed)
    yield from telling.listed(table, answer.question.heading)
    yield from telling.proof(answer)
    yield from _told(telling, "What became of the promises?", promise_sentences(earlier, waves))
    yield from _told(telling, "Who came, went or changed its name?", partner_sentences(earlier, network, waves))
    rows = [
        (one.question.heading, *one.told(telling.said), one.in_words)
        for one in then_and_now(waves, telling.ask)
        if telling.tells(one.question.name)
    ]
    yield Heading("Every answer, then and now")
    table = table_of(["Question", "Then", "Now", "Since then"], rows)
    yield from telling.listed(table, "Every answer, then and now", rows=len(rows))


def _told(telling: Telling, heading: str, lines: Sequence[Told]) -> Iterator[Block]:
    said = tuple(one.words for one in lines if not telling.seen.room or one.about <= telling.seen.agreed)
    if lines:
        yield Heading(heading)
    if said:
        yield Bullets(said)
    if len(said) < len(lines):
        yield Text(NOT_NAMED, "quiet")
