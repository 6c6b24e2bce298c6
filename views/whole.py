"""What a click does is done to its end, whatever is clicked meanwhile.

Streamlit gives up what it is doing for a page as soon as the next click comes, and also in the middle of a callback: at
its next look into the session state. A map was kept then and not shown, or a click did nothing. Pages may be given up,
what a person has asked for may not. Streamlit has no setting for that.

Parts of a page that run by themselves, such as the look for what others have changed, ask for that with all that their
window holds: its address and the state of every control. Where they ask before the window has heard of the last click,
Streamlit takes the old state for a new choice and makes it. So a part that runs by itself brings nothing along, and
waits for its next turn while the page does what was asked for.
"""

from contextlib import suppress
from urllib.parse import urlencode
from weakref import WeakSet

from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import ScriptRunner
from streamlit.runtime.scriptrunner_utils.script_run_context import RunLocation, ThreadState

__all__ = ["callbacks", "parts_that_run_by_themselves"]

_given_up = ScriptRunner._maybe_handle_execution_control_request  # of Streamlit 1.67; a test says if another has none
_asked_for = AppSession.request_rerun  # likewise
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
