"""Heading words and the fields they mean. Matched after trim, case-fold and strip of punctuation.

A field's own name is always one of its headings. `from_id` and `to_id` hold ids next to names; `year` is joined to
a `period` such as Q1; `strength` is how strong a link is, not a number of people.
"""

import re
import unicodedata
from functools import lru_cache

from network.files.draft.periods import parse_period
from network.model import Period

__all__ = [
    "LINK_FIELDS",
    "LONGEST",
    "PARTNER_FIELDS",
    "heading_period",
    "is_day",
    "is_paid",
    "link_field",
    "normal",
    "partner_field",
    "says_share",
    "says_when",
]

SOURCE_FIELDS = ("source_kind", "source_who", "source_when", "source_words")
PARTNER_FIELDS = (
    *("partner_id", "name", "short", "aka", "was", "sector", "sector_id", "area", "area_code", "stages", "stage_ids"),
    *("needs", "need_ids", "ages", "age_from", "age_to", "only_for", "group_ids", "hours", "capacity", "wait_days"),
    *("org_id", "ods_code", "charity_number", "company_number", "asked", "x", "y", *SOURCE_FIELDS),
)
LINK_FIELDS = (
    *("from", "to", "link_type", "direction", "needs", "need_ids", "referrals", "accepted", "completed", "declined"),
    *("days", "until", "said_by", "works", "trust_reliable", "trust_shared_aims", "trust_open", "barriers"),
    *("period_start", "period_end", "counts_rule", *SOURCE_FIELDS),
)
BODY = (
    r"(?:partners?|agenc(?:y|ies)|organi[sz]ations?|orgs?|services?|teams?|providers?|bod(?:y|ies)|trusts?|practices?|"
    r"institutions?)"
)
PASSED = r"(?:sent|passed|handed|transferred|directed|signposted|introduced|moved|forwarded)(?: on| over| across)?"
PAYS = (
    r"(?:(?:fund|commission|award|grant ?mak)(?:er|ing (?:body|organi[sz]ation|agency|authority|council))|donor|payer|"
    r"(?:awarded|granted|paid|funded|commissioned) by)"
)
PAID = (
    r"(?:(?:grant )?recipient|grantee|payee|(?:awarded|granted|paid) to|supplier|contractor|"
    rf"(?:funded|commissioned) {BODY})"
)
FROM = (
    rf"(?:{PAYS}|{PASSED} (?:by|from)|"
    r"from|von|source|sender|sending|referrer|referring|referrals? from|referred from|referral source|origin|"
    r"referred by|referral by|(?:zu|über)weis(?:er|ende\w*)(?: (?:stelle|einrichtung|organisation))?|absender)"
)
TO = (
    rf"(?:{PAID}|{PASSED} to|"
    r"to|nach|target|receiver|recipient|receiving|(?:referred|refers) (?:on )?to|referrals? to|signpost(?:ed|s) to|"
    r"referral destination|destination|(?:über|zu|ver)wiesen an|(?:über|zu)weisung(?:en)? an|empfänger(?:in)?|"
    r"aufnehmende\w*(?: (?:stelle|einrichtung|organisation))?)"
)
IN_A_TIME = (
    r"(?: (?:in )?(?:the )?(?:last|past|previous|this|each|per|a|every) (?:years?|yrs?|quarter|month|week|12 months))"
)
NAME, ID = r"(?:name|label|title)", r"(?:id|code|ref|identifier|no|number)"

