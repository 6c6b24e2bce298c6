"""Free words that may name somebody: they are left out until somebody has looked through them, one question a column.

It may be a colleague, a service that is on no list or a slip of the pen, so nothing is refused; what is refused stands
in `network.privacy`.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from network.details.free_words import Said, own_words, said_freely, without
from network.details.looked_through import LookedThrough
from network.details.may_name import that_may_name
from network.details.named_in_headings import TWO_LETTERS
from network.errors import Choice, Problem, Where
from network.model import Network
from network.recognised import BringIn
from network.words import plural

__all__ = ["unquoted", "without_words_asked_about"]

_LISTED = 3  # places of a column that are named
_ONE_WORD = re.compile(r"[^\W\d_]+\.?(?:$|[,;:(]| [(&]| and )")  # "Comfort, night team", not "Bishop's adviser"
_MEETING = re.compile(
    r"\b(?:spoken? (?:to|with)|talked (?:to|with)|met(?: with)?|seen by|asked(?: for)?|contact|told|conversation with|"
    r"who|answered by|taken by|booked by|helped|called|named|worker|keyworker|caseworker|lead|owner|person)$",
    re.IGNORECASE,
)
_QUOTED = re.compile(r'"([^"]*[^" ] [^"]*)"')  # several words
FIX = "Look through them in the file. Bring them in if they name nobody."


def without_words_asked_about(
    network: Network, where: Where, looked: LookedThrough
) -> tuple[Network, tuple[Problem, ...]]:
    """The map without words that may name somebody, and a question for each column that has some; none is repeated.

    Parameters
    ----------
    looked
        The columns and parts of the map, and words in them, that somebody has looked through: those are not left out.
    """
    said = [*said_freely(network)]
    if not said:
        return network, ()
    in_place = [*map(_in_its_place, said)]
    texts = list(dict.fromkeys(in_place))
    asked = {texts[place] for place in that_may_name(texts, own_words(network))}
    initials = {text for text in {one.text for one in said} if TWO_LETTERS.fullmatch(text)}
    places = zip(said, in_place, strict=True) if initials else ()  # "DO" under "Worker"
    asked |= {text for one, text in places if one.text in initials and _is_of_meeting(one.column)}
    if not asked:
        return network, ()
    found: dict[str, list[Said]] = {}
    for one, text in zip(said, in_place, strict=True):
        if text in asked:
            found.setdefault(one.column, []).append(one)
    for column, of_it in [*found.items()]:
        still = looked.still_asked(column, dict.fromkeys(one.text for one in of_it))
        found[column] = [one for one in of_it if one.text in still]
    left_out = [one for of_column in found.values() for one in of_column]
    kept = without(network, left_out) if left_out else network
    return kept, tuple(_question(where, column, of_it) for column, of_it in found.items() if of_it)


def _in_its_place(said: Said) -> str:
    """The text, behind words for meeting somebody where the heading has such ("Spoke to" above "Rose"), or a role."""
    leads = said.of_role or _is_of_meeting(said.column)
    return f"spoke to {said.text}" if leads and _ONE_WORD.match(said.text) else said.text


@lru_cache(4096)  # the same few columns come again with every row
def _is_of_meeting(column: str) -> bool:
    return bool(_MEETING.search(column))


def unquoted(problems: Iterable[Problem], network: Network) -> tuple[Problem, ...]:
    """What is said of the file, where no words of a cell that may name somebody are repeated; its place is told."""
    problems = tuple(problems)
    quoted = list(dict.fromkeys(text for one in problems if one.where.row for text in _QUOTED.findall(one.what)))
    hidden = {quoted[place] for place in that_may_name(quoted, own_words(network))} if quoted else set()
    if not hidden:
        return problems

    def hide(found: re.Match[str]) -> str:
        return "What stands there" if found[1] in hidden else found[0]

    return tuple(replace(one, what=_QUOTED.sub(hide, one.what)) if one.where.row else one for one in problems)


def _question(where: Where, column: str, said: Sequence[Said]) -> Problem:
    places = list(dict.fromkeys(f"{one.kind} {one.number:,}" for one in said))
    more = f" and {plural(len(places) - _LISTED, 'more place')}" if len(places) > _LISTED else ""
    what = f'Words under "{column}" may name somebody, so they were left out: {", ".join(places[:_LISTED])}{more}.'
    return Problem("warning", where, what, FIX, (Choice(f'Bring in "{column}"', BringIn(column)),))
