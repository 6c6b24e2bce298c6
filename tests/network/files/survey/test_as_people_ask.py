"""Surveys as people put them together: branches, Other, two languages, numbers in words, one answer a row."""

import pytest

from network.recognised import ColumnIs, SameAs
from network.uploads import read_uploaded
from tests.network.files.survey.made_up import book, links, reading, said

HOMES, POLICE, CLINIC, CARERS = "Westhaven Homes", "Northfield Police", "Millbrook Clinic", "Estuary Carers"
REFER = "Which organisations do you refer people to?"
BACK = "Which organisations refer people to you?"
OTHER = "If you ticked Other, please say which"


@pytest.mark.parametrize(("to", "back"), [("Other;", ""), ("", "Other;"), (f"{POLICE};Other;", f"{POLICE};")])
def test_other_goes_on_with_the_question_in_which_it_was_ticked(to: str, back: str) -> None:
    rows = [["Timestamp", "Your organisation", REFER, BACK, OTHER], ["2024", HOMES, to, back, CARERS]]
    way = (HOMES, CARERS) if "Other" in to else (CARERS, HOMES)
    assert (*way, "refers") in links(reading(rows))
    assert (*way[::-1], "refers") not in links(reading(rows))


def test_branches_of_a_form_each_say_who_answers() -> None:
    rows = [
        ["Start time", "Completion time", "Which statutory body do you work for?", "Who do you refer people to?",
         "Which charity do you work for?", "Who do you refer people to?2"],
        ["1", "2", POLICE, f"{HOMES};{CARERS};", "", ""],
        ["1", "2", "", "", CARERS, f"{POLICE};"],
    ]  # fmt: skip
    read = reading(rows)
    assert links(read) == {(POLICE, HOMES, "refers"), (POLICE, CARERS, "refers"), (CARERS, POLICE, "refers")}
    assert not read.problems


def test_several_columns_can_be_said_to_hold_who_answers() -> None:
    rows = [
        ["Start time", "Completion time", "Gang A", "Gang B", "Who do you refer people to?"],
        ["1", "2", POLICE, "", HOMES],
        ["1", "2", "", CARERS, POLICE],
    ]
    read = reading(rows, ColumnIs("own", "Gang A"), ColumnIs("own", "Gang B"))
    assert links(read) == {(POLICE, HOMES, "refers"), (CARERS, POLICE, "refers")}


def test_answers_in_two_languages_mean_what_either_says() -> None:
    question = "Ydych chi'n cyfeirio pobl at y rhain? / Do you refer people to these?"
    rows = [
        ["Timestamp", "Eich sefydliad / Your organisation", f"{question} [{POLICE}]", f"{question} [{CLINIC}]"],
        ["2024", HOMES, "Ydw / Yes", "Nac ydw / No"],
        ["2024", POLICE, "", "Ddim yn gwybod / Don't know"],
    ]
    read = reading(rows)
    assert links(read) == {(HOMES, POLICE, "refers")}
    assert not read.problems


@pytest.mark.parametrize(
    ("text", "made"),
    [("12", "12"), ("about 10", "10"), ("c. 10", "10"), ("~10", "10"), ("5-10", "5-10"), ("20+", "20+"),
     ("more than 20", "21+"), ("<5", "<5"), ("10 people", "10"), ("1,200", "1200")],
)  # fmt: skip
def test_numbers_of_people_in_words_are_numbers(text: str, made: str) -> None:
    question = "Roughly how many people did you refer to each of these?"
    rows = [
        ["Timestamp", "Your organisation", f"{question} [{POLICE}]", f"{question} [{CLINIC}]"],
        ["2024", HOMES, text, "none"],
    ]
    (link,) = reading(rows).or_raise().relations
    assert (link.target, str(link.made)) == (POLICE, made)


@pytest.mark.parametrize("text", ["a few", "lots", "a handful"])
def test_words_that_give_no_number_are_a_link_without_one(text: str) -> None:
    question = "Roughly how many people did you refer to each of these?"
    heads = [f"{question} [{name}]" for name in (POLICE, CLINIC)]
    rows = [["Timestamp", "Your organisation", *heads], ["2024", HOMES, text, "none"]]
    (link,) = reading(rows).or_raise().relations
    assert (link.target, link.made) == (POLICE, None)


def test_how_many_people_stands_in_a_repeated_group_too() -> None:
    read = book(
        Survey=[["Name of your organisation", "_index"], [HOMES, 1], [CLINIC, 2]],
        partners=[
            ["Which organisation do you refer people to?", "How many people did you refer there?", "Why them?",
             "_index", "_parent_index"],
            [POLICE, 12, "near", 1, 1], [CARERS, 5, "", 2, 1], [POLICE, "", "", 3, 2],
        ],
    )  # fmt: skip
    made = {(link.source, link.target): str(link.made) for link in read.or_raise().relations}
    assert made == {(HOMES, POLICE): "12", (HOMES, CARERS): "5", (CLINIC, POLICE): "None"}
    assert 'Not read: "Why them?"' in said(read)


