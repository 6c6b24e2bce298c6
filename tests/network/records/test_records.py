"""Referral records become links: counted right, timed right, nothing dropped in silence, nothing about persons kept."""

import csv
import io
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import product
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from network.errors import NetworkError, UnreadableFile
from network.model import Named, Network, Partner, System
from network.records.aggregate import KEYS, LINK, Aggregated, FileOfRecords, How, aggregate
from network.records.links import sentences
from tests.oracle.plain_records import aggregate_plainly
from tests.pace import usually

pytestmark = pytest.mark.long

FIELDS = ("referral_id", "from", "to", "made_on", "accepted_on", "closed_on", "outcome", "need", "age_band")
SCHEMA = pa.schema([(field, pa.timestamp("us") if field.endswith("_on") else pa.string()) for field in FIELDS])
DAY = datetime(2026, 4, 1, 9, 30)


def row(**changes: Any) -> dict[str, Any]:
    """A referral that was accepted and completed, with some things changed."""
    usual = {"referral_id": "R1", "from": "Police", "to": "Housing", "need": "housing", "age_band": "18 to 25"}
    dates = {"made_on": DAY, "accepted_on": DAY + timedelta(days=6), "closed_on": DAY + timedelta(days=60)}
    return usual | dates | {"outcome": "completed"} | changes


def parquet(path: Path, rows: Sequence[Mapping[str, Any]], schema: pa.Schema = SCHEMA) -> Path:
    pq.write_table(pa.Table.from_pylist(list(rows), schema), path)
    return path


def text(rows: Sequence[Mapping[str, Any]], **dialect: Any) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), **dialect)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def added_up(tmp_path: Path, rows: Sequence[Mapping[str, Any]], **options: Any) -> Aggregated:
    return aggregate(parquet(tmp_path / "referrals.parquet", rows), **options)


def links(aggregated: Aggregated) -> list[dict[str, Any]]:
    return aggregated.links.to_pylist()


# --- counting ---


def test_referrals_of_one_link_and_month_are_counted_together(tmp_path):
    accepted = row(outcome="ongoing")
    declined = row(accepted_on=None, outcome="declined")
    (link,) = links(added_up(tmp_path, [row(), row(), accepted, declined]))
    assert link == {
        "from": "Police",
        "to": "Housing",
        "need": "housing",
        "age_band": "18 to 25",
        "month": "2026-04",
        "made": 4,
        "accepted": 3,
        "completed": 2,
        "days": 6.0,
    }


def test_days_are_the_median_of_the_whole_days_that_have_passed(tmp_path):
    days = {
        "even": [row(accepted_on=DAY + timedelta(days=days)) for days in (40, 3, 4, 1)],  # 1 3 | 4 40
        "not yet three": [row(accepted_on=DAY + timedelta(days=2, hours=23, minutes=59))],
        "at that moment": [row(accepted_on=DAY)],
        "nothing accepted": [row(accepted_on=None, outcome="declined")],
    }
    found = links(added_up(tmp_path, [one | {"to": name} for name, rows in days.items() for one in rows]))
    assert {link["to"]: (link["accepted"], link["days"]) for link in found} == {
        "even": (4, 3.5),
        "not yet three": (1, 2.0),
        "at that moment": (1, 0.0),
        "nothing accepted": (0, None),
    }


def test_links_are_in_the_order_of_their_names(tmp_path):
    rows = [
        row(to=to, made_on=made) for to in ("Éclair", "advice", "Zoo", "Advice 10", "Advice 2") for made in (DAY, None)
    ]
    rows = [one | {"accepted_on": None, "closed_on": None, "outcome": None} for one in rows]
    found = [(link["to"], link["month"]) for link in links(added_up(tmp_path, rows))]
    assert found == sorted(found)


def test_nothing_gives_an_empty_table_with_the_same_columns(tmp_path):
    found = added_up(tmp_path, [])
    assert found.links.column_names == [*KEYS, "made", "accepted", "completed", "days"]
    assert (len(found.links), found.report.read, found.report.months) == (0, 0, None)


