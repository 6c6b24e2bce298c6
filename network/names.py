"""When two spellings are one name: the same for certain, look-alike, or near enough to ask.

Only spellings that differ by case, spaces, invisible characters or the way an accent is stored count as the same.
Everything else is a proposal that a person accepts or refuses.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

__all__ = [
    "Proposal",
    "abbreviations",
    "candidates",
    "is_part_of",
    "longer_names",
    "look_alike_letters",
    "match_key",
    "proposals",
    "suggestion",
]

NEAR = 85  # of 100: the least likeness that is proposed
PART = 80  # of 100: a name that holds all words of another, and more
LONG_WORD = 12  # letters; in a word of this length two slips are still one word
MANY = 1_500  # names; above this only neighbours in alphabetical order are compared
NEIGHBOURS = 12
MOST_NEAR = 60  # names that one is compared with closely; of more that are all alike nobody is asked
INVISIBLE = dict.fromkeys(
    [0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, *range(0x2066, 0x206A), 0xFEFF]
)
LOOK_ALIKES = str.maketrans(
    "аеорсухіјѕԁһкмтвнАВЕКМНОРСТУХІЈЅαονρτικυΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "aeopcyxijsdhkmtbhABEKMHOPCTYXIJSaovptikuABEZHIKMNOPTYX"
)
ALIASES = (
    ("A&E", "Accident and emergency", "Emergency department", "ED"),
    ("ASC", "Adult social care"),
    ("CAB", "Citizens Advice", "Citizens Advice Bureau"),
    (
        "CAMHS",
        "CYPMHS",
        "Child and adolescent mental health services",
        "Children and young people's mental health services",
    ),
    ("CIC", "Community interest company"),
    ("CMHT", "Community mental health team"),
    ("CSC", "Children's social care"),
    ("CVS", "Council for voluntary service"),
    ("DWP", "Department for Work and Pensions", "Jobcentre Plus", "Jobcentre"),
    ("EIT", "Early intervention team", "Early intervention in psychosis"),
    ("HMP", "His Majesty's Prison", "Her Majesty's Prison"),
    ("HMPPS", "HM Prison and Probation Service"),
    ("IAPT", "Talking Therapies", "NHS Talking Therapies"),
    ("ICB", "Integrated care board"),
    ("IDVA", "Independent domestic violence advisers"),
    ("L&D", "Liaison and diversion", "Liaison and diversion service"),
    ("LD", "Learning disability", "Learning disability service"),
    ("MASH", "Multi-agency safeguarding hub"),
    ("OPCC", "PCC", "Police and crime commissioner", "Office of the police and crime commissioner"),
    ("PCN", "Primary care network"),
    ("SARC", "Sexual assault referral centre"),
    ("YJS", "YOT", "YOS", "Youth justice service", "Youth offending team", "Youth offending service"),
)
NUMBER = re.compile(r"\d{1,15}(?:\.\d+)?(?:e\+?\d{1,2})?", re.ASCII | re.IGNORECASE)
CAPITALS = re.compile(r"[A-Z&]{2,6}")
SHORT = {"saint": "st", "street": "st", "road": "rd", "avenue": "ave", "hospital": "hosp", "department": "dept"}
SMALL_WORDS = frozenset({"and", "for", "of", "the", "in", "on", "to", "&"})


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two names that may be one partner, how alike they are (0 to 100) and why they are proposed."""

    one: str
    other: str
    score: int
    why: str  # "letters that only look alike", "accents", "punctuation", "abbreviation" or "spelling"


