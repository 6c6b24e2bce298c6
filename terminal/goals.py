"""Which goals of the map are met, not met or not known; a goal set, changed or taken away."""

import argparse
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import analysis
from analysis._aims import goal_called
from network.edit import apply_all, in_place_of
from network.files import write
from network.goal_tests import question_of
from network.model import Goal, Network
from network.possible_changes import new_id
from render.printed import answer_text, sentence
from terminal.exits import FINE, Misused, say
from terminal.maps_given import read_map
from terminal.public import add_map_as_read, as_public

__all__ = ["arguments", "run"]

SAID = ("words", "by", "owner", "test")  # what can be said of a goal


def arguments(parser: argparse.ArgumentParser) -> None:
    """What can be typed behind it."""
    parser.add_argument("file", metavar="FILE")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--set", action="store_true", help="one goal more: --words and what else is said of it")
    which.add_argument("--edit", metavar="GOAL", help="the id or number of a goal; what is not said stays as it is")
    which.add_argument("--take-away", metavar="GOAL", help="the id or number of a goal")
    parser.add_argument("--words", help="the goal in words")
    parser.add_argument("--by", metavar="YYYY-MM-DD", type=_day, help='by when; "" for no day')
    parser.add_argument("--owner", metavar="ROLE", help='who looks after it: a role, not a name; "" for nobody')
    parser.add_argument("--test", metavar="KEY=VALUE", type=_pair, action="append",
                        help="what the map tests, such as need=housing; may be given several times")  # fmt: skip
    parser.add_argument("--out", metavar="OUT", help="the file that the map is written to")
    add_map_as_read(parser)
    parser.add_argument("--json", action="store_true")


def run(chosen: argparse.Namespace) -> int:
    """Which goals of the map are met, not met or not known; of a map whose goals are changed, as they are then."""
    network = _changed(read_map([chosen.file], chosen.hide, chosen.columns), chosen)
    if chosen.out:
        for lost in write(network, chosen.out):
            say(lost)
    network = as_public(network, chosen) or network
    answer = analysis.run("goals", network)
    say(sentence(answer))
    print(answer_text(answer, network, as_json=chosen.json))
    return FINE


def _changed(network: Network, chosen: argparse.Namespace) -> Network:
    """The map with the goal set, changed or taken away."""
    said = {key: getattr(chosen, key) for key in SAID if getattr(chosen, key) is not None}
    acts = bool(chosen.set or chosen.edit or chosen.take_away)
    if said and not (chosen.set or chosen.edit):
        raise Misused("Say with --set or --edit which goal that is of.")
    if acts != bool(chosen.out):
        raise Misused("Name a file after --out." if acts else "--out goes with --set, --edit or --take-away.")
    if not acts:
        return network
    if chosen.hide:
        raise Misused("--out writes the map as it is: leave --hide out.")
    if Path(chosen.out).resolve() == Path(chosen.file).resolve():
        raise Misused(f"{chosen.out} would be written over. Choose another name.")
    if chosen.set and not said.get("words"):
        raise Misused("Say the goal in words, after --words.")
    before = None if chosen.set else goal_called(network, chosen.edit or chosen.take_away)
    taken = {goal.id for goal in network.goals if goal.id}
    new = Goal("", id=new_id(" ".join(said.get("words", "").split()[:6]), taken))
    after = None if chosen.take_away else _with(before or new, said)
    return apply_all(network, (), {"goals": in_place_of(network.goals, before, after)})


def _with(goal: Goal, said: dict[str, Any]) -> Goal:
    """The goal with what was typed of it; an empty text takes out what stood there."""
    if "test" in said:
        goal = replace(goal, question=question_of(dict(said["test"])), test=tuple(said["test"]))
    if "owner" in said:
        goal = replace(goal, owner=said["owner"] or None)
    if "by" in said:
        goal = replace(goal, by=said["by"] or None)
    return replace(goal, text=said.get("words") or goal.text)


def _day(text: str) -> date | str:
    if not text:
        return text
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f'"{text}" is not a day, such as 2027-03-31') from None


def _pair(text: str) -> tuple[str, str]:
    key, found, value = text.partition("=")
    if not (key and found and value):
        raise argparse.ArgumentTypeError(f'"{text}" is not a key and its value, such as need=housing')
    return key, value
