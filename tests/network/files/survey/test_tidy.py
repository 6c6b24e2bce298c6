"""A long table, in which each row is one answer."""

import pytest

from tests.network.files.survey.made_up import reading

ONE, TWO, THREE = "Orchard Clinic", "Quarry Police", "Weir Carers"
HEAD = ["response_id", "respondent_organisation", "about_organisation", "question", "answer"]


@pytest.mark.parametrize("head", [HEAD, ["ID", "Your organisation", "Partner", "Kind of link", "Response"]])
def test_each_answer_is_a_link_only_where_it_says_so(head: list[str]) -> None:
    rows = [
        head,
        ["1", ONE, TWO, "refers to", "Yes"],
        ["1", ONE, THREE, "refers to", "No"],
        ["1", ONE, THREE, "shares information with", "Weekly"],
        ["2", TWO, ONE, "refers to", ""],
        ["2", TWO, THREE, "funds", "Yes"],
    ]
    network = reading(rows).or_raise()
    assert {(one.source, one.target, one.kind) for one in network.relations} == {
        (ONE, TWO, "refers"),
        (ONE, THREE, "shares information"),
        (TWO, THREE, "funds"),
    }
    assert set(network.asked or ()) == {ONE, TWO}


def test_two_people_of_one_organisation_who_differ_are_told_with_their_rows() -> None:
    rows = [HEAD, ["1", ONE, TWO, "refers to", "Yes"], ["2", ONE, TWO, "refers to", "No"]]
    read = reading([*rows, ["3", TWO, ONE, "refers to", "Yes"]])
    assert any(f'Rows 2 and 3 answer for "{ONE}"' in one.what and "differ" in one.what for one in read.problems)


def test_a_number_of_a_person_beside_the_answers_stays_out() -> None:
    rows = [[*HEAD, "comment"], ["1", ONE, TWO, "refers to", "Yes", "of 943 476 5919"]]
    read = reading([*rows, ["1", ONE, THREE, "refers to", "Yes", ""], ["2", TWO, ONE, "refers to", "No", ""]])
    assert len(read.or_raise().relations) == 2
    assert 'Left out: column "comment", it holds people\'s details.' in read.notes
    assert "5919" not in repr(read)


def test_links_under_from_and_to_stay_links() -> None:
    rows = [["From", "To", "Relationship", "Value"], [ONE, TWO, "refers", "3"], [TWO, THREE, "funds", "2"]]
    assert not any("survey" in note for note in reading(rows).notes)
