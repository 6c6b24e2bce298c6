"""A survey is read another way by picking: its questions, its answers, its rows."""

from dataclasses import replace

from network.files.survey.rereading import meanings_picked, questions_picked, read_as, with_answer, with_question
from network.model import Network
from network.recognised import OWN, Recognised, Table
from network.uploads import read_uploaded
from tests.network.files.survey.exports import ASKED, OFTEN, ORGANISATION, as_csv, google, words
from tests.network.files.survey.exports import LISTED as NAMES

FILE = (
    "survey.csv",
    as_csv(google([ORGANISATION, *(f"{OFTEN} [{name}]" for name in NAMES)], lambda me: [me, *words(me)])),
)


def table() -> Table:
    recognised = read_uploaded([FILE]).recognised
    assert recognised is not None
    return recognised.tables[0]


def read(with_table: Table) -> Network:
    return read_uploaded([FILE], Recognised((with_table,))).or_raise()


def test_a_question_picked_as_another_kind_is_read_so() -> None:
    turned = read(with_question(table(), OFTEN, "funds back"))
    assert {one.kind for one in turned.relations} == {"funds"}
    assert all(one.said_by == (one.target,) for one in turned.relations)


def test_an_answer_picked_as_no_link_is_none() -> None:
    without = read(with_answer(table(), OFTEN, "monthly", "no link"))
    assert {dict(one.more)["answer"] for one in without.relations} == {"Weekly", "Daily"}
    assert list(meanings_picked(table(), OFTEN)) == ["never", "monthly", "weekly", "daily"]


def test_what_is_read_stands_before_what_is_not() -> None:
    assert list(questions_picked(table())) == [ORGANISATION, OFTEN, "Timestamp", "Email Address"]


def test_one_heading_at_a_time_names_who_answers() -> None:
    picked = questions_picked(with_question(table(), "Email Address", OWN))
    assert [heading for heading, field in picked.items() if field == OWN] == ["Email Address"]


def test_a_sheet_read_as_something_else_comes_back_as_a_survey() -> None:
    other = read_as([FILE], table(), "partners", 1)
    assert other.role == "partners"
    again = read_as([FILE], replace(other), "survey", 1)
    assert again == table()
    assert read(again).asked == tuple(ASKED)
