"""What would destroy what is kept, or make something else a part of the store, is refused in words."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from network import _soundness
from network._soundness import pages, troubles
from network.copies import carry_out, check_copy, restore
from network.errors import StoreError
from network.model import Network, Partner, System
from network.open_map import OpenMap, open_map
from network.parts import AddPartner
from network.store import Store
from tests.network.damage import sql

PAGE = 4096
LONG = "x" * 900


def add(store: Store, name: str, first: int, last: int, said: str = "") -> None:
    town = open_map(store, name, Network(System(name)))
    for number in range(first, last + 1):
        town.change([AddPartner(Partner(f"p{number}", f"Partner {number} {said}{LONG}"))], actor="Table 4")


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("sound") / "maps.db"
    with Store(file) as store:
        add(store, "town", 1, 20)
        add(store, "other", 1, 3)
    return file


@pytest.fixture
def file(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(sound, tmp_path))


def kept(file: Path) -> dict[str, int]:
    with Store(file, look=True) as store:
        return {name: len(OpenMap(store, name).folded().network.partners) for name in store.maps()}


WHOLE = {"other": 3, "town": 20}


# --- what was left where a store is restored ---


@pytest.mark.parametrize("ending", ["-wal", "-shm", "-journal"])
@pytest.mark.parametrize("what", ["restore", "copy"])
def test_nothing_is_restored_where_the_log_of_an_earlier_store_lies(
    what: str, ending: str, file: Path, tmp_path: Path
) -> None:
    (tmp_path / f"new.db{ending}").write_bytes(b"of an earlier store")
    with pytest.raises(StoreError, match=rf"^new\.db{ending} of an earlier store lies where new\.db is to be made"):
        carry_out(what, file, tmp_path / "new.db")
    assert not (tmp_path / "new.db").exists()
    (tmp_path / f"new.db{ending}").unlink()
    assert carry_out(what, file, tmp_path / "new.db") == (True, ("new.db is complete.",))


# --- logs and journals of another store, or of another time ---


@pytest.fixture
def logs(tmp_path: Path) -> dict[str, Path]:
    """A store and its log by the time that they are of, and those of another store whose maps have the same names."""
    found: dict[str, Path] = {}
    for whose in ("own", "another"):
        file = tmp_path / whose / "maps.db"
        file.parent.mkdir()
        with Store(file) as store:
            add(store, "town", 1, 20, whose)
        for time, (first, last) in {"early": (21, 24), "late": (25, 60)}.items():
            with Store(file) as store:
                add(store, "town", first, last, whose)
                left = found[f"{whose} {time}"] = tmp_path / f"{whose} {time}" / "maps.db"
                left.parent.mkdir()
                for ending in ("", "-wal"):
                    shutil.copyfile(f"{file}{ending}", f"{left}{ending}")
            if time == "early":
                (closed := tmp_path / f"{whose} closed").mkdir()
                found[f"{whose} closed"] = Path(shutil.copy(file, closed))
        (finished := tmp_path / f"{whose} finished").mkdir()
        found[f"{whose} finished"] = Path(shutil.copy(file, finished))
    return found


@pytest.mark.parametrize(
    ("store", "log"),
    [("own late", "another late"), ("own closed", "another early"), ("own closed", "another late"),
     ("own finished", "own early"), ("own early", "own late"), ("own early", "another late")],
)  # fmt: skip
def test_a_log_that_is_not_of_the_store_at_that_time_is_never_merged(
    store: str, log: str, logs: dict[str, Path], tmp_path: Path
) -> None:
    (tmp_path / "tried").mkdir()
    file = tmp_path / "tried" / "maps.db"
    shutil.copyfile(logs[store], file)
    before = kept(file)
    shutil.copyfile(f"{logs[log]}-wal", f"{file}-wal")
    content = file.read_bytes()
    for look in (True, False):
        with pytest.raises(StoreError, match=r"^maps\.db-wal beside maps\.db is not its log.*Move maps\.db-wal to"):
            Store(file, look=look)
    assert file.read_bytes() == content
    for ending in ("-wal", "-shm"):
        Path(f"{file}{ending}").unlink(missing_ok=True)
    assert kept(file) == before


@pytest.mark.parametrize("time", ["early", "late"])
def test_its_own_log_is_read(time: str, logs: dict[str, Path]) -> None:
    with Store(logs[f"own {time}"]) as store:
        assert len(OpenMap(store, "town").folded().network.partners) == {"early": 24, "late": 60}[time]
        assert store.wrong == ()


def test_the_journal_of_another_store_is_not_played_back(file: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = tmp_path / "other" / "maps.db"
    with Store(other) as store:
        add(store, "village", 1, 20)
    with closing(sqlite3.connect(other, isolation_level=None)) as connection:
        for statement in ("PRAGMA journal_mode=DELETE", "PRAGMA cache_size=1", "BEGIN",
                          "UPDATE event SET body = body || 'zzzz'", "UPDATE map SET base = base || base"):  # fmt: skip
            connection.execute(statement)
        shutil.copyfile(f"{other}-journal", f"{file}-journal")
        connection.execute("ROLLBACK")
    content = file.read_bytes()
    for opened in (lambda: Store(file), lambda: check_copy(file)):
        with pytest.raises(StoreError, match=r"^maps\.db-journal beside maps\.db is not its journal"):
            opened()
    assert file.read_bytes() == content
    Path(f"{file}-journal").unlink()
    assert kept(file) == WHOLE


def test_a_store_that_another_program_holds_is_not_called_damaged(file: Path) -> None:
    sql("PRAGMA journal_mode = DELETE")(file)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        for look in (pages, troubles):
            with closing(sqlite3.connect(file, timeout=0)) as opened, pytest.raises(sqlite3.OperationalError):
                look(opened)


def test_what_is_written_meanwhile_is_no_trouble(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store(file) as store, closing(sqlite3.connect(file, isolation_level=None)) as opened:
        found = _soundness.pages

        def meanwhile(*of: Any) -> list[str]:
            said = found(*of)
            add(store, "town", 21, 21)
            return said

        monkeypatch.setattr(_soundness, "pages", meanwhile)
        numbers = _soundness._wrong_numbers
        monkeypatch.setattr(_soundness, "_wrong_numbers", lambda of: [*numbers(of), *late(store, of)])
        assert troubles(opened) == set()


def late(store: Store, opened: sqlite3.Connection) -> list[str]:
    """What differs between two looks at one store while something is added to it."""
    before = opened.execute("SELECT count(*) FROM event").fetchall()
    add(store, "town", 22, 22)
    return [] if opened.execute("SELECT count(*) FROM event").fetchall() == before else ["another moment"]


# --- damage that a change would make worse ---


def free_pages_that_are_used(file: Path) -> None:
    """The list of free pages names pages of the log: what is added next would be written over them."""
    sql("CREATE TABLE junk (a)", *("INSERT INTO junk VALUES (zeroblob(3500))",) * 30, "DROP TABLE junk")(file)
    with closing(sqlite3.connect(file)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'event'").fetchone()
    content = bytearray(file.read_bytes())
    trunk = int.from_bytes(content[32:36], "big")
    place, leaves = (trunk - 1) * PAGE, (root - 1) * PAGE
    cells = int.from_bytes(content[leaves + 3 : leaves + 5], "big")
    for number in range(min(cells, int.from_bytes(content[place + 4 : place + 8], "big"))):
        cell = leaves + int.from_bytes(content[leaves + 12 + 2 * number :][:2], "big")
        content[place + 8 + 4 * number : place + 12 + 4 * number] = content[cell : cell + 4]
    file.write_bytes(content)


def damaged_index(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        name = "sqlite_autoindex_event_1"
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (name,)).fetchone()
    content = file.read_bytes()
    file.write_bytes(content[: (root - 1) * PAGE] + bytes(PAGE) + content[root * PAGE :])


HARM: dict[str, tuple[Callable[[Path], object], str]] = {
    "free pages that are used": (free_pages_that_are_used, "The file is damaged, and what is added could be written"),
    "an index zeroed": (damaged_index, "The file is damaged, and what is added could be written"),
    "a trigger": (
        sql("CREATE TRIGGER t AFTER INSERT ON event BEGIN UPDATE event SET body = '{}' WHERE seq = new.seq; END"),
        'Something else has put the trigger "t" into the store, so nothing can be added while it is there',
    ),
    "a view": (sql("CREATE VIEW v AS SELECT * FROM event"), 'Something else has put the view "v" into the store'),
}


@pytest.mark.parametrize("harm", HARM)
def test_nothing_is_added_and_all_is_read_and_said(harm: str, file: Path) -> None:
    do, words = HARM[harm]
    do(file)
    content = file.read_bytes()
    with Store(file) as store:
        assert store.read_only
        assert words in "\n".join(store.wrong)
        assert words in "\n".join(store.health())
        assert "Move its file" not in "\n".join(store.health())
        town = OpenMap(store, "town")
        assert len(town.folded().network.partners) == 20
        with pytest.raises(StoreError) as raised:
            town.change([AddPartner(Partner("new", "New"))], actor="A")
        assert words in str(raised.value)
        with pytest.raises(StoreError):
            store.add_map("new", "base")
    assert file.read_bytes() == content
    assert check_copy(file)
    assert [path.name for path in file.parent.iterdir()] == ["maps.db"]


def test_pages_that_nothing_names_stop_no_change(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("CREATE TABLE junk (a)")
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("DELETE FROM sqlite_master WHERE name = 'junk'")
    assert "is never used" in "\n".join(check_copy(file))
    with Store(file) as store:
        assert not store.read_only
        OpenMap(store, "town").change([AddPartner(Partner("new", "New"))], actor="A")


def test_where_the_page_of_the_version_is_damaged_maps_are_read(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'store_version'").fetchone()
    content = file.read_bytes()
    file.write_bytes(content[: (root - 1) * PAGE] + bytes(PAGE) + content[root * PAGE :])
    with Store(file) as store:
        assert store.read_only
        assert "does not say any more of which version" in "\n".join(store.wrong)
    assert kept(file) == WHOLE


def test_why_a_file_that_was_cut_takes_nothing_is_said(file: Path) -> None:
    os.truncate(file, file.stat().st_size - PAGE)
    with Store(file) as store, pytest.raises(StoreError, match=r"^The end of maps\.db is missing: 1 of its"):
        store.add_map("new", "base")


# --- sentences ---


def made_anew(file: Path, change: Callable[[str], str], more: str = "") -> None:
    """The table of entries made by other words."""
    with closing(sqlite3.connect(file)) as connection, connection:
        (words,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'event'").fetchone()
        for statement in ("CREATE TABLE old AS SELECT * FROM event", "DROP TABLE event", change(words),
                          f"INSERT INTO event SELECT *{more} FROM old", "DROP TABLE old"):  # fmt: skip
            connection.execute(statement)


def test_nothing_is_added_where_numbers_are_kept_as_words(file: Path) -> None:
    """Then 10 comes before 9, and what is added could not be read."""
    made_anew(file, lambda words: words.replace("seq BIGINT", "seq TEXT"))
    with Store(file) as store, pytest.raises(StoreError, match='made the table "event" anew, which keeps numbers as'):
        store.add_map("new", "base")


def test_a_column_that_is_not_ours_is_named_and_no_change_ends_in_program_text(file: Path) -> None:
    made_anew(file, lambda words: words.replace("at TEXT NOT NULL", "at TEXT NOT NULL, must TEXT NOT NULL"), ", 'x'")
    assert 'put the column "must" into the store, in its table "event"' in "\n".join(check_copy(file))
    with Store(file) as store, pytest.raises(StoreError, match="something else has changed its tables"):
        OpenMap(store, "town").change([AddPartner(Partner("new", "New"))], actor="A")


def test_what_sqlite_finds_comes_in_one_sentence_with_what_to_do(file: Path) -> None:
    free_pages_that_are_used(file)
    (said,) = [line for line in carry_out("check", file, None)[1] if line.startswith("The file is damaged")]
    assert "more like this). Bring back the newest sound copy." in said
    assert "***" not in said
    assert "\N{REPLACEMENT CHARACTER}" not in said


def test_what_stands_behind_the_end_is_no_page_cut_off(file: Path) -> None:
    file.write_bytes(file.read_bytes() + b"?" * 10_000)
    (said,) = check_copy(file)
    assert "stands behind the end of maps.db" in said
    with Store(file) as store:
        assert said in store.wrong


def test_what_to_do_about_entries_that_are_left_out_is_said_once(file: Path) -> None:
    sql("UPDATE event SET body = '?' WHERE seq < 3")(file)
    said = carry_out("check", file, None)[1]
    assert [line.startswith("Of what is left out: look for a sound copy") for line in said] == [False] * 4 + [True]
    assert "Of what is left out" not in "".join(check_copy(file))


def test_a_version_that_there_is_not_is_said_once(file: Path) -> None:
    sql("UPDATE store_version SET version = -1")(file)
    (said,) = check_copy(file)
    assert said.startswith("The store says that it is of version -1")


def test_an_unread_log_that_was_kept_is_said_beside_a_sound_store(file: Path) -> None:
    Path(f"{file}-wal-unread").write_bytes(b"?")
    sound, said = carry_out("check", file, None)
    assert sound
    assert said[0] == "Nothing is wrong."
    assert said[1].startswith("maps.db-wal-unread beside it is a log that could not be read to its end once")


@pytest.mark.parametrize("number", ["4611686018427387904", "-5", "62.5"])
def test_a_wrong_number_of_a_map_is_told_where_the_store_is_opened(number: str, file: Path) -> None:
    sql(f"UPDATE map SET seq = {number} WHERE map_id = 'town'")(file)
    for look in (False, True):
        with Store(file, look=look) as store:
            assert 'The log of "town" should hold' in "\n".join(store.wrong)


def test_what_it_started_from_in_the_log_of_a_restored_copy_stays(file: Path, tmp_path: Path) -> None:
    restore(file, tmp_path / "new.db")
    assert kept(tmp_path / "new.db") == WHOLE
