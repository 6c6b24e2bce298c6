"""Files that are called after a person are refused, or go by no name: in the map, its sources and what is said."""

import pytest

from network.details.names_of_files import is_of_one, may_be_of_one
from network.errors import UnreadableFile
from network.files.formats import refused
from network.files.map_file.yaml import to_yaml
from network.uploads import read_files, read_uploaded
from tests.tabled import tabled

LINKS = b"From,To,Referrals\nCustody suite,Housing options,3\nDebt advice,Housing options,4\n"


@tabled
def test_a_file_called_after_somebody_is_nowhere_by_its_name(stem: str) -> None:
    for ending in ("csv", "tsv"):
        reading = read_uploaded([(f"{stem}.{ending}", LINKS.replace(b",", b"\t") if ending == "tsv" else LINKS)])
        kept = to_yaml(reading.network) if reading.network else ""
        assert stem not in kept + repr((reading.problems, reading.notes, reading.recognised))


@tabled
def test_other_files_keep_their_names(stem: str) -> None:
    assert is_of_one(stem) is False
    assert may_be_of_one(stem) is False
    assert stem in to_yaml(read_uploaded([(f"{stem}.csv", LINKS)]).or_raise())


@pytest.mark.parametrize("stem", ["jane smith assessments", "Mr T links", "client okafor", "MOHAMMED KHAN - partners"])
def test_a_file_that_is_plainly_of_somebody_is_refused(stem: str) -> None:
    assert read_uploaded([(f"{stem}.csv", LINKS)]).network is None


def test_that_a_file_goes_by_no_name_is_said() -> None:
    reading = read_uploaded([("J Smith - referral.csv", LINKS)])
    assert reading.or_raise().system.name == "The file"
    assert "The name of the file may be of a person, so nothing is called by it." in reading.notes


def test_what_cannot_be_read_is_not_named_either() -> None:
    missing = read_files(["/nowhere/jane smith assessments.csv"])
    assert "smith" not in repr(missing.problems)
    assert "There is no such file." in repr(missing.problems)
    failed = refused(UnreadableFile("Ellis W.csv is damaged. Save it again."), "Ellis W.csv")
    assert "Ellis" not in repr(failed)


def test_several_files_stay_apart() -> None:
    other = b"From,To,Referrals\nCustody suite,Debt advice,2\n"
    reading = read_uploaded([("J Smith one.csv", LINKS), ("J Smith two.csv", other)])
    assert len(reading.or_raise().relations) == 3
    assert "Smith" not in to_yaml(reading.or_raise())


@tabled
def test_a_file_is_called_after_somebody_plainly_or_perhaps(stem: str, plainly: bool, perhaps: bool) -> None:
    assert is_of_one(stem) is plainly
    assert may_be_of_one(stem) is perhaps
