"""What somebody could tell the map so that it can answer what it cannot answer yet."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from network.model import Network

__all__ = ["Opener", "openers", "waited_for", "would_open"]

HELP, FIRST, REFERRALS, SECTORS = "help", "first contact", "referrals", "sectors"  # what a map may not be told at all
ASKED = "asked"  # partners for their links, at least half of them: no button does that
WAITS_FOR = {  # question: all that it waits for; one that is not here waits for more than can be asked for here
    "coverage": (HELP, FIRST),
    "entry_points": (HELP, FIRST),
    "dead_ends": (HELP, REFERRALS),
    "sole_routes": (HELP, FIRST, REFERRALS),
    "sole_links": (HELP, FIRST, REFERRALS),
    "introductions": (HELP, FIRST),
    "programme": (HELP, FIRST),
    "brokers": (REFERRALS, SECTORS, ASKED),
    "crossing": (SECTORS, ASKED),
}


@dataclass(frozen=True, slots=True)
class Opener:
    """One thing that the map is not told."""

    kind: str  # as in `WAITS_FOR`
    words: str  # what is missing, as a sentence
    act: str  # what the button says
    what: str  # the editor of the Data page that takes it


_OPENERS: tuple[tuple[Callable[[Network], bool], Opener], ...] = (
    (
        lambda network: not any(partner.needs for partner in network.partners),
        Opener(HELP, "Nobody has said what each partner helps with.", "Say who helps with what", "partners"),
    ),
    (
        lambda network: not any(partner.stages for partner in network.partners),
        Opener(FIRST, "Nobody has said where people first come in.", "Say where people come in", "partners"),
    ),
    (
        lambda network: not any(link.carries_people for link in network.relations),
        Opener(REFERRALS, "Nobody has said who refers people to whom.", "Say who refers to whom", "line"),
    ),
    (
        lambda network: not any(partner.sector for partner in network.partners),
        Opener(
            SECTORS, "Nobody has said which sector each partner belongs to.", "Say who is of which sector", "partners"
        ),
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


def would_open(question: str, asked: Sequence[Opener], network: Network) -> bool:
    """Whether a question that is not known yet waits for nothing but what is asked for here."""
    lacking = {opener.kind for opener in openers(network)}
    if len(network.asked_ids) * 2 < len(network.partners):
        lacking.add(ASKED)
    missing = lacking & set(WAITS_FOR.get(question, ()))
    return bool(missing) and missing <= {opener.kind for opener in asked}


def waited_for(questions: Sequence[str], asked: Sequence[Opener]) -> list[Opener]:
    """Of what is asked for, that which one of these questions waits for."""
    kinds = {kind for question in questions for kind in WAITS_FOR.get(question, ())}
    return [opener for opener in asked if opener.kind in kinds]
