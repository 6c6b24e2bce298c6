"""Whether each row of a table is a person, by its shape: an id that never repeats beside what is said of one."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from network.details.headings_of_people import heading_words

__all__ = ["counts_some", "holds_days", "one_row_a_person", "one_row_each", "says_what_one_is", "turned"]

BESIDE_A_PERSON = re.compile(
    r"(?:.* )?(?:sex|gender|gender identity|ethnicity|ethnic (?:group|origin|background|code)|offences?(?: type)?|"
    r"alleged|allegations?|charged with|(?:arrested|detained) for|reason (?:for )?(?:arrest|detention)|"
    r"index offence|religion|nationality|heritage|race|m f|f m|disability|sexuality|sexual orientation|marital status|"
    r"diagnosis|pregnant|gend|gdr|sx|ethn?|ethnic|sde|relig|pronouns|male female|m or f|ethnic appearance|appearance|"
    r"ic|16 1|18 1)"
    r"(?: codes?| at birth| officer)?"
)
AN_AGE = re.compile(r"(?:.* )?ages?(?: at .*| in years| years)?|yrs(?: old)?|years old")
_SEX = r"(?:(?:wo)?m[ae]n|(?:fe)?males?|girls|boys|f|m)"
OF_MANY = re.compile(  # what a service says of whom it is for, or of whom it was not told
    r"all|any|both|mixed|various|every(?:one|body)|open|n/?a|-+|not (?:given|told|asked|known|stated|recorded)|unknown|"
    r"(?:(?:all|only) )?(?:wo)?men(?: only)?|(?:fe)?males(?: only)?|girls|boys|"
    rf"{_SEX} ?(?:and|or|&|\+|/|,) ?{_SEX}",
    re.IGNORECASE,
)
_ID = re.compile(r"(?=.*\d)[a-z\d][a-z\d/_.-]{0,23}", re.IGNORECASE)
_AN_AMOUNT = re.compile(r"(?:.* )?(?:values?|amounts?|costs?|budgets?|income|turnover|spend|prices?|fees?)(?: .*)?")
_OF_A_BODY = re.compile(  # numbers of what organisations agree on, for days of its own
    r"(?:.* )?(?:contract|grant|tender|invoice|purchase|procurement|project|award|order|charity|company|fund)s?(?: .*)?"
)
_EXACT_DAY = re.compile(
    r"(?:\d{4}-\d\d-\d\d|\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d\d))(?:[ T]\d{1,2}[:.]\d\d(?:[:.]\d\d)?)?"
)
_EXACT_AGE = re.compile(r"\d{1,3}(?:\.0)?(?: ?(?:y|yo|yrs?|years?)(?: old| of age)?)?", re.IGNORECASE)
_A_MOMENT = re.compile(r".*[ T]\d{1,2}[:.]\d\d(?:[:.]\d\d)?")  # behind a day: nobody else was booked in that minute
_OF_ONE_SEX = (
    frozenset("m male man boy lad".split()),
    frozenset("f female woman girl lass".split()),
)
_APPEARANCE = re.compile(r"ic ?\d", re.IGNORECASE)
_OFFENCE = re.compile(
    r"\b(?:assault|theft|robbery|burglary|af+ray|[ag]bh|arson|criminal damage|crim dam|drunk(?: (?:&|and) dis\w*)?"
    r"|poss(?:ession)?(?: of)? (?:cl(?:ass)? [abc]|weapon|blade|knife)|pwits|twoc|tda|shoplift\w*|breach|harassment"
    r"|stalking|rape|knife|bladed article|going equipped|handling|public order|fraud|s\.? ?(?:4a?|5|18|20|39|47)"
    r"|failed to appear|fta|recall)\b",
    re.IGNORECASE,
)
_MOSTLY = 0.6
_MOST_TURNED = 200  # rows that are looked at as if they were columns
LEAST_ROWS = 4  # of a table in which a row may be a person
SAYS_ENOUGH = 3  # columns that each say something of one person, where no id stands beside them


def one_row_a_person(
    columns: Mapping[str, Sequence[str]], *, days: bool = False, ends: Collection[str] = ()
) -> str | None:
    """The heading of an id that never comes twice beside what is said of one person; None for any other table.

    Parameters
    ----------
    columns
        The texts of each column, from the first row to the last, under its heading in lower-case words.
    days
        An exact day in every row says so too. Lists of organisations have one, such as that of registration.
    ends
        The headings over who refers and to whom: such an id too, but never by a day alone, as organisations have codes.
    """
    if ends:
        others = {heading: texts for heading, texts in columns.items() if heading not in ends}
        return one_row_a_person(others, days=days) or one_row_a_person(columns)
    ids = [heading for heading, texts in columns.items() if _never_twice(texts) and not _AN_AMOUNT.fullmatch(heading)]
    beside = [heading for heading, texts in columns.items() if _says_of_one(heading, texts, days=days)]
    more_than_days = [heading for heading in beside if _says_of_one(heading, columns[heading], days=False)]
    known = next(
        (
            one
            for one in ids
            if any(other != one for other in (more_than_days if _OF_A_BODY.fullmatch(one) else beside))
        ),
        None,
    )
    return known or _one_each(columns)


def says_what_one_is(heading: str) -> bool:
    """Whether a column is headed by what one person is, such as a sex, an ethnicity or an offence."""
    return BESIDE_A_PERSON.fullmatch(heading_words(heading)) is not None


def one_row_each(rows: Sequence[Mapping[str, str]]) -> str | None:
    """The same of what is said beside the fields of a map, one row each; headings in other spellings are one."""
    words = {heading: heading_words(heading) for heading in dict.fromkeys(key for row in rows for key in row)}
    columns: dict[str, list[str]] = {one: [""] * len(rows) for one in words.values()}
    for place, row in enumerate(rows):
        for heading, text in row.items():
            columns[words[heading]][place] = text.strip()
    return one_row_a_person(columns)


def turned(rows: Sequence[Sequence[str]]) -> dict[str, list[str]]:
    """The texts of each row under its first one, as columns have theirs under their headings."""
    named = [row for row in rows[:_MOST_TURNED] if row and row[0]]
    width = max(map(len, named), default=0)
    return {heading_words(first): [*rest, *[""] * (width - 1 - len(rest))] for first, *rest in named}


def counts_some(texts: Iterable[str]) -> bool:
    """Whether a column of counts adds anybody up: where every row says 1, or its number, each may be of one person."""
    filled = [text.strip().removesuffix(".0") for text in texts]
    running = len(filled) >= LEAST_ROWS and filled == [*map(str, range(1, len(filled) + 1))]
    return not running and any(text not in ("", "1") for text in filled)


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


def _never_twice(texts: Sequence[str]) -> bool:
    filled = [text for text in texts if text]
    one_each = len(filled) >= LEAST_ROWS and len(set(filled)) == len(filled)
    return one_each and (
        all(_ID.fullmatch(text) and not _EXACT_DAY.fullmatch(text) for text in filled)
        or all(_EXACT_DAY.fullmatch(text) and _A_MOMENT.fullmatch(text) for text in filled)
    )


def _says_of_one(heading: str, texts: Sequence[str], *, days: bool) -> bool:
    filled = [text for text in texts if text]
    if not filled or BESIDE_A_PERSON.fullmatch(heading):
        return not all(map(OF_MANY.fullmatch, filled))
    if AN_AGE.fullmatch(heading):
        return all(_EXACT_AGE.fullmatch(text) for text in filled)
    if _are_of_one(filled):
        return True
    return days and all(map(_EXACT_DAY.fullmatch, filled))


def _are_of_one(filled: Sequence[str]) -> bool:
    """Whether texts say what one person is, whatever stands above them: sexes, appearances or offences."""
    if len(filled) < LEAST_ROWS:
        return False
    told = {text.strip().casefold() for text in filled}
    if told <= frozenset().union(*_OF_ONE_SEX):
        return not any(map(told.isdisjoint, _OF_ONE_SEX))
    if len(told) > 1 and all(map(_APPEARANCE.fullmatch, told)):
        return True
    return len(told) > 1 and sum(map(bool, map(_OFFENCE.search, filled))) >= _MOSTLY * len(filled)
