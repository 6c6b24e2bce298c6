"""What is said of a file, without words of it that may name somebody: the place is told, the words are not repeated."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from network.details.every_place import NO_NAMES, that_name_in_place, words_of_names
from network.details.free_words import own_words
from network.details.may_be_people import are_asked_about
from network.details.may_name import that_may_name
from network.errors import Problem
from network.model import Network

__all__ = ["numbered", "unrepeated"]

_QUOTED = re.compile(r'"([^"]*[^" ][^"]*)"')
_LINK = " -> "
_AT_THE_START, _INSTEAD, _A_COLUMN = "What stands there", "something that may be a name", "a column"


def unrepeated(
    problems: Iterable[Problem], notes: Iterable[str], network: Network | None
) -> tuple[tuple[Problem, ...], tuple[str, ...]]:
    """The problems and notes with other words for every quoted text that may name somebody.

    Parameters
    ----------
    network
        The map that was read; None where the file is refused.
    """
    problems, notes = tuple(problems), tuple(notes)
    hidden = _may_name(problems, notes, network)
    if not hidden:
        return problems, notes

    def hide(said: str) -> str:
        return _QUOTED.sub(lambda found: _instead(found) if found[1] in hidden else found[0], said)

    return tuple(
        replace(
            one,
            what=hide(one.what),
            fix=hide(one.fix),
            where=replace(
                one.where,
                column=_A_COLUMN if one.where.column in hidden else one.where.column,
                sheet="" if one.where.sheet in hidden else one.where.sheet,
            ),
            choices=tuple(replace(choice, words=hide(choice.words)) for choice in one.choices),
        )
        for one in problems
    ), tuple(map(hide, notes))


def numbered(texts: Sequence[str], kind: str) -> list[str]:
    """The headings, answers or names as they are shown; those that may name somebody go by a number: "Column 3".

    Parameters
    ----------
    kind
        What each of them is, with a capital.
    """
    hidden = {*that_name_in_place(texts, NO_NAMES), *are_asked_about(texts)}
    return [f"{kind} {place + 1}" if place in hidden else text for place, text in enumerate(texts)]


def _instead(found: re.Match[str]) -> str:
    return _INSTEAD if found.start() else _AT_THE_START


def _may_name(problems: tuple[Problem, ...], notes: tuple[str, ...], network: Network | None) -> frozenset[str]:
    """The quoted texts, columns and sheets that may name somebody."""
    quoted = dict.fromkeys(text for note in notes for text in _QUOTED.findall(note))
    of_cells: dict[str, None] = {}
    for one in problems:
        said = (one.what, one.fix, *(choice.words for choice in one.choices))
        quoted |= dict.fromkeys(text for each in said for text in _QUOTED.findall(each))
        quoted |= dict.fromkeys(filter(None, (one.where.column, one.where.sheet)))
        if one.where.row and network is not None:
            of_cells |= dict.fromkeys(text for text in _QUOTED.findall(one.what) if " " in text)
    if not quoted:
        return frozenset()
    ends = {text: text.split(_LINK) for text in quoted}
    texts, cells = list(dict.fromkeys(end for both in ends.values() for end in both)), [*of_cells]
    words = NO_NAMES if network is None else words_of_names(network)
    naming = {texts[place] for place in that_name_in_place(texts, words)}
    hidden = {text for text, both in ends.items() if not naming.isdisjoint(both)}
    if network is not None and cells:
        hidden |= {cells[place] for place in that_may_name(cells, own_words(network))}
    return frozenset(hidden)
