"""Writes to a store from eight threads and says of each entry when it was acknowledged. Made to be killed.

    python crash_writer.py DATABASE FIRST LAST SYNCHRONOUS ACKNOWLEDGED

Entry n adds a partner with the id n, under the key n. What was acknowledged goes to the file ACKNOWLEDGED, a line each.
"""

import os
import sys
from concurrent.futures import ThreadPoolExecutor

from network import _database
from network.store import Store, Submission

WRITERS = 8


def partner(number: int) -> Submission:
    """The entry of a number."""
    body = {"add_partner": {"id": f"{number}", "name": f"Partner {number} " + "x" * 1500}}
    return Submission("m", f"{number}", "edit", body, "Table 4")


def main(url: str, first: int, last: int, synchronous: str, acknowledged: str) -> None:
    """Send the entries from first to last."""
    _database.SYNCHRONOUS = synchronous
    told = os.open(acknowledged, os.O_WRONLY | os.O_CREAT, 0o600)
    with Store(url) as store, ThreadPoolExecutor(WRITERS) as threads:

        def send(number: int) -> None:
            seq = store.append(partner(number))
            os.write(told, f"{number} {seq}\n".encode())

        list(threads.map(send, range(first, last)))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), *sys.argv[4:])
