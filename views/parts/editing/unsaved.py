"""Which edition of the editors is open: a new one starts empty, once what was typed is kept or dropped."""

from network.model import Network
from views import address, state

__all__ = ["as_begun", "edition", "pending", "start_again", "touched"]

BEGUN, NUMBER = "begun", "edition"


def edition() -> str:
    """Part of the key of every control of an editor."""
    return f"{state.map_key()} {address.recall(NUMBER, 0)}"


def start_again() -> None:
    """Empty every editor."""
    address.remember(NUMBER, address.recall(NUMBER, 0) + 1)


def touched() -> None:
    """Somebody has begun to type: what the form was opened with stays as it is until that is kept or dropped."""
    began, held, _ = address.recall(BEGUN, ("", None, False))
    if held is not None:
        address.remember(BEGUN, (began, held, True))


def as_begun(network: Network) -> Network:
    """The map as it was when somebody began to type: what is typed is compared with that."""
    began, held, typing = address.recall(BEGUN, ("", network, False))
    if began != edition() or not typing:
        if held.digest != network.digest:
            start_again()  # controls start from what others have kept
        held, typing = network, False
    address.remember(BEGUN, (edition(), held, typing))
    return held


def pending(*, typing: bool) -> None:
    """Say whether something is typed that is not kept yet."""
    began, held, _ = address.recall(BEGUN)
    address.remember(BEGUN, (began, held, typing))
