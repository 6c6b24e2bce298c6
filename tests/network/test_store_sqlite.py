"""The SQLite file: safe settings, copies and restoring, a full disk, a folder that is read only, unsafe places."""

import os
import shutil
import sqlite3
import sys
import threading
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path

import pytest
import sqlalchemy as sa

from network import _database
from network.copies import check_copy, copies, keep_copies, restore
from network.errors import StoreError
from network.files.map_file.yaml import to_yaml
from network.model import Network, System
from network.store import Store, Submission
from tests.clocks import asleep

NOBODY = 65534  # a user without rights


def note(idem: str, map_id: str = "m", **body: object) -> Submission:
    return Submission(map_id, idem, "rule", body, "Table 4")  # a kind that is known; without a rule it changes nothing


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "maps.db"


@pytest.fixture
def store(file: Path):
    with Store(f"sqlite:///{file}") as store:
        store.add_map("m", to_yaml(Network(System("Town"))))
        yield store


def values(file: Path, query: str) -> list[object]:
    with closing(sqlite3.connect(file)) as connection:
        return [value for (value,) in connection.execute(query)]


def test_every_connection_waits_for_the_disk_before_it_acknowledges(store):
    with store._engine.connect() as connection:
        settings = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout", "secure_delete")
        }
    full = 2
    assert settings == {
        "journal_mode": "wal",
        "synchronous": full,
        "foreign_keys": 1,
        "busy_timeout": 10_000,
        "secure_delete": 1,
    }


def test_a_blanked_text_is_no_longer_anywhere_in_the_files(store, file):
    store.append(note("a", text="something that had to go " * 20))
    store.redact("m", 1, actor="Facilitator")
    left = b"".join(path.read_bytes() for path in file.parent.iterdir())
    assert b"something that had to go" not in left


def test_finding_a_key_again_does_not_read_the_whole_log(store):
    query = "EXPLAIN QUERY PLAN SELECT seq FROM event WHERE map_id IN ('m') AND idem IN ('a', 'b')"
    with store._engine.connect() as connection:
        (plan,) = [row[3] for row in connection.exec_driver_sql(query)]
    assert plan.startswith("SEARCH event USING INDEX")


# --- copies ---


def test_a_copy_of_a_running_store_is_complete_though_the_file_alone_is_not(store, file, tmp_path):
    for n in range(20):
        store.append(note(f"{n}"))
    store.save_copy(tmp_path / "copy.db")
    shutil.copyfile(file, tmp_path / "by_hand.db")
    assert values(tmp_path / "copy.db", "SELECT count(*) FROM event") == [20]
    assert values(tmp_path / "by_hand.db", "SELECT count(*) FROM sqlite_master") == [0]


def test_a_copy_never_replaces_a_file(store, tmp_path):
    (tmp_path / "copy.db").write_text("mine")
    with pytest.raises(StoreError, match=r"copy\.db is there already"):
        store.save_copy(tmp_path / "copy.db")
    assert (tmp_path / "copy.db").read_text() == "mine"


def test_a_copy_that_fails_leaves_nothing_behind(store, tmp_path):
    with pytest.raises(StoreError, match="Could not save a copy"):
        store.save_copy(tmp_path / "no folder" / "copy.db")
    assert not list(tmp_path.glob("**/*.part"))


def test_a_restored_store_is_the_same_and_goes_on(store, tmp_path):
    for n in range(20):
        store.append(note(f"{n}"))
    store.save_copy(tmp_path / "copy.db")
    restore(tmp_path / "copy.db", tmp_path / "new.db")
    with Store(f"sqlite:///{tmp_path / 'new.db'}") as restored:
        assert (restored.events("m"), restored.base("m")) == (store.events("m"), store.base("m"))
        assert restored.append(note("more")) == 21


def test_restoring_never_writes_over_a_store(store, file, tmp_path):
    store.save_copy(tmp_path / "copy.db")
    with pytest.raises(StoreError, match="is there already"):
        restore(tmp_path / "copy.db", file)


