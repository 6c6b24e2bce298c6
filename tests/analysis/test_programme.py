"""Sets of introductions: exact in what they open, and as good as any set of small maps."""

import math
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, count, islice, pairwise
from random import Random
from unittest.mock import Mock

import numpy as np
import pytest

from analysis import Answer, _pool, _promising, _together, claim, programme
from analysis._candidates import Candidates
from analysis._gains import Gains, Pair
from analysis._meeting import Meeting
from analysis._pool import Pool, pool_of
from analysis._reach import reach
from analysis._together import LinkSet, best_sets
from analysis.programme import EACH_SIZE, SPOKEN, _made_anew, _more, _spoken
from network.model import AgeRange, Network, Partner, Promise, Relation
from tests.analysis.claiming import run
from tests.oracle import access, people
from tests.oracle.random_maps import random_network
from tests.small_networks import SYSTEM, knows, partner, refers

LARGEST = 3  # links in a set of which every one is tried
FEW, MANY = 5, 200
OPEN = {"ages": AgeRange(), "areas": ("north", "south")}


def asked(*relations: Relation, names: str = "abcd") -> Answer:
    """`a` is custody, `d` is housing, and everybody was asked."""
    return run("programme", Network(SYSTEM, asked_partners(names), relations, asked=tuple(names)), all=True)


def asked_partners(names: str) -> tuple[Partner, ...]:
    said = {"a": {"stages": ("custody",), "needs": ()}, "d": {"needs": ("housing",)}}
    return tuple(partner(name, **{"stages": (), "needs": (), **OPEN, **said.get(name, {})}) for name in names)


def rows(answer: Answer, size: int) -> list[tuple]:
    table = answer.table[answer.table["size"] == size].drop(columns=["people", "introducer"])
    return list(table.itertuples(index=False, name=None))


def test_one_link_may_open_all() -> None:
    answer = asked(refers("a", "b"), refers("c", "d"))
    assert answer.finding == (
        "1 introduction could open a way to help in 4 more situations; no further one that we tried opens more."
    )
    assert rows(answer, 1) == [(1, 4, "a", "c", 4, 4)]
    assert answer.highlight.links == (("a", "c"),)


def test_two_in_a_row_open_what_neither_opens_alone() -> None:
    """Nobody may link `a` with `d` here: they work together, and agree."""
    agreed = Relation("a", "d", "works jointly", said_by=("a", "d"))
    partners = (
        partner("a", sector="justice", stages=("custody",), needs=(), **OPEN),
        partner("b", sector="nhs", stages=(), needs=(), **OPEN),
        partner("d", sector="voluntary", stages=(), needs=("housing",), **OPEN),
    )
    answer = run("programme", Network(SYSTEM, partners, (agreed,), asked=("a", "b", "d")))
    assert rows(answer, 2) == [(2, 4, "a", "b", 0, 4), (2, 4, "b", "d", 0, 4)]
    assert answer.table["size"].tolist() == [2, 2]
    assert answer.finding.startswith("2 introductions together could open a way to help in 4 more situations")


def test_what_more_introductions_would_add_is_said() -> None:
    answer = run("programme", _services_apart(), all=True)
    assert answer.table.drop_duplicates("size")["profiles_gained"].tolist() == [1, 2, 3, 4]
    assert answer.finding == (
        "3 introductions together could open a way to help in 3 more situations; one more would open 1 more."
    )
    assert answer.figure == ("3", "situations")


def test_what_two_have_promised_is_in_no_set() -> None:
    network = _services_apart()
    first = run("introductions", network, all=True).table.iloc[0]
    promise = Promise(first["source"], first["target"], "Refer people.")
    answer = run("programme", replace(network, promises=(promise,)), all=True)
    assert (first["source"], first["target"]) not in set(
        zip(answer.table["source"], answer.table["target"], strict=True)
    )
    assert answer.table.drop_duplicates("size")["profiles_gained"].tolist() == [1, 2, 3]
    assert answer.finding.startswith("3 further introductions together could open a way to help in 3 more situations")
    assert "What partners have promised each other already is not counted." in answer.caveats


