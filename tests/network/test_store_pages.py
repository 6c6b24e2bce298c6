"""Pages of a store that are lost or damaged: what stands elsewhere is read past them, and what is odd is said."""

import os
import random
import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import pytest
import sqlalchemy as sa

from network.copies import carry_out, check_copy
from network.errors import NetworkError, StoreError
from network.model import Network, Partner, System
from network.open_map import OpenMap, open_map
from network.parts import AddPartner
from network.store import Store
from tests.network.damage import sql
from tests.pace import usually

PAGE = 4096
MAPS, ENTRIES = ("one", "three", "two"), 100
pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed store of three maps."""
    file = tmp_path_factory.mktemp("sound") / "maps.db"
    with Store(file) as store:
        for name in MAPS:
            held = open_map(store, name, Network(System(f"Map {name}")))
            for number in range(ENTRIES):
                held.change([AddPartner(Partner(f"p{number}", f"Service {number}"))], actor="Table 4")
            held.undo(actor="Table 4")
    return file


@pytest.fixture
def file(sound: Path, tmp_path: Path) -> Path:
    """The same store, to be harmed."""
    return Path(shutil.copy(sound, tmp_path))


def root_of(file: Path, name: str) -> int:
    with closing(sqlite3.connect(file)) as opened:
        return int(opened.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (name,)).fetchone()[0])


def hold(file: Path) -> dict[str, object]:
    """Each map as the app shows it, or None where it cannot."""
    shown: dict[str, object] = {}
    with Store(file) as store:
        for name in store.maps():
            try:
                shown[name] = OpenMap(store, name).folded()
            except NetworkError:
                shown[name] = None
    return shown


@pytest.fixture(scope="module")
def whole(sound: Path) -> dict[str, object]:
    """What is shown of the sound store."""
    return hold(sound)


@pytest.mark.parametrize("seed", range(usually(1, slowly=10)))
def test_whatever_bit_is_turned_what_is_shown_is_the_same_or_something_is_named(
    seed: int, file: Path, sound: Path, whole: dict[str, object]
) -> None:
    dice, unsaid = random.Random(seed), []
    for _ in range(30):
        content = bytearray(sound.read_bytes())
        at, bit = dice.randrange(len(content)), dice.randrange(8)
        content[at] ^= 1 << bit
        for path in file.parent.iterdir():
            path.unlink()
        file.write_bytes(content)
        said, shown = said_of(file), None
        assert [path.name for path in file.parent.iterdir()] == ["maps.db"]
        assert file.read_bytes() == content
        with suppress(StoreError):
            shown = hold(file)
        if shown != whole and not said:
            unsaid.append((at, bit))
    assert unsaid == []


def said_of(file: Path) -> tuple[str, ...]:
    """What `maps check` says, whether it can look inside or not."""
    try:
        return check_copy(file)
    except StoreError as error:
        return (str(error),)


@pytest.mark.parametrize("index", ["sqlite_autoindex_event_1", "sqlite_autoindex_map_1", "sqlite_autoindex_seal_1"])
def test_what_a_damaged_index_does_not_give_is_read_from_the_table(
    index: str, file: Path, whole: dict[str, object]
) -> None:
    content = bytearray(file.read_bytes())
    at = (root_of(file, index) - 1) * PAGE + 3
    content[at : at + 2] = (0).to_bytes(2, "big")  # so many entries in the page
    file.write_bytes(content)
    assert "missing from index" in "\n".join(check_copy(file))
    assert hold(file) == whole
    with Store(file) as store:
        assert all(store.last(name) == ENTRIES + 1 for name in MAPS)
        read = [event for name in MAPS for event in store.events(name)]
        said = "\n".join(store.health())
    assert len(read) == 3 * (ENTRIES + 1)
    assert ("entries stand in it that its index does not give" in said) == ("event" in index)


def test_of_a_file_cut_between_two_pages_what_is_left_is_read(file: Path, whole: dict[str, object]) -> None:
    pages = file.stat().st_size // PAGE
    for left in range(pages - 1, 0, -usually(4, slowly=1)):
        os.truncate(file, left * PAGE)
        before = file.read_bytes()
        try:
            said = "\n".join(check_copy(file))
        except StoreError:  # of the tables themselves
            assert left < pages // 2
            continue
        assert f"The end of maps.db is missing: {pages - left} of its {pages} pages." in said
        with Store(file) as store:
            assert store.read_only
            assert f"{pages - left} of its {pages} pages" in "\n".join(store.wrong)
        for name, shown in hold(file).items():
            entries = [f'"{name}"' in line for line in said.splitlines()]
            assert shown == whole[name] or any(entries)
        assert file.read_bytes() == before
        assert not carry_out("list", file, None)[0]


def test_the_sound_maps_of_a_file_cut_short_open(file: Path, whole: dict[str, object]) -> None:
    os.truncate(file, file.stat().st_size - PAGE)
    assert sum(shown == whole[name] for name, shown in hold(file).items()) >= 2


ODD = {
    "UPDATE event SET seq = 9223372036854775807 WHERE map_id = 'one' AND seq = 101": "a number that none can have",
    "DELETE FROM map WHERE map_id = 'one'": 'There are 101 entries of a map "one", which is not there',
    "DELETE FROM store_version": "does not say any more of which version it is",
    "UPDATE store_version SET version = 2": "of version 2, and holds what version 4 does",
    "CREATE TABLE m AS SELECT * FROM map; INSERT INTO m SELECT * FROM m WHERE map_id = 'one'; DROP TABLE map; "
    "ALTER TABLE m RENAME TO map": '2 maps are called "one"',
    "INSERT INTO snapshot VALUES ('one', 5201, 'x', 'x', 'x')": 'The log of "one" held 5201 entries once and holds 101',
}


@pytest.mark.parametrize("statement", ODD)
def test_what_opening_leaves_out_or_finds_odd_is_said_by_every_command_and_on_screen(
    statement: str, file: Path
) -> None:
    moved = "UPDATE map SET seq = 9223372036854775807 WHERE map_id = 'one'"
    sql(*statement.split(";"), *([moved] if "seq = 922" in statement else []))(file)
    assert ODD[statement] in "\n".join(check_copy(file))
    well, lines = carry_out("list", file, None)
    assert not well
    assert ODD[statement] in "\n".join(lines)
    with Store(file) as store:
        assert ODD[statement] in "\n".join(store.wrong)
        assert ODD[statement] in "\n".join(store.health())


def test_a_file_put_behind_the_end_of_a_store_is_named(file: Path, sound: Path) -> None:
    file.write_bytes(file.read_bytes() + sound.read_bytes())
    assert "stands behind the end of maps.db" in check_copy(file)[0]


def test_when_a_map_was_changed_is_found_past_a_damaged_page(file: Path, sound: Path) -> None:
    with Store(sound) as store:
        whole = store.newest()
    sql("UPDATE map SET at = '2001-01-01T00:00:00+00:00'")(file)  # else both may be of one second
    content = bytearray(file.read_bytes())
    at = (root_of(file, "sqlite_autoindex_event_1") - 1) * PAGE + 3
    content[at : at + 2] = (0).to_bytes(2, "big")
    file.write_bytes(content)
    with Store(file) as store:
        assert store.newest() == whole
        assert "its index does not give" in "\n".join(store.wrong)


def test_that_tables_were_changed_is_said_in_words_where_nothing_can_be_kept(file: Path) -> None:
    sql("CREATE TABLE m AS SELECT * FROM map", "DROP TABLE map", "ALTER TABLE m RENAME TO map")(file)
    with Store(file) as store, pytest.raises(StoreError, match="something else has changed its tables"):
        OpenMap(store, "one").change([AddPartner(Partner("later", "Later"))], actor="Table 4")


def test_a_seal_is_not_made_again_over_what_was_changed(file: Path) -> None:
    sql("DELETE FROM store_version", "UPDATE map SET base = replace(base, 'Map one', 'Map won')")(file)
    with Store(file) as store, pytest.raises(StoreError, match="is not what was kept"):
        store.base("one")


def test_what_two_maps_started_from_is_not_swapped_along_with_its_sums(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("network.store.now", lambda: "2026-04-01T10:00:00+00:00")  # only their ids tell them apart
    with Store(tmp_path / "maps.db") as store:
        store.add_map("one", "base of one")
        store.add_map("two", "base of two")
    for table in ("map", "seal"):
        column = {"map": "base", "seal": "digest"}[table]
        sql(
            f"CREATE TABLE held AS SELECT map_id, {column} AS text FROM {table}",
            f"UPDATE {table} SET {column} = (SELECT text FROM held WHERE held.map_id <> {table}.map_id)",
            "DROP TABLE held",
        )(tmp_path / "maps.db")
    with Store(tmp_path / "maps.db") as store, pytest.raises(StoreError, match="is not what was kept"):
        store.base("one")


def test_a_number_that_none_can_have_is_said_on_postgresql_too(postgresql) -> None:
    url = postgresql.new_url()
    with Store(url) as store:
        open_map(store, "m", Network(System("Town"))).change([AddPartner(Partner("p", "P"))], actor="A")
        assert store.wrong == ()
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        for table in ("event", "map"):
            connection.execute(sa.text(f"UPDATE {table} SET seq = 9223372036854775807"))
    engine.dispose()
    with Store(url) as store:
        assert "a number that none can have" in "\n".join(store.health())
    with engine.begin() as connection:
        connection.execute(sa.text("DELETE FROM store_version"))
    engine.dispose()
    with Store(url) as store:
        assert "does not say any more of which version it is" in "\n".join(store.wrong)
    with Store(url) as store:
        assert "of which version" not in "\n".join(store.wrong)
