"""A workbook to fill in, or a survey to send round."""

import argparse

from network.files.sheets.template import write_template
from network.files.survey.form import write_survey
from terminal.exits import FINE, Misused
from terminal.maps_given import read_map
from terminal.public import add_public, as_public

__all__ = ["arguments", "run"]


def arguments(parser: argparse.ArgumentParser) -> None:
    """What can be typed behind it."""
    parser.add_argument("out", metavar="OUT.xlsx")
    parser.add_argument("--survey", metavar="MAP", help="a survey for the partners of this map, to paste into a form")
    add_public(parser)


def run(chosen: argparse.Namespace) -> int:
    """A workbook to fill in, or a survey to send round."""
    if not chosen.out.lower().endswith(".xlsx"):
        raise Misused(f"{chosen.out} is no name for a workbook. Choose one that ends in .xlsx.")
    if chosen.survey:
        network = read_map([chosen.survey])
        write_survey(as_public(network, chosen) or network, chosen.out)
    elif chosen.public is not None or chosen.roles or chosen.agreed:
        raise Misused("An empty workbook has nobody in it. --public, --roles and --agreed go with --survey.")
    else:
        write_template(chosen.out)
    return FINE
