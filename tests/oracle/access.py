"""The definitions of access, written out slowly: the twin that every fast answer about routes is tested against.

A situation is followed through plain sets and dictionaries, one at a time, and each "without this partner", "without
this link" or "with this link" is a full recompute. Nothing here is shared with the product but the model itself.
Rows are dictionaries with the columns of the question of the same name; None is an undefined value, an empty text
a missing stage, age, area or group. `at` is a minute of the week, counted from Monday 00:00; None asks no hour.
"""

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from network.model import AgeRange, Network, Opening, Partner, Relation

WEEK = 7 * 24 * 60  # minutes
Row = dict[str, Any]
Link = tuple[str, str]
T = TypeVar("T")


@dataclass(frozen=True)
class Profile:
    """One situation. An empty text is the one unnamed value of a map that lists no ages or areas, or no group."""

    stage: str
    need: str
    age: str
    group: str
    area: str


@dataclass(frozen=True)
class Scene:
    """What one situation finds: who admits it, the links that carry its need, where it comes in, who would help."""

    inside: frozenset[str]
    links: frozenset[Link]
    entries: frozenset[str]
    services: frozenset[str]

    def without(self, partner: str) -> "Scene":
        return replace(self, inside=self.inside - {partner})

    def without_link(self, link: Link) -> "Scene":
        return replace(self, links=self.links - {link})


# Definitions -----------------------------------------------------------------------------------------------------


def profiles(network: Network) -> Iterator[Profile]:
    system = network.system
    ages = [band.id for band in system.ages] or [""]
    areas = [area.id for area in system.areas if not area.covers] or [""]
    groups = ["", *(group.id for group in system.groups)]
    for stage in system.stages:
        for need in system.needs:
            for age in ages:
                for group in groups:
                    for area in areas:
                        yield Profile(stage.id, need.id, age, group, area)


def open_at(hours: Iterable[Opening], at: int) -> bool:
    """Whether the minute falls in an opening of this week, or in one of last Sunday that runs into Monday."""
    for opening in hours:
        for day in opening.days:
            start = day * 24 * 60 + opening.start
            lasts = opening.end - opening.start + (0 if opening.end > opening.start else 24 * 60)
            if start <= at < start + lasts or start <= at + WEEK < start + lasts:
                return True
    return False


def within(network: Network, area: str, schemes: Iterable[str]) -> bool:
    """Whether the area is one of the schemes, or inside one at any level."""
    covers = {place.id: place.covers for place in network.system.areas}
    return any(scheme == area or within(network, area, covers[scheme]) for scheme in schemes)


def admits(network: Network, partner: Partner, profile: Profile, at: int | None = None, *, sure: bool = False) -> bool:
    """Whether the partner admits the situation; with `sure`, only if it has said so (a missing field shuts it out)."""
    if profile.age:
        if partner.ages is None:
            if sure:
                return False
        elif not _overlap(partner.ages, next(band.range for band in network.system.ages if band.id == profile.age)):
            return False
    if partner.only_for and profile.group not in partner.only_for:
        return False
    if profile.area:
        if partner.areas is None:
            if sure:
                return False
        elif not within(network, profile.area, partner.areas):
            return False
    if at is None:
        return partner.hours is None or any(opening.days for opening in partner.hours)
    return not sure if partner.hours is None else open_at(partner.hours, at)


def carries(relation: Relation, need: str) -> bool:
    """Whether people with the need can pass: a referral link, not a known 0, not to itself, of this need or of any."""
    if relation.kind != "refers" or relation.source == relation.target:
        return False
    if relation.made is not None and relation.made.low == relation.made.high == 0 and relation.made.applicable:
        return False
    return relation.needs is None or need in relation.needs


@dataclass(frozen=True)
class Known:
    """What has been looked up of a map: who admits somebody hangs neither on the stage nor on the need."""

    network: Network
    inside: dict[tuple[object, ...], frozenset[str]] = field(default_factory=dict)
    links: dict[str, frozenset[Link]] = field(default_factory=dict)


KNOWN: dict[int, Known] = {}  # of the last few maps, by which object each is: to hold equal ones together takes long
MOST_KNOWN = 8


def known(network: Network) -> Known:
    if id(network) not in KNOWN:
        if len(KNOWN) == MOST_KNOWN:
            KNOWN.pop(next(iter(KNOWN)))
        KNOWN[id(network)] = Known(network)
    return KNOWN[id(network)]