@lru_cache(maxsize=65_536)
def match_key(text: str) -> str:
    """What two spellings of one name have in common: no outer spaces, invisible characters, case or accent storage."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text.translate(INVISIBLE))
    return " ".join(text.split()).casefold()


def look_alike_letters(text: str) -> str:
    """The letters from another alphabet that stand among Latin ones and look like them; empty when there are none."""
    if text.isascii() or not re.search(r"[A-Za-z]", text):
        return ""
    return "".join(sorted(letter for letter in set(text) if letter.translate(LOOK_ALIKES) != letter))


def proposals(names: Iterable[str]) -> tuple[Proposal, ...]:
    """Pairs of names that may be one partner, the most alike first. Names with one `match_key` are one already."""
    first_written: dict[str, str] = {}
    for name in names:
        first_written.setdefault(match_key(name), name)
    written = sorted(first_written.values())
    found = [proposal for one, other in _pairs(written) if (proposal := _proposal(one, other)) is not None]
    return tuple(sorted(found, key=lambda proposal: (-proposal.score, proposal.one, proposal.other)))


def candidates(text: str, names: Sequence[str], limit: int = 5) -> tuple[str, ...]:
    """The names that an unknown one may stand for, the likeliest first.

    Those of the same letters or an abbreviation, those spelled alike, and those that hold all of its words:
    `Police custody` may be `Kingsmere Police custody`.
    """
    scored = []
    for name in names:
        proposal = _proposal(text, name)
        score = proposal.score if proposal else 0
        if score == 0 and _bare(text) and _bare(text) in (_initials(name), _initials(name, keep_small=True)):
            score = 90
        if _same_number(text, name):
            score = 98
        if not score and is_part_of(text, name):
            score = PART
        if score:
            scored.append((-score, name))
    return tuple(name for _, name in sorted(scored)[:limit])


def is_part_of(text: str, name: str) -> bool:
    """Whether the name says all that the text does, and more."""
    said = set(_words(text)) - SMALL_WORDS
    return bool(said) and said < set(_words(name))


def _same_number(one: str, other: str) -> bool:
    """Whether a spreadsheet may have made one of the other: 7 of 007, 100000 of 1E5."""
    if not (NUMBER.fullmatch(one) and NUMBER.fullmatch(other)):
        return False
    return float(one) == float(other)


def abbreviations(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Names of a few capitals that may stand for other names in the list: `LCC` for each council it fits."""
    written = sorted({match_key(name): name for name in names}.values())
    short = [name for name in written if CAPITALS.fullmatch(name)]
    by_initials: dict[str, set[str]] = defaultdict(set)
    for name in written if short else ():
        for keep_small in (False, True):
            by_initials[_initials(name, keep_small=keep_small)].add(name)
    return {
        name: tuple(sorted(found))
        for name in short
        if (found := by_initials.get(name.casefold().replace("&", ""), set()) - {name})
    }


