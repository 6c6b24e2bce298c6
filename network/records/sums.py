"""Referrals to links in one expression, the same on every engine.

The median of the days is exact: days are counted a link first, and the middle one or two of the counted days are
found by adding up. That needs memory for the days that occur, not for every referral.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import narwhals as nw
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from network.errors import NetworkError
from network.records.values import UNKNOWN, Codes

__all__ = [
    "FIRST_YEAR",
    "KEYS",
    "LAST_YEAR",
    "MONTHS",
    "PROBLEMS",
    "SHOWN",
    "Coded",
    "Sums",
    "decoded",
    "links_of",
    "month_name",
]

KEYS = ("from", "to", "need", "age_band", "month")
PROBLEMS = (
    "",
    "a date that cannot be read",
    "accepted, with no date it was made",
    "accepted before it was made",
    "closed before it was made",
    "completed without being accepted",
)
FIRST_YEAR, LAST_YEAR = 1900, 2199  # dates outside cannot be those of a referral
MONTHS = (LAST_YEAR - FIRST_YEAR + 1) * 12
MICROSECONDS_A_DAY = 24 * 60 * 60 * 1_000_000
MOST_CODES = 2**63 - 1  # what fits into a whole number
SUMS = ("made", "accepted", "completed", "exact_ages")
SHOWN = ("made", "accepted", "completed", "days")


@dataclass(frozen=True, slots=True)
class Coded:
    """Referrals whose texts are numbers, ready to be added up by some of `KEYS`.

    `frame` has a whole number for each key: the place of its name in `codes`, for `month` the months since
    `FIRST_YEAR`, null where it is not known. `made_on`, `accepted_on` and `closed_on` are microseconds since
    1970; `bad_date`, `completed` and `exact_age` are truth values.
    """

    frame: nw.LazyFrame[Any]
    codes: Mapping[str, Codes]
    by: Sequence[str]
    tells_accepted: bool  # the file has a column for it

    @property
    def sizes(self) -> dict[str, int]:
        """How many values each key can have."""
        return {key: MONTHS + 1 if key == "month" else len(self.codes[key].names) for key in self.by}


def links_of(referrals: Coded) -> nw.LazyFrame[Any]:
    """One row a link and problem: code (see `decoded`), made, accepted, completed, exact_ages, days.

    A referral was accepted where days passed until it was, so these need no count of their own.
    """
    made, accepted = nw.col("made_on"), nw.col("accepted_on")
    problem = _first_that_applies(
        nw.col("bad_date"),
        ~accepted.is_null() & made.is_null(),
        accepted < made,
        nw.col("closed_on") < made,
        nw.col("completed") & accepted.is_null() & nw.lit(referrals.tells_accepted),
    )
    rows = referrals.frame.with_columns(problem=problem).select(
        code=_packed(referrals),
        days=nw.when(nw.col("problem") == 0).then(_whole_days(accepted - made)),
        completed=nw.when(nw.col("completed")).then(nw.lit(1)),
        exact_ages=nw.when(nw.col("exact_age")).then(nw.lit(1)),
    )
    by_day = rows.group_by("code", "days").agg(
        made=nw.len(), completed=nw.col("completed").count(), exact_ages=nw.col("exact_ages").count()
    )
    links = (
        _with_middle(by_day)
        .group_by("code")
        .agg(*(nw.col(name).sum() for name in SUMS), low=nw.col("low").min(), high=nw.col("high").min())
    )
    return links.select(
        "code",
        *(nw.col(name).cast(nw.Int64) for name in SUMS),
        days=((nw.col("low") + nw.col("high")) / 2).cast(nw.Float64),
    )


def month_name(place: int) -> str:
    """The month so many months after the beginning of `FIRST_YEAR`, such as `2026-04`."""
    return UNKNOWN if place == MONTHS else f"{FIRST_YEAR + place // 12}-{place % 12 + 1:02}"


@dataclass(frozen=True, slots=True)
class Sums:
    """The links, and what was left out of them. Counts are referrals."""

    links: pa.Table
    left_out: dict[str, int]  # by problem
    exact_ages: int


def decoded(table: pa.Table, referrals: Coded) -> Sums:
    """What `links_of` worked out, with names again; links are in the order of their keys."""
    table = table.sort_by("code")
    code, problem = np.divmod(table["code"].to_numpy(), len(PROBLEMS))
    columns = {}
    for key, size in reversed(referrals.sizes.items()):
        code, place = np.divmod(code, size)
        names = map(month_name, range(MONTHS + 1)) if key == "month" else referrals.codes[key].names
        columns[key] = pa.DictionaryArray.from_arrays(pa.array(place.astype(np.int32)), pa.array(names))
    made, good = table["made"].to_numpy(), pa.array(problem == 0)
    left_out = {words: int(made[problem == place].sum()) for place, words in enumerate(PROBLEMS) if place}
    return Sums(
        pa.table({key: columns[key] for key in referrals.by} | {name: table[name] for name in SHOWN}).filter(good),
        {words: count for words, count in left_out.items() if count},
        pc.sum(table["exact_ages"].filter(good)).as_py() or 0,
    )


def _first_that_applies(*conditions: nw.Expr) -> nw.Expr:
    """The number of the first condition that is true, counted from 1; 0 when none is."""
    number: nw.Expr = nw.lit(0)
    for place, condition in reversed(list(enumerate(conditions, start=1))):
        number = nw.when(condition).then(nw.lit(place)).otherwise(number)
    return number


def _packed(referrals: Coded) -> nw.Expr:
    """All keys and the problem as one whole number: grouping by one is several times as fast as by six texts."""
    if math.prod(referrals.sizes.values()) * len(PROBLEMS) > MOST_CODES:
        raise NetworkError("There are too many different names to add up. Choose fewer columns.")
    code: nw.Expr = nw.lit(0).cast(nw.Int64)
    for key, size in referrals.sizes.items():
        place = nw.col(key).fill_null(MONTHS) if key == "month" else nw.col(key)
        code = code * size + place.cast(nw.Int64)
    return code * len(PROBLEMS) + nw.col("problem").cast(nw.Int64)


def _whole_days(wait: nw.Expr) -> nw.Expr:
    return (wait / MICROSECONDS_A_DAY).floor().cast(nw.Int32)


def _with_middle(by_day: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
    """Mark the days in the middle: `low` and `high` have them as their least value in each link.

    `cum_sum` frames its window by rows; a window that is ordered and not framed would not add up row by row where
    days are equal.
    """
    counted = by_day.with_columns(accepted=nw.when(~nw.col("days").is_null()).then(nw.col("made")))
    added_up = counted.with_columns(
        up_to=nw.col("accepted").cum_sum().over("code", order_by="days"),
        all=nw.col("accepted").sum().over("code"),
    )
    return added_up.with_columns(
        low=nw.when(nw.col("up_to") * 2 >= nw.col("all")).then(nw.col("days")),
        high=nw.when(nw.col("up_to") * 2 > nw.col("all")).then(nw.col("days")),
    )