def test_where_all_that_helps_is_promised_nothing_opens_more_than_that() -> None:
    partners = asked_partners("ad")
    network = Network(SYSTEM, partners, asked=("a", "d"), promises=(Promise("a", "d", "Refer people."),))
    answer = run("programme", network, all=True)
    assert answer.finding == (
        "No set of new links that we tried opens more situations than are promised already; look at hours and new "
        "services."
    )
    assert answer.highlight.links == ()


def a_set(*links: Pair, opened: int = 0, people: float = math.nan) -> LinkSet:
    return LinkSet(links, opened, people, alone=(0,) * len(links), without=(0,) * len(links))


ONE, TWO = a_set((0, 1), opened=2, people=0.2), a_set((0, 1), (2, 3), opened=3, people=0.5)
ANEW, FOUR = (
    a_set((2, 3), (4, 5), opened=4, people=0.6),
    a_set(*((0, one) for one in range(1, 5)), opened=9, people=0.7),
)


@pytest.mark.parametrize(("sets", "anew"), [((), False), ((ONE,), False), ((ONE, TWO), False), ((ONE, ANEW), True)])
def test_a_larger_set_that_leaves_out_a_link_of_a_smaller_one_is_made_anew(
    sets: tuple[LinkSet, ...], anew: bool
) -> None:
    assert _made_anew(sets) is anew


def test_that_a_larger_set_may_leave_out_a_link_is_said_where_one_does() -> None:
    assert EACH_SIZE not in run("programme", _services_apart(), all=True).caveats
    for seed in _eventful(FEW):
        answer = run("programme", random_network(seed), all=True)
        sets = [set(zip(rows["source"], rows["target"], strict=True)) for _, rows in answer.table.groupby("size")]
        anew = any(not one <= larger for one, larger in pairwise(sets))
        assert (EACH_SIZE in answer.caveats) == (anew and answer.state == "finding")


def test_spoken_of_is_the_largest_set_of_up_to_three_links_or_the_smallest_there_is() -> None:
    assert _spoken(()) is None
    assert _spoken((ONE, TWO, FOUR)) is TWO
    assert _spoken((FOUR, replace(FOUR, links=(*FOUR.links, (5, 6))))) is FOUR


def test_a_large_set_is_looked_for_where_no_small_one_opens_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    network = Network(SYSTEM, asked_partners("abcd"), asked=tuple("abcd"))
    looked_for = Mock()
    monkeypatch.setattr(programme, "_sets", looked_for)
    for found, largest in (
        ([[(0, 3)]], [SPOKEN]),
        ([[], [(0, 1), (1, 2), (2, 3), (1, 3)]], [SPOKEN, programme.LARGEST]),
    ):
        looked_for.reset_mock()
        looked_for.side_effect = [[a_set(*links, opened=2)] if links else [] for links in found]
        assert claim("programme", network).state == "finding"
        assert [call.args[3] for call in looked_for.call_args_list] == largest


def test_who_could_introduce_the_two_stands_beside_each_link() -> None:
    table = asked(knows("a", "b"), knows("b", "d")).table
    assert dict(zip(zip(table["source"], table["target"], strict=True), table["introducer"], strict=True)) == {
        ("a", "d"): "b"
    }
    assert asked(names="ad").table["introducer"].tolist() == [""]


def test_what_one_more_link_or_several_more_would_add_is_told_in_situations_or_people() -> None:
    assert _more(TWO, None) == "no further one that we tried opens more"
    assert _more(ONE, TWO) == "one more would open it for about 30 in 100 more"
    assert _more(TWO, FOUR) == "2 more would open it for about 20 in 100 more"
    plain = replace(TWO, people=math.nan)
    assert _more(plain, FOUR) == "2 more would open 6 more"
    assert _more(replace(ONE, people=math.nan), TWO) == "one more would open 1 more"


