"""What a reader found before it is a map: partners and links in words, and everything there is to say about them.

Every format but our own map file is read into a draft first, so that unknown names, repeated rows and impossible
counts are treated alike wherever they come from (`network.files.draft.build`).
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from network.counts import Count
from network.errors import Choice, Problem, Where
from network.in_short import Kind, kind_of, sentence_of
from network.model import Period

__all__ = ["Draft", "DraftLink", "DraftPartner", "Log"]

MOST_KEPT = 1_000  # warnings that say to do the same; `network.in_short` tells those of how many more there are


@dataclass(slots=True)
class Log:
    """Everything said about one file, so that it can all be told at once."""

    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    _warned: Counter[str] = field(default_factory=Counter)  # how often there is the same to do
    _kept: dict[Kind, int] = field(default_factory=dict)  # where the first of each sentence stands
    _counting: dict[Kind, int] = field(default_factory=dict)  # where the one stands that counts those of its kind
    _noted: set[str] = field(default_factory=set)

    def warn(self, where: Where, what: str, fix: str, choices: Iterable[Choice] = ()) -> None:
        """Say it; where a thousand say to do the same, more of them are counted by one that is alike."""
        problem = Problem("warning", where, what, fix, tuple(choices))
        self._warned[fix] += 1
        if self._warned[fix] <= MOST_KEPT:
            self._kept.setdefault(sentence_of(problem), len(self.problems))
        elif (place := self._kept.get(sentence_of(problem))) is not None:
            first = self.problems[place]
            self.problems[place] = replace(first, times=first.times + 1)
            return
        elif (place := self._counting.setdefault(kind_of(problem), len(self.problems))) < len(self.problems):
            first = self.problems[place]
            self.problems[place] = replace(first, alike=first.alike + 1)
            return
        self.problems.append(problem)

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
        """Errors first, then by place."""
        return tuple(
            sorted(
                self.problems,
                key=lambda problem: (
                    problem.level != "error",
                    problem.where.file,
                    problem.where.sheet,
                    problem.where.row or 0,
                ),
            )
        )


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
