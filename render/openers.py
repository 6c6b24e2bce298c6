"""What somebody could tell the map so that it can answer what it cannot answer yet."""

from collections.abc import Callable
from dataclasses import dataclass

from network.model import Network

__all__ = ["OPENED", "Opener", "openers"]

OPENED = (  # the questions that wait for what is asked for here, and for nothing else
    "coverage", "entry_points", "dead_ends", "sole_routes", "sole_links", "introductions", "programme", "brokers",
    "crossing",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Opener:
    """One thing that the map is not told."""

    words: str  # what is missing, as a sentence
    act: str  # what the button says
    what: str  # the editor of the Data page that takes it


_OPENERS: tuple[tuple[Callable[[Network], bool], Opener], ...] = (
    (
        lambda network: not any(partner.needs for partner in network.partners),
        Opener("Nobody has said what each partner helps with.", "Say who helps with what", "partners"),
    ),
    (
        lambda network: not any(partner.stages for partner in network.partners),
        Opener("Nobody has said where people first come in.", "Say where people come in", "partners"),
    ),
    (
        lambda network: not any(link.carries_people for link in network.relations),
        Opener("Nobody has said who refers people to whom.", "Say who refers to whom", "line"),
    ),
    (
        lambda network: not any(partner.sector for partner in network.partners),
        Opener("Nobody has said which sector each partner belongs to.", "Say who is of which sector", "partners"),
    ),
)
OF_ROUTES = 3  # so many of them, from the first, are what a person's route is made of


def openers(network: Network, *, of_routes: bool = False) -> list[Opener]:
    """What is missing altogether, most needed first; empty where something of each kind is known.

    Parameters
    ----------
    of_routes
        Only what would let a person's route be told.
    """
    asked = _OPENERS[:OF_ROUTES] if of_routes else _OPENERS
    return [opener for is_missing, opener in asked if is_missing(network)]
