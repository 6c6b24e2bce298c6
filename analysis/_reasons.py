"""Why referrals were turned down, in words."""

from collections import Counter
from collections.abc import Iterable

from network.model import Relation

__all__ = ["reasons_said"]

REASONS = {
    "criteria": "criteria",
    "full": "being full",
    "hours": "hours",
    "place": "place",
    "information": "information",
    "other": "other reasons",
}


def reasons_said(relations: Iterable[Relation]) -> list[str]:
    """Why referrals on these links were turned down, most often given first."""
    given: Counter[str] = Counter()
    for relation in relations:
        for item in relation.declined or ():
            given[item.why] += item.n.low if item.n else 0
    return [REASONS[why] for why in sorted(given, key=lambda why: (-given[why], why))]
