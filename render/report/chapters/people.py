"""People's routes: the imagined people of the map, each with the way to help as a story."""

from collections.abc import Iterator

from analysis._walk import walk
from analysis.route import PLANNING
from network.access import with_readable_hour
from network.model import Network, Person
from network.words import in_sentence, listed
from render.person_words import person_said
from render.report.content import Block, Bullets, Heading, Text
from render.report.telling import Telling
from render.route_story import RouteStory, Stop, doors_apart, route_said, story
from render.tables import UNDEFINED, table_of

__all__ = ["blocks"]

MARKS = {"shut": "Shut", "not known": "Not known"}
STOPS = 14  # lines of a story


def blocks(telling: Telling) -> Iterator[Block]:
    """Everybody who is at home in the area that the report is about, or anywhere."""
    people = [one for one in telling.network.people if telling.choices.area in (None, one.area)]
    if people:
        yield Text(PLANNING, "quiet")
    for person in people:
        yield from _person(telling, with_readable_hour(person))


def _person(telling: Telling, person: Person) -> Iterator[Block]:
    network, seen = telling.network, telling.seen
    answer, walked = telling.answer("route", person=person), walk(network, person)
    yield Heading(person.name)
    yield Text(person_said(network, person))
    yield from telling.sentence(answer)
    yield from telling.figure(answer)
    if apart := doors_apart(network, walked):
        yield Text(apart)
    for told in walked.needs:
        yield from _way(telling, story(network, person, told, room=seen.room, agreed=seen.agreed))
        if told.others and not seen.room:
            others = [f"{route_said(network, other)}." for other in told.others]
            yield Text("Other ways to this help", "body")
            yield Bullets(tuple(others))
    if walked.several:
        yield Text("One partner for several of these needs", "body")
        yield Bullets(tuple(_several(network, walked.several)))
    help_now = (network.system.help_now or "").strip()
    if help_now and any(told.route is None for told in walked.needs):
        yield Text(f"Where to turn now: {help_now}")
    if answer.receipt.stability is not None:
        yield Text(f"How sure: {answer.sure}", "quiet")


def _way(telling: Telling, told: RouteStory) -> Iterator[Block]:
    yield Heading(f"Help with {told.need}", 3)
    verdict = f"{' '.join(told.verdict)}."
    yield Text(f"Illustrative: {verdict}" if telling.network.system.illustrative else verdict)
    rows = [_line(stop) for stop in told.stops]
    table = table_of(["Step", "Where", "What happens", "When"], rows)
    yield from telling.listed(table, f"The way to help with {told.need}", rows=STOPS)
    yield from (Text(sentence) for sentence in told.sums)


def _line(stop: Stop) -> tuple[str, str, str, str]:
    when = ", ".join(filter(None, (stop.time, stop.wait))) or UNDEFINED
    sole = " The only recorded way through." if stop.sole else ""
    return MARKS.get(stop.kind, f"{stop.number}"), stop.name, f"{stop.words}{sole}", when


def _several(network: Network, several: tuple[tuple[str, tuple[str, ...]], ...]) -> Iterator[str]:
    needs = {need.id: in_sentence(need.name) for need in network.system.needs}
    for partner, helps in several:
        yield f"{network.name(partner)}: {listed([needs[one] for one in helps])}."
