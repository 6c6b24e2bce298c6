"""Changes as they are typed: the edit that each becomes, and what makes no sense."""

import pytest

from network import NetworkError
from network.model import AgeRange, Network, Opening, Option, RemoveLink
from network.typed_changes import TYPED_CHANGES, steps
from tests.small_networks import NETWORKS, SYSTEM, partner, refers

DOOR = partner("door", areas=("north",), needs=("housing",), ages=AgeRange(18, 64), hours=(Opening((0,), 540, 1020),))
SMALL = Network(SYSTEM, (DOOR, partner("silent")), (refers("door", "silent"),))


def after(*changes: tuple[str, tuple[str, ...]], network: Network = SMALL) -> Network:
    return [*steps(network, changes)][-1].after


def test_every_change_can_be_made() -> None:
    words = {
        "step-back": ("silent",),
        "link": ("silent", "door"),
        "unlink": ("door", "silent"),
        "open-hours": ("door", "Sat 10:00-12:00"),
        "add-area": ("door", "south"),
        "add-need": ("silent", "mental"),
        "add-ages": ("door", "16", "17"),
        "capacity": ("silent", "12"),
        "option": ("A",),
    }
    option = Option("A", "Apart", (RemoveLink("door", "silent"),))
    network = Network(SMALL.system, SMALL.partners, SMALL.relations, options=(option,))
    assert set(words) == set(TYPED_CHANGES)
    for name, said in words.items():
        assert len(said) == len(TYPED_CHANGES[name].words)
        assert after((name, said), network=network) != network


def test_a_partner_is_widened_and_keeps_what_it_has() -> None:
    door = after(
        ("open-hours", ("door", "Sat 10:00-12:00 | Sun 22:00-06:00")),
        ("add-area", ("door", "south")),
        ("add-need", ("door", "mental")),
        ("add-ages", ("door", "16", "17")),
        ("capacity", ("door", "12")),
    ).partner("door")
    assert door.hours == (Opening((0,), 540, 1020), Opening((5,), 600, 720), Opening((6,), 1320, 360))
    assert (door.areas, door.needs) == (("north", "south"), ("housing", "mental"))
    assert (door.ages, door.capacity) == (AgeRange(16, 64), 12)


def test_an_age_without_limit_is_any() -> None:
    assert after(("add-ages", ("door", "any", "17"))).partner("door").ages == AgeRange(None, 64)
    assert after(("add-ages", ("door", "65", "any"))).partner("door").ages == AgeRange(18, None)


def test_a_link_carries_the_needs_that_are_named_or_all() -> None:
    carried = [relation.needs for relation in after(("link", ("silent", "door", "housing", "mental"))).relations]
    assert carried == [None, ("housing", "mental")]
    assert after(("link", ("silent", "door"))).relations[-1].needs is None


def test_each_step_stands_on_the_one_before() -> None:
    found = [*steps(SMALL, [("add-area", ("door", "south")), ("step-back", ("silent",))])]
    assert found[0].before == SMALL
    assert found[1].before == found[0].after
    assert [one.id for one in found[1].after.partners] == ["door"]


@pytest.mark.parametrize("change", ["open-hours", "add-area", "add-ages"])
def test_what_nobody_has_told_cannot_be_widened(change: str) -> None:
    said = {"open-hours": ("Sat 10:00-12:00",), "add-area": ("south",), "add-ages": ("16", "17")}[change]
    with pytest.raises(NetworkError, match="not known, so nobody is taken to be kept out"):
        after((change, ("silent", *said)))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("add-area", ("door", "north")), "among the areas"),
        (("add-need", ("door", "housing")), "among the needs"),
        (("add-area", ("door", "suoth")), 'Did you mean "south"'),
        (("add-need", ("dor", "mental")), 'Did you mean "door"'),
        (("capacity", ("dor", "3")), 'Did you mean "door"'),
        (("unlink", ("silent", "door")), "There is no link"),
        (("option", ("A",)), "The map has: none"),
    ],
)
def test_a_change_that_does_not_fit_the_map_is_refused(change: tuple[str, tuple[str, ...]], words: str) -> None:
    with pytest.raises(NetworkError, match=words):
        after(change)


@pytest.mark.parametrize(
    "change",
    [
        ("open-hours", ("door", "some time")),
        ("add-ages", ("door", "young", "17")),
        ("add-ages", ("door", "17", "16")),
        ("capacity", ("door", "many")),
    ],
)
def test_words_that_cannot_be_read_are_told_apart_from_those_that_do_not_fit(
    change: tuple[str, tuple[str, ...]],
) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        after(change)


def test_nothing_is_changed_where_nobody_is() -> None:
    with pytest.raises(NetworkError, match="is not in the list of partners"):
        after(("step-back", ("anybody",)), network=NETWORKS["empty"])
