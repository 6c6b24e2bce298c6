"""What a question says about itself, and what every answer carries.

A question is one file in this folder with `QUESTION` (a `Question`) and `answer(network, **options) -> Result`.
Nothing else has to be registered: pages, command line, report and contract tests find it (`analysis.questions`).
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Literal

import pandas as pd

from analysis._asked import only_asked
from analysis._columns import Column, columns
from network.model import Network, Person
from network.parts import Pairs
from network.rounding import STEP
from network.unnamed import Speaker, sectors_of
from network.words import listed, raised

__all__ = [
    "Answer",
    "Claim",
    "Column",
    "Highlight",
    "Names",
    "Question",
    "Receipt",
    "Result",
    "Stability",
    "Theme",
    "Who",
    "columns",
]


OF_EVERY_KIND = "All ties"  # how the graph of a question begins that looks at links of every kind


class Theme(StrEnum):
    """The pages that questions are grouped on, in the order of the navigation."""

    GAPS = "Gaps"
    BOTTLENECKS = "Bottlenecks"
    BOUNDARIES = "Across boundaries"
    ROUTE = "A person's route"
    BUILD = "Build next"
    TIME = "Over time"
    SURE = "How sure"


class Names(StrEnum):
    """Whether partners are named where a room can see the screen."""

    PROUDLY = "proudly"  # a strength: always named
    AGREED = "agreed"  # named once the partner has agreed, by its sector until then
    NEVER = "never"  # who declines, is full, is unconfirmed: never named


State = Literal["finding", "nothing", "not known"]


@dataclass(frozen=True, slots=True)
class Who:
    """Partners named in a sentence, by id, so that a room can be shown the sentence without their names."""

    ids: tuple[str, ...]
    more: int  # how many others there are, not named

    def __init__(self, *ids: str, more: int = 0) -> None:
        object.__setattr__(self, "ids", ids)
        object.__setattr__(self, "more", more)


Word = str | int | Who


@dataclass(frozen=True, slots=True)
class Question:
    """What a question asks, how it is answered and how the answer is spoken.

    Names in braces in the three sentences (`finding`, `nothing`, `not_known`) are filled from `Result.words`. Texts may
    go over several lines; they are joined.
    """

    theme: Theme
    heading: str  # the question in a leader's words
    finding: str
    nothing: str
    not_known: str
    ask: str  # one open question to the room
    move: str  # the next move
    columns: tuple[Column, ...]
    graph: str  # which graph it looks at, in words
    definition: str
    source: str  # author, year, where
    names: Names = Names.AGREED
    unnamed: str = ""  # the finding where a room may be told no name in it; empty: partners by their sector
    analyst_only: bool = False  # kept off the Overview and the wall
    order: int = 50  # place on its page, lowest first
    move_page: str = ""  # page that the move opens
    name: str = ""  # that of its file, which need not be said: `analysis.questions` knows it

    def __post_init__(self) -> None:
        for text in ("finding", "unnamed", "nothing", "not_known", "ask", "move", "graph", "definition", "source"):
            object.__setattr__(self, text, _joined(getattr(self, text)))

    def sentence(self, state: State) -> str:
        """What is said in this state, not filled in yet."""
        return {"finding": self.finding, "nothing": self.nothing, "not known": self.not_known}[state]

    def named_in_room(self, agreed: frozenset[str]) -> frozenset[str] | None:
        """Who of those that have agreed is named where a room looks on; None is everybody, agreed or not."""
        if self.names is Names.PROUDLY:
            return None
        return agreed if self.names is Names.AGREED else frozenset()


def _joined(text: str) -> str:
    """The text on one line; spaces inside a line stay as they are."""
    return " ".join(line.strip() for line in text.strip().splitlines())


@dataclass(frozen=True, slots=True)
class Highlight:
    """What to bring out on the map."""

    partners: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()  # (source, target)
    ways_in: tuple[str, ...] = ()  # where those come in whom it is about: for a room that may not be told the rest


@dataclass(frozen=True, slots=True)
class Claim:
    """What a sentence says that a re-run could say otherwise: its ids and its headline figure."""

    state: State
    ids: tuple[str, ...] = ()
    figure: float | None = None
    ties: tuple[tuple[str, ...], ...] = ()  # other ids that stand for just as much and could as well be named

    @property
    def named(self) -> frozenset[tuple[str, ...]]:
        """The ids, and all that could as well stand in their place."""
        return frozenset((self.ids, *self.ties))


@dataclass(frozen=True, slots=True)
class Stability:
    """How an answer fares in re-runs with some answers left out."""

    holds: int  # of 100
    low: float | None  # between these the figure lies in 90 of 100 re-runs; None where there is none
    high: float | None
    model: str  # how the re-runs were made


@dataclass(frozen=True, slots=True)
class Result:
    """What a question's own file works out; the gate turns it into an `Answer`."""

    state: State
    table: pd.DataFrame
    words: Mapping[str, Word]
    figure: tuple[str, str] | None = None  # headline number and its unit, such as ("6", "of 12 needs")
    highlight: Highlight = Highlight()
    caveats: tuple[str, ...] = ()  # sentences for the sure line, such as "2 not known."
    left_out: tuple[str, ...] = ()  # sentences on counts left out or hidden
    assumed: tuple[str, ...] = ()  # sentences on what is assumed
    facts: tuple[tuple[str, float | int | str], ...] = ()  # single figures for the receipt
    claims: tuple[str, ...] = ()  # ids that the sentence names, and no others
    ties: tuple[tuple[str, ...], ...] = ()  # other ids that stand for just as much
    gap: Pairs = ()  # the situations without a way to help that the sentence names, as `Promise.gap` has them


