"""What is worth a second look on a map: one function a rule, each yielding every place. Nothing here stops anything."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import pairwise

from network.access import parse_hour
from network.counts import Count, total
from network.edit import apply_all
from network.errors import NetworkError, Problem, Where
from network.goal_tests import QUESTIONS
from network.margins import MARGINS, contradictions, partly_stated
from network.model import Network, Relation
from network.names import look_alike_letters, match_key, proposals
from network.rounding import off_by
from network.words import plural

__all__ = ["check"]

Path = tuple[str | int, ...]
MOST_TRIED = 500_000  # partners and links that are looked at in trying options
FEWEST_TRIED = 5
COUNTED = ("made", "accepted", "completed", "declined")


def check(network: Network) -> tuple[Problem, ...]:
    """Every warning about the map, rule by rule; each says what it is about (`where.path`) and what to do."""
    return tuple(warning for rule in RULES for warning in rule(network))


def same_names(network: Network) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for index, name in _spellings(network):
        there = first.setdefault(match_key(name), index)
        if there != index:
            what = f'"{network.partners[there].id}" and "{network.partners[index].id}" are both called "{name}".'
            yield _warning(("partners", index, "name"), what, "If they are one, merge them; else tell them apart.")


def near_names(network: Network) -> Iterator[Problem]:
    owner: dict[str, int] = {}
    for index, name in _spellings(network):
        owner.setdefault(match_key(name), index)
    for near in proposals(name for _, name in _spellings(network)):
        one, other = sorted((owner[match_key(near.one)], owner[match_key(near.other)]))
        if one != other:
            ids = f'"{network.partners[one].id}" and "{network.partners[other].id}"'
            what = f'"{near.one}" and "{near.other}" may be one partner ({ids}): {near.why}.'
            yield _warning(("partners", other, "name"), what, "If they are one, merge them.")


def look_alikes(network: Network) -> Iterator[Problem]:
    for index, partner in enumerate(network.partners):
        for field, text in (("id", partner.id), ("name", partner.name), ("short", partner.short or "")):
            letters = look_alike_letters(text)
            if letters:
                what = f'"{text}" holds letters of another alphabet that look like Latin ones: {letters}'
                yield _warning(("partners", index, field), what, "Type them again, or names will not match.")


def partners_without_relations(network: Network) -> Iterator[Problem]:
    if not network.relations:
        return
    linked = {end for link in network.relations if link.source != link.target for end in (link.source, link.target)}
    for index, partner in enumerate(network.partners):
        if partner.id not in linked:
            what = f'"{partner.name}" has no relation with anybody.'
            yield _warning(("partners", index), what, "Add one, or ask whom it works with.")


def self_links(network: Network) -> Iterator[Problem]:
    for index, link in enumerate(network.relations):
        if link.source == link.target:
            what = f'"{link.source}" is linked with itself.'
            yield _warning(("relations", index), what, "It is left out of every answer. Check its two ends.")


def counts_on_other_kinds(network: Network) -> Iterator[Problem]:
    for index, link in enumerate(network.relations):
        counted = [field for field in COUNTED if getattr(link, field) is not None]
        if link.kind != "refers" and counted:
            what = f'{_link(link)} has {counted[0]}, which only "refers" counts.'
            yield _warning(("relations", index, counted[0]), what, "Check the kind; the number is not used.")


def repeated_relations(network: Network) -> Iterator[Problem]:
    seen: defaultdict[object, list[Relation]] = defaultdict(list)
    for index, link in enumerate(network.relations):
        ends = (link.source, link.target)
        alike = seen[link.kind, ends if link.directed else frozenset(ends)]
        if any(_overlap(link, other) for other in alike):
            what = f'{_link(link)} is here more than once as "{link.kind}" for the same needs.'
            yield _warning(("relations", index), what, "Keep one, or their counts add up.")
        alike.append(link)


def speakers_not_asked(network: Network) -> Iterator[Problem]:
    if network.asked is None:
        return
    said: defaultdict[str, list[int]] = defaultdict(list)
    for index, link in enumerate(network.relations):
        for who in link.said_by or ():
            if who not in network.asked_ids:
                said[who].append(index)
    for who, places in said.items():
        named = len({frozenset((network.relations[place].source, network.relations[place].target)) for place in places})
        number = "a link" if named == 1 else f"{named:,} links"
        what = f'"{network.name(who)}" has named {number} but is not listed under asked.'
        yield _warning(("relations", places[0], "said_by"), what, "Add it to asked, or take it out of said_by.")


def nobody_listed_as_asked(network: Network) -> Iterator[Problem]:
    if network.asked is None and network.relations:
        what = "The map does not say which partners were asked, so a missing link cannot be told from a missing answer."
        yield _warning(("asked",), what, "List under asked those who have told about their links.")


def more_declined_than_left(network: Network) -> Iterator[Problem]:
    for index, link in enumerate(network.relations):
        if link.made is None or link.made.high is None or not link.made.applicable or not link.declined:
            continue
        gone = total([link.accepted or Count.exactly(0), *(item.n or Count.exactly(0) for item in link.declined)])
        rounding = off_by(network.system) * (2 + len(link.declined))  # sums then need not add up
        if gone.low > link.made.high + rounding:
            what = f"On {_link(link)}, {gone} were accepted or declined but only {link.made} made."
            yield _warning(("relations", index, "declined"), what, "Check the reasons: one referral may be in several.")


def ages_that_do_not_join(network: Network) -> Iterator[Problem]:
    bands = sorted(enumerate(network.system.ages), key=lambda item: item[1].range.start or 0)
    for (_, one), (index, other) in pairwise(bands):
        end, start = one.range.end, other.range.start or 0
        if end is None or end >= start:
            what = f'The age bands "{one.name}" and "{other.name}" overlap.'
        elif end + 1 < start:
            what = f'Between the age bands "{one.name}" and "{other.name}" some ages are in neither.'
        else:
            continue
        yield _warning(("system", "ages", index), what, "Let each band start where the one before it ends.")


def people_that_do_not_add_up(network: Network) -> Iterator[Problem]:
    for what in contradictions(network.system):
        yield _warning(("system",), what, "Check the numbers; until then only the shares of each list are used.")


def people_partly_known(network: Network) -> Iterator[Problem]:
    for name, missing, of in partly_stated(network.system):
        what = f"For {missing:,} of {of:,} {MARGINS[name]} it is not said how many people come in."
        yield _warning(("system", name), what, "Add how_many; until then people are spread evenly over them.")


def people_of_wider_areas(network: Network) -> Iterator[Problem]:
    for index, area in enumerate(network.system.areas):
        if area.covers and area.how_many:
            what = f'"{area.name}" says how many people come in, but it covers other areas.'
            yield _warning(("system", "areas", index), what, "Say it of the areas inside it; this number is not used.")


def never_open(network: Network) -> Iterator[Problem]:
    for index, partner in enumerate(network.partners):
        if partner.hours == ():
            what = f'"{partner.name}" has an empty list of hours: it is never open.'
            yield _warning(("partners", index, "hours"), what, "Take hours out if they are not known.")


def doors_nobody_keeps(network: Network) -> Iterator[Problem]:
    yield from _unserved(network, "stages", "has people coming in at")


def needs_nobody_meets(network: Network) -> Iterator[Problem]:
    yield from _unserved(network, "needs", "says that it meets")


def unreadable_hours_of_people(network: Network) -> Iterator[Problem]:
    for index, person in enumerate(network.people):
        try:
            parse_hour(person.at or "Mon 00:00")
        except ValueError as error:
            yield _warning(("people", index, "at"), f"{error}.", "Until then no hour is asked of this person.")


def goals_in_words_alone(network: Network) -> Iterator[Problem]:
    for index, goal in enumerate(network.goals):
        if goal.question not in QUESTIONS or not goal.test:
            what = f"The map cannot test goal {index + 1:,}."
            fix = f"Give it a test of {' or '.join(QUESTIONS)}; until then it is shown as not known."
            yield _warning(("goals", index), what, fix)


def teams_without_a_link(network: Network) -> Iterator[Problem]:
    linked = {(link.source, link.target) for link in network.referrals}
    for index, team in enumerate(network.teams):
        for member in team.extended or ():
            if (team.hub, member) not in linked:
                names = f'"{network.name(member)}" is in the extended team of "{team.name}"'
                what = f'{names}, but no referral from "{network.name(team.hub)}" to it is on the map.'
                yield _warning(("teams", index, "extended"), what, "Add the link, or ask whether it is so.")


def partly_laid_out(network: Network) -> Iterator[Problem]:
    missing = len(network.partners) - len(network.positions)
    if network.positions and missing:
        number = plural(missing, "partner has", "partners have")
        yield _warning(("positions",), f"{number} no place on the saved layout.", "Lay the map out again.")


def unmarked_illustrations(network: Network) -> Iterator[Problem]:
    if network.system.illustrative:
        return
    for name in ("partners", "relations"):
        for index, item in enumerate(getattr(network, name)):
            if item.provenance is not None and item.provenance.kind == "illustrative":
                what = "Something here is illustrative, but the map as a whole does not say so."
                yield _warning((name, index, "source"), what, "Add illustrative: true under system.")
                return


def options_that_do_not_work(network: Network) -> Iterator[Problem]:
    """Each is tried on the whole map: of very many on a large map, the first."""
    size = len(network.partners) + len(network.relations)
    tried = max(FEWEST_TRIED, MOST_TRIED // max(1, size))
    if len(network.options) > tried:
        what = f"The map has {len(network.options):,} options. Only the first {tried:,} were tried on it."
        yield _warning(("options", tried), what, "Take out those that nobody needs any more.")
    for index, option in enumerate(network.options[:tried]):
        try:
            apply_all(network, option.edits)
        except NetworkError as error:
            what = f'The option "{option.name}" does not fit the map: {error}'
            yield _warning(("options", index), what, "Change its edits or take it out.")


RULES: tuple[Callable[[Network], Iterator[Problem]], ...] = (
    same_names,
    near_names,
    look_alikes,
    partners_without_relations,
    self_links,
    counts_on_other_kinds,
    repeated_relations,
    speakers_not_asked,
    nobody_listed_as_asked,
    more_declined_than_left,
    ages_that_do_not_join,
    people_that_do_not_add_up,
    people_partly_known,
    people_of_wider_areas,
    never_open,
    doors_nobody_keeps,
    needs_nobody_meets,
    unreadable_hours_of_people,
    goals_in_words_alone,
    teams_without_a_link,
    partly_laid_out,
    unmarked_illustrations,
    options_that_do_not_work,
)


def _spellings(network: Network) -> Iterator[tuple[int, str]]:
    for index, partner in enumerate(network.partners):
        yield from ((index, name) for name in (partner.name, *partner.aka))


def _unserved(network: Network, field: str, does: str) -> Iterator[Problem]:
    stated = [set(listed) for partner in network.partners if (listed := getattr(partner, field)) is not None]
    if not stated:
        return
    served = set[str]().union(*stated)
    for index, item in enumerate(getattr(network.system, field)):
        if item.id not in served:
            what = f'No partner {does} "{item.name}".'
            yield _warning(("system", field, index), what, "Add it to the partners it belongs to, if there are any.")


def _overlap(one: Relation, other: Relation) -> bool:
    return one.needs is None or other.needs is None or not set(one.needs).isdisjoint(other.needs)


def _link(relation: Relation) -> str:
    return f'"{relation.source} -> {relation.target}"'


def _warning(path: Path, what: str, fix: str) -> Problem:
    return Problem("warning", Where(path=path), what, fix)