LINK_PATTERNS = (
    ("from_sector", rf"{FROM} (?:{BODY} )?(?:type|sector|kind)"),
    ("to_sector", rf"{TO} (?:{BODY} )?(?:type|sector|kind)"),
    ("from_area", rf"{FROM} (?:{BODY} )?(?:area|borough|district|place)"),
    ("to_area", rf"{TO} (?:{BODY} )?(?:area|borough|district|place)"),
    ("period_start", r"(?:period|date|reporting period) (?:start|from|begin)|start(?: date| of period)|valid from"),
    ("period_end", r"(?:period|date|reporting period) (?:end|to)|end(?: date| of period)|valid to"),
    ("from_id", rf"{FROM} (?:{BODY} )?{ID}|funding org (?:0 )?identifier|start id"),
    ("to_id", rf"{TO} (?:{BODY} )?{ID}|recipient org (?:0 )?identifier|end id"),
    ("from", rf"{FROM}(?: {BODY})?(?: {NAME})?|source of referral|vertex 1|funding org (?:0 )?name|funder"),
    ("to", rf"{TO}(?: {BODY})?(?: {NAME})?|{BODY} referred to|provider(?: name)?|vertex 2|recipient org (?:0 )?name"),
    ("accepted", r"(?:referrals |number |no |n |no of referrals |number of referrals )?accepted(?: referrals)?"),
    ("completed", r"(?:referrals |number |no |n )?(?:completed|reached help)(?: referrals)?"),
    ("declined", r"(?:referrals |number |no |n )?(?:declined|rejected|refused)(?: referrals)?|declined reasons"),
    (
        "referrals",
        r"referrals|counts?|number|n|anzahl|volume|weight|strength|made|referred|edge weight|total referrals|"
        r"referral (?:count|volume|total)s?|"
        r"(?:no|number|num|n|count|volume) of (?:referrals|people|referrals made|people referred|clients referred)|"
        r"(?:num|number|no) referr(?:als|ed)|referrals (?:made|sent|in period|count|number|total|n)|"
        r"(?:people|persons)(?: referred)?|"
        rf"how many(?: (?:people|referrals|clients|cases|(?:were )?referred))?{IN_A_TIME}?|"
        rf"(?:referrals|people|numbers?|total|clients){IN_A_TIME}|"
        r"anzahl(?: der)?(?: (?:personen|menschen|(?:über|zu)weisungen|fälle))?",
    ),
    (
        "days",
        r"(?:median |average |mean )?(?:wait|waiting|days)(?: (?:time|days|in days))?(?: to (?:first )?contact)?|"
        r"median days",
    ),
    (
        "needs",
        r"needs?|needs? met|themes?|(?:for )?what(?: for| needs?)|for (?:which|what)(?: needs?)?|"
        r"(?:main|primary|presenting|support|referral) needs?|needs? (?:type|referred for)|"
        r"reasons? for (?:the )?referrals?|referral reasons?|(?:people )?referred for",
    ),
    (
        "link_type",
        r"(?:link |edge |connection |relation |relationship |tie |flow )?(?:type|kind)|relationship|relation|"
        r"(?:shared )?interaction|"
        r"(?:kind|type|nature) of (?:link|relationship|relation|connection|tie|contact|partnership)",
    ),
    (
        "direction",
        r"direction|directed|"
        r"(?:(?:is|does|do) (?:it|this|the link|they) )?(?:goes? |go |works? |runs? )?(?:in )?"
        r"(?:(?:both|two|2) (?:ways?|directions?)|mutual|reciprocal|reciprocated|bi ?directional)"
        r"(?: (?:link|relationship|referrals?|y n|yes no))?|"
        r"(?:one|1) way or (?:two|2|both)(?: ways?)?",
    ),
    ("year", r"(?:reporting |financial |calendar )?year|fy"),
    ("period", r"(?:reporting |time )?(?:period|quarter|month|wave)|quarter year"),
    ("date", r"(?:referral |report )?date"),
    ("until", r"until|ends|funding (?:ends|end|until)|contract end"),
    ("said_by", r"said by|reported by|stated by"),
    ("works", r"works|working|how well it works"),
    ("note", r"notes?|comments?|remarks?"),
)
PARTNER_PATTERNS = (
    ("org_id", r"org ids?|ids|org(?:anisation|anization) identifiers?"),
    ("partner_id", rf"(?:(?:{BODY}|node|element) )?(?:id|identifier|ref)|(?:{BODY} )code|key"),
    ("name", rf"(?:{BODY}|charity|school)s?(?: {NAME})?|name|label|vertex|trading name"),
    ("short", r"short(?: name)?|map label|abbreviation|acronym|initials"),
    ("aka", r"aka|also known as|other names?|alternate name|alias(?:es)?|known as"),
    ("was", r"was|formerly|former (?:id|name)"),
    ("sector", rf"sector|(?:{BODY} )?(?:type|sector|category|kind)"),
    ("sector_id", r"sector (?:id|code)"),
    (
        "area_code",
        r"(?:area|borough|place|la|lad|district|local authority|ons|gss|utla|ltla)s? (?:codes?|ids?)|gss|ons code",
    ),
    (
        "area",
        r"areas?(?: (?:name|served|covered))?|boroughs?|places?|la|districts?|local authorit(?:y|ies)|"
        r"localit(?:y|ies)|footprint|catchments?(?: areas?)?|geograph(?:y|ies)",
    ),
    ("stages", r"stages?|points? of entry|entry points?|ways? in"),
    (
        "needs",
        r"needs?(?: met| it meets)?|themes?|(?:what )?(?:they |you |it |we )?helps? with|for (?:which|what) needs?",
    ),
    ("ages", r"ages?|age (?:range|band|group)s?"),
    ("age_from", r"(?:min|minimum|lowest|youngest) age|ages? from|age min"),
    ("age_to", r"(?:max|maximum|highest|oldest) age|ages? to|age max"),
    ("only_for", r"only for|open only to|for whom|groups?"),
    ("hours", r"(?:open(?:ing)? )?(?:hours|times)|open|when open"),
    ("capacity", r"capacity(?: a month| per month)?"),
    ("wait_days", r"(?:median )?wait(?:ing)?(?: time)?(?: in)?(?: days)?"),
    ("ods_code", r"ods(?: code)?|nhs (?:ods )?code"),
    ("charity_number", r"(?:registered )?charity (?:number|no|reg no|registration number)"),
    ("company_number", r"company (?:number|no|reg no|registration number)"),
    ("asked", r"asked|answered|responded|surveyed"),
    ("x", r"x|map x"),
    ("y", r"y|map y"),
    ("note", r"notes?|comments?|remarks?|descriptions?"),
)


