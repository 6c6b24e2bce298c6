"""The programme of introductions: who would meet whom, what it would open, which belong together, who is not here."""

from collections.abc import Iterator

from network.words import in_sentence
from render.absent import absent_table
from render.introduction_cards import IntroductionCard, cards
from render.report.content import Block, Bullets, Heading, Text
from render.report.telling import Telling

__all__ = ["blocks"]

MOST = 5  # introductions that are told one by one


def blocks(telling: Telling) -> Iterator[Block]:
    """The first introductions one by one, the best few together, and who is missing."""
    if telling.tells("introductions"):
        yield from _one_by_one(telling)
    if telling.tells("programme"):
        yield from telling.told(telling.answer("programme"))
    if telling.tells("missing"):
        yield from _not_here(telling)


def _one_by_one(telling: Telling) -> Iterator[Block]:
    answer = telling.answer("introductions")
    yield from telling.told(answer, table=False)
    room, agreed = telling.seen.room, telling.seen.agreed
    if answer.state == "not known":  # what is suggested all the same would take back what was just said
        return
    for card in cards(answer, telling.network, most=MOST, room=room, agreed=agreed):
        yield from _card(card)


def _card(card: IntroductionCard) -> Iterator[Block]:
    yield Heading(card.pair, 3)
    ties = "A first meeting of their groups: no situation changes." if card.ties_only else ""
    already = f"{card.promised}." if card.promised else ""
    if said := " ".join(filter(None, (already, card.why, ties))):
        yield Text(said)
    if card.gains:
        yield Bullets(tuple(f"{what} {_inside(what, which)}." for what, which in card.gains))
    yield Text(" ".join(filter(None, (card.warning, card.quiet))), "quiet")


def _inside(what: str, which: str) -> str:
    return in_sentence(which) if what == "Aged" else which


def _not_here(telling: Telling) -> Iterator[Block]:
    answer = telling.answer("missing")
    yield Heading("Who is not here?")
    yield from telling.sentence(answer)
    yield from telling.figure(answer)
    table = absent_table(answer, room=telling.seen.room, agreed=telling.seen.agreed)
    yield from telling.listed(table, answer.question.heading)
    yield from telling.proof(answer)
