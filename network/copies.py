"""Copies of a running store, saved now and then and when it closes, and a store made again from a copy."""

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from network._database import NO_MAP, plain_errors
from network._foreign_log import only_in_log
from network._sqlite_file import private_folder, refuse_lost, unread_beside
from network.errors import NetworkError, StoreError
from network.history import KINDS, UNDO, fold, started_from, target_of
from network.store import REDACT, REDACTED, Event, Store
from network.words import numbered

__all__ = ["carry_out", "check_copy", "copies", "keep_copies", "private_folder", "restore"]

EVERY_SECONDS = 300
KEPT = 12
NAMED = 20  # damaged entries of a map that are told one by one
LEFT_OUT = "left out"
SEEK_OR_BLANK = (
    "Of what is left out: look for a sound copy that holds it, or blank it, which ends the warning "
    "(docs/operations.md)."
)
FOLDER = "copies"  # beside the store
NAMES = "copy-[0-9][0-9][0-9][0-9][0-9][0-9]-*.db"


class keep_copies:
    """Save a copy every few minutes while the block runs, and one at its end; only the newest are kept.

    One that is older stays where it is sound and no newer one is that holds as much: damage, or a store that lost its
    log, does not push out what it could be brought back from.

    Nothing is saved while nothing has changed. A copy that cannot be saved stops nothing: `problem` says so, and it
    is tried again. A PostgreSQL store has backups of its own (docs/operations.md), so nothing is done for it.
    """

    def __init__(self, store: Store, folder: Path, *, every: float = EVERY_SECONDS, keep: int = KEPT) -> None:
        self.problem = ""
        self._store, self._folder, self._every, self._keep = store, folder, every, keep
        self._saved: dict[str, int] | None = None  # by map: the newest entry in the last copy
        self._held: dict[Path, dict[str, int]] = {}  # the same of each copy that was looked at; none of a damaged one
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._now_and_then, name="store-copies", daemon=True)

    def __enter__(self) -> "keep_copies":
        if self._store.file:
            self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._store.file:
            self._ending.set()
            self._thread.join()
            self._save()

    def _now_and_then(self) -> None:
        while not self._ending.wait(self._every):
            self._save()

    def _save(self) -> None:
        try:
            newest = {map_id: self._store.last(map_id) for map_id in self._store.maps()}
            if newest != self._saved:
                private_folder(self._folder)
                self._store.save_copy(self._folder / _next_name(self._folder))
                self._saved = newest
                self._drop_old()
            self.problem = ""
        except (StoreError, OSError) as error:
            self.problem = f"No copy could be saved: {error}"

    def _drop_old(self) -> None:
        saved = copies(self._folder)
        kept = list(saved[: self._keep])
        for old in saved[self._keep :]:
            held = self._held_by(old)
            if held and not any(_covers(self._held_by(newer), held) for newer in kept):
                kept.append(old)
            else:
                old.unlink(missing_ok=True)
        self._held = {path: held for path, held in self._held.items() if path in kept}

    def _held_by(self, copy: Path) -> dict[str, int]:
        if copy not in self._held:
            self._held[copy] = _held_in(copy)
        return self._held[copy]


def _covers(newer: Mapping[str, int], older: Mapping[str, int]) -> bool:
    """Whether one copy holds as much of each map as another: entries are never taken away."""
    return all(newer.get(map_id, -1) >= last for map_id, last in older.items())


def _held_in(copy: Path) -> dict[str, int]:
    """The number of the newest entry of each map in a copy; nothing where the copy cannot be relied on."""
    with suppress(StoreError, OSError):
        if not check_copy(copy):
            with _looked_at(copy) as store:
                return {map_id: store.last(map_id) for map_id in store.maps()}
    return {}


def copies(folder: Path) -> tuple[Path, ...]:
    """The copies in a folder, the newest first."""
    return tuple(sorted(folder.glob(NAMES), reverse=True))


def check_copy(path: Path) -> tuple[str, ...]:
    """Everything that is wrong with a copy or a store; empty when it can be relied on. Nothing is written.

    Looks at the file itself, at the numbers of the log, and folds every map.

    Raises
    ------
    StoreError
        When it is missing, empty, no store at all, or the store of a newer version.
    """
    with _looked_at(path) as store:
        in_maps = [line for map_id in store.maps() for line in _wrong_in(store, map_id)]
        wrong = (*store.notes, *store.check(), *in_maps, *_newer_in_copy(store, path.parent / FOLDER))
        return tuple(dict.fromkeys(wrong))


def _wrong_in(store: Store, map_id: str) -> Iterator[str]:
    """What cannot be read of one map."""
    try:
        events = store.events(map_id)
        damaged = fold(started_from(store, map_id), events).damaged
    except NetworkError as error:
        yield f'The map "{map_id}" cannot be read: {error}'
        return
    left_out = sorted([*((item.seq, item.why) for item in damaged), *_idle(events)])
    yield from _named(map_id, left_out, LEFT_OUT)


def _named(map_id: str, entries: Sequence[tuple[int, str]], how: str) -> Iterator[str]:
    """The first entries one by one, and how many more there are."""
    for seq, why in entries[:NAMED]:
        yield f'Entry {seq} of the map "{map_id}" is {how}: {why}'
    if len(entries) > NAMED:
        yield f'{len(entries) - NAMED:,} more entries of the map "{map_id}" are {how}.'


