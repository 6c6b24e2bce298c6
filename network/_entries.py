"""Entries of a log as they are sent, as rows of a database, and as they are read again: sound, damaged or missing."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NamedTuple

from network.errors import StoreError

__all__ = [
    "DAMAGED",
    "HIGHEST",
    "OF_STORE",
    "REDACT",
    "REDACTED",
    "Event",
    "Placing",
    "Submission",
    "content_digest",
    "now",
    "placed",
    "read_rows",
    "row_of",
    "storable",
    "with_holes",
]

REDACT, REDACTED = "redact", "redacted"  # kinds: somebody had an entry blanked; the entry that was
DAMAGED = "damaged"  # kind of what cannot be relied on or is not there any more; its text says why
NOT_AS_KEPT = "Its content is not what was kept."
NO_TEXT = "It holds what is no text."
HIGHEST = 2**53  # of the numbers that entries can have; what is above is damage
ELSEWHERE = (
    "It is not as it was kept: its number, its key, who made it or when was changed, or it was kept in another store."
)
OF_STORE = "s"  # begins what a sum over the place says where the store is in it too: stores of version 4 and later
UNREADABLE = "Its content cannot be read."
JSON = json.JSONDecoder()


class Placing(NamedTuple):
    """What the sums of the entries of a map are made with."""

    after: int | None = None  # entries beyond this number were kept with their place; None where that is not known
    store: str = ""  # the id of the store; empty for earlier stores, and where it is lost


@dataclass(frozen=True, slots=True)
class Submission:
    """Something to be kept. `idem` is made once by the sender: sent twice, it is kept once."""

    map_id: str
    idem: str
    kind: str
    body: Mapping[str, Any]
    actor: str  # a table or a role, never a person's name


@dataclass(frozen=True, slots=True)
class Event:
    """A submission as kept."""

    map_id: str
    seq: int
    idem: str
    kind: str
    text: str  # the content as kept: a long log is read several times as fast when nothing is made of it yet
    actor: str
    at: str  # UTC, ISO 8601; the order of events is that of `seq`, whatever the clock did

    @property
    def body(self) -> dict[str, Any]:
        """The content.

        Raises
        ------
        StoreError
            When it cannot be read.
        """
        try:
            body, end = JSON.raw_decode(self.text)  # `loads` looks for space before and behind: twice as long
        except (ValueError, RecursionError):
            raise StoreError(UNREADABLE) from None
        if not isinstance(body, dict) or end < len(self.text):
            raise StoreError(UNREADABLE)
        return body


def row_of(item: Submission) -> dict[str, Any]:
    """The row of a submission. What a database could not hold is refused here, where it harms no other."""
    try:
        body = json.dumps(dict(item.body), sort_keys=True, allow_nan=False)
    except (TypeError, ValueError, RecursionError):
        raise StoreError("The content cannot be kept: it is not plain data.") from None
    return {
        "map_id": storable(item.map_id),
        "idem": storable(item.idem),
        "digest": content_digest(storable(item.kind), body),
        "kind": item.kind,
        "body": body,
        "actor": storable(item.actor),
        "at": now(),
    }


def read_rows(rows: Iterable[Any], placing: Placing = Placing()) -> Iterator[Event]:  # noqa: B008 - it cannot change
    """The entries that rows of a database hold, damaged ones among them. Rows without a number are left out."""
    last, store = HIGHEST if placing.after is None else placing.after, placing.store
    for map_id, seq, idem, digest, kind, body, actor, at in rows:
        if not isinstance(seq, int) or not 0 < seq <= HIGHEST:
            continue
        if not type(idem) is type(digest) is type(kind) is type(body) is type(actor) is type(at) is str:
            yield damaged(map_id, seq, NO_TEXT)
            continue
        content, there, place = digest.partition(".")
        told = (there or seq > last) and (store or not place.startswith(OF_STORE))  # else the id of the store is lost
        blank = not content and kind == REDACTED and body == "{}"  # of what was blanked nothing is known any more
        if kind == DAMAGED or not (blank or content == content_digest(kind, body)):
            yield damaged(map_id, seq, NOT_AS_KEPT)
        elif told and digest != placed(content, map_id, seq, idem, actor, at, store=store):
            yield damaged(map_id, seq, ELSEWHERE)
        else:
            yield Event(map_id, seq, idem, kind, body, actor, at)


def damaged(map_id: str, seq: int, why: str) -> Event:
    """An entry that stands for one that cannot be relied on."""
    return Event(map_id, seq, "", DAMAGED, why, "", "")


def with_holes(map_id: str, events: Iterable[Event], after: int, last: int) -> Iterator[Event]:
    """The events with one more wherever numbers are missing, up to `last`; it has the last number that is missing."""
    for event in events:
        if event.seq > after + 1:
            yield _hole(map_id, after + 1, event.seq - 1)
        yield event
        after = event.seq
    if last > after:
        yield _hole(map_id, after + 1, last)


def storable(text: str) -> str:
    """The text, if both databases can hold it."""
    if "\0" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
        raise StoreError("The text holds a character that cannot be kept.")
    return text


def now() -> str:
    """The moment, as it is kept: UTC, ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _hole(map_id: str, first: int, last: int) -> Event:
    return damaged(map_id, last, "It is missing." if first == last else f"Numbers {first} to {last} are missing.")


def placed(content: str, *place: object, store: str = "") -> str:
    """The digest of a content with what tells whether it still stands in its place.

    Parameters
    ----------
    place
        Map, number, key, who made it, and when.
    store
        The id of the store.
    """
    whole = "\0".join((content, *map(str, place), *((store,) if store else ())))  # no text that is kept holds \0
    return f"{content}.{OF_STORE if store else ''}{hashlib.sha256(whole.encode()).hexdigest()[:32]}"


def content_digest(kind: str, body: str) -> str:
    """What tells whether something is still as it was kept."""
    return hashlib.sha256(f"{kind}\n{body}".encode()).hexdigest()
