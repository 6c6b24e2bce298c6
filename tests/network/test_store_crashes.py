"""Nothing that was acknowledged is lost when a program, a server or the power dies at any moment."""

import random
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from network.copies import check_copy
from network.errors import StoreError
from network.files.map_file.yaml import to_yaml
from network.history import fold, read_base
from network.model import Network, Partner, System
from network.open_map import OpenMap
from network.store import Store
from tests.network.crash_writer import WRITERS, partner
from tests.network.postgresql import Server
from tests.network.powercut import Disk, Step, compiled, read_steps, run_watched

ROOT = Path(__file__).parents[2]
EDITOR = [sys.executable, str(Path(__file__).with_name("crash_editor.py"))]
WRITER = [sys.executable, str(Path(__file__).with_name("crash_writer.py"))]
BASE = to_yaml(Network(System("Town")))
MANY = 10**9
CUTS = 300
ENTRIES = 500

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def _reachable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))


def new_store(folder: Path) -> str:
    url = f"sqlite:///{folder / 'maps.db'}"
    with Store(url) as store:
        store.add_map("m", BASE)
    return url


def check_log(store: Store, acknowledged: dict[int, int]) -> None:
    """Everything acknowledged is there under its number, once, without holes, and folds into the map it describes."""
    assert store.check() == ()
    events = store.events("m")
    kept = {int(event.idem): event.seq for event in events}
    assert [event.seq for event in events] == list(range(1, len(events) + 1))
    assert len(kept) == len(events)
    assert {number: kept.get(number) for number in acknowledged} == acknowledged
    folded = fold(read_base(store.base("m")), events)
    assert [one.id for one in folded.network.partners] == [event.idem for event in events]
    assert folded.skipped == ()


def lines_of(pipe: Iterator[bytes]) -> Iterator[tuple[int, int]]:
    """Complete lines only: the last may have been cut off."""
    for line in pipe:
        if line.endswith(b"\n"):
            number, seq = line.split()
            yield int(number), int(seq)


def test_a_program_killed_50_times_among_8_writers_loses_nothing(tmp_path):
    url = new_store(tmp_path)
    chance = random.Random(1)
    acknowledged: dict[int, int] = {}
    for _ in range(50):
        first = max(acknowledged, default=0) - WRITERS  # some again that may or may not have been kept
        command = [*WRITER, url, str(max(0, first)), str(MANY), "FULL", "/dev/stdout"]
        program = subprocess.Popen(command, stdout=subprocess.PIPE)
        assert program.stdout
        wanted = chance.randrange(1, 150)
        for count, (number, seq) in enumerate(lines_of(program.stdout)):
            assert acknowledged.setdefault(number, seq) == seq
            if count == wanted:
                program.kill()
        program.wait()
        program.stdout.close()
        with Store(url) as store:
            check_log(store, acknowledged)
    assert len(acknowledged) > 50


def test_an_editor_killed_30_times_keeps_every_change_that_it_said_was_kept(tmp_path):
    url = f"sqlite:///{tmp_path / 'maps.db'}"
    with Store(url) as store:
        store.add_map("m", to_yaml(Network(System("Town"), (Partner("hub", "Hub"),))))
    chance, said = random.Random(4), dict[int, int]()
    for _ in range(30):
        program = subprocess.Popen([*EDITOR, url, str(len(said) + 1)], stdout=subprocess.PIPE)
        assert program.stdout
        wanted = chance.randrange(1, 60)
        for count, line in enumerate(program.stdout):
            if line.endswith(b"\n") and line.startswith(b"kept"):
                _, number, seq = line.split()
                said[int(seq)] = int(number)
            if count == wanted:
                program.kill()
        program.wait()
        program.stdout.close()
        with Store(url) as store:
            half_kept = "ends part way through a change"  # what the kill met, and nobody was told to be kept
            assert not [line for line in check_copy(tmp_path / "maps.db") if half_kept not in line]
            assert store.check() == ()
            kept = {event.seq: event.body.get("change_fields") for event in store.events("m")}
            held = {seq: (kept[seq].get("capacity"), kept[seq].get("wait_days")) for seq in said}
            assert all(number in pair for number, pair in zip(said.values(), held.values(), strict=True))
            assert OpenMap(store, "m").folded() == fold(read_base(store.base("m")), store.events("m"))
    assert len(said) > 200


