"""Whole files that speak of invented people are refused and nothing of them is repeated; clean ones are read."""

from pathlib import Path

import pytest

from network.errors import NetworkError
from network.open_map import open_map, refuse_people
from network.store import Store
from network.uploads import read_uploaded
from tests.each import each
from tests.network.unseen import CLEAN_FIVE, CLEAN_FOUR, CLEAN_SIX, FIFTH, FOURTH, SIXTH, File
from tests.network.unseen_beside import (
    CLEAN_EIGHT,
    CLEAN_NINE,
    CLEAN_SEVEN,
    EIGHTH,
    NINTH,
    SEVENTH,
    UNREAD,
    answers,
    package,
    page,
)
from tests.network.unseen_names import CLEAN_TEN, TENTH

pytestmark = pytest.mark.usefixtures("workbooks_opened_here")


@pytest.mark.long
@each([*FOURTH, *FIFTH, *SIXTH, *SEVENTH, *EIGHTH, *NINTH, *TENTH], lambda file: file.why)
def test_a_file_that_speaks_of_a_person_is_refused_and_not_repeated(file: File) -> None:
    reading = read_uploaded([(file.name, file.content)])
    in_an_answer = any("speaks of a person. It was left out" in problem.what for problem in reading.problems)
    assert reading.outcome == "refuse" or in_an_answer  # of a survey, whose free answers lose that part alone
    assert not file.value or file.value not in repr(reading)


@pytest.mark.long
@each(
    [*CLEAN_FOUR, *CLEAN_FIVE, *CLEAN_SIX, *CLEAN_SEVEN, *CLEAN_EIGHT, *CLEAN_NINE, *CLEAN_TEN], lambda file: file.why
)
def test_a_clean_file_is_not_refused(file: File) -> None:
    assert read_uploaded([(file.name, file.content)]).outcome != "refuse"


@pytest.mark.parametrize("file", UNREAD, ids=lambda file: file.why)
def test_what_is_not_read_of_a_survey_is_left_out_whatever_it_holds(file: File, tmp_path: Path) -> None:
    reading = read_uploaded([(file.name, file.content)])
    network = reading.or_raise()
    assert [(one.source, one.target) for one in network.relations] == [
        ("Police", "Mind"),
        ("Police", "Housing"),
        ("Mind", "Housing"),
    ]
    assert any(note.startswith("Left out: column ") and "people's details" in note for note in reading.notes)
    assert file.value not in repr(reading)
    with Store(f"sqlite:///{tmp_path}/maps.db") as store:
        open_map(store, "town", network)
    assert [one for one in tmp_path.rglob("*") if one.is_file() and file.value.encode() in one.read_bytes()] == []


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (page("", contacts=[{"name": "Kim"}, {"name": "Jo"}]), '"contacts" (2)'),
        (page("", description="ring 07700 900456"), 'in texts under "description"'),
        (package("", phones="id,number\np,07700 900456\n"), '"email" (1) and "phones" (1)'),
        (answers("Email", "kim.reyes@example.net"), '"Email" (1)'),
    ],
    ids=["page", "description", "package", "form"],
)
def test_contact_details_that_are_left_out_are_counted(file: File, said: str) -> None:
    reading = read_uploaded([(file.name, file.content)])
    assert any("left out" in note and said in note for note in reading.notes), reading.notes
    assert "Kim" not in repr(reading)
    assert "900456" not in repr(reading)


@pytest.mark.parametrize(
    "pasted",
    ["from\tto\tclient name\nA\tB\tKim R\n", "Ref\tAge\tSex\n" + "".join(f"R{n}\t{20 + n}\tF\n" for n in range(5))],
)
def test_a_table_of_people_that_is_pasted_into_words_is_refused(pasted: str) -> None:
    with pytest.raises(NetworkError, match="a table about people"):
        refuse_people({"words": pasted})
    refuse_people({"words": "from\tto\tcount\nA\tB\t3\n"})


def test_details_above_the_headings_are_left_out_and_said() -> None:
    rows = 'Referrals,,\n"Queries: 01632 960451",,\n,,\nFrom,To,Referrals\nA,B,3\nB,C,4\n'
    reading = read_uploaded([("links.csv", rows.encode())])
    said = [str(one) for one in reading.problems]
    assert [one for one in said if "row 2: Contact details above the headings were left out." in one]
    assert not [one for one in said if "960451" in one]
    without = rows.replace("Queries: 01632 960451", "Queries: the office")
    assert not [one for one in read_uploaded([("links.csv", without.encode())]).problems if "above" in one.what]
