"""Partners joined to the rest of the map through one other partner only: a fact, and against chance."""

from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import run, weak_points
from network.graph import ties
from network.model import Network
from tests.oracle.core_and_cuts import hanging
from tests.small_networks import SYSTEM, knows, partner


def tied(pairs: str, *, alone: str = "", asked: str | None = None) -> Network:
    names = sorted(set(pairs + alone) - {" "})
    return Network(
        SYSTEM,
        tuple(partner(name) for name in names),
        tuple(knows(*pair) for pair in pairs.split()),
        asked=tuple(names if asked is None else asked),
    )


@st.composite
def maps(draw: st.DrawFn) -> Network:
    names = "abcdefgh"[: draw(st.integers(2, 8))]
    pairs = [one + other for one in names for other in names if one < other]
    return tied(" ".join(draw(st.lists(st.sampled_from(pairs), unique=True))), alone=names)


def test_a_tail_hangs_on_each_of_its_links() -> None:
    # a, b, c and z all linked, with the tail c - d - e: d and e hang on c, e on d
    answer = run("weak_points", tied("ab bc ca za zb zc cd de"))
    assert answer.finding == (
        "2 partners are recorded as joined to the rest of the map through one other partner only, "
        "no more than chance alone would give."
    )
    assert answer.highlight.partners == ("d", "e")
    assert answer.table.values.tolist() == [["c", "", 2, 0], ["c", "d", 2, 0], ["d", "", 1, 0], ["d", "e", 1, 0]]


def test_where_neither_side_is_larger_both_hang_on_the_middle() -> None:
    # a - b - c: without b, a and c are alone
    assert run("weak_points", tied("ab bc")).highlight.partners == ("a", "c")


def test_one_partner_is_said_in_the_singular() -> None:
    assert run("weak_points", tied("ab bc ca cd")).finding == (
        "1 partner is recorded as joined to the rest of the map through one other partner only, "
        "no more than chance alone would give."
    )


@pytest.mark.parametrize(
    ("pairs", "alone", "asked", "said"),
    [
        (
            "ab bc ca cd ce",
            "",
            "abcd",
            "2 partners are recorded as joined to the rest of the map through one other partner only "
            "(1 of these 2 not asked), no more than chance alone would give.",
        ),
        (
            "ab bc ca cd ce",
            "",
            "abc",
            "2 partners are recorded as joined to the rest of the map through one other partner only "
            "(none of these 2 asked), no more than chance alone would give.",
        ),
        (
            "ab bc ca cd",
            "xyz",
            "abcx",
            "3 partners have no recorded link yet; 1 is recorded as joined through one other partner only "
            "(3 of these 4 not asked), no more than chance alone would give.",
        ),
    ],
)
def test_partners_not_asked_are_told_apart(pairs: str, alone: str, asked: str, said: str) -> None:
    assert run("weak_points", tied(pairs, alone=alone, asked=asked)).finding == said


def test_the_table_says_how_many_of_those_joined_were_not_asked() -> None:
    table = run("weak_points", tied("ab bc ca za zb zc cd de", asked="abcdz")).table
    assert table[["joins", "not_asked"]].values.tolist() == [[2, 1], [2, 1], [1, 1], [1, 1]]


def test_a_ring_leaves_nobody_hanging() -> None:
    answer = run("weak_points", tied("ab bc cd da"))
    assert answer.finding == ("No partner is recorded as joined to the rest of the map through one other partner only.")


def test_partners_without_a_link_are_counted_first() -> None:
    assert run("weak_points", tied("ab bc ca cd", alone="xy")).finding == (
        "2 partners have no recorded link yet; 1 is recorded as joined through one other partner only, "
        "no more than chance alone would give."
    )


def test_partners_without_a_link_are_told_by_themselves() -> None:
    assert run("weak_points", tied("ab bc ca", alone="x")).finding == "1 partner has no recorded link yet."


def test_where_most_pairs_were_not_asked_nothing_can_be_said() -> None:
    answer = run("weak_points", tied("ab bc", alone="defgh", asked="a"))
    assert answer.finding == ("We cannot tell yet: most of the pairs that could join people up have not been asked.")


@given(maps())
def test_every_way_of_taking_one_away_agrees(network: Network) -> None:
    answer, tied_map = run("weak_points", network), ties(network)
    assert set(answer.highlight.partners) == hanging(tied_map) | set(nx.isolates(tied_map))
    cuts = answer.table[answer.table["target"] == ""]
    assert set(cuts["partner"]) == set(nx.articulation_points(tied_map))
    links = answer.table[answer.table["target"] != ""]
    assert {(one, other) for one, other in zip(links["partner"], links["target"], strict=True)} == {
        (min(pair), max(pair)) for pair in nx.bridges(tied_map)
    }


def test_a_group_that_hangs_on_one_partner_is_more_than_chance() -> None:
    # a to e and v to z are all linked among themselves; with f and g the half of e is larger
    halves = [one + other for half in ("abcde", "vwxyz") for one, other in combinations(half, 2)]
    answer = run("weak_points", tied(" ".join([*halves, "ev", "fa", "fb", "ga", "gc"])))
    assert answer.finding == (
        "5 partners are recorded as joined to the rest of the map through one other partner only, more than chance "
        "alone would give."
    )
    assert answer.figure == ("5", "of 12 partners joined through one other only")
    assert dict(answer.receipt.facts)["fewer joined so"] >= 95


def test_the_order_of_the_file_changes_no_chance() -> None:
    pairs = "ab bc ca za zb zc cd de ef fd"
    one, other = tied(pairs), tied(" ".join(reversed([pair[::-1] for pair in pairs.split()])))
    assert run("weak_points", one).receipt.facts == run("weak_points", other).receipt.facts


def test_three_partners_are_enough_and_two_are_not() -> None:
    assert run("weak_points", tied("ab bc")).state == "nothing"
    assert "there are fewer than three partners on the map" in run("weak_points", tied("ab")).finding
    assert "most of the pairs" in run("weak_points", tied("ab", alone="c", asked="")).finding


def test_half_of_the_pairs_not_asked_is_still_answered_and_more_is_not() -> None:
    # where one was asked, 3 of 6 pairs of four partners were not, and 6 of 10 of five
    assert run("weak_points", tied("ab", alone="cd", asked="a")).state == "nothing"
    assert run("weak_points", tied("ab", alone="cde", asked="a")).state == "not known"


def test_pairs_that_were_not_asked_are_left_out_and_no_chance_is_tried_where_nobody_hangs() -> None:
    assert run("weak_points", tied("ab bc", asked="b")).receipt.left_out[-1] == "1 pair has not been asked."
    ring = run("weak_points", tied("ab bc cd da")).receipt
    assert not any("asked" in one for one in ring.left_out)
    assert (dict(ring.facts)["maps by chance"], dict(ring.facts)["fewer joined so"]) == (0, 0)


@pytest.mark.parametrize(("fewer", "state"), [(95, "finding"), (94, "nothing")])
def test_many_hang_on_one_partner_from_95_of_100_maps_with_fewer(
    fewer: int, state: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(weak_points, "beyond_chance", lambda *_: (100, fewer))
    assert run("weak_points", tied("ab bc ca cd")).state == state


def test_as_many_on_a_map_by_chance_are_not_fewer() -> None:
    # a star: every map with these numbers of links is the same star
    facts = dict(run("weak_points", tied("ab ac ad ae")).receipt.facts)
    assert facts["maps by chance"] > 0
    assert facts["fewer joined so"] == 0
