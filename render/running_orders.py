"""Running orders: the steps of a workshop, each with its minutes, its page and what the facilitator says.

Three are ready; a map may keep one of its own (`Network.running_order`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from network.errors import NetworkError
from network.model import Network, RunningStep
from network.unnamed import named_in
from network.words import listed

__all__ = ["OWN", "READY", "SCREENS", "USUAL", "RunningOrder", "chosen_order", "orders", "span"]

OWN, USUAL = "own", "partnership"
PROMISES, INTRODUCTIONS, WHAT_IF = "build?part=promises", "build?part=introductions", "build?part=what-if"
SCREENS: Mapping[str, str] = MappingProxyType(  # what stands in the address of a page: its name
    {
        "": "Overview",
        "map": "Map",
        "gaps": "Gaps",
        "bottlenecks": "Bottlenecks",
        "boundaries": "Across boundaries",
        "route": "A person's route",
        INTRODUCTIONS: "Build next: introductions",
        WHAT_IF: "Build next: what if",
        PROMISES: "Build next: promises",
        "sure": "How sure",
    }
)


@dataclass(frozen=True, slots=True)
class RunningOrder:
    """A workshop from its first step to its last."""

    name: str
    steps: tuple[RunningStep, ...]

    @property
    def minutes(self) -> int:
        return sum(step.minutes for step in self.steps)


READY: Mapping[str, RunningOrder] = MappingProxyType(
    {
        "partnership": RunningOrder(
            "Partnership workshop, 90 minutes",
            (
                RunningStep("What this map is", 5, "",
                            "This map is only what we told it. Where it is wrong, say so: that is the work."),
                RunningStep("One person", 15, "route",
                            "Where would you have given up? Who could have helped sooner?"),
                RunningStep("Where is there no way through?", 15, "gaps",
                            "What are we proud of? Where is there no way through? What does the map not know? "
                            "Correct it live, on your own screen."),
                RunningStep("What rests on few of us?", 15, "bottlenecks",
                            "In pairs: what rests on few of us, and who could share it?"),
                RunningStep("Who have we never sat down with?", 8, "boundaries",
                            "Who have we never sat down with?"),
                RunningStep("Introductions", 12, INTRODUCTIONS,
                            "Which three introductions, and who is not here? Vote."),
                RunningStep("Promises", 20, PROMISES,
                            "With whom, by when, and what will the map show when it has worked? Who answers which open "
                            "question? Send the report before people leave."),
            ),
        ),
        "cafe": RunningOrder(
            "World Café, 3½ hours",
            (
                RunningStep("Welcome, and one person’s journey", 35, "route",
                            "Told with someone who has lived it, if they wish. Nobody is asked to relive."),
                RunningStep("Round 1: who do you work with?", 25, "map",
                            "Who do you work with, and what gets in the way?"),
                RunningStep("Round 2: what can people not reach?", 25, "gaps",
                            "What help do people need that we cannot reach? Who is missing?"),
                RunningStep("Break", 25, "",
                            "With the hosts: merge names, let free text through, choose three findings."),
                RunningStep("What you told us", 10, "",
                            "This is what you told us, and where tables see it differently."),
                RunningStep("Which lines do we cross?", 10, "boundaries",
                            "Which of these lines surprises you?"),
                RunningStep("Round 3: introductions", 25, INTRODUCTIONS,
                            "Which introductions would open most doors? Who would introduce whom? Vote."),
                RunningStep("Round 4: promises", 25, PROMISES,
                            "Find each other and write the promise together."),
                RunningStep("Read back, and thanks", 30, "",
                            "Read back the map, the promises and the open questions. Thank everybody."),
            ),
        ),
        "strategy": RunningOrder(
            "Strategy meeting, 45 minutes",
            (
                RunningStep("Last time’s promises", 6, PROMISES, "What helped, and what got in the way?"),
                RunningStep("One person", 6, "route", "One person, today and under option A."),
                RunningStep("Which of these do we believe?", 10, "",
                            "Which of these do we believe? What would change our mind?"),
                RunningStep("Options", 14, WHAT_IF,
                            "Who gains, what does it take elsewhere, what is unknown? Which relationship is "
                            "ours to open?"),
                RunningStep("Decision", 9, PROMISES,
                            "Decision, owner, date, the sign the map will show. What do we tell partners, and "
                            "who hears it first?"),
            ),
        ),
    }
)  # fmt: skip


def orders(network: Network) -> dict[str, RunningOrder]:
    """The running orders that can be chosen, by the word that stands in the address."""
    own = {OWN: RunningOrder("Our own", network.running_order)} if network.running_order else {}
    return {**READY, **own}


def chosen_order(network: Network, name: str, named: frozenset[str] | None = None) -> RunningOrder:
    """The running order of this name, its words as they may be written down for these readers.

    Parameters
    ----------
    named
        Ids of the partners who may be named to them; None is everybody. A map's own words that name another go.

    Raises
    ------
    NetworkError
        When the map has no such running order.
    """
    found = orders(network)
    if name not in found:
        known = listed([f"{key} ({one.name})" for key, one in found.items()])
        raise NetworkError(f'There is no running order "{name}" with this map. There are: {known}.')
    order = found[name]
    if name != OWN or named is None:
        return order
    told = (step if named_in(network, step.words or "") <= named else replace(step, words="") for step in order.steps)
    return replace(order, steps=tuple(told))


def span(order: RunningOrder, place: int) -> tuple[int, int]:
    """From which minute of the workshop to which a step runs."""
    start = sum(step.minutes for step in order.steps[:place])
    return start, start + order.steps[place].minutes
