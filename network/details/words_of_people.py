"""Free words that may name somebody: they are left out until somebody has looked through them, one question a column.

It may be a colleague, a service that is on no list or a slip of the pen, so nothing is refused; what is refused stands
in `network.privacy`.
"""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from network.details.every_place import that_name_in_place, words_of_names
from network.details.free_words import Said, own_words, said_freely, without
from network.details.looked_through import LookedThrough
from network.details.may_be_birth import may_be_birth
from network.details.may_be_home import may_be_a_home
from network.details.may_name import that_may_name
from network.details.named_in_headings import TWO_LETTERS
from network.details.odd_numbers import with_odd_numbers
from network.details.one_alone import may_be_one_alone
from network.details.plain_text import normalised
from network.errors import Choice, Problem, Where
from network.model import Network
from network.recognised import BringIn
from network.words import plural

__all__ = ["without_words_asked_about"]

_LISTED = 3  # places of a column that are named
_ONE_WORD = re.compile(r"[^\W\d_]+\.?(?:$|[,;:(]| [(&]| and )")  # "Comfort, night team", not "Bishop's adviser"
_MEETING = re.compile(
    r"\b(?:spoken? (?:to|with)|talked (?:to|with)|met(?: with)?|seen by|asked(?: for)?|contact|told|conversation with|"
    r"who|answered by|taken by|booked by|helped|called|named|worker|keyworker|caseworker|lead|owner|person)$",
    re.IGNORECASE,
)
_REMARKS = re.compile(r"(?:.* )?(?:notes?|remarks?|comments?|details|info|other|extra|anything else\??)")
_NUMBER_ALONE = re.compile(r"[127]\d{9}(?:\.0)?")
_DAY_ALONE = re.compile(r"[\d ()./-]{6,16}|\(?\d{1,2}\w{0,2} [A-Za-z]{3,9}\.? \d{2,4}\)?")
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
    freely, in_names = _asked_about(network, said, in_place)
    odd = with_odd_numbers(said)
    if not (freely or in_names or odd):
        return network, ()
    found: dict[str, list[Said]] = {}
    for one, text in zip(said, in_place, strict=True):
        if text in (in_names if one.of_name else freely) or (one.column, one.text) in odd:
            found.setdefault(one.column, []).append(one)
    for column, of_it in [*found.items()]:
        still = looked.still_asked(column, dict.fromkeys(one.text for one in of_it))
        found[column] = [one for one in of_it if one.text in still]
    left_out = [one for of_column in found.values() for one in of_column]
    kept = without(network, left_out) if left_out else network
    return kept, tuple(_question(where, column, of_it, odd) for column, of_it in found.items() if of_it)


def _asked_about(network: Network, said: Sequence[Said], in_place: Sequence[str]) -> tuple[set[str], set[str]]:
    """The free words that may name somebody, and those that stand in the place of a name."""
    of_each: tuple[dict[str, None], dict[str, None]] = {}, {}
    for one, text in zip(said, in_place, strict=True):
        of_each[one.of_name][text] = None
    texts, names = map(list, of_each)
    freely = {texts[place] for place in that_may_name(texts, own_words(network))} if texts else set()
    initials = {text for text in {one.text for one in said} if TWO_LETTERS.fullmatch(text)}
    places = zip(said, in_place, strict=True) if initials else ()  # "DO" under "Worker"
    freely |= {text for one, text in places if one.text in initials and _is_of_meeting(one.column)}
    freely |= {text for one, text in zip(said, in_place, strict=True) if _is_alone_among_remarks(one)}
    in_names = {names[place] for place in that_name_in_place(names, words_of_names(network))} if names else set()
    return freely, in_names


def _in_its_place(said: Said) -> str:
    """The text, behind words for meeting somebody where the heading has such ("Spoke to" above "Rose"), or a role."""
    leads = not said.of_name and (said.of_role or _is_of_meeting(said.column))
    return f"spoke to {said.text}" if leads and _ONE_WORD.match(said.text) else said.text


@lru_cache(4096)  # the same few columns come again with every row
def _is_of_meeting(column: str) -> bool:
    return bool(_MEETING.search(column))


def _is_alone_among_remarks(said: Said) -> bool:
    """Whether a day long ago, or a number as of a telephone without its nought, stands alone where remarks do.

    Below another heading it may be the day on which a service opened, or a reference.
    """
    text = said.text.strip()
    if not _REMARKS.fullmatch(said.column.casefold()):
        return False
    day = _DAY_ALONE.fullmatch(text) and may_be_birth(f"a {text.casefold()}")
    return bool(day or _NUMBER_ALONE.fullmatch(text))


def _question(where: Where, column: str, said: Sequence[Said], odd: Collection[tuple[str, str]]) -> Problem:
    places = list(dict.fromkeys(f"{one.kind} {one.number:,}" for one in said))
    more = f" and {plural(len(places) - _LISTED, 'more place')}" if len(places) > _LISTED else ""
    listed = ", ".join(places[:_LISTED])
    may = _may([one.text for one in said], odd=any((column, one.text) in odd for one in said))
    what = f'Words under "{column}" {may}, so they were left out: {listed}{more}.'
    return Problem("warning", where, what, FIX, (Choice(f'Bring in "{column}"', BringIn(column)),))


def _may(texts: Sequence[str], *, odd: bool) -> str:
    """What the texts may do: name somebody, and what else of it there is."""
    plains = [*map(normalised, texts)]
    home = any(map(may_be_a_home, plains))
    birth = any(may_be_birth(f"a {plain.casefold()}") for plain in plains)  # alone among remarks too
    alone = any(may_be_one_alone(plain.casefold()) for plain in plains)
    more = ["say where somebody lives"] * home + ["say when somebody was born"] * birth + ["tell of one person"] * alone
    more += ["hold a number of somebody"] * odd
    return "may name somebody" + "".join(f", {one}" for one in more[:-1]) + "".join(f" or {one}" for one in more[-1:])
