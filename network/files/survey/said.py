"""What one organisation says of another, row by row: each answer, who gave it, and what of it counts."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from network.files.raw import guard
from network.files.survey.named import Spellings
from network.recognised import A_LINK, BACK, NO_LINK, NOT_SAID, PEOPLE, Column
from network.vocabulary import DIRECTED_KINDS

__all__ = ["Answers", "Key", "Said", "Stated", "weight"]

_WEIGHTS = {NOT_SAID: 0, NO_LINK: 1, A_LINK: 2, PEOPLE: 3}
Key = tuple[str, str, str]  # from, to, kind
Stated = tuple[Column, str, str, str, str]  # the question, the kind of link, about whom, the answer and what it means


@dataclass(slots=True)
class Said:
    """What one organisation says of another in answer to one question, row by row."""

    column: Column
    kind: str
    means: dict[int, str] = field(default_factory=dict)  # by row
    text: str = ""  # of the strongest answer
    numbers: frozenset[str] = frozenset()  # of people
    most: int = -1  # how much the strongest answer says, and that of the rows before the newest
    before: int = -1

    def add(self, row: int, means: str, text: str) -> None:
        """Add the answer of a row, where those of rows above were added before; of a row the last one stands."""
        if row not in self.means:
            self.before = self.most
        if weight(means) > self.most:
            self.text = text
        self.most = max(self.before, weight(means))
        self.means[row] = means


@dataclass(slots=True)
class Answers:
    """Everything that was answered, by the match keys of the organisations."""

    names: Spellings
    rows: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    details: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    said: dict[tuple[str, str, str, str], Said] = field(default_factory=dict)  # who, question, field, about whom
    linked: set[tuple[str, str]] = field(default_factory=set)  # from, to: about as many as links will be made
    counted: int = 0  # how many too many of those were when the links were counted last

    def add(self, number: int, me: str, stated: Iterable[Stated], *, alone: bool) -> None:
        """Add what a row states. Of who answers alone, a no is held against nothing, so none need be kept."""
        for column, kind, other, text, means in stated:
            them = self.names.key(other)
            key = (me, column.heading, kind, them)
            one = self.said.get(key)
            if them == me or (one is None and alone and weight(means) < weight(A_LINK)):
                continue
            if one is None:
                one = self.said[key] = Said(column, kind)
            elif means == NOT_SAID and number in one.means:
                continue  # the same organisation under another spelling
            one.add(number, means, text)
            if means == PEOPLE:
                one.numbers |= {text}
            if weight(means) >= weight(A_LINK) and not kind.startswith("trust"):
                self._link(me, them, kind)

    def too_many(self) -> int:
        """How many links there are, where they are more than a map holds; else 0. Counted only where they may be."""
        if len(self.linked) - self.counted <= guard.MAX_LINKS:
            return 0
        links = self._links()
        self.counted = len(self.linked) - links
        return links if links > guard.MAX_LINKS else 0

    def _links(self) -> int:
        """Between how many ends there are links for certain, as they are made below: trust may add some."""
        found: set[tuple[str, str]] = set()
        both: set[Key] = set()
        for (me, _, kind, them), said in self.said.items():
            if kind.startswith("trust") or max(map(weight, said.means.values())) < weight(A_LINK):
                continue
            if kind.removesuffix(BACK) in DIRECTED_KINDS:
                found.add((them, me) if kind.endswith(BACK) else (me, them))
            elif (them, me, kind) not in both:
                both.add((me, them, kind))
                found.add((me, them))
        return len(found)

    def _link(self, me: str, them: str, kind: str) -> None:
        if kind.removesuffix(BACK) in DIRECTED_KINDS:
            self.linked.add((them, me) if kind.endswith(BACK) else (me, them))
        else:
            self.linked.add((min(me, them), max(me, them)))


def weight(means: str) -> int:
    """How much an answer says: of several that are given, the one that says most counts."""
    return _WEIGHTS[means] if means in _WEIGHTS else 2 + int(means)
