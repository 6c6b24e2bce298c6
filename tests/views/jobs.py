"""What a process of its own is asked to do in tests: it loads this module, which loads next to nothing itself."""

import itertools
import os

from network import progress
from network.errors import NetworkError
from views.behind import reading_child

SECRET = "Harbour Lights"


def working_for_ever() -> None:
    progress.at("Working")
    for _ in itertools.count():
        pass


def taking_all_memory() -> int:
    return len(bytearray(reading_child.MEMORY))


def telling(what: str) -> str:
    progress.at("Half way")
    print("a library that chatters")
    return what


def refusing() -> None:
    raise NetworkError("It speaks of a person.")


def ending_itself() -> None:
    os._exit(3)


def failing() -> None:
    raise KeyError(SECRET)


def numbered() -> int:
    return os.getpid()
