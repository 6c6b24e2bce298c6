"""What a file costs to read grows in line with its size, counted in steps: twice the file is twice the work."""

import json
import random
import re
from collections import defaultdict

import pytest

from network.files.draft.draft import Log
from network.files.draft.headings import LINK_FIELDS, LINK_PATTERNS, link_field, normal
from network.files.sheets.grid import Cell, Grid
from network.files.sheets.matrix import _may_stand, _Mostly
from network.files.survey.answers import _Links, _say_put_together
from network.files.survey.named import Spellings, _rejoined
from network.files.survey.said import Answers, Said
from network.privacy import over_several
from network.recognised import A_LINK, OWN, Column, Table
from network.uploads import read_uploaded
from tests.pace import usually
from tests.steps_taken import grows_as_the_square, steps_of

File = tuple[str, bytes]
CHANCE = random.Random(12)
TABLE = Table("", "survey", 1, (Column(0, "Who are you?", OWN),))


def kumu_of_attributes(things: int) -> File:
    elements = [{"label": f"Shop {n}", **{f"colour {k}": f"blue {k}" for k in range(20)}} for n in range(things)]
    return "map.json", json.dumps({"elements": elements, "connections": []}).encode()


def table_of_columns(columns: int) -> File:
    headings = ",".join(f"colour {n}" for n in range(columns))
    rows = (f"Shop {n},Shop {n + 1},{','.join(f'blue {k % 7}' for k in range(columns))}" for n in range(100))
    return "wide.csv", "\n".join((f"from,to,{headings}", *rows)).encode()


def headings_alike(columns: int) -> File:
    rows = (",".join(f"Shop {n} {k},Shop {k} {n}" for k in range(columns)) for n in range(4))
    return "same.csv", "\n".join((",".join(["from,to"] * columns), *rows)).encode()


def test_a_heading_that_stands_over_many_columns_is_offered_so_often_and_no_more() -> None:
    few = usually(25, slowly=40)
    files = {n: headings_alike(n) for n in (2, 40, few, 2 * few, 4 * few)}
    read_uploaded([files[2]])  # what is made once is made
    assert grows_as_the_square(lambda n: read_uploaded([files[n]]), few) < 2.6
    refusal = read_uploaded([files[40]]).problems[0]
    assert len(refusal.choices) == 20
    assert '"from" and 20 more could each be' in refusal.what


@pytest.mark.parametrize(
    ("file", "cells", "most"),
    [
        (kumu_of_attributes, 20, 1_500),  # 915; 3,000 where each attribute of each thing was asked for a name
        (table_of_columns, 100, 3_000),  # 1,500; 8,800 where each row at the top looked through each column
    ],
)
def test_a_cell_takes_no_more_steps_than_this(file: object, cells: int, most: int) -> None:
    assert callable(file)
    files = [file(size) for size in (10, 20, 40)]
    read_uploaded([files[0]])
    one, two = (steps_of(lambda each=each: read_uploaded([each])) for each in files[1:])
    assert (two - one) / (20 * cells) < most


def names(size: int) -> Spellings:
    grid = Grid("", [[Cell("Who are you?")], *([Cell(f"Shop {n}")] for n in range(size))])
    found = Spellings(grid, TABLE)
    for n in range(size):
        found.key(f"Shop {n}")
    return found


def test_those_who_answer_twice_are_put_together_in_one_walk() -> None:
    def run(size: int) -> None:
        answers = Answers(names(size))
        answers.rows = defaultdict(list, {f"shop {n}": [n, n + size] for n in range(size)})
        for n in range(size):
            said = Said(Column(1, "Whom?", "refers"), "refers", means={n: A_LINK, n + size: A_LINK})
            answers.said[f"shop {n}", "Whom?", "refers", f"shop {(n + 1) % size}"] = said
        _say_put_together(Grid("", []), answers, Log())

    run(1)
    assert grows_as_the_square(run, 60) < 2.3


def test_trust_finds_the_link_that_it_stands_with_at_once() -> None:
    def run(size: int) -> None:
        links = _Links(Grid("", []), names(size).known, Log())
        for n in range(size):
            links.add(f"shop {n}", (f"shop {n}", f"shop {(n + 1) % size}", "refers"), n, A_LINK, "")
        for n in range(size):
            links.add_trust(f"shop {n}", f"shop {(n + 1) % size}", "trust_open", n, "3")
        assert {link.fields["trust_open"] for link in links.links.values()} == {"3"}

    run(2)
    assert grows_as_the_square(run, 60) < 2.3


def test_notes_are_each_told_once_in_one_walk() -> None:
    def run(size: int) -> None:
        log = Log()
        for n in (*range(size), *range(size)):
            log.note(f"Note {n}.")
        assert log.notes == [f"Note {n}." for n in range(size)]

    assert grows_as_the_square(run, 100) < 2.3


def test_columns_side_by_side_are_looked_through_only_until_one_row_tells() -> None:
    asked = []
    rows = [["", "1"], ["943", "4765919"], ["Mind", "Shelter"], ["943", "4765919"]]
    assert over_several(asked.append(row) or row for row in rows) is None
    assert asked == rows[:3]


@pytest.mark.parametrize("run", range(30))
def test_most_of_a_column_may_stand_in_a_matrix_where_half_of_what_is_filled_below_may(run: int) -> None:
    rows = [[Cell(CHANCE.choice(("", "12", "weekly", "Mind in Leeds"))) for _ in range(3)] for _ in range(7)]
    grid, column = Grid("", rows, first_row=run % 2 + 1), run % 4  # one column is beside the grid
    mostly = _Mostly(grid)
    for number, _ in grid.numbered:
        filled = [cell for line, _ in grid.numbered if line > number if not (cell := grid.cell(line, column)).blank]
        assert mostly.may_stand(column, number) == (sum(map(_may_stand, filled)) >= len(filled) / 2)


def test_a_heading_means_the_first_field_that_it_fits() -> None:
    own = [(field, field.replace("_", " ")) for field in LINK_FIELDS]
    each = [(field, re.compile(pattern)) for field, pattern in (*own, *LINK_PATTERNS)]
    headings = {"Referrer", "to", "Funding ends", "number of referrals", "Shop 12", "", "Kind", "accepted", "note"}
    headings |= {field.replace("_", " ") for field, _ in each}
    for heading in headings:
        first = next((field for field, pattern in each if pattern.fullmatch(normal(heading))), "")
        assert link_field(heading) == (first if normal(heading) else "")


@pytest.mark.parametrize("run", range(60))
def test_of_the_expected_names_that_begin_at_a_place_the_longest_is_found(run: int) -> None:
    words = ("Housing", "health", "and", "&", ",", "/", "care", "Mind", "A", "of", "É", "")
    expected = [" ".join(CHANCE.choices(words, k=CHANCE.randint(1, 4))) for _ in range(5)]
    names = Spellings(Grid("", [[Cell("Who are you?")], *([Cell(name)] for name in expected)]), TABLE)
    pieces = CHANCE.choices([*expected, *words, "Shelter", " a  b"], k=6)
    joins = [*CHANCE.choices((" and ", ", ", " & ", "/"), k=5), ""]
    for start in range(7):
        texts = {end: _rejoined(pieces, joins, start, end) for end in range(start + 1, 7)}
        longest = max((end for end, text in texts.items() if names.expects(text)), default=0)
        assert names._end_of_expected(pieces, joins, start) == longest
