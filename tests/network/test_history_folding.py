"""Folding on from marks gives what folding from the start gives, whatever is undone and however events arrive."""

import random
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from network import _changes, history, open_map
from network._snapshot import CODE, read, written
from network.files.map_file.kinds import OneOf
from network.files.map_file.yaml import edit_to_mapping, to_yaml
from network.history import EDIT, MAP, PARTS, RULE, UNDO, Folded, Folding, Steps, edits_of, fold
from network.model import Network, System
from network.open_map import OpenMap
from network.parts import AddLink, AddPartner, ChangeFields, Edit, Named, Partner, Relation, RemoveLink, StepBack
from network.store import DAMAGED, Event, Store, Submission
from tests.any_network import networks
from tests.network.test_history import BASE, edit_event, event
from tests.pace import usually

pytestmark = pytest.mark.long

IDS = ("police", "hub", "hub2", "x", "y", "z")


def any_edit(chance: random.Random) -> Edit:
    one, other = chance.sample(IDS, 2)
    return chance.choice(
        [
            AddPartner(Partner(one, one)),
            ChangeFields(one, (("capacity", chance.randrange(9)),)),
            AddLink(Relation(one, other)),
            RemoveLink(one, other),
            StepBack(one),
        ]
    )


def any_log(seed: int, length: int = 40) -> list[Event]:
    chance = random.Random(seed)
    log: list[Event] = []
    for seq in range(1, length + 1):
        kind = chance.random()
        if kind < 0.3:
            log.append(event(seq, UNDO, {"seq": chance.randrange(1, seq + 2)}))
        elif kind < 0.35:
            log.append(event(seq, PARTS, {"parts": {"asked": [chance.choice(IDS)]}}))
        elif kind < 0.38:
            log.append(event(seq, MAP, {"map": to_yaml(Network(System("City"), (Partner("x", "X"),)))}))
        elif kind < 0.41:
            log.append(event(seq, RULE, {"rule": chance.choice(["hes", "under5"])}))
        else:
            log.append(edit_event(seq, any_edit(chance)))
    return log


@pytest.mark.parametrize("seed", range(usually(16, slowly=40)))
def test_marks_and_what_is_held_change_nothing(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "MARKS", (8, 4, 2))
    monkeypatch.setattr(history, "MOST_HELD", (0, 5, 15, 100)[seed % 4])
    chance, log = random.Random(seed), any_log(seed)
    folding, given = Folding(BASE), 0
    while given < len(log):
        until = min(len(log), given + chance.choice((1, 1, 2, 15)))
        folding.add(log[given:until], lambda after: log[after:])  # as a store does, with what came meanwhile
        given = until
        assert folding.folded() == fold(BASE, log[:given])


class Grown:
    """A map that grew by 200 partners; `asked` is what was asked for again to take them back."""

    def __init__(self) -> None:
        self.log = [edit_event(seq, AddPartner(Partner(f"n{seq}", "New"))) for seq in range(1, 201)]
        self.folding, self.asked = Folding(BASE), list[int]()
        self.folding.add(self.log, self.earlier)

    def earlier(self, after: int) -> list[Event]:
        self.asked.append(after)
        return self.log[after:]

    def without(self, number: int) -> Folded:
        self.log.append(event(len(self.log) + 1, UNDO, {"seq": number}))
        self.folding.add(self.log[-1:], self.earlier)
        return self.folding.folded()


@pytest.fixture
def grown(monkeypatch: pytest.MonkeyPatch) -> Grown:
    monkeypatch.setattr(history, "MARKS", (64, 16, 4))
    monkeypatch.setattr(history, "MOST_HELD", 0)  # all is asked for again
    return Grown()


@pytest.mark.parametrize(("most", "asked"), [(200, []), (201, []), (199, [0, 0])])
def test_what_is_held_is_not_read_again(most: int, asked: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "MOST_HELD", most)
    grown, read = Grown(), []
    monkeypatch.setattr(_changes, "edits_of", lambda event: read.append(event.seq) or edits_of(event))
    for number in (2, 1):
        assert grown.without(number) == fold(BASE, grown.log)
    of_folds = 199 + 198  # each fold from the start reads what stands
    assert grown.asked == asked
    assert len(read) - of_folds == sum(map(len, (grown.log[1:200], grown.log[2:200])[: len(asked)]))