class _Fields:
    """The words that mean each field."""

    def __init__(self, fields: tuple[str, ...], words: tuple[tuple[str, str], ...]) -> None:
        own = [(field, field.replace("_", " ")) for field in fields]
        self._each = [(field, re.compile(pattern)) for field, pattern in (*own, *words)]
        self._any = re.compile("|".join(f"(?:{pattern.pattern})" for _, pattern in self._each))

    def first(self, words: str) -> str:
        """The first field that words mean; empty when none, which is so of nearly every cell that is asked."""
        if not words or not self._any.fullmatch(words):
            return ""
        return next(field for field, pattern in self._each if pattern.fullmatch(words))


_LINK = _Fields(LINK_FIELDS, LINK_PATTERNS)
_PARTNER = _Fields(PARTNER_FIELDS, PARTNER_PATTERNS)
LONGEST = 1_000  # characters of a heading or question; some patterns take the square of the time for twice as many
MOST_WORDS = 20  # of a heading that names a period
SUMMED = re.compile(r"(?:sum|count|total) of (.+)")
DAYS = frozenset(  # over when a service is open
    "mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday".split()
)
WHEN = re.compile(rf"{IN_A_TIME}$")
PASSES_MONEY = re.compile(rf"(?!recipient){PAID}\b|{PAYS}\b")
COUNTED = re.compile(r"(?:case|referral|client|record|person|people|row)s?(?: (?:ids?|refs?|references?|numbers?|no))?")
SHARE = re.compile(r"%|\b(?:per ?cent(?:age)?|share|proportion|rate|pct)\b", re.IGNORECASE)


@lru_cache(maxsize=16_384)
def normal(heading: str) -> str:
    """The heading without case, punctuation and spaces that do not matter; of a long text how it begins."""
    text = (
        unicodedata.normalize("NFKC", heading[:LONGEST])
        .replace("#", " number ")
        .replace("№", " number ")
        .replace("%", " percent ")
    )
    text = re.sub(r"(?<=[a-z])(?=[A-Z][A-Za-z])", " ", text) if not text.isupper() else text
    return " ".join(re.sub(r"[\W_]+", " ", text.casefold()).split())


def is_paid(heading: str) -> bool:
    """Whether the heading of an end of a link says that money passes: `Funder`, `Commissioned by`, `Awarded to`."""
    return bool(PASSES_MONEY.match(normal(heading)))


def says_when(heading: str) -> bool:
    """Whether the heading says of which time its numbers are, as `Referrals last year` does."""
    return bool(WHEN.search(normal(heading)))


def says_share(heading: str) -> bool:
    """Whether the heading promises shares rather than numbers."""
    return bool(SHARE.search(heading))


@lru_cache(maxsize=32_768)  # asked of cells too, to know a row that repeats the headings
def link_field(heading: str) -> str:
    """The field of a link that a heading means; empty when none. `Sum of Referrals` is what a pivot table calls it."""
    if says_share(heading):
        return ""
    words = normal(heading)
    if match := SUMMED.fullmatch(words):
        return "referrals" if _LINK.first(match[1]) == "referrals" or COUNTED.fullmatch(match[1]) else ""
    return _LINK.first(words)


@lru_cache(maxsize=4_096)
def partner_field(heading: str) -> str:
    """The field of a partner that a heading means; empty when none."""
    return "" if says_share(heading) else _PARTNER.first(normal(heading))


def heading_period(heading: str) -> Period | None:
    """The period that a column of counts is for: `Q1 2024/25`, `Referrals 2023/24`; None for any other heading."""
    if period := parse_period(heading):
        return period
    words = heading.split()
    for cut in range(1, len(words) if len(words) <= MOST_WORDS else 0):
        before, after = " ".join(words[:cut]), " ".join(words[cut:])
        for counted, period_words in ((before, after), (after, before)):
            if link_field(counted) == "referrals" and (period := parse_period(period_words)):
                return period
    return None


def is_day(heading: str) -> bool:
    """Whether a heading is a day of the week."""
    return normal(heading) in DAYS
