"""A column "#" that only numbers the rows counts nobody."""

import pytest

from network.uploads import read_uploaded


def made(heading: str, *numbers: int) -> list[int | None]:
    rows = "".join(f"A{place},B{place},{number}\n" for place, number in enumerate(numbers))
    reading = read_uploaded([("links.csv", f"From,To,{heading}\n{rows}".encode())])
    assert reading.network is not None, reading.problems
    return [None if one.made is None else one.made.low for one in reading.network.relations]


@pytest.mark.parametrize("heading", ["#", "Number", "n"])
def test_running_numbers_are_no_referrals(heading: str) -> None:
    assert made(heading, 1, 2, 3, 4) == [None] * 4


def test_other_numbers_are_and_so_are_those_that_are_said_to_be() -> None:
    assert made("#", 4, 2, 3) == [4, 2, 3]
    assert made("#", 1, 2) == [1, 2]
    assert made("Referrals", 1, 2, 3) == [1, 2, 3]
