"""Goals by how they stand: met, not met, and those that what is known does not settle."""

from analysis import Answer
from network.model import Network
from render.pictures.pen import Nothing, Picture
from render.pictures.seen import Seen
from render.pictures.stacked import bar

__all__ = ["draw"]


def draw(answer: Answer, network: Network, seen: Seen) -> Picture | Nothing:
    """The picture of the answer to `goals`."""
    stand = answer.table["status"].value_counts()
    if stand.empty:
        return Nothing("No goal has been set on this map.")
    met, not_met, unknown = (int(stand.get(status, 0)) for status in ("met", "not met", "not known"))
    return bar(
        (("met", met, "sure"), ("not met yet", not_met, "one"), ("not known", unknown, "not known")),
        about="Goals",
    )
