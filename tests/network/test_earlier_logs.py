"""Stores that an earlier version has made are read, and gone on with.

`logs/version_1.sql` is the dump of a store made before stores said their version: edits of every kind, several at once,
parts, a whole map, undo, redo and a blanked entry; beside it is each map as that version folded it.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from network.copies import check_copy
from network.errors import StoreError
from network.files.map_file.yaml import to_yaml
from network.model import Partner
from network.open_map import OpenMap
from network.parts import AddPartner
from network.store import Store

LOGS = Path(__file__).parent / "logs"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "maps.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript((LOGS / "version_1.sql").read_text(encoding="utf-8"))
    return file


def test_it_is_sound(file: Path) -> None:
    assert check_copy(file) == ()


@pytest.mark.parametrize("map_id", ["town", "other"])
def test_its_maps_are_as_they_were_left(map_id: str, file: Path) -> None:
    with Store(f"sqlite:///{file}") as store:
        network = OpenMap(store, map_id).folded().network
    assert to_yaml(network) == (LOGS / f"version_1_{map_id}.yaml").read_text(encoding="utf-8")


def test_it_is_sealed_as_it_is_once_it_is_opened(file: Path) -> None:
    """Its earlier entries stay as they were kept; what comes now is checked wholly, and what a map started from."""
    with Store(f"sqlite:///{file}") as store:
        last = store.last("town")
        OpenMap(store, "town").change([AddPartner(Partner("new", "New"))], actor="A")
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE event SET actor = 'B' WHERE map_id = 'town'")
        connection.execute("UPDATE map SET base = replace(base, 'e', 'f') WHERE map_id = 'other'")
    said = "\n".join(check_copy(file))
    assert [n for n in range(1, last + 2) if f"Entry {n} of" in said] == [last + 1]
    assert 'What the map "other" started from is not what was kept' in said


def test_what_it_started_from_is_told_in_words_of_a_store(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(
            "UPDATE map SET base = 'format: 1' || char(10) || 'system: ' || char(7) WHERE map_id = 'other'"
        )
    with Store(file) as store, pytest.raises(StoreError) as raised:
        OpenMap(store, "other")
    assert str(raised.value) == (
        'What the map "other" started from is damaged, in line 2 of its text: There is a character here that is not '
        "text. Bring back the newest sound copy."
    )


def test_it_is_gone_on_with(file: Path) -> None:
    with Store(f"sqlite:///{file}") as store:
        town = OpenMap(store, "town")
        before = town.folded()
        town.change([AddPartner(Partner("new", "New"))], actor="")
        assert "new" in town.folded().network.by_id
        town.undo(actor="")
        assert town.folded() == before
    assert check_copy(file) == ()
