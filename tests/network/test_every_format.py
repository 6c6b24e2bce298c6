"""In whatever format and wherever in a file somebody is named: it does not come in, and no sentence repeats it.

What is lost of the map by that is said, or the file is refused. Keys and kinds that the format itself gives are another
matter: with another word there, the file holds something else.
"""

import re
from pathlib import Path

import pytest

from network.model import Network
from network.reading import Reading
from network.uploads import read_files, read_uploaded
from terminal.maps_given import read_given
from tests.each import each
from tests.network.every_format import LINKS, as_csv, files_with
from tests.network.every_text import PLANTS
from tests.pace import usually

OF_THE_FORMAT = re.compile(r" key$| attributes class ")


def said_of(reading: Reading) -> tuple[str, ...]:
    of_problems = (text for one in reading.problems for text in (str(one), *(choice.words for choice in one.choices)))
    return (*of_problems, *reading.notes)


def named_in(*parts: object) -> bool:
    said = repr(parts).casefold()
    return "meera" in said or "catchpole" in said


@pytest.mark.long
@each([*PLANTS])
def test_nobody_is_named_in_any_place_of_a_file(plant: str) -> None:
    sound: dict[str, tuple[Network | None, tuple[str, ...]]] = {}
    for number, (way, files) in enumerate(files_with(PLANTS[plant])):
        name = files[0][0]
        if way != name and number % usually(3, slowly=1) != [*PLANTS].index(plant) % usually(3, slowly=1):
            continue
        reading = read_uploaded(files)
        said = said_of(reading)
        if way == name:
            assert reading.network is not None, way
            sound[way] = reading.network, said
            continue
        assert not named_in(reading.network, said), way
        if name in sound and sound[name][0] != reading.network and not OF_THE_FORMAT.search(way):
            assert reading.network is None or said != sound[name][1], way


def test_what_to_type_names_nobody(tmp_path: Path) -> None:
    rows = [[*LINKS[0]], *LINKS[1:]]
    for place, heading in enumerate(LINKS[0]):
        changed = [[*LINKS[0]], *rows[1:]]
        changed[0][place] = f"{heading} (Meera)"
        path = tmp_path / "links.csv"
        path.write_bytes(as_csv(changed))
        assert not named_in(said_of(read_given([str(path)]))), heading


@each(["Meera Catchpole", "town (Meera)", "Meera"])
def test_a_folder_called_after_somebody_is_not_repeated(name: str) -> None:
    assert not named_in(said_of(read_files([f"/nowhere/{name}"])))


def test_words_beside_the_cells_of_a_workbook_are_said_to_name_somebody() -> None:
    beside = ("header of a page", "comment", "prompt of a cell", "tip of a link", "comment of a range", "keywords")
    for way, files in files_with(PLANTS["a sentence"]):
        if way.removeprefix("book.xlsx ") in beside:
            notes = read_uploaded(files).notes
            assert any(note.endswith("in no cell were not read. They may name somebody.") for note in notes), way
