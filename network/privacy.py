"""Nothing about a person comes in: headings and values that speak of one, found without being repeated.

The map holds counts between organisations. A column about a person refuses the file; a column with contact details
of partners, in a list of partners, is left out and said. No message here holds a value from the file.

References
----------
Information Commissioner's Office, what is personal data; for the forms of values see `network.details.personal_values`.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from network.details.bodies import is_of_a_body
from network.details.headings_of_people import (
    about_a_person,
    contact_heading,
    heading_words,
    heads_people,
    is_plain,
    names_one,
    person_heading,
)
from network.details.labels_of_people import may_name_one
from network.details.other_codes import each_without_codes, is_book_number, without_codes
from network.details.personal_values import (
    IN_THREE_WORDS,
    first_of_each_kind,
    is_nhs_number,
    kinds_in,
    may_be_any,
    short_mobile,
    ten_digits,
    with_numbers,
)
from network.details.plain_text import each_normalised, normalised
from network.details.rows_of_people import (
    counts_some,
    holds_days,
    one_row_a_person,
    one_row_each,
    says_what_one_is,
    turned,
)
from network.details.told_of_one import FULL_NAME

__all__ = [
    "CONTACTS",
    "FULL_NAME",
    "OF_BODIES",
    "PLACED",
    "Finding",
    "about_a_person",
    "contact_heading",
    "counts_some",
    "heading_words",
    "heads_people",
    "holds_days",
    "in_parts",
    "is_name",
    "is_nhs_number",
    "is_of_money",
    "may_speak",
    "name_in_list",
    "names_a_person",
    "names_one",
    "one_row_a_person",
    "one_row_each",
    "over_several",
    "person_heading",
    "refusal",
    "safe_heading",
    "safe_label",
    "said_in",
    "says_nobody",
    "says_what_one_is",
    "speaks_of_people",
    "turned",
]

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
A_TIME = re.compile(r"(?:.* )?(?:time ?stamp|time|epoch|unix|updated|created|modified|seconds|ticks)(?: .*)?")
OF_MONEY = re.compile(
    r"(?:.* )?(?:budgets?|income|turnover|spend(?:ing)?|expenditure|amounts?|costs?|funding|awarded|prices?|gbp|pounds|"
    r"assets|reserves|grant value|(?:contract|total|annual|tender) values?)(?: .*)?"
)
OF_A_BODY = re.compile(  # codes of what organisations do, which may have ten digits
    r"(?:.* )?(?:programme|program|contract|grant|invoice|order|project|award|tender|fund|scheme|cost cent(?:re|er)|"
    r"supplier|vendor|product|company|charity|ukprn|opportunity|po|purchase)(?: .*)? "
    r"(?:code|no|number|ref|reference|id|identifier)"
)
OF_PROPERTIES = re.compile(r"(?:.* )?uprns?(?: .*)?")
OF_ODS = re.compile(
    r"(?:nhs )?ods(?: (?:code|id))?|gb nhs|(?:nhs )?(?:org|organi[sz]ation|site|practice|provider) code"
)
OF_BOOKS = re.compile(r"(?:.* )?isbns?(?: ?1[03])?(?: .*)?")
ODS_CODE = re.compile(r"[A-Z\d]{3,6}")  # "N41BY" is no postcode there
AMOUNT = re.compile(r"\W{0,3}\d[\d,]*(?:\.\d\d?)?")
NOBODY = re.compile(
    r"(?:anonymous|anon|n ?/? ?a|none|nil|not (?:given|asked|known|stated|shared|recorded)|unknown|-+|withheld|"
    r"redacted|)"
)
_SECONDS = range(1_262_304_000, 1_893_456_000)  # of the years 2010 to 2029, counted since 1970
TEN = 10  # digits of an NHS number
MANY_TENS = 5  # ten-digit numbers in one column; with this many, chance alone makes one in eleven pass the check
BY_CHANCE = 0.3
LEAST_RUN = 3  # numbers that run on
FEW_TENS, BY_CHANCE_OF_FEW = 2, 0.5  # the same under a heading of codes of organisations
VERY_MANY = 300  # different texts of a column, from which on most are told at once
SHORTEST = 5  # characters of a detail; "L11AB" has five
CONTACTS = frozenset(
    {"an e-mail address", "a mobile number", "a telephone number", "a full postcode", IN_THREE_WORDS, FULL_NAME}
)
PLACED = CONTACTS | {"a home address"}  # below the heading of an address, where an office is called by a name
OF_BODIES = frozenset({"name", "short", "aka", "from", "to", "id", "partner", "label", "source", "target"})
OF_NO_BODY = frozenset(  # lists of a map; a need may be "Charlie, Spice"
    {"ages", "groups", "options", "sectors", "stages", "system", "teams"}
)
NODES = "partner_id"  # the names of nodes that become ids
A_WARD = re.compile(r"[A-Z][a-z]+ Ward")  # of a hospital, where it is the name of a node
OF_ONE = re.compile(r"\b(?:[Ss]elf|[Cc]lient|[Pp]atient|[Oo]wn)\b|['’]s? ")  # "Self - Joanne Pickersgill"
NHS, MOBILE, NI = "an NHS number", "a mobile number", "a National Insurance number"
IN_PARTS = ("a full postcode", NI)  # kinds that may stand in several columns
LONGEST_CODE = 9  # characters of one
LIKE_NI = re.compile(r"[A-Z]{2}\d{6}[A-Z]")


@dataclass(frozen=True, slots=True)
class Finding:
    """What speaks of a person, and where: a column and, for a value, its row."""

    what: str  # such as "an NHS number"; never the value
    column: str
    row: int | None = None


def is_of_money(heading: str) -> bool:
    """Whether a column, by its heading in lower-case words, holds amounts of money."""
    return OF_MONEY.fullmatch(heading) is not None


def names_a_person(text: str) -> bool:
    """Whether a recipient is one person, by name and title or in words such as `An individual in Leeds`."""
    words, name = (" ".join(re.sub(r"[()\[\]:,]", " ", one.casefold()).split()) for one in (text, ASIDE.sub(" ", text)))
    return bool(ONE_PERSON.fullmatch(words) or (TITLED.fullmatch(name) and not is_of_a_body(name)))


def is_name(text: str) -> bool:
    """Whether a text holds the full name of a person and no other detail."""
    return [finding.what for finding in speaks_of_people({"": [(1, text)]}, of_bodies=())] == [FULL_NAME]


def says_nobody(cells: Iterable[str]) -> bool:
    """Whether a column that could hold details holds none: only blanks and words such as "anonymous"."""
    return all(NOBODY.fullmatch(normalised(text).strip().casefold()) for text in cells)


def safe_label(label: str, instead: str) -> str:
    """A name of a file, sheet or column as a message may repeat it: another word where it speaks of a person."""
    unsafe = names_one(label) or may_name_one(label) or speaks_of_people({"": [(1, label)]})
    return instead if unsafe else label


def safe_heading(heading: str, instead: str) -> str:
    """What was taken for a heading about a person, as a message may repeat it: another word where it may be a value."""
    return safe_label(heading, instead) if is_plain(heading) else instead


def speaks_of_people(
    columns: Mapping[str, Iterable[tuple[int, str]]], *, of_bodies: Collection[str] = OF_BODIES
) -> tuple[Finding, ...]:
    """The first value of each kind in a column that speaks of a person.

    Parameters
    ----------
    columns
        The cells of each column: number of the row and text.
    of_bodies
        The columns that name partners: a firm may be called by the whole name of somebody.
    """
    found = [
        finding for column, cells in columns.items() for finding in _in_column(column, cells, named=column in of_bodies)
    ]
    return tuple(found)


def may_speak(texts: Iterable[str]) -> frozenset[str]:
    """Those texts that may hold a detail of a person, each by itself: no other does, so no other need be asked."""
    different = [text for text in dict.fromkeys(texts) if len(text) >= SHORTEST]
    if len(different) < VERY_MANY:
        return frozenset(different)
    places = may_be_any(each_without_codes(each_normalised(different)))
    return frozenset(different[place] for place in places)


def refusal(findings: Sequence[Finding]) -> str:
    """What a refusal says: every kind at once, so that nobody has to try again for the next, and no value."""
    kinds = list(dict.fromkeys(finding.what for finding in findings))
    looks = f"A cell looks like {kinds[0]}" + (f", others like {' and '.join(kinds[1:])}" if kinds[1:] else "")
    return f"{looks}, so the file may be about people. The values are not shown here."


def said_in(data: object, column: str = "") -> Iterator[tuple[str, str]]:
    """Every text in lists and keys, under the keys that lead to it; a key that anybody may choose is a text too."""
    return _said_under(data, column, {})


def _said_under(data: object, column: str, leads: dict[str, bool]) -> Iterator[tuple[str, str]]:
    if isinstance(data, Mapping):
        for key, value in data.items():
            name = str(key)
            yield f"{column} key".strip(), name
            if name == "name":
                yield from _said_under(value, name_in_list(column), leads)
                continue
            if name not in leads:  # told once: 20,000 things have the same keys
                leads[name] = bool(safe_label(name, ""))
            yield from _said_under(value, name if leads[name] else column, leads)
    elif isinstance(data, (list, tuple)):
        if parts := in_parts([str(value) for value in data if isinstance(value, (str, int))]):
            yield column, parts
        for value in data:
            yield from _said_under(value, column, leads)
    elif data is not None and not isinstance(data, bool):
        yield column, str(data)


def name_in_list(key: str) -> str:
    """The column of names in a list of a map: no person's whole name is that of a team, as it may be of a partner."""
    return f"name in {key}" if key in OF_NO_BODY else "name"


