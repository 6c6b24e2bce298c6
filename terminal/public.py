"""Safe public copies at the terminal: whether one is asked for, and who is named in it."""

import argparse
from collections.abc import Sequence

from network.model import Network
from terminal.arguments import add_hide, add_how_to_read
from terminal.exits import Misused, say

__all__ = ["add_map_as_read", "add_no_public", "add_public", "as_public", "both_as_public", "refuse_public"]


def add_public(command: argparse.ArgumentParser) -> None:
    """Whether anybody may see what is written, and who is named then."""
    command.add_argument(
        "--public", action=argparse.BooleanOptionalAction,
        help="a safe public copy, or none though the map is marked public",
    )  # fmt: skip
    command.add_argument("--roles", action="store_true", help="in a public copy nobody is named")
    command.add_argument("--agreed", action="store_true", help="in a public copy those are named who agreed to it")


def add_map_as_read(command: argparse.ArgumentParser) -> None:
    """What nearly every command is told of its map: what is hidden, who may see the answer, how the file is read."""
    add_hide(command)
    add_public(command)
    add_how_to_read(command)


def add_no_public(command: argparse.ArgumentParser) -> None:
    """For a command whose answer no public copy holds: of a map that is marked public it must be asked for."""
    command.add_argument("--no-public", action="store_true", help="the map itself, though it is marked public")


def as_public(network: Network, chosen: argparse.Namespace) -> Network | None:
    """The safe public copy, where one is asked for or the map is marked public; else None."""
    if not _wanted([network], chosen):
        return None
    from render.public_copy import LEFT_OUT, public_copy  # asks questions, whose libraries are loaded only here

    say(LEFT_OUT)
    return public_copy(network, agreed=network.agreed_ids if chosen.agreed else frozenset(), roles=chosen.roles)


def both_as_public(
    one: Network, other: Network, chosen: argparse.Namespace, *, one_system: bool
) -> tuple[Network, Network]:
    """Two maps that are compared: as safe public copies where that is asked for or either is marked public.

    Parameters
    ----------
    one_system
        Whether they are two waves, on which everybody goes by one name.
    """
    both = (one, other)
    if not _wanted(both, chosen):
        return both
    from render.public_copy import LEFT_OUT, public_copies  # asks questions, whose libraries are loaded only here

    say(LEFT_OUT)
    agreed = [network.agreed_ids if chosen.agreed else frozenset() for network in both]
    if one_system:
        first, second = public_copies(both, agreed=agreed[1], roles=chosen.roles)  # who agrees may have changed
        return first, second
    ((first,), (second,)) = (
        public_copies([network], agreed=ids, roles=chosen.roles) for network, ids in zip(both, agreed, strict=True)
    )
    return first, second


def refuse_public(network: Network, what: str, chosen: argparse.Namespace) -> None:
    """What a public copy never holds is told of a map that is marked public only where that is asked for."""
    if network.system.public and not chosen.no_public:
        raise Misused(f"{what} not in a copy for the public. Add --no-public for the map itself.")


def _wanted(networks: Sequence[Network], chosen: argparse.Namespace) -> bool:
    """Whether safe public copies are to be made; what is said of them must go together."""
    wanted = any(one.system.public for one in networks) if chosen.public is None else bool(chosen.public)
    if not wanted and (chosen.roles or chosen.agreed):
        raise Misused("--roles and --agreed say who is named in a public copy. Add --public.")
    if chosen.roles and chosen.agreed:
        raise Misused("With --roles nobody is named, so --agreed names nobody. Choose one of the two.")
    return wanted
