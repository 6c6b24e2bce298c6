"""Referral records, a row each, made into links between partners: the only thing that anything else ever sees.

Millions of rows are added up by who referred to whom, for what, at which age and in which month. What is about a
person never leaves this module: other columns are not read, files with personal columns are refused, and rows that
cannot be true are counted and left out.
"""

import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet

from network.model import Network
from network.names import match_key
from network.records.coding import CodedFile, coded, distinct_texts, months
from network.records.columns import FieldPlaces, UnclearColumns, choose_columns, refuse_people_in
from network.records.engines import DuckDB, Engine, Progress
from network.records.file import FileOfRecords, record_file
from network.records.sums import KEYS, PROBLEMS, decoded, links_of
from network.records.values import UNKNOWN, Codes, codes_of, is_exact_age, outcomes_in, spellings, tells_of_completed

__all__ = [
    "KEYS",
    "LINK",
    "PROBLEMS",
    "UNKNOWN",
    "Aggregated",
    "FileOfRecords",
    "How",
    "Report",
    "UnclearColumns",
    "aggregate",
]

LINK = ("from", "to", "need")  # what a link on the map is
FIRST = 0.3  # share of the work that is done once the names are known, roughly


@dataclass(frozen=True, slots=True)
class How:
    """What to work with."""

    engine: Literal["duckdb", "spark"] = "duckdb"
    master: str | None = None  # of a Spark cluster; without one Spark runs on this machine
    memory: str = "2GB"
    progress: Progress = lambda share: None  # is told the share that is done, 0 to 1


@dataclass(frozen=True, slots=True)
class Report:
    """What was read, what was left out and why, and what is not known. Counts are referrals."""

    columns: dict[str, str]  # field: heading
    not_read: tuple[str, ...]  # headings
    read: int
    used: int
    left_out: dict[str, int]  # by reason, one of `PROBLEMS`
    unreadable_rows: int  # of text files: too few or too many cells
    unknown: dict[str, int]  # by key: referrals in which it is not said
    exact_ages: int  # referrals with an age instead of a band of ages; counted as not known
    months: tuple[str, str] | None  # in which the first and the last referral was made, such as `2026-04`
    new_names: dict[str, int]  # organisations that the map does not list, the most frequent first
    outcomes: dict[str, bool]  # words for how a referral ended, and whether they say that help was reached


@dataclass(frozen=True, slots=True)
class Aggregated:
    """Links and what there is to say about how they were made.

    `links` has a row a link, sorted: those of from, to, need, age_band and month (`2026-04`) that were asked for;
    made, accepted, completed (referrals; null where the file has no column for it); days (exact median of the whole
    days from made to accepted; null where nothing was accepted).
    """

    links: pa.Table
    report: Report


