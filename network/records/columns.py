"""Which column of a referral file is what, and which columns a file may not have."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from network.errors import NetworkError, UnreadableFile
from network.files.draft.headings import link_field, normal
from network.names import suggestion
from network.privacy import about_a_person, contact_heading, safe_heading, says_what_one_is, speaks_of_people

__all__ = [
    "DATES",
    "FIELDS",
    "TEXTS",
    "FieldPlaces",
    "UnclearColumns",
    "choose_columns",
    "looks_like_records",
    "refuse_people_in",
]

TEXTS = ("from", "to", "need", "age_band", "outcome")
DATES = ("made_on", "accepted_on", "closed_on")
FIELDS = (*TEXTS, *DATES)
NEEDED = ("from", "to", "made_on")
MEANINGS = {
    "from": "who referred",
    "to": "who received the referral",
    "need": "what it was for",
    "age_band": "the age band",
    "outcome": "how it ended",
    "made_on": "the date it was made",
    "accepted_on": "the date it was accepted",
    "closed_on": "the date it was closed",
}
_BODY = "(?: (?:organisation|organization|org|agency|service|team|provider|partner)(?: name)?)?"
_DAY = "(?: (?:on|date|at|datetime))?"
_DAY_WORD = re.compile(r"\b(?:on|date|at|datetime)\b")  # without one, "made" is a count as often as a day
_PATTERNS = {
    field: re.compile(pattern)
    for field, pattern in {
        "from": rf"(?:(?:referral )?(?:from|source|origin|sender)|referrer|referring|referred by){_BODY}",
        "to": rf"(?:(?:referral )?(?:to|target|destination|recipient)|receiver|receiving|accepting|referred to){_BODY}",
        "need": r"(?:(?:primary|main|presenting) )?needs?(?: (?:type|category|area))?|reason(?: for referral)?|theme",
        "age_band": r"ages?(?: (?:bands?|groups?|ranges?|brackets?))?|age(?:band|group|range)",
        "outcome": r"(?:(?:referral|closure|final) )?(?:outcomes?|status|result)|closure reason|reason for closure",
        "made_on": rf"date|(?:referral )?(?:made|received|referred|sent|created){_DAY}|referral date|"
        r"date (?:made|received|referred|sent|of referral|referral (?:made|received))",
        "accepted_on": rf"(?:accepted|acceptance|first contact|first seen|first appointment|started){_DAY}|"
        r"date (?:accepted|started|of (?:acceptance|first contact|first appointment))|start date",
        "closed_on": rf"(?:closed|closure|completed|completion|ended|discharged?){_DAY}|"
        r"date (?:closed|completed|ended|discharged|of (?:closure|completion|discharge))|end date",
    }.items()
}
OWN_REFERENCE = re.compile(r"(?:(?:referral|record|row) )?(?:id|no|num|number|ref|reference|identifier)")  # not read
NAMES = frozenset({"name", "names", "title"})  # in a file with a row a referral, these are a person's
TOLD_BY = 2  # columns such as sex and offence: beside the day of a referral they tell who somebody is; one is not read
MOST_VALUES = {"from": 50_000, "to": 50_000, "need": 2_000, "age_band": 200, "outcome": 2_000}  # more is free text


class UnclearColumns(NetworkError):
    """It cannot be told which column is what. `choices` gives the columns to choose from for each open field."""

    def __init__(self, choices: Mapping[str, Sequence[str]]) -> None:
        self.choices = {field: tuple(columns) for field, columns in choices.items()}
        super().__init__("\n".join(_question(field, columns) for field, columns in self.choices.items()))

    @property
    def questions(self) -> tuple[str, ...]:
        """What is to be chosen, a question for each open field."""
        return tuple(f"Which column is {MEANINGS[field]}?" for field in self.choices)

    def __reduce__(self) -> tuple[type, tuple[dict[str, tuple[str, ...]]]]:
        return (type(self), (self.choices,))


@dataclass(frozen=True, slots=True)
class FieldPlaces:
    """The place of each field that a file has, counted from 0, and the headings that are not read."""

    places: dict[str, int]
    not_read: tuple[str, ...]


def choose_columns(headings: Sequence[str], mapping: Mapping[str, str] | None = None) -> FieldPlaces:
    """Match the headings of a file with the fields of a referral.

    Parameters
    ----------
    mapping
        What somebody has chosen: field to heading.

    Raises
    ------
    UnreadableFile
        When a heading is about a person.
    UnclearColumns
        When several columns fit a field, or none fits one that is needed.
    """
    _refuse_people(headings)
    places = {field: _place(headings, heading, field) for field, heading in (mapping or {}).items()}
    free = [place for place in range(len(headings)) if place not in places.values()]
    unclear: dict[str, list[str]] = {}
    for field in FIELDS:
        if field not in places:
            fitting = _fitting(headings, free, field)
            if len(fitting) == 1:
                places[field] = fitting[0]
            elif fitting or field in NEEDED:
                open_ = [place for place in free if place not in places.values()]
                unclear[field] = [headings[place] for place in fitting or open_]
    if unclear:
        raise UnclearColumns(unclear)
    return FieldPlaces(places, tuple(text for place, text in enumerate(headings) if place not in places.values()))


def looks_like_records(headings: Sequence[str], *, bare_date: bool = False) -> bool:
    """Whether a table with these headings has a row a referral: a day it was made on, and nothing that counts.

    A column that is only called "Date" may be the day a link was noted; it counts as that day with `bare_date`.
    """
    words = [normal(heading) for heading in headings]
    days = [one for one in words if _PATTERNS["made_on"].fullmatch(one) and _DAY_WORD.search(one)]
    made = any(bare_date or one != "date" for one in days)
    ends = all(any(_PATTERNS[end].fullmatch(one) for one in words) for end in ("from", "to"))
    return made and ends and not any(link_field(one) == "referrals" for one in headings)


def refuse_people_in(values: Mapping[str, Iterable[str]]) -> None:
    """Refuse columns whose values speak of a person or are too many to be names of anything; no value is repeated.

    Raises
    ------
    UnreadableFile
        With the first column that does.
    """
    for field, texts in values.items():
        listed = sorted(texts)
        findings = speaks_of_people({field: list(enumerate(listed))})
        if findings:
            what = f'The column for "{field}" ({MEANINGS[field]}) holds {findings[0].what}.'
            raise UnreadableFile(f"{what} The file was not read. {CURE}")
        if len(listed) > MOST_VALUES[field]:
            what = f'The column for "{field}" ({MEANINGS[field]}) holds {len(listed):,} different texts.'
            raise UnreadableFile(f"{what} That is free text, which may name people. Choose another column.")


CURE = "Only counts between organisations come in: take out what is about a person and export it again."


def _refuse_people(headings: Sequence[str]) -> None:
    found = [heading for heading in headings if _is_personal(heading)]
    describing = [heading for heading in headings if says_what_one_is(heading)]
    found += describing if len(describing) >= TOLD_BY else []
    if found:
        columns = ", ".join(f'"{safe_heading(heading, "a heading")}"' for heading in found)
        verb = "is a column" if len(found) == 1 else "are columns"
        raise UnreadableFile(f"{columns} {verb} about a person. The file was not read. {CURE}")


def _is_personal(heading: str) -> bool:
    words = normal(heading)
    if OWN_REFERENCE.fullmatch(words):
        return False
    return words in NAMES or about_a_person(heading) or contact_heading(words)


def _fitting(headings: Sequence[str], free: Sequence[int], field: str) -> list[int]:
    """The columns that fit best: those under the field's own name, else those under other words for it."""
    asks = {place for place in free if headings[place].rstrip().endswith("?")}  # `Accepted?` is yes or no, and no day
    words = {place: normal(headings[place]) for place in free if not (field in DATES and place in asks)}
    own = [place for place in words if words[place] == field.replace("_", " ")]
    return own or [place for place in words if _PATTERNS[field].fullmatch(words[place])]


def _place(headings: Sequence[str], heading: str, field: str) -> int:
    if field not in FIELDS:
        raise NetworkError(f'"{field}" is not a field. {suggestion(field, FIELDS) or "Use " + ", ".join(FIELDS) + "."}')
    if heading not in headings:
        hint = suggestion(heading, headings) or f"Its columns are {(headings)}."
        raise NetworkError(f'The file has no column "{heading}". {hint}')
    return headings.index(heading)


def _question(field: str, columns: Sequence[str]) -> str:
    listed = ", ".join(f'"{column}"' for column in columns)
    return f"Which column is {MEANINGS[field]}? Say {field}=… with one of: {listed}."
