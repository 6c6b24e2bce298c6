"""Whether a heading is about a person, in the words and abbreviations in which people write one.

Some abbreviations may stand for something else, or count people: there what stands below decides.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from network.details.births import BIRTH_DATE_ELSEWHERE
from network.details.first_names import is_first_name, is_surname_and_word
from network.details.known_words import is_known
from network.details.named_in_headings import (
    MOST_WORDS,
    ORDINARY,
    are_counts,
    are_days,
    are_days_long_ago,
    are_long_ago,
    are_names,
    are_of_one,
    names_somebody,
)
from network.details.ordinary_words import is_everyday
from network.details.plain_text import normalised
from network.details.seldom import pattern

__all__ = [
    "about_a_person",
    "contact_heading",
    "heading_words",
    "heads_people",
    "is_plain",
    "names_one",
    "person_heading",
]

Test = Callable[[Iterable[str]], bool]  # of what stands below a heading
LONGEST_KNOWN = 100  # characters of headings that are kept in mind
PEOPLE = (
    "client patient person individual child offender detainee suspect victim resident tenant beneficiary customer "
    "pupil student applicant claimant user subject defendant prisoner inmate complainant witness perpetrator survivor "
    "learner arrestee nominal misper accused deceased decd appellant parolee bailee lad lass bloke punter "
    "probationer inpatient citizen householder lodger participant vic sus px pt ptnt"
).split()
RELATIVES = "mother father carer mum dad guardian sibling spouse husband wife son daughter".split()
STAFF = (
    "staff worker practitioner respondent caseworker officer clinician consultant nurse doctor employee caller".split()
)
_SEVERAL = (
    r"service user|parent (?:or |and )?(?:guardian|carer)|"
    r"person (?:of (?:concern|interest)|in (?:custody|prison)|on probation|under arrest|arrested|detained|referred)|"
    r"(?:svc|serv|service) (?:users?|usr)|"
    r"(?:young|looked after|vulnerable|detained|arrested|accused|referred|named|missing|injured) "
    r"(?:person|child|adult)"
)
WHO = rf"(?:{'|'.join(PEOPLE)}|{_SEVERAL}|yp|cyp)"
ANYBODY = rf"(?:{'|'.join((*PEOPLE, *RELATIVES, *STAFF))}|{_SEVERAL}|yp|cyp|su)"
_MAY_BE_NAMED = "|".join((*RELATIVES, *STAFF, "su", "case", "young adult"))  # what may stand before a name
FOR_ONE = (
    r"(?:(?:full|first|last|given|family|sur|fore|own|nick|preferred) ?)?names?|initials|(?:home )?address|"
    r"(?:home )?post ?code|(?:e ?)?mail(?: addr(?:ess)?)?|(?:home )?(?:phone|telephone|tel|mobile)(?: (?:no|number))?|"
    r"dob|date of birth|birthday|identifier|uprn|alias(?:es)?"
)
DETAIL = rf"(?:{FOR_ONE}|ids?|no|num|number|refs?|reference|code|details|contact(?: (?:details|no|number))?|key|hash)"
OF_STAFF = r"(?:(?:full|first|last|sur|fore) ?)?names?|initials|e ?mails?(?: address)?|(?:phone|mobile)(?: number)?"
PERSON_NAMES = (
    r"(?:fore|first|second|given|christian|middle|sur|last|family|maiden|full|known as|preferred|nick|birth) ?names?"
    r"(?: s)?|"
    r"(?:mother(?: s)?|mothers) maiden(?: name)?|maiden|"
    r"(?:fore|sur)name .*|(?:(?:his|her|their|whose) )+names?|names? (?:and|or) (?:address|dob|surname|date of birth)|"
    r"(?:first|given|forename) (?:and|or) (?:last|family|surname)(?: names?)?|who (?:(?:it|this|that) (?:is|was) about|"
    r"(?:is|was) (?:it|this|that)(?: about)?|(?:is|was) (?:referred|seen|discussed|concerned)|(?:it )?concern(?:s|ed))|"
    r"(?:about|regarding|concerning) whom?|"
    r"vornamen?|nachname|pr[eé]nom|nom de famille|apellidos?|imi[eę](?: i nazwisko)?|nazwisko|cognome|sobrenome|"
    r"имя|фамилия|"
    r"(?:cheques?|vouchers?|refunds?|cash)(?: (?:is|was|were))?(?: (?:made|drawn|paid|sent|given|issued))?"
    r"(?: out| payable)? to(?: whom)?|made out to(?: whom)?|(?:bank )?account holder(?: s)?(?: name)?|"
    r"names? on (?:the )?(?:account|cheque|card|tenancy|lease|bill|door)|tenancy (?:holder|name)|"
    r"(?:on|in) (?:behalf|respect) of whom|(?:goes|known) by|(?:he|she) is called|case (?:file )?name|"
    r"who (?:is it|was it|was this|did this) (?:to|about)|who (?:was|were|is) (?:helped|supported|arrested|detained)|"
    r"(?:person|individual) (?:concerned|named|helped|in question|discussed)|"
    r"(?:recipient|respondent) ?(?:first|last|full)? ?name|who (?:filled|completed|answered) .*|"
    r"enw (?:r )?(?:cyntaf|llawn|plentyn|claf|cleient|cleifion)|cyfenw"
)
_DAY = r"(?:dates?|dte|dt|d|do|d o|days?|years?|yrs?|months?|mth)"
_BIRTH = r"(?:birth|brth|bth)"
BORN = (
    rf"(?:.* )?(?:{BIRTH_DATE_ELSEWHERE}|[a-z]{{0,12}}dobs?\d{{0,2}}|d o b|{_DAY} ?(?:of )?{_BIRTH}|{_BIRTH} ?{_DAY}|"
    r"dateofbirth|b ?day|(?:place|country|town|city) of birth|"
    r"born|yob|pob|birth ?(?:place|town|city|country))(?: .{1,12})?|"
    rf"{_DAY} (?:of b|born)|place born|b ?dates?|geb(?: ?dat(?:um)?)?|{_BIRTH}|cust(?:ody)? record"
)
_NUMBER = r"(?:id|no|num|number|ref|reference|identifier)"
NUMBERED = (
    rf"(?:case|urn|crn|pnc|noms|nomis|mrn|upn|nino|arrest|crime|incident) (?:{_NUMBER} )?(?:{_NUMBER}|code)|"
    rf"(?:cro|asn|uln|chi|occurrence|niche|athena|n?delius|oasys|rio|emis|systmone|liquid ?logic|mosaic|swift|"
    rf"carenotes|warrant|summons|cust(?:ody)?(?: record)?|social security) (?:record |nominal |account )?{_NUMBER}|"
    r"(?:hosp(?:ital)?|prison|police|custody|probation) (?:no|num|number)|"
    r"(?:[a-z]{2,10} ){0,2}(?:crn|pnc(?:id)?|mrn|nino|ssn)"
    rf"(?: {_NUMBER})?|"
    r"(?:national|prison|police) (?:id|identifier)|"
    r"(?:tenancy|rent account) (?:ref|reference)|(?:referral|record) (?:id|ref|reference|identifier)|"
    r"urn|crn|pnc|pncid|noms|nomis|mrn|upn|nino|uln|cro|asn|chi|oasys|ssn|pesel|"
    rf"(?:visa|brp|tag|bail|recall|pris) {_NUMBER}|brp|prisno|driving lic|reg(?:istration)? plates?|"
    r"vr[mn]|(?:(?:vehicle|car) )?number ?plates?|(?:vehicle|car|van) reg(?:istration)?(?: (?:no|number|mark|plate))?"
)
NATIONAL = (
    r"(?:.* )?nhs (?:number|no|num|nr|id)|nhsno|nhsnumber|national insurance(?: (?:number|no))?|ni (?:number|no)|"
    r"driving licen[cs]e.*|rhif (?:y )?gig|rhif yswiriant gwladol"
)
_TO_THE_METRE = (
    r"(?:lat(?:itude)?|lo?ng?(?:itude)?|lng|lat lo?ng?|coord(?:inate)?s?|eastings?|northings?|grid ?ref(?:erence)?|"
    r"w3w|what ?(?:3|three) ?words|geo ?location|map ?ref(?:erence)?)"
)
HOME = (
    rf"(?:his |her |their |my |own |{WHO}(?: s)? )?home {_TO_THE_METRE}|{WHO}(?: s)? {_TO_THE_METRE}|"
    rf"{_TO_THE_METRE} (?:of|for) (?:the |a )?(?:home|{WHO})|(?:sleeps|sleeping|lives)(?: at)? {_TO_THE_METRE}|"
    r"(?:home|personal|private) (?:address|post ?code|phone|tel|telephone|mobile|e ?mail|uprn|street)"
    r"(?: (?:no|number))?|(?:.*(?<!care)(?<!nursing)(?<!residential) )?home (?:address|post ?code)(?: .*)?|lives at|"
    r"where do (?:you|i|we) live(?: .*)?|cyfeiriad cartref|"
    r"where (?:(?:do|does) )?(?:they|he|she) lives?|"
    r"(?:address|post ?code|uprn) of .*(?:person|home|client|patient)|(?:current|previous|usual) (?:address|residence)"
)
OTHERS = (
    r"alias(?:es)?|initials|"
    r"whose (?:case|file|record|referral|notes?|flat|tenancy|house|bed)s?(?: (?:is (?:it|this)|initials|name))*|"
    r"unique (?:reference|record|pupil|person)(?: number)?|passport.*|next of kin.*|n ?o ?k(?: .*)?|"
    r"recipient ind(?:ividual)?(?: .*)?|"
    r"(?:recipient|grantee|awardee|payee|awarded to)(?: is an?)? (?:individuals?|persons?|people)(?: .*)?|"
    r"to individuals details.*|"
    r"emergency contact.*|contact s .*|caseworker|officer in (?:the )?case|oic|named (?:nurse|officer|worker)|"
    r"(?:(?:named|allocated|lead) )?(?:key|social|case|support|link) ?worker(?: (?:name|e ?mail|phone|mobile))?|"
    r"(?:allocated|assigned|responsible|supervising) (?:worker|officer|practitioner|clinician|nurse)(?: name)?|"
    r"(?:offender|care|case) ?(?:manager|coordinator)(?: name)?"
)
_IN_WORDS = (
    WHO,
    r"(?:mum|mam|dad|mother|father|sibling|spouse|husband|wife|son|daughter)(?: s name)?",
    rf"(?:the )?{WHO}s?(?: s)? (?:own )?{DETAIL}",
    rf"{ANYBODY}s?(?: s)? (?:(?:and |or )?{ANYBODY}s?(?: s)? )?(?:{OF_STAFF}|dob|date of birth|address)",
    rf"(?:{FOR_ONE}|refs?|id) (?:of|for) (?:the |a |an |each |our |your )?{ANYBODY}s?"
    r"(?: (?:referred|seen|helped|supported|arrested|concerned))?",
    rf"(?:names?|initials|dob|id|address|ref) {ANYBODY}s?",
    rf"{WHO} (?:(?:or|and) )?{WHO}|(?!child first$){WHO}(?: s)? (?:first|last|given|family|middle)",
    rf"(?:who|which|whose) (?:is (?:it|this) )?(?:(?:an?|the) )?{WHO}",
    PERSON_NAMES,
    NUMBERED,
    HOME,
)
PERSON_HEADING = pattern("|".join((*_IN_WORDS, BORN, NATIONAL, OTHERS)))
RUN_TOGETHER = pattern(  # "clientname", without what stands for any words
    "|".join(part.replace(" ?", "").replace(".*", "").replace(" ", "") for part in _IN_WORDS)
    + "|(?:date|year|place)ofbirth|birth(?:date|day)|yob"
)
_SHORT = (  # for one person, or for much else
    r"(?:clt?|cli|clnt|def|de?ft|dfdt|susp|subj|nom|indiv|cust|d p|dp|pop|p i c|pic|vict|s u|su|y p|yp|cyp|pts?|pat|"
    r"ptnt)"
)
_ONLY_OF_ONE = rf"(?:initials|(?:first|last|full|family|second) name|surname|forename|known as|aka|alias|{BORN})"
SHORT_FOR_ONE = pattern(rf"{_SHORT}(?: ?s)? {_ONLY_OF_ONE}|{_ONLY_OF_ONE}(?: (?:of|for))?(?: the)? {_SHORT}")
MAY_BE_ONE = re.compile(
    rf"{_SHORT}(?:(?: s)? (?:names?|refs?|reference|ids?|no|number))?|"
    rf"(?:names?|refs?|reference|id|no|number)(?: (?:of|for))?(?: the)? {_SHORT}|init"
)
_SHORT_BEFORE_NAME = (
    r"(?:[a-z]|p t|a p|wit|off|offdr|chr|gvn|giv|pre|mid|mdn|srn|frn|cln|ptn|usr|known|first|last|given)"
)
MAY_BE_NAMES = re.compile(
    rf"fn|ln|surn|forn|gname|prenume|ip|a p|wit|offdr|{_SHORT_BEFORE_NAME} names?|"
    rf"names? (?:{_SHORT_BEFORE_NAME}|second|family)"
)
_CUT_BIRTH = r"b(?:th?|rth?|ir?|irth?)"  # "dateb", "d_bth"
_OF_FORMS = r"(?: ?(?:\d|iso|uk|dmy|ymd|txt|text|str|raw|val|value|x|fmt|ddmm(?:yy){1,2}|yyyymmdd))?"
MAY_BE_BIRTH = re.compile(
    r"(?:.* )?bir(?:th)?[a-z]{0,5}(?: .*)?|do ?fb|"
    rf"(?:[a-z]{{1,12}} )?(?:(?:(?:date?|day|yea?r)(?:of)?|dte?(?: ?of)?|d(?: ?of)?|dat of) ?{_CUT_BIRTH}|date?b)"
    rf"{_OF_FORMS}"
)
MAY_BE_BIRTH_IF_LONG_AGO = re.compile(  # "date b" stands beside "date a" too
    rf"(?:[a-z]{{1,12}} )?(?:(?:date?s?|day|yea?r|yr|dte?|d)(?: ?of| ?o)? ?bd?|b ?d(?:a?te?|ay|y)?){_OF_FORMS}"
)
MAY_COUNT = re.compile(r"y ?p|cyp|s ?u|sus|pts?|(?:svc|serv|service) users|young (?:person|adult)|child")
_IN_FULL = tuple(
    (re.compile(short), full)
    for short, full in (
        (r"\bdet d\b", "detained"),
        (r"\bdetd\b", "detained"),
        (r"\b(full|first|last|fore|sur|)nme?\b", r"\1 name"),
        (r"\b(?:1st|fr?st)\b", "first"),
        (r"\b2nd\b", "second"),
        (r"\blst\b", "last"),
        (r"\bfam\b", "family"),
        (r"\bpref\b", "preferred"),
        (r"\b(?:inits|intls?|initls?)\b", "initials"),
        (r"(?<=[a-z] )init\b|\binit(?= (?:of|for)\b)", "initials"),
        (r"\ba k a\b", "aka"),
    )
)
_RUN_INTO_DETAIL = re.compile(  # "clientnm", "ptfname", "suinits"
    rf"^({'|'.join(PEOPLE)}|person|yp|cyp|su|clt?|clnt|cli|cust|def|vict?)"
    r"((?:f|l|s|m|first|last|fore|sur|full)?nme?s?|(?:first|last|full|[fls])names?|names?|inits?|initials|dobs?|addr|"
    r"address|mob|tel|phone|email|pcode|postcode|nhs(?:no)?|ref|no|num)(?=\s|$)"
)
_NO_INITIALS = 4  # letters of a word that is more than initials
_SHORT_WORDS = frozenset(
    "a as at by for from in is it of on or s the to we id no mou sla cqc nhs gp qtr fy ts iso utc".split()
)
WHO_AND_YEAR = re.compile(r"(?:initials|names?|who|person) (?:and |n )?(?:yr|year|yob|y|dob|age)")
_LETTER_BEFORE_NAME = re.compile(rf"((?:(?:the )?(?:{WHO}|{_SHORT})(?: s)? )?)([fslm]) ?names?")
_NAME_MEANT = {"f": "first name", "s": "surname", "l": "last name", "m": "middle name"}
DETAILS_OF_ONE = frozenset(
    "name names forename surname initials dob birth birthday address postcode phone telephone tel mobile email nhs pnc "
    "cro crn nino uprn ref reference identifier id ids alias aka passport label labels tag marker nickname "
    "moniker".split()
)
LAST_OF_ONE = frozenset({"number", "no", "contact", "code", "hash", "key"})
SOMETHING_ELSE = re.compile(  # counted, or an organisation that is called after those it is for
    r"\b(?:count|total|groups?|types?|rates?|per|hours|with|without|by|support|transport|care|cent(?:re|er)|hub|home|"
    r"services?|associations?|panel|forum|board|network|council|line|charity|provider|agency|org\w*|trust|team|unit|club|"
    r"school|college|university|partner|scheme|(?:contact|lead|link|responsible|main) person|person in charge)\b"
)
WHERE_GRANTS_HELP = re.compile(  # the columns of 360Giving for the places that a grant is for
    r"beneficiary locations?(?: \d+)?(?: name| identifier| id| (?:geo|geographic|country) code(?: type)?| description)?"
)
SOMEBODY = re.compile(rf"\b(?:{'|'.join((*PEOPLE, *RELATIVES))}|{_SEVERAL}|yp|cyp|su)s?\b")
WHOSE = (
    r"(?:(?:main|key|lead|primary|first|second|named|office|work|business|public|general|practice|site|head office|"
    r"registered|organi[sz]ation|partner|agency|contact|correspondence|postal|street) )*"
)
REACHED_BY = (
    r"(?:(?:assurer|assured by|maintainer|publisher|editor|author|owner|reporter|submitter|admin|support|"
    r"enquir(?:y|ies)|booking|referrals?|duty|team|service|secure|generic|shared|safeguarding|data|feedback) )*"
    r"(?:e ?mails?|mail|phones?|tel|telephones?|mobiles?|mob|cell|whatsapp|fax|switchboard|help ?line)"
    r"(?: ?(?:addr(?:ess)?(?:es)?|number|num|no|phone|\d))?"
)
CONTACT = (
    r"contact ?num(?:ber)?|"
    r"contacts?(?: (?:names?|person|title|role|details|(?:first|last|given|family|sur|fore) ?name))?"
)
IN_CHARGE = r"lead name|named lead|manager(?: name)?|chief executive|ceo|director"
PLACED_AT = (
    r"home ?addr(?:ess)?|addr|"
    r"address(?:es)?(?: (?:line )?\d)?|address line|post ?codes?|zip ?code|zip|zip postal code|postal ?code|street|"
    r"address(?:es)? of (?:the )?(?:head )?(?:offices?|base|premises|service|hub)|"
    r"street address|uprn|w3w|what ?(?:3|three) ?words(?: address)?"
)
CONTACT_HEADING = re.compile(
    rf"{WHOSE}(?:{REACHED_BY}|{CONTACT}|{IN_CHARGE}|{PLACED_AT})"
    r"(?: (?:public|published|office|main|general|work))?"
)


_KNOWN = (
    ORDINARY
    | DETAILS_OF_ONE
    | {
        f"{word}{plural}"
        for source in (*_IN_WORDS, ANYBODY, BORN, NATIONAL, OTHERS, _SHORT, CONTACT_HEADING.pattern)
        for word in re.findall(r"[^\W\d_]{2,}", source)
        for plural in ("", "s")
    }
)


def heading_words(heading: str) -> str:
    """A heading in lower case without punctuation: `clientName` is `client name`."""
    return _in_words(heading) if len(heading) <= LONGEST_KNOWN else _in_words.__wrapped__(heading)


@lru_cache(4096)
def _in_words(heading: str) -> str:
    """The same headings come again with every partner and link of a map."""
    for sign, word in (("#", " number "), ("№", " number "), ("%", " percent ")):
        heading = heading.replace(sign, word)
    apart = heading if heading.isupper() else re.sub(r"(?<=[a-z])(?=[A-Z][A-Za-z])", " ", heading)
    return " ".join(re.sub(r"[\W_]+", " ", normalised(apart).casefold()).split())


def about_a_person(heading: str, texts: Iterable[str] | None = None) -> bool:
    """Whether a heading, as it is written, is about a person or names one; for `texts` see `person_heading`."""
    known = _known_heading if len(heading) <= LONGEST_KNOWN else _known_heading.__wrapped__
    return _decided(known(heading), texts)


def names_one(heading: str) -> bool:
    """Whether a heading has a word for a person and somebody's name, as in "Client Kaz Moran"."""
    return names_somebody(heading, WHO, _MAY_BE_NAMED) and not _is_of_words(heading)


