"""The map in another format."""

import argparse
from dataclasses import replace
from pathlib import Path

from network.disclosure import DEFAULT_RULE, RULES, hide
from network.files import write
from network.model import Network
from network.words import plural
from terminal.exits import FINE, REFUSED, Misused, say
from terminal.maps_given import read_given
from terminal.public import add_map_as_read, as_public

__all__ = ["arguments", "run"]


def arguments(parser: argparse.ArgumentParser) -> None:
    """What can be typed behind it."""
    parser.add_argument("files", nargs="+", metavar="IN", help="one file, or several that belong together")
    parser.add_argument("out", metavar="OUT")
    add_map_as_read(parser)
    parser.add_argument("--options", action="store_true", help="keep the saved what-ifs, where the format can")


def run(chosen: argparse.Namespace) -> int:
    """The map in another format."""
    if Path(chosen.out).resolve() in {Path(file).resolve() for file in chosen.files}:
        raise Misused(f"{chosen.out} would be written over while it is read. Choose another name.")
    reading = read_given(chosen.files, chosen.columns)
    for problem in reading.problems:
        say(f"{problem.level}: {problem}")
    if reading.network is None:
        return REFUSED
    for lost in write(_for_export(reading.network, chosen), chosen.out):
        say(lost)
    return FINE


def _for_export(network: Network, chosen: argparse.Namespace) -> Network:
    """The map as it may be passed on: what-ifs stay out unless they are asked for, small counts are hidden if asked."""
    hidden = hide(network, RULES[chosen.hide]) if chosen.hide else network
    if copy := as_public(hidden, chosen):
        return copy
    if network.options and not chosen.options:
        say(f"{plural(len(network.options), 'saved what-if')} left out: --options keeps them.")
        hidden = replace(hidden, options=())
    if not chosen.hide and network.system.counts_rule is None and any(relation.made for relation in network.relations):
        say(f"{RULES['none'].words} --hide {DEFAULT_RULE} hides small ones.")
    return hidden