def aggregate(
    source: str | Path | FileOfRecords,
    *,
    by: Sequence[str] = KEYS,
    mapping: Mapping[str, str] | None = None,
    partners: Network | None = None,
    how: How | None = None,
) -> Aggregated:
    """Add up a file of referrals (CSV, Parquet, or a folder of Parquet files) to links.

    Parameters
    ----------
    by
        What a link is told apart by: some of `KEYS`.
    mapping
        Field to heading, where the headings do not say it: from, to, made_on, accepted_on, closed_on, outcome, need,
        age_band.
    partners
        A map whose partners the organisations of the file are. Names that it does not know stay as they are.
    how
        Engine, memory and whom to tell of the progress.

    Raises
    ------
    UnreadableFile
        When the file is missing, damaged or about persons; nothing of it is repeated.
    UnclearColumns
        When it cannot be told which column is what.
    NetworkError
        When the engine cannot be used or the memory is too small.

    Notes
    -----
    A referral counts in the month it was made. Rows with one of `PROBLEMS` are left out and counted under the first
    that applies; whatever is not said is `unknown`, never dropped. Counts are as they are: hide small ones before
    sharing (`network.disclosure`).
    """
    how = how or How()
    file = record_file(source)
    columns = choose_columns(file.headings, mapping)
    with tempfile.TemporaryDirectory(prefix="records-") as temporary:
        folder = Path(temporary)
        with _engine(how, folder) as engine:
            read = CodedFile(engine, file, columns.places)
            texts = distinct_texts(read, folder / "texts.parquet", lambda share: how.progress(FIRST * share))
            refuse_people_in(texts)
            referrals = coded(read, texts, _codes(texts, partners), by)
            engine.save(
                links_of(referrals), folder / "links.parquet", lambda share: how.progress(FIRST + (1 - FIRST) * share)
            )
            unreadable = engine.unreadable_rows()
            ends = None if "month" in by else months(read, folder / "months.parquet")
        sums = decoded(pa.parquet.read_table(folder / "links.parquet"), referrals)
    how.progress(1.0)
    report = Report(
        columns={field: file.headings[place] for field, place in columns.places.items()},
        not_read=columns.not_read,
        read=_total(sums.links["made"]) + sum(sums.left_out.values()) + unreadable,
        used=_total(sums.links["made"]),
        left_out=sums.left_out,
        unreadable_rows=unreadable,
        unknown={key: _made_by_name(sums.links, key).get(UNKNOWN, 0) for key in by},
        exact_ages=sums.exact_ages,
        months=ends if "month" not in by else _first_and_last(sums.links["month"]),
        new_names=_new_names(sums.links, partners) if partners else {},
        outcomes=outcomes_in(texts.get("outcome", ())),
    )
    return Aggregated(_without_untold(sums.links, columns, report.outcomes), report)


def _engine(how: How, folder: Path) -> AbstractContextManager[Engine]:
    if how.engine == "duckdb":
        return DuckDB(how.memory, folder)
    from network.records.spark import Spark  # pyspark and Java are there only where somebody wants them

    return Spark(how.memory, how.master)


def _codes(texts: Mapping[str, set[str]], partners: Network | None) -> dict[str, Codes]:
    """The names of each key. Both ends share theirs, so that one organisation has one number."""
    needs = partners.system.needs if partners else ()
    known_needs = {match_key(text): need.id for need in needs for text in (need.name, need.id)}
    organisations = codes_of(texts["from"] | texts["to"], spellings(partners) if partners else {})
    return {
        "from": organisations,
        "to": organisations,
        "need": codes_of(texts.get("need", ()), known_needs),
        "age_band": codes_of(text for text in texts.get("age_band", ()) if not is_exact_age(text)),
    }


def _total(column: pa.ChunkedArray) -> int:
    return int(pc.sum(column).as_py() or 0)


def _first_and_last(months: pa.ChunkedArray) -> tuple[str, str] | None:
    known = [month for month in pc.unique(months).to_pylist() if month != UNKNOWN]
    return (min(known), max(known)) if known else None


def _made_by_name(links: pa.Table, key: str) -> dict[str, int]:
    """Referrals for each name of a key."""
    groups = links.group_by(key).aggregate([("made", "sum")])
    return dict(zip(groups[key].to_pylist(), groups["made_sum"].to_pylist(), strict=True))


def _new_names(links: pa.Table, partners: Network) -> dict[str, int]:
    """Referrals from and to organisations that are not on the map, the most frequent first."""
    made: Counter[str] = Counter()
    for end in ("from", "to"):
        made.update(_made_by_name(links, end) if end in links.column_names else {})
    new = {name: count for name, count in made.items() if name != UNKNOWN and name not in partners.by_id}
    return dict(sorted(new.items(), key=lambda item: (-item[1], item[0])))


def _without_untold(links: pa.Table, columns: FieldPlaces, outcomes: Mapping[str, bool]) -> pa.Table:
    """Nothing instead of 0 where the file has no column to tell, or none of its words says that help was reached."""
    untold = [] if "accepted_on" in columns.places else ["accepted", "days"]
    untold += [] if "outcome" in columns.places and tells_of_completed(outcomes) else ["completed"]
    for name in untold:
        place = links.column_names.index(name)
        links = links.set_column(place, name, pa.nulls(len(links), links.schema.field(name).type))
    return links
