"""Partners that are people under a code: "J307", "Journey A3", each with a sex, an age or an offence of its own."""

import re

from network.details.bodies import is_of_a_body
from network.details.rows_of_people import one_row_each
from network.errors import Problem, Where
from network.model import Network

__all__ = ["coded_people"]

_CODE = re.compile(r"(?:(?P<kind>[A-Za-z]{3,12})[ -]?)?[A-Za-z]{0,3}[ /-]?\d{1,6}[A-Za-z]?(?:/\d{2,4})?")
_OF_PLACES = frozenset("ward wing block bed zone area level floor building room band tier district site".split())
_OWN = "code"
CURE = "Take out everything about people, then open it again."


def coded_people(network: Network, where: Where) -> Problem | None:
    """An error where partners are called by codes, and what is said of each is said of one person; none is repeated."""
    coded = [one for one in network.partners if _is_code(one.name)]
    rows = [{**dict(one.more), _OWN: one.name.replace(" ", "")} for one in coded]
    if not one_row_each(rows):
        return None
    what = "Partners are called by codes beside what is said of one person each, so they may be people."
    return Problem("error", where, f"{what} The codes are not shown here.", CURE)


def _is_code(name: str) -> bool:
    found = _CODE.fullmatch(name)
    kind = (found["kind"] or "").casefold() if found else ""
    return found is not None and kind not in _OF_PLACES and not is_of_a_body(kind)
