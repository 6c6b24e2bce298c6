"""Names of persons in headings and below them, told from the words that headings of counts and services have.

A name cannot be known for certain: capitals in the place of one, and no word that services use, are taken for it.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from network.bodies import is_of_a_body
from network.plain_text import normalised

__all__ = ["MOST_WORDS", "ORDINARY", "are_counts", "are_days", "are_names", "are_of_one", "names_somebody"]

ORDINARY = frozenset(
    (
        "about abuse accepted access active address admin adolescent adult adults advocacy after aftercare age "
        "aged agreement alcohol all allocated alone and annual answer answers appeal appointment area arrest "
        "arrival as assessed asylum at attendance audit average band baseline before benefit bereavement better "
        "booked boy boys breakdown budget call calls camhs cancelled capacity carer carers case caseload cases "
        "category centred change changed charge chart charter check choice class code cohort comments complaint "
        "completed complex consent contact contract cost count crime custody custom daily data date days debt "
        "decision declined demand detail details did direct discharge does domestic done drop drug drugs duration "
        "early earnings elsewhere email end engaged enquiry entry episode equality ethnicity event exit experience "
        "facing family feedback female field file final first flag flow focus follow for form found free from full "
        "gap gender girl girls go goal grade grief group grow guide had harm has held helped helpline homeless "
        "hour hours housed how impact in income index initial input intake interest is issue issues item job joint "
        "journey key kind last late lead leaver level life list live lives loan local log look lost low made main "
        "male man many map mean meaning measure median member men mental met minor minors missing mix mode money "
        "month monthly more move name names national need needs new next no not note notes number of off offence "
        "offences older on one online only onward open order other others out outcome outcomes output outreach "
        "over own pack package parent parents pathway pay peer per percent percentage person persons phase phone "
        "pilot plan planning plans point population post pounds poverty premium present previous price priority "
        "private profile programme progress proof public quality quarter query question queue range rate rates "
        "rating reach reason receipt received record red ref refer referral referrals referred refugee refused "
        "region report request response result results return review right risk role roles room rough route rule "
        "safe safeguarding safety sample score screening seeking seen self set sex sexual share sign signposted "
        "site sites size skills sleeper sleepers social sort source split staff stage start state status step "
        "story strand stress sum summary survey system table target task team term test text that the theme "
        "thinking third time times to total touch track transfer travel treatment trial type types under unknown "
        "unmet update urgent use value veteran view violence visit visits volume wait waiting waits walk was wave "
        "way week weekly weeks wellbeing what when where which who why wish with woman women work worker year "
        "years yes young zone "
    ).split()
)
_OF_A_NOUN = re.compile(r".{3,}(?:tion|sion|ment|ness|ility|ality|ivity|ship|ology|iatry)s?|.{3,}(?<![erm])ed")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_TITLES = "mrs?|ms|miss|mx|master"
LONGEST = 80  # characters of a heading in which a name is looked for
MOST_WORDS = 4  # of a name
ACRONYM = 4  # letters in capitals that are taken for one: "Client CAMHS"
_COUNT = re.compile(
    r"(?:[<>≤≥~c]\W?)?\d{1,3}(?:\.0|,\d{3})?\+?|[\d.]{1,6} ?%|yes|no|y|n|x|\*+|true|false|n/?a|-+|—|\?|"
)
_RISING = 4  # numbers that rise from row to row are those of persons
_INITIALS = re.compile(r"[A-Z]\.? ?[A-Z]|(?:[A-Z]\. ?){2,3}")
_REFERENCE = re.compile(r"[A-Za-z]{1,3}[-/ ]?\d{3,8}[A-Za-z]{0,2}|\d{4,10}")
_DAY = re.compile(r"\d{1,4}[-./ ](?:\d{1,2}|[A-Za-z]{3,9})[-./ ]\d{2,4}(?: 00:00:00)?|(?:19|20)\d{6}")
_NAME = re.compile(r"[^\W\d_][^\W\d_'’-]*\.?(?:['’-][^\W\d_]+)*,?")


def names_somebody(heading: str, roles: str) -> bool:
    """Whether a heading is a word for a person and somebody's name: "Client Kaz Moran".

    Parameters
    ----------
    roles
        Words for a person in small letters, as a pattern.
    """
    words = _WORD.findall(normalised(heading[:LONGEST]))
    low = " ".join(words).casefold()
    found = re.match(rf"(?:the )?(?:({_TITLES})|(?:{roles}|dp|su|pop)(?:['’ ]s)?(?: named?)?)(?= )", low)
    if not found:
        behind = re.fullmatch(rf"([^()\[\]]*)[(\[](?:the )?(?:{roles})[)\]]", heading[:LONGEST].strip(), re.IGNORECASE)
        name = _WORD.findall(normalised(behind[1])) if behind else []  # "Kaz Moran (client)"
        return _is_name(name, 2)
    if found[1] and words[0].isupper() and not all(map(str.isupper, words)):
        return False  # "MS Teams"
    name = words[found[0].count(" ") + 1 :]
    least = 1 if found[1] or words[0].islower() else 2  # "client Moran"; "Client Outcome" is none
    return _is_name(name, least)


def _is_name(words: Sequence[str], least: int) -> bool:
    return least <= len(words) <= MOST_WORDS and all(word[0].isupper() for word in words) and not _is_ordinary(words)


def _is_ordinary(words: Iterable[str]) -> bool:
    """Whether one of the words is of headings and services, which no name has."""
    shouted = all(map(str.isupper, words))
    return any(
        word.casefold() in ORDINARY
        or is_of_a_body(word)
        or bool(_OF_A_NOUN.fullmatch(word.casefold()))
        or (1 < len(word) <= ACRONYM and word.isupper() and not shouted)
        for word in words
    )


def are_counts(texts: Iterable[str]) -> bool:
    """Whether a column holds nothing but how many there are, or whether there are any."""
    filled = [text for one in texts if (text := normalised(one).strip())]
    numbers = [int(text) for text in filled if text.isdecimal()]
    rising = len(numbers) >= _RISING and all(before < after for before, after in pairwise(numbers))
    return not rising and all(_COUNT.fullmatch(text.casefold()) for text in filled)


def are_days(texts: Iterable[str]) -> bool:
    """Whether a column holds days and nothing else."""
    filled = [text for one in texts if (text := normalised(one).strip())]
    return bool(filled) and all(map(_DAY.fullmatch, filled))


def are_names(texts: Iterable[str]) -> bool:
    """Whether at least half of what stands in a column looks like a name, initials or a reference of a person."""
    return _half(texts, least=2)


def are_of_one(texts: Iterable[str]) -> bool:
    """The same of a column for one detail: a name of one word counts there, and so does a day."""
    return _half(texts, least=1)


def _half(texts: Iterable[str], *, least: int) -> bool:
    filled = {text for one in texts if (text := normalised(one).strip())}
    return bool(filled) and 2 * sum(_is_of_one(text, least) for text in filled) >= len(filled)


def _is_of_one(text: str, least: int) -> bool:
    if _INITIALS.fullmatch(text) or _REFERENCE.fullmatch(text):
        return True
    if least == 1 and _DAY.fullmatch(text):
        return True
    words = text.split(maxsplit=MOST_WORDS)
    if not least <= len(words) <= MOST_WORDS or not all(map(_NAME.fullmatch, words)):
        return False
    if len(words) == 1 and len(text) <= ACRONYM and text.isupper():
        return False  # such as "WIT" in a list of codes
    capital = all(word[0].isupper() for word in words)
    return (capital or least == 1) and not _is_ordinary([word.strip(".,") for word in words])
