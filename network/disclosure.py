"""Hiding small counts once, before any question, screen or writer sees them.

Only counts of people or referrals are hidden; numbers of partners or links are not about individuals. Everything
shown later is worked out from the map that `hide` returns, so no total, width or sort order can give a hidden
count away. What remains is subtraction inside one link (made less accepted is what was turned down), and that is
closed here.

References
----------
NHS Digital, Hospital Episode Statistics analysis guide (2018 rule): 1 to 7 hidden, the rest rounded to 5, 0 kept.
NHS Digital, Mental Health Services Data Set monthly statistics: under 5 hidden, the rest rounded to 5.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from network.counts import Count, parse_count
from network.model import AddLink, Declined, Network, Option, Relation, System

__all__ = ["DEFAULT_RULE", "RULES", "Rule", "hide"]


@dataclass(frozen=True, slots=True)
class Rule:
    """How small counts are hidden."""

    id: str
    label: str  # shown where the rule is chosen
    words: str  # printed on every export
    below: int  # counts from 1 up to but not including this are hidden; 0 hides nothing
    round_to: int = 1  # all other counts are rounded to the nearest multiple


RULES = {
    rule.id: rule
    for rule in (
        Rule(
            "mhsds",
            "Under 5 hidden, the rest rounded to 5",
            "Counts under 5 are hidden and all others are rounded to the nearest 5 (MHSDS rule).",
            below=5,
            round_to=5,
        ),
        Rule(
            "hes",
            "Under 8 hidden, the rest rounded to 5",
            "Counts under 8 are hidden and all others are rounded to the nearest 5 (HES rule).",
            below=8,
            round_to=5,
        ),
        Rule("under5", "Under 5 hidden", "Counts under 5 are hidden.", below=5),
        Rule("under10", "Under 10 hidden", "Counts under 10 are hidden.", below=10),
        Rule("none", "Nothing hidden", "Working copy, not for sharing: no counts were hidden here.", below=0),
    )
}
DEFAULT_RULE = "mhsds"
COUNTED_LISTS = ("areas", "needs", "stages", "groups", "ages")
ANY_NUMBER = Count(0, None)  # hidden so far that it may even be 0


def hide(network: Network, rule: Rule) -> Network:
    """The same map with its small counts hidden, and the rule written on it.

    Hidden are made, accepted, completed and declined counts, how many people come in, the median days of links whose
    counts are hidden, and small whole numbers in the free columns of links, which may be counts under another name.
    Counts that came in hidden stay as they are.
    """
    system = replace(network.system, counts_rule=_said(network.system.counts_rule, rule))
    if not rule.below:
        return replace(network, system=system)
    return replace(
        network,
        system=replace(system, **_hide_how_many(system, rule)),
        relations=tuple(_hide_relation(relation, rule) for relation in network.relations),
        options=tuple(_hide_option(option, rule) for option in network.options),
    )


def _said(before: str | None, rule: Rule) -> str:
    """The rule in words, after those of a rule that had hidden counts before they came here."""
    earlier = (before or "").replace(RULES["none"].words, "").strip()
    return earlier if rule.words in earlier else f"{earlier} {rule.words}".strip()


def _hide_how_many(system: System, rule: Rule) -> dict[str, Any]:
    """The lists with how many people come in hidden.

    The lists divide the same people, so a hidden number could be what one total leaves of another. Where nothing is
    rounded, every number then becomes bounds as wide as those of a small one.
    """
    lists = {name: getattr(system, name) for name in COUNTED_LISTS}
    stated = [item.how_many.n for items in lists.values() for item in items if item.how_many]
    small = any(count is not None and not (count.exact and _hide_count(count, rule) == count) for count in stated)
    blurred = rule.round_to == 1 and (small or _small_rest(lists, rule))

    def hidden(item: Any) -> Any:
        if item.how_many is None:
            return item
        count = _hide_count(item.how_many.n, rule)
        if blurred and count is not None and count.exact and not count.zero:
            low = count.low // rule.below * rule.below
            count = Count(low, low + rule.below - 1)
        return replace(item, how_many=replace(item.how_many, n=count))

    return {name: tuple(hidden(item) for item in items) for name, items in lists.items()}


def _small_rest(lists: Mapping[str, tuple[Any, ...]], rule: Rule) -> bool:
    """Whether a total less another, or less the people of a group, is a small number of people."""
    totals: set[tuple[str, int]] = set()
    for name, items in lists.items():
        stated = [item.how_many for item in items if item.how_many]
        exact = [(one.per, one.n.low) for one in stated if one.n is not None and one.n.exact]
        if name == "groups":
            totals.update(exact)
        elif exact and len(exact) == len(items) and len({per for per, _ in exact}) == 1:
            totals.add((exact[0][0], sum(number for _, number in exact)))
    return any(per == other and 0 < number - less < rule.below for per, number in totals for other, less in totals)


def _hide_option(option: Option, rule: Rule) -> Option:
    edits = tuple(
        AddLink(_hide_relation(edit.relation, rule)) if isinstance(edit, AddLink) else edit for edit in option.edits
    )
    return replace(option, edits=edits)


def _hide_relation(relation: Relation, rule: Rule) -> Relation:
    made = _hide_count(relation.made, rule)
    accepted = _after(_hide_count(relation.accepted, rule), made, rule)
    completed = _hide_completed(_hide_count(relation.completed, rule), made, accepted, rule)
    few = any(count is not None and count.hidden for count in (made, accepted))
    hidden = few or (completed is not None and completed.hidden)
    return replace(
        relation,
        made=made,
        accepted=accepted,
        completed=completed,
        declined=_hide_declined(relation, (made, accepted, completed), rule),
        days=None if few else relation.days,
        more=tuple((name, _hide_text(value, rule, hidden)) for name, value in relation.more),
    )


def _hide_count(count: Count | None, rule: Rule) -> Count | None:
    if count is None or not count.exact or count.zero:
        return count
    if count.low < rule.below:
        return Count(1, rule.below - 1)
    return Count.exactly(_rounded(count.low, rule.round_to))


def _rounded(number: int, step: int) -> int:
    """The nearest multiple, halves up: the same for all, so that parts never exceed their whole."""
    return (2 * number + step) // (2 * step) * step


def _after(part: Count | None, whole: Count | None, rule: Rule) -> Count | None:
    """Keep the difference of two exact counts from being a small count: it becomes bounds too.

    With rounding the difference says nothing about single people, so there is nothing to do. Of a small whole every
    part gets the same bounds: else those of a small part would tell that the rest is not small, and the other way.
    """
    if rule.round_to > 1 or part is None or whole is None or not whole.exact:
        return part
    small_rest = part.exact and 0 < whole.low - part.low < rule.below
    if whole.low < 2 * rule.below and (small_rest or part == Count(1, rule.below - 1)):
        return Count(1, whole.low - 1)
    return Count(whole.low - rule.below + 1, whole.low - 1) if small_rest else part


def _hide_completed(completed: Count | None, made: Count | None, accepted: Count | None, rule: Rule) -> Count | None:
    """The same for those who reached help, who must not narrow the bounds of those who were accepted either."""
    if accepted is None or accepted.exact:
        return _after(completed, made if accepted is None else accepted, rule)
    if rule.round_to > 1 or completed is None or completed.low < accepted.low or accepted.high is None:
        return completed
    return Count(max(1, accepted.low - rule.below + 1), accepted.high)


def _hide_declined(relation: Relation, outcomes: tuple[Count | None, ...], rule: Rule) -> tuple[Declined, ...] | None:
    """The reasons with their counts; where any count of the link is hidden, the reasons stay but not their counts.

    Reasons and accepted add up to made, so even a rounded reason can give a hidden count away (7 made, 5 accepted
    and two hidden reasons must be 1 and 1).
    """
    if relation.declined is None:
        return None
    reasons = tuple(replace(item, n=_hide_count(item.n, rule)) for item in relation.declined)
    if any(count is not None and count.hidden for count in (*outcomes, *(item.n for item in reasons))):
        return tuple(replace(item, n=None if item.n is None else ANY_NUMBER) for item in reasons)
    return reasons


def _hide_text(value: str, rule: Rule, beside_hidden: bool) -> str:
    """A free column of a link. Beside a hidden count any number may be a part or a sum of it, so none is kept."""
    try:
        count = parse_count(value)
    except ValueError:
        return value
    if count.zero or not count.exact:
        return value
    if beside_hidden:
        return str(Count(1, None))
    return str(_hide_count(count, rule)) if count.low < rule.below else value
