"""Which edition of the editors is open: a new one starts empty, once what was typed is kept or dropped."""

from network.model import Network
from views import address, state

__all__ = ["as_begun", "edition", "pending", "start_again"]

BEGUN, NUMBER = "begun", "edition"


def edition() -> str:
    """Part of the key of every control of an editor."""
    return f"{state.map_key()} {address.recall(NUMBER, 0)}"


def start_again() -> None:
    """Empty every editor."""
    address.remember(NUMBER, address.recall(NUMBER, 0) + 1)


def as_begun(network: Network) -> Network:
    """The map as it was when somebody began to type: rows have to stay where they are while they are typed in."""
    began, held, typing = address.recall(BEGUN, ("", network, False))
    if began != edition() or not typing:
        held, typing = network, False
    address.remember(BEGUN, (edition(), held, typing))
    return held


def pending(*, typing: bool) -> None:
    """Say whether something is typed that is not kept yet."""
    began, held, _ = address.recall(BEGUN)
    address.remember(BEGUN, (began, held, typing))
