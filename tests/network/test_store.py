"""What both databases promise: nothing lost, nothing doubled, numbers without holes, and plain words when it fails."""

import asyncio
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from network.errors import StoreError
from network.store import REDACT, REDACTED, Conflict, Event, Store, Submission
from tests.pace import usually

pytestmark = pytest.mark.long

NASTY = "naïve \0 \ud800 ' \" \\ %s :x ; DROP TABLE event; -- \n 👩‍👩‍👧"


def note(idem: str, body: dict[str, object] | None = None, map_id: str = "m", kind: str = "note") -> Submission:
    return Submission(map_id, idem, kind, {"n": idem} if body is None else body, "Table 4")


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'maps.db'}"
    return request.getfixturevalue("postgresql").new_url()


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    with Store(url) as store:
        store.add_map("m", "base of m")
        yield store


def test_a_snapshot_is_kept_from_the_entry_on_that_blanked_another(tmp_path) -> None:
    with Store(f"sqlite:///{tmp_path / 'maps.db'}") as store:
        assert store.file == tmp_path / "maps.db"
        store.add_map("m", "base of m")
        first = store.append(note("a"))
        blanked = store.redact("m", first, actor="Table 4")
        store.keep_snapshot("m", first, "code", "with what was blanked")
        assert store.snapshot("m", "code") == ""
        store.keep_snapshot("m", blanked, "code", "without it")
        assert store.snapshot("m", "code") == "without it"


def test_a_new_store_that_is_opened_again_before_its_first_map_is_not_called_wrong(tmp_path) -> None:
    Store(tmp_path / "maps.db").close()
    with Store(tmp_path / "maps.db") as store:
        assert [note.startswith("There was no map in maps.db") for note in store.notes] == [True]
        assert store.wrong == ()


