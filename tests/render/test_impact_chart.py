"""The picture of impact against stretch."""

import pandas as pd
import pytest

from render.impact_chart import impact_chart
from tests.small_networks import NETWORKS

STAR = NETWORKS["star"]  # hub, a … e


def table(*rows: tuple[str, str, int, float | None]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["source", "target", "profiles_gained", "stretch"])
    return frame.astype({"stretch": "Int64"})


def test_there_is_one_track_for_each_distance_the_furthest_last() -> None:
    chart = impact_chart(table(("a", "b", 8, 2), ("a", "c", 6, None), ("a", "d", 4, 3), ("b", "c", 2, 2)), STAR)
    assert [track.label for track in chart.tracks] == ["2 steps apart", "3 steps apart", "No way now"]
    assert [sum(dot.count for dot in track.dots) for track in chart.tracks] == [2, 1, 1]


@pytest.mark.parametrize(("most", "ends"), [(8, "8"), (9, "12"), (261, "280"), (1, "4"), (0, "4"), (1999, "2,000")])
def test_the_scale_ends_at_a_round_number_that_holds_all(most: int, ends: str) -> None:
    chart = impact_chart(table(("a", "b", most, 2)), STAR)
    assert chart.ticks[0] == (0.0, "0")
    assert chart.ticks[-1] == (1.0, ends)


def test_links_that_open_as_much_are_one_dot_with_their_number() -> None:
    chart = impact_chart(table(("a", "b", 8, 2), ("a", "c", 8, 2)), STAR)
    (dot,) = chart.tracks[0].dots
    assert (dot.share, dot.count, dot.words) == (1.0, 2, "2 links: 8 situations opened")


def test_the_first_three_have_their_partners_beside_them_where_there_is_room() -> None:
    rows = (("a", "b", 100, 2), ("a", "c", 96, 2), ("a", "d", 8, 2), ("a", "e", 2, 2))
    dots = impact_chart(table(*rows), STAR).tracks[0].dots
    # 96 of 100 stands too close to 100; the fourth has no label.
    assert [dot.label for dot in dots] == ["Partner A – Partner B", "", "Partner A – Partner D", ""]
    assert [dot.before for dot in dots] == [True, True, False, False]


def test_a_room_sees_only_the_names_of_partners_that_have_agreed() -> None:
    rows = table(("a", "b", 8, 2), ("c", "d", 6, 3))
    chart = impact_chart(rows, STAR, agreed=frozenset("cda"))
    assert [dot.label for track in chart.tracks for dot in track.dots] == ["", "Partner C – Partner D"]


def test_links_that_open_nothing_have_no_label() -> None:
    assert impact_chart(table(("a", "b", 0, 2)), STAR).tracks[0].dots[0].label == ""


def test_the_picture_is_told_in_words() -> None:
    chart = impact_chart(table(("a", "b", 8, 2), ("a", "d", 4, 2), ("a", "c", 6, None)), STAR)
    assert chart.spoken == "Situations that 3 suggested links would open: 2 steps apart up to 8 and no way now up to 6."


def test_no_links_give_an_empty_picture() -> None:
    chart = impact_chart(table(), STAR)
    assert (chart.tracks, chart.spoken) == ((), "No link is suggested.")
