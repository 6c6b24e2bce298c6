"""A file's own very long texts are told by their beginnings, wherever a sentence or a place repeats them."""

from network.in_short import LONGEST, names_in_short
from network.reading import Reading
from network.unsaid import MOST_TOLD
from network.uploads import read_uploaded
from tests.clocks import within

LONG = "heading with many words " * 40


def said(reading: Reading) -> str:
    return "\n".join(map(str, reading.problems))


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
    assert len(reading.problems) < 600  # of five kinds of mistake the first 100
    assert "more mistakes that are not listed" in said(reading)
    assert "more like these are not listed: only the places, names or numbers" in said(reading)


def test_a_mistake_that_is_told_over_and_over_of_one_line_is_told_once() -> None:
    reading = read_uploaded([("map.yaml", b"format: 1\nsystem: {name: North}\nasked: [*a, *a, *a]\nteams: *a\n")])
    assert said(reading).count("YAML alias (*a)") == 2


def test_a_number_without_end_is_told_by_its_first_digits() -> None:
    number = "9" * 190
    reading = read_uploaded([("links.csv", f"from,to,referrals\nA,B,{number}\nB,C,1\n".encode())])
    assert f"{number[:20]}…" in said(reading)
    assert number[:21] not in said(reading)


def test_very_many_links_to_nobody_are_told_at_once() -> None:
    links = "".join(f"  - {{from: q{n}, to: r{n}}}\n" for n in range(10_000))
    head = "format: 1\nsystem: {name: North}\npartners:\n  - {id: a, name: A}\nrelations:\n"
    with within(4):  # 1.5, and 7.2 where each is looked through
        reading = read_uploaded([("map.yaml", (head + links).encode())])
    assert f"{20_000 - MOST_TOLD:,} more mistakes" in said(reading)
