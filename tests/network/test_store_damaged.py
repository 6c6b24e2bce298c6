"""A damaged store is told for what it is, in words; what is sound in it can be used, and looking changes nothing."""

import json
import os
import random
import shutil
import stat
import sys
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from pathlib import Path

import pytest

from network.audit import audit
from network.copies import carry_out, check_copy, copies, keep_copies
from network.errors import NetworkError, StoreError
from network.history import fold
from network.model import Network, Partner, System
from network.open_map import OpenMap, open_map
from network.parts import AddPartner
from network.store import Store
from tests.network.damage import DAMAGES, ENTRIES, Damaged, sql
from tests.pace import usually

pytestmark = pytest.mark.long

NOBODY = 65534
LONG = "so that an entry fills a good part of a page: " + "x" * 900


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed store of two maps."""
    file = tmp_path_factory.mktemp("sound") / "maps.db"
    with Store(f"sqlite:///{file}") as store:
        town = open_map(store, "town", Network(System("Town")))
        for number in range(1, ENTRIES + 1):
            town.change([AddPartner(Partner(f"p{number}", f"Partner {number}, {LONG}"))], actor="Table 4")
        open_map(store, "other", Network(System("Other"))).change([AddPartner(Partner("x", "X"))], actor="Table 4")
    return file


@pytest.fixture
def file(sound: Path, tmp_path: Path) -> Path:
    """The same store, to be harmed."""
    return Path(shutil.copy(sound, tmp_path))


def said_of(file: Path) -> str:
    """What `maps check` says, whether it can look inside or not."""
    try:
        return "\n".join(check_copy(file))
    except StoreError as error:
        return str(error)


def state_of(folder: Path) -> dict[str, object]:
    """Every file with its content and times."""
    return {
        path.name: (path.read_bytes() if path.is_file() else None, path.stat().st_mtime_ns)
        for path in (folder, *folder.iterdir())
    }


TOLD: dict[int, str] = {}  # by the damage: the file is the same each time, and that looking leaves it so is tested


def told_of(damage: Damaged, file: Path) -> str:
    """What `maps check` says of a file with this damage, asked once."""
    if id(damage) not in TOLD:
        TOLD[id(damage)] = said_of(file)
    return TOLD[id(damage)]


SAID = {name: damage for name, damage in DAMAGES.items() if damage.words}
each = pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)


@each
def test_checking_says_what_is_wrong_and_writes_nothing(damage: Damaged, file: Path) -> None:
    damage.do(file)
    before = state_of(file.parent)
    said = TOLD[id(damage)] = said_of(file)
    assert damage.words in said
    assert "Traceback" not in said
    assert state_of(file.parent) == before


@each
def test_every_entry_that_is_left_out_is_named(damage: Damaged, file: Path) -> None:
    damage.do(file)
    said = told_of(damage, file)
    assert {n for n in range(1, ENTRIES + 1) if f'Entry {n} of the map "town"' in said} == damage.left_out


@pytest.mark.parametrize("damage", SAID.values(), ids=SAID)
def test_a_copy_of_a_damaged_store_is_called_so(damage: Damaged, file: Path, tmp_path: Path) -> None:
    damage.do(file)
    try:
        well, lines = carry_out("copy", file, tmp_path / "new.db")
    except StoreError as error:
        well, lines = False, (str(error),)
    assert not well
    assert damage.words in "\n".join(lines)
    assert (tmp_path / "new.db").exists() == lines[0].startswith("new.db is a copy of a damaged store")


@each
def test_what_is_sound_can_be_used_and_added_to(damage: Damaged, file: Path) -> None:
    damage.do(file)
    if not damage.opens:
        with pytest.raises(StoreError):
            Store(f"sqlite:///{file}")
        return
    with Store(f"sqlite:///{file}") as store:
        assert store.health()
        assert all(isinstance(map_id, str) and isinstance(at, str) for map_id, at in store.newest())
        if not damage.map_is_there:
            with pytest.raises(NetworkError):
                OpenMap(store, "town").folded()
            return
        town = OpenMap(store, "town")
        assert {item.seq for item in town.folded().damaged} == (set() if damage.idle else damage.left_out)
        sound = ENTRIES - 1 - len(damage.left_out)
        assert len(town.folded().network.partners) >= min(sound, 9)
        if not damage.takes_more:
            with pytest.raises(StoreError, match=r"file is damaged|nothing can be added"):
                town.change([AddPartner(Partner("later", "Later"))], actor="Table 4")
            return
        number = town.change([AddPartner(Partner("later", "Later"))], actor="Table 4")
        assert "later" in town.folded().network.by_id
        town.undo(actor="Table 4")
        assert "later" not in town.folded().network.by_id
        told = town.audit()
        assert {entry.seq for entry in told if entry.what.startswith("Damaged")} <= damage.left_out
        assert number in {entry.seq for entry in told}
        assert fold(town.base, store.events("town")).network == town.folded().network
        assert audit(town.base, store.events("town")) == told


@each
def test_what_harms_one_map_harms_no_other(damage: Damaged, file: Path) -> None:
    damage.do(file)
    if damage.opens and 'Entry 1 of the map "other"' not in told_of(damage, file):
        with Store(f"sqlite:///{file}") as store:
            if "other" in store.maps():
                assert OpenMap(store, "other").folded().network.by_id.keys() == {"x"}


def test_there_are_40_of_them() -> None:
    assert len(DAMAGES) >= 40


def test_a_sound_store_is_not_changed_by_looking_either(file: Path) -> None:
    before = state_of(file.parent)
    assert check_copy(file) == ()
    assert state_of(file.parent) == before


def test_a_store_in_use_can_be_looked_at(file: Path) -> None:
    with Store(f"sqlite:///{file}") as store:
        open_map(store, "town", Network(System("Town"))).change([AddPartner(Partner("new", "New"))], actor="")
        assert check_copy(file) == ()
        with Store(f"sqlite:///{file}", look=True) as look:
            assert look.last("town") == ENTRIES + 1
            with pytest.raises(StoreError, match="read only"):
                look.add_map("a", "b")


def test_another_program_s_file_is_left_as_it_is(file: Path) -> None:
    DAMAGES["another program's"].do(file)
    before = file.read_bytes()
    with pytest.raises(StoreError, match="another program"):
        Store(f"sqlite:///{file}")
    assert file.read_bytes() == before


def test_a_damaged_log_is_kept_beside_the_store_when_it_is_opened(file: Path) -> None:
    DAMAGES["its log damaged part way"].do(file)
    log = file.with_name("maps.db-wal").read_bytes()
    with Store(f"sqlite:///{file}") as store:
        assert "cannot be read to its end" in store.health()[-1]
    assert file.with_name("maps.db-wal-unread").read_bytes() == log


def test_blanking_a_damaged_entry_puts_the_store_right(file: Path) -> None:
    DAMAGES["an entry is no JSON"].do(file)
    with Store(f"sqlite:///{file}") as store:
        store.redact("town", 5, actor="Facilitator")
    assert check_copy(file) == ()


def test_many_damaged_entries_are_counted(file: Path) -> None:
    with Store(f"sqlite:///{file}") as store:
        town = OpenMap(store, "town")
        for number in range(30):
            town.change([AddPartner(Partner(f"more {number}", "More"))], actor="")
    sql("UPDATE event SET body = '?' WHERE map_id = 'town'")(file)
    assert check_copy(file)[-1] == '22 more entries of the map "town" are left out.'


def test_only_the_owner_can_read_a_store_its_copies_and_what_stands_beside_it(tmp_path: Path) -> None:
    file = tmp_path / "maps.db"
    file.touch()
    file.chmod(0o664)  # as an earlier version made it
    with Store(f"sqlite:///{file}") as store:
        store.add_map("m", "base")
        store.save_copy(tmp_path / "copy.db")
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert modes == dict.fromkeys(("maps.db", "maps.db-wal", "maps.db-shm", "copy.db"), 0o600)


def test_checking_says_what_sqlite_passes_over(file: Path) -> None:
    with file.open("r+b") as stored:
        stored.truncate(file.stat().st_size - 3)
    assert "its last page is cut off" in said_of(file)
    file.with_name("maps.db-journal").write_bytes(b"left over")
    assert "maps.db-journal lies beside the store" in said_of(file)


@pytest.mark.parametrize("seed", range(usually(24, slowly=400)))
def test_bytes_changed_anywhere_are_told_in_words(seed: int, file: Path, tmp_path: Path) -> None:
    dice = random.Random(seed)
    content = bytearray(file.read_bytes())
    reach = ((content.index(b"table"), 4096), (16, len(content)))[seed % 2]  # the words of the tables, or everything
    for _ in range(dice.choice((1, 2, 3, 50))):
        content[dice.randrange(*reach)] ^= 1 << dice.choice((7, 7, dice.randrange(8)))
    file.write_bytes(content)
    for what, new in (("check", None), ("list", None), ("copy", tmp_path / "new.db"), ("restore", tmp_path / "r.db")):
        with suppress(StoreError):
            carry_out(what, file, new)
    with suppress(StoreError), Store(f"sqlite:///{file}") as store:
        assert store.health()
        for map_id in store.maps():
            with suppress(NetworkError):
                OpenMap(store, map_id).folded()
            with suppress(NetworkError):
                OpenMap(store, map_id).change([AddPartner(Partner("later", "Later"))], actor="Table 4")


def test_a_map_whose_name_is_damaged_is_listed(file: Path) -> None:
    DAMAGES["the name of a map is no text anywhere"].do(file)
    well, lines = carry_out("list", file, None)
    assert not well
    assert lines[0].startswith("other, last changed 20")
    assert lines[1].startswith("The name of a map is damaged")
    with Store(f"sqlite:///{file}") as store:
        assert lines[1] in store.health()


@pytest.mark.parametrize("tables", [True, False])
def test_that_no_map_was_ever_kept_is_never_said(tables: bool, file: Path) -> None:
    if tables:
        sql("DELETE FROM event", "DELETE FROM map")(file)
        assert [carry_out(what, file, None) for what in ("check", "list")] == [
            (True, ("There is no map in maps.db. If maps were kept here, bring back the newest copy.",))
        ] * 2
    else:
        DAMAGES["an empty database"].do(file)
        for what in ("check", "list"):
            with pytest.raises(StoreError, match=r"they were in maps\.db-wal: put that back"):
                carry_out(what, file, None)
    with Store(f"sqlite:///{file}") as store:
        assert "There was no map in maps.db when it was opened" in store.health()[-1]
        store.add_map("m", "base")
    with Store(f"sqlite:///{file}") as store:
        assert "no map" not in " ".join(store.health())


@pytest.mark.parametrize(
    ("lost", "held"), [("DELETE FROM event", "none"), ("DELETE FROM event WHERE seq > 9", "9"), ("", "12")]
)
def test_that_the_newest_copy_holds_more_is_told(lost: str, held: str, file: Path) -> None:
    # as where a log was lost whole, or was cut between two changes
    copies = file.parent / "copies"
    copies.mkdir()
    shutil.copy(file, copies / "copy-000001-20260101-1200.db")
    if lost:
        kept = "DELETE FROM map" if held == "none" else f"UPDATE map SET seq = {held} WHERE map_id = 'town'"
        sql(lost, kept)(file)
    said = "\n".join(carry_out("check", file, None)[1])
    if not lost:
        assert said == "Nothing is wrong."
        return
    assert f'copy-000001-20260101-1200.db holds 12 entries of the map "town", and the store {held}' in said
    assert "Nothing is wrong" not in said
    (copies / "copy-000002-20260101-1300.db").write_bytes(b"damaged")
    assert "copy-000002" not in said_of(file)


def test_a_new_store_is_no_lost_one(tmp_path: Path) -> None:
    with Store(f"sqlite:///{tmp_path / 'new.db'}") as store:
        assert "no map" not in " ".join(store.health())


@pytest.mark.skipif(sys.platform == "win32", reason="rights are another matter there")
@pytest.mark.parametrize("closed", [".", "maps.db", "maps.db-wal"])
def test_that_rights_are_missing_is_said(closed: str, file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "theirs"
    folder.mkdir()
    store = Path(file.rename(folder / file.name))
    DAMAGES["its log damaged part way"].do(store)
    tried = {what: (lambda what=what: carry_out(what, store, None)) for what in ("check", "list")}
    tried |= {what: (lambda what=what: carry_out(what, store, tmp_path / "new.db")) for what in ("copy", "restore")}
    tried["open"] = lambda: Store(f"sqlite:///{store}")
    if closed == ".":
        tried = {**tried, "into": lambda: carry_out("copy", whole, folder / "new.db")}
        whole = Path(shutil.copy(store, tmp_path / "whole.db"))
    mode = (folder / closed).stat().st_mode
    (folder / closed).chmod(0)
    try:
        said = as_nobody(tmp_path, tried)
    finally:
        (folder / closed).chmod(mode)
    assert said.keys() == tried.keys()
    for what, words in said.items():
        assert words.startswith("StoreError"), (what, words)
        assert "you have no right to it, or to its folder" in words, (what, words)


def as_nobody(folder: Path, tried: dict[str, Callable[[], object]]) -> dict[str, str]:
    """What each ends with, in a process that may do no more than the modes of files say."""
    told = folder / "told.json"
    told.touch()
    for path in (folder, *list(folder.parents)[:3], *folder.rglob("*")):
        if path.stat().st_mode & 0o777:  # else it was closed on purpose
            path.chmod(path.stat().st_mode | (0o077 if path.is_dir() else 0o066))
    process = get_context("fork").Process(target=_tell, args=(told, tried))
    process.start()
    process.join()
    return dict(json.loads(told.read_text()))


def _tell(told: Path, tried: dict[str, Callable[[], object]]) -> None:
    if os.geteuid() == 0:
        os.seteuid(NOBODY)
    ends = {}
    for what, attempt in tried.items():
        try:
            ends[what] = f"Fine: {attempt()}"
        except Exception as error:
            ends[what] = f"{type(error).__name__}: {error}"
    told.write_text(json.dumps(ends))


def test_names_and_days_are_listed_in_one_line(file: Path) -> None:
    sql("UPDATE event SET at = x'ff'", ("UPDATE map SET map_id = ? WHERE map_id = 'other'", ("o\nther\x1b[31m",)))(file)
    _, lines = carry_out("list", file, None)
    assert lines[0].startswith("o\N{REPLACEMENT CHARACTER}ther\N{REPLACEMENT CHARACTER}[31m, last changed 20")
    assert lines[1] == "town, last changed on a day that is not known"
    assert "\x1b" not in "".join(lines)


def test_half_a_change_of_another_program_is_taken_back(file: Path) -> None:
    DAMAGES["half a change of another program"].do(file)
    assert file.with_name("maps.db-journal").stat().st_size
    assert len(check_copy(file)) == 1
    with Store(f"sqlite:///{file}") as store:
        assert not store.read_only
        assert "maps.db-journal lies beside the store" in "\n".join(store.health())
        assert len(OpenMap(store, "town").folded().network.partners) == ENTRIES
    assert check_copy(file) == ()


def test_a_folder_under_the_name_of_a_store_is_told_for_what_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "maps.db"
    folder.mkdir()
    with pytest.raises(StoreError, match=r"maps\.db is a folder"):
        Store(f"sqlite:///{folder}")
    assert list(tmp_path.iterdir()) == [folder]


@pytest.mark.parametrize(
    "name", ["empty", "a version below 0", "a table that it can do without gone", "its last bytes missing"]
)
def test_what_is_odd_is_told_where_the_store_is_opened(name: str, file: Path) -> None:
    DAMAGES[name].do(file)
    with Store(f"sqlite:///{file}") as store:
        said = "\n".join(store.health())
    assert ("held nothing at all" if name == "empty" else DAMAGES[name].words) in said


def save_copies(file: Path, count: int) -> list[int]:
    """The numbers of the copies that are there once so many changes have been kept and copied, three at most."""
    folder = file.parent / "copies"
    with Store(f"sqlite:///{file}") as store:
        for _ in range(count):
            with keep_copies(store, folder, keep=3):
                town = OpenMap(store, "town")
                town.change([AddPartner(Partner(f"n{store.last('town')}", "New"))], actor="Table 4")
    return [int(path.name.split("-")[1]) for path in copies(folder)]


def test_the_newest_sound_copy_outlasts_those_of_a_damaged_store(file: Path) -> None:
    assert save_copies(file, 4) == [4, 3, 2]
    sql("UPDATE event SET body = 'no more what it was' WHERE map_id = 'town' AND seq = 4")(file)
    assert save_copies(file, 2) == [6, 5, 4]
    assert save_copies(file, 3) == [9, 8, 7, 4]
    with Store(f"sqlite:///{file}") as store:
        store.redact("town", 4, actor="Table 4")
    assert save_copies(file, 1) == [10, 9, 8]  # sound again, and nothing is missing in it


def test_a_copy_that_holds_more_outlasts_those_of_a_store_that_lost_its_entries(file: Path) -> None:
    assert save_copies(file, 4) == [4, 3, 2]
    fewer = Path(shutil.copy(file.parent / "copies" / copies(file.parent / "copies")[-1].name, file.parent / "fewer"))
    sql("DELETE FROM event WHERE map_id = 'town' AND seq > 2", "UPDATE map SET seq = 2 WHERE map_id = 'town'")(fewer)
    for path in file.parent.glob("maps.db*"):
        path.unlink()
    fewer.rename(file)
    assert save_copies(file, 5) == [9, 8, 7, 4]
