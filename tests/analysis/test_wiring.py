"""The map as words of needs: the same as looking at one need after the other, also beyond the needs of one word."""

from random import Random

import networkx as nx
import numpy as np
import pytest

import analysis
from analysis._wiring import (
    FAR,
    Wiring,
    bit,
    bits,
    by_steps,
    distances,
    everything,
    flag,
    spread,
    wired,
    wiring_of,
)
from network.counts import Count
from network.model import AgeRange, Named, Network, Partner, Relation, System
from tests.each import each

Pair = tuple[str, str]
STAGES = ("court", "custody", "ward")


def mapped(seed: int, needs: int, partners: int = 9) -> Network:
    draw = Random(seed)
    ids = [f"n{number:03}" for number in range(needs)]
    names = [f"p{number}" for number in range(partners)]

    def some() -> tuple[str, ...] | None:
        return None if draw.random() < 0.2 else tuple(need for need in ids if draw.random() < 0.2)

    people = tuple(
        Partner(one, one, needs=some(), stages=tuple(stage for stage in STAGES if draw.random() < 0.3)) for one in names
    )
    links = [Relation(*draw.sample(names, 2), needs=some()) for _ in range(14)]
    links += [
        Relation("p0", "p0", needs=None),
        Relation("p1", "p2", "knows"),
        Relation("p2", "p1", made=Count.exactly(0)),
    ]
    system = System(
        "Wide", needs=tuple(Named(one, one) for one in ids), stages=tuple(Named(one, one) for one in STAGES)
    )
    return Network(system, people, tuple(links))


def carried(network: Network, need: str) -> set[Pair]:
    return {(one.source, one.target) for one in network.referrals if one.needs is None or need in one.needs}


def named(wiring: Wiring, places: np.ndarray) -> list[Pair]:
    return [
        (wiring.ids[one], wiring.ids[other])
        for one, other in zip(wiring.source[places], wiring.target[places], strict=True)
    ]


SIZES = (0, 1, 5, 63, 64, 65, 130)


