"""What a map is made of, part by part, and the edits that change it.

Everything is frozen. `None` means *not known*; an empty tuple or a count of 0 means *known to be none*.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from network.counts import Count
from network.vocabulary import DIRECTED_KINDS

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
    "Opening",
    "Option",
    "Pairs",
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

Kind = Literal["refers", "funds", "shares information", "works jointly", "co-located", "knows"]
STAND_IN = "?"  # the name of a partner of which something else is known
Pairs = tuple[tuple[str, str], ...]  # free columns, in the order they were read


@dataclass(frozen=True, slots=True)
class Source:
    """Where a statement comes from. `who` is a role, never a person's name."""

    kind: str | None = None  # see vocabulary.SOURCE_KINDS
    who: str | None = None
    when: date | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """The days that the counts cover, both ends included."""

    start: date
    end: date

    @property
    def months(self) -> float:
        """How many average months the days make: 12 in 365.25 days. One day more or less changes little."""
        return ((self.end - self.start).days + 1) * 12 / 365.25


@dataclass(frozen=True, slots=True)
class HowMany:
    """How many people come in during each such span of time (see vocabulary.PER)."""

    n: Count | None = None
    per: str = "year"


@dataclass(frozen=True, slots=True)
class Named:
    """A sector, need, stage or group: an id and the words shown for it. Sectors have no `how_many`."""

    id: str
    name: str
    how_many: HowMany | None = None


@dataclass(frozen=True, slots=True)
class Area:
    """A place; `covers` lists areas inside it. Schemes (boroughs, police force, NHS) need not nest."""

    id: str
    name: str
    covers: tuple[str, ...] = ()
    how_many: HowMany | None = None  # people at home there; not used where it covers others


@dataclass(frozen=True, slots=True)
class AgeRange:
    """Ages in whole years, both ends included; an end that is None is no limit."""

    start: int | None = None
    end: int | None = None

    def meets(self, other: "AgeRange") -> bool:
        return _below(self.start, other.end) and _below(other.start, self.end)


@dataclass(frozen=True, slots=True)
class AgeBand:
    """A band of ages that situations are counted by."""

    id: str
    name: str
    range: AgeRange = AgeRange()
    how_many: HowMany | None = None


@dataclass(frozen=True, slots=True)
class Opening:
    """Open on these days from `start` up to but not including `end` (minutes after midnight).

    `end` at or before `start` runs into the next day; equal ends are 24 hours.
    """

    days: tuple[int, ...]  # 0 = Monday … 6 = Sunday
    start: int  # 0 to 1439
    end: int  # 0 to 1440


@dataclass(frozen=True, slots=True)
class System:
    """The local system that the map shows, and the lists that partners and situations draw on."""

    name: str
    period: Period | None = None
    illustrative: bool = False
    public: bool = False  # whatever leaves the app of it is a safe public copy, unless somebody chooses otherwise
    help_now: str | None = None
    counts_rule: str | None = None  # how small counts were hidden before the map was written, in words
    asked_as: Pairs = ()  # kind of link, and the words in which partners were asked about it
    areas: tuple[Area, ...] = ()
    sectors: tuple[Named, ...] = ()
    needs: tuple[Named, ...] = ()
    stages: tuple[Named, ...] = ()
    groups: tuple[Named, ...] = ()
    ages: tuple[AgeBand, ...] = ()


@dataclass(frozen=True, slots=True)
class Partner:
    """An organisation or team. Field meanings: docs/file-format.md."""

    id: str
    name: str
    short: str | None = None  # map label, at most 18 characters
    aka: tuple[str, ...] = ()
    was: tuple[str, ...] = ()
    sector: str | None = None
    areas: tuple[str, ...] | None = None
    stages: tuple[str, ...] | None = None
    needs: tuple[str, ...] | None = None
    ages: AgeRange | None = None
    only_for: tuple[str, ...] | None = None
    hours: tuple[Opening, ...] | None = None
    capacity: int | None = None  # people a month
    wait_days: float | None = None  # median days from referral to first contact
    ids: Pairs = ()
    more: Pairs = ()
    provenance: Source | None = None

    @property
    def label(self) -> str:
        return self.short or self.name


@dataclass(frozen=True, slots=True)
class Declined:
    """Referrals turned down for one reason (see vocabulary.DECLINE_REASONS)."""

    why: str
    n: Count | None = None


@dataclass(frozen=True, slots=True)
class Barrier:
    """What gets in the way on a link (see vocabulary.BARRIER_KINDS)."""

    kind: str
    words: str | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """One link of one kind. `refers` and `funds` run from source to target; the other kinds have no direction."""

    source: str
    target: str
    kind: str = "refers"
    needs: tuple[str, ...] | None = None
    made: Count | None = None
    accepted: Count | None = None
    completed: Count | None = None
    declined: tuple[Declined, ...] | None = None
    days: float | None = None  # median days from referral to first contact
    until: date | None = None
    said_by: tuple[str, ...] | None = None
    works: str | None = None
    trust: tuple[tuple[str, int], ...] = ()
    barriers: tuple[Barrier, ...] = ()
    more: Pairs = ()
    provenance: Source | None = None

    @property
    def directed(self) -> bool:
        return self.kind in DIRECTED_KINDS

    @property
    def agreed(self) -> bool:
        """Both ends have named the link."""
        return self.said_by is not None and self.source in self.said_by and self.target in self.said_by

    @property
    def carries_people(self) -> bool:
        """A referral link between two partners whose `made` is not a known 0."""
        return self.kind == "refers" and self.source != self.target and (self.made is None or not self.made.zero)

    @property
    def joins_two(self) -> bool:
        """A link between two partners: of another kind than referral, or one that carries people."""
        return self.source != self.target and (self.kind != "refers" or self.made is None or not self.made.zero)


