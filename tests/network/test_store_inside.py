"""The store from within: its tables, its groups, its locks, and what each error of a database is called."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import OperationalError

from network import _database, _tables, _torn_log
from network import store as store_module
from network._entries import DAMAGED, HIGHEST, content_digest, placed
from network.errors import StoreError
from network.store import BASE, REDACT, Store, Submission, _number
from tests.clocks import asleep


def note(idem: str, map_id: str = "m", **body: object) -> Submission:
    return Submission(map_id, idem, "note", body, "Table 4")


def sql(file: Path, *commands: str) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        for command in commands:
            connection.execute(command)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "maps.db"


@pytest.fixture
def store(file: Path) -> Iterator[Store]:
    with Store(f"sqlite:///{file}") as store:
        store.add_map("m", "base of m")
        yield store


# --- tables ---


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("map", "map_id* base seq at"),
        ("event", "map_id* seq* idem digest kind body actor at"),
        ("snapshot", "map_id* seq code digest content"),
        ("store_version", "version*"),
    ],
)
def test_no_column_may_be_empty_and_these_are_the_keys(table: str, columns: str, store: Store, file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        found = list(connection.execute(f"PRAGMA table_info({table})"))
    assert [f"{name}{'*' if key else ''}" for _, name, _, _, _, key in found] == columns.split()
    assert all(never_empty for _, _, _, never_empty, _, _ in found)


def test_the_version_is_written_once_and_numbers_are_ours_to_give(store: Store, file: Path) -> None:
    store.close()
    Store(f"sqlite:///{file}").close()
    with closing(sqlite3.connect(file)) as connection:
        assert list(connection.execute("SELECT version FROM store_version")) == [(4,)]
    assert _tables.EVENTS.c.seq.autoincrement is False


@pytest.mark.parametrize(
    ("commands", "notes"),
    [
        ((), []),
        (("PRAGMA user_version = 2",), []),
        (("PRAGMA user_version = -1",), ["The store says that it is of version -1, which there is not."]),
        (("DROP TABLE snapshot",), ['The table "snapshot" is missing or damaged.']),
        (tuple(f"DROP TABLE {name}" for name in ("snapshot", "store_version", "seal", "store_id")), []),  # version 1
        (("DROP TABLE store_version",), ["The store does not say any more of which version it is."]),
        (("DELETE FROM store_id",), ["The id of the store is missing or damaged"]),
        (("DELETE FROM map",), ["There was no map in maps.db when it was opened."]),
    ],
)
def test_what_is_odd_about_a_store_is_said_when_it_is_opened(
    commands: tuple[str, ...], notes: list[str], store: Store, file: Path
) -> None:
    store.close()
    sql(file, *commands)
    with Store(f"sqlite:///{file}") as again:
        assert len(again.notes) == len(notes)
        assert all(said.startswith(words) for said, words in zip(again.notes, notes, strict=True))


def test_a_new_store_is_not_odd_and_a_file_that_held_nothing_is(tmp_path: Path) -> None:
    (tmp_path / "empty.db").touch()
    for name, notes in (("new.db", 0), ("empty.db", 1)):
        with Store(f"sqlite:///{tmp_path / name}") as store:
            assert len(store.notes) == notes
            assert all("held nothing at all" in said for said in store.notes)


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("PRAGMA user_version = 5", "newer version"),
        ("INSERT INTO store_version VALUES (5)", "newer version"),
        ("ALTER TABLE event DROP COLUMN actor", "database of another program"),  # the other table is as it should be
        ("DROP TABLE event", "database of another program"),
    ],
)
def test_what_is_not_ours_or_newer_is_refused(command: str, words: str, store: Store, file: Path) -> None:
    store.close()
    sql(file, command)
    for look in (False, True):
        with pytest.raises(StoreError, match=words):
            Store(f"sqlite:///{file}", look=look)


# --- groups and locks ---


def test_at_most_64_that_wait_share_a_commit(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes, go, insert = [], threading.Event(), store_module._insert

    def slowly(connection: sa.Connection, group: list[Any]) -> list[Any]:
        go.wait(10)
        sizes.append(len(group))
        return insert(connection, group)

    monkeypatch.setattr(store_module, "_insert", slowly)
    waiting = [store.submit(note("first"))]
    while not store._waiting.empty():  # until it is being written
        pass
    waiting += [store.submit(note(f"{n}")) for n in range(65)]
    go.set()
    assert [one.result(10) for one in waiting] == list(range(1, 67))
    assert sizes == [1, 64, 1]


class Patient:
    """A number that never comes."""

    waited: float | None = None

    def result(self, timeout: float | None = None) -> int:
        self.waited = timeout
        raise TimeoutError


def test_who_sends_waits_half_a_minute_and_is_told_to_send_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    number = Patient()
    monkeypatch.setattr(store, "submit", lambda _: number)
    with pytest.raises(StoreError, match="Send it again"):
        store.append(note("a"))
    assert number.waited == 30


def test_readers_wait_for_no_writer_and_a_writer_keeps_others_out(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_database, "BUSY_SECONDS", 0)
    with Store(f"sqlite:///{file}") as store:
        store.add_map("m", "base of m")
        store.append(note("a"))
        store.keep_snapshot("m", 1, "code", "content")
        with closing(sqlite3.connect(file, isolation_level=None, timeout=0)) as other:
            other.execute("BEGIN IMMEDIATE")
            assert (store.maps(), store.base("m"), store.last("m")) == (("m",), "base of m", 1)
            assert [map_id for map_id, _ in store.newest()] == ["m"]
            assert [event.seq for event in store.events("m")] == [1]
            assert store.snapshot("m", "code") == "content"
            assert store.check() == ()
            with pytest.raises(StoreError, match="another program is using it"):
                store.append(note("b"))
            other.execute("ROLLBACK")
            with store._engine.begin(), pytest.raises(sqlite3.OperationalError, match="locked"):
                other.execute("BEGIN IMMEDIATE")
    assert not store._writer.is_alive()


def test_who_sets_up_a_store_that_is_busy_tries_again_after_a_hundredth_of_a_second(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept = []
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")

        def sleep(seconds: float) -> None:
            slept.append(seconds)
            if other.in_transaction:
                other.execute("COMMIT")

        monkeypatch.setattr(_database, "time", asleep(sleep))
        with Store(f"sqlite:///{file}"):
            assert slept == [0.01]


@pytest.mark.parametrize(("url", "asked"), [("sqlite:///x.db", False), ("postgresql+psycopg://me@127.0.0.1/x", True)])
def test_only_a_connection_over_a_network_is_asked_whether_it_still_stands(
    url: str, asked: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def engine(_: object, **settings: object) -> None:
        assert settings == {"pool_pre_ping": asked}
        raise OSError("far enough")

    monkeypatch.setattr(sa, "create_engine", engine)
    with pytest.raises(StoreError, match="far enough"):
        Store(url)


# --- snapshots and words taken back ---


def test_a_snapshot_is_of_one_map_and_one_code(store: Store) -> None:
    store.add_map("other", "base")
    for map_id in ("m", "other", "not there"):
        store.keep_snapshot(map_id, 0, "code", f"of {map_id}")
    store.keep_snapshot("m", 0, "code", "of m, newer")
    assert store.snapshot("m", "code") == "of m, newer"
    assert store.snapshot("other", "code") == "of other"
    assert store.snapshot("not there", "code") == ""
    assert store.snapshot("m", "another code") == ""


def test_blanking_in_one_map_leaves_the_snapshot_and_the_entries_of_another(store: Store) -> None:
    store.add_map("other", "base")
    for map_id in ("m", "other"):
        store.append(note("a", map_id, text="kept"))
        store.append(note("b", map_id, text="kept"))
        store.keep_snapshot(map_id, 2, "code", "content")
    store.redact("m", 2, actor="Facilitator")
    assert [event.kind for event in store.events("m")] == ["note", "redacted", REDACT]
    assert [event.kind for event in store.events("other")] == ["note", "note"]
    assert (store.snapshot("m", "code"), store.snapshot("other", "code")) == ("", "content")


def test_words_are_changed_in_one_map_in_what_is_sound_only(store: Store, file: Path) -> None:
    store.add_map("other", "secret base")
    for map_id in ("m", "other"):
        store.append(note("a", map_id, text="secret"))
        store.append(note("b", map_id, text="plain"))
        store.append(note("c", map_id, text="secret"))
    sql(file, "UPDATE event SET body = '{\"text\": \"secret?\"}' WHERE seq = 3 AND map_id = 'm'")
    asked = []

    def reworded(kind: str, text: str) -> str:
        asked.append((kind, text))
        return text.replace("secret", "...").replace("base", "start")

    assert store.reword("m", reworded, actor="Facilitator") == 4
    assert asked == [(BASE, "base of m"), ("note", '{"text": "secret"}'), ("note", '{"text": "plain"}')]
    assert (store.base("m"), store.base("other")) == ("start of m", "secret base")
    events = store.events("m")
    assert [event.kind for event in events] == ["note", "note", DAMAGED, REDACT]
    assert [events[place].body for place in (0, 1, 3)] == [{"text": "..."}, {"text": "plain"}, {"seq": 0}]
    assert [event.body["text"] for event in store.events("other")] == ["secret", "plain", "secret"]
    assert file.with_name("maps.db-wal").stat().st_size == 0  # the words stood there too


# --- logs that are damaged ---


class Torn:
    """A connection on which reading these entries fails."""

    def __init__(self, connection: sa.Connection, *seqs: int) -> None:
        self.connection, self.seqs, self.tries = connection, seqs, 0

    def execute(self, query: sa.Select[Any]) -> Any:
        self.tries += 1
        found = self.connection.execute(query)
        rows = found.all()
        if any(row.seq in self.seqs for row in rows):
            raise OperationalError("SELECT", {}, Exception("malformed"))
        return self.connection.execute(query)


@pytest.mark.parametrize("seqs", [(), (1,), (5,), (3, 4), (1, 2, 3, 4, 5)])
def test_all_that_can_be_read_of_a_torn_log_is_read(seqs: tuple[int, ...], store: Store) -> None:
    for n in range(5):
        store.append(note(f"{n}"))
    with store._engine.connect() as connection:
        found = _torn_log.piecewise(Torn(connection, *seqs), "m", 1, 5)
        later = _torn_log.piecewise(Torn(connection), "m", 2, 4)
    assert [(event.seq, event.kind == DAMAGED) for event in found] == [(n, n in seqs) for n in range(1, 6)]
    assert all(event.text == "The file is damaged where it stands." for event in found if event.kind == DAMAGED)
    assert [event.seq for event in later] == [2, 3, 4]


def test_a_log_of_which_nothing_can_be_read_is_given_up_after_two_thousand_pieces() -> None:
    class Broken:
        tries = 0

        def execute(self, _: object) -> None:
            self.tries += 1
            raise OperationalError("SELECT", {}, Exception("malformed"))

    broken = Broken()
    with pytest.raises(OperationalError):
        _torn_log.piecewise(broken, "m", 1, 10_000)
    assert broken.tries == 2_000


def test_a_number_of_the_map_that_is_damaged_or_behind_is_put_right(store: Store, file: Path) -> None:
    for n in range(3):
        store.append(note(f"{n}"))
    for seq, number in (("'x'", 4), ("1", 5), ("9", 10)):
        sql(file, f"UPDATE map SET seq = {seq}")
        assert store.append(note(f"then {seq}")) == number
    sql(file, "UPDATE map SET seq = 'x'")
    assert store.last("m") == 0


def test_maps_whose_names_or_moments_are_no_text(store: Store, file: Path) -> None:
    sql(
        file,
        "INSERT INTO map VALUES (x'ff', 'b', 0, '2026')",
        "INSERT INTO map VALUES ('n', 'b', 0, x'ff')",
        "INSERT INTO map VALUES ('o', x'ff', 0, '2020')",
    )
    assert store.maps() == ("m", "n", "o")
    assert [map_id for map_id, _ in store.newest()] == ["m", "o", "n"]
    assert store.newest()[-1] == ("n", "")
    assert "The name of a map is damaged" in "\n".join(store.check())
    with pytest.raises(StoreError, match='What the map "o" started from is damaged'):
        store.base("o")


# --- what each error is called ---


@pytest.mark.parametrize("sign", _database.REASONS)
def test_what_a_database_says_is_told_in_plain_words(sign: str) -> None:
    error = OperationalError("SELECT", {}, Exception(f"odd words, {sign}, more"))
    for raised in (error, sqlite3.OperationalError(f"odd words, {sign}, more")):
        with pytest.raises(StoreError) as said, _database.plain_errors("look"):
            raise raised
        assert str(said.value) == f"Could not look: {_database.REASONS[sign]}"


def test_what_nobody_has_words_for_is_told_by_its_first_line() -> None:
    for raised, words in (
        (OSError("odd words\nand more"), "odd words"),
        (OperationalError("SELECT", {}, None), "(builtins.NoneType) None"),
        (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "odd"), _database.REASONS["decode to UTF-8"]),
    ):
        with pytest.raises(StoreError) as said, _database.plain_errors("look"):
            raise raised
        assert str(said.value) == f"Could not look: {words}"


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (r"C:\Users\me\OneDrive - Council\maps.db", "synced"),
        ("/home/me/Nextcloud/maps.db", "synced"),
        (r"\\server\share\maps.db", "network share"),
        ("//server/share/maps.db", "network share"),
        ("/home/me/maps.db", ""),
    ],
)
def test_places_that_are_not_safe(place: str, words: str) -> None:
    said = _database._unsafe_place(place)
    assert [words in one for one in said] == ([True] if words else [])


def test_what_is_kept_has_the_digest_of_its_content_and_its_place(store: Store, file: Path) -> None:
    store.append(note("a", n=1))
    with closing(sqlite3.connect(file)) as connection:
        ((kind, body, digest, *place),) = connection.execute(
            "SELECT kind, body, digest, map_id, seq, idem, actor, at FROM event"
        )
        ((store_id,),) = connection.execute("SELECT store_id FROM store_id")
    assert (kind, body, place[:2]) == ("note", '{"n": 1}', ["m", 1])
    assert digest == placed(content_digest("note", body), *place, store=store_id)
    assert digest != placed(content_digest("note", body), *place)


@pytest.mark.parametrize(
    ("said", "number"), [(-1, 0), (0, 0), (1, 1), (HIGHEST, HIGHEST), (HIGHEST + 1, 0), ("7", 0), (7.0, 0), (None, 0)]
)
def test_a_number_that_no_entry_can_have_is_none(said: object, number: int) -> None:
    assert _number(said) == number


def test_which_database_is_in_use_is_said_of_postgresql_too() -> None:
    assert _database.health(sa.create_engine("postgresql+psycopg://me@127.0.0.1/x")) == ("Database: postgresql.",)
