"""A SQLite store as files: rights, what is looked at without writing, and a write-ahead log that is cut off."""

import sqlite3
import stat
import struct
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from network import _sqlite_file as files
from network.errors import StoreError

PAGE = 4096
FRAME = 24 + PAGE
posix = pytest.mark.skipif(sys.platform == "win32", reason="rights are another matter there")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def parts(tmp_path: Path) -> Iterator[tuple[bytes, bytes]]:
    """What a store and its write-ahead log hold while three transactions are in the log alone."""
    file = tmp_path / "used.db"
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA page_size={PAGE}")
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA wal_autocheckpoint=0")
        connection.execute("CREATE TABLE t (x)")
        for number in range(2):
            connection.execute("INSERT INTO t VALUES (?)", (f"{number}" * 100,))
        yield file.read_bytes(), file.with_name("used.db-wal").read_bytes()


def store(folder: Path, parts: tuple[bytes, bytes], log: bytes) -> Path:
    file = folder / "maps.db"
    file.write_bytes(parts[0])
    file.with_name("maps.db-wal").write_bytes(log)
    return file


def damaged(log: bytes, place: int) -> bytes:
    return log[:place] + bytes([log[place] ^ 0xFF]) + log[place + 1 :]


def test_a_whole_log_is_read_to_its_end(tmp_path: Path, parts: tuple[bytes, bytes]) -> None:
    assert (len(parts[1]) - 32) % FRAME == 0
    assert files.unread(store(tmp_path, parts, parts[1])) == ""


def of_another_machine(log: bytes) -> bytes:
    """The same log as a machine writes it that puts the largest byte of a number first."""
    head = struct.pack(">I", 0x377F0683) + log[4:24]
    sums = files._sums(head, (0, 0), ">")
    made = head + struct.pack(">2I", *sums)
    for start in range(32, len(log), FRAME):
        frame, page = log[start : start + 24], log[start + 24 : start + FRAME]
        sums = files._sums(page, files._sums(frame[:8], sums, ">"), ">")
        made += frame[:16] + struct.pack(">2I", *sums) + page
    return made


def test_a_log_of_another_machine_is_read_too(tmp_path: Path, parts: tuple[bytes, bytes]) -> None:
    log = of_another_machine(parts[1])
    assert rows(files.looking(store(tmp_path, parts, log))) == 2  # SQLite takes it as well
    assert files.unread(store(tmp_path, parts, log)) == ""
    for damage in (40, 60, len(log) - 1):
        assert files.unread(store(tmp_path, parts, damaged(log, damage)))
    for first in (0x377F0681, 0x377F0684):
        assert files.unread(store(tmp_path, parts, struct.pack(">I", first) + log[4:]))


@pytest.mark.parametrize("place", [0, 8, 24, 31, 32, 32 + 16, 32 + 24, 32 + 24 + PAGE - 1])
def test_damage_to_the_head_or_the_first_page_cuts_the_rest_off(
    place: int, tmp_path: Path, parts: tuple[bytes, bytes]
) -> None:
    said = files.unread(store(tmp_path, parts, damaged(parts[1], place)))
    assert said == "maps.db-wal cannot be read to its end: the newest entries may be missing."


def test_a_log_that_ends_part_way_is_told_wherever_it_was_cut(tmp_path: Path, parts: tuple[bytes, bytes]) -> None:
    # the first change wrote two pages, the others one each
    whole = list(range(32 + 2 * FRAME, len(parts[1]) + 1, FRAME))
    for length in (
        1,
        31,
        32,
        33,
        32 + FRAME - 1,
        32 + FRAME,
        *(end + by for end in whole[:-1] for by in (1, 100, PAGE)),
    ):
        assert "ends part way through a change" in files.unread(store(tmp_path, parts, parts[1][:length])), length
    for length in (0, *whole):
        assert files.unread(store(tmp_path, parts, parts[1][:length])) == "", length


def test_the_last_page_damaged_is_the_end_of_a_transaction_damaged(tmp_path: Path, parts: tuple[bytes, bytes]) -> None:
    assert files.unread(store(tmp_path, parts, damaged(parts[1], len(parts[1]) - 1)))


