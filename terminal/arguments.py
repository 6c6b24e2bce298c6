"""Arguments that several commands take, and how they are read."""

import argparse
from collections.abc import Callable

from network.access import parse_hour
from network.disclosure import RULES
from network.recognised import ColumnIs

__all__ = ["add_columns", "add_hide", "hour", "whole_from"]


def add_columns(command: argparse.ArgumentParser) -> None:
    """Which column is what, where a file leaves it open."""
    command.add_argument(
        "--column", dest="columns", type=_column, action="append", default=[], metavar="FIELD=HEADING",
        help='what a column is, such as need="Main theme"; may be given several times',
    )  # fmt: skip


def _column(text: str) -> ColumnIs:
    field, found, heading = text.partition("=")
    if not (field and found and heading):
        raise argparse.ArgumentTypeError(f'"{text}" is not a field and a heading, such as from=Referrer')
    return ColumnIs(field, heading)


def add_hide(command: argparse.ArgumentParser) -> None:
    """The rule by which small counts are hidden before anything is worked out."""
    command.add_argument("--hide", choices=RULES, help="how small counts are hidden first")


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
