"""Can this person get help, how long does it take, and how often must the story be told?"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Unpack

import pandas as pd

from analysis._columns import table_of
from analysis._declare import Highlight, Question, Result, Theme, Who, Word, columns
from analysis._doors import Door, hour_in_words, hour_text
from analysis._grid import Filters, listed_id, minute_of
from analysis._promised_person import gap_of
from analysis._route import NeedWalk, Route, Walk
from analysis._situations import hardly_described, need_name
from analysis._walk import walk
from network.access import DAY_MINUTES, parse_hour
from network.errors import NetworkError
from network.model import Area, Named, Network, Person
from network.public_parts import is_public_copy
from network.words import in_sentence, listed, numbered, plural, times_said

QUESTION = Question(
    theme=Theme.ROUTE,
    order=10,
    heading="Can this person get help?",
    finding="{what}{nearest}{rest}.",
    nothing="No need is given, so there is no help to look for.",
    not_known="We cannot tell yet: {missing}.",
    ask="Where would you have given up, and who could have helped sooner?",
    move="What would open a door?",
    move_page="Build next",
    columns=columns(
        """
        need       | Need             | need    | what help is looked for
        kind       | On the map as    | text    | step: on the way; later: on the way once doors open; other: another
                   |                  |         | way to help; closed: a door that is shut, without a link, or not
                   |                  |         | known
        way        | Way              | count   | 0: the best way; 1 and up: others; for closed doors 0
        place      | Place            | count   | order on the way, from 0; closed doors count on their own
        partner    | Partner          | partner | where the person is
        days       | Wait             | days    | median days from referral to first contact; empty where not known
        since      | Since coming in  | number  | days until the first contact here, shut doors and waits before it
                   |                  |         | added up; empty once a wait is not known, and for closed doors
        told_again | Told again       | flag    | 1: the story has to be told again here
        chance     | Reached help     | share   | of the referrals on the link to it, 0 to 1; empty where not known or
                   |                  |         | under 8 referrals
        sole       | Only way through | flag    | 1: no recorded way to this help avoids it
        why        | Why              | text    | why a door is closed, or when it opens
        """,
    ),
    graph="Referral links that carry the need, between the partners that admit this person at this hour",
    definition="""
        The way with fewest links from a partner where the person comes in to one that meets the need, through
        partners that all admit the person and are open at the hour; among equals the one with fewest unknown
        and then shortest waits. Whoever has no way in given may come in by any. Where no such way is open: the
        way that arrives first, waiting at each shut door until it opens; waits after a referral are told apart.
        At best so many get all the way: the smallest upper limit (Wilson, 95 %) of the share that reached help,
        of the links on it; a bound however the steps hang together. If they are unrelated: the product of the
        shares. Links of which the outcome is not recorded count as certain.
    """,
    source="""
        Own definition; earliest arrival: Cooke and Halsey (1966), The shortest route through a network with
        time-dependent internodal transit times, J. Math. Anal. Appl. 14(3). Upper limit: Wilson (1927), JASA
        22(158). People take different ways by where they come in: Dyer (2013), Criminal justice diversion and
        liaison services: a path to success? Social Policy and Society 12(1)
    """,
)

DESCRIBE = "describe a person first, with a need, an age, a home area and a way in"
NO_HOURS = "Days, and hours at which doors are shut, are left out of a public copy."
PLANNING = "For planning, not for advising a real person."
ADMISSION = ("age", "group", "area")  # reasons that last, unlike hours
SHUT_FOR = {  # reason: of one door, of several
    "age": ("takes other ages", "take other ages"),
    "group": ("is only for others", "are only for others"),
    "area": ("serves other areas", "serve other areas"),
}
NAME = "\0"  # where a partner's name goes in a sentence
TOLD_APART = 2  # needs; more are counted
LONGEST = 30  # words of a sentence that a room can follow
NAMED = 3  # needs with a way to help that are named where all of them would make it longer
COLUMNS = tuple(column.name for column in QUESTION.columns)
STORED = ("str", "str", "int64", "int64", "str", "float64", "float64", "Int64", "float64", "Int64", "str")
Row = tuple[str, str, int, int, str, float | None, float | None, int | None, float | None, int | None, str]


def answer(network: Network, *, person: str | Person | None = None, **described: Unpack[Filters]) -> Result:
    """One imagined person's way to help with each need.

    Parameters
    ----------
    person
        One of the map's people, by id, or a person described elsewhere. Without one, the description counts: `need`,
        `stage`, `area`, `group`, `at`, and `age` in years; without that too, the first of the map's people.

    Returns
    -------
    Result whose table has the steps of the best way to each need (kind step, or later where doors are shut at the
    hour), up to three other ways, and the closed doors with their reasons. `analysis._walk.walk` gives the same as
    plain objects.

    Raises
    ------
    NetworkError
        When the map lists no such person, need, stage, area or group, or the age is no whole number.

    References
    ----------
    Dyer (2013), Social Policy and Society 12(1).
    """
    whom = _person(network, person, described)
    if whom is None:
        return Result(state="not known", table=_table([]), words={"missing": DESCRIBE})
    told = walk(network, whom)
    routes = [one.route or one.later for one in told.needs]
    missing = "" if any(routes) else hardly_described(network)
    return Result(
        state="nothing" if not told.needs else "not known" if missing else "finding",
        table=_table([row for one in told.needs for row in _rows(one, _minute(told.person))]),
        words={"missing": missing, **_words(network, told)} if told.needs else {},
        figure=None if missing else _figure(told),
        highlight=_highlight([route for route in routes if route]),
        gap=() if missing else gap_of(told),
        claims=tuple(f"{one.need} {'now' if one.route else 'later' if one.later else 'none'}" for one in told.needs),
        caveats=tuple(
            filter(None, (_at_best(told), _retold(told), _untold(network, told), PLANNING, _help_now(network, told)))
        ),
        facts=(
            ("needs", ", ".join(one.need for one in told.needs)),
            *((f"meets several of the needs: {one}", ", ".join(needs)) for one, needs in told.several),
        ),
    )


def _person(network: Network, person: str | Person | None, described: Filters) -> Person | None:
    if isinstance(person, Person):
        return person
    people = {one.id: one for one in network.people}
    if person is not None:
        return people[listed_id("person", list(people), person)]
    if not described:
        return network.people[0] if network.people else None
    system = network.system
    asked: dict[str, Sequence[Named | Area]] = {
        "need": system.needs,
        "stage": system.stages,
        "area": system.areas,
        "group": system.groups,
    }
    ids: dict[str, str] = {}
    for what, items in asked.items():
        wanted = str(described.get(what) or "")
        if wanted:
            ids[what] = listed_id(what, [item.id for item in items], wanted)
    at = minute_of(described.get("at"))
    return Person(
        id="described",
        name="The person described",
        needs=(ids["need"],) if "need" in ids else (),
        age=_years(described.get("age")),
        groups=(ids["group"],) if "group" in ids else (),
        area=ids.get("area"),
        stage=ids.get("stage"),
        at=None if at is None else hour_text(at),
    )


def _years(age: str | int | None) -> int | None:
    if age is None or isinstance(age, int):
        return age
    if not age.strip().isdecimal():
        raise NetworkError(f'"{age}" is not an age. Give it in whole years, such as 17.')
    return int(age)


def _table(rows: Sequence[Row]) -> pd.DataFrame:
    return table_of(rows, dict(zip(COLUMNS, STORED, strict=True)))


def _minute(person: Person) -> int | None:
    return None if person.at is None else parse_hour(person.at)


def _rows(one: NeedWalk, at: int | None) -> Iterator[Row]:
    ways = [("step", one.route), ("later", one.later), *(("other", route) for route in one.others)]
    for way, (kind, route) in enumerate((kind, route) for kind, route in ways if route):
        for place, (step, arrival) in enumerate(zip(route.steps, route.arrivals(at), strict=True)):
            since = None if arrival.minutes is None else arrival.minutes / DAY_MINUTES
            sole, opens = int(step.partner in route.sole), _opens(step.opens)
            told, chance = int(step.told_again), step.chance
            yield one.need, kind, way, place, step.partner, step.days, since, told, chance, sole, opens
    for place, door in enumerate(one.closed):
        yield one.need, "closed", 0, place, door.partner, None, None, None, None, None, door.why


def _opens(minute: int | None) -> str:
    return "" if minute is None else f"Opens {hour_in_words(minute)}."


def _words(network: Network, told: Walk) -> dict[str, Word]:
    """The sentence, parted where it names the nearest service that turns the person away."""
    if len(told.needs) > TOLD_APART:
        return {"what": _how_many(network, told), "nearest": "", "rest": ""}
    nearest = [_nearest(network, one) for one in told.needs]
    named = next((place for place, door in enumerate(nearest) if door), None)
    for short, naming in ((False, named), (True, named), (True, None)):
        parts = [
            _one_need(network, told.person, one, nearest[place] if place == naming else None, short=short)
            for place, one in enumerate(told.needs)
        ]
        door = None if naming is None else nearest[naming]
        if _fits("; ".join(parts).replace(NAME, network.name(door.partner) if door else "")):
            break
    what, _, rest = "; ".join(parts).partition(NAME)
    return {"what": what, "nearest": Who(door.partner) if door else "", "rest": rest}


def _fits(sentence: str) -> bool:
    return len(sentence.split()) <= LONGEST


def _how_many(network: Network, told: Walk) -> str:
    reached = [need_name(network, one.need) for one in told.needs if one.route]
    said = f"a way to help is recorded for {len(reached)} of {len(told.needs)} needs"
    if not reached:
        return said
    whole = f"{said}: {listed(reached)}"
    return whole if _fits(whole) else f"{said}: {listed(reached[:NAMED], len(reached[NAMED:]))}"


def _one_need(network: Network, person: Person, one: NeedWalk, nearest: Door | None, *, short: bool) -> str:
    """What is told of one need; in short where two would make a long sentence."""
    help_with = f"help with {need_name(network, one.need)}"
    if one.route:
        return f"{help_with} is {_far(one.route, anywhere=person.stage is None, short=short)}"
    if one.later and person.at is not None:
        at = parse_hour(person.at)
        if short:
            return f"{help_with} {_opening(one.later, at)}"
        return f"no recorded way to {help_with} is open {hour_in_words(at)}; {_once_open(one.later, at)}"
    if one.shut_all_week:
        return f"no way to {help_with} opens in the week"
    if nearest:
        why = f"{'is ' if nearest.reason == 'group' else ''}{in_sentence(nearest.why).removesuffix('.')}"
        return f"no way to {help_with} is recorded: the nearest, {NAME}, {why}"
    doors = [] if short else _doors(one)
    return f"no way to {help_with} is recorded{': ' if doors else ''}{listed(doors)}"


def _once_open(later: Route, at: int) -> str:
    """When help is there on a way that has to wait: in days where they are known, else when its last door opens."""
    days = _days_until(later, at)
    return f"the one that opens first takes about {days}" if days else f"one {_opening(later, at)}"


def _opening(later: Route, at: int) -> str:
    """The same in short, of the help."""
    days = _days_until(later, at)
    if days:
        return f"is about {days} away once doors open"
    *_, opens = (step.opens for step in later.steps if step.opens is not None)
    return f"opens {hour_in_words(opens)}"


def _days_until(later: Route, at: int) -> str:
    """`12 days`; empty where they are not known, or there are only doors to wait for."""
    minutes = later.arrivals(at)[-1].minutes
    return plural(round(minutes / DAY_MINUTES), "day") if minutes is not None and later.days else ""


def _doors(one: NeedWalk) -> list[str]:
    reasons = Counter(door.reason if door.reason in ("no link", "not known") else "shut" for door in one.closed)
    shut, unlinked, unclear = reasons["shut"], reasons["no link"], reasons["not known"]
    parts = [f"{plural(shut, 'door')} {_why_shut(one, shut)}"] if shut else []
    if unlinked:
        have, them = numbered(unlinked, "has", "have"), numbered(unlinked, "it", "them")
        parts.append(f"{plural(unlinked, 'door')} {have} no recorded way to {them}")
    if unclear:
        parts.append(f"{unclear} {numbered(unclear, 'is', 'are')} not known")
    return parts


def _why_shut(one: NeedWalk, shut: int) -> str:
    """Why so many doors are shut where it is the same for all, else only that they are."""
    why = {door.reason for door in one.closed} & SHUT_FOR.keys()
    only = len(why) == 1 and all(door.reason in (*why, "no link", "not known") for door in one.closed)
    return numbered(shut, *SHUT_FOR[why.pop()]) if only else numbered(shut, "is shut", "are shut")


def _nearest(network: Network, one: NeedWalk) -> Door | None:
    """The first service that somebody on the way refers to and that does not admit the person, whatever the hour."""
    for door in one.closed if not one.route and not one.later else ():
        if door.after and door.reason in ADMISSION and one.need in (network.partner(door.partner).needs or ()):
            return door
    return None


def _far(route: Route, *, anywhere: bool, short: bool) -> str:
    if not route.links:
        return "at the first door"
    days = f", about {plural(round(route.days), 'day')}" if route.days and not short else ""
    where = "from the nearest way in" if anywhere and not short else "away"
    return f"{plural(route.links, 'step')} {where}{days}"


def _figure(told: Walk) -> tuple[str, str] | None:
    if len(told.needs) != 1:
        reached = sum(one.route is not None for one in told.needs)
        return (f"{reached} of {len(told.needs)}", "needs with a way to help") if told.needs else None
    (one,) = told.needs
    route = one.route or one.later
    if route is None:
        return "No route", "recorded"
    minutes = route.arrivals(_minute(told.person))[-1].minutes
    far = plural(route.links, "step") if minutes is None else plural(round(minutes / DAY_MINUTES), "day")
    return far, "to the help needed" if one.route else "to the help needed; nothing at that hour"


def _at_best(told: Walk) -> str:
    """How many get all the way, for the need of which most is known to be lost."""
    routes = [(one.route.at_best, one.route) for one in told.needs if one.route and one.route.at_best is not None]
    return min(routes, key=lambda one: one[0])[1].in_words if routes else ""


def _retold(told: Walk) -> str:
    times = max((one.route.retold for one in told.needs if one.route), default=0)
    return f"The story has to be told again {times_said(times)}." if times else ""


def _untold(network: Network, told: Walk) -> str:
    """Why a way has no days and no shut doors, where the map itself may know them."""
    return NO_HOURS if is_public_copy(network) and any(one.route for one in told.needs) else ""


def _help_now(network: Network, told: Walk) -> str:
    """Where to turn now, in the words of the map's owner, when a need has no way to help."""
    without = any(one.route is None for one in told.needs)
    words = (network.system.help_now or "").strip() if without else ""
    return f"{words}." if words and not words.endswith((".", "!", "?")) else words


def _highlight(routes: Sequence[Route]) -> Highlight:
    partners = {one for route in routes for one in route.path}
    links = {pair for route in routes for pair in pairwise(route.path)}
    return Highlight(tuple(sorted(partners)), tuple(sorted(links)))