def _is_of_words(heading: str) -> bool:
    """Whether what stands behind the first word are English words and nobody's name: "Staff headcount"."""
    behind = heading_words(heading).split()[1:]
    return (
        bool(behind)
        and "(" not in heading
        and all(
            len(word) >= _NO_INITIALS
            and is_known(word)
            and not (is_first_name(word.capitalize()) or is_surname_and_word(word))
            for word in behind
        )
    )


def person_heading(words: str, texts: Iterable[str] | None = None) -> bool:
    """Whether a heading, in lower case without punctuation, is about a person.

    Parameters
    ----------
    texts
        What stands below, where it is known. An abbreviation that may count people, such as YP, is not about a person
        where only counts do; one that may be much else, such as DP, is where names or references do.
    """
    return _decided(_weighed(words), texts)


def _decided(weighed: bool | Test, texts: Iterable[str] | None) -> bool:
    if isinstance(weighed, bool):
        return weighed
    return weighed is _not_counts if texts is None else weighed(texts)


@lru_cache(4096)
def _known_heading(heading: str) -> bool | Test:
    """What such a heading comes to before it is known what stands below it."""
    return names_one(heading) or _weighed(heading_words(heading))


def _weighed(words: str) -> bool | Test:
    """Whether a heading is about a person; for an abbreviation, what must be so of that which stands below."""
    words = _in_full(words)
    if MAY_COUNT.fullmatch(words):
        return _not_counts
    if PERSON_HEADING.fullmatch(words) or SHORT_FOR_ONE.fullmatch(words) or _detail_of_one(words):
        return True
    if " " not in words and RUN_TOGETHER.fullmatch(words):
        return True
    if "initials" in words.split() and not SOMETHING_ELSE.search(words):
        return True
    if MAY_BE_ONE.fullmatch(words):
        return are_names
    if MAY_BE_NAMES.fullmatch(words):
        return are_of_one
    if MAY_BE_BIRTH.fullmatch(words) and not SOMETHING_ELSE.search(words):
        return are_days
    if words == "who" or WHO_AND_YEAR.fullmatch(words):
        return are_names
    if MAY_BE_BIRTH_IF_LONG_AGO.fullmatch(words):
        return are_long_ago
    return are_days_long_ago if _is_foreign(words) else False