def test_a_map_that_cannot_be_started_is_said_to_be_none(tmp_path, monkeypatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("network.store.seal", full)
    with Store(tmp_path / "maps.db") as store:
        with pytest.raises(StoreError, match="Could not start the map: the disk is full"):
            store.add_map("m", "base of m")
        assert store.maps() == ()


class TestStore:
    def test_events_are_numbered_from_1_without_holes_in_each_map(self, store):
        store.add_map("other", "")
        numbers = [store.append(note(f"{n}", map_id=("m", "other")[n % 2])) for n in range(6)]
        assert numbers == [1, 1, 2, 2, 3, 3]
        assert [event.seq for event in store.events("m")] == [1, 2, 3]

    def test_maps_are_listed_by_when_something_was_last_kept_on_them_the_newest_first(self, store, monkeypatch):
        clock = iter([f"2026-04-0{day}T10:00:00+00:00" for day in range(1, 8)])
        for module in ("store", "_entries"):
            monkeypatch.setattr(f"network.{module}.now", lambda: next(clock))
        for map_id in ("b", "a", "c"):
            store.add_map(map_id, "")  # on the 1st, 2nd and 3rd
        store.append(note("1", map_id="b"))
        store.append(note("2", map_id="a"))
        store.append(note("3", map_id="b"))
        listed = [(map_id, at[:10]) for map_id, at in store.newest() if map_id != "m"]
        assert listed == [("b", "2026-04-06"), ("a", "2026-04-05"), ("c", "2026-04-03")]

    def test_maps_of_the_same_moment_are_listed_by_id(self, store, monkeypatch):
        monkeypatch.setattr("network.store.now", lambda: "2020-01-01T10:00:00+00:00")
        for map_id in ("b", "c", "a"):
            store.add_map(map_id, "")
        assert [map_id for map_id, _ in store.newest()] == ["m", "a", "b", "c"]

    def test_what_was_sent_comes_back(self, store):
        body = {"text": NASTY, "list": [1, None, True, 2.5], "a": {"b": {}}}
        store.append(Submission("m", "key", "edit", body, "Facilitator"))
        (event,) = store.events("m")
        assert event == Event("m", 1, "key", "edit", event.text, "Facilitator", event.at)
        assert event.body == body

    def test_the_same_key_with_the_same_content_is_kept_once(self, store):
        assert [store.append(note("a")), store.append(note("b")), store.append(note("a"))] == [1, 2, 1]
        assert store.last("m") == 2

    def test_the_same_key_with_other_content_is_refused(self, store):
        store.append(note("a"))
        with pytest.raises(Conflict, match="sent before with other content"):
            store.append(note("a", {"n": "else"}))
        with pytest.raises(Conflict):
            store.append(note("a", kind="edit"))
        assert store.last("m") == 1

    def test_the_same_key_in_another_map_is_another_key(self, store):
        store.add_map("other", "")
        assert [store.append(note("a")), store.append(note("a", map_id="other"))] == [1, 1]

    def test_one_key_many_times_at_once_is_kept_once(self, store):
        futures = [store.submit(note("a")) for _ in range(200)]
        assert {future.result(30) for future in futures} == {1}
        assert store.last("m") == 1

    def test_one_conflict_in_a_group_harms_no_other(self, store):
        futures = [store.submit(note(idem, body)) for idem, body in (("a", {}), ("a", {"x": 1}), ("b", {}))]
        assert futures[0].result(30) == 1
        assert isinstance(futures[1].exception(30), Conflict)
        assert futures[2].result(30) == 2

    def test_events_after_a_number_are_only_the_later_ones(self, store):
        for n in range(5):
            store.append(note(f"{n}"))
        assert [event.seq for event in store.events("m", after=3)] == [4, 5]
        assert store.events("m", after=5) == []

    def test_a_map_is_started_once(self, store):
        store.add_map("m", "something else")
        assert store.base("m") == "base of m"

    def test_the_maps_are_listed_in_order(self, store):
        for map_id in ("z", "a"):
            store.add_map(map_id, "")
        assert store.maps() == ("a", "m", "z")

    def test_a_map_that_is_not_there_is_said_to_be_missing(self, store):
        with pytest.raises(StoreError, match='no map "x"'):
            store.append(note("a", map_id="x"))
        with pytest.raises(StoreError, match='no map "x"'):
            store.base("x")
        assert (store.events("x"), store.last("x")) == ([], 0)

    @pytest.mark.parametrize(
        "wrong",
        [
            note("a", {"x": object()}),
            note("a", {"x": float("nan")}),
            note("a", ["x"]),
            note("a\0"),
            note("\ud800"),
            note("a", kind="\0"),
            Submission("m", "a", "note", {}, "\udfff"),
        ],
        ids=["not data", "not a number", "a list", "NUL in the key", "half a character", "NUL in a kind", "half actor"],
    )
    def test_what_a_database_cannot_hold_is_refused_and_harms_nobody(self, store, wrong):
        with pytest.raises(StoreError):
            store.submit(wrong)
        assert store.append(note("b")) == 1

    def test_what_is_kept_is_there_after_opening_again(self, url, store):
        store.append(note("a"))
        store.close()
        with Store(url) as again:
            assert [event.idem for event in again.events("m")] == ["a"]
            assert again.append(note("b")) == 2

    def test_closing_writes_what_is_waiting(self, url, store):
        futures = [store.submit(note(f"{n}")) for n in range(300)]
        store.close()
        assert sorted(future.result(0) for future in futures) == list(range(1, 301))
        with Store(url) as again:
            assert again.last("m") == 300

    def test_a_closed_store_takes_nothing(self, store):
        store.close()
        store.close()
        with pytest.raises(StoreError, match="closed"):
            store.submit(note("a"))

    def test_somebody_who_gives_up_waiting_stops_nobody_else(self, store):
        futures = [store.submit(note(f"{n}")) for n in range(100)]
        given_up = {n for n, future in enumerate(futures) if n % 2 and future.cancel()}
        assert len({future.result(30) for n, future in enumerate(futures) if n not in given_up}) == 100 - len(given_up)
        assert store.append(note("later")) == store.last("m")

    def test_an_async_server_can_wait_for_it(self, store):
        async def send() -> list[int]:
            return await asyncio.gather(*(asyncio.wrap_future(store.submit(note(f"{n}"))) for n in range(20)))

        assert sorted(asyncio.run(send())) == list(range(1, 21))

    def test_two_programs_write_to_one_map_without_holes_or_doubles(self, url, store):
        with Store(url) as other, ThreadPoolExecutor(8) as threads:
            numbers = list(threads.map(lambda n: (store, other)[n % 2].append(note(f"{n}")), range(200)))
        assert sorted(numbers) == list(range(1, 201))
        assert store.check() == ()

    def test_programs_that_open_a_new_store_at_once_all_get_it(self, url):
        barrier = threading.Barrier(4)

        def open_and_write(n: int) -> int:
            barrier.wait()
            with Store(url) as store:
                store.add_map("new", "base")
                return store.append(note(f"{n}", map_id="new"))

        with ThreadPoolExecutor(4) as threads:
            assert sorted(threads.map(open_and_write, range(4))) == [1, 2, 3, 4]

    def test_a_blanked_entry_keeps_its_place_and_says_who_blanked_it(self, store):
        store.append(note("a", {"text": "secret"}))
        store.append(note("b"))
        assert store.redact("m", 1, actor="Facilitator") == 3
        assert [(event.kind, event.body, event.actor) for event in store.events("m")] == [
            (REDACTED, {}, "Table 4"),
            ("note", {"n": "b"}, "Table 4"),
            (REDACT, {"seq": 1}, "Facilitator"),
        ]
        assert store.redact("m", 1, actor="Facilitator") == 3
        assert store.append(note("a", {"text": "secret"})) == 1

    def test_only_entries_with_content_can_be_blanked(self, store):
        store.append(note("a", {"seq": 9}, kind="undo"))
        store.redact("m", 1, actor="Facilitator")
        assert store.events("m")[0].kind == "undo"
        with pytest.raises(StoreError, match="no entry 7"):
            store.redact("m", 7, actor="Facilitator")

    def test_a_sound_store_has_nothing_wrong(self, store):
        store.append(note("a"))
        store.add_map("empty", "")
        assert store.check() == ()

    def test_a_phone_s_attempts_at_sql_are_text(self, store):
        attack = "' OR 1=1; DROP TABLE event; --"
        store.append(Submission("m", attack, attack, {attack: attack}, attack))
        assert store.events("m' OR '1'='1") == []
        assert store.append(Submission("m", attack, attack, {attack: attack}, attack)) == 1

    def test_any_order_of_steps_leaves_the_log_whole(self, url):
        examples = usually(5, slowly=20)
        run_state_machine_as_test(
            lambda: AnyOrder(url), settings=settings(max_examples=examples, stateful_step_count=15)
        )


class AnyOrder(RuleBasedStateMachine):
    """Two programs on one database against a plain list."""

    maps = 0

    def __init__(self, url: str) -> None:
        super().__init__()
        self.url = url
        self.stores = [Store(url), Store(url)]
        self.log: list[tuple[str, str, dict[str, object]]] = []

    @initialize()
    def start(self) -> None:
        AnyOrder.maps += 1
        self.map_id = f"map {AnyOrder.maps}"
        self.stores[0].add_map(self.map_id, "base")

    keys = st.sampled_from("abcdefgh")
    which = st.integers(0, 1)

    @rule(key=keys, n=st.integers(0, 1), which=which)
    def send(self, key: str, n: int, which: int) -> None:
        submission = note(key, {"n": n}, self.map_id)
        known = next((place for place, (idem, _, _) in enumerate(self.log) if idem == key), None)
        if known is None:
            self.log.append((key, "note", {"n": n}))
            assert self.stores[which].append(submission) == len(self.log)
        elif self.log[known][1] == REDACTED or self.log[known][2] == {"n": n}:
            assert self.stores[which].append(submission) == known + 1
        else:
            with pytest.raises(Conflict):
                self.stores[which].append(submission)

    @rule(count=st.integers(1, 80), which=which)
    def send_many(self, count: int, which: int) -> None:
        first = len(self.log)
        keys = [f"{first} {n}" for n in range(count)]
        futures = [self.stores[which].submit(note(key, {}, self.map_id)) for key in keys]
        assert [future.result(30) for future in futures] == list(range(first + 1, first + count + 1))
        self.log += [(key, "note", {}) for key in keys]

    @rule(seq=st.integers(1, 12), which=which)
    def blank(self, seq: int, which: int) -> None:
        if seq > len(self.log):
            with pytest.raises(StoreError):
                self.stores[which].redact(self.map_id, seq, actor="x")
            return
        key, kind, _ = self.log[seq - 1]
        number = self.stores[which].redact(self.map_id, seq, actor="x")
        if f"redact:{seq}" not in [idem for idem, _, _ in self.log]:
            self.log.append((f"redact:{seq}", REDACT, {"seq": seq}))
            assert number == len(self.log)
            if kind == "note":
                self.log[seq - 1] = (key, REDACTED, {})

    @rule(which=which)
    def open_again(self, which: int) -> None:
        self.stores[which].close()
        self.stores[which] = Store(self.url)

    @invariant()
    def both_programs_see_the_whole_log(self) -> None:
        if hasattr(self, "map_id"):
            for store in self.stores:
                seen = [(event.idem, event.kind, event.body) for event in store.events(self.map_id)]
                assert seen == self.log
                assert store.last(self.map_id) == len(self.log)

    def teardown(self) -> None:
        for store in self.stores:
            store.close()
