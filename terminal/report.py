"""A report to take home: a file made from the map's answers."""

import argparse
import os
from datetime import date
from pathlib import Path

import analysis
from network.disclosure import DEFAULT_RULE
from network.errors import NetworkError
from network.files.raw.save import save
from network.model import Network
from network.names import suggestion
from network.words import plural
from render.printed import tenths
from render.report.chapters import CHAPTERS
from render.report.content import Contents, Reader
from render.report.formats import FORMATS, POSTER, Format
from render.report.kept_answers import KeptAnswers
from render.report.made import Progress, contents
from render.report.papers.board import board_paper
from render.report.papers.partner import partner_pages
from render.report.picture_files import PICTURES, picture_file
from render.report.telling import Ask, Choices
from render.running_orders import OWN, READY, USUAL
from terminal.arguments import add_hide, add_how_to_read
from terminal.exits import FINE, Misused, say
from terminal.maps_given import read_map

__all__ = ["arguments", "run"]

NAMES = (*FORMATS, *PICTURES)
ORDERS = (*READY, OWN)
EVERYBODY = "all"
BOARD, ON_A_WALL = "board", "poster"


def arguments(parser: argparse.ArgumentParser) -> None:
    """What can be typed behind it."""
    parser.add_argument("file", metavar="MAP")
    parser.add_argument("out", metavar="OUT", help=f"a name that ends in {', '.join(NAMES)}")
    parser.add_argument("--reader", choices=[*map(str, Reader)], help="whom it is for")
    parser.add_argument("--area", help="where the people live whom it is about")
    parser.add_argument("--chapters", metavar="A,B", default="", help=f"only these of {', '.join(CHAPTERS)}")
    parser.add_argument("--options", metavar="A,B", default="", help="saved what-ifs that are told")
    parser.add_argument("--stories", metavar="1,3", default="", help="numbers of the stories that are told")
    parser.add_argument("--paper", choices=[BOARD, ON_A_WALL], help="one page for a board; an A3 poster (.pdf)")
    parser.add_argument("--question", metavar="NAME", help="whose picture an .svg or .png shows; without it, the map")
    parser.add_argument(
        "--partner", metavar="ID", help=f'what the map says about this partner, on a page; "{EVERYBODY}"'
    )
    parser.add_argument("--earlier", metavar="MAP", help="an earlier map, for what has changed since")
    parser.add_argument("--elsewhere", metavar="MAP", help="a map of another area, for what could be asked there")
    parser.add_argument(
        "--running-order", metavar="NAME", help=f"whose words the notes of slides hold: {', '.join(ORDERS)}"
    )
    parser.add_argument("--sure", action="store_true", help="how firm each finding is, from 100 re-runs")
    add_hide(parser)
    add_how_to_read(parser)


def run(chosen: argparse.Namespace) -> int:
    """Make the report and write it."""
    suffix = Path(chosen.out).suffix.lower()
    if suffix not in (*FORMATS, *PICTURES):
        raise Misused(f"{chosen.out} is no name for a report. Choose one that ends in {', '.join(NAMES)}.")
    _check(chosen, suffix)
    rule = chosen.hide or DEFAULT_RULE
    network = read_map([chosen.file], rule, chosen.columns)
    chosen.reader = chosen.reader or str(Reader.PUBLIC if network.system.public else Reader.BOARD)
    if chosen.partner and chosen.reader == Reader.PUBLIC:
        raise Misused("What the map says about a partner is for that partner, not for the public. Add --reader board.")
    if suffix in PICTURES:
        choices = Choices(date.today(), Reader(chosen.reader), chosen.area)
        save(Path(chosen.out), picture_file(network, choices, chosen.question, suffix, agreed=network.agreed_ids))
        return FINE
    kind = POSTER if chosen.paper == ON_A_WALL else FORMATS[suffix]
    choices = _choices(
        chosen, kind, *(read_map([one], rule) if one else None for one in (chosen.earlier, chosen.elsewhere))
    )
    made = _tested(network, chosen, choices) if chosen.sure else _made(network, chosen, choices, analysis.run, _tell)
    save(Path(chosen.out), kind.writer()(made))
    say(f"{chosen.out}: {plural(len(made.chapters), 'chapter')}. {made.counts_rule}")
    return FINE


def _check(chosen: argparse.Namespace, suffix: str) -> None:
    """Whether what was chosen goes together."""
    if chosen.paper and chosen.partner:
        raise Misused("--paper and --partner are two different papers: give one of them.")
    if chosen.paper == ON_A_WALL and suffix != ".pdf":
        raise Misused("A poster is a PDF: choose a name that ends in .pdf.")
    if chosen.running_order and suffix != ".pptx":
        raise Misused("A running order is for the notes of slides: choose a name that ends in .pptx.")
    if chosen.sure and suffix in PICTURES:
        raise Misused("A picture does not say how firm its answer is: --sure goes with a report.")
    if chosen.question and suffix not in PICTURES:
        raise Misused(f"--question chooses a picture: give a name that ends in {' or '.join(PICTURES)}.")


def _choices(chosen: argparse.Namespace, kind: Format, earlier: Network | None, elsewhere: Network | None) -> Choices:
    reader = Reader(chosen.reader)
    if kind.for_rooms and reader is Reader.BOARD:
        reader = Reader.ROOM
        say("Slides are shown to a room: partners are named as in a room.")
    return Choices(
        date.today(), reader, chosen.area, _listed(chosen.chapters) or kind.chapters,
        stories=_numbers(chosen.stories), options=_listed(chosen.options), earlier=earlier, elsewhere=elsewhere,
        order=chosen.running_order or USUAL,
    )  # fmt: skip


def _tested(network: Network, chosen: argparse.Namespace, choices: Choices) -> Contents:
    """Written twice: which findings it tells is only known once it is written."""
    ask = KeptAnswers()
    _made(network, chosen, choices, ask, _tell)
    say("How firm the findings are, from 100 re-runs:")
    if not ask.test(processes=os.cpu_count() or 1, progress=tenths(say)):
        say("Nobody has been asked yet, so no finding can be tested.")
    return _made(network, chosen, choices, ask)


def _made(
    network: Network,
    chosen: argparse.Namespace,
    choices: Choices,
    ask: Ask,
    progress: Progress = lambda chapter, done: None,
) -> Contents:
    """The report, the board paper or the pages of partners."""
    if chosen.paper == BOARD:
        return board_paper(network, choices, agreed=network.agreed_ids, ask=ask)
    if chosen.partner:
        return partner_pages(network, choices, _partners(network, chosen.partner), agreed=network.agreed_ids, ask=ask)
    return contents(network, choices, agreed=network.agreed_ids, ask=ask, progress=progress)


def _partners(network: Network, partner: str) -> tuple[str, ...]:
    if partner == EVERYBODY:
        return ()
    if partner not in network.by_id:
        raise NetworkError(f'The map has no partner "{partner}". {suggestion(partner, network.by_id)}'.strip())
    return (partner,)


def _numbers(text: str) -> tuple[int, ...]:
    """Places on the map, from 0, of what is numbered from 1."""
    if not all(one.isascii() and one.isdecimal() for one in _listed(text)):
        raise Misused(f"--stories {text}: give numbers such as 1,3.")
    return tuple(int(one) - 1 for one in _listed(text))


def _listed(text: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in text.split(",") if one.strip())


def _tell(chapter: str, done: float) -> None:
    if chapter:
        say(f"{chapter} ({100 * done:.0f} in 100 done)")
