"""Sheets that people keep by hand, answers that try the form out, choices that name nobody, repeated groups of Kobo."""

import pytest

from network.reading import Reading
from tests.network.files.survey.made_up import book, links, reading, said

HOMES, POLICE, CLINIC = LISTED = ("Westhaven Homes", "Northfield Police", "Millbrook NHS Trust")


def asked(read: Reading) -> set[str]:
    return set(read.or_raise().asked or ())


def test_two_blocks_of_ticks_below_their_questions_are_two_directions() -> None:
    read = reading([
        ["x = yes, ? = not sure", "", "", "", "", "", "", ""],
        ["", "We refer people to", "", "", "They refer people to us", "", "", "Comment"],
        ["Organisation", *LISTED, *LISTED, ""],
        [HOMES, "", "x", "", "", "", "x", ""],
        [POLICE, "?", "", "X", "", "", "", "will ask"],
        [CLINIC, "", "", "", "", "", "", "new in post"],
        ["Total", 0, 1, 1, 0, 0, 1, ""],
    ])  # fmt: skip
    assert links(read) == {(HOMES, POLICE, "refers"), (CLINIC, HOMES, "refers"), (POLICE, CLINIC, "refers")}
    assert asked(read) == {HOMES, POLICE}
    assert '"Total" adds up other rows.' in said(read)


@pytest.mark.parametrize("name", ["test", "TEST - please ignore", "Test 2", "this is a test", "asdf", "Ignore this"])
def test_who_calls_itself_a_test_is_left_out_and_that_is_said(name: str) -> None:
    head = ["Timestamp", "Your organisation", "Who do you refer people to?"]
    read = reading([head, ["2024", name, HOMES], ["2024", HOMES, POLICE]])
    assert links(read) == {(HOMES, POLICE, "refers")}
    assert "Row 2 calls itself a test" in said(read)


@pytest.mark.parametrize("name", ["Test Valley Council", "Testing Times CIC", "Ignite Trust"])
def test_an_organisation_whose_name_begins_alike_is_not(name: str) -> None:
    head = ["Timestamp", "Your organisation", "Who do you refer people to?"]
    assert (name, HOMES, "refers") in links(reading([head, ["2024", name, HOMES], ["2024", HOMES, POLICE]]))


@pytest.mark.parametrize("choice", ["none", "None of them", "Don't know", "Not applicable", "I do not know"])
def test_a_choice_that_names_nobody_is_no_organisation(choice: str) -> None:
    question = "Which of these do you refer people to?"
    head = ["Timestamp", "Your organisation", *(f"{question} [{one}]" for one in (*LISTED, choice))]
    read = reading([head, ["2024", HOMES, 0, 1, 0, 0], ["2024", POLICE, 0, 0, 0, 1]])
    assert links(read) == {(HOMES, POLICE, "refers")}
    assert sorted(one.name for one in read.or_raise().partners) == sorted(LISTED)
    assert asked(read) == {HOMES, POLICE}


@pytest.mark.parametrize("other", ["2.a. If you selected Other, please specify:", "Other (please specify)"])
def test_who_answers_may_stand_beside_the_list(other: str) -> None:
    head = ["Response ID", "2. Which organisation do you represent?", other, "3. Who do you refer people to?"]
    assert links(reading([head, [1, HOMES, "", POLICE], [2, "Other", CLINIC, HOMES]])) == {
        (HOMES, POLICE, "refers"), (CLINIC, HOMES, "refers"),
    }  # fmt: skip


@pytest.mark.parametrize(
    "question", ["I have read the information sheet and agree to take part", "We are happy to participate"]
)
def test_who_does_not_agree_to_take_part_is_left_out(question: str) -> None:
    head = ["Response ID", "Your organisation", question, "Who do you refer people to?"]
    read = reading([head, [1, HOMES, "Yes", POLICE], [2, POLICE, "No", CLINIC]])
    assert links(read) == {(HOMES, POLICE, "refers")}


def test_a_repeated_group_with_a_column_for_each_kind_is_read() -> None:
    tie = "What do you do with them?"
    read = book(
        Survey=[["start", "Which organisation do you work for?", "_index"], ["a", HOMES, 1], ["b", POLICE, 2]],
        partner_repeat=[
            ["Which organisation?", tie, f"{tie}/We refer people to them", f"{tie}/They fund us", "_parent_index"],
            [POLICE, "We refer people to them", 1, 0, 1],
            [CLINIC, "We refer people to them They fund us", 1, 1, 2],
        ],
    )
    assert links(read) == {(HOMES, POLICE, "refers"), (POLICE, CLINIC, "refers"), (CLINIC, POLICE, "funds")}
    assert asked(read) == {HOMES, POLICE}


def test_a_repeated_group_with_one_kind_a_row_is_read() -> None:
    read = book(
        Survey=[["start", "Which organisation do you work for?", "_index"], ["a", HOMES, 1], ["b", POLICE, 2]],
        ties=[
            ["Which organisation?", "What do you do with them?", "_parent_index"],
            [POLICE, "We refer people to them", 1],
            [CLINIC, "We share information with them", 2],
        ],
    )
    assert links(read) == {(HOMES, POLICE, "refers"), (POLICE, CLINIC, "shares information")}


