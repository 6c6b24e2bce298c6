"""Changes as somebody types them: words in a fixed order become edits of a map.

Each change stands on the map as it is by then, so several can follow one another.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from network.edit import apply
from network.errors import NetworkError
from network.files.draft.values import openings, whole
from network.model import (
    AddLink,
    AgeBand,
    AgeRange,
    ChangePartner,
    Edit,
    Network,
    Partner,
    Relation,
    RemoveLink,
    StepBack,
)
from network.names import suggestion
from network.possible_changes import also_for_ages, also_helps_with, also_open, also_serves

__all__ = ["TYPED_CHANGES", "EditStep", "TypedChange", "steps"]

NO_LIMIT = "any"
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TypedChange:
    """A kind of change: the words it takes, what it does, and how the words become edits.

    `edits` raises ValueError for words that cannot be read and NetworkError for a change that does not fit the map.
    """

    words: Words
    means: str
    edits: Callable[[Network, Words], tuple[Edit, ...]]


@dataclass(frozen=True, slots=True)
class EditStep:
    """One edit, and the map before and after it."""

    before: Network
    edit: Edit
    after: Network


def steps(network: Network, changes: Iterable[tuple[str, Words]]) -> Iterator[EditStep]:
    """The map changed step by step.

    Parameters
    ----------
    changes
        Keys of `TYPED_CHANGES` with the words of each.

    Raises
    ------
    ValueError
        When words cannot be read, such as hours that are none.
    NetworkError
        When a change does not fit the map as it is by then.
    """
    for name, words in changes:
        for edit in TYPED_CHANGES[name].edits(network, words):
            step = EditStep(network, edit, apply(network, edit))
            network = step.after
            yield step


def _step_back(network: Network, words: Words) -> tuple[Edit, ...]:
    return (StepBack(words[0]),)


def _link(network: Network, words: Words) -> tuple[Edit, ...]:
    source, target, *needs = words
    return (AddLink(Relation(source, target, needs=tuple(needs) or None)),)


def _unlink(network: Network, words: Words) -> tuple[Edit, ...]:
    return (RemoveLink(words[0], words[1]),)


def _open_hours(network: Network, words: Words) -> tuple[Edit, ...]:
    longer = _telling(network, words[0], "hours")
    for opening in openings(words[1]):
        longer = also_open(longer, opening).partner
    return (ChangePartner(longer),)


def _add_area(network: Network, words: Words) -> tuple[Edit, ...]:
    partner = _telling(network, words[0], "areas")
    return (also_serves(partner, _new(partner, "areas", words[1])),)


def _add_need(network: Network, words: Words) -> tuple[Edit, ...]:
    partner = _partner(network, words[0])
    return (also_helps_with(partner, _new(partner, "needs", words[1])),)


def _add_ages(network: Network, words: Words) -> tuple[Edit, ...]:
    first, last = (None if word == NO_LIMIT else whole(word) for word in words[1:])
    if first is not None and last is not None and first > last:
        raise ValueError(f"The ages run from {first} down to {last}.")
    return (also_for_ages(_telling(network, words[0], "ages"), AgeBand("typed", "typed", AgeRange(first, last))),)


def _capacity(network: Network, words: Words) -> tuple[Edit, ...]:
    return (ChangePartner(replace(_partner(network, words[0]), capacity=whole(words[1]))),)


def _option(network: Network, words: Words) -> tuple[Edit, ...]:
    options = {option.id: option for option in network.options}
    if words[0] not in options:
        hint = suggestion(words[0], options) or f"The map has: {', '.join(options) or 'none'}."
        raise NetworkError(f'The map has no saved what-if "{words[0]}". {hint}')
    return options[words[0]].edits


TYPED_CHANGES: Mapping[str, TypedChange] = MappingProxyType(
    {
        "step-back": TypedChange(("ID",), "a partner steps back, with all its links", _step_back),
        "link": TypedChange(("FROM", "TO"), "a new referral link, for every need", _link),
        "unlink": TypedChange(("FROM", "TO"), "the referral link between them ends", _unlink),
        "open-hours": TypedChange(("ID", "HOURS"), 'it is open then too, such as "Mon-Sun 07:00-23:00"', _open_hours),
        "add-area": TypedChange(("ID", "AREA"), "it takes people from this area too", _add_area),
        "add-need": TypedChange(("ID", "NEED"), "it helps with this need too", _add_need),
        "add-ages": TypedChange(
            ("ID", "AGE", "AGE"), f"it takes people of these ages too; {NO_LIMIT} is no limit", _add_ages
        ),
        "capacity": TypedChange(("ID", "N"), "it has room for so many people a month", _capacity),
        "option": TypedChange(("ID",), "a what-if that is saved with the map", _option),
    }
)


def _partner(network: Network, partner_id: str) -> Partner:
    if partner_id not in network.by_id:
        hint = suggestion(partner_id, network.by_id) or "Look it up in the table of partners."
        raise NetworkError(f'"{partner_id}" is not in the list of partners. {hint}')
    return network.partner(partner_id)


def _telling(network: Network, partner_id: str, field: str) -> Partner:
    """The partner, if it has told this. What nobody has told keeps nobody out, so there is nothing to widen."""
    partner = _partner(network, partner_id)
    if getattr(partner, field) is None:
        raise NetworkError(
            f'The {field} of "{partner_id}" are not known, so nobody is taken to be kept out by them. '
            f"Record its {field} in the map first."
        )
    return partner


def _new(partner: Partner, field: str, wanted: str) -> str:
    if wanted in (getattr(partner, field) or ()):
        raise NetworkError(f'"{wanted}" is among the {field} of "{partner.id}" already. Leave this change out.')
    return wanted