def test_a_copy_that_is_missing_is_said_to_be(tmp_path):
    with pytest.raises(StoreError, match=r"no copy copy\.db"):
        restore(tmp_path / "copy.db", tmp_path / "new.db")


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        ("DELETE FROM event WHERE seq = 2", "should hold 3 entries and holds 2"),
        ("UPDATE map SET seq = 9", "should hold 9 entries and holds 3"),
        ("UPDATE map SET base = 'x'", 'The map "m" cannot be read'),
    ],
)
def test_a_damaged_copy_is_not_restored(store, tmp_path, damage, words):
    for n in range(3):
        store.append(note(f"{n}"))
    copy = tmp_path / "copy.db"
    store.save_copy(copy)
    with closing(sqlite3.connect(copy)) as connection, connection:
        connection.execute(damage)
    assert words in check_copy(copy)[0]
    with pytest.raises(StoreError, match="cannot be relied on"):
        restore(copy, tmp_path / "new.db")
    assert not (tmp_path / "new.db").exists()


def test_a_file_with_torn_pages_is_told_from_a_sound_one(store, tmp_path):
    for n in range(200):
        store.append(note(f"{n}", text="x" * 200))
    copy = tmp_path / "copy.db"
    store.save_copy(copy)
    with copy.open("r+b") as content:
        content.seek(5 * 4096)
        content.write(bytes(3 * 4096))
    with pytest.raises(StoreError, match="damaged"):
        restore(copy, tmp_path / "new.db")


def test_a_file_that_is_no_store_is_refused_in_plain_words(tmp_path):
    (tmp_path / "copy.db").write_text("not a database at all, " * 100)
    with pytest.raises(StoreError, match="not a store, or is damaged"):
        Store(f"sqlite:///{tmp_path / 'copy.db'}")


def test_a_copy_is_saved_at_the_end_and_only_the_newest_are_kept(store, tmp_path):
    folder = tmp_path / "copies"
    for n in range(5):
        with keep_copies(store, folder, keep=3):
            store.append(note(f"{n}"))
    assert [values(copy, "SELECT count(*) FROM event") for copy in copies(folder)] == [[5], [4], [3]]


def test_copies_are_saved_while_running(store, tmp_path):
    folder = tmp_path / "copies"
    saved = _Watched(folder)
    with keep_copies(store, folder, every=0.01) as keeping:
        keeping._store = saved.watching(store)
        store.append(note("a"))
        assert saved.one.wait(10)
    assert check_copy(copies(folder)[-1]) == ()


class _Watched:
    """Tells when a copy was saved."""

    def __init__(self, folder: Path) -> None:
        self.one = threading.Event()

    def watching(self, store: Store) -> Store:
        save_copy = store.save_copy

        def saving(path: Path) -> None:
            save_copy(path)
            self.one.set()

        store.save_copy = saving  # type: ignore[method-assign]
        return store


def test_nothing_is_copied_while_nothing_changes(store, tmp_path):
    with keep_copies(store, tmp_path / "copies") as keeping:
        keeping._save()
        keeping._save()
    assert len(copies(tmp_path / "copies")) == 1


def test_a_copy_that_cannot_be_saved_stops_nothing_and_is_said(store, tmp_path):
    (tmp_path / "copies").write_text("a file where the folder should be")
    with keep_copies(store, tmp_path / "copies") as keeping:
        store.append(note("a"))
    assert keeping.problem.startswith("No copy could be saved: ")


@pytest.mark.long
def test_a_postgresql_store_is_left_to_its_own_backups(postgresql, tmp_path):
    with Store(postgresql.new_url()) as store:
        with keep_copies(store, tmp_path / "copies") as keeping:
            store.add_map("m", "base")
        with pytest.raises(StoreError, match="pg_dump"):
            store.save_copy(tmp_path / "copy.db")
    assert keeping.problem == ""
    assert not (tmp_path / "copies").exists()


# --- what may happen to a disk ---


def test_a_full_disk_is_said_plainly_readers_go_on_and_writing_resumes_by_itself(store):
    store.append(note("a"))
    _limit_pages(store, 1)
    with pytest.raises(StoreError, match="Could not save: the disk is full"):
        store.append(note("b", text="x" * 100_000))
    assert [event.idem for event in store.events("m")] == ["a"]
    _limit_pages(store, 10_000)
    assert store.append(note("b", text="x" * 100_000)) == 2


