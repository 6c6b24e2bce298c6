"""The maps that the app keeps, in the terminal: listed, checked, copied while in use, brought back."""

from pathlib import Path

import pytest

from network.open_map import open_map
from network.possible_changes import link
from network.store import Store, Submission
from tests.small_networks import NETWORKS
from tests.terminal.run import Terminal


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(capsys)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "maps.db"


def test_a_copy_taken_while_in_use_is_checked_and_brought_back(run: Terminal, file: Path, tmp_path: Path) -> None:
    copy, again = tmp_path / "copy.db", tmp_path / "again.db"
    network = NETWORKS["two doors"]
    one, *_, other = (partner.id for partner in network.partners)
    with Store(f"sqlite:///{file}") as store:
        kept = open_map(store, "town", network)
        kept.change((link(one, other),), actor="a table")
        after = kept.folded().network
        assert run("maps", "copy", str(file), str(copy))[0] == 0
    code, out, _ = run("maps", "check", str(copy))
    assert (code, out) == (0, "Nothing is wrong.\n")
    assert run("maps", "restore", str(copy), str(again))[0] == 0
    assert run("maps", "list", str(again))[1].startswith("town, last changed 2")
    with Store(f"sqlite:///{again}") as store:
        assert open_map(store, "town", network).folded().network == after


def test_a_store_in_a_file_whose_name_holds_any_sign_is_opened(run: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "maps?mode=ro#50%.db"
    with Store(file) as store:
        open_map(store, "town", NETWORKS["two doors"])
    assert run("maps", "check", str(file))[:2] == (0, "Nothing is wrong.\n")
    assert run("maps", "copy", str(file), str(tmp_path / "a?b.db"))[0] == 0


def test_entries_that_do_not_fit_are_named_and_the_store_is_sound(run: Terminal, file: Path) -> None:
    with Store(file) as store:
        open_map(store, "town", NETWORKS["two doors"])
        store.append(Submission("town", "k", "edit", {"step_back": "nobody"}, "A"))
    code, out, _ = run("maps", "check", str(file))
    assert code == 0
    assert out.startswith('Nothing is wrong.\nEntry 1 of the map "town" is passed over, as it does not fit: ')
    assert run("maps", "restore", str(file), str(file.with_name("again.db")))[0] == 0


def test_a_damaged_store_is_told(run: Terminal, file: Path) -> None:
    with Store(f"sqlite:///{file}") as store:
        store.add_map("town", "format: 1\nsystem: [")
    code, out, _ = run("maps", "check", str(file))
    assert code == 1
    assert 'The map "town" cannot be read' in out


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ("list nowhere.db", 1, "There is no store nowhere.db."),
        ("check nowhere.db", 1, "There is no store nowhere.db."),
        ("copy nowhere.db new.db", 1, "There is no store nowhere.db."),
        ("restore nowhere.db new.db", 1, "There is no copy nowhere.db."),
        ("copy maps.db", 2, "take two files"),
        ("list maps.db new.db", 2, "take two files"),
        ("check postgresql://me@127.0.0.1/x", 2, "is copied with pg_dump"),
        ("check sqlite:///maps.db", 2, "Name the file alone: maps.db"),
        ("check ", 2, "The name of the store is empty"),
        ("check .", 1, ". is a folder. Name the file in it, such as ./maps.db"),
    ],
)
def test_what_cannot_be_done_is_said(
    arguments: str, code: int, words: str, run: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    got, _, err = run("maps", *arguments.split(" "))
    assert got == code
    assert words in err
    assert not list(tmp_path.iterdir())