names = st.sampled_from(["Police", "Housing", "Health", " Health ", "", None])
moments = st.none() | st.integers(0, 60 * 24 * 90).map(lambda minutes: DAY + timedelta(minutes=minutes))
referrals = st.fixed_dictionaries(
    {
        "referral_id": st.just("R"),
        "from": names,
        "to": names,
        "made_on": moments,
        "accepted_on": moments,
        "closed_on": moments,
        "outcome": st.sampled_from(["completed", "declined", None]),
        "need": st.sampled_from(["housing", "money", None, " "]),
        "age_band": st.sampled_from(["10 to 17", "65+", None]),
    }
)


@settings(max_examples=usually(6, slowly=25), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(referrals, max_size=60), st.sampled_from([KEYS, LINK, ("need",), ("month", "from")]))
def test_it_is_what_adding_up_row_by_row_gives(tmp_path, rows, by):
    found = added_up(tmp_path, rows, by=by)
    expected, left_out = aggregate_plainly(rows, by)
    assert links(found) == expected
    assert found.report.left_out == left_out
    assert found.report.used == sum(link["made"] for link in expected)
    assert found.report.read == len(rows)


# --- what cannot be, and what is not known ---


CANNOT_BE = [
    ({"made_on": None}, "accepted, with no date it was made"),
    ({"accepted_on": DAY - timedelta(seconds=1)}, "accepted before it was made"),
    ({"closed_on": DAY - timedelta(days=1)}, "closed before it was made"),
    ({"accepted_on": None}, "completed without being accepted"),
    ({"made_on": datetime(1026, 4, 1)}, "a date that cannot be read"),
    ({"accepted_on": datetime(9999, 4, 1)}, "a date that cannot be read"),
    ({"accepted_on": DAY - timedelta(days=3), "closed_on": DAY - timedelta(days=1)}, "accepted before it was made"),
]


def test_a_row_that_cannot_be_is_left_out_and_counted_once(tmp_path):
    rows = [row(**changes) for place, (changes, _) in enumerate(CANNOT_BE) for _ in range(place + 1)]
    expected: Counter[str] = Counter()
    for place, (_, reason) in enumerate(CANNOT_BE):
        expected[reason] += place + 1
    found = added_up(tmp_path, [row(), *rows])
    assert found.report.left_out == expected
    assert (found.report.read, found.report.used, links(found)[0]["made"]) == (1 + len(rows), 1, 1)


def test_what_is_not_said_is_unknown_and_counted(tmp_path):
    ways = [None, "", "  ", "Unknown", "not known", "N/K", "null"]
    found = added_up(tmp_path, [row(need=nothing, to=nothing, age_band=nothing) for nothing in ways])
    (link,) = links(found)
    assert (link["to"], link["need"], link["age_band"], link["made"]) == ("unknown", "unknown", "unknown", 7)
    assert found.report.unknown == {"from": 0, "to": 7, "need": 7, "age_band": 7, "month": 0}


def test_a_referral_without_any_date_counts_in_an_unknown_month(tmp_path):
    found = added_up(tmp_path, [row(made_on=None, accepted_on=None, closed_on=None, outcome=None)])
    assert links(found)[0]["month"] == "unknown"
    assert found.report.left_out == {}


def test_an_age_is_not_kept_only_counted(tmp_path):
    ages = ["17", " 17 ", "17.0", "103"]
    found = added_up(tmp_path, [*(row(age_band=age) for age in ages), row(), row(age_band="65+")])
    assert {link["age_band"] for link in links(found)} == {"unknown", "18 to 25", "65+"}
    assert found.report.exact_ages == len(ages)


def test_an_outcome_says_completed_in_several_ways(tmp_path):
    outcomes = {
        "Completed": 1,
        " completed ": 1,
        "Closed - completed": 1,
        "Support completed": 1,
        "Reached help": 1,
        "not completed": 0,
        "declined": 0,
        None: 0,
    }
    found = links(added_up(tmp_path, [row(outcome=outcome, to=f"To {outcome!r}") for outcome in outcomes]))
    assert {link["to"]: link["completed"] for link in found} == {f"To {one!r}": done for one, done in outcomes.items()}


