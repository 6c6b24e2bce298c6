"""From the columns of a file to what the expression over referrals takes: numbers for texts, moments for dates."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import narwhals as nw
import pyarrow as pa
import pyarrow.parquet

from network.errors import UnreadableFile
from network.records.columns import DATES, TEXTS
from network.records.engines import Engine, Progress
from network.records.file import RecordFile
from network.records.sums import FIRST_YEAR, LAST_YEAR, Coded, month_name
from network.records.values import Codes, is_completed, is_exact_age

__all__ = ["CodedFile", "coded", "distinct_texts", "months"]

ISO = r"^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?)?$"
ISO_LENGTH = 19  # characters up to the second; parts of a second and zones are cut off
DAY_FIRST = r"^\d{2}/\d{2}/\d{4}(?: \d{2}:\d{2}(?::\d{2})?)?$"
NUMBERED = ("from", "to", "need", "age_band")

Frame = nw.LazyFrame[Any]
Lookup = Mapping[str, tuple[Callable[[str], Any], Any]]  # new column: what a text gives, and what no text gives


@dataclass(frozen=True, slots=True)
class CodedFile:
    """A file, the places of its fields, and the engine that reads it."""

    engine: Engine
    file: RecordFile
    places: Mapping[str, int]


def distinct_texts(source: CodedFile, path: Path, progress: Progress) -> dict[str, set[str]]:
    """Every text that occurs in each text column. `path` is where the engine may put them."""
    fields = [field for field in TEXTS if field in source.places]
    which = source.engine.table(pa.table({"field": fields}))
    frame = source.engine.read(source.file, {field: source.places[field] for field in fields})
    texts = frame.select(nw.col(field).cast(nw.String) for field in fields)
    pairs = texts.join(which, how="cross").select("field", text=_the_one_named(fields))  # one look at the rows
    found_texts = pairs.filter(~nw.col("text").is_null()).group_by("field", "text").agg(rows=nw.len())
    source.engine.save(found_texts, path, progress)
    found: dict[str, set[str]] = {field: set() for field in fields}
    for pair in pa.parquet.read_table(path).to_pylist():
        found[pair["field"]].add(pair["text"])
    return found


def months(source: CodedFile, path: Path) -> tuple[str, str] | None:
    """The first and the last month in which a referral was made, such as `2026-04`; None where no date is known."""
    month = nw.col("month")
    source.engine.save(_with_dates(source).select(first=month.min(), last=month.max()), path, lambda share: None)
    (found,) = pa.parquet.read_table(path).to_pylist()
    return None if found["first"] is None else (month_name(found["first"]), month_name(found["last"]))


def coded(
    source: CodedFile, texts: Mapping[str, Iterable[str]], codes: Mapping[str, Codes], by: Sequence[str]
) -> Coded:
    """The referrals of a file, ready to be added up by some of the keys."""
    lookups: dict[str, dict[str, tuple[Callable[[str], Any], Any]]] = {
        field: {_number(field): (_place_in(codes[field]), codes[field].unknown)} for field in NUMBERED
    }
    lookups["age_band"]["exact_age"] = (is_exact_age, False)
    lookups["outcome"] = {"completed": (is_completed, False)}
    told = lookups.keys() & texts.keys()
    tables = {field: _lookup_table(source.engine, field, texts[field], lookups[field]) for field in sorted(told)}
    frame = _with_dates(source)  # after the tables: DuckDB works a frame out anew when there is a new table
    for field, lookup in lookups.items():
        frame = _looked_up(frame, field, tables.get(field), lookup)
    numbers = {field: nw.col(_number(field)) for field in NUMBERED}
    chosen = frame.select(*DATES, "month", "bad_date", "exact_age", "completed", **numbers)
    return Coded(chosen, codes, by, "accepted_on" in source.places)


def _the_one_named(fields: Sequence[str]) -> nw.Expr:
    text: nw.Expr = nw.lit(None, dtype=nw.String)
    for field in fields:
        text = nw.when(nw.col("field") == field).then(nw.col(field)).otherwise(text)
    return text


def _number(field: str) -> str:
    return f"{field} number"


def _place_in(codes: Codes) -> Callable[[str], int]:
    return lambda text: codes.of.get(text, codes.unknown)


def _lookup_table(engine: Engine, field: str, texts: Iterable[str], lookup: Lookup) -> Frame:
    """A row for each text of a field, with what it gives."""
    listed = sorted(texts)
    columns = {name: [gives(text) for text in listed] for name, (gives, _) in lookup.items()}
    return engine.table(pa.table({field: pa.array(listed, pa.string())} | columns))


def _looked_up(frame: Frame, field: str, table: Frame | None, lookup: Lookup) -> Frame:
    """Columns that follow from the text of a field."""
    if table is None:
        return frame.with_columns(**{name: nw.lit(otherwise) for name, (_, otherwise) in lookup.items()})
    joined = frame.with_columns(nw.col(field).cast(nw.String)).join(table, on=field, how="left")
    return joined.with_columns(nw.col(name).fill_null(otherwise) for name, (_, otherwise) in lookup.items())


def _with_dates(source: CodedFile) -> Frame:
    """The dates as microseconds since 1970, `month`, and `bad_date`: a date is there that cannot be one."""
    frame = source.engine.read(source.file, source.places)
    schema = frame.collect_schema()
    written = [field for field in DATES if schema.get(field) == nw.String]
    texts = {_text(field): _trimmed(nw.col(field)) if field in written else nw.lit("") for field in DATES}
    moments = {field: _moment(field, schema.get(field), source) for field in DATES}
    frame = source.engine.timestamps(frame.with_columns(**texts).with_columns(**moments), written)
    bad = [(nw.col(_text(field)) != "") & nw.col(field).is_null() for field in DATES]
    bad += [~_year(field).is_between(FIRST_YEAR, LAST_YEAR) for field in ("made_on", "accepted_on")]
    month = (_year("made_on") - FIRST_YEAR) * 12 + nw.col("made_on").dt.month().cast(nw.Int64) - 1
    frame = frame.with_columns(bad_date=nw.any_horizontal(*bad, ignore_nulls=True))
    frame = frame.with_columns(month=nw.when(~nw.col("bad_date")).then(month).cast(nw.Int32))
    return source.engine.microseconds(frame, list(DATES))


def _moment(field: str, dtype: nw.dtypes.DType | None, source: CodedFile) -> nw.Expr:
    """What the engine takes for a moment: one that is, or a text that is written like one."""
    if dtype is None:
        return nw.lit(None, dtype=nw.Datetime("us"))
    if isinstance(dtype, nw.String):
        return _as_iso(nw.col(_text(field)))
    if isinstance(dtype, nw.Datetime) and dtype.time_zone:
        return nw.col(field).dt.convert_time_zone("UTC").dt.replace_time_zone(None).cast(nw.Datetime("us"))
    if isinstance(dtype, nw.Date | nw.Datetime):
        return nw.col(field).cast(nw.Datetime("us"))
    heading = source.file.headings[source.places[field]]
    raise UnreadableFile(f'The column "{heading}" holds no dates. Choose another, or export it as dates.')


def _text(field: str) -> str:
    return f"{field} text"


def _trimmed(text: nw.Expr) -> nw.Expr:
    return text.str.strip_chars().fill_null("")


def _as_iso(text: nw.Expr) -> nw.Expr:
    """The text as engines read it; null for any other. The usual form is looked for first, for speed."""
    day_first = nw.concat_str(text.str.slice(6, 4), text.str.slice(3, 2), text.str.slice(0, 2), separator="-")
    turned = nw.concat_str(day_first, text.str.slice(10))
    other = nw.when(text.str.contains(DAY_FIRST)).then(turned)
    return nw.when(text.str.contains(ISO)).then(text.str.slice(0, ISO_LENGTH)).otherwise(other)


def _year(field: str) -> nw.Expr:
    return nw.col(field).dt.year().cast(nw.Int64)
