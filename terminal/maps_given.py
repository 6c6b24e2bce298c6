"""The maps that a command was given, read from their files."""

from collections.abc import Sequence

from network.disclosure import RULES, hide
from network.model import Network
from network.uploads import read_files
from network.words import plural
from terminal.exits import say

__all__ = ["read_map"]


def read_map(files: Sequence[str], rule: str | None = None) -> Network:
    """The map in the files, its small counts hidden by the rule; warnings are counted, errors raised."""
    reading = read_files(files)
    network = reading.or_raise()
    if reading.problems:
        say(f"{plural(len(reading.problems), 'warning')}: see check.")
    return hide(network, RULES[rule]) if rule else network
