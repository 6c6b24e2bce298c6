"""How far two partners stand apart, who could introduce them, and which pairs may be suggested."""

from dataclasses import replace
from datetime import date
from itertools import product

import networkx as nx
import numpy as np
import pytest

from analysis._candidates import Candidates, Strangers, strangers, two_groups
from analysis._meeting import Meeting, promises
from analysis._wiring import FAR, wiring_of
from network.errors import NetworkError
from network.model import Network, Partner, Promise, Relation
from tests.small_networks import SYSTEM, knows, partner, refers


def mapped(
    *relations: Relation, many: str = "abcdef", asked: str = "", promised: tuple[Promise, ...] = (), **of: Partner
) -> Network:
    partners = tuple(of.get(one, partner(one)) for one in many)
    return Network(SYSTEM, partners, relations, asked=tuple(asked), promises=promised)


def trusts(one: str, other: str, *values: int) -> Relation:
    return knows(one, other, trust=tuple(zip(("reliable", "open"), values, strict=False)))


def test_of_several_promises_the_one_due_last_stands_and_one_let_go_does_not() -> None:
    early, late = (Promise("a", "b", text, by=date(2026, month, 1)) for text, month in (("Early", 5), ("Late", 6)))
    undated, gone = Promise("a", "b", "Undated"), Promise("c", "d", status="let go")
    alone, kept = Promise("a", None, "Alone"), Promise("e", "f", status="kept")
    network = mapped(promised=(late, early, gone, alone, kept, Promise("g", "a")))
    found = promises(network)
    assert found == {("a", "b"): late, ("b", "a"): late, ("e", "f"): kept, ("f", "e"): kept,
                     ("g", "a"): network.promises[-1], ("a", "g"): network.promises[-1]}  # fmt: skip
    assert promises(replace(network, promises=(undated, late)))["b", "a"] == undated
    assert Meeting(network).promised == {("a", "b"), ("b", "a"), ("e", "f"), ("f", "e")}  # nobody called g is there


def test_ties_on_the_shortest_way() -> None:
    graph = nx.gnm_random_graph(70, 75, seed=4)  # more than a word of partners, in several parts
    names = [f"p{node:02}" for node in graph]
    network = Network(SYSTEM, tuple(map(partner, names)), tuple(knows(names[a], names[b]) for a, b in graph.edges))
    meeting = Meeting(network)
    lengths = dict(nx.all_pairs_shortest_path_length(graph))
    steps = meeting.steps(names)
    expected = [[lengths[a].get(b, FAR) for b in graph] for a in graph]
    assert steps.tolist() == expected
    pairs = [(a, b) for a, b in product(range(0, 70, 3), range(1, 70, 7)) if a != b]
    assert meeting.stretches(pairs) == [lengths[a].get(b) for a, b in pairs]
    assert meeting.stretches([]) == []
    assert meeting.stretches([(a, b) for a, b in pairs if b in lengths[a]]) == [
        lengths[a][b] for a, b in pairs if b in lengths[a]
    ]


def test_who_could_introduce_two() -> None:
    by_ties = mapped(
        knows("a", "x"), knows("b", "x"), knows("a", "y"), knows("b", "y", said_by=("b", "y")), many="abxyz"
    )
    meeting = Meeting(by_ties)
    assert meeting.introducer("a", "b") == "y"  # has an agreed tie
    assert meeting.introducer("a", "z") is None
    equal = mapped(knows("a", "y"), knows("b", "y"), knows("a", "x"), knows("b", "x"), many="abxy")
    assert Meeting(equal).introducer("a", "b") == "x"
    trust = mapped(
        trusts("x", "a", 4, 4), trusts("x", "b", 1, 2), trusts("y", "a", 2), trusts("y", "b", 2), knows("a", "z"),
        knows("b", "z", said_by=("b", "z")), trusts("z", "a", 4), many="abxyz",
    )  # fmt: skip
    assert Meeting(trust).introducer("b", "a") == "y"  # 2 towards each; x has 1.5 towards b, z said nothing of b
    even = replace(trust, relations=(*trust.relations, trusts("x", "b", 3)))
    assert Meeting(even).introducer("a", "b") == "x"  # 1, 2 and 3 towards b are 2 too, and x comes first


SECTORS = {
    "a": partner("a", sector="nhs", areas=("north",)),
    "b": partner("b", sector="nhs", areas=("county",)),
    "c": partner("c", sector="justice", areas=("south",)),
    "d": partner("d", sector="justice", areas=()),
    "e": partner("e", sector="voluntary"),
}