@pytest.mark.parametrize(
    "heading",
    [
        "Organisation you are telling us about",
        "Which organisation are these answers about?",
        "About which organisation?",
    ],
)
@pytest.mark.parametrize(("yes", "no"), [("✓", "✗"), ("Yes", "No"), ("x", "")])
def test_a_row_for_each_two_organisations_is_a_grid(heading: str, yes: str, no: str) -> None:
    rows = [
        ["Your organisation", heading, "Do you refer people to them?", "Do they refer people to you?"],
        [POLICE, CLINIC, yes, no],
        [POLICE, HOMES, no, yes],
        [CLINIC, POLICE, no, yes],
    ]
    assert links(reading(rows)) == {(POLICE, CLINIC, "refers"), (HOMES, POLICE, "refers")}


def test_one_answer_a_row_with_who_answers_among_the_answers() -> None:
    own = "Which organisation do you answer for?"
    rows = [
        ["Response", "Question", "Answer"],
        ["1", own, HOMES], ["1", REFER, POLICE], ["1", REFER, CLINIC],
        ["2", own, POLICE], ["2", REFER, HOMES], ["2", "Anything else?", "no"],
    ]  # fmt: skip
    read = reading(rows)
    assert links(read) == {(HOMES, POLICE, "refers"), (HOMES, CLINIC, "refers"), (POLICE, HOMES, "refers")}
    assert 'Not read: "Anything else?"' in said(read)


def test_a_table_of_questions_and_answers_about_something_else_stays_as_it_is() -> None:
    rows = [["Nr", "Question", "Answer"], ["1", "Where is the meeting?", "Town hall"], ["1", "When?", "Monday"]]
    assert reading(rows).network is None


@pytest.mark.parametrize("text", ["Tide House / Tarn Advice", "Tide House and Tarn Advice"])
def test_a_name_that_may_be_two_is_told(text: str) -> None:
    rows = [["Timestamp", "Your organisation", REFER], ["2024", HOMES, text]]
    (problem,) = reading(rows).problems
    assert f'"{text}" may be several organisations' in problem.what


@pytest.mark.parametrize("text", ["Housing and Health", "Tide House", "Drug and Alcohol Service", "A&E"])
def test_a_name_with_and_is_mostly_one(text: str) -> None:
    rows = [["Timestamp", "Your organisation", REFER], ["2024", HOMES, text]]
    assert not reading(rows).problems


def test_nothing_in_a_grid_of_kinds_is_no_link() -> None:
    question = "What do you do with each of these?"
    rows = [
        ["Timestamp", "Your organisation", f"{question} [{POLICE}]", f"{question} [{CLINIC}]"],
        ["2024", HOMES, "We refer people to them", "Nothing"],
    ]
    read = reading(rows)
    assert links(read) == {(HOMES, POLICE, "refers")}
    assert not read.problems


@pytest.mark.parametrize(
    "question",
    ["Is your organisation statutory or voluntary?", "Are you a public or third sector organisation?", "Your sector"],
)
def test_a_question_about_the_kind_of_organisation_gives_its_sector(question: str) -> None:
    rows = [["Timestamp", "Your organisation", question, REFER], ["2024", HOMES, "Voluntary", POLICE]]
    assert reading(rows).or_raise().by_id[HOMES].sector == "Voluntary"


ASKED = f"Your organisation,{REFER}\nMind Northshire,{HOMES}\n{HOMES},Mind\n{POLICE},Mind Northshire\n".encode()
LINKS = f"From,To\n{HOMES},Mind\nMind Northshire,{POLICE}\n".encode()


@pytest.mark.parametrize("content", [ASKED, LINKS])
def test_a_bare_name_beside_a_longer_one_is_asked_about(content: bytes) -> None:
    read = read_uploaded([("a.csv", content)])
    (problem,) = read.problems
    assert problem.what == '"Mind" may be short for "Mind Northshire".'
    (choice,) = problem.choices
    assert isinstance(choice.correction, SameAs)
    settled = read_uploaded([("a.csv", content)], corrections=[choice.correction])
    assert {one.id for one in settled.or_raise().partners} == {HOMES, POLICE, "Mind Northshire"}
    assert not settled.problems