def in_parts(items: Sequence[str]) -> str:
    """The number whose groups of digits stand as items of a list; empty for any other list."""
    several = 1 < len(items) < TEN and all(item.strip().isdecimal() for item in items)
    return " ".join(item.strip() for item in items) if several else ""


def over_several(rows: Iterable[Sequence[str]]) -> tuple[int, str] | None:
    """The place of the first row whose texts, side by side, make a detail, where those of all others do, and which.

    Parameters
    ----------
    rows
        The texts of some columns that stand side by side, in each row. No more are asked for than it takes to tell.
    """
    kinds = [NHS, *IN_PARTS]
    filled: list[int] = []
    for place, row in enumerate(rows):
        if all(row):
            filled.append(place)
            text = "".join(map(normalised, row))
            kinds = [kind for kind in kinds if _is_all_of(text, kind)]
            if not kinds:
                return None
    if not filled or (kinds[0] != NHS and len(filled) == 1):
        return None
    return filled[0], kinds[0]


def _is_all_of(text: str, kind: str) -> bool:
    """Whether cells side by side make such a number or code, and nothing else."""
    if kind == NHS:
        return len(text) == TEN and text.isdecimal() and is_nhs_number(text)
    return len(text) <= LONGEST_CODE and kind in kinds_in(text, (kind,))