def test_what_two_have_in_common() -> None:
    network = mapped(knows("a", "b"), knows("a", "c"), knows("b", "c"), knows("a", "f"), **SECTORS)
    meeting = Meeting(network)
    assert [meeting.same_sector(*pair) for pair in ("ab", "ac", "af", "ff")] == [True, False, None, None]
    assert [meeting.same_area(*pair) for pair in ("ab", "bc", "ac", "ad", "ae", "ea")] == [
        True, True, False, False, None, None
    ]  # fmt: skip
    assert [meeting.sector_ties(*pair) for pair in ("ab", "ac", "cd", "ae", "af", "fa")] == [
        1.0, 0.5, 0.0, 0.0, None, None
    ]  # fmt: skip
    assert meeting.sector_ties("e", "e") is None  # one alone makes no pair
    assert meeting.agreed == frozenset()
    bare = replace(network, system=replace(SYSTEM, areas=()), partners=tuple(
        replace(one, areas=None) for one in network.partners))  # fmt: skip
    assert Meeting(bare).same_area("a", "b") is None


def among(network: Network, *, all_pairs: bool, across: Strangers | None = None, promised: bool = False) -> set[str]:
    ids = [one.id for one in network.partners]
    meeting = Meeting(network)
    found = Candidates(
        network, wiring_of(network, (), ("housing", "mental")), meeting, all_pairs=all_pairs, across=across
    )
    if promised:
        found.leave_out_promised(meeting)
    allowed = found.among(np.arange(len(ids)))
    some = found.among(np.array([2, 0]))
    assert some.tolist() == allowed[[2, 0]].tolist()
    return {ids[one] + ids[other] for one, other in np.argwhere(allowed)}


def test_which_pairs_may_be_suggested() -> None:
    links = (refers("a", "c"), knows("c", "e", said_by=("c", "e")))
    network = mapped(*links, **SECTORS, promised=(Promise("b", "c"), Promise("b", "d", status="let go")))
    every = {one + other for one in "abcdef" for other in "abcdef" if one != other}
    assert among(network, all_pairs=True) == every - {"ac"}
    usual = {"ab", "ba", "cd", "dc", "ac", "ca", "ce", "ec"}  # of one sector, or tied
    assert among(network, all_pairs=False) == every - usual
    assert among(network, all_pairs=False, promised=True) == every - usual - {"bc", "cb"}
    across = Strangers("One", "Other", ("a", "b"), ("c", "e"))
    between = {"ac", "ae", "bc", "be", "ca", "ea", "cb", "eb"}
    assert among(network, all_pairs=True, across=across) == between - {"ac"}
    none = refers("a", "b", made=None)
    agreed = mapped(replace(none, kind="knows", source="a", target="f", said_by=("a", "f")), **SECTORS)
    assert {"af", "fa"}.isdisjoint(among(agreed, all_pairs=False))


def test_groups_that_never_meet() -> None:
    said = {one: replace(SECTORS[one], areas=None) for one in "abcde"}
    network = mapped(knows("a", "c"), many="abcde", asked="abe", **said)
    # nhs and justice meet; e is alone against two of each: two pairs, both asked about
    assert strangers(network, Meeting(network)) == [
        Strangers("Criminal justice", "Voluntary", ("c", "d"), ("e",)),
        Strangers("NHS", "Voluntary", ("a", "b"), ("e",)),
    ]
    silent = replace(network, asked=("a",))  # of c, d and e nobody was asked; of a, b and e, half
    assert strangers(silent, Meeting(silent)) == [Strangers("NHS", "Voluntary", ("a", "b"), ("e",))]
    nobody = replace(network, asked=())
    assert strangers(nobody, Meeting(nobody)) == []
    areas = mapped(many="abcd", asked="abcd", **SECTORS)  # b serves both, d none; and the two sectors never meet
    assert strangers(areas, Meeting(areas)) == [
        Strangers("Criminal justice", "NHS", ("c", "d"), ("a", "b")),
        Strangers("North", "South", ("a",), ("c",)),
    ]
    of = {one: partner(one, sector=sector) for sector, some in
          (("justice", "abcd"), ("nhs", "efg"), ("voluntary", "h")) for one in some}  # fmt: skip
    apart = mapped(many="abcdefgh", asked="abcdefgh", **of)  # the most pairs first: 12, 4 and 3
    assert [(len(one.here), len(one.there)) for one in strangers(apart, Meeting(apart))] == [(4, 3), (4, 1), (3, 1)]


def test_two_groups_by_their_ids() -> None:
    network = mapped(**SECTORS)
    assert two_groups(network, "voluntary, nhs", "sector") == Strangers("Voluntary", "NHS", ("e",), ("a", "b"))
    for wrong in ("nhs", "nhs,nhs", "nhs,justice,voluntary"):
        with pytest.raises(NetworkError, match="is not two groups"):
            two_groups(network, wrong, "sector")
    with pytest.raises(NetworkError, match="nhs"):
        two_groups(network, "nhs,nowhere", "sector")
