"""What a terminal prints: tables that every program reads the same way, sentences on one line, readings in full."""

import json

import pandas as pd

import analysis
from analysis import Column
from network.errors import Problem, Where
from network.reading import Reading
from render.printed import reading_lines, sentence, table_text
from tests.small_networks import NETWORKS

COUNT = Column("made", "Made", "count", "referrals")


def test_true_and_false_are_1_and_0_and_what_is_undefined_is_empty() -> None:
    table = pd.DataFrame({"id": ["a", "b"], "agreed": [True, False], "share": [0.5, float("nan")]})
    assert table_text(table) == "id,agreed,share\na,1,0.5\nb,0,"
    assert json.loads(table_text(table, as_json=True))[1] == {"id": "b", "agreed": 0, "share": None}


def test_counts_are_whole_even_where_some_are_not_known() -> None:
    table = pd.DataFrame({"made": [12.0, float("nan")], "days": [12.0, 3.5]})
    assert table_text(table, [COUNT]) == "made,days\n12,12.0\n,3.5"


def test_a_count_that_is_none_stays_as_it_is() -> None:
    assert table_text(pd.DataFrame({"made": [1.5]}), [COUNT]) == "made\n1.5"


def test_no_cell_starts_a_formula() -> None:
    assert table_text(pd.DataFrame({"id": ["=1+1", "a,b"]})) == 'id\n\'=1+1\n"a,b"'


def test_an_empty_table_keeps_its_headings() -> None:
    assert table_text(pd.DataFrame({"id": pd.array([], dtype="str"), "made": []}), [COUNT]) == "id,made"
    assert table_text(pd.DataFrame({"id": []}), as_json=True) == "[]"


def test_a_sentence_stands_on_one_line() -> None:
    assert "\n" not in sentence(analysis.run("sole_routes", NETWORKS["hostile names"]))


def test_a_reading_tells_what_was_read_recognised_and_wrong() -> None:
    problem = Problem("warning", Where("map.csv", row=3), "A row is blank.", "Fill it in.")
    lines = [*reading_lines("map.csv", Reading(NETWORKS["chain"], (problem,), ("Read as UTF-8.",)))]
    assert lines == [
        "map.csv: 3 partners, 2 links. 1 warning.",
        "  Read as UTF-8.",
        "  warning: map.csv, row 3: A row is blank. Fill it in.",
    ]


def test_a_refused_file_is_said_to_be_refused() -> None:
    problem = Problem("error", Where("map.csv"), "The file is empty.", "Choose another.")
    assert next(reading_lines("map.csv", Reading(None, (problem,)))) == "map.csv: refused. 1 problem."
