"""The model: a whole map, valid by construction.

Building a `Network` refuses parts that cannot be true together (`network.rules`), so whoever holds a `Network` holds a
valid one. What it is made of is in `network.parts`; both are imported from here.
"""

import hashlib
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

from network.errors import InvalidNetwork
from network.parts import (
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
    Edit,
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
from network.rules import errors_in

__all__ = [
    "AddLink",
    "AddPartner",
    "AgeBand",
    "AgeRange",
    "Agreement",
    "Area",
    "Barrier",
    "ChangeFields",
    "ChangePartner",
    "Comment",
    "Declined",
    "Edit",
    "Goal",
    "HowMany",
    "MergePartner",
    "Named",
    "Network",
    "Opening",
    "Option",
    "Partner",
    "Period",
    "Person",
    "Promise",
    "Relation",
    "RemoveLink",
    "RunningStep",
    "Source",
    "StepBack",
    "Story",
    "System",
    "Team",
]


@dataclass(frozen=True)
class Network:
    """A valid map of a local system.

    Raises
    ------
    InvalidNetwork
        With every error found: repeated or unknown ids, counts that cannot be, upside-down ages (`network.rules`).
    """

    system: System
    partners: tuple[Partner, ...] = ()
    relations: tuple[Relation, ...] = ()
    asked: tuple[str, ...] | None = None  # partners who have told us about their links
    promises: tuple[Promise, ...] = ()
    stories: tuple[Story, ...] = ()
    comments: tuple[Comment, ...] = ()  # of partners on what the map says
    goals: tuple[Goal, ...] = ()
    teams: tuple[Team, ...] = ()
    people: tuple[Person, ...] = ()
    options: tuple[Option, ...] = ()
    agreed: tuple[Agreement, ...] = ()  # partners who have agreed to be named where a room looks on
    running_order: tuple[RunningStep, ...] = ()  # the workshop's own
    positions: tuple[tuple[str, tuple[float, float]], ...] = ()
    looked_through: tuple[str, ...] = ()  # digests of words that somebody has said to name nobody

    def __post_init__(self) -> None:
        problems = tuple(errors_in(self))
        if problems:
            raise InvalidNetwork(problems)

    def in_part(self, **parts: Any) -> "Network":
        """The same map with other parts, taken as valid: for what says less than a valid map, thousands of times.

        Nothing is checked, and checking is most of the work of building a map. Whoever leaves things out or repeats
        what stands there already may build it so; whatever comes from outside never is.
        """
        same = {one.name: getattr(self, one.name) for one in fields(self)}
        other = object.__new__(type(self))
        other.__dict__.update(same | parts)
        return other

    def __hash__(self) -> int:
        """Cheap, because caches ask for it all the time; equal maps have equal ones."""
        return hash((self.system.name, len(self.partners), len(self.relations)))

    @cached_property
    def by_id(self) -> dict[str, Partner]:
        return {partner.id: partner for partner in self.partners}

    @cached_property
    def referrals(self) -> tuple[Relation, ...]:
        """The relations that carry people."""
        return tuple(relation for relation in self.relations if relation.carries_people)

    @cached_property
    def asked_ids(self) -> frozenset[str]:
        return frozenset(self.asked or ())

    @cached_property
    def agreed_ids(self) -> frozenset[str]:
        return frozenset(one.partner for one in self.agreed)

    @cached_property
    def digest(self) -> str:
        """A fingerprint of the whole content: equal maps have equal digests. Caches are keyed by it."""
        return hashlib.sha256(repr(self).encode()).hexdigest()

    def partner(self, partner_id: str) -> Partner:
        return self.by_id[partner_id]

    def name(self, partner_id: str) -> str:
        """The partner's name, or the id itself for somebody who is not on the map."""
        partner = self.by_id.get(partner_id)
        return partner.name if partner else partner_id
