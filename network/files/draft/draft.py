"""What a reader found before it is a map: partners and links in words, and everything there is to say about them.

Every format but our own map file is read into a draft first, so that unknown names, repeated rows and impossible
counts are treated alike wherever they come from (`network.files.draft.build`).
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from network.counts import Count
from network.errors import Choice, Problem, Where
from network.model import Period

__all__ = ["Draft", "DraftLink", "DraftPartner", "Log"]

MOST_ALIKE = 1_000  # warnings that say to do the same


@dataclass(slots=True)
class Log:
    """Everything said about one file, so that it can all be told at once."""

    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    _warned: Counter[str] = field(default_factory=Counter)  # how often there is the same to do
    _noted: set[str] = field(default_factory=set)

    def warn(self, where: Where, what: str, fix: str, choices: Iterable[Choice] = ()) -> None:
        """Say it, unless the same has been said of a thousand other places; those left out are counted."""
        self._warned[fix] += 1
        if self._warned[fix] > MOST_ALIKE:
            return
        self.problems.append(Problem("warning", where, what, fix, tuple(choices)))

    def refuse(self, where: Where, what: str, fix: str, choices: Iterable[Choice] = ()) -> None:
        self.problems.append(Problem("error", where, what, fix, tuple(choices)))

    def note(self, words: str) -> None:
        if words not in self._noted:
            self._noted.add(words)
            self.notes.append(words)

    @property
    def refused(self) -> bool:
        return any(problem.level == "error" for problem in self.problems)

    def in_order(self) -> tuple[Problem, ...]:
        """Errors first, then by place; how often more there is the same to do comes last."""
        file = self.problems[0].where.file if self.problems else ""
        more = [
            Problem("warning", Where(file), f"The same goes for {times - MOST_ALIKE:,} more places.", fix)
            for fix, times in self._warned.items()
            if times > MOST_ALIKE
        ]
        said = sorted(
            self.problems,
            key=lambda problem: (
                problem.level != "error",
                problem.where.file,
                problem.where.sheet,
                problem.where.row or 0,
            ),
        )
        return (*said, *more)


@dataclass(slots=True)
class DraftPartner:
    """Fields as text under the names of `network.files.draft.flat`; `more` holds free columns."""

    where: Where
    fields: dict[str, str] = field(default_factory=dict)
    more: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class DraftLink:
    """One statement that there is a link. `source` and `target` are what is written, an id or a name."""

    where: Where
    source: str
    target: str
    fields: dict[str, str] = field(default_factory=dict)
    counts: dict[str, Count | None] = field(default_factory=dict)  # made, accepted, completed
    more: dict[str, str] = field(default_factory=dict)
    period: Period | None = None
    source_name: str = ""  # where `source` is an id and the name stands beside it
    target_name: str = ""
    weighs_again: bool = False  # a repeated link adds its weight to the first, as in Gephi
    stands: bool = False  # beside another of its kind it is a link of its own, for what we write holds no row twice


@dataclass(slots=True)
class Draft:
    """Everything found in one file or in files that belong together."""

    name: str  # of the system
    partners: list[DraftPartner] = field(default_factory=list)
    links: list[DraftLink] = field(default_factory=list)
    listed: bool = False  # there is a list of partners, so a link may name only those
    rostered: set[str] = field(default_factory=set)  # match keys of names that a survey listed to be chosen from
    repeats_stand: bool = False  # two links of one kind between the same partners are meant to be two
    asked_as: dict[str, str] = field(default_factory=dict)  # the words of the question for each kind of link
    parts: dict[str, Any] = field(default_factory=dict)  # other parts of the map as its file holds them, such as system

    def __post_init__(self) -> None:
        self.name = self.name.strip() or "A map"  # a file may be called " .csv"