@pytest.mark.parametrize(
    ("words", "strength"), [("Bob mis", "3"), ("Einmal im Monat", "3"), ("Chaque semaine", "4"), ("Cada día", "5")]
)
def test_more_words_of_other_languages_are_known(words: str, strength: str) -> None:
    question = "How often do you refer people to each of these?"
    head = ["Timestamp", "Your organisation", *(f"{question} [{one}]" for one in LISTED)]
    unknown = ("Ddim yn gwybod", "Weiß nicht", "Je ne sais pas", "No lo sé")
    for nobody in unknown:
        read = reading([head, ["2024", HOMES, "", words, nobody]])
        assert links(read) == {(HOMES, POLICE, "refers")}
        assert dict(read.or_raise().relations[0].more)["strength"] == strength


@pytest.mark.parametrize("about", ["Partner organisation", "Other organisation", "Partner"])
def test_a_row_for_each_two_organisations_is_a_grid(about: str) -> None:
    read = reading([
        ["Your organisation", about, "Do you refer people to them?", "Do they refer people to you?", "How well known?"],
        [HOMES, POLICE, "Yes", "No", "Weekly"],
        [HOMES, CLINIC, "Don't know", "Yes", "Never"],
        [POLICE, HOMES, "No", "Yes", "Weekly"],
    ])  # fmt: skip
    assert links(read) == {(HOMES, POLICE, "refers"), (CLINIC, HOMES, "refers"), (HOMES, POLICE, "knows")}
    assert asked(read) == {HOMES, POLICE}


def test_a_sheet_of_links_between_two_organisations_is_no_grid() -> None:
    read = reading([["Organisation", "Partner", "Type"], [HOMES, POLICE, "Refers"], [POLICE, CLINIC, "Funds"]])
    assert not any("survey" in note for note in read.notes)


@pytest.mark.parametrize(
    ("own", "named", "kind"),
    [
        ("Your organisation", "Referred to", "refers"),
        ("G01Q01. Your organisation", "G01Q02. Who do you refer to?", "refers"),
        ("Name of your organisation", "Name one partner you rely on", "knows"),
        ("My organisation", "Works jointly with", "works jointly"),
    ],
)
def test_who_answers_and_whom_they_name_is_enough(own: str, named: str, kind: str) -> None:
    end = "G01Q03. How long?" if own.startswith("G") else "How long?"
    number = "Response ID" if own.startswith("G") else "No"
    read = reading([[number, own, named, end], [1, HOMES, POLICE, "a week"], [2, POLICE, HOMES, "a day"]])
    ends = {(one[0], one[1]) for one in links(read)}
    assert ends <= {(HOMES, POLICE), (POLICE, HOMES)}
    assert {one[2] for one in links(read)} == {kind}
    assert asked(read) == {HOMES, POLICE}
    assert ("is not known" in said(read)) == (named == "Name one partner you rely on")


def test_a_grid_whose_answers_name_their_kind_asks_for_none_though_some_say_none_of_these() -> None:
    question = "What do you do with each of these?"
    head = ["Timestamp", "Your organisation", *(f"{question} [{one}]" for one in LISTED)]
    assert not reading([head, ["2024", HOMES, "", "We refer people to them", "None of these"]]).problems


def test_a_remark_behind_a_name_is_no_part_of_it_but_a_team_is() -> None:
    head = ["Timestamp", "Your organisation", "Name the organisations that you refer to"]
    remark, team = f"{POLICE} - they always answer", f"{HOMES} - Night Team"
    read = reading([head, ["2024", HOMES, remark], ["2024", POLICE, team]])
    assert links(read) == {(HOMES, POLICE, "refers"), (POLICE, team, "refers")}
    assert "behind the name" in said(read)


def test_a_listed_organisation_that_nobody_chose_stands_at_the_end_of_a_lost_question() -> None:
    head = ["#", "Which organisation are you from?", *LISTED, "Start Date (UTC)", "Submit Date (UTC)", "Network ID"]
    rows = [[1, HOMES, "", POLICE, "", "a", "b", "c"], [2, CLINIC, HOMES, POLICE, "", "a", "b", "d"]]
    read = reading([head, *rows])
    assert (HOMES, POLICE, "knows") in links(read)
    assert "about 3 organisations listed" in said(read)


def test_who_ticks_nobody_has_answered_but_not_who_leaves_a_remark_instead() -> None:
    question = "Which of these do you refer people to?"
    head = ["Timestamp", "Your organisation", *(f"{question} [{one}]" for one in LISTED), "Any comments?"]
    rows = [
        ["2024", HOMES, "", "x", "", ""],
        ["2024", POLICE, "", "", "", ""],
        ["2024", CLINIC, "", "", "", "New here"],
    ]
    read = reading([head, *rows])
    assert asked(read) == {HOMES, POLICE}
    assert "Row 4 answers none of the questions" in said(read)


def test_a_comma_in_brackets_parts_no_names() -> None:
    head = ["Timestamp", "Your organisation", "Who do you hand over to?"]
    team = f"{POLICE} (north, south and east)"
    assert links(reading([head, ["2024", HOMES, f"{team}, {CLINIC}"]])) == {
        (HOMES, team, "refers"), (HOMES, CLINIC, "refers"),
    }  # fmt: skip


def test_a_list_of_partners_beside_links_is_no_grid() -> None:
    read = reading([
        ["From", "To", "Referrals", "", "Organisation", "Sector"],
        [HOMES, POLICE, 12, "", CLINIC, "NHS"],
        [POLICE, CLINIC, 3, "", HOMES, "Housing"],
        ["", "", "", "", POLICE, "Police"],
    ])  # fmt: skip
    assert links(read) == {(HOMES, POLICE, "refers"), (POLICE, CLINIC, "refers")}
    assert not any("survey" in note for note in read.notes)
