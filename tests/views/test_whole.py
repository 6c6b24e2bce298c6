"""What a click does is done to its end: the next click does not break off the callback of the one before."""

import threading

import pytest
from streamlit.runtime.scriptrunner import ScriptRunner, StopException
from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequests
from streamlit.runtime.scriptrunner_utils.script_run_context import RunLocation, ThreadState

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
