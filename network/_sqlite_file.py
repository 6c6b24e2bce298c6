"""A SQLite store as files on a disk: only its owner may read them, and looking at them changes nothing.

Beside `maps.db` stand, while it is in use, `maps.db-wal` with the newest entries and `maps.db-shm`, a table of contents
of that. Python must not open `maps.db` or `maps.db-shm` itself while this process uses them: closing them again would
drop the locks that SQLite holds.
"""

import errno
import os
import shutil
import sqlite3
import stat
import struct
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

from network.errors import StoreError

__all__ = [
    "Look",
    "behind_its_end",
    "close_to_others",
    "connect",
    "connect_short",
    "cut_short",
    "journal_of",
    "left_beside",
    "lenient",
    "log_of",
    "looking",
    "pages_missing",
    "private_folder",
    "refuse_beside",
    "refuse_folder",
    "refuse_lost",
    "refuse_unreadable",
    "save_unread",
    "size_of",
    "unread",
    "unread_beside",
    "wrong_around",
]

OTHERS = stat.S_IRWXG | stat.S_IRWXO
OURS = ("maps.db", "copies", "copy-", "sure")  # how the names in a folder of the app begin
WAL, SHARED, JOURNAL = "-wal", "-shm", "-journal"
SIGN, HEAD = b"SQLite format 3\0", 100  # how a file begins, and how many bytes of it speak of the whole
PAGE_SIZE_AT, LARGEST_PAGE = 16, 65_536  # where the head of a file has the size of a page in bytes; 1 stands for this
UNREAD = "-unread"  # what could not be read of the write-ahead log is kept under this name
LOG_HEAD, FRAME_HEAD = 32, 24  # bytes
LITTLE, BIG = 0x377F0682, 0x377F0683  # first number of a write-ahead log: how its sums are made
NOT_TO_ITS_END = "cannot be read to its end: the newest entries may be missing."
PART_WAY = (
    "ends part way through a change: what was being kept just then is not there, and newer entries may be missing. "
    "Compare it with the newest copy."
)
WRAP = 0xFFFFFFFF

Look = tuple[Callable[[], sqlite3.Connection], Callable[[], None]]  # opens a connection; tidies up at the end


def private_folder(folder: Path) -> None:
    """Make a folder that only its owner can look into; one that is there is closed if it holds nothing but ours."""
    folder.mkdir(mode=stat.S_IRWXU, parents=True, exist_ok=True)
    shared = folder.stat().st_mode & stat.S_ISVTX  # such as /tmp
    if not shared and all(path.name.startswith(OURS) for path in folder.iterdir()):
        _close(folder)


def close_to_others(file: Path) -> None:
    """Let only the owner read a store. A new one is made so before anything is in it."""
    with suppress(OSError):  # what is wrong with the place is said when it is opened
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, stat.S_IRUSR | stat.S_IWUSR))
    for path in (file, _beside(file, WAL), _beside(file, SHARED)):
        _close(path)


def refuse_lost(file: Path) -> None:
    """SQLite would throw the newest entries away where the file that they belong to is gone."""
    if not size_of(file) and size_of(_beside(file, WAL)):
        raise StoreError(
            f"{file.name} is missing or empty, but {file.name}{WAL} beside it holds entries. Put {file.name} back, or "
            f"move {file.name}{WAL} to another folder and bring back the newest copy."
        )


def refuse_folder(file: Path) -> None:
    """A folder under the name of the store."""
    if file.is_dir():
        name = file.name or str(file)
        raise StoreError(f"{name} is a folder. Name the file in it, such as {name}/maps.db.")


def refuse_unreadable(file: Path) -> None:
    """What SQLite only calls impossible to open. Asked without opening it, which would drop its locks."""
    for path in (file, _beside(file, WAL), _beside(file, JOURNAL), _beside(file, SHARED)):
        if path.exists() and not path.is_file():
            kind = "a folder" if path.is_dir() else "no file that holds anything, but a device or a pipe"
            raise StoreError(f"{path.name} is {kind}. Move it to another place: the store needs that name.")
        if path.exists() and not os.access(path, os.R_OK, effective_ids=os.access in os.supports_effective_ids):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path.name)


def refuse_beside(file: Path) -> None:
    """Where a store is to be made anew, the log of an earlier one would become a part of it."""
    left = [path.name for path in (_beside(file, end) for end in (WAL, JOURNAL, SHARED)) if path.exists()]
    if left:
        raise StoreError(
            f"{' and '.join(left)} of an earlier store lie{'s' if len(left) == 1 else ''} where {file.name} is to be "
            f"made, and would change it. Move {'it' if len(left) == 1 else 'them'} to the folder of that store first."
        )


