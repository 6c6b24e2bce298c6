"""Files handed over in the app: a row a referral is added up, terms of a directory mean what was picked."""

import io
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet
import pytest

from network.counts import Count
from network.recognised import ColumnIs, TermMeans
from network.uploads import needs_of_terms, read_uploaded

HEAD = "referral_id,from,to,made_on,accepted_on,outcome,need\n"
ROWS = (
    "R1,Police,Housing,2026-04-01,2026-04-04,completed,Housing\n"
    "R2,Police,Housing,2026-04-02,2026-04-12,ongoing,Housing\n"
    "R3,Police,Housing,2026-05-02,,declined,Housing\n"
    "R4,Police,Housing,2026-05-09,2026-05-01,ongoing,Housing\n"
)


def csv_file(text: str) -> tuple[tuple[str, bytes], ...]:
    return (("referrals.csv", text.encode()),)


def test_a_row_a_referral_becomes_one_link_with_its_counts() -> None:
    reading = read_uploaded(csv_file(HEAD + ROWS))
    assert reading.network is not None
    (link,) = reading.network.relations
    assert (link.source, link.target, link.needs) == ("Police", "Housing", ("Housing",))
    assert (link.made, link.accepted, link.completed) == (Count.exactly(3), Count.exactly(2), Count.exactly(1))
    assert link.days == 6.5
    assert [problem.what for problem in reading.problems] == ["1 left out: accepted before it was made."]
    assert any("3 of 4 referrals" in note for note in reading.notes)


def test_parquet_is_read_alike() -> None:
    rows = [dict(zip(HEAD.strip().split(","), row.split(","), strict=True)) for row in ROWS.splitlines()]
    content = io.BytesIO()
    pa.parquet.write_table(pa.Table.from_pylist([{k: v or None for k, v in row.items()} for row in rows]), content)
    parquet = read_uploaded((("referrals.parquet", content.getvalue()),)).network
    text = read_uploaded(csv_file(HEAD + ROWS)).network
    assert parquet is not None
    assert text is not None
    assert parquet.relations == text.relations


@pytest.mark.parametrize(
    "heading", ["from,to,referrals", "from,to,made,accepted", "from,to,date,referrals", "partner,sector"]
)
def test_a_table_of_counts_is_not_taken_for_records(heading: str) -> None:
    row = ",".join(["Police", "Housing", "12", "7"][: heading.count(",") + 1])
    reading = read_uploaded(csv_file(f"{heading}\n{row}\n"))
    assert reading.recognised is not None


def test_a_bare_date_is_the_day_of_a_referral_where_the_same_two_come_again() -> None:
    head, row = "Referred by,Referred to,Date\n", "Police,Housing,2026-04-01\n"
    records = read_uploaded(csv_file(head + 3 * row)).network
    assert records is not None
    assert records.relations[0].made == Count.exactly(3)
    noted = read_uploaded(csv_file(f"{head}{row}Police,Debt advice,2026-04-02\n"))
    assert noted.recognised is not None  # a list of links, each noted on a day
    assert noted.network is not None
    assert [link.made for link in noted.network.relations] == [None, None]


def test_a_column_that_is_taken_is_not_offered_again() -> None:
    rows = io.BytesIO()
    pa.parquet.write_table(pa.table({"from": ["a"], "to": ["b"], "when": ["2026-04-01"], "x": ["1"]}), rows)
    (problem,) = read_uploaded((("referrals.parquet", rows.getvalue()),)).problems
    assert [choice.words for choice in problem.choices] == ['"when"', '"x"']


def test_a_column_that_fits_twice_is_picked() -> None:
    twice = HEAD.replace("need", "need,need type") + "R1,Police,Housing,2026-04-01,2026-04-04,completed,Debt,Money\n"
    unclear = read_uploaded(csv_file(twice.replace(",need,", ",theme,")))
    assert unclear.network is None
    (problem,) = unclear.problems
    assert problem.what == "Which column is what it was for?"
    assert [choice.words for choice in problem.choices] == ['"theme"', '"need type"']
    picked = read_uploaded(csv_file(twice.replace(",need,", ",theme,")), None, (ColumnIs("need", "need type"),))
    assert picked.network is not None
    assert picked.network.relations[0].needs == ("Money",)


def test_records_about_persons_are_refused_and_not_repeated() -> None:
    named = HEAD.replace("referral_id", "Surname") + ROWS.replace("R1", "Featherstonehaugh")
    reading = read_uploaded(csv_file(named))
    assert reading.network is None
    assert "about a person" in reading.problems[0].what
    assert "Featherstonehaugh" not in str(reading)


def test_a_damaged_parquet_file_is_refused_in_plain_words() -> None:
    reading = read_uploaded((("referrals.parquet", b"PAR1 no"),))
    assert reading.network is None
    assert reading.problems[0].what == "referrals.parquet is not a Parquet file, or is damaged."
    assert reading.problems[0].fix == "Export it again."


DIRECTORY = (
    "page.json",
    json.dumps(
        {
            "contents": [
                {
                    "id": "s1",
                    "name": "Advice",
                    "status": "active",
                    "organization": {"id": "o1", "name": "Advice Centre"},
                    "attributes": [{"taxonomy_term": {"name": "Homelessness support"}}],
                }
            ]
        }
    ).encode(),
)


def test_a_term_means_what_was_picked() -> None:
    assert needs_of_terms([DIRECTORY]) == {"Homelessness support": "Accommodation and housing"}
    picked = (TermMeans("Homelessness support", "Roof"),)
    assert needs_of_terms([DIRECTORY], picked) == {"Homelessness support": "Roof"}
    for corrections, need in (((), "Accommodation and housing"), (picked, "Roof")):
        network = read_uploaded([DIRECTORY], None, corrections).network
        assert network is not None
        assert [one.name for one in network.system.needs] == [need]


def test_files_of_other_kinds_have_no_terms_and_are_read_as_ever() -> None:
    riverside = (Path(__file__).parents[2] / "data" / "partners.yaml").read_bytes()
    assert needs_of_terms([("partners.yaml", riverside)]) == {}
    assert read_uploaded([("partners.yaml", riverside)]).outcome == "accept"
