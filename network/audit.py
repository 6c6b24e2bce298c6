"""The audit list of a map: who did what and when, in plain words."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields

from network._draft import Draft
from network.errors import NetworkError
from network.history import EDIT, MAP, UNDO, Steps, edits_of, fold, map_of
from network.model import (
    DIRECTED_KINDS,
    AddLink,
    AddPartner,
    ChangePartner,
    Edit,
    MergePartner,
    Network,
    Partner,
    RemoveLink,
    StepBack,
)
from network.store import REDACT, REDACTED, Event

__all__ = ["Entry", "audit"]

FIELDS = {  # of a partner: what people call them
    "short": "short name",
    "aka": "other names",
    "was": "former entries",
    "stages": "ways in",
    "ages": "ages",
    "only_for": "whom it is for",
    "hours": "hours",
    "wait_days": "wait",
    "ids": "official identifiers",
    "more": "further columns",
    "provenance": "source",
}
IN_FORCE, UNDONE, WITHOUT_EFFECT = "in force", "undone", "without effect"


@dataclass(frozen=True, slots=True)
class Entry:
    """One event in plain words."""

    seq: int
    at: str  # UTC, ISO 8601
    who: str  # a table or a role
    what: str
    state: str  # in force, undone, or without effect; empty for what is not a change
    change: int | None = None  # the number to undo or redo; None when it cannot be


def audit(base: Network, events: Iterable[Event]) -> tuple[Entry, ...]:
    """Every event on a map that started from `base`, the oldest first."""
    events = tuple(events)
    without_effect = {item.seq for item in fold(base, events).skipped}
    return tuple(_Telling(base, Steps.after(events), without_effect).entry(event) for event in events)


class _Telling:
    """Tells one event after the other, with the names and details of that moment."""

    def __init__(self, base: Network, steps: Steps, without_effect: set[int]) -> None:
        self._draft = Draft(base)
        self._names = {partner.id: partner.name for partner in base.partners}
        self._steps = steps
        self._without_effect = without_effect
        self._told: dict[int, str] = {}  # changes so far
