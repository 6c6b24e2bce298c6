"""Words that name nobody: of English as it is written, of public services, of places in the United Kingdom.

What is none of them may be a name, or a misspelling: `is_misspelt` tells one that is near a word.

References
----------
Kevin Atkinson, SCOWL 2020.12.07: English and British words up to size 60, those up to 70 that are no proper name as
well, and those of peoples, creeds and days (`known_words.LICENCE`). GeoNames: words in the names of places in the
United Kingdom and of countries (CC BY 4.0). They stand in `known_words.txt.gz`, one a line: first those up to size 50,
then rarer ones, then those of places.
"""

import gzip
import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

from network.details.bodies import is_of_a_body
from network.details.named_in_headings import ORDINARY
from network.details.ordinary_words import is_everyday
from network.details.words_of_health import OF_HEALTH_AND_FAITH

__all__ = ["are_english", "is_known", "is_misspelt", "is_place", "is_short", "is_word", "without_accents"]

_FILE = Path(__file__).with_name("known_words.txt.gz")
_WORD = re.compile(r"[^\W\d_]+")
_SHORT = 3  # letters of a word that is left alone
_ACRONYM = 5  # letters in capitals
_OF_SERVICES = frozenset(
    (
        "roma sinti showpeople collab collabs "
        "beds berks bucks cambs carillion derbys geoamey glos hants herts lancs leics liberata lincs mids "
        "mitie northants notts oxon salop staffs warks wilts worcs yorks "
        "acudetox addaction addictions addictive admin adhd alcoholics ambulatory appt appts asap asbo asda attd "
        "autism bame barnardo barnardo's biopsychosocial bluetooth breathalyser buprenorphine cafcass camhs capita "
        "carenotes casework caseworker caseworkers changelive chatbot childline childminder childminders clozapine "
        "colocate colocated colocation comms comorbid comorbidity comorbidities coproduce coproduced coproduction "
        "covid cranstoun crimestoppers cuckooing deescalate deescalation depot detox diazepam didn discharges doesn "
        "dropin dwp ecaf eclipse email emailed emails emmaus emis enablement ethnicities etoh facebook fao flowchart "
        "foodbank foodbanks fulltime gabapentin geofence google gov handoff handoffs handover handovers helpdesk "
        "helpline helplines hmcts hmpps homestart hotspot hotspots hospitalised howard iapt inbox inboxes inhouse "
        "inreach instagram intranet jobcentre jobcentres kanban ketamine keyworker keyworkers keyworking kinship "
        "latelink lgbt lgbtq likert linkedin liquidlogic longlist mailbox mailboxes mailmerge mcat meds mencap "
        "mentee mentees methadone microsoft mosaic msgd multiagency multidisciplinary nacro naloxone nando natwest "
        "navigators neet neets neuro neurodivergence neurodivergent neurodiverse neurodiversity nextcloud "
        "nonattendance nonengagement nonmolestation nspcc offboarding ofsted olanzapine onboard onboarding online "
        "opioid opioids outlook outreach overdose paracetamol parttime paperchase passporting perinatal phoned "
        "postcode postcodes powerpoint pregabalin prem preop pretrial preventative privatised probation prosocial "
        "psychoeducation psychosocial quetiapine reablement recommission recommissioned recommissioning refd refs "
        "rehouse rehoused rehousing rehab remand reoffend reoffended reoffending reoffends resettle resettled "
        "resettlement resus revolve roadmap roadmaps rota rotas safeguarding samaritans scanned schizoaffective "
        "screenshot screenshots sectioned selfharm serco sertraline sexualised sharepoint signpost signposted "
        "signposting signposts skype snapchat sodexo spreadsheets stepdown subdural subgroup subgroups substance "
        "subutex systmone tbc tbd teamwork teleconference tesco textphone thinktank throughcare tiktok timeframe "
        "timeframes toolkit toolkits tranche traveller travellers triage triaged triages triaging truecall "
        "turnaround twitter uber ukraine unallocated uncommissioned underresourced unhoused unregulated upskill "
        "upskilled upskilling vape vapes voicemail voicemails waitlist waitlisted waitlists walkin webchat webform "
        "webforms webinar webinars website websites wellbeing whatsapp wifi workaround workarounds workflow "
        "workflows workforce workstream workstreams youtube zoom zopiclone excel wks mins approx poss prev info "
        "refer'd urgent ongoing merseyside tyneside teesside humberside wearside deeside speyside clydeside "
        "thameside january february march april june july august september october november december sept tues weds "
        "thur thurs easter christmas xmas ramadan diwali hanukkah caldicott gillick bradley corston munro laming "
        "lammy macpherson graphml gexf gephi kumu pajek cytoscape keysafe hmicfrs snomed nhsmail govuk aldi argos "
        "barclays boots costa halfords halifax iceland lidl lloyds mcdonalds greggs mcdonald morrisons nationwide "
        "poundland primark sainsbury sainsburys santander starbucks superdrug waterstones wetherspoons alanon "
        "centrepoint coram cruse depaul fareshare galop gingerbread hestia humankind imkaan kooth llamau mermaids "
        "mungo mungos papyrus rethink samaritan stonewall trussell amharic cantonese dari farsi gujarati hindi igbo "
        "kurdish lingala makaton mandarin oromo pashto punjabi romani shona sinhala somali sorani swahili sylheti "
        "tagalog tamil tigrinya ukrainian urdu yoruba"
        # substances, as they are called
        "alprazolam amphet amphets baclofen benzo benzos codeine coke dihydrocodeine fentanyl gabbies gbl ghb kratom "
        "librium lorazepam lsd mamba mandrax mephedrone mirtazapine mkat naltrexone nitazene nitazenes nitrazepam "
        "nos oxycodone poppers pregabs pregabalin skunk spice subbies subs temazepam tramadol valium xanax zopiclones "
        # systems that records are kept in
        "accurx adastra athena badgernet borderforce careflow carefirst careworks cerner cnomis nomis controcc coda "
        "crams delius ndelius ecins ecris emis eclipse frameworki goanywhere hanlon icasework infoflex liquidlogic "
        "charitylog lamplight meditech mosaic niche oasys openhousing patientrack pims pnc powerbi qlik quickbase "
        "rio salesforce silverlink sungard swiftcare systemone systmone tableau theseus tpp trakcare xhibit libra "
        "yjms holmes inform"
    ).split()
)
_IN_FRONT = re.compile(
    r"(?:un|re|non|pre|post|co|multi|inter|intra|over|under|mis|sub|super|self|cross|mid|anti|de|dis|micro|mini|semi|tele|"
    r"cyber|bio|neuro|psycho|socio|peri|ante)(?=\w{4})"
)
_BEHIND = re.compile(r"(?<=\w{3})(?:s|es|ness|less|ful|like|wide|wise|ish|y|led|ers?|ing|ed|isation|ization)$")
_JOINED = re.compile(  # words that others are written together with, and in which surnames do not end
    r"(?P<first>\w{3,11})(?:workers?|banks?|lines?|books?|work|loads?|dates?|times?|wide|based|free|outs?|ups?|ins?|offs?|"
    r"downs?|back|days?|weeks?|nights?|rooms?|sites?|lists?|sheets?|forms?|mails?|boards?|groups?|plans?|points?|desks?|"
    r"care|calls?|checks?|stops?|able|access|file|files|holder|holders|maker|makers|taker|takers|giver|givers|page|pages)"
)
_LONG, _VERY_LONG = 6, 9  # letters of a word that may have one slip, and two