def admitting(network: Network, profile: Profile, at: int | None, sure: bool) -> frozenset[str]:
    """The partners that admit the situation."""
    inside, key = known(network).inside, (profile.age, profile.group, profile.area, at, sure)
    if key not in inside:
        somebody = replace(profile, stage="", need="")
        inside[key] = frozenset(one.id for one in network.partners if admits(network, one, somebody, at, sure=sure))
    return inside[key]


def carrying(network: Network, need: str) -> frozenset[Link]:
    """The links that carry a need."""
    links = known(network).links
    if need not in links:
        links[need] = frozenset((link.source, link.target) for link in network.relations if carries(link, need))
    return links[need]


def scene(network: Network, profile: Profile, at: int | None = None, *, sure: bool = False) -> Scene:
    inside = admitting(network, profile, at, sure)
    admitted = [partner for partner in network.partners if partner.id in inside]
    return Scene(
        inside=inside,
        links=carrying(network, profile.need),
        entries=frozenset(partner.id for partner in admitted if profile.stage in (partner.stages or ())),
        services=frozenset(partner.id for partner in admitted if profile.need in (partner.needs or ())),
    )


def steps_from(starts: Iterable[str], links: Iterable[Link], inside: frozenset[str]) -> dict[str, int]:
    """Links on the shortest way from any of the starts to each partner that can be reached through admitting ones."""
    onward: dict[str, list[str]] = {}
    for source, target in links:
        onward.setdefault(source, []).append(target)
    steps = {start: 0 for start in starts if start in inside}
    queue = deque(steps)
    while queue:
        here = queue.popleft()
        for there in onward.get(here, ()):
            if there in inside and there not in steps:
                steps[there] = steps[here] + 1
                queue.append(there)
    return steps


def steps_to_help(place: Scene) -> int | None:
    """Links on the shortest way from an entry to a service; None when there is no way."""
    steps = steps_from(place.entries, place.links, place.inside)
    return min((steps[service] for service in place.services if service in steps), default=None)


# Questions -------------------------------------------------------------------------------------------------------


def coverage(network: Network, at: int | None = None) -> list[Row]:
    rows = []
    for profile in profiles(network):
        place = scene(network, profile, at)
        steps = steps_to_help(place)
        sure = scene(network, profile, at, sure=True)
        rows.append(
            {
                "stage": profile.stage,
                "area": profile.area,
                "age": profile.age,
                "group": profile.group,
                "need": profile.need,
                "status": "covered" if steps is not None else "unreachable" if place.services else "none",
                "steps": steps,
                "services": len(place.services),
                "not_known": sum(network.partner(partner).needs is None for partner in place.inside),
                "unclear": int(steps is None and may_be_helped(network, place)),
                "assumed": int(steps is not None and steps_to_help(sure) is None),
            }
        )
    return rows


def may_be_helped(network: Network, place: Scene) -> bool:
    """Whether somebody the person gets to has not said what it meets, or anybody where no service is known."""
    silent = {one for one in place.inside if network.partner(one).needs is None}
    return bool(silent & steps_from(place.entries, place.links, place.inside).keys()) or bool(
        silent and not place.services
    )


