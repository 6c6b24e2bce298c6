"""Riverside a year later: what closed, what was promised and done, who answered since, and who took over."""

import random
from typing import Any

from data.recipes import ILLUSTRATIVE, Record
from data.recipes.riverside import riverside
from data.recipes.system import system

__all__ = ["riverside_a_year_later"]


def _link(source: str, target: str, kind: str, said_by: str = "", **fields: object) -> Record:
    answered = {"said_by": said_by.split()} if said_by else {}
    return {"from": source, "to": target, "kind": kind, **fields, **answered, "source": ILLUSTRATIVE}


SEED = 2027
CLOSED = "custody_southbank"
NOW_HELD_IN = "custody_eastmoor"
ANSWERED_SINCE = ["supported_housing", "women_westhaven", "employment", "drugs_harbour"]
NOT_CONFIRMED = {("homelessness", "supported_housing"), ("probation", "employment")}  # the new respondent was silent

OLD_PROVIDER = "drugs_eastmoor"
NEW_PROVIDER: Record = {
    "id": "recovery_eastmoor",
    "name": "Recovery service, Eastmoor",
    "short": "Recovery Eastmoor",
    "was": [OLD_PROVIDER],
    "sector": "voluntary",
}

NOT_MENTIONED_AGAIN = {
    ("yjs_northfield", "yjs_southbank", "shares information"),
    ("yjs_northfield", "yjs_harbour", "shares information"),
    ("camhs", "cmht", "refers"),
    ("probation", "women_westhaven", "refers"),
}
MISSED_BY_INTERVIEWS = "learning_disability adhd brain_injury substance speech_language self_harm work".split()
NEW_LINKS = [
    _link(
        "police",
        "peer",
        "refers",
        said_by="police peer",
        needs=MISSED_BY_INTERVIEWS,
        made=14,
        accepted=12,
        completed=9,
        days=3,
        works="well",
    ),
    _link("custody_northfield", "ld", "refers", said_by="ld", needs=["trauma"], made=9, accepted=9, completed=8),
    _link("ld", "women_westhaven", "refers", said_by="ld", needs=["trauma"], made=8, accepted=7, completed=5),
    _link("supported_housing", "employment", "refers", needs=["work"], made=6, accepted=5),
    _link("peer", "homelessness", "works jointly", said_by="peer homelessness"),
    _link("employment", "drugs_harbour", "knows"),
]
WHAT_BECAME_OF_PROMISES = {
    ("police", "peer"): ("kept", ""),
    ("ld", "women_westhaven"): ("kept", ""),
    ("housing_options", "cmht"): ("let go", " (let go: the housing team moved to another office)"),
    ("ld", "GPs"): ("under way", ""),
    ("camhs", "brain_injury"): ("open", ""),
}


def riverside_a_year_later() -> Record:
    """The whole file of the second wave."""
    record = riverside()
    draw = random.Random(SEED)  # noqa: S311 - invented figures, nothing secret
    record["system"] = system(2027)
    record["partners"] = [_partner_now(partner) for partner in record["partners"] if partner["id"] != CLOSED]
    record["asked"] = [partner for partner in record["asked"] if partner != CLOSED] + ANSWERED_SINCE
    record["relations"] = _relations_now(record["relations"], draw)
    record["promises"] = [_promise_now(promise) for promise in record["promises"]]
    return _renamed(record)


def _partner_now(partner: Record) -> Record:
    if partner["id"] == NOW_HELD_IN:
        return {**partner, "areas": [*partner["areas"], "southbank"]}
    if partner["id"] == OLD_PROVIDER:
        return {**NEW_PROVIDER, **{key: value for key, value in partner.items() if key not in NEW_PROVIDER}}
    return partner


def _relations_now(relations: list[Record], draw: random.Random) -> list[Record]:
    kept = [
        _answered(_moved_counts(relation, draw))
        for relation in relations
        if CLOSED not in (relation["from"], relation["to"]) and _name(relation) not in NOT_MENTIONED_AGAIN
    ]
    return kept + [_answered(link) for link in NEW_LINKS]


def _name(relation: Record) -> tuple[str, str, str]:
    return relation["from"], relation["to"], relation["kind"]


def _moved_counts(relation: Record, draw: random.Random) -> Record:
    """The same link with this year's counts; people once held in Southbank now come from Eastmoor."""
    if relation.get("until"):
        relation = {**relation, "until": "2028-03-31"}
    made = relation.get("made")
    if not isinstance(made, int):
        return relation
    factor = draw.uniform(0.85, 1.2) * (1.7 if relation["from"] == NOW_HELD_IN else 1)
    now = {"made": max(1, round(made * factor))}
    for part, whole in (("accepted", "made"), ("completed", "accepted")):
        if part in relation:
            now[part] = min(now[whole], round(relation[part] * factor))
    if "declined" in relation:
        return {**relation, **now, "declined": _shared(relation["declined"], now["made"] - now["accepted"])}
    return {**relation, **now}


def _shared(declined: list[Record], number: int) -> list[Record]:
    """The reasons of last year over this year's number of referrals not accepted."""
    if len(declined) == 1:
        return [{**declined[0], "n": number}]
    first, second = declined
    lesser = number * 2 // 5
    return [{**first, "n": number - lesser}, {**second, "n": lesser}]


def _answered(relation: Record) -> Record:
    ends = [relation["from"], relation["to"]]
    new = [] if tuple(ends) in NOT_CONFIRMED else ANSWERED_SINCE
    said_by = [end for end in ends if end in new or end in relation.get("said_by", [])]
    return {**relation, "said_by": said_by} if said_by else relation


def _promise_now(promise: Record) -> Record:
    status, why = WHAT_BECAME_OF_PROMISES.get((promise["from"], promise["to"]), (promise["status"], ""))
    return {**promise, "text": promise["text"] + why, "status": status}


def _renamed(value: Any) -> Any:
    """The same record with the old provider's id replaced wherever it is named, but not under `was`."""
    if isinstance(value, dict):
        return {key: item if key == "was" else _renamed(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_renamed(item) for item in value]
    return NEW_PROVIDER["id"] if value == OLD_PROVIDER else value
