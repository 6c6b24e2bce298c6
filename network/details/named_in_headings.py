"""Names of persons in headings and below them, told from the words that headings of counts and services have.

A name cannot be known for certain: capitals in the place of one, and no word that services use, are taken for it.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from network.details.bodies import is_of_a_body
from network.details.ordinary_words import is_everyday
from network.details.plain_text import normalised

__all__ = [
    "MOST_WORDS",
    "ORDINARY",
    "are_counts",
    "are_days",
    "are_days_long_ago",
    "are_long_ago",
    "are_names",
    "are_of_one",
    "names_somebody",
]

ORDINARY = frozenset(
    (
        "bednights footfall fte wte "
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
TWO_LETTERS = re.compile(  # initials; not what services write in two capitals
    r"(?!(?:AI|AM|AP|BI|BM|CE|CJ|CO|CP|CQ|CT|CV|DA|DD|DK|DV|ED|EU|EX|FE|FT|FY|GM|GP|HE|HR|HV|ID|IM|IN|IP|IQ|IT|IV|KS|LA|LD"
    r"|MH|NA|NE|NI|NO|NW|OF|OK|ON|OR|OT|PA|PC|PM|PR|PT|QA|QR|RJ|SE|SU|SV|SW|TV|UC|UK|UN|US|VA|VR|VS|WC|YJ|YO|YP|YR|YT)$)"
    r"[A-Z]{2}"
)
_VOWEL = re.compile(r"[aeiouyàâäèéêëìíîïòóôöùúûüŵŷ]")
_SHORTEST = 3  # letters of a name that stands alone
_WRITTEN_AS_NAME = re.compile(
    r"(?:(?:Ma?c|[ODL]['’])?[^\W\d_][^\WA-Z\d_]+|[A-Z'’]+|[^\W\dA-Z_]['’][^\W\d_]+)(?:['’-].+)?"
)  # not "SharePoint"
_NAME_ALONE = re.compile(  # "MORAN, Kaz", "K. J. Moran"; one letter may number the headings
    r"([A-Z][\w'’-]{2,20}), (?:[A-Z]\.?|[A-Z][a-z]{1,20})|(?:[A-Z]\. ?){2}([A-Z][\w'’-]{2,20})"
)
_IN_CAPITALS_ALONE = re.compile(r"(?:su|pop|dp)\b")  # words of other kinds and languages in small letters
_WITH_FIGURES = re.compile(r"[^\W\d_]+\d\w*|\d+[^\W\d_]+")  # "F2F", "1st"
LONGEST = 80  # characters of a heading in which a name is looked for
MOST_WORDS = 4  # of a name
ACRONYM = 4  # letters in capitals that are taken for one: "Client CAMHS"
_COUNT = re.compile(
    r"(?:[<>≤≥~c]\W?)?\d{1,3}(?:\.0|,\d{3})?\+?|[\d.]{1,6} ?%|yes|no|y|n|x|\*+|true|false|n/?a|-+|—|\?|"
)
_RISING = 4  # numbers that rise from row to row are those of persons
_INITIALS = re.compile(r"(?:[A-Z]\.? ?[A-Z]|(?:[A-Z]\. ?){2,3})(?: ?\(?['’]?(?:19|20)?\d\d\)?)?")  # and year
_REFERENCE = re.compile(r"[A-Za-z]{1,3}[-/ ]?\d{3,8}[A-Za-z]{0,2}|\d{4,10}")
_DAY = re.compile(r"\d{1,4}[-./ ](?:\d{1,2}|[A-Za-z]{3,9})[-./ ]\d{2,4}(?: 00:00:00)?|(?:19|20)\d{6}")
_DECADE = re.compile(r"(?<!\d)(?:19|20)?(\d)\d(?:\d{4}|[-./ ]\d\d[-./ ]\d\d)?(?: 00:00:00)?$")
_DECADES = 3
_YEAR = re.compile(r"(?:19|20)\d\d")
_LONG_AGO = re.compile(r"(?<!\d)(?:19[2-9]\d|200\d|201[0-2])(?:(?!\d)|\d{4}$)|[-./ ][3-9]\d$")
_NAME = re.compile(r"[^\W\d_][^\W\d_'’-]*\.?(?:['’-][^\W\d_]+)*,?")


def names_somebody(heading: str, roles: str, others: str) -> bool:
    """Whether a heading is a word for a person and somebody's name or initials: "Client Kaz Moran", "client_km".

    Parameters
    ----------
    roles
        Words for a person in small letters, as a pattern.
    others
        Those that may stand before much else, such as "case": no word of common use is a name behind them.
    """
    words = _WORD.findall(_WITH_FIGURES.sub(" ", normalised(heading[:LONGEST])))
    low = " ".join(words).casefold()
    found = re.match(
        rf"(?:the )?(?:({_TITLES})|(?:{roles}|dp|su|pop|({others}))(?:['’ ]s)?(?: (?:named?|of|for))?)(?= )", low
    )
    if not found:
        if (alone := _NAME_ALONE.fullmatch(heading.strip())) and _is_nobodys_word(alone[1] or alone[2]):
            return True
        behind = re.fullmatch(rf"([^()\[\]]*)[(\[](?:the )?(?:{roles})[)\]]", heading[:LONGEST].strip(), re.IGNORECASE)
        name = _WORD.findall(normalised(behind[1])) if behind else []  # "Kaz Moran (client)"
        return _is_name(name, 2) or (len(name) == 1 and _is_nobodys_word(name[0]))
    if found[1] and words[0].isupper() and not all(map(str.isupper, words)):
        return False  # "MS Teams"
    if _IN_CAPITALS_ALONE.match(low) and not words[0].isupper():
        return False  # "Su entidad"
    name = words[found[0].count(" ") + 1 :]
    if found[1]:
        return _is_name(name, 1)
    return (_is_name(name, 2) and not found[2]) or _begins_with_name(name)


def _begins_with_name(words: Sequence[str]) -> bool:
    """Whether the first of some words is a name or initials, and nothing behind it is of a body: "Moran seen"."""
    if len(words) > MOST_WORDS or any(map(is_of_a_body, words[1:])):
        return False
    first = words[0]
    if TWO_LETTERS.fullmatch(first):
        return True
    if len(first) == 1 and len(words) > 1:  # "k moran", "K M"
        return _is_nobodys_word(words[1]) or (len(words[1]) == 1 and first.isupper() and words[1].isupper())
    return _is_nobodys_word(first)


def _is_nobodys_word(word: str) -> bool:
    """Whether a word is none of common use, of services or in capitals as no name is: only a name is left."""
    whole = re.sub(r"['’]s$", "", word)
    low = whole.casefold()
    a_name = len(low) >= _SHORTEST and _VOWEL.search(low) and not (len(low) <= ACRONYM and whole.isupper())
    return bool(a_name and _WRITTEN_AS_NAME.fullmatch(whole)) and any(
        not _is_ordinary([part, part.removesuffix("s")]) and not is_everyday(part)
        for part in re.split("['’-]", low)
        if len(part) > 1
    )


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
    filled = (text for one in texts if (text := normalised(one).strip()))
    first = next(filled, "")
    return bool(_DAY.fullmatch(first)) and all(map(_DAY.fullmatch, filled))


def are_long_ago(texts: Iterable[str]) -> bool:
    """Whether a column holds days or years and nothing else, most of which are years before a service could tell."""
    filled = [text for one in texts if (text := normalised(one).strip())]
    days = bool(filled) and all(_DAY.fullmatch(text) or _YEAR.fullmatch(text) for text in filled)
    return days and 2 * sum(bool(_LONG_AGO.search(text)) for text in filled) > len(filled)


def are_days_long_ago(texts: Iterable[str]) -> bool:
    """The same of days alone, in several decades, as those of births are."""
    filled = [*texts]
    if not are_days(filled):  # of nearly all columns the first text tells that
        return False
    decades = {found[1] for text in {*filled} if (found := _DECADE.search(text))}
    return len(decades) >= _DECADES and are_long_ago(filled)


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
