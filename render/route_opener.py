"""Which change would open the door that a person stands before: what the what-if form begins with."""

from collections.abc import Iterator

from analysis._route import NeedWalk, Walk

__all__ = ["opening_change"]

WIDER = {"hours": "hours", "age": "age", "area": "area"}  # why a door is shut: the change that widens it


def opening_change(walked: Walk) -> dict[str, str]:
    """The kind of change and whom it is of, as the address of the form has them; empty where no door is shut.

    First a door on the way that is shut at that hour, then any that takes others only, then a missing link.
    """
    return next((change for told in walked.needs for change in _changes(told)), {})


def _changes(told: NeedWalk) -> Iterator[dict[str, str]]:
    if told.route is not None:
        return
    for step in told.later.steps if told.later else ():
        if step.opens is not None:
            yield {"change": "hours", "who": step.partner}
    for door in told.closed:
        if door.reason in WIDER:
            yield {"change": WIDER[door.reason], "who": door.partner}
    for door in told.closed:
        if door.reason == "no link":
            yield {"change": "link", "target": door.partner} | ({"source": door.after} if door.after else {})
