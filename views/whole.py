"""What a click does is done to its end, whatever is clicked meanwhile.

Streamlit gives up what it is doing for a page as soon as the next click comes, and also in the middle of a callback: at
its next look into the session state. A map was kept then and not shown, or a click did nothing. Pages may be given up,
what a person has asked for may not. Streamlit has no setting for that.

Parts of a page that run by themselves, such as the look for what others have changed, ask for that with all that their
window holds: its address and the state of every control. Where they ask before the window has heard of the last click,
Streamlit takes the old state for a new choice and makes it. So a part that runs by itself brings nothing along, and
waits for its next turn while the page does what was asked for.

The next click begins beside the page that it takes the place of, and Streamlit gives each a lock of its own over what
is one state. Where the old page ended at that moment, both changed the state at once, and the old one put back the
click that the new one had just been told of. So both share one lock, and who has been told to stop clears nothing away.
"""

import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any
from urllib.parse import urlencode
from weakref import WeakSet, WeakValueDictionary

from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import ScriptRunner
from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequestType
from streamlit.runtime.scriptrunner_utils.script_run_context import RunLocation, ThreadState
from streamlit.runtime.state import SafeSessionState, SessionState

__all__ = ["callbacks", "pages_in_turn", "parts_that_run_by_themselves"]

_given_up = ScriptRunner._maybe_handle_execution_control_request  # of Streamlit 1.67; a test says if another has none
_asked_for = AppSession.request_rerun  # likewise
_begun = SafeSessionState.__init__
_ended = ScriptRunner._on_script_finished
_locks: "WeakValueDictionary[int, threading.RLock]" = WeakValueDictionary()  # of each state, while a page works on it
_by_themselves: "WeakSet[ScriptRunner]" = WeakSet()  # those that do nothing that a person has asked for


def callbacks() -> None:
    """Let callbacks come to their end, in every visit. The next click waits for that; its own callback comes after."""
    ScriptRunner._maybe_handle_execution_control_request = _between_callbacks  # type: ignore[method-assign,assignment]


def _between_callbacks(runner: ScriptRunner) -> None:
    with suppress(RuntimeError):  # a thread that works for no page has no state
        if ThreadState.get().run_location is RunLocation.CALLBACK:
            return
    _given_up(runner)


def parts_that_run_by_themselves() -> None:
    """Let them take back nothing that was chosen, in every visit."""
    AppSession.request_rerun = _in_their_turn  # type: ignore[method-assign,assignment]


def _in_their_turn(session: AppSession, asked: ClientState | None) -> None:
    by_itself = asked is not None and asked.is_auto_rerun
    runner = session._scriptrunner
    if asked is not None and by_itself:
        if runner is not None and runner not in _by_themselves:
            return
        asked.ClearField("widget_states")
        asked.query_string = urlencode(session._session_state.query_params._query_params, doseq=True)
    _asked_for(session, asked)
    runner = session._scriptrunner
    if runner is not None:
        (_by_themselves.add if by_itself else _by_themselves.discard)(runner)


def pages_in_turn() -> None:
    """Let one page at a time change what a visit holds, in every visit."""
    SafeSessionState.__init__ = _with_one_lock  # type: ignore[method-assign,assignment]
    ScriptRunner._on_script_finished = _unless_replaced  # type: ignore[method-assign,assignment]


def _with_one_lock(safe: SafeSessionState, state: SessionState, yield_callback: Callable[[], None]) -> None:
    _begun(safe, state, yield_callback)
    object.__setattr__(safe, "_lock", _locks.setdefault(id(state), safe._lock))


def _unless_replaced(runner: ScriptRunner, ctx: Any, event: Any, premature_stop: bool, run_descriptor: Any) -> None:
    with runner._session_state._lock:  # nobody is told of a click between the question and the clearing
        replaced = runner._requests._state is ScriptRequestType.STOP
        _ended(runner, ctx, event, premature_stop or replaced, run_descriptor)
