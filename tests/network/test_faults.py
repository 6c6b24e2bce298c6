"""What is wrong with a store is said in these words: of logs, names of maps and what tables were made with."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from network import _faults
from network._tables import TABLES


@pytest.fixture
def connection() -> Iterator[sa.Connection]:
    engine = sa.create_engine("sqlite://")
    TABLES.create_all(engine)
    with engine.connect() as connection:
        yield connection


def kept(connection: sa.Connection, map_id: object, seq: object, *numbers: object) -> None:
    """A map, its newest number by its own word, and the numbers of its entries; `...` where there is no such map."""
    execute = connection.exec_driver_sql
    if seq is not ...:
        execute("INSERT INTO map VALUES (?, '', ?, '')", (map_id, seq))
    for place, number in enumerate(numbers):
        execute("INSERT INTO event VALUES (?, ?, ?, '', '', '', '', '')", (map_id, number, f"{place}"))


@pytest.mark.parametrize(
    ("seq", "numbers", "words"),
    [
        (0, (), None),
        (2, (1, 2), None),
        (1, (1, 2), 'The log of "m" should hold 1 entry and holds 2, the newest being 2.'),
        (3, (1, 2), 'The log of "m" should hold 3 entries and holds 2, the newest being 2.'),
        (2, (1, 3), 'The log of "m" should hold 2 entries and holds 2, the newest being 3.'),
        (3, (1, 3), 'The log of "m" should hold 3 entries and holds 2, the newest being 3.'),
        (0, (1,), 'The log of "m" should hold 0 entries and holds 1, the newest being 1.'),
        (1, (), 'The log of "m" should hold 1 entry and holds 0, the newest being 0.'),
    ],
)
def test_a_log_whose_numbers_do_not_fit(
    seq: int, numbers: tuple[int, ...], words: str | None, connection: sa.Connection
) -> None:
    kept(connection, "m", seq, *numbers)
    assert _faults.of_logs(connection) == ((words,) if words else ())


def test_entries_of_no_map_and_maps_without_a_name(connection: sa.Connection) -> None:
    kept(connection, "gone", ..., 1, 2)
    kept(connection, b"\xffm", 1, 1)
    lost = 'There are 2 entries of a map "gone", which is not there. Bring back the newest sound copy.'
    unnamed = (
        'The name of a map is damaged, so it cannot be opened: "\ufffdm", 1 entry. Bring back the newest sound copy.'
    )
    assert _faults.unnamed(connection) == (unnamed,)
    assert _faults.of_logs(connection) == (unnamed, lost)


def test_words_of_tables() -> None:
    made = [
        ("map", "CREATE"),
        (b"ma\xff", "CREATE"),
        ("sqlite_i", b"\xff"),
        (None, b""),
    ]
    found = [*_faults._odd_words(iter(made))]
    begins = ['"ma\ufffd"', '"sqlite_i"', "without a name"]
    assert found == [
        f"The words that {name} was made with are damaged. Bring back the newest sound copy." for name in begins
    ]
    assert _faults._entries(None) == "no known number of entries"
    assert (_faults._entries(1), _faults._entries(2)) == ("1 entry", "2 entries")
