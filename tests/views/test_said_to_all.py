"""What every window is told about the app is put together once, and is the same as if it were looked up each time."""

import pytest
from streamlit import config
from streamlit.proto.NewSession_pb2 import NewSession
from streamlit.runtime import app_session

from views.behind import said_to_all

SECTIONS = ((), ("theme.light",), ("theme.dark",), ("theme.sidebar",))


def _told() -> bytes:
    """What one window is told, as Streamlit asks for it."""
    told = NewSession()
    app_session._populate_config_msg(told.config)
    theme = told.custom_theme
    for message, part in zip((theme, theme.light, theme.dark, theme.sidebar), SECTIONS, strict=True):
        app_session._populate_theme_msg(message, *part)
    return told.SerializeToString(deterministic=True)


def test_each_window_is_told_the_same_and_it_is_looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in said_to_all.FILLED:
        monkeypatch.setattr(app_session, name, getattr(app_session, name))  # put back at the end
    before = _told()
    assert b"#0F4C5C" in before  # the colour of .streamlit/config.toml
    said_to_all.put_together_once()
    assert _told() == before
    for looking_up in ("get_option", "get_options_for_section"):
        monkeypatch.setattr(config, looking_up, None)
    assert _told() == before
