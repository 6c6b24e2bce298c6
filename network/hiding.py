"""The rule by which a map hides its small counts belongs to the map; changing it gives something away.

Whoever has a copy under the rule so far and one under the new rule can compare them: a count that one hides as under 8
and the other rounds to 5 is 5 to 7. `given_away` says how much that is, before it happens.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from network.counts import Count
from network.disclosure import DEFAULT_RULE, RULES, Rule, hide
from network.model import Network
from network.words import plural

__all__ = ["HIDING", "GivenAway", "given_away", "known_rule"]

HIDING = tuple(rule.id for rule in RULES.values() if rule.below)  # rules that hide anything


@dataclass(frozen=True, slots=True)
class GivenAway:
    """What copies under two rules tell together that neither tells alone."""

    known: int = 0  # counts that can be worked out
    narrowed: int = 0  # counts of which more can be said than before

    def __str__(self) -> str:
        if not (self.known or self.narrowed):
            return "Copies under the two rules, compared, tell nothing more of this map."
        known = f"{plural(self.known, 'count')} of people can be worked out, {self.narrowed:,} more closely bounded"
        return f"Whoever compares copies under the two rules learns more: {known}."


def given_away(network: Network, before: Rule, after: Rule) -> GivenAway:
    """What is given away when the rule of a map changes and copies of both are about.

    Counts of links and of people who come in are looked at one by one, so it is at least this much.
    """
    known = narrowed = 0
    for first, second in zip(_counts(hide(network, before)), _counts(hide(network, after)), strict=True):
        if first is None or second is None:
            continue
        one, other = _could_be(first, before), _could_be(second, after)
        low, high = max(one[0], other[0]), min(one[1], other[1])
        width = min(one[1] - one[0], other[1] - other[0])
        if low == high and width:
            known += 1
        elif high - low < width:
            narrowed += 1
    return GivenAway(known, narrowed)


def known_rule(rule_id: object) -> Rule:
    """The rule of this id; the default for a map that has chosen none, or one that this version does not know."""
    return RULES[str(rule_id)] if rule_id in HIDING else RULES[DEFAULT_RULE]


def _counts(network: Network) -> Iterator[Count | None]:
    """Every count of people, in an order that hiding does not change."""
    for link in network.relations:
        yield from (link.made, link.accepted, link.completed)
        yield from (reason.n for reason in link.declined or ())
    system = network.system
    counted: tuple[Any, ...] = (*system.areas, *system.needs, *system.stages, *system.groups, *system.ages)
    for item in counted:
        yield item.how_many.n if item.how_many else None


def _could_be(shown: Count, rule: Rule) -> tuple[float, float]:
    """The least and the most that a count can be that is shown so."""
    if not shown.exact or shown.zero:
        return shown.low, float("inf") if shown.high is None else shown.high
    less = rule.round_to // 2
    return max(rule.below, shown.low - less), shown.low + (rule.round_to - 1) - less