def _in_column(column: str, cells: Iterable[tuple[int, str]], *, named: bool) -> list[Finding]:
    plains = _each_once(cells)
    if not plains:
        return []
    first: dict[str, int] = {}
    tens: list[str] = []
    short = 0
    words = heading_words(column)
    of = (A_TIME, OF_MONEY, OF_ODS, OF_BOOKS)
    nhs, time, money, ods, books = words == "nhs", *(kind.fullmatch(words) for kind in of)
    looked_at = [
        (row, plain)
        for row, plain in plains
        if not ((money or any(map(column.__contains__, "£€$"))) and AMOUNT.fullmatch(plain))
        and not (ods and ODS_CODE.fullmatch(plain))
        and not (books and is_book_number(plain))
    ]
    numbers, kinds = _to_ask([plain for _, plain in looked_at])
    for place in sorted({*numbers, *kinds}):
        row, plain = looked_at[place]
        for digits in ten_digits(plain):
            if time and int(digits) in _SECONDS:
                continue
            tens.append(digits)
            if nhs or is_nhs_number(digits):
                first.setdefault(NHS, row)
        if short_mobile(plain):
            short += 1
            first.setdefault(MOBILE, row)
        for kind in kinds_in(plain) if place in kinds else ():
            of_a_body = kind == FULL_NAME and (named or (column == NODES and A_WARD.fullmatch(plain)))
            if not of_a_body or OF_ONE.search(plain):
                first.setdefault(kind, row)
    for kind in _codes(words, first, tens, [plain for _, plain in plains]):
        del first[kind]
    many = len(tens) >= MANY_TENS and not nhs and 0 < short <= BY_CHANCE * len(tens)
    return [Finding(kind, column, row) for kind, row in first.items() if not (kind == MOBILE and many)]


