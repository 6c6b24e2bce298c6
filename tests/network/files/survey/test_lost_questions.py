"""Questions that an export has lost, or that ask about the list itself: what is read of them, and what is said."""

import pytest

from tests.network.files.survey.made_up import Rows, book, links, reading, said

HOMES, POLICE, CLINIC, CARERS = LISTED = ("Westhaven Homes", "Northfield Police", "Millbrook Clinic", "Estuary Carers")
AT = "2024/03/01 9:00:00 am GMT"


def grid(question: str) -> Rows:
    head = ["Timestamp", "Your organisation", *(f"{question} [{name}]" for name in LISTED[:3])]
    return [head, [AT, HOMES, "", "Weekly", "Never"], [AT, POLICE, "Never", "", "Monthly"]]


@pytest.mark.parametrize(
    "question",
    [
        "How often do the following refer people to you?",
        "Which of the following send people to you?",
        "How often does each organisation refer people to yours?",
        "Which of the agencies below send clients to your team?",
        "Wie oft vermitteln diese Organisationen Menschen an Sie?",
    ],
)
def test_whoever_refers_to_who_answers_is_where_the_link_begins(question: str) -> None:
    assert links(reading(grid(question))) == {(POLICE, HOMES, "refers"), (CLINIC, POLICE, "refers")}


@pytest.mark.parametrize(
    "question",
    [
        "How often do you refer people to the following?",
        "Which can your staff refer people to for your clients?",
        "Which organisations do you usually refer people to for us?",
        "Wie oft vermitteln Sie Menschen an diese Organisationen?",
    ],
)
def test_whom_who_answers_refers_to_is_where_it_ends(question: str) -> None:
    assert links(reading(grid(question))) == {(HOMES, POLICE, "refers"), (POLICE, CLINIC, "refers")}


@pytest.mark.parametrize(
    "question",
    [
        "Who else should we ask?",
        "Who else should be on this map?",
        "Who else should we speak to?",
        "Anyone missing from this list?",
        "Whom have we missed? Please list organisations",
    ],
)
def test_whoever_is_named_for_the_map_is_a_partner_without_a_link(question: str) -> None:
    rows = [["Timestamp", "Your organisation", "Which do you refer people to?", question], [AT, HOMES, POLICE, CARERS]]
    read = reading(rows)
    assert {one.name for one in read.or_raise().partners} == {HOMES, POLICE, CARERS}
    assert links(read) == {(HOMES, POLICE, "refers")}
    assert f'Named for the map, without a link: "{CARERS}".' in read.notes


def test_whoever_may_be_a_person_is_left_out_where_somebody_to_speak_to_is_asked_for() -> None:
    rows = [
        ["Timestamp", "Your organisation", "Which do you refer people to?", "Who else should we speak to?"],
        [AT, HOMES, POLICE, f"{CARERS}; Amity Quillfeather"],
    ]
    read = reading(rows)
    assert {one.name for one in read.or_raise().partners} == {HOMES, POLICE, CARERS}
    assert "may be a person" in said(read)
    assert "Quillfeather" not in said(read)


def test_who_else_with_a_kind_of_link_is_a_link() -> None:
    rows = [["Timestamp", "Your organisation", "Who else do you share information with?"], [AT, HOMES, CARERS]]
    assert links(reading(rows)) == {(HOMES, CARERS, "shares information")}


TICKS = [[HOMES, "", "x", "x"], [POLICE, "x", "", ""]]


@pytest.mark.parametrize(
    ("above", "kind"),
    [([["Who do you refer people to? Tick"]], "refers"), ([], "knows")],
    ids=["a question above", "no question"],
)
def test_ticks_under_names_beside_your_organisation_are_answers(above: Rows, kind: str) -> None:
    read = reading([*above, ["Your organisation", *LISTED[:3]], *TICKS])
    network = read.or_raise()
    assert {one.kind for one in network.relations} == {kind}
    assert set(network.asked or ()) == {HOMES, POLICE}
    assert all(one.said_by for one in network.relations)
    assert ("Which kind of link" in said(read)) == (not above)


def test_a_scale_explained_on_a_sheet_of_its_own_is_that_of_the_question_above_the_names() -> None:
    head = [["How often do you work jointly with each?"], ["Organisation", *LISTED[:3]]]
    key = [["Answer", "Meaning"], [1, "Never"], [2, "Monthly"], [3, "Weekly"]]
    read = book(Answers=[*head, [HOMES, "", 3, 1], [POLICE, 2, "", 1]], Key=key)
    assert links(read) == {(HOMES, POLICE, "works jointly")}
    assert set(read.or_raise().asked or ()) == {HOMES, POLICE}
    assert not read.problems


def test_a_square_of_numbers_without_who_answers_stays_a_matrix_of_people() -> None:
    rows = [["", *LISTED[:3]], [HOMES, "", 12, 5], [POLICE, 3, "", 0], [CLINIC, 1, 2, ""]]
    network = reading(rows).or_raise()
    assert sum(one.made.low for one in network.relations if one.made) == 23
    assert network.asked is None


