"""Pages that many ask for at one moment are made a few at a time, in turn; one that takes long keeps nobody waiting."""

import threading
import time
from collections.abc import Callable, Iterator

import pytest

from tests.open_pages import opened
from views.behind import turns
from views.behind.turns import Turns

SOON = 10  # seconds in which whatever is not kept waiting begins, however busy the machine is


class Pages:
    """Pages that begin when their turn comes and go on until they are told to end."""

    def __init__(self) -> None:
        self.turns = Turns()
        self.begun: list[int] = []
        self._asked: list[tuple[threading.Event, threading.Thread]] = []

    def ask(self, several: int) -> None:
        """For so many, one after the other."""
        for number in range(len(self._asked), len(self._asked) + several):
            end = threading.Event()
            thread = threading.Thread(target=self._make, args=(number, end))
            self._asked.append((end, thread))
            thread.start()
            until(lambda number=number: len(self.begun) + len(self.turns._waiting) > number)

    def _make(self, number: int, end: threading.Event) -> None:
        with self.turns.one():
            self.begun.append(number)
            end.wait()

    def end(self, number: int) -> None:
        """One of them."""
        end, thread = self._asked[number]
        end.set()
        thread.join()

    def end_all(self) -> None:
        """All of them."""
        for end, _ in self._asked:
            end.set()
        for _, thread in self._asked:
            thread.join()


def until(is_so: Callable[[], bool]) -> None:
    last = time.monotonic() + SOON
    while not is_so():
        assert time.monotonic() < last
        time.sleep(0.001)


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> Iterator[Pages]:
    """Two at a time; none takes long enough to be passed by."""
    monkeypatch.setattr(turns, "AT_ONCE", 2)
    monkeypatch.setattr(turns, "LONG", 3600)
    pages = Pages()
    yield pages
    pages.end_all()


def test_a_few_at_a_time_in_the_order_in_which_they_were_asked_for(pages: Pages) -> None:
    pages.ask(5)
    until(lambda: pages.begun == [0, 1])
    for ended in range(3):
        pages.end(ended)
        until(lambda ended=ended: pages.begun == list(range(ended + 3)))


def test_one_that_takes_long_keeps_nobody_waiting(pages: Pages, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "LONG", 0.01)
    pages.ask(5)
    until(lambda: pages.begun == [0, 1, 2, 3, 4])


def test_one_that_fails_gives_its_turn_back(pages: Pages) -> None:
    for _ in range(3):
        with pytest.raises(ZeroDivisionError), pages.turns.one():
            raise ZeroDivisionError
    pages.ask(2)
    until(lambda: pages.begun == [0, 1])


def test_every_page_waits_for_its_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    had: list[Turns] = []
    monkeypatch.setattr(Turns, "_let_in", lambda own, let_in=Turns._let_in: (had.append(own), let_in(own)))
    assert not opened().exception
    assert had == [turns.TURNS, turns.TURNS]  # as it begins, as it ends
