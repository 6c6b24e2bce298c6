"""What a click does is done to its end, and nothing that runs by itself breaks it off or takes it back."""

import threading
from types import SimpleNamespace
from typing import cast

import pytest
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import ScriptRunner, StopException
from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequests
from streamlit.runtime.scriptrunner_utils.script_run_context import RunLocation, ThreadState
from streamlit.runtime.state import SafeSessionState, SessionState

from views import whole


@pytest.fixture
def runner(monkeypatch: pytest.MonkeyPatch) -> ScriptRunner:
    """A page that is at work and that the next click has told to stop."""
    monkeypatch.setattr(ScriptRunner, "_maybe_handle_execution_control_request", whole._given_up)
    runner = ScriptRunner.__new__(ScriptRunner)
    runner._execing, runner._script_thread, runner._requests = True, threading.current_thread(), ScriptRequests()
    runner._requests.request_stop()
    ThreadState.initialize()
    return runner


def test_streamlit_breaks_off_callbacks_by_itself(runner: ScriptRunner) -> None:
    with ThreadState.scoped(run_location=RunLocation.CALLBACK), pytest.raises(StopException):
        runner._maybe_handle_execution_control_request()


def test_a_callback_comes_to_its_end_and_a_page_is_given_up(runner: ScriptRunner) -> None:
    whole.callbacks()
    with ThreadState.scoped(run_location=RunLocation.CALLBACK):
        runner._maybe_handle_execution_control_request()
    with pytest.raises(StopException):
        runner._maybe_handle_execution_control_request()


class Visit:
    """A visit that notes what it is asked for, and works on it until somebody says that it is done."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *, partner: str) -> None:
        params = SimpleNamespace(_query_params={"map": "riverside", "partner": [partner]})
        self._session_state = SimpleNamespace(query_params=params)
        self._scriptrunner: ScriptRunner | None = None
        self.asked: list[ClientState] = []
        monkeypatch.setattr(whole, "_asked_for", Visit.work)

    def work(self, state: ClientState) -> None:
        self.asked.append(state)
        self._scriptrunner = self._scriptrunner or ScriptRunner.__new__(ScriptRunner)

    def ask(self, *, by_itself: bool) -> list[ClientState]:
        """As a window does that has not heard yet that a partner was chosen."""
        nobody = WidgetStates(widgets=[WidgetState(id="find a partner", string_value="")])
        state = ClientState(query_string="map=riverside", widget_states=nobody, is_auto_rerun=by_itself)
        whole._in_their_turn(cast("AppSession", self), state)
        return self.asked


@pytest.fixture
def visit(monkeypatch: pytest.MonkeyPatch) -> Visit:
    return Visit(monkeypatch, partner="mind")


def test_a_part_that_runs_by_itself_brings_no_old_state_along(visit: Visit) -> None:
    (asked,) = visit.ask(by_itself=True)
    assert (asked.query_string, list(asked.widget_states.widgets)) == ("map=riverside&partner=mind", [])


def test_what_a_person_asks_for_comes_as_it_is(visit: Visit) -> None:
    (asked,) = visit.ask(by_itself=False)
    assert (asked.query_string, len(asked.widget_states.widgets)) == ("map=riverside", 1)


def test_a_part_that_runs_by_itself_waits_for_what_a_person_asked_for(visit: Visit) -> None:
    visit.ask(by_itself=False)
    assert len(visit.ask(by_itself=True)) == 1
    visit._scriptrunner = None
    assert len(visit.ask(by_itself=True)) == 2
    assert len(visit.ask(by_itself=True)) == 3  # two that run by themselves do not keep one another waiting
    visit.ask(by_itself=False)  # of a part of the page, so that the same runner does it
    assert len(visit.ask(by_itself=True)) == 4


def _pages(state: SessionState) -> tuple[SafeSessionState, SafeSessionState]:
    """Two pages of one visit: the one that is given up, and the one that takes its place."""
    return SafeSessionState(state, lambda: None), SafeSessionState(state, lambda: None)


def test_each_page_has_a_lock_of_its_own_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SafeSessionState, "__init__", whole._begun)
    old, new = _pages(SessionState())
    assert old._lock is not new._lock


def test_pages_of_one_visit_share_one_lock_and_other_visits_have_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SafeSessionState, "__init__", whole._with_one_lock)
    (old, new), (other, _) = _pages(SessionState()), _pages(SessionState())
    assert old._lock is new._lock
    assert other._lock is not old._lock


@pytest.mark.parametrize("is_told_to_stop", [False, True])
def test_a_page_that_was_replaced_leaves_the_next_click_alone(
    monkeypatch: pytest.MonkeyPatch, is_told_to_stop: bool
) -> None:
    ended: list[bool] = []
    monkeypatch.setattr(whole, "_ended", lambda runner, ctx, event, stopped, run: ended.append(stopped))
    runner = ScriptRunner.__new__(ScriptRunner)
    runner._session_state, runner._requests = SafeSessionState(SessionState(), lambda: None), ScriptRequests()
    if is_told_to_stop:
        runner._requests.request_stop()
    whole._unless_replaced(runner, None, None, False, None)
    assert ended == [is_told_to_stop]
