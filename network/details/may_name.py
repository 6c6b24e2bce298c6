"""Whether free words may name somebody: a word that is of no list may be a name, in small letters too.

Lists of names are never whole. So it is asked the other way: what is no English word, none of services, no place and
no word of the map itself may be a name, and a misspelling is told by how near it is to a word. Words that are names as
well are told by what stands beside them (`names_that_are_words`).
"""

import re
from collections.abc import Collection, Sequence

from network.details.bodies import is_of_a_body
from network.details.called_at_all import Calls, stands_alone
from network.details.everyday_names import LAST
from network.details.families import KIN, names_a_family
from network.details.first_names import is_first_name
from network.details.handles import may_have_handle
from network.details.known_words import is_known, is_misspelt, is_place, is_short
from network.details.named_in_headings import ORDINARY
from network.details.names_that_are_words import (
    acts_by_initials,
    goes_by_name,
    is_away,
    leads_to_name,
    may_be_called,
    may_be_such,
)
from network.details.no_list import is_like_a_place
from network.details.ordinary_words import is_everyday
from network.details.plain_text import each_normalised, normalised
from network.details.short_names import is_short_name
from network.details.told_by_form import may_be_told_by_form, may_have_a_form
from network.details.told_of_one import AFTER_ONE
from network.details.who_acts import is_to_act

__all__ = ["that_may_name"]

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_CODE = re.compile(  # in a text without blanks: addresses in the web, files, ids and colours are no words
    r"://|^www\.|^@\w|^#[0-9a-fA-F]{3,8}\b|\.(?:co|org|gov|nhs|ac|com|net|uk|csv|xlsx?|pdf|docx?|html?|json|png|jpe?g|svg|"
    r"eu|info)\b|\d[A-Za-z]|\d-[A-Za-z\d]*\d|[A-Za-z\d]-[A-Za-z]*\d"
)
_TOKEN = re.compile(r"\S+")
_LONGEST_CODE = 200  # characters
_MAY_HOLD_CODE = re.compile(r"[@#/]|\.\w|\w\d|\d\w|\d-|-\d")
_ENDS = re.compile(r"(?:['’]s|['’]|s['’])$")
_SHORTENED = re.compile(r"n['’]t$|['’](?:ll|re|ve|d|m|s)$")
_CALLED_SO = re.compile(  # strategies and schemes whose names have a name in them
    r"\bFrom [A-Z][a-z]+ to [A-Z][a-z]+|\b[Aa]sk for [Aa]ngela\b|\b(?:Herbert|Philomena) [Pp]rotocols?\b"
    r"|\bOp(?:eration)? [A-Z][a-z]+|\bOliver McGowan\b"
)
_BEFORE = frozenset(  # words behind which somebody is named
    (
        "with by for from to via re ask asked asks tell told tells see saw seen met meet contact called named name "
        "per about cc fao attn rang ring rung phone phoned call email emailed text texted chase chased msg msgd "
        "client clients patient patients prisoner tenant defendant offender resident mr mrs ms miss mx son daughter "
        "mum mam mother dad father brother sister wife husband partner girlfriend boyfriend nan gran aunt auntie "
        "uncle cousin niece nephew friend neighbour carer lad lass helped housed rehoused arrested sent refd and or"
    ).split()
)
_DOES = frozenset(  # and in front of which
    (
        "was is has had said says told rang rings came comes went goes waits waited needs needed wants wanted lives "
        "lived refused missed lost slept walked cried never didn't couldn't cannot left got gets asked called who "
        "again stopped stops thinks thought attends attended moved turned wept"
    ).split()
)
_IN_A_PLACE = frozenset("in at near around across outside within into towards between off".split())
_OF_PLACES = frozenset(
    "st saint storm operation lake river mount fort hmp hmyoi hmyol raf port isle royal upper lower".split()
)
_OF_BODIES = re.compile(
    r"(?:team|service|services|house|centre|ward|clinic|hub|project|hostel|hospital|unit|court|road|street|lane|avenue|"
    r"close|drive|way|school|college|prison|surgery|practice|charity|council|estate|park|grove|hall|lodge|trust|group|"
    r"law|act|rule|foundation|place|square|borough|district|suite|wing|building|refuge|shelter|hospice|branch|system|"
    r"app|software|database|report|review|inquiry|model|scale|test|score|programme|scheme|method|line|helpline|"
    r"syndrome|disease|palsy|psychosis|dementia|lymphoma|community|families|speakers?|speaking|language|church|mosque|temple|day|week|festival)s?",
    re.IGNORECASE,
)
_TOLD = frozenset("told tell asked ask met saw see rang phoned called with helped housed arrested".split())
_TWO = re.compile(r"([a-z]{3,8}) ?(?:[&+/]|and) ?([a-z]{3,8})")
_LEAST_IN_ANOTHER = 8  # words of a text in another language
_SHARE = 0.4
_SHORT_WORD = re.compile(r"(?=.*[aeiouywà-ÿ])[^\W\d_]{1,3}")
_VERY_MANY = 300  # texts, from which on most are told at once
_MOST_ASKED = 500  # words that are looked at for a slip
_MANY_FOUND = 2_000  # texts, from which on a strange word is enough


