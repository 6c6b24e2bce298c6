"""Referral records beside what somebody is: two such columns tell who it was, one is not read and that is said."""

import pytest

from network.uploads import read_uploaded

ROWS = (("Police", "Housing", "Shoplifting", "Male"), ("Court", "Mental health", "Arson", "Female"))


def read(*headings: str) -> tuple[str, str]:
    lines = [",".join(("From", "To", "Date of referral", *headings))]
    for place, (source, target, *said) in enumerate(ROWS * 3, start=1):
        lines.append(",".join((source, target, f"2026-03-0{place}", *said[: len(headings)])))
    reading = read_uploaded([("records.csv", "\n".join(lines).encode())])
    return reading.outcome, " ".join((*map(str, reading.problems), *reading.notes))


@pytest.mark.parametrize("headings", [("Offence", "Gender"), ("Diagnosis", "Sex"), ("Ethnic origin", "Religion")])
def test_two_columns_of_what_somebody_is_refuse_records(headings: tuple[str, str]) -> None:
    outcome, said = read(*headings)
    assert outcome == "refuse"
    assert "about a person" in said
    assert "Shoplifting" not in said


def test_one_such_column_is_not_read_and_that_is_said() -> None:
    outcome, said = read("Offence")
    assert outcome != "refuse"
    assert 'Not read: "Offence".' in said


def test_other_columns_that_are_not_read_refuse_nothing() -> None:
    outcome, said = read("Ward", "Channel")
    assert outcome != "refuse"
    assert 'Not read: "Ward", "Channel".' in said
