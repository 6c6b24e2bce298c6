"""Nothing about a person comes in: headings and values that speak of one, found without being repeated.

The map holds counts between organisations. A column about a person refuses the file; a column with contact details
of partners, in a list of partners, is left out and said. No message here holds a value from the file.

References
----------
Information Commissioner's Office, what is personal data; for the forms of values see `network.personal_values`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from network.births import BIRTH_DATE_ELSEWHERE
from network.bodies import is_of_a_body
from network.other_codes import without_codes
from network.personal_values import is_nhs_number, kinds_in, short_mobile, ten_digits
from network.plain_text import normalised

__all__ = [
    "CONTACTS",
    "Finding",
    "contact_heading",
    "heading_words",
    "holds_days",
    "in_parts",
    "is_nhs_number",
    "names_a_person",
    "one_row_a_person",
    "over_several",
    "person_heading",
    "refusal",
    "safe_label",
    "said_in",
    "says_nobody",
    "speaks_of_people",
]

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
    r"person of (?:concern|interest)|"
    r"(?:svc|serv|service) (?:users?|usr)|"
    r"(?:young|looked after|vulnerable|detained|arrested|accused|referred|named|missing|injured) "
    r"(?:person|child|adult)"
)
WHO = rf"(?:{'|'.join(PEOPLE)}|{_SEVERAL}|yp|cyp)"
ANYBODY = rf"(?:{'|'.join((*PEOPLE, *RELATIVES, *STAFF))}|{_SEVERAL}|yp|cyp|su)"
FOR_ONE = (
    r"(?:(?:full|first|last|given|family|sur|fore|own|nick|preferred) ?)?names?|initials|(?:home )?address|"
    r"(?:home )?post ?code|e ?mail(?: address)?|(?:home )?(?:phone|telephone|tel|mobile)(?: (?:no|number))?|"
    r"dob|date of birth|birthday|identifier|uprn|alias(?:es)?"
)
DETAIL = rf"(?:{FOR_ONE}|ids?|no|num|number|refs?|reference|code|details|contact(?: (?:details|no|number))?|key|hash)"
OF_STAFF = r"(?:(?:full|first|last|sur|fore) ?)?names?|initials|e ?mails?(?: address)?|(?:phone|mobile)(?: number)?"
PERSON_NAMES = (
    r"(?:fore|first|given|christian|middle|sur|last|family|maiden|full|known as|preferred|nick|birth) ?names?(?: s)?|"
    r"(?:fore|sur)name .*|(?:(?:his|her|their|whose) )+names?|names? (?:and|or) (?:address|dob|surname|date of birth)|"
    r"(?:first|given|forename) (?:and|or) (?:last|family|surname)(?: names?)?|who (?:(?:it|this|that) (?:is|was) about|"
    r"(?:is|was) (?:it|this|that)(?: about)?|(?:is|was) (?:referred|seen|discussed|concerned)|(?:it )?concern(?:s|ed))|"
    r"(?:about|regarding|concerning) whom?|"
    r"vornamen?|nachname|pr[eé]nom|nom de famille|apellidos?|imi[eę](?: i nazwisko)?|nazwisko|cognome|sobrenome|"
    r"имя|фамилия|"
    r"(?:cheques?|vouchers?|refunds?|cash)(?: (?:is|was|were))?(?: (?:made|drawn|paid|sent|given|issued))?"
    r"(?: out| payable)? to(?: whom)?|made out to(?: whom)?|(?:bank )?account holder(?: s)?(?: name)?|"
    r"names? on (?:the )?(?:account|cheque|card|tenancy|lease|bill|door)|tenancy (?:holder|name)|"
    r"(?:on|in) (?:behalf|respect) of whom|(?:goes|known) by|(?:he|she) is called|(?:case|file) name|"
    r"who (?:is it|was it|was this|did this) (?:to|about)|who (?:was|were|is) (?:helped|supported|arrested|detained)|"
    r"(?:person|individual) (?:concerned|named|helped|in question|discussed)|"
    r"(?:recipient|respondent) ?(?:first|last|full)? ?name|who (?:filled|completed|answered) .*|"
    r"enw (?:r )?(?:cyntaf|llawn|plentyn|claf|cleient|cleifion)|cyfenw"
)
BORN = (
    rf"(?:.* )?(?:{BIRTH_DATE_ELSEWHERE}|dob|d o b|date of birth|birth ?date|dateofbirth|b(?:irth)? ?day|"
    r"(?:year|place|country|town|city) of birth|"
    r"born|yob)(?: .{1,12})?|"
    r"(?:day|month|date|year|place) born|birth(?: (?:year|month|day))?|cust(?:ody)? record"
)
_NUMBER = r"(?:id|no|num|number|ref|reference|identifier)"
NUMBERED = (
    rf"(?:case|urn|crn|pnc|noms|nomis|mrn|upn|nino|arrest|crime|incident) (?:{_NUMBER} )?(?:{_NUMBER}|code)|"
    rf"(?:cro|asn|uln|chi|occurrence|niche|athena|n?delius|oasys|rio|emis|systmone|liquid ?logic|mosaic|swift|"
    rf"carenotes|warrant|summons|cust(?:ody)?(?: record)?|social security) (?:record |nominal |account )?{_NUMBER}|"
    r"(?:hospital|prison|police|custody|probation) (?:no|num|number)|(?:national|prison|police) (?:id|identifier)|"
    r"(?:tenancy|rent account) (?:ref|reference)|(?:referral|record) (?:id|ref|reference|identifier)|"
    r"urn|crn|pnc|pncid|noms|nomis|mrn|upn|nino|uln|cro|asn|chi|oasys|ssn|pesel|"
    r"vr[mn]|(?:(?:vehicle|car) )?number ?plates?|(?:vehicle|car|van) reg(?:istration)?(?: (?:no|number|mark|plate))?"
)
NATIONAL = (
    r"(?:.* )?nhs (?:number|no|num|nr|id)|nhsno|nhsnumber|national insurance(?: (?:number|no))?|ni (?:number|no)|"
    r"driving licen[cs]e.*|rhif (?:y )?gig|rhif yswiriant gwladol"
)
HOME = (
    r"(?:home|personal|private) (?:address|post ?code|phone|tel|telephone|mobile|e ?mail|uprn|street)"
    r"(?: (?:no|number))?|(?:.*(?<!care)(?<!nursing)(?<!residential) )?home (?:address|post ?code)(?: .*)?|lives at|"
    r"where do (?:you|i|we) live(?: .*)?|cyfeiriad cartref|"
    r"where (?:(?:do|does) )?(?:they|he|she) lives?|"
    r"(?:address|post ?code|uprn) of .*(?:person|home|client|patient)|(?:current|previous|usual) (?:address|residence)"
)
OTHERS = (
    r"alias(?:es)?|initials|"
    r"unique (?:reference|record|pupil|person)(?: number)?|passport.*|next of kin.*|recipient ind(?:ividual)?(?: .*)?|"
    r"(?:recipient|grantee|awardee|payee|awarded to)(?: is an?)? (?:individuals?|persons?|people)(?: .*)?|"
    r"to individuals details.*|"
    r"emergency contact.*|contact s .*|caseworker|officer in (?:the )?case|oic|named (?:nurse|officer|worker)|"
    r"(?:(?:named|allocated|lead) )?(?:key|social|case|support|link) ?worker(?: (?:name|e ?mail|phone|mobile))?|"
    r"(?:allocated|assigned|responsible|supervising) (?:worker|officer|practitioner|clinician|nurse)(?: name)?|"
    r"(?:offender|care|case) ?(?:manager|coordinator)(?: name)?"
)
ONE_PERSON = re.compile(
    r"(?:(?:an?|the|one|private|named|redacted|anonymous|anonymi[sz]ed) )*(?:individuals?|persons?|people)"
    r"(?: (?:recipients?|grants?|beneficiar\w+|awards?|applicants?|name|withheld|redacted|\d+|[a-z]))*"
    r"(?: (?:in|from|at) .*)?"
)
TITLED = re.compile(
    r"(?:(?:mrs?|ms|miss|mx|master|dr|rev|prof)\b\.? (?:(?:and|&) )?)+\w+(?:[ '’.-]+\w+){0,5}|the (?:late )?[\w'’-]+"
    r" family|(?:the )?(?:estate|family|parents?|mother|father|carers?|widow) of (?:the late )?\w+(?:[ '’.-]+\w+){0,4}"
)
ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")  # from the last bracket that opens: else the square of the time
_IN_WORDS = (
    WHO,
    r"(?:mum|mam|dad|mother|father|sibling|spouse|husband|wife|son|daughter)(?: s name)?",
    rf"(?:the )?{WHO}s?(?: s)? (?:own )?{DETAIL}",
    rf"{ANYBODY}s?(?: s)? (?:(?:and |or )?{ANYBODY}s?(?: s)? )?(?:{OF_STAFF}|dob|date of birth|address)",
    rf"(?:{FOR_ONE}|refs?|id) (?:of|for) (?:the |a |an |each |our |your )?{ANYBODY}s?"
    r"(?: (?:referred|seen|helped|supported|arrested|concerned))?",
    rf"(?:names?|initials|dob|id|address|ref) {ANYBODY}s?",
    PERSON_NAMES,
    NUMBERED,
    HOME,
)
PERSON_HEADING = re.compile("|".join((*_IN_WORDS, BORN, NATIONAL, OTHERS)))
RUN_TOGETHER = re.compile(  # "clientname", without what stands for any words
    "|".join(part.replace(" ?", "").replace(".*", "").replace(" ", "") for part in _IN_WORDS)
    + "|(?:date|year|place)ofbirth|birth(?:date|day)|yob"
)
DETAILS_OF_ONE = frozenset(
    "name names forename surname initials dob birth birthday address postcode phone telephone tel mobile email nhs pnc "
    "cro crn nino uprn ref reference identifier id ids alias passport".split()
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
    r"(?:e ?mails?|mail|phones?|tel|telephones?|mobiles?|fax|switchboard|help ?line)"
    r"(?: (?:address(?:es)?|number|no|phone|\d))?"
)
CONTACT = r"contacts?(?: (?:names?|person|title|role|details|(?:first|last|given|family|sur|fore) ?name))?"
IN_CHARGE = r"lead name|named lead|manager(?: name)?|chief executive|ceo|director"
PLACED_AT = (
    r"address(?:es)?(?: (?:line )?\d)?|address line|post ?codes?|zip ?code|zip|zip postal code|postal ?code|street|"
    r"street address|uprn"
)
CONTACT_HEADING = re.compile(rf"{WHOSE}(?:{REACHED_BY}|{CONTACT}|{IN_CHARGE}|{PLACED_AT})")
BESIDE_A_PERSON = re.compile(
    r"(?:.* )?(?:sex|gender|gender identity|ethnicity|ethnic (?:group|origin|background|code)|offences?(?: type)?|"
    r"index offence|religion|nationality|heritage|race|m f|f m|disability|sexuality|sexual orientation|marital status|"
    r"diagnosis|pregnant)"
    r"(?: code| at birth)?"
)
AN_AGE = re.compile(r"(?:.* )?ages?(?: at .*| in years| years)?|yrs(?: old)?|years old")
A_TIME = re.compile(r"(?:.* )?(?:time ?stamp|time|epoch|unix|updated|created|modified|seconds|ticks)(?: .*)?")
OF_MONEY = re.compile(
    r"(?:.* )?(?:budgets?|income|turnover|spend(?:ing)?|expenditure|amounts?|costs?|funding|awarded|prices?|gbp|pounds|"
    r"assets|reserves|grant value)(?: .*)?"
)
OF_A_BODY = re.compile(  # codes of what organisations do, which may have ten digits
    r"(?:.* )?(?:programme|program|contract|grant|invoice|order|project|award|tender|fund|scheme|cost cent(?:re|er)|"
    r"supplier|vendor|product|company|charity|ukprn|opportunity)(?: .*)? (?:code|no|number|ref|reference|id|identifier)"
)
OF_ODS = re.compile(
    r"(?:nhs )?ods(?: (?:code|id))?|gb nhs|(?:nhs )?(?:org|organi[sz]ation|site|practice|provider) code"
)
ODS_CODE = re.compile(r"[A-Z\d]{3,6}")  # "N41BY" is no postcode there
AMOUNT = re.compile(r"\W{0,3}\d[\d,]*(?:\.\d\d?)?")
NOBODY = re.compile(
    r"(?:anonymous|anon|n ?/? ?a|none|nil|not (?:given|asked|known|stated|shared|recorded)|unknown|-+|withheld|"
    r"redacted|)"
)
_ID = re.compile(r"(?=.*\d)[a-z\d][a-z\d/_.-]{0,23}", re.IGNORECASE)
_EXACT_DAY = re.compile(r"\d{4}-\d\d-\d\d|\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d\d)")
_SECONDS = range(1_262_304_000, 1_893_456_000)  # of the years 2010 to 2029, counted since 1970
TEN = 10  # digits of an NHS number
LEAST_ROWS = 4  # of a table in which a row may be a person
MANY_TENS = 5  # ten-digit numbers in one column; with this many, chance alone makes one in eleven pass the check
BY_CHANCE = 0.3
FEW_TENS, BY_CHANCE_OF_FEW = 2, 0.5  # the same under a heading of codes of organisations
SAYS_ENOUGH = 3  # columns that each say something of one person, where no id stands beside them
SHORTEST = 5  # characters of a detail; "L11AB" has five
CONTACTS = frozenset({"an e-mail address", "a mobile number", "a telephone number", "a full postcode"})
NHS, MOBILE, NI = "an NHS number", "a mobile number", "a National Insurance number"
LIKE_NI = re.compile(r"[A-Z]{2}\d{6}[A-Z]")


@dataclass(frozen=True, slots=True)
class Finding:
    """What speaks of a person, and where: a column and, for a value, its row."""

    what: str  # such as "an NHS number"; never the value
    column: str
    row: int | None = None


def heading_words(heading: str) -> str:
    """A heading in lower case without punctuation: `clientName` is `client name`."""
    apart = heading if heading.isupper() else re.sub(r"(?<=[a-z])(?=[A-Z][A-Za-z])", " ", heading)
    return " ".join(re.sub(r"[\W_]+", " ", normalised(apart).casefold()).split())


def person_heading(words: str) -> bool:
    """Whether a heading, in lower case without punctuation, is about a person."""
    if PERSON_HEADING.fullmatch(words) or _detail_of_one(words):
        return True
    return " " not in words and bool(RUN_TOGETHER.fullmatch(words))


def _detail_of_one(words: str) -> bool:
    """Whether a heading has a word for a person and one for a detail, in whatever order: "ref used for the client"."""
    if WHERE_GRANTS_HELP.fullmatch(words):
        return False
    rest = SOMEBODY.sub(" ", words)
    if rest == words or SOMETHING_ELSE.search(rest) or SOMETHING_ELSE.search(words.replace("service user", "")):
        return False
    left = rest.split()
    return bool(DETAILS_OF_ONE & {*left}) or (bool(left) and left[-1] in LAST_OF_ONE)


def contact_heading(words: str) -> bool:
    """Whether a heading, in lower case without punctuation, is for contact details or an address."""
    return bool(CONTACT_HEADING.fullmatch(words))


def names_a_person(text: str) -> bool:
    """Whether a recipient is one person, by name and title or in words such as `An individual in Leeds`."""
    words, name = (" ".join(re.sub(r"[()\[\]:,]", " ", one.casefold()).split()) for one in (text, ASIDE.sub(" ", text)))
    return bool(ONE_PERSON.fullmatch(words) or (TITLED.fullmatch(name) and not is_of_a_body(name)))


def says_nobody(cells: Iterable[str]) -> bool:
    """Whether a column that could hold details holds none: only blanks and words such as "anonymous"."""
    return all(NOBODY.fullmatch(normalised(text).strip().casefold()) for text in cells)


def safe_label(label: str, instead: str) -> str:
    """A name of a file, sheet or column as a message may repeat it: another word where it speaks of a person."""
    return instead if speaks_of_people({"": [(1, label)]}) else label


def speaks_of_people(columns: Mapping[str, Iterable[tuple[int, str]]]) -> tuple[Finding, ...]:
    """The first value of each kind in a column that speaks of a person.

    Parameters
    ----------
    columns
        The cells of each column: number of the row and text.
    """
    found = [finding for column, cells in columns.items() for finding in _in_column(column, cells)]
    return tuple(found)


def refusal(findings: Sequence[Finding]) -> str:
    """What a refusal says: every kind at once, so that nobody has to try again for the next, and no value."""
    kinds = list(dict.fromkeys(finding.what for finding in findings))
    looks = f"A cell looks like {kinds[0]}" + (f", others like {' and '.join(kinds[1:])}" if kinds[1:] else "")
    return f"{looks}, so the file may be about people. The values are not shown here."


def said_in(data: object, column: str = "") -> Iterator[tuple[str, str]]:
    """Every text in lists and keys, under the keys that lead to it; a key that anybody may choose is a text too."""
    if isinstance(data, Mapping):
        for key, value in data.items():
            yield f"{column} key".strip(), str(key)
            yield from said_in(value, str(key) if safe_label(str(key), "") else column)
    elif isinstance(data, (list, tuple)):
        if parts := in_parts([str(value) for value in data if isinstance(value, (str, int))]):
            yield column, parts
        for value in data:
            yield from said_in(value, column)
    elif data is not None and not isinstance(data, bool):
        yield column, str(data)


def in_parts(items: Sequence[str]) -> str:
    """The number whose groups of digits stand as items of a list; empty for any other list."""
    several = 1 < len(items) < TEN and all(item.strip().isdecimal() for item in items)
    return " ".join(item.strip() for item in items) if several else ""


def one_row_a_person(columns: Mapping[str, Sequence[str]], *, days: bool = False) -> str | None:
    """The heading of an id that never comes twice beside what is said of one person; None for any other table.

    Parameters
    ----------
    columns
        The texts of each column, from the first row to the last, under its heading in lower-case words.
    days
        An exact day in every row says so too. Lists of organisations have one, such as that of registration.
    """
    ids = [heading for heading, texts in columns.items() if _never_twice(texts)]
    beside = [heading for heading, texts in columns.items() if _says_of_one(heading, texts, days=days)]
    known = next((heading for heading in ids if any(other != heading for other in beside)), None)
    return known or _one_each(columns)


def _one_each(columns: Mapping[str, Sequence[str]]) -> str | None:
    """The heading of exact ages where several other columns say something of one person as well."""
    said = [heading for heading, texts in columns.items() if _says_of_one(heading, texts, days=False)]
    ages = [heading for heading in said if AN_AGE.fullmatch(heading)]
    rows = max((sum(map(bool, columns[heading])) for heading in ages), default=0)
    return ages[0] if len(said) >= SAYS_ENOUGH and rows >= LEAST_ROWS else None


def holds_days(texts: Iterable[str]) -> bool:
    """Whether a column holds exact days, whatever its heading says that it counts."""
    filled = [text for text in texts if text]
    return bool(filled) and all(map(_EXACT_DAY.fullmatch, filled))


def over_several(rows: Sequence[Sequence[str]]) -> int | None:
    """The place of the first row whose texts, side by side, make an NHS number, where those of all others do as well.

    Parameters
    ----------
    rows
        The texts of some columns that stand side by side, in each row.
    """
    filled = [(place, "".join(map(normalised, row))) for place, row in enumerate(rows) if all(row)]
    whole = all(len(digits) == TEN and digits.isdecimal() and is_nhs_number(digits) for _, digits in filled)
    return filled[0][0] if filled and whole else None


def _never_twice(texts: Sequence[str]) -> bool:
    filled = [text for text in texts if text]
    one_each = len(filled) >= LEAST_ROWS and len(set(filled)) == len(filled)
    return one_each and all(_ID.fullmatch(text) and not _EXACT_DAY.fullmatch(text) for text in filled)


def _says_of_one(heading: str, texts: Sequence[str], *, days: bool) -> bool:
    filled = [text for text in texts if text]
    if not filled or BESIDE_A_PERSON.fullmatch(heading):
        return bool(filled)
    if AN_AGE.fullmatch(heading):
        return all(re.fullmatch(r"\d{1,3}(?:\.0)?", text) for text in filled)
    return days and all(map(_EXACT_DAY.fullmatch, filled))


def _in_column(column: str, cells: Iterable[tuple[int, str]]) -> list[Finding]:
    plains = list(_each_once(cells))
    if not plains:
        return []
    first: dict[str, int] = {}
    tens: list[str] = []
    short = 0
    words = heading_words(column)
    nhs, time, money, ods = words == "nhs", *(kind.fullmatch(words) for kind in (A_TIME, OF_MONEY, OF_ODS))
    for row, plain in plains:
        if (money and AMOUNT.fullmatch(plain)) or (ods and ODS_CODE.fullmatch(plain)):
            continue
        for digits in ten_digits(plain):
            if time and int(digits) in _SECONDS:
                continue
            tens.append(digits)
            if nhs or is_nhs_number(digits):
                first.setdefault(NHS, row)
        if short_mobile(plain):
            short += 1
            first.setdefault(MOBILE, row)
        for kind in kinds_in(plain):
            first.setdefault(kind, row)
    for kind in _codes(words, first, tens, [plain for _, plain in plains]):
        del first[kind]
    many = len(tens) >= MANY_TENS and not nhs and 0 < short <= BY_CHANCE * len(tens)
    return [Finding(kind, column, row) for kind, row in first.items() if not (kind == MOBILE and many)]


def _each_once(cells: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """The different texts of a column that are long enough to hold a detail, normalised and without other codes."""
    seen: set[str] = set()
    for row, text in cells:
        if text not in seen and len(text) >= SHORTEST:
            seen.add(text)
            yield row, without_codes(normalised(text))


def _pass_by_chance(tens: Sequence[str], *, of_a_body: bool) -> bool:
    """Whether these are codes of ten digits, some of which pass the check of an NHS number by chance."""
    least, share = (FEW_TENS, BY_CHANCE_OF_FEW) if of_a_body else (MANY_TENS, BY_CHANCE)
    return len(tens) >= least and sum(map(is_nhs_number, tens)) <= share * len(tens)


def _codes(words: str, found: Mapping[str, int], tens: Sequence[str], plains: Sequence[str]) -> tuple[str, ...]:
    """The kinds that are found in a column only because its codes look like them."""
    of_a_body = bool(OF_A_BODY.fullmatch(words))
    nhs = NHS in found and words != "nhs" and _pass_by_chance(tens, of_a_body=of_a_body)
    insurance = NI in found and of_a_body and _own_numbering(plains)
    return (*([NHS] if nhs else ()), *([NI] if insurance else ()))


def _own_numbering(plains: Sequence[str]) -> bool:
    """Whether codes of the form of National Insurance numbers are a body's own: most are such as nobody can have."""
    alike = [plain for plain in plains if LIKE_NI.fullmatch(plain)]
    of_people = [plain for plain in plains if NI in kinds_in(plain)]
    some = len(alike) >= FEW_TENS and len(of_people) <= BY_CHANCE_OF_FEW * len(alike)
    return some and all(map(LIKE_NI.fullmatch, of_people))
