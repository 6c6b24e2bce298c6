"""What was read in each file, and every problem."""

import argparse
import json

from network.files.formats import safe_file
from network.files.summary import summarise
from network.uploads import maps_in
from render.reading_lines import reading_lines
from terminal.arguments import add_how_to_read
from terminal.exits import FINE, REFUSED
from terminal.maps_given import read_given

__all__ = ["arguments", "run"]


def arguments(parser: argparse.ArgumentParser) -> None:
    """What can be typed behind it."""
    parser.add_argument("files", nargs="+", metavar="FILE", help="maps; tables make one map, pages of a directory too")
    add_how_to_read(parser)
    parser.add_argument("--json", action="store_true", help="one JSON object a map")


def run(chosen: argparse.Namespace) -> int:
    """What was read in each file, and every problem."""
    outcome = FINE
    for files in maps_in(chosen.files):
        reading = read_given(files, chosen.columns)
        if reading.network is None:
            outcome = REFUSED
        if chosen.json:
            print(json.dumps(summarise(reading), ensure_ascii=False))
        else:
            print(*reading_lines(", ".join(map(safe_file, files)), reading), sep="\n")
    return outcome