def test_an_edit_that_could_never_be_true_is_refused_alike_whenever_it_is_folded() -> None:
    odd = AddPartner(Partner("odd", "Odd", needs=("nowhere",)))
    several = {"edits": [edit_to_mapping(edit) for edit in (AddPartner(Partner("x", "X")), odd)]}
    log = [edit_event(1, odd), event(2, EDIT, several), event(3, EDIT, {"odd": 1}), edit_event(4, odd)]
    folding = Folding(BASE)
    folding.add(log, lambda after: log[after:])
    for target in (2, 5, 1):
        log.append(event(len(log) + 1, UNDO, {"seq": target}))
        folding.add(log[-1:], lambda after: log[after:])
        assert folding.folded() == fold(BASE, log)
    assert [item.seq for item in folding.folded().skipped] == [2, 3, 4]
    assert [item.damaged for item in folding.folded().skipped] == [False, True, False]
    assert "nowhere" in folding.folded().skipped[0].why


def test_edits_are_looked_at_anew_for_a_map_of_another_system() -> None:
    needing = edit_event(2, AddPartner(Partner("x", "X", needs=("bed",))))
    town = Network(System("City", needs=(Named("bed", "Bed"),)))
    log = [event(1, MAP, {"map": to_yaml(town)}), needing]
    folding = Folding(BASE)
    folding.add(log, lambda after: log[after:])
    assert "x" in folding.folded().network.by_id
    for target, there in ((1, False), (3, True)):
        log.append(event(len(log) + 1, UNDO, {"seq": target}))
        folding.add(log[-1:], lambda after: log[after:])
        assert folding.folded() == fold(BASE, log)
        assert ("x" in folding.folded().network.by_id) is there


def test_only_what_came_since_the_last_mark_is_folded_again(grown: Grown) -> None:
    for number in range(200, 0, -1):
        assert len(grown.without(number).network.partners) == 3 + number - 1
    again = [number - 1 - after for number, after in zip(range(200, 0, -1), grown.asked, strict=True)]
    assert again[:4] == [3, 2, 1, 0]  # from the mark 4 before the end
    assert sum(again) < 8 * len(again)  # each of those farther back leaves marks before it for the next


def test_who_undoes_something_far_back_leaves_marks_for_the_newest_too(grown: Grown) -> None:
    turns = (20, 200, 19, 199)  # far back and near by turns
    for number in turns:
        assert grown.without(number) == fold(BASE, grown.log)
    assert [number - 1 - after for number, after in zip(turns, grown.asked, strict=True)] == [19, 3, 3, 2]


def test_marks_lie_further_apart_the_older_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "MARKS", (64, 16, 4))
    folding = Folding(BASE)
    for start in range(1, 2_001, 10):
        folding.add([edit_event(seq, ChangeFields("hub", (("capacity", seq),))) for seq in range(start, start + 10)])
    places = [2_000 - seq for seq, _ in folding._marks]
    assert places[0] == 2_000  # the very start
    assert len(places) <= 10
    assert places == sorted(places, reverse=True)


def test_of_changes_that_come_one_by_one_a_mark_is_kept_once_in_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "MARKS", (64, 16, 4))
    folding, newest = Folding(BASE), set()
    for seq in range(1, 81):
        folding.add([edit_event(seq, ChangeFields("hub", (("capacity", seq),)))])
        newest.add(folding._marks[-1][0])
        assert seq - folding._marks[-1][0] < 8
    assert newest == set(range(0, 81, 8))  # twice the nearest distance, so that it is seldom copied


def test_a_blanked_entry_is_folded_away_from_every_mark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "MARKS", (8, 4, 2))
    with Store(f"sqlite:///{tmp_path / 'maps.db'}") as store:
        store.add_map("m", to_yaml(BASE))
        opened = OpenMap(store, "m")
        for number in range(30):
            store.append(Submission("m", f"{number}", "edit", {"add_partner": {"id": f"n{number}", "name": "N"}}, ""))
            opened.folded()
        store.redact("m", 5, actor="")
        opened.undo(actor="")
        names = opened.folded().network.by_id
        assert "n4" not in names
        assert "n29" not in names
        assert opened.folded() == fold(BASE, store.events("m"))


