"""What a heading of a survey asks: for the organisation that answers, about links with others, or nothing of the map.

The headings are those that Microsoft Forms, Google Forms, SurveyMonkey, Qualtrics, LimeSurvey, Kobo and ODK write, and
those of sheets made by hand.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from network.files.draft.headings import normal
from network.files.survey.languages import in_english, is_back_abroad, kind_abroad
from network.recognised import BACK
from network.recognised import OWN as OWN_FIELD

__all__ = [
    "LOST_QUESTION",
    "about_respondent",
    "asks",
    "asks_for_needs",
    "asks_for_somebody",
    "asks_for_the_list",
    "asks_how_much",
    "asks_who_else",
    "bare",
    "counts_people",
    "denies_tie",
    "is_addressed",
    "is_aspect",
    "is_code",
    "is_ordinal",
    "kind_asked",
    "parts_of",
    "states_tie",
    "without_codes",
]

LOST_QUESTION = (
    "What is asked about each organisation"  # stands for that of a grid of which a form keeps only the names
)
BODY = r"(?:organi[sz]ations?|org|agency|agencies|charity|employer|institution)"
BODIES = r"(?:organi[sz]ations|agencies|charities|services|teams|providers|partners|bodies|trusts)"
FOR = (
    r"(?:from|for|work(?:ing)? (?:for|at|in)|represent(?:ing)?|(?:answer|respond|complet|fill)\w*|part of|belong|based)"
)
SERVICE = r"(?:service|team|department|unit|company|partner|group|trust|council|project)"
OWN = re.compile(
    rf"(?:(?:please )?(?:select|choose|pick|enter|give|state|write|tell us|what is|which is|what s) )?(?:the )?"
    rf"(?:(?:full )?name of )?(?:the )?(?:your |my |our |respondents? (?:s )?|responding |answering )?(?:own )?"
    rf"{BODY}(?: s)?(?: name| called)?(?: (?:other(?: .*)?|please .*|from the list.*))?|"
    rf"(?:which|what|name of(?: the)?|the) {BODY}.*\b(?:are you|do you|you are|you re|you) {FOR}\b.*|"
    rf"(?:what is|name of) your {BODY}.*|who do you work for|(?:which|what) {BODY} is (?:this|yours)|"
    rf"{BODY} (?:that (?:is )?|which (?:is )?|being )?"
    rf"(?:answer|respond|complet|fill|submitt|reply|return)(?:s|ing|ed)(?: .*)?|{BODY} you (?:represent|{FOR})|"
    rf"(?:answer|complet|submitt|return|fill)ed(?: in)? (?:by|for|on behalf of) (?:which )?{BODY}|"
    rf"(?:on behalf of |for )?(?:which|what) (?:organi[sz]ation|agency|charity)|"
    rf"who are you (?:answering|responding|completing).*\bfor|"
    rf"(?:(?:what is |please (?:name|select|choose|enter|give) )?(?:the )?name of )?(?:your|our|my) {SERVICE}"
    rf"(?: s)?(?: name)?|"
    rf"(?:which|what) (?:(?!other|partner|else)\w+ )?(?:{SERVICE}|{BODY}|body|provider) "
    rf"(?:are you|do you|you are|you re|you) {FOR}\b.*|"
    rf"(?:which|what) is your {BODY}.*|what is your {BODY} called|"
    rf"(?:which|what) (?!(?:kind|sort|type|size)\b)(?:\w+ ){{0,3}}(?:{SERVICE}|{BODY}|body|provider|hospital|school) "
    rf"(?:are you|is yours|you are|you re)(?: from| in)?|"
    rf"which of (?:these|the following) (?:\w+ )?{BODIES} (?:are you|is yours|do you {FOR})\b.*"
)
BRANCH = re.compile(r"((?:your|our|my) [^()]+?) ?[(\[]([^()]{1,40})[)\]]\s*", re.IGNORECASE)  # of a form: (health)
NO_BRANCH = re.compile(
    r"\b(?:sectors?|types?|kinds?|sizes?|areas?|boroughs?|post ?codes?|roles?|web\w*|e-?mail|phone|budget|staff)\b",
    re.IGNORECASE,
)
SECTOR = re.compile(
    rf"(?:what |which )?(?:is )?(?:your )?(?:{BODY} s? ?)?(?:sector|type of {BODY}|{BODY} type)(?: .{{0,20}})?|"
    rf"(?:is|are) (?:your {BODY}|you) (?:an? )?(?:\w+ ){{0,6}}(?:statutory|voluntary|public|private|third|charity)"
    rf"(?: \w+){{0,6}}"
)
AREA = re.compile(r"(?:what |which )?(?:your )?(?:area|borough|district)s?")
OWN_NEEDS = re.compile(
    rf"(?:what|which needs?|which (?:problems|issues)) (?:do|does|can) (?:you|your {BODY}|your {SERVICE}) "
    r"(?:help|support|offer help|assist)(?: people)?(?: with)?|"
    rf"(?:what|which) needs? (?:do|does|can) (?:you|your {BODY}|your {SERVICE}) (?:meet|help with|cover|address)|"
    r"needs (?:that )?(?:you|your \w+) (?:meets?|helps? with)"
)
NEEDS_OF_LINK = re.compile(
    r"(?:for )?(?:what|which)(?: (?:kinds?|types?|sorts?) of)? (?:needs?|problems?|issues?|reasons?)\b.*|"
    r"what (?:do|did|would) you (?:refer|send) (?:people )?to .* for|needs? you refer .*|reasons? for referr.*"
)
TAKE_PART = r"(?:take part|participate|join|these terms|the (?:above|following)|(?:the|my|our|your) answers)"
CONSENT = re.compile(
    r"(?!.*\b(?:how (?:far|much|strongly|well)|to what extent)\b.*\bagree\b)"
    r"(?:.* )?(?:consent|i agree|we agree|do you agree|happy for (?:us|your|these)|"
    rf"(?:agree|agrees|happy|willing) (?:to|that|with) {TAKE_PART}|permission (?:to|for) (?:use|share|show|us)).*"
)
WHEN = r"(?:start|end|completion|completed|submission|submitted|recorded|last|created|finish|finished|updated|modified)"
OF_FORM = re.compile(
    r"id|number|no|row|index|serial(?: number)?|guid|uuid|token|seed|key|"
    r"(?:.* )?(?:response|respondent|submission|submitter|collector|record|participant|"
    r"session|entry|user|instance|device|xform|"
    r"root|form|survey|tracking|contact) ?(?:id|no|number|ref|uuid|token|string|id string|version)|"
    rf"time ?stamp|date ?stamp|{WHEN}(?: ?(?:time|date|page|language|on|at|by|modified))*|submit ?date|start ?date|"
    r"end ?date|(?:submit|start|end|stage) date utc|network id|"
    r"today|date|time(?: taken| spent| started| submitted| completed)?|(?:.* )?duration(?: .*)?|"
    r"date (?:created|modified|submitted|started|completed)|last modified time|"
    r"ip(?: ?addr(?:ess)?)?|status|progress|response type|tags?|(?:total )?(?:points|score)(?: .*)?|quiz feedback|"
    r"feedback .*|custom data.*|ref ?url|referr?er url|(?:user )?language|distribution channel|"
    r"external (?:data )?reference|location (?:latitude|longitude)|validation status|geolocation|"
    r"(?:subscriber|sim) ?(?:id|serial)|version|submitted by|meta .*|formhub .*|notes?"
)
OF_PERSON = re.compile(
    r"(?:your |respondents? (?:s )?|recipient |contact |full |first |last |custom |submitter |"
    r"sur|fore|given |family |user )*"
    r"(?:names?|e ?mail(?: address(?:es)?)?|phone(?: number)?|telephone(?: number)?|mobile(?: number)?|job title|role|"
    r"job|position|post|initials|signature)(?: \d)?|username|(?:what is )?your (?:own )?name|"
    r"who (?:filled|completed|answered) .*|(?:survey |form )?completed by|respondent|"
    r"(?:what is )?your (?:job )?(?:title|role|position).*|(?:.* )?(?:email|phone number|contact details)(?: .*)?|"
    r"(?:.* )?(?:your|own) (?:full |first |last |sur)?names?(?: .*)?|(?:his|her|their) (?:full )?names?|"
    r"(?:names? of )?(?:the )?(?:person|whoever|who) (?:complet|answer|fill).*|"
    r"(?!(?:do|does|have|has|is there|we have|are there) )(?:.* )?(?:(?:named|main|key|lead|usual|best|first|point of|"
    r"single point of) contacts?|contact (?:person|names?)|"
    r"(?:link|lead|named|contact|key) (?:person|people|worker|officer|professional)s?)(?: .*)?|"
    r"(?:.* )?(?:whom?(?! else)|somebody|someone|a person|which (?:person|colleague|individual)s?)(?: else)? "
    r"(?:(?:can|could|should|shall|may|might|would) )?(?:we|i) (?:can |could |should |may )?"
    r"(?:contact|call|ring|phone|speak|talk|get in touch|get hold|reach|e ?mail)\b.*|"
    r"whom? (?:do|did|would) you .*\b(?:in|at|within|inside) (?:each|this|that|them|these|the)\b"
    r"(?! (?:past|last|previous|year|area|borough|county|city|region|local|system|partnership)).*"
)
ASKS = re.compile(
    r"\b(?:do|does|did|have|has|are|can|would|is|which|who|what|how|name|list|tick|select)\b.*"
    r"\b(?:you|your|we|our|us)\b|"
    r"\b(?:we|us|our|you|your)\b.*\b(?:them|they|it|from|to|with|by)\b|"
    r"\b(?:they|them)\b.*\b(?:us|we|you|your)\b|^who else\b|^any(?:one|body)? (?:else|others?)\b|"
    r"\bnot (?:on the list|listed)\b|"
    r"^(?:(?:your|our|the|most|main|next|\d) )*"
    r"(?:important|main|key|frequent|common|biggest|largest|top|first|second|third|fourth|fifth)\b(?: \w+){0,4} "
    r"(?:partner|organi[sz]ation|agency|service|destination|source)s?\b"
)
ADDRESSED = re.compile(r"\b(?:you|your|we|our|my|respondents?|answering|responding|completing)\b")
ASKS_ABROAD = re.compile(
    r"\b(?:sie|ihre\w?|wir|vous|votre|vos|nous|ustedes?|su|sus|chi|eich)\b|^(?:zuweis|überweis)(?:er|ende|ung)\w*"
)
TIE = re.compile(
    r"(?:we |they |you )?(?:also )?(?:refer(?:s|red|rals?)?|signposts?|receives?|shares?|work(?:s|ing)?|"
    r"fund(?:s|ed)?|"
    r"knows?|sends?|joint|exchanges?|gives?|provides?|pays?|plans?|delivers?|runs?|"
    r"collaborat\w+|commissions?|gets?|are (?:in contact|co located|funded)|in contact)\b"
)
THEY = r"(?:who|they|them|these|it|each|organi[sz]ations?|partners?|agenc(?:y|ies)|services?|refers?|sends?|funds?)"
PASSES_ON = (
    r"(?:refer(?:s|red)?|sends?|sent|signpost(?:s|ed)?|ma(?:kes?|de) referrals|commission(?:s|ed)?|fund(?:s|ed)?|"
    r"g[ai]ves?|given|pays?|paid|provides?)"
)
TO_US = re.compile(
    rf"\b{THEY}\b.*\b{PASSES_ON}\b(?: \w+){{0,4}} (?:you|us|your|our)\b|"
    rf"^{PASSES_ON}\b(?: \w+){{0,3}} (?:us|you|your|our)\b|"
    r"\b(?:receiv\w*|gets?|accepts?|takes?)\b.*\bfrom\b|"
    r"\b(?:referrals?|referred|funding|people)\b(?: \w+){0,2} (?:from|by)\b|"
    rf"(?<!you )(?<!we )\b{PASSES_ON}\b(?: \w+){{0,4}} (?:to|for|with) (?:you|us|yours|ours|your|our)\b|"
    rf"\bfunded by\b|\bcomes? from\b|\b(?:comes?|came) to (?:you|us)\b.*\b{PASSES_ON}\b"
)
FROM_US = re.compile(r"\bfrom (?:you|us|your|our)\b")
WE_PASS_ON = re.compile(
    r"\b(?:you|we|i|(?:your|our) (?:\w+ )?(?:staff|team|service|organi[sz]ation|workers))"
    rf"(?: (?:can|could|may|might|would|will|also|often|usually|currently|regularly|mostly|most|to|normally))* "
    rf"{PASSES_ON}\b"
)
ASKED_OF_US = re.compile(
    r"\b(?:do|does|did|have|has) (?:you|we|your \w+|our \w+)\b.*\b(?:refer|send|fund|signpost)(?:ed|red)?\b"
)
BEFORE_TRUST = "nhs foundation health care hospital hospitals academy housing services community"
NO_BODY = "".join(f"(?<!{word} )" for word in BEFORE_TRUST.split())  # Tidewell NHS Trust
KINDS = (
    ("trust_shared_aims", r"\b(?:shar\w+|common|same|congruen\w+)\b.*\b(?:aims?|goals?|mission|vision|purpose)\b"),
    ("trust_open", r"\bopen(?:ness)? (?:to|about|discussion|with)\b|\bhow open (?:are|is)\b|"
     r"\bwilling to (?:discuss|engage)\b"),
    ("trust_reliable", rf"\breliab\w+\b|{NO_BODY}\btrust\w*\b(?! (?:board|hospital|nhs|name))"),
    ("refers", r"\brefer(?!ence)\w*|\bsignpost\w*|"
     r"\bsend\w* (?:(?:\w+ )?(?:people|clients|patients|residents|referrals)|them)\b|\bpeople (?:from|to)\b|"
     r"\b(?:hand|pass)(?:ed|ing|es|s)? (?:\w+ ){0,2}(?:over|on) to\b"),
    ("funds", r"\bfund\w*|\bcommission\w*|\bgrants?\b|\bpays? for\b|\b(?:money|payments?) (?:from|to)\b"),
    ("refers", r"\breceiv\w* from\b"),
    (
        "shares information",
        r"\b(?:shar|exchang)\w* (?:\w+ )?(?:info(?:rmation)?|data|intelligence)|\binfo(?:rmation)?\b.*\bshar\w*",
    ),
    ("co-located", r"\bco ?locat\w*|\bshar\w* (?:a |an )?(?:building|office|premises)|\bsame building\b"),
    (
        "works jointly",
        r"\bjoint\w*|\b(?:work|plan|deliver|run)\w* (?:\w+ )?(?:together|with)\b|"
        r"\bcollaborat\w*|\bpartner(?:ed|ing)? with\b|"
        r"\bco ?operat\w*",
    ),
    ("shares information", r"\binfo(?:rmation)?\b|\bshar\w+\b.*\bdata\b"),
    ("knows", r"\bknow\w*|\bcontact\w*|\baware\w*|\bcommunicat\w*|\bin touch\b|\bmeet\w*|\btalk\w*"),
)  # fmt: skip
KINDS_ASKED = [(kind, re.compile(words)) for kind, words in KINDS]
NO_TIE = re.compile(  # as somebody wishes it, denies it, or as it was
    r"\bwould (?:\w+ ){0,2}(?:like|want|wish|prefer|benefit|welcome)\b|\b(?:want|wish|hope|intend|plan)(?:s|ing)? to\b|"
    r"\bin (?:the )?future\b|\bideally\b|\b(?:not|don t) (?:yet|currently)\b|"
    r"\b(?:you|we|they) (?:\w+ )?(?:never|no longer|not|cannot|can t|don t|won t)\b|\b(?:unable|not able) to\b|"
    r"\b(?:turn(?:s|ed)? (?:down|away)|refus\w+|reject\w+|declin\w+)\b|"
    r"\bbefore (?:the )?(?:pandemic|covid|merger|lockdown|(?:19|20)\d\d)\b|\bused to\b|\b\w+ years? ago\b|\bin the past"
    r"(?! (?:\w+ )?(?:years?|months?|weeks?|quarter)\b)"
)
CODE = re.compile(r"(?:SQ|A|Q|G)\d+(?:[_A-Z]*\d+)*|\d{3,}")
ORDINAL = re.compile(
    r"(?:(?:organi[sz]ation|partner|agency|choice|name|number|no|answer|response|text|line|option)s? ?)?#? ?\d{1,2}|"
    r"(?:\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)(?: .{0,20})?|"
    r"(?:any )?others?(?: (?:text|please .*|organi[sz]ations?|specify|not listed))?|something else|"
    r"open ended response|"
    r"response|selected choice|comments?|please (?:say|specify|name).*|who else.*|text|"
    r"none of (?:these|the above|them|those)|none|nobody|no one|"
    r"no organi[sz]ations?|n a|not applicable|(?:i )?(?:don t|do not) know|not sure|unsure|prefer not to (?:say|answer)"
)
PARTS = (
    re.compile(r"(?P<question>.+?)\s*\[(?P<about>[^\[\]]+)\](?:\s*\[(?P<tie>[^\[\]]+)\])?\s*", re.DOTALL),
    re.compile(r"(?P<question>.+?)\s*\n\s*(?P<about>[^\n]+?)(?:\n(?P<tie>[^\n]+))?", re.DOTALL),
    re.compile(
        r"(?P<question>.+?)\s+(?:-|–|—|>>|\||:)\s+(?:Selected Choice\s+-\s+)?(?P<about>.+?)"
        r"(?:\s+(?:-|–|—|>>|\|)\s+(?P<tie>[^-–—|]+))?",
        re.DOTALL,
    ),
    re.compile(r"(?P<question>.+?[?:])\s*(?:-|–|—|>>|\||/|:|\.)?\s*(?P<about>[^?]+?)", re.DOTALL),
    re.compile(r"(?P<question>.+)/(?P<about>[^/]+?)", re.DOTALL),
    re.compile(r"(?P<question>[\w/-]*[a-z_])-(?P<about>[a-z]\w*)"),  # of ODK: refers_to-kestrel_da
    re.compile(r"(?P<question>.+?)\s*\((?P<about>[^()]+)\)", re.DOTALL),
)


NUMBERED = re.compile(
    r"^\s*(?:\d{1,2}(?:\.\d{1,2})+\s|(?:Q(?:uestion)? ?\d+[a-z]?(?:[_.]\d+)*|\d{1,2}(?:\.(?:\d{1,2}|[a-z]))*[a-z]?)\s*"
    r"(?:[.):]|\s-)\s*)(?=\S)",
    re.IGNORECASE,
)
HINT = re.compile(
    r"\s*[(\[](?:please |you (?:can|may) )?(?:select|tick|choose|check|pick|list|optional|required|"
    r"mandatory|all that|up to|"
    r"max|multiple|e\.?g|this|more than one|if )[^()\[\]]*[)\]]",
    re.IGNORECASE,
)
CODED = re.compile(r"[A-Za-z]\w*(?:\[\w+\])*\. +(?=\S)")
HOW_MUCH = re.compile(r"how (?:often|much|strong|well|frequent\w*)\b|frequency|strength|intensity")
ASPECT = re.compile(
    rf"(?:{HOW_MUCH.pattern})(?: .*)?|(?:who|when|what|why|which|where|by whom|since) .*|quality|importance|comments?|"
    r"notes?|details|examples?"
)
WHO_ELSE = re.compile(
    r"\bwho else\b|\bother organi[sz]ations\b|\bnot (?:listed|on the list)\b|"
    r"\b(?:any(?:one|body)?|whom?|which organi[sz]ations|any organi[sz]ations)\b.* "
    r"(?:missing|missed|left out|forgotten|overlooked)(?= from\b| please\b| here\b|$)"
)
SPEAK_TO = re.compile(
    r"\b(?:contact|call|ring|phone|speak|talk|get in touch|get hold|reach|e ?mail|approach|interview)\b"
)
FOR_THE_LIST = re.compile(
    r"\b(?:should|could|ought|must|needs?|missing|missed|left out|forgotten|overlooked)\b|\bto (?:ask|invite|add)\b"
)
HOW_MANY = re.compile(
    r"\b(?:how many|number of|no of) (?:\w+ )?(?:people|referrals|clients|cases|individuals|residents)\b"
)


def bare(heading: str) -> str:
    """A heading without the number of its question and without hints such as `(select all that apply)`."""
    return HINT.sub("", NUMBERED.sub("", heading, count=1)).strip() or heading.strip()


def without_codes(headings: Sequence[str]) -> list[str]:
    """Headings without the code that LimeSurvey can write before each: `G01Q02[SQ001]. How often … [Homes]`.

    What the program writes itself, such as `Date submitted`, has none.
    """
    coded = [text for text in headings if CODED.match(text)]
    others = [text for text in headings if text and not CODED.match(text)]
    if len(coded) < 2 or not all(about_respondent(text) in ("form", "person") for text in others):
        return list(headings)
    return [CODED.sub("", text, count=1) for text in headings]


def is_aspect(text: str) -> bool:
    """Whether a part of a heading asks one of several things about an organisation: `How often`, `Who starts it`."""
    return bool(ASPECT.fullmatch(normal(text)))


def asks_how_much(text: str) -> bool:
    """Whether such a part asks how often or how strong a link is, which makes its answers those of a link."""
    return bool(HOW_MUCH.match(normal(text)))


def asks_for_needs(text: str) -> bool:
    """Whether a question about an organisation asks for which needs people are referred to it."""
    return bool(NEEDS_OF_LINK.fullmatch(normal(text)))


def asks_who_else(text: str) -> bool:
    """Whether a question asks for organisations that are on no list of the survey."""
    return bool(WHO_ELSE.search(normal(text)))


def asks_for_the_list(text: str) -> bool:
    """Whether it asks whom the map or the survey should have too, which says nothing of who works with whom."""
    return asks_who_else(text) and bool(FOR_THE_LIST.search(normal(text)))


def asks_for_somebody(text: str) -> bool:
    """Whether such a question may be answered with a person, for it asks whom to speak to and not which body."""
    return bool(SPEAK_TO.search(normal(text))) and not re.search(rf"\b{BODIES}\b", normal(text))


def counts_people(text: str) -> bool:
    """Whether a question asks for a number of people, so that its answers are no scale."""
    return bool(HOW_MANY.search(normal(text)))


def about_respondent(heading: str) -> str:
    """What a heading asks of whoever answers: `own`, `sector`, `area`, `consent`, `form` or `person`; else nothing."""
    known = in_english(heading)
    words = normal(known if known != heading else last_step(heading))
    patterns = {"own": OWN, "sector": SECTOR, "area": AREA, "form": OF_FORM, "person": OF_PERSON, "consent": CONSENT}
    patterns |= {"needs": OWN_NEEDS}
    found = next((what for what, pattern in patterns.items() if words and pattern.fullmatch(words)), "")
    branch = None if found else BRANCH.fullmatch(heading)
    return OWN_FIELD if branch and OWN.fullmatch(normal(branch[1])) and not NO_BRANCH.search(branch[2]) else found


def last_step(heading: str) -> str:
    """The field of a heading that Kobo and ODK write with its groups: `ties/refer_to`, `ties-refer_to`."""
    return re.split(r"[/-]", heading)[-1] if " " not in heading else heading


def denies_tie(text: str) -> bool:
    """Whether a question asks for links as they are not: wished for, denied, turned down, or of an earlier time."""
    return bool(NO_TIE.search(normal(text)))


def is_addressed(heading: str) -> bool:
    """Whether a heading speaks to or of whoever answers: `Your organisation`, which a list of organisations has not."""
    return bool(ADDRESSED.search(normal(heading)))


@lru_cache(maxsize=16_384)
def asks(text: str) -> bool:
    """Whether a text asks the respondent about others, as they are and not as somebody wishes them to be."""
    words = normal(text)
    return not NO_TIE.search(words) and bool(ASKS.search(words) or ASKS_ABROAD.search(words))


@lru_cache(maxsize=16_384)
def states_tie(text: str) -> bool:
    """Whether a text is itself a kind of link, such as `We refer people to them` or `Receives from`."""
    find = TIE.match if " " in text else TIE.search  # the name of a field in Kobo and ODK has no spaces
    return bool(find(normal(last_step(text))) and kind_asked(text))


@lru_cache(maxsize=16_384)
def kind_asked(text: str) -> str:
    """The field of a question by its words: a kind of link, turned where others refer to us; empty for none."""
    words = normal(text)
    if NO_TIE.search(words):
        return ""
    kind = next((kind for kind, pattern in KINDS_ASKED if pattern.search(words)), "") or kind_abroad(words)
    if kind in ("refers", "funds") and (is_back_abroad(words) or (TO_US.search(words) and not _from_us(words))):
        return kind + BACK
    return kind


def _from_us(words: str) -> bool:
    if WE_PASS_ON.search(words):
        return True
    return bool(FROM_US.search(words)) or (bool(ASKED_OF_US.search(words)) and not re.search(r"\bby\b|\breceiv", words))


def is_ordinal(text: str) -> bool:
    """Whether a part of a heading only numbers it, so that its answers name organisations: `1`, `Other`."""
    return bool(ORDINAL.fullmatch(normal(text)))


def is_code(text: str) -> bool:
    """Whether a part of a heading is a code such as `SQ001`, which says nothing without its survey."""
    return bool(CODE.fullmatch(text.strip()))


def parts_of(heading: str) -> list[tuple[str, str, str]]:
    """Every way in which a heading may part into a question, an organisation and a kind of link."""
    found = [pattern.fullmatch(heading.strip()) for pattern in PARTS]
    return [
        (one["question"].strip(), one["about"].strip(), (one.groupdict().get("tie") or "").strip())
        for one in found
        if one
    ]
