"""Imagined people put together from what is given and from those of the map."""

import pytest

from network import NetworkError
from network.model import Network, Person
from network.people import described
from tests.small_networks import SYSTEM

SAM = Person("sam", "Sam", ("housing",), 17, ("women",), "north", "court", "Sat 23:00")
NETWORK = Network(SYSTEM, people=(SAM,))


def test_somebody_described_has_what_is_given_and_nothing_else() -> None:
    person = described(NETWORK, needs=("mental",), age=0, area=None, groups=(), stage="custody")
    assert person == Person("described", "The person described", ("mental",), 0, stage="custody")


def test_what_is_given_replaces_what_the_maps_own_person_says() -> None:
    assert described(NETWORK, "sam") == SAM
    changed = described(NETWORK, "sam", needs=(), groups=(), age=40, at="Mon 10:00")
    assert changed == Person("sam", "Sam", ("housing",), 40, ("women",), "north", "court", "Mon 10:00")


def test_everything_that_the_map_does_not_list_is_told_at_once() -> None:
    with pytest.raises(NetworkError) as refusal:
        described(NETWORK, needs=("housng",), area="nroth", stage="cort", groups=("womn",))
    for word in ("housing", "north", "court", "women"):
        assert f'Did you mean "{word}"?' in str(refusal.value)


@pytest.mark.parametrize(("wanted", "words"), [("samm", 'Did you mean "sam"'), ("x", "The map lists: sam.")])
def test_a_person_who_is_not_on_the_map_is_refused(wanted: str, words: str) -> None:
    with pytest.raises(NetworkError, match=words):
        described(NETWORK, wanted)
