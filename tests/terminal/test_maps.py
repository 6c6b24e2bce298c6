"""The maps that the app keeps, in the terminal: listed, checked, copied while in use, brought back."""

from pathlib import Path

import pytest

from network.open_map import open_map
from network.possible_changes import link
from network.store import Store
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


def test_a_damaged_store_is_told(run: Terminal, file: Path) -> None:
    with Store(f"sqlite:///{file}") as store:
        store.add_map("town", "format: 1\nsystem: [")
    code, out, _ = run("maps", "check", str(file))
    assert code == 1
    assert 'The map "town" cannot be read' in out


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("list", "nowhere.db"), 1, "There is no store nowhere.db."),
        (("check", "nowhere.db"), 1, "There is no store nowhere.db."),
        (("copy", "nowhere.db", "new.db"), 1, "There is no store nowhere.db."),
        (("restore", "nowhere.db", "new.db"), 1, "There is no copy nowhere.db."),
        (("copy", "maps.db"), 2, "take two files"),
        (("list", "maps.db", "new.db"), 2, "take two files"),
    ],
)
def test_what_cannot_be_done_is_said(
    arguments: tuple[str, ...], code: int, words: str, run: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    got, _, err = run("maps", *arguments)
    assert got == code
    assert words in err
    assert not list(tmp_path.iterdir())