def are_english(names: Sequence[str]) -> bool:
    """Whether half of the names have an English word: of names in another language nothing can be told."""
    having = sum(any(len(word) > _SHORT and is_known(word.casefold()) for word in _WORD.findall(one)) for one in names)
    return 2 * having >= len(names)


def is_short(word: str) -> bool:
    """Whether a word is too short to say anything, or an acronym."""
    return len(word) <= _SHORT or (word.isupper() and len(word) <= _ACRONYM)


def is_known(word: str) -> bool:
    """Whether a word, in small letters and without a mark of possession, names nobody in whatever form it stands."""
    if not word.isascii():
        word = without_accents(word)  # "crèche"
    if len(word) <= _SHORT or _is_plain(word):
        return True
    front = _IN_FRONT.match(word)
    if front and _is_plain(word[front.end() :]):
        return True
    behind = _BEHIND.search(word)
    return behind is not None and _is_stem(word[: behind.start()], behind[0])


def is_word(word: str) -> bool:
    """Whether a word, in small letters and as short as it may be, is a common one itself."""
    return word in _lists()[0]


def without_accents(word: str) -> str:
    """The word without accents, which some write and others do not."""
    return "".join(one for one in unicodedata.normalize("NFKD", word) if not unicodedata.combining(one))


def is_place(word: str) -> bool:
    """Whether a word that begins with a capital is of the name of a place."""
    return word in _lists()[2]


def is_misspelt(word: str) -> bool:
    """Whether a word, in small letters, is one of the list with a slip, or two that are written as one."""
    if len(word) < _LONG:
        return any(_turned(word, place) in _lists()[0] for place in range(1, len(word) - 2))
    if (joined := _JOINED.fullmatch(word)) and joined["first"] in _lists()[0]:
        return True
    slips = 1 + (len(word) >= _VERY_LONG)
    near = [
        one for size in range(len(word) - slips, len(word) + slips + 1) for one in _alike().get((word[0], size), ())
    ]
    return process.extractOne(word, near, scorer=OSA.distance, score_cutoff=slips) is not None


def _is_plain(word: str) -> bool:
    return (
        _is_listed(word)
        or word in _OF_SERVICES
        or word in OF_HEALTH_AND_FAITH
        or word in ORDINARY
        or is_everyday(word)
        or is_of_a_body(word)
    )


def _is_stem(stem: str, ending: str) -> bool:
    """Whether a word without its ending is one, with a lost "e", an "i" for "y" or a doubled letter put right."""
    forms = [stem]
    if ending[0] in "ei":
        doubled = stem[-1] == stem[-2]
        forms += [f"{stem}e", *([stem[:-1]] if doubled else [])]
    if stem.endswith("i") and ending[0] in "enlf":
        forms.append(f"{stem[:-1]}y")
    return any(len(form) > _SHORT and (_is_listed(form) or form in _OF_SERVICES) for form in forms)


def _turned(word: str, place: int) -> str:
    return f"{word[:place]}{word[place + 1]}{word[place]}{word[place + 2 :]}"


def _is_listed(word: str) -> bool:
    common, rare, _ = _lists()
    return word in common or word in rare


@cache
def _lists() -> tuple[frozenset[str], ...]:
    """The words of each part of the file: common ones, rarer ones, those of places."""
    with gzip.open(_FILE, "rt", encoding="ascii") as file:
        return tuple(frozenset(part.split()) for part in file.read().split("\n\n"))


@cache
def _alike() -> Mapping[tuple[str, int], Sequence[str]]:
    """The common words by first letter and length; a name is near some rare word too often."""
    found: dict[tuple[str, int], list[str]] = {}
    for word in _lists()[0]:
        found.setdefault((word[0], len(word)), []).append(word)
    return found
