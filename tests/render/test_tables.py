"""Tables as people read them: names for ids, a dash for not known, and nobody named whom a room may not hear."""

from dataclasses import replace

import pandas as pd
import pytest

from analysis import Answer, Column, Names, Question, Result, Theme, questions
from analysis._declare import answer_of
from network.model import Named, Network
from render import tables
from tests.asked import asked
from tests.shipped import shipped
from tests.small_networks import SYSTEM, partner

NETWORK = Network(SYSTEM, (partner("a"), partner("b")))
COLUMNS = (
    Column("partner", "Partner", "partner", "who"),
    Column("need", "Need", "need", "what"),
    Column("lost", "Situations", "count", "how many"),
    Column("share", "Share", "share", "0 to 1"),
    Column("full", "Full", "flag", "yes or no"),
)
ROWS = [("a", "housing", 1234, 0.625, 1), ("b", "housing, mental", float("nan"), float("nan"), 0)]


def answer(names: Names = Names.AGREED, rows: list = ROWS, network: Network = NETWORK) -> Answer:
    question = Question(
        Theme.GAPS, "Who?", "x", "y", "z", "ask", "move", COLUMNS, "graph", "is", "by", names=names, name="q"
    )
    result = Result("finding", pd.DataFrame(rows, columns=[column.name for column in COLUMNS]), {})
    return answer_of(question, network, result, {})


def cells(table: tables.Shown, label: str) -> list[str]:
    return list(table.frame[label])


def test_ids_become_names() -> None:
    shown = tables.shown(answer(), NETWORK)
    assert cells(shown, "Partner") == ["Partner A", "Partner B"]
    assert cells(shown, "Need") == ["Housing", "Housing, Mental health"]


@pytest.mark.parametrize("question", ["entry_points", "barriers", "introductions", "extended_team"])
def test_no_cell_of_a_real_table_shows_an_id(question: str) -> None:
    shown = tables.shown(asked(question, shipped()), shipped())
    typed = {column.label for column in questions()[question].columns if column.kind == "words"}
    assert not [cell for label in shown.frame.columns.difference(typed) for cell in shown.frame[label] if "_" in cell]
    assert not shown.frame.eq("it").to_numpy().any()


def test_whole_numbers_have_no_decimals() -> None:
    say = tables.in_words(Column("capacity", "Planned", "number", "people"), NETWORK)
    assert [say(24.0), say(1200.0), say(8.5)] == ["24", "1,200", "8.5"]


def test_numbers_are_said_with_their_unit_and_undefined_is_a_dash() -> None:
    shown = tables.shown(answer(), NETWORK)
    assert cells(shown, "Situations") == ["1,234", "–"]
    assert cells(shown, "Share") == ["62 in 100", "–"]  # 62.5 rounds to the even number
    assert cells(shown, "Full") == ["Yes", "No"]
    assert shown.has_undefined


def test_counts_stand_at_the_right() -> None:
    assert tables.shown(answer(), NETWORK).numeric == {"Situations", "Share"}


def test_a_room_sees_no_row_on_a_partner_until_the_partner_has_agreed() -> None:
    shown = tables.shown(answer(), NETWORK, room=True, agreed=frozenset({"b"}))
    assert cells(shown, "Partner") == ["Partner B"]
    assert shown.left_out == "Not listed here: partners who have not agreed to be named."
    assert tables.shown(answer(), NETWORK, room=True, agreed=frozenset({"a", "b"})).left_out == ""


def test_where_nobody_is_ever_named_a_room_sees_how_many_are_alike_and_no_figure_of_one() -> None:
    rows = [*ROWS, ("a", "housing", 5, 0.1, 1)]
    shown = tables.shown(answer(Names.NEVER, rows), NETWORK, room=True, agreed=frozenset({"a", "b"}))
    assert list(shown.frame.itertuples(index=False, name=None)) == [
        ("Housing", "Yes", "2"),
        ("Housing, Mental health", "No", "1"),
    ]
    assert list(shown.frame.columns) == ["Need", "Full", "How many"]
    assert tables.shown(answer(Names.NEVER, []), NETWORK, room=True).frame.empty


def test_a_room_sees_of_a_strength_how_many_share_it_and_no_list_of_partners() -> None:
    shown = tables.shown(answer(Names.PROUDLY, [*ROWS, ("a", "housing", 6, 0.5, 1)]), NETWORK, room=True)
    assert list(shown.frame.itertuples(index=False, name=None)) == [("Situations", "2", "1,240")]
    assert list(shown.frame.columns) == ["What is counted", "Partners who have any", "In all"]
    assert not shown.partners


def test_what_everybody_has_or_nobody_tells_a_room_of_no_strength() -> None:
    for many in (0, 3):
        rows = [("a", "housing", many, 1.0, 1), ("b", "housing", many, 1.0, 1)]
        assert tables.shown(answer(Names.PROUDLY, rows), NETWORK, room=True).frame.empty


def test_a_room_sees_partners_by_name_and_not_by_size() -> None:
    rows, both = [("b", "housing", 9, 1.0, 1), ("a", "housing", 1, 1.0, 1)], frozenset({"a", "b"})
    assert cells(tables.shown(answer(rows=rows), NETWORK, room=True, agreed=both), "Partner") == [
        "Partner A",
        "Partner B",
    ]
    assert cells(tables.shown(answer(rows=rows), NETWORK), "Partner") == ["Partner B", "Partner A"]


def test_the_first_rows_are_those_of_the_answer_even_where_they_then_stand_by_name() -> None:
    rows = [("b", "housing", 9, 1.0, 1), ("a", "housing", 1, 1.0, 1)]
    both = frozenset({"a", "b"})
    assert cells(tables.shown(answer(rows=rows), NETWORK, room=True, agreed=both, most=1), "Partner") == ["Partner B"]


def test_an_empty_table_keeps_its_headings() -> None:
    shown = tables.shown(answer(rows=[]), NETWORK)
    assert list(shown.frame.columns) == ["Partner", "Need", "Situations", "Share", "Full"]
    assert shown.frame.empty
    assert not shown.has_undefined


def test_an_empty_table_keeps_its_headings_before_a_room() -> None:
    nobody = replace(answer(rows=[]), question=replace(answer(rows=[]).question, names=Names.AGREED))
    assert "Partner" in tables.shown(nobody, NETWORK, room=True).frame.columns


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", " =", "＝"])
def test_no_cell_of_the_csv_starts_a_formula(start: str) -> None:
    system = replace(SYSTEM, needs=(Named("housing", f"{start}1+1"), Named("mental", "M")))
    text = tables.as_csv(tables.shown(answer(network=replace(NETWORK, system=system)), replace(NETWORK, system=system)))
    assert f"'{start}1+1" in text


def test_a_dash_stays_a_dash_in_the_csv() -> None:
    assert "Partner B" in (text := tables.as_csv(tables.shown(answer(), NETWORK)))
    assert ",–,–,No" in text