def longer_names(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Names of one or two words that others of the list begin with and go on from: `Mind` for `Mind Northshire`.

    Those that go on say more words than that, and no other numbers. One list serves all names that begin alike.
    """
    written = sorted({match_key(name): name for name in names}.values())
    going_on: dict[tuple[tuple[str, ...], frozenset[str]], list[str]] = defaultdict(list)
    for name in written:
        words = _words(name)
        for length in (1, 2):
            if len(set(words) - SMALL_WORDS) > length:
                going_on[words[:length], _marks(name)].append(name)
    longer = {start: tuple(names) for start, names in going_on.items()}
    starts = ((name, (_words(name), _marks(name))) for name in written if len(name) > 2)
    return {name: longer[start] for name, start in starts if start in longer}


def suggestion(unknown: str, valid: Iterable[str]) -> str:
    """`Did you mean "bank"?` when something valid is close, else an empty string."""
    close = process.extract(unknown, list(valid), scorer=fuzz.ratio, score_cutoff=60, limit=None)
    if not close:
        return ""
    best = min(close, key=lambda match: (-match[1], match[0]))[0]
    return f'Did you mean "{best}"?'


def _pairs(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The pairs that are looked at closely: what is alike for certain, and what is near enough in letters."""
    if len(names) <= MANY:
        keys = [_keys(name) for name in names]
        yield from sorted(_alike(names) | _near(names, keys))
        return
    seen: set[tuple[str, str]] = set()
    for order in (sorted(names, key=_bare), sorted(names, key=_sorted_words)):
        for i, one in enumerate(order):
            seen.update((min(one, other), max(one, other)) for other in order[i + 1 : i + NEIGHBOURS])
    yield from sorted(seen)


def _alike(names: Sequence[str]) -> set[tuple[str, str]]:
    """Names with all letters or an alias in common, letters that only look alike included."""
    blocks: dict[str, list[str]] = defaultdict(list)
    for name in names:
        for key in {_bare(name), _bare(_in_latin(name)), *_alias_groups(name)}:
            blocks[key].append(name)
    return {
        (one, other)
        for block in blocks.values()
        for i, one in enumerate(block)
        for other in block[i + 1 : i + 1 + MOST_NEAR]
    }


def _near(names: Sequence[str], keys: Sequence[frozenset[tuple[str, str]]]) -> set[tuple[str, str]]:
    """Names near in spelling, all numbers, single letters and the start of a word in common."""
    by_marks: dict[frozenset[str], list[int]] = defaultdict(list)
    for i, name in enumerate(names):
        by_marks[_marks(name)].append(i)
    found: set[tuple[str, str]] = set()
    for written in ([_bare(name) for name in names], [_sorted_words(name) for name in names]):
        for alike in by_marks.values():
            for place, i in enumerate(alike):
                others = alike[place + 1 :]
                texts = [written[j] for j in others]
                near = process.extract(written[i], texts, scorer=fuzz.ratio, score_cutoff=NEAR - 0.5, limit=MOST_NEAR)
                found.update((names[i], names[others[k]]) for *_, k in near if keys[i] & keys[others[k]])
    return found


def _keys(name: str) -> frozenset[tuple[str, str]]:
    """Its numbers with the start of each word, and with its first and last letters."""
    bare = _bare(name)
    numbers = " ".join(sorted(word for word in _words(name) if word.isdigit()))
    return frozenset((numbers, start) for start in ({word[:3] for word in _words(name)} | {bare[:4], bare[-4:]}))


def _proposal(one: str, other: str) -> Proposal | None:
    if match_key(one) == match_key(other):
        return Proposal(one, other, 100, "spelling")
    ascii_alone = one.isascii() and other.isascii()
    if not ascii_alone and match_key(_in_latin(one)) == match_key(_in_latin(other)):
        return Proposal(one, other, 100, "letters that only look alike")
    if _bare(one) == _bare(other) and _bare(one):
        alike = not ascii_alone and match_key(_without_accents(one)) == match_key(_without_accents(other))
        return Proposal(one, other, 99, "accents" if alike else "punctuation")
    if _alias_groups(one) & _alias_groups(other):
        return Proposal(one, other, 95, "abbreviation")
    if _marks(one) != _marks(other):  # most pairs of a long list: the rest need not be looked at
        return None
    score = _likeness(one, other)
    return Proposal(one, other, score, "spelling") if score >= NEAR else None


def _likeness(one: str, other: str) -> int:
    """How alike two spellings are, 0 to 100; 0 where they differ in a number, a letter or a whole word."""
    if not _differ_in_spelling_only(one, other):
        return 0
    in_order = fuzz.token_sort_ratio(" ".join(_words(one)), " ".join(_words(other)))
    return round(max(in_order, fuzz.ratio(_bare(one), _bare(other))))


def _differ_in_spelling_only(one: str, other: str) -> bool:
    """Each word that only one of them has is close to one that only the other has: Team 1 and Team 2 are not."""
    mine, theirs = set(_words(one)), set(_words(other))
    only_mine, only_theirs = mine - theirs - SMALL_WORDS, theirs - mine - SMALL_WORDS
    if _marks(one) != _marks(other):
        return False
    if _bare(one) and fuzz.ratio(_bare(one), _bare(other)) >= 95 and len(only_mine) != len(only_theirs):
        return True  # one writes as two words what the other writes as one
    if len(only_mine) != len(only_theirs):
        return False
    return all(any(_is_slip(word, near) for near in only_theirs) for word in only_mine)


def _is_slip(word: str, other: str) -> bool:
    """Whether one word is the other with a slip of the pen. The first letter is rarely the one that slips."""
    slips = 1 if min(len(word), len(other)) < LONG_WORD else 2
    return word[0] == other[0] and min(len(word), len(other)) > 3 and OSA.distance(word, other) <= slips


@lru_cache(maxsize=65_536)
def _in_latin(text: str) -> str:
    """The text with Latin letters for those that look like them."""
    return text.translate(LOOK_ALIKES)


def _without_accents(text: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))


@lru_cache(maxsize=65_536)
def _words(text: str) -> tuple[str, ...]:
    plain = _without_accents(text.casefold()).replace("&", " and ")
    plain = re.sub(r"[^\w\s/-]", "", plain.translate(INVISIBLE))
    words = re.split(r"[\W_]+", plain)
    return tuple(SHORT.get(word, word) for word in words if word)


@lru_cache(maxsize=65_536)
def _bare(text: str) -> str:
    return "".join(_words(text))


@lru_cache(maxsize=65_536)
def _marks(text: str) -> frozenset[str]:
    """Its numbers and single letters: names that differ in one are two."""
    return frozenset(word for word in _words(text) if word.isdigit() or len(word) == 1) - SMALL_WORDS


def _sorted_words(text: str) -> str:
    return " ".join(sorted(_words(text)))


def _initials(name: str, *, keep_small: bool = False) -> str:
    words = [word for word in _words(name) if keep_small or word not in SMALL_WORDS]
    return "".join(word[0] for word in words) if len(words) > 1 else ""


@lru_cache(maxsize=65_536)
def _alias_groups(text: str) -> frozenset[str]:
    return _GROUPS.get(_bare(text), frozenset())


def _groups() -> dict[str, frozenset[str]]:
    groups: dict[str, set[str]] = defaultdict(set)
    for spellings in ALIASES:
        for spelling in spellings:
            groups[_bare(spelling)].add(spellings[0])
    return {bare: frozenset(names) for bare, names in groups.items()}


_GROUPS = _groups()