def test_pages_of_an_earlier_round_are_not_of_this_one(tmp_path: Path) -> None:
    # the log was begun anew, and what stands behind its end is left from before
    with closing(sqlite3.connect(tmp_path / "maps.db", isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE t (x)")
        for number in range(5):
            connection.execute("INSERT INTO t VALUES (?)", (number,))
        log = tmp_path / "maps.db-wal"
        before = log.stat().st_size
        connection.execute("PRAGMA wal_checkpoint(RESTART)")
        connection.execute("INSERT INTO t VALUES (9)")
        assert log.stat().st_size == before
        assert files.unread(tmp_path / "maps.db") == ""


@pytest.mark.parametrize("place", [8, 12, 15])
@pytest.mark.parametrize("frame", ["first", "last"])
def test_damaged_salts_hide_nothing(place: int, frame: str, tmp_path: Path, parts: tuple[bytes, bytes]) -> None:
    start = 32 if frame == "first" else len(parts[1]) - FRAME
    assert files.unread(store(tmp_path, parts, damaged(parts[1], start + place)))


def test_a_damaged_log_is_kept_once_and_a_sound_one_is_not(tmp_path: Path, parts: tuple[bytes, bytes]) -> None:
    kept = tmp_path / "maps.db-wal-unread"
    file = store(tmp_path, parts, parts[1])
    assert (files.save_unread(file), kept.exists()) == ("", False)
    store(tmp_path, parts, damaged(parts[1], 60))
    assert files.save_unread(file)
    first = kept.read_bytes()
    store(tmp_path, parts, damaged(parts[1], 70))
    assert files.save_unread(file)
    assert kept.read_bytes() == first == damaged(parts[1], 60)


def test_without_a_log_there_is_nothing_unread(tmp_path: Path) -> None:
    assert files.unread(tmp_path / "maps.db") == ""


def test_a_store_that_is_gone_while_its_log_is_there_is_refused(tmp_path: Path, parts: tuple[bytes, bytes]) -> None:
    file = store(tmp_path, parts, parts[1])
    files.refuse_lost(file)
    for lose in (lambda: file.write_bytes(b""), file.unlink):
        lose()
        with pytest.raises(StoreError, match=r"is missing or empty, but maps\.db-wal beside it holds entries"):
            files.refuse_lost(file)
    file.with_name("maps.db-wal").write_bytes(b"")
    files.refuse_lost(file)


def rows(look: files.Look) -> int:
    connect, tidy_up = look
    with closing(connect()) as connection:
        (count,) = connection.execute("SELECT count(*) FROM t").fetchone()
    tidy_up()
    return int(count)


def test_looking_reads_the_log_too_and_leaves_nothing_behind(tmp_path: Path, parts: tuple[bytes, bytes]) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    file = store(folder, parts, parts[1])
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert rows(files.looking(file)) == 2
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_log_that_was_only_begun_is_read_beside_the_table_of_contents_of_the_one_before(tmp_path: Path) -> None:
    used, left = tmp_path / "used.db", tmp_path / "left" / "maps.db"
    left.parent.mkdir()
    with closing(sqlite3.connect(used, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE t (x)")
        connection.execute("INSERT INTO t VALUES (1)")
        connection.execute("PRAGMA wal_checkpoint")
        connection.execute("INSERT INTO t VALUES (2)")
        for ending in ("", "-wal", "-shm"):
            left.with_name(f"maps.db{ending}").write_bytes(used.with_name(f"used.db{ending}").read_bytes())
    log = left.with_name("maps.db-wal")
    log.write_bytes(log.read_bytes()[:32])  # its head alone, as a program leaves it that is ended right then
    assert rows(files.looking(left)) == 1
    with closing(sqlite3.connect(left)) as connection:  # whoever may write
        assert connection.execute("SELECT count(*) FROM t").fetchone() == (1,)


def test_looking_at_a_folder_or_at_nothing_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder"):
        files.looking(tmp_path)
    (tmp_path / "maps.db").touch()
    with pytest.raises(StoreError, match="is empty"):
        files.looking(tmp_path / "maps.db")


@posix
@pytest.mark.parametrize(
    ("names", "closed"),
    [
        ([], True),
        (["maps.db", "maps.db-wal", "copies", "copy-1.db", "sure.db"], True),
        (["maps.db", "holiday.jpg"], False),
    ],
)
def test_a_folder_is_closed_to_others_where_all_in_it_is_ours(names: list[str], closed: bool, tmp_path: Path) -> None:
    folder = tmp_path / "app"
    folder.mkdir()
    folder.chmod(0o775)
    for name in names:
        (folder / name).touch()
    files.private_folder(folder)
    assert mode(folder) == (0o700 if closed else 0o775)


@posix
def test_a_folder_that_all_share_stays_open_and_a_new_one_is_closed(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o1777)
    files.private_folder(shared)
    assert mode(shared) == 0o1777
    files.private_folder(shared / "one" / "two")
    assert mode(shared / "one" / "two") == 0o700


@posix
def test_a_store_and_what_stands_beside_it_are_closed_and_its_owner_keeps_his_rights(tmp_path: Path) -> None:
    file, log, other = tmp_path / "maps.db", tmp_path / "maps.db-wal", tmp_path / "other.db"
    for path, rights in ((file, 0o664), (log, 0o444), (other, 0o664)):
        path.write_bytes(b"x")
        path.chmod(rights)
    files.close_to_others(file)
    assert (mode(file), mode(log), mode(other)) == (0o600, 0o400, 0o664)
    assert file.read_bytes() == b"x"
    files.close_to_others(tmp_path / "new.db")
    assert mode(tmp_path / "new.db") == 0o600


@pytest.mark.parametrize("size", [512, 4096, 32768, 65536])  # the largest is written as 1 in the head of a file
def test_a_last_page_that_is_cut_off_is_said_whatever_the_size_of_a_page(size: int, tmp_path: Path) -> None:
    file = tmp_path / "maps.db"
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA page_size={size}")
        connection.execute("CREATE TABLE t (x)")
    whole = file.read_bytes()
    assert files.wrong_around(file) == ()
    file.write_bytes(whole[:-1])
    (said,) = files.wrong_around(file)
    assert said.startswith("The end of maps.db is missing: its last page is cut off.")


def test_a_change_that_was_cut_off_beside_the_store_is_said(tmp_path: Path, parts: tuple[bytes, bytes]) -> None:
    file = store(tmp_path, parts, b"")
    file.with_name("maps.db-journal").write_bytes(b"")
    assert files.wrong_around(file) == ()
    file.with_name("maps.db-journal").write_bytes(b"x")
    (said,) = files.wrong_around(file)
    assert said.startswith("maps.db-journal lies beside the store")


def test_a_file_with_nothing_in_it_is_not_cut_off(tmp_path: Path) -> None:
    (tmp_path / "maps.db").touch()
    assert files.wrong_around(tmp_path / "maps.db") == ()
