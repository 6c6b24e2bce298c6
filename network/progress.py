"""How far a long reading is, in words, for whoever waits: nobody listens unless somebody asks to."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

__all__ = ["at", "told_to"]

_listener: ContextVar[Callable[[str], None] | None] = ContextVar("listener", default=None)


def at(step: str) -> None:
    """Say what begins now: a few words, without a stop."""
    listener = _listener.get()
    if listener is not None:
        listener(step)


@contextmanager
def told_to(listener: Callable[[str], None]) -> Iterator[None]:
    """Let somebody hear each step while this lasts."""
    before = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(before)
