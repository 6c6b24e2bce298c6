"""How fast the store keeps, copies and folds: what docs/operations.md says is measured here.

    python -m benchmarks.store [EVENTS]

Prints one line a measure. The log holds the edits of a map of 2,000 partners: links added and taken away, partners
changed, a hundredth undone and a few that do not fit.
"""

import json
import random
import resource
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

from network.counts import Count
from network.files.map_file.yaml import edit_to_mapping, to_yaml
from network.history import EDIT, UNDO, fold, read_base
from network.model import AddLink, ChangePartner, Edit, Named, Network, Partner, Relation, RemoveLink, StepBack, System
from network.store import Store, Submission

PARTNERS = 2_000
PHONES = 150
POSTS = 3_000  # posts of all phones together
NEEDS = tuple(f"n{number}" for number in range(12))


def main(events: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        keeping(Path(folder) / "phones.db")
        long_log(Path(folder), events)


def keeping(file: Path) -> None:
    """Many phones that each send one thing after the other."""
    with Store(f"sqlite:///{file}") as store, ThreadPoolExecutor(PHONES) as phones:
        store.add_map("m", to_yaml(base()))

        def post(number: int) -> float:
            start = time.perf_counter()
            store.append(Submission("m", f"{number}", "note", {"n": number}, "Table 4"))
            return time.perf_counter() - start

        start = time.perf_counter()
        waits = sorted(phones.map(post, range(POSTS)))
        seconds = time.perf_counter() - start
    print(
        f"{PHONES} phones: {POSTS / seconds:,.0f} posts a second, "
        f"95 in 100 within {waits[POSTS * 95 // 100] * 1000:.0f} ms"
    )


def long_log(folder: Path, events: int) -> None:
    """Opening, reading, folding and copying a long log."""
    file = folder / "long.db"
    url = f"sqlite:///{file}"
    with Store(url) as store:
        store.add_map("m", to_yaml(base()))
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.executemany("INSERT INTO event VALUES ('m', ?, ?, '', ?, ?, 'Table 4', '')", rows(events))
        connection.execute("UPDATE map SET seq = ?", (events,))
    start = time.perf_counter()
    with Store(url) as store:
        assert store.last("m") == events
        print(f"{events:,} events: opened in {time.perf_counter() - start:.2f} s")
        start = time.perf_counter()
        store.save_copy(folder / "copy.db")
        print(f"{events:,} events: copied in {time.perf_counter() - start:.2f} s")
        start = time.perf_counter()
        log = store.events("m")
        print(f"{events:,} events: read in {time.perf_counter() - start:.1f} s")
        folded = fold(read_base(store.base("m")), log)
    seconds = time.perf_counter() - start
    links = f"{len(folded.network.relations):,} links, {len(folded.skipped):,} events skipped"
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(f"{events:,} events: read and folded in {seconds:.1f} s ({links}), {peak:.1f} GB at most")


def base() -> Network:
    needs = tuple(Named(need, need) for need in NEEDS)
    return Network(System("Town", needs=needs), tuple(Partner(f"p{n}", f"Partner {n}") for n in range(PARTNERS)))


def rows(events: int) -> Iterator[tuple[int, str, str, str]]:
    chance = random.Random(1)
    links: list[tuple[str, str]] = []
    for seq in range(1, events + 1):
        if seq > 1 and chance.random() < 0.01:
            yield seq, f"{seq}", UNDO, json.dumps({"seq": chance.randrange(1, seq)})
        else:
            yield seq, f"{seq}", EDIT, json.dumps(edit_to_mapping(any_edit(chance, links)))


def any_edit(chance: random.Random, links: list[tuple[str, str]]) -> Edit:
    kind = chance.random()
    one, other = (f"p{number}" for number in chance.sample(range(PARTNERS), 2))
    if kind < 0.6 or not links:
        links.append((one, other))
        made = Count.exactly(chance.randrange(100))
        return AddLink(Relation(one, other, needs=(chance.choice(NEEDS),), made=made, said_by=(one,)))
    if kind < 0.9:
        place = chance.randrange(len(links))
        links[place], links[-1] = links[-1], links[place]
        return RemoveLink(*links.pop())
    if kind < 0.99:
        return ChangePartner(Partner(one, "Changed", needs=NEEDS[:2], capacity=chance.randrange(100)))
    return StepBack("nobody")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
