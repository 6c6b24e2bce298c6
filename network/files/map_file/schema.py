"""Every key of a map file and what it fills in the model. Words of the file stop here."""

import math
import re
from datetime import date
from typing import Any

from network.access import DAYS
from network.counts import parse_count
from network.details.looked_through import DIGEST, digest
from network.files.map_file.kinds import (
    Bare,
    Field,
    ListedToo,
    ListOf,
    OneOf,
    Pairs,
    Record,
    Scalar,
    SomeOf,
    TwoOf,
    Wrapped,
)
from network.model import (
    AddLink,
    AddPartner,
    AgeBand,
    AgeRange,
    Agreement,
    Area,
    Barrier,
    ChangeFields,
    ChangePartner,
    Comment,
    Declined,
    Goal,
    HowMany,
    MergePartner,
    Named,
    Opening,
    Option,
    Partner,
    Period,
    Person,
    Promise,
    Relation,
    RemoveLink,
    RunningStep,
    Source,
    StepBack,
    Story,
    System,
    Team,
)

__all__ = ["EDIT", "NETWORK", "PARTNER", "RELATION"]

FLAGS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
EXACT = 2**53  # whole numbers below this are exact as a float
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_WHOLE = re.compile(r"-?\d+", re.ASCII)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?", re.ASCII)
_TIME = re.compile(r"(\d{1,2}):(\d{2})", re.ASCII)
_THROUGH = re.compile(r"\s*(?:[-–—]|\b(?:to|through|until)\b)\s*", re.IGNORECASE)
_AND = re.compile(r"(?:[\s,;/&+]|\band\b)+", re.IGNORECASE)
_DAY = re.compile(
    r"(?:mo(?:n(?:day)?)?|tu(?:e(?:s(?:day)?)?)?|we(?:d(?:s|nesday)?)?|th(?:u(?:r(?:s(?:day)?)?)?)?|"
    r"fr(?:i(?:day)?)?|sa(?:t(?:urday)?)?|su(?:n(?:day)?)?)s?\.?",
    re.IGNORECASE,
)


def _flag(text: str) -> bool:
    if text.lower() not in FLAGS:
        raise ValueError(text)
    return FLAGS[text.lower()]


def _whole(text: str) -> int:
    if not _WHOLE.fullmatch(text.strip()):
        raise ValueError(text)
    return int(text)


def _number(text: str) -> float:
    if not _NUMBER.fullmatch(text.strip()) or not math.isfinite(float(text)):
        raise ValueError(text)
    return float(text)


def _plain_number(number: float) -> float | int:
    exact = abs(number) < EXACT and repr(float(int(number))) == repr(float(number))  # minus 0 stays minus 0
    return int(number) if exact else number


def _date(text: str) -> date:
    if not _DATE.fullmatch(text.strip()):
        raise ValueError(text)
    return date.fromisoformat(text.strip())


def _digest(text: str) -> str:
    """A digest; of whatever else somebody has written there, its digest: no words come in by this door."""
    return text if DIGEST.fullmatch(text) else digest("", text)


def _plain_count(count: Any) -> int | str:
    return count.low if count.exact else str(count)


def _time(text: str) -> int:
    match = _TIME.fullmatch(text.strip())
    if match is None or int(match[2]) > 59:
        raise ValueError(text)
    return int(match[1]) * 60 + int(match[2])


