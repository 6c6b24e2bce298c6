"""Links by who names them: both sides, one side, and those that cannot be compared yet."""

from analysis import Answer
from network.model import Network
from render.pictures.pen import Nothing, Picture
from render.pictures.seen import Seen
from render.pictures.stacked import bar

__all__ = ["draw"]


def draw(answer: Answer, network: Network, seen: Seen) -> Picture | Nothing:
    """The picture of the answer to `both_sides`."""
    facts = {name: int(count) for name, count in answer.receipt.facts}
    if not any(facts.values()):
        return Nothing("No links are recorded.")
    return bar(
        (
            ("named by both sides", facts["agreed"], "sure"),
            ("named by one side", facts["one-sided"], "one"),
            ("not compared yet", facts["not compared"], "not known"),
        ),
        about="Links",
    )
