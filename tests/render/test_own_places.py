"""Questions with a place of their own, and those that stand with the others of their theme."""

import analysis
from analysis import Theme
from render.own_places import OWN_PLACE, others


def test_a_place_of_its_own_is_a_question_s() -> None:
    assert set(analysis.questions()) >= OWN_PLACE


def test_others_are_the_rest_of_the_theme_in_the_order_of_its_page() -> None:
    for theme in Theme:
        assert others(theme) == [name for name in analysis.questions(theme) if name not in OWN_PLACE]
    assert others(Theme.BOUNDARIES)[0] == "crossing"
    assert others(Theme.BUILD) == []
