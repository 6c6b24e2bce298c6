"""Whether a text holds the e-mail address of a person, also with words or other signs for its "@" and dots.

An address that says itself that an organisation shares it (`info@`, `duty.team@`) is none.
"""

import re

from network.details.necessary import Needs, Sign

__all__ = ["NEEDED", "has_email"]

_DOT = r" {0,2}(?:[.,]|[(\[{<] {0,2}(?:dot|\.) {0,2}[)\]}>]) {0,2}"
_LAST = r"(?!am\b|pm\b)[^\W\d_]{2,24}(?!\d)"  # no domain ends in digits: "open @ 5.30pm", "%40thread.v2"
_SIGN = r"[-*|~_/]{1,2}"  # "jo -at- example -dot- org"
_SAID_DOT = rf"(?: {{0,2}}{_SIGN} {{0,2}}(?:dot|punkt|point|punto|kropka) {{0,2}}{_SIGN} {{0,2}}| dot |\.)"
_AT = re.compile(
    r"(?:[(\[{<]? {0,2}@ {0,2}[)\]}>]?|[(\[{<] {0,2}(?:at?|arroba) {0,2}[)\]}>]) {0,2}[\w-]{1,63}"
    rf"(?:(?:{_DOT}[\w-]{{1,63}}){{0,4}}{_DOT}{_LAST}|(?: dot [\w-]{{1,63}})+)"
    rf"| {{0,2}}{_SIGN} {{0,2}}(?:at|arroba) {{0,2}}{_SIGN} {{0,2}}[\w-]{{1,63}}?"
    rf"(?:{_SAID_DOT}[\w-]{{1,63}}?){{0,4}}{_SAID_DOT}{_LAST}"
    r"|[ _]at[ _][\w-]{1,63}(?:[ _]dot[ _][\w-]{1,63})+| arroba [\w-]{1,63}(?: punto [\w-]{1,63})+"
    r"| at (?:gmail|googlemail|hotmail|outlook|live|yahoo|ymail|icloud|aol|btinternet|sky|proton(?:mail)?|nhs)\."
    r"| at (?:gmail|googlemail|hotmail|icloud|btinternet|protonmail)\b"
)
_SAYS_AT = re.compile(r"[@(\[{<]|\Wat\W|_at_|arroba")
_BACKWARDS = re.compile(r"(?<![\w.@])(?:moc|gro|ten|ku\.(?:oc|gro|ca|vog|shn))\.[\w.-]{1,60}@[\w.+-]{2,64}")
_SPELT_OUT = re.compile(r"(?<!\w)(?:[\w.] ){2,64}@(?: [\w.](?!\w)){4}")  # "k i m @ a b . c"
_WHO_AT = re.compile(r"[\w.+'-]{1,64}$")
_HANDLE = re.compile(r"(?<![\w.])@\w{1,64}$")  # "@harbourtrust@mastodon.example"; its names have no dots
_SHARED = (
    "info information enquiry enquiries inquiries admin administration office referral referrals contact contactus "
    "hello hi help helpdesk reception duty team mail email support advice booking bookings service services hub access "
    "intake safeguarding general post press media noreply nobody name someone you feedback complaints jobs hr care "
    "directory data gdpr foi finance accounts grants funding volunteer volunteers volunteering community training "
    "membership members events secretary trustees partnerships partnership communications comms marketing web "
    "webmaster postmaster abuse opendata listings registration registrations quality assurance triage spa frontdoor "
    "mash crisis helpline desk housing recruitment"
).split()
_EVERYBODY = re.compile(  # words of it may stand with others before or behind: "liverpool.referrals", "admin-north"
    rf"(?:no-reply|your\.name|(?:{'|'.join(_SHARED)})\d?"
    r"|(?:info|enquiries|referrals|duty|safeguarding|reception|office|admin)[._-][\w-]{1,30}"
    r"|[\w-]{1,30}[._-](?:team|referrals|duty|hub|services?|enquiries|office|reception|safeguarding|support|admin))"
)


def has_email(low: str) -> bool:
    """Whether there is one of a person in a text in small letters, normalised."""
    if not _SAYS_AT.search(low):
        return False
    for match in _AT.finditer(low):
        text = low[max(0, match.start() - 66) : match.start()].rstrip(" ([{<")
        before = _WHO_AT.search(text)
        if before and not _HANDLE.search(text) and not _EVERYBODY.fullmatch(before[0].strip(".'-")):
            return True
    return bool(_SPELT_OUT.search(low) or _BACKWARDS.search(low))


NEEDED: Needs = (  # what a text must hold to have one, so that most of very many need not be asked
    (Sign("said low", _SAYS_AT), Sign("said low", _AT)),
    (Sign("said low", _SPELT_OUT),),
    (Sign("said low", _BACKWARDS),),
)
