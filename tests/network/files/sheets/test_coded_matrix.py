"""A matrix of letters with a key beside it is read as what the letters mean."""

import pytest

from network.reading import Reading
from network.uploads import read_uploaded

MATRIX = "Who,Mind,Court,Clinic\nMind,,R,RI\nCourt,R,,J\nClinic,,-,\n"
KEY = "R = refers, I = shares information, J = works jointly"
STATED = {
    ("Mind", "Court", "refers"),
    ("Mind", "Clinic", "refers"),
    ("Mind", "Clinic", "shares information"),
    ("Court", "Mind", "refers"),
    ("Court", "Clinic", "works jointly"),
}


def read(content: str) -> Reading:
    return read_uploaded([("matrix.csv", content.encode())])


def stated(reading: Reading) -> set[tuple[str, str, str]]:
    return {(one.source, one.target, one.kind) for one in reading.or_raise().relations}


@pytest.mark.parametrize("cell", ["RI", "R I", "R/I", "r, i", "I+R"])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f'"{KEY}",,,\n,,,\n', ""),
        ("", f',,,\n"{KEY}",,,\n'),
        ("", ",,,\nR,refers,,\nI,shares information,,\nJ,works jointly,,\n"),
        ('"R: refers; I: shares information; J: works jointly; N: nothing",,,\n', ""),
    ],
)
def test_letters_mean_what_the_key_says(before: str, after: str, cell: str) -> None:
    content = before + MATRIX.replace("RI", f'"{cell}"').replace("-", "") + after
    assert stated(read(content)) == STATED
    assert {one.id for one in read(content).or_raise().partners} == {"Mind", "Court", "Clinic"}


def test_who_has_no_link_is_a_partner_too() -> None:
    content = f'"{KEY}",,,\nWho,Mind,Court,Hub\nMind,,R,\nCourt,J,,\nHub,,,\n'
    assert {one.id for one in read(content).or_raise().partners} == {"Mind", "Court", "Hub"}


def test_the_caption_says_whose_answers_a_column_holds() -> None:
    content = f'"{KEY}",,,\nEach column is one respondent,,,\n{MATRIX.replace("-", "")}'
    assert ("Court", "Mind", "refers") in stated(read(content))
    assert ("Clinic", "Mind", "refers") in stated(read(content))


@pytest.mark.parametrize("key", ["R = red, I = ink", "R = refers", ""])
def test_letters_without_a_key_to_kinds_of_link_are_not_guessed(key: str) -> None:
    reading = read((f'"{key}",,,\n' if key else "") + MATRIX)
    assert reading.network is None or not stated(reading)


def test_details_of_people_in_the_key_refuse_the_sheet() -> None:
    content = f'"{KEY}",,,\n"Ask jo.ashdown@example.org",,,\n{MATRIX.replace("-", "")}'
    reading = read(content)
    assert reading.network is None
    assert "jo.ashdown" not in repr(reading)
