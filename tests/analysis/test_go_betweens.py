"""Who lies on the shortest ways between the others."""

import numpy as np
import pytest

from analysis import claim, go_betweens, not_known_counts, run
from benchmarks.maps import open_map
from network.model import Network
from tests.small_networks import NETWORKS, SYSTEM, knows, partner


def tied(pairs: str, asked: str | None = None) -> Network:
    names = sorted(set(pairs) - {" "})
    links = tuple(knows(*pair, said_by=tuple(pair)) for pair in pairs.split())
    return Network(
        SYSTEM, tuple(partner(name) for name in names), links, asked=tuple(names if asked is None else asked)
    )


def test_the_middle_of_a_star_is_named() -> None:
    answer = run("go_betweens", tied("ha hb hc hd"))
    assert answer.finding == (
        "The shortest ways between partners most often pass through Partner H: connecting work worth recognising "
        "and sharing."
    )
    assert answer.table.loc[0, ["partner", "betweenness", "share"]].tolist() == ["h", 6, 1]  # 4 * 3 / 2 pairs


def test_two_middles_are_both_named() -> None:
    # two stars of 4 joined at their middles x and y: each lies on 6 inside and 4 * 5 across, all others on none
    answer = run("go_betweens", tied("xa xb xc xd ye yf yg yh xy"))
    assert answer.highlight.partners == ("x", "y")
    assert "Partner X and Partner Y" in answer.finding
    assert answer.table["betweenness"].tolist()[:3] == [26, 26, 0]


def test_in_a_ring_connecting_is_shared() -> None:
    answer = run("go_betweens", tied("ab bc cd de ef fa"))
    assert answer.finding == "No partner stands out as a go-between on this map: connecting work is shared."


def test_fewer_than_half_answers_are_too_few() -> None:
    answer = run("go_betweens", tied("ha hb hc hd", asked="ha"))
    assert answer.finding == "We cannot say who connects others: 2 of 5 partners have answered so far."


def test_places_come_as_a_range() -> None:
    table = run("go_betweens", tied("ha hb hc hd ab")).table.set_index("partner")
    assert table.loc["h", "place_best"] == 1
    assert (table["place_best"] <= table["place_worst"]).all()


def test_without_answers_there_is_no_range_of_places() -> None:
    assert run("go_betweens", NETWORKS["star"]).table["place_best"].isna().all()


def test_go_betweens_are_named_with_pride_but_kept_off_the_wall() -> None:
    answer = run("go_betweens", tied("ha hb hc hd"))
    assert answer.finding_in_room() == answer.finding
    assert answer.question.analyst_only


def test_the_same_seed_gives_the_same_places() -> None:
    network = NETWORKS["two doors"]
    assert run("go_betweens", network, seed=5).table.equals(run("go_betweens", network, seed=5).table)


def test_two_partners_have_nobody_between() -> None:
    answer = run("go_betweens", tied("ab"))
    assert answer.finding == "We cannot say who connects others: only 1 link is recorded yet."
    assert answer.table["share"].isna().all()
    assert answer.table["betweenness"].tolist() == pytest.approx([0, 0])


def test_where_all_are_linked_directly_nobody_is_said_to_share_connecting() -> None:
    answer = run("go_betweens", tied("ab ac bc"))
    assert answer.finding == (
        "Nobody on this map is recorded as standing between two others: partners are linked directly or not at all."
    )


def test_the_same_map_gives_the_same_digits_and_equals_go_by_id() -> None:
    network = open_map(300)
    told = run("go_betweens", network).table
    assert all(run("go_betweens", network).table.equals(told) for _ in range(3))
    assert told["betweenness"].round(9).equals(told["betweenness"])  # else digits that mean nothing would decide
    assert all(alike["partner"].is_monotonic_increasing for _, alike in told.groupby("betweenness"))


def test_a_partner_stands_out_from_three_times_an_equal_share_on() -> None:
    # 1 of 1 on three partners: three times; 4, 3 and 3 on five: twice
    assert run("go_betweens", tied("ab bc")).table["betweenness"].tolist() == [1, 0, 0]
    assert go_betweens.claimed(tied("ab bc")).claims == ("b",)
    chain = run("go_betweens", tied("ab bc cd de"))
    assert chain.table["betweenness"].tolist() == [4, 3, 3, 0, 0]
    assert (chain.state, chain.figure, claim("go_betweens", tied("ab bc cd de")).ids) == ("nothing", None, ())


def test_three_are_named_and_of_more_that_there_are_others() -> None:
    # four stars of two in a ring
    four = tied("xa xb yc yd ze zf wg wh xy yz zw wx")
    answer = run("go_betweens", four)
    assert "through Partner W, Partner X, Partner Y and 1 more: connecting" in answer.finding
    assert answer.highlight.partners == claim("go_betweens", four).ids == ("w", "x", "y")
    assert answer.figure == ("43 in 100", "pairs of others have one partner on their shortest way")
    assert answer.receipt.facts == (("ties", 12), ("re-runs", 20), ("seed", 0))
    assert (answer.caveats, answer.receipt.left_out) == ((), ())


def test_who_has_not_answered_is_counted() -> None:
    star = tied("ha hb hc hd", asked="hab")
    answer = run("go_betweens", star)
    assert answer.caveats == ("2 partners not known.",)
    assert answer.receipt.left_out == ("2 partners have not answered about links.",)
    assert not_known_counts()["go_betweens"](star) == 2


def test_places_are_given_up_to_200_partners() -> None:
    for partners, given in ((200, True), (201, False)):
        names = [f"p{number:03}" for number in range(partners)]
        links = tuple(knows("p000", one, said_by=("p000", one)) for one in names[1:])
        wide = Network(SYSTEM, tuple(map(partner, names)), links, asked=tuple(names))
        best, worst = go_betweens._places(wide, 0)
        assert bool(best[0] == worst[0] == 1) is given
        assert bool(np.isnan(best).all()) is not given
