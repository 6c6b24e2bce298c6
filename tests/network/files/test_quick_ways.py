"""What readers do the quick way in a large file is what the slow way comes to, written here as it is meant."""

import random
import re
from collections.abc import Sequence
from datetime import date
from itertools import product

import pytest

from network.counts import Count
from network.errors import Problem, Where
from network.files.draft.build import relation_of
from network.files.draft.draft import MOST_KEPT, DraftLink, Log
from network.files.draft.lists import Lists
from network.files.draft.periods import inside
from network.files.draft.repeats import one_a_link
from network.files.graphs.graphml import read_graphml
from network.files.sheets.grid import Cell, Grid
from network.files.sheets.side_by_side import _runs
from network.files.survey.recognise import _without_whole_lists
from network.in_short import in_short
from network.model import Network, Period, System
from network.reading import Reading
from network.recognised import DROP, Column
from network.uploads import read_uploaded

CHANCE = random.Random(7)


def row(number: int, period: Period | None, made: int | None) -> DraftLink:
    count = None if made is None else Count.exactly(made)
    return DraftLink(Where("a.csv", row=number), "A", "B", counts={"made": count}, period=period)


def parts_of_others(group: Sequence[DraftLink]) -> list[tuple[int | None, int | None]]:
    """The rows whose period is part of another's with a number, each with the first such row."""
    found = []
    for link in group:
        for whole in group:
            if whole.counts["made"] is not None and link.period and whole.period and inside(link.period, whole.period):
                found.append((link.where.row, whole.where.row))
                break
    return found


@pytest.mark.parametrize("run", range(40))
def test_rows_inside_the_period_of_another_are_those_that_any_row_holds(run: int) -> None:
    months = [date(2024, month, 1) for month in range(1, 7)]
    periods = [Period(*ends) for ends in product(months, months) if ends[0] <= ends[1]] + [None]
    rows = [row(n, CHANCE.choice(periods), CHANCE.choice((None, 3, 4))) for n in range(2, 12)]
    log = Log()
    one_a_link([row(one.where.row or 0, one.period, made_of(one)) for one in rows], log)
    said = [(problem.where.row, problem.what) for problem in log.problems if "is part of the one" in problem.what]
    meant = parts_of_others(rows)
    assert [number for number, _ in said] == [number for number, _ in meant]
    assert all(f"in row {whole}." in what for (_, what), (_, whole) in zip(said, meant, strict=True))


def made_of(link: DraftLink) -> int | None:
    count = link.counts["made"]
    return None if count is None else count.low


@pytest.mark.parametrize("more", [{}, {"colour": "red"}])
def test_a_link_that_says_only_who_and_how_many_is_a_referral_like_one_that_says_so(more: dict[str, str]) -> None:
    counts = {"made": Count.exactly(4), "accepted": Count.exactly(9), "completed": None}
    plain, worded = (
        DraftLink(Where("a.csv", row=2), "A", "B", fields, dict(counts), dict(more))
        for fields in ({}, {"link_type": "refers"})
    )
    logs = Log(), Log()
    assert relation_of(plain, Lists(), logs[0]) == relation_of(worded, Lists(), logs[1])
    assert logs[0].problems == logs[1].problems


@pytest.mark.parametrize("run", range(30))
def test_columns_that_are_used_are_those_of_rows_with_two_cells(run: int) -> None:
    rows = [[Cell(CHANCE.choice(("", "", "x"))) for _ in range(8)] for _ in range(4)]
    used = {i for one in rows if sum(map(bool, (c.text for c in one))) > 1 for i, c in enumerate(one) if c.text}
    assert {i for first, last in _runs(Grid("", rows)) for i in range(first, last + 1)} == used


def test_a_heading_is_a_whole_list_where_another_begins_with_it_and_a_slash() -> None:
    headings = ["Who", "Who/A", "Who/A/now", "Who else", "/odd", "", "A/B"]
    columns = [Column(place, text, "names") for place, text in enumerate(headings)]
    whole = {text for text in headings if text and any(other.startswith(f"{text}/") for other in headings)}
    found = _without_whole_lists(headings, columns)
    assert {one.heading for one in found if one.field == DROP} == whole == {"Who", "Who/A"}


def test_defaults_of_graphml_hold_for_nodes_and_edges_that_say_nothing() -> None:
    text = """<graphml><key id="s" for="node" attr.name="sector"><default>Health</default></key>
    <key id="t" for="edge" attr.name="link_type"><default>knows</default></key>
    <key id="u" for="node" attr.name="short"/>
    <graph edgedefault="directed"><node id="Mind"/><node id="Shelter"><data key="s">Housing</data></node>
    <edge source="Mind" target="Shelter"/></graph></graphml>"""
    network = read_graphml(text.encode(), "a.graphml").network
    assert network is not None
    assert [partner.sector for partner in network.partners] == ["Health", "Housing"]
    assert [link.kind for link in network.relations] == ["knows"]


def test_of_a_thousand_warnings_alike_the_rest_is_counted_and_nothing_else_is_lost() -> None:
    log = Log()
    for number in range(MOST_KEPT + 250):
        log.warn(Where("a.csv", row=number + 2), f'"{number}" is not a date.', "It is left out.")
    log.warn(Where("a.csv", row=9_999), '"0" is not a date.', "It is left out.")
    log.warn(Where("a.csv", row=1), "A column has no heading.", "Give it one.")
    log.warn(Where("a.csv", row=9_999), "The year is missing.", "It is left out.")
    said = log.in_order()
    assert len(said) == MOST_KEPT + 3
    assert [(one.what, one.times, one.alike) for one in (said[0], said[1], said[-2], said[-1])] == [
        ("A column has no heading.", 1, 0),
        ('"0" is not a date.', 2, 0),
        (f'"{MOST_KEPT}" is not a date.', 1, 249),
        ("The year is missing.", 1, 0),
    ]


@pytest.mark.parametrize("differing", [1, 7, 60, 900, 3_000])
def test_very_many_warnings_of_one_kind_are_told_in_one_sentence_whose_count_adds_up(differing: int) -> None:
    log = Log()
    for number in range(3_000):
        log.warn(Where("a.csv", row=number + 2), f'"{number % differing}" is not a date.', "It is left out.")
    said = in_short(Reading(Network(System("North")), log.in_order())).problems
    more = [found for one in said if (found := re.search(r"[\d,]+(?= more)", one.what))]
    assert len(said) + sum(int(found[0].replace(",", "")) for found in more) - sum(map(_only_counts, said)) == 3_000
    assert sum(map(_only_counts, said)) <= 1


def _only_counts(problem: Problem) -> bool:
    return "more like these are not listed" in problem.what


def test_many_rows_of_one_pair_on_dates_that_are_none_are_read_in_a_time_that_grows_with_the_rows() -> None:
    rows = "".join(f"A,B,31 June {1000 + n}\n" for n in range(3_000))
    reading = read_uploaded([("dates.csv", f"from,to,period_start\n{rows}".encode())])
    assert reading.network is not None
    assert len(reading.network.relations) == 1
    assert "more like these are not listed" in reading.problems[-1].what
