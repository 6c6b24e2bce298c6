"""Every store has an id that is in its sums: what was kept in another store is told, and a copy keeps it."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from network.copies import check_copy, restore
from network.errors import StoreError
from network.files.map_file.yaml import to_yaml
from network.model import Network, Partner, System
from network.open_map import OpenMap, open_map
from network.parts import AddPartner
from network.store import DAMAGED, Store
from tests.network.damage import sql

LOGS = Path(__file__).parent / "logs"


def made(file: Path, name: str, many: int = 4) -> Path:
    with Store(file) as store:
        town = open_map(store, "town", Network(System("Town")))
        for number in range(1, many + 1):
            town.change([AddPartner(Partner(f"p{number}", f"{name} {number}"))], actor="Table 4")
    return file


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return made(tmp_path / "maps.db", "Own")


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Another store with a map of the same name that started from the same."""
    return made(tmp_path / "other.db", "Other")


def taken_from(other: Path, *statements: str) -> Callable[[Path], None]:
    """Rows of another store put in the place of those of this one."""

    def do(file: Path) -> None:
        with closing(sqlite3.connect(file)) as connection, connection:
            connection.execute("ATTACH ? AS other", (str(other),))
            for statement in statements:
                connection.execute(statement)

    return do


def id_of(file: Path) -> str:
    with closing(sqlite3.connect(file)) as connection:
        ((store_id,),) = connection.execute("SELECT store_id FROM store_id").fetchall()
    return str(store_id)


def version_3(file: Path) -> Path:
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript((LOGS / "version_3.sql").read_text(encoding="utf-8"))
    return file


def test_entries_of_another_store_are_named_one_by_one(file: Path, other: Path) -> None:
    taken_from(other, "DELETE FROM event WHERE seq > 2", "INSERT INTO event SELECT * FROM other.event WHERE seq > 2")(
        file
    )
    said = check_copy(file)
    assert [line[:29] for line in said] == ['Entry 3 of the map "town" is ', 'Entry 4 of the map "town" is ']
    assert "kept in another store" in said[0]
    with Store(file) as store:
        assert OpenMap(store, "town").folded().network.by_id.keys() == {"p1", "p2"}


def test_what_a_map_of_another_store_started_from_is_told(file: Path, other: Path) -> None:
    tables = ("map", "seal", "event")
    taken_from(
        other,
        *(f"DELETE FROM {one}" for one in reversed(tables)),
        *(f"INSERT INTO {one} SELECT * FROM other.{one}" for one in tables),
    )(file)
    assert any('What the map "town" started from is not what was kept' in line for line in check_copy(file))


def test_two_stores_have_two_ids_and_a_copy_keeps_its_own(file: Path, other: Path, tmp_path: Path) -> None:
    assert id_of(file) != id_of(other)
    with Store(file) as store:
        store.save_copy(tmp_path / "copy.db")
    restore(tmp_path / "copy.db", tmp_path / "again.db")
    assert id_of(tmp_path / "again.db") == id_of(file)
    with Store(tmp_path / "again.db") as store:
        OpenMap(store, "town").change([AddPartner(Partner("new", "New"))], actor="")
    assert check_copy(tmp_path / "again.db") == ()


def test_a_snapshot_of_another_store_is_not_used(file: Path, other: Path) -> None:
    for one in (file, other):
        with Store(one) as store:
            store.keep_snapshot("town", 4, "code", one.name)
            assert store.snapshot("town", "code") == one.name
    taken_from(other, "DELETE FROM snapshot", "INSERT INTO snapshot SELECT * FROM other.snapshot")(file)
    with Store(file) as store:
        assert store.snapshot("town", "code") == ""


def test_blanking_and_rewording_leave_entries_of_this_store(file: Path) -> None:
    with Store(file) as store:
        store.redact("town", 1, actor="A")
        store.reword("town", lambda _, text: text.replace("Own 3", "Three"), actor="A")
        assert all(event.kind != DAMAGED for event in store.events("town"))
    assert check_copy(file) == ()


@pytest.mark.parametrize("lost", ["DELETE FROM store_id", "DROP TABLE store_id"])
def test_where_the_id_is_lost_entries_are_read_all_the_same_and_it_is_said(lost: str, file: Path) -> None:
    sql(lost)(file)
    with Store(file) as store:
        assert "id of the store is missing" in "\n".join(store.wrong)
        town = OpenMap(store, "town")
        assert len(town.folded().network.partners) == 4
        town.change([AddPartner(Partner("new", "New"))], actor="")
        assert not town.folded().damaged
    (said,) = check_copy(file)
    assert "id of the store is missing" in said


