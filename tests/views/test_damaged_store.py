"""A damaged store on screen: pages open, what is left out is named, and no program text is shown."""

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from network.model import Network, Partner, System
from network.open_map import open_map
from network.parts import AddPartner
from network.store import Store
from tests.network.damage import DAMAGES, ENTRIES
from tests.open_pages import opened, words
from views import cached

LEFT_OUT = "Entries that cannot be read are left out of this map: number {}."
SAID = {  # damage: what the Data page says of it
    "an entry is no JSON": LEFT_OUT.format(5),
    "a map that is none": LEFT_OUT.format(5),
    "the newest entries gone": LEFT_OUT.format(12),
    "what it started from cut off": 'What the map "town" started from is not what was kept',
    "what it started from is bytes": "is damaged",
    "a newer version": "The store was made by a newer version of this program",
    "another program's": "This is the database of another program",
    "text": "the file is not a store",
    "a moment that is none": "",
    "a map gone": 'There are 12 entries of a map "town", which is not there',
    "the highest number that SQLite has": "an entry under a number that none can have",
}


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    file = tmp_path / "maps" / "maps.db"
    monkeypatch.setenv(cached.STORE, str(file.parent))
    file.parent.mkdir()
    with Store(f"sqlite:///{file}") as store:
        town = open_map(store, "town", Network(System("Town")))
        for number in range(1, ENTRIES + 1):
            town.change([AddPartner(Partner(f"p{number}", f"Partner {number}"))], actor="Table 4")
    yield file
    cached.close_store()


@pytest.mark.parametrize("name", SAID)
def test_pages_open_and_say_what_cannot_be_read(name: str, file: Path) -> None:
    DAMAGES[name].do(file)
    for part in ("open", "changes"):
        app = opened("data.py", map="town", part=part)
        assert not app.exception
        said = "\n".join([words(app), *(item.value for item in (*app.warning, *app.error))]).replace("\\", "")
        assert SAID[name] in said
        assert "Traceback" not in said


def test_the_folder_of_an_earlier_version_is_closed_to_others(file: Path) -> None:
    file.parent.chmod(0o755)
    opened("data.py", map="town")
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_a_folder_that_holds_other_things_is_left_as_it_is(file: Path) -> None:
    (file.parent / "letter.txt").write_text("mine")
    file.parent.chmod(0o755)
    opened("data.py", map="town")
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o755
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_of_many_changes_the_newest_are_listed_and_the_others_on_a_click(file: Path) -> None:
    with Store(f"sqlite:///{file}") as store:
        town = open_map(store, "town", Network(System("Town")))
        for number in range(210):
            town.change([AddPartner(Partner(f"q{number}", f"Team {number}"))], actor="Table 4")
        there = town.count()
    app = opened("data.py", map="town", part="changes")
    said = words(app)
    assert f"These are the newest 200 of {there}." in said
    assert "Added Team 209." in said
    app.button(key="more changes").click().run()
    assert "These are the newest" not in words(app)
    assert "more changes" not in {button.key for button in app.button}