# --- names ---


def test_spellings_that_differ_by_case_and_spaces_are_one_name_on_both_ends(tmp_path):
    rows = [
        row(**{"from": "Housing  Team", "to": "x"}),
        row(**{"from": "y", "to": "housing team "}),
        row(to="HOUSING TEAM"),
    ]
    found = {name for link in links(added_up(tmp_path, rows)) for name in (link["from"], link["to"])}
    assert len({name for name in found if "ousing" in name or "OUSING" in name}) == 1


RIVERSIDE = Network(
    System("Town", needs=(Named("home", "Housing"),)),
    (
        Partner("police", "Riverside Police", short="Police", aka=("Custody",), ids=(("GB-X", "P1"),)),
        Partner("hub", "Hub"),
        Partner("hub2", "Other", aka=("Hub 2", "Shared")),
        Partner("hub3", "Third", aka=("Shared",)),
    ),
)


def test_organisations_and_needs_are_found_on_the_map_by_any_of_their_names(tmp_path):
    names = ("Riverside Police", "police", "POLICE", "custody", "P1")
    found = added_up(
        tmp_path, [row(**{"from": name, "to": "hub", "need": "housing"}) for name in names], partners=RIVERSIDE
    )
    (link,) = links(found)
    assert (link["from"], link["to"], link["need"], link["made"]) == ("police", "hub", "home", 5)
    assert found.report.new_names == {}


def test_organisations_that_the_map_does_not_list_are_kept_and_told_the_most_frequent_first(tmp_path):
    rows = [row(to=name) for name in ("Food bank", "Food bank", "Advice", "Shared", "hub")]
    found = added_up(tmp_path, rows, partners=RIVERSIDE)
    assert found.report.new_names == {"Food bank": 2, "Advice": 1, "Shared": 1}
    assert {link["to"] for link in links(found)} == {"Food bank", "Advice", "Shared", "hub"}


# --- forms of files ---


TEXT_ROWS = [
    row(made_on="2026-04-01 09:30:00", accepted_on="2026-04-07 09:30:00", closed_on=""),
    row(made_on="2026-04-01", accepted_on="2026-04-03T00:00", closed_on="2026-04-30T12:00:00.25Z"),
    row(made_on="01/04/2026", accepted_on="09/04/2026 10:00", closed_on="30/04/2026 10:00:30"),
    row(made_on=" 2026-05-01 ", accepted_on="", closed_on="", outcome=""),
]


def test_dates_may_be_written_in_several_ways(tmp_path):
    (tmp_path / "r.csv").write_text(text(TEXT_ROWS))
    april, may = links(aggregate(tmp_path / "r.csv"))
    assert (april["month"], april["made"], april["days"]) == ("2026-04", 3, 6.0)  # 6, 2 and 8 days
    assert (may["month"], may["made"], may["days"]) == ("2026-05", 1, None)


def test_what_is_no_date_is_counted(tmp_path):
    wrong = ["31/02/2026", "2026-02-30", "2026-13-01", "soon", "04/31/2026", "20260401", "2026-4-1"]
    rows = [one for no_date in wrong for one in (row(made_on=no_date), row(made_on="2026-04-01", closed_on=no_date))]
    (tmp_path / "r.csv").write_text(text([*TEXT_ROWS, *rows]))
    report = aggregate(tmp_path / "r.csv").report
    assert (report.left_out, report.used) == ({"a date that cannot be read": len(rows)}, 4)


KINDS_OF_TEXT = list(product(("utf-8", "utf-8-sig", "cp1252", "utf-16"), ",;\t", (False, True)))


