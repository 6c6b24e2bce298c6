"""Safe public copies at the terminal: whether one is asked for, and who is named in it."""

import argparse

from network.model import Network
from terminal.exits import Misused, say

__all__ = ["add_public", "as_public"]


def add_public(command: argparse.ArgumentParser) -> None:
    """Whether anybody may see what is written, and who is named then."""
    command.add_argument(
        "--public", action=argparse.BooleanOptionalAction,
        help="a safe public copy, or none though the map is marked public",
    )  # fmt: skip
    command.add_argument("--roles", action="store_true", help="in a public copy nobody is named")
    command.add_argument("--agreed", action="store_true", help="in a public copy those are named who agreed to it")


def as_public(network: Network, chosen: argparse.Namespace) -> Network | None:
    """The safe public copy, where one is asked for or the map is marked public; else None."""
    if not (network.system.public if chosen.public is None else chosen.public):
        if chosen.roles or chosen.agreed:
            raise Misused("--roles and --agreed say who is named in a public copy. Add --public.")
        return None
    if chosen.roles and chosen.agreed:
        raise Misused("With --roles nobody is named, so --agreed names nobody. Choose one of the two.")
    from render.public_copy import LEFT_OUT, public_copy  # asks questions, whose libraries are loaded only here

    say(LEFT_OUT)
    return public_copy(network, agreed=network.agreed_ids if chosen.agreed else frozenset(), roles=chosen.roles)
