"""What somebody who has signed in may do, and what the pages let them."""

import random
import secrets
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from network import Network
from network.model import System
from network.open_map import refuse_people
from tests.open_pages import opens_by_address, words
from views import cached, pages, sign_in, state

MAIN = Path(__file__).parents[2] / "views" / "main.py"
COMPLETE: dict[str, Any] = {
    "auth": {
        "redirect_uri": "https://mapper.example.org/oauth2callback",
        "cookie_secret": "x" * 32,
        "client_id": "mapper",
        "client_secret": "secret",
        "server_metadata_url": "https://login.example.org/.well-known/openid-configuration",
    },
    "access": {"read": ["partners"], "edit": ["editors"], "facilitate": ["leads"]},
}
NOW = 1_800_000_000
ACCESS = {"read": ["partners"], "edit": ["editors", "data"], "facilitate": "leads"}


def user(*groups: str, ago: float = 0, **more: Any) -> dict[str, Any]:
    return {"is_logged_in": True, "iat": NOW - ago, "groups": list(groups), **more}


@pytest.mark.parametrize(
    ("claims", "role"),
    [
        (user("partners"), "read"),
        (user("editors"), "edit"),
        (user("leads"), "facilitate"),
        (user("partners", "other", "leads", "data"), "facilitate"),  # the most that any of the groups allows
        (user(groups="data"), "edit"),  # a claim that is one text
        (user("partners", ago=12 * 3600), "read"),
        (user("partners", ago=12 * 3600 + 1), None),
        (user("other"), None),
        (user("Partners"), None),
        (user(""), None),
        (user(), None),
        (user(groups=None), None),
        (user(groups={"partners": True}), None),
        (user("leads", is_logged_in=False), None),
        (user("leads", is_logged_in="true"), None),
        (user("leads", iat=None), None),
        (user("leads", iat="1800000000"), None),
        ({"groups": ["leads"]}, None),
        ({}, None),
    ],
)
def test_the_role_is_the_most_that_a_group_allows(claims: dict[str, Any], role: str | None) -> None:
    assert sign_in.role_of_user(claims, ACCESS, NOW) == role


def test_groups_may_be_told_by_another_claim() -> None:
    told = user("leads", roles=["partners"])
    assert sign_in.role_of_user(told, ACCESS | {"claim": "roles"}, NOW) == "read"


def test_an_empty_list_of_groups_lets_nobody_in() -> None:
    assert sign_in.role_of_user(user("", "partners"), {"read": ["", None], "edit": ""}, NOW) is None


def test_without_sign_in_whoever_sits_here_may_do_everything() -> None:
    assert sign_in.role() == "facilitate"
    assert all(map(sign_in.may, sign_in.ROLES))


def seen(file: str, *groups: str, signed_in: bool = True, ago: float = 0, **address: str) -> AppTest:
    """A page with sign-in set up, as somebody in these groups sees it."""
    app = AppTest.from_file(str(MAIN), default_timeout=60)
    app.secrets |= COMPLETE
    app.user = user(*groups, iat=time.time() - ago) if signed_in else {"is_logged_in": False}
    for name, value in address.items():
        app.query_params[name] = value
    return app.run() if file == "overview.py" else opens_by_address(app, file).run()


def kept_maps() -> list[str]:
    return [key for key, _ in cached.kept_maps()]


@pytest.mark.parametrize("who", [{"signed_in": False}, {"ago": 13 * 3600.0}], ids=["nobody", "long ago"])
def test_who_has_not_signed_in_is_shown_the_way_in_and_nothing_else(who: dict[str, Any]) -> None:
    app = seen("overview.py", "leads", **who)
    assert not app.exception
    assert [button.label for button in app.button] == ["Sign in"]
    assert "Riverside" not in words(app)


def test_who_is_in_no_group_is_told_so() -> None:
    app = seen("overview.py", "others")
    assert [button.label for button in app.button] == ["Sign out"]
    assert [text.value for text in app.markdown] == [sign_in.NOT_LISTED]
    assert "Riverside" not in words(app)


@pytest.mark.parametrize("file", pages.PAGES.values())
def test_who_may_read_sees_every_page(file: str) -> None:
    app = seen(file, "partners")
    assert not app.exception
    assert "You are signed in, and may look at maps and try changes." in words(app)


@pytest.mark.parametrize(
    ("group", "parts"),
    [
        ("partners", ["open", "take-away"]),
        ("editors", ["open", "edit", "names", "changes", "take-away"]),
        ("leads", ["open", "edit", "names", "running", "changes", "take-away"]),
    ],
)
def test_the_data_page_offers_what_one_may_do(group: str, parts: list[str]) -> None:
    app = seen("data.py", group)
    (choice,) = [one for one in app.get("button_group") if one.label == "Part of this page"]
    assert choice.options == [PARTS[part] for part in parts]


PARTS = {
    "open": "Open", "edit": "Edit", "names": "Who may be named", "running": "Running order", "changes": "Changes",
    "take-away": "Take away",
}  # fmt: skip


def test_an_address_opens_no_part_that_one_may_not_see() -> None:
    assert "Map on screen" in [one.label for one in seen("data.py", "partners", part="edit").selectbox]


def act(group: str, script: Callable[[], None]) -> AppTest:
    """Run a script as somebody in this group."""
    app = AppTest.from_function(script, default_timeout=60)
    app.secrets |= COMPLETE
    app.user = user(group, iat=time.time())
    return app.run()


def change() -> None:
    from network.model import StepBack
    from views import state

    state.keep_changes((StepBack("ld"),))


def start() -> None:
    from network.model import Network, System
    from views import state

    state.open_map(Network(System("New")))


def loosen() -> None:
    from views import state

    state.keep_rule("none")


def look_closely() -> None:
    import streamlit as st

    from views import state

    state.show_every_count(True)
    st.write("every count" if state.is_working_copy() else "hidden")


@pytest.mark.parametrize(
    ("script", "allowed"),
    [
        (change, ("editors", "leads")),
        (start, ("editors", "leads")),
        (loosen, ("leads",)),
    ],
)
@pytest.mark.parametrize("group", ["others", "partners", "editors", "leads"])
def test_a_change_is_kept_only_for_who_may(script: Callable[[], None], allowed: tuple[str, ...], group: str) -> None:
    app = act(group, script)
    assert not app.exception
    assert bool(kept_maps()) == (group in allowed)
    assert ("refusal" in app.session_state and app.session_state["refusal"] == sign_in.LOOK_ONLY) == (
        group not in allowed
    )


@pytest.mark.parametrize(("group", "shown"), [("partners", "hidden"), ("editors", "every count")])
def test_every_count_is_for_who_may_edit(group: str, shown: str) -> None:
    assert act(group, look_closely).markdown[0].value == shown


def test_no_key_that_a_map_is_given_looks_like_the_details_of_a_person(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(secrets, "choice", random.Random(1).choice)
    for _ in range(2000):
        refuse_people([state._free_key(Network(System("SE1 team 3")))])
