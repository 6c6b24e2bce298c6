"""How a command ends, and how it speaks of itself."""

import sys

from network.errors import NetworkError

__all__ = ["FINE", "MISUSED", "REFUSED", "Misused", "say"]

FINE, REFUSED, MISUSED = 0, 1, 2


class Misused(NetworkError):
    """The command cannot be carried out as it was given."""


def say(words: str) -> None:
    """Words about a result go to standard error, so that the result can be passed on."""
    print(words, file=sys.stderr)
