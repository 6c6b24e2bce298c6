"""Whether a promise to one imagined person is shown: a way to help where there was none, whatever nobody has said."""

from dataclasses import replace

from analysis._ground import with_sure_links
from analysis._route import Walk
from analysis._walk import walk
from network.model import Network, Person
from network.parts import Pairs

__all__ = ["gap_of", "way_is_there"]

SAYS = (("age", "ages"), ("area", "areas"), ("at", "hours"))  # of the person, and what a partner says of it
LISTS = (("need", "needs"), ("stage", "stages"), ("area", "areas"), ("group", "groups"))


def gap_of(told: Walk) -> Pairs:
    """For whom, and for which needs, no way is recorded; or, where one is for each need, for which none is open."""
    person = told.person
    none = [one.need for one in told.needs if not one.route and not one.later]
    shut = [one.need for one in told.needs if not one.route]
    said = {
        "need": ",".join(none or shut),
        "stage": person.stage,
        "age": None if person.age is None else str(person.age),
        "area": person.area,
        "group": ",".join(person.groups),
        "at": None if none else person.at,
    }
    return tuple((key, one) for key, one in said.items() if one) if shut else ()


def way_is_there(gap: Pairs, then: Network, now: Network) -> bool | None:
    """Whether the later map has a way to help with each need for which the earlier had none."""
    said = dict(gap)
    if "need" not in said or not all(_lists(network, said) for network in (then, now)):
        return None
    person = Person(
        id="promised",
        name="Somebody",
        needs=tuple(said["need"].split(",")),
        age=int(said["age"]) if said.get("age", "").isdecimal() else None,
        groups=tuple(said["group"].split(",")) if "group" in said else (),
        area=said.get("area"),
        stage=said.get("stage"),
        at=said.get("at"),
    )
    without = _without_way(then, person)
    if not without:
        return None
    if without & _without_way(now, person):
        return False
    return None if without & _without_way(_for_certain(now, person), person) else True


def _lists(network: Network, said: dict[str, str]) -> bool:
    """Whether the map has everything that the promise speaks of."""
    return all(
        {one.id for one in getattr(network.system, kind)}.issuperset(said[key].split(","))
        for key, kind in LISTS
        if key in said
    )


def _without_way(network: Network, person: Person) -> set[str]:
    """The needs for which there is no way; at an hour, none that is open."""
    return {one.need for one in walk(network, person).needs if not one.route}


def _for_certain(network: Network, person: Person) -> Network:
    """The map on which nobody takes a person, and no link carries a need, of whom or of which nothing is said."""
    asked = [field for key, field in SAYS if getattr(person, key) is not None]
    vague = {one.id for one in network.partners if any(getattr(one, field) is None for field in asked)}
    sure = with_sure_links(network)
    partners = (
        replace(one, needs=() if one.id in vague else one.needs, stages=() if one.id in vague else one.stages)
        for one in network.partners
    )
    links = (one for one in sure.relations if not {one.source, one.target} & vague)
    return replace(sure.in_part(relations=tuple(links)), partners=tuple(partners))
