"""A story that was taken back can be read nowhere in the store, whichever way it came in."""

from dataclasses import replace
from pathlib import Path

from network.model import Network, Partner, Story, System
from network.open_map import open_map
from network.store import Store
from network.taken_back import TAKEN_BACK, words_taken_back

MAP = Network(System("Town"), (Partner("hub", "Hub"), Partner("cell", "Custody")))
TOLD = Story(("hub",), "I waited three weeks: “nobody rang” – not once.", "person", consent=True)
OTHER = Story(("cell",), "They were kind.", "person", consent=True)
SECRET = b"nobody rang"


def in_files(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if SECRET in path.read_bytes()]


def test_words_leave_base_log_and_file_whichever_way_they_came_in(tmp_path: Path) -> None:
    with Store(f"sqlite:///{tmp_path}/maps.db") as store:
        held = open_map(store, "town", replace(MAP, stories=(TOLD,)))
        held.change(parts={"stories": (TOLD, OTHER)}, actor="table 1")
        held.replace(replace(held.folded().network, asked=("hub",)), actor="table 1")
        held.change(parts={"stories": (OTHER,)}, actor="table 1")
        kept = "".join([store.base("town"), *(event.text for event in store.events("town"))])
        assert "nobody rang" not in kept
        assert "They were kind." in kept
        assert held.folded().network == replace(MAP, stories=(OTHER,), asked=("hub",))
        assert held.folded().skipped == ()
        assert held.audit()[-1].what == "Took words back for good."
        assert store.check() == ()
        assert in_files(tmp_path) == []


def test_undoing_brings_the_story_back_without_its_words_and_everybody_reads_so(tmp_path: Path) -> None:
    with Store(f"sqlite:///{tmp_path}/maps.db") as store:
        held, other = open_map(store, "town", replace(MAP, stories=(TOLD,))), open_map(store, "town", MAP)
        held.change(parts={"stories": ()}, actor="table 1")
        held.undo(actor="table 1")
        for one in (held, other):
            assert [story.words for story in one.folded().network.stories] == [TAKEN_BACK]


def test_a_story_told_anew_is_not_taken_back() -> None:
    before = replace(MAP, stories=(TOLD, OTHER))
    assert words_taken_back(before, replace(MAP, stories=(replace(TOLD, words="Anew."), OTHER))) == frozenset()
    assert words_taken_back(before, replace(MAP, stories=(OTHER,))) == {TOLD.words}
    assert words_taken_back(replace(MAP, stories=(TOLD, TOLD)), replace(MAP, stories=(TOLD,))) == frozenset()
