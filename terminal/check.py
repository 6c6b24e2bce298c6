"""What was read in each file, and every problem."""

import argparse
import json
from collections.abc import Sequence

from network.files import read_together
from network.files.summary import summarise
from render.reading_lines import reading_lines
from terminal.exits import FINE, REFUSED

__all__ = ["arguments", "run"]

TEXT_TABLES = (".csv", ".tsv", ".tab")  # several of these make one map


def arguments(parser: argparse.ArgumentParser) -> None:
    """What can be typed behind it."""
    parser.add_argument("files", nargs="+", metavar="FILE", help="maps; several CSV files are one map")
    parser.add_argument("--json", action="store_true", help="one JSON object a map")


def run(chosen: argparse.Namespace) -> int:
    """What was read in each file, and every problem."""
    outcome = FINE
    for files in _maps(chosen.files):
        reading = read_together(files)
        if reading.network is None:
            outcome = REFUSED
        if chosen.json:
            print(json.dumps(summarise(reading), ensure_ascii=False))
        else:
            print(*reading_lines(", ".join(files), reading), sep="\n")
    return outcome


def _maps(files: Sequence[str]) -> list[list[str]]:
    """The files of each map: all tables of text make one map, any other file is a map of its own."""
    tables = [file for file in files if file.lower().endswith(TEXT_TABLES)]
    return [[file] for file in files if file not in tables] + ([tables] if tables else [])
