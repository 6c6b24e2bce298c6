"""The board paper: one page with five findings, what we do not know, options and what we ask the board to do."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import Enum, auto

import analysis
from analysis import Answer
from analysis._aims import goal_called
from analysis._plans import KINDS, plan_edits, plans_for
from network.model import Network, Option
from network.possible_changes import link
from network.unnamed import Speaker, named_in
from network.words import day_said, numbered, plural
from render import first_screen
from render.comments import shortened
from render.edit_words import EXERCISE
from render.goal_words import move_said
from render.option_table import option_table, said_of_reliance
from render.promise_board import WAITING, is_overdue, label, visible
from render.promise_draft import draft
from render.report.chapters.options import called, chosen, measured
from render.report.content import Asked, Block, Bullets, Chapter, Contents, Heading, Text
from render.report.docx_fit import fits_a_page
from render.report.made import of_chapters, telling_of
from render.report.telling import Ask, Choices, Telling, cut

__all__ = ["board_paper"]

PROMISES = 3  # that are told one by one
NOT_TESTED = "tested by leaving answers out."
TOGETHER = 3  # introductions of a suggested option
SUGGESTED, SAVED = "Suggested from the map; nothing is decided.", "Nothing here is decided."
NOT_COUNTED = (
    "Not in these figures: money, staff, and whether those named agree and have room. "
    "A situation is one way in, one need, one age band and one home area."
)
LETTERS = "ABC"


class Room(Enum):
    """How much is told, where long names leave less room on the page."""

    FULL = auto()
    PLAIN = auto()  # without what findings rest on, and what options are made of
    SHORT = auto()  # also without promises, and what the figures of the options leave out
    BARE = auto()  # also without what each finding asks for, and of an option only the beginning


def board_paper(
    network: Network, choices: Choices, *, agreed: frozenset[str] = frozenset(), ask: Ask = analysis.run
) -> Contents:
    """One page for a board.

    Options are the saved what-ifs that were chosen. Where none is, three are put forward from the map: its first
    introduction, the best three together, and the fewest changes that meet the first goal not met.

    Parameters and errors as for `contents`.
    """
    telling = telling_of(network, choices, agreed, ask)
    found = [one for one in first_screen.findings(telling.answer) if telling.tells(one[1].question.name)]
    promised = list(_promised(telling))
    told = range(min(PROMISES, len(promised)), -1, -1)
    in_full = (
        (one, Room.FULL) for one in told if one or not promised
    )  # who does what matters more than what it rests on
    for number, room in (*in_full, *((one, Room.PLAIN) for one in told), (0, Room.SHORT), (0, Room.BARE)):
        blocks = tuple(_blocks(telling, found, promised[:number], len(promised) - number, room))
        if fits_a_page(blocks):
            break
    return of_chapters(telling, (Chapter("board", "Paper for the board", blocks, one_page=True),))


def _blocks(
    telling: Telling, found: Sequence[tuple[str, Answer]], promised: Sequence[str], more: int, room: Room
) -> Iterator[Block]:
    in_full = room is Room.FULL
    unknown_first = first_screen.mostly_unasked(telling.network)
    if unknown_first:
        yield from _unknown(telling)
    yield Heading("What the map shows")
    yield Bullets(tuple(_finding(telling, name, answer) for name, answer in found))
    yield Text(f"How sure: {_how_sure(found, with_caveats=in_full)}")
    if not unknown_first:
        yield from _unknown(telling)
    saved = chosen(telling)[: len(LETTERS)]
    options = saved or list(_suggested(telling, with_moves=in_full))
    if options:
        yield Heading(f"Options. {EXERCISE}")
        names = [called(telling, one) if saved else f"Option {one.id}: {one.name}" for one in options]
        told = [shortened(one) if room is Room.BARE else one for one in names]
        yield Bullets(tuple(one if one.endswith("…") else f"{one}." for one in told))
        today, *others = measured(telling, options, short=True)
        yield cut(option_table([today, *others]), f"What each option would change. {EXERCISE}")
        price = said_of_reliance(today, others) if in_full else ""
        decided = f"{price} {SAVED if saved else SUGGESTED}".strip()
        yield Text(f"{decided} {NOT_COUNTED}" if room in (Room.FULL, Room.PLAIN) else decided, "quiet")
    if promised:
        yield Heading("Who does what by when")
        last = f"{promised[-1]} {plural(more, 'more promise')} in the report." if more else promised[-1]
        yield Bullets((*promised[:-1], last))
    yield Heading("We ask the board to")
    own = "introductions" if options and not saved else None  # one of the options suggested is that already
    yield from _asks(telling, found, with_options=bool(options), with_moves=room is not Room.BARE, without=own)
    untold = "" if promised else _not_told(telling)
    yield Asked(f"Name who asks those who have not been asked, and when promises are asked about again.{untold}")


def _unknown(telling: Telling) -> Iterator[Block]:
    if telling.tells("unknowns"):
        yield Heading("What we do not know")
        yield Text(telling.said(telling.answer("unknowns")))


def _how_sure(found: Sequence[tuple[str, Answer]], *, with_caveats: bool) -> str:
    """How firm each finding is; of those that were not tested it is said once."""
    tested = [f"{name}: {answer.sure}" for name, answer in found if answer.receipt.stability is not None]
    others = [name for name, answer in found if answer.receipt.stability is None]
    told = [(name, answer) for name, answer in found if with_caveats and name in others and answer.caveats]
    caveats = [f"{name}: {' '.join(answer.caveats)}" for name, answer in told]
    untold = f"{'The others were not' if tested else 'None of these was'} {NOT_TESTED}"
    return " ".join((*tested, *caveats, *([untold] if others else [])))


def _promised(telling: Telling) -> Iterator[str]:
    """Promises that are not kept or let go yet, those with the nearest day first."""
    network = telling.network
    waiting = [one for one in visible(network, room=telling.room, agreed=telling.seen.agreed) if one.status in WAITING]
    for one in sorted(waiting, key=lambda one: (one.by is None, one.by or telling.choices.day)):
        by = f"by {day_said(one.by)}" if one.by else "no day yet"
        late = ", which has passed" if is_overdue(one, telling.choices.day) else ""
        owner = f" ({one.owner})" if one.owner else ""
        yield f"{label(network, one).removesuffix('.')}, {by}{late}{owner}."


def _not_told(telling: Telling) -> str:
    """How many promises wait where the page has room for none of them, or nobody may be named."""
    waiting = [one for one in telling.network.promises if one.status in WAITING]
    late = sum(is_overdue(one, telling.choices.day) for one in waiting)
    past = f", {late:,} past {numbered(late, 'its', 'their')} day" if late else ""
    kept = f"{len(waiting):,} {numbered(len(waiting), 'is', 'are')} still to be kept"
    return f" {kept}{past}: more stands in the report." if waiting else ""


def _finding(telling: Telling, name: str, answer: Answer) -> str:
    """The sentence, and what a partner says of it; one page has no room for all that partners say."""
    said, *others = [*telling.comments(answer), None]
    if said is None:
        return f"{name}. {telling.said(answer)}"
    more = f" {plural(len(others) - 1, 'more comment')} in the report." if len(others) > 1 else ""
    return f"{name}. {telling.said(answer)} {replace(said, text=shortened(said.text), quiet='').sentence}{more}"


def _suggested(telling: Telling, *, with_moves: bool) -> Iterator[Option]:
    """What the map itself puts forward, in the words of a plan to be talked about and as its readers may hear it."""
    network, letters = telling.network, iter(LETTERS)
    names = Speaker.of_map(network, telling.seen.agreed if telling.room else None)
    suggested, programme = telling.answer("introductions"), telling.answer("programme")
    first = suggested.table[suggested.table["promised"] == 0].head(1)
    for answer, rows, words in (
        (suggested, first[first["profiles_gained"] > 0], "the introduction that opens most"),
        (programme, programme.table[programme.table["size"] == TOGETHER], "the introductions that open most together"),
    ):
        if answer.state == "not known":  # the paper says that none can be suggested
            continue
        pairs = [(str(one), str(other)) for one, other in zip(rows["source"], rows["target"], strict=True)]
        if pairs:
            said = "; ".join(f"{names.again().of(one)} with {names.of(other)}" for one, other in pairs)
            yield Option(next(letters), f"{words}: {said}", tuple(link(*pair) for pair in pairs))
    for row in telling.answer("goals").table.to_dict("records") if telling.network.goals else ():
        goal = goal_called(network, str(row["goal"]))
        if row["status"] == "not met" and (plans := plans_for(network, goal, KINDS).plans):
            moves = "; ".join(move_said(network, move, names.again()) for move in plans[0].moves)
            may = not telling.room or named_in(network, goal.text) <= telling.seen.agreed
            said = f"“{goal.text.removesuffix('.')}”" if may else "a goal that is not met"
            name = f"the fewest changes for {said}{f': {moves}' if with_moves else ''}"
            yield Option(next(letters), name, plan_edits(network, goal, plans[0]))
            return


def _asks(
    telling: Telling,
    found: Sequence[tuple[str, Answer]],
    *,
    with_options: bool,
    with_moves: bool,
    without: str | None,
) -> Iterator[Block]:
    if with_options:
        yield Asked("Choose one of the options, or none, and say who answers for it and by when.")
    if not with_moves:
        yield Asked("Say which of these findings is ours to act on first.")
    moves = [(name, answer) for name, answer in found if with_moves and answer.state == "finding"]
    drafted = [(name, draft(answer).text or "") for name, answer in moves if answer.question.name != without]
    said = [
        f"{name}: {_small(one)}"
        for name, one in drafted
        if one and (not telling.room or named_in(telling.network, one) <= telling.seen.agreed)
    ]
    if said:
        yield Asked(f"Say which of these next moves is ours. {' '.join(said)}")


def _small(text: str) -> str:
    return text[0].lower() + text[1:] + ("" if text.endswith((".", "?")) else ".")
