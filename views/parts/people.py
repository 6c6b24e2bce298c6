"""Whom the route is about: the people who ship with the map, or somebody described with the controls.

There is no field for a name, and none for a real person's details.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from analysis._doors import hour_there
from network.access import DAYS, with_readable_hour
from network.model import Named, Network, Person
from network.words import in_sentence
from render.person_words import as_address, of_address
from views import address, state
from views.parts.labels import as_text

__all__ = ["Whom", "chosen", "controls"]

SOMEBODY = "somebody"
OLDEST = 110
HOUR = "10:00"  # the hour that is taken for a day alone
BEFORE = "before"  # compare with: the map without the changes that are being tried
NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Whom:
    """Somebody whose route is shown, and on which map; `heading` says what is special about that map."""

    person: Person
    network: Network
    heading: str = ""


def chosen(network: Network) -> Person | None:
    """The person in the address, or the first of the map's people, or one with the first need of the map."""
    found = of_address(address.chosen("person") or "", network)
    if found is not None:
        return found
    if network.people:
        return with_readable_hour(network.people[0])
    first = network.system.needs[:1]
    return Person("described", "Somebody described here", needs=(first[0].id,)) if first else None


def controls(network: Network, person: Person) -> Whom | None:
    """The row of controls. Gives whom to compare with, if anybody."""
    who, other, change = st.columns([4, 4, 1.6], gap="small", vertical_alignment="bottom")
    with who:
        _who(network, person)
    with other:
        compared = _compared(network, person)
    with change, st.popover("Change", width="stretch"):
        _describe(network, person)
    return compared


def _who(network: Network, person: Person) -> None:
    names = {one.id: one.name for one in network.people}
    if person.id not in names:
        names[SOMEBODY] = "Somebody described here"
    now = person.id if person.id in names else SOMEBODY
    st.selectbox(
        "This person",
        list(names),
        format_func=names.__getitem__,
        **address.tied("person", now, lambda one: as_address(person) if one == SOMEBODY else one),
    )


def _compared(network: Network, person: Person) -> Whom | None:
    """Another entry point, another person, or the map as it is without the what-if."""
    choices: dict[str, tuple[str, Whom | None]] = {NOBODY: ("Nobody", None)}
    if network is not state.base():
        choices[BEFORE] = ("The same person, before the changes", Whom(person, state.base(), "Before the changes"))
    for stage in network.system.stages:
        if stage.id != person.stage:
            same = replace(person, id="described", stage=stage.id, at=hour_there(network, stage.id, person.at))
            choices[f"stage {stage.id}"] = (f"The same person, through {in_sentence(stage.name)}", Whom(same, network))
    for one in network.people:
        if one.id != person.id:
            choices[f"person {one.id}"] = (one.name, Whom(with_readable_hour(one), network))
    now = address.chosen("with", choices) or NOBODY
    st.selectbox(
        "Compare with",
        list(choices),
        format_func=lambda key: choices[key][0],
        **address.tied("with", now, lambda one: None if one == NOBODY else one),
    )
    return choices[now][1]


def _describe(network: Network, person: Person) -> None:
    """Every control writes the whole person into the address."""
    system = network.system

    def change(**changes: Any) -> None:
        described = replace(person, id="described", **changes)
        if described.needs:
            address.choose("person", as_address(described))

    _several("Needs", "needs", _names(system.needs), person.needs, change)
    age = address.handed("person age", person.age, lambda age: change(age=age), folded=True)
    st.number_input("Age", 0, OLDEST, step=1, placeholder="Any age", **age)
    _several("Counted among", "groups", _names(system.groups), person.groups, change)
    areas = {area.id: area.name for area in system.areas if not area.covers}
    _one("At home in", areas, "Anywhere", person.area, lambda one: change(area=one))
    _one("Comes in through", _names(system.stages), "Anywhere", person.stage, lambda one: change(stage=one))
    _hour(person, change)


def _hour(person: Person, change: Callable[..., None]) -> None:
    """Day and hour: one without the other is completed."""
    day, _, clock = (person.at or "").partition(" ")
    days = {one: one for one in DAYS}
    hours = {one: one for one in sorted({clock or HOUR, *(f"{hour:02}:00" for hour in range(24))})}
    left, right = st.columns(2)
    with left:
        _one("Day", days, "Any day", day or None, lambda one: change(at=f"{one} {clock or HOUR}" if one else None))
    with right:
        first = day or DAYS[0]
        _one("Hour", hours, "Any hour", clock or None, lambda one: change(at=f"{first} {one}" if one else None))


def _several(
    label: str, field: str, names: Mapping[str, str], value: Iterable[str], change: Callable[..., None]
) -> None:
    if names:
        st.pills(
            label,
            list(names),
            selection_mode="multi",
            format_func=lambda one: as_text(names[one]),
            **address.handed(f"person {field}", list(value), lambda some: change(**{field: tuple(some)}), folded=True),
        )


def _one(
    label: str, names: Mapping[str, str], nothing: str, value: str | None, keep: Callable[[str | None], None]
) -> None:
    st.selectbox(
        label,
        list(names),
        format_func=lambda one: names.get(one, one),
        index=None,
        placeholder=nothing,
        **address.handed(f"person {label}", value, keep, folded=True),
    )


def _names(items: Iterable[Named]) -> dict[str, str]:
    return {item.id: item.name for item in items}
