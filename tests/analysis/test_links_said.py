"""What links alone tell: most links, the edge, and who joins two sides."""

import pytest

from analysis._links_said import LinksSaid, links_said
from network.counts import Count
from network.model import Network, Relation
from tests.small_networks import SYSTEM, knows, partner, refers


def said(*relations: Relation) -> LinksSaid:
    return links_said(Network(SYSTEM, tuple(partner(one) for one in "hgfedcba"), relations))


def joined(pairs: str) -> LinksSaid:
    return said(*(knows(*pair) for pair in pairs.split()))


def test_without_a_link_nobody_is_named() -> None:
    assert said() == LinksSaid(pairs=0, most=(), links_of_most=0, edge=(), joining=(), referring=0, one_way=0)


def test_one_link_has_two_ends_at_the_edge() -> None:
    assert said(knows("b", "a")) == LinksSaid(
        pairs=1, most=("a", "b"), links_of_most=1, edge=("a", "b"), joining=(), referring=0, one_way=0
    )


def test_who_has_most_links_and_who_hangs_by_one() -> None:
    found = joined("ba bc bd cd")
    assert (found.pairs, found.most, found.links_of_most, found.edge) == (4, ("b",), 3, ("a",))


@pytest.mark.parametrize(
    ("pairs", "joining"),
    [
        ("ab bc cd de", ("c",)),  # behind b and d there is one only
        ("ab bc cd de ef", ("c", "d")),
        ("ca cb cd ce", ()),  # four sides of one
        ("ab bc ca cd de ec", ("c",)),  # two triangles
        ("ca cb ab cd", ()),  # one side of two, and one alone
        ("ab bc ca de", ()),  # two parts that nobody joins
    ],
)
def test_who_joins_has_two_partners_or_more_on_two_sides(pairs: str, joining: tuple[str, ...]) -> None:
    assert joined(pairs).joining == joining


def test_pairs_that_refer_are_counted_once_and_those_that_do_so_one_way_alone() -> None:
    found = said(refers("a", "b"), refers("b", "a"), refers("b", "c"), refers("d", "c"), knows("a", "c"),
                 refers("e", "f", made=Count.exactly(0)))  # fmt: skip
    assert (found.pairs, found.referring, found.one_way) == (4, 3, 2)
