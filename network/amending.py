"""Changes typed into tables and forms: each cell checked as it is typed, all of them made into edits of the map.

Cells are texts as in spreadsheets (`network.files.draft.flat`): blank is not known, `(none)` is known to be none,
several values stand between bars. A word that is not on its list yet joins the list.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from types import MappingProxyType
from typing import Any, Literal

from network.counts import Count, parse_count
from network.edit import apply_all
from network.errors import InvalidNetwork, NetworkError, Where
from network.files.draft.build import partner_of, relation_of
from network.files.draft.draft import DraftLink, DraftPartner, Log
from network.files.draft.lists import Lists
from network.model import (
    AddLink,
    AddPartner,
    ChangeFields,
    Edit,
    Network,
    Partner,
    Relation,
    RemoveLink,
    StepBack,
)
from network.possible_changes import new_id
from network.vocabulary import SHORT_LIMIT

__all__ = ["BOTH", "LINK_CELLS", "NEITHER", "PARTNER_CELLS", "SOURCE", "TARGET", "Amended", "Amending", "Typed"]

Cells = Mapping[str, str]
PARTNER_CELLS = MappingProxyType(  # a cell that can be typed: the attribute of the partner that it fills
    {
        "name": "name",
        "short": "short",
        "aka": "aka",
        "sector": "sector",
        "area": "areas",
        "stages": "stages",
        "needs": "needs",
        "ages": "ages",
        "only_for": "only_for",
        "hours": "hours",
        "capacity": "capacity",
        "wait_days": "wait_days",
        "org_id": "ids",
    }
)
LINK_CELLS = MappingProxyType(
    {
        "from": "source",
        "to": "target",
        "link_type": "kind",
        "needs": "needs",
        "referrals": "made",
        "accepted": "accepted",
        "completed": "completed",
        "days": "days",
        "said_by": "said_by",
        "works": "works",
        "until": "until",
    }
)
COUNTS = ("referrals", "accepted", "completed")
BOTH, SOURCE, TARGET, NEITHER = "both", "from", "to", "nobody"  # cells of `said_by`
YES = "yes"
LISTED = ("areas", "sectors", "needs", "stages", "groups")


@dataclass(frozen=True, slots=True)
class Typed:
    """Cells that were typed of one partner or link; None in their place takes it off the map."""

    what: Literal["partner", "link"]
    which: str | int | None  # id of a partner, place of a link on the map; None is a new one
    cells: Cells | None


@dataclass(frozen=True, slots=True)
class Amended:
    """What was typed, as changes that can be kept together."""

    edits: tuple[Edit, ...] = ()
    parts: Mapping[str, Any] = field(default_factory=dict)  # see `OpenMap.change`
    problems: tuple[str, ...] = ()  # what has to be put right first
    seen: Network | None = field(default=None, compare=False, repr=False)  # the map as it was typed on
    typed: tuple[Typed, ...] = field(default=(), compare=False)  # to be typed again on a newer map

    @property
    def count(self) -> int:
        """How many partners and links are touched; 0 when nothing was changed."""
        removals = sum(isinstance(edit, RemoveLink) for edit in self.edits)
        additions = sum(isinstance(edit, AddLink) for edit in self.edits)
        others = len(self.edits) - removals - additions
        return max(removals, additions) + others + (not self.edits and bool(self.parts))


class Amending:
    """Takes what is typed, row by row; `result` makes changes of the map of it."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._lists = Lists(network.system)
        self._log = Log()
        self._partners: dict[str, Partner] = {}  # changed or new, by id
        self._gone: dict[str, None] = {}
        self._links: dict[int, Relation | None] = {}  # by place on the map; None: taken away
        self._new_links: list[Relation] = []
        self._asked: dict[str, bool] = {}
        self._typed: list[Typed] = []

    def again(self, typed: Typed) -> None:
        """Take what was typed before."""
        match typed:
            case Typed("partner", which, None):
                self.without_partner(str(which))
            case Typed("partner", which, cells):
                self.partner(None if which is None else str(which), cells or {})
            case Typed("link", which, None):
                self.without_link(int(which or 0))
            case Typed("link", which, cells):
                self.link(None if which is None else int(which), cells or {})

    def partner(self, partner_id: str | None, cells: Cells) -> str:
        """Cells of a partner that were typed; None is a new one. Gives its id."""
        self._typed.append(Typed("partner", partner_id, cells))
        known = self._network.by_id.get(partner_id or "")
        taken = {*self._network.by_id, *self._partners}
        one = known.id if known else new_id(cells.get("name", ""), taken)
        before = known or Partner(one, cells.get("name", ""))
        if not cells.get("name", before.name).strip():
            self._say(before.name or "A new partner", "It has no name. Say what people call it.")
        if len(cells.get("short", "")) > SHORT_LIMIT:
            self._say(before.name, f'The short name "{cells["short"]}" is longer than {SHORT_LIMIT} characters.')
        draft = DraftPartner(Where(sheet=before.name), {"partner_id": one, "name": before.name} | dict(cells))
        read = replace(partner_of(draft, self._lists, self._log), short=cells.get("short") or None)
        typed = {PARTNER_CELLS[cell] for cell in cells if cell in PARTNER_CELLS}
        if typed or known is None:
            self._partners[one] = replace(before, **{name: getattr(read, name) for name in typed})
        if "asked" in cells:
            self._asked[one] = cells["asked"] == YES
        return one

    def without_partner(self, partner_id: str) -> None:
        """The partner and its links are taken off the map."""
        self._typed.append(Typed("partner", partner_id, None))
        self._gone[partner_id] = None

    def link(self, place: int | None, cells: Cells) -> None:
        """Cells of a link that were typed; `place` is its number on the map, None a new one."""
        self._typed.append(Typed("link", place, cells))
        before = Relation("", "") if place is None else self._network.relations[place]
        source, target = cells.get("from", before.source), cells.get("to", before.target)
        if not (source and target):
            self._say("A new link", "Say who refers and to whom.")
            return
        name = f"{self._network.name(source)} to {self._network.name(target)}"
        texts = {cell: text for cell, text in cells.items() if cell not in ("from", "to", "said_by", *COUNTS)}
        kind = cells.get("link_type") or before.kind
        texts = {**texts, "link_type": kind}
        read = relation_of(DraftLink(Where(sheet=name), source, target, texts), self._lists, self._log)
        typed = {LINK_CELLS[cell] for cell in cells if cell in LINK_CELLS and cell not in COUNTS}
        after = replace(before, **{attribute: getattr(read, attribute) for attribute in typed})
        said_by = _said_by(after, before, cells.get("said_by"))
        after = replace(after, said_by=said_by, **self._counts(name, cells))
        if place is None:
            self._new_links.append(after)
        else:
            self._links[place] = after

    def without_link(self, place: int) -> None:
        """The link is taken off the map."""
        self._typed.append(Typed("link", place, None))
        self._links[place] = None

    def result(self) -> Amended:
        """Everything that was typed. What the map could not be with it is among the problems."""
        edits = (*self._partner_edits(), *self._link_edits(), *map(StepBack, self._gone))
        parts = {**self._grown(), **self._with_asked()}
        said = [f"{problem.where.sheet}: {problem.what}" for problem in self._log.problems]
        if not said and (edits or parts):
            said = _refusal(self._network, edits, parts)
        return Amended(edits, parts, tuple(dict.fromkeys(said)), self._network, tuple(self._typed))

    def _say(self, whom: str, what: str) -> None:
        self._log.warn(Where(sheet=whom), what, "")

    def _counts(self, name: str, cells: Cells) -> dict[str, Any]:
        counts: dict[str, Count | None] = {}
        for cell in COUNTS:
            if cell not in cells:
                continue
            text = cells[cell].strip()
            try:
                counts[LINK_CELLS[cell]] = parse_count(text) if text else None
            except ValueError:
                self._say(name, f'"{text}" is not a number of referrals. Write 12, or <5 where it is hidden.')
        return counts

    def _partner_edits(self) -> list[Edit]:
        kept = [one for one in self._partners.values() if one.id not in self._gone]
        known = self._network.by_id
        return [_changed(known[one.id], one) if one.id in known else AddPartner(one) for one in kept
                if one != known.get(one.id)]  # fmt: skip

    def _link_edits(self) -> list[Edit]:
        """Links are taken away by their ends and kind, so those that stand beside a changed one are added again."""
        links = self._network.relations
        touched = {_group(links[place]) for place, after in self._links.items() if after != links[place]}
        standing = {place: link for place, link in enumerate(links) if _group(link) in touched}
        removed = {_group(link): RemoveLink(link.source, link.target, link.kind) for link in standing.values()}
        after = [self._links.get(place, link) for place, link in standing.items()]
        return [*removed.values(), *(AddLink(link) for link in (*after, *self._new_links) if link is not None)]

    def _grown(self) -> dict[str, Any]:
        lists: dict[str, Any] = {name: self._lists.items(name) for name in LISTED}
        system = replace(self._network.system, **lists)
        return {} if system == self._network.system else {"system": system}

    def _with_asked(self) -> dict[str, Any]:
        before = self._network.asked
        asked = dict.fromkeys(before or ())
        for one, has in self._asked.items():
            if has:
                asked[one] = None
            else:
                asked.pop(one, None)
        after = tuple(one for one in asked if one not in self._gone)
        same = after == tuple(one for one in before or () if one not in self._gone)
        return {} if same else {"asked": after}


def _changed(before: Partner, after: Partner) -> ChangeFields:
    """What was typed, and no more: what nobody has touched here is left to others."""
    pairs = ((one.name, getattr(before, one.name), getattr(after, one.name)) for one in fields(Partner))
    return ChangeFields(after.id, tuple((name, now) for name, was, now in pairs if now != was))


def _said_by(after: Relation, before: Relation, said: str | None) -> tuple[str, ...] | None:
    """Who has named the link: as typed; else as before, where its ends are still the same."""
    if said is None:
        ends = {after.source, after.target}
        return before.said_by if before.said_by is None or set(before.said_by) <= ends else None
    by = {BOTH: (after.source, after.target), SOURCE: (after.source,), TARGET: (after.target,), NEITHER: ()}
    return by.get(said)


def _group(link: Relation) -> tuple[object, str]:
    ends = (link.source, link.target)
    return ends if link.directed else frozenset(ends), link.kind


def _refusal(network: Network, edits: tuple[Edit, ...], parts: Mapping[str, Any]) -> list[str]:
    try:
        apply_all(network, edits, parts)
    except InvalidNetwork as error:
        return [f"{problem.what} {problem.fix}" for problem in error.problems]
    except NetworkError as error:
        return [str(error)]
    return []
