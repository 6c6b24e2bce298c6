"""Referral records, added up to links."""

import argparse

from network.errors import NetworkError
from network.records.aggregate import How, UnclearColumns
from network.records.to_file import records_to_file
from render.printed import tenths
from terminal.arguments import add_columns
from terminal.exits import FINE, Misused, say
from terminal.maps_given import read_map

__all__ = ["arguments", "run"]


def arguments(parser: argparse.ArgumentParser) -> None:
    """What can be typed behind it."""
    parser.add_argument("records", metavar="IN", help="CSV, Parquet or a folder of Parquet files")
    parser.add_argument("out", metavar="OUT", help="a table (.csv, .parquet) or a map, by the end of its name")
    parser.add_argument("--map", metavar="FILE", help="a map whose partners the organisations are")
    add_columns(parser, words=False)
    parser.add_argument("--engine", choices=("duckdb", "spark"), default="duckdb")
    parser.add_argument("--master", metavar="URL", help="of a Spark cluster; without it Spark runs on this machine")
    parser.add_argument("--memory", default="2GB", metavar="SIZE", help="that may be used, such as 2GB")


def run(chosen: argparse.Namespace) -> int:
    """Referral records, added up to links."""
    if chosen.master and chosen.engine != "spark":
        raise Misused("--master is the address of a Spark cluster: choose --engine spark too.")
    base = read_map([chosen.map]) if chosen.map else None
    how = How(chosen.engine, chosen.master, chosen.memory, tenths(say))
    try:
        told = records_to_file(
            chosen.records, chosen.out, base=base, mapping={one.field: one.heading for one in chosen.columns}, how=how
        )
    except UnclearColumns as error:
        raise NetworkError(f"{error}\nSay it with --column, such as --column from=HEADING.") from None
    for words in told:
        say(words)
    return FINE
