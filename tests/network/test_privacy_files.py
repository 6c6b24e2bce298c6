"""Whole files that speak of invented people are refused and nothing of them is repeated; clean ones are read."""

import pytest

from network.uploads import read_uploaded
from tests.network.unseen import CLEAN_FIVE, CLEAN_FOUR, CLEAN_SIX, FIFTH, FOURTH, SIXTH, File


@pytest.mark.parametrize("file", [*FOURTH, *FIFTH, *SIXTH], ids=lambda file: file.why)
def test_a_file_that_speaks_of_a_person_is_refused_and_not_repeated(file: File) -> None:
    reading = read_uploaded([(file.name, file.content)])
    assert reading.outcome == "refuse"
    assert not file.value or file.value not in repr(reading)


@pytest.mark.parametrize("file", [*CLEAN_FOUR, *CLEAN_FIVE, *CLEAN_SIX], ids=lambda file: file.why)
def test_a_clean_file_is_not_refused(file: File) -> None:
    assert read_uploaded([(file.name, file.content)]).outcome != "refuse"
