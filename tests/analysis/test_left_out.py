"""Whom nobody can do without: the same as taking each partner and each link out by itself."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from analysis import _dominators, _left_out
from analysis._dominators import by_trees, chains, relied_on
from analysis._left_out import left_out, lost_without
from analysis._reach import Reach, reach
from network.model import AgeRange, Named, Network, Partner, Relation, System
from tests.each import each
from tests.oracle.random_maps import random_network
from tests.pace import usually

Rows = set[tuple[int, int, int, int]]  # pattern, stage, need, partner or link


def lenient(seed: int) -> Network:
    """A random map on which most are admitted and send people on."""
    drawn = random_network(seed, 8, 14)
    partners = tuple(replace(one, hours=None, areas=None if number % 3 else one.areas, needs=one.needs or ())
                     for number, one in enumerate(drawn.partners))  # fmt: skip
    return replace(drawn, partners=partners)


def without_partner(found: Reach, one: int) -> Reach:
    """The same where a partner admits nobody."""
    wiring, there = found.wiring, np.arange(len(found.wiring.ids)) != one
    words = np.where(there, ~np.uint64(0), np.uint64(0))
    shut = replace(wiring, meets=wiring.meets & words, entry=wiring.entry & there)
    kept = np.where(there[wiring.source] & there[wiring.target], ~np.uint64(0), np.uint64(0))
    return replace(found, wiring=shut).carried(wiring.carries & kept)


def without_link(found: Reach, link: int) -> Reach:
    carries = found.wiring.carries.copy()
    carries[:, link] = 0
    return found.carried(carries)


def lost(found: Reach, then: Reach, what: int) -> Rows:
    return {(*cell, what) for cell in np.argwhere(found.covered & ~then.covered).tolist()}


def slowly(found: Reach) -> tuple[Rows, Rows]:
    """Sole partners, and sole links as source × partners + target."""
    wiring, many = found.wiring, len(found.wiring.ids)
    partners = [lost(found, without_partner(found, one), one) for one in range(many)]
    links = [
        lost(found, without_link(found, link), int(wiring.source[link]) * many + int(wiring.target[link]))
        for link in range(len(wiring.source))
    ]
    return set().union(*partners), set().union(*links)


def told(lost_there: tuple[np.ndarray, ...]) -> list[tuple[int, ...]]:
    return list(zip(*(one.tolist() for one in lost_there), strict=True))


@each(range(usually(10, slowly=100)))
def test_what_is_lost_without_each_is_what_taking_it_out_loses(seed: int) -> None:
    found = reach(lenient(seed))
    partners, links = slowly(found)
    for links_asked, expected in ((False, partners), (True, links)):
        rows = told(lost_without(found, links=links_asked))
        assert len(rows) == len(set(rows))
        assert set(rows) == expected
    for way in (left_out, by_trees):
        situations = list(way(found))
        used = {pattern for pattern, *_ in situations}
        many = len(found.wiring.ids)
        assert used == set(np.flatnonzero(found.grid.shared_by * found.covered.any(axis=(1, 2))).tolist())
        assert {(*key, one) for *key, some, _ in situations for one in some} == {
            row for row in partners if row[0] in used
        }
        assert {(*key, one * many + other) for *key, _, some in situations for one, other in some} == {
            row for row in links if row[0] in used
        }


@pytest.mark.parametrize("block", [1, 3])
def test_patterns_some_at_a_time_give_the_same(block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    for seed in (2, 5):
        found = reach(lenient(seed))
        at_once = (
            list(left_out(found)),
            sorted(told(lost_without(found))),
            sorted(told(lost_without(found, links=True))),
        )
        monkeypatch.setattr(_left_out, "BLOCK", block)
        assert list(left_out(found)) == at_once[0]
        assert sorted(told(lost_without(found))) == at_once[1]
        assert sorted(told(lost_without(found, links=True))) == at_once[2]


def line(many: int, needs: int) -> Network:
    """One way in, one service for everything, and others in a row between them."""
    ids = tuple(f"n{number}" for number in range(needs))
    names = [f"p{number:02}" for number in range(many)]
    people = [Partner(one, one, ages=AgeRange(), stages=(), needs=()) for one in names]
    people[0], people[-1] = replace(people[0], stages=("court",)), replace(people[-1], needs=ids)
    system = System("Line", needs=tuple(Named(one, one) for one in ids), stages=(Named("court", "Court"),))
    links = tuple(Relation(one, other, needs=ids) for one, other in pairwise(names))
    return Network(system, tuple(people), links)


def test_more_could_be_sole_routes_than_a_word_has_bits() -> None:
    found = reach(line(20, 7))
    situations = list(left_out(found))
    ways = tuple(range(20))
    assert situations == [(0, 0, need, ways, tuple(pairwise(ways))) for need in range(7)]
    assert len(told(lost_without(found))) == 7 * 20
    assert len(told(lost_without(found, links=True))) == 7 * 19


def test_a_way_is_one_of_links_that_carry_the_need() -> None:
    # to f, which meets both needs: for the first by b alone, for the second by c alone; nobody gets on from x
    people = [Partner(one, one, ages=AgeRange(), needs=("n0", "n1") if one == "f" else (),
                      stages=("court",) if one == "a" else ()) for one in "abcfx"]  # fmt: skip
    said = {"ab": ("n0",), "ac": ("n1",), "bf": ("n0", "n1"), "cf": ("n0", "n1"), "bx": ("n0",)}
    links = tuple(Relation(*ends, needs=needs) for ends, needs in said.items())
    found = reach(Network(line(2, 2).system, tuple(people), links))
    for way in (left_out, by_trees):
        assert list(way(found)) == [
            (0, 0, 0, (0, 1, 3), ((0, 1), (1, 3))),
            (0, 0, 1, (0, 2, 3), ((0, 2), (2, 3))),
        ]


def test_who_is_on_one_of_two_ways_is_not_looked_at() -> None:
    # a, then b and c or d and e, then f: the first way and the last have both ends in common
    people = [Partner(one, one, ages=AgeRange(), needs=("n0",) if one == "f" else (),
                      stages=("court",) if one == "a" else ()) for one in "abcdef"]  # fmt: skip
    links = tuple(Relation(*ends, needs=("n0",)) for ends in ("ab", "bc", "cf", "ad", "de", "ef"))
    found = reach(Network(line(2, 1).system, tuple(people), links))
    assert _left_out._Trial(found, np.arange(1)).candidates[2].tolist() == [0, 5]


def test_on_long_ways_trees_tell_and_say_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    for seed in range(3):
        network = lenient(seed)
        short = {links: sums(reach(network), links=links) for links in (False, True)}
        by_leaving_out = set(chains(reach(network)))
        monkeypatch.setattr(_dominators, "LONG", -1)
        chains.cache_clear()
        assert {links: sums(reach(network), links=links) for links in (False, True)} == short
        assert set(chains(reach(network))) == by_leaving_out
        monkeypatch.undo()
        chains.cache_clear()
    assert _dominators._short(reach(line(33, 1)))  # 32 steps
    assert not _dominators._short(reach(line(34, 1)))
    assert _dominators._short(reach(Network(System("Bare"), (Partner("a", "A"),))))


def sums(found: Reach, *, links: bool) -> dict[tuple[int, int, int], int]:
    """Situations that rely on each partner or link, by stage and need."""
    stage, need, what, times, shares = relied_on(found, links=links)
    assert np.isnan(shares).all()
    added: dict[tuple[int, int, int], int] = {}
    for key, many in zip(zip(stage.tolist(), need.tolist(), what.tolist(), strict=True), times.tolist(), strict=True):
        added[key] = added.get(key, 0) + many
    return added


@each(range(usually(6, slowly=60)))
def test_what_relies_on_each_is_counted_for_people_in_no_group_and_for_a_group_where_it_differs(seed: int) -> None:
    network = lenient(seed)
    women = Named("women", "Women")
    some = tuple(replace(one, only_for=("women",)) if place % 3 == 1 else replace(one, only_for=())
                 for place, one in enumerate(network.partners))  # fmt: skip
    found = reach(replace(network, partners=some, system=replace(network.system, groups=(women,))))
    assert found.grid.beyond
    for links, lost_there in zip((False, True), slowly(found), strict=True):
        expected: dict[tuple[int, int, int], int] = {}

        def count(rows: Rows, times: int, expected: dict[tuple[int, int, int], int] = expected) -> None:
            for _, stage, need, one in rows:
                expected[stage, need, one] = expected.get((stage, need, one), 0) + times

        for pattern, times in enumerate(found.grid.alone.tolist()):
            count({row for row in lost_there if row[0] == pattern}, times)
        for group, without, times in found.grid.beyond:
            count({row for row in lost_there if row[0] == group and (without, *row[1:]) not in lost_there}, times)
        assert sums(found, links=links) == {key: many for key, many in expected.items() if many}
