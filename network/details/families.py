"""Whether a family is named: "agencies round the Whitlock family", "the Gudgeons and other families"."""

import re
from collections.abc import Collection

from network.details.bodies import is_of_a_body
from network.details.everyday_names import LAST
from network.details.first_names import is_surname_and_word
from network.details.known_words import is_known, is_place
from network.details.names_in_small_letters import is_nobodys_word

__all__ = ["KIN", "names_a_family"]

KIN = frozenset("family families kids sisters brothers children household households siblings triplets twins".split())
_OF_A_PEOPLE = re.compile(r"\w+(?:an|ish|ese|[aeiou]i)")
_OF_MANY = frozenset("gurkha gypsy homestart romany traveller windrush".split())
_MAY_BE = re.compile(
    r"\b(?P<the>[Tt]he |[Rr]e:? )?\b(?<!-)(?P<last>[A-Z][a-z]{2,}(?:-[A-Z][a-z]+)?)"
    r" (?:family|household|siblings|twins|triplets|sisters|brothers|kids|children)\b(?! [A-Z])"
    r"(?: (?P<behind>[\w'’-]+))?"
    r"|\b[Tt]he (?P<many>[A-Z][a-z]{2,}?)s (?:and|or) (?:the )?other (?:families|households)\b"
)
_CAPITAL_BEFORE = re.compile(  # no "Sure Start family"
    r"\b(?!(?:Re|The|For|With|Round|Around|About|On|Of|And|To|By|From)\b)[A-Z][\w'’]* $"
)
_BEFORE = 30  # characters in which the word before is looked at
_OF_ONE = frozenset("case conference map meeting network plan review tree".split())  # held or drawn for one family


def names_a_family(plain: str, own: Collection[str] = ()) -> bool:
    """Whether a text, normalised, calls a family by its surname.

    Parameters
    ----------
    own
        Words that are known, in small letters, such as those of places on the map.
    """
    return any(_is_named(plain, found, own) for found in _MAY_BE.finditer(plain))


def _is_named(plain: str, found: re.Match[str], own: Collection[str]) -> bool:
    last, start = found["last"] or found["many"], found.start("last" if found["last"] else "many")
    low, behind = last.casefold(), (found["behind"] or "").casefold()
    if low in own or low in _OF_MANY or is_place(low) or (is_known(low) and _OF_A_PEOPLE.fullmatch(low)):
        return False
    if _CAPITAL_BEFORE.search(plain[max(0, start - _BEFORE) : start]):
        return False
    if behind and behind not in _OF_ONE and is_of_a_body(behind):
        return False  # "Hexdon family hub"
    if is_surname_and_word(low) or low in LAST:
        return bool(found["the"])
    return is_nobodys_word(low)
