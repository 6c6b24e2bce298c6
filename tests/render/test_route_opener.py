"""The change that would open a door to a person, on ways made up by hand."""

import pytest

from analysis._doors import Door
from analysis._route import NeedWalk, Route, Step, Walk
from network.model import Person
from render.route_opener import opening_change

SHUT = Route((Step("custody", None, None, None, False), Step("ld", 3, None, None, False, opens=420)), ())
OPEN = Route((Step("custody", None, None, None, False),), ())


def walked(route: Route | None, later: Route | None, *doors: Door) -> Walk:
    return Walk(Person("one", "One"), (NeedWalk("adhd", route, later, False, (), doors),), ())


@pytest.mark.parametrize(
    ("walk", "change"),
    [
        (walked(OPEN, None, Door("clinic", "area", "")), {}),  # there is a way: nothing has to be opened
        (walked(None, SHUT, Door("clinic", "area", "")), {"change": "hours", "who": "ld"}),
        (walked(None, None, Door("a", "no link", "", "ld"), Door("b", "age", "")), {"change": "age", "who": "b"}),
        (walked(None, None, Door("a", "no link", "", "ld")), {"change": "link", "target": "a", "source": "ld"}),
        (walked(None, None, Door("a", "group", ""), Door("b", "not known", "")), {}),
    ],
)
def test_the_form_begins_with_what_would_open_the_door(walk: Walk, change: dict[str, str]) -> None:
    assert opening_change(walk) == change
