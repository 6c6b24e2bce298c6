"""How one answer is told in a report: its sentence, its picture, its table, how sure it is and what it looked at."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

import analysis
from analysis import Answer
from analysis._stability import can_be_tested
from network.model import Network
from render.comments import Told, comments_on
from render.pictures import OF_THE_UNKNOWN, Nothing, Seen, picture
from render.printed import marked
from render.report.content import Block, Figure, Grid, Heading, Reader, Text
from render.running_orders import USUAL
from render.tables import Shown, shown

__all__ = ["ROWS", "Choices", "Telling", "cut"]

ROWS = 10  # of a table that is printed
COLUMNS, LETTERS, WIDE = 7, 105, 22  # of a table that is printed; letters beside one another; letters before a break
LONGEST = 28  # letters of a word, after which it is broken
LEAST = 6  # letters that a column takes up, however little it says
NOT_NARROWED = "About the whole system, not only this area."
Ask = Callable[..., Answer]


@dataclass(frozen=True, slots=True)
class Choices:
    """What a report is to say, and to whom."""

    day: date  # on which it is made
    reader: Reader = Reader.BOARD
    area: str | None = None  # where the people live whom it is about
    chapters: tuple[str, ...] = ()  # names; none: every chapter that is not chosen one by one
    stories: tuple[int, ...] = ()  # places on the map of the stories that are told
    options: tuple[str, ...] = ()  # ids of the saved what-ifs that are told
    aside: tuple[str, ...] = ()  # questions whose findings are set aside for later
    order: str = USUAL  # the running order whose words stand in the notes of slides
    untold: frozenset[str] = frozenset()  # questions that are not asked of this map, for what they ask is left out
    earlier: Network | None = None  # a map of the same system, for the chapter on change over time
    elsewhere: Network | None = None  # a map of another system, for the chapter on what could be asked there


@dataclass(frozen=True)
class Telling:
    """The map that is told about, who reads it, and every answer that was given so far."""

    network: Network
    choices: Choices
    seen: Seen
    ask: Ask = analysis.run  # question, map, options
    given: dict[str, Answer] = field(default_factory=dict)  # by question, the first time it was asked

    @property
    def room(self) -> bool:
        """Whether partners are named as in a room."""
        return self.seen.room

    def questions(self, *themes: analysis.Theme) -> list[str]:
        """The questions of these themes: neither those for analysts nor those that are set aside or not asked."""
        open_to_all = (one for one in analysis.questions().values() if one.theme in themes and not one.analyst_only)
        return [one.name for one in open_to_all if self.tells(one.name)]

    def tells(self, question: str) -> bool:
        """Whether the finding of a question is told."""
        return question not in self.choices.aside and question not in self.choices.untold

    def answer(self, name: str, **options: object) -> Answer:
        """The answer to a question; about the area that was chosen, where the question asks about one."""
        if self.choices.area and "person" not in options and "area" in analysis.options_of(name):
            options["area"] = self.choices.area
        answer = self._careful(self.ask(name, self.network, **options))
        self.given.setdefault(name, answer)
        return answer

    def _careful(self, answer: Answer) -> Answer:
        """The answer; a finding that could have been tested and was not says so, and does not stand flat on paper.

        A page of the app works that out while it is looked at. Routes are of people who are imagined.
        """
        question = answer.question
        testable = question.theme is not analysis.Theme.ROUTE and can_be_tested(question.name)
        untested = answer.state == "finding" and answer.receipt.stability is None
        return answer.unchecked() if untested and testable and self.network.asked_ids else answer

    def said(self, answer: Answer) -> str:
        """The sentence, with partners named as its readers may hear them; on an illustrative map it says so."""
        sentence = answer.finding_in_room(self.seen.agreed) if self.room else answer.finding
        return marked(sentence, answer)

    def sentence(self, answer: Answer) -> Iterator[Text]:
        """The sentence, and what partners say of it."""
        yield Text(self.said(answer), "sentence")
        for one in self.comments(answer):
            yield Text(one.sentence, "comment")

    def comments(self, answer: Answer) -> tuple[Told, ...]:
        """What partners say of an answer, as far as its readers may hear it; on the public's copy there is none."""
        return comments_on(self.network, answer.question.name, room=self.room, agreed=self.seen.agreed)

    def figure(self, answer: Answer) -> Iterator[Figure]:
        """The picture, where there is one."""
        drawn = picture(answer, self.network, self.seen)
        if not isinstance(drawn, Nothing):
            yield Figure(replace(drawn, words=marked(drawn.words, answer)))

    def grid(self, answer: Answer, *, rows: int = ROWS) -> Iterator[Block]:
        """As much of the table as is printed, and who is not on it.

        None where the answer is not known: in such a table what nobody has said would read as a no.
        """
        if answer.state == "not known" and answer.question.name not in OF_THE_UNKNOWN:
            return
        table = shown(answer, self.network, room=self.room, agreed=self.seen.agreed)
        yield from self.listed(table, answer.question.heading, rows=rows)

    def listed(self, table: Shown, caption: str, *, rows: int = ROWS, wide: int = WIDE) -> Iterator[Block]:
        """The same of any table."""
        if not table.frame.empty:
            yield cut(table, caption, rows=rows, wide=wide)
        if table.left_out:
            yield Text(table.left_out, "quiet")

    def told(self, answer: Answer, *, level: int = 2, table: bool = True) -> Iterator[Block]:
        """Everything on one answer."""
        yield Heading(answer.question.heading, level)
        yield from self.sentence(answer)
        yield from self.figure(answer)
        if table:
            yield from self.grid(answer)
        yield from self.proof(answer)

    def sure(self, answer: Answer) -> str:
        """How firm it is and what is not known; of what cannot be tested only the latter."""
        told = answer.receipt.stability is not None or answer.receipt.unchecked
        return answer.sure if told else " ".join(answer.caveats)

    def proof(self, answer: Answer) -> Iterator[Block]:
        """How sure it is and what it looked at; how it is worked out stands in the chapter on method."""
        if sure := self.sure(answer):
            yield Text(f"How sure: {sure}", "quiet")
        narrowed = self.choices.area and not any(option == "area" for option, _ in answer.receipt.options)
        where = (NOT_NARROWED,) if narrowed and answer.question.name != "route" else ()
        looked_at = f"How we know: {answer.receipt.graph}."
        yield Text(" ".join((looked_at, *answer.receipt.left_out, *where)), "quiet")


