"""One imagined person's way to help, as a story or as a table."""

import argparse

import analysis
from analysis._walk import walk
from analysis.route import PLANNING
from network.model import Network, Person
from network.people import described
from render.printed import answer_text, sentence
from render.route_text import route_text
from terminal.arguments import hour, whole_from
from terminal.exits import FINE, Misused, say
from terminal.maps_given import read_map
from terminal.public import add_map_as_read, as_public

__all__ = ["arguments", "run"]


def arguments(parser: argparse.ArgumentParser) -> None:
    """What can be typed behind it."""
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("--person", metavar="ID", help="one of the map's people; other options change it")
    parser.add_argument("--need", action="append", default=[], help="may be given several times")
    parser.add_argument("--age", type=whole_from(0), metavar="YEARS")
    parser.add_argument("--group", action="append", default=[], help="may be given several times")
    parser.add_argument("--area", help="where the person lives")
    parser.add_argument("--stage", help="where the person first meets the system")
    parser.add_argument("--at", type=hour, metavar="HOUR", help='such as "Sat 23:00"')
    add_map_as_read(parser)
    parser.add_argument("--json", action="store_true", help="the table instead of the story")


def run(chosen: argparse.Namespace) -> int:
    """One imagined person's way to help, as a story or as a table."""
    network = read_map([chosen.file], chosen.hide, chosen.columns)
    network = as_public(network, chosen) or network
    person = _person(network, chosen)
    answer = analysis.run("route", network, person=person)
    if chosen.json:
        say(f"{sentence(answer)} {PLANNING}")
        print(answer_text(answer, network, as_json=chosen.json))
        return FINE
    print(sentence(answer))
    for line in route_text(network, walk(network, person)):
        print(line)
    return FINE


def _person(network: Network, chosen: argparse.Namespace) -> Person:
    """The person whose route is asked for; without a need or a way in there is none to follow."""
    given = {field: getattr(chosen, field) for field in ("age", "area", "stage", "at")}
    person = described(network, chosen.person, needs=tuple(chosen.need), groups=tuple(chosen.group), **given)
    system = network.system
    for option, said, items in (("need", person.needs, system.needs), ("stage", person.stage, system.stages)):
        if not said:
            raise Misused(f"Give --{option}, one of: {', '.join(item.id for item in items) or 'none on this map'}.")
    return person