@dataclass(frozen=True, slots=True)
class Receipt:
    """How we know: everything needed to check or repeat an answer."""

    graph: str
    definition: str
    source: str
    options: tuple[tuple[str, str], ...]
    left_out: tuple[str, ...]
    assumed: tuple[str, ...]
    facts: tuple[tuple[str, float | int | str], ...]
    stability: Stability | None = None  # None: not tested
    unchecked: bool = False  # it could have been tested, and is told to readers for whom nobody will

    @property
    def holds(self) -> int | None:
        """Unchanged in n of 100 re-runs; None: not tested."""
        return None if self.stability is None else self.stability.holds

    @property
    def model(self) -> str:
        """How the re-runs were made; empty while there are none."""
        return "" if self.stability is None else self.stability.model


@dataclass(frozen=True, slots=True)
class Answer:
    """A question answered for one map."""

    question: Question
    state: State
    table: pd.DataFrame = field(compare=False)
    words: Mapping[str, Word]
    names: Mapping[str, str]  # partner names by id, to fill sentences with
    sectors: Mapping[str, str]  # names of their sectors, for those who may not be named
    figure: tuple[str, str] | None
    highlight: Highlight
    caveats: tuple[str, ...]
    receipt: Receipt
    illustrative: bool
    gap: Pairs = ()  # see `Result`

    @property
    def finding(self) -> str:
        """The sentence that answers the question, with every partner named."""
        return self._sentence(None)

    def finding_in_room(self, agreed: frozenset[str] = frozenset()) -> str:
        """The sentence for a shared screen: partners are named as `Question.names` allows.

        Parameters
        ----------
        agreed
            Ids of partners who have agreed to be named.
        """
        return self._sentence(self.question.named_in_room(agreed))

    @property
    def ask(self) -> str:
        return self.question.ask

    @property
    def move(self) -> str:
        return self.question.move

    @property
    def sure(self) -> str:
        """The quiet line under the finding: how firm it is, and what is not known."""
        stability = self.receipt.stability
        return " ".join((*self._firmness, *_range(stability, self.figure), *self.caveats))

    @property
    def sure_in_short(self) -> str:
        """The same where there is room for one line only; how re-runs are made is left to the receipt."""
        return " ".join((*self._firmness, *self.caveats))

    @property
    def _firmness(self) -> tuple[str, ...]:
        """How firm it is; where nothing can be told there is no finding that could be."""
        stability = self.receipt.stability
        if self.receipt.unchecked:
            return (f"{_firmness(stability).removesuffix('.')}: {CHECK}",)
        return () if self.state == "not known" and stability is not None else (_firmness(stability),)

    @property
    def tentative(self) -> bool:
        """Whether re-runs with some answers left out often say otherwise."""
        return self.receipt.holds is not None and self.receipt.holds < TENTATIVE_BELOW

    def tested(self, stability: Stability) -> "Answer":
        """The same answer once its stability has been worked out."""
        return replace(self, receipt=replace(self.receipt, stability=stability, unchecked=False))

    def unchecked(self) -> "Answer":
        """The same answer for paper, where nobody works it out any more: as careful as one that re-runs shake."""
        return replace(self, receipt=replace(self.receipt, unchecked=True))

    def _sentence(self, named: frozenset[str] | None) -> str:
        template = self._template(named)
        speaker = Speaker(self.names, {} if self.question.names is Names.NEVER else self.sectors, named)
        words = {
            key: speaker.several(word.ids, word.more)
            if isinstance(word, Who)
            else f"{word:,}"
            if isinstance(word, int)
            else word
            for key, word in self.words.items()
        }
        text = template.format_map(words)
        if self.state == "finding" and (self.tentative or self.receipt.unchecked):
            return f"It may be that {text if self._begins_with_a_name(template, text) else text[0].lower() + text[1:]}"
        return raised(text)

    def _begins_with_a_name(self, template: str, text: str) -> bool:
        """Whether the first word stays as it is inside a sentence: all but those that are none of a name."""
        key = re.match(r"\{(\w+)\}", template)
        return key is not None and (isinstance(self.words[key[1]], Who) or text.partition(" ")[0] not in NO_NAMES)

    def _template(self, named: frozenset[str] | None) -> str:
        """The sentence to fill in; where it could name nobody of those it is about, one that needs no names."""
        spoken = {one for word in self.words.values() if isinstance(word, Who) for one in word.ids}
        hides_all = self.state == "finding" and named is not None and spoken and not spoken & named
        return self.question.unnamed if hides_all and self.question.unnamed else self.question.sentence(self.state)