def unread_beside(file: Path) -> tuple[str, ...]:
    """Whether what could not be read of an earlier log is kept beside the store, in words."""
    kept = _beside(file, f"{WAL}{UNREAD}")
    if not kept.exists():
        return ()
    return (
        f"{kept.name} beside it is a log that could not be read to its end once: entries that were only in it are not "
        "in the store. Compare the store with the newest copy, then move that file away.",
    )


def wrong_around(file: Path) -> tuple[str, ...]:
    """What SQLite passes over in silence: bytes missing at the end, and a change that was cut off, left beside it."""
    with file.open("rb") as stored:
        head = stored.read(HEAD)
    page = int.from_bytes(head[PAGE_SIZE_AT : PAGE_SIZE_AT + 2], "big")
    page = LARGEST_PAGE if page == 1 else page
    held = size_of(_beside(file, WAL))  # a page that is cut off may stand there whole: SQLite takes it from there
    pages, sure = _counted(head) if len(head) == HEAD else (0, False)
    pages = pages if sure else 0
    around = () if held else (*cut_short(file, page, pages), *behind_its_end(file, pages * page))
    return (*around, *pages_missing(file), *left_beside(file))


def behind_its_end(file: Path, end: int) -> tuple[str, ...]:
    """Whether something was put behind the last page of a store, such as another file, in words."""
    if not end or size_of(file) <= end:
        return ()
    return (
        f"Something that is not of the store stands behind the end of {file.name}. Its maps are read without it. "
        "Compare it with the newest copy.",
    )


def left_beside(file: Path) -> tuple[str, ...]:
    """Whether the journal of another program's change lies beside a store, in words. SQLite takes that change back."""
    if not size_of(_beside(file, JOURNAL)):
        return ()
    return (
        f"{file.name}{JOURNAL} lies beside the store: a change by another program was cut off. Where the store is "
        "opened it is taken back. Compare the store with the newest copy.",
    )


def cut_short(file: Path, page: int, pages: int = 0) -> tuple[str, ...]:
    """Whether the end of a file is missing that is made of pages of so many bytes, in words.

    Parameters
    ----------
    pages
        How many it should have, where that is known: what stands behind them is no page.
    """
    if not page or not size_of(file) % page or 0 < pages * page <= size_of(file):
        return ()
    return (f"The end of {file.name} is missing: its last page is cut off. Bring back the newest sound copy.",)


def pages_missing(file: Path) -> tuple[str, ...]:
    """Whether a file was cut off between two of its pages, in words: SQLite then reads nothing of it at all."""
    missing, pages = _missing(file)
    if not missing:
        return ()
    return (
        f"The end of {file.name} is missing: {missing:,} of its {pages:,} pages. What is left of it can be read, and "
        "nothing can be added. Bring back the newest sound copy.",
    )