@dataclass(frozen=True, slots=True)
class Team:
    """A core team round a hub, and the partners who lend it their expertise: its extended team.

    The hub reaches an extended member directly, for all that it helps with, and the story is not told again.
    """

    id: str
    name: str
    hub: str
    core: tuple[str, ...] | None = None  # None: nobody has said; the hub itself need not be listed
    extended: tuple[str, ...] | None = None

    @property
    def members(self) -> tuple[str, ...]:
        """Everybody who is known to belong to it, the hub first."""
        return tuple(dict.fromkeys((self.hub, *(self.core or ()), *(self.extended or ()))))


@dataclass(frozen=True, slots=True)
class Promise:
    """Who will do what with whom by when. Ends may name somebody who is not on the map."""

    source: str
    target: str | None = None
    text: str | None = None
    owner: str | None = None  # a role
    by: date | None = None
    finding: str | None = None
    sign: str | None = None
    status: str = "open"
    gap: Pairs = ()  # of a finding on ways to help: which situations, by need, age, area, group, stage; ids by commas


@dataclass(frozen=True, slots=True)
class Story:
    """A story without names, pinned to steps of a way. `at` may name somebody who is not on the map."""

    at: tuple[str, ...] = ()
    words: str | None = None
    told_by: str | None = None
    consent: bool | None = None  # whether whose story it is has agreed that it is told; None: nobody has said
    on_wall: bool = False  # let through by the facilitator to where a room looks on
    provenance: Source | None = None

    @property
    def for_a_room(self) -> bool:
        """Whether a room may hear it."""
        return self.on_wall and self.consent is True


@dataclass(frozen=True, slots=True)
class Comment:
    """What a partner says of a finding, or of what the map says about it. It is told wherever the finding is."""

    partner: str
    text: str
    finding: str | None = None  # the question whose finding it is about; None: what the map says of the partner
    about: str | None = None  # which part of that, such as "Our name, places and hours"
    who: str | None = None  # the role that said it for the partner
    when: date | None = None
    on_wall: bool = False  # let through by the facilitator to where a room looks on


@dataclass(frozen=True, slots=True)
class Agreement:
    """A partner has agreed to be named where a room looks on. Taken back, it is gone; the store keeps when."""

    partner: str
    who: str | None = None  # the role that agreed for the partner
    when: date | None = None


@dataclass(frozen=True, slots=True)
class RunningStep:
    """A step of a running order: how long, what is done, which page shows it, what the facilitator says."""

    title: str
    minutes: int
    page: str = ""  # file name and choices of a page, such as "build?part=promises"; empty: the Overview
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Goal:
    """What the partnership wants to be true, and the question that will show it (`network.goal_tests`)."""

    text: str
    question: str | None = None
    by: date | None = None
    test: Pairs = ()
    owner: str | None = None  # a role
    id: str | None = None  # without one a goal is called by its number on the map, from 1


@dataclass(frozen=True, slots=True)
class Person:
    """An imagined person whose route can be followed. Never a real one."""

    id: str
    name: str
    needs: tuple[str, ...] = ()
    age: int | None = None
    groups: tuple[str, ...] = ()
    area: str | None = None
    stage: str | None = None
    at: str | None = None  # such as "Sat 23:00"


@dataclass(frozen=True, slots=True)
class StepBack:
    """The partner and every link to it leave the map."""

    partner: str


@dataclass(frozen=True, slots=True)
class AddPartner:
    """A partner that is not on the map yet."""

    partner: Partner


@dataclass(frozen=True, slots=True)
class ChangePartner:
    """Replaces the partner of the same id."""

    partner: Partner


@dataclass(frozen=True, slots=True)
class ChangeFields:
    """The partner of this id says this from now on; all else about it stays as it is by then.

    Two who change different things about one partner at the same time so both count.
    """

    partner: str
    fields: tuple[tuple[str, Any], ...]  # attributes of `Partner` with what they hold now

    @property
    def as_partner(self) -> Partner:
        """A partner of which only this is known."""
        return replace(Partner(self.partner, STAND_IN), **dict(self.fields))


@dataclass(frozen=True, slots=True)
class MergePartner:
    """Everything said about `partner` is said about `into` from now on."""

    partner: str
    into: str


@dataclass(frozen=True, slots=True)
class AddLink:
    """One more link between two partners on the map."""

    relation: Relation


@dataclass(frozen=True, slots=True)
class RemoveLink:
    """Takes away every link of this kind from source to target."""

    source: str
    target: str
    kind: str = "refers"


Edit = StepBack | AddPartner | ChangePartner | ChangeFields | MergePartner | AddLink | RemoveLink


@dataclass(frozen=True, slots=True)
class Option:
    """A saved what-if."""

    id: str
    name: str
    edits: tuple[Edit, ...] = ()


def _below(low: int | None, high: int | None) -> bool:
    return low is None or high is None or low <= high
