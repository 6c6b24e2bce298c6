"""The only recorded way through."""

from analysis import Answer
from render.pictures import Seen
from render.pictures.pen import ACCENT, AMBER, INK
from tests.render.pictures.sheet import answered, drawn, lines, points, words

LINKS = (("a", "c"), ("b", "c"), ("c", "d"), ("e", "f"))


def through(links: tuple[tuple[str, str], ...] = LINKS, needs: int = 3) -> Answer:
    return answered("sole_routes", [{"partner": "c", "needs": needs}], links=links)


def test_all_meet_in_the_waist_and_needs_are_dots_below() -> None:
    found = drawn(through())
    assert len(points(found, fill=AMBER)) == 1
    assert len(lines(found, stroke=ACCENT)) == 3  # not the link that passes by
    assert len(points(found, fill=ACCENT)) == 3
    assert {"Partner A", "Partner B", "Partner C", "Partner D"} <= set(words(found))
    assert "Some help with 3 needs passes here alone" in words(found)
    assert found.words == "2 before and 1 after meet in Partner C alone: some help with 3 needs passes here alone."


def test_one_need_rests() -> None:
    assert "Some help with 1 need passes here alone" in words(drawn(through(needs=1)))


def test_of_many_the_last_says_how_many_more() -> None:
    many = tuple((one, "c") for one in "abdefabdefab")
    found = drawn(through(many))
    assert "5 more" in words(found)
    assert len(lines(found, stroke=ACCENT)) == 8 + 1  # and one to the help that it gives itself
    assert len(points(found, fill=INK)) == 1


def test_who_is_the_way_in_or_helps_itself_has_a_line_that_says_so() -> None:
    found = drawn(through(()))
    assert words(found)[:2] == ["people", "help"]
    assert len(lines(found, stroke=ACCENT)) == 2
    assert found.words.startswith("People and help meet in Partner C alone")


def test_a_room_is_not_told_how_many_stand_around_one_whom_it_may_not_name() -> None:
    one, other = (drawn(through(links), seen=Seen(True)) for links in (LINKS, LINKS[1:3]))
    assert one == other
    assert words(one)[:2] == ["people", "help"]
    assert not {"Partner A", "Partner C", "Partner D"} & set(words(one))