@pytest.mark.parametrize(
    "content",
    [
        "From,To\nPolice,Police custody\n",  # a link tells them apart
        "From,To\nPolice,A\nPolice one,A\nPolice two,A\nPolice red,A\nPolice blue,A\n",  # a word of the trade
        "From,To\nTeam,A\nTeam 1,A\n",  # numbered
        "Timestamp,Your organisation,Do you refer people to these? [Mind],Do you refer people to these? [Mind North]\n"
        "1,Hub,Yes,Yes\n",  # both are on the list that was asked about
    ],
)
def test_names_that_the_file_tells_apart_are_not_asked_about(content: str) -> None:
    assert not [one for one in read_uploaded([("a.csv", content.encode())]).problems if "short for" in one.what]


@pytest.mark.parametrize("text", ["everyone", "All of them", "most local services", "various", "Too many to list"])
def test_words_for_all_are_no_name(text: str) -> None:
    rows = [["Timestamp", "Your organisation", REFER], ["2024", HOMES, f"{text}; {POLICE}"]]
    read = reading(rows)
    assert links(read) == {(HOMES, POLICE, "refers")}
    assert [problem.what for problem in read.problems] == [f'"{text}" names no organisation. It was not read.']


def test_a_number_of_referrals_about_each_needs_no_you() -> None:
    rows = [
        [
            "Submission Date",
            "Agency name",
            *(f"Number of referrals made to {name}" for name in (HOMES, POLICE, CLINIC)),
        ],
        ["2025-01-02", HOMES, "", "4", "10"],
        ["2025-01-03", POLICE, "2", "", "0"],
    ]
    made = {(link.source, link.target): str(link.made) for link in reading(rows).or_raise().relations}
    assert made == {(HOMES, POLICE): "4", (HOMES, CLINIC): "10", (POLICE, HOMES): "2"}


@pytest.mark.parametrize(
    "question",
    [
        "Thinking about the people who come to you: which organisations send them?",
        "Of those who came to us, who referred them?",
    ],
)
def test_who_sends_the_people_who_come_to_us_is_turned(question: str) -> None:
    rows = [["Timestamp", "Your organisation", question], ["2024", HOMES, POLICE]]
    assert links(reading(rows)) == {(POLICE, HOMES, "refers")}


def test_a_second_grid_of_the_same_names_is_read_whatever_its_answers() -> None:
    rows = [
        ["Start time", "Completion time", "Your organisation", HOMES, POLICE, f"{HOMES}2", f"{POLICE}2"],
        ["1", "2", HOMES, "", "Weekly", "", "A great deal"],
        ["1", "2", POLICE, "Monthly", "", "Somewhat", ""],
        ["1", "2", CLINIC, "Never", "Never", "", "Somewhat"],
    ]
    read = reading(rows)
    assert (CLINIC, POLICE, "knows") in links(read)
    assert "Not read" not in said(read)


def test_the_kind_of_link_may_stand_before_the_organisation() -> None:
    heads = [f"Please tell us - {tie} - {name}" for tie in ("We refer people to them", "They refer people to us")
             for name in (HOMES, POLICE)]  # fmt: skip
    rows = [["Response ID", "Name of your organisation", *heads], ["1", CLINIC, "Yes", "No", "No", "Yes"]]
    assert links(reading(rows)) == {(CLINIC, HOMES, "refers"), (POLICE, CLINIC, "refers")}


def test_the_most_important_partners_are_named_one_a_column() -> None:
    rows = [
        ["Timestamp", "Which organisation do you represent?", "Your most important referral partner",
         "Second most important referral partner"],
        ["2024", HOMES, POLICE, CLINIC],
        ["2024", POLICE, HOMES, ""],
    ]  # fmt: skip
    assert links(reading(rows)) == {(HOMES, POLICE, "refers"), (HOMES, CLINIC, "refers"), (POLICE, HOMES, "refers")}


@pytest.mark.parametrize(
    ("heading", "way"), [("Gets money from", (POLICE, HOMES)), ("We give money to", (HOMES, POLICE))]
)
def test_money_is_funding(heading: str, way: tuple[str, str]) -> None:
    rows = [["Agency", "Signposts to", heading, "Works with"], [HOMES, CLINIC, POLICE, ""], [POLICE, "", "", CLINIC]]
    assert (*way, "funds") in links(reading(rows))


def test_headings_that_were_taken_for_one_question_can_be_named_each() -> None:
    rows = [
        ["Start time", "Completion time", "Please pick: health", "Please pick: council", "Who do you refer people to?"],
        ["1", "2", CLINIC, "", f"{POLICE};{HOMES}"],
        ["1", "2", "", HOMES, CLINIC],
    ]
    offered = [choice.correction for one in reading(rows).problems for choice in one.choices]
    health, council = ColumnIs("own", "Please pick: health"), ColumnIs("own", "Please pick: council")
    assert health in offered
    assert council in offered
    assert links(reading(rows, health, council)) == {
        *((CLINIC, POLICE, "refers"), (CLINIC, HOMES, "refers"), (HOMES, CLINIC, "refers"))
    }
