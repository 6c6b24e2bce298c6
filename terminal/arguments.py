"""Arguments that several commands take, and how they are read."""

import argparse
import re
from collections.abc import Callable

from network.access import parse_hour
from network.disclosure import RULES
from network.recognised import A_LINK, NO_LINK, NOT_SAID, AnswerMeaning, BringIn, ColumnIs

__all__ = ["add_columns", "add_hide", "add_how_to_read", "add_same", "hour", "whole_from"]


def add_columns(command: argparse.ArgumentParser, *, words: bool = True) -> None:
    """Which column is what, where a file leaves it open.

    Parameters
    ----------
    words
        Whether free words are read as well, so that it can be said of which columns they name nobody.
    """
    command.add_argument(
        "--column", dest="columns", type=_column, action="append", default=[], metavar="FIELD=HEADING",
        help='what a column is, such as need="Main theme"; may be given several times',
    )  # fmt: skip
    if words:
        command.add_argument(
            "--bring-in", dest="columns", type=BringIn, action="append", default=[], metavar="HEADING",
            help="a column whose words were left out because they may name somebody, once you have looked through them",
        )  # fmt: skip


def add_how_to_read(command: argparse.ArgumentParser) -> None:
    """Which column is what and what an answer to a survey means, where a file leaves it open."""
    add_columns(command)
    command.add_argument(
        "--answer", dest="columns", type=_answer, action="append", default=[], metavar="TEXT=MEANING",
        help='what an answer to a survey means: "no link", "not said", "link" or how strong the link is, from 1 to 9',
    )  # fmt: skip


def _answer(text: str) -> AnswerMeaning:
    answer, found, means = text.rpartition("=")
    if not (answer and found and (means in (NO_LINK, NOT_SAID, A_LINK) or re.fullmatch("[1-9]", means))):
        raise argparse.ArgumentTypeError(f'"{text}" is not an answer and its meaning, such as "Once=no link"')
    return AnswerMeaning("", " ".join(answer.casefold().split()), means)


def _column(text: str) -> ColumnIs:
    field, found, heading = text.partition("=")
    if not (field and found and heading):
        raise argparse.ArgumentTypeError(f'"{text}" is not a field and a heading, such as from=Referrer')
    return ColumnIs(field, heading)


def add_hide(command: argparse.ArgumentParser) -> None:
    """The rule by which small counts are hidden before anything is worked out."""
    command.add_argument("--hide", choices=RULES, help="how small counts are hidden first")


def add_same(command: argparse.ArgumentParser, pair: str, of: str) -> None:
    """What is one thing on both maps; `pair` says which map's id comes first."""
    command.add_argument(
        "--same", type=_same_pair, action="append", default=[], metavar=pair,
        help=f"ids of one {of} on the two maps; may be given several times",
    )  # fmt: skip


def _same_pair(text: str) -> tuple[str, str]:
    """Two ids of one thing, that on the map named first before the equals sign."""
    one, found, other = text.partition("=")
    if not (one and found and other):
        raise argparse.ArgumentTypeError(f'"{text}" is not two ids, such as drugs_team=recovery')
    return one, other


def whole_from(least: int) -> Callable[[str], int]:
    """Reads a whole number that is at least this."""

    def whole(text: str) -> int:
        if not text.isdecimal() or int(text) < least:
            raise argparse.ArgumentTypeError(f'"{text}" is not a whole number from {least}')
        return int(text)

    return whole


def hour(text: str) -> str:
    """A day and an hour, such as `Sat 23:00`."""
    try:
        parse_hour(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return text
