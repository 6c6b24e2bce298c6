"""What a goal can test, and how its test is written: the words of `goals` in a map file.

A test belongs to one of two questions. `coverage`: help is there for everybody whom the test speaks of, perhaps within
some steps, some days, at some hour, or by a service of their own. `entry_points`: a way in reaches so many needs.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from network.hours import parse_hour
from network.names import suggestion
from network.parts import Goal

__all__ = ["LISTS", "QUESTIONS", "GoalTest", "faults", "goal_id", "question_of", "read_test"]

LISTS: Mapping[str, str] = MappingProxyType(  # key of a test: list of the system that its id stands in
    {"stage": "stages", "need": "needs", "age": "ages", "area": "areas", "group": "groups", "only_for": "groups"}
)
NUMBERS = {"steps": 0, "days": 0, "services": 1, "needs_reached": 1}  # key: the least it may be
OF_SERVICES = ("services", "only_for")
OF_WAYS = ("stage", "steps", "days", "every_door")  # what a test of services says nothing of
COVERED = "covered"
YES = "yes"
QUESTIONS: Mapping[str, tuple[str, ...]] = MappingProxyType(  # question: the keys that its tests have
    {
        "coverage": ("need", "age", "area", "group", "at", "status", *OF_WAYS, *OF_SERVICES),
        "entry_points": ("stage", "age", "area", "group", "at", "needs_reached"),
    }
)


@dataclass(frozen=True, slots=True)
class GoalTest:
    """A test that the map can answer. None: everybody, everywhere, at any hour, without a limit."""

    question: str
    stage: str | None = None
    need: str | None = None
    age: str | None = None
    area: str | None = None
    group: str | None = None
    at: str | None = None
    steps: int | None = None  # at most so many links to help
    days: float | None = None  # at most so long a wait, added up over the way
    every_door: bool = False  # from each partner where people come in, not from any of them
    services: int | None = None  # so many services, with or without a way to them
    only_for: str | None = None  # services for this group, not for everybody
    needs_reached: int | None = None

    @property
    def of_services(self) -> bool:
        """Whether services are counted, not ways to them."""
        return self.services is not None


def question_of(test: Mapping[str, str]) -> str:
    """The question that answers a test with these keys."""
    return "entry_points" if "needs_reached" in test else "coverage"


def goal_id(goal: Goal, place: int) -> str:
    """What a goal is called by: its id, else its number on the map, from 1."""
    return goal.id or str(place + 1)


def read_test(goal: Goal) -> GoalTest | None:
    """The test of a goal; None for one in words alone, or whose test has `faults`."""
    if goal.question is None or goal.question not in QUESTIONS or not goal.test or any(True for _ in faults(goal)):
        return None
    said = {key: value.strip() for key, value in goal.test}
    only_for = said.get("only_for")
    services = said.get("services") or ("1" if only_for else None)
    return GoalTest(
        question=goal.question,
        **{key: said.get(key) for key in ("stage", "need", "age", "area", "at")},
        group=said.get("group", only_for),
        steps=_whole(said.get("steps")),
        days=None if "days" not in said else float(said["days"]),
        every_door=said.get("every_door") == YES,
        services=_whole(services),
        only_for=only_for,
        needs_reached=_whole(said.get("needs_reached")),
    )


def faults(goal: Goal) -> Iterator[tuple[str, str]]:
    """What is wrong with the test of a goal, whatever the map lists: what, and the way out."""
    if goal.question is None or goal.question not in QUESTIONS:
        return
    keys, said = QUESTIONS[goal.question], dict(goal.test)
    for key, value in said.items():
        if key not in keys:
            hint = suggestion(key, keys) or f"Use {', '.join(sorted(keys))}."
            yield f'A goal tested by {goal.question} has no "{key}".', hint
        else:
            yield from _misread(key, value)
    yield from _at_odds(goal.question, said)


def _misread(key: str, value: str) -> Iterator[tuple[str, str]]:
    if key in NUMBERS and not _is_number(key, value):
        kind = "number" if key == "days" else "whole number"
        yield f'The {key} of a goal are "{value}".', f"Write a {kind} from {NUMBERS[key]}."
    elif key == "status" and value != COVERED:
        yield f'A goal cannot be that the status is "{value}".', f"Write {COVERED}, or leave it out."
    elif key == "every_door" and value not in (YES, "no"):
        yield f'The every_door of a goal is "{value}".', "Write yes or no."
    elif key == "at":
        try:
            parse_hour(value)
        except ValueError as error:
            yield f"The hour of a goal: {error}.", 'Write a day and an hour, such as "Sat 23:00".'


def _at_odds(question: str, said: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    if {"steps", "days"} <= said.keys():
        yield "A goal has both steps and days.", "Make two goals of it."
    ways = [key for key in OF_WAYS if key in said]
    if ways and any(key in said for key in OF_SERVICES):
        yield f"A goal counts services and speaks of the way to them ({ways[0]}).", "Make two goals of it."
    if "only_for" in said and said.get("group", said["only_for"]) != said["only_for"]:
        yield "A goal is for one group, with services only for another.", "Name the same group, or one of the two."
    if question == "entry_points" and said and "needs_reached" not in said:
        yield "A goal does not say how many needs are to be reached.", "Add needs_reached, such as 12."


def _is_number(key: str, value: str) -> bool:
    text = value.strip()
    plain = text.replace(".", "", 1) if key == "days" else text
    return plain.isascii() and plain.isdecimal() and len(text) < 10 and float(text) >= NUMBERS[key]


def _whole(text: str | None) -> int | None:
    return None if text is None else int(text)
