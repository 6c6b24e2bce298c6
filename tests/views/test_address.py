"""Widgets tied to what a page keeps: each change is handed on once, also on a busy machine."""

from types import SimpleNamespace

import pytest

from views import address
from views.parts.importing import flow, upload


@pytest.fixture
def state(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    state: dict[str, object] = {}
    monkeypatch.setattr(address, "st", SimpleNamespace(session_state=state))
    return state


def test_what_a_widget_says_again_after_it_has_gone_changes_nothing(state: dict[str, object]) -> None:
    kept: list[str] = []
    widget = address.handed("map", "here", kept.append)
    widget["on_change"]()  # a look at the map that was asked for while the page still read a file
    assert kept == []
    for said in ("there", "there", "here"):  # and back, before the page is drawn anew
        state[widget["key"]] = said
        widget["on_change"]()
    assert kept == ["there", "here"]


def test_a_folded_widget_that_has_been_replaced_says_nothing_more(state: dict[str, object]) -> None:
    kept: list[object] = []
    young = address.handed("person age", 16, lambda age: kept.append(("the young person", age)), folded=True)
    veteran = address.handed("person age", 52, lambda age: kept.append(("the veteran", age)), folded=True)
    assert young["key"] != veteran["key"]
    young["on_change"]()  # with the next press, the form that is shut says once more what it held
    assert kept == []
    state[veteran["key"]] = 53
    veteran["on_change"]()
    assert kept == [("the veteran", 53)]


def test_files_that_are_on_their_way_in_do_not_begin_again(
    state: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[tuple[tuple[str, bytes], ...]] = []
    monkeypatch.setattr(upload, "start", begun.append)

    def chosen(number: str) -> None:
        state["file"] = [SimpleNamespace(file_id=number, name="map.csv", getvalue=lambda: b"a,b")]
        flow._chosen("file")

    for number in ("1", "1", "2"):  # the same file chosen a second time is another
        chosen(number)
    assert len(begun) == 2