def test_a_postgresql_server_killed_20_times_among_8_writers_loses_nothing(postgresql: Server):
    url = postgresql.new_url()
    chance = random.Random(2)
    acknowledged: dict[int, int] = {}
    up, enough = threading.Event(), threading.Event()
    up.set()

    def write(writer: int) -> None:
        number = writer
        while number not in acknowledged or not enough.is_set():  # what was sent is sent until it is acknowledged
            number += WRITERS if number in acknowledged else 0
            try:
                acknowledged[number] = store.append(partner(number))
            except StoreError:
                up.wait(30)

    with Store(url) as store, ThreadPoolExecutor(WRITERS) as threads:
        store.add_map("m", BASE)
        writers = [threads.submit(write, writer) for writer in range(WRITERS)]
        for _ in range(20):
            wanted = len(acknowledged) + chance.randrange(1, 150)
            while len(acknowledged) < wanted and not any(writer.done() for writer in writers):
                enough.wait(0.002)
            up.clear()
            postgresql.kill()
            postgresql.start()
            up.set()
        enough.set()
        for writer in writers:
            writer.result()
        check_log(store, acknowledged)
        assert store.last("m") == len(acknowledged)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return compiled(tmp_path_factory.mktemp("powercut"))


def lost_in_cuts(folder: Path, library: Path, synchronous: str) -> list[tuple[int, int]]:
    """After each of many power cuts: how many entries had been acknowledged, and how many of them are missing."""
    watched = folder / "disk"
    watched.mkdir()
    url = new_store(watched)
    start = {path.name: path.read_bytes() for path in watched.iterdir()}
    steps = folder / "steps"
    acknowledgements = watched / "acknowledged"  # a file like any other, so that its lines stand in order with the rest
    run_watched([*WRITER, url, "0", str(ENTRIES), synchronous, str(acknowledgements)], watched, steps, library)
    return list(_cuts(list(read_steps(steps)), start, folder, watched, acknowledgements.name))


def _cuts(
    steps: list[Step], start: dict[str, bytes], folder: Path, watched: Path, told: str
) -> Iterator[tuple[int, int]]:
    chance = random.Random(3)
    disk = Disk()
    for name, content in start.items():
        name = str(watched / name)
        for step in (Step("c", name, 0, b""), Step("w", name, 0, content), Step("s", name, 0, b"")):
            disk.do(step)
    moments = sorted(chance.sample(range(len(steps)), CUTS))
    acknowledged: dict[int, int] = {}
    for place, step in enumerate(steps):
        if Path(step.name).name == told:
            acknowledged |= dict(lines_of(iter(step.data.splitlines(keepends=True))))
        else:
            disk.do(step)
        if place in moments:
            yield len(acknowledged), _lost(disk.left_after_a_cut(chance), acknowledged, folder)


def _lost(files: dict[str, bytes], acknowledged: dict[int, int], folder: Path) -> int:
    left = folder / "left"
    left.mkdir(exist_ok=True)
    for old in left.iterdir():
        old.unlink()
    for name, content in files.items():
        if not name.endswith("-shm"):  # shared memory, which SQLite makes anew
            (left / name).write_bytes(content)
    with Store(f"sqlite:///{left / 'maps.db'}") as store:
        kept = {int(event.idem) for event in store.events("m")}
        present = {number: seq for number, seq in acknowledged.items() if number in kept}
        check_log(store, present)
    return len(acknowledged) - len(present)


def test_no_power_cut_loses_what_was_acknowledged(tmp_path, library):
    cuts = lost_in_cuts(tmp_path, library, "FULL")
    assert [lost for _, lost in cuts] == CUTS * [0]
    assert sum(acknowledged > 0 for acknowledged, _ in cuts) > CUTS * 0.9
    assert cuts[-1][0] > ENTRIES * 0.9


def test_the_simulated_power_cut_does_lose_what_was_not_synced(tmp_path, library):
    cuts = lost_in_cuts(tmp_path, library, "NORMAL")
    assert sum(lost > 0 for _, lost in cuts) > CUTS / 10
