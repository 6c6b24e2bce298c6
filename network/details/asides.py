"""Whether somebody is named aside of a name: "Tollgate Advice (Meera)", "Front desk (ask for Mo)", "Mind c/o Shaz".

Behind the name of a service stand its short name, its place or what it does. So a word alone in brackets is told by
lists, or by being of none and not formed as places are; words that make a sentence are told as free words are.
"""

import re
from collections.abc import Callable, Collection, Iterable, Sequence

from network.details.bodies import is_of_a_body
from network.details.called_at_all import Calls
from network.details.families import KIN, names_a_family
from network.details.first_names import is_first_name, is_named_after
from network.details.known_words import is_misspelt
from network.details.may_name import that_may_name
from network.details.no_list import is_of_no_list
from network.details.plainly_people import is_plainly_one
from network.details.short_names import is_short_name

__all__ = ["named_aside"]

_ASIDE = re.compile(r"[(\[](?P<within>[^()\[\]]{1,80})(?:[)\]]|$)|(?: [-–—|] |: |, )(?P<behind>[^()\[\]]{1,80})$")
_AND = re.compile(r"\s*(?:,|;|/|&|\+|\band\b)\s*")
_SMALL = re.compile(r"(?<![\w'’-])(?!(?:and|of|the|for|in|at|on|by|a)\b)[a-z]{2,}")  # a word that no name has
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_CAPITAL = re.compile(r"[A-Z][a-z]+(?:['’-][A-Z]?[a-z]+)?")
_INITIAL = re.compile(r" [A-Z]\.?$")
_PAIR = re.compile(r"(?:[A-Z]\.? ?(?:&|and) ?)[A-Z]\.? (?P<last>[A-Z][a-z'’-]{2,})")  # "R & E Catchpole"
_LEADS = re.compile(
    r"\b(?:via|c/o|care of|attn|fao|[Cc]ontact|[Aa]sk for|[Ll]ed by|[Rr]un by|[Ss]peak to):? (?P<name>[A-Z][a-z]{2,})$"
)
_MOST_ASKED = 500  # words that are looked at for a slip


def named_aside(names: Sequence[str], own: Collection[str] = (), *, of_bodies: bool = False) -> frozenset[int]:
    """The places of the names, normalised, in which somebody may be named, or that are called after a family.

    Parameters
    ----------
    own
        Words in several names of the map, in small letters: such a word is known.
    of_bodies
        Whether they are of organisations, which may begin with a word of no list.
    """
    words = _Words(own)
    found = {*Calls(own).among(names, of_bodies=of_bodies)}
    sentences: list[tuple[int, str]] = []  # asked together: what is known of a word is looked up once
    for place, name in enumerate(names):
        led = _LEADS.search(name)
        if (led and words.may_call(led["name"])) or names_a_family(name, own):
            found.add(place)
            continue
        for aside in _ASIDE.finditer(name):
            text, bracket = (aside["within"] or aside["behind"]).strip(), bool(aside["within"])
            if _SMALL.search(text):
                sentences.append((place, text))
            elif _is_named(text, words, alone=_alone(name[: aside.start()], bracket=bracket)):
                found.add(place)
    asked = that_may_name([text for _, text in sentences], own) if sentences else ()
    return frozenset(found | {sentences[number][0] for number in asked})


def _alone(before: str, *, bracket: bool) -> Callable[[Iterable[bool]], bool] | None:
    """How many of the words that stand alone in an aside must be names: any of those behind "families", else all."""
    if not KIN.isdisjoint(word.casefold() for word in _WORD.findall(before)):
        return any
    return all if bracket else None


def _is_named(aside: str, words: "_Words", alone: Callable[[Iterable[bool]], bool] | None) -> bool:
    """Whether an aside that is no sentence is a name."""
    parts = [part for part in _AND.split(aside) if part]
    if is_named_after(aside) or not parts:
        return False
    if (pair := _PAIR.fullmatch(aside)) and not is_of_a_body(pair["last"]):
        return True
    if any(" " in part and is_plainly_one(part) and not is_named_after(part) for part in parts):
        return True
    if alone is None:
        return False
    first = any(
        is_short_name(_INITIAL.sub("", part)) or (_CAPITAL.fullmatch(part) and is_first_name(part)) for part in parts
    )
    return first or alone(bool(_CAPITAL.fullmatch(part)) and words.may_call(part) for part in parts)


class _Words:
    """What is known of the words beside names."""

    def __init__(self, own: Collection[str]) -> None:
        self._own = own
        self._told: dict[str, bool] = {}

    def may_call(self, word: str) -> bool:
        """Whether a word that stands alone may be how somebody is called."""
        if word not in self._told:
            self._told[word] = is_first_name(word) or self._is_of_no_list(word.casefold())
        return self._told[word]

    def _is_of_no_list(self, low: str) -> bool:
        if low in self._own or not is_of_no_list(low):
            return False
        return len(self._told) > _MOST_ASKED or not is_misspelt(low)