@pytest.mark.parametrize(
    ("caption", "asked"),
    [("Each column holds the answers of one organisation", {HOMES, POLICE}), ("Rows refer to columns", None)],
)
def test_who_answered_in_a_matrix_is_the_side_that_its_caption_names(caption: str, asked: set[str] | None) -> None:
    rows = [[caption], ["", *LISTED[:3]], [HOMES, "", "x", ""], [POLICE, "x", "", ""], [CLINIC, "x", "", ""]]
    network = reading(rows).or_raise()
    assert (network.asked and set(network.asked)) == asked
    if asked:
        assert {one.source for one in network.relations} == asked


@pytest.mark.parametrize(
    ("headings", "more"),
    [
        (["Organisations you refer people to", "", ""], {CARERS}),
        (["Name up to three organisations you refer people to: 1", "2", "3"], {CARERS}),
        (["Whom do you refer people to? First", "Second", "Third"], {CARERS}),
    ],
)
def test_further_answers_of_a_question_stand_beside_it(headings: list[str], more: set[str]) -> None:
    read = reading([["Your organisation", *headings], [HOMES, POLICE, CLINIC, *more], [POLICE, HOMES, "", ""]])
    assert links(read) == {(HOMES, to, "refers") for to in (POLICE, CLINIC, *more)} | {(POLICE, HOMES, "refers")}


@pytest.mark.parametrize(
    "branches",
    [
        ("Which police team are you?", "Which charity are you?"),
        ("Your organisation (police)", "Your organisation (charities)"),
    ],
)
def test_each_branch_asks_who_answers_in_its_own_words(branches: tuple[str, str]) -> None:
    head = ["ID", "Start time", "What sort of organisation are you?", branches[0], "Which do you refer people to?"]
    rows = [
        [*head, branches[1], "Which do you refer people to?2"],
        ["1", AT, "Police", POLICE, f"{CLINIC};", "", ""],
        ["2", AT, "Charity", "", "", CARERS, f"{HOMES};"],
    ]
    read = reading(rows)
    assert links(read) == {(POLICE, CLINIC, "refers"), (CARERS, HOMES, "refers")}
    assert set(read.or_raise().asked or ()) == {POLICE, CARERS}


def test_an_answer_that_is_not_known_leaves_its_column_in_the_grid() -> None:
    head = ["ID", "Start time", "Completion time", "Your organisation", *LISTED[:3]]
    rows = [
        head,
        [1, AT, AT, HOMES, "", "Weekly", "Once in a blue moon"],
        [2, AT, AT, CLINIC, "Never", "Weekly", ""],
    ]
    assert links(reading(rows)) == {(HOMES, POLICE, "knows"), (HOMES, CLINIC, "knows"), (CLINIC, POLICE, "knows")}


def test_a_repeated_group_says_the_kind_of_each_link_beside_how_many_people() -> None:
    answers = [["start", "end", "Your organisation", "_index"], ["a", "b", HOMES, 1]]
    named = [["Which partner?", "What do you do with them?", "How many people did you refer?", "_parent_index"]]
    named += [[POLICE, "We refer people to them", "10", 1], [CLINIC, "We share information", "", 1]]
    named += [[CARERS, "They refer people to us", "", 1]]
    read = book(Survey=answers, partner=named)
    assert links(read) == {
        (HOMES, POLICE, "refers"),
        (HOMES, CLINIC, "shares information"),
        (CARERS, HOMES, "refers"),
    }
    assert [one.made.low for one in read.or_raise().relations if one.made] == [10]


def test_the_spelling_of_the_form_goes_before_what_was_typed() -> None:
    question = "Do you refer people to them?"
    head = ["Timestamp", "Your organisation", f"{question} [{HOMES}]", f"{question} [{POLICE}]"]
    network = reading([head, [AT, HOMES.upper(), "", "Yes"], [AT, POLICE, "Yes", ""]]).or_raise()
    assert {one.name for one in network.partners} == {HOMES, POLICE}


def test_two_of_one_organisation_differ_where_each_names_another_kind_of_link() -> None:
    head = ["Timestamp", "Your organisation", *(f"What do you do with them? [{name}]" for name in (POLICE, CLINIC))]
    rows = [head, [AT, HOMES, "We refer people to them", "Nothing"], [AT, HOMES, "We fund them", "Nothing"]]
    told = said(reading(rows))
    assert f"They differ about {POLICE}." in told
    assert "links of the kinds that its answers name" in told


def test_trust_in_a_partner_without_a_link_says_that_it_makes_one() -> None:
    head = ["Response ID", "Your organisation", "Partner organisation", "Do you refer people to them?"]
    rows = [[*head, "How open are they? (1-4)"], ["1", HOMES, POLICE, "Yes", 4], ["2", POLICE, HOMES, "No", 3]]
    read = reading(rows)
    assert links(read) == {(HOMES, POLICE, "refers"), (POLICE, HOMES, "knows")}
    assert 'Trust was given where no link runs that way. 1 link of kind "knows" carries it.' in read.notes
