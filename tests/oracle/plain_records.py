"""Referral records added up the plain way: row by row in Python, with the median of the standard library."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from statistics import median
from typing import Any

__all__ = ["aggregate_plainly"]

Row = Mapping[str, Any]


def aggregate_plainly(rows: Iterable[Row], by: Sequence[str]) -> tuple[list[dict[str, Any]], Counter[str]]:
    """The links, sorted, and how many rows were left out for each reason. Dates are datetimes or None."""
    groups: defaultdict[tuple[str, ...], list[Row]] = defaultdict(list)
    left_out: Counter[str] = Counter()
    for row in rows:
        reason = _reason(row)
        if reason:
            left_out[reason] += 1
        else:
            groups[tuple(_key(row, key) for key in by)].append(row)
    return [dict(zip(by, key, strict=True)) | _sums(groups[key]) for key in sorted(groups)], left_out


def _reason(row: Row) -> str:
    made, accepted, closed = row["made_on"], row["accepted_on"], row["closed_on"]
    if accepted and not made:
        return "accepted, with no date it was made"
    if accepted and accepted < made:
        return "accepted before it was made"
    if closed and made and closed < made:
        return "closed before it was made"
    if row["outcome"] == "completed" and not accepted:
        return "completed without being accepted"
    return ""


def _key(row: Row, key: str) -> str:
    if key == "month":
        made: datetime | None = row["made_on"]
        return f"{made:%Y-%m}" if made else "unknown"
    return (row[key] or "").strip() or "unknown"


def _sums(rows: Sequence[Row]) -> dict[str, Any]:
    waits = [(row["accepted_on"] - row["made_on"]).days for row in rows if row["accepted_on"]]
    return {
        "made": len(rows),
        "accepted": len(waits),
        "completed": sum(row["outcome"] == "completed" for row in rows),
        "days": float(median(waits)) if waits else None,
    }
