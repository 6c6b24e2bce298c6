"""People named beside more words: a worker behind an agency, somebody in the name of a what-if or of a sheet."""

import io

import openpyxl
import pytest

from network.details import named_beside
from network.details.may_be_people import are_asked_about, may_be_beside
from network.details.may_name import that_may_name
from network.privacy import speaks_of_people
from network.uploads import read_uploaded
from tests.tabled import tabled


@tabled
def test_a_partner_beside_whom_somebody_is_named_is_asked_about(name: str) -> None:
    assert are_asked_about(["Custody suite", "Housing options", "Debt advice", name]) == {3}


@tabled
def test_a_partner_with_more_words_names_nobody(name: str) -> None:
    assert not are_asked_about(["Custody suite", "Housing options", "Debt advice", name])


@pytest.mark.parametrize(
    "name", ["While Sharon is off for her chemo", "Bed for Wayne, cell 4", "Without Tracey's list"]
)
def test_a_first_name_alone_in_the_name_of_a_what_if_is_asked_about(name: str) -> None:
    assert may_be_beside(name)


@pytest.mark.parametrize(
    "name",
    ["Evenings at St Giles", "Open Elizabeth Fry House", "Two more beds", "Jordan House opens", "Night shelter closes"],
)
def test_a_service_in_the_name_of_a_what_if_is_nobody(name: str) -> None:
    assert may_be_beside(name) is False


def test_partners_that_are_all_single_words_of_no_list_are_asked_about() -> None:
    assert are_asked_about(["Fotheringay", "Nkemelu", "Haddow", "Szczepaniak", "Oduya"])
    assert not are_asked_about(["Nacro", "Shelter", "Mind", "Addaction", "Relate"])


@pytest.mark.parametrize(
    "text", ["SU: KJ (f, 22)", "BT (m, 41)", "Team around Ellie-Mae Croft", "Ellie-Mae Tolliver waited"]
)
def test_somebody_is_told_by_initials_sex_and_age_or_by_a_joined_name(text: str) -> None:
    assert speaks_of_people({"note": [(1, text)]})


@tabled
def test_strategies_and_schemes_name_nobody(text: str) -> None:
    assert not that_may_name([text], frozenset())
    assert not speaks_of_people({"note": [(1, text)]})


def test_a_sheet_that_may_be_called_after_somebody_goes_by_its_number_which_is_said() -> None:
    book, target = openpyxl.Workbook(), io.BytesIO()
    book.active.title = "MAPPA L3 D Wrathall"
    for row in (["From", "To", "Referrals"], ["Police", "Mind", 3], ["Mind", "Housing", 4]):
        book.active.append(row)
    book.save(target)
    reading = read_uploaded([("links.xlsx", target.getvalue())])
    assert "Wrathall" not in repr(reading)
    assert "The name of a sheet may be of a person, so it goes by its number." in reading.notes


def test_contracts_with_a_number_an_amount_and_days_are_no_people() -> None:
    head = "Funder,Provider,Annual value (£),Contract ref,Starts,Ends\n"
    rows = "".join(f"Council,Hub {n},{n}84000,KC-{n}482,0{n}/04/2024,31/03/202{n}\n" for n in range(4, 9))
    assert read_uploaded([("contracts.csv", f"{head}{rows}".encode())]).outcome != "refuse"


@tabled
def test_somebody_of_everyday_life_is_asked_about(name: str) -> None:
    assert read_uploaded([("links.csv", links_to(name))]).outcome != "accept"


@tabled
def test_what_is_called_like_somebody_is_not(name: str) -> None:
    assert read_uploaded([("links.csv", links_to(name))]).outcome == "accept"


def links_to(name: str) -> bytes:
    return f'From,To,Referrals\nCustody suite,Housing options,3\nDebt advice,"{name}",4\n'.encode()


@tabled
def test_each_rule_tells_somebody_from_nobody(rule: str, name: str, found: bool) -> None:
    assert getattr(named_beside, rule)(name) is found


@pytest.mark.parametrize(
    ("names", "places"),
    [
        ("Fotheringay,Nkemelu,Haddow", {0, 1, 2}),
        ("Smith,Jones,Khan", {0, 1, 2}),
        ("Fotheringay,Nkemelu", set()),  # fewer than three
        ("Fotheringay,Nkemelu,Haddow,Szczepaniak,Hub", {0, 1, 2, 3}),  # four in five
        ("Hub,Fotheringay,Nkemelu,Haddow", set()),  # three in four
        ("smith,jones,khan", set()),
        ("Nacro,Shelter,Mind", set()),
        ("", set()),
    ],
)
def test_nearly_all_of_a_map_or_none_are_surnames(names: str, places: set[int]) -> None:
    assert named_beside.are_surnames(names.split(",")) == places