def entry_points(network: Network) -> list[Row]:
    rows = coverage(network)
    covered = {(row["stage"], row["need"]) for row in rows if row["status"] == "covered"}
    needs = [need.id for need in network.system.needs]
    found = []
    for stage in network.system.stages:
        unsaid = {row["need"] for row in rows if row["stage"] == stage.id and row["unclear"] and not row["group"]}
        each: dict[tuple[str, str], list[str]] = {}
        missed, alone = set(), {}
        for row in rows:
            if row["stage"] == stage.id and row["status"] == "covered":
                alone.setdefault(row["need"], set()).add(row["group"])
            if row["stage"] == stage.id and not row["group"]:
                reached = each.setdefault((row["age"], row["area"]), [])
                reached += [row["need"]] if row["status"] == "covered" else []
                missed |= {row["need"]} if row["status"] != "covered" else set()
        people = sorted(map(len, each.values())) or [0]
        usual = people[(len(people) - 1) // 2]
        found.append(
            {
                "stage": stage.id,
                "needs_reached": sum((stage.id, need) in covered for need in needs),
                "needs_total": len(needs),
                "fewest": people[0],
                "usual": usual,
                "most": people[-1],
                "reached_by_all": ", ".join(need for need in needs if need not in missed),
                **_for_groups_alone(network, {need: groups for need, groups in alone.items() if "" not in groups}),
                "not_known": ", ".join(need for need in needs if need not in alone and need in unsaid),
                "usually": ", ".join(_most_alike([one for one in each.values() if len(one) == usual])),
            }
        )
    return found


def _most_alike(people: list[list[str]]) -> list[str]:
    """The needs that most of these people reach together; of equals the first by id."""
    often = Counter(tuple(sorted(one)) for one in people)
    first = min(often, key=lambda ids: (-often[ids], ids), default=())
    return next((one for one in people if tuple(sorted(one)) == first), [])


def _for_groups_alone(network: Network, alone: dict[str, set[str]]) -> Row:
    groups = set().union(*alone.values())
    return {
        "only_groups": ", ".join(need.id for need in network.system.needs if need.id in alone),
        "groups": ", ".join(group.id for group in network.system.groups if group.id in groups),
    }


def sole_partners(place: Scene) -> frozenset[str]:
    """The partners without whom the situation, covered now, would not be."""
    if steps_to_help(place) is None:
        return frozenset()
    return frozenset(partner for partner in place.inside if steps_to_help(place.without(partner)) is None)


def sole_routes(network: Network, at: int | None = None) -> list[Row]:
    lost: dict[str, list[Scene]] = {}
    for profile in profiles(network):
        place = scene(network, profile, at)
        for partner in sole_partners(place) - _of_people_in_none(
            profile, lambda one: sole_partners(scene(network, one, at))
        ):
            lost.setdefault(partner, []).append(place)
    rows = [
        {"partner": partner, "profiles_lost": len(places), "place": _place(partner, places)}
        for partner, places in lost.items()
    ]
    return sorted(rows, key=lambda row: (-row["profiles_lost"], row["partner"]))


def sole_links(network: Network, at: int | None = None) -> list[Row]:
    lost: Counter[Link] = Counter()
    for profile in profiles(network):
        alone = _of_people_in_none(profile, lambda one: _sole_links(scene(network, one, at)))
        lost.update(_sole_links(scene(network, profile, at)) - alone)
    rows = [{"source": source, "target": target, "profiles_lost": n} for (source, target), n in lost.items()]
    return sorted(rows, key=lambda row: (-row["profiles_lost"], row["source"], row["target"]))


def candidates(network: Network) -> list[Link]:
    """The pairs that no referral link joins in this direction, whatever needs such a link would carry."""
    linked = {(link.source, link.target) for link in network.relations if _refers(link)}
    ids = sorted(partner.id for partner in network.partners)
    return [(one, other) for one in ids for other in ids if one != other and (one, other) not in linked]


def gains(network: Network, at: int | None = None) -> Counter[Link]:
    """Situations that each absent link would open, by the definition: one end reached, the other leads to help."""
    opened: Counter[Link] = Counter()
    absent = frozenset(candidates(network))
    for profile in profiles(network):
        alone = _of_people_in_none(profile, lambda one: _opened(scene(network, one, at), absent))
        opened.update(_opened(scene(network, profile, at), absent) - alone)
    return opened


def introductions(network: Network, pairs: Iterable[Link] | None = None, at: int | None = None) -> list[Row]:
    """What each absent link (or each of `pairs`) would change, by asking everything again of an edited copy."""
    now = _standing(network, at)
    rows = [_change(network, pair, now, at) for pair in (candidates(network) if pairs is None else pairs)]
    worth = ("profiles_gained", "steps_saved", "sole_routes_removed")
    return sorted(rows, key=lambda row: (*(-row[column] for column in worth), row["source"], row["target"]))


def opened_together(network: Network, pairs: Iterable[Link], at: int | None = None) -> int:
    """Situations that have a way to help once all the pairs are linked, by asking everything again of that map."""
    new = tuple(Relation(source=source, target=target, kind="refers") for source, target in pairs)
    then = replace(network, relations=(*network.relations, *new))
    gained = {
        profile
        for profile in profiles(network)
        if steps_to_help(scene(network, profile, at)) is None and steps_to_help(scene(then, profile, at)) is not None
    }
    return sum(counted(profile, gained) for profile in gained)


def dead_ends(network: Network) -> list[Row]:
    """Partners that a need is sent to, that do not meet it and lead nowhere that does."""
    everyone = frozenset(partner.id for partner in network.partners)
    rows = []
    for need in (need.id for need in network.system.needs):
        carrying = [link for link in network.relations if carries(link, need)]
        services = {partner.id for partner in network.partners if need in (partner.needs or ())}
        onward = {(link.source, link.target) for link in carrying}
        for partner in network.partners:
            arriving = [link for link in carrying if link.target == partner.id]
            helped = services & set(steps_from([partner.id], onward, everyone))
            if arriving and partner.needs is not None and not helped:
                sent = sum(link.made.low for link in arriving if link.made is not None and link.made.exact)
                rows.append({"partner": partner.id, "need": need, "sent": sent})
    return sorted(rows, key=lambda row: (-row["sent"], row["partner"], row["need"]))


def bounce(network: Network) -> set[tuple[str, str, str]]:
    """(partner, partner, need) that are sent both ways, most of them declined both ways; partners in order of id."""
    sent = [link for link in network.relations if _mostly_declined(link)]
    return {
        (there.source, there.target, need.id)
        for there in sent
        for back in sent
        for need in network.system.needs
        if (there.source, there.target) == (back.target, back.source) and there.source < there.target
        if carries(there, need.id) and carries(back, need.id)
    }


def counted(profile: Profile, changed: Set[Profile]) -> bool:
    """Whether a situation counts: of people in no listed group, or of a group where theirs is not the same."""
    return profile in changed and (not profile.group or replace(profile, group="") not in changed)


# Parts -----------------------------------------------------------------------------------------------------------


def _of_people_in_none(profile: Profile, found: Callable[[Profile], frozenset[T]]) -> frozenset[T]:
    """What is found for people in no listed group in the place of a group; nothing for those people themselves."""
    return found(replace(profile, group="")) if profile.group else frozenset()


def _sole_links(place: Scene) -> frozenset[Link]:
    if steps_to_help(place) is None:
        return frozenset()
    return frozenset(link for link in place.links if steps_to_help(place.without_link(link)) is None)


def _opened(place: Scene, absent: frozenset[Link]) -> frozenset[Link]:
    """The absent links that would open the situation."""
    if steps_to_help(place) is not None:
        return frozenset()
    reached = steps_from(place.entries, place.links, place.inside)
    helpful = steps_from(place.services, {(target, source) for source, target in place.links}, place.inside)
    return frozenset((one, other) for one in reached for other in helpful) & absent


def _overlap(one: AgeRange, other: AgeRange) -> bool:
    starts = [ages.start for ages in (one, other) if ages.start is not None]
    ends = [ages.end for ages in (one, other) if ages.end is not None]
    return not starts or not ends or max(starts) <= min(ends)


def _refers(relation: Relation) -> bool:
    return carries(replace(relation, needs=None), "")


def _mostly_declined(link: Relation) -> bool:
    if not _refers(link) or link.made is None or link.accepted is None:
        return False
    known = link.made.exact and link.accepted.exact
    return known and link.made.low >= 8 and link.accepted.low * 2 < link.made.low


def _place(partner: str, places: list[Scene]) -> str:
    if all(partner in place.entries for place in places):
        return "way in"
    return "service" if all(partner in place.services for place in places) else "on the way"


def _standing(network: Network, at: int | None) -> dict[Profile, tuple[int, int]]:
    """Steps to help and the number of sole partners of every covered situation."""
    standing = {}
    for profile in profiles(network):
        place = scene(network, profile, at)
        steps = steps_to_help(place)
        if steps is not None:
            standing[profile] = (steps, len(sole_partners(place)))
    return standing


def _change(network: Network, pair: Link, now: dict[Profile, tuple[int, int]], at: int | None) -> Row:
    new = Relation(source=pair[0], target=pair[1], kind="refers")
    then = _standing(replace(network, relations=(*network.relations, new)), at)
    return {
        "source": pair[0],
        "target": pair[1],
        "profiles_gained": sum(counted(profile, then.keys() - now.keys()) for profile in then),
        "steps_saved": sum(max(0, now[profile][0] - then[profile][0]) for profile in now if not profile.group),
        "sole_routes_removed": sum(max(0, now[profile][1] - then[profile][1]) for profile in now if not profile.group),
    }
