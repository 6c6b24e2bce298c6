"""References that a system of records, an office or a firm gives to one person: "Mosaic 1047812", "passport 925047812".

References
----------
Names of systems: those that local authorities, NHS trusts, police, prisons and housing providers of the United Kingdom
say that they use. DVLA, form of driver numbers; DfE, unique pupil numbers; GOV.UK, passports of nine digits.
DVLA INF104, vehicle registration marks. HMRC and Royal Mail are elsewhere (`network.details.personal_values`).
"""

import re
from collections.abc import Callable, Mapping

from network.details.necessary import Needs, Sign
from network.details.seldom import pattern

__all__ = ["NEEDED", "OF_CASES"]

_NUMBER = r"(?:no|number|num|ref|reference|id|identifier|record)"
_PHONE = r"0(?:[12]\d|3[03]|80)\d{1,2}[ -]?\d{3}[ -]?\d{3,4}\b"  # "custody number 0800 496 0999" is rung
_CALLED = pattern(  # "client ref 1234", "case 2400123456", "tenant #4711"
    r"\b(?:client|patient|offender|prisoner|service user|nominal|pupil|victim|suspect|defendant|case|custody|arrest"
    r"|crime|hospital|prison|court|libra|record|person|delius|nomis|mosaic|systmone|passport|licen[cs]e"
    r"|niche|athena|rio|emis|liquid ?logic|carenotes|swift|paris|framework ?i|care ?director|care ?works|child ?view"
    r"|eclipse|penelope|lamplight|charity ?log|visor|mrn|urn|upn|nhs|pnc|cro|crn|asn|oasys|hmp|noms"
    r"|tenant|tenancy|rent account|resident|claimant|occurrence|incident|marac|mappa|asylum|home office|ho|nass"
    r"|brp|uan|visa|dbs|gmc|nmc|hcpc|ucas|uln|child|student|learner|detainee|arrestee|applicant"
    r"|homelessness|social worker)"
    rf" ?(?:{_NUMBER}\b(?!\W{{0,3}}(?:is )?{_PHONE})\W{{0,3}}(?:is )?[a-z]{{0,3}}[ /-]?\d[\d/ -]{{2,}}"
    r"|#[a-z]{0,3}\d{3,}|[a-z]{0,2}\d{7,})"
    r"|\bhosp(?:ital)?\.? ?(?:no|num|number|nr|ref|id)\W{0,3}[a-z]{0,4}[ /-]?\d[\d/ -]{3,}"
    r"|\bchi\b ?(?:no|number)?\W{0,3}(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d\d ?\d{4}(?!\d)"
)
_SYSTEMS = re.split(
    r" (?!\?)",  # of those that are also words of another kind, the number has five digits or more
    "mosaic liquid ?logic care ?notes? systm ?one system ?one tpp framework ?i fwi care ?first care ?director "
    "care ?works child ?view oasys? n?delius p ?nomis nomis noms libra niche athena visor e ?cins charity ?log "
    "penelope lamplight iaptus pcmis care ?path emis(?: ?web)? rio lorenzo cerner millennium epic paris swift "
    "eclipse azeus tascomi controcc capita ?one yois core ?plus civica orchard northgate aareon mainstay illy halo "
    "theseus las lcs eis ehms? synergy sims connect corvus holmes unifi storm red ?sigma pims meditech medway evolve "
    "adastra cleric vision nebula asset ?plus",
)
_ANY_SYSTEM = rf"\b(?:{'|'.join(_SYSTEMS)})"
_SAYS = (
    r"(?:id|no|number|num|ref|reference|record|case|client|patient|person|as|is|under|of|child|adults?|children(?:'s)?)"
)
_A_SYSTEM = pattern(
    rf"{_ANY_SYSTEM}\b(?:\W{{1,3}}{_SAYS}\b){{0,3}}[ #:(.=-]{{1,4}}(?P<number>[a-z]{{0,3}}\d{{4,12}})(?!\w|[.,]\d|%)"
    rf"(?! ?(?:people|referrals?|records|practices|users|clients|patients|beds|staff|cases|licences|to))"
)
_ON_A_SYSTEM = pattern(rf"(?<![\w£.,/-])(?P<number>[a-z]{{0,2}}\d{{5,12}}),? ?\(?(?:on|in)?(?: the)? ?{_ANY_SYSTEM}\b")
_LONG = re.compile(r"\d{4}")
_OF_ONE = pattern(  # numbers of persons, papers and things of theirs, which need no word for "number"
    r"\b(?:mrn|prn|crn|upn|uln|utr|nass|uan|brp|husid|hesa|imei|mp[ra]n|noms|asn|blue badge"
    r"|(?:nmc )?pin|esn|ssn|pesel|cnp)"
    rf"\b(?: {_NUMBER}\b)?\W{{0,3}}(?:is )?[a-z]{{0,4}}\d[\da-z]{{4,20}}(?!\w)"
    r"|\b(?:marac|mappa|yot|yjs)\b[^\d]{0,12}(?:level \d\D{0,3})?\bref\b\W{0,3}[a-z]{0,3}/?\d{2,6}[/-]\d{3,6}(?!\d)"
    r"|\b(?:council tax|rent|tenancy|water|gas|electric(?:ity)?|benefit|universal credit|uc|pip|esa|dla)"
    r" (?:account|a/c|acc|claim|ref(?:erence)?)\b(?: (?:no|number|ref)\b)?\W{0,3}[a-z]{0,3}\d{6,12}(?!\w)"
    r"|\b(?:army|raf|navy|service) (?:service )?(?:no|number)\b\W{0,3}[a-z]?\d{7,8}(?!\w)"
    r"|\b(?:pc|dc|ps|ds|pcso|wpc) (?!19|20)\d{4,5} (?:[a-z]+ed|saw|took|brought|told|says|said|on duty|rang)\b"
)
_MAY_BE_CALLED = re.compile(  # quick to tell of most texts that nothing is called so
    rf"#|\d{{7}}|chi|{_NUMBER}\b\W{{0,3}}(?:is )?[a-z]{{0,3}}[ /-]?\d"
)
_STEMS = tuple(max(re.findall("[a-z]+", one), key=len) for one in _SYSTEMS)
_A_YEAR = re.compile(r"(?:19|20)\d\d")
_CERTAIN = re.compile(
    r"mosaic|logic|notes|one\b|delius|nomis|oasys|niche|athena|framework|cins|iaptus|carefirst|director"
)
_PLACE = re.compile(r"(?:paris|rio)\b")  # towns, with postcodes of five digits
_ENOUGH, _ENOUGH_OF_A_TOWN = 5, 6
_PASSPORT = re.compile(
    r"\b(?:passport|id card|identity card)\b[^\d]{0,40}?(?<![a-z\d])[a-z]{0,2} ?\d(?: ?\d){6,8}(?![\w/])"
)
_DRIVER = (
    r"(?=[a-z]{1,5}9{0,4}[ /-]?\d)[a-z9]{5}[ /-]?\d(?:0[1-9]|1[0-2]|5[1-9]|6[0-2])(?:0[1-9]|[12]\d|3[01])\d[ /-]?"
    r"[a-z9]{2}[ /-]?[a-z\d][ /-]?[a-z]{2}(?:[ /-]?\d\d)?"
)
_SCHOOL = re.compile(rf"(?<![a-z\d])(?:[a-z]\d{{12}}|[a-z]{{5}}\d{{6}}[a-z9]{{2}}\d[a-z]{{2}}|{_DRIVER})(?![a-z\d])")
_PLATES = re.compile(
    r"(?<![A-Z\d])(?:[A-Z]{2}\d\d ?[A-Z]{3}|[A-HJ-NPR-TV-Y]\d{2,3} ?(?!AND|THE|VIA|FOR|OUT)[A-HJ-PR-Z]{3})(?![A-Z\d])"
)
_SMALL_PLATES = re.compile(r"(?<![a-z\d])[a-z]{2}\d\d[a-z]{3}(?![a-z\d])")
_A_MARK = re.compile(r"[a-z]{2}\d\d ?[a-z]{3}")
_MARKED = re.compile(r"\d\d[a-z]{3}")
_SAID_PLATE = re.compile(
    r"\b(?:vr[mn]|reg(?:istration)?(?: (?:no|number|mark|plate))?|number ?plate|(?:his|her|their) (?:car|van|vehicle))"
    r"\W{0,3}(?:is )?[a-z]{2}\d\d ?[a-z]{3}(?![a-z\d])"
)
_VEHICLE = pattern(
    r"\b(?:vr[mn]|reg(?:istration)?|number ?plate|plates?|cars?|van|vehicle|moped|scooter|motorbike|taxi|cab|drives?|"
    r"driving|drove|drops? (?:him|her|them)|picks? (?:him|her|them)|parked|corsa|astra|fiesta|focus|transit|golf|polo|"
    r"clio|micra|qashqai|juke|yaris|aygo|corolla|civic|punto|panda|500|mini|ka|mondeo|kuga|vauxhall|ford|volkswagen|vw|"
    r"audi|bmw|mercedes|toyota|nissan|honda|peugeot|renault|citro[eë]n|kia|hyundai|skoda|seat|fiat|mazda|tesla|volvo)\b"
)
_ADDRESS = re.compile(r"(?<![\w.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?!\w|\.\d)")
_OF_A_DEVICE = re.compile(r"\bip\b|\b(?:answered|filled in|sent|submitted|logged in|login|signed in|device|visitor)\b")
_MAY_BE_BANK = re.compile(r"sort ?code|s/c|iban|gb\d|a/c|acc|\d-\d|\d{4}[ -]\d{4}")  # quick to tell of most
_BANK = re.compile(
    r"\b(?:sort ?code|s/c)\W{0,3}(?:is )?\d\d[ -]?\d\d[ -]?\d\d(?!\d)"
    r"|\b(?:iban\W{0,3}gb\d\d|gb\d\d ?[a-z]{4}(?: ?\d){14}(?!\d))"
    r"|(?<![\d/-])\d\d-\d\d-\d\d\W{1,3}(?:(?:a/?c(?:c(?:oun)?t)?|account)\b\W{0,3}(?:(?:no|number)\b\W{0,3})?)?"
    r"(?!(?:19|20)\d{6})\d{4} ?\d{4}(?!\d)"
    r"|\b(?:a/c|acc(?:oun)?t|account)\b\W{0,3}(?:no|number)?\W{0,3}\d{4} ?\d{4}\b.{0,30}\b\d\d[ -]\d\d[ -]\d\d(?!\d)"
    r"|(?<!\d)[2345]\d{3}([ -])\d{4}\1\d{4}\1\d{4}(?!\d)"
)


