"""Which situations the changes alter, and how."""

import argparse
from typing import Any

import analysis
from analysis import Answer
from network.model import Network
from network.typed_changes import TYPED_CHANGES, EditStep, steps
from render.printed import answer_text
from render.what_if_text import what_if_text
from terminal.arguments import add_hide, add_how_to_read, hour
from terminal.exits import FINE, Misused, say
from terminal.maps_given import read_map
from terminal.public import add_no_public, refuse_public

__all__ = ["arguments", "run"]

BESIDE = ("coverage", "entry_points", "sole_routes", "sole_links", "pressure")  # told with a what-if where they move


def arguments(parser: argparse.ArgumentParser) -> None:
    """What can be typed behind it."""
    parser.add_argument("file", metavar="FILE")
    for name, change in TYPED_CHANGES.items():
        _add_change(parser, name, change.words, change.means)
    _add_change(parser, "need", ("NEED",), "what the --link before it carries; may be given several times")
    parser.add_argument("--at", type=hour, metavar="HOUR", help="only what is open at this hour, before and after")
    add_hide(parser)
    add_no_public(parser)
    add_how_to_read(parser)
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(changes=())


def _add_change(what_if: argparse.ArgumentParser, name: str, words: tuple[str, ...], means: str) -> None:
    what_if.add_argument(f"--{name}", dest="changes", action=_InOrder, nargs=len(words), metavar=words, help=means)


class _InOrder(argparse.Action):
    """Keeps changes in the order in which they are given; a need goes to the link before it."""

    def __call__(self, parser: argparse.ArgumentParser, namespace: Any, values: Any, option_string: Any = None) -> None:
        name, changes = str(option_string).removeprefix("--"), [*namespace.changes]
        if name != "need":
            changes.append((name, tuple(values)))
        elif changes and changes[-1][0] == "link":
            changes[-1] = ("link", (*changes[-1][1], *values))
        else:
            parser.error("--need says what the --link before it carries: give the link first")
        namespace.changes = changes


def run(chosen: argparse.Namespace) -> int:
    """Which situations the changes alter, and how."""
    network = read_map([chosen.file], chosen.hide, chosen.columns)
    refuse_public(network, "What-ifs are", chosen)
    tried = _steps(network, chosen)
    after = tried[-1].after if tried else network  # a saved what-if may hold no change
    answer = analysis.run("what_if", network, other=after, at=chosen.at)
    for line in what_if_text(tried, answer, [_both(name, network, after, chosen.at) for name in BESIDE]):
        say(line)
    if chosen.at is None and any(name == "open-hours" for name, _ in chosen.changes):
        say("Without --at every door is taken to be open, so longer hours change nothing.")
    print(answer_text(answer, network, as_json=chosen.json))
    return FINE


def _steps(network: Network, chosen: argparse.Namespace) -> list[EditStep]:
    """The map with the changes, one by one."""
    if not chosen.changes:
        raise Misused(f"Choose a change: {', '.join(f'--{name}' for name in TYPED_CHANGES)}.")
    try:
        return [*steps(network, chosen.changes)]
    except ValueError as error:  # words that cannot be read
        raise Misused(str(error)) from None


def _both(name: str, network: Network, after: Network, at: str | None) -> tuple[Answer, Answer]:
    """The answers of both maps to one question."""
    options = {"at": at} if "at" in analysis.options_of(name) else {}
    return analysis.run(name, network, **options), analysis.run(name, after, **options)