def _unfit(path: Path) -> tuple[str, ...]:
    """Sound entries of a sound store that change nothing, because what they speak of is not there."""
    with _looked_at(path) as store:
        said: list[str] = []
        for map_id in store.maps():
            skipped = fold(started_from(store, map_id), store.events(map_id)).skipped
            said += _named(map_id, [(item.seq, item.why) for item in skipped], "passed over, as it does not fit")
        return tuple(said)


def _newer_in_copy(store: Store, folder: Path) -> Iterator[str]:
    """What the newest copy holds that the store does not: a log that was lost leaves no other trace."""
    for newest in copies(folder)[:1]:
        with suppress(StoreError), _looked_at(newest) as copy:
            for map_id in copy.maps():
                there, here = copy.last(map_id), store.last(map_id)
                if there > here or map_id not in store.maps():
                    yield (
                        f"{folder.name}/{newest.name} holds {there} {numbered(there, 'entry', 'entries')} of the map "
                        f'"{map_id}", and the store {here or "none"}. Its newest entries may be lost.'
                    )


def _idle(events: Sequence[Event]) -> Iterator[tuple[int, str]]:
    """Sound entries that can change nothing, by number, and why: nothing of ours writes such."""
    blanked: set[Any] = set()
    for event in events:
        if event.kind not in KINDS:
            yield event.seq, f'Its kind, "{_shown(event.kind)}", is not known to this version.'
        elif event.kind == UNDO:
            target = target_of(event)
            if not (type(target) is int and 0 < target < event.seq):
                yield event.seq, "It undoes an entry that does not stand before it."
        elif event.kind == REDACT:
            target = target_of(event)
            blanked.add(target)
            if not (type(target) is int and 0 <= target < event.seq):
                yield event.seq, "It blanks an entry that does not stand before it."
    for event in events:
        if event.kind == REDACTED and event.seq not in blanked:
            yield event.seq, "It is blanked, and nobody had it blanked."


def carry_out(what: str, store: Path, new: Path | None) -> tuple[bool, tuple[str, ...]]:
    """What a person asks of a store: `list`, `check`, or, into the file `new`, `copy` and `restore`.

    Returns
    -------
    Whether all is well, and what there is to say.

    Raises
    ------
    StoreError
        When there is no such store, or the new name is taken.
    """
    well, said = _carried_out(what, store, new)
    return well, tuple(map(_shown, said))


def _carried_out(what: str, store: Path, new: Path | None) -> tuple[bool, tuple[str, ...]]:
    if what == "check":
        wrong = check_copy(store)
        holds = not wrong and _listed(store)[1]
        sound = ("Nothing is wrong.", *only_in_log(store), *_unfit(store)) if holds else (NO_MAP.format(store.name),)
        sound = (*sound, *unread_beside(store))
        left_out = (SEEK_OR_BLANK,) if any(LEFT_OUT in line for line in wrong) else ()
        return not wrong, (*wrong, *left_out) or sound
    if new is None:
        damaged, listed = _listed(store)
        return not damaged, (*listed, *damaged) or (NO_MAP.format(store.name),)
    if what == "restore":
        restore(store, new)
        return True, (f"{new.name} is complete.",)
    wrong = check_copy(store)
    _copy(store, new)
    as_it_is = f"{new.name} is a copy of a damaged store, and no sounder than that. This is wrong with {store.name}:"
    return not wrong, (as_it_is, *wrong) if wrong else (f"{new.name} is complete.",)


def _listed(path: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is wrong with the store; each map with the day something was last kept, newest first."""
    with _looked_at(path) as store:
        return tuple(dict.fromkeys((*store.notes, *store.check()))), tuple(
            f"{map_id or 'A map without a name'}, last changed {_day(at)}" for map_id, at in store.newest()
        )


def _day(at: str) -> str:
    """A day of the store, where a damaged entry has not made something else of it."""
    try:
        return date.fromisoformat(at[:10]).isoformat()
    except ValueError:
        return "on a day that is not known"


def _shown(words: str) -> str:
    """Words in one line, with names in them: what would steer a terminal is only marked."""
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in words)


def _copy(path: Path, new: Path) -> None:
    """A complete copy of a store, which may be in use."""
    with _looked_at(path) as store:
        store.save_copy(new)


def _looked_at(path: Path) -> Store:
    """A store that is only read. Opening one that is not there would make an empty one."""
    with plain_errors("open the store"):
        refuse_lost(path)
        there = path.exists()
    if not there:
        raise StoreError(f"There is no store {path.name}. Check the name and the folder.")
    return Store(path, look=True)


def restore(copy: Path, path: Path) -> None:
    """Make a store again from a copy. A store that is there is never written over.

    Raises
    ------
    StoreError
        When the copy is missing or damaged, or `path` is there already.
    """
    with plain_errors("open the copy"):
        there = copy.exists()
    if not there:
        raise StoreError(f"There is no copy {copy.name}. Check the name and the folder.")
    found = check_copy(copy)
    if found:
        raise StoreError(f"{copy.name} cannot be relied on. Choose another copy. {found[0]}")
    _copy(copy, path)


def _next_name(folder: Path) -> str:
    """Copies are counted, so that their order does not hang on the clock; the time is for people."""
    newest = copies(folder)
    number = int(newest[0].name.split("-")[1]) + 1 if newest else 1
    return f"copy-{number:06}-{datetime.now(UTC):%Y%m%d-%H%M}.db"