@pytest.fixture
def often_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Marks and snapshots of a short log, as those of a long one."""
    monkeypatch.setattr(history, "MARKS", (64, 16, 4))
    monkeypatch.setattr(open_map, "SNAPSHOT_EVERY", 50)


@pytest.fixture(scope="module")
def long_log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a store with a log long enough for a snapshot, which is not kept yet."""
    file = tmp_path_factory.mktemp("long") / "maps.db"
    with Store(f"sqlite:///{file}") as store:
        store.add_map("m", to_yaml(BASE))
        for item in any_log(3, 200):
            store.append(Submission("m", item.idem, item.kind, item.body, ""))
    return file


@pytest.fixture
def long_store(often_kept: None, long_log: Path, tmp_path: Path):
    """A store of its own with that log, of which a snapshot has been kept."""
    with Store(f"sqlite:///{shutil.copy(long_log, tmp_path)}") as store:
        OpenMap(store, "m")
        assert store.snapshot("m", CODE)
        yield store


def folded_anew(store: Store) -> Folded:
    return fold(BASE, store.events("m"))


def test_a_map_opened_from_a_snapshot_is_as_if_folded_from_the_start(long_store: Store) -> None:
    opened = OpenMap(long_store, "m")
    assert opened.folded() == folded_anew(long_store)
    assert opened._folding.steps == Steps.after(long_store.events("m"))
    for _ in range(40):
        if opened.undo(actor="") is None:
            break
        assert opened.folded() == folded_anew(long_store)
    opened.redo(actor="")
    assert opened.folded() == OpenMap(long_store, "m").folded() == folded_anew(long_store)


@pytest.mark.parametrize("seed", range(usually(3, slowly=8)))
def test_whatever_is_undone_after_a_snapshot(seed: int, long_store: Store) -> None:
    opened = OpenMap(long_store, "m")
    for item in any_log(seed, 30):
        body = {"seq": item.body["seq"] * 7} if item.kind == UNDO else item.body
        long_store.append(Submission("m", f"more {item.seq}", item.kind, body, ""))
        if item.seq % 5 == 0:
            assert opened.folded() == folded_anew(long_store)
    assert opened.folded() == OpenMap(long_store, "m").folded()


def test_the_snapshot_is_used_and_only_what_came_since_its_mark_is_folded(long_store: Store) -> None:
    asked = []
    events = long_store.events
    long_store.events = lambda map_id, after=0: asked.append(after) or events(map_id, after=after)
    OpenMap(long_store, "m")
    assert asked[0] == 0  # whether all of it is still as it was
    assert min(asked[1:]) >= 200 - 64 - 16


@pytest.mark.parametrize(
    "damage",
    ["UPDATE event SET body = '{}' WHERE seq = 20", "DELETE FROM event WHERE seq = 20",
     "DELETE FROM event WHERE seq > 90", "DELETE FROM event"],
)  # fmt: skip
def test_a_snapshot_is_not_trusted_where_the_log_under_it_is_damaged(damage: str, long_store: Store) -> None:
    with closing(sqlite3.connect(long_store.file)) as connection, connection:
        connection.execute(damage)
    opened = OpenMap(long_store, "m").folded()
    assert opened == folded_anew(long_store)
    assert opened.damaged


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM snapshot",
        "DROP TABLE snapshot",
        "UPDATE snapshot SET content = replace(content, 'Police', 'Polite')",
        "UPDATE snapshot SET content = x'ff'",
        "UPDATE snapshot SET code = 'of another version'",
        "UPDATE snapshot SET digest = 3",
    ],
)
def test_a_snapshot_that_is_damaged_or_dropped_changes_nothing(damage: str, long_store: Store) -> None:
    file = long_store.file
    long_store.close()
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(damage)
    with Store(f"sqlite:///{file}") as store:
        assert OpenMap(store, "m").folded() == folded_anew(store)
        assert store.snapshot("m", CODE)  # made again


def test_text_that_is_no_snapshot_is_not_read(long_store: Store) -> None:
    for text in ("{}", "[]", "3", '{"Partner": ["x"]}', '{"os.system": ["ls"]}', '{"seq": 1, "at": 1}', "{"):
        long_store.keep_snapshot("m", 200, CODE, text)
        assert OpenMap(long_store, "m").folded() == folded_anew(long_store)


