"""An imagined person in words, and as text for an address. Never a real one: there is no field for a name."""

from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import parse_qs, urlencode

from analysis._doors import hour_in_words
from network.access import parse_hour, with_readable_hour
from network.model import Network, Person
from network.words import in_sentence, listed

__all__ = ["as_address", "of_address", "person_said"]

OLDEST = 110  # years


def person_said(network: Network, person: Person) -> str:
    """`A 16-year-old with ADHD or autism, at home in Westhaven: police custody at 23:00 on Saturday.`"""
    system = network.system
    needs = {need.id: in_sentence(need.name) for need in system.needs}
    groups = {group.id: in_sentence(group.name) for group in system.groups}
    areas = {area.id: area.name for area in system.areas}
    stages = {stage.id: in_sentence(stage.name) for stage in system.stages}
    who = f"{_article(person.age)} {person.age}-year-old" if person.age is not None else "Somebody"
    parts = [f"{who} who needs help with {listed([needs[one] for one in person.needs])}" if person.needs else who]
    if person.groups:
        parts.append(f"counted among {listed([groups[one] for one in person.groups])}")
    if person.area:
        parts.append(f"at home in {areas[person.area]}")
    where = f"coming in through {stages[person.stage]}" if person.stage else "coming in anywhere"
    when = "" if person.at is None else f" {hour_in_words(parse_hour(person.at))}"
    return f"{', '.join(parts)}, {where}{when}."


def as_address(person: Person) -> str:
    """The person as text that `of_address` reads."""
    said = {
        "need": person.needs,
        "age": person.age,
        "group": person.groups,
        "area": person.area,
        "stage": person.stage,
        "at": person.at,
    }
    return urlencode({key: value for key, value in said.items() if value not in (None, ())}, doseq=True)


def of_address(text: str, network: Network) -> Person | None:
    """One of the map's people by id, or the person that the text describes; None where it describes nobody.

    What the map does not list is left out.
    """
    people = {person.id: person for person in network.people}
    if text in people:
        return with_readable_hour(people[text])
    said = parse_qs(text)
    system = network.system
    needs = _known(said.get("need", ()), system.needs)
    if not needs:
        return None
    described = Person(
        "described",
        "Somebody described here",
        needs=needs,
        age=_age(said.get("age", ("",))[0]),
        groups=_known(said.get("group", ()), system.groups),
        area=next(iter(_known(said.get("area", ()), system.areas)), None),
        stage=next(iter(_known(said.get("stage", ()), system.stages)), None),
    )
    return with_readable_hour(replace(described, at=said.get("at", (None,))[0]))


def _known(ids: Iterable[str], items: Iterable) -> tuple[str, ...]:
    there = {item.id for item in items}
    return tuple(dict.fromkeys(one for one in ids if one in there))


def _age(text: str) -> int | None:
    return min(int(text), OLDEST) if text.isdecimal() and len(text) <= len(str(OLDEST)) else None


def _article(age: int) -> str:
    return "An" if age in (8, 11, 18) or 80 <= age <= 89 else "A"
