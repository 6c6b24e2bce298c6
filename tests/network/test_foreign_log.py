"""The write-ahead log of another store beside a store is refused, before anything of it is written into the store."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from network.copies import carry_out
from network.errors import StoreError
from network.model import Network, Partner, System
from network.open_map import open_map
from network.parts import AddPartner
from network.store import Store
from tests.network.damage import sql

WORDS = "maps.db-wal beside maps.db is not its log, but that of another store"


def left_in_use(folder: Path, *maps: str, closed: bool = False) -> Path:
    """A store with its log as a power cut leaves them; once it was closed, its log holds one change."""
    used, left = folder / "used.db", folder / "maps.db"
    with Store(used) as store:
        _fill(store, maps)
    if not closed:
        used.unlink()
    with Store(used) as store:
        _fill(store, maps)
        for ending in ("", "-wal"):
            shutil.copyfile(f"{used}{ending}", f"{left}{ending}")
    return left


def _fill(store: Store, maps: tuple[str, ...]) -> None:
    for name in maps:
        town = open_map(store, name, Network(System(name)))
        number = town.count()
        town.change([AddPartner(Partner(f"p{number}", f"Partner {number}"))], actor="A")


@pytest.fixture
def foreign(tmp_path: Path) -> Callable[[str], Path]:
    """A store of the map "town" with the log of another beside it, which holds the map that is named."""

    def made(name: str) -> Path:
        (own := tmp_path / "own").mkdir()
        (other := tmp_path / "other").mkdir()
        file = left_in_use(own, "town", "village", closed=True)
        shutil.copyfile(f"{left_in_use(other, name)}-wal", f"{file}-wal")
        return file

    return made


@pytest.mark.parametrize("name", ["foreign", "town"])
def test_it_is_refused_and_nothing_is_written(name: str, foreign: Callable[[str], Path]) -> None:
    file = foreign(name)
    before = file.read_bytes()
    for what in ("check", "list"):
        with pytest.raises(StoreError, match=WORDS):
            carry_out(what, file, None)
    with pytest.raises(StoreError, match=WORDS):
        Store(file)
    assert file.read_bytes() == before


def test_the_log_of_another_program_is_told_too(tmp_path: Path) -> None:
    file = left_in_use(tmp_path, "town", closed=True)
    with closing(sqlite3.connect(tmp_path / "other.db")) as other:
        for statement in ("PRAGMA journal_mode=WAL", "CREATE TABLE visit (at TEXT)", "INSERT INTO visit VALUES ('x')"):
            other.execute(statement)
        other.commit()
        shutil.copyfile(tmp_path / "other.db-wal", f"{file}-wal")
    for what in ("check", "list"):
        with pytest.raises(StoreError, match=r"maps\.db-wal .* is not its log, but that of another program"):
            carry_out(what, file, None)
    Path(f"{file}-wal").unlink()
    assert carry_out("check", file, None) == (True, ("Nothing is wrong.",))


def test_moved_away_the_store_is_as_it_was(foreign: Callable[[str], Path]) -> None:
    file = foreign("foreign")
    Path(f"{file}-wal").unlink()
    with Store(file) as store:
        assert store.maps() == ("town", "village")


@pytest.mark.parametrize("closed", [True, False])
def test_its_own_log_is_read(closed: bool, tmp_path: Path) -> None:
    file = left_in_use(tmp_path, "town", closed=closed)
    assert carry_out("check", file, None) == (True, ("Nothing is wrong.",))
    with Store(file) as store:
        assert store.last("town") == 1 + closed
        store.reword("town", lambda _, text: text.replace("Partner", "P"), actor="A")
        store.redact("town", 1, actor="A")
        for ending in ("", "-wal"):
            shutil.copyfile(f"{file}{ending}", tmp_path / f"again.db{ending}")
    with Store(tmp_path / "again.db") as store:
        assert store.maps() == ("town",)


def test_maps_that_stand_only_in_the_log_of_an_empty_store_are_said_to(tmp_path: Path) -> None:
    (other := tmp_path / "other").mkdir()
    Store(tmp_path / "maps.db").close()
    shutil.copyfile(f"{left_in_use(other, 'foreign')}-wal", tmp_path / "maps.db-wal")
    before = {path.name: path.read_bytes() for path in tmp_path.glob("maps.db*")}
    sound, said = carry_out("check", tmp_path / "maps.db", None)
    assert sound
    assert said[0] == "Nothing is wrong."
    assert said[1].startswith("maps.db by itself holds no map: all its maps stand in maps.db-wal beside it")
    assert {path.name: path.read_bytes() for path in tmp_path.glob("maps.db*")} == before


def test_no_name_of_a_map_steers_a_terminal(tmp_path: Path) -> None:
    with Store(tmp_path / "maps.db") as store:
        _fill(store, ("north\x1b[2J\u202e",))
    sql("DELETE FROM event WHERE seq = 1")(tmp_path / "maps.db")
    for what in ("check", "list"):
        lines = carry_out(what, tmp_path / "maps.db", None)[1]
        assert any("north" in line for line in lines)
        assert all(line.isprintable() for line in lines)


def test_a_folder_in_the_place_of_the_log_is_said_in_words(tmp_path: Path) -> None:
    file = left_in_use(tmp_path, "town")
    Path(f"{file}-wal").unlink()
    Path(f"{file}-wal").mkdir()
    for look in (True, False):
        with pytest.raises(StoreError, match=r"^maps\.db-wal is a folder\. Move it"):
            Store(file, look=look)