def test_nothing_of_a_blanked_entry_is_left_in_a_snapshot(long_store: Store) -> None:
    content = long_store.snapshot("m", CODE)
    number = next(item.seq for item in long_store.events("m") if item.kind == "edit")
    long_store.redact("m", number, actor="")
    assert long_store.snapshot("m", CODE) == ""
    long_store.keep_snapshot("m", 200, CODE, content)  # by a program that has not heard of it
    assert long_store.snapshot("m", CODE) == ""
    assert OpenMap(long_store, "m").folded() == folded_anew(long_store)


@settings(max_examples=usually(12, slowly=settings.default.max_examples))
@given(networks())
def test_every_map_comes_out_of_its_snapshot_as_it_went_in(network: Network) -> None:
    assert read(written({"network": network, "seq": 1})) == {"network": network, "seq": 1}


@pytest.mark.parametrize("seed", range(12))
def test_folding_quickly_gives_what_folding_slowly_gives(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    chance, log = random.Random(seed), any_log(seed, 80)
    for place in chance.sample(range(80), 6):  # content that is no edit, no JSON, or nothing that can be relied on
        text = chance.choice(
            ['{"add_link": {"from": "x"}}', '{"add_partner": {"id": "y", "name": "Y", "capacity": -1}}', "{"]
        )
        log[place] = replace(log[place], kind=chance.choice((EDIT, DAMAGED)), text=text)
    quickly = fold(BASE, log)
    monkeypatch.setattr(OneOf, "of", refusing)  # then every edit is read from a tree
    monkeypatch.setattr(history, "BATCH", 1)  # and checked by itself
    assert fold(BASE, log) == quickly
    assert quickly.damaged


def refusing(*_: object) -> None:
    raise ValueError


def marks_of(folding: Folding) -> list[int]:
    return [seq for seq, _ in folding._marks]


@pytest.mark.parametrize(
    ("length", "marks", "before"),
    [
        (3, [0], {0: 0, 3: 0, 4: 0}),
        (4, [0], {4: 0}),
        (7, [0], {}),  # 3 from the start, which is less than 4
        (8, [0, 4], {4: 4, 5: 0}),  # 4 before the end
        (64, [0, 48, 60], {4: 60, 5: 48, 16: 48, 17: 0}),  # 64 before the end is the start itself
        (68, [0, 4, 52, 64], {64: 4, 65: 0}),
        (200, [0, 136, 184, 196], {1: 196, 16: 184, 17: 136, 64: 136, 65: 0, 300: 0}),
    ],
)
def test_where_the_marks_of_a_log_lie(
    length: int, marks: list[int], before: dict[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "MARKS", (64, 16, 4))
    folding = Folding(BASE)
    folding.add([edit_event(seq, AddPartner(Partner(f"n{seq}", "New"))) for seq in range(1, length + 1)])
    assert marks_of(folding) == marks
    for newest, at in before.items():
        place, network = folding.before(newest)
        assert (place, len(network.partners)) == (at, 3 + at)
    state = folding.state()
    far = [mark for mark in marks if length - mark >= 16]
    assert (state["at"] if state else 0) == max(far, default=0)
    assert state is None or len(state["network"].partners) == 3 + state["at"]


def test_where_marks_lie_once_something_was_undone(grown: Grown) -> None:
    assert marks_of(grown.folding) == [0, 136, 184, 196]
    grown.without(199)  # from 196 on, and nothing stands far enough before it for more marks
    assert marks_of(grown.folding) == [0, 136, 184, 196]
    grown.without(100)  # marks before it, and before the end as well
    assert marks_of(grown.folding) == [0, 35, 83, 95, 136, 184, 196]
    grown.without(99)
    assert marks_of(grown.folding)[:4] == [0, 35, 83, 95]


def test_how_far_apart_the_marks_of_a_real_log_are() -> None:
    # docs/operations.md says how long each takes
    assert history.MARKS == (65_536, 16_384, 2_048, 256)
    assert (history.MOST_HELD, history.BATCH) == (200_000, 20_000)


def test_an_edit_that_does_not_fit_is_told_still_where_it_is_the_last_before_a_mark(grown: Grown) -> None:
    grown.log = [edit_event(seq, StepBack("nobody") if seq in (196, 197) else edits_of(item)[0])
                 for seq, item in enumerate(grown.log, start=1)]  # fmt: skip
    grown.folding = Folding(BASE)
    grown.folding.add(grown.log, grown.earlier)
    assert [item.seq for item in grown.without(200).skipped] == [196, 197]
    assert [item.seq for item in grown.without(2).skipped] == [196, 197]
