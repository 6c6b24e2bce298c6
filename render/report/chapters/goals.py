"""Goals and plans: how each goal of the map stands, and the fewest changes that would meet it."""

from collections.abc import Iterator

from analysis._aims import goal_called
from analysis._plans import KINDS, plans_for
from network.unnamed import Speaker
from network.words import plural, raised
from render.goal_words import goal_lines, move_said
from render.report.content import Block, Bullets, Heading, Text
from render.report.telling import Telling
from render.tables import UNDEFINED, table_of

__all__ = ["blocks"]


def blocks(telling: Telling) -> Iterator[Block]:
    """All goals, then a plan for each that is not met."""
    if not telling.network.goals or not telling.tells("goals"):
        return
    answer = telling.answer("goals")
    lines = goal_lines(
        answer, telling.network, room=telling.seen.room, agreed=telling.seen.agreed, today=telling.choices.day
    )
    yield Heading(answer.question.heading)
    yield from telling.sentence(answer)
    yield from telling.figure(answer)
    rows = [
        (one.text, one.stands.capitalize(), raised(one.when) or UNDEFINED, one.lacking or UNDEFINED) for one in lines
    ]
    table = table_of(["Goal", "Stands", "By when, and who looks after it", "Where it is lacking"], rows)
    yield from telling.listed(table, answer.question.heading, rows=len(rows))
    yield from telling.proof(answer)
    for one in lines:
        if one.status != "met" and telling.tells("plan_for"):
            yield from _plan(telling, one.goal, one.text)


def _plan(telling: Telling, goal: str, text: str) -> Iterator[Block]:
    """The first plan; where there is none, why."""
    network = telling.network
    answer = telling.answer("plan_for", goal=goal)
    yield Heading(f"What it would take: {text}", 3)
    yield Text(telling.said(answer))
    if answer.state == "finding":
        speaker = Speaker.of_map(network, telling.seen.agreed if telling.seen.room else None)
        plans = plans_for(network, goal_called(network, goal), KINDS).plans
        yield Bullets(tuple(f"{move_said(network, move, speaker)}." for move in plans[0].moves))
        other = len(plans) - 1
        beside = (f"{plural(other, 'other plan')} in the app.",) if other else ()
        yield Text(" ".join((*answer.caveats, *beside)), "quiet")
