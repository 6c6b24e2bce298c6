"""What can never be true of a map: one function a rule, each yielding every place that breaks it.

`Network` runs all of them when it is built. Things that are only worth a second look are in `network.second_look`.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from network._circles import circles
from network.counts import Count
from network.errors import Problem, Where
from network.goal_tests import LISTS, QUESTIONS, faults
from network.names import suggestion
from network.parts import (
    AgeRange,
    Agreement,
    Comment,
    Goal,
    HowMany,
    Option,
    Partner,
    Person,
    Promise,
    Relation,
    RunningStep,
    Story,
    System,
    Team,
)
from network.vocabulary import (
    BARRIER_KINDS,
    BARRIER_STATES,
    DECLINE_REASONS,
    KINDS,
    PER,
    PROMISE_STATES,
    SHORT_LIMIT,
    SOURCE_KINDS,
    TELLERS,
    TRUST_KEYS,
    WORKS,
)
from network.words import plural

__all__ = ["WholeMap", "errors_in"]

Path = tuple[str | int, ...]
SYSTEM_LISTS = ("areas", "sectors", "needs", "stages", "groups", "ages")
PARTNER_LISTS = {"areas": "areas", "stages": "stages", "needs": "needs", "only_for": "groups"}  # field: system list


class WholeMap(Protocol):
    """All parts of a map together, as `network.model.Network` holds them."""

    @property
    def system(self) -> System: ...
    @property
    def partners(self) -> tuple[Partner, ...]: ...
    @property
    def relations(self) -> tuple[Relation, ...]: ...
    @property
    def asked(self) -> tuple[str, ...] | None: ...
    @property
    def promises(self) -> tuple[Promise, ...]: ...
    @property
    def stories(self) -> tuple[Story, ...]: ...
    @property
    def comments(self) -> tuple[Comment, ...]: ...
    @property
    def goals(self) -> tuple[Goal, ...]: ...
    @property
    def teams(self) -> tuple[Team, ...]: ...
    @property
    def people(self) -> tuple[Person, ...]: ...
    @property
    def options(self) -> tuple[Option, ...]: ...
    @property
    def agreed(self) -> tuple[Agreement, ...]: ...
    @property
    def running_order(self) -> tuple[RunningStep, ...]: ...
    @property
    def positions(self) -> tuple[tuple[str, tuple[float, float]], ...]: ...


def errors_in(network: WholeMap) -> Iterator[Problem]:
    """Every error in the map, rule by rule."""
    for rule in RULES:
        yield from rule(network)


def blank_ids(network: WholeMap) -> Iterator[Problem]:
    for path, thing_id in _all_ids(network):
        if not thing_id.strip():
            yield _error((*path, "id"), "An id is blank.", "Give it an id of its own.")


def repeated_ids(network: WholeMap) -> Iterator[Problem]:
    seen: set[tuple[Path, str]] = set()
    for path, thing_id in _all_ids(network):
        key = (path[:-1], thing_id)
        if key in seen:
            yield _error((*path, "id"), f'The id "{thing_id}" is used twice.', "Give each its own id.")
        seen.add(key)


def blank_names(network: WholeMap) -> Iterator[Problem]:
    for index, partner in enumerate(network.partners):
        if not partner.name.strip():
            what = f'The partner "{partner.id}" has no name.'
            yield _error(("partners", index, "name"), what, "Say what people call it.")
    for index, team in enumerate(network.teams):
        if not team.name.strip():
            yield _error(("teams", index, "name"), f'The team "{team.id}" has no name.', "Say what people call it.")
    if not network.system.name.strip():
        yield _error(("system", "name"), "The system has no name.", "Add a name under system.")


def long_short_names(network: WholeMap) -> Iterator[Problem]:
    for index, partner in enumerate(network.partners):
        if partner.short and len(partner.short) > SHORT_LIMIT:
            what = f'The short name "{partner.short}" has {len(partner.short)} characters.'
            yield _error(("partners", index, "short"), what, f"Use at most {SHORT_LIMIT}: it is the label on the map.")


def unknown_areas_covered(network: WholeMap) -> Iterator[Problem]:
    valid = {area.id for area in network.system.areas}
    for index, area in enumerate(network.system.areas):
        yield from _unknown(area.covers, valid, ("system", "areas", index, "covers"), f'the area "{area.id}"', "areas")


def areas_that_cover_themselves(network: WholeMap) -> Iterator[Problem]:
    places = {area.id: index for index, area in enumerate(network.system.areas)}
    for first, *others in circles({area.id: area.covers for area in network.system.areas}):
        through = f"through {plural(len(others), 'other')}" if others else "directly"
        what = f'The area "{first}" covers itself, {through}.'
        yield _error(("system", "areas", places[first], "covers"), what, "Take one of them out of the circle.")


def unknown_words_of_partners(network: WholeMap) -> Iterator[Problem]:
    valid = {name: {item.id for item in getattr(network.system, name)} for name in SYSTEM_LISTS}
    for index, partner in enumerate(network.partners):
        path: Path = ("partners", index)
        who = f'the partner "{partner.id}"'
        for field, listed in PARTNER_LISTS.items():
            if words := getattr(partner, field):
                yield from _unknown(words, valid[listed], (*path, field), who, listed)
        if partner.sector is not None:
            yield from _unknown((partner.sector,), valid["sectors"], (*path, "sector"), who, "sectors")


def unknown_ends(network: WholeMap) -> Iterator[Problem]:
    valid = {partner.id for partner in network.partners}
    for index, relation in enumerate(network.relations):
        ends = relation.source, relation.target
        if valid.issuperset(ends) and (not relation.said_by or set(ends).issuperset(relation.said_by)):
            continue  # nearly always, and half the time of reading a large map
        who = f'the relation "{relation.source} -> {relation.target}"'
        for field, end in zip(("from", "to"), ends, strict=True):
            yield from _unknown((end,), valid, ("relations", index, field), who, "partners")
        for stranger in sorted(set(relation.said_by or ()).difference(ends)):
            what = f'{who[0].upper()}{who[1:]} is said by "{stranger}", which is at neither end of it.'
            yield _error(("relations", index, "said_by"), what, "Name only the partners at its two ends.")


def unknown_needs_of_links(network: WholeMap) -> Iterator[Problem]:
    valid = {need.id for need in network.system.needs}
    for index, relation in enumerate(network.relations):
        if relation.needs:
            who = f'the relation "{relation.source} -> {relation.target}"'
            yield from _unknown(relation.needs, valid, ("relations", index, "needs"), who, "needs")


def unknown_partners_elsewhere(network: WholeMap) -> Iterator[Problem]:
    valid = {partner.id for partner in network.partners}
    yield from _unknown(network.asked or (), valid, ("asked",), "the list of partners asked", "partners")
    agreed = [one.partner for one in network.agreed]
    yield from _unknown(agreed, valid, ("agreed",), "the list of those who agreed to be named", "partners")
    for index, comment in enumerate(network.comments):
        yield from _unknown([comment.partner], valid, ("comments", index, "partner"), "a comment", "partners")
    placed = [partner_id for partner_id, _ in network.positions]
    yield from _unknown(placed, valid, ("positions",), "the map layout", "partners")


def unknown_words_of_people(network: WholeMap) -> Iterator[Problem]:
    valid = {name: {item.id for item in getattr(network.system, name)} for name in SYSTEM_LISTS}
    for index, person in enumerate(network.people):
        path: Path = ("people", index)
        who = f'the person "{person.id}"'
        yield from _unknown(person.needs, valid["needs"], (*path, "needs"), who, "needs")
        yield from _unknown(person.groups, valid["groups"], (*path, "groups"), who, "groups")
        if person.area is not None:
            yield from _unknown((person.area,), valid["areas"], (*path, "area"), who, "areas")
        if person.stage is not None:
            yield from _unknown((person.stage,), valid["stages"], (*path, "stage"), who, "stages")


def impossible_teams(network: WholeMap) -> Iterator[Problem]:
    valid = {partner.id for partner in network.partners}
    for index, team in enumerate(network.teams):
        path: Path = ("teams", index)
        who = f'the team "{team.id}"'
        lists = {"hub": (team.hub,), "core": team.core or (), "extended": team.extended or ()}
        for field, members in lists.items():
            yield from _unknown(members, valid, (*path, field), who, "partners")
        for member in sorted({team.hub, *lists["core"]}.intersection(lists["extended"])):
            what = f'"{member}" is in the core and in the extended team of "{team.id}".'
            yield _error((*path, "extended"), what, "Name it in one of the two.")


def goals_that_cannot_be_tested(network: WholeMap) -> Iterator[Problem]:
    for index, goal in enumerate(network.goals):
        for what, fix in faults(goal):
            yield _error(("goals", index, "test"), what, fix)
        if goal.question in QUESTIONS:
            for key, value in goal.test:
                if key in LISTS:
                    valid = {item.id for item in getattr(network.system, LISTS[key])}
                    yield from _unknown((value.strip(),), valid, ("goals", index, "test"), "a goal", LISTS[key])


def upside_down_ages(network: WholeMap) -> Iterator[Problem]:
    ranges: list[tuple[Path, AgeRange | None]] = [
        (("system", "ages", index), band.range) for index, band in enumerate(network.system.ages)
    ]
    ranges += [(("partners", index, "ages"), partner.ages) for index, partner in enumerate(network.partners)]
    for path, ages in ranges:
        if ages is None:
            continue
        if any(end < 0 for end in (ages.start, ages.end) if end is not None):
            yield _error(path, "An age is below 0.", "Ages are whole years from 0.")
        if ages.start is not None and ages.end is not None and ages.start > ages.end:
            yield _error(path, f"The ages run from {ages.start} down to {ages.end}.", "Swap the two ends.")


def impossible_hours(network: WholeMap) -> Iterator[Problem]:
    for index, partner in enumerate(network.partners):
        for place, opening in enumerate(partner.hours or ()):
            good_days = opening.days and all(0 <= day <= 6 for day in opening.days)
            if not (good_days and 0 <= opening.start < 24 * 60 and 0 <= opening.end <= 24 * 60):
                path = ("partners", index, "hours", place)
                fix = 'Write days such as "Mon-Fri" and times from "00:00" to "24:00".'
                yield _error(path, f'The hours of "{partner.id}" are not possible.', fix)


def impossible_numbers(network: WholeMap) -> Iterator[Problem]:
    period = network.system.period
    if period and period.start > period.end:
        yield _error(("system", "period"), "The period ends before it starts.", "Swap the two dates.")
    for index, partner in enumerate(network.partners):
        for field in ("capacity", "wait_days"):
            if not _from_0(getattr(partner, field)):
                what = f'The {field} of "{partner.id}" is not a number from 0.'
                yield _error(("partners", index, field), what, "Use 0 or more, or leave it out if not known.")
    for index, relation in enumerate(network.relations):
        if not _from_0(relation.days):
            what = f'The days of "{relation.source} -> {relation.target}" are not a number from 0.'
            yield _error(("relations", index, "days"), what, "Use 0 or more, or leave them out if not known.")
    for index, step in enumerate(network.running_order):
        if not _from_0(step.minutes):
            what = f'The minutes of the step "{step.title}" are not a number from 0.'
            yield _error(("running_order", index, "minutes"), what, "Use 0 or more.")


def impossible_places(network: WholeMap) -> Iterator[Problem]:
    for index, (partner_id, place) in enumerate(network.positions):
        if not all(math.isfinite(number) for number in place):
            what = f'The place of "{partner_id}" on the map is not two numbers.'
            yield _error(("positions", index), what, "Leave it out: it is laid out again.")


def repeated_keys(network: WholeMap) -> Iterator[Problem]:
    for path, pairs in _free_keys(network):
        if not pairs:
            continue  # nearly always
        for key, times in Counter(key for key, _ in pairs).items():
            if times > 1:
                yield _error(path, f'The key "{key}" is used {times} times.', "Use each key once.")


def impossible_counts(network: WholeMap) -> Iterator[Problem]:
    for index, relation in enumerate(network.relations):
        made_alone = relation.accepted is relation.completed is None and not relation.declined
        if made_alone and (relation.made is None or not _upside_down(relation.made)):
            continue  # nearly always
        path: Path = ("relations", index)
        link = f'On "{relation.source} -> {relation.target}"'
        counts = {"made": relation.made, "accepted": relation.accepted, "completed": relation.completed}
        counts |= {f"declined {number}": item.n for number, item in enumerate(relation.declined or ())}
        for field, count in counts.items():
            if count is not None and _upside_down(count):
                what = f"{link}, {field} is below 0."
                yield _error((*path, field.split()[0]), what, "Counts are whole numbers from 0.")
        for part, whole in (("accepted", "made"), ("completed", "accepted"), ("completed", "made")):
            if _certainly_more(counts[part], counts[whole]):
                what = f"{link}, {counts[part]} referrals were {part} but only {counts[whole]} {whole}."
                yield _error((*path, part), what, f"{part.capitalize()} can be at most {whole}.")


def impossible_how_many(network: WholeMap) -> Iterator[Problem]:
    for path, how_many in _how_many(network):
        if how_many.n is not None and _upside_down(how_many.n):
            yield _error((*path, "n"), "How many people come in is below 0.", "Counts are whole numbers from 0.")


def words_outside_the_lists(network: WholeMap) -> Iterator[Problem]:
    for path, value, allowed in _closed_words(network):
        if value is not None and value not in allowed:
            options = ", ".join(allowed)
            what = f'"{value}" is not one of the words for {_field(path)}.'
            yield _error(path, what, suggestion(value, allowed) or f"Use one of: {options}.")


def trust_off_the_scale(network: WholeMap) -> Iterator[Problem]:
    for index, relation in enumerate(network.relations):
        for key, value in relation.trust:
            if key not in TRUST_KEYS or not 1 <= value <= 4:
                what = f'Trust "{key}": {value} is not on the scale.'
                yield _error(("relations", index, "trust"), what, f"Use {', '.join(TRUST_KEYS)}, each from 1 to 4.")


RULES: tuple[Callable[[WholeMap], Iterator[Problem]], ...] = (
    blank_ids,
    repeated_ids,
    blank_names,
    long_short_names,
    unknown_areas_covered,
    areas_that_cover_themselves,
    unknown_words_of_partners,
    unknown_ends,
    unknown_needs_of_links,
    unknown_partners_elsewhere,
    unknown_words_of_people,
    impossible_teams,
    goals_that_cannot_be_tested,
    upside_down_ages,
    impossible_hours,
    impossible_numbers,
    impossible_places,
    repeated_keys,
    impossible_counts,
    impossible_how_many,
    words_outside_the_lists,
    trust_off_the_scale,
)


def _all_ids(network: WholeMap) -> Iterator[tuple[Path, str]]:
    for name in SYSTEM_LISTS:
        for index, item in enumerate(getattr(network.system, name)):
            yield ("system", name, index), item.id
    for name in ("partners", "people", "options", "teams"):
        for index, item in enumerate(getattr(network, name)):
            yield (name, index), item.id
    for index, goal in enumerate(network.goals):
        if goal.id is not None:
            yield ("goals", index), goal.id


def _how_many(network: WholeMap) -> Iterator[tuple[Path, HowMany]]:
    for name in SYSTEM_LISTS:
        for index, item in enumerate(getattr(network.system, name)):
            if item.how_many is not None:
                yield ("system", name, index, "how_many"), item.how_many


def _free_keys(network: WholeMap) -> Iterator[tuple[Path, tuple[tuple[str, object], ...]]]:
    for index, partner in enumerate(network.partners):
        yield ("partners", index, "ids"), partner.ids
        yield ("partners", index, "more"), partner.more
    for index, relation in enumerate(network.relations):
        yield ("relations", index, "trust"), relation.trust
        yield ("relations", index, "more"), relation.more
    for index, goal in enumerate(network.goals):
        yield ("goals", index, "test"), goal.test


def _closed_words(network: WholeMap) -> Iterator[tuple[Path, str | None, tuple[str, ...]]]:
    for where, how_many in _how_many(network):
        yield (*where, "per"), how_many.per, tuple(PER)
    for index, relation in enumerate(network.relations):
        path: Path = ("relations", index)
        yield (*path, "kind"), relation.kind, KINDS
        yield (*path, "works"), relation.works, WORKS
        for item in relation.declined or ():
            yield (*path, "declined"), item.why, DECLINE_REASONS
        for barrier in relation.barriers:
            yield (*path, "barriers"), barrier.kind, BARRIER_KINDS
            yield (*path, "barriers"), barrier.status, BARRIER_STATES
    for index, promise in enumerate(network.promises):
        yield ("promises", index, "status"), promise.status, PROMISE_STATES
    for index, story in enumerate(network.stories):
        yield ("stories", index, "told_by"), story.told_by, TELLERS
    for name in ("partners", "relations", "stories"):
        for index, item in enumerate(getattr(network, name)):
            if item.provenance is not None:
                yield (name, index, "source"), item.provenance.kind, SOURCE_KINDS


def _unknown(names: Iterable[str], valid: set[str], path: Path, who: str, listed: str) -> Iterator[Problem]:
    listed_names = list(names)
    if valid.issuperset(listed_names) and len(set(listed_names)) == len(listed_names):
        return  # nearly always, and three times as fast as counting
    for name, times in Counter(listed_names).items():
        place = () if len(listed_names) == 1 else (listed_names.index(name),)
        if name not in valid:
            what = f'{who[0].upper()}{who[1:]} names "{name}", which is not in the list of {listed}.'
            fix = suggestion(name, valid) or f"Add it to {listed} or take it out."
            yield _error((*path, *place), what, fix)
        elif times > 1:
            what = f'{who[0].upper()}{who[1:]} names "{name}" {times} times.'
            yield _error((*path, *place), what, "Name it once.")


def _from_0(number: float | None) -> bool:
    return number is None or 0 <= number < math.inf


def _upside_down(count: Count) -> bool:
    return count.low < 0 or (count.high is not None and count.high < count.low)


def _certainly_more(part: Count | None, whole: Count | None) -> bool:
    return (
        part is not None
        and whole is not None
        and whole.high is not None
        and (part.applicable and whole.applicable)
        and part.low > whole.high
    )


def _field(path: Path) -> str:
    return str(next(step for step in reversed(path) if isinstance(step, str)))


def _error(path: Path, what: str, fix: str) -> Problem:
    return Problem("error", Where(path=path), what, fix)
