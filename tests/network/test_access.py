"""Who is admitted: every border of age, area, group and hour worked by hand."""

import pytest

from network import Network
from network.access import (
    Situation,
    admits,
    areas_around,
    comes_in_at,
    is_open,
    parse_hour,
    situation_of,
    with_readable_hour,
)
from network.model import AgeRange, Area, Named, Opening, Partner, Person, System

MAP = Network(
    System(
        "Access",
        areas=(
            Area("town", "Town"),
            Area("county", "County", ("town",)),
            Area("force", "Force", ("county",)),
            Area("other", "Other"),
        ),
        groups=(Named("women", "Women"), Named("veterans", "Veterans")),
    )
)


@pytest.mark.parametrize(
    ("text", "minute"),
    [("Mon 00:00", 0), ("Sat 23:00", 5 * 1440 + 1380), ("sunday 23:59", 10079), (" Tue  9:05 ", 1985)],
)
def test_an_hour_of_the_week_is_read(text: str, minute: int) -> None:
    assert parse_hour(text) == minute


@pytest.mark.parametrize("text", ["", "Sat", "23:00", "Sat 24:00", "Sat 23:60", "Xyz 10:00", "Sat 10"])
def test_what_is_no_hour_of_the_week_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a day and an hour"):
        parse_hour(text)


OFFICE = Opening((0, 1, 2, 3, 4), 540, 1020)  # Monday to Friday, 09:00 to 17:00
NIGHT = Opening((6,), 1320, 420)  # Sunday 22:00 to Monday 07:00
ROUND = Opening((2,), 600, 600)  # Wednesday 10:00 to Thursday 10:00


@pytest.mark.parametrize(
    ("opening", "hour", "is_it"),
    [
        (OFFICE, "Mon 08:59", False),
        (OFFICE, "Mon 09:00", True),
        (OFFICE, "Fri 16:59", True),
        (OFFICE, "Fri 17:00", False),
        (OFFICE, "Sat 12:00", False),
        (NIGHT, "Sun 21:59", False),
        (NIGHT, "Sun 22:00", True),
        (NIGHT, "Mon 06:59", True),
        (NIGHT, "Mon 07:00", False),
        (NIGHT, "Sun 06:00", False),
        (ROUND, "Wed 09:59", False),
        (ROUND, "Wed 10:00", True),
        (ROUND, "Thu 09:59", True),
        (ROUND, "Thu 10:00", False),
        (Opening((0,), 0, 1440), "Mon 23:59", True),
        (Opening((0,), 0, 1440), "Tue 00:00", False),
    ],
)
def test_doors_open_and_close_to_the_minute(opening: Opening, hour: str, is_it: bool) -> None:
    assert is_open((opening,), parse_hour(hour)) is is_it


def test_no_hours_at_all_is_never_and_unknown_hours_keep_nobody_out() -> None:
    for situation in (Situation(at=0), Situation()):  # also where no hour is asked about
        assert admits(MAP, Partner("a", "A", hours=()), situation) is False
        assert admits(MAP, Partner("a", "A", hours=(Opening((), 0, 60),)), situation) is False
        assert admits(MAP, Partner("a", "A"), situation) is True


def test_an_area_is_served_by_those_who_serve_one_around_it() -> None:
    assert areas_around(MAP, "town") == {"town", "county", "force"}
    assert areas_around(MAP, "force") == {"force"}


@pytest.mark.parametrize(
    ("said", "situation", "taken"),
    [
        ({"ages": AgeRange(10, 17)}, Situation(age=AgeRange(17, 25)), True),
        ({"ages": AgeRange(10, 17)}, Situation(age=AgeRange(18, 25)), False),
        ({"ages": AgeRange(None, 17)}, Situation(age=AgeRange(0, 5)), True),
        ({"ages": AgeRange(65, None)}, Situation(age=AgeRange(64, 64)), False),
        ({"ages": None}, Situation(age=AgeRange(200, 200)), True),
        ({"only_for": ("women",)}, Situation(), False),
        ({"only_for": ("women",)}, Situation(groups=("veterans", "women")), True),
        ({"only_for": ()}, Situation(), True),
        ({"areas": ("force",)}, Situation(area="town"), True),
        ({"areas": ("town",)}, Situation(area="force"), False),
        ({"areas": ()}, Situation(area="town"), False),
        ({"areas": ()}, Situation(), True),
        ({"areas": ("other",)}, Situation(area="town"), False),
    ],
)
def test_who_is_taken(said: dict[str, object], situation: Situation, taken: bool) -> None:
    assert admits(MAP, Partner(**{"id": "a", "name": "A", **said}), situation) is taken


@pytest.mark.parametrize(
    ("stages", "stage", "comes_in"),
    [
        (None, None, False),  # not said: they do not
        (None, "custody", False),
        ((), None, False),
        (("custody",), None, True),
        (("custody", "court"), "court", True),
        (("custody",), "court", False),
    ],
)
def test_who_comes_in_where(stages: tuple[str, ...] | None, stage: str | None, comes_in: bool) -> None:
    assert comes_in_at(Partner("a", "A", stages=stages), stage) is comes_in


def test_a_person_is_a_situation_of_one_year_of_age() -> None:
    person = Person("p", "P", age=17, groups=("women",), area="town", at="Sat 23:00")
    assert situation_of(person) == Situation(AgeRange(17, 17), "town", ("women",), 8580)


def test_of_an_hour_that_cannot_be_read_nothing_is_asked_and_of_one_that_can_it_is() -> None:
    late, saturday, unsaid = (Person("p", "P", at=at) for at in ("late", "Sat 23:00", None))
    assert situation_of(late).at is None
    assert with_readable_hour(saturday) is saturday
    assert with_readable_hour(unsaid) is unsaid
    assert situation_of(unsaid) == Situation()
