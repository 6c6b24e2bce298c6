"""A person's route as lines of plain text, for a terminal and for whoever reads with a screen reader."""

from collections.abc import Iterator

from analysis._route import NeedWalk, Walk
from analysis.route import PLANNING
from network.model import Network
from network.words import in_sentence, listed
from render.person_words import person_said
from render.route_story import RouteStory, Stop, doors_apart, route_said, story

__all__ = ["route_text"]

MARKS = {"shut": "x", "not known": "?"}


def route_text(network: Network, walked: Walk) -> Iterator[str]:
    """Who it is about, the way to help with each need as a story, and what goes with it; line by line."""
    yield person_said(network, walked.person)
    if apart := doors_apart(network, walked):
        yield apart
    for told in walked.needs:
        yield ""
        yield from _one_need(network, told, story(network, walked.person, told))
    yield from _several(network, walked)
    yield ""
    yield PLANNING
    help_now = (network.system.help_now or "").strip()
    if help_now and any(told.route is None for told in walked.needs):
        yield f"Where to turn now: {help_now}"


def _one_need(network: Network, told: NeedWalk, told_so: RouteStory) -> Iterator[str]:
    yield f"Help with {told_so.need}: {in_sentence(' '.join(told_so.verdict))}."
    if told.later:
        yield "  The way once its doors open:"
    yield from (f"  {_line(stop)}" for stop in told_so.stops)
    yield from (f"  {sentence}" for sentence in told_so.sums)
    if told.others:
        yield "  Other ways to this help:"
        yield from (f"    {route_said(network, other)}." for other in told.others)
    if told_so.doors:
        yield "  Other closed doors:"
        yield from (f"    {_line(door)}" for door in told_so.doors)


def _line(stop: Stop) -> str:
    """`2. Liaison and diversion service (day 4, seen 4 days after referral). The story is told again.`"""
    mark = MARKS.get(stop.kind, f"{stop.number}.")
    when = ", ".join(filter(None, (stop.time, stop.wait)))
    sole = " The only recorded way through." if stop.sole else ""
    return f"{mark} {stop.name}{f' ({when})' if when else ''}. {stop.words}{sole}"


def _several(network: Network, walked: Walk) -> Iterator[str]:
    needs = {need.id: in_sentence(need.name) for need in network.system.needs}
    if walked.several:
        yield ""
        yield "One partner for several of these needs:"
    for partner, helps in walked.several:
        yield f"  {network.name(partner)}: {listed([needs[one] for one in helps])}."
