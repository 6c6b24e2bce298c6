"""What introductions open together, what a change gives and takes, options side by side."""

from dataclasses import replace

import pytest

from analysis import Answer
from render.option_table import Measured
from render.pictures import Nothing, Seen, picture
from render.pictures.pen import ACCENT, CARD
from render.pictures.slopes import draw_options
from tests.render.pictures.sheet import MAP, answered, boxes, drawn, lines, points, strokes, words

NAN = float("nan")


def programme(*sets: tuple[int, int, float], **said: object) -> Answer:
    rows = [
        {"size": size, "profiles_gained": gained, "people": people}
        for size, gained, people in sets
        for _ in range(size)
    ]
    return answered("programme", rows, **said)


def test_the_curve_rises_by_what_one_more_opens() -> None:
    found = drawn(programme((1, 10, 0.1), (2, 30, 0.2)))
    (_, first), (_, second) = points(found, fill=CARD)
    bottom = lines(found)[0][1]
    assert (bottom - second) == pytest.approx(2 * (bottom - first))
    assert [one for one in words(found) if one.isdecimal()] == ["10", "20", "0", "1", "2"]
    assert found.words.endswith("of 100 people: 10 with the first, 20 with 2 introductions.")


def test_where_people_are_not_counted_the_curve_is_of_situations() -> None:
    found = drawn(programme((1, 10, NAN), (2, 30, NAN)))
    assert found.words.endswith("situations: 10 with the first, 30 with 2 introductions.")


def test_few_people_are_told_in_whole_numbers() -> None:
    assert drawn(programme((1, 1, 0.002), (2, 2, 0.004))).words.endswith(
        "of 1,000 people: 2 with the first, 4 with 2 introductions."
    )
    assert drawn(programme((1, 1, 0.004), (2, 9, 0.094))).words.endswith(
        "of 100 people: under 1 with the first, 9 with 2 introductions."
    )


def test_where_nothing_opens_there_is_no_curve() -> None:
    assert isinstance(picture(programme((1, 0, 0.0), state="nothing"), MAP, Seen()), Nothing)


def what_if(**facts: int) -> Answer:
    return answered("what_if", [], facts={name.replace("_", " "): count for name, count in facts.items()})


def test_gains_go_right_and_losses_hatched_to_the_left_on_one_scale() -> None:
    found = drawn(what_if(opened=20, closed=10, shorter=5))
    assert [wide for wide, _ in boxes(found, ACCENT)] == [pytest.approx(154), pytest.approx(154 / 4)]
    assert strokes(found) == 1
    assert {"20", "10", "5"} <= set(words(found))
    assert "a way to help, 20 gain and 10 lose, and a shorter way, 5 gain and 0 lose" in found.words


def test_where_nothing_changes_nothing_is_drawn() -> None:
    assert isinstance(picture(what_if(opened=0), MAP, Seen()), Nothing)


def measured(name: str, covered: str, unit: str = "of 1,400") -> Measured:
    figures = {"coverage": covered, "entry_points": "4", "sole_routes": "2"}
    answers = {
        question: replace(answered(question, [{}]), figure=(figure, unit) if figure else None)
        for question, figure in figures.items()
    }
    return Measured(name, answers)


def test_each_measure_that_an_option_changes_has_its_slope() -> None:
    found = draw_options([measured("Today", "1,200"), measured("A: one", "1,300"), measured("B: two", "1,100")])
    assert not isinstance(found, Nothing)
    (_, today), (_, better), (_, worse) = (*points(found, fill=CARD), *points(found, fill=ACCENT))
    assert better < today < worse  # the better stands higher
    assert [one for one in words(found) if one[0] in "1TAB"] == ["1,300", "1,100", "1,200", "Today", "A", "B"]
    assert "of 1,400" in words(found)
    assert found.words.endswith("Have a way to help 1,200, then 1,300, then 1,100 of 1,400.")


@pytest.mark.parametrize("other", [measured("A", ""), measured("A", "0 to 3"), measured("A", "78", "in 100 people")])
def test_what_is_not_known_or_of_another_unit_is_not_compared(other: Measured) -> None:
    assert isinstance(draw_options([measured("Today", "1,200"), other]), Nothing)


def test_options_that_change_nothing_have_no_picture() -> None:
    assert isinstance(draw_options([measured("Today", "1,200"), measured("A", "1,200")]), Nothing)


def relied_on(name: str, number: str) -> Measured:
    """An option that only changes what rests on the partner most relied on."""
    same = measured(name, "1,200")
    figure = replace(same.answers["sole_routes"], figure=(number, "in 100 people"))
    return replace(same, answers={**same.answers, "sole_routes": figure})


def test_a_number_as_today_stands_over_the_level_and_what_should_fall_says_so() -> None:
    found = draw_options([relied_on("Today", "23"), *map(relied_on, "ABC", ("27", "23", "25"))])
    assert not isinstance(found, Nothing)
    assert "in 100 people; the fewer the better" in words(found)
    ((_, level, _, _),) = lines(found, strokeDash=[3, 5])
    rows = [row for layer in found.spec["layer"] for row in layer["data"]["values"]]
    assert sorted(row["y"] for row in rows if row.get("text") == "23") == [level - 12, level]
