"""Which pairs nobody was asked about, and from when on enough is known."""

from dataclasses import replace

import numpy as np
import pytest

from analysis._asked import (
    asked_about,
    kinds_asked,
    number_not_asked,
    only_asked,
    referrals_not_asked,
    spoken_pairs,
    too_few,
    too_few_asked,
    too_few_links,
)
from analysis._graphs import referral_ends, referred, tie_ends, tied
from network.counts import Count
from network.model import Network, Relation
from network.recognised import BACK
from network.vocabulary import KINDS
from tests.small_networks import SYSTEM, knows, partner, refers
from tests.tabled import tabled


def mapped(*relations: Relation, asked: str = "", many: str = "abcd", kinds: tuple[str, ...] = ()) -> Network:
    system = replace(SYSTEM, asked_as=tuple((kind, "With whom?") for kind in kinds))
    return Network(system, tuple(partner(one) for one in many), relations, asked=tuple(asked))


def test_pairs_of_which_something_is_said_stand_once() -> None:
    none = refers("c", "b", made=Count.exactly(0))
    assert spoken_pairs((knows("b", "a"), refers("a", "b"), none, refers("d", "d"))) == {("a", "b"), ("b", "c")}


@pytest.mark.parametrize(
    ("asked", "relations", "number"),
    [("", (), 6), ("a", (), 3), ("ab", (), 1), ("abc", (), 0), ("", (knows("b", "a"), knows("a", "b")), 5),
     ("a", (knows("a", "b"), knows("c", "b")), 2)],
)  # fmt: skip
def test_pairs_of_two_who_were_not_asked_and_of_which_nothing_is_said_are_counted(
    asked: str, relations: tuple[Relation, ...], number: int
) -> None:
    assert number_not_asked(mapped(*relations, asked=asked)) == number


def test_to_whom_one_refers_and_who_refers_to_one_are_two_questions() -> None:
    link = refers("a", "b")
    ends = [[asked_about(mapped(kinds=kinds), link, end) for end in "ab"]
            for kinds in ((), ("refers",), (f"refers{BACK}",), ("knows",))]  # fmt: skip
    assert ends == [[True, True], [True, False], [False, True], [False, False]]
    assert [asked_about(mapped(kinds=("knows",)), knows("a", "b"), end) for end in "ab"] == [True, True]


def test_referrals_that_may_be_there_without_our_knowing() -> None:
    links = refers("a", "b"), knows("b", "c"), refers("c", "b", made=Count.exactly(0))
    ways = {(one, other) for one in "abc" for other in "abc" if one != other}
    said = {("a", "b"), ("c", "b")}

    def may_be(asked: str, *kinds: str) -> set[tuple[str, str]]:
        return set(referrals_not_asked(mapped(*links, asked=asked, many="abc", kinds=kinds)))

    assert may_be("") == ways - said
    assert may_be("a") == {("b", "c")}
    assert may_be("a", "refers") == {pair for pair in ways - said if pair[0] != "a"}
    assert may_be("a", f"refers{BACK}") == {pair for pair in ways - said if pair[1] != "a"}
    assert may_be("abc", "knows") == ways - said


def test_kinds_that_were_asked_about() -> None:
    assert kinds_asked(mapped()) == frozenset(KINDS)
    assert only_asked(mapped()) == ()
    some = mapped(kinds=("knows", f"refers{BACK}"))
    assert kinds_asked(some) == {"knows", "refers"}
    assert only_asked(some) == tuple(kind for kind in KINDS if kind in ("knows", "refers"))
    assert only_asked(mapped(kinds=tuple(KINDS))) == ()


@tabled
def test_half_have_to_have_answered(many: str, asked: str, why: str) -> None:
    network = mapped(many=many, asked=asked)
    assert too_few_asked(network) == why
    assert too_few(network) == (why or "no links are recorded yet")


def test_three_links_are_enough() -> None:
    links = knows("a", "b"), refers("b", "a"), knows("b", "c"), knows("c", "d"), refers("a", "a")
    assert too_few_links(mapped()) == "no links are recorded yet"
    assert too_few_links(mapped(*links[:2])) == "only 1 link is recorded yet"
    assert too_few_links(mapped(*links[:3])) == "only 2 links are recorded yet"
    assert too_few_links(mapped(*links)) == too_few(mapped(*links, asked="ab")) == ""


def test_links_as_places_are_the_edges_of_the_graphs_in_order() -> None:
    links = (knows("d", "a"), refers("c", "b"), refers("b", "c"), refers("b", "c"), knows("a", "d"), refers("b", "b"),
             refers("a", "c", made=Count.exactly(0)), knows("a", "b"))  # fmt: skip
    network = mapped(*links)
    assert tie_ends(network).tolist() == [[0, 1], [0, 3], [1, 2]]
    assert referral_ends(network).tolist() == [[1, 2], [2, 1]]
    assert {frozenset(pair) for pair in tied(network).edges} == {frozenset(pair) for pair in ("ab", "ad", "bc")}
    assert set(referred(network).edges) == {("b", "c"), ("c", "b")}
    for found in (tie_ends(network), referral_ends(network)):
        with pytest.raises(ValueError, match="read-only"):
            found[0] = 0
    for none in (tie_ends(mapped()), referral_ends(mapped(many="")), tie_ends(mapped(many=""))):
        assert none.shape == (0, 2)
        assert none.dtype == np.int64
