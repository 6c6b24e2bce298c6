"""What every window is told about the app as each page begins: colours, letters and settings, put together once.

Streamlit looks all of it up anew for each page, on the loop that sends everybody's pages: 5 of 43 ms. It is the same
for everybody while the app runs. Streamlit has no setting for that.
"""

from collections.abc import Callable
from typing import Any

from streamlit.runtime import app_session

__all__ = ["put_together_once"]

FILLED = ("_populate_theme_msg", "_populate_config_msg")  # of Streamlit 1.67; a test says if another has none


def put_together_once() -> None:
    """Let it be looked up for the first page alone."""
    for name in FILLED:
        setattr(app_session, name, _once(getattr(app_session, name)))


def _once(fill: Callable[..., None]) -> Callable[..., None]:
    """The same for a message, its parts filled from one that was filled before; what is empty stays unsaid."""
    filled: dict[tuple[str, ...], Any] = {}

    def fill_again(message: Any, *part: str) -> None:
        if part not in filled:
            filled[part] = type(message)()
            fill(filled[part], *part)
        if filled[part].ByteSize():
            message.MergeFrom(filled[part])

    return fill_again