def _has_reference(low: str) -> bool:
    if _OF_ONE.search(low) or (_MAY_BE_CALLED.search(low) and _CALLED.search(low)):
        return True
    if ("passport" in low or "id" in low) and _PASSPORT.search(low):
        return True
    named = _LONG.search(low) and any(map(low.__contains__, _STEMS))
    return bool(named) and any(
        _is_long_enough(found) for pattern in (_A_SYSTEM, _ON_A_SYSTEM) for found in pattern.finditer(low)
    )


def _is_long_enough(found: re.Match[str]) -> bool:
    digits = found["number"].lstrip("abcdefghijklmnopqrstuvwxyz")
    if _PLACE.search(found[0]):
        return len(digits) >= _ENOUGH_OF_A_TOWN
    return not _A_YEAR.fullmatch(digits) and (len(digits) >= _ENOUGH or bool(_CERTAIN.search(found[0])))


def _has_vehicle(plain: str, low: str) -> bool:
    """Whether a mark stands beside words for a vehicle; in small letters it may be "drives to ch41 and"."""
    marked = _PLATES.search(plain) or (_MARKED.search(low) and _SMALL_PLATES.search(low))
    return bool(marked and _VEHICLE.search(low)) or bool(_A_MARK.search(low) and _SAID_PLATE.search(low))