def _is_foreign(words: str) -> bool:
    """Whether a heading has a word of no common use: it may be for birth in another language or in short."""
    return any(not (word in _KNOWN or word in _SHORT_WORDS or is_everyday(word)) for word in words.split())


def _not_counts(texts: Iterable[str]) -> bool:
    return not are_counts(texts)


def heads_people(heading: str, texts: Sequence[str]) -> bool:
    """Whether a cell is a heading about a person with persons below it, not one of a list of codes such as "client"."""
    if not about_a_person(heading, texts):
        return False
    words = _in_full(heading_words(heading))
    a_role = re.fullmatch(rf"(?:{WHO}|{_SHORT})(?: {WHO})*", words)
    return are_names(texts) if a_role else _are_values(texts)


def _are_values(texts: Iterable[str]) -> bool:
    """Whether at least half of what stands in a column are short texts that no list of headings and codes has."""
    filled = {text for one in texts if (text := one.strip())}
    words = [heading_words(text).split() for text in filled]
    values = [one for one in words if len(one) <= MOST_WORDS and not any(word in _KNOWN for word in one)]
    return bool(filled) and 2 * len(values) >= len(filled)


def is_plain(heading: str) -> bool:
    """Whether a heading about a person may be repeated: it has no word but those that any heading could have."""
    words = heading_words(heading)
    return bool(RUN_TOGETHER.fullmatch(words)) or all(word in _KNOWN or len(word) == 1 for word in words.split())


def _in_full(words: str) -> str:
    """Without the abbreviations that stand for one thing only: "f name" is "first name", "clientnm" "client name"."""
    words = _RUN_INTO_DETAIL.sub(r"\1 \2", words)
    for short, full in _IN_FULL:
        words = short.sub(full, words)
    words = " ".join(words.split())
    if letter := _LETTER_BEFORE_NAME.fullmatch(words):
        words = letter[1] + _NAME_MEANT[letter[2]]
    return words


def _detail_of_one(words: str) -> bool:
    """Whether a heading has a word for a person and one for a detail, in whatever order: "ref used for the client"."""
    if WHERE_GRANTS_HELP.fullmatch(words):
        return False
    rest = SOMEBODY.sub(" ", words)
    if rest == words or SOMETHING_ELSE.search(rest) or SOMETHING_ELSE.search(words.replace("service user", "")):
        return False
    left = rest.split()
    last = bool(left) and (left[-1] in LAST_OF_ONE or left[-2:] == ["known", "as"])
    return last or bool(DETAILS_OF_ONE & {*left})


def contact_heading(words: str) -> bool:
    """Whether a heading, in lower case without punctuation, is for contact details or an address."""
    return bool(CONTACT_HEADING.fullmatch(words))