CHECK = "check before acting."
TENTATIVE_BELOW = 60  # re-runs of 100
FIRM_FROM = 80
WIDE = 2  # from its lower end to so many times of it, a number is not as sure as what is said of it
NUMBER, RANGE = re.compile(r"[\d,]+(?:\.\d+)?"), re.compile(r"[\d,]+(?: to [\d,]+|\+)")
NO_NAMES = frozenset({"Of", "For", "The", "In", "About", "One", "No", "Nobody"})  # that sentences begin with


def _firmness(stability: Stability | None) -> str:
    if stability is None:
        return "Not tested."
    if stability.holds < TENTATIVE_BELOW:
        return f"Tentative: {CHECK}"
    word = "Firm" if stability.holds >= FIRM_FROM else "Fairly firm"
    return f"{word}: unchanged in {stability.holds} of 100 re-runs with some answers left out."


def _range(stability: Stability | None, told: tuple[str, str] | None) -> Iterator[str]:
    """Between which numbers the figure lies; one that always falls, or rises, with answers left out says so."""
    if stability is None or stability.low is None or stability.high is None:
        return
    low, high = _as_shown(stability.low, told), _as_shown(stability.high, told)
    if low == high:
        return
    between = f"between {low:,g} and {high:,g} in 90 of 100"
    figure = _number_of(told)
    if figure is not None and figure > high:
        yield f"With answers left out there is less to count: {between}."
    elif figure is not None and figure < low:
        yield f"With answers left out the number is higher: {between}."
    else:
        number = "lower number" if told and RANGE.fullmatch(told[0]) else "number"  # of a range its lower end is told
        wide = stability.holds >= TENTATIVE_BELOW and WIDE * low < high
        yield f"The {number} {'is less sure: it was' if wide else 'was'} {between}."


def _as_shown(number: float, told: tuple[str, str] | None) -> float:
    """An end of the range of a figure; of one that stands rounded on the page, rounded alike."""
    return max(STEP, round(number / STEP) * STEP) if number and told and told[1].endswith("rounded") else number


def _said(option: object) -> str:
    """An option in words, for people read it."""
    if isinstance(option, Network):
        return option.system.name
    if isinstance(option, Person):
        return option.name or "a person described on the page"
    if isinstance(option, bool):
        return "yes" if option else "no"
    return ", ".join(map(str, option)) if isinstance(option, tuple | list | set | frozenset) else str(option)


def claim_of(result: Result) -> Claim:
    """What the sentence claims: what it names, and its headline figure."""
    if result.state != "finding":
        return Claim(result.state)
    return Claim(result.state, result.claims, _number_of(result.figure), result.ties)


def _number_of(figure: tuple[str, str] | None) -> float | None:
    """The headline number, the lower of two; None where there is none."""
    number = NUMBER.search(figure[0]) if figure else None
    return float(number[0].replace(",", "")) if number else None


def _told_apart(network: Network) -> dict[str, str]:
    """The name of every partner, with its id where others have the same."""
    times = Counter(partner.name for partner in network.partners)
    return {one.id: one.name if times[one.name] == 1 else f"{one.name} ({one.id})" for one in network.partners}


def _asked_only(question: Question, network: Network) -> tuple[str, ...]:
    """Of answers about links of every kind: the kinds asked about, for of others a missing link says nothing."""
    kinds = only_asked(network) if question.graph.startswith(OF_EVERY_KIND) else ()
    return (f"Asked only about: {listed(kinds)}.",) if kinds else ()


def answer_of(question: Question, network: Network, result: Result, options: Mapping[str, object]) -> Answer:
    """Join what the question says of itself with what was worked out for one map."""
    receipt = Receipt(
        graph=question.graph,
        definition=question.definition,
        source=question.source,
        options=tuple((name, _said(value)) for name, value in sorted(options.items()) if value is not None),
        left_out=result.left_out,
        assumed=result.assumed,
        facts=result.facts,
    )
    return Answer(
        question=question,
        state=result.state,
        table=result.table,
        words=dict(result.words),
        names=_told_apart(network),
        sectors=sectors_of(network),
        figure=result.figure,
        highlight=result.highlight,
        gap=result.gap,
        caveats=(*result.caveats, *_asked_only(question, network)),
        receipt=receipt,
        illustrative=network.system.illustrative,
    )
