"""What a terminal prints: tables that every program reads the same way, sentences on one line, readings in full."""

import json
from dataclasses import replace

import pandas as pd

import analysis
from analysis import Column
from network.errors import Problem, Where
from network.reading import Reading
from render.printed import answer_text, sentence, table_text, tenths
from render.reading_lines import reading_lines
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


def test_how_small_counts_were_hidden_stands_in_every_row() -> None:
    chain = NETWORKS["chain"]
    ruled = replace(chain, system=replace(chain.system, counts_rule="Counts under 5 are hidden."))
    answer = analysis.run("sole_links", chain)
    assert answer_text(answer, chain).splitlines()[0] == "source,target,profiles_lost,people,needs"
    told = json.loads(answer_text(answer, ruled, answer.table.head(1), as_json=True))
    assert [row["note"] for row in told] == ["Counts under 5 are hidden."]


def test_a_what_if_is_called_an_exercise_in_every_row() -> None:
    answer = analysis.run("what_if", NETWORKS["chain"], other=NETWORKS["empty"])
    told = json.loads(answer_text(answer, NETWORKS["chain"], as_json=True))
    assert {row["note"] for row in told} == {"An exercise, not a plan"}


def test_each_tenth_of_the_work_is_said_once() -> None:
    said: list[str] = []
    tell = tenths(said.append)
    for share in (0.0, 0.05, 0.11, 0.19, 0.5, 1.0):
        tell(share)
    assert said == ["0 in 100 done", "10 in 100 done", "50 in 100 done", "100 in 100 done"]


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
