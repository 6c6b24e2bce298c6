"""Options of Streamlit are read as it reads them itself, and nobody waits for another who reads or sets one."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from streamlit import config

from views import options

OWN = (config.get_option, config.get_options_for_section)  # Streamlit's


@pytest.fixture(autouse=True)
def put_back(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("get_option", "get_options_for_section"):
        monkeypatch.setattr(config, name, getattr(config, name))


def test_every_option_is_what_streamlit_says_it_is() -> None:
    own_option, own_section = OWN
    options.read_without_lock()
    for key, one in config.get_config_options().items():
        assert config.get_option(key) == own_option(key)
        assert config.get_options_for_section(one.section) == own_section(one.section)
    with pytest.raises(RuntimeError, match="not defined"):
        config.get_option("server.no_such")


def test_nobody_waits_while_another_holds_the_options() -> None:
    with ThreadPoolExecutor() as others:
        with config._config_lock:
            own = others.submit(OWN[0], "server.headless")
            with pytest.raises(TimeoutError):  # if Streamlit does not wait here any more, views/options.py can go
                own.result(timeout=0.2)
            options.read_without_lock()
            assert others.submit(config.get_option, "server.headless").result(timeout=20) is not None
            assert others.submit(config.get_options_for_section, "server").result(timeout=20)
        assert own.result(timeout=20) is not None
