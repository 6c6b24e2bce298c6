"""First names alone, initials with a year, names of everyday words and ranks: what stands beside them tells of one."""

import pytest

from network.privacy import speaks_of_people

OF_PEOPLE = [
    "tyler's depot is in the fridge",
    "nobody told ellie about her overdose",
    "kev is on methadone again",
    "Kirsty M detained under s2",
    "Re Paul W, overdose in May",
    "sectioned in June, kirsty m",
    "then gareth relapsed",
    "Find a bed for Chloe",
    "House Leanne before March",
    "Stop Aidan going missing",
    "keyworker for tyler is off",
    "her son dean waits outside",
    "Somewhere safe for Niamh",
    "Ahmed's tag ran flat",
    "asked about Holly's insulin",
    "gemma b. 1990",
    "client page missed it again",
    "Sister Agnes brought soup",
    "I told Dean Page twice and he was in tears",
    "Joy Banks said that she had been sectioned",
    "jb b.1987, back on the ward",
    "kr (1991) restarted clozapine",
    "T.W. 2004 missed court again",
    "LM born 88",
    "nm ('94) back in custody",
    "DC 4417 Hughes has the tapes",
    "Ask PS 2210 Barlow",
    "DS Pemberton rang on 3 May",
    "14 Larkspur Close (Mrs D's)",
    "they sleep at ///lamps.table.grown",
    "w3w lamps.table.grown",
    "mum's house SZ 99999 99999",
]
OF_NOBODY = [
    "A Clare's Law request took six weeks",
    "Jordan Hill Clinic takes methadone scripts",
    "St Martin sees who was detained",
    "Storm Eunice: everybody was evicted",
    "MHA 1983, PACE 1984, CA 1989 and MCA 2005 apply again",
    "RJ 2015 pilot seen again, IT (2016) upgrade",
    "U.K. 2004 again",
    "the client page missed it",
    "dean of nursing, with the meds",
    "a rose by the custody desk for her",
    "Rose Hill and her team",
    "Amber Valley said that she was sectioned",
    "Keep young people out of custody",
    "Find a bed for anyone",
    "Support for Maggie House",
    "moved to Rowan Ward",
    "PC 24 Hour Support",
    "Sister Circle and Father Hudson's",
    "see www.ferry.example and map.v2.final",
    "//server/share/maps",
    "the depot at SZ 99999 99999",
    "Forty beds (Block B)",
    "Kelly report: women who were sentenced",
    "Julian ward has sectioned beds",
    "Maggie's is open",
    "Holly's depot clinic",
    "St Martin's methadone",
    "Tim Hortons takes who was bailed",
]


@pytest.mark.parametrize("text", OF_PEOPLE)
def test_one_person_is_told_of(text: str) -> None:
    assert speaks_of_people({"Note": [(1, text)]})


@pytest.mark.parametrize("text", OF_NOBODY)
def test_nobody_is(text: str) -> None:
    assert not speaks_of_people({"Note": [(1, text)]})


@pytest.mark.parametrize(
    "numbers", ["9991234578,9998042154", "9991234578,none", "none,9991234578", "999 123 4578,999 804 2154"]
)
def test_numbers_joined_by_a_comma_are_numbers_each(numbers: str) -> None:
    assert [one.what for one in speaks_of_people({"Note": [(1, numbers)]})] == ["an NHS number"]


@pytest.mark.parametrize("number", ["0,9991234578", "9991234578,50", "1,999,123,457,8", "12,999,123,4578"])
def test_parts_of_other_numbers_are_none(number: str) -> None:
    assert not speaks_of_people({"Note": [(1, number)]})


def test_a_ward_is_called_after_a_tree_and_a_node_after_anybody() -> None:
    assert not speaks_of_people({"partner_id": [(1, "Rowan Ward"), (2, "Rachel Ward"), (3, "Sarah Ward")]})
    assert speaks_of_people({"partner_id": [(1, "Sarah Pickersgill")]})
    assert speaks_of_people({"Note": [(1, "Sarah Ward rang")]})
