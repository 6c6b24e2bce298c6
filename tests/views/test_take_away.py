"""Taking a map away as a safe public copy: by a switch, and by itself where the map is for the public."""

from dataclasses import replace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from network import Network
from tests.open_pages import opened, words
from tests.public.planted import SECRETS, STAYS, planted, word
from tests.public.scanning import found_in


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """The files that the buttons of the page give, by name; the working copy is made only when it is asked for."""
    files: dict[str, bytes] = {}

    def button(label: str, data: Any, *, file_name: str, **_: Any) -> bool:
        if isinstance(data, bytes):
            files[file_name] = data
        return False

    monkeypatch.setattr("streamlit.download_button", button)
    return files


def page(network: Network) -> AppTest:
    app = opened("data.py", network, part="take-away")
    assert not app.exception
    return app


@pytest.fixture(scope="module")
def whole() -> Network:
    return planted(illustrative=True)


def test_the_switch_makes_a_public_copy_in_the_format_that_is_chosen(whole: Network, offered: dict[str, bytes]) -> None:
    app = page(whole)
    assert found_in(offered, {"a name": word("hub name")})
    offered.clear()
    app.toggle(key="public copy").set_value(True).run()
    assert [name.endswith("_illustrative_public_counts-mhsds.yaml") for name in offered] == [True]
    assert found_in(offered, SECRETS) == []
    assert "safe public copy" in words(app)
    offered.clear()
    app.radio(key="named in public").set_value("nobody").run()
    assert found_in(offered, SECRETS | {one: one for one in STAYS}) == []


def test_whoever_has_agreed_is_named_where_that_is_chosen(whole: Network, offered: dict[str, bytes]) -> None:
    agreed = replace(whole, agreed=(replace(whole.agreed[0], partner="hub"),))
    app = page(agreed)
    app.toggle(key="public copy").set_value(True).run()
    offered.clear()
    app.radio(key="named in public").set_value("agreed").run()
    assert found_in(offered, {"a name": word("hub name")})
    assert not found_in(offered, {"who agreed for it": word("agreed by"), "another name": word("door name")})


def test_a_map_for_the_public_is_offered_as_a_public_copy_by_itself(whole: Network, offered: dict[str, bytes]) -> None:
    app = page(replace(whole, system=replace(whole.system, public=True)))
    assert app.toggle(key="public copy").value
    assert offered
    assert found_in(offered, SECRETS) == []


def test_the_rule_on_small_counts_is_said_once() -> None:
    assert words(opened("data.py", part="take-away")).count("Counts under 5 are hidden") == 1