@pytest.mark.parametrize(("encoding", "delimiter", "as_upload"), usually(KINDS_OF_TEXT[::5], slowly=KINDS_OF_TEXT))
def test_text_files_of_any_kind_give_the_same(tmp_path, encoding, delimiter, as_upload):
    rows = [one | {"to": 'Café "Größe", Süd; Ost'} for one in TEXT_ROWS]
    content = text(rows, delimiter=delimiter).encode(encoding)
    (tmp_path / "r [1]*.csv").write_bytes(content)
    found = aggregate(FileOfRecords("r.csv", content) if as_upload else tmp_path / "r [1]*.csv")
    assert [(link["to"], link["made"]) for link in links(found)] == [
        ('Café "Größe", Süd; Ost', 3),
        ('Café "Größe", Süd; Ost', 1),
    ]
    assert found.report.read == 4


@pytest.mark.parametrize("as_upload", [False, True])
def test_rows_with_too_few_or_too_many_cells_are_counted(tmp_path, as_upload):
    content = text(TEXT_ROWS) + "R9,Police\nR9,Police,Housing,2026-04-01,,,,housing,18 to 25,more,still more\n"
    (tmp_path / "r.csv").write_text(content)
    report = aggregate(FileOfRecords("r.csv", content.encode()) if as_upload else tmp_path / "r.csv").report
    assert (report.unreadable_rows, report.used, report.read) == (2, 4, 6)


@pytest.mark.parametrize(
    ("type_of_dates", "moment"),
    [
        (pa.date32(), lambda moment: moment.date()),
        (pa.timestamp("ns"), lambda moment: moment),
        (pa.timestamp("us", tz="UTC"), lambda moment: moment.replace(tzinfo=UTC)),
        (pa.string(), lambda moment: moment.isoformat(" ")),
    ],
    ids=["dates", "nanoseconds", "with a zone", "texts"],
)
def test_dates_of_parquet_files_may_be_of_any_kind(tmp_path, type_of_dates, moment):
    schema = pa.schema([(one.name, type_of_dates if one.name.endswith("_on") else one.type) for one in SCHEMA])
    rows = [
        {key: moment(value) if isinstance(value, date) else value for key, value in row().items()},
        row() | dict.fromkeys(("made_on", "accepted_on", "closed_on", "outcome")),
    ]
    found = aggregate(parquet(tmp_path / "r.parquet", rows, schema))
    assert [(link["month"], link["days"]) for link in links(found)] == [("2026-04", 6.0), ("unknown", None)]


def test_codes_may_be_numbers(tmp_path):
    schema = pa.schema([(one.name, pa.int64() if one.name in ("from", "to") else one.type) for one in SCHEMA])
    found = aggregate(parquet(tmp_path / "r.parquet", [row(**{"from": 12, "to": 7})], schema))
    assert [(link["from"], link["to"]) for link in links(found)] == [("12", "7")]


def test_a_folder_of_parquet_files_is_one_file(tmp_path):
    for part in range(3):
        parquet(tmp_path / f"part-{part}.parquet", [row()])
    assert links(aggregate(tmp_path))[0]["made"] == 3


def test_an_upload_is_read_from_memory(tmp_path):
    content = parquet(tmp_path / "r.parquet", [row()]).read_bytes()
    assert links(aggregate(FileOfRecords("somewhere else.parquet", content)))[0]["made"] == 1


def test_columns_that_a_file_does_not_have_leave_nothing_where_nothing_is_known(tmp_path):
    schema = pa.schema([one for one in SCHEMA if one.name in ("from", "to", "made_on")])
    (link,) = links(aggregate(parquet(tmp_path / "r.parquet", [row()], schema)))
    assert (link["made"], link["accepted"], link["completed"], link["days"]) == (1, None, None, None)
    assert (link["need"], link["age_band"]) == ("unknown", "unknown")


def test_completed_counts_stand_where_no_column_tells_who_was_accepted(tmp_path):
    schema = pa.schema([one for one in SCHEMA if one.name not in ("accepted_on", "closed_on")])
    found = aggregate(parquet(tmp_path / "r.parquet", [row(), row(outcome="declined")], schema))
    assert (links(found)[0]["completed"], links(found)[0]["accepted"], found.report.left_out) == (1, None, {})


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("r.csv", b"", "is empty"),
        ("r.parquet", b"PAR1 nothing of the kind PAR1", "is not a Parquet file, or is damaged"),
        ("r.pdf", b"%PDF", "not a CSV or Parquet file"),
    ],
)
def test_a_file_that_is_none_is_refused_in_plain_words(tmp_path, name, content, words):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UnreadableFile, match=words):
        aggregate(tmp_path / name)


