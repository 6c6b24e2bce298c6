"""Two entries for one partner made one: what each says, joined, and everything that spoke of the one that goes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from network.counts import Count, total
from network.model import AddLink, Declined, Edit, Partner, Promise, Relation, RemoveLink, StepBack, Team
from network.parts import Pairs

__all__ = ["Renaming", "joined", "one_partner", "teamed", "without"]

T = TypeVar("T")
End = TypeVar("End", str, str | None)
Ends = TypeVar("Ends", Promise, Relation, RemoveLink)
Ids = TypeVar("Ids", tuple[str, ...], tuple[str, ...] | None)


@dataclass(frozen=True)
class Renaming:
    """Speaks of `into` wherever `partner` was spoken of."""

    partner: str
    into: str

    def id(self, one: End) -> End:
        return self.into if one == self.partner else one

    def ids(self, several: Ids) -> Ids:
        return None if several is None else tuple(dict.fromkeys(map(self.id, several)))

    def ends(self, link: Ends) -> Ends:
        return replace(link, source=self.id(link.source), target=self.id(link.target))

    def relation(self, relation: Relation) -> Relation:
        return replace(self.ends(relation), said_by=self.ids(relation.said_by))

    def edit(self, edit: Edit) -> Edit:
        match edit:
            case StepBack(partner):
                return StepBack(self.id(partner))
            case AddLink(relation):
                return AddLink(self.relation(relation))
            case RemoveLink():
                return self.ends(edit)
        return edit


def one_partner(kept: Partner, gone: Partner) -> Partner:
    """Two entries for one partner: what the first has not said is taken from the second."""
    said: dict[str, Any] = {field.name: getattr(gone, field.name) for field in fields(Partner)}
    said |= {name: value for field in fields(Partner) if (value := getattr(kept, name := field.name)) is not None}
    said |= {name: _both(getattr(kept, name), getattr(gone, name)) for name in ("areas", "stages", "needs", "was")}
    said["only_for"] = _open_to(kept.only_for, gone.only_for)
    names = dict.fromkeys(name for name in (*kept.aka, gone.name, *gone.aka) if name != kept.name)
    return Partner(
        **said | {"aka": tuple(names), "ids": _free(kept.ids, gone.ids), "more": _free(kept.more, gone.more)}
    )


def _open_to(kept: tuple[str, ...] | None, gone: tuple[str, ...] | None) -> tuple[str, ...] | None:
    """Whom both together take: everyone where one of them does, which is also what saying nothing means."""
    if kept and gone:
        return _both(kept, gone)
    return () if () in (kept, gone) else None


def teamed(team: Team, rename: Callable[[str], str]) -> Team:
    """The team with its members spoken of by other ids; whoever is in the core then is not in the extended team."""
    hub = rename(team.hub)
    core = None if team.core is None else tuple(dict.fromkeys(map(rename, team.core)))
    inside = {hub, *(core or ())}
    others = None if team.extended is None else dict.fromkeys(map(rename, team.extended))
    extended = None if others is None else tuple(one for one in others if one not in inside)
    return replace(team, hub=hub, core=core, extended=extended)


def without(team: Team, partner: str) -> Team:
    """The team once a member that is not its hub has left it."""
    core, extended = (
        None if members is None else tuple(one for one in members if one != partner)
        for members in (team.core, team.extended)
    )
    return replace(team, core=core, extended=extended)


def joined(relations: Mapping[int, Relation], new: Renaming) -> dict[int, Relation]:
    """Relations with the partner renamed; those that now say the same are added up where the first one stood."""
    first: dict[object, int] = {}
    result: dict[int, Relation] = {}
    for number, relation in relations.items():
        moved = new.relation(relation)
        if moved.source == moved.target and relation.source != relation.target:
            continue
        place = first.setdefault(_says(moved), number)
        result[place] = _added(result[place], moved) if place in result else moved
    return result


def _says(relation: Relation) -> object:
    ends = (relation.source, relation.target)
    needs = None if relation.needs is None else frozenset(relation.needs)
    return ends if relation.directed else frozenset(ends), relation.kind, needs


def _added(first: Relation, second: Relation) -> Relation:
    """Two relations that say the same, as one: counts add up, medians cannot, the rest is kept from both."""
    return replace(
        first,
        made=_sum(first.made, second.made),
        accepted=_sum(first.accepted, second.accepted),
        completed=_sum(first.completed, second.completed),
        declined=_reasons(first.declined, second.declined),
        days=first.days if first.days == second.days else None,
        until=_either(first.until, second.until),
        said_by=_both(first.said_by, second.said_by),
        works=_either(first.works, second.works),
        trust=first.trust or second.trust,
        barriers=tuple(dict.fromkeys((*first.barriers, *second.barriers))),
        more=_free(first.more, second.more),
        provenance=_either(first.provenance, second.provenance),
    )


def _sum(first: Count | None, second: Count | None) -> Count | None:
    return None if first is None and second is None else total((first, second))


def _reasons(first: tuple[Declined, ...] | None, second: tuple[Declined, ...] | None) -> tuple[Declined, ...] | None:
    if first is None or second is None:
        return _either(first, second)
    counts: dict[str, Count | None] = {}
    for item in (*first, *second):
        counts[item.why] = _sum(counts[item.why], item.n) if item.why in counts else item.n
    return tuple(Declined(why, n) for why, n in counts.items())


def _free(first: Pairs, second: Pairs) -> Pairs:
    return tuple((dict(first) | dict(second) | dict(first)).items())


def _either(first: T | None, second: T | None) -> T | None:
    return second if first is None else first


def _both(first: tuple[str, ...] | None, second: tuple[str, ...] | None) -> tuple[str, ...] | None:
    if first is None or second is None:
        return _either(first, second)
    return tuple(dict.fromkeys((*first, *second)))
