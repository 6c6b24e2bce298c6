"""A report made from a map: its chapters, written for its readers from the answers that the app gives."""

from collections.abc import Callable, Iterator, Sequence

import analysis
from network.errors import NetworkError
from network.model import Network
from network.names import suggestion
from render.pictures import Seen
from render.report.chapters import CHAPTERS
from render.report.content import Chapter, Contents, Reader
from render.report.readers import given_to
from render.report.telling import Ask, Choices, Telling
from render.running_orders import chosen_order
from render.spoken import period_said

__all__ = ["Choices", "Progress", "contents", "of_chapters", "telling_of"]

DIGITS = 12  # of the map's fingerprint that are printed
ILLUSTRATIVE = "Illustrative: no figure here describes a real service."
Progress = Callable[[str, float], object]


def contents(
    network: Network,
    choices: Choices,
    *,
    agreed: frozenset[str] = frozenset(),
    ask: Ask = analysis.run,
    progress: Progress = lambda chapter, done: None,
) -> Contents:
    """What a report says.

    Parameters
    ----------
    network
        The map, its small counts hidden already. The public reads its safe public copy (`render.public_copy`).
    agreed
        Ids of the partners who have agreed to be named, where a room reads it; to the public nobody is.
    ask
        Answers a question about a map: `analysis.run`, or one that keeps answers and knows how firm they are.
    progress
        Is told the chapter that is being written and the share that is done, 0 to 1.

    Raises
    ------
    NetworkError
        When there is no such chapter or area.
    """
    telling = telling_of(network, choices, agreed, ask)
    names = _chosen(telling.network, choices)
    chapters = []
    for place, name in enumerate(names):
        written = CHAPTERS[name]
        progress(written.title, place / len(names))
        if blocks := tuple(written.blocks(telling)):
            chapters.append(Chapter(name, written.title, blocks, written.one_page))
    progress("", 1.0)
    return of_chapters(telling, chapters)


def telling_of(network: Network, choices: Choices, agreed: frozenset[str], ask: Ask) -> Telling:
    """The map as these readers may read it, and how partners are named to them."""
    network, choices = given_to(network, choices)
    nobody = choices.reader is Reader.PUBLIC  # to be named in a room is another matter than to be named to everybody
    seen = Seen(choices.reader is not Reader.BOARD, frozenset() if nobody else agreed)
    return Telling(network, choices, seen, ask)


def of_chapters(telling: Telling, chapters: Sequence[Chapter]) -> Contents:
    """A report of these chapters."""
    network, choices = telling.network, telling.choices
    return Contents(
        title=f"{network.system.name}: where could we build next?",
        subtitle=" ".join(_subtitle(network, choices)),
        reader=choices.reader,
        day=choices.day,
        digest=network.digest[:DIGITS],
        counts_rule=network.system.counts_rule or "",
        chapters=tuple(chapters),
        illustrative=network.system.illustrative,
        order=chosen_order(network, choices.order, telling.seen.agreed if telling.room else None),
        agreed=telling.seen.agreed,
        answers=telling.given,
        network=network,
    )


def _chosen(network: Network, choices: Choices) -> list[str]:
    """The names of the chapters, in their order."""
    for name in choices.chapters:
        if name not in CHAPTERS:
            hint = suggestion(name, CHAPTERS) or f"Chapters: {', '.join(CHAPTERS)}."
            raise NetworkError(f'There is no chapter "{name}". {hint}')
    areas = {area.id: area.name for area in network.system.areas}
    if choices.area is not None and choices.area not in areas:
        hint = suggestion(choices.area, areas) or f"The map lists: {', '.join(areas) or 'none'}."
        raise NetworkError(f'The map has no area "{choices.area}". {hint}')
    return [name for name in CHAPTERS if name in (choices.chapters or CHAPTERS)]


def _subtitle(network: Network, choices: Choices) -> Iterator[str]:
    system = network.system
    if choices.area is not None:
        yield f"For people at home in {next(area.name for area in system.areas if area.id == choices.area)}."
    if system.period is not None:
        yield f"Referrals of {period_said(system.period)}."
    if choices.reader is Reader.PUBLIC:
        yield "A safe public copy."
    if system.illustrative:
        yield ILLUSTRATIVE
