"""The safe public copy of a map: what may be seen by anybody, and nothing else.

What stays, and nothing else does:

- of the system: its name, period, where to turn now, that it is illustrative, the lists of areas, sectors, needs, ways
  in, groups and ages, and how many people come in;
- of partners: name and short name, sector, areas, ways in, needs, ages, whom it is for, and what kind of source says
  so, with its day;
- of links: who with whom, of what kind, for which needs, how many referrals were made, the kind and state of barriers,
  and what kind of source says so, with its day;
- teams without their names, who has been asked, goals that can be tested without an hour or a wait (in the words of
  their test), promises without words (who, with whom, by when, state), and, on an illustrative map, imagined people
  without an hour.

Counts are hidden by the rule that is written on the map; where none hides anything, by the default one.

No name stays of whoever is somebody's only way to help or an end of the only link on it (`sole_routes`, `sole_links`),
unless it has agreed; of whoever a trail stops at (`dead_ends`); of refuges; of whoever has such a name within its own;
and, with `roles`, of anybody. They are called by what they do, have ids that say nothing, and stand in an order that
says nothing.

Of refuges the areas go too, and where there are any, so does every area in which nobody else works. Opening hours go
for all partners, for hours of some alone would tell who is shut at night. So "at this hour" and "in this area" are then
not known on the copy: who has not said is counted as perhaps open and perhaps there, and answers say that this is
assumed.

Also gone, for nobody is to be shown up by it: who accepts, completes or turns down how many, waits,
capacity, how well a link works, trust, who confirmed a link, when funding ends. So are all words that people typed
(sources, barriers, stories, promises and their owners, goals, columns of their own, the workshop's running order, other
and former names), saved what-ifs, official identifiers, and the places of partners on the drawn map.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import analysis
from network.goal_tests import LISTS, GoalTest, read_test
from network.model import Goal, Network, Person, Promise
from network.public_parts import Whose, public_parts
from network.refuges import refuges
from network.roles import called
from render.goal_words import goal_sentence

__all__ = ["LEFT_OUT", "UNANSWERED", "public_copies", "public_copy"]

LEFT_OUT = (
    "This is made from a safe public copy. Small counts are hidden. Opening hours, waits, what became of referrals, "
    "trust, promises of partners who are named, and the words of single people and partners are left out: what rests "
    "on them is shown as not known. "
    "Partners who are somebody's only way to help are named only where they have agreed."
)
UNANSWERED = frozenset({"both_sides", "bounce", "leaks", "pressure", "unknowns"})  # they ask what has been left out
UNLESS_AGREED = {"sole_routes": ("partner",), "sole_links": ("source", "target")}  # question: columns with partners
NEVER = {"dead_ends": ("partner",)}


def public_copy(network: Network, *, agreed: frozenset[str] = frozenset(), roles: bool = False) -> Network:
    """The map as anybody may see it. What stays is at the head of this file.

    Parameters
    ----------
    agreed
        Ids of the partners who have agreed to be named to everybody. To be named in a room is another matter, so it is
        nobody unless somebody says so.
    roles
        Whether nobody is named: `Mental health service 2`.
    """
    (copy,) = public_copies([network], agreed=agreed, roles=roles)
    return copy


def public_copies(
    networks: Sequence[Network], *, agreed: frozenset[str] = frozenset(), roles: bool = False
) -> tuple[Network, ...]:
    """The same for maps of one system that will be compared, such as two waves: everybody goes by one name in all."""
    known = frozenset(one for network in networks for one in network.by_id)
    hidden = frozenset[str]().union(*map(refuges, networks))
    whose = Whose({}, hidden, agreed, known)
    unnamed = known if roles else hidden
    for network in () if roles else networks:
        for seen in (network, public_parts(network, whose)):  # what is left out makes only ways appear that were none
            unnamed |= (_in_tables(UNLESS_AGREED, seen) - agreed) | _in_tables(NEVER, seen)
    unnamed = _with_namesakes(networks, unnamed)
    whose = replace(whose, called=called(networks, unnamed, hidden))
    return tuple(_copy(network, whose) for network in networks)


def _with_namesakes(networks: Sequence[Network], unnamed: frozenset[str]) -> frozenset[str]:
    """These partners and whoever holds the name of one of them in its own: "Northfield office of …"."""
    partners = {one.id: one for network in networks for one in network.partners}
    secret = [re.compile(rf"(?<!\w){re.escape(partners[one].name)}(?!\w)", re.IGNORECASE) for one in unnamed]
    named = (one for key, one in partners.items() if key not in unnamed)
    return unnamed | {one.id for one in named if any(name.search(f"{one.name} {one.short or ''}") for name in secret)}


def _in_tables(columns: Mapping[str, tuple[str, ...]], network: Network) -> frozenset[str]:
    """Partners whom the answers to these questions list."""
    tables = {name: analysis.run(name, network).table for name in columns}
    return frozenset(str(one) for name, table in tables.items() for column in columns[name] for one in table[column])


def _copy(network: Network, whose: Whose) -> Network:
    copy = public_parts(network, whose)
    return replace(
        copy,
        goals=tuple(_goals(network, copy)),
        people=tuple(_people(network, copy)) if network.system.illustrative else (),
        promises=tuple(one for promise in network.promises for one in _promise(promise, network, whose)),
    )


def _goals(network: Network, copy: Network) -> Iterator[Goal]:
    """Goals that the copy can be asked about, said as their test says them."""
    for goal in network.goals:
        test = read_test(goal)
        if test is not None and test.at is None and test.days is None and _all_listed(test, copy):
            yield Goal(goal_sentence(copy, test), goal.question, goal.by, goal.test)


def _all_listed(test: GoalTest, copy: Network) -> bool:
    return all(
        getattr(test, key) is None or getattr(test, key) in {item.id for item in getattr(copy.system, items)}
        for key, items in LISTS.items()
    )


def _people(network: Network, copy: Network) -> Iterator[Person]:
    areas = {area.id for area in copy.system.areas}
    for number, one in enumerate(network.people, start=1):
        if one.area is None or one.area in areas:
            name = f"Imagined person {number}"
            yield Person(f"person{number}", name, one.needs, one.age, one.groups, one.area, one.stage)


def _promise(promise: Promise, network: Network, whose: Whose) -> Iterator[Promise]:
    """Without words; none where an end is not on the map, or is named and has not agreed."""
    ends = [one for one in (promise.source, promise.target) if one]
    if all(one in network.by_id and (one in whose.called or one in whose.agreed) for one in ends):
        yield Promise(
            whose.id(promise.source) if promise.source else promise.source,
            whose.id(promise.target) if promise.target else None,
            by=promise.by,
            finding=promise.finding if promise.finding in analysis.questions() else None,
            status=promise.status,
        )
