"""Whether any word of a text may be how somebody is called, wherever it stands: the last look, after all others.

The other files tell names by what stands around them. Here nothing around a word makes a name of it: a first name, or
a word of no list, is one unless what stands around it says that a place, a law or an organisation is meant.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from network.details.bodies import is_of_a_body
from network.details.everyday_names import FIRST
from network.details.first_names import NAMES, is_first_name, is_named_after, is_surname_and_word
from network.details.known_words import are_english, is_known, is_misspelt, is_place, without_accents
from network.details.no_list import is_joined, is_like_a_place
from network.details.short_names import is_short_name

__all__ = ["Calls", "stands_alone"]

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_CODE = re.compile(r"\S*(?:://|@|www\.|\.(?:co|org|gov|nhs|uk|com|net)\b|/|_|\d)\S*")
_PARTS = re.compile(r"['’-]")
_ENDS = re.compile(r"(?:['’]s|['’]|n['’]t|['’](?:ll|re|ve|d|m))$")
_ALONE = re.compile(  # "(Grace)", "CGL - Hope"
    r"(?:[(\[]|(?<= )[-–—/] |: |\b(?:c/o|via|contact|ask for|ask) )(?P<word>[A-Z][a-z]+)(?:[)\]]|$)"
)
_THE_ALONE = re.compile(r"[Tt]he [A-Z][\w'’-]*")  # "The Wallich", "The Howard"
_ASIDE, _OF_MANY = re.compile(r"[(\[:,]| [-–—|] "), 4  # words of a name
_MONTHS = frozenset("april may june august summer autumn winter spring".split())
_TITLES = frozenset(  # of doctors, saints, prisons and those after whom hospitals are called
    "drs st saint saints ss hmp hmyoi yoi raf hms port king queen prince princess lord lady sir dame lake river mount "
    "fort storm operation op project santa san".split()
)
_OF_PLACES = frozenset("in at near around across outside within into towards between off from of to for".split())
_IN_A_PLACE = frozenset("in at near across outside within".split())
_DETERMINERS = frozenset("the a an our their each every no".split())
_JOINS = frozenset("and or de la le du".split())
_LEADS = frozenset("ask see via contact with by re about called named attn fao mr mrs ms miss family".split())
_CALLED_AFTER = frozenset(  # "the Bradley report", "Bengali speakers", "Kyle of Lochalsh"
    (
        "law laws act acts rule rules protocol code report review inquiry test scheme scale day principle schools of "
        "speakers speaking speaker language community communities families syndrome disease palsy psychosis dementia"
    ).split()
)
_BODIES = frozenset("andy's maggie's barnardo's barnardos emmaus".split())  # that go by such a word alone
_NO_INITIALS = frozenset("aixNESWAI")  # "a", "I", "x" of counts and what stands before "Yorkshire"
_NEAR = 3  # words in which that of an organisation stands: "Sarah Jones Community House"
_STOPS, _ENDS_OF_LISTS = re.compile(r"[.,;:!?()\[\]]"), re.compile(r"[.;:!?()\[\]]")
_MOST_SLIPS = 200  # names of which it is asked whether they hold a slip
_SHORTEST, _ACRONYM = 4, 6  # letters of a word that is of no list, in capitals too


class Calls:
    """Tells in the texts of one map who may be called by them.

    Parameters
    ----------
    own
        Words that are known on the map, in small letters, such as those of its places.
    """

    def __init__(self, own: Collection[str] = ()) -> None:
        self._own = own
        self._kinds: dict[str, str] = {}

    def anybody(self, plain: str) -> bool:
        """Whether somebody may be called by a word of the text, normalised."""
        return any(True for _ in self._words(plain)) or stands_alone(plain)

    def among(self, names: Sequence[str], *, of_bodies: bool) -> Iterator[int]:
        """The places of the names, normalised, by which somebody may be called.

        Parameters
        ----------
        of_bodies
            Whether they are of organisations, which may begin with a word of their own.
        """
        telling = ("first", "place", "none") if are_english(names) else ("first",)
        found: list[tuple[int, list[str]]] = []  # and the words of no list, where nothing else tells of somebody
        for number, name in enumerate(names):
            words = [(place, kind, word) for place, kind, word in self._words(name, in_name=True) if kind in telling]
            words = [one for one in words if one[1] == "first" or one[0] or not of_bodies]
            if of_bodies and _THE_ALONE.fullmatch(name):
                continue
            if stands_alone(name) or any(kind != "none" for _, kind, _ in words):
                yield number
            elif words:
                found.append((number, [word for *_, word in words]))
        slips = _Slips(names) if len(found) <= _MOST_SLIPS else None
        yield from (number for number, words in found if slips is None or not all(map(slips.has, words)))

    def _words(self, plain: str, *, in_name: bool = False) -> Iterator[tuple[int, str, str]]:
        """The place, kind and spelling of each word by which somebody may be called."""
        words = [*_WORD.finditer(_CODE.sub(lambda code: " " * len(code[0]), plain))]
        for place, word in enumerate(words):
            kind = self._kind(word[0])
            if kind and self._calls(kind, plain, words, place, in_name):
                yield place, kind, word[0]

    def _calls(self, kind: str, plain: str, words: Sequence[re.Match[str]], place: int, in_name: bool) -> bool:
        if place and _is_initial(plain, words[place - 1], words[place]):  # "m dyce", "J. Denholm"
            return not _is_of_a_body(plain, words, place)
        word, before = words[place][0], _before(plain, words, place, _STOPS if kind == "first" else _ENDS_OF_LISTS)
        if before in _TITLES or (kind != "first" and self._is_own(_base(word))):
            return False
        if word.islower() and (kind == "place" or (before in _DETERMINERS and is_short_name(word))):
            return False
        if kind == "place" and not (before in _LEADS if in_name else place and not _leads_to_a_place(before)):
            return False
        if kind == "none" and word[0].isupper() and before in _IN_A_PLACE:
            return False
        of_many = in_name and len(words) >= _OF_MANY and not _ASIDE.search(plain)  # "National Guard Support Batalion"
        if kind == "none" and (of_many or not (place or in_name)) and is_misspelt(_base(word)):
            return False
        return not _is_of_a_body(plain, words, place)

    def _is_own(self, low: str) -> bool:
        parts = _PARTS.split(low)
        return low in self._own or all(part in self._own or is_known(part) for part in parts)

    def _kind(self, word: str) -> str:
        """Whether a word, as it is written, is a first name, of no list, or perhaps of a place; else empty."""
        if word not in self._kinds:
            self._kinds[word] = _kind(word)
        return self._kinds[word]


class _Slips:
    """Words of several names that differ by one letter: one name, written in two ways."""

    def __init__(self, names: Sequence[str]) -> None:
        self._words = list(
            dict.fromkeys(word for name in names for word in _WORD.findall(name) if len(word) > _SHORTEST)
        )

    def has(self, word: str) -> bool:
        near = process.extract(word, self._words, scorer=OSA.distance, score_cutoff=1, limit=2)
        return any(one != word and _kind(one) != "first" for one, *_ in near)


def _is_initial(plain: str, before: re.Match[str], word: re.Match[str]) -> bool:
    """Whether a letter that is no word and no point of the compass stands right before the word."""
    between = plain[before.end() : word.start()]
    if len(before[0]) != 1 or between not in (" ", ". ", "."):
        return False
    dotted = (
        between != " " and before[0].isupper() and not is_place(word[0].casefold())
    )  # "A. Lindqvist", "N. Tyneside"
    return dotted or before[0] not in _NO_INITIALS


def _leads_to_a_place(before: str) -> bool:
    """Whether a place is meant behind this word: "in Whitlock", "court, Northgate"."""
    return before in _OF_PLACES or is_of_a_body(before)


def _before(plain: str, words: Sequence[re.Match[str]], place: int, stops: re.Pattern[str]) -> str:
    """The word before, in small letters; before the whole of "Newport and Cwmbran" or "St Vincent de Paul"."""
    low = ""
    while place and not stops.search(plain[words[place - 1].end() : words[place].start()]):
        place -= 1
        low = words[place][0].casefold()
        joins = low in _JOINS or (words[place][0][0].isupper() and low not in _LEADS)
        if low in _TITLES or not joins:
            break
    return low


def _base(word: str) -> str:
    return _ENDS.sub("", word.casefold()).replace("’", "'")


def _kind(word: str) -> str:
    low, capital = _base(word), word[0].isupper()
    parts = low.split("-")
    if is_short_name(word):
        return "first"
    if word.isupper() and len(word) < _ACRONYM:
        return ""
    if parts[0] in NAMES and (capital or is_first_name(word)):
        return "first" if is_first_name(parts[0].capitalize()) else "place"
    if len(low) < _SHORTEST or all(map(is_known, parts)) or not without_accents(low).isascii():
        return ""  # of words in another alphabet nothing can be told
    if all(is_known(part) or is_place(part) for part in parts) or is_like_a_place(low) or is_joined(low):
        return "place"
    return "none" if capital or not is_misspelt(low) else ""


def _is_of_a_body(plain: str, words: Sequence[re.Match[str]], place: int) -> bool:
    """Whether words beside say that a law, a place or an organisation is called so."""
    word, behind = words[place][0], _behind(plain, words, place)
    pairs = [f"{word} {one}" for one in behind[:1]] + [f"{one[0]} {word}" for one in words[max(0, place - 1) : place]]
    if word.casefold() in _BODIES or any(map(is_named_after, pairs)):
        return True
    return any(is_of_a_body(one) or one.casefold() in _CALLED_AFTER for one in behind)


def _behind(plain: str, words: Sequence[re.Match[str]], place: int) -> list[str]:
    """The words behind in the same name: those with a capital, and one more ("Elizabeth Fry hostel")."""
    behind: list[str] = []
    for number in range(place + 1, min(place + 1 + _NEAR, len(words))):
        if _STOPS.search(plain[words[number - 1].end() : words[number].start()]):
            break
        behind.append(words[number][0])
        if not behind[-1][0].isupper():
            break
    return behind


def stands_alone(plain: str) -> bool:
    """Whether a name that is a word too stands alone in brackets or at the end."""
    if not ("(" in plain or "[" in plain or plain.rpartition(" ")[2].istitle()):  # as most texts
        return False
    return any(
        (low := found["word"].casefold()) not in _MONTHS
        and not is_place(low)
        and (low in FIRST or is_surname_and_word(low))
        for found in _ALONE.finditer(plain)
    )
