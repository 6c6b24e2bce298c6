"""Changes to a map. Each gives a new valid map and leaves the old one alone, so undo is keeping the old one.

Undo, what-if, workshops and waves rest on these.
"""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from network._workbench import NO_PARTS, Workbench
from network.model import Network, Partner, Relation
from network.parts import AddLink, AddPartner, ChangePartner, Edit, MergePartner, RemoveLink, StepBack

__all__ = [
    "add_link",
    "add_partner",
    "apply",
    "apply_all",
    "change_partner",
    "in_place_of",
    "merge_partner",
    "remove_link",
    "step_back",
]

Item = TypeVar("Item")


def apply(network: Network, edit: Edit) -> Network:
    """The map after one edit.

    Raises
    ------
    NetworkError
        When the edit names somebody or a link that is not on the map.
    InvalidNetwork
        When the result could not be true (`network.rules`).
    """
    return apply_all(network, (edit,))


def apply_all(network: Network, edits: Iterable[Edit], parts: Mapping[str, Any] = NO_PARTS) -> Network:
    """The map after several edits, one after the other; all of them or, where one is refused, none.

    Parameters
    ----------
    parts
        Whole parts of the map by name, such as `{"promises": (…)}`, that are these once the edits are made.

    Raises
    ------
    NetworkError
        When an edit names somebody or a link that is not on the map by then.
    InvalidNetwork
        When the result could not be true (`network.rules`).
    """
    bench = Workbench(network)
    for edit in edits:
        bench.apply(edit)
    return bench.network(parts)


def add_partner(network: Network, partner: Partner) -> Network:
    """The map with one partner more."""
    return apply(network, AddPartner(partner))


def change_partner(network: Network, partner: Partner) -> Network:
    """The map with the partner of the same id replaced by this one."""
    return apply(network, ChangePartner(partner))


def merge_partner(network: Network, partner: str, into: str) -> Network:
    """The map with two entries for the same partner made one.

    Links of `partner` become links of `into`; links of one kind, for the same needs, between the same two add up;
    a link that would run from a partner to itself goes. What `into` has not said is taken from `partner`, whose
    name lives on under `aka`. Promises, stories, teams and saved what-ifs follow.
    """
    return apply(network, MergePartner(partner, into))


def add_link(network: Network, relation: Relation) -> Network:
    """The map with one relation more."""
    return apply(network, AddLink(relation))


def remove_link(network: Network, source: str, target: str, kind: str = "refers") -> Network:
    """The map without any link of this kind from source to target; kinds without direction go either way round."""
    return apply(network, RemoveLink(source, target, kind))


def step_back(network: Network, partner: str) -> Network:
    """The map without the partner and all that hangs on it, a team round it too. Promises and stories stay."""
    return apply(network, StepBack(partner))


def in_place_of(items: tuple[Item, ...], before: Item | None, after: Item | None) -> tuple[Item, ...]:
    """The items of a list on the map with one put in the place of another; None before is a new one, after is none.

    Raises
    ------
    ValueError
        When the list has no such item.
    """
    place = len(items) if before is None else items.index(before)
    new = () if after is None else (after,)
    return (*items[:place], *new, *items[place + 1 :])
