"""Wherever a text stands on a map, nobody is named there: not in the map, not in what is said, not by what is typed.

The model is walked: a field that is added is met here before anybody thinks of it.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import cycle, islice
from typing import Any

import pytest

from network.details.typed_words import typed_that_may_name
from network.errors import InvalidNetwork
from network.files.map_file.yaml import to_yaml
from network.model import Network
from network.reading import Reading
from network.recognised import BringIn
from network.rules import errors_in
from network.uploads import read_uploaded
from tests.each import each
from tests.empty_fields import empty_fields
from tests.network.every_text import IN_PLACES, everywhere, sound, texts
from tests.pace import usually

SOUND = sound()
TEXTS = {way: (text, put) for way, text, put in texts(SOUND)}
FIRST = {re.sub(r"\d+", "", way): way for way in reversed(TEXTS)}  # of each field, the first place
FEW = [way for number, way in enumerate(FIRST.values()) if "edits" not in way or number % 4 == 0]
TIMES = Counter(text for text, _ in TEXTS.values())
DIGESTS = "looked_through"  # of words: whatever else stands there becomes one
FIRST_NAMES = ("people[0].name", "people[0].id")  # of imagined people, as it should be
UNWRITTEN = ("fields[", ".why")  # attributes that a what-if changes, and reasons, which no writer has other words for
A_NAME = ("meera", "catchpole")


def read(network: Network) -> Reading:
    return read_uploaded([("map.yaml", to_yaml(network).encode())])


def with_plants(way: str) -> Iterator[tuple[str, Network]]:
    """The map with plants in this place (usually two of them), and in all places where the same text stands."""
    text, put = TEXTS[way]
    first = [*TEXTS].index(way) * 2
    for what, plant in islice(cycle(IN_PLACES.items()), first, first + usually(2, slowly=len(IN_PLACES))):
        if what == "alone" and way.startswith(FIRST_NAMES):
            continue
        yield what, put(plant(text))
        if TIMES[text] > 1:
            yield f"{what} everywhere", everywhere(SOUND, text, plant(text))


def holds_a_name(part: Any) -> bool:
    said = repr(part).casefold()
    return any(word in said for word in A_NAME)


def test_the_map_is_sound_and_says_something_in_every_field() -> None:
    reading = read(SOUND)
    assert (reading.network, reading.problems) == (SOUND, ())
    assert empty_fields(SOUND) == []


@pytest.mark.long
@each(usually(FEW, slowly=[*TEXTS]))
def test_nobody_is_named_in_any_place_of_a_map_file(way: str) -> None:
    for what, network in with_plants(way):
        try:
            reading = read(network)
        except TypeError:  # no file can say so
            assert any(part in way for part in UNWRITTEN)
            continue
        assert not holds_a_name((reading.network, reading.problems, reading.notes, reading.recognised)), what
        assert way.startswith(DIGESTS) or reading.problems, what


@pytest.mark.long
@each(usually(FEW, slowly=[*TEXTS]))
def test_what_is_typed_in_any_place_is_asked_about(way: str) -> None:
    for what, network in with_plants(way):
        if not way.startswith(DIGESTS) and "fields[" not in way and not any(True for _ in errors_in(network)):
            assert typed_that_may_name(SOUND, network), what


def test_what_was_brought_in_stays_and_is_not_asked_about_again() -> None:
    for way in ("system.areas[0].id", "partners[0].more[0][0]", "teams[0].id", "stories[0].at[1]", "goals[0].id"):
        text, _ = TEXTS[way]
        network = everywhere(SOUND, text, f"{text} (Meera)")
        file = ("map.yaml", to_yaml(network).encode())
        agreed = [choice.correction for one in read_uploaded([file]).problems for choice in one.choices]
        assert all(isinstance(one, BringIn) for one in agreed)
        brought = read_uploaded([file], None, agreed).or_raise()
        assert brought.in_part(looked_through=()) == network.in_part(looked_through=()), way
        again = read(brought)
        assert (again.network, again.problems) == (brought, ()), way


def test_a_refusal_repeats_no_name_either() -> None:
    for text in ("hub (Meera)", "ask Meera first"):
        reading = read(SOUND.in_part(asked=(text,)))
        assert reading.network is None
        assert not holds_a_name(reading)
        with pytest.raises(InvalidNetwork, match="partners asked names something that may be a name, which is not"):
            reading.or_raise()


@each(("Updated (yyyymmdd)", "Grant Programme:Title", "Cost (gbp)", "Count for a year", "ODS_code", "Contact route"))
def test_headings_of_a_file_are_kept(heading: str) -> None:
    reading = read(everywhere(SOUND, "remark", heading))
    assert reading.problems == ()
    assert heading in repr(reading.network)
