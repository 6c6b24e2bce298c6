"""Partners that are people under a code: "J307", "Journey A3", each with a sex, an age or an offence of its own."""

import re

from network.details.bodies import is_of_a_body
from network.details.odd_numbers import run_on
from network.details.rows_of_people import one_row_each
from network.errors import Problem, Where
from network.model import Network

__all__ = ["coded_people", "under_codes"]

_CODE = re.compile(r"(?:(?P<kind>[A-Za-z]{3,12})[ -]?)?[A-Za-z]{0,3}[ /-]?\d{1,6}[A-Za-z]?(?:/\d{2,4})?")
_OF_PLACES = frozenset("ward wing block bed zone area level floor building room band tier district site".split())
_OWN = "code"
_LEAST = 5  # partners called by codes that may be people
_SEX_AND_AGE = re.compile(r"(?<!\w)(?:[MF]|(?:fe)?male)[ ,/(-]{0,2}[1-9]\d(?!\w)|(?<!\w)[1-9]\d[ ,/-]{0,2}[MF](?!\w)")
_LEAST_AGED = 3
CURE = "Take out everything about people, then open it again."


def coded_people(network: Network, where: Where) -> Problem | None:
    """An error where partners are called by codes, and what is said of each is said of one person; none is repeated."""
    coded = [one for one in network.partners if _is_code(one.name)]
    rows = [{**dict(one.more), _OWN: one.name.replace(" ", "")} for one in coded]
    if not one_row_each(rows):
        return None
    what = "Partners are called by codes beside what is said of one person each, so they may be people."
    return Problem("error", where, f"{what} The codes are not shown here.", CURE)


def under_codes(network: Network) -> set[str]:
    """The names of partners that may be people under codes, where all others have names.

    Codes that do not run on, as no list of places or of members of a study has them, at one end of links alone; or
    a sex and an age beside each.
    """
    names = [one.name for one in network.partners]
    aged = {name for name in names if _SEX_AND_AGE.search(name)}
    coded = {one.id: one.name for one in network.partners if _is_code(one.name) and any(map(str.isdecimal, one.name))}
    named = len(names) - len(coded)
    found = aged if len(aged) >= _LEAST_AGED else set()
    if len(coded) < _LEAST or named < _LEAST_AGED or run_on([*coded.values()]):
        return found
    at_both_ends = all(any(end in coded for end in ends) for ends in _ends(network))
    return found if at_both_ends else found.union(coded.values())


def _ends(network: Network) -> tuple[list[str], list[str]]:
    return [one.source for one in network.relations], [one.target for one in network.relations]


def _is_code(name: str) -> bool:
    found = _CODE.fullmatch(name)
    kind = (found["kind"] or "").casefold() if found else ""
    return found is not None and kind not in _OF_PLACES and not is_of_a_body(kind)
