"""The measures of social network analysis, one row a partner."""

import argparse

from analysis._measures import measures
from render.printed import table_text
from terminal.arguments import add_how_to_read
from terminal.exits import FINE, say
from terminal.maps_given import read_map
from terminal.public import add_public, as_public

__all__ = ["arguments", "run"]


def arguments(parser: argparse.ArgumentParser) -> None:
    """What can be typed behind it."""
    parser.add_argument("files", nargs="+", metavar="FILE", help="a map, or a CSV pair: nodes.csv edges.csv")
    parser.add_argument("--by", default="sector", metavar="COLUMN", help="what ei and the roles group by")
    add_public(parser)
    add_how_to_read(parser)


def run(chosen: argparse.Namespace) -> int:
    """The measures of social network analysis, one row a partner."""
    network = read_map(chosen.files, columns=chosen.columns)
    network = as_public(network, chosen) or network
    table = measures(network, by=chosen.by)
    if len(table) and table["coordinator"].isna().all():
        say(f"No partner has a {chosen.by}: ei and the five roles are empty. Choose a column with --by.")
    print(table_text(table))
    return FINE