def _plain_time(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _days(text: str) -> tuple[int, ...]:
    days: list[int] = []
    for part in _AND.split(_THROUGH.sub("-", " ".join(text.strip().strip("[]").split()))):
        ends = [_day(name) for name in part.split("-")]
        if len(ends) > 2:
            raise ValueError(text)
        first, last = ends[0], ends[-1]
        days += [(first + step) % 7 for step in range((last - first) % 7 + 1)]
    return tuple(days)


def _day(name: str) -> int:
    if not _DAY.fullmatch(name):
        raise ValueError(name)
    return next(place for place, day in enumerate(DAYS) if day[:2] == name[:2].capitalize())


def _plain_days(days: tuple[int, ...]) -> str:
    runs: list[list[int]] = []
    for day in days:
        if runs and (runs[-1][-1] + 1) % 7 == day and len(runs[-1]) < 7:
            runs[-1].append(day)
        else:
            runs.append([day])
    text = ", ".join(_run(run) for run in runs)
    return text if "," in text else Bare(text)


def _run(run: list[int]) -> str:
    if len(run) < 3:
        return ", ".join(DAYS[day] for day in run)
    return f"{DAYS[run[0]]}-{DAYS[run[-1]]}"


def _age_band(id: str, name: str, start: int | None, end: int | None, how_many: HowMany | None) -> AgeBand:  # noqa: A002
    return AgeBand(id, name, AgeRange(start, end), how_many)


def _change_fields(partner: Partner, names: tuple[str, ...]) -> ChangeFields:
    return ChangeFields(partner.id, tuple((name, getattr(partner, name)) for name in names))


TEXT = Scalar("text", "Put it in quotes.", str, str)
FLAG = Scalar("true or false", "Write true or false.", _flag, bool)
WHOLE = Scalar("a whole number", "Write digits only, such as 12, or leave it out if not known.", _whole, int)
NUMBER = Scalar("a number", "Write it such as 12 or 0.5, or leave it out if not known.", _number, _plain_number)
DATE = Scalar("a date", "Write year, month and day, such as 2026-04-01.", _date, lambda day: Bare(day.isoformat()))
COUNT = Scalar(
    "a count",
    'Write a whole number from 0, a hidden count in quotes such as "<5", "1-7" or "[c]", or leave it out if not known.',
    parse_count,
    _plain_count,
)
TIME = Scalar("a time", 'Write hours and minutes, such as "07:00".', _time, _plain_time)
ON_DAYS = ListedToo("days of the week", "Write them such as Mon-Fri or Mon, Wed.", _days, _plain_days)
LOOKED_THROUGH = Scalar("a digest", "Leave it out.", _digest, str)
TEXTS = ListOf(TEXT)
FREE = Pairs(TEXT)

ID = Field("id", TEXT, required=True)
NAME = Field("name", TEXT, required=True, stand_in="?")
MORE = Field("more", FREE, default=())
UNDER_MORE = "Put a column of your own under more."

SOURCE = Record(
    "a source",
    Source,
    Field("kind", TEXT),
    Field("who", TEXT),
    Field("when", DATE),
    Field("words", TEXT),
)
PROVENANCE = Field("source", SOURCE, "provenance")
PERIOD = Record(
    "a period", Period, Field("from", DATE, "start", required=True), Field("to", DATE, "end", required=True)
)
HOW_MANY = Field(
    "how_many",
    Record("how many people", HowMany, Field("n", COUNT), Field("per", TEXT, default="year", always=True)),
)
SECTOR = Record("a sector", Named, ID, NAME)
NAMED = Record("an item of the list", Named, ID, NAME, HOW_MANY)
AREA = Record("an area", Area, ID, NAME, Field("covers", TEXTS, default=()), HOW_MANY)
AGE_ENDS = (Field("from", WHOLE, "start", always=True), Field("to", WHOLE, "end", always=True))
AGES = Record("an age range", AgeRange, *AGE_ENDS)
AGE_BAND = Record(
    "an age band",
    _age_band,
    ID,
    NAME,
    Field("from", WHOLE, "range.start", always=True),
    Field("to", WHOLE, "range.end", always=True),
    HOW_MANY,
)
SYSTEM = Record(
    "the system",
    System,
    NAME,
    Field("period", PERIOD),
    Field("illustrative", FLAG, default=False),
    Field("public", FLAG, default=False),
    Field("help_now", TEXT),
    Field("counts_rule", TEXT),
    Field("asked_as", FREE, default=()),
    Field("areas", ListOf(AREA), default=()),
    Field("sectors", ListOf(SECTOR), default=()),
    Field("needs", ListOf(NAMED), default=()),
    Field("stages", ListOf(NAMED), default=()),
    Field("groups", ListOf(NAMED), default=()),
    Field("ages", ListOf(AGE_BAND), default=()),
    block=True,
)
OPENING = Record(
    "an opening",
    Opening,
    Field("days", ON_DAYS, required=True),
    Field("from", TIME, "start", required=True),
    Field("to", TIME, "end", required=True),
)
PARTNER = Record(
    "a partner",
    Partner,
    ID,
    NAME,
    Field("short", TEXT),
    Field("aka", TEXTS, default=()),
    Field("was", TEXTS, default=()),
    Field("sector", TEXT),
    Field("areas", TEXTS),
    Field("stages", TEXTS),
    Field("needs", TEXTS),
    Field("ages", AGES),
    Field("only_for", TEXTS),
    Field("hours", ListOf(OPENING)),
    Field("capacity", WHOLE),
    Field("wait_days", NUMBER),
    Field("ids", FREE, default=()),
    MORE,
    PROVENANCE,
    block=True,
    hint=UNDER_MORE,
)
DECLINED = Record("a reason for declining", Declined, Field("why", TEXT, required=True), Field("n", COUNT))
BARRIER = Record("a barrier", Barrier, Field("kind", TEXT, required=True), Field("words", TEXT), Field("status", TEXT))
FROM = Field("from", TEXT, "source", required=True)
RELATION = Record(
    "a relation",
    Relation,
    FROM,
    Field("to", TEXT, "target", required=True),
    Field("kind", TEXT, default="refers", always=True),
    Field("needs", TEXTS),
    Field("made", COUNT),
    Field("accepted", COUNT),
    Field("completed", COUNT),
    Field("declined", ListOf(DECLINED)),
    Field("days", NUMBER),
    Field("until", DATE),
    Field("said_by", TEXTS),
    Field("works", TEXT),
    Field("trust", Pairs(WHOLE), default=()),
    Field("barriers", ListOf(BARRIER), default=()),
    MORE,
    PROVENANCE,
    block=True,
    hint=UNDER_MORE,
)
PROMISE = Record(
    "a promise",
    Promise,
    FROM,
    Field("to", TEXT, "target"),
    Field("text", TEXT),
    Field("owner", TEXT),
    Field("by", DATE),
    Field("finding", TEXT),
    Field("sign", TEXT),
    Field("status", TEXT, default="open", always=True),
    Field("gap", FREE, default=()),
    block=True,
)
STORY = Record(
    "a story",
    Story,
    Field("at", TEXTS, default=()),
    Field("words", TEXT),
    Field("told_by", TEXT),
    Field("consent", FLAG),
    Field("on_wall", FLAG, default=False),
    PROVENANCE,
    block=True,
)
COMMENT = Record(
    "a comment",
    Comment,
    Field("partner", TEXT, required=True),
    Field("text", TEXT, required=True),
    Field("finding", TEXT),
    Field("about", TEXT),
    Field("who", TEXT),
    Field("when", DATE),
    Field("on_wall", FLAG, default=False),
    block=True,
)
GOAL = Record(
    "a goal",
    Goal,
    Field("id", TEXT),
    Field("text", TEXT, required=True),
    Field("question", TEXT),
    Field("by", DATE),
    Field("owner", TEXT),
    Field("test", FREE, default=()),
    block=True,
)
TEAM = Record(
    "a team",
    Team,
    ID,
    NAME,
    Field("hub", TEXT, required=True),
    Field("core", TEXTS),
    Field("extended", TEXTS),
    block=True,
)
AGREEMENT = Record(
    "an agreement",
    Agreement,
    Field("partner", TEXT, required=True),
    Field("who", TEXT),
    Field("when", DATE),
    block=True,
)
RUNNING_STEP = Record(
    "a step of the running order",
    RunningStep,
    Field("title", TEXT, required=True),
    Field("minutes", WHOLE, required=True),
    Field("page", TEXT, default=""),
    Field("words", TEXT),
    block=True,
)
PERSON = Record(
    "a person",
    Person,
    ID,
    NAME,
    Field("needs", TEXTS, default=()),
    Field("age", WHOLE),
    Field("groups", TEXTS, default=()),
    Field("area", TEXT),
    Field("stage", TEXT),
    Field("at", TEXT),
    block=True,
)
MERGE = Record("a merge", MergePartner, Field("partner", TEXT, required=True), Field("into", TEXT, required=True))
REMOVE_LINK = Record(
    "a link to remove",
    RemoveLink,
    FROM,
    Field("to", TEXT, "target", required=True),
    Field("kind", TEXT, default="refers", always=True),
)
EDIT = OneOf(
    "an edit",
    {
        "step_back": (StepBack, Wrapped(StepBack, "partner", TEXT)),
        "add_partner": (AddPartner, Wrapped(AddPartner, "partner", PARTNER)),
        "change_partner": (ChangePartner, Wrapped(ChangePartner, "partner", PARTNER)),
        "change_fields": (ChangeFields, SomeOf(PARTNER, _change_fields)),
        "merge_partner": (MergePartner, MERGE),
        "add_link": (AddLink, Wrapped(AddLink, "relation", RELATION)),
        "remove_link": (RemoveLink, REMOVE_LINK),
    },
)
OPTION = Record("an option", Option, ID, NAME, Field("edits", ListOf(EDIT), default=()), block=True)
NETWORK = Record(
    "the map",
    dict,
    Field("system", SYSTEM, required=True),
    Field("asked", TEXTS),
    Field("partners", ListOf(PARTNER), default=()),
    Field("relations", ListOf(RELATION), default=()),
    Field("promises", ListOf(PROMISE), default=()),
    Field("stories", ListOf(STORY), default=()),
    Field("comments", ListOf(COMMENT), default=()),
    Field("goals", ListOf(GOAL), default=()),
    Field("teams", ListOf(TEAM), default=()),
    Field("people", ListOf(PERSON), default=()),
    Field("options", ListOf(OPTION), default=()),
    Field("agreed", ListOf(AGREEMENT), default=()),
    Field("running_order", ListOf(RUNNING_STEP), default=()),
    Field("positions", Pairs(TwoOf(NUMBER)), default=()),
    Field("looked_through", ListOf(LOOKED_THROUGH), default=()),
    block=True,
)