def _to_ask(plains: Sequence[str]) -> tuple[Collection[int], Collection[int]]:
    """The places of texts that may hold a number of ten digits, and of those that may be the first of a kind."""
    if len(plains) < VERY_MANY:
        return range(len(plains)), range(len(plains))
    return with_numbers(plains), first_of_each_kind(plains)


def _each_once(cells: Iterable[tuple[int, str]]) -> list[tuple[int, str]]:
    """The different texts of a column that are long enough to hold a detail, normalised and without other codes."""
    rows: dict[str, int] = {}
    for row, text in cells:
        if len(text) >= SHORTEST:
            rows.setdefault(text, row)
    if len(rows) < VERY_MANY:
        return [(row, without_codes(normalised(text))) for text, row in rows.items()]
    return list(zip(rows.values(), each_without_codes(each_normalised([*rows])), strict=True))


def _pass_by_chance(tens: Sequence[str], *, of_a_body: bool) -> bool:
    """Whether these are codes of ten digits, some of which pass the check of an NHS number by chance."""
    least, share = (FEW_TENS, BY_CHANCE_OF_FEW) if of_a_body else (MANY_TENS, BY_CHANCE)
    return (len(tens) >= least and sum(map(is_nhs_number, tens)) <= share * len(tens)) or _run_on(tens)


def _run_on(tens: Sequence[str]) -> bool:
    """Whether each number is one more than that before, as of rows in an export: of two such at most one passes."""
    steps = {int(number) - int(before) for before, number in pairwise(tens)}
    return len(tens) >= LEAST_RUN and steps == {1}


def _codes(words: str, found: Mapping[str, int], tens: Sequence[str], plains: Sequence[str]) -> tuple[str, ...]:
    """The kinds that are found in a column only because its codes look like them."""
    of_a_body = bool(OF_A_BODY.fullmatch(words))
    nhs = NHS in found and words != "nhs" and _pass_by_chance(tens, of_a_body=of_a_body)
    others = of_a_body or OF_PROPERTIES.fullmatch(words)  # of other lengths too
    nhs |= NHS in found and bool(others) and sum(map(is_nhs_number, tens)) <= BY_CHANCE_OF_FEW * len(plains)
    insurance = NI in found and of_a_body and _own_numbering(plains)
    return (*([NHS] if nhs else ()), *([NI] if insurance else ()))


def _own_numbering(plains: Sequence[str]) -> bool:
    """Whether codes of the form of National Insurance numbers are a body's own: most are such as nobody can have."""
    alike = [plain for plain in plains if LIKE_NI.fullmatch(plain)]
    of_people = [plain for plain in plains if NI in kinds_in(plain, (NI,))]
    some = len(alike) >= FEW_TENS and len(of_people) <= BY_CHANCE_OF_FEW * len(alike)
    return some and all(map(LIKE_NI.fullmatch, of_people))
