"""Imagined people whose route can be followed: those of the map, and others put together from them. Never real ones."""

from dataclasses import replace
from typing import Any

from network.errors import NetworkError
from network.model import Network, Person
from network.names import suggestion

__all__ = ["described"]


def described(network: Network, start: str | None = None, **given: Any) -> Person:
    """Somebody with the needs, age, groups, area, stage and hour that are given.

    Parameters
    ----------
    start
        One of the map's people by id: what is not given (None or nothing) is as this one has it.

    Raises
    ------
    NetworkError
        When the map has no such person, or does not list what is given: all of it at once.
    """
    people = {person.id: person for person in network.people}
    if start is not None and start not in people:
        hint = suggestion(start, people) or f"The map lists: {', '.join(people) or 'none'}."
        raise NetworkError(f'The map has no person "{start}". {hint}')
    first = Person("described", "The person described") if start is None else people[start]
    person = replace(first, **{field: value for field, value in given.items() if value not in (None, ())})
    replace(network, people=(person,))  # the rules of the map tell what it does not list
    return person
