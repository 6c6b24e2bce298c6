"""Which goals of the map are met, not met or not known."""

import argparse

import analysis
from render.printed import answer_text, sentence
from terminal.arguments import add_columns, add_hide
from terminal.exits import FINE, say
from terminal.maps_given import read_map

__all__ = ["arguments", "run"]


def arguments(parser: argparse.ArgumentParser) -> None:
    """What can be typed behind it."""
    parser.add_argument("file", metavar="FILE")
    add_hide(parser)
    add_columns(parser)
    parser.add_argument("--json", action="store_true")


def run(chosen: argparse.Namespace) -> int:
    """Which goals of the map are met, not met or not known."""
    network = read_map([chosen.file], chosen.hide, chosen.columns)
    answer = analysis.run("goals", network)
    say(sentence(answer))
    print(answer_text(answer, network, as_json=chosen.json))
    return FINE