def test_what_rests_on_ages_nobody_has_given_is_not_known() -> None:
    told = asked(names="ad")
    assert told.state == "finding"
    partners = (partner("a", stages=("custody",), needs=()), partner("d", stages=(), needs=("housing",)))
    silent = run("programme", Network(SYSTEM, partners, asked=("a", "d")), all=True)
    assert silent.finding == (
        "We cannot suggest introductions yet: every way that a new link would open rests on ages or areas that "
        "no partner has given."
    )
    assert silent.figure is None


def test_nothing_is_left_to_open() -> None:
    answer = asked(refers("a", "d"), names="ad")
    assert answer.state == "nothing"
    assert answer.finding == (
        "No set of new links that we tried opens more situations; look at hours and new services."
    )
    assert answer.table.empty


def test_where_too_few_have_said_whom_they_refer_to_nothing_is_suggested() -> None:
    network = Network(SYSTEM, tuple(partner(one, needs=("housing",), stages=("custody",)) for one in "abcd"), ())
    assert run("programme", network).state == "not known"


@pytest.mark.parametrize("seed", list(range(FEW)))
def test_what_a_set_opens_is_what_the_map_with_all_its_links_gives(seed: int) -> None:
    network = random_network(seed, partners=6)
    pool, random = _everything(network), Random(seed)
    ids = [one.id for one in network.partners]
    for size in range(1, min(5, len(pool.links)) + 1):
        chosen = random.sample(range(len(pool.links)), size)
        pairs = [(ids[source], ids[target]) for source, target in (pool.links[place] for place in chosen)]
        assert pool.opened_by(np.array([chosen])).tolist() == [access.opened_together(network, pairs)]


@pytest.mark.parametrize("seed", range(FEW))
def test_where_people_are_known_a_set_is_worth_those_for_whom_it_opens_help(seed: int) -> None:
    network = people.with_people(random_network(seed, partners=5), seed)
    pool, random = _everything(network), Random(seed)
    ids = [one.id for one in network.partners]
    for size in range(1, min(4, len(pool.links)) + 1):
        chosen = random.sample(range(len(pool.links)), size)
        pairs = [(ids[source], ids[target]) for source, target in (pool.links[place] for place in chosen)]
        found = pool.people_of(np.array([chosen]))[0]
        if math.isnan(found):
            assert not people.said(network) or not sum(people.table(network).values())
        else:
            assert found == pytest.approx(people.weigh(network, opened(network, pairs)), abs=1e-8)


def opened(network: Network, pairs: list[tuple[str, str]]) -> dict[access.Profile, bool]:
    new = tuple(Relation(source, target) for source, target in pairs)
    then = replace(network, relations=(*network.relations, *new))
    return {
        profile: access.steps_to_help(access.scene(network, profile, None)) is None
        and access.steps_to_help(access.scene(then, profile, None)) is not None
        for profile in access.profiles(network)
    }


def test_the_best_set_found_is_the_best_of_all() -> None:
    for seed in _eventful(FEW):
        assert best_found(random_network(seed)) == best_of_all(random_network(seed))


@pytest.mark.slow
def test_the_best_set_found_is_nearly_always_the_best_of_all() -> None:
    compared = [
        (found, best)
        for seed in _eventful(MANY)
        for found, best in zip(best_found(random_network(seed)), best_of_all(random_network(seed)), strict=True)
        if best
    ]
    assert sum(found == best for found, best in compared) >= 0.95 * len(compared)
    assert min(found / best for found, best in compared) >= 0.95


