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

from dataclasses import dataclass, replace

from network.counts import Count, parse_count
from network.model import AddLink, Declined, Network, Option, Relation

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
ANY_NUMBER = Count(0, None)  # hidden so far that it may even be 0


def hide(network: Network, rule: Rule) -> Network:
    """The same map with its small counts hidden, and the rule written on it.

    Hidden are made, accepted, completed and declined counts, the median days of links whose counts are hidden, and
    small whole numbers in the free columns of links, which may be counts under another name. Counts that came in
    hidden stay as they are.
    """
    system = replace(network.system, counts_rule=_said(network.system.counts_rule, rule))
    if not rule.below:
        return replace(network, system=system)
    return replace(
        network,
        system=system,
        relations=tuple(_hide_relation(relation, rule) for relation in network.relations),
        options=tuple(_hide_option(option, rule) for option in network.options),
    )


def _said(before: str | None, rule: Rule) -> str:
    """The rule in words, after those of a rule that had hidden counts before they came here."""
    earlier = (before or "").replace(RULES["none"].words, "").strip()
    return earlier if rule.words in earlier else f"{earlier} {rule.words}".strip()


def _hide_option(option: Option, rule: Rule) -> Option:
    edits = tuple(
        AddLink(_hide_relation(edit.relation, rule)) if isinstance(edit, AddLink) else edit for edit in option.edits
    )
    return replace(option, edits=edits)


def _hide_relation(relation: Relation, rule: Rule) -> Relation:
    made = _hide_count(relation.made, rule)
    accepted = _after(_hide_count(relation.accepted, rule), made, rule)
    completed = _after(_hide_count(relation.completed, rule), accepted, rule)
    few = any(count is not None and count.hidden for count in (made, accepted))
    return replace(
        relation,
        made=made,
        accepted=accepted,
        completed=completed,
        declined=_hide_declined(relation, (made, accepted, completed), rule),
        days=None if few else relation.days,
        more=tuple((name, _hide_text(value, rule)) for name, value in relation.more),
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

    With rounding the difference says nothing about single people, so there is nothing to do.
    """
    if rule.round_to > 1 or part is None or whole is None or not (part.exact and whole.exact):
        return part
    lost = whole.low - part.low
    if 0 < lost < rule.below:
        return Count(max(1, whole.low - rule.below + 1), whole.low - 1)
    return part


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


def _hide_text(value: str, rule: Rule) -> str:
    try:
        count = parse_count(value)
    except ValueError:
        return value
    return str(_hide_count(count, rule)) if count.exact and count.low < rule.below else value