def _limit_pages(store: Store, more: int) -> None:
    """From its next connection on, let the database grow by so many pages only, as a full disk does."""
    store._engine.dispose()

    @sa.event.listens_for(store._engine, "connect")
    def _(connection: sqlite3.Connection, _: object) -> None:
        (used,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count={used + more}")


def test_a_read_only_folder_can_be_read_and_says_so(store, file):
    store.append(note("a"))
    store.close()
    assert _as_nobody(file, 0o555, 0o444) == {
        "events": 1,
        "read only": True,
        "said": "The store is read only here. Move its file to a folder you can write to, and open it again.",
        "left": ["maps.db"],
    }


def test_a_read_only_file_in_a_folder_that_is_not_can_be_read(store, file):
    store.append(note("a"))
    store.close()
    told = _as_nobody(file, 0o777, 0o444)
    assert (told["events"], told["read only"]) == (1, True)


def test_entries_still_beside_a_read_only_file_are_read_too(store, file, tmp_path):
    store.append(note("a"))
    store.save_copy(tmp_path / "older.db")
    store.append(note("b"))
    folder = tmp_path / "stick"
    folder.mkdir()
    shutil.copyfile(tmp_path / "older.db", folder / "maps.db")
    shutil.copyfile(f"{file}-wal", folder / "maps.db-wal")
    (folder / "maps.db-wal").chmod(0o444)
    told = _as_nobody(folder / "maps.db", 0o555, 0o444)
    assert (told["events"], told["read only"], told["left"]) == (2, True, ["maps.db", "maps.db-wal"])


def _as_nobody(file: Path, folder_mode: int, file_mode: int) -> dict[str, object]:
    """Open the store in a process that may do no more than the modes of folder and file say."""
    file.chmod(file_mode)
    for parent in (file.parent, *list(file.parent.parents)[:3]):
        parent.chmod(parent.stat().st_mode | 0o055)
    file.parent.chmod(folder_mode)
    context = get_context("fork")
    answer, end = context.Pipe(duplex=False)
    process = context.Process(target=_look, args=(file, end))
    process.start()
    end.close()
    told = answer.recv()
    process.join()
    answer.close()
    file.parent.chmod(0o755)
    return told


def _look(file: Path, end) -> None:
    if os.geteuid() == 0:
        os.seteuid(NOBODY)
    with Store(f"sqlite:///{file}") as store:
        told: dict[str, object] = {"events": len(store.events("m")), "read only": store.read_only}
        try:
            store.append(note("b"))
        except StoreError as error:
            told["said"] = str(error)
        told["left"] = sorted(path.name for path in file.parent.iterdir())
    end.send(told)


@pytest.mark.parametrize("name", ["OneDrive - Council", "Dropbox", "My Google Drive", "iCloud Drive"])
def test_a_synced_folder_is_warned_of(tmp_path, name):
    folder = tmp_path / name
    folder.mkdir()
    with Store(f"sqlite:///{folder / 'maps.db'}") as store:
        assert "in a folder that is synced" in store.health()[-1]


def test_a_network_share_is_warned_of():
    assert "on a network share" in _database._unsafe_place(r"\\server\share\maps.db")[0]
    assert _database._unsafe_place(r"C:\maps\maps.db") == ()


def test_an_old_sqlite_is_warned_of(store, monkeypatch):
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 40, 1))
    assert store.health()[1].startswith("SQLite 3.51.3 or newer is safer")
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 51, 3))
    assert len(store.health()) == 1


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("nonsense", "the address is not that of a database"),
        ("sqlite://", "The store needs a file"),
        ("sqlite:///no/such/folder/maps.db", "Check that the folder exists"),
        ("postgresql+psycopg://me:secret@127.0.0.1:1/maps", "Connection refused"),
    ],
)
def test_a_store_that_cannot_be_opened_is_said_plainly_and_without_secrets(url, words):
    with pytest.raises(StoreError, match=words) as said:
        Store(url)
    assert "secret" not in str(said.value)


def test_a_missing_driver_is_said_with_how_to_install_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreError, match=r"pip install psycopg\[binary\]"):
        Store("postgresql+psycopg://me@127.0.0.1:1/maps")


def test_a_new_store_waits_while_another_program_sets_it_up(file, monkeypatch):
    """SQLite refuses to turn a file to write-ahead while somebody writes into it, and does not wait as it does else."""
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        over = asleep(lambda _: other.in_transaction and other.execute("COMMIT"))
        monkeypatch.setattr(_database, "time", over)
        with Store(f"sqlite:///{file}") as store:
            store.add_map("m", "base")
            assert list(store.maps()) == ["m"]


def test_a_new_store_that_another_program_holds_for_good_is_refused_in_plain_words(file, monkeypatch):
    monkeypatch.setattr(_database, "BUSY_SECONDS", 0)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another program is using it"):
            Store(f"sqlite:///{file}")
