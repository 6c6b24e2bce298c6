"""A map being worked on: every kind of edit, each taking as long as the links it touches, not as the whole map.

`Workbench.apply` looks at how an edit fits the map; whether what it carries can be true at all is told by `impossible`,
for many edits at once, or by building the `Network`.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from network._merging import Renaming, joined, one_partner, teamed, without
from network.errors import InvalidNetwork, NetworkError
from network.model import Network, Partner, Relation, System
from network.names import suggestion
from network.parts import AddLink, AddPartner, ChangeFields, ChangePartner, Edit, MergePartner, RemoveLink, StepBack

__all__ = ["NO_PARTS", "Workbench", "impossible"]

NO_PARTS: Mapping[str, Any] = MappingProxyType({})


class Workbench:
    """The parts of a map, in a shape that makes changing them quick."""

    def __init__(self, base: Network) -> None:
        self.partners = dict(base.by_id)
        self._base = base  # what is not held below never changes
        self._links: dict[int, Relation] = {}
        self._number = 0  # of the link added last; links keep their order by it
        self._at: defaultdict[str, set[int]] = defaultdict(set)  # numbers of the links of each partner
        self._asked = base.asked
        self._agreed = base.agreed
        self._places = dict(base.positions)
        self._hints: dict[str, str] = {}
        self._promises, self._stories, self._options = base.promises, base.stories, base.options
        self._teams, self._comments = base.teams, base.comments
        for link in base.relations:
            self._add(link)

    def copy(self) -> "Workbench":
        """The same, to be worked on without this one."""
        other = copy(self)
        other.partners, other._links, other._places = dict(self.partners), dict(self._links), dict(self._places)
        other._at = defaultdict(set, {partner: set(numbers) for partner, numbers in self._at.items()})
        return other

    @property
    def system(self) -> System:
        return self._base.system

    def network(self, parts: Mapping[str, Any] = NO_PARTS) -> Network:
        """The map as it is now, with these whole parts in the place of its own.

        Raises
        ------
        InvalidNetwork
            When it could not be true.
        """
        held: dict[str, Any] = {
            "partners": tuple(self.partners.values()),
            "relations": tuple(self._links[number] for number in sorted(self._links)),
            "asked": self._asked,
            "promises": self._promises,
            "stories": self._stories,
            "comments": self._comments,
            "teams": self._teams,
            "options": self._options,
            "agreed": self._agreed,
            "positions": tuple(self._places.items()),
        }
        return replace(self._base, **{**held, **parts})

    def apply(self, edit: Edit) -> None:
        """Make one change.

        Raises
        ------
        NetworkError
            When it does not fit the map, which then stays as it was.
        """
        match edit:
            case AddLink(relation):
                self._check_listed(relation.source, relation.target)
                self._add(relation)
            case RemoveLink(source, target, kind):
                self._remove(source, target, kind)
            case AddPartner(partner):
                self._add_partner(partner)
            case ChangePartner(partner):
                self._check_listed(partner.id)
                self.partners[partner.id] = partner
            case ChangeFields(partner_id, said):
                self._check_listed(partner_id)
                self.partners[partner_id] = replace(self.partners[partner_id], **dict(said))
            case StepBack(partner_id):
                self._step_back(partner_id)
            case MergePartner(partner_id, into):
                self._merge(partner_id, into)

    def _add_partner(self, partner: Partner) -> None:
        there = self.partners.get(partner.id)
        if there is not None:
            Network(self.system, (there, partner))  # refuses the second in the words of the rule
        self.partners[partner.id] = partner

    def _add(self, link: Relation) -> None:
        self._number += 1
        self._put(self._number, link)

    def _put(self, number: int, link: Relation) -> None:
        self._links[number] = link
        self._at[link.source].add(number)
        self._at[link.target].add(number)

    def _drop(self, numbers: Iterable[int]) -> None:
        for number in numbers:
            link = self._links.pop(number)
            self._at[link.source].discard(number)
            self._at[link.target].discard(number)

    def _remove(self, source: str, target: str, kind: str) -> None:
        self._check_listed(source, target)
        between = self._at[source] & self._at[target]
        gone = [number for number in between if _is_link(self._links[number], source, target, kind)]
        if not gone:
            raise NetworkError(f'There is no link "{kind}" from "{source}" to "{target}" to remove.')
        self._drop(gone)

    def _step_back(self, partner_id: str) -> None:
        self._check_listed(partner_id)
        self._drop(tuple(self._at[partner_id]))
        del self.partners[partner_id]
        self._places.pop(partner_id, None)
        self._no_agreement(partner_id)
        self._comments = tuple(one for one in self._comments if one.partner != partner_id)
        self._teams = tuple(without(team, partner_id) for team in self._teams if team.hub != partner_id)
        if self._asked is not None:
            self._asked = tuple(one for one in self._asked if one != partner_id)

    def _no_agreement(self, partner_id: str) -> None:
        """Nobody agrees for another: an agreement goes with its partner, and does not come back with it."""
        self._agreed = tuple(one for one in self._agreed if one.partner != partner_id)

    def _merge(self, partner_id: str, into: str) -> None:
        self._check_listed(partner_id, into)
        if partner_id == into:
            raise NetworkError(f'"{into}" cannot be merged into itself. Choose two different partners.')
        new = Renaming(partner_id, into)
        one = one_partner(self.partners[into], self.partners[partner_id])
        touched = sorted(self._at[partner_id] | self._at[into])
        links = joined({number: self._links[number] for number in touched}, new)
        refusal = impossible(self.system, [AddLink(link) for link in links.values()])
        if refusal:  # such as a sum of counts of which one did not apply
            raise next(iter(refusal.values()))
        self._drop(touched)
        for number, link in links.items():
            self._put(number, link)
        del self.partners[partner_id]
        self.partners[into] = one
        place = self._places.pop(partner_id, None)
        if place is not None:
            self._places.setdefault(into, place)
        self._asked = new.ids(self._asked)
        self._no_agreement(partner_id)
        self._promises = tuple(new.ends(promise) for promise in self._promises)
        self._teams = tuple(teamed(team, new.id) for team in self._teams)
        self._stories = tuple(replace(story, at=new.ids(story.at)) for story in self._stories)
        self._comments = tuple(replace(one, partner=new.id(one.partner)) for one in self._comments)
        self._options = tuple(replace(option, edits=tuple(map(new.edit, option.edits))) for option in self._options)

    def _check_listed(self, *partner_ids: str) -> None:
        for partner_id in partner_ids:
            if partner_id not in self.partners:
                if partner_id not in self._hints:  # looking for near names is slow, and a log may ask often
                    self._hints[partner_id] = suggestion(partner_id, self.partners) or "Add the partner first."
                raise NetworkError(f'"{partner_id}" is not in the list of partners. {self._hints[partner_id]}')


def impossible(system: System, edits: Sequence[Edit]) -> dict[int, InvalidNetwork]:
    """Which of the edits carry what can never be true of a map of this system, by their place, and why."""
    whose = {"partners": _places(edits, AddPartner, ChangePartner, ChangeFields), "relations": _places(edits, AddLink)}
    found = set()
    for problem in _refusal(system, edits).problems:
        listed, number = problem.where.path[0], int(problem.where.path[1])
        if number < len(whose[str(listed)]):  # else it is about a stand-in
            found.add(whose[str(listed)][number])
    refusals = {place: _refusal(system, [edits[place]]) for place in sorted(found)}  # in the words of the edit alone
    return {place: refusal for place, refusal in refusals.items() if refusal.problems}


def _places(edits: Sequence[Edit], *kinds: type) -> list[int]:
    return [place for place, edit in enumerate(edits) if isinstance(edit, kinds)]


def _refusal(system: System, edits: Sequence[Edit]) -> InvalidNetwork:
    """Everything that is wrong with what the edits carry, on a map of nothing else; it may be nothing."""
    partners = [one for edit in edits if (one := _carried(edit)) is not None]
    links = tuple(edit.relation for edit in edits if isinstance(edit, AddLink))
    if len(partners) > 1:  # one partner may be changed many times
        partners = [replace(one, id=f"edit {n}") if one.id.strip() else one for n, one in enumerate(partners)]
    ends = dict.fromkeys(end for link in links for end in (link.source, link.target))
    stand_ins = (Partner(end, end) for end in ends)
    try:
        Network(system, (*partners, *stand_ins), links)
    except InvalidNetwork as refusal:
        return refusal
    return InvalidNetwork(())


def _carried(edit: Edit) -> Partner | None:
    """What an edit says of a partner."""
    match edit:
        case AddPartner(partner) | ChangePartner(partner):
            return partner
        case ChangeFields():
            return edit.as_partner
    return None


def _is_link(link: Relation, source: str, target: str, kind: str) -> bool:
    if link.kind != kind:
        return False
    ends = (link.source, link.target)
    return ends == (source, target) or (not link.directed and ends == (target, source))
