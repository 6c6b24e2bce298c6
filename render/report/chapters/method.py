"""Method and limits in plain words: what holds for all answers, what was taken as given, how each is worked out."""

from collections.abc import Iterator

from render.report.content import Block, Bullets, Heading, Text
from render.report.telling import Telling

__all__ = ["blocks"]

FOR_ALL = (
    "The map shows links between organisations. It holds nothing about any one person, and it does not measure how "
    "well anybody works.",
    "A way to help is a recorded route, not a free place.",
    "What nobody has said counts as not known, never as no. A question of which too much is not known says so.",
    "A situation is one way in, one need, one age band and one area where the person lives. A group adds to a count "
    "only where it fares differently from everybody else.",
    "Hidden counts enter as the range that they leave. Each answer takes the end that claims least.",
    "Firm, fairly firm and tentative: each claim is made again 100 times with some answers left out. That shows how "
    "much rests on single answers. It cannot show an error that all answers share. A finding that was not tested says "
    "so, and is told as carefully as a tentative one.",
    "Where something is said to stand out, it was held against what chance alone would give.",
    "People in the pages on routes are imagined. They are for planning, not for advising a real person.",
)


def blocks(telling: Telling) -> Iterator[Block]:
    """The answers that were given in the chapters before, in their order."""
    yield Heading("What holds for all answers")
    yield Bullets(FOR_ALL)
    given = telling.given.values()
    if assumed := tuple(dict.fromkeys(sentence for answer in given for sentence in answer.receipt.assumed)):
        yield Heading("What is taken as given")
        yield Bullets(assumed)
    if given:
        yield Heading("How each answer is worked out")
    for answer in given:
        yield Heading(answer.question.heading, 3)
        yield Text(answer.receipt.definition)
        yield Text(f"Source: {answer.receipt.source}.", "quiet")