def test_a_store_that_lost_its_id_and_version_gets_no_other_id(file: Path) -> None:
    """With another no entry could be read any more."""
    sql("DELETE FROM store_id", "UPDATE store_version SET version = 3")(file)
    with Store(file) as store:
        assert len(OpenMap(store, "town").folded().network.partners) == 4


# --- of version 3, without an id ---


def test_a_store_of_version_3_is_sound_and_looking_gives_it_no_id(tmp_path: Path) -> None:
    file = version_3(tmp_path / "maps.db")
    before = file.read_bytes()
    assert check_copy(file) == ()
    assert file.read_bytes() == before


def test_it_gets_an_id_once_and_all_its_sums_hold_it(tmp_path: Path) -> None:
    file, other = version_3(tmp_path / "maps.db"), version_3(tmp_path / "other.db")
    for one in (file, other):
        with Store(one) as store:
            town = OpenMap(store, "town")
            assert to_yaml(town.folded().network) == (LOGS / "version_3_town.yaml").read_text(encoding="utf-8")
            assert store.wrong == ()
    first = id_of(file)
    assert first != id_of(other)
    assert check_copy(file) == ()
    taken_from(other, "DELETE FROM event WHERE seq = 3", "INSERT INTO event SELECT * FROM other.event WHERE seq = 3")(
        file
    )
    Store(file).close()
    assert id_of(file) == first
    (said,) = check_copy(file)
    assert said.startswith('Entry 3 of the map "town"')


def test_what_was_changed_before_is_not_sealed_anew(tmp_path: Path) -> None:
    file = version_3(tmp_path / "maps.db")
    sql(
        "UPDATE event SET actor = 'B' WHERE map_id = 'town' AND seq = 3",
        "UPDATE map SET base = replace(base, 'Other', 'Ather') WHERE map_id = 'other'",
    )(file)
    Store(file).close()
    said = check_copy(file)
    assert len(said) == 2
    assert said[0].startswith('The map "other" cannot be read: What the map "other" started from is not what was kept')
    assert said[1].startswith('Entry 3 of the map "town" is left out')


def test_a_seal_that_was_taken_away_before_is_not_made_anew(tmp_path: Path) -> None:
    file = version_3(tmp_path / "maps.db")
    sql("DELETE FROM seal WHERE map_id = 'other'")(file)
    with Store(file) as store:
        assert 'The sum of what the map "other" started from is missing' in "\n".join(store.wrong)
    assert 'The sum of what the map "other" started from is missing' in "\n".join(check_copy(file))


def test_a_damaged_store_of_version_3_stays_one(tmp_path: Path) -> None:
    """Sums made anew could miss the entries that a damaged index does not give."""
    file = version_3(tmp_path / "maps.db")
    lose_index(file)
    with Store(file) as store:
        assert not store.read_only
        town = OpenMap(store, "town")
        before = town.folded().network.by_id.keys()
        town.change([AddPartner(Partner("new", "New"))], actor="")
        assert town.folded().network.by_id.keys() == before | {"new"}
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT version FROM store_version").fetchall() == [(3,)]


def lose_index(file: Path) -> None:
    """An index of the log exchanged for an empty one: its pages are sound, and it gives no entry."""
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("CREATE TABLE e (a TEXT, b BIGINT, UNIQUE (a, b))")
        connection.execute("PRAGMA writable_schema = ON")
        names = "('sqlite_autoindex_event_1', 'sqlite_autoindex_e_1')"
        (one,), (two,) = connection.execute(f"SELECT rootpage FROM sqlite_master WHERE name IN {names}").fetchall()
        connection.execute(f"UPDATE sqlite_master SET rootpage = ? - rootpage WHERE name IN {names}", (one + two,))


def test_an_address_that_is_none_is_refused() -> None:
    with pytest.raises(StoreError, match="not that of a database"):
        Store("folder/maps.db")


def test_the_file_of_an_earlier_copy_can_be_restored(tmp_path: Path) -> None:
    restore(version_3(tmp_path / "copy.db"), tmp_path / "maps.db")
    shutil.copy(tmp_path / "maps.db", tmp_path / "twice.db")
    with Store(tmp_path / "twice.db") as store:
        assert store.maps() == ("other", "town")