def test_a_missing_file_and_an_empty_folder_are_said(tmp_path):
    with pytest.raises(UnreadableFile, match=r"no file r\.csv"):
        aggregate(tmp_path / "r.csv")
    with pytest.raises(UnreadableFile, match="holds no Parquet file"):
        aggregate(tmp_path)


def test_a_torn_parquet_file_is_refused_in_plain_words(tmp_path):
    path = parquet(tmp_path / "r.parquet", [row(to=f"T{n}", need=f"n{n % 7}") for n in range(5000)])
    whole = bytearray(path.read_bytes())
    whole[200:3000] = bytes(2800)
    path.write_bytes(whole)
    with pytest.raises(UnreadableFile, match="Export it again"):
        aggregate(path)


def test_numbers_where_dates_should_be_are_refused(tmp_path):
    schema = pa.schema([(one.name, pa.int64() if one.name == "made_on" else one.type) for one in SCHEMA])
    with pytest.raises(UnreadableFile, match='"made_on" holds no dates'):
        aggregate(parquet(tmp_path / "r.parquet", [row(made_on=5)], schema))


# --- working ---


def test_progress_only_grows_and_ends_at_all(tmp_path):
    seen: list[float] = []
    added_up(tmp_path, [row()], how=How(progress=seen.append))
    assert seen == sorted(seen)
    assert seen[-1] == 1.0


@pytest.mark.parametrize("memory", ["a lot", "2 XB", "", "-2GB"])
def test_an_amount_of_memory_that_is_none_is_refused(tmp_path, memory):
    with pytest.raises(NetworkError, match="not an amount of memory"):
        added_up(tmp_path, [row()], how=How(memory=memory))


def test_too_many_names_to_number_are_refused_before_anything_is_worked_out(tmp_path, monkeypatch):
    monkeypatch.setattr("network.records.sums.MOST_CODES", 10)
    with pytest.raises(NetworkError, match="too many different names"):
        added_up(tmp_path, [row()])


def test_nothing_is_left_in_the_temporary_folder(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "t"))
    (tmp_path / "t").mkdir()
    added_up(tmp_path, [row()])
    assert list((tmp_path / "t").iterdir()) == []


@pytest.mark.parametrize(
    ("outcomes", "completed"),
    [(("Engaged", "Closed"), None), (("Completed", "Engaged"), 1), (("Declined", "Not completed"), 0), ((None,), 0)],
)
def test_how_many_were_completed_is_known_where_words_say_so(tmp_path, outcomes, completed):
    found = added_up(tmp_path, [row(outcome=outcome) for outcome in outcomes])
    assert links(found)[0]["completed"] == completed


def test_the_words_that_count_as_completed_are_told(tmp_path):
    found = added_up(tmp_path, [row(outcome=text) for text in ("Completed", "Engaged", "Declined")])
    said = " ".join(sentences(found.report))
    assert 'this says that help was reached: "Completed".' in said
    assert 'count "Declined" and "Engaged"' in said


def test_outcomes_that_may_be_notes_are_told_by_number_alone(tmp_path):
    notes = [f"went to his aunt in street {place}" for place in range(30)]
    said = " ".join(sentences(added_up(tmp_path, [row(outcome=text) for text in notes]).report))
    assert "30 other words" in said
    assert "aunt" not in said


def test_a_question_is_no_day(tmp_path):
    rows = (
        "Date of referral,From service,To service,Accepted?\n2026-04-02,Custody,Drugs,Yes\n2026-04-03,Custody,Drugs,No"
    )
    found = aggregate(FileOfRecords("a.csv", rows.encode()), by=LINK)
    assert [one["made"] for one in links(found)] == [2]
    assert found.report.not_read == ("Accepted?",)
