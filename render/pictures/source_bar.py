"""Everything that is stated on the map by where it comes from, in one bar."""

from analysis import Answer
from analysis._sources import SOURCE_WORDS
from network.model import Network
from render.pictures.pen import Nothing, Picture
from render.pictures.seen import Seen
from render.pictures.stacked import Look, Part, bar

__all__ = ["draw"]

LOOKS: tuple[Look, ...] = ("sure", "one", "other", "rest")


def draw(answer: Answer, network: Network, seen: Seen) -> Picture | Nothing:
    """The picture of the answer to `provenance`."""
    kinds = answer.table.groupby("source")["statements"].sum().sort_values(ascending=False, kind="stable")
    if kinds.empty:
        return Nothing("Nothing is stated on the map yet.")
    named = kinds.drop("", errors="ignore")
    single = named if len(named) <= len(LOOKS) else named[: len(LOOKS) - 1]
    parts: list[Part] = [
        (f"from {SOURCE_WORDS[str(kind)]}", int(count), look)
        for (kind, count), look in zip(single.items(), LOOKS, strict=False)
    ]
    parts.append(("from other sources", int(named.sum() - single.sum()), "rest"))
    return bar([*parts, ("without a source", int(kinds.get("", 0)), "not known")], about="Statements")
