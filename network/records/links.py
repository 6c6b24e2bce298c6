"""Links made from referral records: as a table, as part of a map, and what there is to say about them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from network.counts import Count
from network.errors import NetworkError
from network.files.raw.safe_cells import safe_cell
from network.model import Named, Network, Partner, Period, Relation, Source, System
from network.records.aggregate import LINK, UNKNOWN, Aggregated, Report
from network.records.values import tells_of_completed
from network.words import listed, plural

__all__ = ["TABLE_SUFFIXES", "WORKING_COPY", "as_network", "sentences", "write_table"]

TABLE_SUFFIXES = (".csv", ".parquet")
OUTCOMES, MOST_WORDS, LONGEST_OUTCOME = 6, 20, 40  # told one by one; of more words, or longer ones, the number alone
LISTED = 10  # new names that are told one by one
WORKING_COPY = "Small counts are not hidden: this is a working copy, not for sharing."
RECORD = Source(kind="record", words="Added up from referral records.")
MEANINGS = {"from": "who referred", "to": "who received", "need": "the need", "age_band": "the age band"}


def write_table(aggregated: Aggregated, path: Path) -> None:
    """Write the links as CSV or Parquet, by the ending of the name. In CSV no name is taken for a formula.

    Raises
    ------
    NetworkError
        When the ending is another, or the file cannot be written.
    """
    suffix = path.suffix.lower()
    if suffix not in TABLE_SUFFIXES:
        raise NetworkError(f"{path.name} does not say which table it is. End its name in .csv or .parquet.")
    part = path.with_name(f"{path.name}.part")
    try:
        if suffix == ".parquet":
            pa.parquet.write_table(aggregated.links, part)
        else:
            pa.csv.write_csv(_with_safe_names(aggregated.links), part)
        part.replace(path)
    except OSError as error:
        raise NetworkError(f"{path.name} cannot be written: {error.strerror or error}.") from None
    finally:
        part.unlink(missing_ok=True)


def as_network(aggregated: Aggregated, base: Network | None = None, *, name: str = "Referrals") -> Network:
    """The links as referrals on a map: on `base`, or on a new map called `name`.

    What the records say of a pair of partners takes the place of the counts that the map had for it; what partners
    said about the link (how it works, barriers …) stays. Organisations and needs that the map does not list are
    added to it. Referrals of which one end is not known have no place on a map; the report counts them.

    Raises
    ------
    NetworkError
        When the records were not added up by `LINK`.
    """
    if tuple(aggregated.links.column_names[: len(LINK)]) != LINK:
        raise NetworkError("Only links by who referred, who received and the need can be put on a map.")
    base = base or Network(System(name))
    rows = [row for row in aggregated.links.to_pylist() if UNKNOWN not in (row["from"], row["to"])]
    needs = {need.id for need in base.system.needs}
    new_needs = sorted({row["need"] for row in rows} - needs - {UNKNOWN})
    new_partners = sorted({row[end] for row in rows for end in ("from", "to")} - base.by_id.keys())
    system = replace(
        base.system,
        needs=(*base.system.needs, *(Named(need, need) for need in new_needs)),
        period=_period(aggregated.report) or base.system.period,
    )
    return replace(
        base,
        system=system,
        partners=(*base.partners, *(Partner(name, name, provenance=RECORD) for name in new_partners)),
        relations=tuple(_joined(base.relations, rows)),
    )


def sentences(report: Report) -> tuple[str, ...]:
    """What was read and what was left out, in plain words, the most important first."""
    return tuple(_said(report))


def _said(report: Report) -> Iterator[str]:
    yield f"{report.used:,} of {report.read:,} referrals are in the links."
    for reason, count in report.left_out.items():
        yield f"{count:,} left out: {reason}."
    if report.unreadable_rows:
        yield f"{report.unreadable_rows:,} rows left out: too few or too many cells."
    if report.exact_ages:
        yield f"{report.exact_ages:,} give an age instead of an age band; the age was not kept."
    for key, count in report.unknown.items():
        if count:
            yield f"{count:,} do not say {MEANINGS.get(key, 'the ' + key)}; they count as unknown."
    if report.new_names:
        listed = ", ".join(f"{name} ({count:,})" for name, count in list(report.new_names.items())[:LISTED])
        rest = len(report.new_names) - LISTED
        more = f" and {rest:,} more" if rest > 0 else ""
        yield f"Not on the map until now, with referrals from or to them: {listed}{more}."
    yield from _outcomes_said(report)
    yield "Columns: " + ", ".join(f'{field} is "{heading}"' for field, heading in report.columns.items()) + "."
    if report.not_read:
        yield "Not read: " + ", ".join(f'"{heading}"' for heading in report.not_read) + "."
    yield WORKING_COPY


def _outcomes_said(report: Report) -> Iterator[str]:
    """Which words for how a referral ended count as help that was reached."""
    heading = report.columns.get("outcome", "")
    helped, others = (_words(report.outcomes, which) for which in (True, False))
    if helped:
        yield f'Under "{heading}" this says that help was reached: {helped}.'
    if others and tells_of_completed(report.outcomes):
        yield f"As help that was not reached, or not yet, count {others}."
    elif others:
        yield f'No word under "{heading}" says that help was reached ({others}). How many were completed is not known.'


def _words(outcomes: Mapping[str, bool], which: bool) -> str:
    """The outcomes that do or do not count; what may be a note about somebody is told by number alone."""
    words = [text for text, counts in outcomes.items() if counts is which]
    short = [f'"{text}"' for text in words if len(text) <= LONGEST_OUTCOME and len(words) <= MOST_WORDS]
    if not short and words:
        return plural(len(words), "other word") if not which else plural(len(words), "word")
    return listed(short[:OUTCOMES], len(words) - len(short[:OUTCOMES]))


def _with_safe_names(links: pa.Table) -> pa.Table:
    for place, name in enumerate(links.column_names):
        column = links[name].combine_chunks()
        if isinstance(column, pa.DictionaryArray):
            safe = pa.array([safe_cell(text) for text in column.dictionary.to_pylist()])
            links = links.set_column(place, name, pa.DictionaryArray.from_arrays(column.indices, safe))
    return links


def _joined(relations: Sequence[Relation], rows: Sequence[Mapping[str, Any]]) -> Iterator[Relation]:
    """The relations of the map without the referrals that the records tell of, then those of the records."""
    told = {(row["from"], row["to"]) for row in rows}
    before: dict[tuple[str, str], list[Relation]] = {}
    for relation in relations:
        pair = (relation.source, relation.target)
        if relation.kind == "refers" and pair in told:
            before.setdefault(pair, []).append(relation)
        else:
            yield relation
    for row in rows:
        yield _relation(row, before.get((row["from"], row["to"]), []))


def _relation(row: Mapping[str, Any], before: Sequence[Relation]) -> Relation:
    needs = None if row["need"] == UNKNOWN else (row["need"],)
    same = [relation for relation in before if relation.needs == needs] or before
    known = same[0] if len(same) == 1 else Relation(row["from"], row["to"])
    return replace(
        known,
        needs=needs,
        made=_count(row["made"]),
        accepted=_count(row["accepted"]),
        completed=_count(row["completed"]),
        declined=None,
        days=row["days"],
        provenance=RECORD,
    )


def _count(number: int | None) -> Count | None:
    return None if number is None else Count.exactly(number)


def _period(report: Report) -> Period | None:
    """From the first day of the first month to the last day of the last."""
    if report.months is None:
        return None
    first, last = (date.fromisoformat(f"{month}-01") for month in report.months)
    after = date(last.year + last.month // 12, last.month % 12 + 1, 1)
    return Period(first, after - timedelta(days=1))
