"""Errors that say where, what and how to mend it.

One tree under `NetworkError`: views and the command line catch that and nothing wider.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from network.recognised import Correction

__all__ = ["Choice", "InvalidNetwork", "Level", "NetworkError", "Problem", "StoreError", "UnreadableFile", "Where"]

Level = Literal["error", "warning"]
TEXT_SUFFIXES = (".yaml", ".yml", ".json")  # files that people count in lines; sheets are counted in rows


@dataclass(frozen=True, slots=True)
class Where:
    """The place of a problem, as far as it is known."""

    file: str = ""
    sheet: str = ""
    row: int | None = None  # line of a text file or row of a sheet, counted from 1
    column: str = ""
    path: tuple[str | int, ...] = ()  # place in the model, such as ("relations", 3, "made")

    def __str__(self) -> str:
        unit = "line" if self.file.lower().endswith(TEXT_SUFFIXES) else "row"
        parts = [
            self.file,
            f"sheet {self.sheet}" if self.sheet else "",
            f"{unit} {self.row}" if self.row is not None else "",
            f"column {self.column}" if self.column else "",
        ]
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to put a problem right that can be picked: the words for it and the correction that does it."""

    words: str
    correction: Correction


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing found in a file or a map: an error refuses it, a warning never stops anything."""

    level: Level
    where: Where
    what: str
    fix: str
    choices: tuple[Choice, ...] = ()  # the first is the one that is proposed
    times: int = 1  # places where it is so, this one among them
    alike: int = 0  # further problems that were counted only: they say the same of other names or numbers

    def __str__(self) -> str:
        where = str(self.where)
        place = f"{where}: " if where and not self.what.startswith(f"{where} ") else ""  # no file is named twice
        return f"{place}{self.what} {self.fix}".strip()


class NetworkError(Exception):
    """Base of every error that this project raises on purpose; its text can be shown to a user."""


class InvalidNetwork(NetworkError):
    """The parts do not make a valid map. `problems` lists every error, not only the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[type, tuple[tuple[Problem, ...]]]:
        return (type(self), (self.problems,))


class UnreadableFile(NetworkError):
    """The file cannot be opened or is not what it says it is."""


class StoreError(NetworkError):
    """The store could not keep or return what was asked."""
