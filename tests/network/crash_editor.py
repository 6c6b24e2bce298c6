"""Edits one map as two visits do, with undo, and says of each change when it was kept. Made to be killed.

    python crash_editor.py DATABASE FIRST

Change n sets the capacity or the wait of a partner to n, field by field; after every tenth both visits undo one. What
was kept is written to standard output: `kept n seq` or `undone seq`, a line each.
"""

import sys

from network import history, open_map
from network.amending import Amending
from network.meanwhile import brought_forward
from network.open_map import OpenMap
from network.store import Store

FIELDS = ("capacity", "wait_days")


def main(url: str, first: int) -> None:
    """Edit until killed."""
    history.MARKS, open_map.SNAPSHOT_EVERY = (32, 8, 2), 20  # so that snapshots are being written all the time
    with Store(url) as store, Store(url) as other:
        visits = [OpenMap(one, "m") for one in (store, other)]
        number = first
        while True:
            seen = [visit.folded().network for visit in visits]
            for visit, network, field in zip(visits, seen, FIELDS, strict=True):
                amending = Amending(network)
                amending.partner("hub", {field: f"{number}"})
                amended = amending.result()
                kept = visit.change_from(lambda now, one=amended: brought_forward(one, now), actor=field)
                print(f"kept {number} {kept}", flush=True)
                number += 1
            if number % 10 == 0:
                print(f"undone {visits[0].undo(actor='')}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
