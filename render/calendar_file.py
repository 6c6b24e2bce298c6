"""Promises as a calendar file: one all-day entry a promise, on the day it is to be kept by.

References
----------
RFC 5545 (2009), Internet Calendaring and Scheduling: content lines and folding 3.1, text and its escaping 3.3.11,
all-day events 3.6.1, UID and DTSTAMP 3.8.4.7 and 3.8.7.2.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

import analysis
from network.model import Network, Promise
from render.promise_board import label, reason_of

__all__ = ["calendar_file", "folded"]

LINE = 75  # octets in a line, without the break
BREAK = "\r\n"


def calendar_file(network: Network, promises: Iterable[Promise], written: datetime) -> str:
    """The promises that have a day.

    Parameters
    ----------
    written
        When the file is made, with its time zone.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Partnership network mapper//EN", "CALSCALE:GREGORIAN"]
    stamp = f"{written.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    dated = [(promise, promise.by) for promise in promises if promise.by]
    uids = _uids(network, [promise for promise, _ in dated])
    for (promise, by), uid in zip(dated, uids, strict=True):
        lines += [*_event(network, promise, by), f"UID:{uid}", f"DTSTAMP:{stamp}", "END:VEVENT"]
    lines.append("END:VCALENDAR")
    return "".join(folded(line) for line in lines)


def folded(line: str) -> str:
    """The line with its break, cut so that no piece is longer than 75 octets and no character is cut in two."""
    pieces, piece, size = [], "", 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > LINE:
            pieces.append(piece)
            piece, size = " ", 1
        piece += letter
        size += octets
    return BREAK.join([*pieces, piece]) + BREAK


def _event(network: Network, promise: Promise, by: date) -> Iterator[str]:
    mark = "Illustrative: " if network.system.illustrative else ""
    yield "BEGIN:VEVENT"
    yield f"DTSTART;VALUE=DATE:{_day(by)}"
    yield f"DTEND;VALUE=DATE:{_day(by + timedelta(days=1))}"
    yield f"SUMMARY:{_text(mark + label(network, promise))}"
    yield f"DESCRIPTION:{_text(_description(promise))}"
    yield f"STATUS:{'CANCELLED' if promise.status == 'let go' else 'CONFIRMED'}"
    yield "TRANSP:TRANSPARENT"


def _uids(network: Network, promises: Iterable[Promise]) -> Iterator[str]:
    """An id for each entry, the same each time the file is made: a calendar then renews the entry it has."""
    seen: Counter[str] = Counter()
    for promise in promises:
        what = repr((network.system.name, promise.source, promise.target, promise.finding, reason_of(promise)[0]))
        seen[what] += 1
        yield f"{hashlib.sha256(f'{what} {seen[what]}'.encode()).hexdigest()[:32]}@partnership-map"


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _description(promise: Promise) -> str:
    questions = analysis.questions()
    finding = questions[promise.finding].heading if promise.finding in questions else promise.finding
    parts = (
        ("What the map will show when it has worked", promise.sign),
        ("Owner", promise.owner),
        ("Finding", finding),
        ("State", promise.status),
    )
    return "\n".join(f"{what}: {words}" for what, words in parts if words)


def _text(words: str) -> str:
    """Words as a TEXT value: backslash, semicolon, comma and line break are escaped, other control marks dropped."""
    lines = words.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(letter for letter in lines if letter >= " " or letter == "\n")
    return kept.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