@each(SIZES)
def test_what_partners_meet_and_links_carry_is_read_need_by_need(size: int) -> None:
    network = mapped(size, size)
    needs = tuple(need.id for need in network.system.needs)
    wiring = wiring_of(network, STAGES, needs)
    assert wiring.ids == tuple(network.by_id)
    assert wiring.silent.tolist() == [one.needs is None for one in network.partners]
    assert wiring.entry.tolist() == [[stage in (one.stages or ()) for one in network.partners] for stage in STAGES]
    assert named(wiring, np.arange(len(wiring.source))) == sorted(
        {(one.source, one.target) for one in network.referrals}
    )
    met = bits(wiring.meets, size)
    assert met.shape == (size, 9)
    for place, need in enumerate(needs):
        meets = [need in (one.needs or ()) for one in network.partners]
        assert met[place].tolist() == bit(wiring.meets, place).tolist() == meets
        assert set(named(wiring, np.flatnonzero(wiring.carrying(place)))) == carried(network, need)
        word = (wiring.meets[place // 64] & flag(place)) != 0
        assert word.tolist() == meets
    assert len(wiring.meets) == len(wiring.carries) == max(1, (size + 63) // 64)
    assert wiring.doors([0, 2]) == tuple(
        one.id for one in network.partners if {"court", "ward"} & set(one.stages or ())
    )
    for direction, (leaves, lands) in ((wiring.onward, (wiring.source, wiring.target)),
                                       (wiring.back, (wiring.target, wiring.source))):  # fmt: skip
        order = np.argsort(lands, kind="stable")
        assert direction.lands.tolist() == sorted(lands.tolist())
        assert direction.leaves.tolist() == leaves[order].tolist()
        assert direction.carries.tolist() == wiring.carries[:, order].tolist()


@pytest.mark.parametrize("size", [3, 70])
def test_distances_are_those_of_each_need_by_itself(size: int) -> None:
    network = mapped(size, size)
    needs = tuple(need.id for need in network.system.needs)
    wiring = wiring_of(network, STAGES, needs)
    admitted = np.array([[draw % 4 > 0 for draw in range(9)], [True] * 9])
    steps = distances(wiring.meets, everything(admitted), wiring.back, size)
    there = bits(spread(wiring.meets, everything(admitted), wiring.back), size)
    for row, allowed in enumerate(admitted):
        who = {one for one, may in zip(wiring.ids, allowed, strict=True) if may}
        for place, need in enumerate(needs):
            graph = nx.DiGraph([(other, one) for one, other in carried(network, need)]).subgraph(who).copy()
            graph.add_nodes_from(who)
            starts = {one.id for one in network.partners if need in (one.needs or ())} & who
            lengths = nx.multi_source_dijkstra_path_length(graph, starts) if starts else {}
            assert steps[row, place].tolist() == [lengths.get(one, FAR) for one in wiring.ids]
            assert there[row, place].tolist() == [one in lengths for one in wiring.ids]


def test_links_that_are_added_carry_everything_and_others_what_is_said() -> None:
    network = mapped(1, 70)
    wiring = wiring_of(network, STAGES, tuple(need.id for need in network.system.needs))
    more = wiring.with_links([(3, 0), (0, 8)])
    assert more.source.tolist()[-2:] == [3, 0]
    assert more.target.tolist()[-2:] == [0, 8]
    assert all(more.carrying(need)[-2:].all() for need in range(70))
    assert more.carries[:, :-2].tolist() == wiring.carries.tolist()
    assert more.onward.lands.tolist() == sorted(more.target.tolist())
    assert more.back.lands.tolist() == sorted(more.source.tolist())
    none = wiring.carried(np.zeros_like(wiring.carries))
    assert not none.carries.any()
    assert not none.onward.carries.any()
    assert not none.back.carries.any()
    assert wiring.with_links([]).source.tolist() == wiring.source.tolist()


def test_what_is_reached_step_by_step_on_a_line() -> None:
    line = wired(np.array([0, 1, 2]), np.array([1, 2, 3]))
    start = everything(np.array([True, False, False, False]))
    steps = [new[0].astype(bool).tolist() for new in by_steps(start, everything(np.ones(4, dtype=bool)), line)]
    assert steps == np.eye(4, dtype=bool).tolist()
    shut = everything(np.array([True, True, False, True]))
    assert len(list(by_steps(start, shut, line))) == 2
    assert list(by_steps(start & ~start, shut, line)) == []
    some = line.among(np.array([True, True, True, False]))
    assert (some.leaves.tolist(), some.lands.tolist(), some.carries.shape) == ([0, 1], [1, 2], (1, 2))


def test_everybody_setting_out_with_every_need_takes_as_many_words_as_links_carry() -> None:
    network = mapped(3, 130)
    wiring = wiring_of(network, STAGES, tuple(need.id for need in network.system.needs))
    everybody = everything(np.ones(9, dtype=np.bool_))
    one_word = distances(everything(wiring.entry), everybody, wiring.onward, 130)
    all_words = np.broadcast_to(everything(wiring.entry), (3, 3, 9))
    assert one_word.tolist() == distances(all_words, everybody, wiring.onward, 130).tolist()
    assert (one_word == 1).any()


@pytest.mark.parametrize("question", ["barriers", "introductions", "programme"])
def test_a_map_of_more_needs_than_a_word_has_bits_is_answered(question: str) -> None:
    ids = tuple(f"n{number:02}" for number in range(65))
    said = {"door": {"stages": ("court",)}, "help": {"needs": ids}}
    people = tuple(
        Partner(one, one, ages=AgeRange(), **{"stages": (), "needs": (), **said.get(one, {})})
        for one in ("door", "hub", "help")
    )
    system = System("Wide", needs=tuple(Named(one, one) for one in ids), stages=(Named("court", "Court"),))
    links = (Relation("door", "hub", needs=ids), Relation("hub", "help", needs=ids[:-1]))
    network = Network(system, people, links, asked=("door", "hub", "help"))
    options = {} if question == "barriers" else {"all": True}
    answer = analysis.run(question, network, **options)
    if options:  # the last need has no way yet
        assert (answer.table.loc[0, "source"], answer.table.loc[0, "target"]) in {("door", "help"), ("hub", "help")}
        assert answer.table.loc[0, "profiles_gained"] == 1