class _Words:
    """What is known of the words of a map.

    Parameters
    ----------
    own
        The words in the map's own names, in small letters.
    """

    def __init__(self, own: Collection[str]) -> None:
        self.own = own
        self.calls = Calls(own)
        self._strange: dict[str, bool] = {}
        self._told: dict[str, frozenset[str]] = {}
        self._misspelt: dict[str, bool] = {}

    def told(self, word: str) -> frozenset[str]:
        """What is told of a word: strange, a name and a word ("called"), "leads" to a name, of a "family", "short"."""
        if word not in self._told:
            signs = {
                "strange": self.is_strange(word),
                "called": may_be_such(word),
                "leads": leads_to_name(word),
                "family": word in KIN,
                "short": is_short_name(word),
            }
            self._told[word] = frozenset(sign for sign, is_so in signs.items() if is_so)
        return self._told[word]

    def is_own(self, low: str) -> bool:
        return low in self.own

    def is_strange(self, word: str) -> bool:
        """Whether a word, as it is written, is of no list, or a first name that is of one."""
        if word not in self._strange:
            self._strange[word] = self._is_strange(word)
        return self._strange[word]

    def _is_strange(self, word: str) -> bool:
        if is_short(word) and not is_first_name(word):
            return False
        low = _base(word)
        return low not in self.own and (is_first_name(_ENDS.sub("", word)) or not is_known(low))

    def is_misspelt(self, low: str) -> bool:
        if low not in self._misspelt:
            self._misspelt[low] = len(self._misspelt) < _MOST_ASKED and is_misspelt(low)
        return self._misspelt[low]


def that_may_name(texts: Sequence[str], own: Collection[str]) -> list[int]:
    """The places of the texts that may name somebody.

    Parameters
    ----------
    own
        The words in the map's own names, in small letters: they are known.
    """
    known = _Words(own)
    many = len(texts) >= _VERY_MANY
    plains = each_normalised(texts) if many else [normalised(text) for text in texts]
    with_form = may_have_a_form(plains) if many else range(len(plains))
    found: list[int] = []
    for place, plain in enumerate(plains):
        quick = len(found) > _MANY_FOUND and any(map(known.is_strange, _WORD.findall(plain)))
        if quick or _may_name(plain, known, has_form=place in with_form):
            found.append(place)
    return found


def _may_name(plain: str, known: _Words, *, has_form: bool) -> bool:
    if may_have_handle(plain.casefold(), known.is_own) or _is_pair(plain, known):
        return True
    if (has_form and may_be_told_by_form(plain)) or acts_by_initials(plain):
        return True
    told: set[str] = set().union(*map(known.told, _WORD.findall(plain)))
    return bool(told - {"short"}) and _is_named(plain, told, known)  # of most texts nothing is told


def _is_named(plain: str, told: Collection[str], known: _Words) -> bool:
    """Whether words of these signs stand as names do."""
    called = "called" in told
    plain = _CALLED_SO.sub(" ", AFTER_ONE.sub(" ", plain))
    return (
        ("leads" in told and goes_by_name(plain))
        or ("family" in told and names_a_family(plain, known.own))
        or (
            called and (is_to_act(plain) or is_away(plain) or stands_alone(plain) or may_be_called(plain, known.is_own))
        )
        or (not {"strange", "short"}.isdisjoint(told) and _has_name(plain, known))
    )


def _is_pair(plain: str, known: _Words) -> bool:
    """Whether a text is nothing but two names in small letters: "kez & baz"."""
    found = _TWO.fullmatch(plain)
    return found is not None and all(
        is_first_name(low.capitalize()) and not (is_everyday(low) or low in ORDINARY or known.is_own(low))
        for low in found.groups()
    )


def _has_name(plain: str, known: _Words) -> bool:
    """Whether a word that is not known may be a name."""
    if _MAY_HOLD_CODE.search(plain):
        plain = _TOKEN.sub(_without_code, plain)
    words = [*_WORD.finditer(plain)]
    strange = [place for place, word in enumerate(words) if known.is_strange(word[0])]
    if _is_other_language(words, known):
        return False
    return any(_may_be_one(_Around(plain, words, place), known) for place in strange) or known.calls.anybody(plain)


