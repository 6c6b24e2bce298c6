"""Fills in what the links of Riverside leave open: outcomes, days, who named the link and what they think of it.

Everything is drawn with a seeded generator, so that the same recipe gives the same file.
"""

import random

from data.recipes import ILLUSTRATIVE, Record
from data.recipes.links import BARRIERS, OTHER_KINDS, REFERRALS, Made, Referral

__all__ = ["relations"]

NO_OUTCOME_SHARE = 3  # one referral link in three does not record how many reached help
AGREED = 0.8  # of the links between two partners who have both answered
VETERANS = "veterans"  # many name it, it names one
VETERANS_AGREE_WITH = "cmht"
FUNDING_ENDS = {("pcc", "women_four"): "2027-03-31"}

USUAL_OUTCOMES = {  # share accepted, share of those who then reached help, median days
    "ld": (0.93, 0.86, 1),
    "cmht": (0.58, 0.78, 32),
    "learning_disability": (0.74, 0.8, 40),
    "camhs": (0.66, 0.72, 60),
    "brain_injury": (0.6, 0.75, 85),
    "probation": (0.97, 0.88, 5),
    "housing_options": (0.72, 0.6, 4),
    "supported_housing": (0.45, 0.85, 66),
    "employment": (0.85, 0.55, 12),
}
OTHERWISE = (0.84, 0.64, 8)
USUAL_REASONS = {
    "counselling": ("criteria", "full"),
    "cmht": ("criteria", "full"),
    "drugs_northfield": ("criteria", "full"),
    "drugs_eastmoor": ("criteria", "information"),
    "housing_options": ("criteria", "place"),
    "supported_housing": ("full", "criteria"),
    "camhs": ("criteria", "full"),
    "ld": ("hours", "information"),
}
OTHER_REASONS = ("information", "criteria", "place", "other")


def relations(asked: list[str], seed: int) -> list[Record]:
    """Every relation of the map, with answers from the partners in `asked`."""
    draw = random.Random(seed)  # noqa: S311 - invented figures, nothing secret
    silent = _without_outcome(draw)
    records = [_referral(link, draw, outcome=index not in silent) for index, link in enumerate(REFERRALS)]
    for source, target, kind in OTHER_KINDS:
        until = {"until": FUNDING_ENDS[source, target]} if (source, target) in FUNDING_ENDS else {}
        records.append({"from": source, "to": target, "kind": kind, **until})
    return [_with_views(record, asked, draw) for record in records]


def _without_outcome(draw: random.Random) -> set[int]:
    """The links that do not say how many reached help: those with a hidden or unknown count, then drawn ones."""
    unsaid = {index for index, link in enumerate(REFERRALS) if not isinstance(link.made, int)}
    free = [index for index, link in enumerate(REFERRALS) if index not in unsaid and link.target != "counselling"]
    return unsaid | set(draw.sample(free, len(REFERRALS) // NO_OUTCOME_SHARE - len(unsaid)))


def _referral(link: Referral, draw: random.Random, *, outcome: bool) -> Record:
    record: Record = {"from": link.source, "to": link.target, "kind": "refers"}
    if link.needs is not None:
        record["needs"] = link.needs.split()
    if link.made is None:
        return record
    record["made"] = link.made
    accepted_share, completed_share, days = USUAL_OUTCOMES.get(link.target, OTHERWISE)
    accepted = _accepted(link.made, link.accepted, accepted_share, draw)
    if accepted is not None and isinstance(link.made, int):
        record["accepted"] = accepted
        if outcome:
            record["completed"] = _about(accepted, completed_share, draw)
        declined = _declined(link.target, link.made - accepted, draw)
        if declined:
            record["declined"] = declined
    if draw.random() < 0.7:
        record["days"] = max(0, days + draw.randint(-2, 3))
    return record


def _accepted(made: Made, stated: int | None, share: float, draw: random.Random) -> int | None:
    if stated is not None or not isinstance(made, int):
        return stated
    return _about(made, share, draw)


def _about(whole: int, share: float, draw: random.Random) -> int:
    return max(0, min(whole, round(whole * (share + draw.uniform(-0.06, 0.06)))))


def _declined(target: str, number: int, draw: random.Random) -> list[Record]:
    if number == 0:
        return []
    first, second = USUAL_REASONS.get(target) or tuple(draw.sample(OTHER_REASONS, 2))
    lesser = number * 2 // 5
    counts = ((first, number - lesser), (second, lesser))
    return [{"why": why, "n": count} for why, count in counts if count]


def _with_views(record: Record, asked: list[str], draw: random.Random) -> Record:
    """Adds who named the link and what the sending side says of it. A side that was not asked says nothing."""
    source, target = record["from"], record["to"]
    said_by = _said_by(source, target, asked, draw)
    if said_by:
        record["said_by"] = said_by
    if source in said_by and draw.random() < 0.5:
        record["works"] = draw.choice(["well", "well", "sometimes", "not yet"])
    if source in said_by and draw.random() < 0.35:
        record["trust"] = {key: draw.randint(2, 4) for key in ("reliable", "shared_aims", "open")}
    if record["kind"] == "refers" and (source, target) in BARRIERS:
        kind, words, status = BARRIERS[source, target]
        record["barriers"] = [{"kind": kind, "words": words, "status": status}]
    return {**record, "source": ILLUSTRATIVE}


def _said_by(source: str, target: str, asked: list[str], draw: random.Random) -> list[str]:
    answered = [end for end in (source, target) if end in asked]
    both = draw.random() < AGREED
    if VETERANS in (source, target):
        other = source if target == VETERANS else target
        return answered if other == VETERANS_AGREE_WITH else [end for end in answered if end != VETERANS]
    if len(answered) < 2 or both:
        return answered
    return [draw.choice(answered)]
