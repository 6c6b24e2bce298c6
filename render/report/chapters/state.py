"""The state of the partnership on one page: five findings, what we do not know, what we ask."""

from collections.abc import Iterator

from network.words import plural
from render import first_screen
from render.open_matters import open_matters
from render.public_copy import LEFT_OUT
from render.report.content import Asked, Block, Bullets, Heading, Text
from render.report.telling import Telling

__all__ = ["blocks"]

KINDS_OF_UNKNOWNS = 4


def blocks(telling: Telling) -> Iterator[Block]:
    """The findings that open the Overview; where few have been asked, what we do not know stands first."""
    unknown_first = first_screen.mostly_unasked(telling.network)
    if unknown_first:
        yield from _unknown(telling)
    asks: list[str] = []
    for label, answer in first_screen.findings(telling.answer):
        if not telling.tells(answer.question.name):
            continue
        yield Heading(label)
        yield from telling.sentence(answer)
        yield from telling.figure(answer)
        if sure := telling.sure(answer):
            yield Text(sure, "quiet")
        asks.append(answer.ask)
    if aside := telling.choices.aside:
        yield Text(f"{plural(len(aside), 'finding')} set aside for later.", "quiet")
    if not unknown_first:
        yield from _unknown(telling)
    yield from _we_ask(asks)


def _unknown(telling: Telling) -> Iterator[Block]:
    if "unknowns" in telling.choices.untold:
        yield Heading("What is not told here")
        yield Text(LEFT_OUT)
        return
    answer = telling.answer("unknowns")
    yield Heading("What we do not know")
    yield from telling.sentence(answer)
    if matters := open_matters(answer, KINDS_OF_UNKNOWNS):
        yield Bullets(tuple(f"{number:,} {what}" for number, what in matters))


def _we_ask(asks: list[str]) -> Iterator[Block]:
    if asks:
        yield Heading("We ask")
        yield from (Asked(ask) for ask in dict.fromkeys(asks))
