"""An imagined person in words and in an address."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network.model import Person
from render.person_words import as_address, of_address, person_said
from tests.small_networks import NETWORKS

TWO_DOORS = NETWORKS["two doors"]
PRESET = TWO_DOORS.people[0]  # 17, mental health, north, court, Saturday 23:00
DESCRIBED = replace(PRESET, id="described", name="Somebody described here", groups=("women",))


@pytest.mark.parametrize(
    ("person", "words"),
    [
        (
            PRESET,
            "A 17-year-old who needs help with mental health, at home in North, coming in through court "
            "at 23:00 on Saturday.",
        ),
        (
            Person("x", "x", needs=("housing", "mental"), age=18, groups=("women",)),
            "An 18-year-old who needs help with housing and mental health, counted among women, coming in anywhere.",
        ),
        (Person("x", "x"), "Somebody, coming in anywhere."),
        (Person("x", "x", age=80), "An 80-year-old, coming in anywhere."),
    ],
)
def test_a_person_is_said_in_a_sentence(person: Person, words: str) -> None:
    assert person_said(TWO_DOORS, person) == words


def test_one_of_the_people_of_the_map_is_found_by_its_id() -> None:
    assert of_address("p", TWO_DOORS) == PRESET


def test_a_person_described_comes_back_from_the_address() -> None:
    assert of_address(as_address(DESCRIBED), TWO_DOORS) == DESCRIBED


def test_what_nobody_has_said_stays_out_of_the_address() -> None:
    bare = Person("described", "Somebody described here", needs=("housing",))
    assert as_address(bare) == "need=housing"
    assert of_address("need=housing", TWO_DOORS) == bare


@pytest.mark.parametrize("text", ["", "nobody", "need=flying", "age=17", "need=", "%00", "need=housing%26"])
def test_an_address_that_describes_nobody_is_nobody(text: str) -> None:
    assert of_address(text, TWO_DOORS) is None


@pytest.mark.parametrize("wrong", ["age=old", "age=-4", "age=1e9", "area=mars", "group=x", "stage=", "at=noon", "at="])
def test_what_the_map_does_not_list_is_left_out(wrong: str) -> None:
    assert of_address(f"need=housing&{wrong}", TWO_DOORS) == of_address("need=housing", TWO_DOORS)


def test_nobody_is_older_than_anybody() -> None:
    found = of_address("need=housing&age=999", TWO_DOORS)
    assert found is not None
    assert found.age == 110


def test_an_hour_that_cannot_be_read_is_not_asked_for() -> None:
    people = (replace(PRESET, at="next Tuesday"),)
    assert of_address("p", replace(TWO_DOORS, people=people)) == replace(PRESET, at=None)


@given(st.text(max_size=60))
def test_no_address_breaks_the_page(text: str) -> None:
    found = of_address(text, TWO_DOORS)
    assert found is None or person_said(TWO_DOORS, found)
