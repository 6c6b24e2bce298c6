"""A person's route as a story: stop by stop, with waits adding up, closed doors and why, and how sure it is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from analysis._doors import Door, hour_in_words, shut
from analysis._route import Arrival, NeedWalk, Route, Step, Walk
from analysis._situations import hardly_described, need_name
from analysis._wilson import MIN_REFERRALS
from network.access import DAY_MINUTES, parse_hour
from network.model import Network, Partner, Person
from network.unnamed import Speaker
from network.words import in_sentence, listed, plural, times_said
from render.spoken import ages_said, count_said
from render.story_pins import Pin, pins

__all__ = ["RouteStory", "Stop", "doors_apart", "route_said", "story"]

Kind = Literal["step", "shut", "not known"]
NEEDS_NAMED = 3
DOORS_NAMED = 3
NIGHT_STARTS, NIGHT_ENDS = 18 * 60, 6 * 60  # minutes of the day
ON_THE_WAY = 4  # closed doors told between the steps; all others stand in a list
HIDDEN_IN_ROOM = ("no link", "not known")  # reasons that speak of a link, not of opening hours or criteria


@dataclass(frozen=True, slots=True)
class Stop:
    """One line of the story."""

    kind: Kind
    number: int  # of the step, from 1; 0 for a closed door
    name: str
    words: str
    time: str = ""  # since coming in, such as `today`, `day 4`; never earlier than that of the stop before
    wait: str = ""  # what it counts from the stop before, such as `seen 3 days after referral`
    sole: bool = False  # no recorded way to this help avoids it
    stories: tuple[Pin, ...] = ()  # told of this step


@dataclass(frozen=True, slots=True)
class RouteStory:
    """The way to help with one need."""

    need: str
    verdict: tuple[str, str]  # `16 days`, `to the help needed`
    stops: tuple[Stop, ...]
    doors: tuple[Stop, ...]  # closed doors that do not stand on the way
    sums: tuple[str, ...]  # retellings, and how many get all the way at best
    reached: bool  # a way to help is open at the hour asked
    known: bool = True  # the map tells enough to say that there is a way, or none


@dataclass(frozen=True, slots=True)
class _Screen:
    """Who is told about, and who looks on."""

    network: Network
    person: Person
    room: bool
    agreed: frozenset[str]

    @property
    def at(self) -> int | None:
        return None if self.person.at is None else parse_hour(self.person.at)

    def name(self, partner: str, *, always: bool = True) -> str:
        if always or not self.room:
            return self.network.name(partner)
        said = Speaker.of_map(self.network, self.agreed).of(partner)
        return said[0].upper() + said[1:]


def story(
    network: Network, person: Person, told: NeedWalk, *, room: bool = False, agreed: frozenset[str] = frozenset()
) -> RouteStory:
    """The way to help with one need, as it is told.

    Parameters
    ----------
    room
        Whether a whole room looks on: then nobody is named as missing a link, as the only way through, or for what
        became of referrals, unless it has agreed.
    """
    screen = _Screen(network, person, room, agreed)
    route = told.route or told.later
    steps = [*_steps(screen, route, told.need)] if route else [*_entries(screen)]
    here = list(route.path) if route else [one.id for one in _doors_in(screen)]
    doors = [] if _unknown(screen, route) else [door for door in told.closed if door.partner not in here]
    helps = {one.id for one in network.partners if told.need in (one.needs or ())}
    ways_in = {one.id for one in network.partners if person.stage in (one.stages or ())}
    first = helps if here else helps | ways_in
    passed = here[:-1] if route else here  # behind the one that helps, nobody has to go on
    on_the_way = [door for door in doors if door.after in passed or (route is None and door.partner in first)]
    on_the_way = sorted(on_the_way, key=lambda door: door.partner not in ways_in)[:ON_THE_WAY]
    steps = [*_with_stories(screen, steps, here)]
    stops = [*_with_doors(screen, steps, here, on_the_way)]
    return RouteStory(
        need=need_name(network, told.need),
        verdict=_verdict(screen, told),
        stops=tuple(stops),
        doors=tuple(_joined(_closed(screen, door) for door in doors if door not in on_the_way)),
        sums=tuple(_sums(screen, route)) if route else (),
        reached=told.route is not None,
        known=not _unknown(screen, route),
    )


def doors_apart(network: Network, walked: Walk) -> str:
    """That the ways to help with several needs begin at different doors, in words; empty where they do not."""
    routes = [told.route or told.later for told in walked.needs]
    doors = list(dict.fromkeys(route.path[0] for route in routes if route))
    if len(doors) < 2:
        return ""
    named = listed([network.name(one) for one in doors[:DOORS_NAMED]], len(doors[DOORS_NAMED:]))
    return f"These ways begin at different doors: {named}. Whoever comes in at one may not have the way from another."


def route_said(network: Network, route: Route) -> str:
    """Another way in one line: `Crown Court, then Probation, then Drugs: 2 steps, about 13 days`."""
    days = route.days
    wait = "waits not all known" if days is None else f"about {plural(round(days), 'day')}"
    return f"{', then '.join(map(network.name, route.path))}: {plural(route.links, 'step')}, {wait}"


def _verdict(screen: _Screen, told: NeedWalk) -> tuple[str, str]:
    """How long it takes; where nothing is open at the hour, how long once doors open, and that nothing is open now."""
    route = told.route or told.later
    if missing := _unknown(screen, route):
        return "Not known", missing
    if route is None:
        return "No route", "that opens within a week" if told.shut_all_week else "recorded on this map"
    now = "" if told.route else f"; nothing {_at_that_hour(screen.at)}"
    minutes = route.arrivals(screen.at)[-1].minutes
    if minutes is None:
        return plural(route.links, "step"), f"to the help needed{now}; not every wait is known"
    days = round(minutes / DAY_MINUTES)
    if told.later and not route.days:
        return _lasts(minutes), f"to the help needed{now}"
    return (plural(days, "day"), f"to the help needed{now}") if days else ("Today", "at the first door")


def _unknown(screen: _Screen, route: Route | None) -> str:
    """Why the map can tell neither a way nor that there is none, in words; then no door is told as closed either."""
    return hardly_described(screen.network) if route is None else ""


def _at_that_hour(at: int | None) -> str:
    """`tonight` between six in the evening and six in the morning."""
    return "tonight" if at is not None and not NIGHT_ENDS <= at % DAY_MINUTES < NIGHT_STARTS else "at that hour"


def _sums(screen: _Screen, route: Route) -> Iterator[str]:
    if route.retold:
        yield f"The story has to be told again {times_said(route.retold)}."
    told_of = [step.partner for step in route.steps[1:] if step.at_best is not None]
    if route.in_words and not (screen.room and len(told_of) == 1 and told_of[0] not in screen.agreed):
        yield route.in_words


def _steps(screen: _Screen, route: Route, need: str) -> Iterator[tuple[str, Stop]]:
    """The steps of a route with their partners; a door that is shut on arrival stands before its step."""
    before: float | None = 0.0
    for place, (step, arrival) in enumerate(zip(route.steps, route.arrivals(screen.at), strict=True)):
        name = screen.name(step.partner)
        if arrival.opens is not None:
            words = f"Shut. Opens {hour_in_words(arrival.opens)}."
            yield step.partner, Stop("shut", 0, name, words, *_until_open(screen, before, arrival.shut))
        last = place == len(route.steps) - 1
        words = _does(screen, step, need if last else "") if place else _arrival(screen)
        if last and not place:
            words = f"{words} Helps with {need_name(screen.network, need)}."
        sole = step.partner in route.sole and (not screen.room or step.partner in screen.agreed)
        time = _day(screen, arrival.minutes)
        yield step.partner, Stop("step", place + 1, name, words, time, _wait(step, place, arrival), sole)
        before = arrival.minutes


def _with_stories(screen: _Screen, steps: list[tuple[str, Stop]], here: list[str]) -> Iterator[tuple[str, Stop]]:
    """The steps with the stories that are told of them, on the line where the person is let in."""
    path = here or [partner for partner, _ in steps]
    told = pins(screen.network, path, room=screen.room, agreed=screen.agreed)
    for partner, stop in steps:
        of_step = tuple(pin for pin in told if pin.partner == partner) if stop.kind == "step" else ()
        yield partner, replace(stop, stories=of_step)


def _day(screen: _Screen, minutes: float | None) -> str:
    """The day so many minutes after coming in; not known where a wait before it is not."""
    if minutes is None:
        return "not known"
    day = int(((screen.at or 0) % DAY_MINUTES + minutes) // DAY_MINUTES)
    return f"day {day}" if day else "today"


def _entries(screen: _Screen) -> Iterator[tuple[str, Stop]]:
    """Where no way leads to help: the doors where the person comes in."""
    for place, partner in enumerate(_doors_in(screen)[:1]):
        yield partner.id, Stop("step", place + 1, partner.name, _arrival(screen), "today")


def _doors_in(screen: _Screen) -> list[Partner]:
    network, person = screen.network, screen.person
    return [
        one for one in network.partners
        if (person.stage is None or person.stage in (one.stages or ())) and one.stages
        and shut(network, one, person) is None
    ]  # fmt: skip


def _with_doors(screen: _Screen, steps: list[tuple[str, Stop]], here: list[str], doors: list[Door]) -> Iterator[Stop]:
    """The steps, each followed by the closed doors that stand after it; those after none stand at the end."""
    waiting = list(doors)
    for place, (partner, stop) in enumerate(steps):
        yield stop
        if place + 1 < len(steps) and steps[place + 1][0] == partner:
            continue  # the same partner, once its door has opened
        after = [door for door in waiting if door.after == partner]
        waiting = [door for door in waiting if door not in after]
        yield from _joined(_closed(screen, door) for door in after)
    yield from _joined(_closed(screen, door) for door in waiting if door.after not in here)


def _joined(stops: Iterable[Stop]) -> Iterator[Stop]:
    """Doors that are closed for the same reason, as one."""
    for _, alike in groupby(stops, key=lambda stop: (stop.kind, stop.words)):
        group = list(alike)
        yield replace(group[0], name="; ".join(stop.name for stop in group))


def _closed(screen: _Screen, door: Door) -> Stop:
    name = screen.name(door.partner, always=door.reason not in HIDDEN_IN_ROOM)
    if door.reason == "not known":
        return Stop("not known", 0, name, f"Not known. {door.why}")
    words = f"Shut. {door.why}" if door.reason == "hours" else door.why
    return Stop("shut", 0, name, words)


def _arrival(screen: _Screen) -> str:
    stages = {stage.id: stage.name for stage in screen.network.system.stages}
    where = stages.get(screen.person.stage or "", "Comes in here")
    when = "" if screen.person.at is None else f" {hour_in_words(parse_hour(screen.person.at))}"
    return f"{where}{when}."


def _does(screen: _Screen, step: Step, need: str) -> str:
    """What happens at a step: what it does, whom it takes, what became of those sent here, and the retelling."""
    partner = screen.network.partner(step.partner)
    parts = [f"Helps with {need_name(screen.network, need)}." if need else _helps(screen.network, partner)]
    if partner.ages is not None and (partner.ages.start or partner.ages.end):
        parts.append(f"Takes people aged {ages_said(partner.ages)}.")
    if not screen.room:
        parts.append(_outcome(step))
    if step.told_again:
        parts.append("The story is told again.")
    return " ".join(part for part in parts if part)


def _helps(network: Network, partner: Partner) -> str:
    names = {one.id: in_sentence(one.name) for one in network.system.needs}
    helps = [names[one] for one in partner.needs or ()]
    if not helps:
        return "Refers people on."
    more = f" and {len(helps) - NEEDS_NAMED} more" if len(helps) > NEEDS_NAMED else ""
    return f"Helps with {', '.join(helps[:NEEDS_NAMED]) if more else listed(helps)}{more}."


def _outcome(step: Step) -> str:
    made, completed = step.made, step.completed
    if made is None or completed is None or step.well_within is None:
        few = made is not None and made.high is not None and made.high < MIN_REFERRALS
        return "Too few referrals to say what becomes of them." if few else "What becomes of referrals is not recorded."
    least, most = (round(100 * share) for share in step.well_within)
    said = f"{count_said(completed)} of {count_said(made)} referrals reached help"
    return f"{said}: of so few, that may be anything from {least} to {most} in 100."


def _until_open(screen: _Screen, before: float | None, shut_for: float | None) -> tuple[str, str]:
    """The day on which a shut door opens, and how long the person stands before it."""
    if before is None or shut_for is None:
        return "not known", ""
    return _day(screen, before + shut_for), f"opens after {_lasts(shut_for)}"


def _wait(step: Step, place: int, arrival: Arrival) -> str:
    """From the referral to the first contact; the hours before a shut door run within it, never on top."""
    if place == 0:
        return ""
    if step.days is None:
        return "wait not known"
    if arrival.opens is not None and (arrival.shut or 0) >= step.days * DAY_MINUTES:
        return "seen once open"
    days = round(step.days)
    after = f"seen {plural(days, 'day')} after referral" if days else "seen within a day"
    return f"{after}, shut hours included" if arrival.shut else after


def _lasts(minutes: float) -> str:
    hours, days = round(minutes / 60), round(minutes / DAY_MINUTES)
    return plural(days, "day") if hours > 48 else plural(hours, "hour")
