"""A workbook to fill in."""

import argparse

from network.files.sheets.template import write_template
from terminal.exits import FINE, Misused

__all__ = ["arguments", "run"]


def arguments(parser: argparse.ArgumentParser) -> None:
    """What can be typed behind it."""
    parser.add_argument("out", metavar="OUT.xlsx")


def run(chosen: argparse.Namespace) -> int:
    """A workbook to fill in."""
    if not chosen.out.lower().endswith(".xlsx"):
        raise Misused(f"{chosen.out} is no name for a workbook. Choose one that ends in .xlsx.")
    write_template(chosen.out)
    return FINE