def cut(table: Shown, caption: str, *, rows: int = ROWS, wide: int = WIDE) -> Grid:
    """The first rows and columns, as many as a page holds side by side in letters that can be read.

    Parameters
    ----------
    wide
        How many letters a longer cell gets on its first line.
    """
    widths = {label: _letters(table, label, wide) for label in table.frame.columns}
    kept = [
        label
        for place, label in enumerate(widths)
        if place < COLUMNS and sum(list(widths.values())[: place + 1]) <= LETTERS
    ]
    kept = kept or list(widths)[:1]
    frame = table.frame.loc[: rows - 1, kept] if len(table.frame) > rows else table.frame[kept]
    numeric = table.numeric & set(kept)
    part = Shown(frame, numeric, {label: table.means[label] for label in kept if label in table.means}, table.partners)
    return Grid(caption, part, more=len(table.frame) - len(frame), wider=len(widths) - len(kept))


def _letters(table: Shown, label: str, wide: int) -> int:
    """How many letters wide a column has to be: longer cells are broken between words."""
    cells = [label, *table.frame[label].head(ROWS)]
    longest_word = max(len(word) for cell in cells for word in cell.split() or [""])
    return max(LEAST, min(longest_word, LONGEST), min(wide, max(map(len, cells[1:]), default=0)))
