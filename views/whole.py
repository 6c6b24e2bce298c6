"""What a click does is done to its end, whatever is clicked meanwhile.

Streamlit gives up what it is doing for a page as soon as the next click comes, and also in the middle of a callback: at
its next look into the session state. A map was kept then and not shown, or a click did nothing. Pages may be given up,
what a person has asked for may not. Streamlit has no setting for that.
"""

from contextlib import suppress

from streamlit.runtime.scriptrunner import ScriptRunner
from streamlit.runtime.scriptrunner_utils.script_run_context import RunLocation, ThreadState

__all__ = ["callbacks"]

_given_up = ScriptRunner._maybe_handle_execution_control_request  # of Streamlit 1.67; a test says if another has none


def callbacks() -> None:
    """Let callbacks come to their end, in every visit. The next click waits for that; its own callback comes after."""
    ScriptRunner._maybe_handle_execution_control_request = _between_callbacks  # type: ignore[method-assign,assignment]


def _between_callbacks(runner: ScriptRunner) -> None:
    with suppress(RuntimeError):  # a thread that works for no page has no state
        if ThreadState.get().run_location is RunLocation.CALLBACK:
            return
    _given_up(runner)
