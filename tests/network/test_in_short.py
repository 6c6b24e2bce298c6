"""A file's own very long texts are told by their beginnings, wherever a sentence or a place repeats them."""

import time

from network.in_short import LONGEST, names_in_short
from network.unsaid import MOST_TOLD
from network.uploads import read_uploaded

LONG = "heading with many words " * 40


def test_sentences_and_places_hold_beginnings_of_long_texts() -> None:
    reading = read_uploaded([("links.csv", f"from,to,{LONG}\nA,B,{LONG}\nA,B,other\n".encode())])
    assert reading.network is not None
    said = [*reading.notes, *map(str, reading.problems)]
    assert any(f"{LONG[:LONGEST]}…" in one for one in said)
    assert max(map(len, said)) < 2 * LONGEST + 300


def test_what_is_no_longer_than_a_name_is_told_whole() -> None:
    name = "N" * LONGEST
    reading = read_uploaded([("links.csv", f"from,to,referrals\n{name},B,many\n".encode())])
    again = read_uploaded([("links.csv", f"from,to,{name}\nA,B,x\n".encode())])
    assert any(f'"{name}"' in one for one in again.notes)
    assert "…" not in "".join((*reading.notes, *again.notes, *map(str, reading.problems), *map(str, again.problems)))


def test_of_very_many_names_the_first_are_listed_and_the_rest_counted() -> None:
    assert names_in_short(["Police", "Mind"]) == "Police, Mind"
    assert names_in_short([f"{number}" for number in range(1_061)]).endswith(", 58, 59 and 1,001 more")
    assert names_in_short(["x" * 10**5]) == "x" * LONGEST + "…"


def test_of_very_many_mistakes_the_first_are_told_and_the_rest_counted() -> None:
    links = "".join(f"  - {{source: a, target: b, kin: refers, note: {n}}}\n" for n in range(MOST_TOLD))
    reading = read_uploaded([("map.yaml", f"format: 1\nsystem: {{name: North}}\nrelations:\n{links}".encode())])
    assert reading.network is None
    assert len(reading.problems) == MOST_TOLD + 1
    assert "more mistakes that are not listed" in str(reading.problems[-1])


def test_very_many_links_to_nobody_are_told_at_once() -> None:
    links = "".join(f"  - {{from: q{n}, to: r{n}}}\n" for n in range(10_000))
    head = "format: 1\nsystem: {name: North}\npartners:\n  - {id: a, name: A}\nrelations:\n"
    start = time.process_time()
    reading = read_uploaded([("map.yaml", (head + links).encode())])
    assert f"{20_000 - MOST_TOLD:,} more mistakes" in str(reading.problems[-1])
    assert time.process_time() - start < 4  # seconds; 1.5, and 7.2 where each is looked through