OF_CASES: Mapping[str, tuple[int, Callable[[str, str], object]]] = {  # with the fewest digits; of a text, and in small
    "the number of a pupil or driver": (7, lambda _, low: _SCHOOL.search(low)),
    "the address of a device": (4, lambda _, low: _ADDRESS.search(low) and _OF_A_DEVICE.search(low)),
    "a reference of one person": (3, lambda _, low: _has_reference(low)),
    "bank details": (6, lambda _, low: _MAY_BE_BANK.search(low) and _BANK.search(low)),
    "a vehicle registration": (2, _has_vehicle),
}
NEEDED: Mapping[str, Needs] = {  # what a text must hold to have one, so that most of very many need not be asked
    "the number of a pupil or driver": ((Sign("low", _SCHOOL),),),
    "the address of a device": ((Sign("low", _ADDRESS), Sign("low", _OF_A_DEVICE)),),
    "a reference of one person": tuple(
        (Sign("low", pattern),) for pattern in (_OF_ONE, _CALLED, _PASSPORT, _A_SYSTEM, _ON_A_SYSTEM)
    ),
    "bank details": ((Sign("low", _MAY_BE_BANK), Sign("low", _BANK)),),
    "a vehicle registration": (
        (Sign("plain", _PLATES), Sign("low", _VEHICLE)),
        (Sign("low", _SMALL_PLATES), Sign("low", _VEHICLE)),
        (Sign("low", _SAID_PLATE),),
    ),
}
