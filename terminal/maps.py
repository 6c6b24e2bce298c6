"""Look at the maps that the app keeps, copy them while it runs, or bring them back from a copy."""

import argparse
from pathlib import Path

from network.copies import carry_out
from terminal.exits import FINE, REFUSED, Misused

__all__ = ["arguments", "run"]


def arguments(parser: argparse.ArgumentParser) -> None:
    """What can be typed behind it."""
    parser.add_argument("what", choices=("list", "check", "copy", "restore"))
    parser.add_argument("store", metavar="STORE", help="a store or a copy, such as maps/maps.db")
    parser.add_argument("new", nargs="?", metavar="NEW", help="of copy and restore: where to; nothing is written over")


def run(chosen: argparse.Namespace) -> int:
    """Look at the maps that the app keeps, copy them while it runs, or bring them back from a copy."""
    if (chosen.new is None) == (chosen.what in ("copy", "restore")):
        raise Misused("copy and restore take two files, STORE and NEW; list and check take one.")
    for given in (chosen.store, chosen.new):
        if given is not None:
            _refuse_address(given)
    sound, lines = carry_out(chosen.what, Path(chosen.store), chosen.new and Path(chosen.new))
    print(*lines, sep="\n")
    return FINE if sound else REFUSED


def _refuse_address(given: str) -> None:
    """An address of a database in the place of a file."""
    if given.startswith("sqlite:///"):
        raise Misused(f"Name the file alone: {given.removeprefix('sqlite:///')}")
    if "://" in given:
        raise Misused("maps works with files. A PostgreSQL store is copied with pg_dump: see docs/operations.md.")
    if not given.strip():
        raise Misused("The name of the store is empty. Name its file, such as maps/maps.db.")
