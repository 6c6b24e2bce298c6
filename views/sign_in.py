"""Who has signed in, and what they may do: OpenID Connect through Streamlit, roles by the groups that a person is in.

Without `[auth]` in the secrets there is no sign-in. The app then serves this computer alone (`views.door`), and
whoever sits at it may do everything.
"""

import importlib.util
import json
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import streamlit as st
from streamlit import config
from streamlit.errors import StreamlitSecretNotFoundError
from streamlit.web.server.starlette import starlette_websocket
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

__all__ = [
    "LOOK_ONLY",
    "Role",
    "faults",
    "gate",
    "is_begun",
    "is_by_tls",
    "line",
    "may",
    "role",
    "role_of_cookies",
    "role_of_user",
]

Role = Literal["read", "edit", "facilitate"]
ROLES: tuple[Role, ...] = ("read", "edit", "facilitate")  # each may do what those before it may
NEEDED = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
PRIVATE = ("redirect_uri", "server_metadata_url")  # of those, what nobody on the way may read
NOT_SAID = object()  # where another version of Streamlit keeps what it read elsewhere
SHORTEST_SECRET = 32  # characters; with less, the cookie that says who somebody is could be guessed
SIGNED_IN_FOR = 12 * 3600  # seconds; a workshop fits, and whoever leaves a group is out the next day
MAY: Mapping[Role, str] = {
    "read": "look at maps and try changes",
    "edit": "look at maps and change them",
    "facilitate": "look at maps, change them and lead a workshop",
}
LOOK_ONLY = "Your sign-in does not let you do this. Ask whoever looks after the mapper."
WELCOME = "Please sign in to see the maps of your partnership."
NOT_LISTED = "You have signed in, but are in none of the groups that may use the mapper. Ask whoever looks after it."


def is_begun() -> bool:
    """Whether sign-in is set up, or somebody has begun to: then nobody comes in without."""
    if _are_nowhere():
        return False
    try:
        return "auth" in st.secrets
    except StreamlitSecretNotFoundError as error:
        return error.error_id != "no-secrets-found"


def _are_nowhere() -> bool:
    """Whether no secrets were read and no file has any. Streamlit itself keeps only what it found, and looks anew."""
    if getattr(st.secrets, "_secrets", NOT_SAID) is not None:
        return False
    return not any(Path(file).exists() for file in config.get_option("secrets.files"))


def faults() -> tuple[str, ...]:
    """What is missing before people can sign in, a sentence each; nothing where it is set up."""
    try:
        auth, access = _section("auth"), _section("access")
    except StreamlitSecretNotFoundError:
        return ("The secrets file cannot be read. Look for a line of it that is not TOML.",)
    is_short = 0 < len(str(auth.get("cookie_secret") or "")) < SHORTEST_SECRET
    missing = ", ".join(name for name in NEEDED if not auth.get(name))
    grouped = any(_listed(access.get(role)) for role in ROLES)
    trusted = st.get_option("server.trustedUserHeaders")
    exposed = [name for name in PRIVATE if auth.get(name) and not _is_private(str(auth[name]))]
    told = {
        f"[auth] has no {missing}.": missing,
        f"cookie_secret is too short. Draw {SHORTEST_SECRET} characters or more by chance.": is_short,
        f"{' and '.join(exposed)} must begin with https://.": exposed,
        "[access] names no group that may read, edit or facilitate.": not grouped,
        "server.trustedUserHeaders has to be empty: anybody could send such a header.": trusted,
        "server.enableXsrfProtection has to be on.": not st.get_option("server.enableXsrfProtection"),
        "Authlib is not installed. Install requirements.lock.": importlib.util.find_spec("authlib") is None,
    }
    return tuple(fault for fault, is_so in told.items() if is_so)


def is_by_tls() -> bool:
    """Whether browsers reach the app by https alone, as the address that they come back to from signing in says."""
    return str(_section("auth").get("redirect_uri")).startswith("https://")


def _section(name: str) -> Mapping[str, Any]:
    try:
        found = st.secrets.get(name)
    except StreamlitSecretNotFoundError as error:
        if error.error_id != "no-secrets-found":
            raise
        found = None
    return found if isinstance(found, Mapping) else {}


def _is_private(address: str) -> bool:
    """Whether nobody on the way can read what goes to an address."""
    parts = urlsplit(address)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in {"localhost", "127.0.0.1", "::1"})


def _listed(value: object) -> frozenset[str]:
    """One text, or those of a list; anything else is none."""
    return frozenset({value} if isinstance(value, str) else value if isinstance(value, list | tuple) else ()) - {""}


def is_signed_in(user: Mapping[str, Any], now: float) -> bool:
    """Whether these claims are of somebody who has signed in, and not too long ago.

    Parameters
    ----------
    user
        The claims of the identity token, and `is_logged_in`.
    now
        Seconds since 1970, UTC.
    """
    since = user.get("iat")
    return user.get("is_logged_in") is True and isinstance(since, int | float) and now - since <= SIGNED_IN_FOR


def role_of_user(user: Mapping[str, Any], access: Mapping[str, Any], now: float) -> Role | None:
    """What somebody with these claims may do; None for nothing: not signed in, or in none of the groups.

    Parameters
    ----------
    access
        Groups by role, and in `claim` which claim tells the groups (else `groups`).
    """
    if not is_signed_in(user, now):
        return None
    groups = _listed(user.get(str(access.get("claim") or "groups")))
    return next((role for role in reversed(ROLES) if groups & _listed(access.get(role))), None)


def role() -> Role | None:
    """What whoever looks at this page may do; everything where there is no sign-in."""
    return role_of_user(st.user.to_dict(), _section("access"), time.time()) if is_begun() else ROLES[-1]


def may(needed: Role) -> bool:
    """Whether whoever looks at this page may do what takes this role."""
    had = role()
    return had is not None and ROLES.index(had) >= ROLES.index(needed)


def role_of_cookies(cookies: Mapping[str, str]) -> Role | None:
    """What whoever sends these cookies may do: asked of downloads and uploads, which no page stands before.

    Streamlit has no public way to read the cookie that it signs; its own reading of it is used.
    """
    signed = starlette_websocket._get_signed_cookie_with_chunks(dict(cookies), USER_COOKIE_NAME)
    try:
        user = json.loads(signed or "{}")
    except ValueError:
        return None
    return role_of_user(user, _section("access"), time.time()) if isinstance(user, dict) else None


def gate() -> None:
    """End the page here, with the way to sign in, for whoever may not read."""
    if may("read"):
        return
    st.html('<h1 class="question">Partnership network mapper</h1>')
    if is_signed_in(st.user.to_dict(), time.time()):
        st.write(NOT_LISTED)
        st.button("Sign out", on_click=st.logout)
    else:
        st.write(WELCOME)
        st.button("Sign in", type="primary", on_click=st.login)
    st.stop()


def line() -> None:
    """Who may do what here, and the way out; nothing where there is no sign-in."""
    if not is_begun():
        return
    with st.container(key="signed-in", horizontal=True, vertical_alignment="center"):
        st.html(f'<p class="hint">You are signed in, and may {MAY[role() or "read"]}.</p>')
        st.button("Sign out", on_click=st.logout, type="tertiary", key="sign out")