def test_each_link_is_described_by_what_it_opens_alone_and_what_is_lost_without_it() -> None:
    network = next(random_network(seed) for seed in _eventful(40) if best_found(random_network(seed))[1] > 0)
    answer = run("programme", network, all=True)
    for _, together in answer.table.groupby("size"):
        links = list(zip(together["source"], together["target"], strict=True))
        opened = access.opened_together(network, links)
        assert set(together["profiles_gained"]) == {opened}
        assert together["alone"].tolist() == [access.opened_together(network, [link]) for link in links]
        lost = [opened - access.opened_together(network, [other for other in links if other != link]) for link in links]
        assert together["without"].tolist() == lost


def best_found(network: Network) -> list[int]:
    """What the best set of each size opens, as found; a size that is left out opens what the one before does."""
    found = reach(network)
    sets = best_sets(found, Candidates(network, found.wiring, Meeting(network), all_pairs=True), LARGEST)
    return [max((one.opened for one in sets if len(one.links) <= size), default=0) for size in range(1, LARGEST + 1)]


def best_of_all(network: Network) -> list[int]:
    """The same when every set is tried."""
    pool = _everything(network)
    if not pool.links:
        return [0] * LARGEST
    best, most = [], 0
    for size in range(1, LARGEST + 1):
        sets = np.array(list(combinations(range(len(pool.links)), size)), dtype=np.int64).reshape(-1, size)
        parts = np.array_split(sets, 1 + len(sets) // 5000)
        most = max(most, *(int(pool.opened_by(part).max(initial=0)) for part in parts), 0)
        best.append(most)
    return best


def _everything(network: Network) -> Pool:
    """All absent links in one pool."""
    found = reach(network)
    candidates = Candidates(network, found.wiring, Meeting(network), all_pairs=True)
    sources = np.arange(len(network.partners))
    links: list[Pair] = [tuple(pair) for pair in np.argwhere(candidates.among(sources)).tolist()]
    return pool_of(Gains(found), links)


def _services_apart() -> Network:
    """A way in, and four services that nobody sends anybody to: one for each borough and age band."""
    ages = AgeRange(10, 17), AgeRange(18, None)
    services = [
        partner(f"{area}{number}", stages=(), needs=("housing",), areas=(area,), ages=band, sector="voluntary")
        for area in ("north", "south")
        for number, band in enumerate(ages)
    ]
    door = partner("door", stages=("custody",), needs=(), sector="justice", **OPEN)
    return Network(SYSTEM, (door, *services), (), asked=("door", *(one.id for one in services)))


def _eventful(maps: int) -> Iterator[int]:
    """Seeds of maps in which a set of links opens something."""
    return islice((seed for seed in count() if best_of_all(random_network(seed))[-1]), maps)


def test_every_set_of_the_largest_pool_has_a_number_of_its_own() -> None:
    looks, of_one_look = 2, _promising.OPENING + _promising.SIDE_BY_SIDE + 2 * _promising.HALFWAY
    assert (looks * of_one_look) ** _together.LARGEST < 2**63


def test_ways_on_are_followed_from_so_many_targets_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = Mock(side_effect=_pool.spread)
    monkeypatch.setattr(_pool, "spread", calls)
    network = asked_partners("abcd")
    linked = Network(SYSTEM, network, (refers("a", "b"), refers("c", "d")), asked=tuple("abcd"))
    for at_once, times in ((_pool.AT_ONCE, 2), (1, 5)):  # who cannot have help, then all four targets or each
        monkeypatch.setattr(_pool, "AT_ONCE", at_once)
        calls.reset_mock()
        _everything(linked)
        assert calls.call_count == times


def test_that_a_set_may_be_promised_already_is_said_of_it_or_of_some_of_it() -> None:
    one, two = a_set((0, 1)), a_set((0, 1), (1, 2))
    assert programme._perhaps(one) == ", perhaps promised already,"
    assert programme._perhaps(two) == ", some perhaps promised already,"


def test_a_pool_without_links_opens_nothing() -> None:
    network = Network(SYSTEM, asked_partners("abcd"), asked=tuple("abcd"))
    assert pool_of(Gains(reach(network)), []).opened_by(np.zeros((2, 0), dtype=np.int64)).tolist() == [0, 0]
