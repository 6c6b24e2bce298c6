"""Whether a heading is about a person, in the words and abbreviations in which people write one."""

import re

from network.births import BIRTH_DATE_ELSEWHERE
from network.plain_text import normalised

__all__ = ["contact_heading", "heading_words", "person_heading"]

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
