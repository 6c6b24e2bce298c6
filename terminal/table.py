"""The table of one question."""

import argparse
from collections.abc import Iterable

import analysis
from network.errors import NetworkError
from render.printed import answer_text, sentence
from terminal.arguments import hour, whole_from
from terminal.exits import FINE, Misused, say
from terminal.maps_given import read_map
from terminal.public import add_map_as_read, as_public

__all__ = ["arguments", "run"]

NARROWING = (
    "by",
    "between",
    "stage",
    "need",
    "age",
    "area",
    "group",
    "person",
    "goal",
    "kinds",
)  # options that take ids
OPTIONS = (*NARROWING, "at", "seed", "all", "other")  # each question takes some of them
FIRST, MOST = 20, 200  # introductions that print, and that are put in full order


def arguments(parser: argparse.ArgumentParser) -> None:
    """What can be typed behind it."""
    parser.add_argument("question", metavar="QUESTION", help="its name, such as coverage: findings --names shows them")
    parser.add_argument("file", metavar="FILE")
    for name in NARROWING:
        parser.add_argument(f"--{name}")
    parser.add_argument("--at", type=hour, metavar="HOUR", help='such as "Sat 23:00"')
    parser.add_argument("--seed", type=whole_from(0), metavar="N", help="of questions that draw by chance")
    parser.add_argument("--all", action="store_const", const=True, help="introductions: every pair without a link")
    parser.add_argument("--other", metavar="FILE", help="a second map, for questions that compare two")
    parser.add_argument("--top", type=whole_from(1), metavar="N", help="only the first N rows")
    add_map_as_read(parser)
    parser.add_argument("--json", action="store_true")


def run(chosen: argparse.Namespace) -> int:
    """The table of one question."""
    given = {name: value for name in OPTIONS if (value := getattr(chosen, name)) is not None}
    _check_taken(chosen.question, given)
    top = _rows_to_print(chosen)
    network = read_map([chosen.file], chosen.hide, chosen.columns)
    if copy := as_public(network, chosen):
        _check_public(chosen.question, given)
        network = copy
    if "other" in given:
        given["other"] = read_map([chosen.other], chosen.hide)
    answer = analysis.run(chosen.question, network, **given)
    table = answer.table if top is None else answer.table.head(top)
    say(sentence(answer))
    if chosen.top is None and len(table) < len(answer.table):
        say(f"The first {top:,} of {len(answer.table):,} rows; --top N gives more.")
    print(answer_text(answer, network, table, as_json=chosen.json))
    return FINE


def _check_public(question: str, given: Iterable[str]) -> None:
    """Whether a safe public copy can be asked this."""
    from render.public_copy import UNANSWERED  # asks questions, whose libraries are loaded only here

    if question in UNANSWERED:
        raise Misused(f'What "{question}" asks is not in a copy for the public. Add --no-public for the map itself.')
    if "other" in given:
        raise Misused("Two maps are compared as they are, not as public copies. Add --no-public.")


def _check_taken(question: str, given: Iterable[str]) -> None:
    """The options given must be among those of the question."""
    try:
        taken = analysis.options_of(question)
    except NetworkError as error:
        raise Misused(str(error)) from None
    for name in given:
        if name not in taken:
            flags = ", ".join(f"--{one}" for one in (*taken, "top"))
            raise Misused(f'The question "{question}" takes no --{name}. Its options: {flags}.')


def _rows_to_print(chosen: argparse.Namespace) -> int | None:
    """How many of the first rows print; None is all."""
    if chosen.question != "introductions":
        return chosen.top
    if chosen.top is not None and chosen.top > MOST:
        raise Misused(f"Only the best {MOST} introductions are put in full order. Choose --top from 1 to {MOST}.")
    return chosen.top or FIRST