def _without_code(token: re.Match[str]) -> str:
    is_code = len(token[0]) <= _LONGEST_CODE and _CODE.search(token[0])
    return " " * len(token[0]) if is_code else token[0]


def _base(word: str) -> str:
    """The word in small letters, without a mark of possession or a verb that is joined to it."""
    low = word.casefold().replace("’", "'")
    short = _SHORTENED.sub("", low)
    return _ENDS.sub("", short).replace("'", "")


class _Around:
    """A word and what stands around it."""

    def __init__(self, plain: str, words: Sequence[re.Match[str]], place: int) -> None:
        word = words[place]
        self.text = word[0]
        self.low = _base(word[0])
        self.capital = word[0][0].isupper()
        self.whose = word[0].casefold().endswith(("'s", "’s", "s'", "s’"))
        before, behind = (words[place - 1] if place else None), (words[place + 1] if place + 1 < len(words) else None)
        self.between = plain[before.end() : word.start()] if before else plain[: word.start()]
        self.after = plain[word.end() : behind.start()] if behind else plain[word.end() :]
        self.before = before[0] if before and not re.search(r"[.;!?]", self.between) else ""
        self.behind = (
            [one[0] for one in words[place + 1 : place + 3]] if not re.match(r"\s*[.;!?,:]", self.after) else []
        )
        self.first = not self.before

    @property
    def stands_for_one(self) -> bool:
        """Whether somebody is named in such a place: "spoke with …", "… waited", "the lad, …, was"."""
        set_off = "," in self.between and self.after.lstrip().startswith(",")
        does = bool(self.behind) and self.behind[0].casefold() in _DOES
        heads = self.first and self.after.startswith((";", ":"))  # "hughes; no id"
        return self.before.casefold() in _BEFORE or does or set_off or heads or self.whose


def _may_be_one(word: _Around, known: _Words) -> bool:
    if _is_of_a_body(word):
        return False
    if word.capital and not word.text.isupper():
        return _may_be_one_in_capitals(word, known)
    if is_place(word.low) and not word.stands_for_one:
        return False
    if is_first_name(word.text):
        return True
    if word.stands_for_one and len(word.low) < 8:
        return True
    return not known.is_misspelt(word.low)


def _may_be_one_in_capitals(word: _Around, known: _Words) -> bool:
    in_a_place = word.before.casefold() in _IN_A_PLACE
    if in_a_place and not word.whose:
        return False
    if is_place(word.low):
        by_name = word.before.casefold() in _BEFORE - {"to", "from", "for", "and", "or", "by", "via", "re"}
        return (by_name or word.whose) and not is_first_name(word.text)
    if word.first and not is_first_name(word.text) and known.is_misspelt(word.low):
        return word.stands_for_one and len(word.low) < 8
    parts = re.findall(r"[A-Z][a-z]+|[A-Z]+(?![a-z])", word.text)
    if len(parts) > 1 and parts[0] not in ("Mc", "Mac", "O", "De", "Di", "La", "Le"):  # "SystmOne"
        return not all(is_known(part.casefold()) or is_misspelt(part.casefold()) for part in parts)
    return True


def _is_of_a_body(word: _Around) -> bool:
    """Whether words around say that a place or an organisation is meant."""
    if word.before.casefold() in _TOLD and word.behind and word.behind[0].casefold() in LAST:
        return False  # "They told Hollis Grove"
    if word.before.casefold().rstrip(".") in _OF_PLACES:
        return True
    if "," in word.between and is_of_a_body(word.before) and is_like_a_place(word.low):
        return True  # "Court, Northgate, Blackburn"
    for number, behind in enumerate(word.behind):
        if _OF_BODIES.fullmatch(behind) and (not number or word.behind[0][0].isupper()):
            return not word.whose or behind[0].isupper() or behind.casefold() in ("law", "rule", "day", "act")
    return False


def _is_other_language(words: Sequence[re.Match[str]], known: _Words) -> bool:
    """Whether a text is in another language: many of its words are of no list, the short ones among them."""
    lows = [word[0] for word in words if word[0].islower()]
    short = [one for one in lows if _SHORT_WORD.fullmatch(one)]
    strange = sum(known.is_strange(one) for one in lows)
    odd = sum(not (is_everyday(one) or one in ORDINARY) for one in short)
    return (
        len(words) >= _LEAST_IN_ANOTHER and strange > 1 and strange + odd > _SHARE * len(words) and odd * 2 > len(short)
    )
