"""The fewest changes that meet a goal, and other plans to choose from."""

import argparse
from collections.abc import Callable

import analysis
from analysis._moves import KINDS
from analysis._plans import Progress, telling
from network.words import plural
from render.printed import answer_text, sentence
from terminal.exits import FINE, say
from terminal.maps_given import read_map
from terminal.public import add_map_as_read, as_public

__all__ = ["arguments", "run"]


def arguments(parser: argparse.ArgumentParser) -> None:
    """What can be typed behind it."""
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("--goal", required=True, metavar="ID", help="its id, or its number on the map")
    parser.add_argument(
        "--change", dest="kinds", action="append", choices=KINDS,
        help="a kind of change that may be made; may be given several times; all unless given",
    )  # fmt: skip
    add_map_as_read(parser)
    parser.add_argument("--json", action="store_true")


def run(chosen: argparse.Namespace) -> int:
    """The fewest changes that meet a goal, and other plans to choose from."""
    network = read_map([chosen.file], chosen.hide, chosen.columns)
    network = as_public(network, chosen) or network
    with telling(_progress()):
        answer = analysis.run("plan_for", network, goal=chosen.goal, kinds=",".join(chosen.kinds or KINDS))
    say(sentence(answer))
    say(answer.sure)
    print(answer_text(answer, network, as_json=chosen.json))
    return FINE


def _progress() -> Callable[[Progress], None]:
    """Says how far the search has got, whenever it has got further."""
    told: set[Progress] = set()

    def tell(progress: Progress) -> None:
        if progress not in told:
            told.add(progress)
            size = plural(progress.found, "change")
            if progress.plan > 1:
                say(f"Plan {progress.plan}: {size}, none of them in a plan before.")
            else:
                say(f"A plan of {size} is found; no plan has fewer than {progress.least:,}.")

    return tell
