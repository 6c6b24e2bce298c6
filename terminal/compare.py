"""What another area has that we could ask about."""

import argparse

import analysis
from network.two_systems import LISTS, in_common
from render.elsewhere_text import whom_to_ask
from render.printed import answer_text, sentence
from terminal.arguments import add_same
from terminal.exits import FINE, say
from terminal.maps_given import read_map
from terminal.public import add_map_as_read, both_as_public

__all__ = ["arguments", "run"]


def arguments(parser: argparse.ArgumentParser) -> None:
    """What can be typed behind it."""
    parser.add_argument("ours", metavar="OURS")
    parser.add_argument("theirs", metavar="THEIRS", help="the map of another system")
    add_same(parser, "THEIRS=OURS", ", ".join(list(LISTS.values())[:3]))
    add_map_as_read(parser)
    parser.add_argument("--json", action="store_true")


def run(chosen: argparse.Namespace) -> int:
    """The links and ways that they have, and whether we are known to have them too; what may be the same thing."""
    ours, theirs = (read_map([file], chosen.hide, chosen.columns) for file in (chosen.ours, chosen.theirs))
    ours, theirs = both_as_public(ours, theirs, chosen, one_system=False)
    answer = analysis.run("compare", ours, other=theirs, same=tuple(chosen.same) or None)
    common = in_common(ours.system, theirs.system, chosen.same)
    say(sentence(answer))
    for line in whom_to_ask(answer, theirs, common):
        say(line)
    for line in (*answer.caveats, *answer.receipt.assumed, *answer.receipt.left_out):
        say(line)
    for one in common.proposed:
        say(f"Where {one.names[0]}, there, is {one.names[1]}, add --same {one.theirs}={one.ours}.")
    print(answer_text(answer, ours, as_json=chosen.json))
    return FINE