def _missing(file: Path) -> tuple[int, int]:
    """How many whole pages a store lacks, and how many it had. Its log may hold them, so then none is missing."""
    if size_of(file) < HEAD or size_of(_beside(file, WAL)) or _opens(file):
        return 0, 0
    with file.open("rb") as stored:
        head = stored.read(HEAD)
    page, (pages, valid_for) = int.from_bytes(head[PAGE_SIZE_AT : PAGE_SIZE_AT + 2], "big"), _counted(head)
    page = LARGEST_PAGE if page == 1 else page
    if page < 512 or not valid_for:  # what the head says of pages is not to be relied on
        return 0, 0
    return max(0, pages - -(-size_of(file) // page)), pages


def _counted(head: bytes) -> tuple[int, bool]:
    """How many pages a file has, and whether that was said by who changed it last."""
    changes, pages, *_ = struct.unpack(">2I", head[24:32])
    return pages, head[:16] == SIGN and head[92:96] == struct.pack(">I", changes)


def _opens(file: Path) -> bool:
    """Whether SQLite reads a file at all. Asked of SQLite: while it does, its locks would be dropped otherwise."""
    try:
        with closing(connect(file, "mode=ro&immutable=1")) as opened:
            opened.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.DatabaseError:
        return False
    return True


def looking(file: Path) -> Look:
    """How to read a store without writing anything: not into it, and not beside it.

    Raises
    ------
    StoreError
        When there is nothing to be read.
    """
    refuse_folder(file)
    refuse_lost(file)
    refuse_unreadable(file)
    if file.exists() and not size_of(file):
        raise StoreError(f"{file.name} is empty: nothing at all is in it. Bring back the newest copy.")
    journal = size_of(_beside(file, JOURNAL))
    if not journal and not _beside(file, WAL).exists():
        return lambda: connect_short(file, "mode=ro&immutable=1"), lambda: None
    begun = size_of(_beside(file, WAL)) == LOG_HEAD  # and no more: who only reads is told for ever that it is locked
    if not journal and not begun and _beside(file, SHARED).exists():
        return lambda: connect_short(file, "mode=ro&readonly_shm=1"), lambda: None
    folder = tempfile.TemporaryDirectory()  # nobody is using it, or there would be a table of contents that fits
    for path in (file, _beside(file, WAL), _beside(file, JOURNAL)):  # of the last, SQLite takes a change back
        with suppress(FileNotFoundError):
            shutil.copyfile(path, Path(folder.name) / path.name)
    return lambda: connect(Path(folder.name) / file.name, "mode=rw"), folder.cleanup


def unread(file: Path) -> str:
    """Where the newest entries are cut off by damage to the write-ahead log, in words; empty where they are not."""
    path = _beside(file, WAL)
    try:
        said = _wrong_end(log := path.read_bytes())
        same = not said or path.read_bytes() == log  # else somebody is writing it
    except OSError:
        return ""
    return f"{path.name} {said}" if said and same else ""


def save_unread(file: Path) -> str:
    """The same, and the damaged log is kept beside the store, for opening the store lets go of it."""
    said = unread(file)
    kept = _beside(file, f"{WAL}{UNREAD}")
    if said and not kept.exists():
        with suppress(OSError):
            shutil.copyfile(_beside(file, WAL), kept)
            _close(kept)
    return said


def connect(file: Path, how: str) -> sqlite3.Connection:
    """A connection for SQLAlchemy, opened as the words of SQLite's URI say."""
    address = f"{file.absolute().as_uri()}?{how}"
    return sqlite3.connect(address, uri=True, check_same_thread=False, isolation_level=None)


def connect_short(file: Path, how: str) -> sqlite3.Connection:
    """The same; of a file whose last pages are missing what is left is read."""
    opened = connect(file, how)
    if _missing(file)[0]:
        opened.execute("PRAGMA writable_schema=ON")  # what SQLite has for reading such a file; nothing is written
    return opened


def lenient(raw: bytes) -> str | bytes:
    """Text that is damaged comes as bytes, so that it can be told from what is sound."""
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw


def journal_of(file: Path) -> Path:
    """Where the journal of another program's change would stand."""
    return _beside(file, JOURNAL)


def log_of(file: Path) -> Path:
    """Where the write-ahead log of a store stands."""
    return _beside(file, WAL)


def _wrong_end(log: bytes) -> str:
    """What is wrong where the log ends, or cannot be right any more, in words; empty where nothing is.

    Parts of an earlier round have other salts and sums, and none of this round stands behind them. What a power cut
    left half written has no end, nor has a log that was cut: which of them it was cannot be told.
    """
    if len(log) <= LOG_HEAD:
        return PART_WAY if log else ""
    magic, _, page, _, *salts = struct.unpack(">6I", log[:24])
    if magic not in (LITTLE, BIG) or not 512 <= page <= 65536:
        return NOT_TO_ITS_END
    order = ">" if magic == BIG else "<"
    sums = _sums(log[:24], (0, 0), order)
    if sums != struct.unpack(">2I", log[24:LOG_HEAD]):
        return NOT_TO_ITS_END
    broken, size_after = False, 1
    for head, content in _frames(log, page):
        _, size_after, *rest = struct.unpack(">6I", head)
        ours, sound = rest[:2] == salts, False
        if not broken:
            sums = _sums(content, _sums(head[:8], sums, order), order)
            sound = sums == tuple(rest[2:])  # the salts are not in the sums: these tell whose the part is as well
            broken = not (ours and sound)
        if broken and size_after and (ours or sound):  # the end of a transaction
            return NOT_TO_ITS_END
    whole = size_after and not (len(log) - LOG_HEAD) % (FRAME_HEAD + page)
    return "" if broken or whole else PART_WAY


def _frames(log: bytes, page: int) -> Iterator[tuple[bytes, bytes]]:
    size = FRAME_HEAD + page
    for start in range(LOG_HEAD, len(log) - size + 1, size):
        yield log[start : start + FRAME_HEAD], log[start + FRAME_HEAD : start + size]


def _sums(content: bytes, before: tuple[int, int], order: str) -> tuple[int, int]:
    """The two sums of SQLite's write-ahead log, carried on (https://www.sqlite.org/fileformat2.html, section 4.2)."""
    one, other = before
    numbers = iter(struct.unpack(f"{order}{len(content) // 4}I", content))
    for number in numbers:
        one = (one + number + other) & WRAP
        other = (other + next(numbers) + one) & WRAP
    return one, other


def _close(path: Path) -> None:
    """Take the rights of all others away. Whose file it is not cannot, and need not, do so."""
    with suppress(OSError):
        mode = stat.S_IMODE(path.stat().st_mode)
        if mode & OTHERS:
            path.chmod(mode & ~OTHERS)


def _beside(file: Path, ending: str) -> Path:
    return file.with_name(f"{file.name}{ending}")


def size_of(path: Path) -> int:
    """How many bytes a file holds; 0 where it is not there."""
    return path.stat().st_size if path.exists() else 0
